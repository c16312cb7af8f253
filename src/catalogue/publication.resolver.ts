import { Arg, Ctx, FieldResolver, Float, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Change } from '../core/catalogue/versions/diff.ts';
import { describeChange } from '../core/catalogue/versions/diff-text.ts';
import { type Rates, ratesOf } from '../core/fill/rate.ts';
import { Lang, type LanguageContext } from '../graph/language.ts';
import type { CatalogueContext } from './catalogue.context.ts';
import type { CountedCells, Plan, PublicationFinding } from './publication.model.ts';
import {
  CatalogueChangeType,
  CatalogueFindingType,
  CataloguePlanType,
  CataloguePublishInput,
  CataloguePublishPayload,
  PlannedRatesType,
} from './publication.type.ts';

@Resolver(() => CataloguePlanType)
export class PublicationResolver {
  @Query(() => CataloguePlanType, {
    description: 'What publishing a dictionary would change, and everything that stands against it.',
  })
  cataloguePlan(
    @Arg('input', () => CataloguePublishInput) input: CataloguePublishInput,
    @Ctx() { hub }: CatalogueContext,
  ): Promise<Plan> {
    return hub.planCatalogue(input);
  }

  @Query(() => [CatalogueChangeType], {
    description: 'What one version says otherwise than another.',
  })
  catalogueDiff(
    @Arg('before', () => Int, { description: 'Number of the earlier version.' }) before: number,
    @Arg('after', () => Int, { description: 'Number of the later version.' }) after: number,
    @Ctx() { hub }: CatalogueContext,
  ): readonly Change[] {
    return hub.catalogueDiff(before, after);
  }

  @Query(() => String, {
    description: 'SDL of the part of this API that a department needs, for generating code.',
  })
  departmentSchema(
    @Arg('department', () => String, { description: 'Code of the department.' }) department: string,
    @Arg('number', () => Int, { nullable: true }) number: number | null,
    @Ctx() { hub }: CatalogueContext,
  ): Promise<string> {
    return hub.departmentSchema(department, number);
  }

  @Mutation(() => CataloguePublishPayload, {
    description: 'Publishes a dictionary as a new version, which is served from the next request on.',
  })
  async cataloguePublish(
    @Arg('input', () => CataloguePublishInput) input: CataloguePublishInput,
    @Ctx() { hub }: CatalogueContext,
  ): Promise<CataloguePublishPayload> {
    const { findings, ...published } = await hub.publishCatalogue(input);
    return { ...published, userErrors: findings };
  }

  @FieldResolver(() => [CatalogueFindingType], {
    description: 'Everything that is wrong or odd; with an ERROR it could not be published.',
  })
  userErrors(@Root() { findings }: Plan): readonly PublicationFinding[] {
    return findings;
  }

  @FieldResolver(() => Int, { description: 'Entries that all forms together ask in a year, as it is.' })
  entriesAYearBefore(@Root() { entriesAYear }: Plan): number {
    return entriesAYear.before;
  }

  @FieldResolver(() => Int, { description: 'The same, as it would be.' })
  entriesAYearAfter(@Root() { entriesAYear }: Plan): number {
    return entriesAYear.after;
  }
}

@Resolver(() => CatalogueFindingType)
export class CatalogueFindingResolver {
  @FieldResolver(() => String, { description: 'What is wrong and what to do about it.' })
  message(
    @Root() finding: PublicationFinding,
    @Arg('lang', () => Lang, { nullable: true }) lang: Lang | null,
    @Ctx() context: LanguageContext,
  ): string {
    return (lang ?? context.lang) === 'EN' ? finding.messageEn : finding.message;
  }
}

@Resolver(() => CatalogueChangeType)
export class CatalogueChangeResolver {
  @FieldResolver(() => String, { description: 'The change in one line.' })
  text(
    @Root() change: Change,
    @Arg('lang', () => Lang, { nullable: true }) lang: Lang | null,
    @Ctx() context: LanguageContext,
  ): string {
    const { zh, en } = describeChange(change);
    return (lang ?? context.lang) === 'EN' ? en : zh;
  }
}

const rates = ({ counts, entriesAsked }: CountedCells): Rates => ratesOf(counts, entriesAsked);

@Resolver(() => PlannedRatesType)
export class PlannedRatesResolver {
  @FieldResolver(() => Int, { description: 'Cells that apply.' })
  applicable(@Root() counted: CountedCells): number {
    return rates(counted).applicable;
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: '自动填充率: the share of cells that nobody typed into that form.',
  })
  autoFillRate(@Root() counted: CountedCells): number | undefined {
    return rates(counted).autoFillRate;
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: '免填率: the share of cells that nobody had to type anywhere.',
  })
  reuseRate(@Root() counted: CountedCells): number | undefined {
    return rates(counted).reuseRate;
  }
}
