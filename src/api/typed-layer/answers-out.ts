import type { CodeList, Element } from '../../core/catalogue/model.ts';
import { isNullAnswer, type StoredAnswer } from '../../core/fill/facts.ts';
import type { Slice } from '../../core/one-table/item.ts';
import { add, decodeNumber, type Exact, encodeValue } from '../../core/value.ts';
import type { AskedQuestion } from '../../submission/submission.model.ts';
import { elementField, SLICE_FIELDS } from './names.ts';

type Tree = { [name: string]: Tree | number | string | boolean | undefined };

/** The answers of a table as the types of the one table show them: topic, element, slices. */
export function typedValues(asked: readonly AskedQuestion[]): Tree {
  const values: Tree = {};
  const sliced = new Map<Tree, Element>();
  for (const { question, answer } of asked) {
    const { element, slice, previous } = question.item;
    const value = shown(element, answer);
    if (!element.topic || value === undefined) continue;
    const topic = branch(values, element.topic.field);
    const field = elementField(element, previous);
    if (element.args.length === 0) topic[field] = value;
    else {
      const tree = branch(topic, field);
      sliced.set(tree, element);
      place(tree, slice, value);
    }
  }
  for (const [tree, element] of sliced)
    if (element.breakdown === 'EXHAUSTIVE') addTotals(tree, listsOf(element));
  return values;
}

/** The answers to forms' own questions: form, field. */
export function typedOwnAnswers(asked: readonly AskedQuestion[]): Tree {
  const forms: Tree = {};
  for (const { question, answer } of asked) {
    const { element } = question.item;
    const value = shown(element, answer);
    const [key, field] = element.name.split('.');
    if (element.own && key && field && value !== undefined) branch(forms, key)[field] = value;
  }
  return forms;
}

function shown(element: Element, answer: StoredAnswer | undefined) {
  if (answer === undefined || isNullAnswer(answer)) return undefined;
  // A code that the list no longer has is read in the generic layer.
  if (element.type === 'CODE' && !element.codeList?.codes.some(({ name }) => name === answer))
    return undefined;
  return answer;
}

function branch(tree: Tree, name: string): Tree {
  const known = tree[name];
  if (typeof known === 'object') return known;
  const made: Tree = {};
  tree[name] = made;
  return made;
}

function place(tree: Tree, slice: Slice, value: number | string | boolean): void {
  const lastSaid = slice.findLastIndex((code) => code !== undefined);
  let at = tree;
  for (const code of slice.slice(0, lastSaid)) at = branch(at, code ?? SLICE_FIELDS.any);
  const last = slice[lastSaid];
  if (last === undefined) at[SLICE_FIELDS.total] = value;
  else if (lastSaid === slice.length - 1) at[last] = value;
  else branch(at, last)[SLICE_FIELDS.total] = value;
}

const listsOf = (element: Element): readonly CodeList[] => element.args.map(({ codeList }) => codeList);

/** Adds the totals that follow from slices, where none is missing. */
function addTotals(tree: Tree, [list, ...rest]: readonly CodeList[]): Exact | undefined {
  let sum: Exact | undefined = 0;
  for (const { name } of list?.codes ?? []) {
    const part = tree[name];
    const value = typeof part === 'object' ? addTotals(part, rest) : asNumber(part);
    sum = sum === undefined || value === undefined ? undefined : add(sum, value);
  }
  const apart = tree[SLICE_FIELDS.any];
  const other = typeof apart === 'object' ? addTotals(apart, rest) : undefined;
  const total = asNumber(tree[SLICE_FIELDS.total]) ?? sum ?? other;
  if (total !== undefined) tree[SLICE_FIELDS.total] = encodeValue(total) as number | string;
  return total;
}

function asNumber(value: Tree[string]): Exact | undefined {
  return typeof value === 'number' || typeof value === 'string' ? decodeNumber(value) : undefined;
}
