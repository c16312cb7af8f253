import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
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

describe('typed', () => {
  interface Figure {
    readonly value: number | null;
    readonly unitsReporting?: number;
    readonly unitsExpected?: number;
  }
  interface OfUnit {
    readonly reportingUnit: { readonly label: string };
    readonly period: string;
    readonly population: Readonly<Record<'residentPopulation' | 'women', Figure>>;
    readonly vitalEvents: Readonly<Record<'births' | 'deaths', Figure>>;
  }

  test('the query on the page: the figures of aggregate, fetched together', async () => {
    const query = [...page.matchAll(/```graphql\n(.*?)```/gs)][1]?.[1] ?? '';
    const fetched = vi.spyOn(hub.api, 'aggregate');
    const { data, errors } = await server.client.ask<{ aggregates: OfUnit[] }, never>(query);
    expect(errors).toBeUndefined();
    // All totals at once, the women apart.
    expect(fetched).toHaveBeenCalledTimes(2);
    fetched.mockRestore();
    const where = { unit: 'qinghe', level: 'TOWNSHIP', periods: ['2025', '2024'] } as const;
    const generic = async (element: string, slice?: { breakdown: string; code: string }[]) =>
      (await hub.api.aggregate({ ...where, elements: [element], ...(slice ? { slice } : {}) })).rows;
    const expected = {
      residentPopulation: await generic('residentPopulation'),
      women: await generic('residentPopulation', [{ breakdown: 'sex', code: 'FEMALE' }]),
      births: await generic('births'),
      deaths: await generic('deaths'),
    };
    const { aggregates } = data!;
    expect(aggregates).toHaveLength(expected.births.length);
    for (const { reportingUnit, period, population, vitalEvents } of aggregates) {
      for (const [name, figure] of Object.entries({ ...population, ...vitalEvents })) {
        const row = expected[name as keyof typeof expected].find(
          (each) => each.unit.label === reportingUnit.label && each.period.id === period,
        );
        expect(figure.value).toBe(row?.value ?? null);
        if (figure.unitsExpected !== undefined)
          expect(figure).toMatchObject({ unitsExpected: row?.unitsExpected });
      }
    }
    expect(aggregates.filter(({ population }) => population.women.value !== null).length).toBeGreaterThan(10);
  });

  test('what may not be aggregated says why, at its own field; the others are served', async () => {
    const query = `{ aggregates(unit: "liutang-01", periods: ["2025-03"]) {
      population { residentPopulation { value } } vitalEvents { births { value } } land { arableLand { value } }
    } }`;
    const { data, errors } = await server.client.ask<
      { aggregates: { population: { residentPopulation: Figure }; land: { arableLand: Figure | null } }[] },
      never
    >(query);
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['NOT_DERIVABLE']);
    expect(errors?.[0]?.message).toContain('arableLand');
    expect(data?.aggregates[0]?.land.arableLand).toBeNull();
    expect(data?.aggregates[0]?.population.residentPopulation.value).toBeGreaterThan(0);
  });

  test('a level above the unit is refused, as it is in the generic layer', async () => {
    const where = { unit: 'liutang', level: 'COUNTY', periods: ['2025'] } as const;
    const { errors } = await server.client.ask<never, never>(
      '{ aggregates(unit: "liutang", level: COUNTY, periods: ["2025"]) { period } }',
    );
    const { userErrors } = await hub.api.aggregate({ ...where, elements: ['births'] });
    expect(errors?.map(({ extensions, message }) => [extensions['code'], message])).toEqual(
      userErrors.map(({ code, message }) => [code, message]),
    );
    expect(userErrors).toHaveLength(1);
  });

  test('a unit or a period that does not exist is refused', async () => {
    for (const [unit, period] of [
      ['nowhere', '2025'],
      ['qinghe', '2025@school'],
    ]) {
      const query = `{ aggregates(unit: "${unit}", periods: ["${period}"]) { period } }`;
      const { errors } = await server.client.ask<never, never>(query);
      expect(errors?.[0]?.extensions['code']).toBe('NOT_FOUND');
    }
  });
});

test('the query of findings on the page', async () => {
  const [, query = ''] = page.split('## Rules over many units')[1]?.split(/```(?:graphql)?\n/) ?? [];
  const { data, errors } = await server.client.ask<
    { tableFindings: { tablesChecked: number; findings: { totalCount: number }; userErrors: [] } },
    never
  >(query);
  expect(errors).toBeUndefined();
  const { tablesChecked, findings, userErrors } = data!.tableFindings;
  expect(userErrors).toEqual([]);
  expect(findings.totalCount).toBe(0);
  expect(tablesChecked).toBeGreaterThan(2000);
});
