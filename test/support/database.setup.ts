import { chmodSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { isRunning } from '../../src/database/processes.ts';
import { registerUser } from '../../src/database/server-users.ts';
import { dropDatabases, removeDataFolder } from './database-cleanup.ts';

/** What every test file is told about the run's database server. */
export interface TestServer {
  readonly dataDir: string;
  /** Marks the databases of this run, so that runs on one TEST_DATABASE_URL stay apart. */
  readonly prefix: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: TestServer;
  }
}

const FOLDER_PREFIX = 'onetable-test-';

/**
 * One cluster for the whole run. The first test file that wants a database starts it (a run of pure tests
 * never does); this process is entered as its user, so it lives until the run is over, and goes with its
 * folder. What a killed run has left behind is removed here too.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await removeLeftovers();
  const dataDir = mkdtempSync(join(tmpdir(), `${FOLDER_PREFIX}${process.pid}-`));
  chmodSync(dataDir, 0o711); // as the hub does: root's server runs as another user
  const prefix = `ot_${process.pid}_${Date.now().toString(36)}_`;
  const user = registerUser(join(dataDir, 'pg-users'));
  project.provide('testServer', { dataDir, prefix });
  return async () => {
    user.leave();
    const external = process.env.TEST_DATABASE_URL;
    if (external) await dropDatabases(external, prefix);
    await removeDataFolder(dataDir);
  };
}

async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const pid = name.startsWith(FOLDER_PREFIX)
      ? Number(name.slice(FOLDER_PREFIX.length).split('-')[0])
      : Number.NaN;
    if (Number.isInteger(pid) && !isRunning(pid)) await removeDataFolder(join(tmpdir(), name));
  }
}
