/**
 * Seeded random numbers: 32-bit integer arithmetic, and of floats only sums, products and quotients, so equal on
 * every platform. Each value of the county draws by its own name (unit, element, slice, month), not from one long
 * sequence: an element more in the dictionary changes no value of the others.
 */

/** 0 up to but without 1; equal keys give equal numbers. */
export function chanceOf(a: number, b = 0, c = 0, d = 0): number {
  let hash = scrambled(a);
  hash = scrambled(hash ^ b);
  hash = scrambled(hash ^ c);
  return (scrambled(hash ^ d) >>> 0) / 4_294_967_296;
}

/** A text, such as a unit's id, as a key. */
export function keyOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/** A long sequence (mulberry32), for a life that is lived month by month. */
export class Random {
  #state: number;

  /** Equal seeds give equal sequences; the seed is a text such as a unit's id. */
  constructor(seed: string) {
    this.#state = keyOf(seed);
  }

  /** 0 up to but without 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** Whole, both ends included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number whose mean is `expected`: twice that at most, or the whole number after it. */
  about(expected: number): number {
    return Math.floor(expected * (this.next() + this.next()) + this.next());
  }
}

export function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}

/** The finalizer of MurmurHash3: every bit of the key moves every bit of the result. */
function scrambled(key: number): number {
  let hash = key | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}
