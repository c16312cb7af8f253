import { describe, expect, test } from 'vitest';
import type { Catalogue } from '../../../src/core/catalogue/model.ts';
import { Protections, protectionsBy } from '../../../src/core/disclosure/protection.ts';
import { catalogueOf } from '../../support/dictionary.ts';

const element = (name: string, attributes: string, from = ''): string =>
  `"定义。" ${name} @element(label: "${name}", every: QUARTER, at: VILLAGE, steward: "statistics", ${attributes}) ${from}`;
const ratio = (name: string, formula: string): string =>
  element(`${name}: Decimal`, 'kind: RATIO', `@from(expr: "${formula}")`);
const counted = (attributes = ''): string =>
  element('cases(sex: Sex): Int!', `unit: "人", kind: STOCK ${attributes}`);
const dictionary = (cases: string): Catalogue =>
  catalogueOf(`
type Health @topic(label: "健康") {
  ${cases}
  ${element('people: Int!', 'unit: "人", kind: STOCK')}
  ${element('days: Decimal!', 'kind: AVERAGE, weight: "cases"')}
  ${element('others: Int', 'unit: "人", kind: STOCK', '@from(expr: "people - cases")')}
  ${ratio('rate', 'cases / people')}
  ${ratio('women', 'cases[sex: FEMALE] / cases')}
  ${ratio('growth', 'cases / cases@PREVIOUS')}
  ${ratio('twice', 'rate * 2')}
  ${ratio('free', 'people / people')}
}
type Quarter @form(code: "Q-1", label: "季报", department: "statistics", every: QUARTER, level: VILLAGE) {
  cases: Int @cell(label: "病例", unit: "人") @from(element: "cases")
  rest: Int @cell(label: "其他", unit: "人") @from(expr: "people - cases")
  people: Int @cell(label: "人口", unit: "人") @from(element: "people")
  asked: Int @cell(label: "另问", unit: "人", kind: STOCK)
}`);

const withThreshold = dictionary(counted(', disclosure: 5'));
const kinds = (protections: Protections, catalogue: Catalogue) =>
  Object.fromEntries(
    [...catalogue.elements.values()].flatMap((each) => {
      const protection = protections.of(catalogue, each);
      return protection ? [[each.name, protection.kind]] : [];
    }),
  );

describe('how elements are shown to anybody', () => {
  test('counts by their threshold, ratios where their parts are, the rest not at all', () => {
    expect(kinds(protectionsBy(withThreshold), withThreshold)).toEqual({
      cases: 'COUNTED',
      rate: 'MADE',
      women: 'MADE',
      // A difference, a mean weighed by it and what looks at another period give away figures that are withheld.
      others: 'CLOSED',
      days: 'CLOSED',
      growth: 'CLOSED',
      twice: 'CLOSED',
    });
  });

  test('cells that hold anything of it, and no others', () => {
    const policy = protectionsBy(withThreshold);
    const cells = withThreshold.forms.get('Q-1')?.cells ?? [];
    const held = cells.filter((cell) => policy.holds(withThreshold, cell)).map(({ field }) => field);
    expect(held).toEqual(['cases', 'rest']);
  });

  test('a threshold holds for figures of an earlier catalogue, too', () => {
    const before = dictionary(counted());
    expect(kinds(protectionsBy(before), before)).toEqual({});
    expect(kinds(protectionsBy(withThreshold), before)).toMatchObject({ cases: 'COUNTED', rate: 'MADE' });
    // It was no count then, which could be held against others.
    const decimal = dictionary(counted().replace('Int!', 'Decimal!'));
    expect(kinds(protectionsBy(withThreshold), decimal)).toMatchObject({ cases: 'CLOSED', rate: 'CLOSED' });
  });
});
