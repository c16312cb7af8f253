import { Field, Int, ObjectType } from 'type-graphql';
import { FormType } from '../catalogue/form.type.ts';
import type { Form } from '../core/catalogue/model.ts';
import type { Period } from '../core/period.ts';
import type { Unit } from '../core/unit-tree.ts';
import { enumOf } from '../graph/enums.ts';
import { DateTimeScalar, PeriodScalar } from '../graph/scalars.ts';
import { UnitType } from '../organisation/unit.type.ts';
import type { ExplainedFact, ExplainedOperand, Explanation } from './filling.model.ts';

export const FactSourceEnum = enumOf<'TYPED' | 'FED' | 'COUNTED' | 'CARRIED'>(
  'FactSource',
  'Where a fact came from.',
  {
    TYPED: 'a person typed it, or confirmed it',
    FED: "a department's system",
    COUNTED: 'counted from a roster',
    CARRIED: 'the value of an earlier period that nobody has confirmed',
  },
);

@ObjectType('ExplainedFact', {
  description: 'A fact 事实 that a cell was computed from.',
  simpleResolvers: true,
})
export class ExplainedFactType implements Omit<ExplainedFact, 'source'> {
  @Field(() => String, { description: 'Name of the element.' })
  readonly element!: string;
  @Field(() => String, { description: 'Path of the question in its table.' })
  readonly path!: string;
  @Field(() => String)
  readonly label!: string;
  @Field(() => UnitType, { description: 'Whose fact it is.' })
  readonly unit!: Unit;
  @Field(() => PeriodScalar)
  readonly period!: Period;
  @Field(() => String, { nullable: true, description: 'With its unit of measure.' })
  readonly value?: string;
  @Field(() => String, { nullable: true, description: 'Why it has no value.' })
  readonly gap?: string;
  @Field(() => Int, { nullable: true, description: 'Revision of the table that it was taken from.' })
  readonly revision?: number;
  @Field(() => DateTimeScalar, { nullable: true })
  readonly submittedAt?: Date;
  @Field(() => String, { nullable: true })
  readonly submittedBy?: string;
}

@ObjectType('ExplainedOperand', {
  description: 'An operand of the formula, with the facts behind it.',
  simpleResolvers: true,
})
export class ExplainedOperandType implements ExplainedOperand {
  @Field(() => String, { description: 'Name of the element.' })
  readonly element!: string;
  @Field(() => String)
  readonly label!: string;
  @Field(() => String, { nullable: true })
  readonly en?: string;
  @Field(() => String)
  readonly definition!: string;
  @Field(() => String, { nullable: true, description: 'Concept scope 口径.' })
  readonly scope?: string;
  @Field(() => String, { nullable: true, description: 'With its unit of measure.' })
  readonly value?: string;
  @Field(() => String, { nullable: true, description: 'Why it has no value.' })
  readonly gap?: string;
  @Field(() => [ExplainedFactType])
  readonly facts!: readonly ExplainedFact[];
}

@ObjectType('Explanation', { description: 'Where the number in a cell comes from.', simpleResolvers: true })
export class ExplanationType
  implements Pick<Explanation, 'form' | 'unit' | 'period' | 'address' | 'formula' | 'operands' | 'facts'>
{
  @Field(() => FormType)
  readonly form!: Form;
  @Field(() => UnitType)
  readonly unit!: Unit;
  @Field(() => PeriodScalar)
  readonly period!: Period;
  @Field(() => String)
  readonly address!: string;
  @Field(() => String, {
    nullable: true,
    description: 'As the dictionary writes it; null for a plain reference.',
  })
  readonly formula?: string;
  @Field(() => [ExplainedOperandType])
  readonly operands!: readonly ExplainedOperand[];
  @Field(() => [ExplainedFactType], { description: 'Every fact that the cell was computed from.' })
  readonly facts!: readonly ExplainedFact[];
}
