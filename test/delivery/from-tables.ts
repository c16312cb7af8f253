import type { Aggregate } from '../../src/core/fill/aggregate.ts';
import { SqlPool } from '../../src/database/sql.ts';
import type { AggregateQuery, AggregateRow } from '../../src/delivery/aggregate.model.ts';
import { AggregateService } from '../../src/delivery/aggregate.service.ts';
import { Engines } from '../../src/filling/engines.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { sql, type TestHub } from '../support/hub.ts';

/** Aggregates of the same hub without any sums: everything straight from the tables. */
export async function fromTables({ hub }: TestHub): Promise<AggregateService> {
  const engines = new Engines(hub.catalogues, hub.units);
  const noSums = { read: async () => ({ aggregates: new Map() }) };
  return new AggregateService(
    await SqlPool.of(hub.orm),
    hub.units,
    engines,
    noSums,
    nothingWithheld,
    systemClock,
  );
}

const nothingWithheld = { asAnybody: async (_: unknown, aggregates: readonly Aggregate[]) => aggregates };

/** With the right to see everything. */
export const ALL = { seesWithheld: true } as const;

/** As whoever changes tables has to: marks those that a condition names. */
export async function markTables(url: string, where: string): Promise<void> {
  await sql(
    url,
    `INSERT INTO unit_sum_mark (county, id, what, unit, period, marked_at)
     SELECT county, gen_random_uuid(), 'table', unit, period, now() FROM one_table WHERE ${where}`,
  );
}

/** Every figure of a row, to be compared. */
export const figures = ({ element, slice, unit, period, ...row }: AggregateRow): object => ({
  ...row,
  ...{ previous: undefined, sameLastYear: undefined },
  at: `${element.name} ${slice} ${unit.id} ${period.id}`,
});

/** Every number of the catalogue by whatever breakdowns it has, as far as it can be aggregated so. */
export async function allQueries(
  tables: AggregateService,
  { api }: TestHub,
  where: Pick<AggregateQuery, 'unit' | 'level' | 'periods'>,
): Promise<AggregateQuery[]> {
  const elements = [...api.currentCatalogue().catalogue.elements.values()];
  const byBreakdowns = Map.groupBy(elements, ({ args }) => args.map(({ name }) => name).join());
  const queries: AggregateQuery[] = [];
  for (const [breakdowns, alike] of byBreakdowns) {
    const names = alike.map(({ name }) => name);
    const all = breakdowns === '' ? [] : breakdowns.split(',');
    const { userErrors } = await tables.aggregate({ ...where, elements: names });
    const refused = new Set(userErrors.map(({ path }) => path));
    const asked = names.filter((_, i) => !refused.has(`elements.${i}`));
    if (asked.length === 0) continue;
    const groups = [[], ...all.map((each) => [each]), ...(all.length > 1 ? [all] : [])];
    queries.push(...groups.map((groupBy) => ({ ...where, elements: asked, groupBy })));
  }
  return queries;
}
