/**
 * Reporting periods 报告期. A period's id is its identity — `2026`, `2026-H1`, `2026-Q3`, `2026-07` — and the
 * rest follows from it. Days are text, `YYYY-MM-DD`: they sort as they stand, and no time zone can shift them.
 */

/** How often something is reported, finest first. Each frequency divides the next evenly. */
export const FREQUENCIES = ['MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR'] as const;
export type Frequency = 'MONTH' | 'QUARTER' | 'HALF_YEAR' | 'YEAR';

export interface Period {
  readonly id: string;
  readonly frequency: Frequency;
  readonly year: number;
  /** Which one of its year, from 1; a YEAR has 1. */
  readonly index: number;
  /** First day. */
  readonly start: string;
  /** Last day. */
  readonly end: string;
}

/** Other periods that a cell or a formula may refer to, seen from its own. */
export const PERIOD_WORDS = [
  'PREVIOUS',
  'YEAR_TO_DATE',
  'SINCE_START',
  'SAME_LAST_YEAR',
  'YEAR_END_BEFORE',
] as const;
export type PeriodWord = (typeof PERIOD_WORDS)[number];

const MONTHS_IN: Readonly<Record<Frequency, number>> = { MONTH: 1, QUARTER: 3, HALF_YEAR: 6, YEAR: 12 };

// ------------------------------------------------------------------------------------------------ making

/**
 * The period with this id, or undefined when there is none.
 *
 * Years that start elsewhere than in January, or months elsewhere than on the 1st, will attach here: their ids
 * name the calendar, as in `2026@family-planning`, and until calendars exist such ids name no period.
 */
export function parsePeriod(id: string): Period | undefined {
  const match = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?$/.exec(id);
  if (!match || match[1] === '0000') return undefined;
  const [, year, half, quarter, month] = match;
  if (half) return periodOf('HALF_YEAR', Number(year), Number(half));
  if (quarter) return periodOf('QUARTER', Number(year), Number(quarter));
  if (month) return periodOf('MONTH', Number(year), Number(month));
  return periodOf('YEAR', Number(year), 1);
}

/** The index-th period of the year, from 1. Throws RangeError when the year (1 to 9999) has no such period. */
export function periodOf(frequency: Frequency, year: number, index: number): Period {
  const months = MONTHS_IN[frequency];
  if (!isWithin(year, 1, 9999) || !isWithin(index, 1, 12 / months)) {
    throw new RangeError(`no ${frequency} number ${index} in the year ${year}`);
  }
  const key = year * 12 + index - 1;
  const known = KNOWN[frequency].get(key);
  if (known) return known;
  const made = makePeriod(frequency, year, index, index * months, months);
  if (isWithin(year, 1900, 2199)) KNOWN[frequency].set(key, made);
  return made;
}

/** Periods of our time are made once: fills shift and divide them for every cell. */
const KNOWN: Readonly<Record<Frequency, Map<number, Period>>> = {
  MONTH: new Map(),
  QUARTER: new Map(),
  HALF_YEAR: new Map(),
  YEAR: new Map(),
};

function makePeriod(
  frequency: Frequency,
  year: number,
  index: number,
  lastMonth: number,
  months: number,
): Period {
  return {
    id: idOf(frequency, year, index),
    frequency,
    year,
    index,
    start: day(year, lastMonth - months + 1, 1),
    end: day(year, lastMonth, lastDayOfMonth(year, lastMonth)),
  };
}

/** The period of this frequency that the day falls in. Throws RangeError when `on` is not a `YYYY-MM-DD` day. */
export function periodContaining(on: string, frequency: Frequency): Period {
  if (!isDay(on)) throw new RangeError(`${JSON.stringify(on)} is not a day`);
  return periodOf(
    frequency,
    Number(on.slice(0, 4)),
    Math.ceil(Number(on.slice(5, 7)) / MONTHS_IN[frequency]),
  );
}

// ------------------------------------------------------------------------------------------ other periods

export function previous(period: Period): Period {
  return shifted(period, -1);
}

export function next(period: Period): Period {
  return shifted(period, 1);
}

/** The same month, quarter, half or year, one year earlier. */
export function sameLastYear(period: Period): Period {
  return periodOf(period.frequency, period.year - 1, period.index);
}

/** The last period of the same frequency in the year before: December's for a month, Q4 for a quarter. */
export function yearEndBefore(period: Period): Period {
  return periodOf(period.frequency, period.year - 1, periodsPerYear(period.frequency));
}

/** The periods of the same frequency from the first of the year to this one, this one included. */
export function yearToDate(period: Period): Period[] {
  return range(1, period.index).map((index) => periodOf(period.frequency, period.year, index));
}

/**
 * The periods of a finer (or the same) frequency that make it up, in order. Throws RangeError when `finer` is
 * coarser than the period.
 */
export function partsOf(period: Period, finer: Frequency): Period[] {
  const parts = MONTHS_IN[period.frequency] / MONTHS_IN[finer];
  if (parts < 1) throw new RangeError(`a ${period.frequency} is not made of ${finer}s`);
  const last = period.index * parts;
  return range(last - parts + 1, last).map((index) => periodOf(finer, period.year, index));
}

/**
 * The period of a coarser (or the same) frequency that it lies in. Throws RangeError when `coarser` is finer
 * than the period.
 */
export function containing(period: Period, coarser: Frequency): Period {
  const parts = MONTHS_IN[coarser] / MONTHS_IN[period.frequency];
  if (parts < 1) throw new RangeError(`no ${coarser} contains a ${period.frequency}`);
  return periodOf(coarser, period.year, Math.ceil(period.index / parts));
}

/**
 * All periods from one to another, both included; none when `to` is earlier. Throws RangeError when their
 * frequencies differ.
 */
export function periodsBetween(from: Period, to: Period): Period[] {
  if (from.frequency !== to.frequency) throw new RangeError(`${from.id} and ${to.id} differ in frequency`);
  const found: Period[] = [];
  for (let period = from; period.start <= to.start; period = next(period)) found.push(period);
  return found;
}

// -------------------------------------------------------------------------------------------- comparison

/** Whether `a` is strictly finer than `b`: a month is finer than a quarter. */
export function isFiner(a: Frequency, b: Frequency): boolean {
  return MONTHS_IN[a] < MONTHS_IN[b];
}

/** Order by first day, then by last day: January, the first quarter, the first half, the year, February. */
export function comparePeriods(a: Period, b: Period): number {
  if (a.start !== b.start) return a.start < b.start ? -1 : 1;
  return a.end < b.end ? -1 : a.end > b.end ? 1 : 0;
}

export function periodsPerYear(frequency: Frequency): number {
  return 12 / MONTHS_IN[frequency];
}

// ------------------------------------------------------------------------------------------------ labels

/** `2026年`, `2026年上半年`, `2026年第三季度`, `2026年7月`. */
export function labelOf(period: Period): string {
  const { frequency, year, index } = period;
  if (frequency === 'YEAR') return `${year}年`;
  if (frequency === 'HALF_YEAR') return `${year}年${index === 1 ? '上' : '下'}半年`;
  if (frequency === 'QUARTER') return `${year}年第${'一二三四'[index - 1]}季度`;
  return `${year}年${index}月`;
}

/** `2026`, `first half of 2026`, `Q3 2026`, `July 2026`. */
export function labelEn(period: Period): string {
  const { frequency, year, index } = period;
  if (frequency === 'YEAR') return `${year}`;
  if (frequency === 'HALF_YEAR') return `${index === 1 ? 'first' : 'second'} half of ${year}`;
  if (frequency === 'QUARTER') return `Q${index} ${year}`;
  return `${MONTH_NAMES[index - 1]} ${year}`;
}

const MONTH_NAMES = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

// -------------------------------------------------------------------------------------------------- days

/** Whether the text is a day that exists, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const [year, month, date] = text.split('-').map(Number) as [number, number, number];
  return isWithin(year, 1, 9999) && isWithin(month, 1, 12) && isWithin(date, 1, lastDayOfMonth(year, month));
}

/** The day before one that exists. */
export function dayBefore(on: string): string {
  const [year, month, date] = on.split('-').map(Number) as [number, number, number];
  if (date > 1) return day(year, month, date - 1);
  return month > 1 ? day(year, month - 1, lastDayOfMonth(year, month - 1)) : day(year - 1, 12, 31);
}

/** 28 to 31. */
export function lastDayOfMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

// ----------------------------------------------------------------------------------------------- helpers

function shifted(period: Period, by: -1 | 1): Period {
  const perYear = periodsPerYear(period.frequency);
  const index = period.index + by;
  if (index < 1) return periodOf(period.frequency, period.year - 1, perYear);
  if (index > perYear) return periodOf(period.frequency, period.year + 1, 1);
  return periodOf(period.frequency, period.year, index);
}

function idOf(frequency: Frequency, year: number, index: number): string {
  const text = String(year).padStart(4, '0');
  if (frequency === 'YEAR') return text;
  if (frequency === 'HALF_YEAR') return `${text}-H${index}`;
  if (frequency === 'QUARTER') return `${text}-Q${index}`;
  return `${text}-${twoDigits(index)}`;
}

function day(year: number, month: number, date: number): string {
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(date)}`;
}

function twoDigits(n: number): string {
  return String(n).padStart(2, '0');
}

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

function isWithin(n: number, least: number, most: number): boolean {
  return Number.isInteger(n) && n >= least && n <= most;
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
