import { continuesItself } from '../catalogue/derivability.ts';
import type { Catalogue, Element } from '../catalogue/model.ts';
import { type ElementReference, type Expression, type UnitSet } from '../expression/model.ts';
import { leavesOf, type Slice } from '../one-table/item.ts';
import { namedSlice, sliceOf, weightSlice } from '../one-table/needs.ts';
import { reports } from '../one-table/question-set.ts';
import { type Frequency, yearToDate } from '../period.ts';
import type { Level } from '../unit-tree.ts';
import { divide, type Exact, multiply } from '../value.ts';
import { type Evaluate, isJustBeforeFirst, type Place } from './evaluation.ts';
import {
  absolute,
  binary,
  choose,
  coalesce,
  countTrue,
  fold,
  growth,
  negated,
  not,
  rounded,
  scaled,
  whole,
} from './operators.ts';
import { Gap, NOT_APPLICABLE, type Outcome, Summation, sumOf } from './outcome.ts';
import { readAskedBefore, readStored } from './read-stored.ts';
import { spread, spreadSinceStart } from './spread.ts';
import { periodBefore, type Stretch, stretchesOf } from './stretch.ts';

/** Adding so many slices again costs no more than remembering their sum. */
const FEW = 3;

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
    if (said.word === 'SINCE_START') return this.#sinceStart(element, slice, level, value);
    return (place) => value(place.shifted(said.word));
  }

  /** A flow since January: every unit in every period counts as one part, as in the year that it will become. */
  #toDate(element: Element, slice: Slice, level: Level): Evaluate {
    const added = this.#added(element, slice);
    const parts = spread(element, level);
    return (place) => added(yearToDate(place.period).flatMap((period) => parts(place.in(period))));
  }

  /** A flow since the beginning: every unit counts in every period from its own first one on. */
  #sinceStart(element: Element, slice: Slice, level: Level, value: Evaluate): Evaluate {
    const added = this.#added(element, slice, hasReported);
    const parts = spreadSinceStart(element, level);
    return (place) => {
      const all = parts(place);
      // Where nobody has begun, the period's own value says why there is none.
      return all.length > 0 ? added(all) : value(place);
    };
  }

  /**
   * The sum over places in the order of their periods: place by place; or, of what is handed in cumulatively, what
   * it grew by from one end of each stretch to the other. `counts` says which figure before a stretch is taken off.
   */
  #added(
    element: Element,
    slice: Slice,
    counts: (before: Place) => boolean = () => true,
  ): (places: readonly Place[]) => Outcome {
    if (!element.reportedAs) {
      const base = this.#base(element, slice);
      return (places) => sumOf(places.length, (i) => base(places[i] as Place));
    }
    const figure = ofKinds(element, this.#stored(element, slice));
    return (places) => {
      const stretches = stretchesOf(places);
      return sumOf(stretches.length, (i) => {
        const { first, last } = stretches[i] as Stretch<Place>;
        const period = periodBefore(first.period);
        const before = period && first.in(period);
        return growth(figure(last), before && counts(before) ? figure(before) : undefined);
      });
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
    const added = this.#added(element, slice);
    return this.#once((place) => added(parts(place)));
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
    if (element.reportedAs) {
      const added = this.#added(element, slice);
      return (place) => added([place]);
    }
    const own = element.derivation
      ? this.#once(this.#derived(element, element.derivation, slice))
      : this.#stored(element, slice);
    return ofKinds(element, element.askedBefore ? orAskedBefore(own, readAskedBefore(element, slice)) : own);
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

/** Units of other kinds than those that contribute do not have it. */
function ofKinds({ kinds }: Element, value: Evaluate): Evaluate {
  return kinds ? (place) => (kinds.includes(place.unit.kind) ? value(place) : NOT_APPLICABLE) : value;
}

const hasReported = ({ unit, period }: Place): boolean => reports(unit, period);

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
