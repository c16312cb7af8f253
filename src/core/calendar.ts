/**
 * A reporting calendar 日历 beside the civil one: its years start elsewhere than in January, or its months elsewhere
 * than on the 1st. A month, quarter or half of it is counted from the start of its own year.
 */
export interface Calendar {
  /** By which period ids name it: `2026@family-planning`. */
  readonly name: string;
  readonly label: string;
  readonly en?: string;
  /** The civil month in which its year starts, from 1. */
  readonly startMonth: number;
  /** The day on which its year, and each of its months, starts: 1 to 28. */
  readonly startDay: number;
  /** Which of the two civil years that it touches names a year. */
  readonly namedAfter: 'START' | 'END';
}

export type Calendars = ReadonlyMap<string, Calendar>;

/** Civil months from January of a year to the first month of the calendar's year of that name: -3 for October before. */
export function offsetOf(calendar: Calendar | undefined): number {
  if (!calendar) return 0;
  return calendar.startMonth - 1 - (calendar.namedAfter === 'END' ? 12 : 0);
}

export function startDayOf(calendar: Calendar | undefined): number {
  return calendar?.startDay ?? 1;
}

/** Whether two calendars are one; undefined is the civil one. */
export function isSameCalendar(a: Calendar | undefined, b: Calendar | undefined): boolean {
  return a === b || a?.name === b?.name;
}

/** 公历, 计生年度（family-planning）. */
export function nameOfCalendar(calendar: Calendar | undefined): readonly [zh: string, en: string] {
  if (!calendar) return ['公历', 'the civil calendar'];
  return [`${calendar.label}（${calendar.name}）`, `the calendar ${calendar.name}`];
}

/** How the ids of periods are written, for those who wrote something else. */
export function howPeriodsAreWritten(calendars: Calendars): readonly [zh: string, en: string] {
  const [other] = calendars.keys();
  const [more, moreEn] =
    other === undefined ? ['', ''] : [`，其他日历如 2026@${other}`, `; of another calendar 2026@${other}`];
  return [
    `写法如 2026、2026-H1、2026-Q3、2026-07${more}`,
    `write 2026, 2026-H1, 2026-Q3 or 2026-07${moreEn}`,
  ];
}
