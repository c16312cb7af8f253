import { expect, test } from 'vitest';
import type { Unit } from '../../src/core/unit-tree.ts';
import type { AggregateQuery } from '../../src/delivery/aggregate.model.ts';
import { biUrlOf } from '../support/bi.ts';
import { PREAMBLE } from '../support/dictionary.ts';
import { addUnits, freshHub, sql, type TestHub } from '../support/hub.ts';
import { ALL, markTables } from './from-tables.ts';

// A province of two counties through catalogues with and without a threshold.

const dictionary = (threshold: string): string => `${PREAMBLE}
extend schema @calendar(name: "school", label: "学年", yearStarts: "10-01", namedAfter: START)
type Health @topic(label: "健康") {
  "病例：季内确诊的病例。"
  cases: Int! @element(label: "病例", unit: "人", kind: FLOW, every: QUARTER, at: VILLAGE, steward: "statistics" ${threshold})
  "人口：季末的人口。"
  people: Int! @element(label: "人口", unit: "人", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "statistics")
  "发病率：病例与人口之比。"
  rate: Decimal @element(label: "发病率", unit: "%", kind: RATIO, every: QUARTER, at: VILLAGE, steward: "statistics") @from(expr: "cases / people")
  "未患病：人口减病例。"
  healthy: Int @element(label: "未患病", unit: "人", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "statistics") @from(expr: "people - cases")
}
type Village @form(code: "V-1", label: "村表", department: "statistics", every: QUARTER, level: VILLAGE) {
  cases: Int @cell(label: "病例", unit: "人") @from(element: "cases")
  people: Int @cell(label: "人口", unit: "人") @from(element: "people")
}`;

const unit = (id: string, level: Unit['level'], kind: Unit['kind'], parent?: string): Unit => ({
  ...{ id, label: `${id}名`, level, kind, validFrom: '2000-01-01', reportsFrom: '2025-01-01' },
  ...(parent === undefined ? {} : { parent }),
});
const UNITS: readonly Unit[] = [
  unit('p', 'PROVINCE', 'PROVINCE'),
  ...['a', 'b'].flatMap((county) => [
    unit(county, 'COUNTY', 'COUNTY', 'p'),
    unit(`${county}1`, 'TOWNSHIP', 'TOWN', county),
    ...[1, 2, 3].map((v) => unit(`${county}1-${v}`, 'VILLAGE', 'VILLAGE_COMMITTEE', `${county}1`)),
  ]),
];

async function publish({ hub }: TestHub, threshold: string, validFrom: string): Promise<void> {
  const sources = [{ path: 'dictionary.graphql', text: dictionary(threshold) }];
  const { version, findings } = await hub.catalogues.publish({
    sources,
    validFrom,
    at: new Date(),
    by: 'test',
  });
  expect([version === undefined, findings]).toEqual([false, []]);
  await hub.bi.refresh();
}

async function handIn(
  { hub, url }: TestHub,
  period: string,
  cases: Readonly<Record<string, number>>,
): Promise<void> {
  const elements = hub.catalogues.current.catalogue.elements;
  const [one, other] = ['cases', 'people'].map((name) => elements.get(name)?.id as string) as [
    string,
    string,
  ];
  for (const [id, value] of Object.entries(cases))
    await sql(
      url,
      `INSERT INTO one_table (county, unit, period, revision, catalogue, "values", entries_typed, entries_confirmed, submitted_at, submitted_by)
       VALUES ($1, $2, $3, 1, 1, $4, 0, 0, now(), 'test')`,
      [hub.units.homeCounty(id), id, period, JSON.stringify({ [one]: value, [other]: 1000 })],
    );
  await markTables(url, `period = '${period}'`);
}

const QUARTERS = ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4'];
const usual = { 'a1-1': 10, 'a1-2': 20, 'a1-3': 30, 'b1-1': 40, 'b1-2': 50, 'b1-3': 60 };

async function province(): Promise<TestHub> {
  const made = await freshHub({ seeded: 'nothing' });
  await addUnits(made.hub, UNITS);
  await publish(made, '', '2000-01-01');
  for (const period of QUARTERS)
    await handIn(made, period, period === '2025-Q1' ? { ...usual, 'a1-1': 3 } : usual);
  return made;
}

test('a threshold holds for what was there before it, and is lifted for all of it', async () => {
  const made = await province();
  const withheld = async (query: Partial<AggregateQuery>): Promise<string[]> => {
    const { rows, userErrors } = await made.api.aggregate({
      ...{ elements: ['cases'], unit: 'p', level: 'VILLAGE', periods: ['2025-Q1'] },
      ...query,
    });
    expect(userErrors).toEqual([]);
    return rows.flatMap(({ unit, gap }) => (gap?.reason === 'WITHHELD' ? [unit.id] : []));
  };
  expect(await withheld({})).toEqual([]);
  await publish(made, ', disclosure: 5', '2026-01-01');
  // Until it is worked out, nothing is shown but zeros.
  expect(await withheld({})).toEqual(Object.keys(usual));
  await made.hub.sums.renewPending();
  expect(await withheld({})).toEqual(['a1-1', 'a1-2']);
  const bi = await biUrlOf(made.url);
  const inSql = async (): Promise<unknown[]> =>
    (
      await sql<{ unit: string }>(
        bi,
        `SELECT unit FROM fact_value WHERE element = 'cases' AND period = '2025-Q1' AND withheld ORDER BY 1`,
      )
    ).map((row) => row.unit);
  expect(await inSql()).toEqual(['a1-1', 'a1-2']);
  // The county is seen, and so is the province: nothing of them is withheld.
  for (const level of ['PROVINCE', 'COUNTY', 'TOWNSHIP'] as const)
    expect(await withheld({ level })).toEqual([]);
  // A rate goes with its cases; what is a difference of them, and years by another calendar, are never shown.
  expect(await withheld({ elements: ['rate'] })).toEqual(['a1-1', 'a1-2']);
  expect(await withheld({ elements: ['healthy'], level: 'COUNTY' })).toEqual(['a', 'b']);
  expect(await withheld({ level: 'COUNTY', periods: ['2024@school'] })).toEqual([]);
  const [schoolYear] = (
    await made.api.aggregate({ elements: ['cases'], unit: 'p', periods: ['2025@school'] }, ALL)
  ).rows;
  expect(schoolYear?.sum).toBeDefined();
  const seen = await made.api.aggregate({ elements: ['cases'], unit: 'p', periods: ['2025@school'] });
  expect([seen.rows[0]?.sum, seen.rows[0]?.value]).toEqual([undefined, undefined]);
  await publish(made, '', '2026-04-01');
  expect(await withheld({})).toEqual([]);
  expect(await inSql()).toEqual([]);
}, 60_000);

test('a province is shown where all of its counties are, and follows when one is not', async () => {
  const made = await province();
  await publish(made, ', disclosure: 5', '2026-01-01');
  await made.hub.sums.renewPending();
  const province_ = async (period: string) =>
    (await made.api.aggregate({ elements: ['cases'], unit: 'p', periods: [period] })).rows[0];
  expect((await province_('2025-Q2'))?.value).toBe(210);
  // County a has four cases left in the quarter.
  await sql(
    made.url,
    `UPDATE one_table SET "values" = "values" || jsonb_build_object((SELECT id FROM element_id WHERE name = 'cases'),
       CASE unit WHEN 'a1-1' THEN 4 ELSE 0 END) WHERE county = 'a' AND period = '2025-Q2'`,
  );
  await markTables(made.url, `county = 'a' AND period = '2025-Q2'`);
  expect((await province_('2025-Q2'))?.gap?.reason).toBe('WITHHELD');
  expect((await province_('2025-Q3'))?.value).toBe(210);
  await made.hub.sums.renewPending();
  expect(await made.hub.withheld.check()).toMatchObject({ state: 'ok' });
  const bi = await biUrlOf(made.url);
  const rows = await sql(
    bi,
    `SELECT value, gap_reason FROM fact_sum WHERE unit = 'p' AND element = 'cases' AND period = '2025-Q2'`,
  );
  expect(rows).toEqual([{ value: null, gap_reason: 'WITHHELD' }]);
}, 60_000);
