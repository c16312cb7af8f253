import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { waitForEnd } from '../../src/database/processes.ts';
import { PROJECT_ROOT } from '../../src/platform/config.ts';
import { removeDataFolder } from '../support/database-cleanup.ts';
import { benchFolder } from './cluster.ts';
import { atMost, type Figure } from './figure.ts';

const REST_MS = 3000;

/** `npm start` in an empty folder and again, until it says where GraphQL is; and what it holds at rest. */
export async function benchStart(): Promise<Figure[]> {
  const folder = await benchFolder();
  try {
    const first = await start(folder);
    await stop(first.child);
    const next = await start(folder);
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
    const memory = memoryOf(next.child);
    await stop(next.child);
    return [
      {
        name: 'start.first',
        what: 'first start, example county filled',
        value: first.seconds,
        unit: 's',
        target: atMost(8),
      },
      { name: 'start.next', what: 'next start', value: next.seconds, unit: 's', target: atMost(2) },
      ...(memory ? [memory] : []),
    ];
  } finally {
    await removeDataFolder(folder);
  }
}

async function start(dataDir: string): Promise<{ child: ChildProcess; seconds: number }> {
  const begun = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: PROJECT_ROOT,
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', DATABASE_URL: '', LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const seconds = await new Promise<number>((resolve, reject) => {
    const take = (chunk: Buffer): void => {
      said += chunk.toString();
      if (said.includes('/graphql')) resolve((performance.now() - begun) / 1000);
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.once('exit', () => reject(new Error(`npm start ended:\n${said}`)));
  });
  return { child, seconds };
}

/** Tells the hub itself: npm does not pass signals on everywhere, and may end before the hub does. */
async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const hubs = familyOf(child.pid ?? 0).filter((each) => commandOf(each).includes('src/main.ts'));
  for (const pid of hubs) process.kill(pid, 'SIGTERM');
  await ended;
  await Promise.all(hubs.map((pid) => waitForEnd(pid, 15_000)));
}

/** What node and the database hold, each shared page counted once; undefined where the system does not tell. */
function memoryOf(child: ChildProcess): Figure | undefined {
  const family = familyOf(child.pid ?? 0);
  const node = family.filter(
    (pid) => /^\S*node /.test(commandOf(pid)) && commandOf(pid).includes('src/main.ts'),
  );
  const postgres = family.filter((pid) => commandOf(pid).includes('postgres'));
  const [ofNode, ofPostgres] = [megabytes(node), megabytes(postgres)];
  if (Number.isNaN(ofNode + ofPostgres)) return undefined;
  const note = `node ${ofNode.toFixed(0)} MB, postgres ${ofPostgres.toFixed(0)} MB`;
  return {
    ...{ name: 'start.memory', what: 'memory at rest', value: ofNode + ofPostgres, unit: 'MB', note },
    target: atMost(200),
  };
}

function megabytes(pids: readonly number[]): number {
  const pages = pids.map((pid) => {
    const line = /^Pss:\s+(\d+) kB/m.exec(text(`/proc/${pid}/smaps_rollup`));
    return line ? Number(line[1]) / 1024 : Number.NaN;
  });
  return pages.reduce((sum, each) => sum + each, 0);
}

/** The process and all that descend from it. */
function familyOf(pid: number): number[] {
  const parents = new Map<number, number[]>();
  for (const each of readdirSync('/proc').map(Number).filter(Number.isInteger)) {
    const parent = Number(/\) \S (\d+)/.exec(text(`/proc/${each}/stat`))?.[1]);
    parents.set(parent, [...(parents.get(parent) ?? []), each]);
  }
  const family = [pid];
  for (const member of family) family.push(...(parents.get(member) ?? []));
  return family;
}

const commandOf = (pid: number): string => text(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');

function text(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
