import type { Socket } from 'node:net';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Pool, PoolClient } from 'pg';
import type { Orm } from './orm.ts';
import { retrying } from './transaction.ts';
import { onPool } from './wanted.ts';

/**
 * Statements as the hot paths send them: prepared once a connection, parameters beside the text and not in it,
 * rows as they come. The texts are constants with `$1`, `$2` …, one for each thing that the hub does.
 */
export interface Sql {
  query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

/** Statements of one transaction. Those sent at once travel together and run in the order in which they were sent. */
export interface SqlTransaction extends Sql {
  /** Takes over the waiting for statements whose rows nobody needs, so that the commit travels with them. */
  atEnd(...statements: readonly Promise<unknown>[]): void;
  /** Several statements in one text, without parameters and not prepared: those that change the structure. */
  script(text: string): Promise<void>;
}

/** The ORM's own connections without the ORM. */
export class SqlPool implements Sql {
  /** Told of every transaction that was committed. */
  onCommit: () => void = () => {};
  readonly #pool: Pool;

  private constructor(pool: Pool) {
    this.#pool = pool;
  }

  static async of(orm: Orm): Promise<SqlPool> {
    return new SqlPool(await orm.em.getConnection().getNativeClient());
  }

  query<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return onPool(this.#pool, (client) => rowsOf(client, text, values));
  }

  /**
   * Reads with a statement that was made for one question: planned for its values, and not kept prepared. Its text may
   * be long, so nothing is compiled for it either.
   */
  once<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
    return onPool(this.#pool, async (given) => {
      if (given !== this.#pool) return readOnce<Row>(given as PoolClient, text, values);
      const client = await this.#pool.connect();
      let failure: unknown;
      try {
        return await readOnce<Row>(client, text, values);
      } catch (error) {
        failure = error;
        throw error;
      } finally {
        // What is left of its transaction goes with the connection.
        client.release(failure !== undefined);
      }
    });
  }

  /** As `inTransaction`: again from the start when it lost against another, so without effects outside. */
  transaction<T>(work: (tx: SqlTransaction) => Promise<T>): Promise<T> {
    return retrying(() => this.#transaction(work));
  }

  async #transaction<T>(work: (tx: SqlTransaction) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect();
    let lost: Error | undefined;
    const pending: Promise<unknown>[] = [];
    try {
      const atEnd = (...statements: readonly Promise<unknown>[]): void => {
        // A failure before the end is told at the end.
        for (const statement of statements) statement.catch(() => {});
        pending.push(...statements);
      };
      gather(client);
      atEnd(client.query('BEGIN ISOLATION LEVEL READ COMMITTED'));
      const result = await work({
        query: (text, values = []) => {
          gather(client);
          return rowsOf(client, text, values);
        },
        atEnd,
        script: async (text) => {
          await client.query(text);
        },
      });
      // After a failed statement it rolls back.
      atEnd(client.query('COMMIT'));
      await Promise.all(pending);
      this.onCommit();
      return result;
    } catch (error) {
      await rollBack(client).catch((failure: Error) => {
        lost = failure;
      });
      throw await causeOf(error, pending);
    } finally {
      client.release(lost);
    }
  }
}

/**
 * What made a transaction fail. A statement that nobody waits for yet may have failed first — a deadlock, say, after
 * which it has to be done again — and the one that is waited for only says that it comes too late.
 */
async function causeOf(error: unknown, pending: readonly Promise<unknown>[]): Promise<unknown> {
  if (!isTooLate(error)) return error;
  const ended = await Promise.allSettled(pending);
  const failures = ended.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
  return failures.find((failure) => !isTooLate(failure)) ?? error;
}

/** in_failed_sql_transaction */
const isTooLate = (error: unknown): boolean => (error as { code?: unknown } | null)?.code === '25P02';

/** What is sent in one turn of the event loop is written to the socket in one go. */
function gather(client: PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Socket } }).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

async function rowsOf<Row>(
  client: Pool | PoolClient,
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const { rows } = await client.query(prepared(text, values));
  return rows as Row[];
}

async function readOnce<Row>(client: PoolClient, text: string, values: readonly unknown[]): Promise<Row[]> {
  gather(client);
  const [, , , { rows }] = await Promise.all([
    client.query('BEGIN READ ONLY'),
    client.query('SET LOCAL plan_cache_mode = force_custom_plan'),
    client.query('SET LOCAL jit = off'),
    client.query({ text, values: values as unknown[] }),
    client.query('COMMIT'),
  ]);
  return rows as Row[];
}

const rollBack = (client: PoolClient): Promise<unknown> => client.query('ROLLBACK');

/** For those who work with entities in the same transaction. */
export function sqlOf(em: EntityManager): Sql {
  return {
    query: async <Row>(text: string, values: readonly unknown[] = []) => {
      const used: unknown[] = [];
      const marked = text.replace(/\$(\d+)/g, (_, n) => {
        used.push(values[Number(n) - 1]);
        return '?';
      });
      return (await em.execute(marked, used)) as Row[];
    },
  };
}

const names = new Map<string, string>();

function prepared(text: string, values: readonly unknown[]) {
  let name = names.get(text);
  if (!name) {
    name = `onetable_${names.size}`;
    names.set(text, name);
  }
  return { name, text, values: values as unknown[] };
}
