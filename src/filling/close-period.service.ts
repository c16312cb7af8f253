import type { Period } from '../core/period.ts';
import { Conflict } from '../core/refusal.ts';
import type { SqlPool } from '../database/sql.ts';
import type { UnitService } from '../organisation/unit.service.ts';
import type { Clock } from '../platform/clock.ts';
import type { PeriodService } from '../submission/period.service.ts';
import type { Engines } from './engines.ts';
import { type FillService, lockUnits } from './fill.service.ts';
import { countFiled, fileRest } from './filled-form.store.ts';

export interface ClosedPeriod {
  readonly closedAt: Date;
  /** It was closed before; nothing changed. */
  readonly already: boolean;
  /** Forms that count as filed from now on, with whatever they lack. */
  readonly formsFiled: number;
}

/** The verb *close*: nothing is handed in for the period any more, and its forms are kept as filed. */
export class ClosePeriodService {
  constructor(
    private readonly sql: SqlPool,
    private readonly units: UnitService,
    private readonly engines: Engines,
    private readonly periods: PeriodService,
    private readonly fills: FillService,
    private readonly clock: Clock,
    private readonly actor: string,
  ) {}

  async close(id: string): Promise<ClosedPeriod> {
    const period = this.engines.periodNamed(id);
    if (period.end >= this.clock.today()) {
      throw new Conflict(
        `${id} 到 ${period.end} 才结束，之后才能截止`,
        `${id} ends on ${period.end}: it can be closed after that day`,
      );
    }
    const roots = [...this.units.tree.all()].filter((unit) => unit.level === 'COUNTY');
    let closedAt: Date | undefined;
    let formsFiled = 0;
    for (const county of roots) {
      const earlier = await this.#closeIn(county.id, period);
      closedAt ??= earlier;
      // Also where it was closed before: whoever closed it may have been cut short.
      formsFiled += await this.#file(county.id, period);
    }
    return { closedAt: closedAt ?? this.clock.now(), already: closedAt !== undefined, formsFiled };
  }

  /** Waits for submissions under way in every township, then lets no more in. */
  async #closeIn(county: string, period: Period): Promise<Date | undefined> {
    const at = this.clock.now();
    return this.sql.transaction(async (tx) => {
      const units = this.units.tree.subtree(county, period.end);
      await lockUnits(tx, new Set(units.map((unit) => this.units.lockUnit(unit.id))));
      return this.periods.close(tx, county, period.id, at, this.actor);
    });
  }

  async #file(county: string, period: Period): Promise<number> {
    const targets = this.fills.targets(this.units.tree.subtree(county, period.end), [period]);
    const before = await countFiled(this.sql, county, period.id);
    await this.fills.ensureFresh(targets);
    await fileRest(this.sql, county, period.id, this.clock.now());
    return (await countFiled(this.sql, county, period.id)) - before;
  }
}
