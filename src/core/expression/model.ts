import type { Period, PeriodWord } from '../period.ts';
import type { Level, UnitKind } from '../unit-tree.ts';
import type { Exact, Value } from '../value.ts';
import type { BinaryOperator } from './ast.ts';

/**
 * A formula after its names are resolved and its units of measure reconciled: what the back-ends run. Values
 * stand in each element's own unit; `scale` nodes were put in wherever two units of one dimension meet.
 */
export type Expression =
  | { readonly op: 'constant'; readonly value: Value }
  | ElementReference
  | { readonly op: 'translate'; readonly map: ReadonlyMap<string, string>; readonly of: Expression }
  | { readonly op: 'scale'; readonly factor: Exact; readonly of: Expression }
  | { readonly op: 'negate' | 'not' | 'abs'; readonly of: Expression }
  | { readonly op: 'round'; readonly of: Expression; readonly decimals: number }
  | {
      readonly op: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly op: 'if';
      readonly condition: Expression;
      readonly whenTrue: Expression;
      readonly whenFalse: Expression;
    }
  | { readonly op: 'sum' | 'min' | 'max' | 'avg'; readonly args: readonly Expression[] }
  | { readonly op: 'coalesce'; readonly args: readonly Expression[] }
  | {
      readonly op: 'overUnits';
      readonly aggregate: Aggregate;
      readonly units: UnitSet;
      readonly of: Expression;
    }
  | { readonly op: 'countUnits'; readonly units: UnitSet };

export type Aggregate = 'sum' | 'min' | 'max' | 'avg' | 'count';

export interface ElementReference {
  readonly op: 'element';
  readonly name: string;
  /**
   * Codes said explicitly, by argument; arguments not named take those of the derived element, else the total.
   * What another code list takes together is several codes, joined: `BRICK+STONE`.
   */
  readonly slice: Readonly<Record<string, string>>;
  readonly period?: PeriodReference;
  /** Ask for the value where the earlier period is not stored (`orAsk`). */
  readonly orAsk?: boolean;
}

/** No GraphQL name holds it. */
const JOINED = '+';

export const joinCodes = (codes: readonly string[]): string => codes.join(JOINED);

/** The codes that a slice means in one argument: nearly always one. */
export const codesIn = (code: string): readonly string[] => (isJoined(code) ? code.split(JOINED) : [code]);

export const isJoined = (code: string): boolean => code.includes(JOINED);

/** Relative to the cell's period, or absolute. */
export type PeriodReference = { readonly word: PeriodWord } | { readonly absolute: Period };

/** Whether a reference adds up a flow over the periods up to and including its own. */
export function accumulates({ period }: ElementReference): boolean {
  return period !== undefined && 'word' in period && isAccumulating(period.word);
}

const isAccumulating = (word: PeriodWord): boolean => word === 'YEAR_TO_DATE' || word === 'SINCE_START';

/** Units at or below (`units`), or below (`children`), the cell's unit. */
export interface UnitSet {
  readonly set: 'children' | 'units';
  readonly level: Level;
  readonly kinds?: readonly UnitKind[];
}

/** Every element reference with the level at which it is evaluated: inside `sum(children(VILLAGE).x)` that is VILLAGE. */
export function placedReferences(
  expression: Expression,
  level: Level,
): { reference: ElementReference; level: Level }[] {
  switch (expression.op) {
    case 'element':
      return [{ reference: expression, level }];
    case 'overUnits':
      return placedReferences(expression.of, expression.units.level);
    default:
      return operandsOf(expression).flatMap((operand) => placedReferences(operand, level));
  }
}

/** The formulas that a formula is made of, left to right. */
export function operandsOf(expression: Expression): readonly Expression[] {
  switch (expression.op) {
    case 'element':
    case 'constant':
    case 'countUnits':
      return [];
    case 'scale':
    case 'translate':
    case 'negate':
    case 'not':
    case 'abs':
    case 'round':
    case 'overUnits':
      return [expression.of];
    case 'binary':
      return [expression.left, expression.right];
    case 'if':
      return [expression.condition, expression.whenTrue, expression.whenFalse];
    default:
      return expression.args;
  }
}

/** Every element reference in a formula, left to right. */
export function elementReferences(expression: Expression): ElementReference[] {
  return expression.op === 'element' ? [expression] : operandsOf(expression).flatMap(elementReferences);
}
