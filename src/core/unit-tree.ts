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

/** Ids are used in addresses, file names and URLs: `liutang-01`. */
export const UNIT_ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

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
  /** The units that were merged into it, or the one that was split and of which it got a part. */
  readonly predecessors?: readonly string[];
  /** What it was before, oldest first. */
  readonly past?: readonly UnitPast[];
}

/** Name, kind and place of a unit up to a day, that day included. */
export interface UnitPast extends Pick<Unit, 'label' | 'en' | 'kind' | 'parent'> {
  readonly until: string;
}

const LAST_DAY = '9999-12-31';

/**
 * The dated tree of units. Immutable: a change of units makes a new tree. All queries are by date, so that
 * past periods keep their own tree, with the names that units had then; children come in the order of their ids.
 */
export class UnitTree {
  readonly #units: ReadonlyMap<string, Unit>;
  /** By parent: all that ever stood there. */
  readonly #children = new Map<string, Unit[]>();
  readonly #successors = new Map<string, Unit[]>();
  readonly #pasts = new Map<string, readonly Dated[]>();
  readonly #descendants = new Map<string, readonly Unit[]>();
  readonly #former = new Map<string, readonly Unit[] | undefined>();
  /** The first day on which any unit reports. */
  readonly firstReport: string;

  constructor(units: Iterable<Unit>) {
    const all = [...units].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
    this.#units = new Map(all.map((unit) => [unit.id, unit]));
    this.firstReport = all.reduce((first, { reportsFrom: day }) => (day < first ? day : first), LAST_DAY);
    for (const unit of all) {
      for (const parent of parentsOf(unit)) add(this.#children, parent, unit);
      for (const predecessor of unit.predecessors ?? []) add(this.#successors, predecessor, unit);
      if (unit.past)
        this.#pasts.set(
          unit.id,
          unit.past.map((past) => dated(unit, past)),
        );
    }
  }

  get size(): number {
    return this.#units.size;
  }

  all(): IterableIterator<Unit> {
    return this.#units.values();
  }

  /** The unit as it is now, or as it was on a day: with the name, the kind and the parent that it had then. */
  find(id: string, on?: string): Unit | undefined {
    const unit = this.#units.get(id);
    if (on === undefined || !unit?.past) return unit;
    return this.#pasts.get(id)?.find(({ until }) => on <= until)?.unit ?? unit;
  }

  /** Like `find`, for ids that the caller has checked. */
  get(id: string, on?: string): Unit {
    const unit = this.find(id, on);
    if (!unit) throw new Error(`no unit ${id} in the tree`);
    return unit;
  }

  /** The units directly below, that exist on the day. */
  children(id: string, on: string): readonly Unit[] {
    return (this.#children.get(id) ?? [])
      .map((unit) => (unit.past ? this.get(unit.id, on) : unit))
      .filter((unit) => unit.parent === id && existsOn(unit, on));
  }

  /** The unit itself and everything above it, now or on a day, nearest first. */
  withAncestors(id: string, on?: string): readonly Unit[] {
    const chain: Unit[] = [];
    let unit = this.find(id, on);
    while (unit) {
      chain.push(unit);
      unit = unit.parent === undefined ? undefined : this.find(unit.parent, on);
    }
    return chain;
  }

  /** The nearest unit at or above `id` that stands at the level. */
  ancestorAt(id: string, level: Level, on?: string): Unit | undefined {
    return this.withAncestors(id, on).find((unit) => unit.level === level);
  }

  /**
   * The units at or below `id` that stand at the level, are of one of the kinds (any, if none is given) and
   * exist on the day; in the order of the tree. Before a unit existed, those below what was merged into it.
   * Memoised: fills ask the same question for every cell.
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
    for (const root of this.former(id, on) ?? []) if (existsOn(root, on)) visit(root);
    this.#descendants.set(key, found);
    return found;
  }

  /** The unit and all units below it that exist on the day, parents before children. */
  subtree(id: string, on: string): readonly Unit[] {
    const root = this.find(id, on);
    if (!root || !existsOn(root, on)) return [];
    const found: Unit[] = [];
    const visit = (unit: Unit): void => {
      found.push(unit);
      for (const child of this.children(unit.id, on)) visit(child);
    };
    visit(root);
    return found;
  }

  /** The units that it was merged or split into. */
  successors(id: string): readonly Unit[] {
    return this.#successors.get(id) ?? [];
  }

  /**
   * The units that, on a day, together were what a unit is: itself from its first day on, or where nothing came
   * before it; what was merged into it, before. Undefined where it got only a part of what was there.
   */
  former(id: string, on: string): readonly Unit[] | undefined {
    const unit = this.find(id, on);
    if (!unit) return [];
    if (!unit.predecessors || unit.validFrom <= on) return [unit];
    const key = `${id} ${on}`;
    if (!this.#former.has(key)) this.#former.set(key, this.#trace(unit, on));
    return this.#former.get(key);
  }

  /** Back from change to change, as long as nothing is lost to others on the way. */
  #trace(unit: Unit, on: string): readonly Unit[] | undefined {
    let held = new Set([unit.id]);
    for (;;) {
      const made = [...held]
        .map((id) => this.get(id))
        .filter(({ predecessors, validFrom }) => predecessors && on < validFrom);
      if (made.length === 0) return [...held].sort().map((id) => this.get(id, on));
      const latest = made
        .map(({ validFrom }) => validFrom)
        .sort()
        .at(-1);
      const undone = made.filter(({ validFrom }) => validFrom === latest);
      const before = undone.flatMap(({ predecessors }) => predecessors ?? []);
      const isWhole = before.every((id) => this.successors(id).every((heir) => held.has(heir.id)));
      if (!isWhole) return undefined;
      held = new Set([...held].filter((id) => !undone.some((each) => each.id === id)).concat(before));
    }
  }

  /** All units whose reports, at whatever time, may contain what a unit reported: it, above it, after it. */
  concernedBy(id: string): readonly string[] {
    const concerned = new Set([id]);
    for (const each of concerned) {
      for (const parent of parentsOf(this.get(each))) concerned.add(parent);
      for (const heir of this.successors(each)) concerned.add(heir.id);
    }
    return [...concerned];
  }
}

/** A unit as it was until a day. */
interface Dated {
  readonly until: string;
  readonly unit: Unit;
}

function dated(unit: Unit, { until, label, en, kind, parent }: UnitPast): Dated {
  const { en: _en, parent: _parent, ...lasting } = unit;
  const named = en === undefined ? {} : { en };
  return { until, unit: { ...lasting, ...named, label, kind, ...(parent === undefined ? {} : { parent }) } };
}

/** The units that it stands or stood under. */
function parentsOf(unit: Unit): Set<string> {
  return new Set([unit, ...(unit.past ?? [])].flatMap(({ parent }) => parent ?? []));
}

function add(map: Map<string, Unit[]>, key: string, unit: Unit): void {
  const known = map.get(key);
  if (known) known.push(unit);
  else map.set(key, [unit]);
}

export function existsOn(unit: Unit, day: string): boolean {
  return unit.validFrom <= day && (unit.validTo === undefined || day <= unit.validTo);
}

/** Negative if `a` stands above `b`, zero if equal, positive if below. */
export function compareLevels(a: Level, b: Level): number {
  return LEVELS.indexOf(a) - LEVELS.indexOf(b);
}
