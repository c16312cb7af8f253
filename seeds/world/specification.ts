import type { Element } from '../../src/core/catalogue/model.ts';
import type { Period } from '../../src/core/period.ts';
import type { Place } from './place.ts';

/** Codes by argument; one that is not named means the total. */
export type NamedSlice = Readonly<Record<string, string>>;

/** Where and when a value is wanted, and what may be known in finding it. */
export interface Moment {
  readonly element: Element;
  readonly place: Place;
  readonly period: Period;
  /** The slice wanted, of the arguments that the specification tells apart itself. */
  readonly slice: NamedSlice;
  /** The last month of the period. */
  readonly month: number;
  /** The month in which the county began to report. */
  readonly beginning: number;
  /** Another element's value at this place and time, in this one's unit, for the codes of the arguments of both. */
  of(name: string): number;
  /** The same, for the period before. */
  before(name: string): number;
  /** 0 up to 1, always the same for this place, element and slice. */
  own(what?: number): number;
  /** 0 up to 1, anew each period. */
  anew(what?: number): number;
  /** Down to a value with the element's decimals, or by chance (0 up to 1) up to the next one. */
  byChance(value: number, chance: number): number;
  /** -1 to 1, the same slow wave for this place, element and slice. */
  wave(): number;
}

export type SeedAnswer = number | string | boolean;

/** What the seeds know of an element: how its value comes about, in any place and period. */
export interface Specification {
  /** The value, for one slice of the arguments that it tells apart. Undefined: the question stays unanswered. */
  readonly value: (at: Moment) => SeedAnswer | undefined;
  /** Where the question makes sense; elsewhere its answer is NOT_APPLICABLE. Everywhere, unless said. */
  readonly applies?: (at: Moment) => boolean;
  /**
   * The arguments it tells apart: all, or those that this element has too; the others are split by weight. None
   * unless said.
   */
  readonly tellsApart?: 'all' | { readonly sharedWith: string };
  /** How often each code occurs, where that differs from what its code list says. */
  readonly weights?: Weights;
}

/** By code; of an element whose parts do not exhaust it, parts of 1. */
export type Weights = Readonly<Record<string, number>>;

/** By element: `registeredPopulation`, `SD_01.foreigners`. */
export type Specifications = Readonly<Record<string, Specification>>;
