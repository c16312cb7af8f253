import { type Rule, rhythmOf } from '../catalogue/model.ts';
import type { Expression } from '../expression/model.ts';
import { elementReferences } from '../expression/model.ts';
import { nameOfPeriod } from '../expression/names.ts';
import type { Facts } from '../fill/facts.ts';
import type { FillEngine } from '../fill/fill-form.ts';
import { Gap } from '../fill/outcome.ts';
import type { Finding } from '../issue.ts';
import { isSameRhythm, type Period } from '../period.ts';
import type { Unit } from '../unit-tree.ts';
import { type Exact, formatForPeople } from '../value.ts';
import { itemLabel, itemPath, sliceLabel } from './item.ts';
import { sliceOf } from './needs.ts';
import { implausible } from './plausible.ts';
import { differing } from './verify.ts';
import { type CheckedTable, confirmToken, type Warning } from './warning.ts';

/** Everything wrong with, or odd about, tables that are handed in together: required answers, rules, plausibility. */
export function checkTables(engine: FillEngine, tables: readonly CheckedTable[], facts: Facts): Finding[] {
  return [
    ...tables.flatMap((checked) => missingAnswers(engine, checked)),
    ...checkRules(engine, tables, facts),
    ...tables.flatMap((checked) => [...implausible(engine, checked, facts)]),
  ];
}

function missingAnswers(engine: FillEngine, { unit, period, table }: CheckedTable): Finding[] {
  return engine.questions
    .questions(unit, period)
    .filter(({ item }) => item.element.required && table.values[item.key] === undefined)
    .map(({ item, neededBy }) => {
      const forms = [...new Set(neededBy.map(({ form }) => form.code))];
      return {
        code: 'REQUIRED',
        severity: 'ERROR',
        path: itemPath(item),
        unit: unit.id,
        period: period.id,
        message: `${itemLabel(item)}没有填；${forms.join('、')} 要用。没有请填 0，不掌握请注明 NOT_KNOWN`,
        messageEn: `${itemPath(item)} is not answered; ${forms.join(', ')} ${forms.length > 1 ? 'need' : 'needs'} it. Enter 0 for none, or give the reason NOT_KNOWN`,
      };
    });
}

/** The rules that hold in the submitted tables and, where they span units, in the units above. */
export function* rulesToCheck(
  engine: FillEngine,
  tables: readonly { unit: Unit; period: Period }[],
): Generator<{ rule: Rule; unit: Unit; period: Period }> {
  const seen = new Set<string>();
  for (const { unit, period } of tables) {
    for (const above of engine.units.withAncestors(unit.id, period.end)) {
      for (const rule of engine.catalogue.rules) {
        if (rule.level !== above.level || !isSameRhythm(rhythmOf(rule), period)) continue;
        const key = `${rule.code} ${above.id} ${period.id}`;
        if (seen.has(key)) continue;
        seen.add(key);
        yield { rule, unit: above, period };
      }
    }
  }
}

function* checkRules(engine: FillEngine, tables: readonly CheckedTable[], facts: Facts): Generator<Finding> {
  for (const { rule, unit, period } of rulesToCheck(engine, tables)) {
    yield* findingsOfRule(engine, rule, unit, period, facts);
  }
}

/** What one rule has against a unit in a period; of what is entered to verify, a finding a slice. */
export function findingsOfRule(
  engine: FillEngine,
  rule: Rule,
  unit: Unit,
  period: Period,
  facts: Facts,
): Finding[] {
  if (rule.verifies) return [...differing(engine, rule, unit, period, facts)];
  const finding = brokenRule(engine, rule, unit, period, facts);
  return finding ? [finding] : [];
}

function brokenRule(
  engine: FillEngine,
  rule: Rule,
  unit: Unit,
  period: Period,
  facts: Facts,
): Finding | Warning | undefined {
  const holds = engine.evaluate(conditionOf(rule), unit, period, facts);
  // A rule with a missing operand is not evaluated.
  if (holds instanceof Gap || holds === true) return undefined;
  const operands = elementReferences(rule.expression).flatMap((reference) => {
    const element = engine.catalogue.elements.get(reference.name);
    if (!element) return [];
    const item = { element, slice: sliceOf(element, reference, {}), previous: false };
    const value = engine.evaluate(reference, unit, period, facts);
    const past = reference.period ? `（${nameOfPeriod(reference.period)[0]}）` : '';
    return value instanceof Gap
      ? []
      : [
          {
            item,
            text: `${sliceLabel(element, item.slice)}${past} ${formatForPeople(value as Exact, element.decimals)}`,
          },
        ];
  });
  const seen = operands.map(({ text }) => text).join('，');
  const finding = {
    code: 'RULE_BROKEN',
    severity: rule.severity,
    path: operands[0] ? itemPath(operands[0].item) : rule.code,
    unit: unit.id,
    period: period.id,
    message: `${rule.message}（${seen}）`,
    messageEn: `${rule.en ?? rule.text} (${seen})`,
    details: { rule: rule.code, formula: rule.text },
  } as const;
  if (rule.severity === 'ERROR') return finding;
  return {
    ...finding,
    confirm: confirmToken(finding.code, unit, period, finding.path, `${rule.code} ${seen}`),
  };
}

const conditions = new WeakMap<Rule, Expression>();

/** What has to hold, within the rule's tolerance. Made once a rule: the engine links a formula once. */
export function conditionOf(rule: Rule): Expression {
  let condition = conditions.get(rule);
  if (!condition) {
    condition = withTolerance(rule);
    conditions.set(rule, condition);
  }
  return condition;
}

/** `a = b` within a tolerance becomes |a − b| ≤ t; `a <= b` becomes a − b ≤ t. */
function withTolerance(rule: Rule): Expression {
  const { expression, tolerance } = rule;
  if (tolerance === undefined || expression.op !== 'binary') return expression;
  const { operator, left, right } = expression;
  const difference = (a: Expression, b: Expression): Expression => ({
    op: 'binary',
    operator: '-',
    left: a,
    right: b,
  });
  const within = (of: Expression): Expression => ({
    op: 'binary',
    operator: '<=',
    left: of,
    right: { op: 'constant', value: tolerance },
  });
  switch (operator) {
    case '=':
      return within({ op: 'abs', of: difference(left, right) });
    case '<=':
    case '<':
      return within(difference(left, right));
    case '>=':
    case '>':
      return within(difference(right, left));
    default:
      return expression;
  }
}
