import type { CatalogueContext } from '../catalogue/catalogue.context.ts';
import type { TableInput } from '../core/one-table/input.ts';
import type { OneTable, OneTableCounts, ReturnInput, Submission, UserFinding } from './submission.model.ts';

/** What this chapter's resolvers find in their context. */
export interface SubmissionContext extends CatalogueContext {
  readonly hub: CatalogueContext['hub'] & {
    oneTables(
      unit: string,
      period: string,
      withSubunits: boolean,
    ): Promise<{ tables: readonly OneTable[]; counts: OneTableCounts }>;
    saveDraft(table: TableInput): Promise<{ table?: OneTable; userErrors: readonly UserFinding[] }>;
    returnTable(input: ReturnInput): Promise<{ table?: OneTable; userErrors: readonly UserFinding[] }>;
    submissions(unit: string, period: string): Promise<readonly Submission[]>;
  };
}
