import type { FactTable, StoredAnswer } from '../fill/facts.ts';
import { isNullAnswer } from '../fill/facts.ts';
import type { Item } from './item.ts';

/**
 * The last period's answer, offered for confirmation: for stocks and attributes, which tend to stay. A flow
 * starts anew each period; a null reason is given anew.
 */
export function prefilledAnswer(item: Item, previous: FactTable | undefined): StoredAnswer | undefined {
  const { kind } = item.element;
  if (item.previous || (kind !== 'STOCK' && kind !== 'ATTRIBUTE')) return undefined;
  const answer = previous?.values[item.key];
  return answer === undefined || isNullAnswer(answer) ? undefined : answer;
}
