import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type {
  Catalogue,
  CodeList,
  Department,
  Element,
  ElementArgument,
  Form,
  Topic,
} from '../core/catalogue/model.ts';
import { operandsOf } from '../core/catalogue/reach.ts';
import type { Unit as UnitOfMeasure } from '../core/unit-of-measure.ts';
import { type Exact, toText } from '../core/value.ts';
import { globalId } from '../graph/global-id.ts';
import { DecimalScalar } from '../graph/scalars.ts';
import type { CatalogueContext } from './catalogue.context.ts';
import { TopicType } from './catalogue.type.ts';
import {
  BreakdownType,
  CodeListType,
  ComprisedCodesType,
  DataElementType,
  DepartmentType,
  UnitOfMeasureType,
} from './element.type.ts';
import { FormType } from './form.type.ts';
import { type Usage, usageOf } from './usage.ts';
import { FormUsageType } from './usage.type.ts';

const asText = (number: Exact | undefined): string | undefined =>
  number === undefined ? undefined : toText(number);

/** The catalogue that an element is of: an element says what it is the same way in all that hold it. */
function catalogueOf({ hub }: CatalogueContext, element: Element): Catalogue {
  const versions = hub.catalogueVersions();
  const its = versions.find(({ catalogue }) => catalogue.elements.get(element.name) === element);
  return (its ?? hub.currentCatalogue()).catalogue;
}

@Resolver(() => DataElementType)
export class DataElementResolver {
  @FieldResolver(() => ID)
  id(@Root() element: Element): string {
    return globalId('DataElement', element.name);
  }

  @FieldResolver(() => TopicType, { nullable: true, description: "Null for a form's own question." })
  topic(@Root() element: Element): Topic | undefined {
    return element.topic;
  }

  @FieldResolver(() => FormType, {
    nullable: true,
    description: 'For an own question: the form that asks it.',
  })
  form(@Root() element: Element, @Ctx() context: CatalogueContext): Form | undefined {
    return element.own && catalogueOf(context, element).forms.get(element.own.form);
  }

  @FieldResolver(() => DepartmentType, {
    nullable: true,
    description: 'The department that answers for its definition.',
  })
  steward(@Root() element: Element, @Ctx() context: CatalogueContext): Department | undefined {
    return catalogueOf(context, element).departments.get(element.steward);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Unit of measure 计量单位, as printed: 人, 亩, 万元.',
  })
  unit(@Root() element: Element): string | undefined {
    return element.unit?.symbol;
  }

  @FieldResolver(() => UnitOfMeasureType, {
    nullable: true,
    description: 'The same, with its dimension and factor.',
  })
  unitOfMeasure(@Root() element: Element): UnitOfMeasure | undefined {
    return element.unit;
  }

  @FieldResolver(() => [BreakdownType], {
    description: 'Its breakdowns, in the order in which slices are written.',
  })
  breakdowns(@Root() element: Element): readonly ElementArgument[] {
    return element.args;
  }

  @FieldResolver(() => Boolean, { description: 'Whether it is worked out from others, and so never asked.' })
  derived(@Root() element: Element): boolean {
    return element.derivation !== undefined;
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether it is asked although it could be derived: what is entered is held against a formula (`verify: true`).',
  })
  verified(@Root() element: Element): boolean {
    return element.verification !== undefined;
  }

  @FieldResolver(() => [DataElementType], { description: 'What it is derived from; empty if it is not.' })
  operands(@Root() element: Element, @Ctx() context: CatalogueContext): readonly Element[] {
    return operandsOf(catalogueOf(context, element), element);
  }

  @FieldResolver(() => DecimalScalar, { nullable: true, description: 'The least that it may be.' })
  min(@Root() element: Element): string | undefined {
    return asText(element.min);
  }

  @FieldResolver(() => DecimalScalar, { nullable: true, description: 'The most that it may be.' })
  max(@Root() element: Element): string | undefined {
    return asText(element.max);
  }

  @FieldResolver(() => [FormUsageType], {
    description: 'The forms that show it, or something derived from it, with the cells.',
  })
  usedBy(@Root() element: Element, @Ctx() context: CatalogueContext): readonly Usage[] {
    return usageOf(catalogueOf(context, element), element);
  }
}

@Resolver(() => DepartmentType)
export class DepartmentResolver {
  @FieldResolver(() => ID)
  id(@Root() department: Department): string {
    return globalId('Department', department.code);
  }

  @FieldResolver(() => [FormType], {
    description: 'Its forms in the latest version, in the order of their codes.',
  })
  forms(@Root() department: Department, @Ctx() { hub }: CatalogueContext): readonly Form[] {
    return [...hub.currentCatalogue().catalogue.forms.values()].filter(
      (form) => form.department.code === department.code,
    );
  }
}

@Resolver(() => CodeListType)
export class CodeListResolver {
  @FieldResolver(() => ID)
  id(@Root() codeList: CodeList): string {
    return globalId('CodeList', codeList.name);
  }

  @FieldResolver(() => [ComprisedCodesType], { description: 'What its codes take in of other lists.' })
  comprises(@Root() { maps }: CodeList): readonly ComprisedCodesType[] {
    return [...maps].flatMap(([list, map]) =>
      [...Map.groupBy(map, ([, code]) => code)].map(([code, entries]) => ({
        code,
        list,
        codes: entries.map(([from]) => from),
      })),
    );
  }
}

@Resolver(() => UnitOfMeasureType)
export class UnitOfMeasureResolver {
  @FieldResolver(() => DecimalScalar, { description: "Its size in the dimension's base unit." })
  factor(@Root() unit: UnitOfMeasure): string {
    return toText(unit.factor);
  }
}

@Resolver(() => TopicType)
export class TopicResolver {
  @FieldResolver(() => [DataElementType])
  elements(@Root() topic: Topic): readonly Element[] {
    return topic.elements;
  }
}
