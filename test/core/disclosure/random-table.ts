import type { Relation, Table } from '../../../src/core/disclosure/model.ts';

/** The same table for the same seed: units in a tree, by slices in breakdowns, by periods. */
export interface RandomTable extends Table {
  /** Figures of each unit. */
  readonly ofUnit: readonly (readonly number[])[];
  readonly parentOf: readonly number[];
}

/** A tree as wholes with their parts; position 0 is the top. */
type Tree = readonly (readonly number[])[];

export function randomTable(
  seed: number,
  largest: { units: number; codes: number; parts: number },
): RandomTable {
  const random = generator(seed);
  const among = (n: number): number => Math.floor(random() * n);
  const units = treeOf(2 + among(largest.units - 1), among);
  const breakdowns = Array.from({ length: among(3) }, () => star(2 + among(largest.codes - 1)));
  const periods = among(3) === 0 ? star(0) : yearOf(largest.parts);
  const axes = [units, ...breakdowns, periods];
  const threshold = 2 + among(9);
  const density = random();
  const size = [1, threshold, 5 * threshold, 40 * threshold][among(4)] as number;
  const places = axes.reduce<number[][]>(
    (all, axis) => all.flatMap((place) => axis.map((_, i) => [...place, i])),
    [[]],
  );
  const position = new Map(places.map((place, i) => [place.join(), i]));
  const figures = places.map(() => 0);
  const isLeaf = (place: readonly number[]): boolean => place.every((at, i) => axes[i]?.[at]?.length === 0);
  for (const [i, place] of places.entries())
    if (isLeaf(place) && random() < density) figures[i] = 1 + Math.floor(random() ** 3 * size);
  const relations: Relation[] = [];
  // The last axis first, so that parts are known before their wholes.
  for (const axis of [...axes.keys()].reverse())
    for (const [i, place] of [...places.entries()].reverse()) {
      const below = axes[axis]?.[place[axis] as number] as readonly number[];
      if (below.length === 0) continue;
      const parts = below.map((at) => position.get(place.with(axis, at).join()) as number);
      relations.push({ whole: i, parts });
      figures[i] = parts.reduce((sum, part) => sum + (figures[part] as number), 0);
    }
  const parentOf = units.map((_, i) => units.findIndex((below) => below.includes(i)));
  const ofUnit = units.map((_, unit) => places.flatMap((place, i) => (place[0] === unit ? [i] : [])));
  return { figures, relations, threshold, ofUnit, parentOf };
}

function treeOf(units: number, among: (n: number) => number): Tree {
  const tree: number[][] = Array.from({ length: units }, () => []);
  // Near the one before, or near the top: deep trees and flat ones.
  for (let i = 1; i < units; i++) tree[among(2) === 0 ? among(i) : among(Math.ceil(i / 3))]?.push(i);
  return tree;
}

const star = (parts: number): Tree => [
  Array.from({ length: parts }, (_, i) => i + 1),
  ...Array.from({ length: parts }, () => []),
];

/** A year with halves and quarters. */
const yearOf = (parts: number): Tree => (parts < 4 ? star(parts) : [[1, 2], [3, 4], [5, 6], [], [], [], []]);

function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
