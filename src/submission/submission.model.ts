import type { StoredAnswer } from '../core/fill/facts.ts';
import type { Finding } from '../core/issue.ts';
import type { TableInput } from '../core/one-table/input.ts';
import type { Question } from '../core/one-table/question-set.ts';
import type { Period } from '../core/period.ts';
import type { Unit } from '../core/unit-tree.ts';

/** A unit's table for a period as it stands: what is asked, what is answered, what could be confirmed. */
export interface OneTable {
  readonly unit: Unit;
  readonly period: Period;
  /** 0: never submitted. */
  readonly revision: number;
  readonly submittedAt?: Date;
  readonly submittedBy?: string;
  readonly closed: boolean;
  /** The current revision is back with the unit. */
  readonly returned?: TableReturn;
  readonly asked: readonly AskedQuestion[];
  readonly draft?: Draft;
}

export interface AskedQuestion {
  readonly question: Question;
  readonly answer?: StoredAnswer;
  /** The last period's answer, to be confirmed; only where there is no answer yet. */
  readonly prefilled?: { readonly value: StoredAnswer; readonly from: Period };
}

export interface Draft {
  readonly baseRevision: number;
  /** By item path. */
  readonly answers: Readonly<Record<string, StoredAnswer>>;
  readonly savedAt: Date;
  readonly savedBy: string;
}

/** The figures beside a list of tables. */
export interface OneTableCounts {
  /** Forms due from the units listed. */
  readonly formsDue: number;
  /** Their applicable cells, were everything answered. */
  readonly cells: number;
  readonly asked: number;
  /** Of the asked: an earlier answer can be confirmed. */
  readonly prefilled: number;
  /** Of the asked: only forms of longer periods need them, which are not among the forms and cells counted here. */
  readonly forLongerPeriods: number;
  /** Cells nobody types anywhere: cells − (asked − forLongerPeriods). */
  readonly avoided: number;
}

/** Several tables handed in together: all or nothing. */
export interface SubmitInput {
  /** Chosen by the client, 1 to 200 characters: the same key with the same body is answered, not repeated. */
  readonly idempotencyKey: string;
  readonly tables: readonly TableInput[];
  /** Tokens of the warnings that the sender has seen and stands by. */
  readonly confirm?: readonly string[] | null;
  /** Check everything, store nothing. */
  readonly dryRun?: boolean | null;
}

/** A finding, with the token that confirms it where it is a warning. */
export interface UserFinding extends Finding {
  readonly confirm?: string;
}

/** Which revision of a table goes back to its unit, and why. */
export interface ReturnInput {
  readonly unit: string;
  readonly period: string;
  readonly revision: number;
  readonly reason: string;
}

export interface TableReturn {
  readonly reason: string;
  readonly returnedAt: Date;
  readonly returnedBy: string;
}

/** One revision of one table. */
export interface Submission {
  readonly unit: string;
  readonly period: string;
  readonly revision: number;
  readonly submittedAt: Date;
  readonly submittedBy: string;
  readonly entriesTyped: number;
  readonly entriesConfirmed: number;
  /** It went back to its unit. */
  readonly returned?: TableReturn;
}
