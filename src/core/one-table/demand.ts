import { type Form, rhythmOf } from '../catalogue/model.ts';
import type { Evaluation } from '../fill/evaluation.ts';
import { isLast, next, type Period, periodContaining, wholeIn } from '../period.ts';
import type { Unit, UnitTree } from '../unit-tree.ts';
import { isDue } from './due.ts';
import { follow, type Step } from './step.ts';

/** Ways from so many units and periods are kept, each with the tables of a county for a year at most. */
const MOST_ENDS = 512;

/**
 * What a form demands on one way of the tables that it leads to. The question is asked backwards: is the form due
 * from some unit for some period, so that the way ends at the table of this unit and this period?
 */
export class Demand {
  /** Of ways to many units: where they lead to from a unit and a period, unit ids by period. */
  readonly #ends = new Map<string, ReadonlyMap<string, ReadonlySet<string>>>();
  readonly #isFixed: boolean;
  readonly #isEndless: boolean;
  readonly #isWide: boolean;
  /** How many years later a form may be due that looks back to a period. */
  readonly #years: number;

  constructor(
    readonly form: Form,
    private readonly way: readonly Step[],
    /** The last day on which a unit begins to exist or to report. */
    private readonly lastBeginning: string,
  ) {
    const steps = [...everyStep(way)];
    this.#isFixed = steps.some(({ when }) => when === 'FIXED');
    this.#isEndless = steps.some(({ when }) => when === 'ANY_BEFORE');
    this.#isWide = steps.some(({ wide }) => wide);
    this.#years = steps.filter(({ when }) => when).length;
  }

  /** `answering` are the units whose forms may contain what this one reports: it, above it, after it. */
  touches(run: Evaluation, answering: readonly string[], unit: Unit, period: Period): boolean {
    const { units } = run.questions;
    const of = answering.filter((id) => units.get(id).level === this.form.level);
    if (of.length === 0) return false;
    for (const from of this.#candidates(units, period)) {
      for (const id of of) {
        const above = units.get(id, from.end);
        if (isDue(this.form, above, from) && this.#leads(run, above, from, unit, period)) return true;
      }
    }
    return false;
  }

  #leads(run: Evaluation, above: Unit, from: Period, unit: Unit, period: Period): boolean {
    if (!this.#isWide) {
      for (const end of follow(this.way, run.place(above, from))) {
        if (end.unit.id === unit.id && end.period.id === period.id) return true;
      }
      return false;
    }
    const key = `${above.id} ${from.id}`;
    let ends = this.#ends.get(key);
    if (!ends) {
      const found = new Map<string, Set<string>>();
      for (const end of follow(this.way, run.place(above, from))) {
        const ids = found.get(end.period.id) ?? new Set();
        found.set(end.period.id, ids.add(end.unit.id));
      }
      ends = found;
      // Units and periods are asked about one near the other: what was found long ago is found again sooner than it is kept.
      if (this.#ends.size >= MOST_ENDS) this.#ends.clear();
      this.#ends.set(key, ends);
    }
    return ends.get(period.id)?.has(unit.id) ?? false;
  }

  /**
   * The periods for which the form could be due and lead to a period. Forms and units live from one day to
   * another: of periods without end, it is enough to try those that follow the last beginning.
   */
  *#candidates({ firstReport }: UnitTree, period: Period): Generator<Period> {
    const { form, lastBeginning } = this;
    const first = this.#isFixed
      ? periodContaining(firstReport, form.every, form.calendar)
      : wholeIn(period, rhythmOf(form));
    if (!first) return;
    const begins = [period.start];
    if (this.#isFixed || this.#isEndless) begins.push(lastBeginning, form.validFrom ?? lastBeginning);
    const last = yearsAfter(begins.sort().at(-1) as string, this.#years);
    for (let from = first; from.start <= last; from = next(from)) {
      yield from;
      if (isLast(from)) return;
    }
  }
}

/** The last day on which a unit of a tree begins to exist, or to report. */
export function lastBeginningIn(units: UnitTree): string {
  const days = [...units.all()].flatMap(({ validFrom, reportsFrom }) => [validFrom, reportsFrom]);
  return days.sort().at(-1) ?? units.firstReport;
}

/** Whether a way leads to tables of earlier periods. */
export const leadsBack = (way: readonly Step[]): boolean => way.some(({ when }) => when !== undefined);

function* everyStep(way: readonly Step[], seen = new Set<readonly Step[]>()): Generator<Step> {
  if (seen.has(way)) return;
  seen.add(way);
  for (const step of way) {
    yield step;
    for (const loop of step.again ?? []) yield* everyStep(loop, seen);
  }
}

const yearsAfter = (day: string, years: number): string =>
  `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`;
