import { escapeLiteral } from 'pg';
import type { CatalogueVersion } from '../../catalogue/catalogue.model.ts';
import type { Catalogue, Cell, DataType, Form } from '../../core/catalogue/model.ts';
import { type Protections, protectionsBy } from '../../core/disclosure/protection.ts';
import { conversionFactor } from '../../core/unit-of-measure.ts';
import { equals } from '../../core/value.ts';
import { withCounty } from './facts.ts';
import { fractionParts } from './fraction.ts';
import { distinctNames, type View, type ViewColumn } from './view.ts';
import { HAS_RIGHT, unless } from './withheld.ts';

/** A form as it was printed in some versions: fills of all of them are read alike. */
interface Layout {
  readonly form: Form;
  readonly catalogues: readonly Catalogue[];
  readonly versions: number[];
}

const SQL_TYPES: Readonly<Record<DataType, string>> = {
  NUMBER: 'numeric',
  YES_NO: 'boolean',
  DATE: 'date',
  TEXT: 'text',
  CODE: 'text',
};

/** The view of each form that was ever published: its cells as the latest version prints them. */
export function formViews(versions: readonly CatalogueVersion[]): View[] {
  const forms = latestForms(versions);
  const names = formViewNames(versions);
  return [...forms.values()].map((form) => formView(names.get(form.code) as string, form, versions));
}

/** By form code. */
export function formViewNames(versions: readonly CatalogueVersion[]): ReadonlyMap<string, string> {
  // In the order of publication, so that a new form takes no other's name.
  const forms = [...latestForms(versions).values()];
  const names = distinctNames(forms.map((form) => `form_${form.key.toLowerCase()}`));
  return new Map(forms.map((form, i) => [form.code, names[i] as string]));
}

function latestForms(versions: readonly CatalogueVersion[]): ReadonlyMap<string, Form> {
  return new Map(versions.flatMap(({ catalogue }) => [...catalogue.forms]));
}

const FIXED = {
  unit: ['表的填报单位', 'f.unit'],
  unit_label: ['表的填报单位名称', 'u.label'],
  period: ['报告期', 'f.period'],
  row_unit: ['这一行的单位；不分行的表和合计行为表的填报单位', 'coalesce(fill.rows ->> r.n, f.unit)'],
  row_label: ['这一行的单位名称', `coalesce((SELECT label FROM unit WHERE id = fill.rows ->> r.n), u.label)`],
  is_total: ['是否合计行', 'fill.rows IS NOT NULL AND fill.rows ->> r.n IS NULL'],
} as const;

function formView(name: string, form: Form, versions: readonly CatalogueVersion[]): View {
  const latest = versions.at(-1);
  const policy = latest && protectionsBy(latest.catalogue);
  const names = distinctNames(
    form.cells.map((cell) => cell.field),
    Object.keys(FIXED),
  );
  const selections = layoutsOf(form.code, versions).map((layout) => ({
    columns: [
      ...Object.entries(FIXED).map(
        ([column, [comment, sql]]): ViewColumn => ({ name: column, comment, sql }),
      ),
      ...form.cells.map(
        (cell, i): ViewColumn => ({
          name: names[i] as string,
          comment: describe(cell),
          sql: shown(layout, cell, policy),
        }),
      ),
    ],
    from: `FROM filled_form f
${withCounty('f')}
CROSS JOIN LATERAL jsonb_to_record(f."fill") AS fill (rows jsonb, "values" jsonb)
CROSS JOIN LATERAL generate_series(0, coalesce(jsonb_array_length(fill.rows), 0)) AS r (n)
WHERE f.form = ${escapeLiteral(form.code)} AND f.catalogue IN (${layout.versions.join(', ')})`,
  }));
  const [newest, ...unions] = selections.reverse() as [(typeof selections)[number]];
  return { name, comment: `${form.code} ${form.label}（${form.department.label}）`, ...newest, unions };
}

/** Fills are rows of values in the order of the cells: versions that print the same cells are read alike. */
function layoutsOf(code: string, versions: readonly CatalogueVersion[]): Layout[] {
  const layouts = new Map<string, Layout>();
  for (const { number, catalogue } of versions) {
    const form = catalogue.forms.get(code);
    if (!form) continue;
    const print = form.cells.map((cell) => `${cell.field} ${cell.type} ${cell.unit?.symbol}`).join();
    const known = layouts.get(print);
    // The last one is the latest version's.
    layouts.delete(print);
    layouts.set(print, {
      form,
      catalogues: [...(known?.catalogues ?? []), catalogue],
      versions: [...(known?.versions ?? []), number],
    });
  }
  return [...layouts.values()];
}

/** The same, to those who may see it, where it shows anything that is protected: in any version that prints this layout. */
function shown(layout: Layout, cell: Cell, policy: Protections | undefined): string {
  const sql = cellIn(layout, cell);
  const isProtected = layout.catalogues.some((catalogue) => {
    const form = catalogue.forms.get(layout.form.code);
    const printed = form?.cells.find(({ field }) => field === cell.field);
    return printed !== undefined && policy?.holds(catalogue, printed);
  });
  return isProtected ? unless(`NOT ${HAS_RIGHT}`, sql) : sql;
}

/** A cell's value in fills of a layout, found by its name, in the unit of measure that the latest version prints. */
function cellIn({ form }: Layout, cell: Cell): string {
  const type = SQL_TYPES[cell.type];
  const position = form.cells.findIndex(({ field }) => field === cell.field);
  const printed = form.cells[position];
  if (printed?.type !== cell.type) return `NULL::${type}`;
  const value = `(fill."values" ->> (r.n * ${form.cells.length} + ${position}))::${type}`;
  if (!printed.unit || !cell.unit) return value;
  const factor = conversionFactor(printed.unit, cell.unit);
  if (factor === undefined) return `NULL::${type}`;
  if (equals(factor, 1)) return value;
  const { times, parts } = fractionParts(factor);
  return `trim_scale(round(${value} * ${times} / ${parts}, 20))`;
}

/** `人口状况 · 常住人口数（人）` */
function describe({ section, label, unit }: Cell): string {
  return `${section ? `${section} · ` : ''}${label}${unit ? `（${unit.symbol}）` : ''}`;
}
