import { add, type Exact, type Value } from '../value.ts';

/**
 * Why a cell is missing, in the order of precedence: where several hold, the first is said.
 * NOT_APPLICABLE is no reason to be missing; it stands behind all that are, so that any other wins over it. WITHHELD
 * is no outcome of filling: it is told instead of a value that is there. Sums are stored with positions in this list.
 */
export const GAP_REASONS = [
  'NO_PERMISSION',
  'NOT_REPORTED',
  'NO_EARLIER_PERIOD',
  'UNIT_CHANGED',
  'REPORTED_UNKNOWN',
  'ROSTER_EMPTY',
  'SOURCE_CONFLICT',
  'DIVISION_BY_ZERO',
  'NOT_APPLICABLE',
  'WITHHELD',
] as const;
export type GapReason = (typeof GAP_REASONS)[number];

/** The absence of a value, with its reason. */
export class Gap {
  constructor(
    readonly reason: GapReason,
    /** Parts that have reported, of how many expected: 9 of 14 villages. */
    readonly reported = 0,
    readonly expected = 1,
    /** The sum over the parts there are, where parts are summed. */
    readonly partial?: Exact,
  ) {}
}

export const NOT_APPLICABLE = new Gap('NOT_APPLICABLE', 1, 1);
export const DIVISION_BY_ZERO = new Gap('DIVISION_BY_ZERO', 1, 1);
export const NO_EARLIER_PERIOD = new Gap('NO_EARLIER_PERIOD', 0, 1);
/** The unit was merged or split since, and the earlier figures do not add up to what would have been its own. */
export const UNIT_CHANGED = new Gap('UNIT_CHANGED', 0, 1);
export const REPORTED_UNKNOWN = new Gap('REPORTED_UNKNOWN', 1, 1);
/** There is a value, and the reader may not see it. */
export const WITHHELD = new Gap('WITHHELD', 1, 1);
export const NOT_REPORTED = new Gap('NOT_REPORTED', 0, 1);

/** What an evaluation yields: a value, or why there is none. */
export type Outcome = Value | Gap;

/** Reasons that are nobody's answer. */
export const NOBODY_REPORTED: ReadonlySet<GapReason> = new Set([
  'NOT_REPORTED',
  'NO_EARLIER_PERIOD',
  'UNIT_CHANGED',
]);

/** The stronger of two reasons; the first where both are the same. */
export function strongerGap(a: Gap, b: Gap): Gap {
  return GAP_REASONS.indexOf(b.reason) < GAP_REASONS.indexOf(a.reason) ? b : a;
}

/** Sums parts as they come: absent parts are skipped, a missing part makes the whole missing. */
export class Summation {
  #total: Exact;
  #present: number;
  #reported: number;
  #expected: number;
  #gap: Gap | undefined;

  /** Of parts, all present, that were added up already. */
  constructor(total: Exact = 0, parts = 0) {
    this.#total = total;
    this.#present = parts;
    this.#reported = parts;
    this.#expected = parts;
  }

  add(part: Outcome): void {
    this.#expected++;
    if (!(part instanceof Gap)) {
      this.#reported++;
      this.#present++;
      this.#total = add(this.#total, part as Exact);
    } else if (part.reason === 'NOT_APPLICABLE') {
      this.#reported++;
    } else {
      this.#reported += NOBODY_REPORTED.has(part.reason) ? 0 : 1;
      this.#gap = this.#gap ? strongerGap(this.#gap, part) : part;
    }
  }

  result(): Outcome {
    if (this.#gap) {
      const partial = this.#present > 0 ? this.#total : undefined;
      return new Gap(this.#gap.reason, this.#reported, this.#expected, partial);
    }
    return this.#present > 0 ? this.#total : NOT_APPLICABLE;
  }
}

/** The sum of parts that are told one by one. */
export function sumOf(count: number, part: (i: number) => Outcome): Outcome {
  let total = 0;
  for (let i = 0; i < count; i++) {
    const outcome = part(i);
    // Nearly always a whole number, and so is the sum.
    const sum = typeof outcome === 'number' ? total + outcome : Number.NaN;
    if (!Number.isSafeInteger(sum)) {
      const summation = new Summation(total, i);
      summation.add(outcome);
      for (let rest = i + 1; rest < count; rest++) summation.add(part(rest));
      return summation.result();
    }
    total = sum;
  }
  return count > 0 ? total : NOT_APPLICABLE;
}
