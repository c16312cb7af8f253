import type { Exact } from '../value.ts';

/** A half-open range of characters in the formula's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A formula as written: names are not resolved, units not checked. The grammar stands in docs/formula-language.md. */
export type Ast = NumberAst | TextAst | YesNoAst | ReferenceAst | UnitSetAst | UnaryAst | BinaryAst | CallAst;

export interface NumberAst {
  readonly kind: 'number';
  readonly value: Exact;
  readonly span: Span;
}
export interface TextAst {
  readonly kind: 'text';
  readonly value: string;
  readonly span: Span;
}
export interface YesNoAst {
  readonly kind: 'yesNo';
  readonly value: boolean;
  readonly span: Span;
}
/** `births`, `births[sex: MALE]`, `residents@PREVIOUS`, `residents@"2020"`, `children(VILLAGE).births`. */
export interface ReferenceAst {
  readonly kind: 'reference';
  readonly name: string;
  readonly slice: readonly { readonly argument: string; readonly code: string; readonly span: Span }[];
  /** A period word or a quoted period id. */
  readonly period?: { readonly text: string; readonly span: Span };
  /** The sub-units whose values are meant, one by one: only inside sum, avg, min, max, count. */
  readonly over?: UnitSetAst;
  readonly span: Span;
}
/** `children(VILLAGE)`: the units of a level or kind below this one. `units(…)`: at or below this one. */
export interface UnitSetAst {
  readonly kind: 'unitSet';
  readonly set: 'children' | 'units';
  readonly of: string;
  readonly span: Span;
}
export interface UnaryAst {
  readonly kind: 'unary';
  readonly operator: '-' | 'not';
  readonly operand: Ast;
  readonly span: Span;
}
export type BinaryOperator = '+' | '-' | '*' | '/' | '=' | '<>' | '<' | '<=' | '>' | '>=' | 'and' | 'or';
export interface BinaryAst {
  readonly kind: 'binary';
  readonly operator: BinaryOperator;
  readonly left: Ast;
  readonly right: Ast;
  readonly span: Span;
}
export const FUNCTIONS = ['if', 'sum', 'min', 'max', 'avg', 'round', 'abs', 'coalesce', 'count'] as const;
export type FunctionName = (typeof FUNCTIONS)[number];
export interface CallAst {
  readonly kind: 'call';
  readonly function: FunctionName;
  readonly args: readonly Ast[];
  readonly span: Span;
}

/** What is wrong with a formula, and where in its text. */
export interface FormulaProblem {
  readonly code: string;
  readonly message: string;
  readonly messageEn: string;
  readonly span: Span;
}
