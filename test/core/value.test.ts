import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  abs,
  add,
  compare,
  decimalsOf,
  decodeNumber,
  divide,
  type Exact,
  encodeRounded,
  encodeValue,
  equals,
  exactOf,
  Fraction,
  formatForPeople,
  isZero,
  MAX_DIGITS,
  multiply,
  negate,
  parseExact,
  powerOfTen,
  roundTo,
  subtract,
  toText,
} from '../../src/core/value.ts';

/** The number written so; for texts that are numbers. */
function exact(text: string): Exact {
  const value = parseExact(text);
  if (value === undefined) throw new Error(`${text} is not a number`);
  return value;
}

describe('reading what people type', () => {
  test.each([
    ['0', '0'],
    ['-0', '0'],
    ['+12', '12'],
    ['007', '7'],
    ['12.50', '12.5'],
    ['-0.125', '-0.125'],
    ['  42\u3000', '42'],
    ['１２３．５', '123.5'],
    ['－３', '-3'],
    ['＋３', '3'],
    ['−3', '-3'],
    ['1,234', '1234'],
    ['１，２３４，５６７', '1234567'],
    ['1,234.5', '1234.5'],
    ['9007199254740991', '9007199254740991'],
    ['9007199254740992', '9007199254740992'],
    ['0.1', '0.1'],
  ])('%j is %s', (typed, written) => {
    expect(toText(exact(typed))).toBe(written);
  });

  test.each([
    ...[
      '',
      ' ',
      '-',
      '.',
      '.5',
      '5.',
      '1e5',
      '1 000',
      '12,34',
      '1,2345',
      ',123',
      '1,234,56',
      '0x10',
      '--1',
      '1.2.3',
    ],
    ...['一百', 'NaN', 'Infinity', '1,234.5,6', '- 3'],
  ])('%j is no number', (typed) => {
    expect(parseExact(typed)).toBeUndefined();
  });

  test(`more than ${MAX_DIGITS} digits are a mistake`, () => {
    expect(parseExact('9'.repeat(60))).toBeInstanceOf(Fraction);
    expect(parseExact('9'.repeat(61))).toBeUndefined();
    expect(parseExact(`${'0'.repeat(100)}1`)).toBe(1);
    expect(parseExact(`0.${'0'.repeat(59)}1`)).toBeInstanceOf(Fraction);
    expect(parseExact(`0.${'0'.repeat(60)}1`)).toBeUndefined();
  });
});

describe('one form for each number', () => {
  test('whole numbers are plain as long as they are safe', () => {
    expect(exact('9007199254740991')).toBe(Number.MAX_SAFE_INTEGER);
    expect(exact('9007199254740992')).toEqual({ n: 2n ** 53n, d: 1n });
    expect(exact('2.50')).toEqual({ n: 5, d: 2 });
    expect(exact('2.00')).toBe(2);
    expect(divide(6, -4)).toEqual({ n: -3, d: 2 });
    expect(add(exact('0.5'), exact('0.5'))).toBe(1);
    expect(subtract(add(Number.MAX_SAFE_INTEGER, 1), 1)).toBe(Number.MAX_SAFE_INTEGER);
    expect(multiply(exact('9007199254740992'), exact('0.5'))).toBe(2 ** 52);
  });

  test('zero has no sign', () => {
    const zeros = [
      multiply(-1, 0),
      negate(0),
      abs(0),
      divide(0, -5),
      exactOf(-0),
      exact('-0'),
      subtract(3, 3),
    ];
    for (const zero of zeros) expect(zero).toBe(0);
  });

  test('floats are never let in', () => {
    expect(() => exactOf(0.5)).toThrow(RangeError);
    expect(() => exactOf(2 ** 53)).toThrow(RangeError);
    expect(() => exactOf(Number.NaN)).toThrow(RangeError);
    expect(() => add(0.5, 1)).toThrow(RangeError);
    expect(() => multiply(0.5, 3)).toThrow(RangeError);
  });

  test('operators on fractions fail instead of being wrong', () => {
    const half = exact('0.5') as Fraction;
    // @ts-expect-error the compiler refuses it already
    expect(() => half < 1).toThrow(TypeError);
    expect(() => Number(half)).toThrow(TypeError);
    expect(`${half}`).toBe('0.5');
  });
});

describe('rounding, half away from zero 四舍五入', () => {
  test.each([
    ['2.5', 0, '3'],
    ['-2.5', 0, '-3'],
    ['0.125', 2, '0.13'],
    ['-0.125', 2, '-0.13'],
    ['2.4999999999999999999999', 0, '2'],
    ['0.5', 0, '1'],
    ['-0.4', 0, '0'],
    ['1.005', 2, '1.01'],
    ['7', 2, '7'],
    ['9007199254740993.5', 0, '9007199254740994'],
  ])('%s to %i decimals is %s', (text, decimals, rounded) => {
    expect(toText(roundTo(exact(text), decimals))).toBe(rounded);
    expect(roundTo(exact(text), decimals)).toEqual(exact(rounded));
  });

  test('only to a whole number of decimals, none or more', () => {
    expect(() => roundTo(1, -1)).toThrow(RangeError);
    expect(() => toText(1, 0.5)).toThrow(RangeError);
  });
});

describe('writing', () => {
  test.each([
    ['5', 2, '5.00'],
    ['-0.001', 2, '0.00'],
    ['-0.005', 2, '-0.01'],
    ['0.05', 1, '0.1'],
    ['1234567.891', 1, '1234567.9'],
    ['-3', 0, '-3'],
  ])('%s with %i decimals is %s', (text, decimals, written) => {
    expect(toText(exact(text), decimals)).toBe(written);
  });

  test('without decimals: exact where a decimal can be, else to 20 decimals', () => {
    expect(toText(divide(1, 8)!)).toBe('0.125');
    expect(toText(divide(1, 3)!)).toBe('0.33333333333333333333');
    expect(toText(divide(-2, 3)!)).toBe('-0.66666666666666666667');
    expect(toText(divide(1, 3 * 10 ** 12)!)).toBe('0.00000000000033333333');
    expect(toText(divide(divide(-1, 3)!, powerOfTen(30))!)).toBe('0');
    expect(toText(powerOfTen(-25))).toBe('0.0000000000000000000000001');
    expect([decimalsOf(7), decimalsOf(divide(1, 40)!), decimalsOf(divide(1, 7)!)]).toEqual([0, 3, undefined]);
  });

  test.each([
    ['1234567.8', 2, '1,234,567.80'],
    ['-123456', 0, '-123,456'],
    ['999', 0, '999'],
    ['1000', 1, '1,000.0'],
    ['0.12345', 5, '0.12345'],
  ])('for people, %s with %i decimals is %s', (text, decimals, written) => {
    expect(formatForPeople(exact(text), decimals)).toBe(written);
  });
});

describe('JSON', () => {
  test('safe integers are numbers, others decimal text', () => {
    expect(encodeValue(3)).toBe(3);
    expect(encodeValue(exact('-2.50'))).toBe('-2.5');
    expect(encodeValue(powerOfTen(20))).toBe('100000000000000000000');
    expect(encodeValue('刘塘')).toBe('刘塘');
    expect(encodeValue(true)).toBe(true);
  });

  test('what was never written is refused', () => {
    expect(() => encodeValue(divide(1, 3)!)).toThrow('1/3 is to be rounded before storing');
    for (const json of ['1,234', '+1', ' 1', '', '1e5']) expect(() => decodeNumber(json)).toThrow(RangeError);
    expect(() => decodeNumber(0.5)).toThrow(RangeError);
  });

  test('decode undoes encode, however long the number', () => {
    const long = multiply(exact('9'.repeat(60)), exact(`0.${'7'.repeat(59)}`));
    expect(decodeNumber(encodeValue(long) as string)).toEqual(long);
  });
});

describe('against rationals written naively', () => {
  /** n/d without reducing, without fast paths. */
  interface Naive {
    n: bigint;
    d: bigint;
  }
  const naive = (x: Exact): Naive =>
    typeof x === 'number' ? { n: BigInt(x), d: 1n } : { n: BigInt(x.n), d: BigInt(x.d) };
  const isSafe = (whole: bigint): boolean => BigInt.asIntN(54, whole) === whole && whole !== -(2n ** 53n);
  const isNormal = (x: Exact): boolean => {
    if (typeof x === 'number') return Number.isSafeInteger(x) && !Object.is(x, -0);
    const { n, d } = naive(x);
    const plain = isSafe(n) && isSafe(d);
    const form = plain ? 'number' : 'bigint';
    return d > (plain ? 1n : 0n) && gcd(n, d) === 1n && typeof x.n === form && typeof x.d === form;
  };
  const agrees = (x: Exact, { n, d }: Naive): boolean => isNormal(x) && naive(x).n * d === n * naive(x).d;
  const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b));

  const numbers: fc.Arbitrary<Exact> = fc.oneof(
    fc.maxSafeInteger(),
    fc.integer({ min: -20, max: 20 }),
    fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }).map((n) => Fraction.of(n, 1n)),
    fc.tuple(fc.integer(), fc.nat({ max: 6 })).map(([n, k]) => divide(n, powerOfTen(k))!),
    fc.tuple(fc.bigInt(), fc.bigInt()).map(([n, d]) => Fraction.of(n, d === 0n ? 7n : d)),
  );

  test('encodeRounded is encodeValue of roundTo', () => {
    fc.assert(
      fc.property(numbers, fc.nat({ max: 25 }), (x, decimals) => {
        expect(encodeRounded(x, decimals)).toBe(encodeValue(roundTo(x, decimals)));
        expect(isNormal(roundTo(x, decimals))).toBe(true);
      }),
    );
  });

  test('add, subtract, multiply, divide, negate, abs', () => {
    fc.assert(
      fc.property(numbers, numbers, (x, y) => {
        const [a, b] = [naive(x), naive(y)];
        expect(agrees(add(x, y), { n: a.n * b.d + b.n * a.d, d: a.d * b.d })).toBe(true);
        expect(agrees(subtract(x, y), { n: a.n * b.d - b.n * a.d, d: a.d * b.d })).toBe(true);
        expect(agrees(multiply(x, y), { n: a.n * b.n, d: a.d * b.d })).toBe(true);
        expect(agrees(negate(x), { n: -a.n, d: a.d })).toBe(true);
        expect(agrees(abs(x), { n: a.n < 0n ? -a.n : a.n, d: a.d })).toBe(true);
        const quotient = divide(x, y);
        if (b.n === 0n) expect(quotient).toBeUndefined();
        else expect(agrees(quotient!, { n: a.n * b.d, d: a.d * b.n })).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  test('compare, equals, isZero', () => {
    fc.assert(
      fc.property(numbers, numbers, (x, y) => {
        const [a, b] = [naive(x), naive(y)];
        const difference = a.n * b.d - b.n * a.d;
        expect(compare(x, y)).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0);
        expect(equals(x, y)).toBe(difference === 0n);
        expect(equals(x, subtract(add(x, y), y))).toBe(true);
        expect(isZero(subtract(x, y))).toBe(difference === 0n);
      }),
    );
  });

  test('rounding is off by at most half a unit, and goes away from zero on the half', () => {
    fc.assert(
      fc.property(numbers, fc.nat({ max: 8 }), (x, decimals) => {
        const error = subtract(abs(roundTo(x, decimals)), abs(x));
        const half = divide(powerOfTen(-decimals), 2)!;
        expect(compare(error, half)).toBeLessThanOrEqual(0);
        expect(compare(error, negate(half))).toBe(1);
        expect(toText(roundTo(x, decimals), decimals)).toBe(toText(x, decimals));
      }),
    );
  });

  test('decimals survive writing and reading', () => {
    const decimals = fc.tuple(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), fc.nat({ max: 20 }));
    fc.assert(
      fc.property(decimals, ([n, k]) => {
        const x = Fraction.of(n, 10n ** BigInt(k));
        expect(parseExact(toText(x))).toEqual(x);
        expect(parseExact(formatForPeople(x, k))).toEqual(x);
        expect(decodeNumber(encodeValue(x) as string | number)).toEqual(x);
      }),
    );
  });
});
