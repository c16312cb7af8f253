import { describe, expect, test } from 'vitest';
import { protectionsBy } from '../../src/core/disclosure/protection.ts';
import { FactSet, type FactTable } from '../../src/core/fill/facts.ts';
import { FREQUENCIES, type Period, parsePeriod, partsOf } from '../../src/core/period.ts';
import type { Unit } from '../../src/core/unit-tree.ts';
import { withheldInYear } from '../../src/delivery/disclosure/withheld-year.ts';
import { engineOf } from '../support/dictionary.ts';

// A county of two townships with three villages each; what is withheld of a flow by sex in a year of quarters.

const unit = (id: string, level: Unit['level'], parent?: string, more: Partial<Unit> = {}): Unit => ({
  ...{
    id,
    label: id,
    level,
    ...(parent ? { parent } : {}),
    validFrom: '2000-01-01',
    reportsFrom: '2025-01-01',
  },
  kind: level === 'COUNTY' ? 'COUNTY' : level === 'TOWNSHIP' ? 'TOWN' : 'VILLAGE_COMMITTEE',
  ...more,
});
const COUNTY = [
  unit('c', 'COUNTY'),
  ...['a', 'b'].flatMap((town) => [
    unit(town, 'TOWNSHIP', 'c'),
    ...[1, 2, 3].map((n) => unit(`${town}${n}`, 'VILLAGE', town)),
  ]),
];

const DICTIONARY = `
type Health @topic(label: "健康") {
  "病例：季内确诊的病例。"
  cases(sex: Sex): Int! @element(label: "病例", unit: "人", kind: FLOW, every: QUARTER, at: VILLAGE, steward: "statistics", disclosure: 5)
  "人口：季末人口。"
  people: Int! @element(label: "人口", unit: "人", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "statistics")
  "发病率：病例与人口之比。"
  rate: Decimal @element(label: "发病率", kind: RATIO, every: QUARTER, at: VILLAGE, steward: "statistics") @from(expr: "cases / people")
}
type Quarter @form(code: "Q-1", label: "季报", department: "statistics", every: QUARTER, level: VILLAGE) {
  men: Int @cell(label: "男", unit: "人") @from(element: "cases", slice: {sex: MALE})
  women: Int @cell(label: "女", unit: "人") @from(element: "cases", slice: {sex: FEMALE})
  people: Int @cell(label: "人口", unit: "人") @from(element: "people")
}`;

type Cases = Readonly<Record<string, readonly [men: number, women: number]>>;

/** `a1 2025-Q1 cases.MALE`, in order; every quarter alike but where something else is said. */
function withheld(
  usual: Cases,
  units: readonly Unit[] = COUNTY,
  other: Readonly<Record<string, Cases>> = {},
): string[] {
  const engine = engineOf(DICTIONARY, units);
  const year = parsePeriod('2025') as Period;
  const tables = partsOf(year, 'QUARTER').flatMap(({ id: period }) =>
    Object.entries({ ...usual, ...other[period] }).map(
      ([village, [men, women]]): FactTable => ({
        ...{ unit: village, period, revision: 1 },
        values: { 'cases.MALE': men, 'cases.FEMALE': women, people: 100 },
      }),
    ),
  );
  const { catalogue } = engine;
  const evaluate = engine.evaluator(new FactSet(tables));
  const readings = FREQUENCIES.flatMap((frequency) => partsOf(year, frequency)).map((period) => ({
    ...{ period, catalogue, evaluate },
  }));
  const rows = withheldInYear(engine.units, 'c', ['cases'], protectionsBy(catalogue), readings);
  return rows
    .flatMap(({ unit: { id }, period, items }) => [...items].map((item) => `${id} ${period.id} ${item}`))
    .sort();
}

const BIG: Cases = { a1: [20, 20], a2: [30, 30], a3: [40, 40], b1: [50, 50], b2: [60, 60], b3: [70, 70] };

describe('what is withheld in a year', () => {
  test('is nothing where nothing is small', () => {
    expect(withheld(BIG)).toEqual([]);
  });

  test('goes over units, sexes and quarters at once, and takes ratios along', () => {
    const found = withheld(BIG, COUNTY, { '2025-Q1': { a1: [2, 20] } });
    // Two villages, two of men, women and all, two of the periods: a corner each.
    expect(found).toContain('a1 2025-Q1 cases.MALE');
    const places = found.map((place) => place.split(' ') as [string, string, string]);
    const [units, periods, items] = [0, 1, 2].map((i) => new Set(places.map((place) => place[i])));
    expect(units?.size).toBeGreaterThan(1);
    expect(periods?.size).toBeGreaterThan(1);
    expect([...(items ?? [])].filter((item) => item?.startsWith('cases')).length).toBeGreaterThan(1);
    // Whole townships and the county are seen.
    expect(places.filter(([id]) => id === 'c')).toEqual([]);
    const totals = places.filter(([, , item]) => item === 'cases').map(([id, period]) => `${id} ${period}`);
    const rates = places.filter(([, , item]) => item === 'rate').map(([id, period]) => `${id} ${period}`);
    expect(rates).toEqual(totals);
  });

  test('nothing is needed beside a figure whose whole is not complete', () => {
    const { a3: _, ...some } = BIG;
    expect(withheld({ ...some, a1: [2, 20] }, COUNTY).filter((place) => place.startsWith('a2'))).toEqual([]);
  });

  test('of a village that was made of two in mid-year, the year is held against what those had', () => {
    const merged = [
      ...COUNTY.map((each) => (['a1', 'a2'].includes(each.id) ? { ...each, validTo: '2025-06-30' } : each)),
      unit('a4', 'VILLAGE', 'a', { validFrom: '2025-07-01', predecessors: ['a1', 'a2'] }),
    ];
    const engine = engineOf(DICTIONARY, merged);
    expect(engine.units.former('a4', '2025-03-31')?.map(({ id }) => id)).toEqual(['a1', 'a2']);
    const before: Cases = {
      a1: [2, 20],
      a2: [30, 30],
      a3: [40, 40],
      b1: [50, 50],
      b2: [60, 60],
      b3: [70, 70],
    };
    const after: Cases = { a3: [40, 40], a4: [50, 50], b1: [50, 50], b2: [60, 60], b3: [70, 70] };
    const found = withheld({}, merged, {
      ...{ '2025-Q1': before, '2025-Q2': { ...before, a1: [20, 20] } },
      ...{ '2025-Q3': after, '2025-Q4': after },
    });
    expect(found).toContain('a1 2025-Q1 cases.MALE');
    // Its year, less its quarters and less what the other had, would be what was withheld.
    const ofYear = ['a4 2025 cases.MALE', 'a2 2025-Q1 cases.MALE', 'a4 2025-H1 cases.MALE'];
    expect(found.filter((place) => ofYear.includes(place)).length).toBeGreaterThan(0);
  });
});
