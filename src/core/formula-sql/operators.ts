import type { BinaryOperator } from '../expression/ast.ts';
import type { Folding } from '../fill/operators.ts';
import type { Exact } from '../value.ts';
import { ABSENT, BY_ZERO, ONE, quotientOf, SQL_TYPES, type SqlOutcome } from './outcome.ts';
import { constant, list, type Part, sql } from './part.ts';
import { Unsupported } from './support.ts';

/**
 * The operators of `core/fill/operators.ts` over outcomes in SQL, with the same gaps. Numbers are exact: a quotient
 * stays a value with its divisor, and is rounded only where the formula rounds.
 */
export function binary(operator: BinaryOperator, a: SqlOutcome, b: SqlOutcome): SqlOutcome {
  switch (operator) {
    case '+':
    case '-':
      return plus(a, operator === '-' ? negated(b) : b);
    case '*':
      return { type: 'number', value: sql`${a.value} * ${b.value}`, ...divided(a, b), ...strict(a, b) };
    case '/':
      return quotient(a, b);
    case 'and':
    case 'or':
      return {
        type: 'yesNo',
        // Of SQL's three truths only two are ours: what is missing stays missing.
        value: sql`CASE WHEN ${a.value} IS NOT NULL AND ${b.value} IS NOT NULL THEN ${a.value} ${operator} ${b.value} END`,
        ...strict(a, b),
      };
    default:
      return { type: 'yesNo', value: compared(operator, a, b), ...strict(a, b) };
  }
}

/** Whichever gap is stronger: `least` passes over nulls. */
function strict(...outcomes: readonly SqlOutcome[]): { gap?: Part } {
  const gap = strongest(outcomes);
  return gap ? { gap } : {};
}

function strongest(outcomes: readonly SqlOutcome[]): Part | undefined {
  const gaps = outcomes.flatMap(({ gap }) => gap ?? []);
  return gaps.length > 1 ? sql`least(${list(gaps)})` : gaps[0];
}

function divided({ divisor: a }: SqlOutcome, { divisor: b }: SqlOutcome): { divisor?: Part } {
  if (!a || !b) return a || b ? { divisor: (a ?? b) as Part } : {};
  return { divisor: sql`(${a} * ${b})` };
}

function plus(a: SqlOutcome, b: SqlOutcome): SqlOutcome {
  const { divisor: p } = a;
  const { divisor: q } = b;
  const missing = strongest([a, b]);
  if (p?.text === q?.text) {
    const both = sql`${a.value} + ${b.value}`;
    const value = missing ? unlessMissing(missing, sql`coalesce(${both}, ${a.value}, ${b.value})`) : both;
    return { type: 'number', value, ...(p ? { divisor: p } : {}), ...skipped([a, b]) };
  }
  const both = sql`${times(a.value, q)} + ${times(b.value, p)}`;
  const product = p && q ? sql`${p} * ${q}` : ((p ?? q) as Part);
  if (!missing) return { type: 'number', value: both, divisor: product };
  return {
    type: 'number',
    value: unlessMissing(missing, sql`coalesce(${both}, ${a.value}, ${b.value})`),
    divisor: sql`CASE WHEN ${a.value} IS NULL THEN ${q ?? ONE} WHEN ${b.value} IS NULL THEN ${p ?? ONE} ELSE ${product} END`,
    ...skipped([a, b]),
  };
}

const times = (value: Part, factor: Part | undefined): Part => (factor ? sql`${value} * ${factor}` : value);

const unlessMissing = (missing: Part, value: Part): Part =>
  sql`CASE WHEN ${missing} < ${ABSENT} THEN NULL ELSE ${value} END`;

/** The gap of what passes over absent parts: the strongest that is really missing; absent where all are. */
export function skipped(parts: readonly SqlOutcome[]): { gap?: Part } {
  const missing = strongest(parts);
  if (!missing) return {};
  const whenAll = parts.every(({ gap }) => gap)
    ? sql` WHEN ${list(
        parts.map(({ value }) => sql`${value} IS NULL`),
        ' AND ',
      )} THEN ${ABSENT}`
    : constant('');
  return { gap: sql`CASE WHEN ${missing} < ${ABSENT} THEN ${missing}${whenAll} END` };
}

function quotient(a: SqlOutcome, b: SqlOutcome): SqlOutcome {
  const gap = strongest([a, b]);
  const byZero = sql`CASE WHEN ${b.value} = 0 THEN ${BY_ZERO} END`;
  return {
    type: 'number',
    value: sql`CASE WHEN ${b.value} <> 0 THEN ${times(a.value, b.divisor)} * sign(${b.value}) END`,
    divisor: times(sql`abs(${b.value})`, a.divisor),
    gap: gap ? sql`coalesce(${gap}, ${byZero})` : byZero,
  };
}

function compared(operator: '=' | '<>' | '<' | '<=' | '>' | '>=', a: SqlOutcome, b: SqlOutcome): Part {
  if (a.type === 'number') {
    return sql`${times(a.value, b.divisor)} ${operator} ${times(b.value, a.divisor)}`;
  }
  if (a.type === 'text' && operator !== '=' && operator !== '<>') {
    throw new Unsupported(
      '文字、日期或代码的先后比较',
      'texts, dates or codes are compared by which comes first',
    );
  }
  return sql`${a.value} ${operator} ${b.value}`;
}

export const negated = (a: SqlOutcome): SqlOutcome => ({ ...a, value: sql`(-${a.value})` });
export const absolute = (a: SqlOutcome): SqlOutcome => ({ ...a, value: sql`abs(${a.value})` });
export const not = (a: SqlOutcome): SqlOutcome => ({ ...a, value: sql`NOT ${a.value}` });

export function scaled(a: SqlOutcome, factor: Exact): SqlOutcome {
  const { value, divisor } = quotientOf(factor);
  const by = a.divisor && divisor ? sql`${a.divisor} * ${divisor}` : (a.divisor ?? divisor);
  return { ...a, value: sql`${a.value} * ${value}`, ...(by ? { divisor: by } : {}) };
}

/** Half away from zero, as `roundTo`. */
export function rounded({ divisor, ...a }: SqlOutcome, decimals: number): SqlOutcome {
  if (!divisor) return { ...a, value: sql`round(${a.value}, ${decimals})` };
  const whole = sql`div(2 * abs(${a.value}) * ${power(decimals)} + ${divisor}, 2 * ${divisor})`;
  return { ...a, value: sql`sign(${a.value}) * ${whole} * ${power(-decimals)}` };
}

/** 10^k, written out. */
const power = (k: number): string =>
  k >= 0 ? `1${'0'.repeat(k)}::numeric` : `0.${'0'.repeat(-k - 1)}1::numeric`;

export function choose(when: SqlOutcome, then: SqlOutcome, otherwise: SqlOutcome): SqlOutcome {
  const pick = (a: Part, b: Part, none: Part): Part =>
    sql`CASE WHEN ${when.value} THEN ${a} WHEN NOT ${when.value} THEN ${b} ELSE ${none} END`;
  const { divisor: p } = then;
  const { divisor: q } = otherwise;
  const gaps = [when.gap, then.gap, otherwise.gap];
  return {
    type: then.type,
    value: pick(then.value, otherwise.value, NULL),
    ...(p && p.text === q?.text ? { divisor: p } : p || q ? { divisor: pick(p ?? ONE, q ?? ONE, ONE) } : {}),
    ...(gaps.some((gap) => gap)
      ? { gap: pick(then.gap ?? NULL, otherwise.gap ?? NULL, when.gap ?? NULL) }
      : {}),
  };
}

const NULL = constant('NULL');

/** An outcome where something holds; not applicable elsewhere. */
export function only({ value, gap, ...outcome }: SqlOutcome, holds: Part): SqlOutcome {
  return {
    ...outcome,
    value: sql`CASE WHEN ${holds} THEN ${value} END`,
    gap: sql`CASE WHEN ${holds} THEN ${gap ?? NULL} ELSE ${ABSENT} END`,
  };
}

export function coalesce(args: readonly SqlOutcome[]): SqlOutcome {
  const [first] = args as [SqlOutcome];
  const value = sql`coalesce(${list(args.map((each) => each.value))})`;
  const cases = args.map((each) => sql`WHEN ${each.value} IS NOT NULL THEN ${each.divisor ?? ONE}`);
  const last = args.at(-1)?.gap;
  return {
    type: first.type,
    value,
    ...(args.some(({ divisor }) => divisor) ? { divisor: sql`CASE ${list(cases, ' ')} END` } : {}),
    // Whoever has always a value ends it.
    ...(args.every(({ gap }) => gap) && last
      ? { gap: sql`CASE WHEN ${value} IS NULL THEN ${last} END` }
      : {}),
  };
}

/** `keep` puts what stands between two steps into columns, so that texts do not grow by the power. */
export type Keep = (outcome: SqlOutcome) => SqlOutcome;

export function fold(how: Folding, parts: readonly SqlOutcome[], keep: Keep): SqlOutcome {
  switch (how) {
    case 'sum':
      return sum(parts, keep);
    case 'avg': {
      const total = keep(sum(parts, keep));
      const count = sql`num_nonnulls(${list(parts.map(({ value }) => value))})::numeric`;
      return { ...total, divisor: total.divisor ? sql`${total.divisor} * ${count}` : count };
    }
    default:
      return extreme(how, parts, keep);
  }
}

function sum(parts: readonly SqlOutcome[], keep: Keep): SqlOutcome {
  const [first] = parts as [SqlOutcome];
  if (parts.some(({ divisor }) => divisor)) return parts.reduce((a, b) => keep(plus(a, b)));
  if (parts.length === 1) return first;
  const values = parts.map(({ value }) => value);
  const missing = strongest(parts);
  if (!missing) return { type: 'number', value: list(values, ' + ') };
  const each = parts.map(({ value, gap }) => (gap ? sql`coalesce(${value}, 0)` : value));
  const whole = sql`CASE WHEN ${missing} < ${ABSENT} OR coalesce(${list(values)}) IS NULL THEN NULL ELSE ${list(each, ' + ')} END`;
  return { type: 'number', value: whole, ...skipped(parts) };
}

function extreme(how: 'min' | 'max', parts: readonly SqlOutcome[], keep: Keep): SqlOutcome {
  if (parts.some(({ divisor }) => divisor)) return parts.reduce((a, b) => keep(further(how, a, b)));
  const missing = strongest(parts);
  const value = sql`${how === 'min' ? 'least' : 'greatest'}(${list(parts.map((each) => each.value))})`;
  return { type: 'number', value: missing ? unlessMissing(missing, value) : value, ...skipped(parts) };
}

/** Of two that may be quotients. */
function further(how: 'min' | 'max', a: SqlOutcome, b: SqlOutcome): SqlOutcome {
  const [p, q] = [a.divisor ?? ONE, b.divisor ?? ONE];
  const isFirst = sql`${b.value} IS NULL OR ${a.value} * ${q} ${how === 'min' ? '<=' : '>='} ${b.value} * ${p}`;
  const value = sql`CASE WHEN ${isFirst} THEN ${a.value} ELSE ${b.value} END`;
  const missing = strongest([a, b]);
  return {
    type: 'number',
    value: missing ? unlessMissing(missing, value) : value,
    divisor: sql`CASE WHEN ${isFirst} THEN ${p} ELSE ${q} END`,
    ...skipped([a, b]),
  };
}

/** What a cumulative figure has grown by since another; where there was none before (`has` is false), all of it. */
export function growth(now: SqlOutcome, before: SqlOutcome, has: Part, keep: Keep): SqlOutcome {
  const grown = keep(plus(now, negated(before)));
  const isWhole = sql`NOT ${has} OR coalesce(${now.gap ?? NULL} = ${ABSENT}, false)`;
  const pick = (a: Part, b: Part): Part => sql`CASE WHEN ${isWhole} THEN ${a} ELSE ${b} END`;
  const hasDivisor = now.divisor || grown.divisor;
  return {
    type: 'number',
    value: pick(now.value, grown.value),
    ...(hasDivisor ? { divisor: pick(now.divisor ?? ONE, grown.divisor ?? ONE) } : {}),
    ...(now.gap || grown.gap ? { gap: pick(now.gap ?? NULL, grown.gap ?? NULL) } : {}),
  };
}

/** A code in another list; what has none there is not reported. */
export function translated(
  of: SqlOutcome,
  codes: readonly (readonly [from: Part, to: Part])[],
  silent: number,
): SqlOutcome {
  const cases = codes.map(([from, to]) => sql`WHEN ${from} THEN ${to}`);
  const value =
    codes.length > 0 ? sql`CASE ${of.value} ${list(cases, ' ')} END` : constant(`NULL::${SQL_TYPES.text}`);
  const unmapped = sql`CASE WHEN ${value} IS NULL THEN ${silent} END`;
  return { type: 'text', value, gap: of.gap ? sql`coalesce(${of.gap}, ${unmapped})` : unmapped };
}
