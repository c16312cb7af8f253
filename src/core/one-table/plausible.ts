import type { Facts, FactTable, StoredAnswer } from '../fill/facts.ts';
import { inUnitOfNow, isNullAnswer } from '../fill/facts.ts';
import type { FillEngine } from '../fill/fill-form.ts';
import type { Finding } from '../issue.ts';
import { type Period, previous } from '../period.ts';
import { suspectedFactor } from '../unit-of-measure.ts';
import type { Unit } from '../unit-tree.ts';
import {
  abs,
  add,
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
import { type Item, itemLabel, itemPath, sliceLabel } from './item.ts';
import { type CheckedTable, confirmToken, type Warning } from './warning.ts';

/** The periods whose answers a unit's table is compared with. */
export function comparedPeriods(engine: FillEngine, unit: Unit, period: Period): Period[] {
  const last = previous(period);
  const asked = engine.questions.questions(unit, period);
  return asked.some(({ item }) => item.element.reportedAs) ? [last, previous(last)] : [last];
}

/** Answers that differ from the last period's as a slip of the unit, or more than the element allows. */
export function* implausible(
  engine: FillEngine,
  { unit, period, table }: CheckedTable,
  facts: Facts,
): Generator<Warning> {
  const before = Answers.of(engine, unit, previous(period), facts);
  if (!before) return;
  const earlier = Answers.of(engine, unit, previous(previous(period)), facts);
  for (const { item } of engine.questions.questions(unit, period)) {
    if (item.previous || item.element.type !== 'NUMBER') continue;
    const then = before.only?.factors?.has(item.key) ? undefined : before.only?.values[item.key];
    if (isAlmostTheSame(item, table.values[item.key], then)) continue;
    const value = numberUnder(table, item);
    const last = before.number(item);
    if (value === undefined || last === undefined) continue;
    const warning = item.element.reportedAs
      ? oddFigure(engine, item, period, value, last, earlier?.number(item))
      : (unitSlip(engine, item, value, last) ?? largeChange(item, value, last));
    if (!warning) continue;
    const path = itemPath(item);
    yield {
      ...warning,
      severity: 'WARNING',
      path,
      unit: unit.id,
      period: period.id,
      confirm: confirmToken(warning.code, unit, period, path, String(table.values[item.key])),
    };
  }
}

/** The answers of an earlier period: a unit's own, or together those of the units that were merged into it since. */
class Answers {
  private constructor(private readonly tables: readonly FactTable[]) {}

  /** Undefined unless all of them were handed in. */
  static of({ units }: FillEngine, unit: Unit, period: Period, facts: Facts): Answers | undefined {
    const former = units.former(unit.id, period.end) ?? [];
    const tables = former.flatMap((each) => facts.table(each.id, period.id) ?? []);
    return tables.length > 0 && tables.length === former.length ? new Answers(tables) : undefined;
  }

  get only(): FactTable | undefined {
    return this.tables.length === 1 ? this.tables[0] : undefined;
  }

  number(item: Item): Exact | undefined {
    const { element } = item;
    const addsUp = element.kind === 'STOCK' || element.kind === 'FLOW';
    if (!this.only && !addsUp) return undefined;
    const numbers = this.tables.map((table) => numberUnder(table, item));
    return numbers.reduce((sum, each) =>
      sum === undefined || each === undefined ? undefined : add(sum, each),
    );
  }
}

/** Changes that nothing below could find odd are no slip of a unit either: the least is ten times, less 30 %. */
const LEAST_SLIP = 5;

/** Decided on floats, well within every bound: nearly all answers need no exact arithmetic here. */
function isAlmostTheSame(item: Item, now: StoredAnswer | undefined, then: StoredAnswer | undefined): boolean {
  if (now === then) return true;
  const { maxChange, reportedAs } = item.element;
  if (reportedAs) return false;
  const [value, last] = [Number(now), Number(then)];
  if (!(value > 0 && last > 0 && value < LEAST_SLIP * last && last < LEAST_SLIP * value)) return false;
  return maxChange === undefined || Math.abs(value - last) < 0.99 * approximate(maxChange) * last;
}

function numberUnder(table: FactTable, { key }: Item): Exact | undefined {
  const answer = table.values[key];
  if (answer === undefined || typeof answer === 'boolean' || isNullAnswer(answer)) return undefined;
  return inUnitOfNow(key, decodeNumber(answer), table);
}

/**
 * What is odd about a figure that is cumulative since the first period of the year. Like is compared with like:
 * within a year figure with figure, what has come in with what had come in, and January with December's own.
 */
function oddFigure(
  engine: FillEngine,
  item: Item,
  period: Period,
  figure: Exact,
  last: Exact,
  earlier: Exact | undefined,
): Oddity | undefined {
  const isFirst = period.index === 1;
  const lastOwn =
    previous(period).index === 1 ? last : earlier === undefined ? undefined : subtract(last, earlier);
  const compared = isFirst ? lastOwn : last;
  const slip = compared === undefined ? undefined : unitSlip(engine, item, figure, compared);
  if (slip) return slip;
  if (!isFirst && compare(figure, last) < 0) return fallen(item, figure, last);
  if (lastOwn === undefined) return undefined;
  return largeChange(item, isFirst ? figure : subtract(figure, last), lastOwn);
}

function fallen(item: Item, figure: Exact, last: Exact): Oddity {
  const { decimals } = item.element;
  const [now, then] = [formatForPeople(figure, decimals), formatForPeople(last, decimals)];
  return {
    code: 'CUMULATIVE_FALLS',
    message: `${itemLabel(item)} ${now}，比上期累计 ${then} 还少：累计数在一年内只增不减；如因更正属实请确认`,
    messageEn: `${itemPath(item)} is ${now}, less than last period's ${then}: a cumulative figure does not fall within the year; confirm if a correction makes it true`,
    details: { value: now, last: then },
  };
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
  const { element } = item;
  const { maxChange, decimals } = element;
  if (maxChange === undefined || isZero(last)) return undefined;
  const change = subtract(value, last);
  if (compare(abs(change), multiply(abs(last), maxChange)) <= 0) return undefined;
  const share = divide(multiply(change, 100), abs(last)) ?? 0;
  const [now, then] = [formatForPeople(value, decimals), formatForPeople(last, decimals)];
  const percent = formatForPeople(abs(share), 0);
  const up = compare(change, 0) > 0;
  return {
    code: 'CHANGE_LARGE',
    message: `${sliceLabel(element, item.slice)} ${now}，比上期 ${then} ${up ? '增加' : '减少'} ${percent}%，如属实请确认`,
    messageEn: `${itemPath(item)} is ${now}, ${percent} % ${up ? 'more' : 'less'} than last period's ${then}: confirm if true`,
    details: { value: now, last: then, percent },
  };
}
