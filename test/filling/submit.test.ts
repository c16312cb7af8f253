import { describe, expect, test } from 'vitest';
import type { TableInput } from '../../src/core/one-table/input.ts';
import { type Period, parsePeriod } from '../../src/core/period.ts';
import type { StoredForm } from '../../src/filling/filling.model.ts';
import type { HubApi } from '../../src/hub-api.ts';
import { type Clock, fixedClock } from '../../src/platform/clock.ts';
import { PREAMBLE, QINGHE } from '../support/dictionary.ts';
import {
  addUnits,
  answerIn,
  contents,
  freshHub,
  said,
  sql,
  submission,
  type TestHub,
  TOUR_MONTH,
  tour,
  tourTable,
  useSeededCounty,
  wrongFills,
} from '../support/hub.ts';

useSeededCounty();

/** A clock that a test can put on. */
function calendar(day: string): Clock & { turnTo(day: string): void } {
  let clock = fixedClock(`${day}T09:00:00+08:00`);
  return {
    now: () => clock.now(),
    today: () => clock.today(),
    turnTo(later) {
      clock = fixedClock(`${later}T09:00:00+08:00`);
    },
  };
}

const cell = (form: StoredForm | undefined, field: string, row?: string) => {
  const found = form?.filled.cells.find((each) => each.cell.field === field && each.row === row);
  if (!found) throw new Error(`no cell ${field} in ${row ?? 'the form'}`);
  const { state, value, gap, rule } = found;
  if (gap) return `${gap.reason} ${gap.reported}/${gap.expected}, so far ${gap.partialValue}`;
  return `${value ?? '-'} ${rule ?? state}`;
};

/** The quarter of the tour, and its months. */
const PERIODS = "period IN ('2026-Q3', '2026-07', '2026-08', '2026-09')";

const staleForms = async ({ url }: TestHub): Promise<string[]> => {
  const rows = await sql<{ place: string }>(
    url,
    `SELECT form || ' ' || unit || ' ' || period AS place FROM filled_form WHERE stale ORDER BY 1`,
  );
  return rows.map(({ place }) => place);
};

/** Everything handed in for 2026-Q3 and its months, so that a next revision can be looked at. */
async function handedIn(clock?: Clock): Promise<TestHub> {
  const made = await freshHub(clock && { clock });
  const { userErrors } = await made.api.submit(tour());
  expect(userErrors).toEqual([]);
  return made;
}

/** The forms due from liutang and what is below it, for 2026-Q3 and its months. */
function formsDue(api: HubApi): string[] {
  const { questions, units } = api.engineFor('2026-09-30');
  return ['2026-07', '2026-08', '2026-09', '2026-Q3'].flatMap((id) => {
    const period = parsePeriod(id) as Period;
    return units
      .subtree('liutang', period.end)
      .flatMap((unit) => questions.formsDue(unit, period).map(({ code }) => `${code} ${unit.id} ${id}`));
  });
}

const VITAL = `
type Vital @topic(label: "出生") {
  "出生人数：期内活产的婴儿。"
  births: Int! @element(label: "出生", unit: "人", kind: FLOW, every: QUARTER, at: VILLAGE, steward: "statistics")
  "死亡人数：期内死亡的人。"
  deaths: Int! @element(label: "死亡", unit: "人", kind: FLOW, every: QUARTER, at: VILLAGE, steward: "statistics")
}
`;

describe('a township hands in its quarter', () => {
  test('the tables and every form that they fill are stored together', async () => {
    const { hub, api, url } = await freshHub();
    const result = await api.submit(tour());

    expect(result.userErrors).toEqual([]);
    // The town, twelve villages, two residents' committees; each for the quarter and its three months.
    expect(result.submissions).toHaveLength(15 * 4);
    expect(result.submissions.every(({ revision }) => revision === 1)).toBe(true);
    const forms = result.forms.map(({ form, unit, period }) => `${form} ${unit} ${period}`);
    expect(forms.sort()).toEqual(formsDue(api).sort());
    // SX-02 from the town, SD-01 from every village, none from a residents' committee.
    expect(forms.filter((each) => each.endsWith('2026-Q3') && /^S[DX]-0[12]/.test(each))).toEqual([
      ...Array.from({ length: 12 }, (_, i) => `SD-01 liutang-${String(i + 1).padStart(2, '0')} 2026-Q3`),
      'SD-02 liutang-13 2026-Q3',
      'SD-02 liutang-14 2026-Q3',
      'SX-02 liutang 2026-Q3',
    ]);
    const [town] = result.forms.filter(({ form }) => form === 'SX-02');
    expect(town?.counts).toMatchObject({ missing: 0, open: 0, totals: 36 });
    expect(town?.rates).toMatchObject({ applicable: 540, autoFillRate: 1 });
    // Two clerks: one could not tell the floating population, so one cell is missing, with its reason.
    const form = await api.filledForm('SD-01', 'liutang-09', '2026-Q3');
    expect(cell(form, 'floating')).toBe('REPORTED_UNKNOWN 1/1, so far undefined');
    expect(await wrongFills({ hub, url })).toEqual([]);
  });

  test('nothing of it is there before, and all of it after, for another connection', async () => {
    const { api, url } = await freshHub();
    const stored = async () => {
      const [row] = await sql<{ tables: number; keys: number; filled: number }>(
        url,
        `SELECT (SELECT count(*)::int FROM one_table WHERE unit LIKE 'liutang%' AND ${PERIODS}) AS tables,
                (SELECT count(*)::int FROM submission_key) AS keys,
                (SELECT count(*)::int FROM filled_form WHERE unit LIKE 'liutang%' AND ${PERIODS}
                    AND as_filed_at IS NOT NULL) AS filled`,
      );
      return row;
    };
    expect(await stored()).toEqual({ tables: 0, keys: 0, filled: 0 });
    await api.submit(tour());
    expect(await stored()).toEqual({ tables: 60, keys: 1, filled: formsDue(api).length });
  });

  test('the same key again is answered, not repeated; dates come back as dates', async () => {
    const { api, url } = await handedIn();
    const before = await contents(url);
    const again = await api.submit(tour());
    expect(again.submissions).toHaveLength(60);
    expect(again.submissions[0]?.submittedAt).toEqual(new Date('2026-10-08T01:00:00Z'));
    expect(again.forms.find(({ form }) => form === 'SD-01')?.rates.applicable).toBe(32);
    expect(again.userErrors).toEqual([]);
    // The order of an object's keys makes no other body.
    const [first, ...others] = tour().tables;
    const turned = Object.fromEntries(Object.entries(first ?? {}).reverse()) as typeof first;
    expect((await api.submit({ ...tour(), tables: [turned as never, ...others] })).userErrors).toEqual([]);
    expect(await contents(url)).toEqual(before);
  });

  test('a dry run answers as if, and stores nothing', async () => {
    const { api, url } = await freshHub();
    const before = await contents(url);
    const rehearsed = await api.submit({ ...tour(), dryRun: true });
    expect(rehearsed).toMatchObject({ dryRun: true, userErrors: [] });
    expect(rehearsed.submissions).toHaveLength(60);
    expect(rehearsed.forms.find(({ form }) => form === 'SX-02')?.rates.autoFillRate).toBe(1);
    expect(await contents(url)).toEqual(before);
    // The key was not used up.
    const real = await api.submit(tour());
    expect(real.userErrors).toEqual([]);
    expect(real.forms.map(({ counts }) => counts)).toEqual(rehearsed.forms.map(({ counts }) => counts));
  });
});

describe('what depends on a submission', () => {
  test("the year's form is stale after a quarter, and fresh when somebody reads it", async () => {
    const made = await freshHub();
    const { api } = made;
    const read = async () => cell(await api.filledForm('SX-04', 'liutang', '2026'), 'deaths', 'total');
    const [, deaths] = /^NOT_REPORTED 84\/168, so far (\d+)$/.exec((await read()) ?? '') ?? [];
    expect(await staleForms(made)).toEqual([]);

    await api.submit(tour());
    expect(await staleForms(made)).toEqual(['SX-04 liutang 2026']);
    const inTour = tour().tables.reduce(
      (sum, table) => sum + Number(answerIn(table, 'vitalEvents.deaths') ?? 0),
      0,
    );
    expect(await read()).toBe(`NOT_REPORTED 126/168, so far ${Number(deaths) + inTour}`);
    expect(await staleForms(made)).toEqual([]);
    expect(await wrongFills(made)).toEqual([]);
  });

  test('or after one round of the refresher', async () => {
    const made = await freshHub();
    await made.api.filledForm('SX-04', 'liutang', '2026');
    await made.api.submit(tour());
    expect(await made.hub.fills.refreshStale()).toBe(1);
    expect(await staleForms(made)).toEqual([]);
    expect(await wrongFills(made)).toEqual([]);
    expect(await made.hub.fills.refreshStale()).toBe(0);
  });

  test("a correction reaches the next quarter's opening", async () => {
    const clock = calendar('2026-10-08');
    const made = await handedIn(clock);
    const { api } = made;
    clock.turnTo('2027-01-08');
    const read = async () =>
      cell(await api.filledForm('SX-02', 'liutang', '2026-Q4'), 'opening', 'liutang-01');
    const handed = answerIn(tourTable('liutang-01'), 'population.familyPlanningPopulation') as number;
    expect(await read()).toBe(`${handed} accumulated`);

    const correction = { unit: 'liutang-01', period: TOUR_MONTH, baseRevision: 1 };
    const answers = [{ path: 'population.familyPlanningPopulation', value: handed + 1 }];
    const { userErrors } = await api.submit(submission([{ ...correction, answers }]));
    expect(userErrors).toEqual([]);
    expect(await staleForms(made)).toEqual([
      'SD-01 liutang-01 2026-Q3',
      'SX-02 liutang 2026-Q3',
      'SX-02 liutang 2026-Q4',
    ]);
    expect(await read()).toBe(`${handed + 1} accumulated`);
    expect(await wrongFills(made)).toEqual([]);
  });
});

describe('corrections', () => {
  test('a table over an earlier revision says what changes: the rest stays', async () => {
    const made = await handedIn();
    const { api } = made;
    const answers = [{ path: 'vitalEvents.deaths', value: 3 }];
    const result = await api.submit(
      submission([{ unit: 'liutang-01', period: TOUR_MONTH, baseRevision: 1, answers }]),
    );
    expect(result.userErrors).toEqual([]);
    expect(result.submissions).toMatchObject([{ unit: 'liutang-01', revision: 2 }]);
    const { tables } = await api.oneTables('liutang-01', TOUR_MONTH, false);
    const answered = tables[0]?.asked.map(({ question, answer }) => [question.item.element.name, answer]);
    expect(answered).toContainEqual(['deaths', 3]);
    const stays = answerIn(tourTable('liutang-01'), 'population.agriculturalPopulation');
    expect(answered).toContainEqual(['agriculturalPopulation', stays]);
    const revisions = await api.submissions('liutang-01', TOUR_MONTH);
    expect(revisions.map(({ revision }) => revision)).toEqual([1, 2]);
    expect(await wrongFills(made)).toEqual([]);
  });

  test('what was filed stays, and the form says which cells changed since', async () => {
    const made = await handedIn();
    const { api, url } = made;
    const filed = await api.filledForm('SX-02', 'liutang', '2026-Q3');
    expect(filed?.asFiledAt).toEqual(new Date('2026-10-08T01:00:00Z'));
    expect(filed?.correctedCells).toEqual([]);
    const stored = async () =>
      (
        await sql<{ fill: object; as_filed: object | null; catalogue: number }>(
          url,
          `SELECT "fill", as_filed, catalogue FROM filled_form
            WHERE form = 'SX-02' AND unit = 'liutang' AND period = '2026-Q3'`,
        )
      )[0];
    const before = await stored();
    expect(before?.as_filed).toBeNull(); // it is the fill

    const deaths = Number(answerIn(tourTable('liutang-01'), 'vitalEvents.deaths'));
    const answers = [{ path: 'vitalEvents.deaths', value: deaths + 1 }];
    await api.submit(submission([{ unit: 'liutang-01', period: TOUR_MONTH, baseRevision: 1, answers }]));
    const corrected = await api.filledForm('SX-02', 'liutang', '2026-Q3');
    expect(corrected?.correctedCells).toEqual([
      { row: 'liutang-01', field: 'deaths' },
      { row: 'total', field: 'deaths' },
    ]);
    const after = await stored();
    expect(after?.fill).not.toEqual(before?.fill);
    expect(after?.as_filed).toEqual({ ...before?.fill, catalogue: before?.catalogue });
    // A second correction leaves it alone.
    const again = [{ path: 'vitalEvents.deaths', value: deaths + 2 }];
    await api.submit(
      submission([{ unit: 'liutang-01', period: TOUR_MONTH, baseRevision: 2, answers: again }]),
    );
    expect((await stored())?.as_filed).toEqual(after?.as_filed);
    const quarter = { unit: 'liutang', period: '2026-Q3', withShorterPeriods: false };
    const { whole } = await api.rates({ ...quarter, forms: ['SX-02'] });
    expect(whole.correctedAfterFill).toBe(2);
  });

  test('what was filed is read with the catalogue it was filed under, whatever was published since', async () => {
    const { hub, api } = await freshHub({ seeded: 'nothing' });
    await addUnits(hub, QINGHE);
    const publish = (cells: string, at: string) =>
      hub.catalogues.publish({
        sources: [{ path: 'dictionary.graphql', text: PREAMBLE + VITAL + cells }],
        validFrom: '2000-01-01',
        at: new Date(at),
        by: 'test',
      });
    const births = 'births: Int @cell(label: "出生", unit: "人") @from(element: "births")';
    const deaths = 'deaths: Int @cell(label: "死亡", unit: "人") @from(element: "deaths")';
    const form = (cells: string): string =>
      `type V @form(code: "V-1", label: "表", department: "statistics", every: QUARTER, level: VILLAGE) { ${cells} }`;
    await publish(form(`${births}\n${deaths}`), '2026-01-01');
    const table = { unit: 'liutang', period: '2025-Q1' };
    const answers = (values: Record<string, number>) =>
      Object.entries(values).map(([name, value]) => ({ path: `vital.${name}`, value }));
    await api.submit(submission([{ ...table, answers: answers({ births: 1, deaths: 2 }) }]));
    // The new version prints a cell before the others.
    const ratio = 'both: Int @cell(label: "合计", unit: "人") @from(expr: "births + deaths")';
    await publish(form(`${ratio}\n${births}\n${deaths}`), '2026-02-01');
    await api.submit(submission([{ ...table, baseRevision: 1, answers: answers({ deaths: 5 }) }]));
    const corrected = await api.filledForm('V-1', 'liutang', '2025-Q1');
    expect(corrected?.catalogue).toBe(2);
    expect(corrected?.correctedCells).toEqual([{ field: 'both' }, { field: 'deaths' }]);
    const { whole } = await api.rates({ unit: 'liutang', period: '2025-Q1' });
    expect(whole.correctedAfterFill).toBe(2);
  });

  test('a form is filed only when everyone due has handed in', async () => {
    const { api } = await freshHub();
    const last = (table: TableInput): boolean => table.unit === 'liutang-14';
    const { tables } = tour();
    await api.submit(submission(tables.filter((table) => !last(table))));
    const before = await api.filledForm('SX-02', 'liutang', '2026-Q3');
    expect(before?.asFiledAt).toBeUndefined();
    expect(cell(before, 'deaths', 'total')).toMatch(/^NOT_REPORTED 39\/42/);
    // A village's own form waits for nobody.
    expect((await api.filledForm('SD-01', 'liutang-01', '2026-Q3'))?.asFiledAt).toBeDefined();
    await api.submit(submission(tables.filter(last)));
    expect((await api.filledForm('SX-02', 'liutang', '2026-Q3'))?.asFiledAt).toBeDefined();
  });
});

describe('drafts', () => {
  const HOUSEHOLDS = 'households.registeredHouseholds';

  test('are merged, handed in with what is said beside them, and gone', async () => {
    const made = await freshHub();
    const { api, url } = made;
    const { values, forms, ...place } = tourTable('liutang-01');
    const first = await api.saveDraft({ ...place, values });
    expect(first.userErrors).toEqual([]);
    const second = await api.saveDraft({ ...place, answers: [{ path: 'vitalEvents.deaths', value: 9 }] });
    expect(second.table?.draft?.answers).toMatchObject({
      'vitalEvents.deaths': 9,
      'population.registeredPopulation.MALE': answerIn({ values }, 'population.registeredPopulation.MALE'),
    });
    expect(second.table?.revision).toBe(0);

    const over = { ...place, forms, fromDraft: true, answers: [{ path: HOUSEHOLDS, value: 390 }] };
    const result = await api.submit(submission([over]));
    expect(said(result.userErrors)).toEqual([]);
    const form = await api.filledForm('SD-01', 'liutang-01', '2026-Q3');
    expect(cell(form, 'households')).toBe('390 accumulated');
    const registered = ['MALE', 'FEMALE'].map((sex) =>
      answerIn({ values }, `population.registeredPopulation.${sex}`),
    );
    const elsewhere = ['MALE', 'FEMALE'].map((sex) =>
      answerIn({ values }, `population.presentUnregistered.${sex}`),
    );
    const all = [...registered, ...elsewhere].reduce<number>((sum, each) => sum + Number(each), 0);
    expect(cell(form, 'population')).toBe(`${all} calculated`);
    expect(await sql(url, 'SELECT 1 FROM one_table_draft')).toEqual([]);
    expect(await wrongFills(made)).toEqual([]);
  });

  test('keep what is sound and report what is not', async () => {
    const { api } = await freshHub();
    const { table, userErrors } = await api.saveDraft({
      unit: 'liutang-01',
      period: TOUR_MONTH,
      answers: [
        { path: 'vitalEvents.deaths', value: 4 },
        { path: HOUSEHOLDS, value: 'many' },
      ],
    });
    expect(said(userErrors)).toEqual([`WRONG_TYPE ${HOUSEHOLDS}`]);
    expect(table?.draft?.answers).toEqual({ 'vitalEvents.deaths': 4 });
  });

  test('nothing is handed in without fromDraft', async () => {
    const { api } = await freshHub();
    const { values, ...place } = tourTable('liutang-01');
    await api.saveDraft({ ...place, values });
    const { userErrors } = await api.submit(submission([place]));
    expect(new Set(userErrors.map(({ code }) => code))).toEqual(new Set(['REQUIRED']));
  });
});

describe('warnings', () => {
  // June was handed in: it is what July is compared with.
  const period = '2026-07';
  const large = () =>
    tourTable('liutang-01', {
      period,
      answers: [{ path: 'population.familyPlanningPopulation', value: 6150 }],
    });
  const changed = (value: number) => {
    const table = tourTable('liutang-01', { period });
    const population = { ...(table.values?.population as object), familyPlanningPopulation: value };
    return { ...table, values: { ...table.values, population } };
  };

  test('stop the submission until they are confirmed, by a token that names the value', async () => {
    const { api, url } = await freshHub();
    const before = await contents(url);
    const { userErrors } = await api.submit(submission([changed(6150)]));
    expect(userErrors).toMatchObject([
      { code: 'CHANGE_LARGE', severity: 'WARNING', path: 'population.familyPlanningPopulation' },
    ]);
    expect(await contents(url)).toEqual(before);
    const confirm = userErrors.map((finding) => finding.confirm ?? '');
    expect(confirm).toEqual([`CHANGE_LARGE|liutang-01|${period}|population.familyPlanningPopulation|6150`]);

    // Another value is another warning.
    const other = await api.submit(submission([changed(6151)], { confirm }));
    expect(other.userErrors.map(({ code }) => code)).toEqual(['CHANGE_LARGE']);
    const taken = await api.submit(submission([changed(6150)], { confirm }));
    expect(taken.userErrors).toEqual([]);
    expect(taken.submissions).toHaveLength(1);
  });

  test('of a revision are the confirmed ones that it gave, not whatever else was said', async () => {
    const { api, url } = await freshHub();
    const token = `CHANGE_LARGE|liutang-01|${period}|population.familyPlanningPopulation|6150`;
    const confirm = [token, 'CHANGE_LARGE|elsewhere|2026-07|x|1', 'not a \u0000 token', '\ud800'];
    const { userErrors } = await api.submit(
      submission([changed(6150), tourTable('liutang-02', { period })], { confirm }),
    );
    expect(userErrors).toEqual([]);
    const kept = await sql(
      url,
      `SELECT unit, confirmed_warnings AS tokens FROM one_table_revision
        WHERE period = '${period}' AND unit IN ('liutang-01', 'liutang-02') ORDER BY unit`,
    );
    expect(kept).toEqual([
      { unit: 'liutang-01', tokens: [token] },
      { unit: 'liutang-02', tokens: [] },
    ]);
  });

  test('a period that is not over yet is one', async () => {
    const clock = calendar('2026-09-20');
    const { api } = await freshHub({ clock });
    const { userErrors } = await api.submit(tour());
    const confirm = ['PERIOD_NOT_OVER|2026-09', 'PERIOD_NOT_OVER|2026-Q3'];
    expect(userErrors).toMatchObject(confirm.map((token) => ({ code: 'PERIOD_NOT_OVER', confirm: token })));
    const confirmed = await api.submit({ ...tour(), confirm });
    expect(confirmed.userErrors).toEqual([]);
  });

  test('an item said twice is an error, not a choice', async () => {
    const { api } = await freshHub();
    const { userErrors } = await api.submit(submission([large()]));
    expect(said(userErrors)).toContain('ANSWERED_TWICE population.familyPlanningPopulation');
  });
});

describe('carried answers', () => {
  const DICTIONARY = `
type Land @topic(label: "土地") {
  "耕地面积：年末实有的耕地。"
  arable: Int! @element(label: "耕地", unit: "亩", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "statistics")
  "茶园：期末实有茶园；没有变化可以不填。"
  tea: Int @element(label: "茶园", unit: "亩", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "statistics")
  "新开荒地：期内新开的荒地，可以不填。"
  reclaimed: Int @element(label: "新开荒地", unit: "亩", kind: FLOW, every: QUARTER, at: VILLAGE, steward: "statistics")
}
type LandForm @form(code: "L-1", label: "土地表", department: "statistics", every: QUARTER, level: VILLAGE) {
  arable: Int @cell(label: "耕地", unit: "亩") @from(element: "arable")
  tea: Int @cell(label: "茶园", unit: "亩") @from(element: "tea")
  reclaimed: Int @cell(label: "新开荒地", unit: "亩") @from(element: "reclaimed")
}`;
  const answers = (values: Record<string, number>) =>
    Object.entries(values).map(([name, value]) => ({ path: `land.${name}`, value }));

  test('an optional stock left out keeps its earlier value, marked as nobody’s confirmation', async () => {
    const made = await freshHub({ seeded: 'nothing' });
    const { hub, api } = made;
    await addUnits(hub, QINGHE);
    await hub.catalogues.publish({
      sources: [{ path: 'dictionary.graphql', text: PREAMBLE + DICTIONARY }],
      validFrom: '2000-01-01',
      at: new Date(),
      by: 'test',
    });
    const quarter = (period: string, values: Record<string, number>, baseRevision = 0) =>
      api.submit(submission([{ unit: 'liutang', period, baseRevision, answers: answers(values) }]));
    await quarter('2025-Q1', { arable: 300, tea: 40, reclaimed: 5 });
    const second = await quarter('2025-Q2', { arable: 300 });
    expect(second.submissions).toMatchObject([{ entriesTyped: 0, entriesConfirmed: 1 }]);

    const form = await api.filledForm('L-1', 'liutang', '2025-Q2');
    expect(cell(form, 'tea')).toBe('40 copied');
    expect(cell(form, 'reclaimed')).toBe('NOT_REPORTED 0/1, so far undefined');
    expect(form?.counts).toMatchObject({ filled: 2, carried: 1, missing: 1 });
    expect(second.forms[0]?.rates).toMatchObject({ autoFillRate: 1 / 3, carriedRate: 1 / 3 });

    // Confirmed in a second revision, it is nobody's guess any more.
    await quarter('2025-Q2', { tea: 40 }, 1);
    const confirmed = await api.filledForm('L-1', 'liutang', '2025-Q2');
    expect(confirmed?.counts).toMatchObject({ filled: 2, carried: 0 });
    expect(await wrongFills(made)).toEqual([]);
  });
});

describe('closing a period', () => {
  test('lets nothing in any more, and files every form with whatever it lacks', async () => {
    const made = await freshHub();
    const { api, url } = made;
    await api.submit(submission([tourTable('liutang-01', { period: '2026-Q3' })]));
    const [{ open } = { open: 0 }] = await sql<{ open: number }>(
      url,
      `SELECT count(*)::int AS open FROM filled_form WHERE period = '2026-Q3' AND as_filed_at IS NULL`,
    );
    const closed = await api.closePeriod('2026-Q3');
    expect(closed).toMatchObject({ already: false, formsFiled: open });
    const left = await sql(
      url,
      `SELECT form FROM filled_form WHERE period = '2026-Q3' AND as_filed_at IS NULL`,
    );
    expect(left).toEqual([]);
    expect((await api.oneTables('liutang', '2026-Q3', false)).tables[0]?.closed).toBe(true);

    const before = await contents(url);
    const { userErrors } = await api.submit(submission([tourTable('liutang-02', { period: '2026-Q3' })]));
    expect(userErrors).toMatchObject([{ code: 'PERIOD_CLOSED', unit: 'liutang-02', period: '2026-Q3' }]);
    expect(await contents(url)).toEqual(before);
    expect(await api.closePeriod('2026-Q3')).toMatchObject({ already: true, formsFiled: 0 });
    expect(await wrongFills(made)).toEqual([]);
  });

  test('a period is not closed before it is over', async () => {
    const { api } = await freshHub();
    await expect(api.closePeriod('2026-Q4')).rejects.toMatchObject({
      messageEn: '2026-Q4 ends on 2026-12-31: it can be closed after that day',
    });
    await expect(api.closePeriod('soon')).rejects.toThrow('不认识的报告期 soon');
  });

  test('waits for submissions under way: each is in before, or refused after', async () => {
    const made = await freshHub();
    const { api, url } = made;
    const tables = tour().tables.filter(({ unit, period }) => period === '2026-Q3' && unit !== 'liutang');
    const running = tables.map((table) => api.submit(submission([table])));
    const [closed, ...results] = await Promise.all([api.closePeriod('2026-Q3'), ...running]);
    expect(closed.already).toBe(false);
    const taken = results.filter(({ submissions }) => submissions.length > 0).length;
    const refused = results.filter(({ userErrors }) =>
      userErrors.some(({ code }) => code === 'PERIOD_CLOSED'),
    );
    expect(taken + refused.length).toBe(tables.length);
    const [stored] = await sql<{ n: number }>(
      url,
      `SELECT count(*)::int AS n FROM one_table WHERE period = '2026-Q3' AND unit LIKE 'liutang-%'`,
    );
    expect(stored?.n).toBe(taken);
    // What got in is in what was filed.
    const form = await api.filledForm('SX-02', 'liutang', '2026-Q3');
    expect(form?.correctedCells).toEqual([]);
    expect(await wrongFills(made)).toEqual([]);
  });

  test('cut short after the first step, it is finished by closing again', async () => {
    const { hub, api, url } = await freshHub();
    await sql(url, `INSERT INTO period_closure VALUES ('qinghe', '2026-Q3', now(), 'a hub that was killed')`);
    expect(await api.closePeriod('2026-Q3')).toMatchObject({ already: true });
    const left = await sql(
      url,
      `SELECT form FROM filled_form WHERE period = '2026-Q3' AND as_filed_at IS NULL`,
    );
    expect(left).toEqual([]);
    expect(hub.units.homeCounty('liutang')).toBe('qinghe');
  });
});
