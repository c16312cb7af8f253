import { type FactTable, isNullAnswer, type StoredAnswer } from '../src/core/fill/facts.ts';
import type { GapInput } from '../src/core/one-table/input.ts';
import { type Item, itemPath } from '../src/core/one-table/item.ts';
import type { Question } from '../src/core/one-table/question-set.ts';

/** One unit's table for one period, as it is stored: answers by item key. */
export type SeedTable = Pick<FactTable, 'unit' | 'period' | 'values'>;

/** The same as it is handed in: by topic and element, breakdowns nested in the order of the element's arguments. */
export interface SeedInput {
  readonly unit: string;
  readonly period: string;
  readonly values: Nested;
  /** A form's own questions, by form. */
  readonly forms: Nested;
  readonly gaps: GapInput[];
}

export interface Nested {
  [name: string]: StoredAnswer | Nested;
}

export function asInput({ unit, period, values }: SeedTable, questions: readonly Question[]): SeedInput {
  const input: SeedInput = { unit, period, values: {}, forms: {}, gaps: [] };
  for (const { item } of questions) {
    const answer = values[item.key];
    if (answer === undefined) continue;
    const path = itemPath(item);
    if (isNullAnswer(answer)) {
      input.gaps.push({ path, reason: answer.null, ...(answer.note ? { note: answer.note } : {}) });
    } else if (item.element.own) {
      put(input.forms, path.split('.').slice(1), answer);
    } else {
      put(input.values, [...path.split('.').slice(0, 2), ...sliceFields(item)], answer);
    }
  }
  return input;
}

/** As the typed input nests them: `total` is all that is not told apart, `any` leaves one argument and goes on. */
function sliceFields({ slice }: Item): string[] {
  const last = slice.findLastIndex((code) => code !== undefined);
  const said = slice.slice(0, last + 1).map((code) => code ?? 'any');
  return last < slice.length - 1 ? [...said, 'total'] : said;
}

function put(into: Nested, path: readonly string[], answer: StoredAnswer): void {
  const [name, ...rest] = path as [string, ...string[]];
  if (rest.length === 0) into[name] = answer;
  else put((into[name] ??= {}) as Nested, rest, answer);
}
