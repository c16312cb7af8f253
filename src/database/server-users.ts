import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { liveHolder, thisProcess } from './lock-file.ts';

let registrations = 0;

/** Enters this process among the users of the data folder's server. The last one to leave stops the server. */
export function registerUser(folder: string): { leave(): void } {
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const file = join(folder, `${process.pid}-${++registrations}.json`);
  writeFileSync(file, JSON.stringify(thisProcess()), { mode: 0o644 });
  return { leave: () => rmSync(file, { force: true }) };
}

/** True while any process that entered is alive; forgets those that died without leaving. */
export function hasUsers(folder: string): boolean {
  let used = false;
  for (const name of readdirSync(folder)) {
    if (liveHolder(join(folder, name))) used = true;
    else rmSync(join(folder, name), { force: true });
  }
  return used;
}
