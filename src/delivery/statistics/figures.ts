import type { Element } from '../../core/catalogue/model.ts';
import type { PrintedValue } from '../../core/fill/filled-form.ts';
import { gapText } from '../../core/fill/gap-text.ts';
import type { AggregateRow } from '../aggregate.model.ts';

export const AGGREGATE_FORMATS = ['csv', 'jsonl', 'parquet', 'jsonstat', 'sdmx.csv', 'sdmx.json'] as const;
export type AggregateFormat = (typeof AGGREGATE_FORMATS)[number];

/** A document of statistics, whole: aggregates are served some thousand rows at a time. */
export interface StatisticsFile {
  readonly fileName: string;
  readonly contentType: string;
  readonly body: string | Uint8Array;
}

/** A number of JSON with just these digits: a decimal is no float on its way either. */
export function exactNumber(value: PrintedValue | undefined): unknown {
  if (value === undefined) return null;
  // Of ECMAScript 2025; TypeScript does not know it yet.
  return (JSON as typeof JSON & { rawJSON(text: string): unknown }).rawJSON(String(value));
}

/** The breakdowns of a row with the code of each; nothing of those that are totals. */
export function breakdownsOf({ element, slice }: Pick<AggregateRow, 'element' | 'slice'>) {
  return element.args.flatMap(({ name, codeList }, i) => {
    const code = slice[i];
    if (code === undefined) return [];
    const label = codeList.codes.find((each) => each.name === code)?.label ?? code;
    return [{ breakdown: name, codeList, code, label }];
  });
}

/** Why there is no value: `9/14 个单位已报`. */
export const reasonOf = ({ gap }: AggregateRow): string => (gap ? gapText(gap) : '');

/** Each thing once, in the order in which it comes first. */
export function distinct<Thing>(
  things: readonly Thing[],
  id: (thing: Thing) => string,
): ReadonlyMap<string, Thing> {
  const found = new Map<string, Thing>();
  for (const thing of things) if (!found.has(id(thing))) found.set(id(thing), thing);
  return found;
}

export const unitOfMeasure = ({ unit }: Element): string => unit?.symbol ?? '';
