import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { Waiting, whileWanted } from '../../src/database/wanted.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { useServer } from '../support/client.ts';
import { sql, submission, useTestHub } from '../support/hub.ts';
import { tourTable } from '../support/tour.ts';

// A client that goes away in the middle of a request: what it asked for is cancelled in the database, what it handed in
// is not, and nobody else notices.

const made = useTestHub();
const logger = createLogger('silent');
const errors = vi.spyOn(logger, 'error');
const server = useServer(() => ({ api: made.api, logger }));

const send = (query: string, variables: unknown = {}, signal?: AbortSignal): Promise<Response> =>
  fetch(server.client.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
    ...(signal ? { signal } : {}),
  });

/** Statements of the hub that wait for a lock. */
const waiting = async (): Promise<number> => {
  const rows = await sql(
    made.url,
    `SELECT FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'onetable' AND wait_event_type = 'Lock'`,
  );
  return rows.length;
};
const waitsFor = (count: number) => vi.waitFor(async () => expect(await waiting()).toBe(count), 10_000);

/** Nobody can read or write a table until the test lets them. */
async function lock(table: string): Promise<() => Promise<void>> {
  const holder = new Client({ connectionString: made.url });
  await holder.connect();
  let isHeld = true;
  const free = async (): Promise<void> => {
    if (isHeld) await holder.end();
    isHeld = false;
  };
  onTestFinished(free);
  await holder.query('BEGIN');
  await holder.query(`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
  return free;
}

describe('what was asked for is cancelled', () => {
  const QUERIES: readonly [what: string, table: string, query: string][] = [
    [
      'a list of forms',
      'filled_form',
      '{ filledForms(unit: "qinghe", period: "2026-Q2", withSubunits: true) { totalCount nodes { filled } } }',
    ],
    [
      'aggregates of every village, from the tables',
      'one_table',
      '{ aggregate(elements: ["registeredPopulation"], unit: "qinghe", level: VILLAGE, periods: ["2026-Q2", "2026-Q1"]) { rows { value } } }',
    ],
    [
      'aggregates of the county, from its sums',
      'unit_sum',
      '{ aggregate(elements: ["registeredPopulation"], unit: "qinghe", periods: ["2026-Q2"]) { rows { value } } }',
    ],
    ['rates', 'filled_form', '{ rates(unit: "qinghe", period: "2026-Q2") { whole { formsDue } } }'],
  ];

  test.each(QUERIES)(
    '%s',
    async (_what, table, query) => {
      // The third time it is compiled.
      for (let time = 0; time < 3; time++) {
        const free = await lock(table);
        const gone = new AbortController();
        send(query, {}, gone.signal).catch(() => {});
        await vi.waitFor(async () => expect(await waiting()).toBeGreaterThan(0), 10_000);
        gone.abort();
        await waitsFor(0); // the table is still locked
        await free();
        const answer = await send(query);
        expect(await answer.json()).not.toHaveProperty('errors');
      }
      expect(errors).not.toHaveBeenCalled();
    },
    60_000,
  );

  test('more of them at once than the hub has connections, and it serves on', async () => {
    const free = await lock('filled_form');
    const gone = new AbortController();
    const query =
      '{ filledForms(unit: "qinghe", period: "2026-Q1", withSubunits: true) { totalCount nodes { missing } } }';
    for (let n = 0; n < 40; n++) send(query, {}, gone.signal).catch(() => {});
    await vi.waitFor(async () => expect(await waiting()).toBeGreaterThanOrEqual(10), 10_000);
    gone.abort();
    await waitsFor(0);
    await free();
    expect(await (await send(query)).json()).not.toHaveProperty('errors');
  }, 60_000);
});

test('what others asked for together with it is answered', async () => {
  const free = await lock('filled_form');
  const waiting = new Waiting();
  const read = (unit: string) => made.api.printedFormsOf([{ code: 'SD-01', unit, period: '2026-Q2' }]);
  // In one turn: one statement for both, begun by the one that goes away.
  whileWanted(waiting, () => read('liutang-01')).catch(() => {});
  const other = read('liutang-02');
  await waitsFor(1);
  waiting.end();
  await sleep(300);
  await free();
  expect((await other)[0]?.unit.id).toBe('liutang-02');
}, 60_000);

test('what was handed in is stored all the same', async () => {
  const free = await lock('one_table');
  const gone = new AbortController();
  const { revision: before } = await current();
  const input = submission([{ ...tourTable('liutang-01'), baseRevision: before }]);
  const SUBMIT = `mutation ($input: OneTableSubmitInput!) { oneTableSubmit(input: $input) { userErrors { code message } } }`;
  send(SUBMIT, { input }, gone.signal).catch(() => {});
  await waitsFor(1);
  gone.abort();
  await sleep(300);
  expect(await waiting()).toBe(1);
  await free();
  await vi.waitFor(async () => expect((await current()).revision).toBe(before + 1), 10_000);
}, 60_000);

async function current(): Promise<{ revision: number }> {
  const holder = new Client({ connectionString: made.url });
  await holder.connect();
  const { rows } = await holder.query<{ revision: number }>(
    `SELECT max(revision)::int AS revision FROM one_table_revision WHERE unit = 'liutang-01' AND period = '2026-09'`,
  );
  await holder.end();
  return { revision: rows[0]?.revision ?? 0 };
}
