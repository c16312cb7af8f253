import type { Relation } from './model.ts';

/** Of the prime numbers whose products are exact in a double, the largest one. */
const PRIME = 67_108_859;

/**
 * Which of the hidden figures can be worked out from all the others: those that no change of hidden figures moves
 * which keeps every relation. One such change is made up, as general as they come, by elimination modulo a prime;
 * what it leaves where it is, is determined. A figure that is not, may be taken for one with a chance of one in 67
 * million, and is then only protected more than it needs; never the other way round.
 */
export function determinedAmong(relations: readonly Relation[], isHidden: Uint8Array): number[] {
  const pivots = eliminate(equationsOf(relations, isHidden));
  const change = new Map<number, number>();
  const random = generator();
  const changeOf = (figure: number): number => {
    let known = change.get(figure);
    if (known === undefined) {
      known = random();
      change.set(figure, known);
    }
    return known;
  };
  // The last pivot's row holds, besides it, only figures that are free or that were pivots later.
  for (const [pivot, row] of [...pivots].reverse()) {
    let sum = 0;
    for (const [figure, factor] of row) {
      if (figure !== pivot) sum = (sum + times(factor, changeOf(figure))) % PRIME;
    }
    change.set(pivot, (PRIME - sum) % PRIME);
  }
  return [...pivots.keys()].filter((figure) => change.get(figure) === 0).sort((a, b) => a - b);
}

/** Hidden figures with their factors: together they are known. */
type Equation = Map<number, number>;

function equationsOf(relations: readonly Relation[], isHidden: Uint8Array): Equation[] {
  return relations.flatMap(({ whole, parts }) => {
    const equation: Equation = new Map(parts.filter((part) => isHidden[part]).map((part) => [part, 1]));
    if (isHidden[whole]) equation.set(whole, PRIME - 1);
    return equation.size > 0 ? [equation] : [];
  });
}

/** Row echelon form: each pivot with its row, whose factor there is 1; in the order in which they were chosen. */
function eliminate(equations: readonly Equation[]): Map<number, Equation> {
  const pivots = new Map<number, Equation>();
  const chosen = new Map<number, number>();
  for (const equation of [...equations].sort((a, b) => a.size - b.size)) {
    const row = new Map(equation);
    for (let next = earliest(row, chosen); next !== undefined; next = earliest(row, chosen))
      subtract(row, pivots.get(next) as Equation, row.get(next) as number);
    const pivot = last(row);
    if (pivot === undefined) continue;
    scale(row, inverse(row.get(pivot) as number));
    chosen.set(pivot, pivots.size);
    pivots.set(pivot, row);
  }
  return pivots;
}

/** Of the pivots in a row the one that was chosen first: its own row may bring in later ones, never earlier ones. */
function earliest(row: Equation, chosen: ReadonlyMap<number, number>): number | undefined {
  let found: number | undefined;
  let first = Number.POSITIVE_INFINITY;
  for (const figure of row.keys()) {
    const at = chosen.get(figure);
    if (at === undefined || at >= first) continue;
    [found, first] = [figure, at];
  }
  return found;
}

/** Any would do: the last one that came in is in the fewest other rows. */
function last(row: Equation): number | undefined {
  let found: number | undefined;
  for (const figure of row.keys()) found = figure;
  return found;
}

function subtract(row: Equation, other: Equation, factor: number): void {
  for (const [figure, value] of other) {
    const left = ((row.get(figure) ?? 0) + PRIME - times(factor, value)) % PRIME;
    if (left === 0) row.delete(figure);
    else row.set(figure, left);
  }
}

function scale(row: Equation, factor: number): void {
  for (const [figure, value] of row) row.set(figure, times(value, factor));
}

const times = (a: number, b: number): number => (a * b) % PRIME;

/** By Fermat: a to the power of the prime less two. */
function inverse(a: number): number {
  let result = 1;
  let base = a;
  for (let power = PRIME - 2; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = times(result, base);
    base = times(base, base);
  }
  return result;
}

/** The same numbers every time: what is withheld must not depend on chance. */
function generator(): () => number {
  let state = 20_261_127;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return (state % (PRIME - 1)) + 1;
  };
}
