import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, test } from 'vitest';
import { type RunningServer, startServer } from '../../src/api/server.ts';
import { createHub, type Hub } from '../../src/hub.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { PROJECT_ROOT } from '../../src/platform/config.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { onetable, rerunConsole, rerunPage } from '../support/pages.ts';
import { TOUR_DAY } from '../support/tour.ts';

/**
 * The tour is run as it stands on the page, block after block, from an empty database; what it prints must be what
 * the page shows. `UPDATE_TOUR=1` writes the page instead.
 */
const PAGE = new URL('../../docs/tour.md', import.meta.url);

let database: TestDatabase;
let hub: Hub | undefined;
let server: RunningServer | undefined;
/** What the reader of the page works in: a copy, for the page adds files to the dictionary. */
const folder = mkdtempSync(join(tmpdir(), 'onetable-tour-'));

beforeAll(async () => {
  database = await createTestDatabase({ migrated: false });
  for (const part of ['schema/dictionary', 'seeds/example']) {
    cpSync(join(PROJECT_ROOT, part), join(folder, part), { recursive: true });
  }
});

afterAll(async () => {
  await server?.close();
  await hub?.close();
  await database?.close();
  rmSync(folder, { recursive: true });
});

/** `npm start`, until it says what to try next. It runs on a test database and port: the page shows the usual ones. */
async function start(): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, DATABASE_URL: database.url, PORT: '0' },
  });
  let printed = '';
  child.stderr.on('data', (data) => {
    printed += data;
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (data) => {
      printed += data;
      if (printed.includes('Next: ')) resolve();
    });
    child.on('exit', () => reject(new Error(`npm start ended: ${printed}`)));
  });
  child.removeAllListeners('exit');
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
  return printed
    .replace('from DATABASE_URL', 'embedded in data/pg')
    .replace(/127\.0\.0\.1:\d+/, '127.0.0.1:4000')
    .trimEnd();
}

const runLine = (command: string): Promise<string> =>
  command === 'npm start' ? start() : onetable(command, database.url, folder);

async function ask(query: string): Promise<string> {
  hub ??= await createHub({ url: database.url, logger: silentLogger, clock: fixedClock(TOUR_DAY) });
  server ??= await startServer({
    api: hub.api,
    config: { host: '127.0.0.1', port: 0 },
    logger: silentLogger,
    clock: fixedClock(TOUR_DAY),
  });
  const response = await fetch(server.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const answer = (await response.json()) as { data?: unknown };
  return compact(answer.data ?? answer);
}

/** JSON as a person reads it: what fits on a line stands on it. */
function compact(value: unknown, indent = ''): string {
  const flat = JSON.stringify(value, null, 1)?.replace(/\n\s*/g, ' ');
  if (flat.length + indent.length <= 110 || typeof value !== 'object' || value === null) return flat;
  const deeper = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((part) => `${deeper}${compact(part, deeper)}`)
    : Object.entries(value).map(([key, part]) => `${deeper}${JSON.stringify(key)}: ${compact(part, deeper)}`);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  return `${open}\n${parts.join(',\n')}\n${indent}${close}`;
}

function cut(text: string, info: string): string {
  const most = Number(/first (\d+) lines/.exec(info)?.[1] ?? Number.POSITIVE_INFINITY);
  const lines = text.split('\n');
  return `${lines.slice(0, most).join('\n')}${lines.length > most ? '\n…' : ''}\n`;
}

/** How long things took is no promise of the page. */
const timeless = (page: string): string =>
  page.replace(/\(\d+\.\d s\)/g, '(… s)').replace(/最近上报：[-\d]+ [:\d]+/g, '最近上报：…');

test('the tour prints what its page shows', { timeout: 400_000 }, async () => {
  let answer = '';
  const rerun = async (info: string, body: string): Promise<string | undefined> => {
    if (info === 'console') return rerunConsole(body, runLine);
    if (info === 'graphql') answer = await ask(body);
    else if (info.startsWith('graphql schema/'))
      writeFileSync(join(folder, info.replace('graphql ', '')), body);
    return info.startsWith('json') ? cut(answer, info) : undefined;
  };
  await rerunPage(PAGE, rerun, { update: process.env.UPDATE_TOUR !== undefined, ignoring: timeless });
});
