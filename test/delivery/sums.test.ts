import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Level } from '../../src/core/unit-tree.ts';
import { createHub } from '../../src/hub.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { answerIn, sql, submission, TOUR_MONTH, tour, tourTable, useTestHub } from '../support/hub.ts';
import { ALL, allQueries, figures, fromTables, markTables } from './from-tables.ts';

// Sums that are kept of counties and townships: what they say is what the tables say, whatever happens to these.

const made = useTestHub({ clock: systemClock });

/** The doctor's own recount: each unit's figures straight from the tables. */
const differences = async (): Promise<object> => {
  const { state, examples } = await made.hub.sums.check();
  return { state, examples };
};
const RIGHT = { state: 'ok', examples: undefined };

const marks = async (): Promise<number> => {
  const [row] = await sql<{ marks: number }>(made.url, 'SELECT count(*)::int AS marks FROM unit_sum_mark');
  return row?.marks ?? 0;
};

/** As somebody who changes a table beside the hub. */
async function change(where: string): Promise<void> {
  await sql(made.url, `UPDATE one_table SET entries_typed = entries_typed + 1 WHERE ${where}`);
  await markTables(made.url, where);
}

const population = (unit: string, more: object = {}) => ({
  ...{ elements: ['registeredPopulation'], unit, periods: [TOUR_MONTH] },
  ...more,
});

describe('the seeded county', () => {
  test('has sums of every unit above the villages, for every period, and they are right', async () => {
    const { state, messageEn } = await made.hub.sums.check();
    expect([state, messageEn]).toEqual(['ok', expect.stringMatching(/^\d+ rows of sums added up again/)]);
    const rows = await sql<{ level: Level; periods: number }>(
      made.url,
      `SELECT u.level, count(DISTINCT s.period)::int AS periods FROM unit_sum s JOIN unit u ON u.id = s.unit GROUP BY 1 ORDER BY 1`,
    );
    // Each handed in, and what the first tables of 2024 may ask of 2023.
    expect(rows).toEqual(['COUNTY', 'TOWNSHIP'].map((level) => ({ level, periods: 57 })));
    expect(await marks()).toBe(0);
  }, 60_000);

  test.each<[string, Level]>([
    ['2025', 'COUNTY'],
    ['2026', 'TOWNSHIP'],
    ['2026-Q3', 'COUNTY'],
    ['2026-08', 'TOWNSHIP'],
  ])(
    '%s by %s: rows are the same from the sums and from the tables',
    async (period, level) => {
      const tables = await fromTables(made);
      const readTables = vi.spyOn(tables, 'count');
      for (const query of await allQueries(tables, made, { unit: 'qinghe', level, periods: [period] })) {
        const [found, expected] = [await made.api.aggregate(query, ALL), await tables.aggregate(query)];
        expect(found.rows.map(figures)).toEqual(expected.rows.map(figures));
        expect(found.rows.length).toBeGreaterThan(0);
      }
      expect(readTables).toHaveBeenCalled();
    },
    60_000,
  );

  test('the sums alone answer: nearly every element, and no table is read', async () => {
    const { elements } = made.api.currentCatalogue().catalogue;
    const numbers = [...elements.values()].filter(
      ({ type, kind }) => type === 'NUMBER' && kind !== 'AVERAGE',
    );
    const stored = await sql<{ keys: string[] }>(
      made.url,
      `SELECT array(SELECT jsonb_object_keys(sums)) AS keys FROM unit_sum WHERE unit = 'qinghe' AND period = '2025'`,
    );
    const kept = new Set(stored[0]?.keys);
    const left = numbers.filter(({ id }) => !kept.has(id)).map(({ name }) => name);
    // They, or what they are made of, go on from the period before.
    expect(left.sort()).toEqual(['arableIncrease', 'distributableProfit', 'householdDistribution']);
  });
});

describe('a submission', () => {
  test('marks in its transaction; whoever reads finds it counted at once', async () => {
    const before = (await made.api.aggregate(population('liutang'))).rows[0];
    expect(before).toMatchObject({ unitsReporting: 0, unitsExpected: 14 });
    expect((await made.api.submit(submission([tourTable('liutang-01')]))).userErrors).toEqual([]);
    expect(await marks()).toBe(1);
    const { rows, asOf } = await made.api.aggregate(population('liutang'));
    const people = ['MALE', 'FEMALE'].map((sex) =>
      Number(answerIn(tourTable('liutang-01'), `population.registeredPresent.${sex}`)),
    );
    expect(people.every((n) => n > 0)).toBe(true);
    expect(rows[0]).toMatchObject({ unitsReporting: 1, gap: { reported: 1, expected: 14 } });
    expect(rows[0]?.sum).toBe((await made.api.aggregate(population('liutang-01'))).rows[0]?.value);
    expect(Date.now() - asOf.getTime()).toBeLessThan(60_000);
    expect(await marks()).toBe(0);
    expect(await differences()).toEqual(RIGHT);
  }, 60_000);

  test('that is refused or rehearsed marks nothing, and neither does a return', async () => {
    await made.api.submit(submission([tourTable('liutang-02')], { dryRun: true }));
    await made.api.submit(submission([tourTable('liutang-01')]));
    const input = { unit: 'liutang-01', period: TOUR_MONTH, revision: 1, reason: '请核对' };
    expect((await made.api.returnTable(input)).userErrors).toEqual([]);
    expect(await marks()).toBe(0);
  });

  test('a correction of a year that is over renews its quarter, half and year, and no other', async () => {
    const renewed = () =>
      sql<{ at: string }>(
        made.url,
        `SELECT unit || ' ' || period AS at FROM unit_sum WHERE renewed_at > now() - interval '1 hour' ORDER BY 1`,
      );
    await sql(made.url, `UPDATE unit_sum SET renewed_at = '2026-01-01'`);
    await change(`unit = 'liutang-01' AND period = '2025-05'`);
    expect(await made.hub.sums.renewPending()).toBe(8);
    const periods = ['2025', '2025-05', '2025-H1', '2025-Q2'];
    expect((await renewed()).map(({ at }) => at)).toEqual(
      ['liutang', 'qinghe'].flatMap((unit) => periods.map((period) => `${unit} ${period}`)),
    );
  });
});

describe('while tables come in without a pause', () => {
  test('whoever reads has what was handed in before, and waits for no more than that', async () => {
    // Whenever marks are settled, another table has come in meanwhile.
    await sql(
      made.url,
      `CREATE SEQUENCE settled;
       CREATE FUNCTION come_in() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
         PERFORM nextval('settled');
         INSERT INTO unit_sum_mark (county, id, what, unit, period, marked_at)
         VALUES ('qinghe', gen_random_uuid(), 'table', 'liutang-09', '2026-06', clock_timestamp() + interval '1 ms');
         RETURN NULL; END $$;
       CREATE TRIGGER come_in AFTER DELETE ON unit_sum_mark FOR EACH STATEMENT EXECUTE FUNCTION come_in()`,
    );
    try {
      await change(`unit = 'liutang-01' AND period = '2026-06'`);
      const begun = new Date();
      const { asOf, rows } = await made.api.aggregate(population('qinghe', { periods: ['2026-06'] }));
      expect(rows[0]?.sum).toBeGreaterThan(0);
      expect(asOf.getTime()).toBeGreaterThanOrEqual(begun.getTime());
      const [renewals] = await sql<{ n: number }>(
        made.url,
        'SELECT (last_value - 1 + is_called::int)::int AS n FROM settled',
      );
      expect(renewals?.n).toBe(1);
    } finally {
      await sql(
        made.url,
        'DROP TRIGGER come_in ON unit_sum_mark; DROP FUNCTION come_in; DROP SEQUENCE settled',
      );
      await made.hub.sums.renewPending();
    }
  }, 60_000);
});

describe('more than a moment behind', () => {
  afterEach(() => made.hub.sums.renewPending());

  test('answers as of when everything was counted', async () => {
    await change(`unit IN ('liutang-01', 'xinzhai-01', 'nankou-01') OR unit LIKE '%-02'`);
    const [{ at }] = (await sql<{ at: Date }>(
      made.url,
      'SELECT min(marked_at) AS at FROM unit_sum_mark',
    )) as [{ at: Date }];
    const { asOf, rows } = await made.api.aggregate(population('qinghe'));
    expect(rows[0]?.sum).toBeGreaterThan(0);
    expect(asOf).toEqual(at);
    await made.hub.sums.renewPending();
    expect((await made.api.aggregate(population('qinghe'))).asOf.getTime()).toBeGreaterThan(at.getTime());
  }, 60_000);
});

describe('several at once', () => {
  test('hubs that renew while villages hand in leave nothing out', async () => {
    const other = await createHub({ url: made.url, logger: silentLogger, clock: systemClock });
    try {
      const villages = [...new Set(tour().tables.map(({ unit }) => unit))].filter(
        (unit) => unit !== 'liutang' && unit > 'liutang-02',
      );
      const handIn = villages.map((unit) => async () => {
        const { userErrors } = await made.api.submit(
          submission([tourTable(unit)], { idempotencyKey: randomUUID() }),
        );
        expect(userErrors).toEqual([]);
      });
      const renewals = [made.hub, other, made.hub, other].map(
        ({ sums }) =>
          () =>
            sums.renewPending(),
      );
      const readers = [made.api, other.api].map((api) => async () => {
        for (let i = 0; i < 5; i++) await api.aggregate(population('qinghe', { level: 'TOWNSHIP' }));
      });
      await Promise.all([...handIn, ...renewals, ...readers].map((work) => work()));
      await made.hub.sums.renewPending();
      expect(await marks()).toBe(0);
      expect(await differences()).toEqual(RIGHT);
      const { rows } = await other.api.aggregate(population('liutang'));
      expect(rows[0]?.unitsReporting).toBe(villages.length + 1);
    } finally {
      await other.close();
    }
  }, 60_000);

  test('a hub that serves renews by itself', async () => {
    const other = await createHub({ url: made.url, logger: silentLogger, clock: systemClock });
    try {
      other.startRefreshing();
      await change(`unit = 'liutang-01' AND period = '2025-05'`);
      await expect.poll(marks, { timeout: 20_000 }).toBe(0);
    } finally {
      await other.close();
    }
  }, 30_000);
});

describe('the recount', () => {
  test('finds a figure that was changed and a row that is missing', async () => {
    const restore =
      'INSERT INTO unit_sum SELECT * FROM kept ON CONFLICT (county, unit, period) DO UPDATE SET sums = excluded.sums';
    await sql(made.url, `CREATE TABLE kept AS SELECT * FROM unit_sum WHERE period = '2025-Q1'`);
    const [one] = await sql<{ key: string }>(
      made.url,
      `SELECT jsonb_object_keys(sums) AS key FROM kept WHERE unit = 'liutang' LIMIT 1`,
    );
    await sql(
      made.url,
      `UPDATE unit_sum SET sums = jsonb_set(sums, ARRAY[$1, '1'], '7') WHERE unit = 'liutang' AND period = '2025-Q1'`,
      [one?.key],
    );
    expect(await made.hub.sums.check()).toMatchObject({
      ...{ state: 'failed', examples: [`liutang 2025-Q1 ${one?.key}`] },
      messageEn: expect.stringMatching(
        /^1 of \d+ rows of sums are not what adding up again gives \(1 figures\)$/,
      ),
    });
    await sql(made.url, `DELETE FROM unit_sum WHERE unit = 'qinghe' AND period = '2025-Q1'`);
    const { examples } = await made.hub.sums.check();
    expect(examples?.toSorted()).toEqual([`liutang 2025-Q1 ${one?.key}`, 'qinghe 2025-Q1']);
    await sql(made.url, restore);
    expect(await differences()).toEqual(RIGHT);
  }, 60_000);

  test('finds a table that was changed without a mark', async () => {
    const set = (n: string) =>
      sql(
        made.url,
        `UPDATE one_table SET "values" = jsonb_set("values", ARRAY[$1], $2::jsonb) WHERE unit = 'liutang-01' AND period = '2025-05'`,
        [key, n],
      );
    const [{ key, was }] = (await sql<{ key: string; was: string }>(
      made.url,
      `SELECT v.key, v.value::text AS was FROM one_table, jsonb_each("values") AS v
        WHERE unit = 'liutang-01' AND period = '2025-05' AND jsonb_typeof(v.value) = 'number' ORDER BY 1 LIMIT 1`,
    )) as [{ key: string; was: string }];
    await set(String(Number(was) + 1));
    const { state, examples } = await made.hub.sums.check();
    expect(state).toBe('failed');
    expect(examples).toEqual(expect.arrayContaining([expect.stringMatching(/^(liutang|qinghe) 2025-05 /)]));
    await set(was);
    expect(await differences()).toEqual(RIGHT);
  }, 60_000);

  test('does not take for wrong what waits to be renewed', async () => {
    await change(`unit = 'liutang-01' AND period = '2025-05'`);
    expect(await made.hub.sums.check()).toMatchObject({
      state: 'attention',
      messageEn: expect.stringMatching(/^8 rows of sums wait to be renewed/),
    });
  }, 60_000);
});
