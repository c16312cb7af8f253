import type { Rule } from '../../core/catalogue/model.ts';
import { type SqlContext, SqlFormulas, supported, supportOf } from '../../core/formula-sql/formulas.ts';
import type { SqlOutcome } from '../../core/formula-sql/outcome.ts';
import type { Statement } from '../../core/formula-sql/part.ts';
import type { Support } from '../../core/formula-sql/support.ts';
import { conditionOf } from '../../core/one-table/check.ts';
import { type Item, itemPath } from '../../core/one-table/item.ts';
import { namedSlice } from '../../core/one-table/needs.ts';
import type { Engine } from '../../filling/engines.ts';
import type { UnitService } from '../../organisation/unit.service.ts';
import type { CheckedPlace, CheckGroup } from './findings-plan.ts';

/** A rule that is broken somewhere; of what is entered to verify, the path of the slice. */
export interface Broken extends CheckedPlace {
  readonly engine: Engine;
  readonly rule: Rule;
  readonly path?: string;
}

/** A row of a statement: the number of a place, counted from 1, and those of the checks that it fails. */
export interface BrokenRow {
  readonly ix: number;
  readonly broken: readonly number[];
}

/** A rule, or a slice that it verifies, with the statement's number for it. */
interface Check {
  readonly rule: Rule;
  readonly path?: string;
  readonly outcome: SqlOutcome;
}

/** Told of what SQL does not take, and why. */
export type LeaveRule = (rule: Rule, why: { readonly why: string; readonly whyEn: string }) => void;

/** Rows of PostgreSQL have at most 1,664 columns; what joins and selects add is small. */
const MOST_COLUMNS = 900;

/** Rules of one level and rhythm as statements over many places. */
export class SqlChecks {
  readonly #context: SqlContext;
  readonly #support = new Map<Rule, Support>();

  constructor(
    private readonly engine: Engine,
    units: UnitService,
  ) {
    this.#context = {
      engine: engine.fill,
      countyOf: (unit) => units.homeCounty(unit),
      factorsOf: ({ id }) => engine.units.factorsOf(id),
    };
  }

  #supportOf(rule: Rule): Support {
    let support = this.#support.get(rule);
    if (!support) {
      support = supportOf(this.#context, conditionOf(rule), rule.level, {
        frequency: rule.every,
        calendar: rule.calendar,
      });
      this.#support.set(rule, support);
    }
    return support;
  }

  /** Statements that find where the rules are broken; each takes as many rules as a row has columns for. */
  *statements({ level, rhythm, places, rules }: CheckGroup, leave: LeaveRule): Generator<SqlCheck> {
    let rest = rules.filter((rule) => {
      const support = this.#supportOf(rule);
      if (!support.supported) leave(rule, support);
      return support.supported;
    });
    while (rest.length > 0) {
      const formulas = new SqlFormulas(this.#context, level, rhythm, places);
      const checks: Check[] = [];
      let taken = 0;
      for (const rule of rest) {
        if (taken > 0 && formulas.size > MOST_COLUMNS) break;
        taken++;
        const support = supported(() => checks.push(...this.#checksOf(rule, formulas)));
        if (!support.supported) leave(rule, support);
      }
      rest = rest.slice(taken);
      if (checks.length > 0) yield new SqlCheck(this.engine, formulas, checks);
    }
  }

  #checksOf(rule: Rule, formulas: SqlFormulas): Check[] {
    const condition = conditionOf(rule);
    const verified = rule.verifies ? this.engine.fill.catalogue.elements.get(rule.verifies) : undefined;
    if (!verified) return [{ rule, outcome: formulas.add(condition) }];
    // Slice by slice, where it is asked.
    const items = new Map<string, Item>();
    const asked = formulas.places.map(({ unit, period }) => {
      const found = this.engine.fill.questions.itemsOf(verified, unit, period);
      for (const item of found) items.set(item.key, item);
      return new Set(found.map(({ key }) => key));
    });
    return [...items.values()].map((item) => {
      const outcome = formulas.add(condition, namedSlice(verified, item.slice));
      const where = formulas.where(outcome, (place) => asked[place]?.has(item.key) === true);
      return { rule, path: itemPath(item), outcome: where };
    });
  }
}

/** One statement, and how its rows are read. */
export class SqlCheck {
  readonly statement: Statement;

  constructor(
    private readonly engine: Engine,
    private readonly formulas: SqlFormulas,
    private readonly checks: readonly Check[],
  ) {
    this.statement = formulas.whereFalse(checks.map(({ outcome }) => outcome));
  }

  /** The places of which SQL cannot tell. */
  get unusual(): readonly CheckedPlace[] {
    return [...this.formulas.unusual].map((i) => this.formulas.places[i] as CheckedPlace);
  }

  get rules(): readonly Rule[] {
    return [...new Set(this.checks.map(({ rule }) => rule))];
  }

  read(rows: readonly BrokenRow[]): Broken[] {
    const { engine, formulas, checks } = this;
    return rows.flatMap(({ ix, broken }) => {
      if (formulas.unusual.has(ix - 1)) return [];
      const place = formulas.places[ix - 1] as CheckedPlace;
      return broken.map((n): Broken => {
        const { rule, path } = checks[n] as Check;
        return { ...place, engine, rule, ...(path === undefined ? {} : { path }) };
      });
    });
  }
}
