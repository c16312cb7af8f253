import { describe, expect, test } from 'vitest';
import { excerpt, widthOf } from '../../../src/core/expression/caret.ts';
import { MAX_DEPTH, MAX_LENGTH, parseFormula } from '../../../src/core/expression/parse.ts';
import { references } from '../../../src/core/expression/references.ts';
import { formula, outline } from '../../support/formulas.ts';

describe('what a formula is made of', () => {
  test.each([
    ['births', 'births'],
    ['12.50', '12.5'],
    ['"刘塘 ""北"""', '"刘塘 ""北"""'],
    ['TRUE', 'true'],
    ['births[sex: MALE, age: UNDER_18]', 'births[sex: MALE, age: UNDER_18]'],
    ['births @ PREVIOUS', 'births@PREVIOUS'],
    ['births[sex:MALE]@"2025-Q4"', 'births[sex: MALE]@"2025-Q4"'],
    ['Children( VILLAGE ) . births[sex: MALE]@PREVIOUS', 'children(VILLAGE).births[sex: MALE]@PREVIOUS'],
    ['COUNT(units(VILLAGE_COMMITTEE))', '(count units(VILLAGE_COMMITTEE))'],
    ['count(children(VILLAGE), hasBus)', '(count children(VILLAGE) hasBus)'],
    ['Round(a, 2)', '(round a 2)'],
    ['if(a > 0, "yes", "no")', '(if (> a 0) "yes" "no")'],
    ['a\n\t+ b', '(+ a b)'],
    // Only what stands before a parenthesis is a function.
    ['sum + units', '(+ sum units)'],
    ['Notes', 'Notes'],
  ])('%s', (text, expected) => {
    expect(outline(formula(text))).toBe(expected);
  });
});

describe('what binds tighter', () => {
  test.each([
    ['a + b * c', '(+ a (* b c))'],
    ['a - b - c', '(- (- a b) c)'],
    ['a / b * c', '(* (/ a b) c)'],
    ['(a + b) * c', '(* (+ a b) c)'],
    ['-a * -b', '(* (- a) (- b))'],
    ['a - -b', '(- a (- b))'],
    ['--a', '(- (- a))'],
    ['a + b < c * d', '(< (+ a b) (* c d))'],
    ['a = b and c <> d', '(and (= a b) (<> c d))'],
    ['a or b and c or d', '(or (or a (and b c)) d)'],
    ['not a = b and c', '(and (not (= a b)) c)'],
    ['not not a or b', '(or (not (not a)) b)'],
    ['NOT (a OR b) AND c', '(and (not (or a b)) c)'],
    ['(a < b) = (c < d)', '(= (< a b) (< c d))'],
  ])('%s', (text, expected) => {
    expect(outline(formula(text))).toBe(expected);
  });
});

test('every part knows its place', () => {
  const text = 'sum(a, (b + c[sex: MALE]@"2025") * -2)';
  const places: string[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('span' in node) {
      const { start, end } = node.span as { start: number; end: number };
      places.push(text.slice(start, end));
    }
    for (const [key, value] of Object.entries(node)) if (key !== 'span') visit(value);
  };
  visit(formula(text));
  expect(places).toEqual([
    text,
    'a',
    '(b + c[sex: MALE]@"2025") * -2',
    'b + c[sex: MALE]@"2025"',
    'b',
    'c[sex: MALE]@"2025"',
    'sex: MALE',
    '"2025"',
    '-2',
    '2',
  ]);
});

test('references come in the order in which they are written', () => {
  const text = 'if(a > 0, sum(children(VILLAGE).b), -(c@PREVIOUS + a)) + count(units(VILLAGE), d = "x")';
  expect(references(formula(text)).map(({ name }) => name)).toEqual(['a', 'b', 'c', 'a', 'd']);
});

describe('problems are shown with their place', () => {
  /** Code, message and excerpt, as a person sees them. */
  function complaint(text: string): string {
    const parsed = parseFormula(text);
    if ('ast' in parsed) throw new Error(`${text} has no problem`);
    return `\n${parsed.problem.code} ${parsed.problem.message}\n${excerpt(text, parsed.problem.span)}\n`;
  }

  test.each([
    `
FORMULA_SYNTAX 这里应是运算符或公式的结尾
births deaths
       ^^^^^^
`,
    `
FORMULA_SYNTAX 公式没有写完，还应有数、文字、数据元名或函数
births +
        ^
`,
    `
FORMULA_SYNTAX 这里应是数、文字、数据元名或函数
births + * deaths
         ^
`,
    `
FORMULA_SYNTAX 比较不能连写：请写 a < b and b < c
a < b <= c
      ^^
`,
    `
FORMULA_SYNTAX not 用在这里要加括号：(not …)
a = not b
    ^^^
`,
    `
FORMULA_SYNTAX 这个 ( 没有对应的 )
sum(a, (b + c)
   ^
`,
    `
FORMULA_SYNTAX 这里应是运算符、逗号或 )
sum(a b)
      ^
`,
    `
FORMULA_SYNTAX 文字没有结束：请在末尾加上 "
village = "刘塘村
          ^^^^^^^
`,
    `
FORMULA_SYNTAX 公式里不能写“（”，请写半角的 (
sum（a, b）
   ^^
`,
    `
FORMULA_SYNTAX 公式里不能写“==”，请写 =
a == b
  ^^
`,
    `
FORMULA_SYNTAX 公式里不能写“≥”，请写 >=
"柳塘" <> village and a ≥ b
                        ^
`,
    `
FORMULA_SYNTAX 看不懂“人口”：数据元请用英文名，文字请放在双引号内
births / 人口
         ^^^^
`,
    `
FORMULA_SYNTAX 看不懂“^”
area^2
    ^
`,
    `
FORMULA_SYNTAX 公式里没有百分号：5% 请写 0.05
a * 5%
     ^
`,
    `
FORMULA_SYNTAX 这里应是冒号
births[sex = MALE]
           ^
`,
    `
FORMULA_SYNTAX 这里应是分组名，例如 [sex: MALE]
births[]
       ^
`,
    `
FORMULA_SYNTAX 分组 sex 写了两次
births[sex: MALE, sex: FEMALE]
                  ^^^
`,
    `
FORMULA_SYNTAX 这里应是报告期：PREVIOUS 等词，或引号内的 "2025-Q4" 等
births@2025
       ^^^^
`,
    `
FORMULA_SYNTAX 这里应是级别或单位类别，例如 VILLAGE
sum(children().births)
             ^
`,
    `
FORMULA_SYNTAX or 是公式的保留字，不能作数据元名
sum(children(VILLAGE).or)
                      ^^
`,
    `
FORMULA_SYNTAX 数最多 60 位
1 + 0.0000000000000000000000000000000000000000000000000000000000001
    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
`,
    `
FORMULA_UNKNOWN_FUNCTION 没有函数“SUMIF”，是不是想写 sum？可用的函数：if、sum、min、max、avg、round、abs、coalesce、count
1 + SUMIF(a)
    ^^^^^
`,
    `
FORMULA_UNKNOWN_FUNCTION 没有函数“child”，是不是想写 children？可用的函数：if、sum、min、max、avg、round、abs、coalesce、count
sum(child(VILLAGE).a)
    ^^^^^
`,
    `
FORMULA_ARGUMENTS if 需要 3 个参数，这里有 2 个
1 + if(a > b, 0)
    ^^^^^^^^^^^^
`,
    `
FORMULA_ARGUMENTS coalesce 需要至少 2 个参数，这里有 1 个
coalesce(a)
^^^^^^^^^^^
`,
    `
FORMULA_ARGUMENTS sum 需要至少 1 个参数，这里有 0 个
sum()
^^^^^
`,
    `
FORMULA_ARGUMENTS round 需要 1 到 2 个参数，这里有 3 个
round(a, 1, 2)
^^^^^^^^^^^^^^
`,
    `
FORMULA_ARGUMENTS round 的第二个参数是小数位数，只能写 0 到 20 的整数
round(a, b)
         ^
`,
    `
FORMULA_ARGUMENTS round 的第二个参数是小数位数，只能写 0 到 20 的整数
round(a, 1.5)
         ^^^
`,
    `
FORMULA_ARGUMENTS count 的第一个参数是一组单位，例如 children(VILLAGE) 或 units(VILLAGE)
count(children(VILLAGE).hasBus)
      ^^^^^^^^^^^^^^^^^^^^^^^^
`,
  ])('%s', (expected) => {
    expect(complaint(expected.split('\n')[2]!)).toBe(expected);
  });

  test('an empty formula', () => {
    expect(complaint(' ')).toBe('\nFORMULA_SYNTAX 公式是空的\n \n ^\n');
  });

  test('in a formula of several lines, the line is shown', () => {
    expect(complaint('if(a > b,\n\tc + + d,\n  0)')).toBe(
      '\nFORMULA_SYNTAX 这里应是数、文字、数据元名或函数\n c + + d,\n     ^\n',
    );
  });

  test('in English too', () => {
    const english = (text: string): string => {
      const parsed = parseFormula(text);
      return 'problem' in parsed ? parsed.problem.messageEn : '';
    };
    expect(english('a ≠ b')).toBe("a formula does not know '≠': write <>");
    expect(english('sum（a)')).toBe("a formula does not know '（': write the half-width (");
    expect(english('abs(a, b)')).toBe('abs takes 1 argument, here are 2');
    expect(english('coalesce(a)')).toBe('coalesce takes at least 2 arguments, here is 1');
    expect(english('sum()')).toBe('sum takes at least 1 argument, here are 0');
    expect(english('round()')).toBe('round takes 1 to 2 arguments, here are 0');
    expect(english('a b')).toBe('expected an operator or the end of the formula');
    expect(english('a +')).toBe(
      'the formula ends too early: expected a number, a text, an element or a function',
    );
  });
});

describe('limits', () => {
  const codeOf = (text: string): string | undefined => {
    const parsed = parseFormula(text);
    return 'problem' in parsed ? parsed.problem.code : undefined;
  };

  test.each([
    ['parentheses', (n: number) => `${'('.repeat(n)}a${')'.repeat(n)}`],
    ['calls', (n: number) => `${'abs('.repeat(n)}a${')'.repeat(n)}`],
    ['signs', (n: number) => `${'-'.repeat(n)}a`],
    ['nots', (n: number) => `${'not '.repeat(n)}a`],
  ])('%s nest a hundred deep, and no deeper', (_, nest) => {
    expect(codeOf(nest(MAX_DEPTH))).toBeUndefined();
    expect(codeOf(nest(MAX_DEPTH + 1))).toBe('FORMULA_TOO_DEEP');
  });

  test('a chain does not nest, but ends at 4,000 characters', () => {
    const chain = `a${'+a'.repeat((MAX_LENGTH - 2) / 2)}`;
    expect(codeOf(`${chain} `)).toBeUndefined();
    expect(codeOf(`${chain}+a`)).toBe('FORMULA_TOO_LONG');
    expect(codeOf('('.repeat(100_000))).toBe('FORMULA_TOO_LONG');
  });
});

describe('carets', () => {
  test('Chinese characters take two columns', () => {
    expect(widthOf('a人ａ，é')).toBe(8);
    expect(excerpt('户数 = 人口 + 1', { start: 5, end: 7 })).toBe('户数 = 人口 + 1\n       ^^^^');
  });

  test('at the end of the text, and on its line break', () => {
    expect(excerpt('a +', { start: 3, end: 3 })).toBe('a +\n   ^');
    expect(excerpt('a +\nb', { start: 3, end: 5 })).toBe('a +\n   ^');
    expect(excerpt('a\nb\n', { start: 4, end: 4 })).toBe('\n^');
    expect(excerpt('', { start: 0, end: 0 })).toBe('\n^');
  });

  test('over several lines, to the end of the first', () => {
    expect(excerpt('x\nsum(a,\r\n b)\ny', { start: 2, end: 13 })).toBe('sum(a,\n^^^^^^');
  });

  test('of a long line, the part around the place', () => {
    const text = `${'a+'.repeat(60)}人口${'+b'.repeat(60)}`;
    const shown = excerpt(text, { start: 120, end: 122 });
    expect(shown).toBe(`…${'a+'.repeat(20)}人口${'+b'.repeat(29)}…\n${' '.repeat(41)}^^^^`);
  });
});
