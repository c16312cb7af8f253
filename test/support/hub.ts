import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { Client } from 'pg';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { FactSet, type FactTable } from '../../src/core/fill/facts.ts';
import { type CellCounts, countCells } from '../../src/core/fill/rate.ts';
import { encodeFill } from '../../src/core/fill/stored-fill.ts';
import type { TableInput } from '../../src/core/one-table/input.ts';
import type { Unit } from '../../src/core/unit-tree.ts';
import { inTransaction } from '../../src/database/transaction.ts';
import { createHub, type Hub } from '../../src/hub.ts';
import type { HubApi } from '../../src/hub-api.ts';
import { type Clock, fixedClock } from '../../src/platform/clock.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { publishFirstCatalogue, seedExampleCounty } from '../../src/seed.ts';
import type { SubmitInput, UserFinding } from '../../src/submission/submission.model.ts';
import { createTestDatabase } from './database.ts';
import { TOUR_DAY } from './tour.ts';

export { answerIn, TOUR_MONTH, tour, tourTable } from './tour.ts';

/** A hub on a database of its own. */
export interface TestHub {
  readonly hub: Hub;
  readonly api: HubApi;
  readonly url: string;
  /** The transaction at which the test took over: rows written later are its own. */
  readonly since: number;
}

export interface TestHubOptions {
  readonly clock?: Clock;
  /**
   * `county` (default): Qinghe with all its tables. `units`: its units and the catalogue, no tables. `nothing`:
   * neither units nor catalogue.
   */
  readonly seeded?: keyof typeof TEMPLATES;
  readonly poolSize?: number;
}

/**
 * For a whole test file: a hub on the example county before its first test, gone after its last. The county is
 * seeded once per run, into a template that every file copies.
 */
export function useTestHub(options: TestHubOptions = {}): TestHub {
  let made: (TestHub & { close(): Promise<void> }) | undefined;
  beforeAll(async () => {
    made = await createTestHub(options);
  }, 120_000);
  afterAll(() => made?.close());
  const get = (): TestHub => {
    if (!made) throw new Error('useTestHub(): the hub exists only inside tests and hooks; read it there.');
    return made;
  };
  return {
    get hub() {
      return get().hub;
    },
    get api() {
      return get().api;
    },
    get url() {
      return get().url;
    },
    get since() {
      return get().since;
    },
  };
}

/** A hub for one test; close it. */
export async function createTestHub({
  clock = fixedClock(TOUR_DAY),
  seeded = 'county',
  poolSize,
}: TestHubOptions = {}): Promise<TestHub & { close(): Promise<void> }> {
  const database = await createTestDatabase(TEMPLATES[seeded]);
  const hub = await createHub({
    url: database.url,
    logger: silentLogger,
    clock,
    ...(poolSize === undefined ? {} : { poolSize }),
  });
  const [at] = await sql<{ xid: string }>(database.url, 'SELECT pg_current_xact_id()::text AS xid');
  return {
    hub,
    api: hub.api,
    url: database.url,
    since: Number(at?.xid),
    async close() {
      await hub.close();
      await database.close();
    },
  };
}

const TEMPLATES = {
  county: { template: { name: 'county', build: (url: string) => seed(url, true) } },
  units: { template: { name: 'units', build: (url: string) => seed(url, false) } },
  nothing: {},
};

async function seed(url: string, withTables: boolean): Promise<void> {
  const clock = fixedClock(TOUR_DAY);
  const hub = await createHub({ url, logger: silentLogger, clock });
  try {
    await publishFirstCatalogue(hub, clock);
    if (withTables) await seedExampleCounty(hub, clock);
    else await addUnits(hub, exampleUnits());
    await hub.bi.refresh();
  } finally {
    await hub.close();
  }
}

export async function addUnits(hub: Hub, units: readonly Unit[]): Promise<void> {
  await inTransaction(hub.orm.em, (tx) => hub.units.add(tx, units));
  await hub.units.load();
}

export function exampleUnits(): Unit[] {
  return JSON.parse(readFileSync(new URL('../../seeds/qinghe/units.json', import.meta.url), 'utf8'));
}

/** For a test file whose tests take a `freshHub` each: the county is seeded before the first of them. */
export function useSeededCounty(): void {
  beforeAll(async () => (await createTestHub()).close(), 120_000);
}

/** A hub for the test that calls it, closed when the test ends. */
export async function freshHub(options?: TestHubOptions): Promise<TestHub> {
  const made = await createTestHub(options);
  onTestFinished(() => made.close());
  return made;
}

/** A submission of these tables, with a key of its own. */
export const submission = (tables: readonly TableInput[], more: Partial<SubmitInput> = {}): SubmitInput => ({
  idempotencyKey: randomUUID(),
  tables,
  ...more,
});

/** `CODE path` of each finding: what a test compares. */
export const said = (findings: readonly UserFinding[]): string[] =>
  findings.map(({ code, path }) => `${code} ${path}`);

/** Runs SQL beside the hub, on a connection of its own. */
export async function sql<Row>(url: string, text: string, values: readonly unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text, [...values])).rows as Row[];
  } finally {
    await client.end();
  }
}

/**
 * The oracle of this chapter: every stored fill that says it is fresh, computed again from the tables as they are
 * stored, must come out the same: values, states, counts, the revisions it cites. Says where it does not. Looks
 * at the townships whose tables the test has changed, and above: no other fill depends on them.
 */
export async function wrongFills({
  hub,
  url,
  since = 0,
}: Pick<TestHub, 'hub' | 'url'> & Partial<TestHub>): Promise<string[]> {
  const tables = await sql<FactTable>(url, 'SELECT unit, period, revision, "values", sources FROM one_table');
  const facts = new FactSet(tables);
  const rows = await sql<StoredRow>(
    url,
    `WITH changed AS (
       SELECT DISTINCT split_part(unit, '-', 1) AS township FROM one_table WHERE xmin::text::bigint >= $1
     )
     SELECT * FROM filled_form
      WHERE NOT stale AND (split_part(unit, '-', 1) IN (SELECT township FROM changed) OR unit NOT LIKE '%-%')
      ORDER BY unit, period, form`,
    [since],
  );
  return rows.flatMap((row) => {
    const period = hub.catalogues.periodNamed(row.period);
    const engine = hub.api.engineFor(period.end);
    const form = engine.catalogue.forms.get(row.form);
    const unit = engine.units.find(row.unit);
    const place = `${row.form} ${row.unit} ${row.period}`;
    if (!form || !unit) return [`${place}: no such form or unit`];
    const filled = engine.fillForm(form, unit, period, facts);
    const counts = countCells(filled.cells);
    const current = row.facts.filter(([id, at, revision]) => facts.table(id, at)?.revision !== revision);
    const { not_applicable: notApplicable, by_rule: byRule } = row;
    return [
      ...(isDeepStrictEqual(row.fill, plain(encodeFill(filled))) ? [] : [`${place}: fill differs`]),
      ...(isDeepStrictEqual({ ...pick(row, counts), notApplicable, byRule }, counts)
        ? []
        : [`${place}: counts differ`]),
      ...(current.length > 0 ? [`${place}: cites ${current.join(' and ')}, which is not current`] : []),
    ];
  });
}

type StoredRow = CellCounts & {
  readonly unit: string;
  readonly period: string;
  readonly form: string;
  readonly fill: unknown;
  readonly facts: readonly (readonly [unit: string, period: string, revision: number])[];
  readonly not_applicable: number;
  readonly by_rule: CellCounts['byRule'];
};

const pick = (row: StoredRow, counts: CellCounts): CellCounts =>
  Object.fromEntries(Object.keys(counts).map((name) => [name, row[name as keyof StoredRow]])) as never;

/** As it comes back from JSON. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const TABLES = [
  ...['unit_past', 'unit_succession', 'unit_change'],
  ...['unit', 'catalogue_version', 'element_id', 'one_table', 'one_table_revision', 'one_table_draft'],
  ...['submission_key', 'period_closure', 'filled_form', 'one_table_return', 'cell_override'],
];

/**
 * How many rows each table has, and a hash over their versions: who writes a row, even with what it held before,
 * changes it.
 */
export async function contents(url: string): Promise<Record<string, string>> {
  const each = TABLES.map(
    (name) => `SELECT '${name}' AS name, count(*) || ' rows, ' ||
      md5(coalesce(string_agg(ctid::text || xmin::text, ' ' ORDER BY ctid), '')) AS holds FROM ${name}`,
  );
  const rows = await sql<{ name: string; holds: string }>(url, each.join(' UNION ALL '));
  return Object.fromEntries(rows.map(({ name, holds }) => [name, holds]));
}
