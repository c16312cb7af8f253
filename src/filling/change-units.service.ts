import type { Finding } from '../core/issue.ts';
import { planUnitChange, type UnitChange, type UnitChangePlan } from '../core/unit-change.ts';
import type { Unit } from '../core/unit-tree.ts';
import { announceMarks } from '../database/announcements.ts';
import type { Sql, SqlPool } from '../database/sql.ts';
import type { UnitService } from '../organisation/unit.service.ts';
import type { Clock } from '../platform/clock.ts';
import { markSumsSince } from '../submission/sum-mark.store.ts';
import type { Engines } from './engines.ts';
import { lockUnits } from './fill.service.ts';

/** A change of units, planned or applied. */
export interface UnitChangeResult extends UnitChangePlan {
  /** Stored forms that are filled again, and those that end with their unit. */
  readonly refilled: number;
  readonly dropped: number;
  readonly applied: boolean;
}

/** The verb *change units*: merges, splits, renames and additions; forms from that day on are filled again. */
export class ChangeUnitsService {
  constructor(
    private readonly sql: SqlPool,
    private readonly units: UnitService,
    private readonly engines: Engines,
    private readonly clock: Clock,
    private readonly actor: string,
  ) {}

  /** What a change would do, or everything that is wrong with it. */
  plan(change: UnitChange): Promise<UnitChangeResult> {
    return this.#run(change, false);
  }

  /** Does it in one transaction, unless something is wrong with it. */
  apply(change: UnitChange): Promise<UnitChangeResult> {
    return this.#run(change, true);
  }

  async #run(change: UnitChange, wanted: boolean): Promise<UnitChangeResult> {
    await this.units.refresh(this.sql);
    const result = await this.sql.transaction(async (tx): Promise<UnitChangeResult | undefined> => {
      await lockUnits(tx, new Set([...this.units.tree.all()].map(({ id }) => this.units.lockUnit(id))));
      // Whoever was here first may have changed the units while this one waited.
      if (!(await this.units.isUpToDate(tx))) return undefined;
      const plan = planUnitChange(this.units.tree, change);
      const findings = [...plan.findings, ...(await this.#obstacles(tx, plan, change.on))];
      if (findings.length > 0) return { ...plan, findings, refilled: 0, dropped: 0, applied: false };
      const effect = await this.#effect(tx, plan, change.on);
      if (wanted) await this.#write(tx, change, plan);
      return { ...plan, ...effect, applied: wanted };
    });
    if (!result) return this.#run(change, wanted);
    if (result.applied) await this.units.load();
    return result;
  }

  /** What was handed in or closed already for a time from the day on. */
  async #obstacles(tx: Sql, plan: UnitChangePlan, on: string): Promise<Finding[]> {
    const { ended, begun } = plan;
    const counties = this.#countiesOf(this.#touched(plan)).join(',');
    if (counties === '') return [];
    const findings: Finding[] = [];
    const tables = await tx.query<{ unit: string; period: string }>(
      `SELECT unit, period FROM one_table
        WHERE county = ANY (string_to_array($1, ',')) AND unit = ANY (string_to_array($2, ','))
        ORDER BY unit, period`,
      [counties, ended.map(({ id }) => id).join(',')],
    );
    const successors = begun.map(({ label, id }) => `${label}（${id}）`).join('、');
    for (const { unit, period, end } of this.#endingFrom(tables, on)) {
      findings.push({
        code: 'UNIT_HANDED_IN',
        severity: 'ERROR',
        unit,
        period,
        message: `${this.units.tree.get(unit).label} 已经报了 ${period}，而它到那时已不存在：这一期要由 ${successors} 报；请换一个晚于 ${end} 的日期`,
        messageEn: `${unit} has handed in ${period}, at whose end it would no longer be there: take a day after ${end}`,
      });
    }
    const closed = await tx.query<{ period: string }>(
      `SELECT DISTINCT period FROM period_closure WHERE county = ANY (string_to_array($1, ',')) ORDER BY period`,
      [counties],
    );
    for (const { period, end } of this.#endingFrom(closed, on)) {
      findings.push({
        code: 'PERIOD_CLOSED',
        severity: 'ERROR',
        period,
        message: `${period} 已经截止，它到 ${end} 才结束；单位变更要从截止的报告期之后开始`,
        messageEn: `${period} is closed and ends on ${end}: units change after the periods that are closed`,
      });
    }
    return findings;
  }

  /** Those whose period ends on or after a day, with its last day. */
  #endingFrom<Row extends { readonly period: string }>(
    rows: readonly Row[],
    on: string,
  ): (Row & { end: string })[] {
    return rows.flatMap((row) => {
      const period = this.engines.period(row.period);
      return period && period.end >= on ? [{ ...row, end: period.end }] : [];
    });
  }

  /** Units that were there before and are otherwise after it: themselves, or what is below them. */
  #touched({ ended, changed, begun }: UnitChangePlan): readonly Unit[] {
    const { tree } = this.units;
    return [...ended, ...changed, ...begun.flatMap(({ parent }) => tree.find(parent ?? '') ?? [])];
  }

  #countiesOf(units: readonly Unit[]): string[] {
    return [...new Set(units.map(({ id }) => this.units.homeCounty(id)))];
  }

  /** Forms of a unit that ends, or of a kind that it no longer is, end too; all that may show the change is filled again. */
  #reach(plan: UnitChangePlan, on: string) {
    const { ended, changed } = plan;
    const { tree } = this.units;
    const otherwise = changed.filter(({ id, kind }) => tree.get(id).kind !== kind);
    const concerned = new Set(this.#touched(plan).flatMap(({ id }) => tree.concernedBy(id)));
    const ending = [...ended, ...otherwise].map(({ id }) => id);
    for (const id of ending) concerned.delete(id);
    const of = (ids: readonly string[]): string[] => [
      this.#countiesOf(ids.map((id) => tree.get(id))).join(','),
      ids.join(','),
      on,
    ];
    return { gone: of(ending), marked: of([...concerned]) };
  }

  async #effect(tx: Sql, plan: UnitChangePlan, on: string): Promise<{ dropped: number; refilled: number }> {
    const { gone, marked } = this.#reach(plan, on);
    const count = async (which: readonly string[]): Promise<number> => {
      const [row] = await tx.query<{ forms: number }>(
        `SELECT count(*)::int AS forms FROM ${FROM_DAY}`,
        which,
      );
      return row?.forms ?? 0;
    };
    return { dropped: await count(gone), refilled: await count(marked) };
  }

  async #write(tx: Sql, change: UnitChange, plan: UnitChangePlan): Promise<void> {
    const { gone, marked } = this.#reach(plan, change.on);
    await this.units.change(tx, plan);
    await tx.query(`DELETE FROM ${FROM_DAY}`, gone);
    await tx.query(
      `UPDATE filled_form SET stale = true, marks = marks + 1
        WHERE (county, unit, period, form) IN (SELECT county, unit, period, form FROM ${FROM_DAY})`,
      marked,
    );
    for (const county of this.#countiesOf(this.#touched(plan))) await markSumsSince(tx, county, change.on);
    await tx.query(
      `INSERT INTO unit_change (number, change, applied_at, applied_by)
       SELECT coalesce(max(number), 0) + 1, $1::jsonb, $2::timestamptz, $3 FROM unit_change`,
      [JSON.stringify(change), this.clock.now(), this.actor],
    );
    await announceMarks(tx);
  }
}

/** Stored forms of some units for periods that end on or after a day. */
const FROM_DAY = `filled_form WHERE county = ANY (string_to_array($1, ','))
  AND unit = ANY (string_to_array($2, ',')) AND period_end >= $3::date`;
