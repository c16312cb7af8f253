import type { StoredAnswer } from '../core/fill/facts.ts';
import type { Sql } from '../database/sql.ts';
import { withMoments } from './moments.ts';
import type { TableKey } from './one-table.store.ts';

export interface DraftRow extends TableKey {
  readonly baseRevision: number;
  /** By item key. */
  readonly values: Readonly<Record<string, StoredAnswer>>;
  readonly savedAt: Date;
  readonly savedBy: string;
}

export async function readDrafts(sql: Sql, county: string, keys: readonly TableKey[]): Promise<DraftRow[]> {
  if (keys.length === 0) return [];
  const rows = await sql.query<DraftRow>(
    `SELECT d.unit, d.period, d.base_revision AS "baseRevision", d."values", d.saved_at AS "savedAt",
            d.saved_by AS "savedBy"
       FROM unnest(string_to_array($1, ','), string_to_array($2, ',')) AS k (unit, period)
       JOIN one_table_draft d ON d.county = $3 AND d.unit = k.unit AND d.period = k.period`,
    [keys.map((key) => key.unit).join(','), keys.map((key) => key.period).join(','), county],
  );
  return withMoments(rows, 'savedAt');
}

/** Periods that any draft is for. */
export async function draftedPeriods(sql: Sql, county: string): Promise<string[]> {
  const rows = await sql.query<{ period: string }>(
    'SELECT DISTINCT period FROM one_table_draft WHERE county = $1',
    [county],
  );
  return rows.map(({ period }) => period);
}

/** Every draft of a period. */
export async function readDraftsOf(
  sql: Sql,
  county: string,
  period: string,
): Promise<Pick<DraftRow, 'unit' | 'period' | 'values'>[]> {
  return sql.query(
    'SELECT unit, period, "values" FROM one_table_draft WHERE county = $1 AND period = $2 ORDER BY unit',
    [county, period],
  );
}

/** Leaves a draft with these answers only. */
export async function replaceDraft(
  tx: Sql,
  county: string,
  { unit, period }: TableKey,
  values: DraftRow['values'],
): Promise<void> {
  await tx.query(
    'UPDATE one_table_draft SET "values" = $4::jsonb WHERE county = $1 AND unit = $2 AND period = $3',
    [county, unit, period, JSON.stringify(values)],
  );
}

/** Adds answers to a draft; answers given before and not named now stay. */
export async function mergeDraft(
  sql: Sql,
  county: string,
  draft: Omit<DraftRow, 'savedAt' | 'savedBy'>,
  at: Date,
  by: string,
): Promise<void> {
  await sql.query(
    `INSERT INTO one_table_draft AS d (county, unit, period, base_revision, "values", saved_at, saved_by)
     VALUES ($1, $2, $3, $4, $5::jsonb, $6::timestamptz, $7)
     ON CONFLICT (county, unit, period) DO UPDATE SET
       base_revision = excluded.base_revision, "values" = d."values" || excluded."values",
       saved_at = excluded.saved_at, saved_by = excluded.saved_by`,
    [county, draft.unit, draft.period, draft.baseRevision, JSON.stringify(draft.values), at, by],
  );
}
