import { lstatSync, readlinkSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { Client } from 'pg';
import { clusterLink } from '../../src/database/cluster-location.ts';
import { findPostmaster } from '../../src/database/postmaster.ts';
import { waitForEnd } from '../../src/database/processes.ts';

/** Ends the server of a throw-away data folder at once: nothing in it is kept, so nothing needs to be written. */
export async function endServer(dataDir: string): Promise<void> {
  const running = findPostmaster(clusterLink(dataDir));
  if (!running) return;
  process.kill(running.pid, 'SIGQUIT');
  await waitForEnd(running.pid, 10_000);
}

/** Ends the server and deletes everything that belongs to the folder. */
export async function removeDataFolder(dataDir: string): Promise<void> {
  await endServer(dataDir);
  const cluster = clusterLink(dataDir);
  // A cluster that root had to put elsewhere.
  if (lstatSync(cluster, { throwIfNoEntry: false })?.isSymbolicLink()) {
    rmSync(dirname(readlinkSync(cluster)), { recursive: true, force: true });
  }
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
}

/** Drops the databases that a run has made on a server that is not its own. */
export async function dropDatabases(adminUrl: string, prefix: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [prefix],
    );
    for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`);
  } finally {
    await client.end();
  }
}
