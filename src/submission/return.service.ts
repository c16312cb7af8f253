import type { Period } from '../core/period.ts';
import type { Unit } from '../core/unit-tree.ts';
import type { SqlPool, SqlTransaction } from '../database/sql.ts';
import type { UnitService } from '../organisation/unit.service.ts';
import type { Clock } from '../platform/clock.ts';
import { readTables } from './one-table.store.ts';
import { closedFinding, type PeriodService } from './period.service.ts';
import { reasonFinding } from './reason.ts';
import { writeReturn } from './return.store.ts';
import type { ReturnInput, UserFinding } from './submission.model.ts';

/**
 * The verb *return*: a table goes back to its unit with a reason. Its answers stand and its forms stay filled, for
 * nothing is lost; but it no longer counts as handed in, so no form is filed with it, until its next revision.
 */
export class ReturnService {
  constructor(
    private readonly sql: SqlPool,
    private readonly units: UnitService,
    private readonly periods: PeriodService,
    private readonly clock: Clock,
    private readonly actor: string,
  ) {}

  async return(unit: Unit, period: Period, input: ReturnInput): Promise<UserFinding[]> {
    const findings = reasonFinding(input.reason);
    return this.sql.transaction(async (tx) => {
      findings.push(...(await this.#obstacles(tx, unit, period, input.revision)));
      if (findings.length > 0) return findings;
      const by = { returnedAt: this.clock.now(), returnedBy: this.actor };
      const row = {
        unit: unit.id,
        period: period.id,
        revision: input.revision,
        reason: input.reason.trim(),
        ...by,
      };
      const done = await writeReturn(tx, this.units.homeCounty(unit.id), row);
      // Somebody was quicker: say what stands now.
      return done ? [] : this.#obstacles(tx, unit, period, input.revision);
    });
  }

  async #obstacles(tx: SqlTransaction, unit: Unit, period: Period, revision: number): Promise<UserFinding[]> {
    const county = this.units.homeCounty(unit.id);
    const [[current], closed] = await Promise.all([
      readTables(tx, county, [{ unit: unit.id, period: period.id }]),
      this.periods.closedAmong(tx, county, [period.id]),
    ]);
    if (closed.has(period.id)) return [closedFinding(unit, period)];
    const place = { severity: 'ERROR', path: 'revision', unit: unit.id, period: period.id } as const;
    if (!current) {
      return [
        {
          ...place,
          code: 'NOT_HANDED_IN',
          message: `${unit.label} ${period.id} 还没有上报，没有可退回的表`,
          messageEn: `${unit.id} has not handed in ${period.id}: there is nothing to return`,
        },
      ];
    }
    if (current.revision !== revision) {
      return [
        {
          ...place,
          code: 'REVISION_CONFLICT',
          message: `${unit.label} ${period.id} 已是第 ${current.revision} 版，您要退回的是第 ${revision} 版；请看过新版再退`,
          messageEn: `${unit.id} ${period.id} is at revision ${current.revision}, not ${revision}: read the new one before you return it`,
          details: { currentRevision: current.revision },
        },
      ];
    }
    if (!current.returned) return [];
    return [
      {
        ...place,
        code: 'ALREADY_RETURNED',
        message: `${unit.label} ${period.id} 第 ${revision} 版已经退回，正等单位重新上报`,
        messageEn: `revision ${revision} of ${unit.id} ${period.id} is back with its unit already, and awaited again`,
      },
    ];
  }
}
