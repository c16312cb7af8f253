import { type Calendar, type Calendars, isSameCalendar, offsetOf, startDayOf } from './calendar.ts';

/**
 * Reporting periods 报告期. A period's id is its identity — `2026`, `2026-H1`, `2026-Q3`, `2026-07` — and the
 * rest follows from it; one of another calendar than the civil one says so, `2026@family-planning`. Days are text, `YYYY-MM-DD`: they sort as they stand, and no time zone can shift them.
 */

/** How often something is reported, finest first. Each frequency divides the next evenly. */
export const FREQUENCIES = ['MONTH', 'QUARTER', 'HALF_YEAR', 'YEAR'] as const;
export type Frequency = 'MONTH' | 'QUARTER' | 'HALF_YEAR' | 'YEAR';

/** How often, and by which calendar; without one, the civil calendar. */
export interface Rhythm {
  readonly frequency: Frequency;
  readonly calendar?: Calendar | undefined;
}

export interface Period extends Rhythm {
  readonly id: string;
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
 * The period with this id, or undefined when there is none: because it is written otherwise, or names a calendar
 * that is not among those that are known.
 */
export function parsePeriod(id: string, calendars?: Calendars): Period | undefined {
  const match = ID.exec(id);
  if (!match || match[1] === '0000') return undefined;
  const [, year, half, quarter, month, name] = match;
  const calendar = name === undefined ? undefined : calendars?.get(name);
  if (name !== undefined && !calendar) return undefined;
  // The first and the last year of another calendar lie in part outside of what days can be written for.
  if (calendar && (year === '0001' || year === '9999')) return undefined;
  if (half) return periodOf('HALF_YEAR', Number(year), Number(half), calendar);
  if (quarter) return periodOf('QUARTER', Number(year), Number(quarter), calendar);
  if (month) return periodOf('MONTH', Number(year), Number(month), calendar);
  return periodOf('YEAR', Number(year), 1, calendar);
}

const ID = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?(?:@([a-z][a-z0-9-]*))?$/;

/** Whether a text is written as the id of a period; whether its calendar exists, `parsePeriod` says. */
export function isPeriodId(text: string): boolean {
  const match = ID.exec(text);
  return match !== null && match[1] !== '0000';
}

/** What a calendar may be called, for ids to name it. */
export const CALENDAR_NAME = /^[a-z][a-z0-9-]*$/;

/** The index-th period of the year, from 1. Throws RangeError when the year (1 to 9999) has no such period. */
export function periodOf(frequency: Frequency, year: number, index: number, calendar?: Calendar): Period {
  const months = MONTHS_IN[frequency];
  if (!isWithin(year, 1, 9999) || !isWithin(index, 1, 12 / months)) {
    throw new RangeError(`no ${frequency} number ${index} in the year ${year}`);
  }
  if (calendar) return periodIn(calendar, frequency, year, index);
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

/** A period of another calendar: its months are counted from where its year starts. */
function periodIn(calendar: Calendar, frequency: Frequency, year: number, index: number): Period {
  const months = MONTHS_IN[frequency];
  const first = year * 12 + offsetOf(calendar) + (index - 1) * months;
  return {
    id: `${idOf(frequency, year, index)}@${calendar.name}`,
    frequency,
    calendar,
    year,
    index,
    start: dayOfMonth(first, calendar.startDay),
    end:
      calendar.startDay === 1
        ? dayOfMonth(first + months - 1, 31)
        : dayOfMonth(first + months, calendar.startDay - 1),
  };
}

/** A day of the month that lies so many months after the year 0; its last day where it has fewer. */
function dayOfMonth(months: number, date: number): string {
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  return day(year, month, Math.min(date, lastDayOfMonth(year, month)));
}

/** The period of this frequency that the day falls in. Throws RangeError when `on` is not a `YYYY-MM-DD` day. */
export function periodContaining(on: string, frequency: Frequency, calendar?: Calendar): Period {
  if (!isDay(on)) throw new RangeError(`${JSON.stringify(on)} is not a day`);
  const [year, month, date] = on.split('-').map(Number) as [number, number, number];
  const begun = date < startDayOf(calendar) ? -1 : 0;
  const months = year * 12 + month - 1 + begun - offsetOf(calendar);
  return periodOf(
    frequency,
    Math.floor(months / 12),
    Math.floor((months % 12) / MONTHS_IN[frequency]) + 1,
    calendar,
  );
}

// ------------------------------------------------------------------------------------------ other periods

export function previous(period: Period): Period {
  return shifted(period, -1);
}

export function next(period: Period): Period {
  return shifted(period, 1);
}

/** Whether none follows that days can be written for. */
export function isLast({ frequency, year, index, calendar }: Period): boolean {
  return year >= (calendar ? 9998 : 9999) && index === periodsPerYear(frequency);
}

/** The same month, quarter, half or year, one year earlier. */
export function sameLastYear(period: Period): Period {
  return periodOf(period.frequency, period.year - 1, period.index, period.calendar);
}

/** The last period of the same frequency in the year before: December's for a month, Q4 for a quarter. */
export function yearEndBefore(period: Period): Period {
  return periodOf(period.frequency, period.year - 1, periodsPerYear(period.frequency), period.calendar);
}

/** The periods of the same frequency from the first of the year to this one, this one included. */
export function yearToDate(period: Period): Period[] {
  return range(1, period.index).map((index) =>
    periodOf(period.frequency, period.year, index, period.calendar),
  );
}

/**
 * The periods of a finer (or the same) frequency that make it up, in order. Throws RangeError when `finer` is
 * coarser than the period.
 */
export function partsOf(period: Period, finer: Frequency): Period[] {
  const parts = MONTHS_IN[period.frequency] / MONTHS_IN[finer];
  if (parts < 1) throw new RangeError(`a ${period.frequency} is not made of ${finer}s`);
  const last = period.index * parts;
  return range(last - parts + 1, last).map((index) => periodOf(finer, period.year, index, period.calendar));
}

/**
 * The period of a coarser (or the same) frequency that it lies in. Throws RangeError when `coarser` is finer
 * than the period.
 */
export function containing(period: Period, coarser: Frequency): Period {
  const parts = MONTHS_IN[coarser] / MONTHS_IN[period.frequency];
  if (parts < 1) throw new RangeError(`no ${coarser} contains a ${period.frequency}`);
  return periodOf(coarser, period.year, Math.ceil(period.index / parts), period.calendar);
}

/** Whether each period of one rhythm is made of whole periods of the other: a family-planning year of civil quarters. */
export function isMadeOf(whole: Rhythm, parts: Rhythm): boolean {
  if (isFiner(whole.frequency, parts.frequency)) return false;
  if (isSameCalendar(whole.calendar, parts.calendar)) return true;
  if (startDayOf(whole.calendar) !== startDayOf(parts.calendar)) return false;
  return (offsetOf(whole.calendar) - offsetOf(parts.calendar)) % MONTHS_IN[parts.frequency] === 0;
}

/** The periods of another rhythm that make it up, in order. Throws RangeError when it is not made of such. */
export function partsIn(period: Period, rhythm: Rhythm): Period[] {
  if (isSameCalendar(period.calendar, rhythm.calendar)) return partsOf(period, rhythm.frequency);
  if (!isMadeOf(period, rhythm)) throw new RangeError(`${period.id} is not made of ${keyOfRhythm(rhythm)}s`);
  const { frequency, calendar } = rhythm;
  return periodsBetween(
    periodContaining(period.start, frequency, calendar),
    periodContaining(period.end, frequency, calendar),
  );
}

/** The period of another rhythm in which it lies and of which it is a part; undefined when it is no part of one. */
export function wholeIn(period: Period, rhythm: Rhythm): Period | undefined {
  if (!isMadeOf(rhythm, period)) return undefined;
  if (isSameCalendar(period.calendar, rhythm.calendar)) return containing(period, rhythm.frequency);
  return periodContaining(period.start, rhythm.frequency, rhythm.calendar);
}

export function isSameRhythm(a: Rhythm, b: Rhythm): boolean {
  return a.frequency === b.frequency && isSameCalendar(a.calendar, b.calendar);
}

/** `QUARTER`, `QUARTER@family-planning`. */
export function keyOfRhythm({ frequency, calendar }: Rhythm): string {
  return calendar ? `${frequency}@${calendar.name}` : frequency;
}

/** Every period of the year that holds a day: of the civil one, and of that by each of the calendars. */
export function periodsOfYear(on: string, calendars: Calendars): Period[] {
  return [undefined, ...calendars.values()].flatMap((calendar) => {
    const year = periodContaining(on, 'YEAR', calendar);
    return FREQUENCIES.flatMap((frequency) => partsOf(year, frequency));
  });
}

/**
 * All periods from one to another, both included; none when `to` is earlier. Throws RangeError when their
 * frequencies differ.
 */
export function periodsBetween(from: Period, to: Period): Period[] {
  if (!isSameRhythm(from, to)) throw new RangeError(`${from.id} and ${to.id} differ in frequency`);
  const found: Period[] = [];
  for (let period = from; period.start <= to.start; period = next(period)) found.push(period);
  return found;
}

// -------------------------------------------------------------------------------------------- comparison

/** Whether `a` is strictly finer than `b`: a month is finer than a quarter. */
export function isFiner(a: Frequency, b: Frequency): boolean {
  return MONTHS_IN[a] < MONTHS_IN[b];
}

/** Order by first day, then by last day: January, the first quarter, the first half, the year, February; then by id. */
export function comparePeriods(a: Period, b: Period): number {
  if (a.start !== b.start) return a.start < b.start ? -1 : 1;
  if (a.end !== b.end) return a.end < b.end ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

export function periodsPerYear(frequency: Frequency): number {
  return 12 / MONTHS_IN[frequency];
}

// ------------------------------------------------------------------------------------------------ labels

/** `2026年`, `2026年上半年`, `2026年第三季度`, `2026年7月`; `计生年度2026年第一季度（2025-10-01至2025-12-31）`. */
export function labelOf(period: Period): string {
  const { frequency, year, index, calendar, start, end } = period;
  if (calendar) {
    const month = frequency === 'MONTH' && `${year}年第${index}个月`;
    const inYear = month || labelOf(periodOf(frequency, year, index));
    return `${calendar.label}${inYear}（${start}至${end}）`;
  }
  if (frequency === 'YEAR') return `${year}年`;
  if (frequency === 'HALF_YEAR') return `${year}年${index === 1 ? '上' : '下'}半年`;
  if (frequency === 'QUARTER') return `${year}年第${'一二三四'[index - 1]}季度`;
  return `${year}年${index}月`;
}

/** `2026`, `first half of 2026`, `Q3 2026`, `July 2026`; `family planning: Q1 2026 (2025-10-01 to 2025-12-31)`. */
export function labelEn(period: Period): string {
  const { frequency, year, index, calendar, start, end } = period;
  if (calendar) {
    const month = frequency === 'MONTH' && `month ${index} of ${year}`;
    const inYear = month || labelEn(periodOf(frequency, year, index));
    return `${calendar.en ?? calendar.name}: ${inYear} (${start} to ${end})`;
  }
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
  if (index < 1) return periodOf(period.frequency, period.year - 1, perYear, period.calendar);
  if (index > perYear) return periodOf(period.frequency, period.year + 1, 1, period.calendar);
  return periodOf(period.frequency, period.year, index, period.calendar);
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
