import { Client } from 'pg';
import { expect, test, vi } from 'vitest';
import type { AggregateQuery } from '../../src/delivery/aggregate.model.ts';
import type { FilledFormsQuery } from '../../src/filling/filling.context.ts';
import type { HubApi } from '../../src/hub-api.ts';
import { markTables } from '../delivery/from-tables.ts';
import { freshHub, submission, type TestHub, tour, useSeededCounty } from '../support/hub.ts';

// How many statements an operation sends must not grow with the length of a list.

useSeededCounty();

/** What was sent to PostgreSQL while `work` ran. */
async function statements(work: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = [];
  const query = vi.spyOn(Client.prototype, 'query');
  query.mockImplementation(function (this: Client, ...args: unknown[]) {
    const [first] = args as [string | { text: string }];
    sent.push(typeof first === 'string' ? first : first.text);
    return (original as (...all: unknown[]) => unknown).apply(this, args) as never;
  });
  try {
    await work();
  } finally {
    query.mockRestore();
  }
  return sent;
}
const original = Client.prototype.query;

const VILLAGES = tour().tables.filter(({ unit }) => unit !== 'liutang');
/** Two of them, each with its quarter and its months: what is marked goes by period, however many units there are. */
const TWO_VILLAGES = VILLAGES.filter(({ unit }) => unit === 'liutang-01' || unit === 'liutang-02');

interface Case {
  readonly what: string;
  readonly one: (hub: TestHub) => Promise<unknown>;
  readonly many: (hub: TestHub) => Promise<unknown>;
  readonly statements: number;
}

const POPULATIONS = [
  'registeredPopulation',
  'registeredPresent',
  'presentUnregistered',
  'residentPopulation',
];

async function aggregate(
  api: HubApi,
  elements: readonly string[],
  where: Pick<AggregateQuery, 'unit' | 'level'>,
): Promise<void> {
  const { rows, userErrors } = await api.aggregate({ elements, ...where, from: '2025-Q1', to: '2025-Q4' });
  expect(userErrors).toEqual([]);
  for (const row of rows) await Promise.all([row.previous(), row.sameLastYear()]);
}

const query = { period: '2025', withSubunits: true };

/** As GraphQL pages through a list of forms. */
async function page(api: HubApi, wanted: FilledFormsQuery): Promise<void> {
  const keys = await api.filledFormKeys(wanted);
  const forms = await api.filledFormsOf(keys.slice(0, 100));
  expect(forms).toHaveLength(Math.min(100, keys.length));
}

const cases: Case[] = [
  {
    what: 'the forms of a village, of the 672 units of a county',
    one: ({ api }) => api.filledForms({ ...query, unit: 'liutang-01', withSubunits: false }),
    many: ({ api }) => api.filledForms({ ...query, unit: 'qinghe' }),
    statements: 1,
  },
  {
    what: 'a page of the forms of a village, of the 672 units of a county',
    one: ({ api }) => page(api, { ...query, unit: 'liutang-01', withSubunits: false }),
    many: ({ api }) => page(api, { ...query, unit: 'qinghe' }),
    statements: 1,
  },
  {
    what: 'one form by key, 150 forms by key',
    one: ({ api }) => api.filledForm('SD-01', 'liutang-01', '2025-Q1'),
    many: ({ api }) =>
      api.filledFormsOf(
        [...api.units().all()]
          .filter(({ kind }) => kind === 'VILLAGE_COMMITTEE')
          .map(({ id }) => ({ code: 'SD-01', unit: id, period: '2025-Q1' })),
      ),
    statements: 1,
  },
  {
    what: 'what one form prints, what 150 forms print, each asked for by itself at the same time',
    one: ({ api }) => api.printedFormsOf([{ code: 'SD-01', unit: 'liutang-01', period: '2025-Q1' }]),
    many: ({ api }) =>
      Promise.all(
        [...api.units().all()]
          .filter(({ kind }) => kind === 'VILLAGE_COMMITTEE')
          .map(({ id }) => api.printedFormsOf([{ code: 'SD-01', unit: id, period: '2025-Q1' }])),
      ),
    statements: 1,
  },
  {
    what: 'the table of a village, the tables of a county',
    one: ({ api }) => api.oneTables('liutang-01', '2025-Q1', false),
    many: ({ api }) => api.oneTables('qinghe', '2025-Q1', true),
    statements: 4,
  },
  {
    what: 'the rates of a village, of a county',
    one: ({ api }) => api.rates({ unit: 'liutang-01', period: '2025', by: 'FORM' }),
    many: ({ api }) => api.rates({ unit: 'qinghe', period: '2025', by: 'FORM' }),
    statements: 2,
  },
  {
    what: 'an aggregate of a village, several of every village of a township and what they grew from',
    one: ({ api }) => aggregate(api, ['registeredPopulation'], { unit: 'liutang-01' }),
    many: ({ api }) => aggregate(api, POPULATIONS.slice(0, 3), { unit: 'liutang', level: 'VILLAGE' }),
    statements: 3,
  },
  {
    what: 'an aggregate of every village of a county, many of them and what they grew from',
    one: ({ api }) => aggregate(api, ['registeredPopulation'], { unit: 'qinghe', level: 'VILLAGE' }),
    many: ({ api }) => aggregate(api, POPULATIONS, { unit: 'qinghe', level: 'VILLAGE' }),
    statements: 17, // worked out in the database in three transactions, what is missing from the tables
  },
  {
    what: 'an aggregate of a county from its sums, many of every township and what they grew from',
    one: ({ api }) => aggregate(api, ['registeredPopulation'], { unit: 'qinghe' }),
    many: ({ api }) => aggregate(api, POPULATIONS, { unit: 'qinghe', level: 'TOWNSHIP' }),
    statements: 3,
  },
  {
    what: 'what rules have against the tables of a township, of a county',
    one: ({ api }) => api.findings({ unit: 'liutang', from: '2026-Q1', to: '2026-Q2' }, { first: 10 }),
    many: ({ api }) => api.findings({ unit: 'qinghe', from: '2026-Q1', to: '2026-Q2' }, { first: 10 }),
    statements: 11, // which tables there are; the rules of months and of quarters, each in a transaction of its own
  },
  {
    what: 'handing in two villages, fourteen',
    one: ({ api }) => api.submit(submission(TWO_VILLAGES)),
    many: ({ api }) => api.submit(submission(VILLAGES)),
    statements: 16, // four of them mark what depends on the quarter and on each of its months
  },
  {
    what: 'a rehearsal of two villages, of fourteen',
    one: ({ api }) => api.submit(submission(TWO_VILLAGES, { dryRun: true })),
    many: ({ api }) => api.submit(submission(VILLAGES, { dryRun: true })),
    statements: 9,
  },
];

test.each(cases)('$what: the same statements', async ({ one, many, statements: expected }) => {
  const [first, second] = [await freshHub(), await freshHub()];
  await first.api.filledForm('SX-04', 'heyang', '2025'); // connections are open, engines linked
  await second.api.filledForm('SX-04', 'heyang', '2025');
  const forOne = await statements(() => one(first));
  const forMany = await statements(() => many(second));
  expect(forMany.map(verb)).toEqual(forOne.map(verb));
  expect(forOne).toHaveLength(expected);
});

test('refilling one stale form and thirteen: the same statements', async () => {
  const refill = async (dirty: (hub: TestHub) => Promise<unknown>): Promise<string[]> => {
    const made = await freshHub();
    await dirty(made);
    return statements(() => made.hub.fills.refreshStale());
  };
  const mark =
    (many: boolean) =>
    async ({ hub }: TestHub) =>
      hub.orm.em
        .fork()
        .execute(
          `UPDATE filled_form SET stale = true, marks = marks + 1 WHERE form = 'SD-01' AND period = '2025-Q1' AND unit LIKE ?`,
          [many ? 'liutang-%' : 'liutang-01'],
        );
  const one = await refill(mark(false));
  const many = await refill(mark(true));
  expect(many.map(verb)).toEqual(one.map(verb));
  expect(one).toHaveLength(10);
});

test('renewing the sums above one village and above thirteen: the same statements', async () => {
  const renew = async (villages: string): Promise<string[]> => {
    const made = await freshHub();
    await markTables(made.url, `period = '2025-05' AND unit LIKE '${villages}'`);
    return statements(() => made.hub.sums.renewPending());
  };
  const [one, many] = [await renew('liutang-01'), await renew('liutang-__')];
  expect(many.map(verb)).toEqual(one.map(verb));
  expect(one).toHaveLength(13);
});

/** Enough to tell statements apart. */
const verb = (text: string): string => text.trim().split(/\s+/).slice(0, 3).join(' ').toLowerCase();
