import type { Form } from '../catalogue/model.ts';
import type { Period } from '../period.ts';
import { type Unit } from '../unit-tree.ts';
import { QuestionSets } from './question-set.ts';

/** Which forms, units and periods a figure covers. Units are listed one by one: a subtree, or a single unit. */
export interface BurdenScope {
  readonly forms: readonly Form[];
  readonly units: readonly Unit[];
  readonly periods: readonly Period[];
}

/** What a scope asks, and what it saves. */
export interface Burden {
  /** Distinct keys and own questions put to the units, answered or not. */
  readonly entriesAsked: number;
  /** The same, were each form filled in alone: the sum over the forms. */
  readonly entriesAskedAlone: number;
}

/**
 * The entries that the forms of a scope put to its units in its periods: a property of the catalogue, the forms
 * and the units, so that silence never raises a rate. Distinct over forms, not a sum over forms.
 */
export function burdenOf(sets: QuestionSets, scope: BurdenScope): Burden {
  const together = entriesAsked(sets, scope);
  let alone = 0;
  if (scope.forms.length === 1) alone = together;
  else for (const form of scope.forms) alone += entriesAsked(sets, { ...scope, forms: [form] });
  return { entriesAsked: together, entriesAskedAlone: alone };
}

function entriesAsked(sets: QuestionSets, scope: BurdenScope): number {
  const only = sets.restrictedTo(scope.forms);
  let asked = 0;
  for (const period of scope.periods) {
    for (const unit of scope.units) asked += only.countQuestions(unit, period);
  }
  return asked;
}
