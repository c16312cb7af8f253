import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { excerpt } from '../../src/core/expression/caret.ts';
import { parseFormula } from '../../src/core/expression/parse.ts';
import { formatFormula } from '../../src/core/expression/print.ts';

const page = readFileSync(new URL('../../docs/formula-language.md', import.meta.url), 'utf8');

test.each(blocks('formula').flatMap((block) => block.split('\n')))('reads %s', (formula) => {
  expect(parseFormula(formula)).toHaveProperty('ast');
});

test.each(blocks('formula-pair').flatMap((block) => block.split('\n\n')))('reads both alike: %s', (pair) => {
  const [short, long] = pair.split('\n') as [string, string];
  expect(canonical(long)).toBe(short);
});

test.each(blocks('formula-problem'))('complains as printed: %s', (block) => {
  const [formula, ...complaint] = block.split('\n') as [string, ...string[]];
  const parsed = parseFormula(formula);
  if ('ast' in parsed) throw new Error('the formula has no problem');
  const { code, message, span } = parsed.problem;
  expect(`${code} ${message}\n${excerpt(formula, span)}`).toBe(complaint.join('\n'));
});

test('the page holds examples of every kind', () => {
  expect(blocks('formula').length).toBeGreaterThan(5);
  expect(blocks('formula-pair').length).toBe(1);
  expect(blocks('formula-problem').length).toBeGreaterThan(3);
});

function canonical(formula: string): string {
  const parsed = parseFormula(formula);
  if ('problem' in parsed) throw new Error(parsed.problem.messageEn);
  return formatFormula(parsed.ast);
}

/** The contents of the page's code fences of one kind. */
function blocks(kind: string): string[] {
  return [...page.matchAll(/^```(\S+)\n(.*?)\n```$/gms)].filter((m) => m[1] === kind).map((m) => m[2]!);
}
