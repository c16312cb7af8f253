import { continuesItself } from '../catalogue/derivability.ts';
import type { Catalogue, Element } from '../catalogue/model.ts';
import { type ElementReference, type Expression, type UnitSet } from '../expression/model.ts';
import { itemKey, leavesOf, type Slice } from '../one-table/item.ts';
import { namedSlice, sliceOf, weightSlice } from '../one-table/needs.ts';
import { granularity, type Profile, reports } from '../one-table/question-set.ts';
import { type Frequency, next, yearToDate } from '../period.ts';
import type { Level } from '../unit-tree.ts';
import { divide, type Exact, multiply } from '../value.ts';
import { isJustBeforeFirst, type Place } from './evaluation.ts';
import {
  absolute,
  binary,
  choose,
  coalesce,
  countTrue,
  fold,
  negated,
  not,
  rounded,
  scaled,
  whole,
} from './operators.ts';
import { Gap, NOT_APPLICABLE, NOT_REPORTED, type Outcome, Summation, sumOf } from './outcome.ts';

/** Adding so many slices again costs no more than remembering their sum. */
const FEW = 3;

/** A formula ready to run at any place of the level and frequency it was linked for. */
export type Evaluate = (place: Place) => Outcome;

/**
 * Turns formulas into functions. What depends only on the catalogue — which items, which roll-up, which
 * conversion — is decided here, once; what depends on units, periods and facts is left to the run.
 */
export class Linker {
  readonly #elements = new Map<string, Evaluate>();
  #remembered = 0;

  constructor(private readonly catalogue: Catalogue) {}

  /** A formula that stands at a level and frequency; `outer` is the slice of the element it derives. */
  formula(
    expression: Expression,
    level: Level,
    every: Frequency,
    outer: Readonly<Record<string, string>> = {},
  ): Evaluate {
    const link = (part: Expression): Evaluate => this.formula(part, level, every, outer);
    switch (expression.op) {
      case 'constant': {
        const { value } = expression;
        return () => value;
      }
      case 'element':
        return this.#reference(expression, level, every, outer);
      case 'scale':
        return map(link(expression.of), scaled(expression.factor));
      case 'negate':
        return map(link(expression.of), negated);
      case 'abs':
        return map(link(expression.of), absolute);
      case 'not':
        return map(link(expression.of), not);
      case 'round':
        return map(link(expression.of), rounded(expression.decimals));
      case 'binary': {
        const apply = binary(expression.operator);
        const left = link(expression.left);
        const right = link(expression.right);
        return (place) => apply(left(place), right(place));
      }
      case 'if': {
        const [when, then, otherwise] = [
          link(expression.condition),
          link(expression.whenTrue),
          link(expression.whenFalse),
        ];
        return (place) => choose(when(place), then(place), otherwise(place));
      }
      case 'coalesce': {
        const args = expression.args.map(link);
        return (place) => coalesce(args.map((argument) => argument(place)));
      }
      case 'countUnits': {
        const select = selector(expression.units);
        return (place) => select(place).length;
      }
      case 'overUnits':
        return this.#overUnits(expression, every, outer);
      default: {
        const { op } = expression;
        const args = expression.args.map(link);
        return (place) =>
          whole(
            fold(
              op,
              args.map((argument) => argument(place)),
            ),
          );
      }
    }
  }

  #overUnits(
    expression: Extract<Expression, { op: 'overUnits' }>,
    every: Frequency,
    outer: Readonly<Record<string, string>>,
  ): Evaluate {
    const of = this.formula(expression.of, expression.units.level, every, outer);
    const select = selector(expression.units);
    const { aggregate } = expression;
    return (place) => {
      const values = select(place).map(of);
      return aggregate === 'count' ? countTrue(values) : fold(aggregate, values);
    };
  }

  #reference(
    reference: ElementReference,
    level: Level,
    every: Frequency,
    outer: Readonly<Record<string, string>>,
  ): Evaluate {
    const element = this.#element(reference.name);
    const slice = sliceOf(element, reference, outer);
    const { period: said } = reference;
    if (!said) return this.element(element, slice, level, every);
    if ('absolute' in said) {
      const value = this.element(element, slice, level, said.absolute.frequency);
      return (place) => value(place.in(said.absolute));
    }
    if (said.word === 'YEAR_TO_DATE') return this.#toDate(element, slice, level);
    const value = this.element(element, slice, level, every);
    return (place) => value(place.shifted(said.word));
  }

  /** A flow since January: every unit in every period counts as one part, as in the year that it will become. */
  #toDate(element: Element, slice: Slice, level: Level): Evaluate {
    const base = this.#base(element, slice);
    const parts = spread(element, level);
    return (place) => {
      const all = yearToDate(place.period).flatMap((period) => parts(place.in(period)));
      return sumOf(all.length, (i) => base(all[i] as Place));
    };
  }

  /** One slice of an element, brought to a level and frequency. */
  element(element: Element, slice: Slice, level: Level, every: Frequency): Evaluate {
    const key = `${element.name} ${slice.join()} ${level} ${every}`;
    const known = this.#elements.get(key);
    if (known) return known;
    // Registered before it is linked: an element may refer to its own earlier period.
    let linked: Evaluate | undefined;
    const deferred: Evaluate = (place) => (linked as Evaluate)(place);
    this.#elements.set(key, deferred);
    linked = this.#derive(element, slice, level, every);
    this.#elements.set(key, linked);
    return linked;
  }

  #derive(element: Element, slice: Slice, level: Level, every: Frequency): Evaluate {
    const base = this.#base(element, slice);
    if (element.at === level && element.every === every) return base;
    if (element.kind === 'RATIO' && element.derivation) {
      return this.formula(element.derivation, level, every, namedSlice(element, slice));
    }
    if (element.kind === 'AVERAGE') return this.#weighted(element, slice, base, level);
    const parts = spread(element, level);
    if (element.kind === 'ATTRIBUTE') {
      return (place) => {
        const [only] = parts(place);
        return only ? base(only) : NOT_APPLICABLE;
      };
    }
    return this.#once((place) => {
      const all = parts(place);
      return sumOf(all.length, (i) => base(all[i] as Place));
    });
  }

  /** An average over units or periods: its values weighed by the declared weight, never the mean of means. */
  #weighted(element: Element, slice: Slice, base: Evaluate, level: Level): Evaluate {
    const weight = this.#element(element.weight ?? '');
    const weigh = this.element(weight, weightSlice(weight, element, slice), element.at, element.every);
    const parts = spread(element, level);
    return this.#once((place) => {
      const weighted = new Summation();
      const weights = new Summation();
      for (const part of parts(place)) {
        const value = base(part);
        const weight = weigh(part);
        const both = value instanceof Gap ? value : weight instanceof Gap ? weight : undefined;
        weighted.add(both ?? multiply(value as Exact, weight as Exact));
        weights.add(both ?? weight);
      }
      const [top, bottom] = [weighted.result(), weights.result()];
      if (top instanceof Gap) return new Gap(top.reason, top.reported, top.expected);
      return divide(top as Exact, bottom as Exact) ?? NOT_APPLICABLE;
    });
  }

  /** For what several cells ask for at one place: worked out once a run. */
  #once(evaluate: Evaluate): Evaluate {
    const id = this.#remembered++;
    return (place) => place.outcome(id, evaluate);
  }

  /** The element where it is collected. */
  #base(element: Element, slice: Slice): Evaluate {
    const own = element.derivation
      ? this.#once(this.#derived(element, element.derivation, slice))
      : this.#stored(element, slice);
    const asked = element.askedBefore ? orAskedBefore(own, readAskedBefore(element, slice)) : own;
    const { kinds } = element;
    if (!kinds) return asked;
    return (place) => (kinds.includes(place.unit.kind) ? asked(place) : NOT_APPLICABLE);
  }

  #stored(element: Element, slice: Slice): Evaluate {
    const leaves = leavesOf(
      element,
      slice,
      element.args.map(() => true),
    );
    const stored = readStored(element, slice);
    return leaves.length > FEW ? this.#once(stored) : stored;
  }

  #derived(element: Element, derivation: Expression, slice: Slice): Evaluate {
    const value = this.formula(derivation, element.at, element.every, namedSlice(element, slice));
    if (!continuesItself(element, (name) => this.catalogue.elements.get(name))) return value;
    // What goes on from its own last value has to begin somewhere: with the first period that the unit reports.
    return (place) => (reports(place.unit, place.period) ? value(place) : place.absence(element));
  }

  #element(name: string): Element {
    const element = this.catalogue.elements.get(name);
    if (!element) throw new Error(`the catalogue has no element ${name}`);
    return element;
  }
}

/** An answer of the asking table gives way as soon as the earlier period has a value of its own. */
const orAskedBefore =
  (own: Evaluate, asked: (place: Place) => Outcome | undefined): Evaluate =>
  (place) => {
    const value = own(place);
    if (!(value instanceof Gap) || !isJustBeforeFirst(place.unit, place.period)) return value;
    return asked(place) ?? value;
  };

const map =
  (of: Evaluate, apply: (value: Outcome) => Outcome): Evaluate =>
  (place) =>
    apply(of(place));

/** The units a formula's `units(…)` or `children(…)` means. */
function selector({ set, level, kinds }: UnitSet): (place: Place) => readonly Place[] {
  const key = `${set} ${level} ${kinds?.join() ?? ''}`;
  return (place) =>
    place.places(key, () => {
      const found = place.below(level, kinds);
      return set === 'children' ? found.filter((each) => each !== place) : found;
    });
}

/** Where an element is collected, seen from a coarser level and frequency: each unit in each period that counts. */
function spread(element: Element, level: Level): (place: Place) => readonly Place[] {
  const { at, every, kinds, kind } = element;
  // A stock, like an attribute, has at the end of a year the value it has at the end of its last part.
  const flows = kind === 'FLOW' || kind === 'AVERAGE';
  const key = `${at} ${every} ${kinds?.join() ?? ''} ${flows}`;
  const find = (place: Place): readonly Place[] => {
    const parts = place.run.parts(place.period, every);
    const counted = flows ? parts : parts.slice(-1);
    return counted.flatMap((part) => (at === level ? [place.in(part)] : place.below(at, kinds, part)));
  };
  return (place) => place.places(key, () => find(place));
}

/** Reads an asked element from the unit's own table; slices that were asked one by one are added up. */
function readStored(element: Element, slice: Slice): Evaluate {
  const exact = itemKey(element, slice);
  const total = slice.every((code) => code === undefined);
  const single = slice.every((code) => code !== undefined) || (element.breakdown === 'PARTIAL' && total);
  if (single) {
    return (place) => place.read(element, exact) ?? place.absence(element);
  }
  const leafKeys = new LeafKeys(element, slice, false);
  return (place) => {
    const asked = readKeys(place, element, leafKeys.for(place));
    if (asked !== undefined || !place.table) return asked ?? place.absence(element);
    // Handed in under another catalogue: as one number then, or slice by slice.
    return place.read(element, exact) ?? readKeys(place, element, leafKeys.all) ?? place.absence(element);
  };
}

/**
 * Reads the answer to "what was it last period?", kept in the table of the unit's first period; undefined where
 * there is none and nobody asks for it.
 */
function readAskedBefore(element: Element, slice: Slice) {
  const leafKeys = new LeafKeys(element, slice, true);
  return (place: Place): Outcome | undefined => {
    const asking = place.in(next(place.period));
    const keys = leafKeys.for(asking);
    const answer = readKeys(asking, element, keys);
    if (answer !== undefined) return answer;
    const { run, unit, period } = asking;
    return run.questions.asksBefore(element, keys, unit, period) ? NOT_REPORTED : undefined;
  };
}

/** The sum under several keys of one table; undefined if none of them is there. */
function readKeys(place: Place, element: Element, keys: readonly string[]): Outcome | undefined {
  const [only] = keys;
  if (keys.length === 1 && only !== undefined) return place.read(element, only);
  const total = place.sum(element, keys);
  if (total !== undefined) {
    place.run.summed = true;
    return total;
  }
  let present = false;
  const result = sumOf(keys.length, (i) => {
    const value = place.read(element, keys[i] as string);
    if (value !== undefined) present = true;
    return value ?? NOT_REPORTED;
  });
  if (!present) return undefined;
  place.run.summed = true;
  // One table has reported or not, however many slices it holds.
  if (!(result instanceof Gap) || result === NOT_APPLICABLE) return result;
  return new Gap(result.reason, result.reason === 'NOT_REPORTED' ? 0 : 1, 1, result.partial);
}

/** The keys beneath a slice, for each way in which its element may be asked. */
class LeafKeys {
  readonly all: readonly string[];
  readonly #byProfile = new WeakMap<Profile, readonly string[]>();
  #last: { readonly profile: Profile; readonly keys: readonly string[] } | undefined;

  constructor(
    private readonly element: Element,
    private readonly slice: Slice,
    private readonly previous: boolean,
  ) {
    this.all = this.#keys(element.args.map(() => true));
  }

  /** Those that are asked at a place. */
  for({ profile }: Place): readonly string[] {
    if (this.#last?.profile === profile) return this.#last.keys; // nearly always: row by row
    let keys = this.#byProfile.get(profile);
    if (!keys) {
      const active = granularity(profile, this.element, this.previous);
      keys = this.#keys(active ?? this.slice.map((code) => code !== undefined));
      this.#byProfile.set(profile, keys);
    }
    this.#last = { profile, keys };
    return keys;
  }

  #keys(active: readonly boolean[]): readonly string[] {
    return leavesOf(this.element, this.slice, active).map((leaf) =>
      itemKey(this.element, leaf, this.previous),
    );
  }
}
