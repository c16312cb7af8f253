import type { CatalogueVersion } from './catalogue/catalogue.model.ts';
import type { Plan, PublicationInput, Published } from './catalogue/publication.model.ts';
import type { Calendars } from './core/calendar.ts';
import type { Change } from './core/catalogue/versions/diff.ts';
import type { FillEngine } from './core/fill/fill-form.ts';
import type { TableInput } from './core/one-table/input.ts';
import type { Period } from './core/period.ts';
import type { UnitChange } from './core/unit-change.ts';
import type { UnitTree } from './core/unit-tree.ts';
import type { AggregateQuery, AggregateTable } from './delivery/aggregate.model.ts';
import type { Rights } from './delivery/disclosure/rights.model.ts';
import type { Export, ExportQuery } from './delivery/export/export.model.ts';
import type { FindingsQuery, TableFindings } from './delivery/findings/findings.model.ts';
import type { ODataAnswer, ODataRequest } from './delivery/odata/odata.model.ts';
import type { AggregateFormat, StatisticsFile } from './delivery/statistics/figures.ts';
import type { ImportProgress } from './filling/bulk-import.service.ts';
import type { UnitChangeResult } from './filling/change-units.service.ts';
import type { FilledFormKey, FilledFormsQuery } from './filling/filling.context.ts';
import type {
  AlreadyReported,
  ExplainedFact,
  Explanation,
  OverrideInput,
  PrintedForm,
  RateQuery,
  RateTable,
  StoredForm,
  SubmitResult,
} from './filling/filling.model.ts';
import type { FormPage } from './filling/form-page.ts';
import type { PageArgs } from './graph/connection.ts';
import type { BulkOptions, BulkReport, BulkSource } from './submission/bulk/bulk.model.ts';
import type { StagedFile } from './submission/bulk/staging.ts';
import type {
  OneTable,
  OneTableCounts,
  ReturnInput,
  Submission,
  SubmitInput,
  UserFinding,
} from './submission/submission.model.ts';

/** What the edges — GraphQL, command line — can ask the hub to do. `hub.ts` makes it; every verb is one call. */
export interface HubApi {
  /** The person or program acting; `local` until accounts exist. */
  readonly actor: string;
  units(): UnitTree;
  /** The period with an id, whichever calendar it names; undefined if there is none. */
  period(id: string): Period | undefined;
  /** Those beside the civil one that ids may name. */
  calendars(): Calendars;
  currentCatalogue(): CatalogueVersion;
  catalogueVersions(): readonly CatalogueVersion[];
  /** Tells when another catalogue version was published, here or by another process; returns how to stop that. */
  onCatalogueChange(listener: () => void): () => void;
  /** What publishing a dictionary would change. */
  planCatalogue(input: PublicationInput, onProgress?: (done: number, of: number) => void): Promise<Plan>;
  /** Publishes it, unless something stands against that. */
  publishCatalogue(input: PublicationInput): Promise<Published>;
  /** SDL of the part of the API that a department needs; of the latest version unless said. */
  departmentSchema(code: string, version?: number | null): Promise<string>;
  /** What the second of two versions says otherwise than the first. */
  catalogueDiff(before: number, after: number): readonly Change[];
  /** The engine for a period: its catalogue version, today's tree of units. */
  engineFor(periodEnd: string): FillEngine;
  /** The engine of a catalogue version, on today's tree of units: for forms that were filled under it. */
  engineOf(version: number): FillEngine;

  oneTables(
    unit: string,
    period: string,
    withSubunits: boolean,
  ): Promise<{ tables: OneTable[]; counts: OneTableCounts }>;
  saveDraft(table: TableInput): Promise<{ table?: OneTable; userErrors: UserFinding[] }>;
  submissions(unit: string, period: string): Promise<Submission[]>;
  submit(input: SubmitInput): Promise<SubmitResult>;
  /** Takes in a CSV or JSON Lines file whose tables are to be imported; close it when that is done. */
  stageFile(name: string, bytes: AsyncIterable<Uint8Array>): Promise<StagedFile>;
  /** Many tables at once, each as if it had been submitted. */
  importTables(
    source: BulkSource,
    options: BulkOptions,
    how?: { readonly lanes?: number; readonly onProgress?: ImportProgress },
  ): Promise<BulkReport | { readonly userErrors: readonly UserFinding[] }>;
  /** Gives a handed-in table back to its unit. */
  returnTable(input: ReturnInput): Promise<{ table?: OneTable; userErrors: readonly UserFinding[] }>;

  /** Undefined if the form is not due from the unit for the period. Refilled first if stale. */
  filledForm(code: string, unit: string, period: string): Promise<StoredForm | undefined>;
  /** Batched: the same for many; one query. Order as asked. */
  filledFormsOf(
    keys: readonly { code: string; unit: string; period: string }[],
  ): Promise<(StoredForm | undefined)[]>;
  /** The same, of which nothing is read but what they print. */
  printedFormsOf(
    keys: readonly { code: string; unit: string; period: string }[],
  ): Promise<(PrintedForm | undefined)[]>;
  /** A page of one form, of a unit and all below it, of which nothing is read but what they print. */
  printedForms(
    query: { unit: string; period: string; form: string },
    page: FormPage,
  ): Promise<readonly PrintedForm[]>;
  /** The forms due from a unit, or its whole subtree, for a period; of one form, a page of them if that is wanted. */
  filledForms(query: FilledFormsQuery, page?: FormPage): Promise<StoredForm[]>;
  /** Which these are, all of them, in the same order: nothing of them is read. */
  filledFormKeys(query: FilledFormsQuery): Promise<readonly FilledFormKey[]>;
  explain(unit: string, period: string, address: string): Promise<Explanation>;
  /** The facts beneath every cell of stored forms, by address. Batched. */
  factsOf(forms: readonly StoredForm[]): Promise<ReadonlyMap<string, readonly ExplainedFact[]>[]>;
  /** Puts a person's value over a filled one, or withdraws it; the form as it stands then. */
  overrideCell(input: OverrideInput & { readonly unit: string; readonly period: string }): Promise<{
    filledForm?: StoredForm;
    userErrors: readonly UserFinding[];
  }>;
  /** Whether an element has been reported already; the total unless a slice is given. */
  alreadyReported(
    element: string,
    unit: string,
    period: string,
    slice?: Readonly<Record<string, string>>,
  ): Promise<AlreadyReported>;
  /** What a merger, split or renaming would do; `changeUnits` does it, unless something is wrong with it. */
  planUnitChange(change: UnitChange): Promise<UnitChangeResult>;
  changeUnits(change: UnitChange): Promise<UnitChangeResult>;
  rates(query: RateQuery): Promise<RateTable>;
  /** As anybody may see them, unless a reader with more rights asks; so it is with everything below. */
  aggregate(query: AggregateQuery, rights?: Rights): Promise<AggregateTable>;

  /** What the rules in force have against tables that were handed in; a page of it. */
  findings(query: FindingsQuery, page: PageArgs, rights?: Rights): Promise<TableFindings>;

  /** A file of figures, streamed. */
  export(query: ExportQuery, rights?: Rights): Promise<Export>;
  /** A document or a page of the OData feed. */
  odata(request: ODataRequest, rights?: Rights): Promise<ODataAnswer>;
  /** Aggregates as a file, or everything that is wrong with the query. */
  statistics(
    query: AggregateQuery,
    format: AggregateFormat,
    rights?: Rights,
  ): Promise<{ readonly file?: StatisticsFile; readonly userErrors: readonly UserFinding[] }>;
  /** The catalogue as an SDMX structure message; the latest version unless said. */
  sdmxStructure(version?: number): StatisticsFile;

  closePeriod(period: string): Promise<{ closedAt: Date; already: boolean; formsFiled: number }>;
  closedPeriods(): Promise<ReadonlyMap<string, Date>>;
}
