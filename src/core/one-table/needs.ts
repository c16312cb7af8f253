import type { Catalogue, Cell, Element, Form } from '../catalogue/model.ts';
import { type ElementReference, type Expression, elementReferences } from '../expression/model.ts';
import type { Slice } from './item.ts';

/** That a cell needs an asked element (or, with `previous`, may ask for the last period's value of one). */
export interface Need {
  readonly element: Element;
  readonly slice: Slice;
  readonly previous: boolean;
  readonly cell: Cell;
}

/** Everything that the cells of a form need to have been asked, down through derived elements. */
export function needsOf(catalogue: Catalogue, form: Form): Need[] {
  const needs: Need[] = [];
  for (const cell of form.cells) {
    if (cell.source.kind === 'own') {
      needs.push({ element: cell.source.element, slice: [], previous: false, cell });
    } else if (cell.source.kind === 'from') {
      collect(catalogue, cell.source.expression, {}, cell, needs, new Set());
    }
  }
  return needs;
}

type SliceByName = Readonly<Record<string, string>>;

function collect(
  catalogue: Catalogue,
  expression: Expression,
  outer: SliceByName,
  cell: Cell,
  needs: Need[],
  visited: ReadonlySet<string>,
): void {
  for (const reference of elementReferences(expression)) {
    const element = catalogue.elements.get(reference.name);
    if (!element) continue;
    const slice = sliceOf(element, reference, outer);
    if (reference.orAsk) needs.push({ element, slice, previous: true, cell });
    if (!element.derivation) {
      needs.push({ element, slice, previous: false, cell });
      continue;
    }
    // A derived element may refer to its own earlier period: once is enough to know what it needs.
    const key = `${element.name} ${slice.join()}`;
    if (visited.has(key)) continue;
    collect(catalogue, element.derivation, namedSlice(element, slice), cell, needs, new Set(visited).add(key));
  }
}

/** The slice a reference means: codes said explicitly, else those of the element whose formula it stands in. */
export function sliceOf(element: Element, reference: ElementReference, outer: SliceByName): Slice {
  return element.args.map(({ name }) => reference.slice[name] ?? outer[name]);
}

export function namedSlice(element: Element, slice: Slice): SliceByName {
  const named: Record<string, string> = {};
  element.args.forEach(({ name }, i) => {
    const code = slice[i];
    if (code !== undefined) named[name] = code;
  });
  return named;
}
