import { describe, expect, it, test } from 'vitest';
import { type Change, diffCatalogues } from '../../../../src/core/catalogue/versions/diff.ts';
import { describeChange, MARKS } from '../../../../src/core/catalogue/versions/diff-text.ts';
import { catalogueOf } from '../../../support/dictionary.ts';

/** A dictionary with what each test changes; everything has its usual text unless told otherwise. */
interface Text {
  readonly births?: string;
  readonly definition?: string;
  readonly total?: string;
  /** More of the element growth. */
  readonly growth?: string;
  readonly more?: string;
  readonly rule?: string;
  readonly cells?: string;
  readonly form?: string;
}

const USUAL = {
  births: 'label: "出生人数", unit: "人", kind: FLOW, every: QUARTER, at: VILLAGE, steward: "statistics"',
  definition: '期内活产的婴儿。',
  total: '@from(expr: "births + arrivals")',
  growth: '',
  more: '',
  rule: '@rule(code: "V-1", expr: "arrivals <= 100", message: "迁入不能多于100")',
  form: 'every: QUARTER, level: VILLAGE',
  cells: `births: Int @cell(label: "出生", unit: "人") @from(element: "births", slice: {sex: MALE})
    own: Int @cell(label: "本表问题", unit: "人")
    note: String @cell(label: "村名") @from(context: UNIT_NAME)`,
};

const dictionary = (text: Text = {}) => {
  const { births, definition, total, growth, more, rule, cells, form } = { ...USUAL, ...text };
  return catalogueOf(`
"人口"
type Vital @topic(label: "人口") {
  "${definition}"
  births(sex: Sex): Int! @element(${births})
  "期内迁入的人。"
  arrivals: Int! @element(label: "迁入", unit: "人", kind: FLOW, every: QUARTER, at: VILLAGE, steward: "statistics")
  "出生与迁入之和。"
  growth: Int @element(label: "增加", unit: "人", kind: FLOW, every: QUARTER, at: VILLAGE, steward: "statistics"${growth}) ${total}
  ${more}
}
extend type Vital ${rule}
type V @form(code: "V-1", label: "人口表", department: "statistics", ${form}) { ${cells} }`);
};

const diff = (before: Text, after: Text): Change[] => diffCatalogues(dictionary(before), dictionary(after));

/** `~ cell V-1.own … ASKED`, a line for each change. */
const said = (changes: readonly Change[]): string[] =>
  changes.map((change) => `${MARKS[change.change]} ${describeChange(change).en} [${change.effect}]`);

test('the same dictionary, written in another order and with other comments, has no difference', () => {
  expect(diff({}, {})).toEqual([]);
  expect(diff({ cells: USUAL.cells }, { cells: `# a comment\n${USUAL.cells}` })).toEqual([]);
});

const { births } = USUAL;

test.each<[what: string, Text, string[]]>([
  [
    'a cell that becomes manual',
    { cells: USUAL.cells.replace(' @from(element: "births", slice: {sex: MALE})', '') },
    ['~ cell V-1.births 出生: filled → asked [ASKED]'],
  ],
  [
    'a cell that is filled at last',
    {
      cells: USUAL.cells.replace(
        '"本表问题", unit: "人")',
        '"本表问题", unit: "人") @from(element: "arrivals")',
      ),
    },
    ['~ cell V-1.own 本表问题: asked → filled [FILLED]'],
  ],
  [
    'another slice of the same element',
    { cells: USUAL.cells.replace('MALE', 'FEMALE') },
    ['~ cell V-1.births 出生: source births[sex: MALE] → births[sex: FEMALE] [FORMULA]'],
  ],
  [
    'a cell printed in another unit, under another name',
    { cells: USUAL.cells.replace('"出生", unit: "人"', '"出生人口", unit: "万人"') },
    ['~ cell V-1.births 出生人口: label 出生 → 出生人口; unit 人 → 万人 [UNIT]'],
  ],
  [
    'a cell added and one removed',
    { cells: USUAL.cells.replace(/note.*$/, 'all: Int @cell(label: "增加") @from(element: "growth")') },
    ['+ cell V-1.all 增加 [FORMULA]', '- cell V-1.note 村名 [FILLED]'],
  ],
  [
    'another frequency of the form',
    { form: 'every: YEAR, level: VILLAGE' },
    ['~ form V-1 人口表: frequency QUARTER → YEAR [TABLE]'],
  ],
  [
    'a definition under the same name',
    { definition: '期内活产的婴儿，含早产。' },
    ['~ element births 出生人数: definition 期内活产的婴儿。 → 期内活产的婴儿，含早产。 [DEFINITION]'],
  ],
  [
    'another scope: another element',
    { births: `${births}, scope: "registered"` },
    ['~ element births 出生人数: scope (none) → registered [IDENTITY]'],
  ],
  [
    'another frequency of collection',
    { births: births.replace('QUARTER', 'MONTH') },
    ['~ element births 出生人数: frequency QUARTER → MONTH [TABLE]'],
  ],
  [
    'another unit, and bounds; the weightier effect is named',
    { births: `${births.replace('"人"', '"万人"')}, max: "9.5"` },
    ['~ element births 出生人数: unit 人 → 万人; most (none) → 9.5 [UNIT]'],
  ],
  [
    'a derived element that is asked from now on',
    { total: '' },
    ['~ element growth 增加: derived → asked [ASKED]'],
  ],
  [
    'a derived element that is asked from now on, to verify',
    { growth: ', verify: true' },
    [
      '~ element growth 增加: derived → asked; verified by (none) → births + arrivals [ASKED]',
      '+ rule growth-VERIFY growth differs from births + arrivals [PLAUSIBILITY]',
    ],
  ],
  [
    'another formula',
    { total: '@from(expr: "births - arrivals")' },
    ['~ element growth 增加: formula births + arrivals → births - arrivals [FORMULA]'],
  ],
  [
    'a new element and a rule that is looser now',
    {
      more: `"期内死亡的人。"
  deaths: Int @element(label: "死亡", en: "Deaths", unit: "人", kind: FLOW, every: QUARTER, at: VILLAGE, steward: "statistics")`,
      rule: USUAL.rule.replace('message', 'severity: WARNING, message'),
    },
    [
      '+ element deaths Deaths [ASKED]',
      '~ rule V-1 迁入不能多于100: severity ERROR → WARNING [PLAUSIBILITY]',
    ],
  ],
])('%s', (_, after, expected) => {
  expect(said(diff({}, after))).toEqual(expected);
});

test('an element that is asked is verified from now on, and verified no longer', () => {
  const asked = { total: '', growth: '' };
  const verified = { growth: ', verify: true' };
  expect(said(diff(asked, verified))).toEqual([
    '~ element growth 增加: verified by (none) → births + arrivals [PLAUSIBILITY]',
    '+ rule growth-VERIFY growth differs from births + arrivals [PLAUSIBILITY]',
  ]);
  expect(said(diff(verified, asked))).toEqual([
    '~ element growth 增加: verified by births + arrivals → (none) [PLAUSIBILITY]',
    '- rule growth-VERIFY growth differs from births + arrivals [FILLED]',
  ]);
  expect(said(diff(verified, {}))).toEqual([
    '~ element growth 增加: asked → derived; verified by births + arrivals → (none) [FILLED]',
    '- rule growth-VERIFY growth differs from births + arrivals [FILLED]',
  ]);
});

test('an element takes fewer digits, or more', () => {
  const digits = (most: number) => ({ births: `${births}, digits: ${most}` });
  expect(said(diff(digits(4), digits(3)))).toEqual([
    '~ element births 出生人数: digits before the point 4 → 3 [PLAUSIBILITY]',
  ]);
});

test('a form asks its own question otherwise', () => {
  const own = (more: string) => ({
    cells: USUAL.cells.replace('"本表问题", unit: "人"', `"本表问题", unit: "人", ${more}`),
  });
  expect(said(diff({}, own('kind: FLOW, digits: 3, max: "500"')))).toEqual([
    '~ cell V-1.own 本表问题: kind STOCK → FLOW; digits before the point (none) → 3; most (none) → 500 [IDENTITY]',
  ]);
});

test('what a code list takes in of another', () => {
  const lists = (paved: string, unpaved: string) =>
    catalogueOf(`
enum Road @codeList(label: "路面") { "水泥" CONCRETE "砂石" GRAVEL }
enum Paving @codeList(label: "硬化") {
  "硬化" PAVED @comprises(list: "Road", codes: [${paved}])
  "未硬化" UNPAVED @comprises(list: "Road", codes: [${unpaved}])
}`);
  expect(said(diffCatalogues(lists('CONCRETE', 'GRAVEL'), lists('CONCRETE, GRAVEL', '')))).toEqual([
    '~ code list Paving 硬化: maps from other code lists Road: CONCRETE → PAVED, GRAVEL → UNPAVED → Road: CONCRETE → PAVED, GRAVEL → PAVED [FORMULA]',
  ]);
});

describe('what is compared', () => {
  it('names a form once when it is added, and once when it is removed', () => {
    const without = catalogueOf(`
"人口"
type Vital @topic(label: "人口") {
  "期内活产的婴儿。"
  births: Int! @element(label: "出生人数", unit: "人", kind: FLOW, every: QUARTER, at: VILLAGE, steward: "statistics")
}`);
    const withForm = catalogueOf(`
"人口"
type Vital @topic(label: "人口") {
  "期内活产的婴儿。"
  births: Int! @element(label: "出生人数", unit: "人", kind: FLOW, every: QUARTER, at: VILLAGE, steward: "statistics")
}
type V @form(code: "V-1", label: "人口表", department: "statistics", every: QUARTER, level: VILLAGE) {
  births: Int @cell(label: "出生") @from(element: "births")
}`);
    expect(said(diffCatalogues(without, withForm))).toEqual(['+ form V-1 人口表 [ASKED]']);
    expect(said(diffCatalogues(withForm, without))).toEqual(['- form V-1 人口表 [FILLED]']);
  });

  it('is symmetric: what one way is added, the other way is removed, and every change is seen both ways', () => {
    const after = {
      births: births.replace('QUARTER', 'MONTH'),
      total: '',
      more: '',
      cells: 'x: Int @cell(label: "x")',
    };
    const [forth, back] = [diff({}, after), diff(after, {})];
    const mirrored = { added: 'removed', removed: 'added', changed: 'changed' };
    expect(back.map(({ name }) => name).sort()).toEqual(forth.map(({ name }) => name).sort());
    for (const { name, change, attributes } of forth) {
      const other = back.find((each) => each.name === name);
      expect(other?.change).toBe(mirrored[change]);
      expect(other?.attributes.map(({ attribute, from, to }) => ({ attribute, from: to, to: from }))).toEqual(
        attributes.map(({ attribute, from, to }) => ({ attribute, from, to })),
      );
    }
  });

  it('looks into code lists, units of measure and departments', () => {
    const head = (codes: string, unit: string, department: string) =>
      catalogueOf(`"学历" enum School @codeList(label: "学历") { ${codes} }
        extend schema @unit(symbol: "斤", dimension: "mass", factor: "${unit}") @department(code: "d", label: "${department}")`);
    const before = head('"小学" PRIMARY "中学" MIDDLE', '0.5', '局');
    const after = head('"小学" PRIMARY "初中" MIDDLE "高中" HIGH', '0.6', '新局');
    expect(said(diffCatalogues(before, after))).toEqual([
      '~ department d 新局: label 局 → 新局 [WORDING]',
      '~ unit of measure 斤: factor 0.5 → 0.6 [IDENTITY]',
      '~ code School.MIDDLE 初中: label 中学 → 初中 [DEFINITION]',
      '+ code School.HIGH 高中 [ASKED]',
    ]);
  });

  it('says it in Chinese', () => {
    const [change] = diff(
      {},
      { cells: USUAL.cells.replace(' @from(element: "births", slice: {sex: MALE})', '') },
    );
    expect(describeChange(change as Change).zh).toBe('单元格 V-1.births 出生：自动填充 → 本表填');
  });
});
