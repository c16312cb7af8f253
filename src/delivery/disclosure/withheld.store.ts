import type { Sql } from '../../database/sql.ts';

/** What is withheld of a unit and a period: keys of items. */
export interface StoredWithheld {
  readonly unit: string;
  readonly period: string;
  readonly items: readonly string[];
}

const list = (ids: Iterable<string>): string => [...ids].join(',');

/** Of some units and periods of several counties. */
export async function readWithheld(
  sql: Sql,
  keys: readonly { readonly county: string; readonly unit: string; readonly period: string }[],
): Promise<StoredWithheld[]> {
  if (keys.length === 0) return [];
  return sql.query(
    `SELECT w.unit, w.period, w.items
       FROM unnest(string_to_array($1, ','), string_to_array($2, ','), string_to_array($3, ',')) AS k (county, unit, period)
       JOIN unit_withheld w ON w.county = k.county AND w.unit = k.unit AND w.period = k.period`,
    [
      list(keys.map(({ county }) => county)),
      list(keys.map(({ unit }) => unit)),
      list(keys.map(({ period }) => period)),
    ],
  );
}

/** Everything that is withheld of a county in some periods. */
export async function readWithheldOf(
  sql: Sql,
  county: string,
  periods: readonly string[],
): Promise<StoredWithheld[]> {
  return sql.query(
    `SELECT unit, period, items FROM unit_withheld
      WHERE county = $1 AND period = ANY (string_to_array($2, ',')) ORDER BY unit, period`,
    [county, list(periods)],
  );
}

/** In place of all that there was of a county in some periods. Only what differs is written. */
export async function replaceWithheld(
  tx: Sql,
  county: string,
  periods: readonly string[],
  rows: readonly StoredWithheld[],
): Promise<void> {
  const now = JSON.stringify(rows);
  await tx.query(
    `DELETE FROM unit_withheld w WHERE county = $1 AND period = ANY (string_to_array($2, ','))
        AND NOT EXISTS (SELECT FROM jsonb_to_recordset($3::jsonb) AS n (unit text, period text)
                         WHERE n.unit = w.unit AND n.period = w.period)`,
    [county, list(periods), now],
  );
  await tx.query(
    `INSERT INTO unit_withheld (county, unit, period, items)
     SELECT $1, unit, period, items FROM jsonb_to_recordset($2::jsonb) AS n (unit text, period text, items text[])
     ON CONFLICT (county, unit, period) DO UPDATE SET items = excluded.items
      WHERE unit_withheld.items IS DISTINCT FROM excluded.items`,
    [county, now],
  );
}
