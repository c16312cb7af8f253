import type { Element } from '../core/catalogue/model.ts';
import { contributors } from '../core/fill/aggregate.ts';
import type { FillEngine } from '../core/fill/fill-form.ts';
import { tablesOfElements } from '../core/fill/required-tables.ts';
import type { Period } from '../core/period.ts';
import type { Unit } from '../core/unit-tree.ts';
import type { TableKey } from '../submission/one-table.store.ts';

/** The tables that aggregates look at. A ratio is recomputed where it stands, and at each unit below: each looks at its own. */
export function tablesOfAggregates(
  { catalogue, units, history }: FillEngine,
  elements: readonly Element[],
  at: readonly Unit[],
  period: Period,
): TableKey[] {
  const ratios = elements.filter(({ kind }) => kind === 'RATIO');
  return [
    ...tablesOfElements(catalogue, units, elements, at, period, history),
    ...ratios.flatMap((ratio) => {
      const below = at.flatMap((unit) => contributors(units, ratio, unit, period));
      return tablesOfElements(catalogue, units, [ratio], below, period, history);
    }),
  ];
}
