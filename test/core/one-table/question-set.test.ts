import { describe, expect, it } from 'vitest';
import type { Unit } from '../../../src/core/unit-tree.ts';
import { engineOf, periodOf, QINGHE, questions } from '../../support/dictionary.ts';

const ELEMENTS = `
"年龄"
enum Age @codeList(label: "年龄") { "儿童" CHILD "成人" ADULT }

type Village @topic(label: "村情") {
  "人口。" people(sex: Sex, age: Age): Int! @element(label: "人口", unit: "人", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "statistics")
  "农机。" machines(owner: Sex): Int! @element(label: "农机", unit: "个", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "statistics", breakdown: PARTIAL)
  "耕地。" arable: Decimal! @element(label: "耕地", unit: "亩", kind: STOCK, every: YEAR, at: VILLAGE, steward: "statistics", kinds: [VILLAGE_COMMITTEE])
  "收入。" income: Int! @element(label: "收入", unit: "元", kind: FLOW, every: QUARTER, at: VILLAGE, steward: "statistics")
  "平均收入。" perHead: Decimal! @element(label: "平均收入", unit: "元", kind: AVERAGE, every: QUARTER, at: VILLAGE, steward: "statistics", weight: "people")
  "人均。" share: Decimal @element(label: "人均", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "statistics") @from(expr: "income / income@PREVIOUS")
}
`;

/** A form over these elements; `due` is its every, level, kinds and rows. */
const form = (code: string, due: string, ...cells: string[]): string =>
  `type Form${code} @form(code: "${code}", label: "表", department: "statistics", ${due}) {\n${cells
    .map(
      (cell, i) => `  c${i + 1}: ${cell.startsWith('@') ? `Int @cell(label: "格${i + 1}") ${cell}` : cell}`,
    )
    .join('\n')}\n}\n`;

const QUARTERLY = 'every: QUARTER, level: VILLAGE';
const asked = (forms: string, unit = 'liutang', period = '2025-Q2', units?: readonly Unit[]): string[] =>
  questions(ELEMENTS + forms, unit, period, units);

describe('how finely an element is asked', () => {
  const total = '@from(element: "people")';
  const women = '@from(element: "people", slice: {sex: FEMALE})';
  const children = '@from(element: "people", slice: {age: CHILD})';

  it('only the total, where forms use nothing but the total', () => {
    expect(asked(form('A', QUARTERLY, total))).toEqual(['people']);
  });

  it('only the slice that a form needs, if nobody needs the total', () => {
    expect(asked(form('A', QUARTERLY, women))).toEqual(['people.FEMALE.*']);
  });

  it('the leaves, where one form uses the total and another a slice', () => {
    const keys = ['people.MALE.*', 'people.FEMALE.*'];
    expect(asked(form('A', QUARTERLY, total) + form('B', QUARTERLY, women))).toEqual(keys);
  });

  it('every combination that is needed, where slices of two arguments meet', () => {
    const keys = ['people.FEMALE.CHILD', 'people.FEMALE.ADULT', 'people.MALE.CHILD'];
    expect(asked(form('A', QUARTERLY, women, children))).toEqual(keys);
  });

  it('PARTIAL: the total is a question of its own beside the slices that are used', () => {
    const all = '@from(element: "machines")';
    const hers = '@from(element: "machines", slice: {owner: FEMALE})';
    expect(asked(form('A', QUARTERLY, all))).toEqual(['machines']);
    expect(asked(form('A', QUARTERLY, hers))).toEqual(['machines.FEMALE']);
    expect(asked(form('A', QUARTERLY, all, hers))).toEqual(['machines', 'machines.FEMALE']);
  });

  it('and only in the quarter whose stock the year takes', () => {
    const forms = form('A', QUARTERLY, total) + form('B', 'every: YEAR, level: VILLAGE', women);
    expect(asked(forms, 'liutang', '2025-Q3')).toEqual(['people']);
    expect(asked(forms, 'liutang', '2025-Q4')).toEqual(['people.MALE.*', 'people.FEMALE.*']);
  });
});

describe('what is asked at all', () => {
  it('a derived element is not, its operands are, each once', () => {
    expect(asked(form('A', QUARTERLY, 'Decimal @cell(label: "人均") @from(element: "share")'))).toEqual([
      'income',
    ]);
  });

  it('the weight of an average is, where the average is rolled up, and only there', () => {
    const cell = 'Decimal @cell(label: "平均") @from(element: "perHead")';
    expect(asked(form('A', QUARTERLY, cell))).toEqual(['perHead']);
    expect(asked(form('A', 'every: QUARTER, level: TOWNSHIP', cell))).toEqual(['people', 'perHead']);
    expect(
      asked(form('A', 'every: QUARTER, level: TOWNSHIP, rows: VILLAGE', cell)),
      'for the total row',
    ).toEqual(['perHead', 'people']);
  });

  it('a form’s own question is, of the unit in whose row it stands', () => {
    const forms = form(
      'A',
      'every: QUARTER, level: TOWNSHIP, rows: VILLAGE',
      'Int! @cell(label: "外籍", kind: STOCK)',
    );
    expect(asked(forms)).toEqual(['A.c1']);
    expect(asked(forms, 'qinghe')).toEqual([]);
  });

  it('nothing is, which no form that is due needs', () => {
    const expired = form('A', `${QUARTERLY}, expires: "2025-03-31"`, '@from(element: "people")');
    expect(asked(expired, 'liutang', '2025-Q1')).toEqual(['people']);
    expect(asked(expired, 'liutang', '2025-Q2')).toEqual([]);
  });
});

describe('who is asked', () => {
  const forms =
    form(
      'A',
      `${QUARTERLY}, kinds: [RESIDENTS_COMMITTEE]`,
      '@from(element: "people", slice: {sex: FEMALE})',
    ) +
    form('B', 'every: QUARTER, level: TOWNSHIP', '@from(element: "people")', '@from(element: "income")') +
    form('C', 'every: YEAR, level: TOWNSHIP', '@from(element: "arable")');

  it('a residents’ committee and a village have each its own profile', () => {
    expect(asked(forms, 'beijie')).toEqual(['people.FEMALE.*', 'people.MALE.*', 'income']);
    expect(asked(forms, 'liutang')).toEqual(['people', 'income']);
  });

  it('kinds: those that do not contribute to an element are not asked for it', () => {
    expect(asked(forms, 'liutang', '2025')).toEqual(['arable']);
    expect(asked(forms, 'beijie', '2025')).toEqual([]);
  });

  it('a unit in its own table only: the town is asked nothing that its villages know', () => {
    expect(asked(forms, 'qinghe')).toEqual([]);
  });

  it('nobody before the unit reports, nor after it is gone', () => {
    const units = QINGHE.map((unit) => ({
      ...unit,
      ...(unit.id === 'liutang' ? { validTo: '2025-06-29' } : {}),
      ...(unit.id === 'shiqiao' ? { reportsFrom: '2025-04-01' } : {}),
    }));
    expect(asked(forms, 'liutang', '2025-Q1', units)).toEqual(['people', 'income']);
    expect(asked(forms, 'liutang', '2025-Q2', units)).toEqual([]);
    expect(asked(forms, 'shiqiao', '2025-Q1', units)).toEqual([]);
    expect(asked(forms, 'shiqiao', '2025-Q2', units)).toEqual(['people', 'income']);
  });
});

describe('orAsk', () => {
  const opening = (slice = ''): string => `@from(element: "people"${slice}, period: PREVIOUS, orAsk: true)`;

  it('asks for the value before the first period, and never again', () => {
    const forms = form('A', QUARTERLY, opening());
    expect(asked(forms, 'liutang', '2025-Q1')).toEqual(['people@PREVIOUS', 'people']);
    expect(asked(forms, 'liutang', '2025-Q2')).toEqual(['people']);
  });

  it('asks only of units that the form is due from', () => {
    const forms =
      form('A', `${QUARTERLY}, kinds: [RESIDENTS_COMMITTEE]`, opening()) +
      form('B', QUARTERLY, '@from(element: "people", period: PREVIOUS)');
    expect(asked(forms, 'beijie', '2025-Q1')).toEqual(['people@PREVIOUS', 'people']);
    expect(asked(forms, 'liutang', '2025-Q1')).toEqual(['people']);
  });

  it('asks as finely as the openings are printed, however finely the closings are', () => {
    const forms = form('A', QUARTERLY, opening(', slice: {sex: FEMALE}'), '@from(element: "people")');
    expect(asked(forms, 'liutang', '2025-Q1')).toEqual([
      'people.FEMALE.*@PREVIOUS',
      'people.FEMALE.*',
      'people.MALE.*',
    ]);
  });
});

describe('neededBy', () => {
  it('names every cell of every form that a question is asked for, once', () => {
    const engine = engineOf(
      ELEMENTS +
        form(
          'A',
          QUARTERLY,
          '@from(element: "people")',
          '@from(expr: "people / people")',
          '@from(element: "income")',
        ) +
        form(
          'B',
          'every: QUARTER, level: TOWNSHIP, rows: VILLAGE',
          '@from(element: "people", slice: {sex: MALE})',
        ),
    );
    const found = engine.questions.questions(engine.units.get('liutang'), periodOf('2025-Q2'));
    const said = found.map(({ item, neededBy }) => [
      item.key,
      neededBy.map(({ form, cell }) => `${form.code}.${cell.field}`),
    ]);
    expect(Object.fromEntries(said)).toEqual({
      'people.MALE.*': ['A.c1', 'A.c2', 'B.c1'],
      'people.FEMALE.*': ['A.c1', 'A.c2'],
      income: ['A.c3'],
    });
  });
});
