import { DatabaseError, Pool } from 'pg';
import type { Logger } from '../platform/logger.ts';
import { sleep } from './processes.ts';
import type { Sql } from './sql.ts';

export interface ReaderOptions {
  readonly primary: Sql;
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
 * Large reads, which a standby may serve. Nobody is served what is older than the moment of asking: the read waits
 * until the standby has replayed all that the primary had written by then, and goes to the primary where that takes
 * too long. So a caller sees its own submission, through whichever hub it came.
 */
export class Reader implements Sql {
  readonly #options: ReaderOptions;
  readonly #replica: Pool | undefined;
  #restsUntil = 0;

  constructor(options: ReaderOptions) {
    this.#options = options;
    if (options.replicaUrl === undefined) return;
    this.#replica = new Pool({
      connectionString: options.replicaUrl,
      max: CONNECTIONS,
      connectionTimeoutMillis: 5_000,
      application_name: 'onetable reader',
    });
    // An idle connection that the standby closes is no matter: the next read opens another.
    this.#replica.on('error', () => {});
  }

  async query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const replica = this.#replica;
    if (replica && (await this.#hasCaughtUp(replica))) {
      try {
        return (await replica.query(text, values as unknown[])).rows as Row[];
      } catch (error) {
        if (!isOfTheStandby(error)) throw error;
        this.#rest(error);
      }
    }
    return this.#options.primary.query(text, values);
  }

  async close(): Promise<void> {
    await this.#replica?.end();
  }

  async #hasCaughtUp(replica: Pool): Promise<boolean> {
    if (performance.now() < this.#restsUntil) return false;
    const { primary, patienceMs = PATIENCE_MS } = this.#options;
    const [now] = await primary.query<{ lsn: string }>('SELECT pg_current_wal_insert_lsn()::text AS lsn');
    const end = performance.now() + patienceMs;
    try {
      do {
        const { rows } = await replica.query<{ reached: boolean }>(
          'SELECT pg_is_in_recovery() AND pg_last_wal_replay_lsn() >= $1::pg_lsn AS reached',
          [now?.lsn],
        );
        if (rows[0]?.reached) return true;
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

/** Not there, stopping, or it had to cancel the query so as to go on replaying. */
function isOfTheStandby(error: unknown): boolean {
  if (!(error instanceof DatabaseError)) return true;
  const { code = '' } = error;
  return code === '40001' || code.startsWith('08') || code.startsWith('57P');
}
