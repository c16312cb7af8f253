import type { Catalogue, Cell, Element, Form } from '../catalogue/model.ts';
import { type ElementReference, type Expression, placedReferences } from '../expression/model.ts';
import type { Frequency } from '../period.ts';
import type { Level } from '../unit-tree.ts';
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
      const { expression } = cell.source;
      const collect = (level: Level) =>
        collectNeeds(catalogue, expression, level, form.every, {}, cell, needs, new Set());
      collect(form.rows ?? form.level);
      if (form.rows && cell.type === 'NUMBER') collect(form.level); // the total row: averages want their weights there
    }
  }
  return needs;
}

type SliceByName = Readonly<Record<string, string>>;

function collectNeeds(
  catalogue: Catalogue,
  expression: Expression,
  place: Level,
  every: Frequency,
  outer: SliceByName,
  cell: Cell,
  needs: Need[],
  visited: Set<string>,
): void {
  const follow = (element: Element, slice: Slice, level: Level, frequency: Frequency): void => {
    const isWhole = element.at !== level || element.every !== frequency;
    // Once is enough to know what it needs; and a derived element may refer to its own earlier period.
    const key = `${element.name} ${slice.join()} ${isWhole ? `${level} ${frequency}` : ''}`;
    if (visited.has(key)) return;
    visited.add(key);
    const weight =
      isWhole && element.kind === 'AVERAGE' ? catalogue.elements.get(element.weight ?? '') : undefined;
    if (weight) {
      const said: SliceByName = namedSlice(weight, weightSlice(weight, element, slice));
      const reference: ElementReference = { op: 'element', name: weight.name, slice: said };
      collectNeeds(catalogue, reference, element.at, element.every, {}, cell, needs, visited);
    }
    if (!element.derivation) {
      needs.push({ element, slice, previous: false, cell });
      return;
    }
    // A ratio is recomputed where it is wanted; all else is derived where it is collected, then brought there.
    const [at, when] = element.kind === 'RATIO' ? [level, frequency] : [element.at, element.every];
    collectNeeds(catalogue, element.derivation, at, when, namedSlice(element, slice), cell, needs, visited);
  };
  for (const { reference, level } of placedReferences(expression, place)) {
    const element = catalogue.elements.get(reference.name);
    if (!element) continue;
    const slice = sliceOf(element, reference, outer);
    if (reference.orAsk) needs.push({ element, slice, previous: true, cell });
    const { period } = reference;
    follow(element, slice, level, period && 'absolute' in period ? period.absolute.frequency : every);
  }
}

/** The slice of an average's weight: the codes of the arguments that both have. */
export function weightSlice(weight: Element, element: Element, slice: Slice): Slice {
  const named = namedSlice(element, slice);
  return weight.args.map(({ name }) => named[name]);
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
