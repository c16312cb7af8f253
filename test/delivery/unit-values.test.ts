import { expect, test, vi } from 'vitest';
import type { Aggregate } from '../../src/core/fill/aggregate.ts';
import { Gap } from '../../src/core/fill/outcome.ts';
import { Fraction } from '../../src/core/value.ts';
import { SqlPool } from '../../src/database/sql.ts';
import type { AggregateQuery } from '../../src/delivery/aggregate.model.ts';
import { planAggregate, type Target } from '../../src/delivery/aggregate-plan.ts';
import { Engines } from '../../src/filling/engines.ts';
import { sql, useTestHub } from '../support/hub.ts';
import { fromTables } from './from-tables.ts';

// Figures of many units, worked out in the database: the same as the engine gives from the tables.

const made = useTestHub();

function targetsOf(query: AggregateQuery): readonly Target[] {
  const { tree } = made.hub.units;
  const engines = new Engines(made.hub.catalogues, made.hub.units);
  const { targets, findings } = planAggregate(query, tree.get(query.unit), tree, engines);
  expect(findings).toEqual([]);
  return targets;
}

/** Numbers as texts, gaps as what they say. */
function plain({ outcome, sum, spread }: Aggregate): unknown {
  const said = (value: unknown): unknown => (value instanceof Fraction ? `${value.n}/${value.d}` : value);
  return {
    outcome: outcome instanceof Gap ? { ...outcome, partial: said(outcome.partial) } : said(outcome),
    sum: said(sum),
    spread: Object.fromEntries(Object.entries(spread).map(([name, value]) => [name, said(value)])),
  };
}

/** All numbers that are collected at a level, every month, quarter or year. */
function elementsAt(level: string, every: string): string[] {
  const { elements } = made.hub.catalogues.current.catalogue;
  const found = [...elements.values()].filter(
    (element) => element.at === level && element.every === every && element.type === 'NUMBER' && !element.own,
  );
  return found.map(({ name }) => name);
}

test.each([
  ['VILLAGE', 'MONTH', '2025-03'],
  ['VILLAGE', 'QUARTER', '2025-Q3'],
  ['VILLAGE', 'YEAR', '2025'],
  ['NATURAL_VILLAGE', 'YEAR', '2025'],
] as const)('of every %s, what is collected every %s', async (level, every, period) => {
  // Some reasons, a decimal and a large number among what was handed in.
  await sql(
    made.url,
    `UPDATE one_table SET "values" = (SELECT jsonb_object_agg(key, CASE abs(hashtext(unit || key)) % 50
        WHEN 0 THEN '{"null": "NOT_KNOWN"}'::jsonb WHEN 1 THEN '{"null": "NOT_APPLICABLE"}'::jsonb
        WHEN 2 THEN '"123456789012345678901.25"'::jsonb ELSE value END) FROM jsonb_each("values"))
      WHERE period = $1 AND "values" <> '{}'`,
    [period],
  );
  const once = vi.spyOn(SqlPool.prototype, 'once');
  const service = await fromTables(made);
  const targets = targetsOf({ elements: elementsAt(level, every), unit: 'qinghe', level, periods: [period] });
  expect(targets.length).toBeGreaterThan(1000);
  const [inSql, byEngine] = [await service.count(targets), await service.countByEngine(targets)];
  expect(once).toHaveBeenCalled();
  for (const target of targets) {
    const [actual, wanted] = [inSql.get(target), byEngine.get(target)].map((each) =>
      plain(each as Aggregate),
    );
    expect(actual, `${target.element.name} ${target.unit.id}`).toEqual(wanted);
  }
  const values = [...byEngine.values()].filter(({ outcome }) => !(outcome instanceof Gap));
  expect(values.length).toBeGreaterThan(300);
  once.mockRestore();
});

test('slices, and a year of months beside its months', async () => {
  const service = await fromTables(made);
  const targets = targetsOf({
    ...{ elements: ['births', 'registeredPopulation'], unit: 'qinghe', level: 'VILLAGE' },
    ...{ periods: ['2025', '2025-01', '2025-02', '2025-12'], groupBy: ['sex'] },
  });
  const [inSql, byEngine] = [await service.count(targets), await service.countByEngine(targets)];
  for (const target of targets) {
    const [actual, wanted] = [inSql.get(target), byEngine.get(target)].map((each) =>
      plain(each as Aggregate),
    );
    expect(actual, `${target.element.name} ${target.unit.id}`).toEqual(wanted);
  }
});
