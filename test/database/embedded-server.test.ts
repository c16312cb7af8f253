import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type EmbeddedServer, openEmbeddedServer } from '../../src/database/embedded-server.ts';
import { findPostmaster } from '../../src/database/postmaster.ts';
import { isRunning, sleep, waitForEnd } from '../../src/database/processes.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { endServer, removeDataFolder } from '../support/database-cleanup.ts';

// The embedded PostgreSQL and everything that can happen to it, with real processes and real kills. The tests
// share a data folder, as one that has been in use is the usual case; each begins with the server stopped.

let workspace: string;
let dataDir: string;
let children: ChildProcess[];

const openIn = (folder: string, role: 'hub' | 'tool'): Promise<EmbeddedServer> =>
  openEmbeddedServer({ dataDir: folder, role, logger: silentLogger, durable: false });
const open = (role: 'hub' | 'tool'): Promise<EmbeddedServer> => openIn(dataDir, role);

beforeAll(async () => {
  workspace = mkdtempSync(join(tmpdir(), `onetable-test-${process.pid}-`));
  chmodSync(workspace, 0o711);
  await (await openIn(join(workspace, '一表 data'), 'hub')).close();
});

afterAll(async () => {
  await removeDataFolder(join(workspace, '一表 data'));
  rmSync(workspace, { recursive: true, force: true });
});

beforeEach(() => {
  dataDir = join(workspace, '一表 data');
  children = [];
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await endServer(dataDir);
});

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: 'array' })).rows.map((row: unknown[]) => row[0]);
  } finally {
    await client.end();
  }
}

/** Opens the folder in another process; resolves with what it prints first. */
function elsewhere(
  role: 'hub' | 'tool',
): Promise<{ child: ChildProcess; out: string; err: string; code: number | null }> {
  const script = join(import.meta.dirname, '../support/hold-database.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir, role], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let err = '';
  child.stderr.on('data', (chunk) => (err += chunk));
  return new Promise((done) => {
    child.stdout.once('data', (chunk) => done({ child, out: String(chunk), err, code: null }));
    child.once('exit', (code) => setTimeout(() => done({ child, out: '', err, code }), 20));
  });
}

async function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let i = 0; i < 400; i++) {
    if (await condition()) return;
    await sleep(25);
  }
  throw new Error(`still not after 10 s: ${what}`);
}

test('first start: makes a cluster, and the hub works as a role that is no superuser', async () => {
  dataDir = join(workspace, 'first');
  const server = await open('hub');
  expect(await query(server.url, 'SELECT rolsuper FROM pg_roles WHERE rolname = current_user')).toEqual([
    false,
  ]);
  expect(await query(server.url, 'SHOW server_encoding')).toEqual(['UTF8']);
  expect(await query(server.url, "SELECT lower('ÄÖ')")).toEqual(['äö']);
  expect(statSync(join(dataDir, 'pg-passwords.json')).mode & 0o777).toBe(0o600);
  const { pid } = server;
  await server.close();
  expect(isRunning(pid)).toBe(false);
  expect(existsSync(join(dataDir, 'hub.lock'))).toBe(false);
  expect(readdirSync(join(dataDir, 'pg-users'))).toEqual([]);
});

test('next start: the same data on the same port', async () => {
  const first = await open('hub');
  await query(first.url, 'CREATE TABLE filed AS SELECT 42 AS n');
  await first.close();
  const second = await open('hub');
  expect(second.url).toBe(first.url);
  expect(await query(second.url, 'SELECT n FROM filed')).toEqual([42]);
  await second.close();
});

test('kill -9 of PostgreSQL under a hub: it comes back by itself, on the same address, with what was committed', async () => {
  const server = await open('hub');
  await query(server.url, 'CREATE TABLE kept AS SELECT 1 AS n');
  for (let round = 0; round < 3; round++) {
    const killed = server.pid;
    process.kill(killed, 'SIGKILL');
    await until(() => server.state === 'up' && server.pid !== killed, 'the database is back');
    expect(await query(server.url, 'SELECT n FROM kept')).toEqual([1]);
  }
  await server.close();
});

test('kill -9 of a hub leaves PostgreSQL running: the next hub joins it, and stops it at its end', async () => {
  const { child, out } = await elsewhere('hub');
  const orphan = JSON.parse(out) as { url: string; pid: number };
  child.kill('SIGKILL');
  await waitForEnd(child.pid ?? 0, 5_000);
  expect(isRunning(orphan.pid)).toBe(true);
  const next = await open('hub');
  expect(next).toMatchObject({ url: orphan.url, pid: orphan.pid });
  await next.close();
  expect(isRunning(orphan.pid)).toBe(false);
});

test('a second hub on the same data folder is refused, and told which process has it', async () => {
  const first = await open('hub');
  const second = await elsewhere('hub');
  expect(second.code).toBe(1);
  expect(second.err).toContain(
    `Another hub, process ${process.pid}, already works on ${dataDir}. Stop it first`,
  );
  expect(await query(first.url, 'SELECT 1')).toEqual([1]);
  await first.close();
});

test('a lock whose process number now belongs to another process blocks nobody', async () => {
  writeFileSync(
    join(dataDir, 'hub.lock'),
    JSON.stringify({ pid: process.ppid, startedAt: 'another boot:1' }),
  );
  const server = await open('hub');
  await server.close();
});

test('a tool joins a running hub and leaves it running; without a hub it starts the server for itself', async () => {
  const alone = await open('tool');
  const pidAlone = alone.pid;
  await alone.close();
  expect(isRunning(pidAlone)).toBe(false);

  const hub = await open('hub');
  const { child, out } = await elsewhere('tool');
  expect(JSON.parse(out)).toEqual({ url: hub.url, pid: hub.pid });
  child.kill('SIGTERM');
  await waitForEnd(child.pid ?? 0, 5_000);
  expect(await query(hub.url, 'SELECT 1')).toEqual([1]);
  await hub.close();
});

test('a hub that stops while a tool works does not pull the server from under it', async () => {
  const hub = await open('hub');
  const tool = await open('tool');
  await hub.close();
  expect(await query(tool.url, 'SELECT 1')).toEqual([1]);
  const { pid } = tool;
  await tool.close();
  expect(isRunning(pid)).toBe(false);
});

test('many openers at once start one server', async () => {
  const servers = await Promise.all([open('hub'), open('tool'), open('tool'), open('tool')]);
  expect(new Set(servers.map(({ pid }) => pid)).size).toBe(1);
  await Promise.all(servers.map((server) => server.close()));
  expect(findPostmaster(join(dataDir, 'pg'))).toBeUndefined();
});

test('half a cluster from an interrupted first start is cleared away', async () => {
  dataDir = join(workspace, 'interrupted');
  mkdirSync(join(dataDir, 'pg.initialising', 'base'), { recursive: true });
  chmodSync(dataDir, 0o711);
  writeFileSync(join(dataDir, 'pg.initialising', 'PG_VERSION'), '18\n');
  const server = await open('hub');
  expect(existsSync(join(dataDir, 'pg.initialising'))).toBe(false);
  await server.close();
});

test('a pid file whose number belongs to some other program does not block the start', async () => {
  const first = await open('hub');
  const pidFile = join(dataDir, 'pg', 'postmaster.pid');
  const lines = readFileSync(pidFile, 'utf8').split('\n');
  await first.close();
  writeFileSync(pidFile, [String(process.pid), ...lines.slice(1)].join('\n'), { mode: 0o600 });
  const second = await open('hub');
  expect(second.pid).not.toBe(process.pid);
  await second.close();
});

test('a port that someone else has taken meanwhile is given up for a free one', async () => {
  const first = await open('hub');
  const port = Number(new URL(first.url).port);
  await first.close();
  const { createServer } = await import('node:net');
  const squatter = createServer().listen(port, '127.0.0.1');
  await new Promise((done) => squatter.once('listening', done));
  const second = await open('hub');
  expect(Number(new URL(second.url).port)).not.toBe(port);
  await second.close();
  squatter.close();
});

test('lost passwords are told as such, not as a failed connection', async () => {
  const passwords = join(dataDir, 'pg-passwords.json');
  renameSync(passwords, `${passwords}.away`);
  await expect(open('hub')).rejects.toThrow(
    /pg-passwords\.json is missing.*Bring the file back from a backup/s,
  );
  expect(existsSync(join(dataDir, 'hub.lock'))).toBe(false);
  renameSync(`${passwords}.away`, passwords);
});

test('a cluster that was restored with other owner and permissions is put right', async () => {
  chmodSync(join(dataDir, 'pg'), 0o755);
  if (process.getuid?.() === 0) chownSync(join(dataDir, 'pg'), 0, 0);
  const server = await open('hub');
  expect(statSync(join(dataDir, 'pg')).mode & 0o777).toBe(0o700);
  await server.close();
});
