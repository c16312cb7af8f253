import { ArgsType, Field, InputType, ObjectType } from 'type-graphql';
import { type Level, type Unit, type UnitKind } from '../core/unit-tree.ts';
import { connectionOf, PageArgs } from '../graph/connection.ts';
import { enumOf } from '../graph/enums.ts';
import { NodeType } from '../graph/node.ts';
import { DateScalar } from '../graph/scalars.ts';

export const LevelEnum = enumOf<Level>('Level', 'Administrative level, from the top down.', {
  PROVINCE: '省',
  CITY: '市',
  COUNTY: '县',
  TOWNSHIP: '乡镇、街道',
  VILLAGE: '村、社区',
  NATURAL_VILLAGE: '自然村',
});

export const UnitKindEnum = enumOf<UnitKind>('UnitKind', 'The kind of a unit; each stands at one level.', {
  PROVINCE: '省',
  CITY: '市',
  COUNTY: '县',
  DISTRICT: '区',
  COUNTY_LEVEL_CITY: '县级市',
  TOWN: '镇',
  RURAL_TOWNSHIP: '乡',
  ETHNIC_TOWNSHIP: '民族乡',
  SUBDISTRICT: '街道',
  VILLAGE_COMMITTEE: '村（村委会）',
  RESIDENTS_COMMITTEE: '社区（居委会）',
  NATURAL_VILLAGE: '自然村',
});

@ObjectType('Unit', {
  description: 'A reporting unit 填报单位: a county, township, village … in the dated tree of units.',
  implements: NodeType,
  simpleResolvers: true,
})
export class UnitType implements Omit<Unit, 'id' | 'parent' | 'predecessors' | 'past'> {
  @Field(() => String, { description: 'Name 名称; beside figures of a past period, the one it had then.' })
  readonly label!: string;
  @Field(() => String, { nullable: true, description: 'Name in English.' })
  readonly en?: string;
  @Field(() => LevelEnum)
  readonly level!: Level;
  @Field(() => UnitKindEnum)
  readonly kind!: UnitKind;
  @Field(() => DateScalar, { description: 'First day of its existence.' })
  readonly validFrom!: string;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day of its existence; null while it exists.',
  })
  readonly validTo?: string;
  @Field(() => DateScalar, { description: 'No period that starts earlier is due from it.' })
  readonly reportsFrom!: string;
}

export const UnitConnection = connectionOf(UnitType, 'Unit');

@InputType('UnitFilter', { description: 'Which units: all that is given must hold.' })
export class UnitFilter {
  @Field(() => String, { nullable: true, description: 'Code of a unit: it and everything below it.' })
  readonly within?: string | null;
  @Field(() => LevelEnum, { nullable: true })
  readonly level?: Level | null;
  @Field(() => [UnitKindEnum], { nullable: true })
  readonly kinds?: UnitKind[] | null;
  @Field(() => String, { nullable: true, description: 'Part of the name, the English name or the code.' })
  readonly search?: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Units that exist on that day; today unless said.',
  })
  readonly on?: string | null;
}

@ArgsType()
export class UnitsArgs extends PageArgs {
  @Field(() => UnitFilter, { nullable: true })
  readonly filter?: UnitFilter | null;
}

@ArgsType()
export class ChildrenArgs extends PageArgs {
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Units that exist on that day; today unless said.',
  })
  readonly on?: string | null;
}
