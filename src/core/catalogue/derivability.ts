import { nameOfCalendar } from '../calendar.ts';
import {
  accumulates,
  type ElementReference,
  elementReferences,
  placedReferences,
} from '../expression/model.ts';
import { isFiner, isMadeOf, isSameRhythm, keyOfRhythm, type Rhythm } from '../period.ts';
import { compareLevels, type Level } from '../unit-tree.ts';
import { type Element, rhythmOf } from './model.ts';

/** Why an element has no value at a level and frequency, in words that name both sides. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly messageEn: string;
}

export type ElementLookup = (name: string) => Element | undefined;

/**
 * Whether an element collected at one level and frequency has a value at another: down never, up by its kind.
 * STOCK sums over units and takes the last period, FLOW sums over both, AVERAGE wants a weight, RATIO is
 * recomputed from its parts, DISTINCT and ATTRIBUTE stay where they are (an attribute's last period counts).
 */
export function refusalToDerive(
  element: Element,
  level: Level,
  wanted: Rhythm,
  lookup: ElementLookup,
  visited: ReadonlySet<string> = new Set(),
): Refusal | undefined {
  if (compareLevels(element.at, level) < 0) return tooCoarse(element, '层级', element.at, level, 'level');
  const has = rhythmOf(element);
  if (isFiner(wanted.frequency, element.every))
    return tooCoarse(element, '频率', element.every, wanted.frequency, 'frequency');
  if (!isMadeOf(wanted, has)) return otherCalendar(element, wanted);
  if (element.at === level && isSameRhythm(has, wanted)) return undefined;
  switch (element.kind) {
    case 'RATIO':
      return refusalOfParts(element, level, wanted, lookup, visited);
    case 'AVERAGE':
      return element.weight === undefined ? noWeight(element) : undefined;
    case 'DISTINCT':
      return {
        code: 'NOT_DERIVABLE',
        message: `${say(element)}是去重计数，各部分相加会重复，不能从 ${element.at}/${keyOfRhythm(has)} 得出 ${level}/${keyOfRhythm(wanted)}`,
        messageEn: `${element.name} counts distinct things: parts overlap, so ${level}/${keyOfRhythm(wanted)} cannot come from ${element.at}/${keyOfRhythm(has)}`,
      };
    case 'ATTRIBUTE':
      if (element.at === level) return undefined;
      return {
        code: 'NOT_DERIVABLE',
        message: `${say(element)}是文字或属性，${element.at} 的值不能相加成 ${level}；是否类可以写 count(children(${element.at}), ${element.name})`,
        messageEn: `${element.name} is an attribute: values at ${element.at} do not add up to ${level}; a yes/no may be counted: count(children(${element.at}), ${element.name})`,
      };
    default:
      return undefined;
  }
}

function refusalOfParts(
  element: Element,
  level: Level,
  rhythm: Rhythm,
  lookup: ElementLookup,
  visited: ReadonlySet<string>,
): Refusal | undefined {
  if (!element.derivation || visited.has(element.name)) return undefined;
  const deeper = new Set(visited).add(element.name);
  for (const { reference, level: at } of placedReferences(element.derivation, level)) {
    const part = lookup(reference.name);
    const { period } = reference;
    const wanted = period && 'absolute' in period ? period.absolute : rhythm;
    const refusal = part && refusalToDerive(part, at, wanted, lookup, deeper);
    if (refusal) return refusal;
  }
  return undefined;
}

function tooCoarse(element: Element, what: string, has: string, wants: string, whatEn: string): Refusal {
  return {
    code: 'NOT_DERIVABLE',
    message: `${say(element)}的${what}是 ${has}，比这里要的 ${wants} 粗：粗的不能拆成细的，请把它的 ${whatEn === 'level' ? 'at' : 'every'} 改细`,
    messageEn: `${element.name} is collected at ${whatEn} ${has}, coarser than the ${wants} wanted here: nothing can be split downwards; make its ${whatEn === 'level' ? 'at' : 'every'} finer`,
  };
}

function otherCalendar(element: Element, wanted: Rhythm): Refusal {
  const [has, hasEn] = nameOfCalendar(element.calendar);
  const [wants, wantsEn] = nameOfCalendar(wanted.calendar);
  return {
    code: 'NOT_DERIVABLE',
    message: `${say(element)}按${has}的 ${element.every} 采集，这里要${wants}的 ${wanted.frequency}：后者不是前者整期之和，得不出来；请按${wants}采集，或者采集得更细`,
    messageEn: `${element.name} is collected every ${element.every} of ${hasEn}, and every ${wanted.frequency} of ${wantsEn} is wanted here, which is no sum of whole ones: collect it by ${wantsEn}, or more finely`,
  };
}

function noWeight(element: Element): Refusal {
  return {
    code: 'NOT_DERIVABLE',
    message: `${say(element)}是平均数，没有声明 weight，不能汇总；请声明权重数据元`,
    messageEn: `${element.name} is an average without a weight: declare weight to let it roll up`,
  };
}

const say = (element: Element): string => `${element.name}（${element.label}）`;

/**
 * Elements that refer to each other within one period, as a path that ends where it began; or undefined. A
 * circle through an absolute period (`x@"2020"`) never ends either, even if it goes back in time elsewhere.
 */
export function findCycle(elements: Iterable<Element>, lookup: ElementLookup): Element[] | undefined {
  const all = [...elements];
  return cycleWithinPeriod(all, lookup) ?? cycleThroughAbsolute(all, lookup);
}

function cycleWithinPeriod(elements: readonly Element[], lookup: ElementLookup): Element[] | undefined {
  const done = new Set<string>();
  const visit = (element: Element, path: Element[]): Element[] | undefined => {
    if (done.has(element.name)) return undefined;
    const start = path.indexOf(element);
    if (start >= 0) return [...path.slice(start), element];
    for (const reference of referencesOf(element).filter(isWithinPeriod)) {
      const next = lookup(reference.name);
      const cycle = next && visit(next, [...path, element]);
      if (cycle) return cycle;
    }
    done.add(element.name);
    return undefined;
  };
  for (const element of elements) {
    const cycle = visit(element, []);
    if (cycle) return cycle;
  }
  return undefined;
}

function cycleThroughAbsolute(elements: readonly Element[], lookup: ElementLookup): Element[] | undefined {
  for (const element of elements) {
    for (const { name } of referencesOf(element).filter(isAbsolute)) {
      const operand = lookup(name);
      const way = operand && wayTo(element, operand, lookup, new Set());
      if (way) return [element, ...way];
    }
  }
  return undefined;
}

/** Whether an element is computed from its own earlier values, as in `settled@PREVIOUS + arrivals`. */
export function continuesItself(element: Element, lookup: ElementLookup): boolean {
  return referencesOf(element).some(({ name }) => {
    const operand = lookup(name);
    return operand !== undefined && wayTo(element, operand, lookup, new Set()) !== undefined;
  });
}

/** How one element leads to another by whatever references, both included. */
function wayTo(
  goal: Element,
  from: Element,
  lookup: ElementLookup,
  visited: Set<Element>,
): Element[] | undefined {
  if (from === goal) return [from];
  if (visited.has(from)) return undefined;
  visited.add(from);
  for (const { name } of referencesOf(from)) {
    const operand = lookup(name);
    const way = operand && wayTo(goal, operand, lookup, visited);
    if (way) return [from, ...way];
  }
  return undefined;
}

export const referencesOf = (element: Element): ElementReference[] =>
  element.derivation ? elementReferences(element.derivation) : [];

const isAbsolute = ({ period }: ElementReference): boolean => period !== undefined && 'absolute' in period;

/** A reference to an earlier period is no cycle; what is added up includes the period itself, so it can be one. */
export const isWithinPeriod = (reference: ElementReference): boolean =>
  !reference.period || accumulates(reference);
