import type { EntityManager } from '@mikro-orm/postgresql';
import { withMoments } from './moments.ts';

/** Periods of a county that are closed: nothing is handed in for them any more, what is filled counts as filed. */
export class PeriodService {
  constructor(private readonly em: EntityManager) {}

  async closed(county: string): Promise<Map<string, Date>> {
    const rows = await this.em
      .fork()
      .execute<{ period: string; closedAt: Date }[]>(
        'SELECT period, closed_at AS "closedAt" FROM period_closure WHERE county = ?',
        [county],
      );
    return new Map(withMoments(rows, 'closedAt').map((row) => [row.period, row.closedAt]));
  }

  /** Every period that any table was handed in for, with how many were; in no order. */
  async reported(): Promise<Map<string, number>> {
    const rows = await this.em
      .fork()
      .execute<{ period: string; tables: number }[]>(
        'SELECT period, count(*)::int AS tables FROM one_table GROUP BY period',
      );
    return new Map(rows.map(({ period, tables }) => [period, tables]));
  }

  /** Which of the periods are closed, seen from inside a transaction. */
  async closedAmong(tx: EntityManager, county: string, periods: readonly string[]): Promise<Set<string>> {
    const rows = await tx.execute<{ period: string }[]>(
      `SELECT period FROM period_closure WHERE county = ? AND period = ANY (string_to_array(?, ','))`,
      [county, periods.join(',')],
    );
    return new Set(rows.map((row) => row.period));
  }

  /** Records the closure; tells when it was closed, if it was already. */
  async close(
    tx: EntityManager,
    county: string,
    period: string,
    at: Date,
    by: string,
  ): Promise<Date | undefined> {
    const rows = await tx.execute<{ closedAt: Date }[]>(
      `WITH added AS (
         INSERT INTO period_closure (county, period, closed_at, closed_by) VALUES (?, ?, ?::timestamptz, ?)
         ON CONFLICT DO NOTHING)
       SELECT closed_at AS "closedAt" FROM period_closure WHERE county = ? AND period = ?`,
      [county, period, at, by, county, period],
    );
    return withMoments(rows, 'closedAt')[0]?.closedAt;
  }
}
