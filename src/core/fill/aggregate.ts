import type { Element } from '../catalogue/model.ts';
import type { ElementReference } from '../expression/model.ts';
import type { Period } from '../period.ts';
import type { Unit, UnitTree } from '../unit-tree.ts';
import { abs, add, compare, divide, type Exact, subtract } from '../value.ts';
import { DIVISION_BY_ZERO, Gap, NO_EARLIER_PERIOD, NOBODY_REPORTED, type Outcome } from './outcome.ts';

/** The outcome of an element's reference for a unit and a period. */
export type EvaluateAt = (reference: ElementReference, unit: Unit, period: Period) => Outcome;

/** A numeric element over the units at which it is collected, seen from one above them. */
export interface Aggregate {
  /** The element's value there, as a form of that unit would be filled: a gap as long as a part is missing. */
  readonly outcome: Outcome;
  /** Of what may be added up: the sum of the parts there are, complete or not. */
  readonly sum?: Exact;
  readonly spread: Spread;
}

/** What the units by themselves say. */
export interface Spread {
  /** Units at which the element is collected … */
  readonly expected: number;
  /** … those of them that lack nothing for the period … */
  readonly reporting: number;
  /** … and those of these that have a value. */
  readonly valued: number;
  /** The sum of these values. */
  readonly total: Exact;
  readonly minimum?: Exact;
  readonly maximum?: Exact;
}

/** Adds up over units, and over periods if it is a flow. */
export const addsUp = ({ kind }: Pick<Element, 'kind'>): boolean => kind === 'STOCK' || kind === 'FLOW';

export function aggregateOf(
  evaluate: EvaluateAt,
  units: UnitTree,
  element: Element,
  reference: ElementReference,
  unit: Unit,
  period: Period,
): Aggregate {
  const outcome = evaluate(reference, unit, period);
  const sum = outcome instanceof Gap ? outcome.partial : (outcome as Exact);
  const parts = contributors(units, element, unit, period);
  return {
    outcome,
    ...(addsUp(element) && sum !== undefined ? { sum } : {}),
    spread: spreadOf(parts.map((part) => evaluate(reference, part, period))),
  };
}

/** The units at which an element is collected, at or below one, as the tree stands on the period's last day. */
export function contributors(
  units: UnitTree,
  { at, kinds }: Element,
  unit: Unit,
  period: Period,
): readonly Unit[] {
  return units.below(unit.id, at, period.end, kinds);
}

function spreadOf(outcomes: readonly Outcome[]): Spread {
  let [reporting, valued] = [0, 0];
  let total: Exact = 0;
  let minimum: Exact | undefined;
  let maximum: Exact | undefined;
  for (const outcome of outcomes) {
    if (outcome instanceof Gap) {
      if (!NOBODY_REPORTED.has(outcome.reason)) reporting++;
      continue;
    }
    const value = outcome as Exact;
    reporting++;
    valued++;
    total = add(total, value);
    if (minimum === undefined || compare(value, minimum) < 0) minimum = value;
    if (maximum === undefined || compare(value, maximum) > 0) maximum = value;
  }
  return {
    ...{ expected: outcomes.length, reporting, valued, total },
    ...(minimum === undefined || maximum === undefined ? {} : { minimum, maximum }),
  };
}

/** The mean of a unit. Of an average or a ratio there is none: means are not averaged. */
export function meanOf(element: Element, { total, valued }: Spread): Exact | undefined {
  return addsUp(element) ? divide(total, valued) : undefined;
}

/** By how much of the earlier value a value has changed: 0.05 is five per cent more. */
export function growthBetween(earlier: Outcome, now: Outcome): Outcome {
  if (now instanceof Gap) return now;
  if (earlier instanceof Gap) return earlier;
  return divide(subtract(now as Exact, earlier as Exact), abs(earlier as Exact)) ?? DIVISION_BY_ZERO;
}

/** Where the catalogue of the period does not have the element yet. */
export const NO_AGGREGATE: Aggregate = {
  outcome: NO_EARLIER_PERIOD,
  spread: { expected: 0, reporting: 0, valued: 0, total: 0 },
};
