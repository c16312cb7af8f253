// A process of its own for the supervisor's tests: opens the data folder, says so, and stays until it is told to stop.
//   hold-database.ts <data folder> hub|tool
import { openEmbeddedServer } from '../../src/database/embedded-server.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { onShutdown } from '../../src/platform/shutdown.ts';

const [, , dataDir = '', role = 'hub'] = process.argv;
try {
  const server = await openEmbeddedServer({
    dataDir,
    role: role as 'hub' | 'tool',
    logger: silentLogger,
    durable: false,
  });
  onShutdown(() => server.close(), console.error);
  setInterval(() => {}, 60_000);
  console.log(JSON.stringify({ url: server.url, pid: server.pid }));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
