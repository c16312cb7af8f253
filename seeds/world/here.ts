import type { Element } from '../../src/core/catalogue/model.ts';
import { type Period, previous } from '../../src/core/period.ts';
import { monthNumber } from '../calendar.ts';
import { chanceOf } from '../random.ts';
import type { KnownElement, KnownSlice } from './known.ts';
import type { Place } from './place.ts';
import type { Moment, NamedSlice } from './specification.ts';
import { byChance } from './ticks.ts';
import type { World } from './world.ts';

/** Months from one turn of a wave to the next. */
const TURN = 8;

/** The moment that a specification sees. */
export class Here implements Moment {
  readonly month: number;
  readonly beginning: number;

  constructor(
    private readonly world: World,
    private readonly known: KnownElement,
    readonly place: Place,
    readonly period: Period,
    private readonly at: KnownSlice,
  ) {
    this.month = monthNumber(period);
    this.beginning = world.beginning;
  }

  get element(): Element {
    return this.known.element;
  }

  get slice(): NamedSlice {
    return this.at.named;
  }

  of(name: string): number {
    return this.#other(name, this.period);
  }

  before(name: string): number {
    return this.#other(name, previous(this.period));
  }

  own(what = 0): number {
    return chanceOf(this.place.key, this.known.key, this.at.key, what);
  }

  anew(what = 0): number {
    return chanceOf(this.place.key, this.known.key, this.at.key, (what + 100) * 1000 + this.month);
  }

  wave(): number {
    const last = Math.floor(this.month / TURN);
    const part = (this.month % TURN) / TURN;
    return this.#turn(last) * (1 - part) + this.#turn(last + 1) * part;
  }

  byChance(value: number, chance: number): number {
    return byChance(value, this.known.scale, chance);
  }

  #turn(which: number): number {
    return 2 * this.own(10_000 + which) - 1;
  }

  #other(name: string, period: Period): number {
    const { known, slice, factor } = this.world.seenFrom(this.known, this.at, name);
    return this.world.amountOf(known, this.place, period, slice) * factor;
  }
}
