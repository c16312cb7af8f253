import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { identify, isSameProcess, type ProcessIdentity, sleep } from './processes.ts';

/** A lock that is held; it frees itself when its process ends, however it ends. */
export interface HeldLock {
  release(): void;
}

/** A half-written lock file older than this was left by a process that died while writing it. */
const WRITING_TAKES_AT_MOST_MS = 2_000;

/** This process, in the form in which lock files keep it. */
export function thisProcess(): ProcessIdentity {
  return identify(process.pid) ?? { pid: process.pid, startedAt: 'unknown' };
}

/**
 * Takes the lock, or tells who holds it. The file names its holder by number *and* start time, so a number
 * that the system has given to another process since then does not block anyone.
 */
export function tryLock(file: string): HeldLock | { readonly holder: ProcessIdentity } {
  for (;;) {
    try {
      writeFileSync(file, JSON.stringify(thisProcess()), { flag: 'wx', mode: 0o644 });
      return { release: () => rmSync(file, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = liveHolder(file);
    if (holder) return { holder };
    removeStale(file);
  }
}

/** Waits for the lock, for work of a second or two such as starting a server. */
export async function waitForLock(file: string, limitMs: number): Promise<HeldLock> {
  const end = Date.now() + limitMs;
  for (;;) {
    const result = tryLock(file);
    if ('release' in result) return result;
    if (Date.now() > end) {
      throw new Error(
        `${file} has been held by process ${result.holder.pid} for ${Math.round(limitMs / 1000)} s. ` +
          'If that process hangs, end it and try again.',
      );
    }
    await sleep(25);
  }
}

/** Who holds the lock now; undefined when it is free. */
export function liveHolder(file: string): ProcessIdentity | undefined {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
  const holder = parse(content);
  if (holder) return isSameProcess(holder) ? holder : undefined;
  return isBeingWritten(file) ? { pid: 0, startedAt: 'starting' } : undefined;
}

function parse(content: string): ProcessIdentity | undefined {
  try {
    const value = JSON.parse(content) as Partial<ProcessIdentity>;
    return typeof value.pid === 'number' && typeof value.startedAt === 'string'
      ? (value as ProcessIdentity)
      : undefined;
  } catch {
    return undefined;
  }
}

function isBeingWritten(file: string): boolean {
  try {
    return Date.now() - statSync(file).mtimeMs < WRITING_TAKES_AT_MOST_MS;
  } catch {
    return false;
  }
}

/** Moves the stale file aside before deleting it: if another process took the lock meanwhile, it is put back. */
function removeStale(file: string): void {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (liveHolder(aside)) renameSync(aside, file);
  else rmSync(aside, { force: true });
}
