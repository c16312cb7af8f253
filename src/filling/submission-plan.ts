import { comparedPeriods } from '../core/one-table/plausible.ts';
import type { Period } from '../core/period.ts';
import type { Unit } from '../core/unit-tree.ts';
import type { TableKey } from '../submission/one-table.store.ts';
import type { PreparedTable } from '../submission/prepare.ts';
import type { Engine, Engines } from './engines.ts';
import type { FillTarget } from './fill.service.ts';

/** What is filled now, and every table that filling and checking look at, under one catalogue version. */
export interface SubmissionPlan {
  readonly engine: Engine;
  readonly targets: readonly FillTarget[];
  readonly needs: readonly TableKey[];
}

/** By catalogue version: the forms of the tables' units and of every unit above them, up to the township. */
export function planSubmission(engines: Engines, tables: readonly PreparedTable[]): SubmissionPlan[] {
  const byEngine = Map.groupBy(tables, ({ period }) => engines.inForceOn(period.end));
  return [...byEngine].map(([engine, ofEngine]) => {
    const plan = new Plan(engine);
    for (const { unit, period } of ofEngine) plan.add(unit, period);
    return { engine, targets: plan.targets, needs: [...plan.needs.values()] };
  });
}

class Plan {
  readonly targets: FillTarget[] = [];
  readonly needs = new Map<string, TableKey>();
  readonly #ruled = new Set<string>();
  readonly #filled = new Set<string>();

  constructor(private readonly engine: Engine) {}

  add(unit: Unit, period: Period): void {
    const { units } = this.engine.fill;
    this.#need([
      { unit: unit.id, period: period.id },
      ...comparedPeriods(this.engine.fill, unit, period).flatMap((before) =>
        (units.former(unit.id, before.end) ?? []).map((each) => ({ unit: each.id, period: before.id })),
      ),
    ]);
    const chain = units.withAncestors(unit.id, period.end);
    const toTownship = upToTownship(chain);
    for (const above of chain) {
      const place = `${above.id} ${period.id}`;
      if (!this.#ruled.has(place)) this.#need(this.engine.reach.ofRules(above, period));
      this.#ruled.add(place);
      if (!toTownship.includes(above) || this.#filled.has(place)) continue;
      this.#filled.add(place);
      this.#fill(above, period);
    }
  }

  #fill(unit: Unit, period: Period): void {
    const { fill, reach } = this.engine;
    for (const form of fill.questions.formsDue(unit, period)) {
      this.targets.push({ form, unit, period });
      this.#need(reach.ofForm(form, unit, period));
      this.#need(reach.due(unit, period).map((below) => ({ unit: below.id, period: period.id })));
    }
  }

  #need(tables: readonly TableKey[]): void {
    for (const table of tables) this.needs.set(`${table.unit} ${table.period}`, table);
  }
}

function upToTownship(chain: readonly Unit[]): readonly Unit[] {
  const end = chain.findIndex((unit) => unit.level === 'TOWNSHIP');
  return end < 0 ? chain.slice(0, 1) : chain.slice(0, end + 1);
}
