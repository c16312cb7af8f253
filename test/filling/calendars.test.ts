import { expect, test } from 'vitest';
import { fixedClock } from '../../src/platform/clock.ts';
import { PREAMBLE, QINGHE } from '../support/dictionary.ts';
import { addUnits, freshHub, said, submission, type TestHub, wrongFills } from '../support/hub.ts';

// A family-planning year that is filled from civil quarters, and months from the 21st that are asked by themselves.

const DICTIONARY = `
extend schema
  @calendar(name: "family-planning", label: "计生年度", en: "family-planning year", yearStarts: "10-01")
  @calendar(name: "social-security", label: "社保", monthStarts: 21)

type Vital @topic(label: "出生") {
  "期内活产的婴儿。"
  births: Int! @element(label: "出生人数", unit: "人", kind: FLOW, every: QUARTER, at: VILLAGE, steward: "statistics")
  "上月21日至本月20日缴费的人数，一月以来累计。"
  insured: Int! @element(
    label: "缴费人数", unit: "人", kind: FLOW, every: MONTH, calendar: "social-security", at: VILLAGE, steward: "statistics"
    reportedAs: CUMULATIVE_YEAR
  )
}
type Year @form(code: "J-1", label: "计生年报", department: "statistics", every: YEAR, calendar: "family-planning", level: TOWNSHIP) {
  births: Int @cell(label: "出生", unit: "人") @from(element: "births")
}
type Month @form(code: "S-1", label: "缴费月报", department: "statistics", every: MONTH, calendar: "social-security", level: VILLAGE) {
  month: Int @cell(label: "本月", unit: "人") @from(element: "insured")
}`;

async function hubWithCalendars(): Promise<TestHub> {
  const made = await freshHub({ seeded: 'nothing', clock: fixedClock('2026-10-08T01:00:00Z') });
  const county = { id: 'county', label: '县', level: 'COUNTY', kind: 'COUNTY' } as const;
  await addUnits(made.hub, [
    { ...county, validFrom: '2000-01-01', reportsFrom: '2025-01-01' },
    ...QINGHE.map((unit) => (unit.parent ? unit : { ...unit, parent: county.id })),
  ]);
  const sources = [
    { path: 'preamble.graphql', text: PREAMBLE },
    { path: 'dictionary.graphql', text: DICTIONARY },
  ];
  const { findings } = await made.api.publishCatalogue({ sources, validFrom: '2000-01-01' });
  expect(findings).toEqual([]);
  return made;
}

async function handIn({ api }: TestHub, unit: string, period: string, path: string, value: number) {
  const { userErrors } = await api.submit(submission([{ unit, period, answers: [{ path, value }] }]));
  expect(said(userErrors)).toEqual([]);
}

const cellsOf = async ({ api }: TestHub, code: string, unit: string, period: string) =>
  (await api.filledForm(code, unit, period))?.filled.cells.map(
    ({ state, value, gap }) => gap?.reason ?? value ?? state,
  );

test('a year of another calendar is refilled by each civil quarter in it, filed and closed by its own id', async () => {
  const made = await hubWithCalendars();
  const quarters = ['2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3'];
  expect(await cellsOf(made, 'J-1', 'qinghe', '2026@family-planning')).toEqual(['NOT_REPORTED']);
  for (const quarter of quarters)
    for (const village of ['beijie', 'liutang', 'shiqiao'])
      await handIn(made, village, quarter, 'vital.births', 2);
  expect(await cellsOf(made, 'J-1', 'qinghe', '2026@family-planning')).toEqual([24]);
  const { whole } = await made.api.rates({ unit: 'qinghe', period: '2026@family-planning' });
  expect(whole.counts).toMatchObject({ filled: 1, missing: 0 });
  expect(await made.api.closePeriod('2026@family-planning')).toMatchObject({ already: false, formsFiled: 1 });
  expect(await wrongFills(made)).toEqual([]);
});

test('a month from the 21st is handed in under its own id, and a correction reaches the month after it', async () => {
  const made = await hubWithCalendars();
  await handIn(made, 'liutang', '2026-01@social-security', 'vital.insured', 50);
  await handIn(made, 'liutang', '2026-02@social-security', 'vital.insured', 57);
  expect(await cellsOf(made, 'S-1', 'liutang', '2026-02@social-security')).toEqual([7]);
  const answers = [{ path: 'vital.insured', value: 52 }];
  const table = { unit: 'liutang', period: '2026-01@social-security', baseRevision: 1, answers };
  expect((await made.api.submit(submission([table]))).userErrors).toEqual([]);
  expect(await cellsOf(made, 'S-1', 'liutang', '2026-02@social-security')).toEqual([5]);
  expect(await wrongFills(made)).toEqual([]);
});

test('an id whose calendar nobody declared is refused in words that show how ids are written', async () => {
  const { api } = await hubWithCalendars();
  await expect(api.closePeriod('2026@lunar')).rejects.toThrow(
    '不认识的报告期 2026@lunar；写法如 2026、2026-H1、2026-Q3、2026-07，其他日历如 2026@family-planning',
  );
  const { userErrors } = await api.submit(
    submission([{ unit: 'liutang', period: '2026@lunar', answers: [] }]),
  );
  expect(userErrors.map(({ code }) => code)).toEqual(['UNKNOWN_PERIOD']);
});

test('a plan counts what other calendars ask in a year', async () => {
  const { api } = await hubWithCalendars();
  const more = `
type Half @form(code: "S-2", label: "缴费半年报", department: "statistics", every: HALF_YEAR, calendar: "social-security", level: VILLAGE) {
  guests: Int! @cell(label: "外地人", unit: "人", kind: STOCK)
}`;
  const sources = [
    { path: 'preamble.graphql', text: PREAMBLE },
    { path: 'dictionary.graphql', text: DICTIONARY + more },
  ];
  const { forms, entriesAYear } = await api.planCatalogue({ sources, validFrom: '2026-12-21' });
  expect(forms).toMatchObject([{ code: 'S-2', units: 3, entriesAYear: 6 }]);
  // Of three villages: births in four quarters, payments in twelve months; and now two half years.
  expect(entriesAYear).toEqual({ before: 48, after: 54 });
});
