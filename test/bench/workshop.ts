import { type BenchCluster, openBenchCluster } from './cluster.ts';
import { exampleDatabase, tablesDatabase } from './hub-databases.ts';
import { type Server, startServer } from './servers.ts';

/** What several benches share, made when the first one needs it. */
export class Workshop {
  #cluster: Promise<BenchCluster> | undefined;
  #example: Promise<string> | undefined;
  #tables: Promise<string> | undefined;
  readonly #servers = new Set<Server>();

  cluster(): Promise<BenchCluster> {
    this.#cluster ??= openBenchCluster();
    return this.#cluster;
  }

  /** The example county. */
  example(): Promise<string> {
    this.#example ??= this.cluster().then(exampleDatabase);
    return this.#example;
  }

  /** A hundred villages with tables of 200 values. */
  tables(): Promise<string> {
    this.#tables ??= this.cluster().then((cluster) => tablesDatabase(cluster));
    return this.#tables;
  }

  /** With nothing in it, or the hub's tables. */
  async empty(name: string, migrated = false): Promise<string> {
    return (await this.cluster()).database(name, { migrated });
  }

  async start(...args: Parameters<typeof startServer>): Promise<Server> {
    const server = await startServer(...args);
    this.#servers.add(server);
    return server;
  }

  async close(): Promise<void> {
    await Promise.allSettled([...this.#servers].map((server) => server.close()));
    await (await this.#cluster)?.close();
  }
}
