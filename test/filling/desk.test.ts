import { describe, expect, test } from 'vitest';
import { NotFound } from '../../src/core/refusal.ts';
import type { Unit } from '../../src/core/unit-tree.ts';
import { SubmissionResolver } from '../../src/submission/one-table.resolver.ts';
import { PREAMBLE, QINGHE } from '../support/dictionary.ts';
import { addUnits, contents, freshHub, said, sql, submission, type TestHub } from '../support/hub.ts';

/** What a department does at its desk: gives a table back, overrides a cell, asks what has been reported. */
const DICTIONARY = `
type Vital @topic(label: "人口变动") {
  "出生人数：期内活产的婴儿。"
  births(sex: Sex): Int! @element(label: "出生人数", en: "Births", unit: "人", kind: FLOW, every: QUARTER, at: VILLAGE, steward: "statistics", scope: "户籍")
  "总人口：期末的人。"
  people: Int! @element(label: "总人口", unit: "人", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "statistics")
}
type Births @form(code: "V-1", label: "出生表", department: "statistics", every: QUARTER, level: TOWNSHIP, rows: VILLAGE) {
  village: String @cell(label: "村") @from(context: UNIT_NAME)
  births: Int @cell(label: "出生", unit: "人") @from(element: "births")
  girls: Int @cell(label: "女", unit: "人") @from(element: "births", slice: {sex: FEMALE})
  rate: Decimal @cell(label: "出生率", unit: "%", decimals: 1) @from(expr: "births / people")
  remark: String @cell(label: "备注")
}
type Village @form(code: "V-2", label: "村表", department: "civil-affairs", every: QUARTER, level: VILLAGE) {
  births: Int @cell(label: "出生", unit: "人") @from(element: "births")
  visitors: Int! @cell(label: "来访", unit: "人", kind: FLOW)
}
`;

const [TOWN, ...BELOW] = QINGHE as [Unit, ...Unit[]];
const UNITS: readonly Unit[] = [
  { ...TOWN, id: 'xian', label: '青禾县', kind: 'COUNTY', level: 'COUNTY' },
  { ...TOWN, parent: 'xian' },
  ...BELOW,
];
const Q1 = '2025-Q1';
const VILLAGES = ['beijie', 'liutang', 'shiqiao'];

async function desk(): Promise<TestHub> {
  const made = await freshHub({ seeded: 'nothing' });
  await addUnits(made.hub, UNITS);
  const { findings } = await made.hub.catalogues.publish({
    sources: [{ path: 'dictionary.graphql', text: PREAMBLE + DICTIONARY }],
    ...{ validFrom: '2000-01-01', at: new Date(), by: 'test' },
  });
  expect(findings).toEqual([]);
  return made;
}

const table = (unit: string, [boys, girls, people]: readonly number[], baseRevision = 0) => ({
  ...{ unit, period: Q1, baseRevision },
  values: { vital: { births: { MALE: boys, FEMALE: girls }, people } },
  forms: { V_2: { visitors: 1 } },
});

async function handIn({ api }: TestHub, ...units: string[]): Promise<void> {
  const tables = units.map((unit, i) => table(unit, [i + 1, 2, 100]));
  expect((await api.submit(submission(tables))).userErrors).toEqual([]);
}

const cellOf = async ({ api }: TestHub, field: string, row?: string, code = 'V-1', unit = 'qinghe') => {
  const form = await api.filledForm(code, unit, Q1);
  return form?.filled.cells.find((cell) => cell.cell.field === field && cell.row === row);
};

describe('returning a table', () => {
  const give = ({ api }: TestHub, more: Partial<Parameters<TestHub['api']['returnTable']>[0]> = {}) =>
    api.returnTable({
      unit: 'liutang',
      period: Q1,
      revision: 1,
      reason: '出生数与台账不符，请核对',
      ...more,
    });

  test('keeps its answers and its forms, and waits for the next revision', async () => {
    const hub = await desk();
    await handIn(hub, 'liutang');
    const { table: returned, userErrors } = await give(hub);
    expect(userErrors).toEqual([]);
    expect(returned).toMatchObject({
      revision: 1,
      returned: { reason: '出生数与台账不符，请核对', returnedBy: 'local' },
    });
    expect(returned?.asked[0]).toMatchObject({ answer: 1 });
    expect(await cellOf(hub, 'births', undefined, 'V-2', 'liutang')).toMatchObject({ value: 3 });

    expect((await hub.api.submit(submission([table('liutang', [5, 2, 100], 1)]))).userErrors).toEqual([]);
    const { tables } = await hub.api.oneTables('liutang', Q1, false);
    expect(tables[0]).toMatchObject({ revision: 2, returned: undefined });
    const history = await hub.api.submissions('liutang', Q1);
    expect(history.map(({ revision, returned: back }) => [revision, back?.reason])).toEqual([
      [1, '出生数与台账不符，请核对'],
      [2, undefined],
    ]);
    const resolver = new SubmissionResolver();
    expect(history.map((each) => resolver.handedIn(each))).toEqual([false, true]);
  });

  test('no form is filed while a table below is back with its unit', async () => {
    const hub = await desk();
    await handIn(hub, 'beijie', 'liutang');
    await give(hub);
    await handIn(hub, 'shiqiao');
    const filed = async () => (await hub.api.filledForm('V-1', 'qinghe', Q1))?.asFiledAt;
    // The township hands in its empty table: everyone has, but one is back.
    await hub.api.submit(submission([{ unit: 'qinghe', period: Q1 }]));
    expect(await filed()).toBeUndefined();
    expect([...(await hub.hub.periods.reported())]).toEqual([[Q1, 3]]);
    await hub.api.submit(submission([table('liutang', [2, 2, 100], 1)]));
    expect(await filed()).toBeInstanceOf(Date);
  });

  test.each([
    ['a revision that nobody has', { revision: 7 }, 'REVISION_CONFLICT revision'],
    ['a table never handed in', { unit: 'shiqiao' }, 'NOT_HANDED_IN revision'],
    ['no reason', { reason: '  ' }, 'REASON reason'],
    ['a reason longer than a page', { reason: '长'.repeat(2001) }, 'REASON reason'],
  ])('is refused for %s', async (_, more, finding) => {
    const hub = await desk();
    await handIn(hub, 'liutang');
    const before = await contents(hub.url);
    expect(said((await give(hub, more)).userErrors)).toEqual([finding]);
    expect(await contents(hub.url)).toEqual(before);
  });

  test('is done once, however many at a time ask for it', async () => {
    const hub = await desk();
    await handIn(hub, 'liutang');
    const answers = await Promise.all(Array.from({ length: 8 }, () => give(hub)));
    const errors = answers.flatMap(({ userErrors }) => said(userErrors));
    expect(errors).toEqual(Array.from({ length: 7 }, () => 'ALREADY_RETURNED revision'));
  });

  test('is refused when the period is closed', async () => {
    const hub = await desk();
    await handIn(hub, ...VILLAGES);
    await hub.api.closePeriod(Q1);
    expect(said((await give(hub)).userErrors)).toEqual(['PERIOD_CLOSED period']);
  });
});

describe('overriding a cell', () => {
  const put = ({ api }: TestHub, address: string, value: number | string | null, reason = '按公安数据改') =>
    api.overrideCell({ unit: 'qinghe', period: Q1, address, value, reason });

  test('the value stands over the filled one, which stays beside it; totals do not see it', async () => {
    const hub = await desk();
    await handIn(hub, ...VILLAGES);
    const { filledForm, userErrors } = await put(hub, 'V-1[liutang].births', 9);
    expect(userErrors).toEqual([]);
    expect(filledForm?.counts).toMatchObject({ overridden: 1 });
    expect(await cellOf(hub, 'births', 'liutang')).toMatchObject({
      state: 'overridden',
      value: 9,
      override: { reason: '按公安数据改', by: 'local', instead: { state: 'filled', value: 4 } },
    });
    expect(await cellOf(hub, 'births', 'total')).toMatchObject({ state: 'filled', value: 12 });
    const { text, textEn } = await hub.api.explain('qinghe', Q1, 'V-1[liutang].births');
    expect(text).toContain('是 9 人，由 local 改写：按公安数据改；自动填的是 4 人。');
    expect(textEn).toContain('is 9 人, put there by local: 按公安数据改; filled in was 4 人.');
  });

  test('it outlives new facts, which go on beneath it, until it is withdrawn', async () => {
    const hub = await desk();
    await handIn(hub, ...VILLAGES);
    await put(hub, 'V-1[liutang].births', 9);
    await hub.api.submit(submission([table('liutang', [20, 2, 100], 1)]));
    expect(await cellOf(hub, 'births', 'liutang')).toMatchObject({
      value: 9,
      override: { instead: { value: 22 } },
    });
    await put(hub, 'V-1[liutang].births', 10);
    expect(await cellOf(hub, 'births', 'liutang')).toMatchObject({
      value: 10,
      override: { instead: { value: 22 } },
    });
    await put(hub, 'V-1[liutang].births', null, '核实无误');
    expect(await cellOf(hub, 'births', 'liutang')).toMatchObject({
      state: 'filled',
      value: 22,
      override: undefined,
    });
    const log = await sql(hub.url, 'SELECT number, value, reason FROM cell_override ORDER BY number');
    expect(log).toEqual([
      { number: 1, value: 9, reason: '按公安数据改' },
      { number: 2, value: 10, reason: '按公安数据改' },
      { number: 3, value: null, reason: '核实无误' },
    ]);
  });

  test('a gap can be overridden too, and the rate counts it as such', async () => {
    const hub = await desk();
    await handIn(hub, 'liutang');
    await put(hub, 'V-1[total].births', 12);
    expect(await cellOf(hub, 'births', 'total')).toMatchObject({
      state: 'overridden',
      override: { instead: { state: 'missing', gap: { reason: 'NOT_REPORTED', reported: 1, expected: 3 } } },
    });
    const { whole } = await hub.api.rates({ unit: 'qinghe', period: Q1, forms: ['V-1'] });
    expect(whole.counts.overridden).toBe(1);
    expect(whole.rates.overrideRate).toBeCloseTo(1 / whole.rates.applicable);
  });

  test('after filing it is a correction', async () => {
    const hub = await desk();
    await handIn(hub, ...VILLAGES);
    await hub.api.submit(submission([{ unit: 'qinghe', period: Q1 }]));
    await put(hub, 'V-1[shiqiao].girls', 3);
    expect((await hub.api.filledForm('V-1', 'qinghe', Q1))?.correctedCells).toEqual([
      { row: 'shiqiao', field: 'girls' },
    ]);
  });

  test.each([
    ['V-1[liutang].births', 'neun', 'WRONG_TYPE value', '出生要填数字，填的是 “neun”'],
    ['V-1[liutang].births', '1.5', 'TOO_MANY_DECIMALS value', '出生要填整数'],
    [
      'V-1[liutang].village',
      'x',
      'NOT_OVERRIDABLE address',
      'V-1[liutang].village 是表头或空白，没有可改写的值',
    ],
    ['V-1[total].remark', 'x', 'NOT_OVERRIDABLE address', 'V-1[total].remark 是表头或空白，没有可改写的值'],
    [
      'V-1[liutang].remark',
      'x',
      'NOT_OVERRIDABLE address',
      'V-1[liutang].remark 是本表自己的问题，由填报单位在一表里填；请退回让单位更正',
    ],
    [
      'V-1[liutang].births',
      null,
      'NOT_OVERRIDDEN address',
      'V-1[liutang].births 没有被改写，不用撤销；要改写请给出 value',
    ],
  ])('%s with %j is refused: %s', async (address, value, finding, message) => {
    const hub = await desk();
    await handIn(hub, ...VILLAGES);
    const before = await contents(hub.url);
    const { userErrors } = await put(hub, address, value);
    expect(said(userErrors)).toEqual([finding]);
    expect(userErrors[0]?.message).toBe(message);
    expect(await contents(hub.url)).toEqual(before);
  });

  test('all that is wrong is said at once; a cell that is not there is not found', async () => {
    const hub = await desk();
    await handIn(hub, ...VILLAGES);
    await hub.api.closePeriod(Q1);
    expect(said((await put(hub, 'V-1[liutang].births', 'x', '')).userErrors)).toEqual([
      'REASON reason',
      'WRONG_TYPE value',
      'PERIOD_CLOSED period',
    ]);
    await expect(put(hub, 'V-1[liutang].nothing', 1)).rejects.toThrow(NotFound);
  });

  test('its log cannot be edited', async () => {
    const hub = await desk();
    await handIn(hub, ...VILLAGES);
    await put(hub, 'V-1[liutang].births', 9);
    for (const statement of [
      'UPDATE cell_override SET value = NULL',
      'DELETE FROM cell_override',
      'TRUNCATE cell_override',
    ]) {
      await expect(sql(hub.url, statement)).rejects.toThrow('only ever added to');
    }
  });

  test('a submission under way does not lose it', async () => {
    const hub = await desk();
    await handIn(hub, ...VILLAGES);
    await Promise.all([
      hub.api.submit(submission([table('liutang', [7, 2, 100], 1)])),
      put(hub, 'V-1[beijie].births', 50),
      hub.api.submit(submission([table('shiqiao', [8, 2, 100], 1)])),
    ]);
    expect(await cellOf(hub, 'births', 'beijie')).toMatchObject({ value: 50 });
    expect(await cellOf(hub, 'births', 'total')).toMatchObject({ value: 3 + 9 + 10 });
  });
});

describe('what has been reported already', () => {
  test('is told with its coverage, the forms that print it, and a sentence to show', async () => {
    const hub = await desk();
    await handIn(hub, ...VILLAGES);
    const found = await hub.api.alreadyReported('births', 'qinghe', Q1);
    expect(found).toMatchObject({ value: 12, coverage: { reported: 3, expected: 3 } });
    expect(found.forms.map(({ code }) => code)).toEqual(['V-1', 'V-2']);
    expect(found.lastReportedAt).toBeInstanceOf(Date);
    expect(found.text).toBe(
      '清河镇 2025年第一季度 出生人数已经上报：12 人（口径：户籍），3/3 份一表已报，见 V-1、V-2。不用再填。',
    );
    expect(found.textEn).toBe(
      'Births of qinghe, Q1 2025, has been reported: 12 人, 3 of 3 tables handed in; see V-1, V-2. Nobody needs to enter it again.',
    );
  });

  test('by label, by slice, and for a longer period that is not complete', async () => {
    const hub = await desk();
    await handIn(hub, ...VILLAGES);
    expect(await hub.api.alreadyReported('出生人数', 'liutang', Q1, { sex: 'FEMALE' })).toMatchObject({
      value: 2,
      coverage: { reported: 1, expected: 1 },
    });
    const year = await hub.api.alreadyReported('births', 'qinghe', '2025');
    expect(year.value).toBeUndefined();
    expect(year).toMatchObject({
      gap: { reason: 'NOT_REPORTED', reported: 3, expected: 12, partialValue: 12 },
      coverage: { reported: 3, expected: 12 },
    });
    expect(year.text).toBe(
      '清河镇 2025年 出生人数还没有报全：未上报（已报 3/12），3/12 份一表已报，见 V-1、V-2。',
    );
  });

  test.each([
    ['birth', {}, '没有数据元 birth；相近的有：births（出生人数，户籍）'],
    ['births', { sex: 'X' }, 'births 没有分组 sex: X；可用：MALE（男）、FEMALE（女）'],
    ['people', { sex: 'MALE' }, 'people 没有分组 sex: MALE；它不分组'],
  ])('%s %j is not found: says what there is', async (element, slice, message) => {
    const hub = await desk();
    await expect(hub.api.alreadyReported(element, 'qinghe', Q1, slice)).rejects.toThrow(message);
  });

  test('a month of what is collected by the quarter cannot be told', async () => {
    const hub = await desk();
    await expect(hub.api.alreadyReported('births', 'qinghe', '2025-01')).rejects.toThrow('粗的不能拆成细的');
  });
});
