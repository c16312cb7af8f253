import type { Aggregate } from '../expression/model.ts';
import { ABSENT, ONE, type SqlOutcome } from './outcome.ts';
import { constant, type Part, sql } from './part.ts';
import type { Below, Sheet } from './sheet.ts';
import { Unsupported } from './support.ts';

/** Adding up quotients of many denominators would make numbers without end: the engine reduces them. */
function divisorOf({ divisor }: SqlOutcome): Part | undefined {
  if (!divisor || divisor.reads.size === 0) return divisor;
  throw new Unsupported('许多单位的商再相加或比较', 'quotients of many units are added up or compared');
}

/** The strongest gap of parts that are really missing. */
function missingIn(sheet: Sheet, below: Below, gap: Part | undefined): Part {
  if (!gap) return constant('NULL::int');
  const name = sheet.output(below, gap);
  return sheet.sum(below, `min(${name}) FILTER (WHERE ${name} < ${ABSENT})`);
}

/** The sum over the parts of each row: absent parts are passed over, one that is missing makes the whole missing. */
export const addedUp = (sheet: Sheet, below: Below, outcome: SqlOutcome): SqlOutcome =>
  folded('sum', sheet, below, outcome);

export function folded(
  how: Exclude<Aggregate, 'count'>,
  sheet: Sheet,
  below: Below,
  outcome: SqlOutcome,
): SqlOutcome {
  const divisor = divisorOf(outcome);
  const each = sheet.output(below, outcome.value);
  const missing = missingIn(sheet, below, outcome.gap);
  const value = sheet.sum(below, `${how === 'avg' ? 'sum' : how}(${each})`);
  const count = how === 'avg' ? sql`greatest(${sheet.sum(below, `count(${each})`)}, 1)::numeric` : undefined;
  const by = count && divisor ? sql`${count} * ${divisor}` : (count ?? divisor);
  return sheet.keepOutcome({
    type: 'number',
    value: sql`CASE WHEN ${missing} IS NULL THEN ${value} END`,
    ...(by ? { divisor: by } : {}),
    gap: sql`CASE WHEN ${missing} IS NOT NULL THEN ${missing} WHEN ${value} IS NULL THEN ${ABSENT} END`,
  });
}

/** How many of the parts of each row are true. */
export function countedTrue(sheet: Sheet, below: Below, { value, gap }: SqlOutcome): SqlOutcome {
  const count = sheet.sum(below, `count(*) FILTER (WHERE ${sheet.output(below, value)})`);
  const missing = missingIn(sheet, below, gap);
  return sheet.keepOutcome({
    type: 'number',
    value: sql`CASE WHEN ${missing} IS NULL THEN coalesce(${count}, 0)::numeric END`,
    gap: missing,
  });
}

/** The values of parts, weighed: what lacks either counts for neither. */
export function weighted(sheet: Sheet, below: Below, value: SqlOutcome, weight: SqlOutcome): SqlOutcome {
  if (divisorOf(value) ?? divisorOf(weight)) {
    throw new Unsupported('加权的商', 'quotients that are weighed');
  }
  const [first, second] = [value.gap, weight.gap].flatMap((gap) => gap ?? []);
  const both = below.sheet.keep(sql`${value.value} * ${weight.value}`);
  const gap = first && second ? below.sheet.keep(sql`coalesce(${first}, ${second})`) : first;
  const counted = below.sheet.keep(sql`CASE WHEN ${both} IS NOT NULL THEN ${weight.value} END`);
  const missing = missingIn(sheet, below, gap);
  const top = sheet.sum(below, `sum(${sheet.output(below, both)})`);
  const bottom = sheet.sum(below, `sum(${sheet.output(below, counted)})`);
  return sheet.keepOutcome({
    type: 'number',
    value: sql`CASE WHEN ${missing} IS NULL AND ${bottom} <> 0 THEN ${top} * sign(${bottom}) END`,
    divisor: sql`CASE WHEN ${bottom} <> 0 THEN abs(${bottom}) ELSE ${ONE} END`,
    gap: sql`CASE WHEN ${missing} IS NOT NULL THEN ${missing} WHEN ${bottom} IS NULL OR ${bottom} = 0 THEN ${ABSENT} END`,
  });
}
