import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { clusterLink } from '../../src/database/cluster-location.ts';
import { type EmbeddedServer, openEmbeddedServer } from '../../src/database/embedded-server.ts';
import { migrate } from '../../src/database/migrate.ts';
import { findPostmaster } from '../../src/database/postmaster.ts';
import { waitForEnd } from '../../src/database/processes.ts';
import { createHub, type Hub } from '../../src/hub.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { publishFirstCatalogue } from '../../src/seed.ts';
import { removeDataFolder } from '../support/database-cleanup.ts';
import { addUnits, exampleUnits, sql, wrongFills } from '../support/hub.ts';
import type { Acknowledged } from '../support/submit-on.ts';
import { submissionNo, TOUR_DAY, TOUR_MONTH } from '../support/tour.ts';

// What was acknowledged survives: hubs and the database are killed with -9 while tables come in, on a cluster with
// fsync on. KILLS=50 for the score.

const KILLS = Number(process.env['KILLS'] ?? 5);
const DATABASE_KILLS = Math.max(2, Math.round(KILLS * 0.4));
const VILLAGES = ['liutang-01', 'liutang-02', 'liutang-03', 'liutang-04'];
const clock = fixedClock(TOUR_DAY);

let dataDir: string;
/** This process looks on as a tool: the killed hubs are others. */
let server: EmbeddedServer;
let hub: Hub;
let children: ChildProcess[] = [];
/** Every acknowledgement of all hubs so far. */
const acknowledged: Acknowledged[] = [];

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), `onetable-test-${process.pid}-`));
  chmodSync(dataDir, 0o711);
  server = await openEmbeddedServer({ dataDir, role: 'tool', logger: silentLogger });
  await migrate({ url: server.url, logger: silentLogger });
  hub = await createHub({ url: server.url, logger: silentLogger, clock });
  await publishFirstCatalogue(hub, clock);
  const liutang = exampleUnits().filter(({ id }) => id === 'qinghe' || id.startsWith('liutang'));
  await addUnits(hub, liutang);
}, 60_000);

afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children = [];
});

afterAll(async () => {
  await hub?.close();
  await server?.close();
  await removeDataFolder(dataDir);
});

interface Submitter {
  readonly child: ChildProcess;
  /** Resolves once so many submissions are acknowledged, counted from its begin. */
  until(count: number): Promise<void>;
  begin(): void;
  kill(): Promise<void>;
}

/** Loads a hub in a process of its own; it hands in tables from `begin` on. */
function submitter(): Submitter {
  const script = join(import.meta.dirname, '../support/submit-on.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir, ...VILLAGES], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  children.push(child);
  let count = 0;
  let said = '';
  child.stderr.on('data', (chunk) => (said += chunk));
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    acknowledged.push(JSON.parse(line) as Acknowledged);
    count++;
  });
  const ended = new Promise<void>((done) => lines.once('close', done));
  return {
    child,
    begin: () => void child.stdin.write('go\n'),
    async until(wanted) {
      for (const end = Date.now() + 60_000; count < wanted; ) {
        if (child.exitCode !== null || Date.now() > end) {
          throw new Error(`the hub acknowledged ${count} of ${wanted} submissions. ${said}`);
        }
        await sleep(5);
      }
    },
    async kill() {
      child.kill('SIGKILL');
      await waitForEnd(child.pid ?? 0, 5_000);
      await ended; // what it said before it died is read to the end
    },
  };
}

/** Everything that was ever acknowledged is stored, whole, and still answers to its key. */
async function expectAllThere(): Promise<void> {
  const stored = await sql<{ unit: string; revision: number; deaths: number }>(
    server.url,
    `SELECT unit, revision, ("values" ->> $1)::int AS deaths FROM one_table_revision ORDER BY unit, revision`,
    [hub.catalogues.current.catalogue.elements.get('deaths')?.id],
  );
  const known = new Set(stored.map(({ unit, revision }) => `${unit} ${revision}`));
  const lost = acknowledged.filter(({ unit, revision }) => !known.has(`${unit} ${revision}`));
  expect(lost).toEqual([]);
  // Each revision is the one that was handed in, they follow each other without a gap, and each has its key.
  for (const unit of VILLAGES) {
    const own = stored.filter((row) => row.unit === unit);
    expect(own.map(({ deaths }) => deaths)).toEqual(own.map((_, i) => i + 1));
    expect(own.map(({ revision }) => revision)).toEqual(own.map((_, i) => i + 1));
  }
  const keys = await sql<{ key: string }>(server.url, 'SELECT key FROM submission_key');
  expect(keys).toHaveLength(stored.length);
  const keyed = new Set(keys.map(({ key }) => key));
  expect(acknowledged.filter(({ key }) => !keyed.has(key))).toEqual([]);
  // No table without the form that prints it, none half-filled: the township's rows are what the tables give.
  const unfilled = await sql(
    server.url,
    `SELECT unit FROM one_table t WHERE NOT EXISTS (
       SELECT 1 FROM filled_form f
        WHERE f.unit = 'liutang' AND f.period = t.period AND f.form = 'SX-01' AND NOT f.stale)`,
  );
  expect(unfilled).toEqual([]);
  expect(await wrongFills({ hub, url: server.url })).toEqual([]);
  const town = await hub.api.filledForm('SX-01', 'liutang', TOUR_MONTH);
  for (const unit of VILLAGES) {
    const last = stored.filter((row) => row.unit === unit).at(-1);
    const deaths = town?.filled.cells.find((cell) => cell.row === unit && cell.cell.field === 'deaths');
    expect(deaths?.value).toBe(last?.deaths);
  }
  for (const { unit, revision, key } of acknowledged.slice(-3)) {
    const again = await hub.api.submit(submissionNo(unit, revision, key));
    expect(again).toMatchObject({ userErrors: [], submissions: [{ unit, revision }] });
  }
}

test(
  `a hub is killed ${KILLS} times while tables come in: nothing acknowledged is lost, nothing is half there`,
  async ({ signal }) => {
    let next = submitter();
    for (let round = 0; round < KILLS && !signal.aborted; round++) {
      const current = next;
      current.begin();
      await current.until(4);
      if (round + 1 < KILLS) next = submitter(); // loads while this one works
      await sleep(Math.random() * 400);
      await current.kill();
      await expectAllThere();
    }
    expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS * 4);
  },
  60_000 + KILLS * 10_000,
);

test(
  `the database is killed ${DATABASE_KILLS} times under a hub: it goes on by itself, and nothing is lost`,
  async () => {
    const submitting = submitter();
    submitting.begin();
    await submitting.until(8);
    for (let round = 0; round < DATABASE_KILLS; round++) {
      await sleep(Math.random() * 100);
      const running = findPostmaster(clusterLink(dataDir));
      process.kill(running?.pid ?? 0, 'SIGKILL');
      await sleep(50);
      const before = acknowledged.length;
      const deadline = Date.now() + 30_000;
      while (acknowledged.length < before + 12) {
        if (submitting.child.exitCode !== null) throw new Error('the hub ended with its database');
        if (Date.now() > deadline) throw new Error('the hub did not go on after its database came back');
        await sleep(10);
      }
    }
    await submitting.kill();
    await expectAllThere();
  },
  60_000 + DATABASE_KILLS * 10_000,
);
