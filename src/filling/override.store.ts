import type { PrintedValue } from '../core/fill/filled-form.ts';
import type { CellOverride } from '../core/fill/override.ts';
import type { Sql } from '../database/sql.ts';
import type { FillKey } from './filled-form.store.ts';

interface OverrideRow extends FillKey {
  readonly row: string;
  readonly field: string;
  readonly value: PrintedValue;
  readonly reason: string;
  readonly at: string;
  readonly by: string;
}

export type OverridesByForm = ReadonlyMap<string, readonly CellOverride[]>;

/** What is overridden now in the forms of some units and periods, by `unit period form`. */
export async function readOverrides(
  sql: Sql,
  county: string,
  units: Iterable<string>,
  periods: Iterable<string>,
): Promise<OverridesByForm> {
  const rows = await sql.query<OverrideRow>(
    `SELECT * FROM (
       SELECT DISTINCT ON (unit, period, form, "row", field) unit, period, form, "row", field, value, reason,
              to_char(overridden_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at, overridden_by AS by
         FROM cell_override
        WHERE county = $1 AND unit = ANY (string_to_array($2, ',')) AND period = ANY (string_to_array($3, ','))
        ORDER BY unit, period, form, "row", field, number DESC) AS newest
      WHERE value IS NOT NULL`,
    [county, [...units].join(','), [...periods].join(',')],
  );
  const byForm = new Map<string, CellOverride[]>();
  for (const { unit, period, form, row, ...rest } of rows) {
    const key = `${unit} ${period} ${form}`;
    byForm.set(key, [...(byForm.get(key) ?? []), { ...rest, ...(row === '' ? {} : { row }) }]);
  }
  return byForm;
}

/** Adds to a cell's log: a value, or null where the override is withdrawn. */
export async function addOverride(
  tx: Sql,
  county: string,
  key: FillKey,
  cell: { readonly row?: string; readonly field: string },
  entry: {
    readonly value: PrintedValue | null;
    readonly reason: string;
    readonly at: Date;
    readonly by: string;
  },
): Promise<void> {
  await tx.query(
    `INSERT INTO cell_override (county, unit, period, form, "row", field, number, value, reason, overridden_at, overridden_by)
     SELECT $1, $2, $3, $4, $5, $6, coalesce(max(number), 0) + 1, $7::jsonb, $8, $9::timestamptz, $10
       FROM cell_override
      WHERE county = $1 AND unit = $2 AND period = $3 AND form = $4 AND "row" = $5 AND field = $6`,
    [
      ...[county, key.unit, key.period, key.form, cell.row ?? '', cell.field],
      entry.value === null ? null : JSON.stringify(entry.value),
      ...[entry.reason, entry.at, entry.by],
    ],
  );
}
