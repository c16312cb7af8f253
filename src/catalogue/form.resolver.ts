import { Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import type { Catalogue, Element, Form, Rule, Topic } from '../core/catalogue/model.ts';
import { elementsOf } from '../core/catalogue/reach.ts';
import { cellAddress } from '../core/fill/filled-form.ts';
import type { Unit as UnitOfMeasure } from '../core/unit-of-measure.ts';
import { toText } from '../core/value.ts';
import { globalId } from '../graph/global-id.ts';
import { DecimalScalar } from '../graph/scalars.ts';
import type { CatalogueContext } from './catalogue.context.ts';
import { TopicType } from './catalogue.type.ts';
import { DataElementType, UnitOfMeasureType } from './element.type.ts';
import { type CellSource, CellSourceEnum, CellType, type FormCell, FormType, RuleType } from './form.type.ts';

const CELL_SOURCES = { context: 'CONTEXT', own: 'OWN_QUESTION', from: 'ELEMENTS' } as const;

function catalogueOf({ hub }: CatalogueContext, form: Form): Catalogue {
  const its = hub.catalogueVersions().find(({ catalogue }) => catalogue.forms.get(form.code) === form);
  return (its ?? hub.currentCatalogue()).catalogue;
}

@Resolver(() => FormType)
export class FormResolver {
  @FieldResolver(() => ID)
  id(@Root() form: Form): string {
    return globalId('Form', form.code);
  }

  @FieldResolver(() => [CellType], { description: 'Its cells, in the printed order.' })
  cells(@Root() form: Form): readonly FormCell[] {
    return form.cells.map((cell) => ({ ...cell, form }));
  }
}

@Resolver(() => CellType)
export class CellResolver {
  @FieldResolver(() => String, {
    description:
      '`SD-01.resident`. In a filled form with rows, the unit stands between: `SX-02[liutang-03].births`.',
  })
  address(@Root() cell: FormCell): string {
    return cellAddress(cell.form, cell);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Unit of measure 计量单位, as printed: 人, 亩, 万元.',
  })
  unit(@Root() cell: FormCell): string | undefined {
    return cell.unit?.symbol;
  }

  @FieldResolver(() => UnitOfMeasureType, {
    nullable: true,
    description: 'The same, with its dimension and factor.',
  })
  unitOfMeasure(@Root() cell: FormCell): UnitOfMeasure | undefined {
    return cell.unit;
  }

  @FieldResolver(() => CellSourceEnum, { description: 'What it is filled from.' })
  source(@Root() cell: FormCell): CellSource {
    return CELL_SOURCES[cell.source.kind];
  }

  @FieldResolver(() => [DataElementType], {
    description: 'The elements that it names; its own question, if it is one.',
  })
  elements(@Root() cell: FormCell, @Ctx() context: CatalogueContext): readonly Element[] {
    return elementsOf(catalogueOf(context, cell.form), cell);
  }
}

@Resolver(() => RuleType)
export class RuleResolver {
  @FieldResolver(() => String, { description: 'The formula, as the dictionary writes it.' })
  formula(@Root() rule: Rule): string {
    return rule.text;
  }

  @FieldResolver(() => DecimalScalar, { nullable: true, description: 'By how much it may be missed.' })
  tolerance(@Root() rule: Rule): string | undefined {
    return rule.tolerance === undefined ? undefined : toText(rule.tolerance);
  }

  @FieldResolver(() => TopicType, { nullable: true })
  topic(@Root() rule: Rule, @Ctx() { hub }: CatalogueContext): Topic | undefined {
    return hub.currentCatalogue().catalogue.topics.get(rule.topic);
  }
}
