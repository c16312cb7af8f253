import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import type { Period } from '../core/period.ts';
import type { Unit } from '../core/unit-tree.ts';
import { enumOf } from '../graph/enums.ts';
import { ReportingPeriodType } from '../graph/period.type.ts';
import { PeriodScalar } from '../graph/scalars.ts';
import { UnitType } from '../organisation/unit.type.ts';
import type { AvoidedEntries, RateGrouping, RateLine, RateQuery, RateTable } from './filling.model.ts';
import { RatedType } from './rated.type.ts';

export const RateGroupingEnum = enumOf<RateGrouping>(
  'RateGrouping',
  'What the lines of a rates table stand for.',
  {
    FORM: 'a line a form',
    DEPARTMENT: 'a line a department',
    UNIT: 'a line a unit: those directly below the one asked for, with everything below them',
    PERIOD: 'a line a period',
  },
);

/** What to count: all that is given must hold. */
@ArgsType()
export class RatesArgs implements RateQuery {
  @Field(() => String, { description: 'Code of the unit: it and everything below it.' })
  readonly unit!: string;
  @Field(() => PeriodScalar)
  readonly period!: string;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Of a year or half-year: its quarters and months too. True unless said.',
  })
  readonly withShorterPeriods?: boolean | null;
  @Field(() => [String], { nullable: true, description: 'Printed codes of forms; all unless said.' })
  readonly forms?: string[] | null;
  @Field(() => String, { nullable: true, description: 'Code of a department.' })
  readonly department?: string | null;
  @Field(() => RateGroupingEnum, {
    nullable: true,
    description: 'One line for each of these, beside the whole.',
  })
  readonly by?: RateGrouping | null;
}

@ObjectType('RateGroup', { description: 'What a line of a rates table stands for.', simpleResolvers: true })
export class RateGroupType implements NonNullable<RateLine['group']> {
  @Field(() => String, { description: 'Code of the form, department or unit; id of the period.' })
  readonly key!: string;
  @Field(() => String)
  readonly label!: string;
  @Field(() => String, { nullable: true })
  readonly en?: string;
}

@ObjectType('AvoidedEntries', {
  description: 'Where avoided entries come from. Their sum is entriesAvoided.',
  simpleResolvers: true,
})
export class AvoidedEntriesType implements AvoidedEntries {
  @Field(() => Int, { description: 'Cells of total rows.' })
  readonly totals!: number;
  @Field(() => Int, {
    description: 'Everything else that single forms save on their own: sums, formulas, earlier periods.',
  })
  readonly arithmetic!: number;
  @Field(() => Int, { description: 'Saved because forms share what is asked once.' })
  readonly shared!: number;
}

@ObjectType('RateLine', {
  description: 'Rates of a union of forms, units and periods.',
  implements: RatedType,
  simpleResolvers: true,
})
export class RateLineType
  implements
    Pick<
      RateLine,
      'group' | 'formsDue' | 'avoided' | 'entriesTyped' | 'entriesConfirmed' | 'correctedAfterFill'
    >
{
  @Field(() => RateGroupType, { nullable: true, description: 'Null for the whole.' })
  readonly group?: RateLine['group'];
  @Field(() => Int)
  readonly formsDue!: number;
  @Field(() => AvoidedEntriesType)
  readonly avoided!: AvoidedEntries;
  @Field(() => Int, {
    nullable: true,
    description: 'What a person typed into the tables; null where only some forms are meant.',
  })
  readonly entriesTyped?: number;
  @Field(() => Int, {
    nullable: true,
    description: 'What a person confirmed from a pre-filled value; null where only some forms are meant.',
  })
  readonly entriesConfirmed?: number;
  @Field(() => Int, { description: 'Cells whose value changed after they were filed.' })
  readonly correctedAfterFill!: number;
}

@ObjectType('RateTable', { description: 'Rates as a whole, and by group.', simpleResolvers: true })
export class RateTableType implements RateTable {
  @Field(() => UnitType)
  readonly unit!: Unit;
  @Field(() => [ReportingPeriodType], { description: 'Every period that is counted.' })
  readonly periods!: readonly Period[];
  @Field(() => RateLineType)
  readonly whole!: RateLine;
  @Field(() => [RateLineType])
  readonly lines!: readonly RateLine[];
}
