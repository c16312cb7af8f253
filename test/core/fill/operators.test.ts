import { describe, expect, it } from 'vitest';
import type { BinaryOperator } from '../../../src/core/expression/ast.ts';
import { binary, choose, coalesce, countTrue, fold } from '../../../src/core/fill/operators.ts';
import {
  NOT_APPLICABLE,
  NOT_REPORTED,
  type Outcome,
  REPORTED_UNKNOWN,
} from '../../../src/core/fill/outcome.ts';

const NA = NOT_APPLICABLE;
const apply = (a: Outcome, operator: BinaryOperator, b: Outcome): Outcome => binary(operator)(a, b);

describe('an operand that does not apply', () => {
  it('is absent from sums and differences', () => {
    expect(apply(NA, '+', 3)).toBe(3);
    expect(apply(5, '+', NA)).toBe(5);
    expect(apply(5, '-', NA)).toBe(5);
    expect(apply(NA, '-', 3)).toBe(-3);
    expect(apply(NA, '-', NA)).toBe(NA);
  });

  it('leaves a product, a ratio, a comparison or a condition without meaning', () => {
    for (const operator of ['*', '/', '=', '<', 'and', 'or'] as const) {
      expect(apply(NA, operator, 3), operator).toBe(NA);
      expect(apply(3, operator, NA), operator).toBe(NA);
    }
    expect(choose(NA, 1, 2)).toBe(NA);
  });

  it('is skipped by min, max, avg and count', () => {
    const parts = [4, NA, 2];
    expect([fold('sum', parts), fold('min', parts), fold('max', parts), fold('avg', parts)]).toEqual([
      6, 2, 4, 3,
    ]);
    expect(fold('avg', [NA, NA])).toBe(NA);
    expect(countTrue([true, NA, false])).toBe(1);
    expect(countTrue([NA])).toBe(0);
  });
});

describe('an operand that is missing', () => {
  it('makes the result missing, with the first reason of the closed list', () => {
    expect(apply(REPORTED_UNKNOWN, '+', 3)).toMatchObject({ reason: 'REPORTED_UNKNOWN' });
    expect(apply(REPORTED_UNKNOWN, '*', NOT_REPORTED)).toMatchObject({ reason: 'NOT_REPORTED' });
    expect(apply(NA, '-', NOT_REPORTED)).toMatchObject({ reason: 'NOT_REPORTED' });
    expect(apply(1, '/', 0)).toMatchObject({ reason: 'DIVISION_BY_ZERO' });
  });

  it('leaves a partial sum, but no partial minimum or average', () => {
    const parts = [4, NOT_REPORTED, 2];
    expect(fold('sum', parts)).toMatchObject({
      reason: 'NOT_REPORTED',
      reported: 2,
      expected: 3,
      partial: 6,
    });
    for (const how of ['min', 'max', 'avg'] as const)
      expect(fold(how, parts)).toMatchObject({ partial: undefined });
  });

  it('is what coalesce is for', () => {
    expect(coalesce([NOT_REPORTED, NA, 7])).toBe(7);
    expect(coalesce([NA, NOT_REPORTED])).toBe(NOT_REPORTED);
  });
});
