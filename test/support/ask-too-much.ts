// Run as a process of its own: asks a hub over HTTP for more than there can be, and says what it answered.
import 'reflect-metadata';
import { startServer } from '../../src/api/server.ts';
import { createHub } from '../../src/hub.ts';
import { silentLogger } from '../../src/platform/logger.ts';

const [url = ''] = process.argv.slice(2);
const hub = await createHub({ url, logger: silentLogger, poolSize: 2 });
const server = await startServer({
  ...{ api: hub.api, config: { host: '127.0.0.1', port: 0 }, logger: silentLogger },
});
const queries = JSON.parse((await new Response(process.stdin as never).text()) || '[]') as string[];
const answers: unknown[] = [];
for (const query of queries) {
  const response = await fetch(server.url, {
    ...{ method: 'POST', headers: { 'content-type': 'application/json', 'accept-language': 'en' } },
    body: JSON.stringify({ query }),
  });
  answers.push(await response.json());
}
await server.close();
await hub.close();
console.log(JSON.stringify({ answers, peakKb: process.resourceUsage().maxRSS }));
