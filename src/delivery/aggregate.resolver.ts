import { Arg, Args, Ctx, FieldResolver, Float, Query, Resolver, Root } from 'type-graphql';
import { gapText, gapTextEn } from '../core/fill/gap-text.ts';
import type { GapReason } from '../core/fill/outcome.ts';
import { itemOf, sliceLabel } from '../core/one-table/item.ts';
import type { Unit } from '../core/unit-tree.ts';
import { GapReasonEnum } from '../filling/filled-form.type.ts';
import { Lang } from '../graph/language.ts';
import { sliceCodes } from '../submission/as-answer.ts';
import { SliceCodeType } from '../submission/one-table.type.ts';
import type { AggregateContext } from './aggregate.context.ts';
import type { AggregateRow, AggregateTable, Comparison } from './aggregate.model.ts';
import {
  AggregateArgs,
  AggregateColumnsType,
  AggregateComparisonType,
  AggregateRowType,
  AggregateTableType,
} from './aggregate.type.ts';
import { columnsOf } from './aggregate-columns.ts';

@Resolver(() => AggregateRowType)
export class AggregateResolver {
  @Query(() => AggregateTableType, {
    description: 'Elements aggregated over units, periods and breakdowns, for analysis.',
  })
  aggregate(
    @Args(() => AggregateArgs) query: AggregateArgs,
    @Ctx() { hub, rights }: AggregateContext,
  ): Promise<AggregateTable> {
    return hub.aggregate(query, rights);
  }

  @Query(() => AggregateColumnsType, {
    description: 'The same in columns: the smallest answer for the most figures.',
  })
  async aggregateColumns(
    @Args(() => AggregateArgs) query: AggregateArgs,
    @Ctx() { hub, rights }: AggregateContext,
  ): Promise<AggregateColumnsType> {
    return columnsOf(await hub.aggregate(query, rights));
  }

  @FieldResolver()
  reportingUnit(@Root() { unit }: AggregateRow): Unit {
    return unit;
  }

  @FieldResolver(() => String, { description: 'Label of the element with its slice: 户籍人口（男）.' })
  label(@Root() { element, slice }: AggregateRow): string {
    return sliceLabel(element, slice);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Unit of measure.' })
  unit(@Root() { element }: AggregateRow): string | undefined {
    return element.unit?.symbol;
  }

  @FieldResolver(() => [SliceCodeType], { description: 'The codes of its slice; empty for the whole.' })
  slice(@Root() { element, slice }: AggregateRow): readonly SliceCodeType[] {
    return sliceCodes(itemOf(element, slice));
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: 'unitsReporting ÷ unitsExpected; null where nobody is expected.',
  })
  shareReporting(@Root() { unitsReporting, unitsExpected }: AggregateRow): number | undefined {
    return unitsExpected === 0 ? undefined : unitsReporting / unitsExpected;
  }

  @FieldResolver(() => GapReasonEnum, { nullable: true, description: 'Why there is no value.' })
  reason(@Root() { gap }: AggregateRow): GapReason | undefined {
    return gap?.reason;
  }

  @FieldResolver(() => String, { nullable: true, description: 'The same in words: 未上报（已报 13/14）.' })
  reasonText(
    @Root() { gap }: AggregateRow,
    @Arg('lang', () => Lang, { nullable: true }) lang: Lang | null,
    @Ctx() context: AggregateContext,
  ): string | undefined {
    return gap && ((lang ?? context.lang) === 'EN' ? gapTextEn(gap) : gapText(gap));
  }

  @FieldResolver(() => AggregateComparisonType, { description: 'Beside the period before.' })
  previous(@Root() row: AggregateRow): Promise<Comparison> {
    return row.previous();
  }

  @FieldResolver(() => AggregateComparisonType, { description: 'Beside the same period one year earlier.' })
  sameLastYear(@Root() row: AggregateRow): Promise<Comparison> {
    return row.sameLastYear();
  }
}

@Resolver(() => AggregateComparisonType)
export class AggregateComparisonResolver {
  @FieldResolver(() => GapReasonEnum, { nullable: true, description: 'Why there is no growth.' })
  reason(@Root() { gap }: Comparison): GapReason | undefined {
    return gap?.reason;
  }
}
