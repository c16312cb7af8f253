import type { Rule } from '../catalogue/model.ts';
import type { Expression } from '../expression/model.ts';
import type { Facts } from '../fill/facts.ts';
import type { FillEngine } from '../fill/fill-form.ts';
import { Gap, type Outcome } from '../fill/outcome.ts';
import type { Finding } from '../issue.ts';
import type { Period } from '../period.ts';
import type { Unit } from '../unit-tree.ts';
import { type Exact, formatForPeople } from '../value.ts';
import { itemPath, sliceLabel } from './item.ts';
import { namedSlice } from './needs.ts';

/**
 * What was entered, and differs from what the rest of the tables says it is (`verify: true`): slice by slice, as it
 * was asked. Where either side is missing nothing is compared.
 */
export function* differing(
  engine: FillEngine,
  rule: Rule,
  unit: Unit,
  period: Period,
  facts: Facts,
): Generator<Finding> {
  const { expression } = rule;
  const element = engine.catalogue.elements.get(rule.verifies ?? '');
  if (!element || expression.op !== 'binary') return;
  for (const item of engine.questions.itemsOf(element, unit, period)) {
    const outer = item.slice.some((code) => code !== undefined) ? namedSlice(element, item.slice) : undefined;
    const evaluate = (part: Expression): Outcome =>
      engine.evaluate(part, unit, period, facts, undefined, outer);
    const holds = evaluate(expression);
    if (holds instanceof Gap || holds === true) continue;
    const said = (value: Outcome): string =>
      typeof value === 'boolean'
        ? value
          ? '是'
          : '否'
        : element.type === 'NUMBER'
          ? formatForPeople(value as Exact, element.decimals)
          : String(value);
    const [now, wanted] = [said(evaluate(expression.left)), said(evaluate(expression.right))];
    // What is handed in cumulatively is compared by what came in.
    const [is, was] = element.reportedAs ? ['本期数是', 'is'] : ['填的是', 'was entered as'];
    const formula = rule.text.slice(rule.text.indexOf('=') + 2);
    yield {
      code: 'VERIFY_DIFFERS',
      severity: rule.severity,
      path: itemPath(item),
      unit: unit.id,
      period: period.id,
      message: `${sliceLabel(element, item.slice)}${is} ${now}，由 ${formula} 算出的是 ${wanted}（verify 核对）；请查这几个数`,
      messageEn: `${itemPath(item)} ${was} ${now}, and ${formula} gives ${wanted} (verify): check these numbers`,
      details: { rule: rule.code, formula, value: now, derived: wanted },
    };
  }
}
