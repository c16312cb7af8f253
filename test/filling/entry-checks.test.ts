import { expect, test } from 'vitest';
import { startServer } from '../../src/api/server.ts';
import { EXIT } from '../../src/cli/exit.ts';
import type { TableInput } from '../../src/core/one-table/input.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { importText, jsonLines, rejections } from '../support/bulk.ts';
import { Client } from '../support/client.ts';
import { runCommand } from '../support/command-line.ts';
import { PREAMBLE, QINGHE } from '../support/dictionary.ts';
import { addUnits, freshHub, said, submission, type TestHub, wrongFills } from '../support/hub.ts';

// What is declared of an answer — its size, and a formula to verify it by — holds on whatever way it comes in.

const DAY = '2025-08-01T01:00:00Z';
const village = 'every: QUARTER, at: VILLAGE, steward: "statistics"';

const dictionary = (digits: number) => [
  { path: 'preamble.graphql', text: PREAMBLE },
  {
    path: 'dictionary.graphql',
    text: `
type People @topic(label: "人口") {
  "在家的人。" present: Int! @element(label: "在家", unit: "人", kind: STOCK, ${village}, digits: ${digits})
  "在外的人。" away: Int! @element(label: "在外", unit: "人", kind: STOCK, ${village})
  "户籍人口。" registered: Int! @element(label: "户籍人口", unit: "人", kind: STOCK, ${village}, verify: true) @from(expr: "present + away")
}
type P @form(code: "P-1", label: "人口表", department: "statistics", every: QUARTER, level: VILLAGE) {
  present: Int @cell(label: "在家", unit: "人") @from(element: "present")
  away: Int @cell(label: "在外", unit: "人") @from(element: "away")
  registered: Int @cell(label: "户籍人口", unit: "人") @from(element: "registered")
}`,
  },
];

async function hubWith(digits: number): Promise<TestHub> {
  const made = await freshHub({ seeded: 'nothing', clock: fixedClock(DAY) });
  await addUnits(made.hub, QINGHE);
  const published = await made.api.publishCatalogue({ sources: dictionary(digits), validFrom: '2000-01-01' });
  expect(published.findings).toEqual([]);
  return made;
}

const table = (values: Readonly<Record<string, number>>, more = {}) => ({
  unit: 'liutang',
  period: '2025-Q2',
  answers: Object.entries(values).map(([name, value]) => ({ path: `people.${name}`, value })),
  ...more,
});

const TOO_LARGE = table({ present: 12_345, away: 1, registered: 12_346 });
const DIFFERING = table({ present: 1_234, away: 1, registered: 1_230 });
const SOUND = table({ present: 1_234, away: 1, registered: 1_235 });

test('over GraphQL, in the typed input and path by path', async () => {
  const { api } = await hubWith(4);
  const config = { host: '127.0.0.1', port: 0 } as const;
  const server = await startServer({ config, logger: silentLogger, api });
  try {
    const client = new Client(server.url);
    const errors = async (input: object) => {
      const submitting = `mutation ($input: OneTableSubmitInput!) {
        oneTableSubmit(input: $input) { userErrors { code path message message_en: message(lang: EN) } } }`;
      const { data } = await client.ask<{ oneTableSubmit: { userErrors: unknown } }, unknown>(submitting, {
        input,
      });
      return data?.oneTableSubmit.userErrors;
    };
    const tooLarge = [
      {
        code: 'TOO_MANY_DIGITS',
        path: 'people.present',
        message: '在家 12,345人 的整数部分有 5 位，最多 4 位；请核对数值和计量单位',
        message_en:
          'present is 12,345, with 5 digits before the point; it has at most 4: check the value and its unit',
      },
    ];
    expect(await errors(submission([TOO_LARGE]))).toEqual(tooLarge);
    const typed = {
      unit: 'liutang',
      period: '2025-Q2',
      values: { people: { present: 12_345, away: 1, registered: 12_346 } },
    };
    expect(await errors({ idempotencyKey: 'typed', tables: [typed] })).toEqual(tooLarge);
    expect(await errors(submission([DIFFERING]))).toMatchObject([
      { code: 'VERIFY_DIFFERS', path: 'people.registered' },
    ]);
    expect(await errors(submission([SOUND]))).toEqual([]);
  } finally {
    await server.close();
  }
});

test('from the command line', async () => {
  const made = await hubWith(4);
  const submit = async (input: object) => {
    const { code, said } = await runCommand(['submit', '-'], {
      ...{ env: { DATABASE_URL: made.url }, stdin: JSON.stringify(input), clock: fixedClock(DAY) },
    });
    return { code, out: said };
  };
  const large = await submit(submission([TOO_LARGE]));
  expect(large.code).not.toBe(EXIT.ok);
  expect(large.out).toContain('在家 12,345人 的整数部分有 5 位，最多 4 位');
  const differing = await submit(submission([DIFFERING]));
  expect(differing.code).not.toBe(EXIT.ok);
  expect(differing.out).toContain('户籍人口填的是 1,230，由 present + away 算出的是 1,235（verify 核对）');
  expect((await submit(submission([SOUND]))).code).toBe(EXIT.ok);
});

test('from a file, as JSON Lines and as CSV', async () => {
  const { api } = await hubWith(4);
  const rejected = async (input: TableInput) => [
    rejections(await importText(api, jsonLines([input]))),
    rejections(await importText(api, csvOf(input))),
  ];
  expect(await rejected(TOO_LARGE)).toEqual([
    ['1 TOO_MANY_DIGITS people.present'],
    ['2 TOO_MANY_DIGITS people.present'],
  ]);
  expect(await rejected(DIFFERING)).toEqual([
    ['1 VERIFY_DIFFERS people.registered'],
    ['4 VERIFY_DIFFERS people.registered'],
  ]);
  expect(await rejected(SOUND)).toEqual([[], []]);
});

const csvOf = ({ unit, period, answers }: TableInput): string =>
  [
    'unit,period,path,value,reason,note',
    ...(answers ?? []).map(({ path, value }) => `${unit},${period},${path},${value},,`),
    '',
  ].join('\r\n');

test('fewer digits than before: clients are told, what was handed in stays, what comes in is held against them', async () => {
  const made = await hubWith(4);
  expect(said((await made.api.submit(submission([SOUND]))).userErrors)).toEqual([]);
  const input = { sources: dictionary(3), validFrom: '2025-04-01' };
  const plan = await made.api.planCatalogue(input);
  expect(plan.clients).toEqual([
    {
      severity: 'BREAKING',
      type: 'ANSWERS_NARROWED',
      description: 'people.present takes fewer answers: digits 4 → 3. What was handed in stays.',
    },
  ]);
  expect((await made.api.publishCatalogue(input)).findings).toEqual([]);
  const filled = await made.api.filledForm('P-1', 'liutang', '2025-Q2');
  expect(filled?.filled.cells.map(({ value }) => value)).toEqual([1_234, 1, 1_235]);
  expect(await wrongFills(made)).toEqual([]);
  // Another answer of the same table is corrected: the one that stays is not asked again.
  const corrected = { ...table({ away: 2, registered: 1_236 }), baseRevision: 1 };
  expect(said((await made.api.submit(submission([corrected]))).userErrors)).toEqual([]);
  // What is refused is compared with nothing: not its old value with the new ones beside it.
  const again = { ...table({ present: 1_235, away: 2, registered: 1_237 }), baseRevision: 2 };
  expect(said((await made.api.submit(submission([again]))).userErrors)).toEqual([
    'TOO_MANY_DIGITS people.present',
  ]);
});
