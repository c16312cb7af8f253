import type { Sql } from '../database/sql.ts';
import { withMoments } from './moments.ts';
import type { TableKey } from './one-table.store.ts';

/** That a revision went back to its unit, and why. */
export interface ReturnRow extends TableKey {
  readonly revision: number;
  readonly reason: string;
  readonly returnedAt: Date;
  readonly returnedBy: string;
}

/** The returns of tables, the oldest revision first: of each unit and period that is named. */
export async function readReturns(sql: Sql, county: string, keys: readonly TableKey[]): Promise<ReturnRow[]> {
  if (keys.length === 0) return [];
  const rows = await sql.query<ReturnRow>(
    `SELECT r.unit, r.period, r.revision, r.reason, r.returned_at AS "returnedAt", r.returned_by AS "returnedBy"
       FROM unnest(string_to_array($1, ','), string_to_array($2, ',')) AS k (unit, period)
       JOIN one_table_return r ON r.county = $3 AND r.unit = k.unit AND r.period = k.period
      ORDER BY r.unit, r.period, r.revision`,
    [keys.map((key) => key.unit).join(','), keys.map((key) => key.period).join(','), county],
  );
  return withMoments(rows, 'returnedAt');
}

/**
 * Marks the current revision as returned and keeps the reason, in one statement; false if it is another revision
 * by now, or back with its unit already. The row's lock orders it against a submission of the same table.
 */
export async function writeReturn(sql: Sql, county: string, row: ReturnRow): Promise<boolean> {
  const done = await sql.query(
    `WITH back AS (
       UPDATE one_table SET returned = true
        WHERE county = $1 AND unit = $2 AND period = $3 AND revision = $4 AND NOT returned
       RETURNING county, unit, period, revision)
     INSERT INTO one_table_return (county, unit, period, revision, reason, returned_at, returned_by)
     SELECT county, unit, period, revision, $5, $6::timestamptz, $7 FROM back RETURNING revision`,
    [county, row.unit, row.period, row.revision, row.reason, row.returnedAt, row.returnedBy],
  );
  return done.length > 0;
}
