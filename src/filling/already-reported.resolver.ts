import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { PrintedValue } from '../core/fill/filled-form.ts';
import type { GapReason } from '../core/fill/outcome.ts';
import type { Unit } from '../core/unit-tree.ts';
import { Lang } from '../graph/language.ts';
import { AnswerValueScalar, DateScalar, PeriodScalar } from '../graph/scalars.ts';
import { AlreadyReportedType, SliceInput } from './already-reported.type.ts';
import { GapReasonEnum } from './filled-form.type.ts';
import type { FillingContext } from './filling.context.ts';
import type { AlreadyReported } from './filling.model.ts';

@Resolver(() => AlreadyReportedType)
export class AlreadyReportedResolver {
  @Query(() => AlreadyReportedType, {
    description: 'Whether an element has been reported already for a unit and a period, and with what.',
  })
  alreadyReported(
    @Arg('element', () => String, { description: 'Its name, or the label that a form prints.' })
    element: string,
    @Arg('unit', () => String, { description: 'Code of the unit.' }) unit: string,
    @Arg('period', () => PeriodScalar) period: string,
    @Arg('slice', () => [SliceInput], { nullable: true, description: 'The total unless given.' })
    slice: SliceInput[] | null,
    @Ctx() { hub }: FillingContext,
  ): Promise<AlreadyReported> {
    const named = Object.fromEntries((slice ?? []).map(({ breakdown, code }) => [breakdown, code]));
    return hub.alreadyReported(element, unit, period, named);
  }

  @FieldResolver()
  reportingUnit(@Root() { unit }: AlreadyReported): Unit {
    return unit;
  }

  @FieldResolver(() => String, { nullable: true, description: 'Unit of measure.' })
  unit(@Root() { element }: AlreadyReported): string | undefined {
    return element.unit?.symbol;
  }

  @FieldResolver(() => DateScalar, { description: 'The day for which, or up to which, the figure holds.' })
  asOf(@Root() { period }: AlreadyReported): string {
    return period.end;
  }

  @FieldResolver(() => GapReasonEnum, { nullable: true, description: 'Why there is no value.' })
  reason(@Root() { gap }: AlreadyReported): GapReason | undefined {
    return gap?.reason;
  }

  @FieldResolver(() => AnswerValueScalar, {
    nullable: true,
    description: 'The sum over the parts there are.',
  })
  partialValue(@Root() { gap }: AlreadyReported): PrintedValue | undefined {
    return gap?.partialValue;
  }

  @FieldResolver(() => String, { description: 'The same as a sentence, to be shown.' })
  text(
    @Root() { text, textEn }: AlreadyReported,
    @Arg('lang', () => Lang, { nullable: true }) lang: Lang | null,
    @Ctx() context: FillingContext,
  ): string {
    return (lang ?? context.lang) === 'EN' ? textEn : text;
  }
}
