import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from '../platform/logger.ts';
import { prepareCluster, readOrMakePasswords } from './cluster.ts';
import { clusterUrls, freePort, waitUntilReady } from './cluster-connection.ts';
import { clusterLink, locateCluster } from './cluster-location.ts';
import { locateEngine } from './engine-location.ts';
import { type HeldLock, tryLock, waitForLock } from './lock-file.ts';
import { makeFolder } from './ownership.ts';
import { findPostmaster, removeStalePidFile, startPostmaster, stopPostmaster } from './postmaster.ts';
import { sleep } from './processes.ts';
import { assertMayRun, chooseServerIdentity } from './server-identity.ts';
import { hasUsers, registerUser } from './server-users.ts';
import { supervise } from './supervisor.ts';

export type ServerState = 'up' | 'recovering' | 'closed';

export interface EmbeddedServer {
  /** As the hub's role, which owns its database and is no superuser. */
  readonly url: string;
  /** As the cluster's administrator. */
  readonly adminUrl: string;
  /** As the role of BI tools, which a migration makes. */
  readonly biUrl: string;
  /** As the one of those who have the right to withheld figures. */
  readonly biFullUrl: string;
  readonly state: ServerState;
  /** The main process; another one after a recovery. */
  readonly pid: number;
  /** Leaves the server; the last one to leave stops it. */
  close(): Promise<void>;
}

export interface EmbeddedServerOptions {
  readonly dataDir: string;
  /** A hub owns the data folder and keeps the server alive; a tool joins, or starts it for as long as it runs. */
  readonly role: 'hub' | 'tool';
  readonly logger: Logger;
  /** False only for throw-away test clusters. */
  readonly durable?: boolean;
}

export class DataFolderInUseError extends Error {
  constructor(dataDir: string, pid: number) {
    super(
      `Another hub, process ${pid}, already works on ${dataDir}. Stop it first (kill ${pid}), or give this one a folder and ` +
        'a port of its own: DATA_DIR=… PORT=… .',
    );
    this.name = 'DataFolderInUseError';
  }
}

/** Opens the PostgreSQL that lives in the data folder: makes it, joins it or starts it, whichever is needed. */
export async function openEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const { dataDir, role, logger } = options;
  makeFolder(dataDir, 0o711);
  const hubLock = role === 'hub' ? takeHubLock(dataDir) : undefined;
  const user = registerUser(join(dataDir, 'pg-users'));
  try {
    let running = await ensureRunning(options);
    const supervisor =
      role === 'hub'
        ? supervise(running.pid, logger, async () => {
            running = await ensureRunning(options, running.port);
            return running.pid;
          })
        : undefined;
    let closed = false;
    return {
      ...clusterUrls(running.port, readOrMakePasswords(dataDir, clusterLink(dataDir))),
      get state() {
        return closed ? 'closed' : (supervisor?.state ?? 'up');
      },
      get pid() {
        return running.pid;
      },
      async close() {
        if (closed) return;
        closed = true;
        await supervisor?.end();
        await leave(options, user, hubLock);
      },
    };
  } catch (error) {
    await leave(options, user, hubLock);
    throw error;
  }
}

function takeHubLock(dataDir: string): HeldLock {
  const lock = tryLock(join(dataDir, 'hub.lock'));
  if ('holder' in lock) throw new DataFolderInUseError(dataDir, lock.holder.pid);
  return lock;
}

/** Starting and stopping exclude each other across processes. */
async function alone<T>(dataDir: string, work: () => Promise<T>): Promise<T> {
  const lock = await waitForLock(join(dataDir, 'pg-start.lock'), 120_000);
  try {
    return await work();
  } finally {
    lock.release();
  }
}

/** The last one to leave stops the server, so neither a hub nor a tool pulls it from under the other. */
async function leave(
  options: EmbeddedServerOptions,
  user: { leave(): void },
  hubLock?: HeldLock,
): Promise<void> {
  const { dataDir } = options;
  try {
    await alone(dataDir, async () => {
      user.leave();
      if (hasUsers(join(dataDir, 'pg-users'))) return;
      const running = findPostmaster(clusterLink(dataDir));
      if (running) await stopPostmaster(running.pid);
    });
  } finally {
    user.leave();
    hubLock?.release();
  }
}

interface Running {
  readonly pid: number;
  readonly port: number;
}

/** `fixedPort`: connection pools hold it already, so a restart must come back on it. */
function ensureRunning(options: EmbeddedServerOptions, fixedPort?: number): Promise<Running> {
  return alone(
    options.dataDir,
    async () => (await joinRunning(options)) ?? (await start(options, fixedPort)),
  );
}

/** Joins a server that runs already: another process's, or one whose hub was killed. */
async function joinRunning({ dataDir, logger }: EmbeddedServerOptions): Promise<Running | undefined> {
  const cluster = clusterLink(dataDir);
  const found = findPostmaster(cluster);
  if (!found) return undefined;
  const passwords = readOrMakePasswords(dataDir, cluster);
  const readiness = await waitUntilReady(found.pid, clusterUrls(found.port, passwords), passwords);
  if (readiness === 'ready') {
    logger.debug({ pid: found.pid, port: found.port }, 'joined the running database');
    return found;
  }
  logger.warn({ pid: found.pid, readiness }, 'the running database does not answer: starting it anew');
  if (readiness === 'silent') await stopPostmaster(found.pid);
  return undefined;
}

const START_ATTEMPTS = 10;

async function start(options: EmbeddedServerOptions, fixedPort?: number): Promise<Running> {
  const { dataDir, logger, durable = true } = options;
  assertMayRun(clusterLink(dataDir));
  const identity = chooseServerIdentity(clusterLink(dataDir));
  const engine = locateEngine(identity, logger);
  const cluster = locateCluster(dataDir, identity, logger);
  const passwords = readOrMakePasswords(dataDir, cluster);
  const began = performance.now();
  const first = !existsSync(join(cluster, 'PG_VERSION'));
  await prepareCluster({ engine, folder: cluster, identity, adminPassword: passwords.admin, durable });
  const logFile = join(dataDir, 'pg.log');

  // After a kill, the old server's children may hold its shared memory a moment longer, and its port too.
  let said = '';
  for (let attempt = 1; attempt <= START_ATTEMPTS; attempt++) {
    removeStalePidFile(cluster);
    const port = fixedPort ?? (await rememberedOrFreePort(dataDir));
    const starting = startPostmaster({ engine, cluster, identity, port, logFile });
    const readiness = await waitUntilReady(starting.pid, clusterUrls(port, passwords), passwords);
    if (readiness === 'ready') {
      writeFileSync(join(dataDir, 'pg-port'), `${port}\n`);
      logger.info(
        { pid: starting.pid, port, first, ms: Math.round(performance.now() - began) },
        'database started',
      );
      return { pid: starting.pid, port };
    }
    if (readiness === 'silent') await stopPostmaster(starting.pid);
    said = `${starting.ended() ?? 'no answer'}: ${starting.said()}`;
    logger.debug({ attempt, said }, 'the database did not start yet');
    await sleep(Math.min(100 * 2 ** (attempt - 1), 2_000));
  }
  throw new Error(
    `The embedded database in ${cluster} does not start (${START_ATTEMPTS} attempts). It said:\n${said}\n` +
      `The whole log is ${logFile}; docs/operations.md tells how to restore a backup.`,
  );
}

async function rememberedOrFreePort(dataDir: string): Promise<number> {
  const file = join(dataDir, 'pg-port');
  const remembered = existsSync(file) ? Number(readFileSync(file, 'utf8')) : Number.NaN;
  return freePort(Number.isInteger(remembered) && remembered > 0 ? remembered : undefined);
}
