import { startServer } from '../../../src/api/server.ts';
import { createHub } from '../../../src/hub.ts';
import { silentLogger } from '../../../src/platform/logger.ts';
import { BENCH_CLOCK } from '../hub-databases.ts';

/** The hub as it is served, refilling what is stale meanwhile. */
export async function serveHub(databaseUrl: string): Promise<string> {
  const hub = await createHub({ url: databaseUrl, logger: silentLogger, clock: BENCH_CLOCK });
  const config = { host: '127.0.0.1', port: 0 };
  const { url } = await startServer({ api: hub.api, config, logger: silentLogger, clock: BENCH_CLOCK });
  hub.startRefreshing();
  return url;
}
