import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { describe, expect, test } from 'vitest';
import type { TableInput } from '../../src/core/one-table/input.ts';
import type { Period } from '../../src/core/period.ts';
import { parsePeriod } from '../../src/core/period.ts';
import type { Unit } from '../../src/core/unit-tree.ts';
import type { SubmitResult } from '../../src/filling/filling.model.ts';
import { PREAMBLE, QINGHE } from '../support/dictionary.ts';
import {
  addUnits,
  answerIn,
  freshHub,
  said,
  sql,
  submission,
  TOUR_MONTH,
  tour,
  tourTable,
  useSeededCounty,
  wrongFills,
} from '../support/hub.ts';

useSeededCounty();

const VILLAGE = 'liutang-01';
const PERIOD = TOUR_MONTH;

const many = <T>(n: number, make: (i: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: n }, (_, i) => make(i)));
const edit = (unit: string, baseRevision: number, deaths: number): TableInput => ({
  unit,
  period: PERIOD,
  baseRevision,
  answers: [{ path: 'vitalEvents.deaths', value: deaths }],
});
/** A result without its getters, as a client sees it. */
const seen = (result: SubmitResult): unknown => JSON.parse(JSON.stringify(result));

describe('one key', () => {
  test('64 submissions of the same at once make one revision, and 64 equal answers', async () => {
    const made = await freshHub();
    const input = submission([tourTable(VILLAGE)]);
    const results = await many(64, () => made.api.submit(input));
    expect(results[0]?.submissions).toMatchObject([{ unit: VILLAGE, revision: 1 }]);
    for (const result of results) expect(seen(result)).toEqual(seen(results[0] as SubmitResult));
    const revisions = await sql(
      made.url,
      `SELECT revision FROM one_table_revision WHERE unit = $1 AND period = $2`,
      [VILLAGE, PERIOD],
    );
    expect(revisions).toEqual([{ revision: 1 }]);
    expect(await sql(made.url, 'SELECT key FROM submission_key')).toEqual([{ key: input.idempotencyKey }]);
    expect(await wrongFills(made)).toEqual([]);
  });

  test('with two bodies at once: one of them is taken, the other refused every time', async () => {
    const made = await freshHub();
    const idempotencyKey = 'one key, two bodies';
    const bodies = [submission([tourTable(VILLAGE)]), submission([tourTable('liutang-02')])];
    const results = await many(32, (i) => made.api.submit({ ...bodies[i % 2]!, idempotencyKey }));
    const taken = results.filter(({ submissions }) => submissions.length > 0);
    const refused = results.filter(({ userErrors }) => userErrors.length > 0);
    expect(taken).toHaveLength(16);
    expect(new Set(taken.map(({ submissions }) => submissions[0]?.unit)).size).toBe(1);
    for (const { userErrors } of refused) {
      expect(said(userErrors)).toEqual(['IDEMPOTENCY_KEY_REUSED idempotencyKey']);
    }
    expect(refused).toHaveLength(16);
  });
});

describe('one table', () => {
  test('32 edits of one revision at once: one wins, 31 are told what changed', async () => {
    const made = await freshHub();
    await made.api.submit(tour());
    const results = await many(32, (i) => made.api.submit(submission([edit(VILLAGE, 1, 10 + i)])));
    const winners = results.filter(({ submissions }) => submissions.length > 0);
    expect(winners).toHaveLength(1);
    expect(winners[0]?.submissions).toMatchObject([{ unit: VILLAGE, revision: 2 }]);
    const won = 10 + results.indexOf(winners[0] as SubmitResult);
    const losers = results.filter(({ submissions }) => submissions.length === 0);
    expect(losers).toHaveLength(31);
    for (const { userErrors } of losers) {
      expect(said(userErrors)).toEqual(['REVISION_CONFLICT baseRevision']);
      const { details } = userErrors[0] ?? {};
      expect(details).toMatchObject({ baseRevision: 1, currentRevision: 2 });
      expect(JSON.parse(String(details?.['changed']))).toEqual([
        { path: 'vitalEvents.deaths', before: answerIn(tourTable(VILLAGE), 'vitalEvents.deaths'), now: won },
      ]);
    }
    expect(await wrongFills(made)).toEqual([]);
  });

  test('the first table of a village, handed in by two at once, is taken once', async () => {
    const made = await freshHub();
    const results = await many(8, () => made.api.submit(submission([tourTable(VILLAGE)])));
    expect(results.filter(({ submissions }) => submissions.length > 0)).toHaveLength(1);
    const others = results.filter(({ submissions }) => submissions.length === 0);
    expect(others.flatMap(({ userErrors }) => said(userErrors))).toEqual(
      Array.from({ length: 7 }, () => 'REVISION_CONFLICT baseRevision'),
    );
  });
});

describe('one township', () => {
  test("its villages at once are all taken, and the township's form is what the facts give", async () => {
    const made = await freshHub();
    const { tables } = tour();
    const results = await Promise.all(tables.map((table) => made.api.submit(submission([table]))));
    expect(results.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect(await wrongFills(made)).toEqual([]);
    const form = await made.api.filledForm('SX-02', 'liutang', '2026-Q3');
    expect(form?.counts).toMatchObject({ missing: 0, totals: 36 });
    expect(form?.asFiledAt).toBeDefined();
    expect(form?.correctedCells).toEqual([]);
  });

  test('two submissions of the same tables in opposite order do not lock each other out', async () => {
    const made = await freshHub();
    await made.api.submit(tour());
    const heyang = await made.api.oneTables('heyang', PERIOD, true);
    const villages = ['liutang-01', 'heyang-01', 'liutang-02', 'heyang-02'];
    const revisionOf = (unit: string): number =>
      heyang.tables.find((table) => table.unit.id === unit)?.revision ?? 1;
    const edits = villages.map((unit) => edit(unit, revisionOf(unit), 4));
    const results = await many(16, (i) =>
      made.api.submit(submission(i % 2 ? edits : [...edits].reverse(), { dryRun: true })),
    );
    expect(results.flatMap(({ userErrors }) => userErrors)).toEqual([]);
  });
});

describe('readers beside writers', () => {
  test('never leave a form that says it is fresh and is not', async () => {
    const made = await freshHub({ poolSize: 24 });
    const { api, hub } = made;
    const period = parsePeriod('2026') as Period;
    const year = () => hub.fills.ensureFresh(hub.fills.targets([hub.units.tree.get('liutang')], [period]));
    const villages = tour()
      .tables.filter(({ unit, period }) => unit !== 'liutang' && period === PERIOD)
      .map(({ unit }) => unit);
    let writing = true;
    const write = async (unit: string): Promise<void> => {
      const taken = await api.submit(submission([tourTable(unit)]));
      expect(taken.userErrors).toEqual([]);
      for (let revision = 1; revision <= 2; revision++) {
        const next = await api.submit(submission([edit(unit, revision, revision)]));
        expect(next.userErrors).toEqual([]);
      }
    };
    const read = async (): Promise<void> => {
      for (let i = 0; writing; i++) {
        await [
          year,
          () => api.rates({ unit: 'liutang', period: '2026' }),
          () => hub.fills.refreshStale(),
          () => api.filledForm('SX-04', 'liutang', '2026'),
        ][i % 4]?.();
        await sleep(1);
      }
    };
    const readers = [read(), read(), read()];
    await Promise.all(villages.map(write)).finally(() => {
      writing = false;
    });
    await Promise.all(readers);
    expect(await wrongFills(made)).toEqual([]);
    // And what is stale is refilled right.
    await hub.fills.refreshStale();
    expect(await sql(made.url, 'SELECT 1 FROM filled_form WHERE stale')).toEqual([]);
    expect(await wrongFills(made)).toEqual([]);
  });

  test('a form above the townships, filled for the first time while they hand in, misses none', async () => {
    const made = await freshHub({ seeded: 'nothing' });
    const { api, hub } = made;
    const county: Unit = {
      ...{ id: 'county', label: '县', level: 'COUNTY', kind: 'COUNTY' },
      ...{ validFrom: '2000-01-01', reportsFrom: '2025-01-01' },
    };
    const units = QINGHE.map((unit) => (unit.parent ? unit : { ...unit, parent: 'county' }));
    await addUnits(hub, [county, ...units]);
    await hub.catalogues.publish({
      sources: [{ path: 'dictionary.graphql', text: PREAMBLE + COUNTY_FORM }],
      validFrom: '2000-01-01',
      at: new Date(),
      by: 'test',
    });
    const table = { period: '2025-Q1', answers: [{ path: 'vital.births', value: 1 }] };
    const villages = ['liutang', 'shiqiao', 'beijie'];
    await Promise.all(villages.map((unit) => api.submit(submission([{ ...table, unit }]))));

    // A submission under way: it holds its township's lock and has not stored its table yet.
    const client = new Client({ connectionString: made.url });
    await client.connect();
    try {
      await client.query('BEGIN');
      await client.query("SELECT pg_advisory_xact_lock(hashtextextended('qinghe', 20261122))");
      const reading = api.filledForm('C-1', 'county', '2025-Q1');
      await sleep(200);
      const births = hub.catalogues.current.catalogue.elements.get('births')?.id;
      await client.query(
        `UPDATE one_table SET revision = 2, "values" = jsonb_build_object($1::text, 5) WHERE unit = 'liutang'`,
        [births],
      );
      await client.query('COMMIT');
      expect((await reading)?.filled.cells[0]?.value).toBe(7);
    } finally {
      await client.end();
    }
    expect(await wrongFills(made)).toEqual([]);
  });
});

const COUNTY_FORM = `
type Vital @topic(label: "出生") {
  "出生人数：期内活产的婴儿。"
  births: Int! @element(label: "出生人数", unit: "人", kind: FLOW, every: QUARTER, at: VILLAGE, steward: "statistics")
}
type CountyBirths @form(code: "C-1", label: "县表", department: "statistics", every: QUARTER, level: COUNTY) {
  births: Int @cell(label: "出生人数", unit: "人") @from(element: "births")
}`;
