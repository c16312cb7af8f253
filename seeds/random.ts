/** Seeded random whole numbers (mulberry32): 32-bit integer arithmetic only, so equal on every platform. */
export class Random {
  #state: number;

  /** Equal seeds give equal sequences; the seed is a text such as a unit's id. */
  constructor(seed: string) {
    this.#state = fnv1a(seed);
  }

  /** 0 to n - 1. */
  below(n: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % n;
  }

  /** Both ends included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  /** A share of `whole`, between two thousandths. */
  share(whole: number, low: number, high: number): number {
    return portion(whole, this.between(low, high), 1000);
  }

  /** How many of `trials` succeed. */
  successes(trials: number, percent: number): number {
    let count = 0;
    for (let i = 0; i < trials; i++) if (this.chance(percent)) count++;
    return count;
  }
}

/** `whole` × part / of, rounded down: exact for whole numbers as long as the product stays below 2^53. */
export function portion(whole: number, part: number, of: number): number {
  const product = whole * part;
  return (product - (product % of)) / of;
}

export function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}

/** A whole number of tenths or hundredths as decimal text: (12345, 1) is `1234.5`. */
export function decimalText(scaled: number, decimals: number): string {
  const digits = String(scaled).padStart(decimals + 1, '0');
  return `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
