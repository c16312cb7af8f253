import type DataLoader from 'dataloader';
import type { FillEngine } from '../core/fill/fill-form.ts';
import type { BulkOptions, BulkReport, BulkSource } from '../submission/bulk/bulk.model.ts';
import type { SubmissionContext } from '../submission/submission.context.ts';
import type { SubmitInput, UserFinding } from '../submission/submission.model.ts';
import type {
  AlreadyReported,
  ExplainedFact,
  Explanation,
  OverrideInput,
  RateQuery,
  RateTable,
  StoredForm,
  SubmitResult,
} from './filling.model.ts';

/** Which filled form is meant. */
export interface FilledFormKey {
  readonly code: string;
  readonly unit: string;
  readonly period: string;
}

/** The forms due from a unit, or from it and all below it. */
export interface FilledFormsQuery {
  readonly unit: string;
  readonly period: string;
  readonly withSubunits: boolean;
  readonly department?: string | null;
  readonly form?: string | null;
}

/** What this chapter's resolvers find in their context. */
export interface FillingContext extends SubmissionContext {
  readonly hub: SubmissionContext['hub'] & {
    engineFor(periodEnd: string): FillEngine;
    engineOf(version: number): FillEngine;
    submit(input: SubmitInput): Promise<SubmitResult>;
    importTables(
      source: BulkSource,
      options: BulkOptions,
    ): Promise<BulkReport | { readonly userErrors: readonly UserFinding[] }>;
    filledFormKeys(query: FilledFormsQuery): Promise<readonly FilledFormKey[]>;
    explain(unit: string, period: string, address: string): Promise<Explanation>;
    factsOf(forms: readonly StoredForm[]): Promise<ReadonlyMap<string, readonly ExplainedFact[]>[]>;
    overrideCell(input: OverrideInput & { readonly unit: string; readonly period: string }): Promise<{
      filledForm?: StoredForm;
      userErrors: readonly UserFinding[];
    }>;
    alreadyReported(
      element: string,
      unit: string,
      period: string,
      slice?: Readonly<Record<string, string>>,
    ): Promise<AlreadyReported>;
    rates(query: RateQuery): Promise<RateTable>;
    closePeriod(period: string): Promise<{ closedAt: Date; already: boolean; formsFiled: number }>;
    closedPeriods(): Promise<ReadonlyMap<string, Date>>;
  };
  /** Of this request: however many fields ask, one query. Undefined where the form is not due. */
  readonly filledForms: DataLoader<FilledFormKey, StoredForm | undefined, string>;
  /** Of this request: the facts of all cells of all forms that are asked for, in one query; by address. */
  readonly cellFacts: DataLoader<StoredForm, ReadonlyMap<string, readonly ExplainedFact[]>>;
}
