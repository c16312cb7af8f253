import { Field, InputType, ObjectType } from 'type-graphql';
import type { PrintedValue } from '../core/fill/filled-form.ts';
import { AnswerValueScalar, DateTimeScalar, PeriodScalar } from '../graph/scalars.ts';
import type { UserFinding } from '../submission/submission.model.ts';
import { UserErrorType } from '../submission/user-error.type.ts';
import { FilledFormType } from './filled-form.type.ts';
import type { OverrideInput, StoredForm } from './filling.model.ts';

@InputType('CellOverrideInput', { description: 'Which cell is overridden, with what, and why.' })
export class CellOverrideInput implements OverrideInput {
  @Field(() => String, { description: "Code of the form's unit." })
  readonly unit!: string;
  @Field(() => PeriodScalar)
  readonly period!: string;
  @Field(() => String, { description: '`SD-01.resident`, `SX-02[liutang-03].births`.' })
  readonly address!: string;
  @Field(() => AnswerValueScalar, {
    nullable: true,
    description: 'As the cell prints it; null withdraws the override, and the filled value is back.',
  })
  readonly value?: PrintedValue | null;
  @Field(() => String)
  readonly reason!: string;
}

@ObjectType('CellOverridePayload', { description: 'What became of an override.', simpleResolvers: true })
export class CellOverridePayload {
  @Field(() => FilledFormType, { nullable: true, description: 'The form as it stands now.' })
  readonly filledForm?: StoredForm;
  @Field(() => [UserErrorType], { description: 'Why the cell was left as it was.' })
  readonly userErrors!: readonly UserFinding[];
}

@ObjectType('Override', {
  description: "A person's value over the filled one 改写: who, when and why, and what had been filled in.",
  simpleResolvers: true,
})
export class OverrideType {
  @Field(() => String)
  readonly reason!: string;
  @Field(() => DateTimeScalar)
  readonly at!: Date;
  @Field(() => String)
  readonly by!: string;
  @Field(() => AnswerValueScalar, {
    nullable: true,
    description:
      'The value that the engine fills in; null where it has none. It goes on following the facts.',
  })
  readonly filledValue?: PrintedValue;
}
