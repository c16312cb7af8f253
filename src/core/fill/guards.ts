import type { Element } from '../catalogue/model.ts';
import { isOpeningAsked, reports } from '../one-table/due.ts';
import { next } from '../period.ts';
import { type Evaluate, isJustBeforeFirst, type Place } from './evaluation.ts';
import { Gap, NOT_APPLICABLE, type Outcome, UNIT_CHANGED } from './outcome.ts';

/** Units of other kinds than those that contribute do not have it. */
export function ofKinds({ kinds }: Element, value: Evaluate): Evaluate {
  return kinds ? (place) => (kinds.includes(place.unit.kind) ? value(place) : NOT_APPLICABLE) : value;
}

/** Whether a unit, or what was merged into it, reports for the place's period. */
export const hasReported = ({ former, period }: Place): boolean =>
  former?.some(({ unit }) => reports(unit, period)) ?? false;

/** An answer of the asking table gives way as soon as the earlier period has a value of its own. */
export const orAskedBefore =
  (own: Evaluate, element: Element, asked: (place: Place) => Outcome | undefined): Evaluate =>
  (place) => {
    const value = own(place);
    const { unit, period, run } = place;
    if (!(value instanceof Gap) || !isJustBeforeFirst(unit, period)) return value;
    return isOpeningAsked(run.questions.units, element, unit, next(period)) ? (asked(place) ?? value) : value;
  };

/** A formula over the units that a unit has, or that were merged into it; over a part of one that was split, none. */
export const unlessSplit =
  (evaluate: Evaluate): Evaluate =>
  (place) =>
    place.former ? evaluate(place) : UNIT_CHANGED;
