import type { Unit, UnitPast } from '../core/unit-tree.ts';
import type { Sql } from '../database/sql.ts';

/** How many changes of units there were. */
export async function readChangeNumber(sql: Sql): Promise<number> {
  const [row] = await sql.query<{ number: number }>(
    'SELECT coalesce(max(number), 0)::int AS number FROM unit_change',
  );
  return row?.number ?? 0;
}

/** What units were before, oldest first, by unit. */
export async function readPasts(sql: Sql): Promise<Map<string, UnitPast[]>> {
  const rows = await sql.query<
    { unit: string } & Record<'until' | 'label' | 'kind', string> & {
        en: string | null;
        parent: string | null;
      }
  >('SELECT unit, until::text AS until, label, en, kind, parent FROM unit_past ORDER BY unit, until');
  const pasts = new Map<string, UnitPast[]>();
  for (const { unit, en, parent, ...row } of rows) {
    const past = {
      ...row,
      ...(en === null ? {} : { en }),
      ...(parent === null ? {} : { parent }),
    } as UnitPast;
    pasts.set(unit, [...(pasts.get(unit) ?? []), past]);
  }
  return pasts;
}

/** What units were made from, by unit. */
export async function readSuccessions(sql: Sql): Promise<Map<string, string[]>> {
  const rows = await sql.query<{ predecessor: string; successor: string }>(
    'SELECT predecessor, successor FROM unit_succession ORDER BY successor, predecessor',
  );
  const predecessors = new Map<string, string[]>();
  for (const { predecessor, successor } of rows)
    predecessors.set(successor, [...(predecessors.get(successor) ?? []), predecessor]);
  return predecessors;
}

export async function writeUnits(
  tx: Sql,
  units: {
    readonly ended: readonly Unit[];
    readonly begun: readonly (Unit & { readonly county: string })[];
    readonly changed: readonly Unit[];
  },
): Promise<void> {
  for (const { id, validTo } of units.ended)
    await tx.query('UPDATE unit SET valid_to = $2::date WHERE id = $1', [id, validTo]);
  await insertUnits(tx, units.begun);
  for (const { id, label, en, kind, parent } of units.changed) {
    await tx.query('UPDATE unit SET label = $2, en = $3, kind = $4, parent = $5 WHERE id = $1', [
      ...[id, label, en ?? null, kind, parent ?? null],
    ]);
  }
}

/** In one statement: there may be a province of them, and none has to wait for the one above it. */
async function insertUnits(tx: Sql, units: readonly (Unit & { readonly county: string })[]): Promise<void> {
  const rows = units.map(({ id, county, label, en, level, kind, parent, ...days }) => ({
    ...{ id, county, label, en, level, kind, parent },
    ...{ valid_from: days.validFrom, valid_to: days.validTo, reports_from: days.reportsFrom },
  }));
  await tx.query(
    `INSERT INTO unit (id, county, label, en, level, kind, parent, valid_from, valid_to, reports_from)
     SELECT id, county, label, en, level, kind, parent, valid_from, valid_to, reports_from
       FROM jsonb_populate_recordset(NULL::unit, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}

/** What a unit was before and what it came from, as far as it is not written yet. */
export async function writeHistory(tx: Sql, { id, past = [], predecessors = [] }: Unit): Promise<void> {
  for (const { until, label, en, kind, parent } of past) {
    await tx.query(
      `INSERT INTO unit_past (unit, until, label, en, kind, parent) VALUES ($1, $2::date, $3, $4, $5, $6)
       ON CONFLICT DO NOTHING`,
      [id, until, label, en ?? null, kind, parent ?? null],
    );
  }
  for (const predecessor of predecessors) {
    await tx.query(
      'INSERT INTO unit_succession (predecessor, successor) VALUES ($1, $2) ON CONFLICT DO NOTHING',
      [predecessor, id],
    );
  }
}
