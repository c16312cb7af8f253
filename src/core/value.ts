/**
 * Exact numbers. Counts and sums of counts are by far the most common values, and they are whole: those stay
 * plain numbers and cost nothing. Whatever is not a safe integer — a decimal, a quotient, a product beyond
 * 2^53 — is a reduced fraction of two whole numbers, which are bigints only where they have to be. No operation
 * rounds unless it says so.
 */

/** A `number` here is always a safe integer (and never -0); everything else is a Fraction. */
export type Exact = number | Fraction;

/** A value of an element or a cell: a number, a text (also a date or a code), or yes/no. */
export type Value = Exact | string | boolean;

/** The longest number that a person or a feed may hand in, in digits. Beyond it is surely a mistake. */
export const MAX_DIGITS = 60;

/** Decimals to which a non-terminating fraction is written; the SQL back-end rounds to the same place. */
const WRITTEN_DECIMALS = 20;

const MAX_SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** A whole number of any size. */
type Whole = number | bigint;

/**
 * A rational number that is not a safe integer. Always reduced with a positive denominator, both parts plain
 * numbers if both are safe and bigints otherwise, so that equal numbers have equal fields. Made only by
 * `Fraction.of` and its like, which return a plain number where one will do.
 */
export class Fraction {
  private constructor(
    readonly n: Whole,
    readonly d: Whole,
  ) {}

  /** The number n/d. Throws RangeError when d is zero. */
  static of(n: bigint, d: bigint): Exact {
    if (d === 0n) throw new RangeError('a fraction needs a denominator other than zero');
    const divisor = greatestCommonDivisor(n < 0n ? -n : n, d < 0n ? -d : d);
    return Fraction.ofReduced(d < 0n ? -n / divisor : n / divisor, (d < 0n ? -d : d) / divisor);
  }

  /** As `of`, for n and d > 0 that the caller knows to have no common divisor. */
  static ofReduced(n: bigint, d: bigint): Exact {
    if (n > MAX_SAFE || n < -MAX_SAFE || d > MAX_SAFE) return new Fraction(n, d);
    return d === 1n ? Number(n) : new Fraction(Number(n), Number(d));
  }

  /** As `of`, for safe integers; d is not zero. */
  static ofSafe(n: number, d: number): Exact {
    let [divisor, rest] = [Math.abs(d), Math.abs(n)];
    while (rest !== 0) {
      const next = divisor % rest;
      divisor = rest;
      rest = next;
    }
    const signed = d < 0 ? -divisor : divisor;
    return d === signed ? n / signed + 0 : new Fraction(n / signed, d / signed);
  }

  toString(): string {
    return toText(this);
  }

  /** `a < b` and `a + b` on fractions would compile and be wrong: let them fail at once. */
  valueOf(): never {
    throw new TypeError('exact numbers are compared and added with compare() and add(), not with operators');
  }
}

// ---------------------------------------------------------------------------------------------- reading

const AS_TYPED = /^([+-]?)(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/;
const AS_STORED = /^(-?)(\d+)(?:\.(\d+))?$/;

/**
 * The number a person typed: an optional sign, digits, an optional fraction; full-width characters,
 * surrounding spaces and well-placed thousands commas are understood. Undefined for anything else, and for
 * more than MAX_DIGITS digits (leading zeros of the whole part do not count, zeros after the point do).
 */
export function parseExact(text: string): Exact | undefined {
  if (/^\d{1,15}$/.test(text)) return Number(text); // nearly always
  const match = AS_TYPED.exec(halfWidth(text.trim()));
  if (!match) return undefined;
  const whole = match[2]!.replaceAll(',', '').replace(/^0+(?=\d)/, '');
  const fraction = match[3] ?? '';
  const digits = (whole === '0' ? 0 : whole.length) + fraction.length;
  return digits > MAX_DIGITS ? undefined : fromDigits(match[1] === '-', whole, fraction);
}

/** A safe integer as an exact number. Throws RangeError for anything else: floats are never let in. */
export function exactOf(n: number): Exact {
  if (!Number.isSafeInteger(n)) throw new RangeError(`${n} is not a safe integer`);
  return n + 0; // -0 + 0 is 0
}

/** The digits before the point of a number that is not negative; one for 0 and 0.5. */
export function wholeDigits(x: Exact): number {
  if (typeof x === 'number') return String(x).length; // nearly always
  let digits = 1;
  while (compare(x, powerOfTen(digits)) >= 0) digits++;
  return digits;
}

/** 10^k, for any whole k. */
export function powerOfTen(k: number): Exact {
  return k >= 0 ? Fraction.ofReduced(10n ** BigInt(k), 1n) : Fraction.ofReduced(1n, 10n ** BigInt(-k));
}

// ------------------------------------------------------------------------------------------- arithmetic

// The first branch of each operation is the hot path; the rest stands apart so that engines inline the branch.
// A float sum or product of safe integers that is itself a safe integer is exact: were the true result beyond
// 2^53, its nearest float would be too.

export function add(a: Exact, b: Exact): Exact {
  if (typeof a === 'number' && typeof b === 'number') {
    const sum = a + b;
    if (Number.isSafeInteger(sum)) return sum;
  }
  return addFractions(a, b);
}

export function subtract(a: Exact, b: Exact): Exact {
  if (typeof a === 'number' && typeof b === 'number') {
    const difference = a - b;
    if (Number.isSafeInteger(difference)) return difference;
  }
  return addFractions(a, negate(b));
}

export function multiply(a: Exact, b: Exact): Exact {
  if (typeof a === 'number' && typeof b === 'number') {
    const product = a * b;
    if (Number.isSafeInteger(product)) return product + 0; // -1 * 0 is -0, and -0 + 0 is 0
  }
  return multiplyFractions(a, b);
}

function multiplyFractions(a: Exact, b: Exact): Exact {
  const n = safeProduct(numerator(a), numerator(b));
  const d = safeProduct(denominator(a), denominator(b));
  if (n !== undefined && d !== undefined) return Fraction.ofSafe(n, d);
  return Fraction.of(bigNumerator(a) * bigNumerator(b), bigDenominator(a) * bigDenominator(b));
}

function addFractions(a: Exact, b: Exact): Exact {
  const [d, e] = [denominator(a), denominator(b)];
  const left = d === e ? safe(numerator(a)) : safeProduct(numerator(a), e);
  const right = d === e ? safe(numerator(b)) : safeProduct(numerator(b), d);
  const common = d === e ? safe(d) : safeProduct(d, e);
  if (left !== undefined && right !== undefined && common !== undefined) {
    const sum = left + right;
    if (Number.isSafeInteger(sum)) return Fraction.ofSafe(sum, common);
  }
  return addBig(bigNumerator(a), bigDenominator(a), bigNumerator(b), bigDenominator(b));
}

function addBig(n: bigint, d: bigint, m: bigint, e: bigint): Exact {
  if (d === e) return Fraction.of(n + m, d);
  const sum = n * e + m * d;
  // Adding a whole number to a reduced fraction leaves it reduced.
  return d === 1n || e === 1n ? Fraction.ofReduced(sum, d * e) : Fraction.of(sum, d * e);
}

/** Undefined when b is zero. */
export function divide(a: Exact, b: Exact): Exact | undefined {
  if (b === 0) return undefined;
  if (typeof a === 'number' && typeof b === 'number') {
    return a % b === 0 ? a / b + 0 : Fraction.ofSafe(a, b);
  }
  const n = safeProduct(numerator(a), denominator(b));
  const d = safeProduct(denominator(a), numerator(b));
  if (n !== undefined && d !== undefined) return Fraction.ofSafe(n, d);
  return Fraction.of(bigNumerator(a) * bigDenominator(b), bigDenominator(a) * bigNumerator(b));
}

export function negate(a: Exact): Exact {
  return typeof a === 'number' ? 0 - a : Fraction.ofReduced(-bigNumerator(a), bigDenominator(a));
}

export function abs(a: Exact): Exact {
  if (typeof a === 'number') return a < 0 ? 0 - a : a;
  return a.n < 0 ? negate(a) : a;
}

// ------------------------------------------------------------------------------------------- comparison

export function compare(a: Exact, b: Exact): -1 | 0 | 1 {
  if (typeof a === 'number' && typeof b === 'number') return a < b ? -1 : a > b ? 1 : 0;
  const [left, right] = [
    safeProduct(numerator(a), denominator(b)),
    safeProduct(numerator(b), denominator(a)),
  ];
  if (left !== undefined && right !== undefined) return left < right ? -1 : left > right ? 1 : 0;
  const [n, m] = [bigNumerator(a) * bigDenominator(b), bigNumerator(b) * bigDenominator(a)];
  return n < m ? -1 : n > m ? 1 : 0;
}

export function equals(a: Exact, b: Exact): boolean {
  if (typeof a === 'number' || typeof b === 'number') return a === b;
  return a.n === b.n && a.d === b.d;
}

export function isZero(a: Exact): boolean {
  return a === 0;
}

// --------------------------------------------------------------------------------- rounding and writing

/**
 * Rounded half away from zero (四舍五入) to so many decimals: 2.5 becomes 3, -2.5 becomes -3. Throws
 * RangeError unless decimals is a whole number >= 0.
 */
export function roundTo(x: Exact, decimals: number): Exact {
  checkDecimals(decimals);
  if (typeof x === 'number') return x;
  const whole = scaled(x, decimals);
  const power = POWERS_OF_TEN[decimals];
  if (typeof whole === 'number' && power !== undefined) return Fraction.ofSafe(whole, power);
  return Fraction.of(BigInt(whole), 10n ** BigInt(decimals));
}

/** How many decimals it takes to write the number exactly; undefined when no finite number does. */
export function decimalsOf(x: Exact): number | undefined {
  if (typeof x === 'number') return 0;
  let twos = 0;
  let fives = 0;
  if (typeof x.d === 'number') {
    let rest = x.d;
    for (; rest % 2 === 0; rest /= 2) twos++;
    for (; rest % 5 === 0; rest /= 5) fives++;
    return rest === 1 ? Math.max(twos, fives) : undefined;
  }
  let rest = x.d;
  for (; rest % 2n === 0n; rest /= 2n) twos++;
  for (; rest % 5n === 0n; rest /= 5n) fives++;
  return rest === 1n ? Math.max(twos, fives) : undefined;
}

/**
 * Decimal text. With `decimals`: rounded as by `roundTo`, and always with so many decimals. Without: exact
 * and without trailing zeros, a non-terminating fraction being rounded to 20 decimals.
 */
export function toText(x: Exact, decimals?: number): string {
  if (decimals !== undefined) {
    checkDecimals(decimals);
    return typeof x === 'number' ? wholeToText(x, decimals) : placePoint(scaled(x, decimals), decimals);
  }
  if (typeof x === 'number') return String(x);
  const places = decimalsOf(x);
  if (places !== undefined) return placePoint(scaled(x, places), places);
  return placePoint(scaled(x, WRITTEN_DECIMALS), WRITTEN_DECIMALS).replace(/\.?0+$/, '');
}

/** The nearest float, or one close to it: to tell what is clearly larger, never to calculate with. */
export function approximate(x: Exact): number {
  return typeof x === 'number' ? x : Number(x.n) / Number(x.d);
}

/** As `toText(x, decimals)`, with thousands separators: `1,234,567.80`. */
export function formatForPeople(x: Exact, decimals: number): string {
  const [whole, fraction] = toText(x, decimals).split('.');
  const grouped = whole!.replace(/\d(?=(?:\d{3})+$)/g, '$&,');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

// ------------------------------------------------------------------------------------------------- JSON

/**
 * The JSON form of a value: safe integers as numbers, other numbers as decimal text, texts and yes/no as they
 * are. Which texts are numbers, the element's type says. Throws RangeError for a fraction that no finite
 * decimal can write: such a value was to be rounded first.
 */
export function encodeValue(value: Value): number | string | boolean {
  if (!(value instanceof Fraction)) return value;
  if (decimalsOf(value) === undefined)
    throw new RangeError(`${value.n}/${value.d} is to be rounded before storing`);
  return toText(value);
}

/** `encodeValue` of the number rounded by `roundTo`: how a cell is printed. */
export function encodeRounded(x: Exact, decimals: number): number | string {
  if (typeof x === 'number') return x;
  let whole = scaled(x, decimals);
  if (typeof whole === 'bigint') return encodeValue(roundTo(x, decimals)) as number | string;
  let places = decimals;
  for (; places > 0 && whole % 10 === 0; places--) whole /= 10;
  return places === 0 ? whole + 0 : placePoint(whole, places);
}

/** The number that `encodeValue` wrote. Throws RangeError for anything that it never writes. */
export function decodeNumber(json: number | string): Exact {
  if (typeof json === 'number') return exactOf(json);
  const number = parseStored(json);
  if (number === undefined) throw new RangeError(`${JSON.stringify(json)} is not a stored number`);
  return number;
}

/** The number that a stored text writes; undefined for a text that `encodeValue` never writes for a number. */
export function parseStored(text: string): Exact | undefined {
  const match = AS_STORED.exec(text);
  return match ? fromDigits(match[1] === '-', match[2]!, match[3] ?? '') : undefined;
}

// ---------------------------------------------------------------------------------------------- helpers

const numerator = (x: Exact): Whole => (typeof x === 'number' ? x : x.n);
const denominator = (x: Exact): Whole => (typeof x === 'number' ? 1 : x.d);
const bigNumerator = (x: Exact): bigint => BigInt(numerator(x));
const bigDenominator = (x: Exact): bigint => BigInt(denominator(x));

const safe = (a: Whole): number | undefined => (typeof a === 'number' ? a : undefined);

/** Undefined where it takes bigints. */
function safeProduct(a: Whole, b: Whole): number | undefined {
  if (typeof a !== 'number' || typeof b !== 'number') return undefined;
  const product = a * b;
  return Number.isSafeInteger(product) ? product + 0 : undefined;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [left, right] = [a, b];
  while (right !== 0n) [left, right] = [right, left % right];
  return left;
}

/** Those that are safe integers. */
const POWERS_OF_TEN: readonly number[] = Array.from({ length: 16 }, (_, k) => 10 ** k);

/** x · 10^decimals as a whole number, rounded half away from zero. */
function scaled(x: Fraction, decimals: number): Whole {
  const { n, d } = x;
  const power = POWERS_OF_TEN[decimals];
  if (typeof n === 'number' && typeof d === 'number' && power !== undefined) {
    const [above, below] = [2 * Math.abs(n) * power + d, 2 * d];
    // Both products are exact if they are safe; so are the remainder and then the quotient.
    if (Number.isSafeInteger(above) && Number.isSafeInteger(below)) {
      const magnitude = (above - (above % below)) / below;
      return n < 0 ? 0 - magnitude : magnitude;
    }
  }
  const [big, divisor] = [BigInt(n), BigInt(d)];
  const magnitude = (2n * (big < 0n ? -big : big) * 10n ** BigInt(decimals) + divisor) / (2n * divisor);
  return big < 0n ? -magnitude : magnitude;
}

/** Writes whole · 10^-decimals. */
function placePoint(whole: Whole, decimals: number): string {
  if (decimals === 0) return whole.toString();
  const digits = (whole < 0 ? -whole : whole).toString().padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  return `${whole < 0 ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
}

function wholeToText(x: number, decimals: number): string {
  return decimals === 0 ? String(x) : `${x}.${'0'.repeat(decimals)}`;
}

function fromDigits(negative: boolean, whole: string, fraction: string): Exact {
  // Up to 15 digits are always safe: spare the common case the detour through bigint.
  if (fraction === '' && whole.length <= 15) return negative ? 0 - Number(whole) : Number(whole);
  if (whole.length + fraction.length <= 15) {
    const n = Number(whole + fraction);
    return Fraction.ofSafe(negative ? 0 - n : n, POWERS_OF_TEN[fraction.length] as number);
  }
  const n = BigInt(whole + fraction);
  return Fraction.of(negative ? -n : n, 10n ** BigInt(fraction.length));
}

/** Full-width digits, signs, point and comma, and the typographic minus, as their plain selves. */
function halfWidth(text: string): string {
  return text
    .replace(/[\uff0b-\uff0e\uff10-\uff19]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/^\u2212/, '-');
}

function checkDecimals(decimals: number): void {
  if (!Number.isInteger(decimals) || decimals < 0)
    throw new RangeError(`cannot round to ${decimals} decimals`);
}
