import type { Element } from '../catalogue/model.ts';
import { type Exact, encodeRounded, encodeValue } from '../value.ts';
import type { CellGap, PrintedValue } from './filled-form.ts';
import type { Gap, Outcome } from './outcome.ts';

/** How a value is shown: of a cell, or of an element by itself. */
type Shown = Pick<Element, 'type' | 'decimals'>;

/** Rounded once: half away from zero, to its decimals. */
export function printed({ type, decimals }: Shown, value: Exclude<Outcome, Gap>): PrintedValue {
  return type === 'NUMBER' ? encodeRounded(value as Exact, decimals) : encodeValue(value);
}

export function printedGap(shown: Shown, { reason, reported, expected, partial }: Gap): CellGap {
  return {
    reason,
    reported,
    expected,
    ...(partial === undefined ? {} : { partialValue: printed(shown, partial) }),
  };
}
