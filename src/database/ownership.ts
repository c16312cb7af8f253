import { chmodSync, existsSync, lchownSync, lstatSync, mkdirSync, readdirSync, type Stats } from 'node:fs';
import { join } from 'node:path';
import type { ServerIdentity } from './server-identity.ts';

/** Makes a folder with exactly this mode, whatever the umask; one that exists keeps its own. */
export function makeFolder(path: string, mode: number): void {
  if (existsSync(path)) return;
  mkdirSync(path, { recursive: true });
  chmodSync(path, mode);
}

/** `chmod -R a+rX`: what one may run or read, everyone may. */
export function openToAll(path: string): void {
  forEachBelow(path, (entry, stat) => {
    if (stat.isSymbolicLink()) return;
    const runnable = stat.isDirectory() || (stat.mode & 0o100) !== 0;
    chmodSync(entry, (stat.mode & 0o777) | (runnable ? 0o555 : 0o444));
  });
}

/** `chown -R`, for what root has made or restored on behalf of the server's user. */
export function giveTo(identity: ServerIdentity | undefined, path: string): void {
  if (identity === undefined) return;
  forEachBelow(path, (entry) => lchownSync(entry, identity.uid, identity.gid));
}

function forEachBelow(path: string, visit: (entry: string, stat: Stats) => void): void {
  const stat = lstatSync(path);
  visit(path, stat);
  if (!stat.isDirectory()) return;
  for (const name of readdirSync(path)) forEachBelow(join(path, name), visit);
}
