import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import type { ExportQuery } from '../../src/delivery/export/export.model.ts';
import { parquet } from '../../src/delivery/export/parquet.ts';
import { sql, useTestHub } from '../support/hub.ts';
import { readParquetFile } from '../support/parquet.ts';
import { ALL } from './from-tables.ts';

// Parquet files, read back by a library that has nothing to do with the one that writes them.

const hub = useTestHub();

const COLUMNS = [
  { name: 'label', type: 'text' },
  { name: 'amount', type: 'numeric' },
  { name: 'rows', type: 'integer' },
  { name: 'many', type: 'bigint' },
  { name: 'is_total', type: 'boolean' },
  { name: 'day', type: 'date' },
  { name: 'at', type: 'timestamp with time zone' },
];
const written = (rows: readonly (string | null)[][]): Promise<Buffer> =>
  buffer(Readable.from(rows).pipe(parquet(COLUMNS)));

describe('a file', () => {
  test('has decimals, dates and moments as such', async () => {
    const { types, rows } = readParquetFile(
      await written([
        ['柳塘镇', '-12.50', '7', '9007199254740993', 'true', '20634', '1782800000123456'],
        [null, null, null, null, null, null, null],
      ]),
    );
    expect(types).toEqual({
      label: 'Utf8',
      amount: 'Decimal[38e+20]',
      rows: 'Int32',
      many: 'Int64',
      is_total: 'Bool',
      day: 'Date32<DAY>',
      at: 'Timestamp<MICROSECOND, UTC>',
    });
    expect(rows).toEqual([
      {
        ...{ label: '柳塘镇', amount: '-12.5', rows: '7', many: '9007199254740993', is_total: 'true' },
        ...{ day: '2026-06-30T00:00:00.000Z', at: '2026-06-30T06:13:20.123Z' },
      },
      Object.fromEntries(COLUMNS.map(({ name }) => [name, null])),
    ]);
  });

  test.each([
    '0',
    '0.1',
    '-0.00000000000000000001',
    '123456789012345678.25',
    '999999999999999999.99999999999999999999',
  ])('keeps every digit of %s', async (amount) => {
    const { rows } = readParquetFile(await written([[null, amount, null, null, null, null, null]]));
    expect(rows[0]?.amount).toBe(amount);
  });

  test('without rows is one all the same; of many row groups too', async () => {
    expect(readParquetFile(await written([])).rows).toEqual([]);
    const many = Array.from({ length: 70_001 }, (_, i) => ['柳塘镇', `${i}.5`, null, null, null, null, null]);
    const { rows } = readParquetFile(await written(many));
    expect(rows.map(({ amount }) => amount)).toEqual(many.map(([, amount]) => amount));
  });

  test('says so where a number is too long for it, instead of cutting it', async () => {
    await expect(written([[null, '1234567890123456789', null, null, null, null, null]])).rejects.toThrow(
      /1234567890123456789 的整数部分超过 18 位.*take csv or jsonl/,
    );
  });
});

describe('the figures of the county', () => {
  const read = async (query: Omit<ExportQuery, 'format'>) => {
    const bytes = await buffer((await hub.api.export({ ...query, format: 'parquet' }, ALL)).stream());
    return readParquetFile(bytes);
  };

  test('values are those of the SQL view', async () => {
    const { rows } = await read({ what: 'values', unit: 'liutang', periods: ['2026-06', '2026-Q2'] });
    const expected = await sql<Record<string, string | null>>(
      hub.url,
      `SELECT unit, period, element, slice, trim_scale(numeric_value)::text AS numeric_value, text_value, source
         FROM bi.fact_value WHERE unit LIKE 'liutang%' AND period IN ('2026-06', '2026-Q2')
        ORDER BY period, unit COLLATE "C", element COLLATE "C", slice COLLATE "C", previous`,
    );
    expect(expected.length).toBeGreaterThan(500);
    expect(rows).toEqual(expected.map((row) => expect.objectContaining(row)));
  });

  test('a form as a wide table, with the rates and counts of every fill', async () => {
    const { rows, types } = await read({ what: { form: 'SD-01' }, unit: 'liutang', periods: ['2026-Q2'] });
    expect(types.resident).toBe('Decimal[38e+20]');
    const asLines = await hub.api.export({
      ...{ what: { form: 'SD-01' }, unit: 'liutang', periods: ['2026-Q2'], format: 'jsonl' },
    });
    const lines = (await text(asLines.stream())).trimEnd().split('\n');
    const expected = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(rows.map(({ resident, unit }) => [unit, resident])).toEqual(
      expected.map(({ resident, unit }) => [unit, String(resident)]),
    );
    expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(expected[0] ?? {}));
  });
});
