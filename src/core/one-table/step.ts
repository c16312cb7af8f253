import { type Element, rhythmOf } from '../catalogue/model.ts';
import type { UnitSet } from '../expression/model.ts';
import { isJustBeforeFirst, type Place } from '../fill/evaluation.ts';
import { spread, spreadSinceStart } from '../fill/spread.ts';
import { periodBefore, stretchesOf } from '../fill/stretch.ts';
import { isSameRhythm, keyOfRhythm, next, type Period, type PeriodWord, yearToDate } from '../period.ts';
import type { Level } from '../unit-tree.ts';
import { isOpeningAsked, reports } from './due.ts';

/**
 * One step on the way from a form to the tables that it needs: from a unit in a period to others. The fill engine
 * goes the same ways to read what stands in the tables.
 */
export interface Step {
  /** Steps that read the same lead to the same places. */
  readonly text: string;
  readonly go: (place: Place) => readonly Place[];
  /** Whether it leads to other periods: up to a year back, to any before, or to one whatever the place. */
  readonly when?: 'YEAR_BACK' | 'ANY_BEFORE' | 'FIXED';
  /** Whether it leads to many units. */
  readonly wide?: true;
  /** The ways that it repeats. */
  readonly again?: readonly (readonly Step[])[];
}

/** Every place that a way leads to. */
export function* follow(way: readonly Step[], place: Place, from = 0): Generator<Place> {
  const step = way[from];
  if (!step) yield place;
  else for (const to of step.go(place)) yield* follow(way, to, from + 1);
}

/** The units of a form's rows, or those over which a formula goes. */
export function overUnits({ set, level, kinds }: UnitSet): Step {
  return {
    text: `${set} ${level} ${kinds?.join() ?? ''}`,
    go: (place) => place.below(level, kinds).filter((each) => set === 'units' || each !== place),
    wide: true,
  };
}

export function inPeriod(to: PeriodWord | Period): Step {
  if (typeof to === 'object') return { text: to.id, go: (place) => [place.in(to)], when: 'FIXED' };
  const go: Step['go'] =
    to === 'YEAR_TO_DATE'
      ? (place) => yearToDate(place.period).map((period) => place.in(period))
      : (place) => [place.shifted(to)];
  return { text: to, go, when: 'YEAR_BACK' };
}

/** To each unit in each period that counts where an element is collected. */
export function toParts(element: Element, level: Level): Step {
  const { at, kinds, kind } = element;
  const parts = spread(element, level);
  return {
    text: `parts ${at} ${keyOfRhythm(rhythmOf(element))} ${kinds?.join() ?? ''} ${kind === 'FLOW' || kind === 'AVERAGE'}`,
    // Of a unit that was split nothing is known.
    go: (place) => parts(place).filter(({ unit }) => unit.level === at),
    ...(at === level ? {} : { wide: true }),
  };
}

export function toLastPart(element: Element): Step {
  const rhythm = rhythmOf(element);
  return {
    text: `last ${keyOfRhythm(rhythm)}`,
    go: (place) => [place.in(place.run.parts(place.period, rhythm).at(-1) as Period)],
  };
}

/** To all that has been since the units began; and where nobody has begun, to the period itself. */
export function sinceStart(
  element: Element,
  level: Level,
): { readonly begun: Step; readonly notBegun: Step } {
  const parts = spreadSinceStart(element, level);
  const text = `since ${element.at} ${keyOfRhythm(rhythmOf(element))} ${element.kinds?.join() ?? ''}`;
  return {
    begun: {
      text,
      go: (place) => parts(place).filter(({ unit }) => unit.level === element.at),
      when: 'ANY_BEFORE',
      wide: true,
    },
    notBegun: { text: `not ${text}`, go: (place) => (parts(place).length === 0 ? [place] : []) },
  };
}

/** Of what is handed in cumulatively, to the figures at both ends of each stretch of places. */
export function toEnds(element: Element, level: Level, word?: 'YEAR_TO_DATE' | 'SINCE_START'): Step {
  const { at, kinds } = element;
  const rhythm = rhythmOf(element);
  const isSinceStart = word === 'SINCE_START';
  const parts = isSinceStart ? spreadSinceStart(element, level) : spread(element, level);
  const stretchesAt = (place: Place): readonly Place[] => {
    if (word === 'YEAR_TO_DATE') return yearToDate(place.period).flatMap((each) => parts(place.in(each)));
    return isSinceStart || at !== level || !isSameRhythm(rhythm, place.period) ? parts(place) : [place];
  };
  const go = (place: Place): readonly Place[] =>
    stretchesOf(stretchesAt(place)).flatMap(({ first, last }) => {
      if (last.unit.level !== at) return [];
      const period = periodBefore(first.period);
      const before = period && first.in(period);
      const counts = before && (!isSinceStart || hasReported(before));
      return counts ? [last, before] : [last];
    });
  return {
    text: `ends ${word ?? ''} ${at} ${keyOfRhythm(rhythm)} ${kinds?.join() ?? ''}`,
    go,
    when: isSinceStart ? 'ANY_BEFORE' : 'YEAR_BACK',
    ...(at === level ? {} : { wide: true }),
  };
}

const hasReported = ({ former, period }: Place): boolean =>
  former?.some(({ unit }) => reports(unit, period)) ?? false;

/** Where an element is collected: the unit, or what was merged into it since; nobody whose kind does not have it. */
export function collected(element: Element): Step {
  const { name, kinds } = element;
  const isRatio = element.kind === 'RATIO' && element.derivation !== undefined;
  const addsUp = element.kind === 'STOCK' || element.kind === 'FLOW' || element.weight !== undefined;
  const go = (place: Place): readonly Place[] => {
    if (kinds && !kinds.includes(place.unit.kind)) return [];
    const { former } = place;
    if (!former || place.stands || isRatio) return former ? [place] : [];
    return former.length === 1 || addsUp ? former.flatMap(go) : [];
  };
  return { text: `collected ${kinds || !addsUp ? name : ''}`, go };
}

/** To the units that were merged into this one, where there are several. */
export const toMerged: Step = {
  text: 'merged',
  go: ({ former = [] }) => (former.length > 1 ? former : []),
};

/** Only from a unit that is whole: of a part of one that was split nothing is known. */
export const ifWhole: Step = { text: 'whole', go: (place) => (place.former ? [place] : []) };

export const ifReporting: Step = {
  text: 'reporting',
  go: (place) => (reports(place.unit, place.period) ? [place] : []),
};

/** From the period before a unit's first to its first, whose table asks for what was before. */
export function asking(element: Element): Step {
  const { kinds } = element;
  const go = (place: Place): readonly Place[] => {
    const { unit, period, run } = place;
    if (kinds && !kinds.includes(unit.kind)) return [];
    const former = place.stands ? [] : (place.former ?? []).flatMap(go);
    const isAsked =
      isJustBeforeFirst(unit, period) && isOpeningAsked(run.questions.units, element, unit, next(period));
    return isAsked ? [place.in(next(period)), ...former] : former;
  };
  return { text: `asking ${element.name}`, go };
}

/** Any of these ways any number of times; nobody reports before the first day. */
export function repeating(again: readonly (readonly Step[])[], state: string): Step {
  const go = (start: Place): readonly Place[] => {
    const first = start.run.questions.units.firstReport;
    const found = new Set([start]);
    for (const place of found) {
      for (const way of again) {
        for (const reached of follow(way, place)) if (reached.period.start >= first) found.add(reached);
      }
    }
    return [...found];
  };
  return { text: `again ${state}`, go, when: 'ANY_BEFORE', again };
}
