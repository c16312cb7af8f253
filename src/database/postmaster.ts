import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, parse } from 'node:path';
import { serverEnvironment } from './cluster.ts';
import type { Engine } from './engine-location.ts';
import { commandOf, isRunning, waitForEnd } from './processes.ts';
import type { ServerIdentity } from './server-identity.ts';

/** PostgreSQL's main process: how to find it, start it and end it. Nothing here knows about the hub. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

const LOG_KEPT_BYTES = 5_000_000;

/** The postmaster of this cluster, if its process lives. Reads postmaster.pid as PostgreSQL writes it. */
export function findPostmaster(cluster: string): Postmaster | undefined {
  const lines = pidFileLines(cluster);
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!isRunning(pid) || !isPostgres(pid)) return undefined;
  return Number.isInteger(port) && port > 0 ? { pid, port } : undefined;
}

/**
 * Deletes a postmaster.pid whose process is gone. PostgreSQL does so too, except when the number now belongs
 * to some other process of the same user: then it would refuse to start for ever.
 */
export function removeStalePidFile(cluster: string): void {
  const pid = Number(pidFileLines(cluster)[0]);
  if (Number.isInteger(pid) && pid > 0 && (!isRunning(pid) || !isPostgres(pid))) {
    rmSync(join(cluster, 'postmaster.pid'), { force: true });
  }
}

function pidFileLines(cluster: string): string[] {
  const file = join(cluster, 'postmaster.pid');
  try {
    return existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  } catch {
    return []; // removed in between
  }
}

function isPostgres(pid: number): boolean {
  return commandOf(pid)?.startsWith('postgres') ?? false;
}

export interface StartOptions {
  readonly engine: Engine;
  readonly cluster: string;
  readonly identity: ServerIdentity | undefined;
  readonly port: number;
  readonly logFile: string;
}

/**
 * Starts the postmaster in a session of its own, so that Ctrl-C in the hub's terminal does not reach it and
 * the hub can finish its work first. Its output goes to a file: a pipe would break with the hub.
 */
export function startPostmaster({
  engine,
  cluster,
  identity,
  port,
  logFile,
}: StartOptions): StartingPostmaster {
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > LOG_KEPT_BYTES)
    renameSync(logFile, `${logFile}.1`);
  const log = openSync(logFile, 'a', 0o600);
  const logStart = statSync(logFile).size;
  const child = spawn(engine.postgres, ['-D', cluster, '-p', String(port)], {
    cwd: parse(cluster).root,
    env: serverEnvironment(),
    detached: true,
    stdio: ['ignore', log, log],
    ...(identity && { uid: identity.uid, gid: identity.gid }),
  });
  closeSync(log);
  let ended: string | undefined;
  child.on('error', (error) => (ended = error.message));
  child.on('exit', (code, signal) => (ended = signal ? `signal ${signal}` : `code ${code}`));
  child.unref();
  return {
    pid: child.pid ?? 0,
    ended: () => ended,
    said: () =>
      readFileSync(logFile).subarray(logStart).toString('utf8').trim().split('\n').slice(-6).join('\n'),
  };
}

export interface StartingPostmaster {
  readonly pid: number;
  /** How it ended, once it has. */
  ended(): string | undefined;
  /** The last lines of what it has logged since its start. */
  said(): string;
}

/** Fast shutdown: open transactions are rolled back, everything is written. If that hangs, ever harder. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, limitMs] of [
    ['SIGINT', 8_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      // It has ended by itself.
    }
    if (await waitForEnd(pid, limitMs)) return;
  }
  throw new Error(
    `The database process ${pid} does not end, even when killed. Look for a disk that hangs, then end it by hand.`,
  );
}
