import type { Relation } from '../../../src/core/disclosure/model.ts';

/** A reader who knows every relation and everything that is shown: works out what follows, exactly, in fractions. */
export function workedOut(
  figures: readonly number[],
  relations: readonly Relation[],
  withheld: ReadonlySet<number>,
): Map<number, number> {
  const unknown = [...withheld];
  const column = new Map(unknown.map((figure, i) => [figure, i]));
  const rows = relations.map(({ whole, parts }) => {
    const row = new Map<number, Fraction>();
    let known = fraction(0n);
    const take = (figure: number, sign: bigint): void => {
      const at = column.get(figure);
      if (at === undefined) known = minus(known, fraction(sign * BigInt(figures[figure] as number)));
      else row.set(at, minus(row.get(at) ?? fraction(0n), fraction(-sign)));
    };
    take(whole, -1n);
    for (const part of parts) take(part, 1n);
    return { row, known };
  });
  return solved(rows, unknown);
}

interface Row {
  row: Map<number, Fraction>;
  known: Fraction;
}

/** Gauss and Jordan: whatever stands alone in its row in the end is known. */
function solved(rows: Row[], unknown: readonly number[]): Map<number, number> {
  const done: { at: number; row: Row }[] = [];
  for (;;) {
    const next = rows.filter(({ row }) => row.size > 0).sort((a, b) => a.row.size - b.row.size)[0];
    if (!next) break;
    rows.splice(rows.indexOf(next), 1);
    const [at, factor] = next.row.entries().next().value as [number, Fraction];
    for (const [column, value] of next.row) next.row.set(column, over(value, factor));
    next.known = over(next.known, factor);
    for (const other of [...rows, ...done.map(({ row }) => row)]) {
      const times = other.row.get(at);
      if (!times) continue;
      for (const [column, value] of next.row) {
        const left = minus(other.row.get(column) ?? fraction(0n), multiply(value, times));
        if (left.n === 0n) other.row.delete(column);
        else other.row.set(column, left);
      }
      other.known = minus(other.known, multiply(next.known, times));
    }
    done.push({ at, row: next });
  }
  return new Map(
    done.flatMap(({ at, row }) =>
      row.row.size === 1 ? [[unknown[at] as number, Number(row.known.n) / Number(row.known.d)]] : [],
    ),
  );
}

interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

const fraction = (n: bigint, d = 1n): Fraction => {
  let [a, b] = [n < 0n ? -n : n, d < 0n ? -d : d];
  while (b > 0n) [a, b] = [b, a % b];
  const common = (a || 1n) * (d < 0n ? -1n : 1n);
  return { n: n / common, d: d / common };
};
const minus = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d - b.n * a.d, a.d * b.d);
const multiply = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.n, a.d * b.d);
const over = (a: Fraction, b: Fraction): Fraction => fraction(a.n * b.d, a.d * b.n);
