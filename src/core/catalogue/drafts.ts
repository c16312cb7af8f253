import type { ASTNode, FieldDefinitionNode } from 'graphql';
import type { Calendar } from '../calendar.ts';
import type { Unit as UnitOfMeasure } from '../unit-of-measure.ts';
import type { DirectiveUse } from './directive-values.ts';
import type { Cell, CodeList, Department, Element, Form, Rule, Topic } from './model.ts';

export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** An element as declared; its formula is resolved once all elements are known. */
export interface ElementDraft extends Mutable<Element> {
  node: FieldDefinitionNode;
  from?: DirectiveUse;
  /** Where `verify: true` was said. */
  verify?: ASTNode;
  /** Where `disclosure` was said. */
  disclosed?: ASTNode;
}

export interface CellDraft extends Omit<Mutable<Cell>, 'source' | 'decimals'> {
  source?: Cell['source'];
  /** As declared, or 0 for an Int; else it follows from what fills the cell. */
  decimals?: number;
  node: FieldDefinitionNode;
  use: DirectiveUse;
  from?: DirectiveUse;
}

export interface FormDraft extends Omit<Mutable<Form>, 'cells'> {
  cells: CellDraft[];
}

export interface RuleDraft
  extends Pick<Rule, 'code' | 'topic' | 'message' | 'en' | 'severity' | 'tolerance' | 'place'> {
  use: DirectiveUse;
}

/** All that a dictionary declares, before formulas are resolved. */
export interface Declarations {
  readonly departments: Map<string, Department>;
  readonly unitsOfMeasure: Map<string, UnitOfMeasure>;
  readonly codeLists: Map<string, CodeList>;
  readonly calendars: Map<string, Calendar>;
  readonly topics: Map<string, Mutable<Topic> & { elements: ElementDraft[] }>;
  readonly elements: Map<string, ElementDraft>;
  readonly forms: Map<string, FormDraft>;
  readonly rules: RuleDraft[];
  /** Elements that could not be read, of which the reason has been said: nobody else is told that they do not exist. */
  readonly broken: Set<string>;
}
