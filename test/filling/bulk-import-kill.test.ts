import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, test } from 'vitest';
import { importText, jsonLines, storedOf } from '../support/bulk.ts';
import { freshHub, sql, tour, useSeededCounty, wrongFills } from '../support/hub.ts';

// An import that is killed with -9 leaves whole townships, filled, and goes on where it stopped.

useSeededCounty();

const folder = mkdtempSync(join(tmpdir(), 'onetable-import-'));
afterAll(() => rmSync(folder, { recursive: true }));

const tables = tour().tables.map(({ baseRevision: _base, ...table }) => table);
const text = jsonLines(tables);
const file = join(folder, 'tables.jsonl');
writeFileSync(file, text);

/** Imports in a process of its own, which is killed as soon as it has said that a batch is stored. */
async function killedImport(url: string): Promise<number> {
  const script = join(import.meta.dirname, '../support/import-on.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, url, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let said = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    said = Number(line);
    child.kill('SIGKILL');
    break;
  }
  await ended;
  return said;
}

/** Waits until the killed process's transaction has ended in the database too. */
async function settled(url: string): Promise<void> {
  const others = `SELECT count(*)::int AS n FROM pg_stat_activity
     WHERE datname = current_database() AND state <> 'idle' AND pid <> pg_backend_pid() AND backend_type = 'client backend'`;
  for (let tries = 0; (await sql<{ n: number }>(url, others))[0]?.n !== 0; tries++) {
    if (tries > 200) throw new Error('a transaction of the killed import does not end');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

test('killed at its first batches, it resumes, and stores what an undisturbed one stores', async () => {
  const [{ hub, api, url }, undisturbed] = [await freshHub(), await freshHub()];
  const imported = async (): Promise<string[]> => {
    const rows = await sql<{ at: string }>(
      url,
      `SELECT i.unit || ' ' || i.period AS at FROM bulk_import_table i
         JOIN one_table t USING (county, unit, period, revision) ORDER BY 1`,
    );
    return rows.map(({ at }) => at);
  };
  const stored = `SELECT unit || ' ' || period AS at FROM one_table WHERE xmin::text::bigint >= $1 ORDER BY 1`;
  const [{ xid = '' } = {}] = await sql<{ xid: string }>(url, 'SELECT pg_current_xact_id()::text AS xid');

  let before = 0;
  for (let kills = 0; kills < 2; kills++) {
    const said = await killedImport(url);
    await settled(url);
    const there = await imported();
    // What was said is stored, and only whole batches are: fifteen tables of a township's period.
    expect(there.length).toBeGreaterThanOrEqual(said);
    expect(there.length).toBeGreaterThan(before - 1);
    expect(there.length % 15).toBe(0);
    expect((await sql<{ at: string }>(url, stored, [xid])).map(({ at }) => at)).toEqual(there);
    expect(await wrongFills({ hub, url })).toEqual([]);
    before = there.length;
  }
  expect(before).toBeGreaterThan(0);
  const finished = 'SELECT finished_at IS NOT NULL AS finished FROM bulk_import';
  if (before < tables.length) expect(await sql(url, finished)).toEqual([{ finished: false }]);

  const report = await importText(api, text);
  expect(report).toMatchObject({ tables: 60, earlier: before, stored: 60 - before, rejected: [] });
  expect(await sql(url, finished)).toEqual([{ finished: true }]);
  await importText(undisturbed.api, text);
  expect(await storedOf(url, 'liutang')).toEqual(await storedOf(undisturbed.url, 'liutang'));
  expect(await wrongFills({ hub, url })).toEqual([]);
}, 120_000);
