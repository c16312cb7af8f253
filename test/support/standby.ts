import {
  appendFileSync,
  chmodSync,
  chownSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, vi } from 'vitest';
import { freePort } from '../../src/database/cluster-connection.ts';
import { type EmbeddedServer, openEmbeddedServer } from '../../src/database/embedded-server.ts';
import { locateEngine } from '../../src/database/engine-location.ts';
import { startPostmaster, stopPostmaster } from '../../src/database/postmaster.ts';
import { chooseServerIdentity } from '../../src/database/server-identity.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { removeDataFolder } from './database-cleanup.ts';

/** A primary and a standby that streams from it, both real, of a test file's own. */
export interface Pair {
  readonly primary: EmbeddedServer;
  /** Of the same database as an address of the primary. */
  onStandby(url: string): string;
  /** The standby stops and does not come back. */
  stopStandby(): Promise<void>;
}

/** For a whole test file; `prepare` runs before there is a standby, so that this has all of it from the beginning. */
export function usePair(prepare: (primary: EmbeddedServer) => Promise<unknown> = async () => {}): Pair {
  let folder: string;
  let primary: EmbeddedServer | undefined;
  let standby: { readonly pid: number; readonly port: number } | undefined;
  const cluster = (): string => realpathSync(join(folder, 'pg'));
  const running = (): EmbeddedServer => {
    if (!primary)
      throw new Error('usePair(): the servers exist only inside tests and hooks; read them there.');
    return primary;
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), `onetable-test-${process.pid}-`));
    chmodSync(folder, 0o711);
    const open = () => openEmbeddedServer({ dataDir: folder, role: 'tool', logger: silentLogger });
    const first = await open();
    await prepare(first);
    // A copy of the folder of a stopped server is a base backup.
    await first.close();
    const copy = `${cluster()}-standby`;
    cpSync(cluster(), copy, { recursive: true, preserveTimestamps: true });
    primary = await open();
    standby = await startStandby(folder, cluster(), copy, primary.adminUrl);
  }, 180_000);

  afterAll(async () => {
    if (standby) await stopPostmaster(standby.pid).catch(() => {});
    await primary?.close();
    rmSync(`${cluster()}-standby`, { recursive: true, force: true });
    await removeDataFolder(folder);
  }, 60_000);

  return {
    get primary() {
      return running();
    },
    onStandby(url) {
      const moved = new URL(url);
      moved.port = String(standby?.port);
      return moved.href;
    },
    async stopStandby() {
      if (standby) await stopPostmaster(standby.pid);
    },
  };
}

async function startStandby(
  folder: string,
  cluster: string,
  copy: string,
  primaryUrl: string,
): Promise<{ pid: number; port: number }> {
  const { uid, gid } = statSync(cluster);
  chmodSync(copy, 0o700);
  appendFileSync(
    join(copy, 'postgresql.auto.conf'),
    `\nprimary_conninfo = '${primaryUrl}'\nhot_standby = on\n`,
  );
  writeFileSync(join(copy, 'standby.signal'), '');
  if (process.getuid?.() === 0) {
    chownSync(copy, uid, gid);
    for (const entry of readdirSync(copy, { recursive: true }))
      chownSync(join(copy, String(entry)), uid, gid);
  }
  const identity = chooseServerIdentity(cluster);
  const port = await freePort();
  const logFile = join(folder, 'standby.log');
  const engine = locateEngine(identity, silentLogger);
  const starting = startPostmaster({ engine, cluster: copy, identity, port, logFile });
  const url = new URL(primaryUrl);
  url.port = String(port);
  await vi.waitFor(
    async () => {
      if (starting.ended()) throw new Error(`${starting.ended()}: ${starting.said()}`);
      const probe = new Client({ connectionString: url.href });
      probe.on('error', () => {});
      await probe.connect();
      await probe.end();
    },
    { timeout: 30_000, interval: 100 },
  );
  return { pid: starting.pid, port };
}
