import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { enumOf } from '../graph/enums.ts';
import { PeriodScalar } from '../graph/scalars.ts';
import type {
  BulkOptions,
  BulkReport,
  LocatedFinding,
  RejectedTable,
} from '../submission/bulk/bulk.model.ts';
import { UnitTableInput } from '../submission/one-table.type.ts';
import type { UserFinding } from '../submission/submission.model.ts';
import { UserErrorType } from '../submission/user-error.type.ts';

export const WithheldEnum = enumOf<NonNullable<BulkReport['withheld']>>(
  'ImportWithheld',
  'Why an import stored nothing, although something was sound.',
  {
    DRY_RUN: '演练: it was only a rehearsal',
    ALL_OR_NOTHING: '整批: something was rejected, and nothing but the whole was wanted',
  },
);

@InputType('OneTableImportInput', {
  description:
    'Many tables 批量导入, of any units and periods: each goes in by itself, earlier periods first. The same tables again change nothing.',
})
export class OneTableImportInput implements BulkOptions {
  @Field(() => [UnitTableInput])
  readonly tables!: UnitTableInput[];
  @Field(() => String, {
    nullable: true,
    description:
      'The reason for which every warning is confirmed. Without it a table with a warning is rejected.',
  })
  readonly confirm?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Correct tables that were handed in before, from their current revision.',
  })
  readonly update?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'One rejected table, and nothing is stored.' })
  readonly allOrNothing?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Check and fill everything, store nothing.' })
  readonly dryRun?: boolean | null;
}

@ObjectType('RejectedTable', {
  description: 'A table that was not taken in, with everything that stands against it.',
  simpleResolvers: true,
})
export class RejectedTableType implements Omit<RejectedTable, 'findings'> {
  @Field(() => String)
  readonly unit!: string;
  @Field(() => PeriodScalar)
  readonly period!: string;
  @Field(() => Int, { description: 'Its place among the tables of the request, the first one 1.' })
  readonly line!: number;
  @Field(() => [UserErrorType])
  readonly findings!: readonly LocatedFinding[];
}

@ObjectType('OneTableImportPayload', { description: 'What an import did.', simpleResolvers: true })
export class OneTableImportPayload implements Omit<Partial<BulkReport>, 'strays'> {
  @Field(() => Int, { description: 'Tables in the request.' })
  readonly tables!: number;
  @Field(() => Int, { description: 'Tables that were stored, or would be if nothing were withheld.' })
  readonly stored!: number;
  @Field(() => Int, { description: 'Handed in before with the same answers: nothing to do.' })
  readonly unchanged!: number;
  @Field(() => Int, { description: 'Stored when the same tables were imported before.' })
  readonly earlier!: number;
  @Field(() => [RejectedTableType])
  readonly rejected!: readonly RejectedTable[];
  @Field(() => Int, { description: 'Answers that are new.' })
  readonly entriesTyped!: number;
  @Field(() => Int, { description: "Answers that are the last period's." })
  readonly entriesConfirmed!: number;
  @Field(() => Int, { description: 'Warnings that were confirmed.' })
  readonly warnings!: number;
  @Field(() => Int, { description: 'Filled forms that were written.' })
  readonly forms!: number;
  @Field(() => WithheldEnum, { nullable: true })
  readonly withheld?: BulkReport['withheld'];
  @Field(() => [UserErrorType], {
    description: 'What is wrong with the request itself; then nothing was done.',
  })
  readonly userErrors!: readonly UserFinding[];
}

/** A report as it is served, or what kept the import from beginning. */
export function importPayload(
  report: BulkReport | { readonly userErrors: readonly UserFinding[] },
): OneTableImportPayload {
  if (!('userErrors' in report)) return { ...report, userErrors: [] };
  const nothing = { tables: 0, stored: 0, unchanged: 0, earlier: 0, rejected: [], warnings: 0, forms: 0 };
  return { ...nothing, entriesTyped: 0, entriesConfirmed: 0, ...report };
}
