import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ExportQuery } from '../../src/delivery/export/export.model.ts';
import { freshHub } from '../support/hub.ts';

// A file of everything takes as little memory as a small one.

/** Less than a quarter of the rows would take; the hub itself needs half of it. */
const HEAP_MB = 128;
/** What is collected sooner or later, from one run to the next. */
const SPREAD_KB = 120_000;

interface Peak {
  readonly rows: number;
  readonly bytes: number;
  readonly peakKb: number;
}

const peakOf = (url: string, query: ExportQuery): Peak =>
  JSON.parse(
    execFileSync(
      process.execPath,
      [
        ...[
          `--max-old-space-size=${HEAP_MB}`,
          '--import',
          'tsx',
          join(import.meta.dirname, '../support/export-peak.ts'),
        ],
        ...[url, JSON.stringify(query)],
      ],
      { encoding: 'utf8' },
    ),
  );

test('memory does not grow with the file', async () => {
  const { url } = await freshHub();
  const periods = ['2024'];
  // What is written in one line at a time is covered by the two that hold more.
  for (const format of ['csv', 'parquet'] as const) {
    const before = peakOf(url, { what: 'values', format, periods });
    const after = peakOf(url, { what: 'values', format });
    expect(after.rows).toBeGreaterThan(500_000);
    expect(after.rows).toBeGreaterThan(8 * before.rows);
    expect([format, after.peakKb - before.peakKb < SPREAD_KB]).toEqual([format, true]);
  }
}, 600_000);
