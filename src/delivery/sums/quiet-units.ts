import { dayBefore, type Period } from '../../core/period.ts';
import type { Unit, UnitTree } from '../../core/unit-tree.ts';

/** A unit that changed, with the days before which it was otherwise. */
interface Change {
  readonly days: readonly string[];
  readonly concerned: ReadonlySet<string>;
}

/** Which units had the same units below them all through a period. */
export class QuietUnits {
  readonly #changes: readonly Change[];

  constructor(readonly tree: UnitTree) {
    this.#changes = [...tree.all()].flatMap((unit) => {
      const days = lastDays(unit);
      return days.length === 0 ? [] : [{ days, concerned: new Set(tree.concernedBy(unit.id)) }];
    });
  }

  isQuiet({ id }: Unit, { start, end }: Period): boolean {
    return !this.#changes.some(
      ({ days, concerned }) => concerned.has(id) && days.some((day) => start <= day && day < end),
    );
  }
}

/** The last days on which it was as it had been: moved, ended, or what it was made from still there. */
function lastDays({ past = [], predecessors, validFrom, validTo }: Unit): string[] {
  return [
    ...past.map(({ until }) => until),
    ...(validTo === undefined ? [] : [validTo]),
    ...(predecessors ? [dayBefore(validFrom)] : []),
  ];
}
