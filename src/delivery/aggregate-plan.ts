import { checkSlice, elementNamed } from '../catalogue/element-named.ts';
import { refusalToDerive } from '../core/catalogue/derivability.ts';
import type { Element } from '../core/catalogue/model.ts';
import type { ElementReference, Expression } from '../core/expression/model.ts';
import { leavesOf, type Slice } from '../core/one-table/item.ts';
import { namedSlice, sliceOf } from '../core/one-table/needs.ts';
import {
  type Frequency,
  keyOfRhythm,
  type Period,
  periodContaining,
  periodsBetween,
} from '../core/period.ts';
import { NotFound } from '../core/refusal.ts';
import { compareLevels, type Level, type Unit, type UnitTree } from '../core/unit-tree.ts';
import type { Engine, Engines } from '../filling/engines.ts';
import type { UserFinding } from '../submission/submission.model.ts';
import type { AggregateQuery } from './aggregate.model.ts';
import { isPrintedCell, printedCell, refusalOfCell } from './printed-cell.ts';

/** A row that is wanted. */
export interface Target {
  /** As the latest of the wanted periods has it. */
  readonly element: Element;
  readonly slice: Slice;
  readonly unit: Unit;
  readonly period: Period;
  /** How the catalogue of its own period reads it; absent where that one has no such figure. */
  readonly measure?: Measure;
}

export interface Measure {
  readonly engine: Engine;
  readonly element: Element;
  readonly reference: ElementReference;
  /** Of a form's cell: what fills it, in place of the reference. */
  readonly formula?: Expression;
}

export interface AggregatePlan {
  /** Element by element, slice by slice, unit by unit, in the order of the periods. */
  readonly targets: readonly Target[];
  readonly findings: readonly UserFinding[];
}

/** So many rows are served at once; whoever wants more asks in parts. */
const MOST_ROWS = 50_000;
/** A hundred years of months. */
const MOST_PERIODS = 1200;
/** Each may be misspelt, and is answered for. */
const MOST_ELEMENTS = 1000;

/** What a query asks for, row by row; or everything that is wrong with it. */
export function planAggregate(
  query: AggregateQuery,
  root: Unit,
  units: UnitTree,
  engines: Engines,
): AggregatePlan {
  const findings: UserFinding[] = [];
  const say: Say = (code, path, message, messageEn) =>
    findings.push({ code, severity: 'ERROR', path, message, messageEn });
  if (query.elements.length > MOST_ELEMENTS) {
    const given = query.elements.length;
    say(
      'AGGREGATE_TOO_LARGE',
      'elements',
      `列了 ${given} 个数据元，一次最多 ${MOST_ELEMENTS} 个；请分几次取`,
      `${given} elements are listed, at most ${MOST_ELEMENTS} are served at once; ask in parts`,
    );
    return { targets: [], findings };
  }
  const periods = periodsOf(query, engines, say);
  const level = query.level ?? root.level;
  const tooHigh = levelAboveUnit(root, level);
  if (tooHigh) say('LEVEL_ABOVE_UNIT', 'level', ...tooHigh);
  const latest = periods.reduce<Period | undefined>((a, b) => (a && a.end >= b.end ? a : b), undefined);
  if (!latest) return { targets: [], findings };
  const series = query.elements.flatMap((name, i) =>
    seriesOf(query, name, i, engines.inForceOn(latest.end), level, periods, say),
  );
  const tooMany = tooManyRows(series.length, root, level, periods, units);
  if (tooMany) say('AGGREGATE_TOO_LARGE', 'elements', ...tooMany);
  if (findings.length > 0) return { targets: [], findings };
  const places = placesOf(root, level, periods, units);
  const targets = series.flatMap(({ element, slice }) =>
    places.map(({ unit, period }) => targetOf(engines, element, slice, unit, period)),
  );
  return { targets, findings };
}

/** Why there are no rows of a level for a unit, in Chinese and in English. */
export function levelAboveUnit(root: Unit, level: Level): readonly [zh: string, en: string] | undefined {
  if (compareLevels(level, root.level) >= 0) return undefined;
  return [
    `${root.label} 的层级是 ${root.level}，下面没有 ${level}；请换上级单位，或者更低的层级`,
    `${root.id} stands at ${root.level}: no ${level} is at or below it; name a unit further up, or a lower level`,
  ];
}

/** Why so many figures of each unit and period are not served at once. Counts no further than it has to. */
export function tooManyRows(
  figures: number,
  root: Unit,
  level: Level,
  periods: readonly Period[],
  units: UnitTree,
): readonly [zh: string, en: string] | undefined {
  let places = 0;
  for (const { end } of periods) {
    places += level === root.level ? 1 : units.below(root.id, level, end).length;
    if (figures * places <= MOST_ROWS) continue;
    const [most, count] = [MOST_ROWS.toLocaleString('en'), periods.length];
    return [
      `要的超过 ${most} 行（${figures} 个数，${count} 期，各 ${level} 单位），一次最多 ${most} 行；请分几次取，或者取更高的层级`,
      `more than ${most} rows are wanted (${figures} figures, ${count} periods, each unit of level ${level}), at most ${most} are served at once; ask in parts, or for a higher level`,
    ];
  }
  return undefined;
}

type Say = (code: string, path: string, message: string, messageEn: string) => void;

/** The row's element as the catalogue of its period has it: figures of before it was defined are not there. */
export function targetOf(
  engines: Engines,
  element: Element,
  slice: Slice,
  unit: Unit,
  period: Period,
): Target {
  const engine = engines.inForceOn(period.end);
  const { elements } = engine.version.catalogue;
  const target = { element, slice, unit, period };
  const found = elements.get(element.name) ?? printedCell(engine.version.catalogue, element.name);
  const then = found && (isPrintedCell(found) ? found.element : found);
  const named = namedSlice(element, slice);
  if (!then || !Object.keys(named).every((name) => then.args.some((each) => each.name === name)))
    return target;
  if (refusalToDerive(then, unit.level, period, (name) => elements.get(name))) return target;
  const reference: ElementReference = { op: 'element', name: then.name, slice: named };
  const formula = found && isPrintedCell(found) ? { formula: found.formula } : {};
  return { ...target, measure: { engine, element: then, reference, ...formula } };
}

/** The slices of one element that are wanted, if it can be aggregated at all. */
function seriesOf(
  query: AggregateQuery,
  name: string,
  index: number,
  { version: { catalogue } }: Engine,
  level: Level,
  periods: readonly Period[],
  say: Say,
): { element: Element; slice: Slice }[] {
  const path = `elements.${index}`;
  const found =
    printedCell(catalogue, name) ?? orSay(say, 'UNKNOWN_ELEMENT', path, () => elementNamed(catalogue, name));
  if (!found) return [];
  const element = isPrintedCell(found) ? found.element : found;
  if (element.type !== 'NUMBER') {
    say(
      'NOT_DERIVABLE',
      path,
      `${element.name}（${element.label}）不是数值，没有合计、平均、最小、最大；是否类可以在公式里计数`,
      `${element.name} is no number: it has no sum, average, minimum or maximum; a yes/no may be counted in a formula`,
    );
    return [];
  }
  const rhythms = new Map(periods.map((period) => [keyOfRhythm(period), period]));
  for (const rhythm of rhythms.values()) {
    const refusal = isPrintedCell(found)
      ? refusalOfCell(catalogue, found, level, rhythm)
      : refusalToDerive(element, level, rhythm, (each) => catalogue.elements.get(each));
    if (refusal) say(refusal.code, path, refusal.message, refusal.messageEn);
  }
  const named = Object.fromEntries((query.slice ?? []).map(({ breakdown, code }) => [breakdown, code]));
  const grouped = query.groupBy ?? [];
  const isKnown = orSay(say, 'UNKNOWN_SLICE', path, () => {
    checkSlice(element, named);
    for (const breakdown of grouped) checkBreakdown(element, breakdown);
    return true;
  });
  if (!isKnown) return [];
  const pattern = sliceOf(element, { op: 'element', name: element.name, slice: named }, {});
  const toldApart = element.args.map((argument) => grouped.includes(argument.name));
  return leavesOf(element, pattern, toldApart).map((slice) => ({ element, slice }));
}

function checkBreakdown({ name, args }: Element, breakdown: string): void {
  if (args.some((argument) => argument.name === breakdown)) return;
  const known = args.map((argument) => argument.name);
  throw new NotFound(
    `${name} 不按 ${breakdown} 分组；${known.length > 0 ? `可用：${known.join('、')}` : '它不分组'}`,
    `${name} has no breakdown ${breakdown}; ${known.length > 0 ? `there are ${known.join(', ')}` : 'it has none'}`,
  );
}

/** What was found; where it is not there, that is said among everything else. */
function orSay<Found>(say: Say, code: string, path: string, find: () => Found): Found | undefined {
  try {
    return find();
  } catch (refusal) {
    if (!(refusal instanceof NotFound)) throw refusal;
    say(code, path, refusal.message, refusal.messageEn);
    return undefined;
  }
}

/** Each unit of the level with the periods on whose last day it exists, or the unit itself; unit by unit. */
export function placesOf(root: Unit, level: Level, periods: readonly Period[], units: UnitTree) {
  const places = periods.flatMap((period) => {
    const found =
      level === root.level ? [units.get(root.id, period.end)] : units.below(root.id, level, period.end);
    return found.map((unit) => ({ unit, period }));
  });
  return [...Map.groupBy(places, ({ unit }) => unit.id).values()].flat();
}

/** The periods named, each once; or those from one to another. */
function periodsOf({ periods, from, to, frequency }: AggregateQuery, engines: Engines, say: Say): Period[] {
  const isListed = (periods ?? []).length > 0;
  if (isListed ? from != null || to != null || frequency != null : from == null || to == null) {
    say(
      'AGGREGATE_PERIODS',
      'periods',
      '报告期有两种写法，用其一：periods 列出各期，或者 from 和 to（可加 frequency）',
      'say the periods in one of two ways: list them in periods, or give from and to (and a frequency)',
    );
    return [];
  }
  const named = (id: string, path: string): Period | undefined => {
    const period = engines.period(id);
    // Every row can be asked for its last year.
    if (!period || period.year === 1) {
      const [how, howEn] = engines.periodHint;
      say('UNKNOWN_PERIOD', path, `不认识的报告期 ${id}；${how}`, `unknown period ${id}; ${howEn}`);
      return undefined;
    }
    return period;
  };
  if (periods && periods.length > MOST_PERIODS) {
    say(
      'AGGREGATE_PERIODS',
      'periods',
      `列了 ${periods.length} 期，一次最多 ${MOST_PERIODS} 期`,
      `${periods.length} periods are listed; ask for at most ${MOST_PERIODS} at once`,
    );
    return [];
  }
  if (isListed) {
    const found = [...new Set(periods)].map((id, i) => named(id, `periods.${i}`));
    return found.filter((period) => period !== undefined);
  }
  const [first, last] = [named(from as string, 'from'), named(to as string, 'to')];
  if (!first || !last) return [];
  const found = between(first, last, frequency ?? first.frequency);
  if (found.length > 0 && found.length <= MOST_PERIODS) return found;
  say(
    'AGGREGATE_PERIODS',
    'to',
    `从 ${first.id} 到 ${last.id} 有 ${found.length} 期；应有 1 至 ${MOST_PERIODS} 期`,
    `there are ${found.length} periods from ${first.id} to ${last.id}; ask for 1 to ${MOST_PERIODS}`,
  );
  return [];
}

/** All periods of a frequency, by the first one's calendar, that reach from its first day to the last day of another. */
function between(from: Period, to: Period, frequency: Frequency): Period[] {
  const { calendar } = from;
  return periodsBetween(
    periodContaining(from.start, frequency, calendar),
    periodContaining(to.end, frequency, calendar),
  );
}
