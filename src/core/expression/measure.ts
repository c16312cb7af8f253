import type { Unit as UnitOfMeasure } from '../unit-of-measure.ts';
import { divide, type Exact, equals, multiply } from '../value.ts';
import type { Expression } from './model.ts';

/**
 * The measure of a numeric formula: exponents of its dimensions and the size of its unit in base units.
 * A bare number has none yet (`literal`): it takes the measure of what it is added to or compared with.
 */
export interface Measure {
  readonly dimensions: ReadonlyMap<string, number>;
  readonly factor: Exact;
  readonly literal: boolean;
  /** For messages: `万元`, `元/人`. */
  readonly symbol: string;
}

export const PLAIN: Measure = { dimensions: new Map(), factor: 1, literal: false, symbol: '' };
export const LITERAL: Measure = { ...PLAIN, literal: true };

/** The measure of an element, or of a cell, in a unit; without a unit it is a plain number. */
export function measureOf(unit: UnitOfMeasure | undefined): Measure {
  if (!unit) return PLAIN;
  const dimensions = unit.dimension === 'ratio' ? new Map<string, number>() : new Map([[unit.dimension, 1]]);
  return { dimensions, factor: unit.factor, literal: false, symbol: unit.symbol };
}

export function sameDimensions(a: Measure, b: Measure): boolean {
  if (a.dimensions.size !== b.dimensions.size) return false;
  for (const [dimension, exponent] of a.dimensions)
    if (b.dimensions.get(dimension) !== exponent) return false;
  return true;
}

/**
 * Whether one measure is the other per something: 公斤/亩 is 公斤 per 亩. Forms print 单产 in 公斤 and 人均收入 in 元;
 * what is rescaled to such a unit is per base unit of the denominator: 亩, 人, 户.
 */
export function isPer(whole: Measure, numerator: Measure): boolean {
  if (numerator.dimensions.size === 0 || whole.dimensions.size <= numerator.dimensions.size) return false;
  for (const [dimension, exponent] of numerator.dimensions)
    if (whole.dimensions.get(dimension) !== exponent) return false;
  for (const [dimension, exponent] of whole.dimensions)
    if (exponent > 0 && !numerator.dimensions.has(dimension)) return false;
  return true;
}

/** `expression` brought from one measure to another of the same dimensions, or to its numerator. */
export function rescale(expression: Expression, from: Measure, to: Measure): Expression {
  if (from.literal || equals(from.factor, to.factor)) return expression;
  const factor = divide(from.factor, to.factor);
  if (factor === undefined) throw new Error('a unit of measure has factor 0');
  return { op: 'scale', factor, of: expression };
}

/** The measure of a product or a quotient. */
export function combine(operator: '*' | '/', left: Measure, right: Measure): Measure {
  const sign = operator === '*' ? 1 : -1;
  const dimensions = new Map(left.dimensions);
  for (const [dimension, exponent] of right.dimensions) {
    const total = (dimensions.get(dimension) ?? 0) + sign * exponent;
    if (total === 0) dimensions.delete(dimension);
    else dimensions.set(dimension, total);
  }
  const factor = operator === '*' ? multiply(left.factor, right.factor) : divide(left.factor, right.factor);
  if (factor === undefined) throw new Error('a unit of measure has factor 0');
  const symbol =
    dimensions.size === 0
      ? ''
      : [left.symbol, right.symbol].filter((s) => s).join(operator === '*' ? '·' : '/');
  return { dimensions, factor, literal: left.literal && right.literal, symbol };
}

/** A number of units: a pure count, which may be printed as 个. */
export const COUNT: Measure = {
  dimensions: new Map([['count', 1]]),
  factor: 1,
  literal: false,
  symbol: '个',
};
