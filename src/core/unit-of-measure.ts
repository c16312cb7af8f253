import type { Exact } from './value.ts';
import { abs, compare, divide, isZero, powerOfTen, subtract } from './value.ts';

/** A unit of measure 计量单位: 人, 户, 亩, 万亩, 万元. Within a dimension every unit converts into every other. */
export interface Unit {
  /** As printed: `万亩`. */
  readonly symbol: string;
  readonly en?: string;
  readonly aliases: readonly string[];
  /** `area`, `money`, `people` … */
  readonly dimension: string;
  /** How many of the dimension's base unit make one of this; a positive finite decimal. */
  readonly factor: Exact;
}

/** By what to multiply a value in `from` to have it in `to`; undefined when their dimensions differ. */
export function conversionFactor(from: Unit, to: Unit): Exact | undefined {
  return from.dimension === to.dimension ? divide(from.factor, to.factor) : undefined;
}

/**
 * The decimals that keep a value's precision through a conversion: whole 千瓦 need 4 decimals in 万千瓦, whole 亩
 * need 2 in 公顷, 万千瓦 with 4 decimals are whole 千瓦. Throws RangeError when the dimensions differ.
 */
export function decimalsAfter(decimals: number, from: Unit, to: Unit): number {
  const ratio = conversionFactor(to, from);
  if (ratio === undefined) throw new RangeError(`${from.symbol} does not convert into ${to.symbol}`);
  return Math.max(0, decimals + digitsToReach(ratio));
}

/**
 * The unit that a text names, by symbol or alias; a symbol goes before another unit's alias. Spaces do not
 * count, and full-width or compatibility characters are their plain selves (`％` is `%`, `㎡` is `m2`).
 */
export function findUnit(units: Iterable<Unit>, textAsWritten: string): Unit | undefined {
  const all = [...units];
  // Nearly every text is written just as declared; only the others pay for being normalised.
  return findNamed(all, textAsWritten, (name) => name) ?? findNamed(all, textAsWritten, plain);
}

function findNamed(
  units: readonly Unit[],
  text: string,
  spelling: (name: string) => string,
): Unit | undefined {
  const wanted = spelling(text);
  const bySymbol = units.find((unit) => spelling(unit.symbol) === wanted);
  return bySymbol ?? units.find((unit) => unit.aliases.some((alias) => spelling(alias) === wanted));
}

/**
 * The unit in which a value was probably written by mistake («是不是按万元填了？»), or undefined. `value` and
 * `previous` are both said to be in `unit`; suspicion falls on another unit of its dimension, at least ten
 * times as large or small, when value and previous differ by that factor, give or take 30 %. The closest
 * such unit is returned. Zero never suspects, nor does a change of sign.
 */
export function suspectedFactor(
  value: Exact | undefined,
  previous: Exact | undefined,
  unit: Unit,
  units: Iterable<Unit>,
): Unit | undefined {
  if (value === undefined || previous === undefined || isZero(value)) return undefined;
  const change = divide(value, previous);
  if (change === undefined || compare(change, 0) < 0) return undefined;
  let closest: { unit: Unit; distance: Exact } | undefined;
  for (const other of units) {
    const distance = distanceFrom(change, unit, other);
    if (distance === undefined || compare(distance, ALLOWANCE) > 0) continue;
    if (!closest || compare(distance, closest.distance) < 0) closest = { unit: other, distance };
  }
  return closest?.unit;
}

/** 30 %. */
const ALLOWANCE = divide(3, 10)!;
const LEAST_FACTOR = 10;

/**
 * How far, relative to the factor between the two units, a change is from having been caused by writing
 * `other` for `unit`. Somebody who writes 万元 for 元 makes the number ten thousand times smaller.
 */
function distanceFrom(change: Exact, unit: Unit, other: Unit): Exact | undefined {
  const expected = conversionFactor(unit, other);
  if (expected === undefined) return undefined;
  // Both are turned so that the factor is at least one: 30 % then mean the same in both directions.
  const shrinks = compare(expected, 1) < 0;
  const factor = shrinks ? divide(1, expected)! : expected;
  if (compare(factor, LEAST_FACTOR) < 0) return undefined;
  const seen = shrinks ? divide(1, change)! : change;
  return divide(abs(subtract(seen, factor)), factor);
}

/** The smallest whole k with 10^k >= ratio: the logarithm rounded up, without a logarithm. */
function digitsToReach(ratio: Exact): number {
  let k = 0;
  while (compare(powerOfTen(k), ratio) < 0) k++;
  while (compare(powerOfTen(k - 1), ratio) >= 0) k--;
  return k;
}

function plain(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '');
}
