import type { TableInput } from '../../core/one-table/input.ts';
import type { UserFinding } from '../submission.model.ts';

/** A table that a file brings, and where each of its answers stands there. */
export interface SourceTable {
  readonly unit: string;
  readonly period: string;
  readonly input: TableInput;
  /** Its first line. */
  readonly line: number;
  /** The line of an answer; the table's first one where the path stands nowhere. */
  lineOf(path: string | undefined): number;
  /** What was wrong with its rows before anything was looked up. */
  readonly problems: readonly LocatedFinding[];
}

/** Which table is meant. */
export interface SourceKey {
  readonly unit: string;
  readonly period: string;
}

/** A finding, and the line of the file that it is about. */
export interface LocatedFinding extends UserFinding {
  readonly line?: number;
}

/** Tables that are handed in together, however many: a file that was staged, or a request. */
export interface BulkSource {
  /** The same content has the same id: what was imported of it is not imported again. */
  readonly id: string;
  /** For people: the file's name. */
  readonly name: string;
  readonly keys: readonly SourceKey[];
  /** Rows of a file that belong to no table: it cannot be told which unit and period they are for. */
  readonly strays: readonly LocatedFinding[];
  /** The tables of some of the keys, in their order. */
  fetch(keys: readonly SourceKey[]): Promise<SourceTable[]>;
}

/** How tables are imported. */
export interface BulkOptions {
  /** The reason for which every warning is confirmed; without it a table with a warning is rejected. */
  readonly confirm?: string | null;
  /** A table that was handed in before is corrected from its current revision; otherwise it is rejected if it differs. */
  readonly update?: boolean | null;
  /** One rejected table, and nothing is stored. */
  readonly allOrNothing?: boolean | null;
  /** Check and fill everything, store nothing. */
  readonly dryRun?: boolean | null;
}

/** A table that was not taken in, with everything that stands against it. */
export interface RejectedTable extends SourceKey {
  readonly line: number;
  readonly findings: readonly LocatedFinding[];
}

/** What an import did. */
export interface BulkReport {
  readonly id: string;
  /** Tables in the file. */
  readonly tables: number;
  readonly stored: number;
  /** Handed in before with the same answers: nothing to do. */
  readonly unchanged: number;
  /** Stored by an earlier run of the same import. */
  readonly earlier: number;
  readonly rejected: readonly RejectedTable[];
  readonly strays: readonly LocatedFinding[];
  readonly entriesTyped: number;
  readonly entriesConfirmed: number;
  /** Warnings that were confirmed. */
  readonly warnings: number;
  /** Filled forms that were written. */
  readonly forms: number;
  /** Why nothing was stored, although something could have been. */
  readonly withheld?: 'DRY_RUN' | 'ALL_OR_NOTHING';
}
