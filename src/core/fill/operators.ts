import type { BinaryOperator } from '../expression/ast.ts';
import { abs, add, compare, divide, type Exact, multiply, negate, roundTo, subtract } from '../value.ts';
import { DIVISION_BY_ZERO, Gap, NOT_APPLICABLE, type Outcome, Summation, strongerGap } from './outcome.ts';

/**
 * The operators of the formula language over outcomes. A missing operand gives a missing result with its
 * reason; a not applicable one is absent: sums skip it, a ratio, product or comparison with it is not applicable.
 */
export function binary(operator: BinaryOperator): (a: Outcome, b: Outcome) => Outcome {
  switch (operator) {
    case '+':
      return plus;
    case '-':
      return minus;
    case '*':
      return strict((a, b) => multiply(a as Exact, b as Exact));
    case '/':
      return strict((a, b) => divide(a as Exact, b as Exact) ?? DIVISION_BY_ZERO);
    case 'and':
      return strict((a, b) => a === true && b === true);
    case 'or':
      return strict((a, b) => a === true || b === true);
    default: {
      const holds = COMPARISONS[operator];
      return strict((a, b) => holds(compareValues(a, b)));
    }
  }
}

function plus(a: Outcome, b: Outcome): Outcome {
  if (!(a instanceof Gap) && !(b instanceof Gap)) return add(a as Exact, b as Exact);
  return absorb(a, b, (present) => present);
}

function minus(a: Outcome, b: Outcome): Outcome {
  if (!(a instanceof Gap) && !(b instanceof Gap)) return subtract(a as Exact, b as Exact);
  return absorb(a, b, (present, isLeft) => (isLeft ? present : negate(present as Exact)));
}

/** One operand is a gap: an absent one is skipped, a missing one wins. */
function absorb(a: Outcome, b: Outcome, present: (value: Outcome, isLeft: boolean) => Outcome): Outcome {
  if (a instanceof Gap && b instanceof Gap) return whole(strongerGap(a, b));
  if (a instanceof Gap) return a.reason === 'NOT_APPLICABLE' ? present(b, false) : whole(a);
  return (b as Gap).reason === 'NOT_APPLICABLE' ? present(a, true) : whole(b);
}

/** What a cumulative figure has grown by. Where there was nothing before, all of it is growth. */
export function growth(now: Outcome, before: Outcome | undefined): Outcome {
  if (before === undefined) return now;
  return now instanceof Gap && now.reason === 'NOT_APPLICABLE' ? now : minus(now, before);
}

/** A part's partial sum says nothing about a formula over several parts: it is dropped. */
export function whole(outcome: Outcome): Outcome {
  if (!(outcome instanceof Gap) || outcome.partial === undefined) return outcome;
  return new Gap(outcome.reason, outcome.reported, outcome.expected);
}

function strict(apply: (a: Outcome, b: Outcome) => Outcome): (a: Outcome, b: Outcome) => Outcome {
  return (a, b) => {
    if (a instanceof Gap) return whole(b instanceof Gap ? strongerGap(a, b) : a);
    if (b instanceof Gap) return whole(b);
    return apply(a, b);
  };
}

const COMPARISONS: Record<'=' | '<>' | '<' | '<=' | '>' | '>=', (order: number) => boolean> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

function compareValues(a: Outcome, b: Outcome): number {
  if (typeof a === 'string' || typeof a === 'boolean') return a === b ? 0 : a < (b as typeof a) ? -1 : 1;
  return compare(a as Exact, b as Exact);
}

/** Applies to a value, and to the partial sum of a gap: a conversion of the whole converts the part. */
const mapNumber =
  (apply: (value: Exact) => Exact) =>
  (value: Outcome): Outcome => {
    if (!(value instanceof Gap)) return apply(value as Exact);
    if (value.partial === undefined) return value;
    return new Gap(value.reason, value.reported, value.expected, apply(value.partial));
  };

export const negated = mapNumber(negate);
export const absolute = mapNumber(abs);
export const rounded = (decimals: number) => mapNumber((value) => roundTo(value, decimals));
export const scaled = (factor: Exact) => mapNumber((value) => multiply(value, factor));

export function not(value: Outcome): Outcome {
  return value instanceof Gap ? value : value !== true;
}

/** All three are evaluated: a formula needs the same facts whatever their values are. */
export function choose(when: Outcome, then: Outcome, otherwise: Outcome): Outcome {
  if (when instanceof Gap) return when;
  return when === true ? then : otherwise;
}

export function coalesce(values: readonly Outcome[]): Outcome {
  return values.find((value) => !(value instanceof Gap)) ?? values[values.length - 1] ?? NOT_APPLICABLE;
}

export type Folding = 'sum' | 'min' | 'max' | 'avg';

/** sum, min, max or avg over parts; absent parts are skipped. Only a sum has a partial value. */
export function fold(how: Folding, values: readonly Outcome[]): Outcome {
  const sum = new Summation();
  for (const value of values) sum.add(value);
  const total = sum.result();
  if (how === 'sum') return total;
  if (total instanceof Gap) return whole(total);
  const present = values.filter((value): value is Exact => !(value instanceof Gap));
  if (how === 'avg') return divide(total as Exact, present.length) ?? NOT_APPLICABLE;
  const wanted = how === 'min' ? -1 : 1;
  return present.reduce((best, value) => (compare(value, best) === wanted ? value : best));
}

/** How many of the parts are true. */
export function countTrue(values: readonly Outcome[]): Outcome {
  const asNumbers = values.map((value) => (value instanceof Gap ? value : value === true ? 1 : 0));
  const total = fold('sum', asNumbers);
  return total === NOT_APPLICABLE ? 0 : total;
}
