import type { Catalogue, Cell, Element, Form } from '../core/catalogue/model.ts';
import { elementReferences } from '../core/expression/model.ts';
import type { FormCell } from './form.type.ts';

/** Cells of one form that use an element. */
export interface Usage {
  readonly form: Form;
  readonly cells: readonly FormCell[];
}

/** The elements that a cell names, directly: in its reference or its formula, or as its own question. */
export function elementsOf(catalogue: Catalogue, cell: Cell): Element[] {
  if (cell.source.kind === 'context') return [];
  if (cell.source.kind === 'own') return [cell.source.element];
  const names = new Set(elementReferences(cell.source.expression).map(({ name }) => name));
  return [...names].flatMap((name) => catalogue.elements.get(name) ?? []);
}

/** An element's operands, if it is derived. */
export function operandsOf(catalogue: Catalogue, element: Element): Element[] {
  const references = element.derivation ? elementReferences(element.derivation) : [];
  return [...new Set(references.map(({ name }) => name))].flatMap(
    (name) => catalogue.elements.get(name) ?? [],
  );
}

/** Catalogues are immutable, so what uses what is worked out once, when somebody asks; it goes with its catalogue. */
const usages = new WeakMap<Catalogue, ReadonlyMap<Element, readonly Usage[]>>();

/** The forms, with their cells, that show an element or anything derived from it. */
export function usageOf(catalogue: Catalogue, element: Element): readonly Usage[] {
  let usage = usages.get(catalogue);
  if (!usage) {
    usage = workOut(catalogue);
    usages.set(catalogue, usage);
  }
  return usage.get(element) ?? [];
}

function workOut(catalogue: Catalogue): ReadonlyMap<Element, readonly Usage[]> {
  const usage = new Map<Element, { form: Form; cells: FormCell[] }[]>();
  for (const form of catalogue.forms.values()) {
    for (const cell of form.cells) {
      for (const element of reached(catalogue, elementsOf(catalogue, cell))) {
        const known = usage.get(element) ?? [];
        usage.set(element, known);
        if (known.at(-1)?.form !== form) known.push({ form, cells: [] });
        known.at(-1)?.cells.push({ ...cell, form });
      }
    }
  }
  return usage;
}

function reached(catalogue: Catalogue, named: readonly Element[]): Set<Element> {
  const all = new Set(named);
  // A set yields what is added while it is read.
  for (const element of all) for (const operand of operandsOf(catalogue, element)) all.add(operand);
  return all;
}
