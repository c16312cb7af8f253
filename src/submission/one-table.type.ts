import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { CellType, type FormCell, FormType } from '../catalogue/form.type.ts';
import type { Form } from '../core/catalogue/model.ts';
import type { NullReason } from '../core/fill/facts.ts';
import type { GapInput, TableInput } from '../core/one-table/input.ts';
import type { Period } from '../core/period.ts';
import type { Unit } from '../core/unit-tree.ts';
import { enumOf } from '../graph/enums.ts';
import { AnswerValueScalar, DateTimeScalar, type JsonValue, PeriodScalar } from '../graph/scalars.ts';
import { UnitType } from '../organisation/unit.type.ts';
import type {
  AskedQuestion,
  Draft,
  OneTable,
  OneTableCounts,
  ReturnInput,
  Submission,
  TableReturn,
  UserFinding,
} from './submission.model.ts';
import { UserErrorType } from './user-error.type.ts';

export const NullReasonEnum = enumOf<NullReason>(
  'NullReason',
  'Why a question has no value. Zero is a value.',
  {
    NOT_APPLICABLE: '不适用: the thing does not exist there',
    NOT_KNOWN: '不掌握: it exists, but nobody knows the figure',
  },
);

@ObjectType('Answer', {
  description: 'An answer of the one table: a value, or a reason why there is none.',
  simpleResolvers: true,
})
export class AnswerType {
  @Field(() => AnswerValueScalar, { nullable: true })
  readonly value?: JsonValue;
  @Field(() => NullReasonEnum, { nullable: true })
  readonly nullReason?: NullReason;
  @Field(() => String, { nullable: true })
  readonly note?: string;
}

@ObjectType('SliceCode', {
  description: 'One code of a slice: which breakdown, which code.',
  simpleResolvers: true,
})
export class SliceCodeType {
  @Field(() => String)
  readonly breakdown!: string;
  @Field(() => String)
  readonly code!: string;
  @Field(() => String)
  readonly label!: string;
}

@ObjectType('CellReference', { description: 'A cell, and the form that prints it.', simpleResolvers: true })
export class CellReferenceType {
  @Field(() => FormType)
  readonly form!: Form;
  @Field(() => CellType)
  readonly cell!: FormCell;
}

@ObjectType('AnswerOrigin', { description: 'Where a pre-filled answer comes from.', simpleResolvers: true })
export class AnswerOriginType {
  @Field(() => PeriodScalar)
  readonly period!: Period;
}

@ObjectType('Prefilled', { description: 'An earlier answer, to be confirmed.', simpleResolvers: true })
export class PrefilledType {
  @Field(() => AnswerValueScalar)
  readonly value!: JsonValue;
  @Field(() => AnswerOriginType)
  readonly from!: AnswerOriginType;
}

/** What it asks stands in its field resolvers. */
@ObjectType('Question', {
  description:
    'A question put to a unit for a period: an element, or one slice of it, with the cells that need it.',
})
export class QuestionType {
  readonly question!: AskedQuestion['question'];
}

@ObjectType('DraftAnswer', { description: 'One answer of a draft.', simpleResolvers: true })
export class DraftAnswerType {
  @Field(() => String, { description: 'Path of the question.' })
  readonly path!: string;
  @Field(() => AnswerType)
  readonly answer!: AnswerType;
}

@ObjectType('Draft', { description: 'Answers that are saved but not handed in.', simpleResolvers: true })
export class DraftType implements Omit<Draft, 'answers'> {
  @Field(() => Int, { description: 'The revision that it started from.' })
  readonly baseRevision!: number;
  @Field(() => DateTimeScalar)
  readonly savedAt!: Date;
  @Field(() => String)
  readonly savedBy!: string;
}

@ObjectType('TableReturn', {
  description: 'A table that went back to its unit 退回: its answers stand, but it is awaited again.',
  simpleResolvers: true,
})
export class TableReturnType implements TableReturn {
  @Field(() => String)
  readonly reason!: string;
  @Field(() => DateTimeScalar)
  readonly returnedAt!: Date;
  @Field(() => String)
  readonly returnedBy!: string;
}

@ObjectType('UnitTable', {
  description:
    "A unit's one table 一表 for a period as it stands: what is asked, what is answered, what could be confirmed.",
  simpleResolvers: true,
})
export class UnitTableType implements Omit<OneTable, 'asked' | 'draft'> {
  @Field(() => UnitType)
  readonly unit!: Unit;
  @Field(() => PeriodScalar)
  readonly period!: Period;
  @Field(() => Int, {
    description: '0 if never handed in. An edit says which revision it starts from: `baseRevision`.',
  })
  readonly revision!: number;
  @Field(() => DateTimeScalar, { nullable: true })
  readonly submittedAt?: Date;
  @Field(() => String, { nullable: true })
  readonly submittedBy?: string;
  @Field(() => Boolean, {
    description: 'Whether the period is closed: nothing is handed in for it any more.',
  })
  readonly closed!: boolean;
  @Field(() => TableReturnType, {
    nullable: true,
    description: 'Set while the current revision is back with the unit: to be put right and handed in again.',
  })
  readonly returned?: TableReturn;
  @Field(() => [QuestionType], {
    description: 'Every question of the table: the fewest that determine every form due.',
  })
  readonly asked!: readonly AskedQuestion[];
  @Field(() => DraftType, { nullable: true })
  readonly draft?: Draft;
}

@ObjectType('OneTableCounts', {
  description: 'What a set of tables asks, and what it saves.',
  simpleResolvers: true,
})
export class OneTableCountsType implements OneTableCounts {
  @Field(() => Int, { description: 'Forms due from the units listed.' })
  readonly formsDue!: number;
  @Field(() => Int, { description: 'Their applicable cells, were everything answered.' })
  readonly cells!: number;
  @Field(() => Int, { description: 'Questions that determine all of them.' })
  readonly asked!: number;
  @Field(() => Int, { description: "Of the asked: the last period's answer can be confirmed." })
  readonly prefilled!: number;
  @Field(() => Int, {
    description: 'Of the asked: only forms of longer periods need them, which are not counted here.',
  })
  readonly forLongerPeriods!: number;
  @Field(() => Int, { description: 'Cells that nobody types anywhere: cells − (asked − forLongerPeriods).' })
  readonly avoided!: number;
}

@ObjectType('OneTables', {
  description: 'The tables of a unit, or of a unit and all below it.',
  simpleResolvers: true,
})
export class OneTablesType {
  @Field(() => [UnitTableType])
  readonly tables!: readonly OneTable[];
  @Field(() => OneTableCountsType)
  readonly counts!: OneTableCounts;
}

@ObjectType('Submission', {
  description: 'One revision of one table, as it was handed in 填报.',
  simpleResolvers: true,
})
export class SubmissionType implements Omit<Submission, 'unit'> {
  @Field(() => PeriodScalar)
  readonly period!: string;
  @Field(() => Int)
  readonly revision!: number;
  @Field(() => DateTimeScalar)
  readonly submittedAt!: Date;
  @Field(() => String)
  readonly submittedBy!: string;
  @Field(() => Int, { description: 'Answers that a person typed.' })
  readonly entriesTyped!: number;
  @Field(() => Int, { description: 'Answers that a person confirmed from a pre-filled value.' })
  readonly entriesConfirmed!: number;
  @Field(() => TableReturnType, { nullable: true, description: 'Set if it went back to its unit.' })
  readonly returned?: TableReturn;
}

@InputType('AnswerInput', { description: 'One answer, by the path of its question.' })
export class AnswerInput {
  @Field(() => String, { description: '`population.registeredPresent.MALE`, `forms.SD_01.foreigners`.' })
  readonly path!: string;
  @Field(() => AnswerValueScalar, {
    nullable: true,
    description: 'Null is no answer: give a reason under `gaps` instead.',
  })
  readonly value!: JsonValue | null;
}

@InputType('GapInput', { description: 'Why a question has no value.' })
export class GapInputType implements GapInput {
  @Field(() => String, { description: 'Path of the question.' })
  readonly path!: string;
  @Field(() => NullReasonEnum)
  readonly reason!: NullReason;
  @Field(() => String, { nullable: true })
  readonly note?: string | null;
}

@InputType('UnitTableInput', {
  description:
    'A table to save or hand in. Over an earlier revision it says what changes: questions not named keep their answers.',
})
export class UnitTableInput implements TableInput {
  @Field(() => String, { description: 'Code of the unit.' })
  readonly unit!: string;
  @Field(() => PeriodScalar)
  readonly period!: string;
  @Field(() => Int, {
    defaultValue: 0,
    description: 'The revision that this edit starts from; 0 for a table never handed in.',
  })
  readonly baseRevision!: number;
  @Field(() => [AnswerInput], {
    nullable: true,
    description: 'Answers by path; may stand beside the typed ones.',
  })
  readonly answers?: AnswerInput[] | null;
  @Field(() => [GapInputType], { nullable: true })
  readonly gaps?: GapInputType[] | null;
  @Field(() => Boolean, {
    nullable: true,
    description: "Take the saved draft's answers too; what is said here goes before them.",
  })
  readonly fromDraft?: boolean | null;
}

@ObjectType('OneTableDraftPayload', { description: 'What became of a draft.', simpleResolvers: true })
export class OneTableDraftPayload {
  @Field(() => UnitTableType, {
    nullable: true,
    description: 'The table with the draft; null if it was not saved.',
  })
  readonly table?: OneTable;
  @Field(() => [UserErrorType], {
    description: 'What is wrong. A draft may hold less than a table, but nothing unreadable.',
  })
  readonly userErrors!: readonly UserFinding[];
}

@InputType('OneTableReturnInput', { description: 'Which table goes back to its unit, and why.' })
export class OneTableReturnInput implements ReturnInput {
  @Field(() => String, { description: 'Code of the unit.' })
  readonly unit!: string;
  @Field(() => PeriodScalar)
  readonly period!: string;
  @Field(() => Int, { description: 'The revision that was read: a newer one is not returned unseen.' })
  readonly revision!: number;
  @Field(() => String, { description: 'What is to be put right.' })
  readonly reason!: string;
}

@ObjectType('OneTableReturnPayload', { description: 'What became of a return.', simpleResolvers: true })
export class OneTableReturnPayload {
  @Field(() => UnitTableType, { nullable: true, description: 'The table as it stands now.' })
  readonly table?: OneTable;
  @Field(() => [UserErrorType], { description: 'Why it was not returned.' })
  readonly userErrors!: readonly UserFinding[];
}
