import type { Unit, UnitTree } from '../../src/core/unit-tree.ts';
import { chanceOf, keyOf } from '../random.ts';
import { Life } from './life.ts';

/** What amounts are reckoned by: so much a person, a household, a village, a mu, or for the unit as it is. */
export type Base = 'person' | 'household' | 'village' | 'mu' | 'unit';

/** A unit, and how large it is. Sizes are those at the beginning; what changes is told by its life. */
export class Place {
  readonly children: Place[] = [];
  readonly key: number;
  /** A village's or community's people, month by month. */
  readonly life: Life | undefined;
  #persons = 0;
  #households = 0;
  #mu = 0;

  constructor(
    readonly unit: Unit,
    readonly parent: Place | undefined,
    /** Its place among all places. */
    readonly number: number,
  ) {
    this.key = keyOf(unit.id);
    parent?.children.push(this);
    if (unit.level !== 'VILLAGE') return;
    const isVillage = unit.kind === 'VILLAGE_COMMITTEE';
    this.#persons = isVillage ? this.#whole(1, 720, 2300) : this.#whole(1, 1800, 4200);
    this.#households = Math.floor((this.#persons * this.#whole(2, 275, 320)) / 1000);
    this.#mu = isVillage ? this.#whole(3, 1400, 2700) : 0;
    this.life = new Life(unit, this.#persons);
  }

  /** How many of them there are. */
  size(base: Base): number {
    switch (base) {
      case 'unit':
        return 1;
      case 'person':
        return this.#total(this.#persons, base);
      case 'household':
        return this.#total(this.#households, base);
      case 'mu':
        return this.#total(this.#mu, base);
      case 'village':
        return this.unit.level === 'VILLAGE'
          ? Number(this.unit.kind === 'VILLAGE_COMMITTEE')
          : this.#total(0, base);
    }
  }

  /** Which part of the unit above it is. */
  get share(): number {
    if (!this.parent) return 1;
    return this.unit.level === 'NATURAL_VILLAGE'
      ? this.#weight / this.parent.children.reduce((sum, child) => sum + child.#weight, 0)
      : this.size('person') / this.parent.size('person');
  }

  /** The nearest place at or above it that stands at the level. */
  at(level: Unit['level']): Place | undefined {
    return this.unit.level === level ? this : this.parent?.at(level);
  }

  #total(own: number, base: Base): number {
    if (this.unit.level === 'VILLAGE') return own;
    if (this.unit.level === 'NATURAL_VILLAGE') return (this.parent?.size(base) ?? 0) * this.share;
    return this.children.reduce((sum, child) => sum + child.size(base), 0);
  }

  /** Natural villages of one village differ in size, but not much. */
  get #weight(): number {
    return 0.7 + 0.6 * chanceOf(this.key, 4);
  }

  #whole(what: number, low: number, high: number): number {
    return low + Math.floor(chanceOf(this.key, what) * (high - low + 1));
  }
}

/** All units of the tree, those above first. */
export function placesOf(units: UnitTree): Map<string, Place> {
  const places = new Map<string, Place>();
  const placeOf = (unit: Unit): Place => {
    const known = places.get(unit.id);
    if (known) return known;
    const place = new Place(
      unit,
      unit.parent === undefined ? undefined : placeOf(units.get(unit.parent)),
      places.size,
    );
    places.set(unit.id, place);
    return place;
  };
  for (const unit of units.all()) placeOf(unit);
  return places;
}
