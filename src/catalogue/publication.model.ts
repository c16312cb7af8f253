import type { Catalogue, Department } from '../core/catalogue/model.ts';
import type { DictionarySource } from '../core/catalogue/sources.ts';
import type { Change } from '../core/catalogue/versions/diff.ts';
import type { CellCounts } from '../core/fill/rate.ts';
import type { Finding, SourcePlace } from '../core/issue.ts';
import type { Frequency } from '../core/period.ts';
import type { Level, UnitKind } from '../core/unit-tree.ts';
import type { Sql } from '../database/sql.ts';
import type { CatalogueVersion } from './catalogue.model.ts';

/** A dictionary that is to be published. */
export interface PublicationInput {
  readonly sources: readonly DictionarySource[];
  /** First day on which periods that end then use it, YYYY-MM-DD. */
  readonly validFrom: string;
  /** Tokens of the warnings that whoever publishes has seen and stands by. */
  readonly confirm?: readonly string[] | null;
}

/** Something about a publication that a person can act on; where it is about the sources, with the line. */
export interface PublicationFinding extends Finding {
  readonly place?: SourcePlace;
  readonly excerpt?: string;
  /** Confirms it, where it is a warning that stops the publication. */
  readonly confirm?: string;
}

/** What publishing a dictionary would change. Without findings that stand, publishing does just that. */
export interface Plan {
  readonly validFrom: string;
  /** The number that it would have. */
  readonly number: number;
  /** The version that it is compared with: the latest. */
  readonly before?: number;
  /** The same text as the latest version: publishing it again changes nothing. */
  readonly unchanged: boolean;
  readonly findings: readonly PublicationFinding[];
  /** What the dictionary says otherwise; like everything below, empty if it does not compile. */
  readonly changes: readonly Change[];
  readonly clients: readonly ClientChange[];
  readonly forms: readonly FormEffect[];
  readonly entriesAYear: BeforeAfter<number>;
  readonly rates: readonly RateEffect[];
  readonly touched: readonly TouchedTable[];
}

export interface Published extends Pick<Plan, 'findings' | 'unchanged' | 'touched'> {
  /** Absent if nothing was published. */
  readonly version?: CatalogueVersion;
}

/** A change that clients of the typed layer may notice, by GraphQL's own rules or in the answers that are taken. */
export interface ClientChange {
  /** BREAKING: documents that were valid are no longer. DANGEROUS: they are, and may be answered otherwise. */
  readonly severity: 'BREAKING' | 'DANGEROUS';
  /** GraphQL's name of it, FIELD_REMOVED; or ANSWERS_NARROWED. */
  readonly type: string;
  /** In GraphQL's words. */
  readonly description: string;
  /** Of a field that goes away: the version with which it was first deprecated; absent where nobody was told. */
  readonly deprecatedSince?: number;
}

export interface BeforeAfter<T> {
  readonly before: T;
  readonly after: T;
}

/** A form that is added, removed or changed: its cells by how they are filled, and what it asks a year. */
export interface FormEffect {
  readonly code: string;
  readonly label: string;
  readonly en?: string;
  readonly department: Department;
  readonly change: Change['change'];
  readonly cells: CellsByFilling;
  /** The units that are asked: those of its rows, or those that it is due from. */
  readonly units: number;
  readonly level: Level;
  /** Where only these are asked. */
  readonly kinds?: readonly UnitKind[];
  /** By how many the entries of a year grow through this form; absent where too many forms change to tell. */
  readonly entriesAYear?: number;
}

export interface CellsByFilling {
  /** By reference. */
  readonly filled: number;
  /** By formula. */
  readonly calculated: number;
  readonly asked: number;
  readonly context: number;
}

/** Cells of some forms by what became of them, and the entries that these forms ask. */
export interface CountedCells {
  readonly counts: CellCounts;
  readonly entriesAsked: number;
}

/** Both rates of a department's forms of one frequency, over the last periods that ended. */
export interface RateEffect extends BeforeAfter<CountedCells> {
  readonly department: Department;
  readonly every: Frequency;
  readonly periods: readonly string[];
  /** Of the cells after: those missing because nobody was asked yet what they need. */
  readonly notCollectedYet: number;
  readonly forms: readonly (BeforeAfter<CountedCells | undefined> & { readonly code: string })[];
}

/** A table of an open period whose questions change. */
export interface TouchedTable {
  readonly unit: string;
  readonly period: string;
  /** 0: only a draft. */
  readonly revision: number;
  readonly hasDraft: boolean;
  /** Paths of new questions that it does not answer. */
  readonly unanswered: readonly string[];
  /** Paths of its answers that nobody asks for any more. */
  readonly notAskedAnyMore: readonly string[];
}

/** What publishing needs of later chapters and of the served schema; the hub hands it in. */
export interface PublicationPorts {
  /** What clients would notice; findings where the catalogue cannot be served. */
  clients(before: readonly CatalogueVersion[], after: Catalogue): Promise<ClientEffect>;
  /** Closed periods that end on or after a day. */
  closedSince(day: string): Promise<readonly string[]>;
  /** Tables of open periods whose questions change. */
  touched(candidate: Candidate): Promise<readonly TouchedTable[]>;
  /** In the transaction that publishes, with the version stored: nothing is handed in before it ends. */
  published(tx: Sql, candidate: Candidate): Promise<void>;
}

/** What a plan needs besides: what the change would have made of the last periods. */
export type EffectsOf = (
  candidate: Candidate,
  changes: readonly Change[],
  onProgress?: (done: number, of: number) => void,
) => Promise<Pick<Plan, 'forms' | 'entriesAYear' | 'rates'>>;

export interface ClientEffect {
  readonly changes: readonly ClientChange[];
  readonly findings: readonly Finding[];
}

/** A catalogue that compiles and is not published yet. */
export type Candidate = Pick<CatalogueVersion, 'number' | 'validFrom' | 'catalogue'>;
