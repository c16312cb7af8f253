import { decodeSummed, encodeSummed, type StoredSum, type Summed, type Sums } from './summed.ts';

/** The sums of one row: as they are stored, decoded once somebody looks; and those worked out anew. */
export class RowSums implements Sums {
  readonly #known = new Map<string, Summed>();
  readonly #changed = new Map<string, Summed>();

  constructor(private readonly stored: Readonly<Record<string, StoredSum>> = {}) {}

  get(key: string): Summed | undefined {
    const known = this.#known.get(key);
    const stored = this.stored[key];
    if (known || !stored) return known;
    const decoded = decodeSummed(stored);
    this.#known.set(key, decoded);
    return decoded;
  }

  set(key: string, summed: Summed): void {
    this.#known.set(key, summed);
    this.#changed.set(key, summed);
  }

  /** All of them, as they are to be stored. */
  encoded(): Record<string, StoredSum> {
    const changed = [...this.#changed].map(([key, summed]) => [key, encodeSummed(summed)] as const);
    return { ...this.stored, ...Object.fromEntries(changed) };
  }
}
