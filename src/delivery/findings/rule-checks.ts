import type { Rule } from '../../core/catalogue/model.ts';
import { FactSet } from '../../core/fill/facts.ts';
import { findingsOfRule } from '../../core/one-table/check.ts';
import type { SqlPool } from '../../database/sql.ts';
import type { Engine } from '../../filling/engines.ts';
import type { UnitService } from '../../organisation/unit.service.ts';
import { readTables, type TableKey } from '../../submission/one-table.store.ts';
import type { EngineChecks, TableFinding } from './findings.model.ts';
import type { CheckedPlace, CheckGroup } from './findings-plan.ts';
import { type Broken, type BrokenRow, type LeaveRule, type SqlCheck, SqlChecks } from './sql-checks.ts';

/** Why the engine checks a place where SQL takes the rule. */
const UNUSUAL = {
  why: '单位合并、拆分过，或者公式要看它首次填报以前的数',
  whyEn: 'the unit was merged or split, or a formula looks at the time before its first report',
} as const;

/** So many statements run at once: one is written while another is worked out. */
const LANES = 2;

/** What was found, and what of it not by SQL. */
export interface Checked {
  readonly broken: readonly Broken[];
  readonly byEngine: readonly EngineChecks[];
}

/** Finds where rules are broken: by SQL over many places at once, and by the engine where SQL cannot. */
export class RuleChecks {
  readonly #inSql = new WeakMap<Engine, SqlChecks>();

  constructor(
    private readonly sql: SqlPool,
    private readonly units: UnitService,
  ) {}

  async check(groups: readonly CheckGroup[]): Promise<Checked> {
    const left = groups.map((group) => new LeftToEngine(group));
    const found: Promise<Broken[]>[] = [];
    const running = new Set<Promise<unknown>>();
    for (const { group, check } of this.#statements(left)) {
      const broken = this.#run(check).finally(() => running.delete(broken));
      running.add(broken);
      found.push(broken);
      for (const place of check.unusual) group.leavePlace(place, check.rules);
      if (running.size >= LANES) await Promise.race(running);
    }
    const broken = (await Promise.all(found)).flat();
    for (const { group, places } of left) broken.push(...(await this.#byEngine(group.engine, places)));
    return { broken, byEngine: left.flatMap((each) => each.said()) };
  }

  *#statements(left: readonly LeftToEngine[]): Generator<{ group: LeftToEngine; check: SqlCheck }> {
    for (const each of left) {
      const { group } = each;
      const inSql = this.#inSql.get(group.engine) ?? new SqlChecks(group.engine, this.units);
      this.#inSql.set(group.engine, inSql);
      const leave: LeaveRule = (rule, why) => each.leaveRule(rule, why);
      for (const check of inSql.statements(group, leave)) yield { group: each, check };
    }
  }

  async #run(check: SqlCheck): Promise<Broken[]> {
    const { text, values } = check.statement;
    return check.read(await this.sql.once<BrokenRow>(text, values));
  }

  async #byEngine(engine: Engine, places: ReadonlyMap<CheckedPlace, readonly Rule[]>): Promise<Broken[]> {
    if (places.size === 0) return [];
    const facts = engine.units.reading(await this.#facts(engine, [...places.keys()]));
    return [...places].flatMap(([{ unit, period }, rules]) =>
      rules.flatMap((rule) =>
        findingsOfRule(engine.fill, rule, unit, period, facts).map(
          ({ path }): Broken => ({ engine, rule, unit, period, ...(rule.verifies && path ? { path } : {}) }),
        ),
      ),
    );
  }

  /** What is broken in the words of a submission; nothing of what was put right meanwhile. */
  async words(broken: readonly Broken[]): Promise<ReadonlyMap<Broken, TableFinding>> {
    const found = new Map<Broken, TableFinding>();
    for (const [engine, ofEngine] of Map.groupBy(broken, (each) => each.engine)) {
      const facts = engine.units.reading(await this.#facts(engine, ofEngine));
      for (const each of ofEngine) {
        const { rule, unit, period, path } = each;
        const said = findingsOfRule(engine.fill, rule, unit, period, facts);
        const finding = said.find((one) => path === undefined || one.path === path);
        if (finding) found.set(each, { rule, unit, period, finding });
      }
    }
    return found;
  }

  /** The tables that the rules at these places look at. */
  async #facts(engine: Engine, places: readonly CheckedPlace[]): Promise<FactSet> {
    const keys = new Map<string, TableKey>();
    for (const { unit, period } of places) {
      for (const key of engine.reach.ofRules(unit, period)) keys.set(`${key.unit} ${key.period}`, key);
    }
    const byCounty = Map.groupBy(keys.values(), ({ unit }) => this.units.homeCounty(unit));
    const tables = await Promise.all(
      [...byCounty].map(([county, ofCounty]) => readTables(this.sql, county, ofCounty)),
    );
    return new FactSet(tables.flat());
  }
}

/** What of a group SQL does not take: rules, and places. */
class LeftToEngine {
  readonly places = new Map<CheckedPlace, Rule[]>();
  readonly #rules: EngineChecks[] = [];
  readonly #unusual = new Set<CheckedPlace>();

  constructor(readonly group: CheckGroup) {}

  leaveRule(rule: Rule, { why, whyEn }: { readonly why: string; readonly whyEn: string }): void {
    this.#rules.push({ rule, places: this.group.places.length, why, whyEn });
    for (const place of this.group.places) this.#leave(place, [rule]);
  }

  leavePlace(place: CheckedPlace, rules: readonly Rule[]): void {
    this.#unusual.add(place);
    this.#leave(place, rules);
  }

  #leave(place: CheckedPlace, rules: readonly Rule[]): void {
    const known = this.places.get(place);
    if (known) known.push(...rules);
    else this.places.set(place, [...rules]);
  }

  said(): readonly EngineChecks[] {
    const { size } = this.#unusual;
    return size > 0 ? [...this.#rules, { places: size, ...UNUSUAL }] : this.#rules;
  }
}
