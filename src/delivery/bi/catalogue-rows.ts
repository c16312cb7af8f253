import type { CatalogueVersion } from '../../catalogue/catalogue.model.ts';
import type { Calendars } from '../../core/calendar.ts';
import type { Catalogue, Element } from '../../core/catalogue/model.ts';
import { type Protections, protectionsBy } from '../../core/disclosure/protection.ts';
import { FREQUENCIES, labelEn, labelOf, type Period, periodOf, periodsPerYear } from '../../core/period.ts';
import { conversionFactor } from '../../core/unit-of-measure.ts';
import { equals } from '../../core/value.ts';
import { formViewNames } from './form-views.ts';
import { fractionParts } from './fraction.ts';

/** Rows of one of the hub's `bi_` tables: what SQL has to know of the catalogue. */
export interface TableRows {
  readonly table: 'bi_element' | 'bi_conversion' | 'bi_form' | 'bi_cell' | 'bi_period';
  /** Only those of one version; a whole table otherwise. */
  readonly catalogue?: number;
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}

/** Everything that the views join, from all versions: a fill is read with the version that filled it. */
export function catalogueRows(versions: readonly CatalogueVersion[]): TableRows[] {
  const views = formViewNames(versions);
  return [
    elementRows(versions),
    conversionRows(versions),
    ...versions.flatMap((version) => [formRows(version, views), cellRows(version, protections(versions))]),
  ];
}

/** Each element that was ever published, as the last version that has it says. */
function latestElements(versions: readonly CatalogueVersion[]) {
  const latest = new Map<string, { readonly element: Element; readonly number: number }>();
  for (const { number, catalogue } of versions) {
    for (const element of catalogue.elements.values()) latest.set(element.name, { element, number });
  }
  return latest;
}

/** By the latest catalogue's thresholds, whatever version figures are of. */
function protections(versions: readonly CatalogueVersion[]): Protections | undefined {
  const latest = versions.at(-1);
  return latest && protectionsBy(latest.catalogue);
}

function elementRows(versions: readonly CatalogueVersion[]): TableRows {
  const policy = protections(versions);
  const catalogues = new Map(versions.map(({ number, catalogue }) => [number, catalogue]));
  const rows = [...latestElements(versions).values()].map(({ element, number }) => ({
    name: element.name,
    id: element.id,
    catalogue: number,
    label: element.label,
    en: element.en,
    topic: element.topic?.field,
    topic_label: element.topic?.label,
    own_form: element.own?.form,
    type: element.type,
    unit_of_measure: element.unit?.symbol,
    kind: element.kind,
    every: element.every,
    at: element.at,
    steward: element.steward,
    scope: element.scope,
    definition: element.definition,
    derived: element.derivation !== undefined,
    breakdowns: element.args.map(({ codeList }) => codeList.label).join('、') || undefined,
    calendar: element.calendar?.name,
    disclosure: policy?.thresholds.get(element.name),
    protection: policy?.of(catalogues.get(number) as Catalogue, element)?.kind,
  }));
  return { table: 'bi_element', rows };
}

/** Where an element was handed in by another unit of measure than it has now, what to multiply by. */
function conversionRows(versions: readonly CatalogueVersion[]): TableRows {
  const latest = latestElements(versions);
  const rows = versions.flatMap(({ number, catalogue }) =>
    [...catalogue.elements.values()].flatMap(({ name, unit }) => {
      const now = latest.get(name)?.element.unit;
      const factor = unit && now && conversionFactor(unit, now);
      if (factor === undefined || equals(factor, 1)) return [];
      return [{ catalogue: number, element: name, ...fractionParts(factor) }];
    }),
  );
  return { table: 'bi_conversion', rows };
}

function formRows({ number, catalogue }: CatalogueVersion, views: ReadonlyMap<string, string>): TableRows {
  const rows = [...catalogue.forms.values()].map((form) => ({
    catalogue: number,
    code: form.code,
    label: form.label,
    en: form.en,
    department: form.department.code,
    department_label: form.department.label,
    frequency: form.every,
    level: form.level,
    rows: form.rows,
    cells: form.cells.length,
    view: views.get(form.code),
  }));
  return { table: 'bi_form', catalogue: number, rows };
}

function cellRows({ number, catalogue }: CatalogueVersion, policy: Protections | undefined): TableRows {
  const rows = [...catalogue.forms.values()].flatMap((form) =>
    form.cells.map((cell, position) => ({
      catalogue: number,
      form: form.code,
      position,
      field: cell.field,
      label: cell.label,
      section: cell.section,
      type: cell.type,
      unit_of_measure: cell.unit?.symbol,
      protected: policy?.holds(catalogue, cell) ?? false,
    })),
  );
  return { table: 'bi_cell', catalogue: number, rows };
}

/** The periods of some years, both included, by the civil calendar and others; ids and labels say which. */
export function periodRows(from: number, to: number, calendars: Calendars): TableRows {
  const years = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  const rows = [undefined, ...calendars.values()].flatMap((calendar) =>
    years.flatMap((year) =>
      FREQUENCIES.flatMap((frequency) =>
        Array.from({ length: periodsPerYear(frequency) }, (_, i) =>
          periodRow(periodOf(frequency, year, i + 1, calendar)),
        ),
      ),
    ),
  );
  return { table: 'bi_period', rows };
}

function periodRow(period: Period) {
  const { id, frequency, year, index, start, end } = period;
  return {
    ...{ id, frequency, year, index, start_date: start, end_date: end },
    ...{ label: labelOf(period), en: labelEn(period) },
  };
}
