import type { Sql } from './sql.ts';

/** Processes tell each other here that they have left marks, or changed units. It says no more: whoever hears it looks. */
export const MARKS = 'onetable_marks';

/**
 * Tells the other processes, when the transaction is committed. Not for what is done all day: commits that announce
 * something wait for each other in the whole server.
 */
export async function announceMarks(sql: Sql): Promise<void> {
  await sql.query('SELECT pg_notify($1, $2)', [MARKS, '']);
}
