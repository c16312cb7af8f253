import { describe, expect, test } from 'vitest';
import type { StoredAnswer } from '../../src/core/fill/facts.ts';
import type { Item } from '../../src/core/one-table/item.ts';
import { next, type Period, parsePeriod } from '../../src/core/period.ts';
import type { UnitChange } from '../../src/core/unit-change.ts';
import type { Unit } from '../../src/core/unit-tree.ts';
import { PREAMBLE } from '../support/dictionary.ts';
import { addUnits, freshHub, sql, type TestHub } from '../support/hub.ts';
import { ALL, allQueries, figures, fromTables, markTables } from './from-tables.ts';

// Sums through everything that changes what they are made of: units, catalogues, calendars, counties in a province.

const DICTIONARY = `
extend schema @calendar(name: "school", label: "学年", yearStarts: "09-01", namedAfter: START)
type Vital @topic(label: "人口") {
  "出生人数：期内活产的婴儿。"
  births(sex: Sex): Int! @element(label: "出生人数", unit: "人", kind: FLOW, every: QUARTER, at: VILLAGE, steward: "statistics")
  "总人口：期末的人。"
  people: Int! @element(label: "总人口", unit: "人", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "statistics")
  "出生率：出生人数与总人口之比。"
  birthRate: Decimal @element(label: "出生率", unit: "%", decimals: 2, kind: RATIO, every: QUARTER, at: VILLAGE, steward: "statistics") @from(expr: "births / people")
  "播种面积：期内播种的土地。"
  sown: Decimal! @element(label: "播种面积", unit: "亩", decimals: 2, kind: FLOW, every: QUARTER, at: VILLAGE, kinds: [VILLAGE_COMMITTEE], steward: "statistics")
  "上课人次：期内上课的人次。"
  lessons: Int! @element(label: "上课人次", unit: "人", kind: FLOW, every: MONTH, at: VILLAGE, steward: "statistics")
  "平均年龄：期末的人的平均年龄。"
  meanAge: Decimal! @element(label: "平均年龄", decimals: 1, kind: AVERAGE, every: QUARTER, at: VILLAGE, steward: "statistics", weight: "people")
  "净增人口：比上期多的人。"
  growth: Int @element(label: "净增人口", unit: "人", kind: FLOW, every: QUARTER, at: VILLAGE, steward: "statistics") @from(expr: "people - people@PREVIOUS")
  "镇干部：期末的镇干部。"
  officials: Int! @element(label: "镇干部", unit: "人", kind: STOCK, every: YEAR, at: TOWNSHIP, kinds: [TOWN], steward: "statistics")
  "县干部：期末的县干部。"
  staff: Int! @element(label: "县干部", unit: "人", kind: STOCK, every: YEAR, at: COUNTY, steward: "statistics")
}
type Village @form(code: "V-1", label: "村表", department: "statistics", every: QUARTER, level: VILLAGE) {
  girls: Int @cell(label: "女", unit: "人") @from(element: "births", slice: {sex: FEMALE})
  births: Int @cell(label: "出生", unit: "人") @from(element: "births")
  people: Int @cell(label: "人口", unit: "人") @from(element: "people")
  growth: Int @cell(label: "净增", unit: "人") @from(element: "growth")
  birthRate: Decimal @cell(label: "出生率", unit: "%") @from(element: "birthRate")
  sown: Decimal @cell(label: "播种", unit: "亩") @from(element: "sown")
  meanAge: Decimal @cell(label: "年龄") @from(element: "meanAge")
}
type School @form(code: "V-2", label: "学表", department: "statistics", every: MONTH, level: VILLAGE) {
  lessons: Int @cell(label: "上课", unit: "人") @from(element: "lessons")
}
type SchoolYear @form(code: "V-3", label: "学年表", department: "statistics", every: YEAR, calendar: "school", level: VILLAGE) {
  lessons: Int @cell(label: "上课", unit: "人") @from(element: "lessons")
}
type Town @form(code: "T-1", label: "镇表", department: "statistics", every: YEAR, level: TOWNSHIP, kinds: [TOWN]) {
  officials: Int @cell(label: "干部", unit: "人") @from(element: "officials")
}
type County @form(code: "C-1", label: "县表", department: "statistics", every: YEAR, level: COUNTY) {
  staff: Int @cell(label: "干部", unit: "人") @from(element: "staff")
}
`;

const unit = (id: string, level: Unit['level'], kind: Unit['kind'], parent?: string): Unit => ({
  ...{ id, label: `${id}名`, level, kind, validFrom: '2000-01-01', reportsFrom: '2025-01-01' },
  ...(parent === undefined ? {} : { parent }),
});

/** A province of two counties, each with two townships of two or three villages; one has no town. */
const UNITS: readonly Unit[] = [
  unit('p', 'PROVINCE', 'PROVINCE'),
  ...['a', 'b'].flatMap((county) => [
    unit(county, 'COUNTY', 'COUNTY', 'p'),
    ...[1, 2].flatMap((n) => [
      unit(`${county}${n}`, 'TOWNSHIP', n === 1 ? 'TOWN' : 'SUBDISTRICT', county),
      ...[1, 2, 3]
        .slice(0, n + 1)
        .map((v) =>
          unit(
            `${county}${n}-${v}`,
            'VILLAGE',
            v === 3 ? 'RESIDENTS_COMMITTEE' : 'VILLAGE_COMMITTEE',
            `${county}${n}`,
          ),
        ),
    ]),
  ]),
];

async function publish({ hub }: TestHub, text: string, validFrom: string): Promise<void> {
  const sources = [{ path: 'dictionary.graphql', text: PREAMBLE + text }];
  const { version, findings } = await hub.catalogues.publish({
    sources,
    validFrom,
    at: new Date(),
    by: 'test',
  });
  const standing = findings.flatMap(({ confirm }) => confirm ?? []);
  if (version) return;
  expect(standing.length, JSON.stringify(findings)).toBeGreaterThan(0);
  const again = await hub.catalogues.publish({
    sources,
    validFrom,
    at: new Date(),
    by: 'test',
    confirm: standing,
  });
  expect(again.version).toBeDefined();
}

async function province(): Promise<TestHub> {
  const made = await freshHub({ seeded: 'nothing' });
  await addUnits(made.hub, UNITS);
  await publish(made, DICTIONARY, '2000-01-01');
  return made;
}

let drawn = 7;
/** The same at every run. */
const draw = (below: number): number => {
  drawn = (drawn * 48271) % 2147483647;
  return drawn % below;
};

/** What some units have for a period, as it is asked: numbers, reasons why there is none, and gaps. */
async function handIn({ hub, api, url }: TestHub, period: string, units: readonly string[]): Promise<void> {
  const at = hub.catalogues.periodNamed(period);
  const engine = api.engineFor(at.end);
  for (const id of units) {
    const asked = engine.questions.questions(hub.units.tree.get(id, at.end), at);
    const values = Object.fromEntries(asked.flatMap(({ item }) => answer(item)));
    await sql(
      url,
      `INSERT INTO one_table (county, unit, period, revision, catalogue, "values", entries_typed, entries_confirmed, submitted_at, submitted_by)
       VALUES ($1, $2, $3, 1, $4, $5, 0, 0, now(), 'test')
       ON CONFLICT (county, unit, period) DO UPDATE SET "values" = excluded."values", catalogue = excluded.catalogue`,
      [hub.units.homeCounty(id), id, period, hub.catalogues.inForceOn(at.end).number, JSON.stringify(values)],
    );
  }
  await markTables(url, `period = '${period}' AND unit = ANY ('{${units.join()}}')`);
}

function answer({ key, element }: Item): [string, StoredAnswer][] {
  const which = draw(12);
  if (which === 0) return [];
  if (which < 3) return [[key, { null: which === 1 ? 'NOT_APPLICABLE' : 'NOT_KNOWN' }]];
  const whole = draw(1000);
  return [[key, element.decimals === 0 ? whole : `${whole}.${draw(8) + 1}5`]];
}

const VILLAGES = UNITS.filter(({ level }) => level === 'VILLAGE').map(({ id }) => id);

/** A year and a quarter; some villages leave some of them out. */
async function everything(made: TestHub): Promise<void> {
  for (const period of ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1'])
    await handIn(
      made,
      period,
      VILLAGES.filter(() => draw(6) > 0),
    );
  for (let month = periodNamed('2025-01'); month.id !== '2026-07'; month = next(month))
    await handIn(
      made,
      month.id,
      VILLAGES.filter(() => draw(6) > 0),
    );
  await handIn(made, '2025', ['a1', 'b1', 'a', 'b']);
}

const periodNamed = (id: string): Period => parsePeriod(id) as Period;

const PERIODS = [
  '2024-Q4',
  '2025-05',
  '2025-Q2',
  '2025-Q3',
  '2025-H2',
  '2025',
  '2026-Q1',
  '2026',
  '2025@school',
];

/** The recount finds nothing, and whoever asks is told what the tables say. */
async function expectRight(made: TestHub): Promise<void> {
  const tables = await fromTables(made);
  for (const [root, level] of [
    ['p', 'PROVINCE'],
    ['p', 'COUNTY'],
    ['p', 'TOWNSHIP'],
    ['a', 'TOWNSHIP'],
  ] as const) {
    for (const period of PERIODS) {
      for (const query of await allQueries(tables, made, { unit: root, level, periods: [period] })) {
        const [found, expected] = [await made.api.aggregate(query, ALL), await tables.aggregate(query)];
        expect(found.rows.map(figures)).toEqual(expected.rows.map(figures));
      }
    }
  }
  await made.hub.sums.renewPending();
  const { state, examples } = await made.hub.sums.check();
  expect([state, examples]).toEqual(['ok', undefined]);
}

describe('a province', () => {
  test('is the sum of its counties, and follows what is handed in anywhere', async () => {
    const made = await province();
    await everything(made);
    await expectRight(made);
    const births = async () =>
      (await made.api.aggregate({ elements: ['births'], unit: 'p', periods: ['2025'] })).rows[0];
    const before = await births();
    await markTables(made.url, `unit IN ('b2-3', 'a1-1') AND period = '2025-Q3'`);
    await sql(
      made.url,
      `UPDATE one_table SET "values" = jsonb_set("values", ARRAY[(SELECT key FROM jsonb_object_keys("values") key LIMIT 1)], '5000') WHERE unit = 'b2-3' AND period = '2025-Q3'`,
    );
    await sql(made.url, `DELETE FROM one_table WHERE unit = 'a1-1' AND period = '2025-Q3'`);
    expect(await births()).not.toEqual(before);
    await expectRight(made);
  }, 60_000);
});

describe('units that change', () => {
  test.each<[string, UnitChange[]]>([
    [
      'villages merge in the middle of a quarter',
      [{ what: 'MERGE', on: '2026-05-10', units: ['a2-1', 'a2-2'], into: { id: 'a2-n', label: '新村' } }],
    ],
    [
      'townships merge with a half',
      [
        {
          what: 'MERGE',
          on: '2026-07-01',
          units: ['b1', 'b2'],
          into: { id: 'b-n', label: '新镇', kind: 'TOWN' },
        },
      ],
    ],
    [
      'a township is split in the middle of a quarter',
      [
        {
          what: 'SPLIT',
          on: '2026-05-01',
          unit: 'a2',
          into: [
            { id: 'a-x', label: '东乡' },
            { id: 'a-y', label: '西乡' },
          ],
          below: { 'a2-1': 'a-x', 'a2-2': 'a-y', 'a2-3': 'a-y' },
        },
      ],
    ],
  ])(
    '%s',
    async (_, changes) => {
      const made = await province();
      await everything(made);
      await made.hub.sums.renewPending();
      for (const change of changes) {
        // What was handed in already forbids a change: this is of the time after.
        const late = `period > '2026-03' AND period <> '2026-Q1'`;
        await markTables(made.url, late);
        await sql(made.url, `DELETE FROM one_table WHERE ${late}`);
        const { findings, applied } = await made.api.changeUnits(change);
        expect([findings, applied]).toEqual([[], true]);
      }
      await expectRight(made);
      const { tree } = made.hub.units;
      const now = tree.below('p', 'VILLAGE', '2026-09-30').map(({ id }) => id);
      await handIn(made, '2026-Q3', now);
      await handIn(made, '2025-Q3', VILLAGES.slice(0, 3));
      await expectRight(made);
    },
    60_000,
  );
});

describe('a catalogue that changes', () => {
  test('another unit of measure, another formula, an element more: sums are of the version in force', async () => {
    const made = await province();
    await everything(made);
    await made.hub.sums.renewPending();
    const changed = DICTIONARY.replaceAll('unit: "亩"', 'unit: "公顷"').replace(
      '"births / people"',
      '"births / (people + 1)"',
    );
    await publish(made, changed, '2025-07-01');
    await expectRight(made);
    await handIn(made, '2025-Q4', VILLAGES);
    await expectRight(made);
    const versions = await sql(
      made.url,
      `SELECT period, catalogue FROM unit_sum WHERE unit = 'a' AND period LIKE '2025-Q_' ORDER BY 1`,
    );
    expect(versions.map((row) => Object.values(row as object).join())).toEqual([
      '2025-Q1,1',
      '2025-Q2,1',
      '2025-Q3,2',
      '2025-Q4,2',
    ]);
  }, 60_000);

  test('a month that was a quarter before: the sums leave it to the tables', async () => {
    const made = await province();
    await everything(made);
    await publish(
      made,
      DICTIONARY.replace(
        'kind: FLOW, every: QUARTER, at: VILLAGE, kinds',
        'kind: FLOW, every: MONTH, at: VILLAGE, kinds',
      ),
      '2025-10-01',
    );
    for (const period of ['2025-10', '2025-11', '2026-01']) await handIn(made, period, VILLAGES);
    await expectRight(made);
  }, 60_000);
});
