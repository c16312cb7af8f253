import { beforeAll, describe, expect, test } from 'vitest';
import { readDictionary } from '../../src/catalogue/dictionary-files.ts';
import type { TableInput } from '../../src/core/one-table/input.ts';
import { itemPath } from '../../src/core/one-table/item.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { DICTIONARY_FOLDER } from '../../src/seed.ts';
import type { SubmitInput } from '../../src/submission/submission.model.ts';
import { PREAMBLE } from '../support/dictionary.ts';
import {
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
  useTestHub,
} from '../support/hub.ts';

/** Everything here is refused, so one hub will do: after each, the database is byte by byte as it was. */
const made = useTestHub();

const VILLAGE = 'liutang-01';
const PERIOD = TOUR_MONTH;
let before: Record<string, string>;
beforeAll(async () => {
  const { userErrors } = await made.api.submit({ ...tour(), idempotencyKey: 'used' });
  expect(userErrors).toEqual([]);
  before = await contents(made.url);
});

/** An edit of the village's table that answers these paths. */
const edit = (answers: Record<string, unknown>, more: Partial<TableInput> = {}): TableInput => ({
  unit: VILLAGE,
  period: PERIOD,
  baseRevision: 1,
  answers: Object.entries(answers).map(([path, value]) => ({ path, value })),
  ...more,
});
const edited = (answers: Record<string, unknown>, more: Partial<TableInput> = {}): SubmitInput =>
  submission([edit(answers, more)]);
const first = (unit: string, period: string): SubmitInput => submission([{ unit, period }]);

interface Bad {
  readonly what: string;
  readonly input: () => SubmitInput;
  /** `CODE path` of each finding. */
  readonly says: readonly string[];
}

const bad: Bad[] = [
  // Who and when.
  { what: 'unknown unit', input: () => first('liutang-99', PERIOD), says: ['UNKNOWN_UNIT_ID tables.0.unit'] },
  {
    what: 'a unit named __proto__',
    input: () => first('__proto__', PERIOD),
    says: ['UNKNOWN_UNIT_ID tables.0.unit'],
  },
  {
    what: 'unknown period',
    input: () => first(VILLAGE, '2026-Q5'),
    says: ['UNKNOWN_PERIOD tables.0.period'],
  },
  {
    what: 'both unknown',
    input: () => first('nobody', 'never'),
    says: ['UNKNOWN_UNIT_ID tables.0.unit', 'UNKNOWN_PERIOD tables.0.period'],
  },
  { what: 'future period', input: () => first(VILLAGE, '2027-Q1'), says: ['FUTURE_PERIOD tables.0'] },
  { what: 'a period before it reported', input: () => first(VILLAGE, '2023-Q4'), says: ['NOT_DUE tables.0'] },
  { what: 'the first period there is', input: () => first(VILLAGE, '0001-Q1'), says: ['NOT_DUE tables.0'] },
  {
    what: 'a month, of a hamlet that is asked once a year',
    input: () => first('liutang-01-01', '2026-07'),
    says: ['NOT_DUE tables.0'],
  },
  { what: 'the county, which has no form', input: () => first('qinghe', PERIOD), says: ['NOT_DUE tables.0'] },
  {
    what: 'closed period',
    input: () => submission([{ unit: VILLAGE, period: '2026-Q1', baseRevision: 1 }]),
    says: ['PERIOD_CLOSED period'],
  },
  {
    what: 'the same table twice',
    input: () => submission([edit({}), edit({})]),
    says: ['TABLE_TWICE tables.1'],
  },
  // What is asked.
  {
    what: 'unknown element',
    input: () => edited({ 'population.registeredPopulatoin.MALE': 3 }),
    says: ['UNKNOWN_ELEMENT population.registeredPopulatoin.MALE'],
  },
  { what: 'no path at all', input: () => edited({ '': 3 }), says: ['UNKNOWN_ELEMENT '] },
  {
    what: 'an element of another level',
    input: () => edited({ 'land.newlyReclaimedLand': 3 }),
    says: ['WRONG_LEVEL land.newlyReclaimedLand'],
  },
  {
    what: 'an element of another frequency',
    input: () => edited({ 'party.partyMembers': 3 }),
    says: ['WRONG_FREQUENCY party.partyMembers'],
  },
  {
    what: 'a derived element',
    input: () => edited({ 'population.totalPopulation': 825 }),
    says: ['DERIVED population.totalPopulation'],
  },
  {
    what: 'the total of what is asked by sex',
    input: () => edited({ 'population.registeredPopulation': 825 }),
    says: ['WRONG_SLICE population.registeredPopulation'],
  },
  {
    what: 'a code that does not exist',
    input: () => edited({}, { values: { population: { registeredPopulation: { OTHER: 1 } } } }),
    says: ['WRONG_SLICE population.registeredPopulation.OTHER'],
  },
  {
    what: 'a slice of what has none',
    input: () => edited({ 'population.agriculturalPopulation.MALE': 3 }),
    says: ['WRONG_SLICE population.agriculturalPopulation.MALE'],
  },
  {
    what: "the last period's value, which is known",
    input: () => edited({ 'population.familyPlanningPopulation@PREVIOUS': 3 }),
    says: ['PREVIOUS_NOT_ASKED population.familyPlanningPopulation@PREVIOUS'],
  },
  {
    what: "another form's question",
    input: () => edited({}, { forms: { GX_02: { remark: 'no' } } }),
    says: ['WRONG_LEVEL forms.GX_02.remark'],
  },
  {
    what: 'answered twice, by values and by path',
    input: () => edited({ 'vitalEvents.deaths': 2 }, { values: { vitalEvents: { deaths: 2 } } }),
    says: ['ANSWERED_TWICE vitalEvents.deaths'],
  },
  {
    what: 'a value and a reason for none',
    input: () =>
      edited({ 'vitalEvents.deaths': 2 }, { gaps: [{ path: 'vitalEvents.deaths', reason: 'NOT_KNOWN' }] }),
    says: ['ANSWERED_TWICE vitalEvents.deaths'],
  },
  {
    what: 'an unknown reason',
    input: () => edited({}, { gaps: [{ path: 'vitalEvents.deaths', reason: 'LAZY' as 'NOT_KNOWN' }] }),
    says: ['WRONG_TYPE vitalEvents.deaths'],
  },
  // Values.
  ...(
    [
      ['words', 'many'],
      ['a list', [1]],
      ['true', true],
      ['nothing but space', '  '],
      ['NaN', Number.NaN],
      ['NaN as text', 'NaN'],
      ['Infinity as text', 'Infinity'],
      ['1e400 as a number', JSON.parse('1e400')],
      ['1e400 as text', '1e400'],
      ['1e21 as a number', 1e21],
      ['hexadecimal', '0x10'],
      ['underscores', '1_000'],
      ['two dots', '1.2.3'],
      ['an error of a spreadsheet', '#REF!'],
      ['a formula', '=1+1'],
    ] as const
  ).map(([what, value]) => ({
    what: `a number that is ${what}`,
    input: () => edited({ 'vitalEvents.deaths': value }),
    says: ['WRONG_TYPE vitalEvents.deaths'],
  })),
  {
    what: 'an object with another name for a number',
    input: () => edited({}, { values: { vitalEvents: { deaths: { count: 2 } } } }),
    says: ['WRONG_SLICE vitalEvents.deaths.count'],
  },
  {
    what: 'a fraction of a person',
    input: () => edited({ 'vitalEvents.deaths': 2.5 }),
    says: ['TOO_MANY_DECIMALS vitalEvents.deaths'],
  },
  {
    what: 'fewer than none',
    input: () => edited({ 'vitalEvents.deaths': -1 }),
    says: ['BELOW_MINIMUM vitalEvents.deaths'],
  },
  {
    what: '200 digits',
    input: () => edited({ 'vitalEvents.deaths': '9'.repeat(200) }),
    says: ['TOO_MANY_DIGITS vitalEvents.deaths'],
  },
  // The request.
  {
    what: 'a stale revision',
    input: () => edited({ 'vitalEvents.deaths': 3 }, { baseRevision: 0 }),
    says: ['REVISION_CONFLICT baseRevision'],
  },
  {
    what: 'a revision that no table can have',
    input: () => edited({ 'vitalEvents.deaths': 3 }, { baseRevision: 2 ** 40 }),
    says: ['REVISION_CONFLICT baseRevision'],
  },
  {
    what: 'a revision that never was',
    input: () => edited({ 'vitalEvents.deaths': 3 }, { baseRevision: 7 }),
    says: ['REVISION_CONFLICT baseRevision'],
  },
  {
    what: 'a used key with another body',
    input: () => ({ ...edited({ 'vitalEvents.deaths': 3 }), idempotencyKey: 'used' }),
    says: ['IDEMPOTENCY_KEY_REUSED idempotencyKey'],
  },
  ...['', '   ', 'x'.repeat(201), 'a\u0000b', '\ud800', 'a\nb'].map((idempotencyKey) => ({
    what: `the key ${JSON.stringify(idempotencyKey).slice(0, 20)}`,
    input: () => ({ ...edited({ 'vitalEvents.deaths': 3 }), idempotencyKey }),
    says: ['IDEMPOTENCY_KEY idempotencyKey'],
  })),
  { what: 'no tables', input: () => submission([]), says: ['TABLE_COUNT tables'] },
];

async function expectUntouched(): Promise<void> {
  const was = before;
  before = await contents(made.url); // so that one failure is not reported by every test after it
  expect(before).toEqual(was);
}

/** What became of a bad input, and that nothing was stored. */
async function refusedFor(input: SubmitInput) {
  const result = await made.api.submit(input);
  expect(result).toMatchObject({ submissions: [], forms: [], dryRun: false });
  await expectUntouched();
  for (const finding of result.userErrors) {
    expect(finding.message, 'says so in Chinese').toMatch(/[\u4e00-\u9fff]/);
    expect(finding.messageEn, 'and in English').toMatch(/[a-z]{3}/);
  }
  return result.userErrors;
}

describe('each is refused by name, and nothing is stored', () => {
  test.each(bad)('$what', async ({ input, says }) => {
    const findings = await refusedFor(input());
    expect(said(findings)).toEqual(says);
    expect(findings.every(({ severity }) => severity === 'ERROR')).toBe(true);
  });

  test('a table not handed in before lacks every required answer, each named once', async () => {
    const findings = await refusedFor(first('heyang-13', '2026-Q3'));
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(['REQUIRED']));
    const { tables } = await made.api.oneTables('heyang-13', '2026-Q3', false);
    expect(findings).toHaveLength(tables[0]?.asked.length ?? 0);
  });

  test('a wrong answer to a required question is not also a missing one', async () => {
    const findings = await refusedFor(
      submission([
        { unit: 'heyang-13', period: '2026-Q3', answers: [{ path: 'party.partyMembers', value: 'x' }] },
      ]),
    );
    expect(said(findings).filter((each) => each.includes('party'))).toEqual([
      'WRONG_TYPE party.partyMembers',
    ]);
  });

  test('a broken rule names its operands', async () => {
    const registered = Number(answerIn(tourTable(VILLAGE), 'population.registeredPopulation.MALE'));
    const [finding, ...others] = await refusedFor(
      edited({ 'population.registeredPresent.MALE': registered + 1 }),
    );
    expect(others.map(({ details }) => details?.['rule'])).not.toContain('POP-2');
    expect([finding, ...others]).toContainEqual(
      expect.objectContaining({
        code: 'RULE_BROKEN',
        severity: 'ERROR',
        unit: VILLAGE,
        details: expect.objectContaining({ rule: 'POP-2' }),
      }),
    );
  });

  test('a stale revision is told what changed since, from what to what', async () => {
    const { api, hub } = made;
    const conflicting = edited({ 'vitalEvents.deaths': 9 }, { baseRevision: 0 });
    const [finding] = await refusedFor(conflicting);
    expect(finding?.details).toMatchObject({ currentRevision: 1, baseRevision: 0 });
    const changed = JSON.parse(String(finding?.details?.['changed'])) as {
      path: string;
      before: unknown;
      now: unknown;
    }[];
    const now = answerIn(tourTable(VILLAGE), 'vitalEvents.deaths');
    expect(changed).toContainEqual({ path: 'vitalEvents.deaths', before: null, now });
    const { tables } = await api.oneTables(VILLAGE, PERIOD, false);
    expect(changed).toHaveLength(tables[0]?.asked.length ?? 0);
    expect(finding?.message).toContain('baseRevision: 1');
    expect(hub.units.tree.get(VILLAGE).label).toBe(finding?.message.split(' ')[0]);
  });
});

describe('a number that is a thousand or ten thousand times the last one, or a part of it', () => {
  /** The town's table for 2026: as in 2025, but for one answer. */
  async function nextYear({ api }: TestHub, changed: string, change: (last: number) => number) {
    const { tables } = await api.oneTables('fengling', '2025', false);
    const asked = (tables[0]?.asked ?? []).filter(({ question }) => !question.item.previous);
    const answers = asked.map(({ question, answer }) => {
      const path = itemPath(question.item);
      return { path, value: path === changed ? change(Number(answer)) : answer };
    });
    const value = answers.find(({ path }) => path === changed)?.value;
    return { table: { unit: 'fengling', period: '2026', answers } satisfies TableInput, value };
  }

  test.each([
    ['ruralEnergy.hydropowerOutput', '万千瓦时', (last: number) => Math.round(last / 10_000)],
    ['farmInputs.fertiliserUse.NITROGEN', '公斤', (last: number) => Math.round(last * 1000)],
  ])(
    '%s was probably meant in %s: a warning, which passes once it is confirmed',
    async (path, unit, change) => {
      const hub = await freshHub({ clock: fixedClock('2027-01-08T09:00:00+08:00') });
      const { table, value } = await nextYear(hub, path, change);
      const was = await contents(hub.url);
      const { userErrors } = await hub.api.submit(submission([table]));
      expect(userErrors).toMatchObject([{ code: 'UNIT_SUSPECT', severity: 'WARNING', path }]);
      expect(userErrors[0]?.message).toContain(`是不是按${unit}填了？`);
      expect(userErrors[0]?.confirm).toBe(`UNIT_SUSPECT|fengling|2026|${path}|${value}`);
      expect(await contents(hub.url)).toEqual(was);
      const confirm = [userErrors[0]?.confirm ?? ''];
      const passed = await hub.api.submit(submission([table], { confirm }));
      expect(passed.userErrors).toEqual([]);
      expect(passed.submissions).toHaveLength(1);
    },
  );

  test('is only a large change where no other unit fits', async () => {
    const last = Number(answerIn(tourTable(VILLAGE), 'households.registeredHouseholds'));
    const table = edit({ 'households.registeredHouseholds': last * 6000 });
    const result = await made.api.submit(submission([table], { dryRun: true }));
    expect(said(result.userErrors)).toEqual(['CHANGE_LARGE households.registeredHouseholds']);
    const confirm = result.userErrors.flatMap((finding) => finding.confirm ?? []);
    expect((await made.api.submit(submission([table], { dryRun: true, confirm }))).userErrors).toEqual([]);
    await expectUntouched();
  });
});

describe('text', () => {
  // A natural village's remark, once a year.
  const remark = (value: unknown) =>
    submission([
      {
        unit: 'liutang-01-01',
        period: '2026',
        forms: { GX_02: { remark: value } },
      },
    ]);
  const codes = async (input: SubmitInput) =>
    (await refusedFor(input)).filter(({ path }) => path === 'forms.GX_02.remark').map(({ code }) => code);

  test.each([
    ['a replacement character', 'caf\ufffd'],
    ['NUL', 'a\u0000b'],
    ['a control character', 'a\u001bb'],
    ['half a surrogate pair, the first', 'a\ud83db'],
  ])('in another encoding: %s', async (_, value) => {
    expect(await codes(remark(value))).toEqual(['INVALID_TEXT']);
  });

  test('half a surrogate pair, the second', async () => {
    expect(await codes(remark('a\ude00b'))).toEqual(['INVALID_TEXT']);
  });

  test('too long', async () => {
    expect(await codes(remark('长'.repeat(2001)))).toEqual(['TEXT_TOO_LONG']);
  });

  test('no text at all', async () => {
    expect(await codes(remark(5))).toEqual(['WRONG_TYPE']);
  });

  test.each(['a\u0000b', 'a\ud83db', 'a\ude00b', 'caf\ufffd'])(
    'a note that cannot be stored: %j',
    async (note) => {
      const gaps = [{ path: 'vitalEvents.deaths', reason: 'NOT_KNOWN' as const, note }];
      const { userErrors } = await made.api.submit({ ...edited({}, { gaps }), dryRun: true });
      expect(said(userErrors)).toEqual(['INVALID_TEXT vitalEvents.deaths']);
    },
  );

  test('a note that is too long', async () => {
    const gaps = [{ path: 'vitalEvents.deaths', reason: 'NOT_KNOWN' as const, note: '长'.repeat(501) }];
    expect(said(await refusedFor(edited({}, { gaps })))).toEqual(['TEXT_TOO_LONG vitalEvents.deaths']);
  });
});

describe('names that objects have of themselves', () => {
  const values = (text: string): SubmitInput => edited({}, { values: JSON.parse(text) });

  test.each([
    ['{"__proto__": {"deaths": 1}}', 'UNKNOWN_ELEMENT __proto__.deaths'],
    ['{"vitalEvents": {"__proto__": 1}}', 'UNKNOWN_ELEMENT vitalEvents.__proto__'],
    ['{"constructor": {"prototype": 1}}', 'UNKNOWN_ELEMENT constructor.prototype'],
    ['{"vitalEvents": {"toString": 1}}', 'UNKNOWN_ELEMENT vitalEvents.toString'],
    [
      '{"population": {"registeredPopulation": {"__proto__": 1}}}',
      'WRONG_SLICE population.registeredPopulation.__proto__',
    ],
    ['{"hasOwnProperty": 1}', 'UNKNOWN_ELEMENT hasOwnProperty'],
  ])('%s is asked by nobody', async (text, says) => {
    expect(said(await refusedFor(values(text)))).toEqual([says]);
    expect(({} as Record<string, unknown>)['deaths']).toBeUndefined();
  });
});

describe('sizes', () => {
  test('2,001 tables are too many, and say so', async () => {
    const tables = Array.from({ length: 2001 }, () => edit({}));
    const findings = await refusedFor(submission(tables));
    expect(said(findings)[0]).toBe('TABLE_COUNT tables');
  });

  test('10,000 unknown keys are all named', async () => {
    const unknown = Object.fromEntries(
      Array.from({ length: 10_000 }, (_, i) => [`populationn.element${i}`, i]),
    );
    expect(await refusedFor(edited(unknown))).toHaveLength(10_000);
  });

  test('values nested 10,000 deep are an unknown element, not a crash', async () => {
    let nested: unknown = 1;
    for (let i = 0; i < 10_000; i++) nested = { a: nested };
    const findings = await refusedFor(edited({}, { values: { vitalEvents: nested } }));
    expect(findings).toHaveLength(1);
  });

  test('an empty table of a township is a table: it has no question of its own in a quarter', async () => {
    const { userErrors } = await made.api.submit(
      submission([{ unit: 'liutang', period: PERIOD, baseRevision: 1 }], { dryRun: true }),
    );
    expect(userErrors).toEqual([]);
  });
});

test('nothing can be read for a period long before or after, and nothing breaks', async () => {
  const { api } = made;
  for (const period of ['0001', '0001-Q1', '9999', '9999-Q4']) {
    const { tables } = await api.oneTables('liutang', period, true);
    expect(tables.length > 0).toBe(period.startsWith('9'));
    expect((await api.rates({ unit: 'liutang', period: '0001' })).whole.rates.applicable).toBe(0);
    expect(await api.filledForm('SD-01', 'liutang', period)).toBeUndefined();
  }
  await expectUntouched();
});

test('eight mistakes in one submission are eight findings', async () => {
  const answers = {
    'population.registeredPopulatoin.MALE': 1, // unknown
    'population.familyPlanningPopulation': 'many', // wrong type
    'land.newlyReclaimedLand': 1, // wrong level
    'population.totalPopulation': 1, // derived
    'vitalEvents.deaths': -1, // below the minimum
    'households.registeredHouseholds': '9'.repeat(200), // too many digits
  };
  const tables = [
    edit(answers),
    { unit: 'nobody', period: PERIOD },
    { unit: 'liutang-02', period: PERIOD, baseRevision: 0 }, // stale
  ];
  expect(said(await refusedFor(submission(tables)))).toEqual([
    'UNKNOWN_ELEMENT population.registeredPopulatoin.MALE',
    'WRONG_TYPE population.familyPlanningPopulation',
    'WRONG_LEVEL land.newlyReclaimedLand',
    'DERIVED population.totalPopulation',
    'BELOW_MINIMUM vitalEvents.deaths',
    'TOO_MANY_DIGITS households.registeredHouseholds',
    'UNKNOWN_UNIT_ID tables.1.unit',
    'REVISION_CONFLICT baseRevision',
  ]);
});

describe('a dictionary that is wrong is not published', () => {
  const publish = async (sdl: string) => {
    const { findings } = await made.hub.catalogues.publish({
      sources: [
        { path: 'preamble.graphql', text: PREAMBLE },
        { path: 'dictionary.graphql', text: sdl },
      ],
      validFrom: '2027-01-01',
      at: new Date(),
      by: 'test',
    });
    await expectUntouched();
    expect(made.hub.catalogues.versions).toHaveLength(1);
    return findings.map(({ code, path }) => `${code} ${path}`);
  };
  const topic = (elements: string) => `type Land @topic(label: "土地") {\n${elements}\n}`;
  const element = (name: string, rest: string) =>
    `"定义。" ${name}: Int @element(label: "${name}", unit: "人", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "statistics") ${rest}`;
  const form = (cells: string) =>
    `type F @form(code: "F-1", label: "表", department: "statistics", every: QUARTER, level: VILLAGE) {\n${cells}\n}`;

  test('text that is not GraphQL', async () => {
    expect(await publish('type Land @topic(label: "土地" {')).toEqual([
      expect.stringMatching(/^SDL_SYNTAX dictionary\.graphql:1:\d+$/),
    ]);
  });

  test('elements that derive from each other', async () => {
    const circle = [element('a', '@from(expr: "b + 1")'), element('b', '@from(expr: "a + 1")')].join('\n');
    const findings = await publish(
      `${topic(circle)}\n${form('c: Int @cell(label: "c", unit: "人") @from(element: "a")')}`,
    );
    expect(findings).toEqual([expect.stringMatching(/^\w*CYCL\w* dictionary\.graphql:\d+:\d+$/)]);
  });

  test('persons in a cell of 亩', async () => {
    const findings = await publish(
      `${topic(element('a', ''))}\n${form('c: Int @cell(label: "c", unit: "亩") @from(element: "a")')}`,
    );
    expect(findings).toEqual([
      expect.stringMatching(/^\w*(UNIT|DIMENSION|MEASURE)\w* dictionary\.graphql:\d+:\d+$/),
    ]);
  });

  test('the same text again is no new version', async () => {
    const sources = await readDictionary(DICTIONARY_FOLDER, new URL('../..', import.meta.url).pathname);
    const { version } = await made.hub.catalogues.publish({
      sources,
      validFrom: '2027-01-01',
      at: new Date(),
      by: 'test',
    });
    expect(version?.number).toBe(1);
    const [row] = await sql<{ n: number }>(made.url, 'SELECT count(*)::int AS n FROM catalogue_version');
    expect(row?.n).toBe(1);
  });
});
