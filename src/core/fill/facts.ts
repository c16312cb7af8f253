import { type Exact, multiply } from '../value.ts';

/** Why a question has no value, said by the person who answers. Zero is a value, not a null reason. */
export type NullReason = 'NOT_APPLICABLE' | 'NOT_KNOWN';

export interface NullAnswer {
  readonly null: NullReason;
  readonly note?: string;
}

/**
 * An answer as it is stored: safe integers as JSON numbers, other numbers as decimal text, so that no digit is
 * lost; text, yes/no, dates and codes as they are; a null reason as an object.
 */
export type StoredAnswer = number | string | boolean | NullAnswer;

/** Where a fact came from, if not typed by a person. */
export type FactSource = 'fed' | 'counted' | 'carried';

/** The facts that one unit handed in for one period: its table, at one revision. */
export interface FactTable {
  readonly unit: string;
  readonly period: string;
  readonly revision: number;
  /** By item key (`ItemKey`). */
  readonly values: Readonly<Record<string, StoredAnswer>>;
  /** Only for facts that were not typed. */
  readonly sources?: Readonly<Record<string, FactSource>>;
  /** The catalogue version under which it was handed in; absent where only one is meant. */
  readonly catalogue?: number;
  /** By item key, for answers kept from an earlier revision: the version in whose unit of measure they are written. */
  readonly writtenUnder?: Readonly<Record<string, number>>;
  /** By item key: by what to multiply numbers that are written in another unit of measure than their element has now. */
  readonly factors?: ReadonlyMap<string, Exact>;
  /** It went back to its unit: its answers stand, but nobody counts it as handed in. */
  readonly returned?: boolean;
}

/** A number of a table, in the unit of measure that its element has now. */
export function inUnitOfNow(item: string, number: Exact, { factors }: FactTable): Exact {
  const factor = factors?.get(item);
  return factor === undefined ? number : multiply(number, factor);
}

/** Whether a unit has handed in: not so while its table is back with it. */
export function isHandedIn(table: FactTable | undefined): boolean {
  return table !== undefined && table.returned !== true;
}

/** The facts an evaluation may look at. */
export interface Facts {
  table(unit: string, period: string): FactTable | undefined;
}

/** The key of one fact: an item of one unit's table for one period. */
export interface FactKey {
  readonly unit: string;
  readonly period: string;
  readonly item: string;
}

/** Facts in memory. */
export class FactSet implements Facts {
  readonly #tables = new Map<string, Map<string, FactTable>>();

  constructor(tables: Iterable<FactTable> = []) {
    for (const table of tables) this.add(table);
  }

  add(table: FactTable): void {
    const periods = this.#tables.get(table.unit);
    if (periods) periods.set(table.period, table);
    else this.#tables.set(table.unit, new Map([[table.period, table]]));
  }

  table(unit: string, period: string): FactTable | undefined {
    return this.#tables.get(unit)?.get(period);
  }
}

export function isNullAnswer(answer: StoredAnswer): answer is NullAnswer {
  return typeof answer === 'object';
}
