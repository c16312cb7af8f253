import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { codesIn } from './error-codes.ts';

const page = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');
const produced = codesIn(fileURLToPath(new URL('../../src/', import.meta.url)));

/** What stands under each code's heading, up to the next heading. */
const documented = new Map(
  [...page.matchAll(/^### `(\w+)`\n(.*?)(?=\n##|$(?![\s\S]))/gms)].map(([, code, text]) => [
    code as string,
    (text as string).trim(),
  ]),
);

describe('docs/errors.md', () => {
  it('has a paragraph for every code that the source can produce', () => {
    const missing = [...produced].filter(([code]) => !documented.has(code));
    expect(missing.map(([code, files]) => `${code} (${files.join(', ')})`)).toEqual([]);
  });

  it('has no paragraph for a code that nothing produces', () => {
    expect([...documented.keys()].filter((code) => !produced.has(code))).toEqual([]);
  });

  it('has each code once', () => {
    expect(page.match(/^### /gm)).toHaveLength(documented.size);
  });

  it.each([...documented])('%s is explained in English, then in Chinese', (_, text) => {
    const [english = '', chinese = '', ...more] = text.split('\n\n');
    expect(more).toEqual([]);
    expect(english).toMatch(/^[A-Z`].*\.$/);
    expect(chinese).toMatch(/[\u4e00-\u9fff].*。$/);
  });

  it('is held against what is really there', () => {
    expect(produced.get('RULE_BROKEN')).toEqual(['core/one-table/check.ts']); //   code: 'X'
    expect(produced.get('FORMULA_SYNTAX')).toEqual(['core/expression/problems.ts']); // new Stop('X', …)
    expect(produced.get('CYCLE')).toEqual(['core/catalogue/compile.ts']); //       report.error('X', …)
    expect(produced.get('NOT_FOUND')).toEqual(['core/refusal.ts']); //             code = 'X'
    expect(produced.size).toBeGreaterThan(60);
  });
});
