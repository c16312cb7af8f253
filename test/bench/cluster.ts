import { chmodSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { HUB_ROLE } from '../../src/database/cluster.ts';
import { openEmbeddedServer } from '../../src/database/embedded-server.ts';
import { migrate } from '../../src/database/migrate.ts';
import { isRunning } from '../../src/database/processes.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { removeDataFolder } from '../support/database-cleanup.ts';

/** A throw-away cluster set up as the hub's own, fsync included; the hub and its peers each have a database in it. */
export interface BenchCluster {
  readonly version: string;
  /** A new database, as the hub's role; migrated for the hub, or empty. */
  database(name: string, options?: { migrated: boolean }): Promise<string>;
  close(): Promise<void>;
}

const FOLDER_PREFIX = 'onetable-bench-';

/** A folder that is removed with its cluster, by a later run if this one is killed. */
export async function benchFolder(): Promise<string> {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(FOLDER_PREFIX)) continue;
    const pid = Number(name.slice(FOLDER_PREFIX.length).split('-')[0]);
    if (Number.isInteger(pid) && !isRunning(pid)) await removeDataFolder(join(tmpdir(), name));
  }
  const folder = mkdtempSync(join(tmpdir(), `${FOLDER_PREFIX}${process.pid}-`));
  chmodSync(folder, 0o711); // as the hub does: root's server runs as another user
  return folder;
}

export async function openBenchCluster(): Promise<BenchCluster> {
  const dataDir = await benchFolder();
  const server = await openEmbeddedServer({ dataDir, role: 'tool', logger: silentLogger, durable: true });
  const [{ version }] = await asAdmin(server.adminUrl, "SELECT current_setting('server_version') AS version");
  return {
    version,
    async database(name, { migrated } = { migrated: false }) {
      await asAdmin(server.adminUrl, `CREATE DATABASE "${name}" OWNER ${HUB_ROLE}`);
      const url = new URL(server.url);
      url.pathname = `/${name}`;
      if (migrated) await migrate({ url: url.href, logger: silentLogger });
      return url.href;
    },
    async close() {
      await server.close();
      await removeDataFolder(dataDir);
    },
  };
}

async function asAdmin(url: string, sql: string): Promise<[{ version: string }]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as [{ version: string }];
  } finally {
    await client.end();
  }
}
