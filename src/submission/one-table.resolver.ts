import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { DataElementType } from '../catalogue/element.type.ts';
import type { Element } from '../core/catalogue/model.ts';
import type { StoredAnswer } from '../core/fill/facts.ts';
import { itemLabel, itemPath } from '../core/one-table/item.ts';
import type { Period } from '../core/period.ts';
import type { Unit } from '../core/unit-tree.ts';
import { ReportingPeriodType } from '../graph/period.type.ts';
import { PeriodScalar } from '../graph/scalars.ts';
import { UnitType } from '../organisation/unit.type.ts';
import { asAnswer, asDraftAnswers, asPrefilled, cellsNeeding, sliceCodes } from './as-answer.ts';
import {
  AnswerType,
  CellReferenceType,
  DraftAnswerType,
  DraftType,
  OneTableDraftPayload,
  OneTableReturnInput,
  OneTableReturnPayload,
  OneTablesType,
  PrefilledType,
  QuestionType,
  SliceCodeType,
  SubmissionType,
  UnitTableInput,
  UnitTableType,
} from './one-table.type.ts';
import type { SubmissionContext } from './submission.context.ts';
import type { AskedQuestion, Draft, OneTable, Submission } from './submission.model.ts';

@Resolver(() => UnitTableType)
export class OneTableResolver {
  @Query(() => OneTablesType, { description: 'What is asked of a unit for a period, and why.' })
  oneTable(
    @Arg('unit', () => String, { description: 'Code of the unit.' }) unit: string,
    @Arg('period', () => PeriodScalar) period: string,
    @Arg('withSubunits', () => Boolean, {
      defaultValue: false,
      description: 'Also the tables of all units below it.',
    })
    withSubunits: boolean,
    @Ctx() { hub }: SubmissionContext,
  ) {
    return hub.oneTables(unit, period, withSubunits);
  }

  @Query(() => [SubmissionType], {
    description: "Every revision of a unit's table for a period, the oldest first.",
  })
  submissions(
    @Arg('unit', () => String, { description: 'Code of the unit.' }) unit: string,
    @Arg('period', () => PeriodScalar) period: string,
    @Ctx() { hub }: SubmissionContext,
  ) {
    return hub.submissions(unit, period);
  }

  @Mutation(() => OneTableDraftPayload, {
    description: 'Saves a table without handing it in; it replaces the last draft.',
  })
  oneTableDraft(
    @Arg('input', () => UnitTableInput) input: UnitTableInput,
    @Ctx() { hub }: SubmissionContext,
  ) {
    return hub.saveDraft(input);
  }

  @Mutation(() => OneTableReturnPayload, {
    description: 'Gives a table back to its unit 退回, with a reason: it no longer counts as handed in.',
  })
  oneTableReturn(
    @Arg('input', () => OneTableReturnInput) input: OneTableReturnInput,
    @Ctx() { hub }: SubmissionContext,
  ) {
    return hub.returnTable(input);
  }

  @FieldResolver(() => ReportingPeriodType)
  reportingPeriod(@Root() table: OneTable): Period {
    return table.period;
  }
}

@Resolver(() => QuestionType)
export class QuestionResolver {
  @FieldResolver(() => DataElementType)
  element(@Root() { question }: AskedQuestion): Element {
    return question.item.element;
  }

  @FieldResolver(() => String, {
    description: 'For `answers` and `gaps`: `population.registeredPresent.MALE`.',
  })
  path(@Root() { question }: AskedQuestion): string {
    return itemPath(question.item);
  }

  @FieldResolver(() => String, { description: 'Label with its slice: 户籍人口（男）.' })
  label(@Root() { question }: AskedQuestion): string {
    return itemLabel(question.item);
  }

  @FieldResolver(() => [SliceCodeType], { description: 'The codes of its slice; empty for the whole.' })
  slice(@Root() { question }: AskedQuestion): readonly SliceCodeType[] {
    return sliceCodes(question.item);
  }

  @FieldResolver(() => Boolean, {
    description: "Whether the last period's value is meant, asked once where none is stored.",
  })
  previous(@Root() { question }: AskedQuestion): boolean {
    return question.item.previous;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the table cannot be handed in without an answer.' })
  required(@Root() { question }: AskedQuestion): boolean {
    return question.item.element.required;
  }

  @FieldResolver(() => [CellReferenceType], { description: 'Why it is asked: the cells that need it.' })
  neededBy(@Root() { question }: AskedQuestion): readonly CellReferenceType[] {
    return cellsNeeding(question);
  }

  @FieldResolver(() => AnswerType, { nullable: true })
  answer(@Root() asked: AskedQuestion): AnswerType | undefined {
    return asAnswer(asked.answer);
  }

  @FieldResolver(() => PrefilledType, {
    nullable: true,
    description: "The last period's answer, to be confirmed.",
  })
  prefilled(@Root() asked: AskedQuestion): PrefilledType | undefined {
    return asPrefilled(asked.prefilled);
  }
}

@Resolver(() => DraftType)
export class DraftResolver {
  @FieldResolver(() => [DraftAnswerType])
  answers(
    @Root() draft: Draft & { answers: Readonly<Record<string, StoredAnswer>> },
  ): readonly DraftAnswerType[] {
    return asDraftAnswers(draft);
  }
}

@Resolver(() => SubmissionType)
export class SubmissionResolver {
  @FieldResolver(() => UnitType)
  unit(@Root() submission: Submission, @Ctx() { hub }: SubmissionContext): Unit {
    return hub.units().get(submission.unit, hub.period(submission.period)?.end);
  }

  @FieldResolver(() => ReportingPeriodType)
  reportingPeriod(@Root() submission: Submission, @Ctx() { hub }: SubmissionContext): Period | undefined {
    return hub.period(submission.period);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether it counts as handed in: not once it was returned 退回.',
  })
  handedIn(@Root() { returned }: Submission): boolean {
    return !returned;
  }
}
