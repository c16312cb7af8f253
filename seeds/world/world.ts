import type { Catalogue, Element } from '../../src/core/catalogue/model.ts';
import type { StoredAnswer } from '../../src/core/fill/facts.ts';
import type { Item } from '../../src/core/one-table/item.ts';
import { namedSlice } from '../../src/core/one-table/needs.ts';
import { isFiner, type Period, partsOf, periodContaining, yearToDate } from '../../src/core/period.ts';
import { conversionFactor } from '../../src/core/unit-of-measure.ts';
import { compareLevels, existsOn, type UnitTree } from '../../src/core/unit-tree.ts';
import { approximate } from '../../src/core/value.ts';
import { monthNumber, periodNumber } from '../calendar.ts';
import { calculate } from './derived.ts';
import { Here } from './here.ts';
import { KnownElement, type KnownSlice, type Other } from './known.ts';
import { type Place, placesOf } from './place.ts';
import type { NamedSlice, Specification, Weights } from './specification.ts';
import { byChance, split, toTick } from './ticks.ts';

/** What a model knows: how an element's value comes about, and how often a code occurs. */
export interface Model {
  specification(element: Element): Specification;
  weights(list: string): Weights | undefined;
}

/**
 * The county as it is: the value of any element in any place and period, whether it is asked there or not. Values
 * hang together because each is found from others by its specification, never from what happened to be asked.
 */
export class World {
  readonly places: ReadonlyMap<string, Place>;
  /** The month in which the first unit began to report. */
  readonly beginning: number;
  readonly #known = new Map<Element, KnownElement>();
  readonly #items = new Map<Item, Asked>();

  constructor(
    readonly catalogue: Catalogue,
    readonly units: UnitTree,
    private readonly model: Model,
  ) {
    this.places = placesOf(units);
    this.beginning = monthNumber(periodContaining(units.firstReport, 'MONTH'));
  }

  /** The answer to a question put to the place; undefined where the specification leaves it open. */
  answer(item: Item, place: Place, period: Period): StoredAnswer | undefined {
    const { known, slice } = this.#asked(item);
    const { applies } = known.specification;
    if (applies && !applies(new Here(this, known, place, period, slice))) return { null: 'NOT_APPLICABLE' };
    if (item.element.type === 'NUMBER') {
      if (item.element.reportedAs) return this.#sinceJanuary(known, place, period, slice);
      // Most answers are wanted once: only what others are found from is kept.
      return slice.amounts.get(keyOf(place, period)) ?? this.#found(known, place, period, slice);
    }
    return known.specification.value(new Here(this, known, place, period, slice));
  }

  /** A number: rolled up from below, brought down from above, added up over periods as the element allows. */
  amountOf(known: KnownElement, place: Place, period: Period, slice: KnownSlice): number {
    const key = keyOf(place, period);
    let amount = slice.amounts.get(key);
    if (amount === undefined) {
      amount = this.#found(known, place, period, slice);
      slice.amounts.set(key, amount);
    }
    return amount;
  }

  /** An element of which a formula speaks: yes is 1. */
  amountNamed(name: string, place: Place, period: Period, said: NamedSlice): number {
    const known = this.known(this.elementNamed(name));
    const slice = known.slice(said);
    if (known.element.type === 'NUMBER') return this.amountOf(known, place, period, slice);
    return Number(known.specification.value(new Here(this, known, place, period, slice)) ?? 0);
  }

  /** Another element as a specification names it, with the codes of the arguments that both have. */
  seenFrom({ element: from }: KnownElement, at: KnownSlice, name: string): Other {
    let other = at.others.get(name);
    if (!other) {
      const { element, slice: said } = this.reference(name);
      const shared = sharedArguments(from, element).filter((each) => at.named[each] !== undefined);
      const slice = { ...Object.fromEntries(shared.map((each) => [each, at.named[each]])), ...said };
      const known = this.known(element);
      other = { known, slice: known.slice(slice as NamedSlice), factor: factorBetween(element, from) };
      at.others.set(name, other);
    }
    return other;
  }

  /** `births`, or one of its slices: `births[FIRST]`. */
  reference(text: string): { element: Element; slice: NamedSlice } {
    const [name = '', codes] = text.replace(']', '').split('[');
    const element = this.elementNamed(name);
    const slice: Record<string, string> = {};
    for (const code of codes?.split(',') ?? []) {
      const argument = element.args.find(({ codeList }) => codeList.codes.some((each) => each.name === code));
      if (!argument) throw new Error(`the seeds name a slice ${text}, which the dictionary does not have`);
      slice[argument.name] = code;
    }
    return { element, slice };
  }

  elementNamed(name: string): Element {
    const element = this.catalogue.elements.get(name);
    if (!element) throw new Error(`the seeds name an element ${name}, which the dictionary does not have`);
    return element;
  }

  #found(known: KnownElement, place: Place, period: Period, slice: KnownSlice): number {
    const { element, scale } = known;
    const height = compareLevels(element.at, place.unit.level);
    if (height > 0) return this.#fromBelow(known, place, period, slice);
    if (height < 0) return this.#fromAbove(known, place, period, slice);
    if (element.kinds && !element.kinds.includes(place.unit.kind)) return 0;
    if (element.kind === 'FLOW' && isFiner(element.every, period.frequency)) {
      const parts = partsOf(period, element.every);
      return toTick(
        parts.reduce((sum, part) => sum + this.amountOf(known, place, part, slice), 0),
        scale,
      );
    }
    if (element.derivation) {
      return toTick(calculate(this, element.derivation, place, period, slice.named), scale);
    }
    return this.#specified(known, place, period, slice);
  }

  /** As it is handed in where a source prints what has come together since January. */
  #sinceJanuary(known: KnownElement, place: Place, period: Period, slice: KnownSlice): number {
    const parts = yearToDate(period).map((part) => this.amountOf(known, place, part, slice));
    return toTick(
      parts.reduce((a, b) => a + b, 0),
      known.scale,
    );
  }

  #fromBelow(known: KnownElement, place: Place, period: Period, slice: KnownSlice): number {
    const below = place.children.filter(({ unit }) => existsOn(unit, period.end));
    return below.reduce((sum, child) => sum + this.amountOf(known, child, period, slice), 0);
  }

  /** The unit's part of what is known of the unit above it only. */
  #fromAbove(known: KnownElement, place: Place, period: Period, slice: KnownSlice): number {
    const above = place.parent ? this.amountOf(known, place.parent, period, slice) : 0;
    return byChance(above * place.share, known.scale, 0);
  }

  #specified(known: KnownElement, place: Place, period: Period, slice: KnownSlice): number {
    const { plan } = slice;
    if (plan === 'specified') {
      const value = known.specification.value(new Here(this, known, place, period, slice));
      return typeof value === 'number' ? bounded(known, value) : 0;
    }
    if ('sumOf' in plan) {
      let sum = 0;
      for (const part of plan.sumOf) sum += this.amountOf(known, place, period, part);
      return toTick(sum, known.scale);
    }
    const total = this.amountOf(known, place, period, plan.whole);
    const here = new Here(this, known, place, period, plan.whole);
    const { element, scale, specification } = known;
    const parts = split({
      total,
      scale,
      names: plan.names,
      weights: specification.weights ?? this.model.weights(plan.argument.codeList.name) ?? {},
      exhaustive: element.breakdown === 'EXHAUSTIVE',
      chance: (what) => (element.kind === 'FLOW' && what < 0 ? here.anew(what) : here.own(what)),
    });
    return parts[plan.index] ?? 0;
  }

  #asked(item: Item): Asked {
    let asked = this.#items.get(item);
    if (!asked) {
      const known = this.known(item.element);
      asked = { known, slice: known.slice(namedSlice(item.element, item.slice)) };
      this.#items.set(item, asked);
    }
    return asked;
  }

  known(element: Element): KnownElement {
    let known = this.#known.get(element);
    if (!known) {
      const specification = element.derivation ? NO_SPECIFICATION : this.model.specification(element);
      known = new KnownElement(element, specification, this.#toldApart(element, specification));
      this.#known.set(element, known);
    }
    return known;
  }

  #toldApart(element: Element, { tellsApart }: Specification): string[] {
    if (tellsApart === undefined) return [];
    if (tellsApart === 'all') return element.args.map(({ name }) => name);
    const other = this.reference(tellsApart.sharedWith);
    return sharedArguments(element, other.element).filter((name) => other.slice[name] === undefined);
  }
}

interface Asked {
  readonly known: KnownElement;
  readonly slice: KnownSlice;
}

const NO_SPECIFICATION: Specification = { value: () => undefined };

/** Arguments of one name and one list of codes. */
function sharedArguments(a: Element, b: Element): string[] {
  const inBoth = a.args.filter(({ name, codeList }) =>
    b.args.some((other) => other.name === name && other.codeList === codeList),
  );
  return inBoth.map(({ name }) => name);
}

/** 1 where the units of measure do not convert: 吨 from 亩. */
function factorBetween({ unit: from }: Element, { unit: to }: Element): number {
  const factor = from && to && from !== to ? conversionFactor(from, to) : undefined;
  return factor === undefined ? 1 : approximate(factor);
}

/** More than there will be of one place. */
const PERIODS_AT_MOST = 4096;

const keyOf = (place: Place, period: Period): number => place.number * PERIODS_AT_MOST + periodNumber(period);

function bounded({ element, scale }: KnownElement, value: number): number {
  const least = element.min === undefined ? value : Math.max(value, approximate(element.min));
  const most = element.max === undefined ? least : Math.min(least, approximate(element.max));
  return toTick(most, scale);
}
