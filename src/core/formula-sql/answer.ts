import type { Element } from '../catalogue/model.ts';
import type { Exact } from '../value.ts';
import { fold } from './operators.ts';
import { ABSENT, ONE, quotientOf, SILENT, type SqlOutcome, UNKNOWN } from './outcome.ts';
import { list, type Part, sql } from './part.ts';
import type { Sheet } from './sheet.ts';
import type { Spot } from './spot.ts';

/** Beyond it a JSON number may have lost digits, and says nothing. */
const MOST = Number.MAX_SAFE_INTEGER;

/** By what to multiply numbers that were handed in under another catalogue version, by its number. */
export type Factors = ReadonlyMap<number, Exact>;

/** What stands under some keys of a table; where they are not there, it counts as not reported. */
export interface Answer {
  readonly outcome: SqlOutcome;
  readonly isThere: Part;
}

/** The sum under several keys of one table. */
export function readKeys(
  sheet: Sheet,
  spot: Spot,
  element: Element,
  keys: readonly string[],
  factors: Factors | undefined,
): Answer {
  const parts = keys.map((key) => readKey(sheet, spot, element, key, factors));
  const [only, ...others] = parts;
  if (only && others.length === 0) return only;
  const { keepOutcome } = sheet;
  const isThere = sheet.keep(
    list(
      parts.map((part) => part.isThere),
      ' OR ',
    ),
  );
  const sum = fold(
    'sum',
    parts.map(({ outcome }) => outcome),
    keepOutcome,
  );
  return { outcome: keepOutcome(sum), isThere };
}

export function readKey(
  sheet: Sheet,
  spot: Spot,
  element: Element,
  key: string,
  factors: Factors | undefined,
): Answer {
  const name = sheet.parameters.text(key);
  const answer = sheet.keep(sql`${spot.answers()} -> ${name}`);
  const value = sheet.keep(decoded(answer, element.type, (part) => sheet.keep(part)));
  const outcome: SqlOutcome = {
    type: element.type === 'NUMBER' ? 'number' : element.type === 'YES_NO' ? 'yesNo' : 'text',
    value,
    gap: sql`CASE WHEN ${value} IS NULL THEN ${reasonIn(answer)} END`,
  };
  const inUnitOfNow =
    factors && outcome.type === 'number' ? converted(sheet, spot, outcome, name, factors) : outcome;
  return { outcome: sheet.keepOutcome(inUnitOfNow), isThere: sql`${answer} IS NOT NULL` };
}

/** What a stored answer says; null where it gives a reason, or is nothing that its element can have. */
export function decoded(
  answer: Part,
  type: Element['type'],
  keep: (part: Part) => Part = (part) => part,
): Part {
  if (type === 'YES_NO')
    return sql`CASE WHEN jsonb_typeof(${answer}) = 'boolean' THEN ${answer}::boolean END`;
  if (type !== 'NUMBER') return sql`CASE WHEN jsonb_typeof(${answer}) = 'string' THEN ${answer} #>> '{}' END`;
  const number = keep(sql`CASE WHEN jsonb_typeof(${answer}) = 'number' THEN ${answer}::numeric END`);
  // Nearly all are whole as they are written; of the others the remainder tells.
  const isSafe = sql`(scale(${number}) = 0 OR ${number} % 1 = 0) AND ${number} BETWEEN -${MOST} AND ${MOST}`;
  const isWritten = sql`jsonb_typeof(${answer}) = 'string' AND ${answer} #>> '{}' ~ '^-?[0-9]+([.][0-9]+)?$'`;
  return sql`CASE WHEN ${isSafe} THEN ${number} WHEN ${isWritten} THEN (${answer} #>> '{}')::numeric END`;
}

/** Why an answer is no value. */
export const reasonIn = (answer: Part): Part =>
  sql`CASE ${answer} ->> 'null' WHEN 'NOT_APPLICABLE' THEN ${ABSENT} WHEN 'NOT_KNOWN' THEN ${UNKNOWN} ELSE ${SILENT} END`;

/** A number in the unit of measure that its element has now. */
function converted(
  sheet: Sheet,
  spot: Spot,
  { value, ...outcome }: SqlOutcome,
  key: Part,
  factors: Factors,
): SqlOutcome {
  if (factors.size === 0) return { value, ...outcome };
  const version = sheet.keep(spot.writtenUnder(key));
  const quotients = [...factors].map(([number, factor]) => ({ number, ...quotientOf(factor) }));
  const times = quotients.map((each) => sql`WHEN ${each.number} THEN ${value} * ${each.value}`);
  const parts = quotients.flatMap(({ number, divisor }) =>
    divisor ? sql`WHEN ${number} THEN ${divisor}` : [],
  );
  return {
    ...outcome,
    value: sql`CASE ${version} ${list(times, ' ')} ELSE ${value} END`,
    ...(parts.length > 0 ? { divisor: sql`CASE ${version} ${list(parts, ' ')} ELSE ${ONE} END` } : {}),
  };
}
