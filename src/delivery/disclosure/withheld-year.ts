import type { Catalogue } from '../../core/catalogue/model.ts';
import type { Protections } from '../../core/disclosure/protection.ts';
import { withhold } from '../../core/disclosure/withhold.ts';
import { itemKey } from '../../core/one-table/item.ts';
import { namedSlice, sliceOf } from '../../core/one-table/needs.ts';
import type { UnitTree } from '../../core/unit-tree.ts';
import { rowKey } from '../sums/affected.ts';
import { slicesOf } from '../sums/summed-items.ts';
import { type PeriodReading, type Place, YearFigures } from './year-figures.ts';

/** The items that are withheld of a unit and a period. */
export interface WithheldRow extends Pick<Place, 'unit' | 'period'> {
  readonly items: Set<string>;
}

/** What is withheld of a county in a year, of all elements of one calendar that are protected: whoever asks, whatever for. */
export function withheldInYear(
  units: UnitTree,
  county: string,
  elements: readonly string[],
  protections: Protections,
  readings: readonly PeriodReading[],
): WithheldRow[] {
  const rows = new Map<string, WithheldRow>();
  const add = ({ unit, period, key }: Place): void => {
    const at = rowKey(unit.id, period.id);
    const row = rows.get(at) ?? { unit, period, items: new Set() };
    rows.set(at, row);
    row.items.add(key);
  };
  for (const name of elements) {
    const figures = new YearFigures(units, county, name, protections, readings);
    const { figures: withheld } = withhold(figures.table, { shown: [], withheld: figures.unexplained });
    for (const figure of withheld) {
      const place = figures.place(figure);
      if (place) add(place);
    }
    figures.closed.forEach(add);
  }
  const catalogues = new Map(readings.map(({ period, catalogue }) => [period.id, catalogue]));
  for (const row of rows.values()) addMade(row, catalogues.get(row.period.id) as Catalogue, protections);
  return [...rows.values()];
}

/** Ratios of what is withheld. */
function addMade({ items }: WithheldRow, catalogue: Catalogue, protections: Protections): void {
  for (const element of catalogue.elements.values()) {
    const protection = protections.of(catalogue, element);
    if (protection?.kind !== 'MADE') continue;
    for (const slice of slicesOf(element)) {
      const outer = namedSlice(element, slice);
      const isWithheld = protection.of.some((reference) => {
        const part = catalogue.elements.get(reference.name);
        return part !== undefined && items.has(itemKey(part, sliceOf(part, reference, outer)));
      });
      if (isWithheld) items.add(itemKey(element, slice));
    }
  }
}
