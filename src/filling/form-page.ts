import type { Unit } from '../core/unit-tree.ts';

/** Of one form and period: those of the first units after one, in the order of their codes. */
export interface FormPage {
  readonly first: number;
  readonly after?: string | null;
}

/** The units whose forms may stand on a page. */
export function unitsAfter(units: readonly Unit[], page: FormPage | undefined): readonly Unit[] {
  const after = page?.after;
  return after == null ? units : units.filter(({ id }) => id > after);
}

/** As many as stand on a page, in its order; all of them, as they are, without one. */
export function cut<T>(
  all: readonly T[],
  unitOf: (each: T) => Unit,
  page: FormPage | undefined,
): readonly T[] {
  if (!page) return all;
  return [...all].sort((a, b) => (unitOf(a).id < unitOf(b).id ? -1 : 1)).slice(0, page.first);
}
