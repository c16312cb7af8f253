import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { CodeList, Department, Element, Form, Rule, Topic } from '../core/catalogue/model.ts';
import type { Unit as UnitOfMeasure } from '../core/unit-of-measure.ts';
import { type Connection, pageOf } from '../graph/connection.ts';
import { globalId } from '../graph/global-id.ts';
import type { CatalogueContext } from './catalogue.context.ts';
import type { CatalogueVersion } from './catalogue.model.ts';
import { CatalogueType, TopicType } from './catalogue.type.ts';
import {
  CodeListType,
  DataElementConnection,
  DataElementsArgs,
  DataElementType,
  DepartmentType,
  UnitOfMeasureType,
} from './element.type.ts';
import { FormConnection, FormsArgs, FormType, RuleType } from './form.type.ts';
import { elementsThat, formsThat } from './search.ts';

@Resolver(() => CatalogueType)
export class CatalogueResolver {
  @Query(() => CatalogueType, {
    nullable: true,
    description:
      'The catalogue: its latest version, unless a number is given. Null if there is no such version.',
  })
  catalogue(
    @Arg('number', () => Int, { nullable: true }) number: number | null,
    @Ctx() { hub }: CatalogueContext,
  ): CatalogueVersion | undefined {
    return number == null
      ? hub.currentCatalogue()
      : hub.catalogueVersions().find((version) => version.number === number);
  }

  @Query(() => [CatalogueType], { description: 'Every published version, the oldest first.' })
  catalogueVersions(@Ctx() { hub }: CatalogueContext): readonly CatalogueVersion[] {
    return hub.catalogueVersions();
  }

  @Query(() => DataElementType, {
    nullable: true,
    description: 'A data element of the latest version, by name.',
  })
  element(@Arg('name', () => String) name: string, @Ctx() { hub }: CatalogueContext): Element | undefined {
    return hub.currentCatalogue().catalogue.elements.get(name);
  }

  @Query(() => FormType, {
    nullable: true,
    description: 'A form of the latest version, by its printed code.',
  })
  form(@Arg('code', () => String) code: string, @Ctx() { hub }: CatalogueContext): Form | undefined {
    return hub.currentCatalogue().catalogue.forms.get(code);
  }

  @FieldResolver(() => ID)
  id(@Root() version: CatalogueVersion): string {
    return globalId('Catalogue', String(version.number));
  }

  @FieldResolver(() => DataElementConnection, {
    description: 'Its data elements, in the order of the dictionary.',
  })
  elements(
    @Root() { catalogue }: CatalogueVersion,
    @Args(() => DataElementsArgs) args: DataElementsArgs,
  ): Connection<Element> {
    return pageOf(elementsThat(catalogue, args.filter ?? {}), args, (element) => element.name);
  }

  @FieldResolver(() => FormConnection, { description: 'Its forms, in the order of their codes.' })
  forms(@Root() { catalogue }: CatalogueVersion, @Args(() => FormsArgs) args: FormsArgs): Connection<Form> {
    return pageOf(formsThat(catalogue, args.filter ?? {}), args, (form) => form.code);
  }

  @FieldResolver(() => [TopicType])
  topics(@Root() { catalogue }: CatalogueVersion): readonly Topic[] {
    return [...catalogue.topics.values()];
  }

  @FieldResolver(() => [CodeListType])
  codeLists(@Root() { catalogue }: CatalogueVersion): readonly CodeList[] {
    return [...catalogue.codeLists.values()];
  }

  @FieldResolver(() => [DepartmentType])
  departments(@Root() { catalogue }: CatalogueVersion): readonly Department[] {
    return [...catalogue.departments.values()];
  }

  @FieldResolver(() => [UnitOfMeasureType])
  unitsOfMeasure(@Root() { catalogue }: CatalogueVersion): readonly UnitOfMeasure[] {
    return [...catalogue.unitsOfMeasure.values()];
  }

  @FieldResolver(() => [RuleType])
  rules(@Root() { catalogue }: CatalogueVersion): readonly Rule[] {
    return catalogue.rules;
  }

  @FieldResolver(() => String, {
    description: 'One of its sources, as written; null if it has no such file.',
    nullable: true,
  })
  source(@Root() { sources }: CatalogueVersion, @Arg('path', () => String) path: string): string | undefined {
    return sources.find((source) => source.path === path)?.text;
  }

  @FieldResolver(() => [String], { description: 'The files that it was written in.' })
  sourcePaths(@Root() { sources }: CatalogueVersion): string[] {
    return sources.map(({ path }) => path);
  }
}
