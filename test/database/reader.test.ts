import {
  appendFileSync,
  chmodSync,
  chownSync,
  cpSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { freePort } from '../../src/database/cluster-connection.ts';
import { type EmbeddedServer, openEmbeddedServer } from '../../src/database/embedded-server.ts';
import { locateEngine } from '../../src/database/engine-location.ts';
import { startPostmaster, stopPostmaster } from '../../src/database/postmaster.ts';
import { Reader } from '../../src/database/reader.ts';
import { chooseServerIdentity } from '../../src/database/server-identity.ts';
import type { Sql } from '../../src/database/sql.ts';
import { createLogger, silentLogger } from '../../src/platform/logger.ts';
import { removeDataFolder } from '../support/database-cleanup.ts';

// Reads from a real standby that streams from a real primary.

let folder: string;
let primary: EmbeddedServer;
let replicaUrl: string;
let standby: { pid: number };
let client: Client;
let sql: Sql;

const query = async <Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> =>
  (await client.query(text, values as unknown[])).rows as Row[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), `onetable-test-${process.pid}-`));
  chmodSync(folder, 0o711);
  const open = () => openEmbeddedServer({ dataDir: folder, role: 'tool', logger: silentLogger });
  // A copy of the folder of a stopped server is a base backup.
  await (await open()).close();
  const cluster = realpathSync(join(folder, 'pg'));
  const copy = `${cluster}-standby`;
  cpSync(cluster, copy, { recursive: true, preserveTimestamps: true });
  primary = await open();
  standby = await startStandby(cluster, copy);
  client = new Client({ connectionString: primary.adminUrl });
  await client.connect();
  sql = { query };
  await query('CREATE TABLE counted (n int)');
  await query('INSERT INTO counted VALUES (0)');
}, 60_000);

afterAll(async () => {
  await client?.end();
  if (standby) await stopPostmaster(standby.pid).catch(() => {});
  await primary?.close();
  const copy = `${realpathSync(join(folder, 'pg'))}-standby`;
  rmSync(copy, { recursive: true, force: true });
  await removeDataFolder(folder);
}, 60_000);

async function startStandby(cluster: string, copy: string): Promise<{ pid: number }> {
  const { uid, gid } = statSync(cluster);
  chmodSync(copy, 0o700);
  appendFileSync(
    join(copy, 'postgresql.auto.conf'),
    `\nprimary_conninfo = '${primary.adminUrl}'\nhot_standby = on\n`,
  );
  writeFileSync(join(copy, 'standby.signal'), '');
  if (process.getuid?.() === 0) await handOver(copy, uid, gid);
  const identity = chooseServerIdentity(cluster);
  const port = await freePort();
  const logFile = join(folder, 'standby.log');
  const starting = startPostmaster({
    engine: locateEngine(identity, silentLogger),
    cluster: copy,
    identity,
    port,
    logFile,
  });
  const url = new URL(primary.adminUrl);
  url.port = String(port);
  replicaUrl = url.href;
  await vi.waitFor(
    async () => {
      if (starting.ended()) throw new Error(`${starting.ended()}: ${starting.said()}`);
      const probe = new Client({ connectionString: replicaUrl });
      probe.on('error', () => {});
      await probe.connect();
      await probe.end();
    },
    { timeout: 30_000, interval: 100 },
  );
  return starting;
}

async function handOver(path: string, uid: number, gid: number): Promise<void> {
  const { readdir } = await import('node:fs/promises');
  chownSync(path, uid, gid);
  for (const entry of await readdir(path, { recursive: true })) chownSync(join(path, entry), uid, gid);
}

let reader: Reader;
beforeEach(() => {
  reader = new Reader({ primary: sql, replicaUrl, logger: silentLogger });
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

test('what is wrong with a query is said, not tried again', async () => {
  await expect(reader.query('SELECT nothing FROM counted')).rejects.toThrow(
    'column "nothing" does not exist',
  );
});

test('a server that is no standby of this one is not read', async () => {
  const another = new Reader({
    ...{
      primary: sql,
      replicaUrl: primary.adminUrl,
      logger: silentLogger,
      patienceMs: 50,
    },
  });
  expect(await another.query(READ)).toEqual([{ n: 1000, standby: false }]);
  await another.close();
});

test('a standby that is gone is missed by nobody, and not knocked at with every read', async () => {
  const logger = createLogger('silent');
  const warned = vi.spyOn(logger, 'warn');
  const lonely = new Reader({ primary: sql, replicaUrl, logger });
  await lonely.query(READ);
  await stopPostmaster(standby.pid);
  for (let i = 0; i < 20; i++) expect(await lonely.query(READ)).toEqual([{ n: 1000, standby: false }]);
  expect(warned).toHaveBeenCalledTimes(1);
  await lonely.close();
});
