import { describe, expect, test } from 'vitest';
import { rhythmOf } from '../../../src/core/catalogue/model.ts';
import type { CollectedFrom } from '../../../src/core/catalogue/versions/collection.ts';
import type { ElementReference, Expression } from '../../../src/core/expression/model.ts';
import { FillEngine } from '../../../src/core/fill/fill-form.ts';
import { type SqlContext, supportOf } from '../../../src/core/formula-sql/formulas.ts';
import { conditionOf } from '../../../src/core/one-table/check.ts';
import type { Level } from '../../../src/core/unit-tree.ts';
import { UnitTree } from '../../../src/core/unit-tree.ts';
import { hub } from '../../forms/support.ts';
import { catalogueOf } from '../../support/memory-api.ts';

const contextOf = (engine: FillEngine): SqlContext => ({
  engine,
  countyOf: (unit) => unit,
  factorsOf: () => undefined,
});

const QUARTER = { frequency: 'QUARTER' } as const;

/** Why SQL leaves a formula to the engine; undefined where it takes it. */
function whyNot(
  context: SqlContext,
  expression: Expression,
  level: Level,
  rhythm: Parameters<typeof supportOf>[3],
) {
  const support = supportOf(context, expression, level, rhythm);
  return support.supported ? undefined : support.whyEn;
}

describe('of the dictionary', () => {
  const context = contextOf(hub);
  const { catalogue } = hub;

  test('SQL takes every rule', () => {
    const left = catalogue.rules.filter((rule) =>
      whyNot(context, conditionOf(rule), rule.level, rhythmOf(rule)),
    );
    expect(left.map(({ code }) => code)).toEqual([]);
    expect(catalogue.rules.length).toBeGreaterThan(200);
  });

  test('SQL takes every derived element, and every cell where its rows stand', () => {
    const derived = [...catalogue.elements.values()].filter(({ derivation }) => derivation);
    const elements = derived.map((element) => {
      const expression: Expression = { op: 'element', name: element.name, slice: {} };
      return { name: element.name, why: whyNot(context, expression, element.at, rhythmOf(element)) };
    });
    const cells = [...catalogue.forms.values()].flatMap((form) =>
      form.cells.flatMap(({ source, field }) => {
        if (source.kind !== 'from') return [];
        const why = whyNot(context, source.expression, form.rows ?? form.level, rhythmOf(form));
        return [{ name: `${form.code}.${field}`, why }];
      }),
    );
    expect([...elements, ...cells].filter(({ why }) => why)).toEqual([]);
    expect([derived.length > 25, cells.length > 600]).toEqual([true, true]);
  });
});

describe('SQL says what it does not take', () => {
  const catalogue = catalogueOf(`type P @topic(label: "人口") {
    "定义" a(sex: Sex): Int @element(label: "a", unit: "人", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "d")
    "定义" b: Int @element(label: "b", unit: "人", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "d")
    "定义" on: Int @element(label: "on", unit: "人", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "d") @from(expr: "on@PREVIOUS + b")
    "定义" day: Date @element(label: "day", kind: ATTRIBUTE, every: QUARTER, at: VILLAGE, steward: "d")
  }
  enum Sex @codeList(label: "性别") { "男" MALE "女" FEMALE }`);
  const context = contextOf(new FillEngine(catalogue, new UnitTree([])));
  const element = (name: string): ElementReference => ({ op: 'element', name, slice: {} });
  const binary = (operator: '<' | '=' | '/', left: Expression, right: Expression): Expression => {
    return { op: 'binary', operator, left, right };
  };
  const overVillages = (of: Expression): Expression => ({
    ...{ op: 'overUnits', aggregate: 'max', of },
    units: { set: 'children', level: 'VILLAGE' },
  });

  test('which of two texts comes first; whether they are the same it knows', () => {
    const day = element('day');
    expect(whyNot(context, binary('<', day, day), 'VILLAGE', QUARTER)).toMatch(
      /compared by which comes first/,
    );
    expect(whyNot(context, binary('=', day, day), 'VILLAGE', QUARTER)).toBeUndefined();
  });

  test('what goes on from its own last value', () => {
    expect(whyNot(context, element('on'), 'VILLAGE', QUARTER)).toBe('on goes on from its own last value');
  });

  test('quotients of many units; sums of many units it divides', () => {
    const quotient = binary('/', element('a'), element('b'));
    expect(whyNot(context, overVillages(quotient), 'TOWNSHIP', QUARTER)).toMatch(/quotients of many units/);
    expect(whyNot(context, quotient, 'TOWNSHIP', QUARTER)).toBeUndefined();
  });

  test('what was collected more or less often before', () => {
    const stretches: readonly CollectedFrom[] = [];
    const engine = new FillEngine(catalogue, new UnitTree([]), new Map([['a', stretches]]));
    expect(whyNot(contextOf(engine), element('a'), 'VILLAGE', QUARTER)).toBe(
      'a was collected more or less often before',
    );
    expect(whyNot(contextOf(engine), element('b'), 'VILLAGE', QUARTER)).toBeUndefined();
  });
});
