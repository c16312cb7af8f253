import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { HUB_ROLE } from '../../src/database/cluster.ts';
import { openEmbeddedServer } from '../../src/database/embedded-server.ts';
import { migrate } from '../../src/database/migrate.ts';
import { silentLogger } from '../../src/platform/logger.ts';

/** A database of one's own, migrated and empty. */
export interface TestDatabase {
  /** As the hub's role, like the hub itself works. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * For a whole test file: a fresh migrated database before its first test, gone after its last.
 *
 *     const database = useTestDatabase();
 *     test('…', async () => { const orm = await startOrm({ url: database.url, … }) });
 */
export function useTestDatabase(): { readonly url: string } {
  let database: TestDatabase | undefined;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database?.close());
  return {
    get url() {
      if (!database)
        throw new Error(
          'useTestDatabase(): the database exists only inside tests and hooks; read `url` there.',
        );
      return database.url;
    },
  };
}

/** A migrated database with more in it, made once per run by the first file that wants it, and then copied. */
export interface Template {
  readonly name: string;
  build(url: string): Promise<void>;
}

/** Copies the migrated template, which takes some 50 ms, or one that is built on it. */
export async function createTestDatabase({
  migrated = true,
  template: wanted,
}: {
  migrated?: boolean;
  template?: Template;
} = {}): Promise<TestDatabase> {
  const { prefix } = inject('testServer');
  const server = await joinServer();
  const name = `${prefix}${randomBytes(6).toString('hex')}`;
  await asAdmin(server.adminUrl, async (client) => {
    const template = migrated
      ? await ensureTemplate(client, server, prefix, wanted ?? MIGRATED)
      : 'template1';
    await client.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"${server.ownedBy}`);
  });
  return {
    url: withDatabase(server.url, name),
    async close() {
      await asAdmin(server.adminUrl, (client) =>
        client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`),
      );
      await server.close();
    },
  };
}

interface Server {
  readonly url: string;
  readonly adminUrl: string;
  readonly ownedBy: string;
  close(): Promise<void>;
}

async function joinServer(): Promise<Server> {
  const external = process.env.TEST_DATABASE_URL;
  if (external) return { url: external, adminUrl: external, ownedBy: '', close: async () => {} };
  const { dataDir } = inject('testServer');
  const server = await openEmbeddedServer({ dataDir, role: 'tool', logger: silentLogger, durable: false });
  return {
    url: server.url,
    adminUrl: server.adminUrl,
    ownedBy: ` OWNER ${HUB_ROLE}`,
    close: () => server.close(),
  };
}

const MIGRATED: Template = { name: 'template', build: async () => {} };

/** The first file makes the template; the others wait for it at the advisory lock. */
async function ensureTemplate(
  client: Client,
  server: Server,
  prefix: string,
  { name: own, build }: Template,
): Promise<string> {
  const name = `${prefix}${own}`;
  await client.query("SELECT pg_advisory_lock(hashtext('onetable test template'), hashtext($1))", [own]);
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount) return name;
    const building = `${name}_building`;
    await client.query(`DROP DATABASE IF EXISTS "${building}" WITH (FORCE)`);
    await client.query(`CREATE DATABASE "${building}"${server.ownedBy}`);
    await migrate({ url: withDatabase(server.url, building), logger: silentLogger });
    await build(withDatabase(server.url, building));
    await client.query(`ALTER DATABASE "${building}" RENAME TO "${name}"`);
    return name;
  } finally {
    await client.query("SELECT pg_advisory_unlock(hashtext('onetable test template'), hashtext($1))", [own]);
  }
}

async function asAdmin<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}
