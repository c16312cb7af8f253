import type { Catalogue, Element, Form } from '../core/catalogue/model.ts';
import { elementsOf, reached } from '../core/catalogue/reach.ts';
import type { FormCell } from './form.type.ts';

/** Cells of one form that use an element. */
export interface Usage {
  readonly form: Form;
  readonly cells: readonly FormCell[];
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
