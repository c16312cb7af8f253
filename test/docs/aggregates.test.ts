import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fixedClock } from '../../src/platform/clock.ts';
import { useServer } from '../support/client.ts';
import { useTestHub } from '../support/hub.ts';
import { TOUR_DAY } from '../support/tour.ts';

// What docs/aggregates.md shows, over HTTP.

const page = readFileSync(new URL('../../docs/aggregates.md', import.meta.url), 'utf8');
const hub = useTestHub();
const server = useServer(() => ({ api: hub.api, clock: fixedClock(TOUR_DAY) }));

interface Row {
  readonly reportingUnit: { readonly label: string };
  readonly period: string;
  readonly label: string;
  readonly value: number;
  readonly sum: number;
  readonly shareReporting: number;
  readonly sameLastYear: { readonly value: number; readonly growth: string };
}

test('the query on the page: every township in four quarters', async () => {
  const query = /```graphql\n(.*?)```/s.exec(page)?.[1] ?? '';
  const { data, errors } = await server.client.ask<{ aggregate: { rows: Row[]; userErrors: [] } }, never>(
    query,
  );
  expect(errors).toBeUndefined();
  const { rows, userErrors } = data!.aggregate;
  expect(userErrors).toEqual([]);
  const townships = hub.api.units().children('qinghe', '2025-12-31');
  expect(rows).toHaveLength(townships.length * 4);
  const liutang = rows.find(
    ({ reportingUnit, period }) => reportingUnit.label === '柳塘镇' && period === '2025-Q3',
  );
  expect(liutang?.label).toBe('出生人数');
  expect(liutang?.shareReporting).toBe(1);
  const [now, then] = [liutang?.value ?? 0, liutang?.sameLastYear.value ?? 0];
  expect(now).toBeGreaterThan(0);
  expect(Number(liutang?.sameLastYear.growth)).toBeCloseTo((now - then) / then, 12);
});

test('columns: the same figures, all of one length', async () => {
  const query = `{
    aggregateColumns(elements: ["registeredPopulation", "births"], unit: "qinghe", level: VILLAGE, periods: ["2025-Q3", "2026-Q3"]) {
      elements slices units periods values sums unitsReporting unitsExpected userErrors { code }
    }
  }`;
  const { data, errors } = await server.client.ask<{ aggregateColumns: Record<string, unknown[]> }, never>(
    query,
  );
  expect(errors).toBeUndefined();
  const { userErrors, ...columns } = data!.aggregateColumns;
  expect(userErrors).toEqual([]);
  const { rows } = await hub.api.aggregate({
    ...{ elements: ['registeredPopulation', 'births'], unit: 'qinghe', level: 'VILLAGE' },
    periods: ['2025-Q3', '2026-Q3'],
  });
  expect(rows.length).toBeGreaterThan(100);
  expect(columns).toEqual({
    elements: rows.map(({ element }) => element.name),
    slices: rows.map(() => ''),
    units: rows.map(({ unit }) => unit.id),
    periods: rows.map(({ period }) => period.id),
    values: rows.map(({ value }) => value ?? null),
    sums: rows.map(({ sum }) => sum ?? null),
    unitsReporting: rows.map(({ unitsReporting }) => unitsReporting),
    unitsExpected: rows.map(({ unitsExpected }) => unitsExpected),
  });
  expect(columns.values).toContain(null);
});
