import type { Name } from './likeness.ts';

interface Named {
  readonly names: readonly Name[];
}

/** A pair of characters that more names share than this tells nothing: 人数, 面积. */
const COMMON = 200;

/**
 * Finds which of many things may have like names, without comparing each with each: those that share a whole name,
 * or half of the telling pairs of characters of the one that has fewer.
 */
export class Neighbours<Thing extends Named> {
  readonly #pairs: readonly ReadonlySet<string>[];
  readonly #byPair = new Map<string, number[]>();
  readonly #byName = new Map<string, number[]>();

  constructor(private readonly all: readonly Thing[]) {
    this.#pairs = all.map(({ names }) => pairsOf(names));
    all.forEach(({ names }, i) => {
      for (const pair of this.#pairs[i] as ReadonlySet<string>) list(this.#byPair, pair).push(i);
      for (const { text } of names) list(this.#byName, text).push(i);
    });
  }

  /** Each pair once, in the order of the things. */
  *pairs(): Generator<[Thing, Thing]> {
    for (const [i, a] of this.all.entries()) {
      for (const j of this.#after(i)) yield [a, this.all[j] as Thing];
    }
  }

  #after(i: number): number[] {
    const found = new Set<number>();
    const { names } = this.all[i] as Thing;
    for (const { text } of names) for (const j of list(this.#byName, text)) if (j > i) found.add(j);
    for (const [j, shared] of this.#sharing(i)) {
      const fewer = Math.min(this.#sizeOf(i), this.#sizeOf(j));
      if (2 * shared >= fewer) found.add(j);
    }
    return [...found].sort((a, b) => a - b);
  }

  /** How many telling pairs each of the later things shares. */
  #sharing(i: number): Map<number, number> {
    const shared = new Map<number, number>();
    for (const pair of this.#pairs[i] as ReadonlySet<string>) {
      const sharers = list(this.#byPair, pair);
      if (sharers.length > COMMON) continue;
      for (const j of sharers) if (j > i) shared.set(j, (shared.get(j) ?? 0) + 1);
    }
    return shared;
  }

  readonly #sizeOf = (i: number): number => (this.#pairs[i] as ReadonlySet<string>).size;
}

function pairsOf(names: readonly Name[]): ReadonlySet<string> {
  const [only, ...more] = names;
  return only && more.length === 0 ? only.pairs : new Set(names.flatMap(({ pairs }) => [...pairs]));
}

function list(map: Map<string, number[]>, key: string): number[] {
  const known = map.get(key);
  if (known) return known;
  const made: number[] = [];
  map.set(key, made);
  return made;
}
