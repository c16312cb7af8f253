// Run as a process of its own: serves a hub as `npm start` does, until its parent lets it go. Says where, and, whenever
// its parent sends anything, how many statements it has sent to the database.
import 'reflect-metadata';
import { Client } from 'pg';
import { startServer } from '../../src/api/server.ts';
import { createHub } from '../../src/hub.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { TOUR_DAY } from './tour.ts';

let statements = 0;
const query = Client.prototype.query as (...args: unknown[]) => unknown;
Client.prototype.query = function (this: Client, ...args: unknown[]) {
  statements++;
  return query.apply(this, args);
} as never;

const [url = ''] = process.argv.slice(2);
const hub = await createHub({ url, logger: silentLogger, clock: fixedClock(TOUR_DAY), poolSize: 4 });
const config = { host: '127.0.0.1', port: 0 };
const server = await startServer({ api: hub.api, config, logger: silentLogger });
hub.startRefreshing();
hub.follow();
process.on('disconnect', async () => {
  await server.close();
  await hub.close();
  process.exit(0);
});
process.on('message', () => process.send?.(statements));
process.send?.(server.url);
