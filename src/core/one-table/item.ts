import type { Element } from '../catalogue/model.ts';
import { codesIn } from '../expression/model.ts';

/** Codes in the order of the element's arguments; undefined stands for the total over that argument. */
export type Slice = readonly (string | undefined)[];

/**
 * A question of the one table: an element, one slice of it, and whether the last period's value is meant
 * (`orAsk`). Its key is what values are stored under: `e12`, `e12.MALE`, `e12.*.FIRST`, `e12.MALE@PREVIOUS`.
 */
export interface Item {
  readonly element: Element;
  readonly slice: Slice;
  readonly previous: boolean;
  readonly key: string;
}

export function itemOf(element: Element, slice: Slice, previous = false): Item {
  return { element, slice, previous, key: itemKey(element, slice, previous) };
}

export function itemKey(element: Element, slice: Slice, previous = false): string {
  const said = slice.some((code) => code !== undefined);
  const codes = said ? `.${slice.map((code) => code ?? '*').join('.')}` : '';
  return `${element.id}${codes}${previous ? '@PREVIOUS' : ''}`;
}

/**
 * The item's place in the one table, as people and inputs name it: `population.registeredPresent.MALE`,
 * `forms.SD_01.foreigners`, `population.residentPopulation@PREVIOUS`.
 */
export function itemPath(item: Pick<Item, 'element' | 'slice' | 'previous'>): string {
  const { element, slice, previous } = item;
  const head = element.own ? `forms.${element.name}` : `${element.topic?.field}.${element.name}`;
  const said = slice.some((code) => code !== undefined);
  const codes = said ? `.${slice.map((code) => code ?? '*').join('.')}` : '';
  return `${head}${previous ? '@PREVIOUS' : ''}${codes}`;
}

/** What a label is made of. */
type Labelled = Pick<Element, 'label' | 'args' | 'reportedAs'>;

/** The label of what is asked: `户籍人口（男）`, `期末总人口（上期）`, `新增就业（本年累计）`. */
export function itemLabel({
  element,
  slice,
  previous,
}: Pick<Item, 'slice' | 'previous'> & { readonly element: Labelled }): string {
  const notes = [...(element.reportedAs ? ['本年累计'] : []), ...(previous ? ['上期'] : [])];
  return labelled(element, slice, notes);
}

/** The label of an element's own value in a period, with its slice: `户籍人口（男）`. */
export function sliceLabel(element: Labelled, slice: Slice): string {
  return labelled(element, slice, []);
}

function labelled(element: Labelled, slice: Slice, notes: readonly string[]): string {
  const codes = slice.flatMap((code, i) => {
    if (code === undefined) return [];
    const list = element.args[i]?.codeList.codes;
    return codesIn(code).map((each) => list?.find((candidate) => candidate.name === each)?.label ?? each);
  });
  const said = [...codes, ...notes];
  return said.length > 0 ? `${element.label}（${said.join('、')}）` : element.label;
}

/** The slices that make up a pattern, where only the arguments in `active` (and those it says) are told apart. */
export function leavesOf(element: Element, pattern: Slice, active: readonly boolean[]): Slice[] {
  return element.args.reduce<(string | undefined)[][]>(
    (slices, argument, i) => {
      const fixed = pattern[i];
      const codes =
        fixed !== undefined
          ? codesIn(fixed)
          : active[i]
            ? argument.codeList.codes.map((c) => c.name)
            : [undefined];
      return slices.flatMap((slice) => codes.map((code) => [...slice, code]));
    },
    [[]],
  );
}
