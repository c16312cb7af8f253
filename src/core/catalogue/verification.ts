import { type ElementReference, elementReferences } from '../expression/model.ts';
import { written } from '../expression/written.ts';
import { isWithinPeriod, referencesOf } from './derivability.ts';
import type { Declarations, ElementDraft } from './drafts.ts';
import type { Rule } from './model.ts';
import type { SourceReport } from './sources.ts';

/**
 * `verify: true`: an element that could be derived is asked all the same, and what is entered is held against the
 * formula. Whatever stands in the way of that is reported.
 */
export function checkVerification(element: ElementDraft, report: SourceReport): void {
  const [why, whyEn] = !element.from
    ? [
        '没有 @from：没有公式就无从核对，请加 @from(expr: "…")',
        'has no @from: there is no formula to hold it against',
      ]
    : element.kind === 'RATIO'
      ? ['是 RATIO：比率只由公式重算，从来不填', 'is a RATIO: it is only ever recomputed, and never entered']
      : element.from.values.orAsk === true
        ? ['的 @from 写了 orAsk：核对只看已有的数，不另问', 'has orAsk in its @from: a check asks nothing']
        : [];
  if (!why || !element.verify) return;
  report.error(
    'VERIFY',
    element.verify,
    `${element.name}（${element.label}）${why}；verify: true 用于能由 @from 算出、仍要填来核对的数据元`,
    `${element.name} ${whyEn}; verify: true is for an element that @from could derive, and that is entered to check it`,
  );
}

/** A formula that leads back to the element, through what is derived from it, would hold it against itself. */
export function checkVerifiesItself(
  element: ElementDraft,
  declared: Declarations,
  report: SourceReport,
): void {
  if (!element.verification || !element.verify) return;
  const path = wayBack(element, elementReferences(element.verification), declared, new Set());
  if (!path) return;
  const said = [element, ...path].map(({ name }) => name).join(' → ');
  report.error(
    'VERIFY',
    element.verify,
    `${element.name}（${element.label}）拿来核对的数又由它自己算出：${said}；这样核对永远相符，请改用另外填报的数`,
    `${element.name} would be held against what is derived from itself: ${said}; that always agrees, so take numbers that are entered by themselves`,
  );
}

/** From what stands in a formula back to the element, by what is derived within the same period. */
function wayBack(
  goal: ElementDraft,
  references: readonly ElementReference[],
  declared: Declarations,
  visited: Set<ElementDraft>,
): ElementDraft[] | undefined {
  for (const reference of references.filter(isWithinPeriod)) {
    const operand = declared.elements.get(reference.name);
    if (operand === goal) return [goal];
    if (!operand || visited.has(operand)) continue;
    visited.add(operand);
    const way = wayBack(goal, referencesOf(operand), declared, visited);
    if (way) return [operand, ...way];
  }
  return undefined;
}

/** What was entered is what the formula gives, to the element's decimals; checked slice by slice, as it is asked. */
export function verificationRule(element: ElementDraft): Rule | undefined {
  const { name, label, en, verification, formula, decimals, type } = element;
  if (!verification) return undefined;
  const text = formula ?? written(verification);
  return {
    code: `${name}-VERIFY`,
    topic: element.topic?.name ?? '',
    expression: {
      op: 'binary',
      operator: '=',
      left: { op: 'element', name, slice: {} },
      right: type === 'NUMBER' ? { op: 'round', of: verification, decimals } : verification,
    },
    text: `${name} = ${text}`,
    message: `${label}与 ${text} 算出的不同`,
    en: `${en ?? name} differs from ${text}`,
    severity: 'ERROR',
    verifies: name,
    level: element.at,
    every: element.every,
    calendar: element.calendar,
    place: element.place,
  };
}
