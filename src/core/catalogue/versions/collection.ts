import { containing, isSameRhythm, next, type Period, periodContaining, type Rhythm } from '../../period.ts';
import { type Catalogue, rhythmOf } from '../model.ts';

/** From a day on, how often an element is collected; the first stretch holds for all time before too. */
export interface CollectedFrom {
  readonly from: string;
  readonly rhythm: Rhythm;
}

/** Of the elements that were not always collected as often as now: how often they were, oldest first. */
export type CollectionHistory = ReadonlyMap<string, readonly CollectedFrom[]>;

export const ALWAYS_AS_NOW: CollectionHistory = new Map();

/** A catalogue with the day from which it holds. */
interface Dated {
  readonly validFrom: string;
  readonly catalogue: Catalogue;
}

/** What the last of several versions, in the order of publication, has to know of those before it. */
export function collectionHistory(versions: readonly Dated[]): CollectionHistory {
  const latest = versions.at(-1);
  if (!latest || versions.length === 1) return ALWAYS_AS_NOW;
  const days = [...new Set(versions.map(({ validFrom }) => validFrom))].sort();
  const inForce = days.map((day) => ({
    from: day,
    version: versions.findLast(({ validFrom }) => validFrom <= day) as Dated,
  }));
  const history = new Map<string, readonly CollectedFrom[]>();
  for (const { name } of latest.catalogue.elements.values()) {
    const stretches: CollectedFrom[] = [];
    for (const { from, version } of inForce) {
      const element = version.catalogue.elements.get(name);
      const last = stretches.at(-1);
      const rhythm = element && rhythmOf(element);
      if (rhythm && !(last && isSameRhythm(rhythm, last.rhythm))) stretches.push({ from, rhythm });
    }
    if (stretches.length > 1) history.set(name, stretches);
  }
  return history;
}

/**
 * The periods for which an element was collected that make up the days from one to another; undefined where they do
 * not: a month of a quarter that was collected whole.
 */
export function periodsCollected(
  stretches: readonly CollectedFrom[],
  start: string,
  end: string,
): Period[] | undefined {
  const periods: Period[] = [];
  for (let day = start; day <= end; ) {
    const period = stretches
      .map(({ rhythm }) => periodContaining(day, rhythm.frequency, rhythm.calendar))
      .find(
        (each) => each.start === day && each.end <= end && isSameRhythm(rhythmOn(stretches, each.end), each),
      );
    if (!period) return undefined;
    periods.push(period);
    day = next(period).start;
  }
  return periods;
}

function rhythmOn(stretches: readonly CollectedFrom[], day: string): Rhythm {
  return (stretches.findLast(({ from }) => from <= day) ?? (stretches[0] as CollectedFrom)).rhythm;
}

/** The same from the first day of the year to a period's end. */
export function collectedToDate(stretches: readonly CollectedFrom[], period: Period): Period[] | undefined {
  return periodsCollected(stretches, containing(period, 'YEAR').start, period.end);
}

/** The same from the period that a day lies in. */
export function collectedSince(
  stretches: readonly CollectedFrom[],
  day: string,
  period: Period,
): Period[] | undefined {
  const { frequency, calendar } = rhythmOn(stretches, day);
  const { start } = periodContaining(day, frequency, calendar);
  return periodsCollected(stretches, start, period.end);
}
