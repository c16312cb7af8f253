import { elementReferences } from '../expression/model.ts';
import type { Catalogue, Cell, Element } from './model.ts';

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

/** The elements named, and all that they are derived from in turn. */
export function reached(catalogue: Catalogue, named: readonly Element[]): Set<Element> {
  const all = new Set(named);
  // A set yields what is added while it is read.
  for (const element of all) for (const operand of operandsOf(catalogue, element)) all.add(operand);
  return all;
}
