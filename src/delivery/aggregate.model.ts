import type { Element } from '../core/catalogue/model.ts';
import type { CellGap, PrintedValue } from '../core/fill/filled-form.ts';
import type { Slice } from '../core/one-table/item.ts';
import type { Frequency, Period } from '../core/period.ts';
import type { Level, Unit } from '../core/unit-tree.ts';
import type { UserFinding } from '../submission/submission.model.ts';

/** Which aggregates are wanted: of these elements, for these units, in these periods. */
export interface AggregateQuery {
  /** Names, or labels as printed. */
  readonly elements: readonly string[];
  readonly unit: string;
  /** One row for each unit of this level at or below the unit; the unit itself unless given. */
  readonly level?: Level | null;
  /** Either these … */
  readonly periods?: readonly string[] | null;
  /** … or all from one to another, both included, of the frequency of the first unless said. */
  readonly from?: string | null;
  readonly to?: string | null;
  readonly frequency?: Frequency | null;
  /** Codes that all rows are restricted to; the totals unless given. */
  readonly slice?: readonly { readonly breakdown: string; readonly code: string }[] | null;
  /** Breakdowns of which every code gets a row of its own. */
  readonly groupBy?: readonly string[] | null;
}

export interface AggregateTable {
  readonly rows: readonly AggregateRow[];
  /** What was handed in up to this moment is counted. */
  readonly asOf: Date;
  /** Why there are no rows. */
  readonly userErrors: readonly UserFinding[];
}

/** One element, or a slice of it, for one unit and period. */
export interface AggregateRow {
  readonly element: Element;
  readonly slice: Slice;
  readonly unit: Unit;
  readonly period: Period;
  /** As a form of the unit prints it. */
  readonly value?: PrintedValue;
  readonly gap?: CellGap;
  /** Over the parts there are: a partial sum has its coverage beside it. */
  readonly sum?: PrintedValue;
  readonly average?: PrintedValue | undefined;
  readonly minimum?: PrintedValue;
  readonly maximum?: PrintedValue;
  readonly unitsReporting: number;
  readonly unitsExpected: number;
  /** Worked out for all rows at once, when somebody asks for it. */
  previous(): Promise<Comparison>;
  sameLastYear(): Promise<Comparison>;
}

/** A row's value beside that of an earlier period. */
export interface Comparison {
  readonly period: Period;
  readonly value?: PrintedValue;
  /** (now − then) ÷ |then|. */
  readonly growth?: PrintedValue;
  /** Why there is no growth. */
  readonly gap?: Pick<CellGap, 'reason' | 'reported' | 'expected'>;
}
