import type { FactTable, StoredAnswer } from '../fill/facts.ts';
import { isNullAnswer } from '../fill/facts.ts';
import { encodeValue, parseStored, roundTo } from '../value.ts';
import type { Item } from './item.ts';

/**
 * The last period's answer, offered for confirmation: for stocks and attributes, which tend to stay. A flow
 * starts anew each period; a null reason is given anew.
 */
export function prefilledAnswer(item: Item, previous: FactTable | undefined): StoredAnswer | undefined {
  const { kind } = item.element;
  if (item.previous || (kind !== 'STOCK' && kind !== 'ATTRIBUTE')) return undefined;
  const answer = previous?.values[item.key];
  return answer === undefined || isNullAnswer(answer) ? undefined : asTyped(item, answer);
}

/** What was converted from another unit of measure may have more decimals than anybody may type. */
function asTyped({ element }: Item, answer: StoredAnswer): StoredAnswer {
  const number = element.type === 'NUMBER' && typeof answer === 'string' ? parseStored(answer) : undefined;
  return number === undefined ? answer : (encodeValue(roundTo(number, element.decimals)) as StoredAnswer);
}
