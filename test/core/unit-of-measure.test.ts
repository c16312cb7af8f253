import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  conversionFactor,
  decimalsAfter,
  findUnit,
  suspectedFactor,
  type Unit,
} from '../../src/core/unit-of-measure.ts';
import { multiply, parseExact, roundTo, toText } from '../../src/core/value.ts';

const UNITS: Record<string, Unit> = Object.fromEntries(
  [
    unit('人', 'people', '1', '名', '口'),
    unit('万人', 'people', '10000'),
    unit('户', 'households', '1'),
    unit('亩', 'area', '1'),
    unit('万亩', 'area', '10000'),
    unit('公顷', 'area', '15'),
    unit('平方公里', 'area', '1500', '平方千米'),
    unit('㎡', 'area', '0.0015', '平方米'),
    unit('公斤', 'mass', '1', '千克'),
    unit('吨', 'mass', '1000'),
    unit('元', 'money', '1'),
    unit('万元', 'money', '10000'),
    unit('千瓦', 'power', '1'),
    unit('万千瓦', 'power', '10000'),
    unit('%', 'ratio', '0.01'),
  ].map((each) => [each.symbol, each]),
);

function unit(symbol: string, dimension: string, factor: string, ...aliases: string[]): Unit {
  return { symbol, dimension, factor: parseExact(factor)!, aliases };
}

test.each([
  ['万元', '元', '10000'],
  ['元', '万元', '0.0001'],
  ['公顷', '亩', '15'],
  ['㎡', '平方公里', '0.000001'],
  ['人', '人', '1'],
])('%s into %s: times %s', (from, to, factor) => {
  expect(toText(conversionFactor(UNITS[from]!, UNITS[to]!)!)).toBe(factor);
});

test('households do not convert into people', () => {
  expect(conversionFactor(UNITS.户!, UNITS.人!)).toBeUndefined();
  expect(() => decimalsAfter(0, UNITS.户!, UNITS.人!)).toThrow('户 does not convert into 人');
});

test.each([
  [0, '千瓦', '万千瓦', 4],
  [0, '亩', '公顷', 2],
  [4, '万千瓦', '千瓦', 0],
  [2, '公顷', '亩', 1],
  [0, '公顷', '亩', 0],
  [2, '元', '元', 2],
  [0, '㎡', '亩', 3],
  [1, '公斤', '吨', 4],
])('%i decimals from %s to %s become %i', (decimals, from, to, expected) => {
  expect(decimalsAfter(decimals, UNITS[from]!, UNITS[to]!)).toBe(expected);
});

test('a conversion there and back keeps what was typed', () => {
  const area = fc.constantFrom('亩', '万亩', '公顷', '平方公里', '㎡');
  const typed = fc.tuple(fc.integer({ min: 0, max: 10 ** 9 }), fc.nat({ max: 3 }));
  fc.assert(
    fc.property(typed, area, area, ([digits, decimals], from, to) => {
      const [there, back] = [
        conversionFactor(UNITS[from]!, UNITS[to]!)!,
        conversionFactor(UNITS[to]!, UNITS[from]!)!,
      ];
      const value = parseExact((digits / 10 ** decimals).toFixed(decimals))!;
      const converted = roundTo(multiply(value, there), decimalsAfter(decimals, UNITS[from]!, UNITS[to]!));
      expect(roundTo(multiply(converted, back), decimals)).toEqual(value);
    }),
  );
});

describe('finding a unit as written', () => {
  test.each([
    ['万元', '万元'],
    [' 万 元 ', '万元'],
    ['名', '人'],
    ['千克', '公斤'],
    ['％', '%'],
    ['m2', '㎡'],
    ['㎡', '㎡'],
    ['平方千米', '平方公里'],
  ])('%j is %s', (written, symbol) => {
    expect(findUnit(Object.values(UNITS), written)?.symbol).toBe(symbol);
  });

  test('nothing else is guessed', () => {
    for (const written of ['', '元人', '美元', '万'])
      expect(findUnit(Object.values(UNITS), written)).toBeUndefined();
  });

  test('a symbol goes before an alias, and an iterator is enough', () => {
    const units = [unit('人', 'people', '1', '个'), unit('个', 'count', '1')];
    expect(findUnit(units.values(), '个')?.dimension).toBe('count');
    expect(findUnit(new Set(units).values(), ' 个')?.dimension).toBe('count');
  });
});

describe('suspecting the unit of a value', () => {
  test.each([
    // value, previous, in, was probably written in
    ['2.63', '26300', '元', '万元'],
    ['26300', '2.63', '万元', '元'],
    ['2.1', '26300', '元', '万元'],
    ['100', '1500', '亩', '公顷'],
    ['22500', '15', '平方公里', '亩'],
    ['820', '0.8', '吨', '公斤'],
    ['95', '1', '人', undefined],
    ['9500', '1', '万人', '人'],
    ['52', '0.5', '元', undefined],
    ['100', '1350', '亩', '公顷'],
    ['13', '10', '亩', undefined],
    // just within and just beyond 30 %
    ['13000', '1', '万元', '元'],
    ['13001', '1', '万元', undefined],
    ['7000', '1', '万元', '元'],
    ['6999', '1', '万元', undefined],
    // zero, and a change of sign
    ['0', '26300', '元', undefined],
    ['26300', '0', '万元', undefined],
    ['-2.63', '26300', '元', undefined],
    ['-2.63', '-26300', '元', '万元'],
  ])('%s after %s %s: %s', (value, previous, symbol, suspect) => {
    const found = suspectedFactor(
      parseExact(value),
      parseExact(previous),
      UNITS[symbol]!,
      Object.values(UNITS),
    );
    expect(found?.symbol).toBe(suspect);
  });

  test('missing values never suspect', () => {
    expect(suspectedFactor(undefined, 5, UNITS.元!, Object.values(UNITS))).toBeUndefined();
    expect(suspectedFactor(5, undefined, UNITS.元!, Object.values(UNITS))).toBeUndefined();
  });

  test('of several, the closest', () => {
    const units = [UNITS.亩!, unit('甲', 'area', '20'), UNITS.公顷!, unit('乙', 'area', '14')];
    expect(suspectedFactor(10, 155, UNITS.亩!, units)?.symbol).toBe('公顷');
  });
});
