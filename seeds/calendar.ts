import { containing, FREQUENCIES, type Period, periodOf, periodsBetween } from '../src/core/period.ts';

/** The county has reported since January 2024; the third quarter of 2026 is the last that is over. */
const FIRST = periodOf('MONTH', 2024, 1);
const LAST = periodOf('MONTH', 2026, 9);

/** Those that end with one of the months, in the order in which they end: a quarter after its months, a year after its quarters. */
export const periodsOf = (first: Period, last: Period): Period[] =>
  periodsBetween(first, last).flatMap((month) =>
    FREQUENCIES.map((frequency) => containing(month, frequency)).filter(({ end }) => end === month.end),
  );

export const PERIODS: readonly Period[] = periodsOf(FIRST, LAST);

/** Months since the beginning of 2000, to the period's last: what stocks are known by. */
export function monthNumber({ year, index, frequency }: Period): number {
  return (year - 2000) * 12 + index * MONTHS[frequency] - 1;
}

/** A number of its own for each period. */
export const periodNumber = (period: Period): number =>
  monthNumber(period) * FREQUENCIES.length + FREQUENCIES.indexOf(period.frequency);

export const MONTHS = { MONTH: 1, QUARTER: 3, HALF_YEAR: 6, YEAR: 12 } as const;
