import { beforeAll, describe, expect, test } from 'vitest';
import type { Element } from '../../src/core/catalogue/model.ts';
import { isFiner, type Period, parsePeriod } from '../../src/core/period.ts';
import { compareLevels, type Unit } from '../../src/core/unit-tree.ts';
import type { AggregateQuery, AggregateRow } from '../../src/delivery/aggregate.model.ts';
import { PREAMBLE, QINGHE } from '../support/dictionary.ts';
import { addUnits, freshHub, said, submission, type TestHub, useTestHub } from '../support/hub.ts';
import { ALL } from './from-tables.ts';
import { Tables } from './recount.ts';

// What those who analyse are given: sums with their coverage, means, extremes, growth; and what they are refused.

describe('the seeded county, counted again from the stored tables one by one', () => {
  const made = useTestHub();

  const asked = (level: Unit['level'], period: Period): Element[] =>
    [...made.api.currentCatalogue().catalogue.elements.values()].filter(
      (element) =>
        (element.kind === 'STOCK' || element.kind === 'FLOW') &&
        !element.derivation &&
        !element.reportedAs &&
        compareLevels(element.at, level) >= 0 &&
        !isFiner(period.frequency, element.every),
    );

  test.each([
    ['2025-Q3', 'COUNTY'],
    ['2025-Q3', 'TOWNSHIP'],
    ['2026-Q3', 'TOWNSHIP'], // some have not handed in yet
    ['2025', 'COUNTY'],
    ['2025', 'TOWNSHIP'],
    ['2026', 'COUNTY'], // two quarters to go
  ] as const)('%s by %s: every element that is asked', async (period, level) => {
    const tables = await Tables.of(made.url, made.api.units().all());
    const elements = asked(level, parsePeriod(period) as Period);
    const { rows, userErrors } = await made.api.aggregate(
      { elements: elements.map(({ name }) => name), unit: 'qinghe', level, periods: [period] },
      ALL,
    );
    expect(userErrors).toEqual([]);
    const units = level === 'COUNTY' ? 1 : made.api.units().children('qinghe', '2025-12-31').length;
    expect(rows).toHaveLength(elements.length * units);
    for (const row of rows) {
      const expected = tables.recount(row.element, row.unit.id, period);
      const { sum, minimum, maximum, average } = row;
      expect(
        {
          ...texts({ sum, minimum, maximum, average }),
          ...{ unitsReporting: row.unitsReporting, unitsExpected: row.unitsExpected },
          isComplete: row.value !== undefined,
        },
        `${row.element.name} ${row.unit.id}`,
      ).toEqual(expected);
      if (row.value !== undefined) expect(row.value).toBe(row.sum);
      else expect(row.gap).toBeDefined();
    }
    expect(rows.some(({ sum }) => sum !== undefined)).toBe(true);
  });

  test('2026-Q3: what is missing is shown as missing, with what there is beside it', async () => {
    const query = { elements: ['registeredPopulation'], unit: 'qinghe', periods: ['2026-Q3'] };
    const { rows: towns } = await made.api.aggregate({ ...query, level: 'TOWNSHIP' });
    const { rows } = await made.api.aggregate(query);
    // 柳塘 has not handed in yet.
    const late = towns.filter(({ value }) => value === undefined);
    expect(late.map(({ unit }) => unit.id)).toEqual(['liutang']);
    expect(late[0]).toMatchObject({ unitsReporting: 0, unitsExpected: 14, gap: { reason: 'NOT_REPORTED' } });
    const sum = towns.reduce((so, { value }) => so + Number(value ?? 0), 0);
    const expected = towns.reduce((so, { unitsExpected }) => so + unitsExpected, 0);
    expect(rows[0]).toMatchObject({
      ...{ sum, unitsReporting: expected - 14, unitsExpected: expected },
      gap: { reason: 'NOT_REPORTED', reported: expected - 14, expected, partialValue: sum },
    });
    expect(rows[0]?.value).toBeUndefined();
  });

  test('a derived element is added up from the units at which it is worked out', async () => {
    const query = { unit: 'liutang', periods: ['2025-Q3'] };
    const { rows } = await made.api.aggregate({ ...query, elements: ['residentPopulation'] });
    const { rows: villages } = await made.api.aggregate({
      ...{ ...query, elements: ['residentPopulation'], level: 'VILLAGE' },
    });
    const values = villages.flatMap(({ value }) => (value === undefined ? [] : [Number(value)]));
    expect(values.length).toBeGreaterThan(10);
    expect(rows[0]?.sum).toBe(values.reduce((sum, value) => sum + value, 0));
    expect(rows[0]).toMatchObject({ unitsReporting: values.length, unitsExpected: villages.length });
  });

  test('a value is what the forms print', async () => {
    const { rows } = await made.api.aggregate({
      ...{ elements: ['registeredPopulation'], unit: 'liutang', periods: ['2025-Q3'] },
    });
    const reported = await made.api.alreadyReported('registeredPopulation', 'liutang', '2025-Q3');
    expect(rows[0]?.value).toBe(reported.value);
  });

  test('a run of periods, by a coarser frequency', async () => {
    const { rows } = await made.api.aggregate({
      ...{ elements: ['registeredPopulation'], unit: 'liutang-01' },
      ...{ from: '2024-Q2', to: '2025-Q3', frequency: 'YEAR' },
    });
    expect(rows.map(({ period }) => period.id)).toEqual(['2024', '2025']);
  });
});

const DICTIONARY = `
type Vital @topic(label: "人口变动") {
  "出生人数：期内活产的婴儿。"
  births(sex: Sex): Int! @element(label: "出生人数", unit: "人", kind: FLOW, every: QUARTER, at: VILLAGE, steward: "statistics")
  "总人口：期末的人。"
  people: Int! @element(label: "总人口", unit: "人", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "statistics")
  "出生率：出生人数与总人口之比。"
  birthRate: Decimal @element(label: "出生率", unit: "%", decimals: 2, kind: RATIO, every: QUARTER, at: VILLAGE, steward: "statistics") @from(expr: "births / people")
  "平均年龄：期末的人的平均年龄。"
  meanAge: Decimal! @element(label: "平均年龄", decimals: 1, kind: AVERAGE, every: QUARTER, at: VILLAGE, steward: "statistics", weight: "people")
  "平均身高：期末的人的平均身高。"
  meanHeight: Decimal! @element(label: "平均身高", decimals: 1, kind: AVERAGE, every: QUARTER, at: VILLAGE, steward: "statistics")
  "来访人数：期内来访的人，一人只计一次。"
  visitors: Int! @element(label: "来访人数", unit: "人", kind: DISTINCT, every: QUARTER, at: VILLAGE, steward: "statistics")
  "是否通公交。"
  hasBus: Boolean! @element(label: "是否通公交", kind: ATTRIBUTE, every: QUARTER, at: VILLAGE, steward: "statistics")
  "面积：全镇的土地。"
  area: Decimal! @element(label: "面积", unit: "亩", decimals: 2, kind: STOCK, every: YEAR, at: TOWNSHIP, steward: "statistics")
}
type Village @form(code: "V-1", label: "村表", department: "statistics", every: QUARTER, level: VILLAGE) {
  girls: Int @cell(label: "女", unit: "人") @from(element: "births", slice: {sex: FEMALE})
  births: Int @cell(label: "出生", unit: "人") @from(element: "births")
  people: Int @cell(label: "人口", unit: "人") @from(element: "people")
  birthRate: Decimal @cell(label: "出生率", unit: "%") @from(element: "birthRate")
  meanAge: Decimal @cell(label: "年龄") @from(element: "meanAge")
  meanHeight: Decimal @cell(label: "身高") @from(element: "meanHeight")
  visitors: Int @cell(label: "来访", unit: "人") @from(element: "visitors")
  hasBus: Boolean @cell(label: "公交") @from(element: "hasBus")
}
type Town @form(code: "T-1", label: "镇表", department: "statistics", every: YEAR, level: TOWNSHIP) {
  area: Decimal @cell(label: "面积", unit: "亩") @from(element: "area")
}
`;

const [TOWN, ...BELOW] = QINGHE as [Unit, ...Unit[]];
const COUNTY: readonly Unit[] = [
  { ...TOWN, id: 'xian', label: '青禾县', kind: 'COUNTY', level: 'COUNTY' },
  { ...TOWN, parent: 'xian' },
  ...BELOW,
];
const UNITS = COUNTY.map((unit): Unit => ({ ...unit, reportsFrom: '2024-01-01' }));
const Q1 = '2025-Q1';

const smallCounty = async (): Promise<TestHub> => prepared(await freshHub({ seeded: 'nothing' }));

async function prepared(made: TestHub, units: readonly Unit[] = UNITS): Promise<TestHub> {
  await addUnits(made.hub, units);
  const { findings } = await made.hub.catalogues.publish({
    sources: [{ path: 'dictionary.graphql', text: PREAMBLE + DICTIONARY }],
    ...{ validFrom: '2000-01-01', at: new Date(), by: 'test' },
  });
  expect(findings).toEqual([]);
  return made;
}

/** Boys, girls, people, mean age. */
type Village = readonly [number, number, number, string];

async function handIn({ api }: TestHub, period: string, villages: Readonly<Record<string, Village>>) {
  const tables = Object.entries(villages).map(([unit, [MALE, FEMALE, people, meanAge]]) => ({
    ...{ unit, period },
    values: {
      vital: { births: { MALE, FEMALE }, people, meanAge, meanHeight: '160', visitors: 7, hasBus: true },
    },
  }));
  const found = (await api.submit(submission(tables))).userErrors;
  const confirm = found.flatMap((finding) => finding.confirm ?? []);
  if (confirm.length > 0) await api.submit(submission(tables, { confirm }));
  else expect(found).toEqual([]);
}

const only = async (hub: TestHub, query: Partial<AggregateQuery>): Promise<AggregateRow> => {
  const { rows, userErrors } = await hub.api.aggregate({
    ...{ elements: ['births'], unit: 'xian', periods: [Q1] },
    ...query,
  });
  expect(userErrors).toEqual([]);
  expect(rows).toHaveLength(1);
  return rows[0] as AggregateRow;
};

describe('by kind', () => {
  test('a ratio is recomputed from its parts, an average weighed; neither has a sum or a mean', async () => {
    const hub = await smallCounty();
    await handIn(hub, Q1, {
      beijie: [1, 1, 100, '30'],
      liutang: [3, 0, 300, '40'],
      shiqiao: [0, 0, 50, '60.5'],
    });
    const rate = await only(hub, { elements: ['birthRate'] });
    // 5 / 450, not the mean of 2 %, 1 % and 0 %; printed as the element is, in per cent.
    expect(rate).toMatchObject({
      value: '1.11',
      minimum: 0,
      maximum: 2,
      unitsReporting: 3,
      unitsExpected: 3,
    });
    const age = await only(hub, { elements: ['meanAge'] });
    // (100 × 30 + 300 × 40 + 50 × 60.5) / 450 = 40.05…
    expect(age).toMatchObject({ value: '40.1', minimum: 30, maximum: '60.5' });
    for (const row of [rate, age]) {
      expect(row).not.toHaveProperty('sum');
      expect(row.average).toBeUndefined();
    }
    const visitors = await only(hub, { elements: ['visitors'], unit: 'beijie' });
    expect(visitors).toMatchObject({ value: 7 });
    expect(visitors).not.toHaveProperty('sum');
  });

  test('a sum over two of three villages is partial, and a ratio of it is none', async () => {
    const hub = await smallCounty();
    await handIn(hub, Q1, { beijie: [1, 1, 100, '30'], liutang: [3, 0, 300, '40'] });
    const births = await only(hub, {});
    expect(births).toMatchObject({
      ...{ sum: 5, minimum: 2, maximum: 3, average: '2.5', unitsReporting: 2, unitsExpected: 3 },
      gap: { reason: 'NOT_REPORTED', reported: 2, expected: 3, partialValue: 5 },
    });
    expect(births.value).toBeUndefined();
    const rate = await only(hub, { elements: ['birthRate'] });
    expect(rate.value).toBeUndefined();
    expect(rate).toMatchObject({ minimum: 1, maximum: 2, unitsReporting: 2 });
  });

  test('a flow over a year adds up quarters; a village without its last one is not reporting', async () => {
    const hub = await smallCounty();
    const quarter: Record<string, Village> = {
      beijie: [1, 1, 100, '30'],
      liutang: [3, 0, 300, '40'],
      shiqiao: [0, 1, 50, '60'],
    };
    for (const period of ['2025-Q1', '2025-Q2', '2025-Q3']) await handIn(hub, period, quarter);
    const { beijie, liutang } = quarter as Record<'beijie' | 'liutang', Village>;
    await handIn(hub, '2025-Q4', { beijie, liutang });
    const year = await only(hub, { periods: ['2025'] });
    expect(year).toMatchObject({
      ...{ sum: 23, minimum: 8, maximum: 12, average: 10, unitsReporting: 2, unitsExpected: 3 },
      gap: { reported: 11, expected: 12 },
    });
    // Of a stock only the last quarter counts.
    const people = await only(hub, { elements: ['people'], periods: ['2025'] });
    expect(people).toMatchObject({ sum: 400, gap: { reported: 2, expected: 3 } });
  });
});

describe('units that were merged', () => {
  test('a year counts what they had before; its units are those of its last day', async () => {
    const merged = UNITS.map((unit) => (isMerged(unit) ? { ...unit, validTo: '2025-06-30' } : unit));
    const [village] = UNITS.filter(({ id }) => id === 'liutang');
    const hub = await prepared(await freshHub({ seeded: 'nothing' }), [
      ...merged,
      {
        ...(village as Unit),
        ...{ id: 'xinliu', label: '新柳村', validFrom: '2025-07-01', reportsFrom: '2025-07-01' },
        predecessors: ['beijie', 'liutang'],
      },
    ]);
    for (const period of ['2025-Q1', '2025-Q2']) {
      await handIn(hub, period, {
        ...{ beijie: [1, 1, 100, '30'], liutang: [3, 0, 300, '40'], shiqiao: [0, 1, 50, '60'] },
      });
    }
    for (const period of ['2025-Q3', '2025-Q4']) {
      await handIn(hub, period, { xinliu: [4, 1, 400, '37'], shiqiao: [0, 1, 50, '60'] });
    }
    expect(await only(hub, { periods: ['2025'] })).toMatchObject({
      ...{ value: 24, sum: 24, minimum: 4, maximum: 20, average: 12, unitsReporting: 2, unitsExpected: 2 },
    });
    const { rows } = await hub.api.aggregate({
      ...{ elements: ['births'], unit: 'qinghe', level: 'VILLAGE', periods: ['2025-Q2', '2025-Q3'] },
    });
    expect(rows.map(({ unit, period, value }) => `${unit.id} ${period.id} ${value}`)).toEqual([
      ...[
        'beijie 2025-Q2 2',
        'liutang 2025-Q2 3',
        'shiqiao 2025-Q2 1',
        'shiqiao 2025-Q3 1',
        'xinliu 2025-Q3 5',
      ],
    ]);
  });

  const isMerged = ({ id }: Unit): boolean => id === 'beijie' || id === 'liutang';
});

describe('breakdowns', () => {
  test('a row for each code, or one code for all', async () => {
    const hub = await smallCounty();
    await handIn(hub, Q1, { beijie: [1, 4, 100, '30'] });
    const { rows } = await hub.api.aggregate({
      ...{ elements: ['births'], unit: 'beijie', periods: [Q1], groupBy: ['sex'] },
    });
    expect(rows.map(({ slice, value }) => [...slice, value])).toEqual([
      ['MALE', 1],
      ['FEMALE', 4],
    ]);
    const girls = await only(hub, { unit: 'beijie', slice: [{ breakdown: 'sex', code: 'FEMALE' }] });
    expect(girls.value).toBe(4);
  });
});

describe('growth', () => {
  test('is exact, and absent with a reason', async () => {
    const hub = await smallCounty();
    await handIn(hub, '2024-Q1', { beijie: [3, 0, 100, '30'], liutang: [0, 0, 10, '30'] });
    await handIn(hub, '2024-Q4', { beijie: [0, 0, 100, '30'] });
    await handIn(hub, Q1, { beijie: [2, 2, 100, '30'], liutang: [1, 1, 10, '30'] });
    const beijie = await only(hub, { unit: 'beijie' });
    expect(await beijie.sameLastYear()).toMatchObject({
      period: { id: '2024-Q1' },
      ...{ value: 3, growth: '0.33333333333333333333' },
    });
    const previous = await beijie.previous();
    expect(previous).toMatchObject({ value: 0, gap: { reason: 'DIVISION_BY_ZERO' } });
    expect(previous.growth).toBeUndefined();
    const liutang = await only(hub, { unit: 'liutang' });
    expect(await liutang.sameLastYear()).toMatchObject({ value: 0, gap: { reason: 'DIVISION_BY_ZERO' } });
    expect(await liutang.previous()).toMatchObject({ gap: { reason: 'NOT_REPORTED' } });
    // 南塘 has not handed in: neither have the county's figures anything to grow from.
    expect(await (await only(hub, {})).sameLastYear()).toMatchObject({ gap: { reason: 'NOT_REPORTED' } });
  });
});

describe('refused, everything at once', () => {
  const hub = useTestHub({ seeded: 'nothing' });
  beforeAll(() => prepared(hub));

  test.each<[string, Partial<AggregateQuery>, string[]]>([
    ['an average without a weight', { elements: ['meanHeight'] }, ['NOT_DERIVABLE elements.0']],
    ['a distinct count over units', { elements: ['visitors'] }, ['NOT_DERIVABLE elements.0']],
    ['a yes/no', { elements: ['hasBus'], unit: 'beijie' }, ['NOT_DERIVABLE elements.0']],
    ['a month of a quarter', { periods: ['2025-01'] }, ['NOT_DERIVABLE elements.0']],
    [
      'villages of what is collected by township',
      { elements: ['area'], unit: 'qinghe', level: 'VILLAGE', periods: ['2025'] },
      ['NOT_DERIVABLE elements.0'],
    ],
    ['a level above the unit', { unit: 'beijie', level: 'TOWNSHIP' }, ['LEVEL_ABOVE_UNIT level']],
    ['another breakdown', { groupBy: ['age'] }, ['UNKNOWN_SLICE elements.0']],
    ['another code', { slice: [{ breakdown: 'sex', code: 'WOMEN' }] }, ['UNKNOWN_SLICE elements.0']],
    ['no periods', { periods: [] }, ['AGGREGATE_PERIODS periods']],
    ['periods twice', { from: Q1, to: Q1 }, ['AGGREGATE_PERIODS periods']],
    ['a run that ends before it begins', { periods: [], from: '2025-Q2', to: Q1 }, ['AGGREGATE_PERIODS to']],
    ['ages of months', { periods: [], from: '1900-01', to: '2025-12' }, ['AGGREGATE_PERIODS to']],
    ['no period', { periods: ['2025-Q5'] }, ['UNKNOWN_PERIOD periods.0']],
    [
      'three things wrong',
      { elements: ['births', 'birth', 'visitors'], level: 'PROVINCE' },
      ['LEVEL_ABOVE_UNIT level', 'UNKNOWN_ELEMENT elements.1', 'NOT_DERIVABLE elements.2'],
    ],
  ])('%s', async (_, query, findings) => {
    const { rows, userErrors } = await hub.api.aggregate({
      ...{ elements: ['births'], unit: 'xian', periods: [Q1] },
      ...query,
    });
    expect(said(userErrors)).toEqual(findings);
    expect(rows).toEqual([]);
  });

  test('in words that say what to do instead', async () => {
    const { userErrors } = await hub.api.aggregate({
      ...{ elements: ['meanHeight', 'hasBus'], unit: 'xian', periods: [Q1] },
    });
    expect(userErrors.map(({ message }) => message)).toEqual([
      'meanHeight（平均身高）是平均数，没有声明 weight，不能汇总；请声明权重数据元',
      'hasBus（是否通公交）不是数值，没有合计、平均、最小、最大；是否类可以在公式里计数',
    ]);
  });

  test('a unit that does not exist', async () => {
    const asking = hub.api.aggregate({ elements: ['births'], unit: 'nowhere', periods: [Q1] });
    await expect(asking).rejects.toThrow('没有填报单位 nowhere');
  });
});

/** As decimal text, absent where there is none. */
const texts = (values: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  );
