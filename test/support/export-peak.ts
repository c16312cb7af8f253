// Run as a process of its own: exports into nothing, and says what it took at most.
import 'reflect-metadata';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ExportQuery } from '../../src/delivery/export/export.model.ts';
import { createHub } from '../../src/hub.ts';
import { silentLogger } from '../../src/platform/logger.ts';

const [url, query] = process.argv.slice(2) as [string, string];
const hub = await createHub({ url, logger: silentLogger, poolSize: 2 });
const file = await hub.api.export(JSON.parse(query) as ExportQuery);
let bytes = 0;
await pipeline(
  file.stream(),
  new Writable({
    write(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      done();
    },
  }),
);
await hub.close();
const { rows } = file.progress;
console.log(JSON.stringify({ rows, bytes, peakKb: process.resourceUsage().maxRSS }));
