import type { Period } from '../core/period.ts';
import type { Unit } from '../core/unit-tree.ts';
import type { Sql } from '../database/sql.ts';
import { withMoments } from './moments.ts';
import type { UserFinding } from './submission.model.ts';

/** Periods of a county that are closed: nothing is handed in for them any more, what is filled counts as filed. */
export class PeriodService {
  constructor(private readonly sql: Sql) {}

  async closed(county: string): Promise<Map<string, Date>> {
    const rows = await this.sql.query<{ period: string; closedAt: Date }>(
      'SELECT period, closed_at AS "closedAt" FROM period_closure WHERE county = $1',
      [county],
    );
    return new Map(withMoments(rows, 'closedAt').map((row) => [row.period, row.closedAt]));
  }

  /** Every period that any table was handed in for, with how many stand so; in no order. */
  async reported(): Promise<Map<string, number>> {
    const rows = await this.sql.query<{ period: string; tables: number }>(
      'SELECT period, (count(*) FILTER (WHERE NOT returned))::int AS tables FROM one_table GROUP BY period',
    );
    return new Map(rows.map(({ period, tables }) => [period, tables]));
  }

  /** Which of the periods are closed, seen from inside a transaction. */
  async closedAmong(tx: Sql, county: string, periods: readonly string[]): Promise<Set<string>> {
    const rows = await tx.query<{ period: string }>(
      `SELECT period FROM period_closure WHERE county = $1 AND period = ANY (string_to_array($2, ','))`,
      [county, periods.join(',')],
    );
    return new Set(rows.map((row) => row.period));
  }

  /** Records the closure; tells when it was closed, if it was already. */
  async close(tx: Sql, county: string, period: string, at: Date, by: string): Promise<Date | undefined> {
    const rows = await tx.query<{ closedAt: Date }>(
      `WITH added AS (
         INSERT INTO period_closure (county, period, closed_at, closed_by) VALUES ($1, $2, $3::timestamptz, $4)
         ON CONFLICT DO NOTHING)
       SELECT closed_at AS "closedAt" FROM period_closure WHERE county = $1 AND period = $2`,
      [county, period, at, by],
    );
    return withMoments(rows, 'closedAt')[0]?.closedAt;
  }
}

export function closedFinding(unit: Unit, period: Period): UserFinding {
  return {
    code: 'PERIOD_CLOSED',
    severity: 'ERROR',
    path: 'period',
    unit: unit.id,
    period: period.id,
    message: `${period.id} 已经截止，不能再报；如有差错请联系县数据办`,
    messageEn: `${period.id} is closed: nothing can be handed in for it; ask the county's data office about a correction`,
  };
}
