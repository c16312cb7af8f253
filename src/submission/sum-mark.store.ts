import type { Sql } from '../database/sql.ts';

/**
 * Marks everything in a county that ends on or after a day: its sums do not hold any more, because its units or the
 * catalogue change with the transaction. What is handed in is marked where it is written.
 */
export async function markSumsSince(tx: Sql, county: string, day: string): Promise<void> {
  await tx.query(
    `INSERT INTO unit_sum_mark (county, id, what, since, marked_at)
     VALUES ($1, gen_random_uuid(), 'since', $2::date, now())`,
    [county, day],
  );
}
