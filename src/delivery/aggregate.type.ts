import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { DataElementType } from '../catalogue/element.type.ts';
import type { Element } from '../core/catalogue/model.ts';
import type { PrintedValue } from '../core/fill/filled-form.ts';
import type { Frequency, Period } from '../core/period.ts';
import type { Level, Unit } from '../core/unit-tree.ts';
import { SliceInput } from '../filling/already-reported.type.ts';
import { FrequencyEnum } from '../graph/period.type.ts';
import { DateTimeScalar, DecimalScalar, PeriodScalar } from '../graph/scalars.ts';
import { LevelEnum, UnitType } from '../organisation/unit.type.ts';
import type { UserFinding } from '../submission/submission.model.ts';
import { UserErrorType } from '../submission/user-error.type.ts';
import type { AggregateQuery, AggregateRow, AggregateTable, Comparison } from './aggregate.model.ts';

@ArgsType()
export class AggregateArgs implements AggregateQuery {
  @Field(() => [String], { description: 'Names of elements, or labels that forms print.' })
  readonly elements!: string[];
  @Field(() => String, { description: 'Code of the unit.' })
  readonly unit!: string;
  @Field(() => LevelEnum, {
    nullable: true,
    description: 'Rows for each unit of this level below it; for the unit itself unless said.',
  })
  readonly level?: Level | null;
  @Field(() => [PeriodScalar], { nullable: true, description: 'The periods; or say `from` and `to`.' })
  readonly periods?: string[] | null;
  @Field(() => PeriodScalar, { nullable: true, description: 'The first of a run of periods.' })
  readonly from?: string | null;
  @Field(() => PeriodScalar, { nullable: true, description: 'The last of them, included.' })
  readonly to?: string | null;
  @Field(() => FrequencyEnum, { nullable: true, description: 'Of the run; that of `from` unless said.' })
  readonly frequency?: Frequency | null;
  @Field(() => [SliceInput], { nullable: true, description: 'Restricts all rows; totals unless given.' })
  readonly slice?: SliceInput[] | null;
  @Field(() => [String], {
    nullable: true,
    description: 'Breakdowns, such as `sex`: a row for each of their codes.',
  })
  readonly groupBy?: string[] | null;
}

@ObjectType('AggregateComparison', {
  description: "A row's value beside that of an earlier period.",
  simpleResolvers: true,
})
export class AggregateComparisonType implements Omit<Comparison, 'gap'> {
  @Field(() => PeriodScalar)
  readonly period!: Period;
  @Field(() => DecimalScalar, { nullable: true })
  readonly value?: PrintedValue;
  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      '(now − then) ÷ |then|, exact: 0.05 is five per cent more. One that never ends has 20 decimals.',
  })
  readonly growth?: PrintedValue;
}

@ObjectType('AggregateRow', {
  description: 'One element, or a slice of it, for one unit and period.',
  simpleResolvers: true,
})
export class AggregateRowType
  implements Omit<AggregateRow, 'slice' | 'unit' | 'gap' | 'previous' | 'sameLastYear'>
{
  @Field(() => DataElementType)
  readonly element!: Element;
  @Field(() => UnitType, { name: 'reportingUnit', description: 'Of whom the figures are.' })
  readonly reportingUnit!: Unit;
  @Field(() => PeriodScalar)
  readonly period!: Period;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'As a form of the unit prints it: null while a part is missing.',
  })
  readonly value?: PrintedValue;
  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'The sum over the parts there are, complete or not: read it with its coverage. Null for what does not add up: ' +
      'an average, a ratio, a distinct count.',
  })
  readonly sum?: PrintedValue;
  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'The mean of a unit, over the units that lack nothing for the period. Null for averages and ratios: their `value` ' +
      'is weighted or recomputed.',
  })
  readonly average?: PrintedValue;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The least value of a unit, over the same units.',
  })
  readonly minimum?: PrintedValue;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The greatest value of a unit, over the same units.',
  })
  readonly maximum?: PrintedValue;
  @Field(() => Int, {
    description: 'Units that lack nothing for the period, where the element is collected …',
  })
  readonly unitsReporting!: number;
  @Field(() => Int, { description: '… of how many.' })
  readonly unitsExpected!: number;
}

@ObjectType('AggregateTable', {
  description: 'Aggregates: element by element, slice by slice, unit by unit, in the order of the periods.',
  simpleResolvers: true,
})
export class AggregateTableType implements AggregateTable {
  @Field(() => [AggregateRowType])
  readonly rows!: readonly AggregateRow[];
  @Field(() => DateTimeScalar, { description: 'What was handed in up to this moment is counted.' })
  readonly asOf!: Date;
  @Field(() => [UserErrorType], { description: 'What is wrong with the request; then there are no rows.' })
  readonly userErrors!: readonly UserFinding[];
}

@ObjectType('AggregateColumns', {
  description: 'The same rows as columns of equal length, for programs that read many.',
  simpleResolvers: true,
})
export class AggregateColumnsType {
  @Field(() => [String], { description: 'Names of the elements.' })
  readonly elements!: readonly string[];
  @Field(() => [String], {
    description: 'Codes of the slices, in the order of the breakdowns: `FEMALE`; empty for totals.',
  })
  readonly slices!: readonly string[];
  @Field(() => [String], { description: 'Codes of the units.' })
  readonly units!: readonly string[];
  @Field(() => [PeriodScalar])
  readonly periods!: readonly Period[];
  @Field(() => [DecimalScalar], { nullable: 'items', description: '`value` of each row.' })
  readonly values!: readonly (PrintedValue | null)[];
  @Field(() => [DecimalScalar], { nullable: 'items', description: '`sum` of each row.' })
  readonly sums!: readonly (PrintedValue | null)[];
  @Field(() => [Int], { description: '`unitsReporting` of each row.' })
  readonly unitsReporting!: readonly number[];
  @Field(() => [Int], { description: '`unitsExpected` of each row.' })
  readonly unitsExpected!: readonly number[];
  @Field(() => DateTimeScalar, { description: 'What was handed in up to this moment is counted.' })
  readonly asOf!: Date;
  @Field(() => [UserErrorType], {
    description: 'What is wrong with the request; then the columns are empty.',
  })
  readonly userErrors!: readonly UserFinding[];
}
