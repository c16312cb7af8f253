import type { Ast, FunctionName, Span } from './ast.ts';
import { FUNCTIONS } from './ast.ts';
import type { Stop } from './problems.ts';
import { countNeedsUnits, roundingDigits, unknownFunction, wrongCount } from './problems.ts';

/** Decimals that `round` may be asked for: as many as a non-terminating fraction is ever written with. */
const MAX_ROUND = 20;

/** How many arguments each function takes. */
const ARITY: Readonly<Record<FunctionName, readonly [least: number, most: number]>> = {
  if: [3, 3],
  sum: [1, Infinity],
  min: [1, Infinity],
  max: [1, Infinity],
  avg: [1, Infinity],
  round: [1, 2],
  abs: [1, 1],
  coalesce: [2, Infinity],
  count: [1, 2],
};

/** The function that a word names, whatever its case. */
export function functionNamed(word: string): FunctionName | undefined {
  const name = word.toLowerCase();
  return FUNCTIONS.find((known) => known === name);
}

/** Throws Stop unless the call has the number and the shape of arguments that its function wants. */
export function checkCall(name: FunctionName, args: readonly Ast[], span: Span): void {
  const [least, most] = ARITY[name];
  if (args.length < least || args.length > most) throw wrongCount(span, name, least, most, args.length);
  if (name === 'round' && args[1] && !isRoundingDigits(args[1]))
    throw roundingDigits(args[1].span, MAX_ROUND);
  if (name === 'count' && args[0]!.kind !== 'unitSet') throw countNeedsUnits(args[0]!.span);
}

/** The problem of a call to a function that does not exist: it names the one most like it. */
export function noSuchFunction(word: string, span: Span): Stop {
  const callable = [...FUNCTIONS, 'children', 'units'];
  const distances = callable.map((name) => editDistance(word.toLowerCase(), name));
  const nearest = callable[distances.indexOf(Math.min(...distances))]!;
  return unknownFunction(span, word, nearest, FUNCTIONS);
}

function isRoundingDigits(ast: Ast): boolean {
  return ast.kind === 'number' && typeof ast.value === 'number' && ast.value <= MAX_ROUND;
}

/** How many letters are to be added, dropped or replaced to turn one word into the other. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const above = row;
    row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = above[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, above[j]! + 1, row[j - 1]! + 1));
    }
  }
  return row[b.length]!;
}
