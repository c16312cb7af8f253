import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ExportQuery } from '../../src/delivery/export/export.model.ts';
import { freshHub, sql } from '../support/hub.ts';

// A file of a million rows takes as little memory as a small one.

/** What a run of Node differs by from one time to the next, and a heap that is collected later. */
const SPREAD_KB = 80_000;

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
        ...['--import', 'tsx', join(import.meta.dirname, '../support/export-peak.ts')],
        ...[url, JSON.stringify(query)],
      ],
      { encoding: 'utf8' },
    ),
  );

test('memory does not grow with the file', async () => {
  const { url } = await freshHub();
  const query = { what: 'values', format: 'csv' } as const;
  const small = peakOf(url, { ...query, periods: ['2026-06'] });
  // The county once more, under other names.
  await sql(
    url,
    `INSERT INTO unit (SELECT copy.* FROM unit,
       jsonb_populate_record(unit, jsonb_build_object('id', unit.id || '-copy')) AS copy WHERE unit.parent IS NOT NULL)`,
  );
  await sql(
    url,
    `INSERT INTO one_table (SELECT copy.* FROM one_table t,
       jsonb_populate_record(t, jsonb_build_object('unit', t.unit || '-copy')) AS copy)`,
  );
  const large = peakOf(url, query);
  expect(large.rows).toBeGreaterThan(1_000_000);
  expect(large.bytes).toBeGreaterThan(80_000_000);
  expect(small.bytes).toBeLessThan(10_000_000);
  expect(large.peakKb - small.peakKb).toBeLessThan(SPREAD_KB);
}, 180_000);
