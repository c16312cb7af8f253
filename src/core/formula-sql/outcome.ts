import { GAP_REASONS, type GapReason } from '../fill/outcome.ts';
import { decimalsOf, divide, type Exact, Fraction, parseStored, toText, type Value } from '../value.ts';
import { constant, type Parameters, type Part } from './part.ts';

/** What a formula yields, as SQL: a value, or why there is none. */
export interface SqlOutcome {
  readonly type: 'number' | 'text' | 'yesNo';
  /** Null where there is a gap, and only there. */
  readonly value: Part;
  /** Of a number that decimals may not write: what the value is to be divided by, always positive. */
  readonly divisor?: Part;
  /** The position of the reason in `GAP_REASONS`, null where there is a value. Absent where there always is one. */
  readonly gap?: Part;
}

export const codeOf = (reason: GapReason): number => GAP_REASONS.indexOf(reason);

/** Stands last of all, so that whatever is really missing is less. */
export const ABSENT = codeOf('NOT_APPLICABLE');
export const SILENT = codeOf('NOT_REPORTED');
export const UNKNOWN = codeOf('REPORTED_UNKNOWN');
export const BY_ZERO = codeOf('DIVISION_BY_ZERO');

export const ONE = constant('1');

/** A number as SQL has it: decimals, or a quotient of whole numbers where they would not end. */
export function quotientOf(x: Exact): { readonly value: Part; readonly divisor?: Part } {
  if (!(x instanceof Fraction) || decimalsOf(x) !== undefined) return { value: numeric(toText(x)) };
  return { value: numeric(String(x.n)), divisor: numeric(String(x.d)) };
}

/** Digits, a sign and a point: written by `value.ts`, so it needs no quoting. */
const numeric = (digits: string): Part =>
  constant(`${digits.startsWith('-') ? `(${digits})` : digits}::numeric`);

export function constantOutcome(value: Value, parameters: Parameters): SqlOutcome {
  if (typeof value === 'string') return { type: 'text', value: parameters.text(value) };
  if (typeof value === 'boolean') return { type: 'yesNo', value: constant(String(value)) };
  return { type: 'number', ...quotientOf(value) };
}

export const SQL_TYPES: Record<SqlOutcome['type'], string> = {
  number: 'numeric',
  text: 'text',
  yesNo: 'boolean',
};

/** The number in a row of a statement, reduced; undefined where there is none. */
export function numberIn(row: Readonly<Record<string, unknown>>, n: number): Exact | undefined {
  const [value, divisor] = [row[`v${n}`], row[`d${n}`] ?? '1'];
  if (typeof value !== 'string') return undefined;
  return divide(parseStored(value) as Exact, parseStored(String(divisor)) as Exact);
}
