import { Client, DatabaseError } from 'pg';
import type { Config } from '../platform/config.ts';
import type { Logger } from '../platform/logger.ts';
import { openEmbeddedServer, type ServerState } from './embedded-server.ts';
import { sleep } from './processes.ts';

/** The database that this process works on, wherever it runs. */
export interface Database {
  readonly kind: 'embedded' | 'external';
  /** As the hub's role. Holds a password: never print it. */
  readonly url: string;
  /** The embedded cluster's administrator; none for a server that others administer. */
  readonly adminUrl?: string;
  /** For BI tools, likewise. */
  readonly biUrl?: string;
  /** For those who have the right to withheld figures, likewise. */
  readonly biFullUrl?: string;
  /** `recovering` while the embedded server is being restarted: answer 503 with Retry-After. */
  readonly state: ServerState;
  close(): Promise<void>;
}

export interface OpenDatabaseOptions {
  readonly config: Pick<Config, 'databaseUrl' | 'dataDir'>;
  readonly logger: Logger;
  /** `hub` owns the data folder; `tool` (a command) joins a running server or starts it for its own duration. */
  readonly role: 'hub' | 'tool';
}

/** The oldest PostgreSQL that the hub's SQL works on. */
const OLDEST_MAJOR = 14;
/** A server that is started together with the hub (compose, systemd) may need a while. */
const WAIT_FOR_SERVER_MS = 30_000;
/** A person who typed a command does not. */
const TOOL_WAITS_MS = 2_000;

/** Opens the server in DATABASE_URL, or else the embedded one. */
export async function openDatabase({ config, logger, role }: OpenDatabaseOptions): Promise<Database> {
  if (config.databaseUrl === undefined) {
    const server = await openEmbeddedServer({ dataDir: config.dataDir, role, logger });
    return {
      kind: 'embedded',
      url: server.url,
      adminUrl: server.adminUrl,
      biUrl: server.biUrl,
      biFullUrl: server.biFullUrl,
      get state() {
        return server.state;
      },
      close: () => server.close(),
    };
  }
  const url = config.databaseUrl;
  await checkServer(url, logger, role === 'hub' ? WAIT_FOR_SERVER_MS : TOOL_WAITS_MS);
  let state: ServerState = 'up';
  return {
    kind: 'external',
    url,
    get state() {
      return state;
    },
    async close() {
      state = 'closed';
    },
  };
}

/** Proves that the server answers, lets us in and is new enough, with a message for each that it is not. */
async function checkServer(url: string, logger: Logger, patience: number): Promise<void> {
  const { host } = new URL(url);
  const client = await connectPatiently(url, host, logger, patience);
  try {
    const { rows } = await client.query<{ number: number; text: string }>(
      "SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS text",
    );
    const version = rows[0];
    if (version && version.number >= OLDEST_MAJOR * 10_000) return;
    throw new Error(
      `The server in DATABASE_URL (${host}) is PostgreSQL ${version?.text}; PostgreSQL ${OLDEST_MAJOR} or later is needed. ` +
        'Upgrade it, or unset DATABASE_URL to use the embedded PostgreSQL.',
    );
  } finally {
    await client.end();
  }
}

async function connectPatiently(
  url: string,
  host: string,
  logger: Logger,
  patience: number,
): Promise<Client> {
  const end = Date.now() + patience;
  for (let told = false; ; told = true) {
    const client = new Client({
      connectionString: url,
      connectionTimeoutMillis: 5_000,
      application_name: 'onetable check',
    });
    client.on('error', () => {});
    try {
      await client.connect();
      return client;
    } catch (cause) {
      const refused = cause instanceof DatabaseError && cause.code !== '57P03';
      const reason =
        cause instanceof Error ? cause.message || ((cause as { code?: string }).code ?? '') : String(cause);
      if (refused || Date.now() > end) {
        throw new Error(
          `The server in DATABASE_URL (${host}) cannot be used: ${reason}. ` +
            'Check that it runs and that user, password and database name are right, or unset DATABASE_URL for the embedded PostgreSQL.',
          { cause },
        );
      }
      if (!told) logger.warn({ host, reason }, 'waiting for the database server in DATABASE_URL');
      await sleep(500);
    }
  }
}
