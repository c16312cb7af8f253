import { IsolationLevel } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { sleep } from './processes.ts';

/**
 * SQLSTATEs with which PostgreSQL says "correct, but not now, try again": serialisation failure and
 * deadlock. Nothing else is retried: after a lost connection nobody knows whether the commit arrived, and
 * the caller's idempotency key has to answer that.
 */
const RETRYABLE = new Set(['40001', '40P01']);

export interface TransactionOptions {
  readonly isolation?: 'read committed' | 'repeatable read' | 'serializable';
  /** How often in all; the last failure is thrown as it is. */
  readonly attempts?: number;
}

const LEVELS = {
  'read committed': IsolationLevel.READ_COMMITTED,
  'repeatable read': IsolationLevel.REPEATABLE_READ,
  serializable: IsolationLevel.SERIALIZABLE,
} as const;

/**
 * Runs `work` in one transaction, with an entity manager of its own, and again from the start when it lost
 * against another transaction. So `work` must have no effect outside of the database.
 */
export async function inTransaction<T>(
  em: EntityManager,
  work: (tx: EntityManager) => Promise<T>,
  { isolation = 'read committed', attempts }: TransactionOptions = {},
): Promise<T> {
  return retrying(
    () =>
      em
        .fork({ clear: true })
        .transactional((tx) => work(tx as EntityManager), { isolationLevel: LEVELS[isolation] }),
    attempts,
  );
}

/** Runs a transaction again from the start when it lost against another. */
export async function retrying<T>(transaction: () => Promise<T>, attempts = 6): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction();
    } catch (error) {
      if (attempt >= attempts || !isRetryable(error)) throw error;
      // A random pause, growing: two that collided must not collide again.
      await sleep(Math.random() * 10 * 2 ** attempt);
    }
  }
}

/** True for an error, or an error with a cause, that says that the transaction lost against another. */
export function isRetryable(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    if (RETRYABLE.has((at as { code?: string }).code ?? '')) return true;
  }
  return false;
}
