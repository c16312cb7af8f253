import { describe, expect, test } from 'vitest';
import type { Form } from '../../../src/core/catalogue/model.ts';
import {
  type CollectedFrom,
  collectionHistory,
  periodsCollected,
} from '../../../src/core/catalogue/versions/collection.ts';
import { FillEngine } from '../../../src/core/fill/fill-form.ts';
import { requiredTables } from '../../../src/core/fill/required-tables.ts';
import { UnitTree } from '../../../src/core/unit-tree.ts';
import { catalogueOf, factSet, type Handed, periodOf, QINGHE } from '../../support/dictionary.ts';

// An element was collected more or less often under an earlier catalogue. What was handed in then stays where it is.

const dictionary = (every: string, level = 'VILLAGE') =>
  catalogueOf(`
"人口"
type Vital @topic(label: "人口") {
  "期内活产的婴儿。"
  births(sex: Sex): Int! @element(label: "出生", unit: "人", kind: FLOW, every: ${every}, at: VILLAGE, steward: "statistics")
  "期末人口。"
  people: Int! @element(label: "人口", unit: "人", kind: STOCK, every: ${every}, at: VILLAGE, steward: "statistics")
  "期末是否通公交。"
  bus: Boolean! @element(label: "公交", kind: ATTRIBUTE, every: ${every}, at: VILLAGE, steward: "statistics")
  "期内出生与人口之比。"
  rate: Decimal @element(label: "出生率", kind: RATIO, every: ${every}, at: VILLAGE, steward: "statistics", decimals: 3) @from(expr: "births / people")
  "出生的两倍。"
  twice: Int @element(label: "两倍", unit: "人", kind: FLOW, every: ${every}, at: VILLAGE, steward: "statistics") @from(expr: "births + births")
}
${['MONTH', 'QUARTER', 'YEAR']
  .filter((each) => ['MONTH', 'QUARTER', 'YEAR'].indexOf(each) >= ['MONTH', 'QUARTER', 'YEAR'].indexOf(every))
  .map(
    (each) => `
type F${each} @form(code: "${each}", label: "表", department: "statistics", every: ${each}, level: ${level}) {
  births: Int @cell(label: "出生", unit: "人") @from(element: "births")
  boys: Int @cell(label: "男", unit: "人") @from(element: "births", slice: {sex: MALE})
  people: Int @cell(label: "人口", unit: "人") @from(element: "people")
  twice: Int @cell(label: "两倍", unit: "人") @from(element: "twice")
  rate: Decimal @cell(label: "率", decimals: 3) @from(element: "rate")
  before: Int @cell(label: "上期人口", unit: "人") @from(element: "people", period: PREVIOUS)
  toDate: Int @cell(label: "本年累计", unit: "人") @from(element: "births", period: YEAR_TO_DATE)
  since: Int @cell(label: "历年累计", unit: "人") @from(element: "births", period: SINCE_START)
  ${level === 'VILLAGE' ? 'bus: Boolean @cell(label: "公交") @from(element: "bus")' : ''}
}`,
  )
  .join('')}`);

function engineOf(before: string, after: string, validFrom: string, level?: string): FillEngine {
  const versions = [
    { validFrom: '2000-01-01', catalogue: dictionary(before, level) },
    { validFrom, catalogue: dictionary(after, level) },
  ];
  const { catalogue } = versions[1] as (typeof versions)[number];
  return new FillEngine(catalogue, new UnitTree(QINGHE), collectionHistory(versions));
}

/** `births 12, people 30, …`, with gaps in brackets; and that exactly the tables it looks at are required. */
function filled(engine: FillEngine, form: string, id: string, facts: Handed, unit = 'liutang'): string {
  const wanted = engine.catalogue.forms.get(form) as Form;
  const [at, period] = [engine.units.get(unit), periodOf(id)];
  const required = requiredTables(engine.catalogue, engine.units, wanted, at, period, engine.history);
  const looked = engine.requiredFacts([wanted], at, period);
  const places = (tables: readonly { unit: string; period: string }[]) =>
    [...new Set(tables.map((table) => `${table.unit} ${table.period}`))].sort();
  expect(places(required)).toEqual(places(looked));
  const { cells } = engine.fillForm(wanted, at, period, factSet(facts));
  return cells
    .map(
      ({ cell, value, gap }) =>
        `${cell.field} ${gap ? `[${gap.reason} ${gap.reported}/${gap.expected}]` : value}`,
    )
    .join(', ');
}

const table = (male: number, female: number, people: number) => ({
  'births.MALE': male,
  'births.FEMALE': female,
  people,
  bus: people > 31,
});

describe('by quarter until June, by month from July on', () => {
  const engine = engineOf('QUARTER', 'MONTH', '2025-07-01');
  const quarters: Handed = { 'liutang 2025-Q1': table(1, 2, 30), 'liutang 2025-Q2': table(2, 2, 31) };
  const months: Handed = {
    'liutang 2025-07': table(1, 0, 32),
    'liutang 2025-08': table(0, 1, 33),
    'liutang 2025-09': table(1, 1, 34),
  };
  const rest: Handed = Object.fromEntries(
    ['10', '11', '12'].map((month) => [`liutang 2025-${month}`, table(1, 0, 35)]),
  );

  test('a year is made of two quarters and six months', () => {
    expect(filled(engine, 'YEAR', '2025', { ...quarters, ...months, ...rest })).toBe(
      // 3 + 4 + 1 + 1 + 2 + 3 births, 14 of 35 people; nothing before 2025.
      'births 14, boys 8, people 35, twice 28, rate 0.4, before [NO_EARLIER_PERIOD 0/1], toDate 14, since 14, bus true',
    );
  });

  test('as long as a month is missing, so is the year: each quarter and each month is one part', () => {
    expect(filled(engine, 'YEAR', '2025', { ...quarters, ...months })).toContain('births [NOT_REPORTED 5/8]');
  });

  test('a quarter has months, the one before it its own table', () => {
    expect(filled(engine, 'QUARTER', '2025-Q3', { ...quarters, ...months })).toBe(
      'births 4, boys 2, people 34, twice 8, rate 0.118, before 31, toDate 11, since 11, bus true',
    );
    expect(filled(engine, 'QUARTER', '2025-Q2', quarters)).toBe(
      'births 4, boys 2, people 31, twice 8, rate 0.129, before 30, toDate 7, since 7, bus false',
    );
  });

  test('to the first month a quarter adds up, but June is known of no village', () => {
    expect(filled(engine, 'MONTH', '2025-07', { ...quarters, ...months })).toBe(
      'births 1, boys 1, people 32, twice 2, rate 0.031, before [NO_EARLIER_PERIOD 0/1], toDate 8, since 8, bus true',
    );
    expect(filled(engine, 'MONTH', '2025-08', { ...quarters, ...months })).toContain('before 32, toDate 9');
  });

  test('over villages too', () => {
    const town = engineOf('QUARTER', 'MONTH', '2025-07-01', 'TOWNSHIP');
    const everyone = ['liutang', 'shiqiao', 'beijie'].flatMap((unit) =>
      Object.entries({ ...quarters, ...months }).map(([place, values]) => [
        place.replace('liutang', unit),
        values,
      ]),
    );
    expect(filled(town, 'QUARTER', '2025-Q3', Object.fromEntries(everyone), 'qinghe')).toBe(
      'births 12, boys 6, people 102, twice 24, rate 0.118, before 93, toDate 33, since 33',
    );
  });
});

test('by month until June, by quarter from then on: the quarters before are made of months', () => {
  const engine = engineOf('MONTH', 'QUARTER', '2025-07-01');
  const facts: Handed = {
    ...Object.fromEntries(
      ['01', '02', '03', '04', '05', '06'].map((month, i) => [`liutang 2025-${month}`, table(1, 0, 30 + i)]),
    ),
    'liutang 2025-Q3': table(2, 2, 40),
  };
  expect(filled(engine, 'QUARTER', '2025-Q3', facts)).toBe(
    'births 4, boys 2, people 40, twice 8, rate 0.1, before 35, toDate 10, since 10, bus true',
  );
});

test('there and back again, and what a period is made of', () => {
  const stretches: CollectedFrom[] = [
    { from: '2000-01-01', rhythm: { frequency: 'QUARTER' } },
    { from: '2025-04-01', rhythm: { frequency: 'MONTH' } },
    { from: '2025-10-01', rhythm: { frequency: 'QUARTER' } },
  ];
  const within = (id: string): string | undefined => {
    const { start, end } = periodOf(id);
    return periodsCollected(stretches, start, end)
      ?.map((period) => period.id.slice(5))
      .join(' ');
  };
  expect(within('2025')).toBe('Q1 04 05 06 07 08 09 Q4');
  expect(within('2025-H1')).toBe('Q1 04 05 06');
  expect(within('2025-05')).toBe('05');
  expect(within('2025-02')).toBeUndefined();
  expect(within('2025-11')).toBeUndefined();
});

test('a catalogue that says nothing else has no history', () => {
  const same = dictionary('QUARTER');
  const versions = ['2000-01-01', '2025-01-01'].map((validFrom) => ({ validFrom, catalogue: same }));
  expect(collectionHistory(versions).size).toBe(0);
  expect(collectionHistory(versions.slice(1)).size).toBe(0);
});
