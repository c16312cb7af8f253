import { FactSet, type FactTable, type StoredAnswer } from '../core/fill/facts.ts';
import type { Sql } from '../database/sql.ts';
import { withMoments } from './moments.ts';

/** A table as it stands, with when and by whom it was handed in. */
export interface TableRow extends FactTable {
  readonly submittedAt: Date;
  readonly submittedBy: string;
  readonly entriesTyped: number;
  readonly entriesConfirmed: number;
}

/** A new revision to be written. */
export interface NewRevision {
  readonly unit: string;
  readonly period: string;
  readonly revision: number;
  readonly catalogue: number;
  readonly values: Readonly<Record<string, StoredAnswer>>;
  readonly sources?: Readonly<Record<string, string>>;
  readonly writtenUnder?: Readonly<Record<string, number>>;
  readonly entriesTyped: number;
  readonly entriesConfirmed: number;
  readonly confirmedWarnings: readonly string[];
}

export interface TableKey {
  readonly unit: string;
  readonly period: string;
}

const COLUMNS = `t.unit, t.period, t.revision, t.catalogue, t."values", t.sources,
  t.written_under AS "writtenUnder", t.submitted_at AS "submittedAt",
  t.submitted_by AS "submittedBy", t.entries_typed AS "entriesTyped", t.entries_confirmed AS "entriesConfirmed"`;

/** The greatest number that the column holds; whoever names a greater one means no revision there is. */
const GREATEST_REVISION = 2 ** 31 - 1;

/** Units' ids and period ids hold no commas, so a list of them is one parameter. */
const list = (ids: Iterable<string>): string => [...ids].join(',');

/** The tables of several units and periods, in one statement. */
export async function readTables(sql: Sql, county: string, keys: readonly TableKey[]): Promise<TableRow[]> {
  if (keys.length === 0) return [];
  const rows = await sql.query<TableRow>(
    `SELECT ${COLUMNS}, nullif(t.returned, false) AS returned
       FROM unnest(string_to_array($1, ','), string_to_array($2, ',')) AS k (unit, period)
       JOIN one_table t ON t.county = $3 AND t.unit = k.unit AND t.period = k.period`,
    [list(keys.map((key) => key.unit)), list(keys.map((key) => key.period)), county],
  );
  return withMoments(rows, 'submittedAt');
}

/** The same with the answers of some elements only, by their ids: enough to work out what is made of them. */
export async function readAnswersOf(
  sql: Sql,
  county: string,
  keys: readonly TableKey[],
  elements: readonly string[],
): Promise<FactTable[]> {
  if (keys.length === 0) return [];
  return sql.query<FactTable>(
    `SELECT t.unit, t.period, t.revision, t.catalogue, t.written_under AS "writtenUnder",
            nullif(t.returned, false) AS returned, coalesce(answers.some, '{}') AS "values"
       FROM unnest(string_to_array($1, ','), string_to_array($2, ',')) AS k (unit, period)
       JOIN one_table t ON t.county = $3 AND t.unit = k.unit AND t.period = k.period
      CROSS JOIN LATERAL (
        SELECT jsonb_object_agg(v.key, v.value) AS some FROM jsonb_each(t."values") AS v (key, value)
         WHERE split_part(split_part(v.key, '@', 1), '.', 1) = ANY (string_to_array($4, ','))) AS answers`,
    [list(keys.map((key) => key.unit)), list(keys.map((key) => key.period)), county, list(elements)],
  );
}

/** Periods that any table was handed in for. */
export async function reportedPeriods(sql: Sql, county: string): Promise<string[]> {
  const rows = await sql.query<{ period: string }>(
    'SELECT DISTINCT period FROM one_table WHERE county = $1',
    [county],
  );
  return rows.map(({ period }) => period);
}

/** Whose tables were handed in, and for when. */
export async function tableKeys(sql: Sql, county: string): Promise<TableKey[]> {
  return sql.query('SELECT unit, period FROM one_table WHERE county = $1', [county]);
}

/** Which tables were handed in, of these units and periods. */
export async function tablesHandedIn(
  sql: Sql,
  counties: readonly string[],
  units: readonly string[],
  periods: readonly string[],
): Promise<TableKey[]> {
  return sql.query(
    `SELECT unit, period FROM one_table
      WHERE county = ANY (string_to_array($1, ',')) AND unit = ANY (string_to_array($2, ',')) AND period = ANY (string_to_array($3, ','))`,
    [list(counties), list(units), list(periods)],
  );
}

/** Every table of a period. */
export async function readTablesOf(
  sql: Sql,
  county: string,
  period: string,
): Promise<Pick<TableRow, 'unit' | 'period' | 'revision' | 'values'>[]> {
  return sql.query(
    'SELECT unit, period, revision, "values" FROM one_table WHERE county = $1 AND period = $2 ORDER BY unit',
    [county, period],
  );
}

/** The same as they stood at given revisions: what a stored fill was computed from. */
export async function readRevisions(
  sql: Sql,
  county: string,
  named: readonly (TableKey & { revision: number })[],
): Promise<TableRow[]> {
  const keys = named.filter(({ revision }) => revision > 0 && revision <= GREATEST_REVISION);
  if (keys.length === 0) return [];
  const rows = await sql.query<TableRow>(
    `SELECT ${COLUMNS}
       FROM unnest(string_to_array($1, ','), string_to_array($2, ','), string_to_array($3, ',')::int[])
            AS k (unit, period, revision)
       JOIN one_table_revision t
         ON t.county = $4 AND t.unit = k.unit AND t.period = k.period AND t.revision = k.revision`,
    [
      list(keys.map((key) => key.unit)),
      list(keys.map((key) => key.period)),
      list(keys.map((key) => String(key.revision))),
      county,
    ],
  );
  return withMoments(rows, 'submittedAt');
}

export async function readHistory(sql: Sql, county: string, key: TableKey): Promise<TableRow[]> {
  const rows = await sql.query<TableRow>(
    `SELECT ${COLUMNS} FROM one_table_revision t WHERE t.county = $1 AND t.unit = $2 AND t.period = $3 ORDER BY t.revision`,
    [county, key.unit, key.period],
  );
  return withMoments(rows, 'submittedAt');
}

/** Facts for an engine, from the distinct tables that its keys name. */
export async function loadFacts(sql: Sql, county: string, keys: Iterable<TableKey>): Promise<FactSet> {
  const distinct = new Map<string, TableKey>();
  for (const key of keys) distinct.set(`${key.unit} ${key.period}`, key);
  return new FactSet(await readTables(sql, county, [...distinct.values()]));
}

/**
 * Adds revisions and makes them the current tables, in one statement; drafts of these tables are gone, and the sums
 * that they are part of are marked.
 */
export async function writeRevisions(
  tx: Sql,
  county: string,
  revisions: readonly NewRevision[],
  at: Date,
  by: string,
): Promise<void> {
  const columns =
    'unit, period, revision, catalogue, "values", sources, written_under, entries_typed, entries_confirmed';
  await tx.query(
    `WITH new AS (
       SELECT * FROM jsonb_to_recordset($1::jsonb) AS n (
         unit text, period text, revision int, catalogue int, "values" jsonb, sources jsonb,
         written_under jsonb, entries_typed int, entries_confirmed int, confirmed_warnings jsonb)
     ), added AS (
       INSERT INTO one_table_revision (county, ${columns}, confirmed_warnings, submitted_at, submitted_by)
       SELECT $2, ${columns}, confirmed_warnings, $3::timestamptz, $4 FROM new
     ), undrafted AS (
       DELETE FROM one_table_draft d USING new
        WHERE d.county = $2 AND d.unit = new.unit AND d.period = new.period
     ), marked AS (
       INSERT INTO unit_sum_mark (county, id, what, unit, period, marked_at)
       SELECT $2, gen_random_uuid(), 'table', unit, period, now() FROM new
     )
     INSERT INTO one_table (county, ${columns}, submitted_at, submitted_by)
     SELECT $2, ${columns}, $3::timestamptz, $4 FROM new
     ON CONFLICT (county, unit, period) DO UPDATE SET
       revision = excluded.revision, catalogue = excluded.catalogue, "values" = excluded."values",
       sources = excluded.sources, written_under = excluded.written_under, returned = false, entries_typed = excluded.entries_typed,
       entries_confirmed = excluded.entries_confirmed, submitted_at = excluded.submitted_at,
       submitted_by = excluded.submitted_by`,
    [
      JSON.stringify(
        revisions.map((revision) => ({
          ...revision,
          written_under: revision.writtenUnder,
          entries_typed: revision.entriesTyped,
          entries_confirmed: revision.entriesConfirmed,
          confirmed_warnings: revision.confirmedWarnings,
        })),
      ),
      ...[county, at, by],
    ],
  );
}
