import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Unit } from '../../core/unit-tree.ts';
import type { Connection } from '../../graph/connection.ts';
import { Lang, type LanguageContext } from '../../graph/language.ts';
import type { FindingsContext } from './findings.context.ts';
import type { EngineChecks, TableFinding, TableFindings } from './findings.model.ts';
import {
  EngineChecksType,
  FindingsArgs,
  TableFindingConnection,
  TableFindingsType,
  TableFindingType,
} from './findings.type.ts';

@Resolver(() => TableFindingsType)
export class TableFindingsResolver {
  @Query(() => TableFindingsType, {
    description:
      'What the rules in force have against tables that were handed in: also rules that were published after, and ' +
      'warnings that were confirmed.',
  })
  tableFindings(
    @Args(() => FindingsArgs) args: FindingsArgs,
    @Ctx() { hub, rights }: FindingsContext,
  ): Promise<TableFindings> {
    return hub.findings(args, args, rights);
  }

  @FieldResolver(() => TableFindingConnection, {
    description: 'Unit by unit in the order of the tree, period by period, in the order of the rules.',
  })
  findings(@Root() { page }: TableFindings): Connection<TableFinding> {
    return page;
  }
}

@Resolver(() => TableFindingType)
export class TableFindingResolver {
  @FieldResolver()
  reportingUnit(@Root() { unit }: TableFinding): Unit {
    return unit;
  }
}

@Resolver(() => EngineChecksType)
export class EngineChecksResolver {
  @FieldResolver(() => String, { description: 'Why.' })
  reason(
    @Root() { why, whyEn }: EngineChecks,
    @Arg('lang', () => Lang, { nullable: true }) lang: Lang | null,
    @Ctx() context: LanguageContext,
  ): string {
    return (lang ?? context.lang) === 'EN' ? whyEn : why;
  }
}
