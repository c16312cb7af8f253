import type { StoredAnswer } from '../../fill/facts.ts';
import { conversionFactor } from '../../unit-of-measure.ts';
import { type Exact, encodeValue, equals, multiply, parseStored, roundTo } from '../../value.ts';
import type { Catalogue } from '../model.ts';

/**
 * By what to multiply what was stored under one catalogue to have it in the units of another, by element id. Nearly
 * always none: undefined.
 */
export function unitFactors(from: Catalogue, to: Catalogue): ReadonlyMap<string, Exact> | undefined {
  const factors = new Map<string, Exact>();
  for (const { name, id, unit } of to.elements.values()) {
    const known = from.elements.get(name)?.unit;
    if (!unit || !known || known.symbol === unit.symbol) continue;
    const factor = conversionFactor(known, unit);
    if (factor !== undefined && !equals(factor, 1)) factors.set(id, factor);
  }
  return factors.size > 0 ? factors : undefined;
}

/** As many as a non-terminating fraction is ever written with. */
const WRITTEN_DECIMALS = 20;

/**
 * Answers in the units of now, to be shown or handed in again. 亩 in 公顷 need not end: such a number is written with 20
 * decimals here, while fills multiply what was stored.
 */
export function convertAnswers(
  values: Readonly<Record<string, StoredAnswer>>,
  factorOf: (key: string) => Exact | undefined,
): Record<string, StoredAnswer> {
  return Object.fromEntries(
    Object.entries(values).map(([key, answer]) => {
      const factor = factorOf(key);
      const number =
        typeof answer === 'number' ? answer : typeof answer === 'string' ? parseStored(answer) : undefined;
      if (factor === undefined || number === undefined) return [key, answer];
      return [key, encodeValue(roundTo(multiply(number, factor), WRITTEN_DECIMALS)) as StoredAnswer];
    }),
  );
}

/** The element's part of an item key as published: `12` of `12.MALE@PREVIOUS`. */
export const elementIdOf = (key: string): string => key.replace(/[.@].*$/, '');
