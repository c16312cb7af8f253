import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { Reader } from '../../src/database/reader.ts';
import type { Sql, SqlPool } from '../../src/database/sql.ts';
import { createLogger, silentLogger } from '../../src/platform/logger.ts';
import { usePair } from '../support/standby.ts';

// Reads from a real standby that streams from a real primary.

const pair = usePair();
let url: string;
let replicaUrl: string;
let client: Client;
let sql: Sql & Pick<SqlPool, 'once'>;

const query = async <Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> =>
  (await client.query(text, values as unknown[])).rows as Row[];

beforeAll(async () => {
  url = pair.primary.adminUrl;
  replicaUrl = pair.onStandby(url);
  client = new Client({ connectionString: url });
  await client.connect();
  sql = { query, once: query };
  await query('CREATE TABLE counted (n int)');
  await query('INSERT INTO counted VALUES (0)');
});

afterAll(() => client?.end());

let reader: Reader;
beforeEach(() => {
  reader = new Reader({ primary: sql, url, replicaUrl, logger: silentLogger });
  return () => reader.close();
});

const READ = 'SELECT max(n)::int AS n, pg_is_in_recovery() AS standby FROM counted';

test('is served by the standby, and never older than what was written before', async () => {
  for (let n = 1; n <= 100; n++) {
    await query('INSERT INTO counted VALUES ($1)', [n]);
    const [row] = await reader.query<{ n: number; standby: boolean }>(READ);
    expect(row).toEqual({ n, standby: true });
  }
});

test('a standby that falls behind is not waited for beyond patience', async () => {
  const admin = new Client({ connectionString: replicaUrl });
  await admin.connect();
  await admin.query('SELECT pg_wal_replay_pause()');
  await query('INSERT INTO counted VALUES (1000)');
  expect(await reader.query(READ)).toEqual([{ n: 1000, standby: false }]);
  await admin.query('SELECT pg_wal_replay_resume()');
  await admin.end();
  expect(await reader.query(READ)).toEqual([{ n: 1000, standby: true }]);
});

test('what the primary has not flushed, and nobody has committed, is not waited for', async () => {
  const hasty = new Reader({ primary: sql, url, replicaUrl, logger: silentLogger, patienceMs: 50 });
  await hasty.query(READ);
  for (let n = 0; n < 20; n++) {
    await query(`SELECT pg_logical_emit_message(false, 'test', 'not flushed')`);
    expect(await hasty.query(READ)).toEqual([{ n: 1000, standby: true }]);
  }
  await hasty.close();
});

test('commits that do not wait to be flushed are waited for', async () => {
  await query('SET synchronous_commit = off');
  for (let n = 1001; n <= 1020; n++) {
    await query('INSERT INTO counted VALUES ($1)', [n]);
    expect((await reader.query<{ n: number }>(READ))[0]?.n).toBe(n);
  }
  await query('SET synchronous_commit = on');
  await query('DELETE FROM counted WHERE n > 1000');
});

test('what is wrong with a query is said, not tried again', async () => {
  await expect(reader.query('SELECT nothing FROM counted')).rejects.toThrow(
    'column "nothing" does not exist',
  );
});

test('a server that is no standby of this one is not read', async () => {
  const another = new Reader({
    ...{ primary: sql, url, replicaUrl: url, logger: silentLogger, patienceMs: 50 },
  });
  expect(await another.query(READ)).toEqual([{ n: 1000, standby: false }]);
  await another.close();
});

test('a standby that is gone is missed by nobody, and not knocked at with every read', async () => {
  const logger = createLogger('silent');
  const warned = vi.spyOn(logger, 'warn');
  const lonely = new Reader({ primary: sql, url, replicaUrl, logger });
  await lonely.query(READ);
  await pair.stopStandby();
  for (let i = 0; i < 20; i++) expect(await lonely.query(READ)).toEqual([{ n: 1000, standby: false }]);
  expect(warned).toHaveBeenCalledTimes(1);
  await lonely.close();
});
