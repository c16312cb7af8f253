import { describe, expect, it } from 'vitest';
import { compileCatalogue } from '../../../src/core/catalogue/compile.ts';
import { findAsksLess } from '../../../src/core/one-table/asks-less.ts';
import { UnitTree } from '../../../src/core/unit-tree.ts';
import { PREAMBLE, periodOf, QINGHE } from '../../support/dictionary.ts';

const element = (name: string, more = '', type = 'Int!'): string =>
  `"${name}的定义。" ${name}: ${type} @element(label: "${name}", unit: "人", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "statistics"${more})`;

/** Elements, one rule over them, and a form of the quarter that prints them all. */
function dictionary(elements: readonly string[], rule: string, forms = formOf(elements)): string {
  return `
type People @topic(label: "人口") {
  ${elements.join('\n  ')}
}
extend type People @rule(code: "P-1", ${rule}, message: "不等")
${forms}
`;
}

const formOf = (elements: readonly string[], due = 'every: QUARTER, level: VILLAGE', code = 'A'): string => {
  const names = elements.map((each) => /" (\w+)[(:]/.exec(each)?.[1] as string);
  const cells = names.map((name) => `  ${name}: Int @cell(label: "${name}") @from(element: "${name}")`);
  return `type Form${code} @form(code: "${code}", label: "表", department: "statistics", ${due}) {\n${cells.join('\n')}\n}`;
};

const YEAR = periodOf('2026');

function proposals(text: string, units?: UnitTree) {
  const sources = [
    { path: 'preamble.graphql', text: PREAMBLE },
    { path: 'dictionary.graphql', text },
  ];
  const { catalogue, findings } = compileCatalogue(sources);
  if (!catalogue) throw new Error(findings.map(({ message }) => message).join('\n'));
  return findAsksLess(catalogue, sources, YEAR, units);
}

/** What is to be written behind which element, and the entries that it spares. */
const proposed = (text: string, units?: UnitTree): string[] =>
  proposals(text, units).map(({ messageEn }) => {
    const [, name, from, saved] =
      /asked\. (\w+) can.*?(@from\(.*?\)), which spares (\d+) entries/.exec(messageEn) ?? [];
    return `${name} ${from} ${saved}`;
  });

const total = element('total');
const men = element('men');
const women = element('women');

describe('an equality of what is asked', () => {
  it('lets one side be computed: the first, where all spare the same', () => {
    // A village and a residents' committee, four quarters.
    expect(proposed(dictionary([total, men, women], 'expr: "total = men + women"'))).toEqual([
      'total @from(expr: "men + women") 8',
    ]);
  });

  it('says it at the rule, with what to write and what it spares', () => {
    const [finding] = proposals(dictionary([total, men, women], 'expr: "total = men + women"'));
    expect(finding?.code).toBe('ASKS_LESS');
    expect(finding?.severity).toBe('ADVICE');
    expect(finding?.path).toMatch(/^dictionary\.graphql:\d+:\d+$/);
    expect(finding?.message).toBe(
      '规则 P-1 说 total = men + women，两边却都在问。total（total）可以算出来：写 @from(expr: "men + women")，一年少填 8 个数（24 → 16），规则也就不必了',
    );
  });

  it('is counted over the units that there are', () => {
    const villages = new UnitTree(QINGHE);
    expect(proposed(dictionary([total, men, women], 'expr: "total = men + women"'), villages)).toEqual([
      'total @from(expr: "men + women") 12', // three villages
    ]);
  });

  it('is used for the side that is asked most', () => {
    const some = element('men', ', kinds: [VILLAGE_COMMITTEE]');
    expect(proposed(dictionary([total, some, women], 'expr: "men = total - women"'))).toEqual([
      'total @from(expr: "men + women") 8',
    ]);
  });

  it('is solved for what stands in it: signs, slices, numbers', () => {
    const elements = [total, men, women, element('bySex(sex: Sex)')];
    const slice = `type Boys @form(code: "S", label: "表", department: "statistics", every: QUARTER, level: VILLAGE) {
      boys: Int @cell(label: "男") @from(element: "bySex", slice: {sex: MALE})
    }`;
    const rule = 'expr: "total - women = bySex[sex: MALE] + 2 * men - 3"';
    expect(proposed(dictionary(elements, rule, `${formOf(elements)}\n${slice}`))).toEqual([
      'total @from(expr: "women + bySex[sex: MALE] + 2 * men - 3") 8',
    ]);
  });

  it('is no gain where a breakdown would have to be asked for it', () => {
    const elements = [total, men, element('bySex(sex: Sex)')];
    expect(proposed(dictionary(elements, 'expr: "total = bySex[sex: MALE] + men"'))).toEqual([]);
  });

  it('adds up what sum adds up', () => {
    expect(proposed(dictionary([total, men, women], 'expr: "sum(men, women) = total"'))[0]).toMatch(
      /^men @from/,
    );
  });
});

describe('nothing is proposed', () => {
  const none = (elements: readonly string[], rule: string): void => {
    expect(proposed(dictionary(elements, rule))).toEqual([]);
  };

  it('for an inequality, a tolerance or a warning: the sides need not be equal', () => {
    none([total, men, women], 'expr: "men + women <= total"');
    none([total, men, women], 'expr: "total = men + women", tolerance: "1"');
    none([total, men, women], 'expr: "total = men + women", severity: WARNING');
  });

  it('for what is no sum', () => {
    none([total, men, women], 'expr: "total = max(men, women)"');
    none([total, men, women], 'expr: "total = men + women@PREVIOUS"');
  });

  it('where one is computed already: the other way would lead in a circle', () => {
    none(
      [`${element('total', '', 'Int')} @from(expr: "men + women")`, men, women],
      'expr: "total = men + women"',
    );
  });

  it('for what is asked on purpose, to verify: neither by its own formula nor by a rule that says the same', () => {
    const verified = `${element('total', ', verify: true')} @from(expr: "men + women")`;
    none([verified, men, women], 'expr: "total >= men"');
    none([verified, men, women], 'expr: "total = men + women"'); // men = total - women would verify nothing
  });

  it('that would be asked more finely than it is known', () => {
    const yearly = men.replace('every: QUARTER', 'every: YEAR');
    const forms = `${formOf([total, women])}\n${formOf([men], 'every: YEAR, level: VILLAGE', 'B')}`;
    // total and women stay quarterly; only the yearly figure follows from the others.
    expect(proposed(dictionary([total, yearly, women], 'expr: "total = men + women"', forms))).toEqual([
      'men @from(expr: "total - women") 2',
    ]);
  });

  it('that rests on an answer which may be left out', () => {
    const optional = element('women', '', 'Int');
    expect(proposed(dictionary([total, men, optional], 'expr: "total = men + women"'))).toEqual([
      'women @from(expr: "total - men") 8',
    ]);
  });

  it('that asks for more than it spares', () => {
    // Nobody prints men: to compute the total they would have to be asked.
    const forms = formOf([total, women]);
    expect(proposed(dictionary([total, men, women], 'expr: "total = men + women"', forms))).toEqual([]);
  });
});
