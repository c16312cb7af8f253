import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { CatalogueVersion } from '../catalogue/catalogue.model.ts';
import { CatalogueType } from '../catalogue/catalogue.type.ts';
import type { CellState, FillRule } from '../core/fill/filled-form.ts';
import { Lang } from '../graph/language.ts';
import { AnswerValueScalar, type JsonValue, PeriodScalar } from '../graph/scalars.ts';
import { ExplainedFactType, ExplanationType, FactSourceEnum } from './explanation.type.ts';
import { CellStateEnum, FillRuleEnum } from './filled-form.type.ts';
import type { FillingContext } from './filling.context.ts';
import type { ExplainedFact, Explanation } from './filling.model.ts';

/** An explanation, with the language that was asked for. */
type Told = Explanation & { readonly lang: Lang };

@Resolver(() => ExplanationType)
export class ExplanationResolver {
  @Query(() => ExplanationType, {
    description: 'Where the number in a cell comes from, down to what was handed in.',
  })
  async explain(
    @Arg('unit', () => String, { description: "Code of the form's unit." }) unit: string,
    @Arg('period', () => PeriodScalar) period: string,
    @Arg('address', () => String, { description: '`SD-01.resident`, `SX-02[liutang-03].births`.' })
    address: string,
    @Arg('lang', () => Lang, { nullable: true }) lang: Lang | null,
    @Ctx() context: FillingContext,
  ): Promise<Told> {
    return { ...(await context.hub.explain(unit, period, address)), lang: lang ?? context.lang };
  }

  @FieldResolver(() => String, { description: 'The whole as sentences.' })
  text(@Root() told: Told): string {
    return told.lang === 'EN' ? told.textEn : told.text;
  }

  @FieldResolver(() => AnswerValueScalar, { nullable: true })
  value(@Root() { cell }: Told): JsonValue | undefined {
    return cell.value;
  }

  @FieldResolver(() => CellStateEnum)
  state(@Root() { cell }: Told): CellState {
    return cell.state;
  }

  @FieldResolver(() => FillRuleEnum, { nullable: true })
  rule(@Root() { cell }: Told): FillRule | undefined {
    return cell.rule;
  }

  @FieldResolver(() => CatalogueType, {
    nullable: true,
    description: 'The catalogue version that filled the cell.',
  })
  catalogue(@Root() { catalogue }: Told, @Ctx() { hub }: FillingContext): CatalogueVersion | undefined {
    return hub.catalogueVersions().find(({ number }) => number === catalogue);
  }
}

@Resolver(() => ExplainedFactType)
export class ExplainedFactResolver {
  @FieldResolver(() => FactSourceEnum, { nullable: true, description: 'Null where there is no value.' })
  source(@Root() { source }: ExplainedFact): string | undefined {
    return source?.toUpperCase();
  }
}
