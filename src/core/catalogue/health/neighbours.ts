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
  readonly #byPair = new Map<string, number[]>();
  readonly #byName = new Map<string, number[]>();

  constructor(private readonly all: readonly Thing[]) {
    all.forEach(({ names }, i) => {
      for (const pair of pairsOf(names)) list(this.#byPair, pair).push(i);
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
    const { names } = this.all[i] as Thing;
    const found = new Set<number>();
    for (const { text } of names) for (const j of this.#byName.get(text) ?? []) if (j > i) found.add(j);
    const telling = [...pairsOf(names)].map((pair) => this.#byPair.get(pair) as number[]);
    const shared = new Map<number, number>();
    for (const sharers of telling.filter(({ length }) => length <= COMMON)) {
      for (const j of sharers) if (j > i) shared.set(j, (shared.get(j) ?? 0) + 1);
    }
    for (const [j, count] of shared) {
      const fewer = Math.min(telling.length, pairsOf((this.all[j] as Thing).names).size);
      if (2 * count >= fewer) found.add(j);
    }
    return [...found].sort((a, b) => a - b);
  }
}

function pairsOf(names: readonly Name[]): Set<string> {
  return new Set(names.flatMap(({ pairs }) => [...pairs]));
}

function list(map: Map<string, number[]>, key: string): number[] {
  const known = map.get(key);
  if (known) return known;
  const made: number[] = [];
  map.set(key, made);
  return made;
}
