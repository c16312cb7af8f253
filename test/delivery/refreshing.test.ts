import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client as Connection } from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { createHub, type Hub } from '../../src/hub.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { Client } from '../support/client.ts';
import { runCommand } from '../support/command-line.ts';
import { createTestHub, freshHub, sql, submission, TOUR_MONTH, tour, tourTable } from '../support/hub.ts';
import { submissionNo, TOUR_DAY, TOUR_PERIOD } from '../support/tour.ts';

// What one process marks, another renews: told of it at once, and without being told soon.

const waits = async (url: string): Promise<number> => {
  const [row] = await sql<{ waits: number }>(
    url,
    `SELECT ((SELECT count(*) FROM unit_sum_mark) + (SELECT count(*) FROM filled_form WHERE stale))::int AS waits`,
  );
  return row?.waits ?? Number.NaN;
};
const allRenewed = (url: string) => expect.poll(() => waits(url), { timeout: 20_000 }).toBe(0);

describe('a hub that never looks by itself', () => {
  const other = async (url: string): Promise<Hub> => {
    const hub = await createHub({
      ...{ url, logger: silentLogger, clock: fixedClock(TOUR_DAY), poolSize: 4, lookEveryMs: 3_600_000 },
    });
    onTestFinished(() => hub.close());
    return hub;
  };

  test('renews what was handed in through it', async () => {
    const { url } = await freshHub({ seeded: 'units' });
    const hub = await other(url);
    hub.startRefreshing();
    await sleep(1500); // it looks once when it starts
    await hub.api.submit(submission(tour().tables));
    expect(await waits(url)).toBeGreaterThan(0);
    await allRenewed(url);
  });

  test('is told of what a command has handed in, when that has ended', async () => {
    const { url } = await freshHub({ seeded: 'units' });
    const hub = await other(url);
    hub.startRefreshing();
    hub.follow();
    await allRenewed(url);
    await sleep(500); // it has looked once more since it listens
    const command = await createHub({ url, logger: silentLogger, clock: fixedClock(TOUR_DAY), poolSize: 2 });
    await command.api.submit(submission([tourTable('liutang-01')]));
    expect(await waits(url)).toBeGreaterThan(0);
    await command.close();
    await allRenewed(url);
  });

  test('is told of units that change', async () => {
    const made = await freshHub({ seeded: 'units' });
    const hub = await other(made.url);
    hub.startRefreshing();
    hub.follow();
    await allRenewed(made.url);
    await sleep(500);
    const { applied } = await made.api.changeUnits({
      ...{ what: 'RENAME', unit: 'liutang-01', label: '新名', on: '2026-10-01' },
    });
    expect(applied).toBe(true);
    await expect.poll(() => hub.units.tree.get('liutang-01').label, { timeout: 20_000 }).toBe('新名');
  });
});

test('an idle hub asks the database one thing, every second and a half', async () => {
  const { url } = await freshHub({ seeded: 'units' });
  const hub = await createHub({ url, logger: silentLogger, clock: fixedClock(TOUR_DAY) });
  onTestFinished(() => hub.close());
  hub.startRefreshing();
  await allRenewed(url);
  await sleep(2500);
  const query = vi.spyOn(Connection.prototype, 'query');
  await sleep(4600);
  const asked = query.mock.calls.length;
  query.mockRestore();
  expect(asked).toBeGreaterThan(0);
  expect(asked).toBeLessThanOrEqual(4);
});

describe('two hubs on one database, each a process of its own', () => {
  let url: string;
  let made: Awaited<ReturnType<typeof createTestHub>>;
  let hubs: { readonly child: ChildProcess; readonly client: Client }[];

  beforeAll(async () => {
    made = await createTestHub({ seeded: 'units' });
    url = made.url;
    hubs = await Promise.all([serve(url), serve(url)]);
  }, 60_000);

  afterAll(async () => {
    for (const { child } of hubs ?? []) {
      child.disconnect();
      await once(child, 'exit');
    }
    await made?.close();
  });

  async function serve(database: string): Promise<{ child: ChildProcess; client: Client }> {
    const child = fork(join(import.meta.dirname, '../support/serve-hub.ts'), [database], {
      execArgv: ['--import', 'tsx'],
    });
    const [address] = (await once(child, 'message')) as [string];
    return { child, client: new Client(address) };
  }

  const READ = `query ($period: Period!) {
    aggregate(elements: ["deaths"], unit: "liutang", periods: [$period]) { rows { sum unitsReporting } asOf }
    filledForm(code: "SX-02", unit: "liutang", period: "${TOUR_PERIOD}") { filled }
  }`;
  const SUBMIT = `mutation ($input: OneTableSubmitInput!) {
    oneTableSubmit(input: $input) { userErrors { code message } }
  }`;
  interface Figures {
    readonly aggregate: {
      readonly rows: readonly { readonly sum: number; readonly unitsReporting: number }[];
    };
    readonly filledForm: { readonly filled: number };
  }
  const submit = async (client: Client, input: unknown): Promise<void> => {
    const { data } = await client.ask<{ oneTableSubmit: { userErrors: unknown[] } }, unknown>(SUBMIT, {
      input,
    });
    expect(data?.oneTableSubmit.userErrors).toEqual([]);
  };

  test('what one takes in the other serves at once, and it is renewed without anybody reading', async () => {
    const [a, b] = hubs.map(({ client }) => client) as [Client, Client];
    await submit(a, submission(tour().tables));
    const read = async (client: Client): Promise<Figures> => {
      const { data } = await client.ask<Figures, unknown>(READ, { period: TOUR_MONTH });
      return data as Figures;
    };
    const before = await read(b);
    expect(before.aggregate.rows[0]?.unitsReporting).toBeGreaterThan(0);
    expect(before.filledForm.filled).toBeGreaterThan(0);
    await submit(b, submissionNo('liutang-01', 2, 'two'));
    await submit(b, submissionNo('liutang-01', 3, 'three'));
    const after = await read(a);
    expect(after.aggregate.rows[0]?.sum).not.toBe(before.aggregate.rows[0]?.sum);
    await submit(a, submissionNo('liutang-01', 4, 'four'));
    await allRenewed(url);
    expect((await read(b)).aggregate.rows[0]?.sum).toBe((after.aggregate.rows[0]?.sum ?? Number.NaN) + 1);
  }, 60_000);

  test('a command that changes units is heard by both', async () => {
    const args = ['units', 'rename', 'liutang-02', '--label', '新名', '--on', '2026-10-01', '--apply'];
    const { code, said } = await runCommand(args, { env: { DATABASE_URL: url } });
    expect([code, said]).toEqual([0, said]);
    for (const { client } of hubs) {
      const label = async () => {
        const { data } = await client.ask<{ unit: { label: string } }, unknown>(
          '{ unit(code: "liutang-02") { label } }',
        );
        return data?.unit.label;
      };
      await expect.poll(label, { timeout: 20_000 }).toBe('新名');
    }
  }, 60_000);

  test('idle, they hardly ask the database', async () => {
    await allRenewed(url);
    await sleep(2500);
    const statements = () =>
      Promise.all(
        hubs.map(async ({ child }) => {
          child.send('?');
          const [sent] = (await once(child, 'message')) as [number];
          return sent;
        }),
      );
    const before = await statements();
    await sleep(6000);
    const after = await statements();
    // Every second and a half; they asked three things a second before they were told.
    for (const [i, sent] of after.entries()) expect(sent - (before[i] as number)).toBeLessThanOrEqual(6);
  }, 60_000);
});
