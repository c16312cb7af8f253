import { fileURLToPath } from 'node:url';
import { readDictionary } from '../../src/catalogue/dictionary-files.ts';
import { compileCatalogue } from '../../src/core/catalogue/compile.ts';
import type { Form } from '../../src/core/catalogue/model.ts';
import { FactSet, type FactTable, type NullAnswer, type StoredAnswer } from '../../src/core/fill/facts.ts';
import { FillEngine } from '../../src/core/fill/fill-form.ts';
import type { FilledCell, PrintedValue } from '../../src/core/fill/filled-form.ts';
import { type CellCounts, countCells } from '../../src/core/fill/rate.ts';
import { checkTables } from '../../src/core/one-table/check.ts';
import { decodeTable } from '../../src/core/one-table/decode.ts';
import { itemPath } from '../../src/core/one-table/item.ts';
import { type Period, parsePeriod } from '../../src/core/period.ts';
import { type Unit, type UnitKind, UnitTree } from '../../src/core/unit-tree.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const { catalogue, findings } = compileCatalogue(await readDictionary(`${ROOT}schema/dictionary`, ROOT));
if (!catalogue) throw new Error(findings.map((finding) => finding.messageEn).join('\n'));

const unit = (id: string, label: string, kind: UnitKind, level: Unit['level'], parent?: string): Unit => ({
  ...{ id, label, kind, level, validFrom: '2001-01-01', reportsFrom: '2025-01-01' },
  ...(parent === undefined ? {} : { parent }),
});

/** One town, three villages and a community. It reports from 2025 on: 2025-Q1 and 2025 are its first periods. */
export const LUXI: readonly Unit[] = [
  unit('luxi', '芦溪镇', 'TOWN', 'TOWNSHIP'),
  unit('luxi-1', '上屋村', 'VILLAGE_COMMITTEE', 'VILLAGE', 'luxi'),
  unit('luxi-2', '中屋村', 'VILLAGE_COMMITTEE', 'VILLAGE', 'luxi'),
  unit('luxi-3', '下屋村', 'VILLAGE_COMMITTEE', 'VILLAGE', 'luxi'),
  unit('luxi-4', '河街社区', 'RESIDENTS_COMMITTEE', 'VILLAGE', 'luxi'),
  unit('luxi-1-a', '老屋', 'NATURAL_VILLAGE', 'NATURAL_VILLAGE', 'luxi-1'),
  unit('luxi-1-b', '新塘', 'NATURAL_VILLAGE', 'NATURAL_VILLAGE', 'luxi-1'),
  unit('luxi-1-c', '水口', 'NATURAL_VILLAGE', 'NATURAL_VILLAGE', 'luxi-1'),
];

/** The real dictionary on a tree of units. */
export const hubOf = (units: readonly Unit[]): FillEngine => new FillEngine(catalogue, new UnitTree(units));

export const hub = hubOf(LUXI);

export const NOT_KNOWN: NullAnswer = { null: 'NOT_KNOWN' };
export const NOT_APPLICABLE: NullAnswer = { null: 'NOT_APPLICABLE' };

/** Answers by item path; an answer to an element with breakdowns may be nested by its codes. */
export type Answers = Readonly<Record<string, StoredAnswer | object>>;

/** A unit's table for a period, decoded as if handed in: a path that is not asked there is an error. */
export function table(unit: string, period: string, answers: Answers, engine = hub): FactTable {
  const isGap = (value: StoredAnswer | object): value is NullAnswer =>
    typeof value === 'object' && 'null' in value;
  const entries = Object.entries(answers);
  const { values, findings } = decodeTable(engine.questions, engine.units.get(unit), periodOf(period), {
    unit,
    period,
    answers: entries.flatMap(([path, value]) => (isGap(value) ? [] : [{ path, value }])),
    gaps: entries.flatMap(([path, value]) => (isGap(value) ? [{ path, reason: value.null }] : [])),
  });
  if (findings.length > 0) throw new Error(findings.map(({ code, path }) => `${code} ${path}`).join('\n'));
  return { unit, period, revision: 1, values };
}

/** A table from before the units reported to this hub: nobody is asked for it, it came with an import. */
export function imported(unit: string, period: string, answers: Record<string, StoredAnswer>): FactTable {
  const values = Object.entries(answers).map(([path, answer]) => [path.replace(/^\w+\./, ''), answer]);
  return { unit, period, revision: 1, values: Object.fromEntries(values) };
}

/** The same tables, one of them handed in again with other answers. */
export function corrected(tables: readonly FactTable[], unit: string, period: string, answers: Answers) {
  const { values } = table(unit, period, answers);
  return tables.map((each) =>
    each.unit === unit && each.period === period
      ? { ...each, revision: each.revision + 1, values: { ...each.values, ...values } }
      : each,
  );
}

export interface Filled {
  /** What stands in the cell, by `field` or `row.field`; a gap is written out: `NOT_REPORTED 3/4, so far 27`. */
  readonly cells: Readonly<Record<string, PrintedValue>>;
  /** The rule of a filled cell, else its state. */
  readonly how: Readonly<Record<string, string>>;
  readonly counts: CellCounts;
}

export function fill(
  code: string,
  unit: string,
  period: string,
  tables: readonly FactTable[],
  engine = hub,
): Filled {
  const { cells } = engine.fillForm(
    form(code),
    engine.units.get(unit),
    periodOf(period),
    new FactSet(tables),
  );
  const named = cells.map((each) => [each.row ? `${each.row}.${each.cell.field}` : each.cell.field, each]);
  const byName = named as [string, FilledCell][];
  return {
    cells: Object.fromEntries(byName.map(([name, each]) => [name, written(each)])),
    how: Object.fromEntries(byName.map(([name, { rule, state }]) => [name, rule ?? state])),
    counts: countCells(cells),
  };
}

/** One row of a filled form, by field. */
export function row({ cells }: Filled, of: string): Record<string, PrintedValue> {
  const own = Object.entries(cells).filter(([name]) => name.startsWith(`${of}.`));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(of.length + 1), value]));
}

/** The cells in which two fills differ, in printed order. */
export function changes(before: Filled, after: Filled): string[] {
  return Object.keys(after.cells).filter((name) => before.cells[name] !== after.cells[name]);
}

/** Codes of the rules that tables break when they are handed in together. */
export function brokenRules(tables: readonly FactTable[]): string[] {
  const checked = tables.map((each) => ({
    unit: hub.units.get(each.unit),
    period: periodOf(each.period),
    table: each,
  }));
  return checkTables(hub, checked, new FactSet(tables)).flatMap(({ details }) =>
    typeof details?.['rule'] === 'string' ? [details['rule']] : [],
  );
}

/** Paths of the questions that a form puts to a unit. */
export function asked(code: string, unit: string, period: string): string[] {
  return hub.questions
    .restrictedTo([form(code)])
    .questions(hub.units.get(unit), periodOf(period))
    .map(({ item }) => itemPath(item));
}

export function isDue(code: string, unit: string, period: string): boolean {
  return hub.questions.formsDue(hub.units.get(unit), periodOf(period)).some((due) => due.code === code);
}

/** Numbers in a line, in columns: `2 1 0 | 3` is [[2, 1, 0], [3]]. */
export const columns = (line: string): number[][] =>
  line.split('|').map((column) => column.trim().split(/\s+/).map(Number));

const ORDERS = ['FIRST', 'SECOND', 'THIRD_OR_LATER'];

/**
 * Births as the forms print them: boys and girls of first, second, later children; of mothers registered in this
 * province, then of others.
 */
export function births(local: readonly number[], nonLocal: readonly number[] = [0, 0, 0, 0, 0, 0]): object {
  const ofSex = (first: 0 | 1): object =>
    Object.fromEntries(
      ORDERS.map((order, i) => [order, { LOCAL: local[2 * i + first], NON_LOCAL: nonLocal[2 * i + first] }]),
    );
  return { MALE: ofSex(0), FEMALE: ofSex(1) };
}

/** Births within policy: first, second, later children, of either registration. */
export function withinPolicy(local: readonly number[], nonLocal: readonly number[] = [0, 0, 0]): object {
  return Object.fromEntries(ORDERS.map((order, i) => [order, { LOCAL: local[i], NON_LOCAL: nonLocal[i] }]));
}

function form(code: string): Form {
  const found = hub.catalogue.forms.get(code);
  if (!found) throw new Error(`no form ${code}`);
  return found;
}

function periodOf(id: string): Period {
  const found = parsePeriod(id);
  if (!found) throw new Error(`no period ${id}`);
  return found;
}

function written({ state, value, gap }: FilledCell): PrintedValue {
  if (!gap) return value ?? state;
  const soFar = gap.partialValue === undefined ? '' : `, so far ${gap.partialValue}`;
  return `${gap.reason} ${gap.reported}/${gap.expected}${soFar}`;
}
