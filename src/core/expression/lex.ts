import type { Span } from './ast.ts';
import type { Stop } from './problems.ts';
import { foreignSpelling, openText, percentSign, unreadable } from './problems.ts';

/** A piece of a formula. An `end` closes every list of them. */
export interface Token {
  readonly kind: 'number' | 'word' | 'text' | 'symbol' | 'end';
  /** As written; of a `text` what stands between the quotes, with doubled quotes made single. */
  readonly text: string;
  readonly span: Span;
}

/** Cuts a formula into tokens. Throws Stop at the first character that belongs to none. */
export function lex(formula: string): Token[] {
  // Made anew for each formula, because a sticky expression remembers where it stopped.
  const piece =
    /\s+|(\d+(?:\.\d+)?)|([A-Za-z_][A-Za-z0-9_]*)|("(?:[^"\n\r]|"")*")|(<=|>=|<>|=(?![=<>])|[-+*/<>()[\],:@.])/y;
  const tokens: Token[] = [];
  let start = 0;
  while (start < formula.length) {
    const match = piece.exec(formula);
    if (!match) throw complaint(formula, start);
    const end = piece.lastIndex;
    const [, number, word, text, symbol] = match;
    const span = { start, end };
    if (number !== undefined) tokens.push({ kind: 'number', text: number, span });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, span });
    else if (text !== undefined)
      tokens.push({ kind: 'text', text: text.slice(1, -1).replaceAll('""', '"'), span });
    else if (symbol !== undefined) tokens.push({ kind: 'symbol', text: symbol, span });
    start = end;
  }
  tokens.push({ kind: 'end', text: '', span: { start, end: start } });
  return tokens;
}

/** What other languages, calculators and Chinese input methods produce, and how it is written here. */
const SPELLINGS: readonly (readonly [written: string, here: string])[] = [
  ['==', '='],
  ['=>', '>='],
  ['=<', '<='],
  ['!=', '<>'],
  ['&&', 'and'],
  ['||', 'or'],
  ['!', 'not'],
  ['！', 'not'],
  ["'", '"'],
  ['“', '"'],
  ['”', '"'],
  ['×', '*'],
  ['÷', '/'],
  ['−', '-'],
  ['≤', '<='],
  ['≥', '>='],
  ['≠', '<>'],
  ['、', ','],
  [';', ','],
  ['；', ','],
  ['。', '.'],
  ['【', '['],
  ['】', ']'],
];

function complaint(formula: string, start: number): Stop {
  const known = SPELLINGS.find(([written]) => formula.startsWith(written, start));
  if (known) return foreignSpelling({ start, end: start + known[0].length }, known[0], known[1], false);
  // A foreign word is complained of as a whole.
  const written = /^(?:\p{Letter}+|.|\s)/su.exec(formula.slice(start))![0];
  const span = { start, end: start + written.length };
  if (written === '"') return openText({ start, end: endOfLine(formula, start) });
  if (written === '%' || written === '％') return percentSign(span);
  // U+FF01 to U+FF5E are the full-width twins of the printable ASCII characters.
  const twin = /^[\uff01-\uff5e]$/.test(written) && String.fromCharCode(written.charCodeAt(0) - 0xfee0);
  return twin ? foreignSpelling(span, written, twin, true) : unreadable(span, written);
}

function endOfLine(text: string, from: number): number {
  const length = text.slice(from).search(/[\n\r]/);
  return length < 0 ? text.length : from + length;
}
