import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../src/core/json-text.ts';

/** The Chinese message, behind what precedes the place: what a person sees marked. */
function complaint(text: string): string {
  const read = readJson(text);
  if ('value' in read) throw new Error(`${text} was read as ${JSON.stringify(read.value)}`);
  return `${text.slice(0, read.problem.offset)}▸ ${read.problem.messageEn}`;
}

describe('readJson', () => {
  it('reads whatever JSON.stringify writes; numbers that are no safe integers stay text', () => {
    const asText = (_: string, value: unknown): unknown => {
      return typeof value === 'number' && !Number.isSafeInteger(value) && !String(value).includes('e')
        ? String(value)
        : value;
    };
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(undefined, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(readJson(text)).toEqual({ value: JSON.parse(text, asText) });
      }),
    );
  });

  it('keeps every digit of a decimal', () => {
    expect(readJson('[0.1, 412000.123456789012345678, 12345678901234567890, -0.50]')).toEqual({
      value: ['0.1', '412000.123456789012345678', '12345678901234567890', '-0.50'],
    });
  });

  it('takes a name such as __proto__ as any other', () => {
    const read = readJson('{"__proto__": {"a": 1}}') as { value: object };
    expect(Object.keys(read.value)).toEqual(['__proto__']);
  });

  it.each([
    ['{"a": 1, "a": 2}', '{"a": 1, ▸ "a" stands twice'],
    ['{"a": 1 "b": 2}', '{"a": 1 ▸ a comma or } is missing'],
    ['[1, 2', '[1, 2▸ a comma or ] is missing'],
    ['{"a" 1}', '{"a" ▸ a colon is missing after "a"'],
    ['{a: 1}', '{▸ a name in quotes is wanted here'],
    ['{"a": 1,}', '{"a": 1,▸ a name in quotes is wanted here'],
    ['{"a": ', '{"a": ▸ the text ends too early'],
    ['{"a": nil}', '{"a": ▸ a value is wanted here: a number, a text in quotes, true, false or null'],
    ['["a\nb"]', '[▸ a quote is not closed, or a text holds a line break'],
    ['{} {}', '{} ▸ more follows: a file holds one JSON value'],
    ['01', '0▸ more follows: a file holds one JSON value'],
    ['', '▸ the text ends too early'],
  ])('%j', (text, said) => {
    expect(complaint(text)).toBe(said);
  });

  it('does not follow a text that is nested without end', () => {
    expect(complaint('['.repeat(100_000))).toContain('nested more than 100 deep');
  });
});
