import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { isDay, isPeriodId, type Period } from '../core/period.ts';

/** A value as JSON carries it. */
export type JsonValue = number | string | boolean;

/**
 * Numbers. Served as they are stored: nothing is parsed or printed on the way out, and no digit is lost.
 * On the way in, what is no number at all passes too: the one table says so in a finding, beside everything
 * else that is wrong, where an error here would say nothing but itself.
 */
export const DecimalScalar = new GraphQLScalarType<number | string, number | string>({
  name: 'Decimal',
  description:
    'An exact decimal number. Served as a JSON number when it is a whole number that every double holds ' +
    '(up to 9,007,199,254,740,991), as decimal text otherwise: `1228`, `"0.35"`. Accepted as either; a JSON number ' +
    'beyond that limit is refused, because its digits may already be lost: send it as text.',
  serialize: (value) => value as number | string,
  parseValue: (value) => numberOrText(value),
  parseLiteral: (node) => numberOrText(literal(node)),
});

export const AnswerValueScalar = new GraphQLScalarType<JsonValue, JsonValue>({
  name: 'AnswerValue',
  description:
    'A value of an element or a cell: a number (written as Decimal is), text, `true` or `false` for a yes/no, a date ' +
    '`YYYY-MM-DD`, or a code of a code list. Which of them, the type of the element says.',
  serialize: (value) => value as JsonValue,
  parseValue: (value) => (typeof value === 'boolean' ? value : numberOrText(value)),
  parseLiteral: (node) => (node.kind === Kind.BOOLEAN ? node.value : numberOrText(literal(node))),
});

export const DateScalar = textScalar(
  'Date',
  'A calendar date, `YYYY-MM-DD`, in the time zone of the reports.',
  (text) => isDay(text),
  'a date such as 2026-09-30',
);

/** Written by its id; a resolver may give the whole period. */
export const PeriodScalar = new GraphQLScalarType<string, string>({
  name: 'Period',
  description:
    'A reporting period 报告期 by its id: a year `2026`, a half-year `2026-H1`, a quarter `2026-Q3`, a month `2026-07`; ' +
    'of another calendar than the civil one with its name, `2026@family-planning`. ' +
    'Its first and last day and its label: `ReportingPeriod`.',
  serialize: (value) => (typeof value === 'string' ? value : (value as Period).id),
  parseValue: (value) => readPeriod(value),
  parseLiteral: (node) => readPeriod(node.kind === Kind.STRING ? node.value : undefined),
});

function readPeriod(value: unknown): string {
  if (typeof value === 'string' && isPeriodId(value)) return value;
  throw refused(value, 'a period such as 2026, 2026-H1, 2026-Q3 or 2026-07');
}

export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'A moment, ISO 8601 in UTC: `2026-10-08T01:12:00.000Z`.',
  serialize: (value) => (value instanceof Date ? value : new Date(value as string)).toISOString(),
  parseValue(value) {
    const moment = typeof value === 'string' ? new Date(value) : undefined;
    if (!moment || Number.isNaN(moment.getTime()))
      throw refused(value, 'a moment such as 2026-10-08T01:12:00Z');
    return moment;
  },
});

export const JSONObjectScalar = new GraphQLScalarType<Record<string, unknown>, Record<string, unknown>>({
  name: 'JSONObject',
  description: 'Details for programs: an object of names and values that the field describes.',
  serialize: (value) => value as Record<string, unknown>,
});

function textScalar(name: string, description: string, holds: (text: string) => boolean, wanted: string) {
  const read = (value: unknown): string => {
    if (typeof value === 'string' && holds(value)) return value;
    throw refused(value, wanted);
  };
  return new GraphQLScalarType<string, string>({
    name,
    description,
    serialize: (value) => value as string,
    parseValue: read,
    parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : undefined),
  });
}

function numberOrText(value: unknown): number | string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'number' || !Number.isFinite(value)) throw refused(value, 'a number');
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER)
    throw new GraphQLError(`${value} has more digits than a JSON number keeps: send it as text, in quotes.`);
  return value;
}

/** A number written in the query keeps its digits: what a double would round is passed on as text. */
function literal(node: ValueNode): unknown {
  if (node.kind === Kind.STRING) return node.value;
  if (node.kind !== Kind.INT && node.kind !== Kind.FLOAT) return undefined;
  const number = Number(node.value);
  return String(number) === node.value ? number : node.value;
}

function refused(value: unknown, wanted: string): GraphQLError {
  const shown = JSON.stringify(value) ?? String(value);
  return new GraphQLError(`${shown.length > 60 ? `${shown.slice(0, 60)}…` : shown} is not ${wanted}.`);
}
