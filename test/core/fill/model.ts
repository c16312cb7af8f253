/**
 * A dictionary as plain objects: what the generator makes up, `sdl.ts` prints for the compiler, and the oracle
 * reads as it stands. None of it comes from `src/`.
 */

export type Every = 'MONTH' | 'QUARTER' | 'YEAR';
export type Level = 'COUNTY' | 'TOWNSHIP' | 'VILLAGE' | 'NATURAL_VILLAGE';
export type UnitKind = 'COUNTY' | 'TOWN' | 'VILLAGE_COMMITTEE' | 'RESIDENTS_COMMITTEE' | 'NATURAL_VILLAGE';
export type Kind = 'STOCK' | 'FLOW' | 'AVERAGE' | 'RATIO' | 'DISTINCT' | 'ATTRIBUTE';
export type Type = 'Int' | 'Decimal' | 'Boolean' | 'String' | 'Housing' | 'Walls';
export type Slice = Readonly<Record<string, string>>;
export type Word = 'PREVIOUS' | 'YEAR_TO_DATE' | 'SINCE_START' | 'SAME_LAST_YEAR' | 'YEAR_END_BEFORE';

/** Arguments and their codes; Housing is also the type of an attribute. */
export const CODES: Readonly<Record<string, readonly string[]>> = {
  sex: ['MALE', 'FEMALE'],
  age: ['YOUNG', 'MIDDLE', 'OLD'],
};
export const HOUSING = ['BRICK', 'TIMBER', 'TENT'];

/** What the codes of other lists take in: of Age, and of Housing. */
export const AGE_GROUPS: Readonly<Record<string, readonly string[]>> = {
  WORKING: ['YOUNG', 'MIDDLE'],
  RETIRED: ['OLD'],
};
export const WALLS: Readonly<Record<string, readonly string[]>> = {
  SOLID: ['BRICK', 'TIMBER'],
  SOFT: ['TENT'],
};

/** The codes that a slice means in one argument. */
export const codesMeant = (code: string): readonly string[] => AGE_GROUPS[code] ?? [code];

/** Units of measure with the size of each in its dimension's base unit. */
export const MEASURES: Readonly<Record<string, { dimension: string; factor: string }>> = {
  人: { dimension: 'people', factor: '1' },
  万人: { dimension: 'people', factor: '10000' },
  亩: { dimension: 'area', factor: '1' },
  公顷: { dimension: 'area', factor: '15' },
  '㎡': { dimension: 'area', factor: '0.0015' },
  元: { dimension: 'money', factor: '1' },
  万元: { dimension: 'money', factor: '10000' },
  个: { dimension: 'count', factor: '1' },
};

export interface Sub {
  readonly set: 'children' | 'units';
  readonly of: Level | UnitKind;
}

export interface Reference {
  readonly is: 'reference';
  readonly name: string;
  readonly slice: Slice;
  readonly period?: Word | Period;
  readonly orAsk?: boolean;
}

export type Formula =
  | Reference
  | { readonly is: 'number'; readonly text: string }
  | { readonly is: 'binary'; readonly operator: string; readonly left: Formula; readonly right: Formula }
  | { readonly is: 'negate' | 'abs'; readonly of: Formula }
  | { readonly is: 'round'; readonly of: Formula; readonly decimals: number }
  | { readonly is: 'if'; readonly when: Formula; readonly so: Formula; readonly otherwise: Formula }
  | { readonly is: 'sum' | 'min' | 'max' | 'avg' | 'coalesce'; readonly args: readonly Formula[] }
  | {
      readonly is: 'over';
      readonly how: 'sum' | 'min' | 'max' | 'avg';
      readonly sub: Sub;
      readonly of: Reference;
    }
  | { readonly is: 'count'; readonly sub: Sub; readonly condition?: Formula };

export interface Element {
  readonly name: string;
  readonly type: Type;
  readonly decimals?: number;
  readonly unit?: string;
  readonly kind: Kind;
  readonly every: Every;
  readonly calendar?: CalendarName;
  readonly at: Level;
  readonly kinds?: readonly UnitKind[];
  readonly args: readonly string[];
  readonly partial: boolean;
  readonly weight?: string;
  /** Handed in cumulatively since January. */
  readonly cumulative?: boolean;
  readonly from?: Formula;
  /** Asked all the same, and held against this. */
  readonly verify?: Formula;
}

export interface Cell {
  readonly field: string;
  readonly type: Type;
  readonly decimals?: number;
  readonly unit?: string;
  readonly required: boolean;
  /** Its own question, with the kind it declares. */
  readonly own?: Kind;
  readonly from?: Formula;
}

export interface Form {
  readonly code: string;
  readonly every: Every;
  readonly calendar?: CalendarName;
  readonly level: Level;
  readonly kinds?: readonly UnitKind[];
  readonly rows?: Level;
  readonly expires?: string;
  readonly cells: readonly Cell[];
}

export interface Unit {
  readonly id: string;
  readonly label: string;
  readonly level: Level;
  readonly kind: UnitKind;
  readonly parent?: string;
  readonly validFrom: string;
  readonly validTo?: string;
  readonly reportsFrom: string;
  readonly predecessors?: readonly string[];
  /** Where it stood, and what it was called, until a day. */
  readonly past?: readonly {
    readonly until: string;
    readonly label: string;
    readonly kind: UnitKind;
    readonly parent?: string;
  }[];
}

export interface Model {
  readonly elements: readonly Element[];
  readonly forms: readonly Form[];
}

// ------------------------------------------------------------------------------------------------ periods

/** Calendars beside the civil one: where a year that is called 2025 starts, as year, month and day. */
export const CALENDARS = {
  planning: { starts: [2024, 10, 1], said: 'yearStarts: "10-01"' },
  school: { starts: [2025, 9, 1], said: 'yearStarts: "09-01", namedAfter: START' },
  security: { starts: [2024, 12, 21], said: 'monthStarts: 21' },
} as const satisfies Record<string, { starts: readonly [number, number, number]; said: string }>;
export type CalendarName = keyof typeof CALENDARS;

export interface Rhythm {
  readonly every: Every;
  readonly calendar?: CalendarName;
}

/** The index-th month, quarter or year of a calendar's year, from 1. */
export interface Period extends Rhythm {
  readonly year: number;
  readonly index: number;
}

export const MONTHS: Readonly<Record<Every, number>> = { MONTH: 1, QUARTER: 3, YEAR: 12 };

export const isSame = (a: Rhythm, b: Rhythm): boolean => a.every === b.every && a.calendar === b.calendar;

export function idOf({ every, calendar, year, index }: Period): string {
  const part =
    every === 'YEAR' ? '' : every === 'QUARTER' ? `-Q${index}` : `-${String(index).padStart(2, '0')}`;
  return `${year}${part}${calendar ? `@${calendar}` : ''}`;
}

/** Going through all days of all years again for every cell would take longer than the fills. */
function once<T>(find: (period: Period, rhythm: Rhythm) => T): (period: Period, rhythm: Rhythm) => T {
  const known = new Map<string, T>();
  return (period, rhythm) => {
    const key = `${idOf(period)} ${rhythm.every} ${rhythm.calendar}`;
    if (!known.has(key)) known.set(key, find(period, rhythm));
    return known.get(key) as T;
  };
}

const firstAndLast = once(({ every, calendar, year, index }) =>
  daysFrom(calendar, year, index, MONTHS[every]),
);

/** First and last day, by the arithmetic of the platform. */
export function daysOf(period: Period): { first: string; last: string } {
  return firstAndLast(period, period);
}

function daysFrom(calendar: CalendarName | undefined, year: number, index: number, months: number) {
  const [startYear, startMonth, startDay] = calendar ? CALENDARS[calendar].starts : [2025, 1, 1];
  const day = (months: number, date: number): string =>
    new Date(Date.UTC(startYear + year - 2025, startMonth - 1 + months, date)).toISOString().slice(0, 10);
  return {
    first: day((index - 1) * months, startDay),
    last: day(index * months, startDay - 1),
  };
}

/** So many periods later, or earlier. */
export function moved(period: Period, by: number): Period {
  const perYear = 12 / MONTHS[period.every];
  const count = period.year * perYear + period.index - 1 + by;
  return { ...period, year: Math.floor(count / perYear), index: (count % perYear) + 1 };
}

/** The periods of a rhythm that lie within it, found by going through those of the years around. */
export const partsOf = once((period, { every, calendar }): Period[] => {
  const { first, last } = daysOf(period);
  return allOf({ every, calendar }, period.year - 2, period.year + 2).filter((part) => {
    const days = daysOf(part);
    return first <= days.first && days.last <= last;
  });
});

function allOf({ every, calendar }: Rhythm, from: number, to: number): Period[] {
  const found: Period[] = [];
  for (let year = from; year <= to; year++)
    for (let index = 1; index <= 12 / MONTHS[every]; index++) found.push({ every, calendar, year, index });
  return found;
}

/** Whether a period is whole periods of a rhythm put together: they begin and end with it. */
export function isMadeOf(period: Period, rhythm: Rhythm): boolean {
  const parts = partsOf(period, rhythm);
  const [head, tail] = [parts[0], parts[parts.length - 1]];
  if (!head || !tail) return false;
  return daysOf(head).first === daysOf(period).first && daysOf(tail).last === daysOf(period).last;
}

/** The period of a rhythm of which it is a part; undefined if it is a part of none. */
export const containing = once((period, { every, calendar }): Period | undefined =>
  allOf({ every, calendar }, period.year - 2, period.year + 2).find(
    (whole) => isMadeOf(whole, period) && partsOf(whole, period).some((part) => idOf(part) === idOf(period)),
  ),
);
