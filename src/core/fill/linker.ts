import { continuesItself } from '../catalogue/derivability.ts';
import { type Catalogue, type Element, rhythmOf } from '../catalogue/model.ts';
import {
  ALWAYS_AS_NOW,
  type CollectionHistory,
  collectedToDate,
  periodsCollected,
} from '../catalogue/versions/collection.ts';
import { type ElementReference, type Expression, isJoined } from '../expression/model.ts';
import { reports } from '../one-table/due.ts';
import { leavesOf, type Slice } from '../one-table/item.ts';
import { namedSlice, sliceOf, weightSlice } from '../one-table/needs.ts';
import { isSameRhythm, keyOfRhythm, type Period, type Rhythm, yearToDate } from '../period.ts';
import type { Level } from '../unit-tree.ts';
import { divide, type Exact, multiply } from '../value.ts';
import type { Evaluate, Place } from './evaluation.ts';
import { hasReported, ofKinds, orAskedBefore, unlessSplit } from './guards.ts';
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
import {
  Gap,
  NO_EARLIER_PERIOD,
  NOT_APPLICABLE,
  NOT_REPORTED,
  type Outcome,
  Summation,
  sumOf,
  UNIT_CHANGED,
} from './outcome.ts';
import { readAskedBefore, readStored } from './read-stored.ts';
import { contributing, countedOf, selector, spread, spreadSinceStart, sumOver } from './spread.ts';
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

  constructor(
    private readonly catalogue: Catalogue,
    private readonly history: CollectionHistory = ALWAYS_AS_NOW,
  ) {}

  /** A formula that stands at a level and rhythm; `outer` is the slice of the element it derives. */
  formula(
    expression: Expression,
    level: Level,
    rhythm: Rhythm,
    outer: Readonly<Record<string, string>> = {},
  ): Evaluate {
    const link = (part: Expression): Evaluate => this.formula(part, level, rhythm, outer);
    switch (expression.op) {
      case 'constant': {
        const { value } = expression;
        return () => value;
      }
      case 'element':
        return this.#reference(expression, level, rhythm, outer);
      case 'translate': {
        const { map: codes } = expression;
        return map(link(expression.of), (code) =>
          code instanceof Gap ? code : (codes.get(String(code)) ?? NOT_REPORTED),
        );
      }
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
        return this.#overUnits(expression, rhythm, outer);
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
    rhythm: Rhythm,
    outer: Readonly<Record<string, string>>,
  ): Evaluate {
    const of = this.formula(expression.of, expression.units.level, rhythm, outer);
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
    rhythm: Rhythm,
    outer: Readonly<Record<string, string>>,
  ): Evaluate {
    const element = this.#element(reference.name);
    const slice = sliceOf(element, reference, outer);
    const { period: said } = reference;
    if (!said) return this.element(element, slice, level, rhythm);
    if ('absolute' in said) {
      const value = this.element(element, slice, level, said.absolute);
      return (place) => value(place.in(said.absolute));
    }
    if (said.word === 'YEAR_TO_DATE') return this.#toDate(element, slice, level);
    const value = this.element(element, slice, level, rhythm);
    if (said.word === 'SINCE_START') return this.#sinceStart(element, slice, level, value);
    return (place) => value(place.shifted(said.word));
  }

  /** A flow since January: every unit in every period counts as one part, as in the year that it will become. */
  #toDate(element: Element, slice: Slice, level: Level): Evaluate {
    const stretches = this.history.get(element.name);
    if (stretches)
      return this.#across(element, slice, level, ({ period }) => collectedToDate(stretches, period));
    const added = this.#added(element, slice);
    const parts = spread(element, level);
    return (place) => added(yearToDate(place.period).flatMap((period) => parts(place.in(period))));
  }

  /** A flow since the beginning: every unit counts in every period from its own first one on. */
  #sinceStart(element: Element, slice: Slice, level: Level, value: Evaluate): Evaluate {
    const added = this.#added(element, slice, hasReported);
    const parts = spreadSinceStart(element, level, this.history.get(element.name));
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
      return (places) => sumOver(places, element, base);
    }
    const figure = this.#throughMergers(element, slice, this.#stored(element, slice));
    return (places) => {
      const stretches = stretchesOf(places);
      return sumOf(stretches.length, (i) => {
        const { first, last } = stretches[i] as Stretch<Place>;
        if (last.unit.level !== element.at) return UNIT_CHANGED;
        const period = periodBefore(first.period);
        const before = period && first.in(period);
        return growth(figure(last), before && counts(before) ? figure(before) : undefined);
      });
    };
  }

  /** One slice of an element, brought to a level and rhythm. */
  element(element: Element, slice: Slice, level: Level, rhythm: Rhythm): Evaluate {
    const key = `${element.name} ${slice.join()} ${level} ${keyOfRhythm(rhythm)}`;
    const known = this.#elements.get(key);
    if (known) return known;
    // Registered before it is linked: an element may refer to its own earlier period.
    let linked: Evaluate | undefined;
    const deferred: Evaluate = (place) => (linked as Evaluate)(place);
    this.#elements.set(key, deferred);
    linked = this.#derive(element, slice, level, rhythm);
    this.#elements.set(key, linked);
    return linked;
  }

  #derive(element: Element, slice: Slice, level: Level, rhythm: Rhythm): Evaluate {
    const stretches = this.history.get(element.name);
    if (stretches && element.kind !== 'RATIO') {
      const within = ({ start, end }: Period) => periodsCollected(stretches, start, end);
      return this.#across(element, slice, level, ({ period }) => within(period));
    }
    const base = this.#base(element, slice);
    if (element.at === level && isSameRhythm(rhythmOf(element), rhythm)) return base;
    if (element.kind === 'RATIO' && element.derivation) {
      return unlessSplit(this.formula(element.derivation, level, rhythm, namedSlice(element, slice)));
    }
    if (element.kind === 'ATTRIBUTE') {
      return (place) => base(place.in(place.run.parts(place.period, rhythmOf(element)).at(-1) as Period));
    }
    const parts = spread(element, level);
    if (element.kind === 'AVERAGE') return this.#weighted(element, slice, base, parts);
    const added = this.#added(element, slice);
    return this.#once((place) => added(parts(place)));
  }

  /** Over periods in which an element was collected more or less often than now. */
  #across(
    element: Element,
    slice: Slice,
    level: Level,
    periodsOf: (place: Place) => readonly Period[] | undefined,
  ): Evaluate {
    const base = this.#base(element, slice);
    const added = this.#added(element, slice);
    return this.#once((place) => {
      const periods = countedOf(element, periodsOf(place));
      if (!periods) return NO_EARLIER_PERIOD;
      const [only] = periods;
      if (element.kind === 'ATTRIBUTE' && only) return base(place.in(only));
      return added(periods.flatMap((period) => contributing(element, level, place.in(period))));
    });
  }

  /** An average over units or periods: its values weighed by the declared weight, never the mean of means. */
  #weighted(
    element: Element,
    slice: Slice,
    base: Evaluate,
    parts: (place: Place) => readonly Place[],
  ): Evaluate {
    const weight = this.#element(element.weight ?? '');
    const weigh = this.element(weight, weightSlice(weight, element, slice), element.at, rhythmOf(element));
    return this.#once((place) => {
      const weighted = new Summation();
      const weights = new Summation();
      for (const part of parts(place)) {
        const isSplit = part.unit.level !== element.at;
        const value = isSplit ? UNIT_CHANGED : base(part);
        const weight = isSplit ? UNIT_CHANGED : weigh(part);
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
      ? this.#once(this.#derivedSlices(element, element.derivation, slice))
      : this.#stored(element, slice);
    const readBefore = element.askedBefore ? readAskedBefore(element, slice) : undefined;
    return this.#throughMergers(
      element,
      slice,
      own,
      readBefore && ((here) => orAskedBefore(here, element, readBefore)),
    );
  }

  /** As it is where a unit stands; from before it was merged, what was merged into it had. */
  #throughMergers(
    element: Element,
    slice: Slice,
    own: Evaluate,
    orAsked: (here: Evaluate) => Evaluate = (here) => here,
  ): Evaluate {
    const together = this.#together(element, slice, own, (place) => base(place));
    const here: Evaluate = (place) => (place.stands ? own(place) : together(place));
    const base = ofKinds(element, orAsked(here));
    return base;
  }

  /** For a time before a merger: as it would roll up over the units that were merged, if its kind lets it. */
  #together(element: Element, slice: Slice, own: Evaluate, base: Evaluate): Evaluate {
    if (element.kind === 'RATIO' && element.derivation) return unlessSplit(own);
    const addsUp = element.kind === 'STOCK' || element.kind === 'FLOW';
    const whole = addsUp
      ? this.#once((place) => sumOver(place.former as readonly Place[], element, base))
      : element.weight !== undefined
        ? this.#weighted(element, slice, base, (place) => place.former as readonly Place[])
        : () => UNIT_CHANGED;
    return (place) => {
      const { former } = place;
      const [only] = former ?? [];
      if (!former || !only) return UNIT_CHANGED;
      if (former.length === 1) return base(only);
      const value = whole(place);
      if (!(value instanceof Gap)) place.run.merged = true;
      return value;
    };
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

  /** What another code list takes together is worked out code by code, but for a ratio, which is recomputed whole. */
  #derivedSlices(element: Element, derivation: Expression, slice: Slice): Evaluate {
    const isJoint = slice.some((code) => code !== undefined && isJoined(code));
    if (!isJoint || element.kind === 'RATIO') return this.#derived(element, derivation, slice);
    const single = leavesOf(element, slice, []).map((leaf) => this.#derived(element, derivation, leaf));
    return (place) => whole(sumOf(single.length, (i) => (single[i] as Evaluate)(place)));
  }

  #derived(element: Element, derivation: Expression, slice: Slice): Evaluate {
    const value = this.formula(derivation, element.at, rhythmOf(element), namedSlice(element, slice));
    if (!continuesItself(element, (name) => this.catalogue.elements.get(name))) return value;
    // What goes on from its own last value has to begin somewhere: with the first period that the unit reports.
    return (place) => {
      if (reports(place.unit, place.period)) return value(place);
      return place.stands ? place.absence(element) : UNIT_CHANGED;
    };
  }

  #element(name: string): Element {
    const element = this.catalogue.elements.get(name);
    if (!element) throw new Error(`the catalogue has no element ${name}`);
    return element;
  }
}

const map =
  (of: Evaluate, apply: (value: Outcome) => Outcome): Evaluate =>
  (place) =>
    apply(of(place));
