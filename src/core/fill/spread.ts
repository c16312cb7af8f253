import type { Element } from '../catalogue/model.ts';
import { reports } from '../one-table/question-set.ts';
import { type Period, periodContaining, periodsBetween } from '../period.ts';
import type { Level } from '../unit-tree.ts';
import type { Place } from './evaluation.ts';

/** Where an element is collected, seen from a coarser level and frequency: each unit in each period that counts. */
export function spread(element: Element, level: Level): (place: Place) => readonly Place[] {
  const { at, every, kinds, kind } = element;
  // A stock, like an attribute, has at the end of a year the value it has at the end of its last part.
  const flows = kind === 'FLOW' || kind === 'AVERAGE';
  const key = `${at} ${every} ${kinds?.join() ?? ''} ${flows}`;
  const find = (place: Place): readonly Place[] => {
    const parts = place.run.parts(place.period, every);
    const counted = flows ? parts : parts.slice(-1);
    return counted.flatMap((part) => (at === level ? [place.in(part)] : place.below(at, kinds, part)));
  };
  return (place) => place.places(key, () => find(place));
}

/** The same for all that has been since the units began: each from the first period that it reports. */
export function spreadSinceStart(
  { at, every, kinds }: Element,
  level: Level,
): (place: Place) => readonly Place[] {
  const key = `since ${at} ${every} ${kinds?.join() ?? ''}`;
  const find = (place: Place): readonly Place[] => {
    const last = place.run.parts(place.period, every).at(-1) as Period;
    const first = periodContaining(place.run.questions.units.firstReport, every);
    return periodsBetween(first, last)
      .flatMap((part) => (at === level ? [place.in(part)] : place.below(at, kinds, part)))
      .filter(({ unit, period }) => reports(unit, period));
  };
  return (place) => place.places(key, () => find(place));
}
