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
  readonly at: Level;
  readonly kinds?: readonly UnitKind[];
  readonly args: readonly string[];
  readonly partial: boolean;
  readonly weight?: string;
  /** Handed in cumulatively since January. */
  readonly cumulative?: boolean;
  readonly from?: Formula;
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

/** The index-th month, quarter or year of a year, from 1. */
export interface Period {
  readonly every: Every;
  readonly year: number;
  readonly index: number;
}

export const MONTHS: Readonly<Record<Every, number>> = { MONTH: 1, QUARTER: 3, YEAR: 12 };

export function idOf({ every, year, index }: Period): string {
  if (every === 'YEAR') return String(year);
  return every === 'QUARTER' ? `${year}-Q${index}` : `${year}-${String(index).padStart(2, '0')}`;
}

/** First and last day. */
export function daysOf({ every, year, index }: Period): { first: string; last: string } {
  const last = index * MONTHS[every];
  const two = (n: number): string => String(n).padStart(2, '0');
  return {
    first: `${year}-${two(last - MONTHS[every] + 1)}-01`,
    last: `${year}-${two(last)}-${lastDay(year, last)}`,
  };
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** So many periods later, or earlier. */
export function moved(period: Period, by: number): Period {
  const perYear = 12 / MONTHS[period.every];
  const count = period.year * perYear + period.index - 1 + by;
  return { every: period.every, year: Math.floor(count / perYear), index: (count % perYear) + 1 };
}

/** The periods of a finer or equal frequency that make it up. */
export function partsOf(period: Period, every: Every): Period[] {
  const parts = MONTHS[period.every] / MONTHS[every];
  return Array.from({ length: parts }, (_, i) => ({
    every,
    year: period.year,
    index: (period.index - 1) * parts + i + 1,
  }));
}

export function containing(period: Period, every: Every): Period {
  return {
    every,
    year: period.year,
    index: Math.ceil((period.index * MONTHS[period.every]) / MONTHS[every]),
  };
}
