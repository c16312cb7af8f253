import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningServer, startServer } from '../../src/api/server.ts';
import { run } from '../../src/cli/program.ts';
import { createHub, type Hub } from '../../src/hub.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { PROJECT_ROOT } from '../../src/platform/config.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { TOUR_DAY } from '../support/tour.ts';

/**
 * The tour is run as it stands on the page, block after block, from an empty database; what it prints must be what
 * the page shows. `UPDATE_TOUR=1` writes the page instead.
 */
const PAGE = new URL('../../docs/tour.md', import.meta.url);
const FENCE = /^```([^\n]*)\n(.*?)^```$/gms;

let database: TestDatabase;
let hub: Hub | undefined;
let server: RunningServer | undefined;

beforeAll(async () => {
  database = await createTestDatabase({ migrated: false });
});

afterAll(async () => {
  await server?.close();
  await hub?.close();
  await database?.close();
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

async function onetable(line: string): Promise<string> {
  let printed = '';
  const write = (text: string): void => {
    printed += text;
  };
  await run(line.split(' '), {
    env: { DATABASE_URL: database.url },
    cwd: PROJECT_ROOT,
    out: write,
    err: write,
    stdin: async () => Buffer.alloc(0),
    outIsTerminal: false,
    errIsTerminal: false,
    columns: 118,
    clock: fixedClock(TOUR_DAY),
  });
  return printed.trimEnd();
}

async function runConsole(block: string): Promise<string> {
  const commands = block.split('\n').filter((line) => line.startsWith('$ '));
  const shown: string[] = [];
  for (const command of commands) {
    const words = command.slice(2);
    const printed =
      words === 'npm start' ? await start() : await onetable(words.replace('npx onetable ', ''));
    shown.push(`${command}\n${printed}`);
  }
  return `${shown.join('\n')}\n`;
}

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
const timeless = (page: string): string => page.replace(/\(\d+\.\d s\)/g, '(… s)');

test('the tour prints what its page shows', { timeout: 120_000 }, async () => {
  const page = readFileSync(PAGE, 'utf8');
  let made = '';
  let from = 0;
  let answer = '';
  for (const match of page.matchAll(FENCE)) {
    const [whole, info = '', body = ''] = match;
    let shown = body;
    if (info === 'console') shown = await runConsole(body);
    else if (info === 'graphql') answer = await ask(body);
    else if (info.startsWith('json')) shown = cut(answer, info);
    made += `${page.slice(from, match.index)}\`\`\`${info}\n${shown}\`\`\``;
    from = match.index + whole.length;
  }
  made += page.slice(from);
  if (process.env.UPDATE_TOUR) writeFileSync(PAGE, made);
  else expect(timeless(made)).toBe(timeless(page));
});
