import { ArgsType, Field, InputType, Int, ObjectType } from 'type-graphql';
import type { Calendar } from '../core/calendar.ts';
import type { Cell, DataType, Department, Form, Rule } from '../core/catalogue/model.ts';
import type { Frequency } from '../core/period.ts';
import type { Level, UnitKind } from '../core/unit-tree.ts';
import { connectionOf, PageArgs } from '../graph/connection.ts';
import { enumOf } from '../graph/enums.ts';
import { NodeType } from '../graph/node.ts';
import { CalendarType, FrequencyEnum } from '../graph/period.type.ts';
import { DateScalar } from '../graph/scalars.ts';
import { LevelEnum, UnitKindEnum } from '../organisation/unit.type.ts';
import { DataTypeEnum, DepartmentType } from './element.type.ts';

export type CellSource = 'CONTEXT' | 'OWN_QUESTION' | 'ELEMENTS';

export const CellSourceEnum = enumOf<CellSource>('CellSource', 'What a cell is filled from.', {
  CONTEXT: "the form itself: the unit's name or code, the period",
  OWN_QUESTION: 'a question that only this form asks',
  ELEMENTS: 'elements, by reference or formula',
});

export const RuleSeverityEnum = enumOf<Rule['severity']>('RuleSeverity', 'What a broken rule does.', {
  ERROR: 'stops the submission',
  WARNING: 'wants a confirmation',
});

/** A cell knows its form, because its address needs it. */
export interface FormCell extends Cell {
  readonly form: Form;
}

@ObjectType('Cell', {
  description: 'A cell 表格单元 of a form, as the department prints it.',
  simpleResolvers: true,
})
export class CellType implements Omit<Cell, 'source' | 'place' | 'orAsk' | 'unit'> {
  @Field(() => String, { description: "The field of the form's type." })
  readonly field!: string;
  @Field(() => String)
  readonly label!: string;
  @Field(() => String, { nullable: true })
  readonly en?: string;
  @Field(() => String, { nullable: true, description: 'The heading under which it is printed.' })
  readonly section?: string;
  @Field(() => String, { nullable: true, description: 'Printed code.' })
  readonly code?: string;
  @Field(() => String, {
    nullable: true,
    description: "Its place in the department's workbook, where known: `C7`.",
  })
  readonly printedAt?: string;
  @Field(() => DataTypeEnum)
  readonly type!: DataType;
  @Field(() => Int)
  readonly decimals!: number;
  @Field(() => Boolean, { description: 'Of an own question: it may not be left empty.' })
  readonly required!: boolean;
}

@ObjectType('Form', {
  description: 'A report form 报表 of a department, cell by cell.',
  implements: NodeType,
  simpleResolvers: true,
})
export class FormType implements Omit<Form, 'cells' | 'place' | 'name' | 'field' | 'key'> {
  @Field(() => String, { description: 'Printed code, such as `SD-01`: what arguments take.' })
  readonly code!: string;
  @Field(() => String, { description: 'Its field of the typed layer: `query { forms { <field>(…) } }`.' })
  readonly field!: string;
  @Field(() => String, { description: 'Its field of the one table, where its own questions are: `SD_01`.' })
  readonly key!: string;
  @Field(() => String)
  readonly label!: string;
  @Field(() => String, { nullable: true })
  readonly en?: string;
  @Field(() => DepartmentType)
  readonly department!: Department;
  @Field(() => FrequencyEnum)
  readonly every!: Frequency;
  @Field(() => CalendarType, { nullable: true, description: 'Of its periods; null for the civil one.' })
  readonly calendar?: Calendar;
  @Field(() => LevelEnum, { description: 'The level of the units that it is due from.' })
  readonly level!: Level;
  @Field(() => [UnitKindEnum], { nullable: true, description: 'Their kinds; null for all of the level.' })
  readonly kinds?: readonly UnitKind[];
  @Field(() => LevelEnum, {
    nullable: true,
    description: 'One row for every unit of this level below; null for a form without rows.',
  })
  readonly rows?: Level;
  @Field(() => Int, { nullable: true, description: 'Days after the end of the period.' })
  readonly dueDays?: number;
  @Field(() => String, { nullable: true, description: 'The document that orders it.' })
  readonly basis?: string;
  @Field(() => DateScalar, { nullable: true })
  readonly validFrom?: string;
  @Field(() => DateScalar, { nullable: true })
  readonly expires?: string;
}

export const FormConnection = connectionOf(FormType, 'Form');

@InputType('FormFilter', { description: 'Which forms: all that is given must hold.' })
export class FormFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Part of the code, a label, or the label or printed code of a cell.',
  })
  readonly search?: string | null;
  @Field(() => String, { nullable: true, description: 'Code of the department.' })
  readonly department?: string | null;
  @Field(() => FrequencyEnum, { nullable: true })
  readonly every?: Frequency | null;
  @Field(() => LevelEnum, { nullable: true })
  readonly level?: Level | null;
}

@ArgsType()
export class FormsArgs extends PageArgs {
  @Field(() => FormFilter, { nullable: true })
  readonly filter?: FormFilter | null;
}

@ObjectType('Rule', {
  description: 'A rule 审核关系: it checks, it never derives, and holds wherever its elements are shown.',
  simpleResolvers: true,
})
export class RuleType
  implements Omit<Rule, 'topic' | 'expression' | 'text' | 'tolerance' | 'verifies' | 'place'>
{
  @Field(() => String)
  readonly code!: string;
  @Field(() => String)
  readonly message!: string;
  @Field(() => String, { nullable: true })
  readonly en?: string;
  @Field(() => RuleSeverityEnum)
  readonly severity!: Rule['severity'];
  @Field(() => LevelEnum, { description: 'The level of the table at which it is checked.' })
  readonly level!: Level;
  @Field(() => FrequencyEnum)
  readonly every!: Frequency;
}
