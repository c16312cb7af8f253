import type { Element } from '../catalogue/model.ts';
import type { Expression } from '../expression/model.ts';
import { Evaluation, type Place } from '../fill/evaluation.ts';
import type { Facts } from '../fill/facts.ts';
import type { FillEngine } from '../fill/fill-form.ts';
import type { Period, Rhythm } from '../period.ts';
import type { Level, Unit } from '../unit-tree.ts';
import type { Factors } from './answer.ts';
import { only } from './operators.ts';
import type { SqlOutcome } from './outcome.ts';
import { Parameters, type Part, type Statement } from './part.ts';
import { type Output, Sheet } from './sheet.ts';
import { SqlLinker } from './sql-linker.ts';
import { type Support, Unsupported } from './support.ts';

export interface SqlContext {
  readonly engine: FillEngine;
  /** The county in whose part of `one_table` a unit's tables stand. */
  countyOf(unit: string): string;
  /** By what to multiply an element's numbers that were handed in under other versions; nearly always nothing. */
  factorsOf(element: Element): Factors | undefined;
}

/** Where places are does not depend on what was answered. */
const NO_TABLES: Facts = { table: () => undefined };

/** Formulas of one level and rhythm, as one statement over many units and periods. */
export class SqlFormulas {
  readonly #sheet: Sheet;
  readonly #linker: SqlLinker;
  readonly #parameters = new Parameters();
  #conditions = 0;
  /** Places, by their position, of which SQL cannot tell: a unit that was merged, the time before its first report. */
  readonly unusual = new Set<number>();

  constructor(
    context: SqlContext,
    private readonly level: Level,
    private readonly rhythm: Rhythm,
    readonly places: readonly { readonly unit: Unit; readonly period: Period }[],
  ) {
    const { engine } = context;
    const run = new Evaluation(engine.questions, NO_TABLES);
    const rows = places.map(({ unit, period }): Place => run.place(unit, period));
    const { unusual } = this;
    const countyOf = (unit: string): string => context.countyOf(unit);
    this.#sheet = new Sheet({ parameters: this.#parameters, countyOf, unusual, count: 0 }, rows);
    this.#linker = new SqlLinker(engine.catalogue, engine.history, (element) => context.factorsOf(element));
  }

  /** Throws Unsupported for what SQL does not take. */
  add(expression: Expression, outer: Readonly<Record<string, string>> = {}): SqlOutcome {
    const at = { sheet: this.#sheet, spot: this.#sheet.here };
    return this.#linker.formula(expression, at, this.level, this.rhythm, outer);
  }

  /** An outcome only at some of the places; not applicable at the others. */
  where(outcome: SqlOutcome, holds: (place: number) => boolean): SqlOutcome {
    const value = this.#sheet.given(`where ${this.#conditions++}`, 'boolean', () =>
      this.places.map((_, i) => holds(i)),
    );
    return this.#sheet.keepOutcome(only(outcome, value));
  }

  /** How many columns the formulas take by now: a row of a statement has at most some 1,600. */
  get size(): number {
    return this.#sheet.size;
  }

  /** `ix`, the position of a place counted from 1, and of each outcome n: `v<n>`, `d<n>` and `g<n>`. */
  statement(outcomes: readonly SqlOutcome[]): Statement {
    const text = (part: Part): Part => ({ ...part, text: `(${part.text})::text` });
    const outputs = outcomes.flatMap(({ value, divisor, gap }, n): Output[] => [
      { name: `v${n}`, part: text(value) },
      ...(divisor ? [{ name: `d${n}`, part: text(divisor) }] : []),
      ...(gap ? [{ name: `g${n}`, part: gap }] : []),
    ]);
    return this.#parameters.statement(`${this.#sheet.select(outputs)} ORDER BY ix`);
  }

  /** `ix` and `broken`: of the places where some of these are false, which of them, counted from 0. */
  whereFalse(outcomes: readonly SqlOutcome[]): Statement {
    const outputs = outcomes.map(({ value }, n): Output => ({ name: `v${n}`, part: value }));
    const each = outcomes.map((_, n) => `CASE WHEN NOT v${n} THEN ${n} END`);
    const text = `SELECT ix, array_remove(ARRAY[${each.join(', ')}]::int[], NULL) AS broken
      FROM (${this.#sheet.select(outputs)}) s WHERE ${outcomes.map((_, n) => `NOT v${n}`).join(' OR ')} ORDER BY ix`;
    return this.#parameters.statement(text);
  }
}

/** Whether SQL takes a formula at a level and rhythm. */
export function supportOf(
  context: SqlContext,
  expression: Expression,
  level: Level,
  rhythm: Rhythm,
): Support {
  return supported(() => new SqlFormulas(context, level, rhythm, []).add(expression));
}

/** Whether SQL takes what is added. */
export function supported(add: () => unknown): Support {
  try {
    add();
    return { supported: true };
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    const { why, whyEn } = error;
    return { supported: false, why, whyEn };
  }
}
