import { existsOn, type Unit, type UnitTree } from '../core/unit-tree.ts';
import type { UnitFilter } from './unit.type.ts';

/** The units that a filter means, in the order of their codes. */
export function unitsThat(tree: UnitTree, filter: UnitFilter, today: string): readonly Unit[] {
  const { within, level, kinds } = filter;
  const on = filter.on ?? today;
  const search = filter.search?.trim().toLowerCase();
  const candidates = within == null ? [...tree.all()] : tree.subtree(within, on);
  return candidates.filter(
    (unit) =>
      existsOn(unit, on) &&
      (!level || unit.level === level) &&
      (!kinds || kinds.includes(unit.kind)) &&
      (!search || [unit.id, unit.label, unit.en ?? ''].some((text) => text.toLowerCase().includes(search))),
  );
}
