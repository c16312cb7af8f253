import { AsyncLocalStorage } from 'node:async_hooks';
import { Client, type Pool, type PoolClient } from 'pg';

/** Nobody waits for the answer any more. */
export class Abandoned extends Error {
  constructor(cause?: unknown) {
    super('nobody waits for this any more', { cause });
    this.name = 'Abandoned';
  }
}

/** Whether somebody still waits for an answer. An AbortSignal costs several times as much, with every request. */
export class Waiting {
  isOver = false;
  readonly #told = new Set<() => void>();

  /** Nobody does any more. */
  end(): void {
    this.isOver = true;
    for (const tell of this.#told) tell();
  }

  /** Tells when nobody does any more; returns how to stop that. */
  onEnd(tell: () => void): () => void {
    this.#told.add(tell);
    return () => this.#told.delete(tell);
  }
}

const scope = new AsyncLocalStorage<Waiting | undefined>();

/**
 * Does something for as long as somebody waits for it: then its statement is cancelled in the database, and it begins no
 * other. Transactions are not touched: what was begun to be written is written, or not, by itself.
 */
export function whileWanted<T>(waiting: Waiting, work: () => T): T {
  return scope.run(waiting, work);
}

/** Does something, in the middle of that, which others wait for as well. */
export function forOthersToo<T>(work: () => T): T {
  return scope.run(undefined, work);
}

/** Runs a statement on a connection of a pool, for as long as it is wanted. */
export async function onPool<T>(pool: Pool, run: (client: Pool | PoolClient) => Promise<T>): Promise<T> {
  const waiting = scope.getStore();
  if (!waiting) return run(pool);
  if (waiting.isOver) throw new Abandoned();
  const client = await pool.connect();
  let failure: unknown;
  const forget = waiting.onEnd(() => void cancelQuery(pool, client));
  try {
    if (waiting.isOver) throw new Abandoned();
    return await run(client);
  } catch (error) {
    failure = waiting.isOver ? new Abandoned(error) : error;
    throw failure;
  } finally {
    forget();
    // A connection whose query is being cancelled would pass that on to its next user.
    client.release(failure !== undefined || waiting.isOver);
  }
}

/** On a connection of its own: those of the pool may all be waiting. */
async function cancelQuery(pool: Pool, client: PoolClient): Promise<void> {
  const { processID } = client as PoolClient & { readonly processID: number };
  const other = new Client(pool.options);
  other.on('error', () => {});
  try {
    await other.connect();
    await other.query('SELECT pg_cancel_backend($1)', [processID]);
  } catch {
    // Then it ends by itself.
  } finally {
    await other.end().catch(() => {});
  }
}
