import { describe, expect, test } from 'vitest';
import type { Plan, PublicationInput } from '../../src/catalogue/publication.model.ts';
import type { Unit } from '../../src/core/unit-tree.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { PREAMBLE, QINGHE } from '../support/dictionary.ts';
import { addUnits, freshHub, said, sql, submission, type TestHub, wrongFills } from '../support/hub.ts';

// Two villages, 柳塘 and 石桥, and a residents' committee below a town; quarters of 2025.

const CLOCK = fixedClock('2025-07-10T01:00:00Z');

const COUNTY: Unit = {
  ...{ id: 'county', label: '县', level: 'COUNTY', kind: 'COUNTY' },
  ...{ validFrom: '2000-01-01', reportsFrom: '2025-01-01' },
};

/** A village's form and a township's with a row for each village; each test changes the cells of the first. */
const dictionary = (cells: string, more = ''): PublicationInput['sources'] => [
  { path: 'preamble.graphql', text: PREAMBLE },
  {
    path: 'dictionary.graphql',
    text: `"人口"
type Vital @topic(label: "人口") {
  "期内活产的婴儿。"
  births: Int! @element(label: "出生人数", unit: "人", kind: FLOW, every: QUARTER, at: VILLAGE, steward: "statistics")
  "期内死亡的人。"
  deaths: Int! @element(label: "死亡人数", unit: "人", kind: FLOW, every: QUARTER, at: VILLAGE, steward: "statistics")
  "期末的茶园。"
  tea: Int @element(label: "茶园", unit: "亩", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "statistics")
  ${more}
}
type V @form(code: "V-1", label: "村表", department: "civil-affairs", every: QUARTER, level: VILLAGE) {
${cells}
}
type T @form(code: "T-1", label: "镇表", department: "statistics", every: QUARTER, level: TOWNSHIP, rows: VILLAGE) {
  births: Int @cell(label: "出生", unit: "人") @from(element: "births")
}`,
  },
];

const births = 'births: Int @cell(label: "出生", unit: "人") @from(element: "births")';
const deaths = 'deaths: Int @cell(label: "死亡", unit: "人") @from(element: "deaths")';
const natural = 'natural: Int @cell(label: "自然增长", unit: "人") @from(expr: "births - deaths")';
const tea = 'tea: Int @cell(label: "茶园", unit: "公顷") @from(element: "tea")';
const guests = 'guests: Int! @cell(label: "外籍", unit: "人", kind: STOCK)';
const remark = 'remark: String @cell(label: "备注")';
const name = 'name: String @cell(label: "村名") @from(context: UNIT_NAME)';

const FIRST = [name, births, deaths, natural, tea, guests, remark].join('\n');
/** 死亡 becomes manual, 外籍 and 自然增长 go, 迁入 is asked besides. */
const SECOND = [
  'moved: Int! @cell(label: "迁入", unit: "人", kind: FLOW)',
  births,
  'deaths: Int! @cell(label: "死亡", unit: "人", kind: FLOW)',
  remark,
].join('\n');

async function hubWith(cells = FIRST): Promise<TestHub> {
  const made = await freshHub({ seeded: 'nothing', clock: CLOCK });
  await addUnits(made.hub, [
    COUNTY,
    ...QINGHE.map((unit) => (unit.parent ? unit : { ...unit, parent: COUNTY.id })),
  ]);
  await publish(made, dictionary(cells), '2000-01-01');
  return made;
}

async function publish(
  { api }: TestHub,
  sources: PublicationInput['sources'],
  validFrom: string,
  confirm?: string[],
) {
  const published = await api.publishCatalogue({ sources, validFrom, ...(confirm ? { confirm } : {}) });
  return published;
}

const handIn = (
  { api }: TestHub,
  unit: string,
  values: Record<string, unknown>,
  more: object = {},
  period = '2025-Q2',
) =>
  api.submit(
    submission([
      {
        unit,
        period,
        answers: Object.entries(values).map(([path, value]) => ({ path, value })),
        ...more,
      },
    ]),
  );

const ANSWERS = { 'vital.births': 3, 'vital.deaths': 1, 'vital.tea': 40, 'forms.V_1.guests': 2 };

/** A form as its readers see it: values, states, gaps, labels, in both languages. */
async function rendered({ api }: TestHub, code: string, unit: string) {
  const form = await api.filledForm(code, unit, '2025-Q2');
  return (
    form &&
    JSON.stringify({ ...form, filled: form.filled, correctedCells: form.correctedCells, facts: form.facts })
  );
}

describe('publishing into an open period', () => {
  test('leaves what was filed as it was, in every state, and fills the rest anew', async () => {
    const made = await hubWith();
    await handIn(made, 'liutang', ANSWERS);
    await handIn(
      made,
      'shiqiao',
      { 'vital.births': 5, 'vital.deaths': 0, 'forms.V_1.guests': 0 },
      {
        gaps: [{ path: 'vital.tea', reason: 'NOT_KNOWN' }],
      },
    );
    const overridden = await made.api.overrideCell({
      ...{ unit: 'liutang', period: '2025-Q2', address: 'V-1.deaths', value: 2, reason: '户籍注销为准' },
    });
    expect(overridden.userErrors).toEqual([]);
    const filed = [await rendered(made, 'V-1', 'liutang'), await rendered(made, 'V-1', 'shiqiao')];
    expect(overridden.filledForm?.filled.cells.find(({ state }) => state === 'overridden')).toMatchObject({
      cell: { field: 'deaths', label: '死亡' },
      value: 2,
    });
    const states = await made.api.filledForm('V-1', 'shiqiao', '2025-Q2');
    expect(states?.filled.cells.map(({ state }) => state)).toEqual([
      ...['context', 'filled', 'filled', 'filled', 'missing', 'answered', 'notApplicable'],
    ]);
    expect((await made.api.filledForm('T-1', 'qinghe', '2025-Q2'))?.asFiledAt).toBeUndefined();

    const { version, touched } = await publish(made, dictionary(SECOND), '2025-04-01');
    expect(version?.number).toBe(2);
    expect(touched).toEqual(
      ['liutang', 'shiqiao'].map((unit) => ({
        ...{ unit, period: '2025-Q2', revision: 1, hasDraft: false },
        unanswered: ['forms.V_1.moved', 'forms.V_1.deaths'],
        notAskedAnyMore: ['vital.deaths', 'vital.tea', 'forms.V_1.guests'],
      })),
    );
    expect([await rendered(made, 'V-1', 'liutang'), await rendered(made, 'V-1', 'shiqiao')]).toEqual(filed);
    // What is not filed is of the new version, and the residents' committee is asked the new questions.
    expect((await made.api.filledForm('T-1', 'qinghe', '2025-Q2'))?.catalogue).toBe(2);
    const open = await made.api.filledForm('V-1', 'beijie', '2025-Q2');
    expect(open?.filled.cells.map(({ cell, state }) => `${cell.field} ${state}`)).toEqual([
      ...['moved open', 'births missing', 'deaths open', 'remark notApplicable'],
    ]);
    await made.hub.fills.refreshStale();
    expect(await sql(made.url, 'SELECT form, unit, period, catalogue FROM filled_form WHERE stale')).toEqual(
      [],
    );

    // An explanation of what was filed is one of then.
    const explanation = await made.api.explain('liutang', '2025-Q2', 'V-1.natural');
    expect(explanation).toMatchObject({ catalogue: 1, formula: 'births - deaths' });
    await expect(made.api.explain('liutang', '2025-Q2', 'V-1.moved')).rejects.toThrow('没有表格单元');
  });

  test('a correction is filled with the version in force, and says what changed', async () => {
    const made = await hubWith();
    await handIn(made, 'liutang', ANSWERS);
    await publish(made, dictionary(SECOND), '2025-04-01');
    const result = await handIn(
      made,
      'liutang',
      { 'vital.births': 4, 'forms.V_1.moved': 1, 'forms.V_1.deaths': 1 },
      { baseRevision: 1 },
    );
    expect(said(result.userErrors)).toEqual([]);
    const corrected = await made.api.filledForm('V-1', 'liutang', '2025-Q2');
    expect(corrected?.catalogue).toBe(2);
    expect(corrected?.correctedCells).toEqual([{ field: 'moved' }, { field: 'births' }, { field: 'deaths' }]);
    expect(await wrongFills(made)).toEqual([]);
  });

  test('a filed form that the new version has no more is still read, listed and counted', async () => {
    const made = await hubWith();
    await handIn(made, 'liutang', ANSWERS);
    const before = await made.api.rates({ unit: 'liutang', period: '2025-Q2' });
    const without = dictionary(births).map(({ path, text }) => ({
      path,
      text: text.replace(/type V @form[^}]*}/, ''),
    }));
    expect((await publish(made, without, '2025-04-01')).findings).toEqual([]);
    expect((await made.api.filledForm('V-1', 'liutang', '2025-Q2'))?.catalogue).toBe(1);
    const all = { unit: 'qinghe', period: '2025-Q2', withSubunits: true };
    const listed = await made.api.filledForms(all);
    expect(await made.api.filledFormKeys(all)).toEqual(
      listed.map(({ form, unit, period }) => ({ code: form.code, unit: unit.id, period: period.id })),
    );
    expect(listed.map(({ form, unit }) => `${form.code} ${unit.id}`)).toEqual(['T-1 qinghe', 'V-1 liutang']);
    // Nobody else is asked for it any more, and its own rates stay what they were.
    expect(await made.api.filledForm('V-1', 'shiqiao', '2025-Q2')).toBeUndefined();
    const after = await made.api.rates({ unit: 'liutang', period: '2025-Q2' });
    expect(after.whole).toEqual(before.whole);
  });

  test('entries of a period with forms of two versions are counted once each', async () => {
    const made = await hubWith([births, guests].join('\n'));
    await handIn(made, 'liutang', { 'vital.births': 3, 'forms.V_1.guests': 2 });
    await publish(made, dictionary([births, deaths].join('\n')), '2025-04-01');
    const { whole } = await made.api.rates({ unit: 'qinghe', period: '2025-Q2' });
    // 柳塘: births, guests of the first version, births for the town; the others: births, deaths.
    expect(whole.rates.entriesAsked).toBe(2 + 2 + 2);
  });

  test('drafts keep what is still asked and still sound', async () => {
    const made = await hubWith();
    const draft = (path: string, value: unknown) => ({
      ...{ unit: 'shiqiao', period: '2025-Q2', answers: [{ path, value }] },
    });
    for (const [path, value] of Object.entries(ANSWERS)) await made.api.saveDraft(draft(path, value));
    const strict = dictionary(SECOND).map(({ path, text }) => ({
      path,
      text: text.replace('label: "出生人数"', 'label: "出生人数", max: "2"'),
    }));
    const { touched } = await publish(made, strict, '2025-04-01');
    expect(touched).toMatchObject([{ unit: 'shiqiao', revision: 0, hasDraft: true }]);
    const { tables } = await made.api.oneTables('shiqiao', '2025-Q2', false);
    expect(tables[0]?.draft?.answers).toEqual({});
    const { table } = await made.api.saveDraft(draft('vital.births', 2));
    expect(table?.draft?.answers).toEqual({ 'vital.births': 2 });
  });
});

describe('what is refused', () => {
  const published = async (made: TestHub, sources: PublicationInput['sources'], validFrom: string) =>
    (await publish(made, sources, validFrom)).findings.map(({ code, path }) => `${code} ${path}`);

  test('a day that is none, and one that reaches into a closed period', async () => {
    const made = await hubWith();
    await handIn(made, 'liutang', ANSWERS);
    await made.api.closePeriod('2025-Q2');
    expect(await published(made, dictionary(SECOND), '2025-06-31')).toEqual(['VALID_FROM validFrom']);
    expect(await published(made, dictionary(SECOND), '2025-06-30')).toEqual(['VALID_FROM_CLOSED validFrom']);
    expect(await published(made, dictionary(SECOND), '2025-07-01')).toEqual([]);
    expect(made.hub.catalogues.versions).toHaveLength(2);
  });

  test('a name that the typed schema cannot serve, beside everything else that is wrong', async () => {
    const made = await hubWith();
    const sources = dictionary(FIRST.replace('births: Int', '__births: Int')).map(({ path, text }) => ({
      path,
      text: text.replace(
        'kind: STOCK, every: QUARTER, at: VILLAGE, steward: "statistics")',
        'kind: FLOW, every: QUARTER, at: VILLAGE, steward: "statistics")',
      ),
    }));
    const codes = (await publish(made, sources, '2025-02-30')).findings.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(['VALID_FROM']));
    expect(made.hub.catalogues.versions).toHaveLength(1);
  });

  test('a definition that reads otherwise, until somebody stands by it', async () => {
    const made = await hubWith();
    const sources = dictionary(FIRST).map(({ path, text }) => ({
      path,
      text: text.replace('期内死亡的人。', '期内死亡的户籍人口。'),
    }));
    const { findings, version } = await publish(made, sources, '2025-07-01');
    expect(version).toBeUndefined();
    expect(findings).toMatchObject([{ code: 'DEFINITION_CHANGED', severity: 'WARNING' }]);
    const confirmed = await publish(made, sources, '2025-07-01', [findings[0]?.confirm as string]);
    expect(confirmed.version?.number).toBe(2);
  });
});

describe('the plan', () => {
  test('is worked out on what is stored, changes nothing, and comes true', async () => {
    const made = await hubWith();
    for (const unit of ['liutang', 'shiqiao', 'beijie']) await handIn(made, unit, ANSWERS);
    const rates = async () => {
      const { whole } = await made.api.rates({ unit: 'qinghe', period: '2025-Q2', forms: ['V-1'] });
      return { counts: whole.counts, entriesAsked: whole.rates.entriesAsked };
    };
    const before = await rates();
    const plan: Plan = await made.api.planCatalogue({ sources: dictionary(SECOND), validFrom: '2025-07-01' });
    expect(plan.findings).toEqual([]);
    const { clients, forms, rates: planned, ...rest } = plan;
    expect(rest).toMatchObject({ number: 2, before: 1, unchanged: false, touched: [] });
    // Three villages: births, deaths, tea, guests, remark a quarter; then births, moved, deaths and remark.
    expect(plan.entriesAYear).toEqual({ before: 3 * 4 * 5, after: 3 * 4 * 4 });
    expect(forms).toMatchObject([
      {
        ...{ code: 'V-1', change: 'changed', units: 3, level: 'VILLAGE' },
        cells: { filled: 1, calculated: 0, asked: 3, context: 0 },
        // Without it births are asked for the town all the same.
        entriesAYear: 3 * 4 * 3 - 3 * 4 * 4,
      },
    ]);
    expect(clients.map(({ severity, description }) => `${severity} ${description}`)).toEqual(
      expect.arrayContaining(['BREAKING V.natural was removed.', 'BREAKING V.tea was removed.']),
    );
    expect(planned).toHaveLength(1);
    const [{ department, every, periods, forms: byForm }] = planned as [Plan['rates'][number]];
    expect([department.code, every]).toEqual(['civil-affairs', 'QUARTER']);
    expect(periods).toEqual(['2024-Q3', '2024-Q4', '2025-Q1', '2025-Q2']);
    // Q1 is due as well, and nobody handed it in.
    expect(byForm[0]?.before?.entriesAsked).toBe(2 * before.entriesAsked);
    expect(
      await made.api.planCatalogue({ sources: dictionary(FIRST), validFrom: '2025-07-01' }),
    ).toMatchObject({
      ...{ unchanged: true, number: 1, changes: [], findings: [] },
    });
    expect(made.hub.catalogues.versions).toHaveLength(1);
    expect(await rates()).toEqual(before);
  });

  test('says before and after as publishing into the same periods then does', async () => {
    const made = await hubWith();
    await handIn(made, 'liutang', ANSWERS);
    const input = { sources: dictionary(SECOND), validFrom: '2025-01-01' };
    const [planned] = (await made.api.planCatalogue(input)).rates;
    await made.api.publishCatalogue(input);
    await sql(made.url, 'UPDATE filled_form SET as_filed = NULL, as_filed_at = NULL, stale = true');
    const periods = ['2025-Q1', '2025-Q2'].map((period) =>
      made.api.rates({ unit: 'qinghe', period, forms: ['V-1'], withShorterPeriods: false }),
    );
    const lines = (await Promise.all(periods)).map(({ whole }) => whole);
    const sum = (of: (line: (typeof lines)[number]) => number) =>
      lines.reduce((all, line) => all + of(line), 0);
    expect(planned?.after.counts.filled).toBe(sum(({ counts }) => counts.filled));
    expect(planned?.after.counts.open).toBe(sum(({ counts }) => counts.open));
    expect(planned?.after.entriesAsked).toBe(sum(({ rates }) => rates.entriesAsked));
  });
});

describe('an element in another unit of measure', () => {
  const before = 'before: Int @cell(label: "上期茶园", unit: "亩") @from(element: "tea", period: PREVIOUS)';
  const inMu = 'mu: Decimal @cell(label: "茶园", unit: "亩", decimals: 1) @from(element: "tea")';
  const CELLS = [births, before, inMu].join('\n');
  const withTea = (unit: string) =>
    dictionary(CELLS).map(({ path, text }) => ({
      path,
      text: text.replace(
        'tea: Int @element(label: "茶园", unit: "亩"',
        `tea: Decimal @element(label: "茶园", unit: "${unit}", decimals: 2`,
      ),
    }));
  const values = async ({ api }: TestHub, period: string) => {
    const form = await api.filledForm('V-1', 'liutang', period);
    return Object.fromEntries(form?.filled.cells.map(({ cell, value }) => [cell.field, value]) ?? []);
  };

  test('keeps what was stored, converts it exactly, and offers it in the new unit', async () => {
    const made = await hubWith(births);
    await publish(made, withTea('亩'), '2000-01-01');
    await handIn(made, 'liutang', { 'vital.births': 1, 'vital.tea': '0.5' }, {}, '2025-Q1');
    await handIn(made, 'liutang', { 'vital.births': 1, 'vital.tea': '1.25' });
    await handIn(made, 'shiqiao', { 'vital.births': 1, 'vital.tea': '15' }, {}, '2025-Q1');
    await made.api.saveDraft({
      unit: 'shiqiao',
      period: '2025-Q2',
      answers: [{ path: 'vital.tea', value: '22.5' }],
    });
    expect((await publish(made, withTea('公顷'), '2025-04-01')).version?.number).toBe(3);

    // 0.5 亩 is 1/30 公顷, which never ends: had it been rounded on the way, it would print 0.
    await sql(
      made.url,
      "UPDATE filled_form SET as_filed = NULL, as_filed_at = NULL, stale = true WHERE period = '2025-Q2'",
    );
    expect(await values(made, '2025-Q2')).toEqual({ births: 1, before: 1, mu: '1.3' });
    expect((await made.api.explain('liutang', '2025-Q2', 'V-1.mu')).facts[0]?.value).toBe('0.08 公顷');

    const { tables } = await made.api.oneTables('shiqiao', '2025-Q2', false);
    const tea = tables[0]?.asked.find(({ question }) => question.item.element.name === 'tea');
    expect(tea?.prefilled?.value).toBe(1);
    expect(tables[0]?.draft?.answers).toEqual({ 'vital.tea': '1.5' });

    // A correction of something else keeps the answer, and nobody suspects a slip of the unit.
    const corrected = await handIn(made, 'liutang', { 'vital.births': 2 }, { baseRevision: 1 });
    expect(said(corrected.userErrors)).toEqual([]);
    expect(await values(made, '2025-Q2')).toEqual({ births: 2, before: 1, mu: '1.3' });
    const confirmed = await handIn(made, 'shiqiao', { 'vital.births': 1, 'vital.tea': 1 });
    expect(confirmed.submissions).toMatchObject([{ entriesTyped: 1, entriesConfirmed: 1 }]);
  });
});

describe('an element collected more often from some day on', () => {
  const YEARLY = `type Y @form(code: "Y-1", label: "年表", department: "statistics", every: YEAR, level: VILLAGE) {
  births: Int @cell(label: "出生", unit: "人") @from(element: "births")
}`;
  const by = (every: string) =>
    dictionary(births).map(({ path, text }) => ({
      path,
      text: `${text.replace(/(births: Int! .*)every: QUARTER/, `$1every: ${every}`)}\n${path.startsWith('pre') ? '' : YEARLY}`,
    }));

  test('a year is made of both, and a late correction of an early quarter reaches it', async () => {
    const made = await hubWith(births);
    await publish(made, by('QUARTER'), '2000-01-01');
    await handIn(made, 'liutang', { 'vital.births': 1 }, {}, '2025-Q1');
    await handIn(made, 'liutang', { 'vital.births': 2 });
    const refused = await publish(made, by('MONTH'), '2025-05-01');
    expect(refused.findings.map(({ code }) => code)).toEqual(['VALID_FROM_WITHIN_PERIOD']);
    expect((await publish(made, by('MONTH'), '2025-07-01')).findings).toEqual([]);

    const year = async () => (await made.api.filledForm('Y-1', 'liutang', '2025'))?.filled.cells[0];
    expect(await year()).toMatchObject({
      gap: { reason: 'NOT_REPORTED', reported: 2, expected: 8, partialValue: 3 },
    });
    await handIn(made, 'liutang', { 'vital.births': 5 }, { baseRevision: 1 }, '2025-Q1');
    expect(await year()).toMatchObject({ gap: { partialValue: 7 } });
    const { counts } = await made.api.oneTables('liutang', '2025-07', false);
    expect(counts.asked).toBe(1);
    expect(await wrongFills(made)).toEqual([]);
  });
});
