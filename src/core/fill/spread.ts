import { type Element, rhythmOf } from '../catalogue/model.ts';
import { type CollectedFrom, collectedSince } from '../catalogue/versions/collection.ts';
import type { UnitSet } from '../expression/model.ts';
import { reports } from '../one-table/due.ts';
import { keyOfRhythm, type Period, periodContaining, periodsBetween } from '../period.ts';
import type { Level } from '../unit-tree.ts';
import type { Evaluate, Place } from './evaluation.ts';
import { type Outcome, sumOf, UNIT_CHANGED } from './outcome.ts';

/** Where an element is collected, seen from a coarser level and frequency: each unit in each period that counts. */
export function spread(element: Element, level: Level): (place: Place) => readonly Place[] {
  const { at, kinds, kind, reportedAs } = element;
  const rhythm = rhythmOf(element);
  // A stock, like an attribute, has at the end of a year the value it has at the end of its last part.
  const flows = kind === 'FLOW' || kind === 'AVERAGE';
  const key = `${at} ${keyOfRhythm(rhythm)} ${kinds?.join() ?? ''} ${flows} ${reportedAs ?? ''}`;
  const find = (place: Place): readonly Place[] => {
    const parts = place.run.parts(place.period, rhythm);
    const counted = flows ? parts : parts.slice(-1);
    // Of a cumulative figure only the ends of a stretch count: it goes on through a merger.
    if (reportedAs && at === level) return counted.map((part) => place.in(part));
    return counted.flatMap((part) => contributing(element, level, place.in(part)));
  };
  return at === level ? noticingMergers(key, find) : (place) => place.places(key, () => find(place));
}

/** The same for all that has been since the units began: each from the first period that it reports. */
export function spreadSinceStart(
  element: Element,
  level: Level,
  stretches?: readonly CollectedFrom[],
): (place: Place) => readonly Place[] {
  const { at, every, calendar, kinds } = element;
  const rhythm = rhythmOf(element);
  const key = `since ${at} ${keyOfRhythm(rhythm)} ${kinds?.join() ?? ''} ${stretches ? element.name : ''}`;
  const find = (place: Place): readonly Place[] => {
    const { firstReport } = place.run.questions.units;
    const periods = stretches
      ? (collectedSince(stretches, firstReport, place.period) ?? [])
      : periodsBetween(
          periodContaining(firstReport, every, calendar),
          place.run.parts(place.period, rhythm).at(-1) as Period,
        );
    return periods
      .flatMap((part) => contributing(element, level, place.in(part)))
      .filter(({ unit, period }) => reports(unit, period));
  };
  return at === level ? noticingMergers(key, find) : (place) => place.places(key, () => find(place));
}

/** Which of the periods that make up another count; undefined where what they hold does not add up. */
export function countedOf(
  { kind }: Element,
  periods: readonly Period[] | undefined,
): readonly Period[] | undefined {
  if (kind === 'FLOW' || kind === 'AVERAGE') return periods;
  return kind === 'DISTINCT' && periods && periods.length > 1 ? undefined : periods?.slice(-1);
}

/**
 * Where an element is collected in one period: the unit, what was merged into it since, or those below. Where the
 * unit only got a part of what was there, that is the unit itself, whose value then is not derivable.
 */
export function contributing({ at, kinds }: Element, level: Level, place: Place): readonly Place[] {
  if (at !== level) return place.former ? place.below(at, kinds) : [place];
  const isLeftOut = kinds !== undefined && !kinds.includes(place.unit.kind);
  return isLeftOut ? [place] : (place.former ?? [place]);
}

function noticingMergers(
  key: string,
  find: (place: Place) => readonly Place[],
): (place: Place) => readonly Place[] {
  return (place) => {
    const places = place.places(key, () => find(place));
    const { unit, run } = place;
    if (places.some((each) => each.unit.id !== unit.id)) run.merged = true;
    return places;
  };
}

/** The sum over places where an element is collected. One that is coarser stands for what was lost when its unit was split. */
export function sumOver(places: readonly Place[], element: Element, base: Evaluate): Outcome {
  return sumOf(places.length, (i) => {
    const place = places[i] as Place;
    return place.unit.level === element.at ? base(place) : UNIT_CHANGED;
  });
}

/** The units a formula's `units(…)` or `children(…)` means. */
export function selector({ set, level, kinds }: UnitSet): (place: Place) => readonly Place[] {
  const key = `${set} ${level} ${kinds?.join() ?? ''}`;
  return (place) =>
    place.places(key, () => {
      const found = place.below(level, kinds);
      return set === 'children' ? found.filter((each) => each !== place) : found;
    });
}
