import { compare, type Exact, multiply, toText } from '../../value.ts';
import type { Catalogue, Element } from '../model.ts';

/** That an element takes fewer answers than before: what clients handed in until now may be refused. */
export interface Narrowed {
  readonly element: Element;
  readonly attribute: 'digits' | 'decimals' | 'min' | 'max';
  /** Absent where nothing was said. */
  readonly from?: string;
  readonly to: string;
}

/** Elements that both catalogues ask, and whose answers are bounded more tightly in the second. */
export function narrowed(before: Catalogue, after: Catalogue): Narrowed[] {
  return [...after.elements.values()].flatMap((element) => {
    const old = before.elements.get(element.name);
    if (old?.type !== 'NUMBER' || element.type !== 'NUMBER') return [];
    if (old.derivation || element.derivation) return [];
    return [...narrowedIn(old, element)];
  });
}

function* narrowedIn(old: Element, element: Element): Generator<Narrowed> {
  // Bounds are written in the element's unit; in another one the digits of the same number differ.
  const isSameUnit = old.unit?.symbol === element.unit?.symbol;
  const factor = old.unit?.factor ?? 1;
  const ofNow = element.unit?.factor ?? 1;
  const said = (bound: Exact | undefined): string | undefined =>
    bound === undefined ? undefined : toText(bound);
  for (const attribute of ['digits', 'decimals'] as const) {
    const [from, to] = [old[attribute], element[attribute]];
    if (!isSameUnit || to === undefined || (from !== undefined && to >= from)) continue;
    yield { element, attribute, ...(from === undefined ? {} : { from: String(from) }), to: String(to) };
  }
  for (const [attribute, sign] of [
    ['min', 1],
    ['max', -1],
  ] as const) {
    const [from, to] = [old[attribute], element[attribute]];
    if (to === undefined) continue;
    const order = from === undefined ? 1 : sign * compare(multiply(to, ofNow), multiply(from, factor));
    if (order <= 0) continue;
    const before = said(from);
    yield { element, attribute, ...(before === undefined ? {} : { from: before }), to: toText(to) };
  }
}
