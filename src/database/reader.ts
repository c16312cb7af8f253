import { DatabaseError, Pool } from 'pg';
import type { Logger } from '../platform/logger.ts';
import { sleep } from './processes.ts';
import type { Sql, SqlPool } from './sql.ts';
import { Abandoned, onPool } from './wanted.ts';

/** A server that is read from; large reads open connections of their own to it. */
export interface ReadServer extends Sql {
  readonly url: string;
  readonly isStandby: boolean;
  /** Ends one of these connections, with the query that it waits for. */
  end(processId: number): Promise<void>;
}

export interface ReaderOptions {
  readonly primary: Sql & Pick<SqlPool, 'once'>;
  /** Of the primary. */
  readonly url: string;
  /** A streaming standby of the same server; without one, everything is read where it is written. */
  readonly replicaUrl?: string | undefined;
  readonly logger: Logger;
  /** How long a read waits for the standby before it goes to the primary. */
  readonly patienceMs?: number;
}

/** The standby is asked again so often while it catches up. */
const LOOK_EVERY_MS = 10;
/** A standby that did not answer is left alone for so long. */
const PAUSE_MS = 10_000;
const PATIENCE_MS = 500;
const CONNECTIONS = 8;

/**
 * How far the primary has written: what is committed is flushed, unless commits do not wait for that. What others have
 * inserted and not flushed, such as hints of a read, is sent to the standby only sooner or later.
 */
const POSITION = `SELECT (CASE WHEN current_setting('synchronous_commit') = 'off'
    THEN pg_current_wal_insert_lsn() ELSE pg_current_wal_flush_lsn() END)::text AS lsn`;

/**
 * Large reads, which a standby may serve. Nobody is served what is older than the moment of asking: the read waits
 * until the standby has replayed all that the primary had written by then, and goes to the primary where that takes
 * too long. So a caller sees its own submission, through whichever hub it came.
 */
export class Reader implements Sql {
  readonly primary: ReadServer;
  readonly #options: ReaderOptions;
  readonly #replica: Pool | undefined;
  readonly #standby: ReadServer | undefined;
  #restsUntil = 0;

  constructor(options: ReaderOptions) {
    this.#options = options;
    this.primary = serverOf(options.url, false, options.primary);
    if (options.replicaUrl === undefined) return;
    const replica = new Pool({
      connectionString: options.replicaUrl,
      max: CONNECTIONS,
      connectionTimeoutMillis: 5_000,
      application_name: 'onetable reader',
    });
    // An idle connection that the standby closes is no matter: the next read opens another.
    replica.on('error', () => {});
    this.#replica = replica;
    this.#standby = serverOf(options.replicaUrl, true, {
      query: (text, values) =>
        onPool(replica, async (client) => (await client.query(text, values as unknown[])).rows),
    });
  }

  query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.reading((server) => server.query<Row>(text, values));
  }

  /** As the pool's. A standby keeps no statement prepared. */
  once<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
    const { primary } = this.#options;
    return this.reading((server) =>
      server.isStandby ? server.query<Row>(text, values) : primary.once<Row>(text, values),
    );
  }

  /**
   * Reads from the standby, if it has replayed everything that was written by now; else, or where it fails, from the
   * primary. What fails for reasons of its own is not read again.
   */
  async reading<T>(
    read: (server: ReadServer) => Promise<T>,
    isOwn: (error: unknown) => boolean = () => false,
  ): Promise<T> {
    const standby = this.#standby;
    if (standby && (await this.#hasCaughtUp(standby))) {
      try {
        return await read(standby);
      } catch (error) {
        if (isOwn(error) || !this.failed(standby, error)) throw error;
      }
    }
    return read(this.primary);
  }

  /** Whether an error is the standby's own, and not one of what was read. It is left alone for a while then. */
  failed({ isStandby }: ReadServer, error: unknown): boolean {
    if (!isStandby || !isOfTheStandby(error)) return false;
    this.#rest(error);
    return true;
  }

  async close(): Promise<void> {
    await this.#replica?.end();
  }

  async #hasCaughtUp(standby: Sql): Promise<boolean> {
    if (performance.now() < this.#restsUntil) return false;
    const { primary, patienceMs = PATIENCE_MS } = this.#options;
    const [now] = await primary.query<{ lsn: string }>(POSITION);
    const end = performance.now() + patienceMs;
    try {
      do {
        const [row] = await standby.query<{ reached: boolean }>(
          'SELECT pg_is_in_recovery() AND pg_last_wal_replay_lsn() >= $1::pg_lsn AS reached',
          [now?.lsn],
        );
        if (row?.reached) return true;
        await sleep(LOOK_EVERY_MS);
      } while (performance.now() < end);
    } catch (error) {
      this.#rest(error);
    }
    return false;
  }

  #rest(error: unknown): void {
    this.#restsUntil = performance.now() + PAUSE_MS;
    const reason = error instanceof Error ? error.message : String(error);
    this.#options.logger.warn(
      { reason },
      'the standby in DATABASE_REPLICA_URL does not serve: reading from the primary',
    );
  }
}

function serverOf(url: string, isStandby: boolean, sql: Sql): ReadServer {
  return {
    ...{ url, isStandby },
    query: (text, values) => sql.query(text, values),
    async end(processId) {
      await sql.query('SELECT pg_terminate_backend($1)', [processId]).catch(() => {});
    },
  };
}

/** Not there, stopping, or it had to cancel the query so as to go on replaying. */
function isOfTheStandby(error: unknown): boolean {
  if (!(error instanceof DatabaseError)) return !(error instanceof Abandoned);
  const { code = '' } = error;
  return code === '40001' || code.startsWith('08') || code.startsWith('57P');
}
