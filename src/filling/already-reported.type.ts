import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DataElementType } from '../catalogue/element.type.ts';
import { FormType } from '../catalogue/form.type.ts';
import type { Element, Form } from '../core/catalogue/model.ts';
import type { PrintedValue } from '../core/fill/filled-form.ts';
import type { Period } from '../core/period.ts';
import type { Unit } from '../core/unit-tree.ts';
import { AnswerValueScalar, DateTimeScalar, PeriodScalar } from '../graph/scalars.ts';
import { UnitType } from '../organisation/unit.type.ts';
import type { AlreadyReported } from './filling.model.ts';

@InputType('SliceInput', { description: 'One code of a breakdown: `{ breakdown: "sex", code: "FEMALE" }`.' })
export class SliceInput {
  @Field(() => String)
  readonly breakdown!: string;
  @Field(() => String)
  readonly code!: string;
}

@ObjectType('Coverage', { description: 'How complete a figure is.', simpleResolvers: true })
export class CoverageType {
  @Field(() => Int, { description: 'Tables that it is made of and that were handed in …' })
  readonly reported!: number;
  @Field(() => Int, { description: '… of how many.' })
  readonly expected!: number;
}

/** Its text and measure stand in its field resolvers. */
@ObjectType('AlreadyReported', {
  description: 'Whether an element has been reported already: what a township shows to whoever asks again.',
  simpleResolvers: true,
})
export class AlreadyReportedType
  implements Omit<AlreadyReported, 'slice' | 'unit' | 'text' | 'textEn' | 'gap'>
{
  @Field(() => DataElementType)
  readonly element!: Element;
  @Field(() => UnitType, { name: 'reportingUnit', description: 'Of whom the figure is.' })
  readonly reportingUnit!: Unit;
  @Field(() => PeriodScalar)
  readonly period!: Period;
  @Field(() => AnswerValueScalar, {
    nullable: true,
    description: 'Null while a part is missing: see coverage, partialValue and text.',
  })
  readonly value?: PrintedValue;
  @Field(() => CoverageType)
  readonly coverage!: AlreadyReported['coverage'];
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the last of its parts was handed in.' })
  readonly lastReportedAt?: Date;
  @Field(() => [FormType], { description: 'The forms that print it, or are filled from it.' })
  readonly forms!: readonly Form[];
}
