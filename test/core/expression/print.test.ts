import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type {
  Ast,
  BinaryOperator,
  FunctionName,
  ReferenceAst,
  UnitSetAst,
} from '../../../src/core/expression/ast.ts';
import { describeFormula, formatFormula } from '../../../src/core/expression/print.ts';
import { divide, powerOfTen } from '../../../src/core/value.ts';
import { formula } from '../../support/formulas.ts';

describe('formatted: one text for each formula', () => {
  test.each([
    ['( a+b )*c', '(a + b) * c'],
    ['((a+(b*c)))', 'a + b * c'],
    ['a-(b-c)-(d+e)', 'a - (b - c) - (d + e)'],
    ['(a-b)-c', 'a - b - c'],
    ['a/(b*c)', 'a / (b * c)'],
    ['-(a+b) - (-c)', '-(a + b) - -c'],
    ['-(-a)', '--a'],
    ['NOT(a=b) AND (c OR d)', 'not a = b and (c or d)'],
    ['(not a)=b', '(not a) = b'],
    ['(a<b)=(c<d)', '(a < b) = (c < d)'],
    ['a and (b and c)', 'a and (b and c)'],
    ['ROUND(a/b,2)', 'round(a / b, 2)'],
    ['0.50+007', '0.5 + 7'],
    ['Births[sex:MALE]@ "2025"', 'Births[sex: MALE]@"2025"'],
    ['x@"PREVIOUS"', 'x@PREVIOUS'],
    [
      'SUM(Children(VILLAGE).x)/COUNT(Units(VILLAGE),y)',
      'sum(children(VILLAGE).x) / count(units(VILLAGE), y)',
    ],
    ['"say ""x"""<>TRUE', '"say ""x""" <> true'],
  ])('%s', (text, formatted) => {
    expect(formatFormula(formula(text))).toBe(formatted);
    expect(formatFormula(formula(formatted))).toBe(formatted);
  });
});

describe('described: for people to read', () => {
  const LABELS: Record<string, string> = {
    residents: '常住人口',
    households: '户数',
    births: '出生人数',
    hasBus: '是否通公交',
  };

  test.each([
    ['round(residents / households, 2)', '四舍五入（常住人口 ÷ 户数，2）'],
    ['(residents - residents@PREVIOUS) * 100', '（常住人口 - 常住人口（上期）） × 100'],
    ['births[sex: MALE]@YEAR_TO_DATE <= births', '出生人数[sex: MALE]（本年累计） ≤ 出生人数'],
    ['residents@"2025-Q4" <> residents@"1999-99"', '常住人口（2025年第四季度） ≠ 常住人口（1999-99）'],
    ['sum(children(VILLAGE).births)', '合计（下级各村（社区）的出生人数）'],
    ['count(units(RURAL_TOWNSHIP), hasBus)', '单位数（辖内各RURAL_TOWNSHIP，是否通公交）'],
    [
      'if(hasBus = true and not (households > 5), "有", "无")',
      '如果（是否通公交 = 是 且 非 户数 > 5，“有”，“无”）',
    ],
    [
      'coalesce(births@SAME_LAST_YEAR, -births@YEAR_END_BEFORE, 0)',
      '首个有值者（出生人数（上年同期），-出生人数（上年末），0）',
    ],
  ])('%s', (text, description) => {
    expect(describeFormula(formula(text), (name) => LABELS[name] ?? name)).toBe(description);
  });
});

test('reading what was formatted gives the same formula', () => {
  fc.assert(
    fc.property(formulas(), (ast) => {
      expect(withoutPlaces(formula(formatFormula(ast)))).toEqual(withoutPlaces(ast));
    }),
    { numRuns: 1_000 },
  );
});

/** Any formula that can be written. */
function formulas(): fc.Arbitrary<Ast> {
  const span = { start: 0, end: 0 };
  const name = fc.constantFrom('a', 'births', '_x1', 'sum', 'if', 'children', 'Notes', 'x_2_y');
  const text = fc.string({
    unit: fc.constantFrom('a', '"', ' ', '人', "'", '@', '(', '\\', '\u{1f600}'),
    maxLength: 6,
  });
  const of = fc.constantFrom('VILLAGE', 'TOWNSHIP', 'VILLAGE_COMMITTEE');
  const unitSet = fc
    .record({ set: fc.constantFrom('children' as const, 'units' as const), of })
    .map((set): UnitSetAst => ({ kind: 'unitSet', ...set, span }));
  const slice = fc.uniqueArray(
    fc.record({ argument: fc.constantFrom('sex', 'age', 'or'), code: fc.constantFrom('MALE', 'NOT', 'A_1') }),
    { selector: (part) => part.argument, maxLength: 3 },
  );
  const period = fc.option(fc.oneof(fc.constantFrom('PREVIOUS', 'YEAR_TO_DATE', '2025-Q4', ''), text), {
    nil: undefined,
  });
  const reference = fc
    .tuple(name, slice, period, fc.option(unitSet, { nil: undefined }))
    .map(([written, parts, when, over]): ReferenceAst => {
      const codes = parts.map((part) => ({ ...part, span }));
      const optional = { ...(when !== undefined && { period: { text: when, span } }), ...(over && { over }) };
      return { kind: 'reference', name: written, slice: codes, ...optional, span };
    });
  const number = fc
    .tuple(fc.nat(), fc.nat({ max: 12 }))
    .map(([n, k]): Ast => ({ kind: 'number', value: divide(n, powerOfTen(k))!, span }));
  const leaf: fc.Arbitrary<Ast> = fc.oneof(
    reference,
    number,
    text.map((value): Ast => ({ kind: 'text', value, span })),
    fc.boolean().map((value): Ast => ({ kind: 'yesNo', value, span })),
  );
  const operator = fc.constantFrom<BinaryOperator>(
    '+',
    '-',
    '*',
    '/',
    '=',
    '<>',
    '<',
    '<=',
    '>',
    '>=',
    'and',
    'or',
  );
  return fc.letrec<{ any: Ast }>((tie) => {
    const any = tie('any');
    const call = (name: FunctionName, ...args: fc.Arbitrary<Ast>[]): fc.Arbitrary<Ast> =>
      fc.tuple(...args).map((given): Ast => ({ kind: 'call', function: name, args: given, span }));
    const digits = fc.nat({ max: 20 }).map((value): Ast => ({ kind: 'number', value, span }));
    return {
      any: fc.oneof(
        { maxDepth: 6, depthSize: 'large' },
        leaf,
        fc
          .record({ left: any, operator, right: any })
          .map((parts): Ast => ({ kind: 'binary', ...parts, span })),
        fc
          .record({ operator: fc.constantFrom('-' as const, 'not' as const), operand: any })
          .map((parts): Ast => ({ kind: 'unary', ...parts, span })),
        fc.oneof(
          ...[call('if', any, any, any), call('abs', any), call('round', any), call('round', any, digits)],
          ...[call('sum', any), call('coalesce', any, any, any), call('max', any, any)],
          ...[call('count', unitSet), call('count', unitSet, any)],
        ),
      ),
    };
  }).any;
}

function withoutPlaces(ast: Ast): unknown {
  const strip = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(strip);
    if (typeof node !== 'object' || node === null || Object.getPrototypeOf(node) !== Object.prototype)
      return node;
    return Object.fromEntries(
      Object.entries(node).flatMap(([key, value]) => (key === 'span' ? [] : [[key, strip(value)]])),
    );
  };
  return strip(ast);
}
