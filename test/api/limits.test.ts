import { getIntrospectionQuery, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { LIMITS, limitsRule } from '../../src/api/limits.ts';
import { buildStaticSchema } from '../../src/api/static-schema.ts';

const schema = buildStaticSchema();
const refusals = (source: string): string[] =>
  validate(schema, parse(source), [limitsRule]).map(({ message }) => message);

describe('an operation', () => {
  it('may be as large as introspection, or a page of every form', () => {
    expect(refusals(getIntrospectionQuery())).toEqual([]);
    expect(
      refusals(
        `{ ${Array.from({ length: 100 }, (_, i) => `u${i}: unit(code: "u${i}") { code label }`).join(' ')} }`,
      ),
    ).toEqual([]);
  });

  it('is refused when it is deeper, wider or longer than any client needs', () => {
    const deep = `{ unit(code: "t") ${'{ parent '.repeat(LIMITS.depth)}{ code }${' }'.repeat(LIMITS.depth)} }`;
    expect(refusals(deep)).toEqual([
      `请求太大（depth：22，最多 20）；请拆成几个，或者分页取 / The operation has 22 levels deep; at most 20 are served. Split it, or ask for pages.`,
    ]);
    const wide = `{ ${Array.from({ length: 501 }, (_, i) => `u${i}: __typename`).join(' ')} }`;
    expect(refusals(wide)).toHaveLength(2);
    const directives = `{ __typename ${'@skip(if: false) '.repeat(201)} }`;
    expect(refusals(directives)).toHaveLength(1);
  });

  it('is measured in no time, however often its fragments include each other', () => {
    const fragments = Array.from(
      { length: 40 },
      (_, i) => `fragment F${i} on Unit { ...F${i + 1} ...F${i + 1} }`,
    );
    const source = `{ unit(code: "t") { ...F0 } } ${fragments.join(' ')} fragment F40 on Unit { code }`;
    expect(refusals(source)).toEqual([
      '请求太大（fields：more than a billion，最多 20000）；请拆成几个，或者分页取 / The operation has more than a billion fields; at most 20000 are served. Split it, or ask for pages.',
    ]);
    expect(
      refusals('{ unit(code: "t") { ...A } } fragment A on Unit { ...B } fragment B on Unit { ...A }'),
    ).toEqual([]);
  });
});
