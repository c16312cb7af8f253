import type { Element } from '../../src/core/catalogue/model.ts';
import { approximate } from '../../src/core/value.ts';
import type { Base } from '../world/place.ts';
import type { Specification } from '../world/specification.ts';
import { code, day, flow, level, type Range, share, stock, text, yesNo } from './vocabulary.ts';

/** What is usual for a question of this unit and kind, of which nothing more is known. */
export function usual(element: Element): Specification {
  switch (element.type) {
    case 'YES_NO':
      return yesNo(70);
    case 'CODE':
      return code();
    case 'DATE':
      return day();
    case 'TEXT':
      return text(['无'], element.required ? 100 : 0);
    case 'NUMBER':
      return usualNumber(element);
  }
}

function usualNumber({ subsetOf, kind, unit }: Element): Specification {
  if (subsetOf !== undefined) return share({ of: subsetOf, between: [0.1, 0.4] });
  const [per, inBaseUnit] = USUAL[unit?.dimension ?? 'count'] ?? (['unit', [1, 10]] as const);
  const factor = unit ? approximate(unit.factor) : 1;
  const between: Range = [inBaseUnit[0] / factor, inBaseUnit[1] / factor];
  if (kind === 'FLOW') return flow({ per, aYear: between });
  return kind === 'STOCK' ? stock({ per, between }) : level([1, 10]);
}

/** By dimension of the unit of measure, in its base unit. */
const USUAL: Readonly<Record<string, readonly [Base, Range]>> = {
  people: ['person', [0.005, 0.03]],
  households: ['household', [0.01, 0.06]],
  area: ['mu', [0.005, 0.03]],
  mass: ['mu', [1, 5]],
  money: ['person', [20, 200]],
  energy: ['person', [200, 600]],
  power: ['person', [0.05, 0.2]],
  length: ['village', [1, 6]],
  count: ['village', [0, 3]],
};
