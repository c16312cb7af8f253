import { createServer } from 'node:net';
import { Client, DatabaseError } from 'pg';
import { BI_FULL_ROLE, BI_ROLE } from './bi-role.ts';
import { ADMIN_ROLE, HUB_DATABASE, HUB_ROLE, type Passwords } from './cluster.ts';
import { isRunning, sleep } from './processes.ts';

/** The addresses of a running cluster, for the hub's role, for the administrator's and for that of BI tools. */
export interface ClusterUrls {
  readonly url: string;
  readonly adminUrl: string;
  readonly biUrl: string;
  /** For those of them who have the right to what is withheld from others. */
  readonly biFullUrl: string;
}

export function clusterUrls(port: number, passwords: Passwords): ClusterUrls {
  return {
    url: `postgresql://${HUB_ROLE}:${passwords.hub}@127.0.0.1:${port}/${HUB_DATABASE}`,
    adminUrl: `postgresql://${ADMIN_ROLE}:${passwords.admin}@127.0.0.1:${port}/postgres`,
    biUrl: `postgresql://${BI_ROLE}:${passwords.bi}@127.0.0.1:${port}/${HUB_DATABASE}`,
    biFullUrl: `postgresql://${BI_FULL_ROLE}:${passwords.biFull}@127.0.0.1:${port}/${HUB_DATABASE}`,
  };
}

/** 57P03: starting up, recovering or shutting down. */
const NOT_YET = '57P03';
const UNKNOWN_DATABASE = '3D000';
const WRONG_PASSWORD = '28P01';

export type Readiness = 'ready' | 'ended' | 'silent';

/**
 * Waits until the cluster takes the hub's connections, and makes the hub's role and database if they are not
 * there yet. Recovery after a crash may take as long as it takes; only a server that says nothing at all for
 * `silenceLimitMs` is given up.
 */
export async function waitUntilReady(
  pid: number,
  urls: ClusterUrls,
  passwords: Passwords,
  silenceLimitMs = 30_000,
): Promise<Readiness> {
  let silentSince = Date.now();
  for (;;) {
    const answer = await knock(urls.url);
    if (answer === 'in') return 'ready';
    if (answer === UNKNOWN_DATABASE || answer === WRONG_PASSWORD) {
      await makeRoleAndDatabase(urls.adminUrl, passwords);
      return 'ready';
    }
    if (answer !== 'silence') silentSince = Date.now();
    if (!isRunning(pid)) return 'ended';
    if (Date.now() - silentSince > silenceLimitMs) return 'silent';
    await sleep(answer === NOT_YET ? 50 : 20);
  }
}

/** Tries one connection: `in`, an SQLSTATE, or `silence` when nobody answers. */
async function knock(url: string): Promise<string> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return 'in';
  } catch (error) {
    return error instanceof DatabaseError && error.code ? error.code : 'silence';
  } finally {
    await client.end().catch(() => {});
  }
}

async function makeRoleAndDatabase(adminUrl: string, passwords: Passwords): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  client.on('error', () => {});
  try {
    await client.connect();
    // Passwords are hexadecimal, the names are constants: nothing to quote.
    const role = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [HUB_ROLE]);
    const verb = role.rowCount === 0 ? 'CREATE' : 'ALTER';
    await client.query(`${verb} ROLE ${HUB_ROLE} LOGIN NOSUPERUSER CREATEROLE PASSWORD '${passwords.hub}'`);
    const database = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [HUB_DATABASE]);
    if (database.rowCount === 0) await client.query(`CREATE DATABASE ${HUB_DATABASE} OWNER ${HUB_ROLE}`);
    await client.query(`REVOKE ALL ON DATABASE ${HUB_DATABASE} FROM PUBLIC`);
  } catch (cause) {
    if (!(cause instanceof DatabaseError) || cause.code !== WRONG_PASSWORD) throw cause;
    throw new Error(
      'The embedded database runs, but refuses the passwords in pg-passwords.json of the data folder. Bring the file back from ' +
        'a backup, or set new passwords as docs/operations.md describes under "Lost passwords".',
      { cause },
    );
  } finally {
    await client.end().catch(() => {});
  }
}

/** The wanted port if it is free, else one that the system chooses. */
export async function freePort(wanted?: number): Promise<number> {
  if (wanted !== undefined && (await listenOnce(wanted)) !== undefined) return wanted;
  const chosen = await listenOnce(0);
  if (chosen === undefined)
    throw new Error(
      'No free TCP port on 127.0.0.1: end programs that hold many connections, then start again.',
    );
  return chosen;
}

function listenOnce(port: number): Promise<number | undefined> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(undefined));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : undefined));
    });
  });
}
