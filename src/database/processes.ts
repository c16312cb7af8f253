import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What identifies a process beyond its number, which the system gives away again. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Opaque: two processes that had the same number differ in it. */
  readonly startedAt: string;
}

interface ProcessFacts extends ProcessIdentity {
  readonly command: string;
}

export const sleep = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** The identity of the running process with this number; undefined when there is none, or only a zombie. */
export function identify(pid: number): ProcessIdentity | undefined {
  const facts = lookUp(pid);
  return facts && { pid: facts.pid, startedAt: facts.startedAt };
}

export function isRunning(pid: number): boolean {
  return lookUp(pid) !== undefined;
}

/** True while the very process that was identified lives; false when its number belongs to another now. */
export function isSameProcess(identity: ProcessIdentity): boolean {
  return lookUp(identity.pid)?.startedAt === identity.startedAt;
}

/** The program's name, `postgres` for a server; undefined when there is no such process. */
export function commandOf(pid: number): string | undefined {
  return lookUp(pid)?.command;
}

/** Resolves once the process is gone (true) or the time is up (false). */
export async function waitForEnd(pid: number, limitMs: number): Promise<boolean> {
  const end = Date.now() + limitMs;
  while (isRunning(pid)) {
    if (Date.now() > end) return false;
    await sleep(20);
  }
  return true;
}

function lookUp(pid: number): ProcessFacts | undefined {
  if (!Number.isSafeInteger(pid) || pid <= 0) return undefined;
  if (process.platform === 'linux') return lookUpInProc(pid);
  return process.platform === 'win32' ? lookUpBySignal(pid) : lookUpByPs(pid);
}

function lookUpInProc(pid: number): ProcessFacts | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const nameEnd = stat.lastIndexOf(')');
    // After the name, which may hold spaces and brackets: state, ppid, …, the 20th is the start in ticks since boot.
    const fields = stat.slice(nameEnd + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    const command = stat.slice(stat.indexOf('(') + 1, nameEnd);
    return { pid, startedAt: `${bootId()}:${fields[19]}`, command };
  } catch {
    return undefined;
  }
}

let knownBootId: string | undefined;

/** Tells the tick counts of different boots apart. */
function bootId(): string {
  try {
    knownBootId ??= readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    knownBootId = 'boot';
  }
  return knownBootId;
}

function lookUpByPs(pid: number): ProcessFacts | undefined {
  const { stdout } = spawnSync('ps', ['-o', 'stat=,lstart=,comm=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  const [state = '', ...rest] = (stdout ?? '').trim().split(/\s+/);
  if (state === '' || state.startsWith('Z')) return undefined;
  return {
    pid,
    startedAt: rest.slice(0, 5).join(' '),
    command: rest.slice(5).join(' ').split('/').pop() ?? '',
  };
}

function lookUpBySignal(pid: number): ProcessFacts | undefined {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return undefined;
  }
  return { pid, startedAt: 'unknown', command: 'postgres' };
}
