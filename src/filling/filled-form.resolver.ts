import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { CatalogueVersion } from '../catalogue/catalogue.model.ts';
import { CatalogueType } from '../catalogue/catalogue.type.ts';
import { type FormCell, FormType } from '../catalogue/form.type.ts';
import type { Form } from '../core/catalogue/model.ts';
import type { CellState, FillRule } from '../core/fill/filled-form.ts';
import { gapText, gapTextEn } from '../core/fill/gap-text.ts';
import type { Period } from '../core/period.ts';
import type { Unit } from '../core/unit-tree.ts';
import { type Connection, pageOf, withNodes } from '../graph/connection.ts';
import { globalId } from '../graph/global-id.ts';
import { Lang } from '../graph/language.ts';
import { ReportingPeriodType } from '../graph/period.type.ts';
import { AnswerValueScalar, type JsonValue, PeriodScalar } from '../graph/scalars.ts';
import { UnitType } from '../organisation/unit.type.ts';
import { addressOf, cellsOf, gapOf, gapsOf, isCorrected, printedText, rowsOf } from './cells-of-form.ts';
import { ExplainedFactType } from './explanation.type.ts';
import {
  type CellOfForm,
  CellStateEnum,
  FilledCellType,
  FilledFormConnection,
  FilledFormsArgs,
  FilledFormType,
  FilledRowType,
  FillRuleEnum,
  FormSummaryType,
  type GapOfCell,
  GapType,
  type RowOfForm,
} from './filled-form.type.ts';
import type { FilledFormKey, FillingContext } from './filling.context.ts';
import type { ExplainedFact, FormSummary, StoredForm } from './filling.model.ts';
import { OverrideType } from './override.type.ts';

const keyOf = ({ form, unit, period }: StoredForm): string =>
  cursorOf({ code: form.code, unit: unit.id, period: period.id });

const cursorOf = ({ code, unit, period }: FilledFormKey): string => `${code}/${unit}/${period}`;

@Resolver(() => FilledFormType)
export class FilledFormResolver {
  @Query(() => FilledFormType, {
    nullable: true,
    description: 'A filled form; null if it is not due from the unit for the period.',
  })
  filledForm(
    @Arg('code', () => String, { description: 'Printed code of the form.' }) code: string,
    @Arg('unit', () => String, { description: 'Code of the unit.' }) unit: string,
    @Arg('period', () => PeriodScalar) period: string,
    @Ctx() { filledForms }: FillingContext,
  ): Promise<StoredForm | undefined> {
    return filledForms.load({ code, unit, period });
  }

  @Query(() => FilledFormConnection, {
    description: 'The filled forms of a unit, or of it and all below it, for a period.',
  })
  async filledForms(
    @Args(() => FilledFormsArgs) args: FilledFormsArgs,
    @Ctx() { hub, filledForms }: FillingContext,
  ): Promise<Connection<StoredForm>> {
    const page = pageOf(await hub.filledFormKeys(args), args, cursorOf);
    return withNodes(page, await Promise.all(page.nodes.map((key) => filledForms.load(key))));
  }

  @FieldResolver(() => ID)
  id(@Root() stored: StoredForm): string {
    return globalId('FilledForm', keyOf(stored));
  }

  @FieldResolver(() => ReportingPeriodType)
  reportingPeriod(@Root() { period }: StoredForm): Period {
    return period;
  }

  @FieldResolver(() => CatalogueType, {
    nullable: true,
    description: 'The catalogue version that filled it.',
  })
  catalogue(@Root() { catalogue }: StoredForm, @Ctx() { hub }: FillingContext): CatalogueVersion | undefined {
    return hub.catalogueVersions().find(({ number }) => number === catalogue);
  }

  @FieldResolver(() => [FilledCellType], {
    description: 'Every cell: row by row, in the printed order, the total last.',
  })
  cells(@Root() stored: StoredForm): readonly CellOfForm[] {
    return cellsOf(stored);
  }

  @FieldResolver(() => [FilledRowType], {
    description: 'Its rows, the total last; a form without rows is one row.',
  })
  rows(@Root() stored: StoredForm, @Ctx() { hub }: FillingContext): readonly RowOfForm[] {
    return rowsOf(stored, hub.units());
  }

  @FieldResolver(() => [GapType], { description: 'The cells without a value, and why.' })
  gaps(@Root() stored: StoredForm): readonly GapOfCell[] {
    return gapsOf(stored);
  }

  @FieldResolver(() => [String], { description: 'Addresses of the cells that changed after it was filed.' })
  corrections(@Root() stored: StoredForm): readonly string[] {
    return cellsOf(stored).filter(isCorrected).map(addressOf);
  }
}

@Resolver(() => FilledCellType)
export class FilledCellResolver {
  @FieldResolver(() => String, {
    description: '`SD-01.resident`, `SX-02[liutang-03].births`, `SX-02[total].births`.',
  })
  address(@Root() cell: CellOfForm): string {
    return addressOf(cell);
  }

  @FieldResolver()
  cell(@Root() { stored, filled }: CellOfForm): FormCell {
    return { ...filled.cell, form: stored.form };
  }

  @FieldResolver(() => String, { description: 'As the form prints it.' })
  label(@Root() { filled }: CellOfForm): string {
    return filled.cell.label;
  }

  @FieldResolver(() => AnswerValueScalar, {
    nullable: true,
    description: 'Rounded once, to the decimals of the cell.',
  })
  value(@Root() { filled }: CellOfForm): JsonValue | undefined {
    return filled.value;
  }

  @FieldResolver(() => String, { nullable: true, description: 'The value as printed: `1,228`, `3.50`.' })
  text(@Root() { filled }: CellOfForm): string | undefined {
    return printedText(filled);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Unit of measure, as printed.' })
  unit(@Root() { filled }: CellOfForm): string | undefined {
    return filled.cell.unit?.symbol;
  }

  @FieldResolver(() => CellStateEnum)
  state(@Root() { filled }: CellOfForm): CellState {
    return filled.state;
  }

  @FieldResolver(() => FillRuleEnum, { nullable: true, description: 'For a filled cell.' })
  rule(@Root() { filled }: CellOfForm): FillRule | undefined {
    return filled.rule;
  }

  @FieldResolver(() => Boolean, {
    description: 'Filled from a fact of an earlier period that nobody confirmed.',
  })
  carried(@Root() { filled }: CellOfForm): boolean {
    return filled.carried === true;
  }

  @FieldResolver(() => Boolean, { description: 'Changed after the form was filed.' })
  corrected(@Root() cell: CellOfForm): boolean {
    return isCorrected(cell);
  }

  @FieldResolver(() => GapType, { nullable: true, description: 'For a missing cell.' })
  gap(@Root() cell: CellOfForm): GapOfCell | undefined {
    return gapOf(cell);
  }

  @FieldResolver(() => OverrideType, { nullable: true, description: 'For an overridden cell.' })
  override(@Root() { filled }: CellOfForm): OverrideType | undefined {
    if (!filled.override) return undefined;
    const { reason, at, by, instead } = filled.override;
    return { reason, at: new Date(at), by, filledValue: instead.value };
  }

  @FieldResolver(() => [ExplainedFactType], { description: 'Every fact that it was computed from.' })
  async facts(
    @Root() cell: CellOfForm,
    @Ctx() { cellFacts }: FillingContext,
  ): Promise<readonly ExplainedFact[]> {
    return (await cellFacts.load(cell.stored)).get(addressOf(cell)) ?? [];
  }
}

@Resolver(() => GapType)
export class GapResolver {
  @FieldResolver(() => String, { description: 'The reason in words.' })
  message(
    @Root() gap: GapOfCell,
    @Arg('lang', () => Lang, { nullable: true }) lang: Lang | null,
    @Ctx() context: FillingContext,
  ): string {
    return (lang ?? context.lang) === 'EN' ? gapTextEn(gap) : gapText(gap);
  }
}

@Resolver(() => FormSummaryType)
export class FormSummaryResolver {
  @FieldResolver(() => FormType)
  form(@Root() { form, period }: FormSummary, @Ctx() { hub }: FillingContext): Form | undefined {
    return hub.engineFor(hub.period(period)?.end ?? '').catalogue.forms.get(form);
  }

  @FieldResolver(() => UnitType)
  unit(@Root() { unit, period }: FormSummary, @Ctx() { hub }: FillingContext): Unit {
    return hub.units().get(unit, hub.period(period)?.end);
  }

  @FieldResolver(() => FilledFormType, { nullable: true, description: 'The filled form itself.' })
  filledForm(@Root() { form, unit, period }: FormSummary, @Ctx() { filledForms }: FillingContext) {
    return filledForms.load({ code: form, unit, period });
  }
}
