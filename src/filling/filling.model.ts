import type { Element, Form } from '../core/catalogue/model.ts';
import type { CellGap, FilledCell, FilledForm, PrintedValue } from '../core/fill/filled-form.ts';
import type { CellCounts, Rates } from '../core/fill/rate.ts';
import type { Period } from '../core/period.ts';
import type { Unit } from '../core/unit-tree.ts';
import type { Submission, UserFinding } from '../submission/submission.model.ts';

/** A form filled for a unit and a period: what it prints. */
export interface PrintedForm {
  readonly form: Form;
  readonly unit: Unit;
  readonly period: Period;
  /** The catalogue version it was filled under. */
  readonly catalogue: number;
  /** Printed values, row by row in the printed order of the cells; null where there is none. */
  readonly values: readonly (PrintedValue | null)[];
  /** Row units in order; empty in a form without rows. */
  readonly rows: readonly string[];
}

/** The same with everything that is stored of it. */
export interface StoredForm extends PrintedForm {
  /** With everything that is known of each cell. */
  readonly filled: FilledForm;
  readonly counts: CellCounts;
  /** The tables that it was filled from, each at its revision. */
  readonly facts: readonly (readonly [unit: string, period: string, revision: number])[];
  readonly filledAt: Date;
  /** When all units due had handed in, or the period closed; absent before. */
  readonly asFiledAt?: Date;
  /** Cells that changed after that. */
  readonly correctedCells: readonly { readonly row?: string; readonly field: string }[];
}

/** What one submission did. `userErrors` with severity ERROR, or an unconfirmed WARNING, mean nothing was stored. */
export interface SubmitResult {
  readonly submissions: readonly Submission[];
  readonly forms: readonly FormSummary[];
  readonly userErrors: readonly UserFinding[];
  /** Nothing was stored because it was only a rehearsal. */
  readonly dryRun: boolean;
}

export interface FormSummary {
  readonly form: string;
  readonly unit: string;
  readonly period: string;
  readonly counts: CellCounts;
  readonly rates: Rates;
}

/** Which cell is overridden, with what and why; without a value the override is withdrawn. */
export interface OverrideInput {
  /** `SD-01.resident`, `SX-02[liutang-03].births`. */
  readonly address: string;
  readonly value?: PrintedValue | null;
  readonly reason: string;
}

/** Whether an element has been reported already, and with what: what a township shows to whoever asks again. */
export interface AlreadyReported {
  readonly element: Element;
  readonly slice: Readonly<Record<string, string>>;
  readonly unit: Unit;
  readonly period: Period;
  /** Rounded to the element's decimals; absent where something is missing. */
  readonly value?: PrintedValue;
  readonly gap?: CellGap;
  /** Parts that it is made of, tables of units and periods: how many have it, of how many. */
  readonly coverage: { readonly reported: number; readonly expected: number };
  /** When the last of its parts was handed in; absent if none was. */
  readonly lastReportedAt?: Date;
  /** The forms that print it, or are filled from it. */
  readonly forms: readonly Form[];
  /** The same as a sentence. */
  readonly text: string;
  readonly textEn: string;
}

export type RateGrouping = 'FORM' | 'DEPARTMENT' | 'UNIT' | 'PERIOD';

export interface RateQuery {
  /** The subtree that is meant. */
  readonly unit: string;
  readonly period: string;
  /** For a year or half-year: count its shorter periods too. Default true. */
  readonly withShorterPeriods?: boolean | null;
  readonly forms?: readonly string[] | null;
  readonly department?: string | null;
  readonly by?: RateGrouping | null;
}

/** One line of a rates table; the whole has no group. */
export interface RateLine {
  readonly group?: { readonly key: string; readonly label: string; readonly en?: string };
  readonly formsDue: number;
  readonly counts: CellCounts;
  readonly rates: Rates;
  readonly avoided: AvoidedEntries;
  /** Answers in the tables of the scope; absent where only some forms are meant, for a table serves them all. */
  readonly entriesTyped?: number;
  readonly entriesConfirmed?: number;
  readonly correctedAfterFill: number;
}

/**
 * Where avoided entries come from. Their sum is applicable − entriesAsked. `shared` is what the forms' own
 * questions would add up to, less what is asked for all of them together; the rest is saved inside single
 * forms: `totals` are cells of total rows, `arithmetic` everything else.
 */
export interface AvoidedEntries {
  readonly totals: number;
  readonly arithmetic: number;
  readonly shared: number;
}

export interface RateTable {
  readonly unit: Unit;
  /** Every period that is counted. */
  readonly periods: readonly Period[];
  readonly whole: RateLine;
  readonly lines: readonly RateLine[];
}

/** Where the number in a cell comes from. */
export interface Explanation {
  readonly form: Form;
  readonly unit: Unit;
  readonly period: Period;
  readonly address: string;
  readonly cell: FilledCell;
  readonly catalogue: number;
  /** The formula as the dictionary writes it; absent for a plain reference. */
  readonly formula?: string;
  readonly operands: readonly ExplainedOperand[];
  /** Every fact the cell was computed from. */
  readonly facts: readonly ExplainedFact[];
  /** The whole as sentences. */
  readonly text: string;
  readonly textEn: string;
}

export interface ExplainedOperand {
  readonly element: string;
  readonly label: string;
  readonly en?: string;
  readonly definition: string;
  readonly scope?: string;
  /** Printed value with its unit of measure; absent if missing. */
  readonly value?: string;
  readonly gap?: string;
  readonly facts: readonly ExplainedFact[];
}

export interface ExplainedFact {
  readonly element: string;
  readonly path: string;
  readonly label: string;
  readonly unit: Unit;
  readonly period: Period;
  readonly value?: string;
  readonly gap?: string;
  readonly revision?: number;
  readonly submittedAt?: Date;
  readonly submittedBy?: string;
  readonly source?: 'typed' | 'fed' | 'counted' | 'carried';
}
