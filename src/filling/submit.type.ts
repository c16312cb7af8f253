import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar, PeriodScalar } from '../graph/scalars.ts';
import { SubmissionType, UnitTableInput } from '../submission/one-table.type.ts';
import type { Submission, SubmitInput, UserFinding } from '../submission/submission.model.ts';
import { UserErrorType } from '../submission/user-error.type.ts';
import { FormSummaryType } from './filled-form.type.ts';
import type { FormSummary, SubmitResult } from './filling.model.ts';

@InputType('OneTableSubmitInput', { description: 'Tables to hand in together: all of them, or none.' })
export class OneTableSubmitInput implements SubmitInput {
  @Field(() => String, {
    description:
      'Chosen by the client, 1 to 200 characters, a new one for each submission: a repeated request is answered, not repeated.',
  })
  readonly idempotencyKey!: string;
  @Field(() => [UnitTableInput])
  readonly tables!: UnitTableInput[];
  @Field(() => [String], {
    nullable: true,
    description: '`confirm` tokens of the warnings that the sender stands by.',
  })
  readonly confirm?: string[] | null;
  @Field(() => Boolean, { nullable: true, description: 'Check and fill everything, store nothing.' })
  readonly dryRun?: boolean | null;
}

@ObjectType('OneTableSubmitPayload', { description: 'What a submission did.', simpleResolvers: true })
export class OneTableSubmitPayload implements SubmitResult {
  @Field(() => [SubmissionType], { description: 'The revisions that were stored.' })
  readonly submissions!: readonly Submission[];
  @Field(() => [FormSummaryType], { description: 'Every form that was filled from them.' })
  readonly forms!: readonly FormSummary[];
  @Field(() => [UserErrorType], {
    description:
      'Everything that is wrong or odd. With an ERROR, or a WARNING that is not confirmed, nothing was stored.',
  })
  readonly userErrors!: readonly UserFinding[];
  @Field(() => Boolean, { description: 'Whether nothing was stored because it was only a rehearsal.' })
  readonly dryRun!: boolean;
}

@InputType('PeriodCloseInput', { description: 'Which period to close.' })
export class PeriodCloseInput {
  @Field(() => PeriodScalar)
  readonly period!: string;
}

@ObjectType('PeriodClosePayload', { description: 'What closing a period did.', simpleResolvers: true })
export class PeriodClosePayload {
  @Field(() => PeriodScalar)
  readonly period!: string;
  @Field(() => DateTimeScalar)
  readonly closedAt!: Date;
  @Field(() => Boolean, { description: 'Whether it was closed before.' })
  readonly already!: boolean;
  @Field(() => Int, { description: 'Forms that stand as filed from now on.' })
  readonly formsFiled!: number;
  @Field(() => [UserErrorType])
  readonly userErrors!: readonly UserFinding[];
}

@ObjectType('ClosedPeriod', {
  description: 'A period for which nothing is handed in any more.',
  simpleResolvers: true,
})
export class ClosedPeriodType {
  @Field(() => PeriodScalar)
  readonly period!: string;
  @Field(() => DateTimeScalar)
  readonly closedAt!: Date;
}
