import type { Sql } from '../../database/sql.ts';
import type { SourceKey } from './bulk.model.ts';

/** A table that an import has stored. */
export interface ImportedTable extends SourceKey {
  readonly revision: number;
  /** Why its warnings were confirmed. */
  readonly reason?: string;
}

/** Notes that an import begins, or goes on. */
export async function beginImport(
  sql: Sql,
  { id, name, tables }: { readonly id: string; readonly name: string; readonly tables: number },
  at: Date,
  by: string,
): Promise<void> {
  await sql.query(
    `INSERT INTO bulk_import (id, name, tables, started_at, started_by) VALUES ($1, $2, $3, $4::timestamptz, $5)
     ON CONFLICT (id) DO UPDATE SET finished_at = NULL, rejected = NULL`,
    [id, name, tables, at, by],
  );
}

/** Notes that nothing of it is left to do, but for what is rejected. */
export async function finishImport(sql: Sql, id: string, rejected: number, at: Date): Promise<void> {
  await sql.query('UPDATE bulk_import SET finished_at = $2::timestamptz, rejected = $3 WHERE id = $1', [
    id,
    at,
    rejected,
  ]);
}

/** Which of the tables an import has stored already; by `unit period`. */
export async function importedAmong(
  sql: Sql,
  county: string,
  id: string,
  keys: readonly SourceKey[],
): Promise<Set<string>> {
  const rows = await sql.query<SourceKey>(
    `SELECT i.unit, i.period FROM unnest(string_to_array($1, ','), string_to_array($2, ',')) AS k (unit, period)
       JOIN bulk_import_table i ON i.county = $3 AND i.import = $4 AND i.unit = k.unit AND i.period = k.period`,
    [keys.map(({ unit }) => unit).join(','), keys.map(({ period }) => period).join(','), county, id],
  );
  return new Set(rows.map(({ unit, period }) => `${unit} ${period}`));
}

export async function writeImported(
  tx: Sql,
  county: string,
  id: string,
  tables: readonly ImportedTable[],
): Promise<void> {
  await tx.query(
    `INSERT INTO bulk_import_table (county, import, unit, period, revision, reason)
     SELECT $1, $2, unit, period, revision, reason
       FROM jsonb_to_recordset($3::jsonb) AS n (unit text, period text, revision int, reason text)`,
    [county, id, JSON.stringify(tables)],
  );
}
