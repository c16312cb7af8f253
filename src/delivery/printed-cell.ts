import { type Refusal, refusalToDerive } from '../core/catalogue/derivability.ts';
import { type Catalogue, type Cell, type Element, type Form, rhythmOf } from '../core/catalogue/model.ts';
import type { ElementReference, Expression } from '../core/expression/model.ts';
import { type Aggregate, addsUp, aggregateOf, contributors } from '../core/fill/aggregate.ts';
import { parseAddress } from '../core/fill/filled-form.ts';
import type { Outcome } from '../core/fill/outcome.ts';
import { isSameRhythm, type Period, type Rhythm } from '../core/period.ts';
import type { Level, Unit, UnitTree } from '../core/unit-tree.ts';
import { together } from './sums/summed.ts';

/** A cell of a form as something to be aggregated: what it prints at each unit that files the form, or has a row in it. */
export interface PrintedCell {
  /** Named by the cell's address, `SD-01.resident`; printed, and collected, as the form does. */
  readonly element: Element;
  /** What fills it; at a unit further up the same formula, as in a total row. */
  readonly formula: Expression;
}

const known = new WeakMap<Catalogue, Map<string, PrintedCell | Element | undefined>>();

/** The cell with this address; undefined where it is none, and the element itself for a form's own question. */
export function printedCell(catalogue: Catalogue, address: string): PrintedCell | Element | undefined {
  const ofCatalogue = known.get(catalogue) ?? new Map<string, PrintedCell | Element | undefined>();
  known.set(catalogue, ofCatalogue);
  if (!ofCatalogue.has(address)) ofCatalogue.set(address, find(catalogue, address));
  return ofCatalogue.get(address);
}

function find(catalogue: Catalogue, address: string): PrintedCell | Element | undefined {
  const parsed = parseAddress(address);
  const form = parsed && catalogue.forms.get(parsed.form);
  const cell = form?.cells.find(({ field }) => field === parsed?.field);
  if (!form || !cell || parsed?.row !== undefined) return undefined;
  const { source } = cell;
  if (source.kind === 'own') return source.element;
  if (source.kind !== 'from') return undefined;
  return { element: asElement(catalogue, form, cell, source.expression), formula: source.expression };
}

/** A cell that adds up is the sum of what its units print; any other is worked out anew further up. */
export function aggregateOfCell(
  evaluate: (formula: Expression, unit: Unit, period: Period) => Outcome,
  units: UnitTree,
  { element, formula }: PrintedCell,
  unit: Unit,
  period: Period,
): Aggregate {
  const reference: ElementReference = { op: 'element', name: element.name, slice: {} };
  const at = (place: Unit): Aggregate =>
    aggregateOf((_, part, its) => evaluate(formula, part, its), units, element, reference, place, period);
  if (unit.level === element.at || !addsUp(element)) return at(unit);
  const parts = contributors(units, element, unit, period).map((part) => ({ ...at(part), places: 1 }));
  return together(element, parts);
}

/** Why a cell has no aggregate at a level and frequency. */
export function refusalOfCell(
  catalogue: Catalogue,
  { element }: PrintedCell,
  level: Level,
  rhythm: Rhythm,
): Refusal | undefined {
  const { name, label, every, at, kinds } = element;
  if (!isSameRhythm(rhythmOf(element), rhythm)) {
    return {
      code: 'NOT_DERIVABLE',
      message: `${name}（${label}）是单元格，按表的报告期（${every}）汇总；别的报告期请用它的数据元`,
      messageEn: `${name} is a cell and is aggregated over its form's own periods (${every}); for others, name its element`,
    };
  }
  if (kinds && level !== at && !addsUp(element)) {
    return {
      code: 'NOT_DERIVABLE',
      message: `${name}（${label}）不能相加，要在上级重算，而这张表只由 ${kinds.join('、')} 填报，重算会算进别的单位；请用它的数据元`,
      messageEn: `${name} does not add up and would be worked out anew further up, over units that do not file this form (only ${kinds.join(', ')} do); name its elements`,
    };
  }
  return refusalToDerive(element, level, rhythm, (each) => catalogue.elements.get(each));
}

export const isPrintedCell = (found: PrintedCell | Element): found is PrintedCell => 'element' in found;

/** The element that a cell shows as it is, but for its slice, period and unit of measure. */
function elementCopied(catalogue: Catalogue, formula: Expression): Element | undefined {
  const inner = formula.op === 'scale' ? formula.of : formula;
  return inner.op === 'element' ? catalogue.elements.get(inner.name) : undefined;
}

function asElement(catalogue: Catalogue, form: Form, cell: Cell, formula: Expression): Element {
  const copied = elementCopied(catalogue, formula);
  return {
    name: `${form.code}.${cell.field}`,
    id: `${form.code}.${cell.field}`,
    label: cell.label,
    ...(cell.en === undefined ? {} : { en: cell.en }),
    aliases: [],
    definition:
      copied?.definition ?? `${form.label}：${[cell.section, cell.label].filter(Boolean).join(' / ')}`,
    steward: form.department.code,
    type: cell.type,
    ...(cell.unit ? { unit: cell.unit } : {}),
    decimals: cell.decimals,
    // A formula is worked out anew further up, as a ratio is: what it prints below does not add up.
    ...(copied
      ? { kind: copied.kind, ...(copied.weight === undefined ? {} : { weight: copied.weight }) }
      : { kind: 'RATIO' as const }),
    every: form.every,
    ...(form.calendar ? { calendar: form.calendar } : {}),
    at: form.rows ?? form.level,
    ...(form.kinds && !form.rows ? { kinds: form.kinds } : {}),
    args: [],
    breakdown: 'EXHAUSTIVE',
    distinctFrom: [],
    required: false,
    derivation: formula,
    askedBefore: false,
    place: cell.place,
  };
}
