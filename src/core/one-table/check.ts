import type { Element, Rule } from '../catalogue/model.ts';
import type { Expression } from '../expression/model.ts';
import { elementReferences } from '../expression/model.ts';
import { nameOfPeriod } from '../expression/names.ts';
import type { Facts, FactTable, StoredAnswer } from '../fill/facts.ts';
import { isNullAnswer } from '../fill/facts.ts';
import type { FillEngine } from '../fill/fill-form.ts';
import { Gap } from '../fill/outcome.ts';
import type { Finding } from '../issue.ts';
import { type Period, previous } from '../period.ts';
import { suspectedFactor } from '../unit-of-measure.ts';
import type { Unit } from '../unit-tree.ts';
import {
  abs,
  approximate,
  compare,
  decodeNumber,
  divide,
  type Exact,
  formatForPeople,
  isZero,
  multiply,
  subtract,
} from '../value.ts';
import { type Item, itemLabel, itemPath } from './item.ts';
import { sliceOf } from './needs.ts';

/** A submitted table to be checked; its values are already among the facts. */
export interface CheckedTable {
  readonly unit: Unit;
  readonly period: Period;
  readonly table: FactTable;
}

/** A warning that must be confirmed before the table is taken; the token names the value, so a new value asks anew. */
export interface Warning extends Finding {
  readonly confirm: string;
}

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
      const forms = [...new Set(neededBy.map(({ form }) => form.code))].join('、');
      return {
        code: 'REQUIRED',
        severity: 'ERROR',
        path: itemPath(item),
        unit: unit.id,
        period: period.id,
        message: `${itemLabel(item)}没有填；${forms} 要用。没有请填 0，不掌握请注明 NOT_KNOWN`,
        messageEn: `${itemPath(item)} is not answered; ${forms} needs it. Enter 0 for none, or give the reason NOT_KNOWN`,
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
    for (const above of engine.units.withAncestors(unit.id)) {
      for (const rule of engine.catalogue.rules) {
        if (rule.level !== above.level || rule.every !== period.frequency) continue;
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
    const finding = brokenRule(engine, rule, unit, period, facts);
    if (finding) yield finding;
  }
}

function brokenRule(
  engine: FillEngine,
  rule: Rule,
  unit: Unit,
  period: Period,
  facts: Facts,
): Finding | Warning | undefined {
  const holds = engine.evaluate(tolerant(rule), unit, period, facts);
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
      : [{ item, text: `${itemLabel(item)}${past} ${formatForPeople(value as Exact, element.decimals)}` }];
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
  return { ...finding, confirm: token(finding.code, unit, period, finding.path, `${rule.code} ${seen}`) };
}

const tolerantRules = new WeakMap<Rule, Expression>();

/** Made once a rule: the engine links a formula once. */
function tolerant(rule: Rule): Expression {
  let expression = tolerantRules.get(rule);
  if (!expression) {
    expression = withTolerance(rule);
    tolerantRules.set(rule, expression);
  }
  return expression;
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

/** Answers that differ from the last period's as a slip of the unit, or more than the element allows. */
function* implausible(
  engine: FillEngine,
  { unit, period, table }: CheckedTable,
  facts: Facts,
): Generator<Warning> {
  const before = facts.table(unit.id, previous(period).id);
  if (!before) return;
  for (const { item } of engine.questions.questions(unit, period)) {
    if (item.previous || item.element.type !== 'NUMBER') continue;
    if (isAlmostTheSame(item, table.values[item.key], before.values[item.key])) continue;
    const value = numberUnder(table, item.key);
    const last = numberUnder(before, item.key);
    if (value === undefined || last === undefined) continue;
    const warning =
      unitSlip(engine, item, value, last) ??
      (item.element.maxChange === undefined ? undefined : largeChange(item, value, last));
    if (!warning) continue;
    const path = itemPath(item);
    yield {
      ...warning,
      severity: 'WARNING',
      path,
      unit: unit.id,
      period: period.id,
      confirm: token(warning.code, unit, period, path, String(table.values[item.key])),
    };
  }
}

/** Changes that nothing below could find odd are no slip of a unit either: the least is ten times, less 30 %. */
const LEAST_SLIP = 5;

/** Decided on floats, well within every bound: nearly all answers need no exact arithmetic here. */
function isAlmostTheSame(item: Item, now: StoredAnswer | undefined, then: StoredAnswer | undefined): boolean {
  if (now === then) return true;
  const { maxChange } = item.element;
  const [value, last] = [Number(now), Number(then)];
  if (!(value > 0 && last > 0 && value < LEAST_SLIP * last && last < LEAST_SLIP * value)) return false;
  return maxChange === undefined || Math.abs(value - last) < 0.99 * approximate(maxChange) * last;
}

function numberUnder(table: FactTable, key: string): Exact | undefined {
  const answer = table.values[key];
  if (answer === undefined || typeof answer === 'boolean' || isNullAnswer(answer)) return undefined;
  return decodeNumber(answer);
}

type Oddity = Pick<Finding, 'code' | 'message' | 'messageEn' | 'details'>;

function unitSlip(engine: FillEngine, item: Item, value: Exact, last: Exact): Oddity | undefined {
  const { unit, decimals } = item.element;
  if (!unit) return undefined;
  const meant = suspectedFactor(value, last, unit, engine.catalogue.unitsOfMeasure.values());
  if (!meant) return undefined;
  const [now, then] = [formatForPeople(value, decimals), formatForPeople(last, decimals)];
  return {
    code: 'UNIT_SUSPECT',
    message: `${itemLabel(item)} ${now} ${unit.symbol}，上期 ${then} ${unit.symbol}：是不是按${meant.symbol}填了？`,
    messageEn: `${itemPath(item)} is ${now} ${unit.en ?? unit.symbol}, last period ${then}: was it entered in ${meant.en ?? meant.symbol}?`,
    details: { value: now, last: then, suspected: meant.symbol },
  };
}

function largeChange(item: Item, value: Exact, last: Exact): Oddity | undefined {
  const { maxChange, decimals } = item.element as Element & { maxChange: Exact };
  if (isZero(last)) return undefined;
  const change = subtract(value, last);
  if (compare(abs(change), multiply(abs(last), maxChange)) <= 0) return undefined;
  const share = divide(multiply(change, 100), abs(last)) ?? 0;
  const [now, then] = [formatForPeople(value, decimals), formatForPeople(last, decimals)];
  const percent = formatForPeople(abs(share), 0);
  const up = compare(change, 0) > 0;
  return {
    code: 'CHANGE_LARGE',
    message: `${itemLabel(item)} ${now}，比上期 ${then} ${up ? '增加' : '减少'} ${percent}%，如属实请确认`,
    messageEn: `${itemPath(item)} is ${now}, ${percent} % ${up ? 'more' : 'less'} than last period's ${then}: confirm if true`,
    details: { value: now, last: then, percent },
  };
}

/** Readable on purpose: who confirms sees what is confirmed. */
function token(code: string, unit: Unit, period: Period, path: string, value: string): string {
  return [code, unit.id, period.id, path, value].join('|');
}
