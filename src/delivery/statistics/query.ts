import { FREQUENCIES, type Frequency } from '../../core/period.ts';
import { NotFound } from '../../core/refusal.ts';
import { LEVELS, type Level } from '../../core/unit-tree.ts';
import type { AggregateQuery } from '../aggregate.model.ts';

/** What an address or a command line may say of aggregates. */
export const AGGREGATE_PARAMETERS = [
  ...['element', 'unit', 'level', 'period', 'from', 'to', 'frequency', 'slice', 'groupBy'],
] as const;

/** The arguments of GraphQL's `aggregate` from texts. */
export function aggregateQueryOf(said: URLSearchParams): AggregateQuery {
  const one = (name: string) => said.get(name) ?? undefined;
  const many = (name: string) => said.getAll(name).flatMap((each) => each.split(',').filter(Boolean));
  const [periods, unit] = [many('period'), one('unit')];
  const elements = many('element');
  if (unit === undefined || elements.length === 0)
    throw new NotFound(
      '要写明 unit 和 element，例如 unit=qinghe&element=births&period=2026-Q2',
      'name a unit and elements, such as unit=qinghe&element=births&period=2026-Q2',
    );
  return {
    ...{ elements, unit, from: one('from'), to: one('to'), groupBy: many('groupBy') },
    ...{ level: oneOf('level', one('level'), LEVELS), periods: periods.length > 0 ? periods : null },
    frequency: oneOf('frequency', one('frequency'), FREQUENCIES),
    slice: many('slice').map(sliceCode),
  };
}

function sliceCode(text: string): { breakdown: string; code: string } {
  const [breakdown, code] = text.split('=');
  if (breakdown && code) return { breakdown, code };
  throw new NotFound('slice 写成 分组=代码，例如 sex=FEMALE', 'slice is breakdown=code, such as sex=FEMALE');
}

function oneOf<Word extends Level | Frequency>(
  name: string,
  said: string | undefined,
  known: readonly Word[],
): Word | undefined {
  const word = known.find((each) => each === said?.toUpperCase());
  if (word || said === undefined) return word;
  throw new NotFound(
    `${name} 没有 ${said}；有：${known.join('、')}`,
    `there is no ${name} ${said}; there are ${known.join(', ')}`,
  );
}
