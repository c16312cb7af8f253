import type { Sql } from '../../database/sql.ts';
import { withMoments } from '../../submission/moments.ts';
import type { Mark, PendingRow, SumRow } from './affected.ts';
import type { StoredSum } from './summed.ts';

/** A stored row of sums, whole. */
export interface StoredSums {
  readonly unit: string;
  readonly period: string;
  readonly catalogue: number;
  readonly sums: Readonly<Record<string, StoredSum>>;
}

/** The same of some items only, in their order. */
export interface PickedSums extends Omit<StoredSums, 'sums'> {
  readonly picked: readonly (StoredSum | null)[];
}

const list = (ids: Iterable<string>): string => [...ids].join(',');

const KEYS = `unnest(string_to_array($1, ','), string_to_array($2, ','), string_to_array($3, ',')) AS k (county, unit, period)`;

const keyLists = (rows: readonly SumRow[]): string[] => [
  list(rows.map(({ county }) => county)),
  list(rows.map(({ unit }) => unit.id)),
  list(rows.map(({ period }) => period.id)),
];

const MARK = `id, county, what, unit, period, since::text AS since, marked_at AS "markedAt"`;

/** Some items of rows, and the marks of counties, as they are at one moment: one statement. */
export async function readPicked(
  sql: Sql,
  rows: readonly SumRow[],
  items: readonly string[],
  counties: readonly string[],
  mostMarks: number,
): Promise<{ rows: PickedSums[]; marks: Mark[] }> {
  const found = await sql.query<PickedSums & { marks: Mark[] | null }>(
    `SELECT k.unit, k.period, s.catalogue, p.picked, NULL AS marks
       FROM ${KEYS}
       JOIN unit_sum s ON s.county = k.county AND s.unit = k.unit AND s.period = k.period
      CROSS JOIN LATERAL (
        SELECT jsonb_agg(whole.sums -> i.key ORDER BY i.n) AS picked
          FROM (SELECT s.sums || '{}' AS sums OFFSET 0) AS whole,
               unnest(string_to_array($4, ',')) WITH ORDINALITY AS i (key, n)) AS p
      UNION ALL
     SELECT NULL, NULL, NULL, NULL, (SELECT jsonb_agg(m) FROM (
       SELECT ${MARK} FROM unit_sum_mark WHERE county = ANY (string_to_array($5, ',')) ORDER BY unit_sum_mark.marked_at LIMIT $6) AS m)`,
    [...keyLists(rows), list(items), list(counties), mostMarks],
  );
  const marks = found.flatMap((row) => row.marks ?? []);
  return {
    rows: found.filter(({ unit }) => unit !== null),
    marks: marks.map((mark) => ({ ...mark, markedAt: new Date(mark.markedAt) })),
  };
}

export async function readSums(sql: Sql, rows: readonly SumRow[]): Promise<StoredSums[]> {
  if (rows.length === 0) return [];
  return sql.query(
    `SELECT s.unit, s.period, s.catalogue, s.sums FROM ${KEYS}
       JOIN unit_sum s ON s.county = k.county AND s.unit = k.unit AND s.period = k.period`,
    keyLists(rows),
  );
}

/** Every row of a county and a period. */
export async function readSumsOf(sql: Sql, county: string, period: string): Promise<StoredSums[]> {
  return sql.query(
    'SELECT unit, period, catalogue, sums FROM unit_sum WHERE county = $1 AND period = $2 ORDER BY unit',
    [county, period],
  );
}

export async function readMarks(sql: Sql, county: string): Promise<Mark[]> {
  const marks = await sql.query<Mark>(`SELECT ${MARK} FROM unit_sum_mark WHERE county = $1`, [county]);
  return withMoments(marks, 'markedAt');
}

/** The counties in which anything waits to be renewed; with a moment, what was marked up to it. */
export async function markedCounties(sql: Sql, until = 'infinity'): Promise<string[]> {
  const rows = await sql.query<{ county: string }>(
    'SELECT DISTINCT county FROM unit_sum_mark WHERE marked_at <= $1::timestamptz',
    [until],
  );
  return rows.map(({ county }) => county);
}

/** When the last mark was made; undefined where there is none. */
export async function lastMarked(sql: Sql): Promise<string | undefined> {
  const [row] = await sql.query<{ last: string | null }>(
    'SELECT max(marked_at)::text AS last FROM unit_sum_mark',
  );
  return row?.last ?? undefined;
}

/** Periods of which a county has sums. */
export async function summedPeriods(sql: Sql, county: string): Promise<string[]> {
  const rows = await sql.query<{ period: string }>('SELECT DISTINCT period FROM unit_sum WHERE county = $1', [
    county,
  ]);
  return rows.map(({ period }) => period);
}

export async function sumKeys(sql: Sql): Promise<{ unit: string; period: string }[]> {
  return sql.query('SELECT unit, period FROM unit_sum');
}

export async function countSums(sql: Sql): Promise<{ rows: number; oldest: Date | null }> {
  const [row] = await sql.query<{ rows: number; oldest: Date | null }>(
    `SELECT (SELECT count(*)::int FROM unit_sum) AS rows, (SELECT min(marked_at) FROM unit_sum_mark) AS oldest`,
  );
  return withMoments(row ? [row] : [], 'oldest')[0] ?? { rows: 0, oldest: null };
}

/** One renewal after the other: held until the end of the transaction. */
export async function lockSums(tx: Sql, county: string): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('sums ' || $1, 20261122))`, [county]);
}

export async function writeSums(
  tx: Sql,
  rows: readonly (SumRow & Pick<StoredSums, 'catalogue' | 'sums'>)[],
  at: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO unit_sum (county, unit, period, catalogue, sums, renewed_at)
     SELECT county, unit, period, catalogue, sums, $2::timestamptz
       FROM jsonb_to_recordset($1::jsonb) AS n (county text, unit text, period text, catalogue int, sums jsonb)
     ON CONFLICT (county, unit, period) DO UPDATE SET
       catalogue = excluded.catalogue, sums = excluded.sums, renewed_at = excluded.renewed_at`,
    [
      JSON.stringify(rows.map(({ unit, period, ...row }) => ({ ...row, unit: unit.id, period: period.id }))),
      at,
    ],
  );
}

export async function dropSums(tx: Sql, rows: readonly SumRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `DELETE FROM unit_sum s USING ${KEYS} WHERE s.county = k.county AND s.unit = k.unit AND s.period = k.period`,
    keyLists(rows),
  );
}

/** Takes marks of a county away, and marks the rows that are left over from them one by one. */
export async function settleMarks(
  tx: Sql,
  county: string,
  settled: readonly Mark[],
  left: readonly PendingRow[],
): Promise<void> {
  await tx.query(
    `DELETE FROM unit_sum_mark WHERE county = $1 AND id = ANY (string_to_array($2, ',')::uuid[])`,
    [county, list(settled.map(({ id }) => id))],
  );
  if (left.length === 0) return;
  await tx.query(
    `INSERT INTO unit_sum_mark (county, id, what, unit, period, since, marked_at)
     SELECT county, gen_random_uuid(), 'row', unit, period, since, marked_at
       FROM jsonb_to_recordset($1::jsonb) AS n (county text, unit text, period text, since date, marked_at timestamptz)`,
    [
      JSON.stringify(
        left.map(({ county, unit, period, marks }) => ({
          ...{ county, unit: unit.id, period: period.id },
          since: marks.find(({ since }) => since !== null)?.since ?? null,
          marked_at: new Date(Math.min(...marks.map(({ markedAt }) => markedAt.getTime()))),
        })),
      ),
    ],
  );
}
