import { describe, expect, it } from 'vitest';
import { compileCatalogue } from '../../../src/core/catalogue/compile.ts';
import { examineCatalogue } from '../../../src/core/catalogue/health/examine.ts';
import { Name, nameLikeness } from '../../../src/core/catalogue/health/likeness.ts';
import { PREAMBLE } from '../../support/dictionary.ts';

const TODAY = '2026-10-08';

/** Elements, forms and rules that nothing is wrong with; each test plants one thing. */
const healthy = (
  more: { elements?: string; topic?: string; form?: string; cells?: string; types?: string } = {},
) => `
"人口"
type Population @topic(label: "人口") {
  "户籍人口：期末登记户籍的人口。"
  registered(sex: Sex): Int! @element(label: "户籍人口", unit: "人", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "statistics", scope: "户籍在本村")
  "常住人口：期末居住半年以上的人口。"
  resident(sex: Sex): Int! @element(label: "常住人口", unit: "人", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "civil-affairs", scope: "居住半年以上")
  "出生人数：期内活产的婴儿。"
  births: Int! @element(label: "出生人数", unit: "人", kind: FLOW, every: QUARTER, at: VILLAGE, steward: "statistics", scope: "母亲户籍在本村")
  ${more.elements ?? ''}
}
extend type Population
  @rule(code: "P-1", expr: "births <= registered", message: "出生不能多于人口")
  ${more.topic ?? ''}

"甲表"
type FormA @form(code: "A-1", label: "甲表", department: "statistics", every: QUARTER, level: VILLAGE${more.form ?? ''}) {
  people: Int @cell(label: "户籍人口数", unit: "人") @from(element: "registered")
  women: Int @cell(section: "户籍人口", label: "女", unit: "人") @from(element: "registered", slice: {sex: FEMALE})
  opening: Int @cell(label: "期初常住人口", unit: "人") @from(element: "resident", period: PREVIOUS)
  births: Int @cell(label: "出生人数", unit: "人") @from(element: "births")
  remark: String @cell(label: "备注")
  ${more.cells ?? ''}
}
"乙表"
type FormB @form(code: "B-1", label: "乙表", department: "civil-affairs", every: QUARTER, level: VILLAGE) {
  rate: Decimal @cell(label: "出生率", unit: "%") @from(expr: "births / registered")
  closing: Int @cell(label: "期末常住人口", unit: "人") @from(element: "resident")
  remark: String @cell(label: "备注")
}
${more.types ?? ''}
`;

function examine(text: string) {
  const sources = [
    { path: 'preamble.graphql', text: PREAMBLE },
    { path: 'dictionary.graphql', text },
  ];
  const { catalogue, findings } = compileCatalogue(sources);
  expect(findings).toEqual([]);
  return examineCatalogue(catalogue!, sources, TODAY);
}

const told = (text: string) => examine(text).map(({ severity, code, message }) => [severity, code, message]);

describe('examineCatalogue', () => {
  it('advises where a form asks a total beside what looks like its parts', () => {
    const asked = (label: string, more = '') =>
      `"一个数" c${label.length}${more.length}: Int @cell(label: "${label}", unit: "个", kind: STOCK${more})`;
    const cells = [asked('驻区单位总数'), asked('政府机关类'), asked('事业单位')].join('\n');
    expect(told(healthy({ cells }))).toEqual([
      [
        'ADVICE',
        'TOTAL_ASKED',
        'A-1.c60（驻区单位总数）像是合计，同一栏还有 2 个同单位的本表问题。若是它的分项，请定义一个带分组的数据元，只问分项，合计自动得出',
      ],
    ]);
    // One part, or parts under another heading, or in another unit of measure, may be anything.
    const few = [asked('驻区单位总数'), asked('政府机关类'), asked('事业单位', ', section: "其他"')].join(
      '\n',
    );
    expect(told(healthy({ cells: few }))).toEqual([]);
  });

  it('finds nothing in a healthy dictionary', () => {
    expect(examine(healthy())).toEqual([]);
  });

  it('names an element that no form uses, with its place and line', () => {
    const [finding, ...more] = examine(
      healthy({
        elements: `"迁入人数：期内迁入户籍的人。"
  movedIn: Int @element(label: "迁入人数", unit: "人", kind: FLOW, every: QUARTER, at: VILLAGE, steward: "statistics")`,
      }),
    );
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'WARNING',
      code: 'UNUSED_ELEMENT',
      path: 'dictionary.graphql:11:3',
      message: '没有报表用到 movedIn（迁入人数），也就不会问；不再需要请删去',
      messageEn: 'no form uses movedIn, so nobody is asked it; delete it if it is not needed',
    });
    expect(finding?.excerpt).toMatch(/movedIn: Int .*\n {2}\^{7}$/);
  });

  it('counts the weight of an average, and what that is derived from, as used', () => {
    const elements = (weight: string) => `"平均年龄：期末户籍人口的平均年龄。"
  age: Decimal @element(label: "平均年龄", kind: AVERAGE, weight: "${weight}", every: QUARTER, at: VILLAGE, steward: "statistics")
  "在册人口：权重。"
  weighed: Int @element(label: "计算年龄用的在册数", unit: "人", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "statistics") @from(expr: "registered + births")`;
    const types = `type FormC @form(code: "C-1", label: "丙表", department: "statistics", every: QUARTER, level: TOWNSHIP) {
  age: Decimal @cell(label: "平均年龄") @from(element: "age")
  again: Decimal @cell(label: "平均年龄（再印）") @from(element: "age")
}`;
    expect(told(healthy({ elements: elements('weighed'), types }))).toEqual([]);
    expect(told(healthy({ elements: elements('registered'), types }))).toMatchObject([
      ['WARNING', 'UNUSED_ELEMENT', expect.stringContaining('weighed')],
    ]);
  });

  it('says which form has expired: the last day is still valid', () => {
    expect(told(healthy({ form: `, expires: "${TODAY}"` }))).toEqual([]);
    expect(told(healthy({ form: ', expires: "2026-10-07"' }))).toEqual([
      [
        'WARNING',
        'FORM_EXPIRED',
        'A-1《甲表》的有效期到 2026-10-07 为止，已经不再收；请删去，或者按新的批准文件延长 expires',
      ],
    ]);
  });
});

describe('what is deprecated and still in use', () => {
  const gone = (name: string): string =>
    `"${name}的定义。" ${name}: Int! @element(label: "${name}", unit: "户", kind: STOCK, every: YEAR, at: VILLAGE, steward: "statistics") @deprecated(reason: "见 farms")`;
  const yearly = (cell: string) =>
    `type FormD @form(code: "D-1", label: "丁表", department: "statistics", every: YEAR, level: VILLAGE) { ${cell} }`;
  const old = yearly('old: Int @cell(label: "旧户数", unit: "户") @from(element: "old")');

  it('by a cell: it is named, with the reason that was given', () => {
    expect(told(healthy({ elements: gone('old'), types: old }))).toEqual([
      [
        'WARNING',
        'DEPRECATED_IN_USE',
        'D-1.old 用到 将停用的 old（old：见 farms）；请改用接替它的数据元，或者把这个单元格也标上 @deprecated',
      ],
    ]);
  });

  it('not by a cell that is to go with it, nor by itself', () => {
    const cell = `old: Int @cell(label: "旧户数", unit: "户") @from(expr: "old - old@PREVIOUS") @deprecated(reason: "不再要")`;
    expect(told(healthy({ elements: gone('old'), types: yearly(cell) }))).toEqual([]);
  });

  it('by an element: in its formula or its check, as its weight, as what it is a part of', () => {
    const element = (name: string, more: string, from = '') =>
      `"${name}的定义。" ${name}: Decimal @element(label: "${name}", kind: ${more}, every: YEAR, at: VILLAGE, steward: "statistics") ${from}`;
    const elements = [
      gone('old'),
      element('half', 'STOCK, unit: "户"', '@from(expr: "old / 2")'),
      element('counted', 'STOCK, unit: "户", verify: true', '@from(expr: "old + old")'),
      element('mean', 'AVERAGE, weight: "old"'),
      element('piece', 'STOCK, unit: "户", subsetOf: "old"'),
    ].join('\n');
    const names = ['half', 'counted', 'mean', 'piece'];
    const cells = names
      .map((name) => `${name}: Decimal @cell(label: "${name}") @from(element: "${name}")`)
      .join('\n');
    const found = told(healthy({ elements, types: yearly(cells) })).filter(
      ([, code]) => code === 'DEPRECATED_IN_USE',
    );
    expect(found.map(([, , message]) => String(message).replace(/用到.*/, ''))).toEqual([
      'half（half）的公式',
      'counted（counted）的公式',
      'mean（mean）的权重',
      'piece（piece）的subsetOf ',
    ]);
  });
});

describe('likely duplicates', () => {
  const second = (label: string, more = 'unit: "人", scope: "户籍在本村"') => ({
    elements: `"另一个：期末的数。"
  another: Int! @element(label: "${label}", ${more}, kind: STOCK, every: QUARTER, at: VILLAGE, steward: "civil-affairs")`,
    cells:
      'x: Int @cell(label: "另一格") @from(element: "another")\n  y: Int @cell(label: "又一格") @from(element: "another", period: PREVIOUS)',
  });

  it.each([
    ['户籍人口', undefined],
    ['户籍人口数', undefined],
    ['户籍 人口', undefined],
    ['期末人口', 'unit: "人", scope: "户籍在本村", aliases: ["户籍人口"]'],
  ])('%s beside 户籍人口', (label, more) => {
    expect(told(healthy(second(label, more)))).toEqual([
      [
        'WARNING',
        'LIKELY_DUPLICATE',
        `another（${label}，户籍在本村）很像 registered（户籍人口，户籍在本村，dictionary.graphql:5）；同一个数只留一个，不同的数请写清口径，并注明 distinctFrom: ["registered"]`,
      ],
    ]);
  });

  it.each([
    ['another scope', '户籍人口', 'unit: "人", scope: "派出所实有人口"'],
    ['another unit of measure', '户籍人口', 'unit: "户", scope: "户籍在本村"'],
    ['another word', '死亡人数', 'unit: "人", scope: "户籍在本村"'],
    ['looked at', '户籍人口', 'unit: "人", scope: "户籍在本村", distinctFrom: ["registered"]'],
  ])('but not with %s', (_, label, more) => {
    expect(told(healthy(second(label, more)))).toEqual([]);
  });

  it('nor between what is to go and what replaces it', () => {
    const old = second('户籍人口', 'unit: "人", scope: "户籍在本村"');
    const { elements } = old;
    const found = told(healthy({ ...old, elements: `${elements} @deprecated(reason: "改用 registered")` }));
    expect(found.map(([, code]) => code)).toEqual(['DEPRECATED_IN_USE', 'DEPRECATED_IN_USE']);
  });
});

describe('private definitions', () => {
  const ask = (label: string, more = '', section = '') => ({
    cells: `own: Int! @cell(label: "${label}", unit: "人", kind: STOCK${more}${section && `, section: "${section}"`})`,
  });

  it('a form asks for itself what an element is', () => {
    expect(told(healthy(ask('常住人口')))).toEqual([
      [
        'WARNING',
        'PRIVATE_DEFINITION',
        'A-1 自己问的“常住人口”很像 resident（常住人口，居住半年以上）；是同一个数就用 @from(element: "resident")，不是就注明 distinctFrom: ["resident"]',
      ],
    ]);
  });

  it('not where the heading says something else, or somebody has looked', () => {
    expect(told(healthy(ask('常住人口', '', '外籍人员')))).toEqual([]);
    expect(told(healthy(ask('常住人口', ', distinctFrom: ["resident"]')))).toEqual([]);
  });

  it('two forms ask the same question; remarks do not count', () => {
    const types = `type FormC @form(code: "C-1", label: "丙表", department: "statistics", every: QUARTER, level: VILLAGE) {
  disabled: Int! @cell(label: "残疾人数", unit: "人", kind: STOCK)
  remark: String @cell(label: "备注")
}`;
    expect(told(healthy({ ...ask('残疾人数'), types }))).toEqual([
      [
        'WARNING',
        'PRIVATE_DEFINITION',
        'C-1 自己问的“残疾人数”很像 A_1.own（残疾人数，A-1）；两张表要同一个数，就在主题里定义一个数据元，两处引用，不是就注明 distinctFrom: ["A_1.own"]',
      ],
    ]);
    expect(told(healthy({ ...ask('残疾人数', ', distinctFrom: ["C_1.disabled"]'), types }))).toEqual([]);
  });

  it('an element that a single cell prints may be that form’s question', () => {
    const planted = {
      elements: `"党员数：期末组织关系在本村的党员。"
  party: Int! @element(label: "党员数", unit: "人", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "statistics", scope: "组织关系")`,
      cells: 'party: Int @cell(label: "党员数", unit: "人") @from(element: "party")',
    };
    expect(told(healthy(planted))).toMatchObject([
      ['ADVICE', 'ELEMENT_OF_ONE_CELL', expect.stringContaining('party')],
    ]);
    // A form with rows cannot ask an average for itself: its total would not add up.
    const rows = planted.elements.replace('kind: STOCK', 'kind: AVERAGE, weight: "registered"');
    const types = `type FormC @form(code: "C-1", label: "丙表", department: "statistics", every: QUARTER, level: TOWNSHIP, rows: VILLAGE) {
  party: Int @cell(label: "党员数", unit: "人") @from(element: "party")
}`;
    expect(told(healthy({ elements: rows, types }))).toEqual([]);
    const rule = '@rule(code: "P-2", expr: "party <= registered", message: "党员不能多于人口")';
    expect(told(healthy({ ...planted, topic: rule }))).toEqual([]);
    // A cell's own question cannot be held against a formula.
    const verified = planted.elements
      .replace('scope:', 'verify: true, scope:')
      .concat(' @from(expr: "party@PREVIOUS + births")');
    expect(told(healthy({ ...planted, elements: verified }))).toEqual([]);
  });
});

describe('equal formulas', () => {
  const cell = (expr: string) => ({
    cells: `share: Decimal @cell(label: "出生人口占比", unit: "%") @from(expr: "${expr}")`,
  });

  it('in two forms, whatever the order of what may be exchanged', () => {
    expect(told(healthy(cell('births / registered')))).toEqual([
      ['WARNING', 'EQUAL_FORMULA', 'B-1.rate的公式和A-1.share的一样；请定义一个导出数据元，两处都引用它'],
    ]);
    expect(told(healthy(cell('registered / births')))).toEqual([]);
    expect(told(healthy(cell('births@PREVIOUS / registered')))).toEqual([]);
  });

  it('of an element and of a cell, also converted and in another order', () => {
    const elements = `"总人口：户籍与常住之和。"
  both: Int @element(label: "两口径之和", unit: "人", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "statistics") @from(expr: "registered + (resident + births)")`;
    const cells = `both: Int @cell(label: "之和", unit: "人") @from(element: "both")
  sum: Decimal @cell(label: "三数之和", unit: "人", decimals: 1) @from(expr: "births + registered + resident")`;
    expect(told(healthy({ elements, cells }))).toEqual([
      ['WARNING', 'EQUAL_FORMULA', 'A-1.sum的公式和both（两口径之和）的一样；请引用 both'],
    ]);
  });
});

describe('words that contradict', () => {
  it.each([
    [
      'label: "男", section: "户籍人口", unit: "人"',
      'element: "registered", slice: {sex: FEMALE}',
      '男',
      '女',
    ],
    ['label: "其中：女性", unit: "人"', 'element: "registered"', '女', '合计'],
    [
      'label: "人数", section: "户籍人口 / 女", unit: "人"',
      'element: "registered", slice: {sex: MALE}',
      '女',
      '男',
    ],
    ['label: "期初户籍人口", unit: "人"', 'element: "registered"', '期初', '期末'],
    ['label: "年末户籍人口", unit: "人"', 'element: "registered", period: PREVIOUS', '期末', '期初'],
    ['label: "死亡数", unit: "人"', 'element: "births"', '死亡', '出生'],
    ['label: "本村户数"', 'element: "registered"', '户', '人'],
  ])('%s from %s', (cell, from, printed, filled) => {
    const planted = healthy({ cells: `z: Int @cell(${cell}) @from(${from})` });
    expect(told(planted)).toMatchObject([
      ['WARNING', 'OPPOSITE_WORDS', expect.stringContaining(`（${printed}）`)],
    ]);
    expect(examine(planted)[0]?.messageEn).toContain(`prints ${printed}, but is filled with ${filled}`);
  });

  it.each([
    ['label: "男女合计", unit: "人"', 'element: "registered"'],
    ['label: "女", unit: "人"', 'element: "registered", slice: {sex: FEMALE}'],
    ['label: "期初至期末出生", unit: "人"', 'element: "births"'],
    ['label: "上年末人口", unit: "人"', 'element: "registered", period: YEAR_END_BEFORE'],
  ])('none in %s from %s', (cell, from) => {
    expect(told(healthy({ cells: `z: Int @cell(${cell}) @from(${from})` }))).toEqual([]);
  });
});

describe('nameLikeness', () => {
  const likeness = (a: string, b: string) => Math.round(100 * nameLikeness(new Name(a), new Name(b)));

  it('is about meaning, not numbering and punctuation', () => {
    expect(likeness('（一）年末实有耕地', '年末实有耕地：')).toBe(100);
    expect(likeness('1、其中：女性', '女性')).toBe(100);
    expect(likeness('户籍人口数', '户籍人口')).toBeGreaterThan(70);
    expect(likeness('出生人数', '死亡人数')).toBeLessThan(60);
    expect(likeness('', '')).toBe(0);
  });

  it('is the same both ways', () => {
    expect(likeness('农村低保户数', '低保户数')).toBe(likeness('低保户数', '农村低保户数'));
  });
});
