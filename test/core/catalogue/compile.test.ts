import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileCatalogue } from '../../../src/core/catalogue/compile.ts';
import { catalogueOf, compile, PREAMBLE, refusal } from '../../support/dictionary.ts';
import { BROKEN, SOUND } from './broken.ts';

describe('a dictionary with one mistake', () => {
  it('is sound without it', () => {
    expect(compile(SOUND).findings).toEqual([]);
  });

  it.each(BROKEN)('$code at $at: $messageEn', ({ code, instead, written, at, message, messageEn }) => {
    expect(SOUND.split(instead), 'the place to spoil stands there once').toHaveLength(2);
    const { catalogue, findings } = compile(SOUND.replace(instead, () => written));
    expect(catalogue).toBeUndefined();
    expect(findings.map(({ excerpt: _, place: __, ...said }) => said)).toEqual([
      { code, severity: 'ERROR', message, messageEn, path: `dictionary.graphql:${at}` },
    ]);
  });

  it('the table holds every code that the compiler can give', () => {
    const tried = new Set(BROKEN.map(({ code }) => code));
    expect([...codesIn('catalogue'), ...codesIn('expression')].filter((code) => !tried.has(code))).toEqual(
      [],
    );
  });
});

/** Codes of findings, as the sources of a folder of `src/core` write them. */
function codesIn(folder: string): string[] {
  const url = new URL(`../../../src/core/${folder}/`, import.meta.url);
  const text = readdirSync(url)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(new URL(file, url), 'utf8'))
    .join('\n');
  const written =
    /(?:error|warning|refuse|syntax|Stop)\(\s*'([A-Z]+(?:_[A-Z]+)*)'|\bcode: '([A-Z]+(?:_[A-Z]+)*)'|'(SDL_[A-Z]+)'/g;
  return [
    ...new Set([...text.matchAll(written)].map(([, call, field, sdl]) => (call ?? field ?? sdl) as string)),
  ];
}

describe('findings', () => {
  it('are all reported at once, each with its line and a caret', () => {
    const broken = SOUND.replace('unit: "亩"', 'unit: "分"')
      .replace('kind: FLOW', 'kind: FLOWS')
      .replace('{sex: FEMALE}', '{sex: WOMAN}')
      .replace('people@PREVIOUS', 'people@LAST');
    expect(refusal(broken)).toMatchInlineSnapshot(`
      "dictionary.graphql:6:57
      kind 不能是 FLOWS；可用：STOCK、FLOW、AVERAGE、RATIO、DISTINCT、ATTRIBUTE。是不是 FLOW？
        births: Int! @element(label: "出生人数", unit: "人", kind: FLOWS, every: QUARTER, at: VILLAGE, steward: "statistics", subsetOf: "people")
                                                                   ^^^^^
      dictionary.graphql:8:50
      没有声明计量单位 分；已声明：人、万人、户、个、亩、公顷、元、万元、%
        arable: Decimal! @element(label: "耕地面积", unit: "分", kind: STOCK, every: YEAR, at: VILLAGE, steward: "statistics")
                                                           ^^^^
      dictionary.graphql:19:81
      分组 sex 没有代码 WOMAN；可用：MALE、FEMALE
        women: Int @cell(label: "女", unit: "人") @from(element: "people", slice: {sex: WOMAN})
                                                                                        ^^^^^
      dictionary.graphql:21:74
      不认识的报告期 LAST；可用：PREVIOUS、YEAR_TO_DATE、SINCE_START、SAME_LAST_YEAR、YEAR_END_BEFORE，或者加引号的报告期如 "2024"
        growth: Int @cell(label: "增长", unit: "人") @from(expr: "people - people@LAST")
                                                                                  ^^^^"
    `);
  });

  it('do not go on about an element whose own declaration was refused', () => {
    const broken = SOUND.replace('"人口", unit: "人", kind: STOCK', '"人口", unit: "人", kind: STOK');
    expect(compile(broken).findings.map(({ code }) => code)).toEqual(['DIRECTIVE_VALUE']);
  });

  it('are said once, where a formula is wrong twice in the same way', () => {
    const broken = SOUND.replace('people - people@PREVIOUS', 'arable / arable@PREVIOUS * people');
    expect(compile(broken).findings.map(({ code }) => code)).toEqual(['NOT_DERIVABLE']);
  });

  it('name the file that each stands in', () => {
    const { findings } = compileCatalogue([
      { path: 'units.graphql', text: PREAMBLE },
      { path: 'elements/population.graphql', text: SOUND.slice(0, SOUND.indexOf('"人口表"')) },
      {
        path: 'forms/people.graphql',
        text: 'type Report @form(code: "P-1", label: "人口", department: "statistics", every: YEAR, level: VILLAGE) {\n  people: Int @cell(label: "人口") @from(element: "peeple")\n}',
      },
    ]);
    expect(findings.map(({ path }) => path)).toEqual(['forms/people.graphql:2:49']);
  });

  it('do not depend on the order in which elements are declared', () => {
    const ratio = `"率。" share: Decimal @element(label: "率", kind: RATIO, every: YEAR, at: VILLAGE, steward: "statistics") @from(expr: "part / whole")`;
    const whole = `"全。" whole: Int! @element(label: "全", kind: DISTINCT, every: YEAR, at: VILLAGE, steward: "statistics")`;
    const part = `"分。" part: Int! @element(label: "分", kind: STOCK, every: YEAR, at: VILLAGE, steward: "statistics")`;
    const user = `"用。" user: Decimal @element(label: "用", kind: STOCK, every: YEAR, at: TOWNSHIP, steward: "statistics") @from(expr: "share * 2")`;
    const orders = [
      [user, ratio, part, whole],
      [whole, part, ratio, user],
      [ratio, user, whole, part],
    ];
    for (const elements of orders) {
      const { findings } = compile(`type Topic @topic(label: "题") {\n${elements.join('\n')}\n}`);
      expect(findings.map(({ messageEn }) => messageEn)).toEqual([
        'whole counts distinct things: parts overlap, so TOWNSHIP/YEAR cannot come from VILLAGE/YEAR',
      ]);
    }
  });
});

describe('what follows without being written', () => {
  it('a subset is no larger, in the unit of the subset, slice by slice', () => {
    const sdl = `
type Population @topic(label: "人口") {
  "人口。" people(sex: Sex): Int! @element(label: "人口", unit: "万人", kind: STOCK, every: YEAR, at: VILLAGE, steward: "statistics")
  "老人。" elderly(sex: Sex): Int! @element(label: "老人", unit: "人", kind: STOCK, every: YEAR, at: VILLAGE, steward: "statistics", subsetOf: "people")
}`;
    const [total, men] = catalogueOf(sdl).rules;
    expect([total?.message, men?.message]).toEqual(['老人不能多于人口', '老人（男）不能多于人口（男）']);
    expect(men?.expression).toEqual({
      op: 'binary',
      operator: '<=',
      left: { op: 'element', name: 'elderly', slice: { sex: 'MALE' } },
      right: { op: 'scale', factor: 10000, of: { op: 'element', name: 'people', slice: { sex: 'MALE' } } },
    });
  });

  it('a rule stands at the coarsest level and frequency of its operands', () => {
    const [rule] = catalogueOf(`
type Village @topic(label: "村") {
  "甲。" a: Int! @element(label: "甲", kind: FLOW, every: MONTH, at: VILLAGE, steward: "statistics")
  "乙。" b: Int! @element(label: "乙", kind: FLOW, every: YEAR, at: TOWNSHIP, steward: "statistics")
}
extend type Village @rule(code: "V-1", expr: "a <= b", message: "甲不能多于乙")`).rules;
    expect([rule?.level, rule?.every]).toEqual(['TOWNSHIP', 'YEAR']);
  });

  it('decimals: none for Int; else as declared, or the element’s, kept through the conversion', () => {
    const { forms } = catalogueOf(`
type Land @topic(label: "土地") {
  "耕地。" arable: Decimal! @element(label: "耕地", unit: "亩", decimals: 1, kind: STOCK, every: YEAR, at: VILLAGE, steward: "statistics")
}
type LandForm @form(code: "L-1", label: "土地", department: "statistics", every: YEAR, level: VILLAGE) {
  whole: Int @cell(label: "亩", unit: "亩") @from(element: "arable")
  same: Decimal @cell(label: "亩", unit: "亩") @from(element: "arable")
  hectares: Decimal @cell(label: "公顷", unit: "公顷") @from(element: "arable")
  declared: Decimal @cell(label: "公顷", unit: "公顷", decimals: 0) @from(element: "arable")
}`);
    expect(forms.get('L-1')?.cells.map(({ field, decimals }) => `${field} ${decimals}`)).toEqual([
      'whole 0',
      'same 1',
      'hectares 3', // 1 亩 is 0.0667 公顷: a tenth of it wants the third decimal
      'declared 0',
    ]);
  });

  it('a quotient may be printed in the unit of its numerator: it is then per base unit of its denominator', () => {
    const income = (cell: string) =>
      compile(`
type Income @topic(label: "收入") {
  "收入。" income: Decimal! @element(label: "收入", unit: "万元", kind: FLOW, every: YEAR, at: VILLAGE, steward: "statistics")
  "耕地。" arable: Decimal! @element(label: "耕地", unit: "公顷", kind: STOCK, every: YEAR, at: VILLAGE, steward: "statistics")
}
type IncomeForm @form(code: "I-1", label: "收入", department: "statistics", every: YEAR, level: VILLAGE) {
  cell: Decimal ${cell}
}`);
    const source = (cell: string) => income(cell).catalogue?.forms.get('I-1')?.cells[0]?.source;
    const quotient = { op: 'binary', operator: '/' };
    expect(source('@cell(label: "亩均收入", unit: "元") @from(expr: "income / arable")')).toMatchObject({
      expression: { op: 'scale', factor: { n: 2000, d: 3 }, of: quotient }, // 10,000 元 on 15 亩
    });
    expect(
      income('@cell(label: "亩均收入", unit: "人") @from(expr: "income / arable")').findings,
    ).toMatchObject([{ code: 'UNIT_MISMATCH', messageEn: '万元/公顷 cannot become 人.' }]);
    expect(income('@cell(label: "乘", unit: "元") @from(expr: "income * arable")').findings).toMatchObject([
      { code: 'UNIT_MISMATCH' },
    ]);
  });

  it('a form that prints no unit takes the element’s', () => {
    const { forms } = catalogueOf(SOUND.replace('label: "女", unit: "人"', 'label: "女"'));
    expect(forms.get('P-1')?.cells[1]?.unit?.symbol).toBe('人');
  });
});
