/** Administrative levels, from the top down. A form is due at a level; a VILLAGE is a level, not a kind. */
export const LEVELS = ['PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE', 'NATURAL_VILLAGE'] as const;
export type Level = (typeof LEVELS)[number];

/** Kinds of unit, with the level each stands at. */
export const UNIT_KINDS = {
  PROVINCE: 'PROVINCE',
  CITY: 'CITY',
  COUNTY: 'COUNTY',
  DISTRICT: 'COUNTY',
  COUNTY_LEVEL_CITY: 'COUNTY',
  TOWN: 'TOWNSHIP',
  RURAL_TOWNSHIP: 'TOWNSHIP',
  ETHNIC_TOWNSHIP: 'TOWNSHIP',
  SUBDISTRICT: 'TOWNSHIP',
  VILLAGE_COMMITTEE: 'VILLAGE',
  RESIDENTS_COMMITTEE: 'VILLAGE',
  NATURAL_VILLAGE: 'NATURAL_VILLAGE',
} as const satisfies Record<string, Level>;
export type UnitKind = keyof typeof UNIT_KINDS;

/** A reporting unit 填报单位. Dates are `YYYY-MM-DD`; `validTo` is the last day it existed. */
export interface Unit {
  /** Stable, never reused: a slug such as `liutang-01`. */
  readonly id: string;
  readonly label: string;
  readonly en?: string;
  readonly level: Level;
  readonly kind: UnitKind;
  /** The unit above it; absent for the root. */
  readonly parent?: string;
  readonly validFrom: string;
  readonly validTo?: string;
  /** First day from which it reports: no period that starts earlier is ever due from it. */
  readonly reportsFrom: string;
}

const LAST_DAY = '9999-12-31';

/**
 * The dated tree of units. Immutable: a change of units makes a new tree. All queries are by date, so that
 * past periods keep their own tree; children come in the order of their ids.
 */
export class UnitTree {
  readonly #units: ReadonlyMap<string, Unit>;
  readonly #children = new Map<string, Unit[]>();
  readonly #descendants = new Map<string, readonly Unit[]>();
  /** The first day on which any unit reports. */
  readonly firstReport: string;

  constructor(units: Iterable<Unit>) {
    const all = [...units].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
    this.#units = new Map(all.map((unit) => [unit.id, unit]));
    this.firstReport = all.reduce((first, { reportsFrom: day }) => (day < first ? day : first), LAST_DAY);
    for (const unit of all) {
      if (unit.parent === undefined) continue;
      const siblings = this.#children.get(unit.parent);
      if (siblings) siblings.push(unit);
      else this.#children.set(unit.parent, [unit]);
    }
  }

  get size(): number {
    return this.#units.size;
  }

  all(): IterableIterator<Unit> {
    return this.#units.values();
  }

  find(id: string): Unit | undefined {
    return this.#units.get(id);
  }

  /** Like `find`, for ids that the caller has checked. */
  get(id: string): Unit {
    const unit = this.#units.get(id);
    if (!unit) throw new Error(`no unit ${id} in the tree`);
    return unit;
  }

  /** The units directly below, that exist on the day. */
  children(id: string, on: string): readonly Unit[] {
    return (this.#children.get(id) ?? []).filter((unit) => existsOn(unit, on));
  }

  /** The unit itself and everything above it, nearest first. */
  withAncestors(id: string): readonly Unit[] {
    const chain: Unit[] = [];
    let unit = this.#units.get(id);
    while (unit) {
      chain.push(unit);
      unit = unit.parent === undefined ? undefined : this.#units.get(unit.parent);
    }
    return chain;
  }

  /** The nearest unit at or above `id` that stands at the level. */
  ancestorAt(id: string, level: Level): Unit | undefined {
    return this.withAncestors(id).find((unit) => unit.level === level);
  }

  /**
   * The units at or below `id` that stand at the level, are of one of the kinds (any, if none is given) and
   * exist on the day; in the order of the tree. Memoised: fills ask the same question for every cell.
   */
  below(id: string, level: Level, on: string, kinds?: readonly UnitKind[]): readonly Unit[] {
    const key = `${id} ${level} ${on} ${kinds?.join() ?? ''}`;
    const known = this.#descendants.get(key);
    if (known) return known;
    const found: Unit[] = [];
    const visit = (unit: Unit): void => {
      if (unit.level === level) {
        if (!kinds || kinds.includes(unit.kind)) found.push(unit);
        return;
      }
      for (const child of this.children(unit.id, on)) visit(child);
    };
    const root = this.#units.get(id);
    if (root && existsOn(root, on)) visit(root);
    this.#descendants.set(key, found);
    return found;
  }

  /** The unit and all units below it that exist on the day, parents before children. */
  subtree(id: string, on: string): readonly Unit[] {
    const root = this.#units.get(id);
    if (!root || !existsOn(root, on)) return [];
    const found: Unit[] = [];
    const visit = (unit: Unit): void => {
      found.push(unit);
      for (const child of this.children(unit.id, on)) visit(child);
    };
    visit(root);
    return found;
  }
}

export function existsOn(unit: Unit, day: string): boolean {
  return unit.validFrom <= day && (unit.validTo === undefined || day <= unit.validTo);
}

/** Negative if `a` stands above `b`, zero if equal, positive if below. */
export function compareLevels(a: Level, b: Level): number {
  return LEVELS.indexOf(a) - LEVELS.indexOf(b);
}
