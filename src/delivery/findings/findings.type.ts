import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import { RuleType } from '../../catalogue/form.type.ts';
import type { Rule } from '../../core/catalogue/model.ts';
import type { Period } from '../../core/period.ts';
import type { Level, Unit } from '../../core/unit-tree.ts';
import { connectionOf, PageArgs } from '../../graph/connection.ts';
import { PeriodScalar } from '../../graph/scalars.ts';
import { LevelEnum, UnitType } from '../../organisation/unit.type.ts';
import type { UserFinding } from '../../submission/submission.model.ts';
import { UserErrorType } from '../../submission/user-error.type.ts';
import type {
  EngineChecks,
  FindingsQuery,
  RuleCount,
  TableFinding,
  TableFindings,
} from './findings.model.ts';

@ArgsType()
export class FindingsArgs extends PageArgs implements FindingsQuery {
  @Field(() => String, { description: 'Code of the unit: its tables and those of all units below it.' })
  readonly unit!: string;
  @Field(() => LevelEnum, { nullable: true, description: 'Only rules that stand at units of this level.' })
  readonly level?: Level | null;
  @Field(() => [PeriodScalar], { nullable: true, description: 'The periods; or say `from` (and `to`).' })
  readonly periods?: string[] | null;
  @Field(() => PeriodScalar, {
    nullable: true,
    description: 'All periods, of whatever frequency, from the first day of this one on.',
  })
  readonly from?: string | null;
  @Field(() => PeriodScalar, {
    nullable: true,
    description: 'Up to the last day of this one; up to today unless said.',
  })
  readonly to?: string | null;
  @Field(() => [String], { nullable: true, description: 'Codes of the only rules that are wanted.' })
  readonly rules?: string[] | null;
}

@ObjectType('TableFinding', {
  description: 'What a rule of the catalogue in force has against a table that was handed in.',
  simpleResolvers: true,
})
export class TableFindingType implements Omit<TableFinding, 'unit'> {
  @Field(() => RuleType, { description: 'The rule that is broken.' })
  readonly rule!: Rule;
  @Field(() => UnitType, { name: 'reportingUnit' })
  readonly reportingUnit!: Unit;
  @Field(() => PeriodScalar)
  readonly period!: Period;
  @Field(() => UserErrorType, { description: 'In the words in which a submission would be told.' })
  readonly finding!: UserFinding;
}

export const TableFindingConnection = connectionOf(TableFindingType, 'TableFinding');

@ObjectType('RuleCount', { description: 'How often a rule is broken.', simpleResolvers: true })
export class RuleCountType implements RuleCount {
  @Field(() => RuleType, { description: 'The rule.' })
  readonly rule!: Rule;
  @Field(() => Int, { description: 'Findings, on all pages.' })
  readonly count!: number;
}

@ObjectType('EngineChecks', {
  description: 'What was checked table by table, since it cannot be worked out in the database.',
  simpleResolvers: true,
})
export class EngineChecksType implements Omit<EngineChecks, 'why' | 'whyEn'> {
  @Field(() => RuleType, { nullable: true, description: 'The rule; null where it is for the place.' })
  readonly rule?: Rule;
  @Field(() => Int, { description: 'At so many units and periods.' })
  readonly places!: number;
}

@ObjectType('TableFindings', {
  description: 'Tables that were handed in, held against the rules that are in force by now.',
  simpleResolvers: true,
})
export class TableFindingsType implements Omit<TableFindings, 'page'> {
  @Field(() => [RuleCountType], { description: 'The rules that are broken, most often first.' })
  readonly rules!: readonly RuleCount[];
  @Field(() => Int, { description: 'Tables that were handed in for these units and periods.' })
  readonly tablesChecked!: number;
  @Field(() => [EngineChecksType])
  readonly byEngine!: readonly EngineChecks[];
  @Field(() => [UserErrorType], {
    description: 'What is wrong with the request; then nothing was checked.',
  })
  readonly userErrors!: readonly UserFinding[];
}
