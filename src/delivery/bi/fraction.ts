import type { Exact } from '../../core/value.ts';

/** A factor as SQL computes with it: two whole numbers, since their quotient may not end. */
export function fractionParts(factor: Exact): { readonly times: string; readonly parts: string } {
  if (typeof factor === 'number') return { times: String(factor), parts: '1' };
  return { times: String(factor.n), parts: String(factor.d) };
}
