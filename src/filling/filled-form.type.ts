import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { CellType, type FormCell, FormType } from '../catalogue/form.type.ts';
import type { Form } from '../core/catalogue/model.ts';
import type { CellGap, CellState, FilledCell, FillRule } from '../core/fill/filled-form.ts';
import type { GapReason } from '../core/fill/outcome.ts';
import type { Period } from '../core/period.ts';
import type { Unit } from '../core/unit-tree.ts';
import { connectionOf, PageArgs } from '../graph/connection.ts';
import { capitalisedEnumOf, enumOf } from '../graph/enums.ts';
import { NodeType } from '../graph/node.ts';
import { AnswerValueScalar, DateTimeScalar, type JsonValue, PeriodScalar } from '../graph/scalars.ts';
import { UnitType } from '../organisation/unit.type.ts';
import type { FormSummary, StoredForm } from './filling.model.ts';
import { RatedType } from './rated.type.ts';

export const CellStateEnum = capitalisedEnumOf<CellState>('CellState', 'What became of a cell.', {
  filled: 'filled from the one table',
  answered: "the form's own question, typed for this form alone",
  overridden: 'a person replaced the filled value, with a reason',
  missing: 'without a value, with its reason',
  open: "the form's own question, required and not answered yet",
  notApplicable: 'so reported, or a remark left empty',
  context: "a heading: the unit's name or code, the period",
});

export const FillRuleEnum = capitalisedEnumOf<FillRule>(
  'FillRule',
  'The strongest step in the derivation of a filled cell.',
  {
    calculated: 'by a formula',
    rolledUp: 'summed over sub-units, or over units that were merged',
    accumulated: 'accumulated over periods',
    converted: 'converted: unit of measure, code',
    summed: 'summed over a breakdown',
    copied: 'copied as it is',
  },
);

export const GapReasonEnum = enumOf<GapReason>(
  'GapReason',
  'Why a value is missing; where several hold, the first.',
  {
    NO_PERMISSION: '无权查看',
    NOT_REPORTED: '未上报: some units or periods that it needs have not reported',
    NO_EARLIER_PERIOD: '没有往期数: it needs a period before the first one that the hub holds',
    UNIT_CHANGED: '单位有合并或拆分: what was there before cannot be brought to the unit as it is now',
    REPORTED_UNKNOWN: '上报为不掌握: the unit said that nobody knows',
    ROSTER_EMPTY: '台账为空',
    SOURCE_CONFLICT: '来源冲突',
    DIVISION_BY_ZERO: '除数为零',
    NOT_APPLICABLE: '不适用',
    WITHHELD: '涉及个人隐私，不予显示: there is a value, and the reader may not see it',
  },
);

/** A cell of a stored form: `filled` is what the engine made of it. */
export interface CellOfForm {
  readonly stored: StoredForm;
  readonly filled: FilledCell;
}

export interface RowOfForm {
  readonly unit: Unit;
  readonly isTotal: boolean;
  readonly cells: readonly CellOfForm[];
}

export interface GapOfCell extends CellGap {
  readonly cell: string;
}

@ObjectType('Gap', { description: 'A cell without a value, and why.', simpleResolvers: true })
export class GapType implements GapOfCell {
  @Field(() => String, { description: 'Address of the cell: `SD-01.resident`, `SX-02[liutang-03].births`.' })
  readonly cell!: string;
  @Field(() => GapReasonEnum)
  readonly reason!: GapReason;
  @Field(() => Int, { description: 'How many of the parts that it needs have reported …' })
  readonly reported!: number;
  @Field(() => Int, { description: '… of how many.' })
  readonly expected!: number;
  @Field(() => AnswerValueScalar, {
    nullable: true,
    description: 'The sum over those that have: never counted as filled.',
  })
  readonly partialValue?: JsonValue;
}

@ObjectType('FilledCell', { description: 'A cell of a filled form: its value, or why it has none.' })
export class FilledCellType {
  @Field(() => CellType, { description: 'The cell as the form prints it.' })
  readonly cell!: FormCell;
}

@ObjectType('FilledRow', { description: 'A row of a filled form.', simpleResolvers: true })
export class FilledRowType {
  @Field(() => UnitType, { description: "The row's unit; of the total, the form's." })
  readonly unit!: Unit;
  @Field(() => Boolean)
  readonly isTotal!: boolean;
  @Field(() => [FilledCellType])
  readonly cells!: readonly CellOfForm[];
}

@ObjectType('FilledForm', {
  description: 'A form filled for a unit and a period 已填报表, as stored.',
  implements: [NodeType, RatedType],
  simpleResolvers: true,
})
export class FilledFormType
  implements Pick<StoredForm, 'form' | 'unit' | 'period' | 'filledAt' | 'asFiledAt'>
{
  @Field(() => FormType, { description: 'The form, as it was in the catalogue version that filled it.' })
  readonly form!: Form;
  @Field(() => UnitType)
  readonly unit!: Unit;
  @Field(() => PeriodScalar)
  readonly period!: Period;
  @Field(() => DateTimeScalar)
  readonly filledAt!: Date;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description:
      'Since when it stands as filed: all units due had handed in, or the period closed. What came after is a correction.',
  })
  readonly asFiledAt?: Date;
}

export const FilledFormConnection = connectionOf(FilledFormType, 'FilledForm');

@ObjectType('FormSummary', {
  description: 'A form that a submission filled, in figures.',
  implements: RatedType,
  simpleResolvers: true,
})
export class FormSummaryType implements Pick<FormSummary, 'period'> {
  @Field(() => PeriodScalar)
  readonly period!: string;
}

@ArgsType()
export class FilledFormsArgs extends PageArgs {
  @Field(() => String, { description: 'Code of the unit.' })
  readonly unit!: string;
  @Field(() => PeriodScalar)
  readonly period!: string;
  @Field(() => Boolean, { defaultValue: false, description: 'Also the forms of all units below it.' })
  readonly withSubunits!: boolean;
  @Field(() => String, { nullable: true, description: 'Only forms of this department, by its code.' })
  readonly department?: string | null;
  @Field(() => String, { nullable: true, description: 'Only this form, by its printed code.' })
  readonly form?: string | null;
}
