import type { Element } from '../../core/catalogue/model.ts';
import { type Aggregate, addsUp, type Spread } from '../../core/fill/aggregate.ts';
import {
  GAP_REASONS,
  Gap,
  NOBODY_REPORTED,
  NOT_APPLICABLE,
  type Outcome,
  strongerGap,
} from '../../core/fill/outcome.ts';
import { add, compare, decimalsOf, decodeNumber, type Exact, Fraction, toText } from '../../core/value.ts';

/** An aggregate as it is kept: what a unit further up can be added up from. */
export interface Summed extends Aggregate {
  /** How many parts it is the sum of: each unit in each period that counts. */
  readonly places: number;
}

/** Of one unit and period, by item key. */
export type Sums = Pick<ReadonlyMap<string, Summed>, 'get'>;

/** The aggregate of a unit from those of all units right below it: as if every part were added up once more. */
export function together(element: Element, parts: readonly Summed[]): Summed {
  const spread = parts.map((part) => part.spread).reduce(spreadTogether, NOTHING_SPREAD);
  const places = parts.reduce((sum, part) => sum + part.places, 0);
  const outcome = addsUp(element) ? summation(parts) : NOT_APPLICABLE;
  return { ...aggregate(element, outcome, spread), places };
}

export function aggregate(element: Element, outcome: Outcome, spread: Spread): Aggregate {
  const sum = outcome instanceof Gap ? outcome.partial : (outcome as Exact);
  return { outcome, ...(addsUp(element) && sum !== undefined ? { sum } : {}), spread };
}

const NOTHING_SPREAD: Spread = { expected: 0, reporting: 0, valued: 0, total: 0 };

function spreadTogether(a: Spread, b: Spread): Spread {
  const minimum = extreme(a.minimum, b.minimum, -1);
  const maximum = extreme(a.maximum, b.maximum, 1);
  return {
    expected: a.expected + b.expected,
    reporting: a.reporting + b.reporting,
    valued: a.valued + b.valued,
    total: add(a.total, b.total),
    ...(minimum === undefined || maximum === undefined ? {} : { minimum, maximum }),
  };
}

function extreme(a: Exact | undefined, b: Exact | undefined, sign: 1 | -1): Exact | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return compare(a, b) === sign ? a : b;
}

/** What adding up all of their parts in one go gives. */
function summation(parts: readonly Summed[]): Outcome {
  let [reported, expected] = [0, 0];
  let total: Exact | undefined;
  let gap: Gap | undefined;
  for (const { outcome, places } of parts) {
    if (places === 0) continue;
    const isGap = outcome instanceof Gap && outcome.reason !== 'NOT_APPLICABLE';
    if (isGap) gap = gap ? strongerGap(gap, outcome) : outcome;
    // One part by itself may have coverage and a partial sum of its own, which are not those of a sum of parts.
    const isOne = places === 1;
    expected += isGap && !isOne ? outcome.expected : places;
    reported += !isGap ? places : isOne ? Number(!NOBODY_REPORTED.has(outcome.reason)) : outcome.reported;
    const there = outcome instanceof Gap ? (isOne ? undefined : outcome.partial) : (outcome as Exact);
    if (there !== undefined) total = total === undefined ? there : add(total, there);
  }
  if (gap) return new Gap(gap.reason, reported, expected, total);
  return total ?? NOT_APPLICABLE;
}

/**
 * As it is stored, by position: sum, units reporting, units expected, units with a value, their total (null: the sum),
 * minimum, maximum, outcome (null: the sum), places (null: as many as units are expected). Nulls at the end are left
 * out. An outcome is a number, or an array: reason, parts reported, parts expected, partial value.
 */
export type StoredSum = readonly (StoredNumber | null | readonly (StoredNumber | null)[])[];
type StoredNumber = number | string;

export function encodeSummed({ outcome, sum, spread, places }: Summed): StoredSum {
  const { reporting, expected, valued, total, minimum, maximum } = spread;
  const stored = [
    encode(sum),
    ...[reporting, expected, valued],
    sum !== undefined && compare(sum, total) === 0 ? null : encode(total),
    ...[encode(minimum), encode(maximum)],
    encodeOutcome(outcome, sum),
    places === expected ? null : places,
  ];
  while (stored.at(-1) === null) stored.pop();
  return stored;
}

export function decodeSummed([
  sum = null,
  reporting,
  expected,
  valued,
  total = null,
  minimum = null,
  maximum = null,
  outcome = null,
  places = null,
]: StoredSum): Summed {
  const [least, most, added] = [decode(minimum), decode(maximum), decode(sum)];
  return {
    outcome: decodeOutcome(outcome, added),
    ...(added === undefined ? {} : { sum: added }),
    spread: {
      ...{ expected: expected as number, reporting: reporting as number, valued: valued as number },
      total: decode(total) ?? added ?? 0,
      ...(least === undefined || most === undefined ? {} : { minimum: least, maximum: most }),
    },
    places: (places ?? expected) as number,
  };
}

function encodeOutcome(outcome: Outcome, sum: Exact | undefined): StoredSum[number] {
  if (!(outcome instanceof Gap)) return sum === undefined ? encode(outcome as Exact) : null;
  const { reason, reported, expected, partial } = outcome;
  return [GAP_REASONS.indexOf(reason), reported, expected, encode(partial)];
}

function decodeOutcome(stored: StoredSum[number], sum: Exact | undefined): Outcome {
  if (!Array.isArray(stored)) return decode(stored) ?? (sum as Exact);
  const [reason, reported, expected, partial] = stored;
  return new Gap(GAP_REASONS[reason] as Gap['reason'], reported, expected, decode(partial));
}

/** Exact, also where no decimals suffice: `1/3`. */
function encode(x: Exact | undefined): StoredNumber | null {
  if (x === undefined) return null;
  if (!(x instanceof Fraction)) return x;
  return decimalsOf(x) === undefined ? `${x.n}/${x.d}` : toText(x);
}

function decode(stored: StoredSum[number]): Exact | undefined {
  if (stored === null || stored === undefined) return undefined;
  if (typeof stored !== 'string' || !stored.includes('/')) return decodeNumber(stored as StoredNumber);
  const [n, d] = stored.split('/').map(BigInt) as [bigint, bigint];
  return Fraction.of(n, d);
}
