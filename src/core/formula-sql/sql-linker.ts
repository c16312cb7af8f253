import { continuesItself } from '../catalogue/derivability.ts';
import { type Catalogue, type Element, rhythmOf } from '../catalogue/model.ts';
import type { CollectionHistory } from '../catalogue/versions/collection.ts';
import { type ElementReference, type Expression, isJoined } from '../expression/model.ts';
import { isJustBeforeFirst, type Place } from '../fill/evaluation.ts';
import { hasReported } from '../fill/guards.ts';
import { selector, spread, spreadSinceStart } from '../fill/spread.ts';
import { periodBefore, stretchesOf } from '../fill/stretch.ts';
import { leavesOf, type Slice } from '../one-table/item.ts';
import { namedSlice, sliceOf, weightSlice } from '../one-table/needs.ts';
import { isSameRhythm, keyOfRhythm, type Period, type Rhythm, yearToDate } from '../period.ts';
import type { Level } from '../unit-tree.ts';
import { addedUp, countedTrue, folded, weighted } from './added.ts';
import type { Factors } from './answer.ts';
import {
  absolute,
  binary,
  choose,
  coalesce,
  fold,
  growth,
  negated,
  not,
  only,
  rounded,
  scaled,
  translated,
} from './operators.ts';
import { constantOutcome, SILENT, type SqlOutcome } from './outcome.ts';
import { sql } from './part.ts';
import type { Below, Sheet } from './sheet.ts';
import type { Spot } from './spot.ts';
import { storedOutcome } from './stored.ts';
import { Unsupported } from './support.ts';

type Outer = Readonly<Record<string, string>>;

/** The rows in which a formula stands. */
export interface At {
  readonly sheet: Sheet;
  readonly spot: Spot;
}

/** By what to multiply an element's numbers that were handed in under other catalogue versions, if by anything. */
export type FactorsOf = (element: Element) => Factors | undefined;

/**
 * The second back-end: turns formulas into SQL over many places at once, as `core/fill/linker.ts` turns them into
 * functions of one. Both decide alike what a formula looks at; of what SQL does not take, it says why.
 */
export class SqlLinker {
  readonly #known = new Map<Spot, Map<string, SqlOutcome>>();

  constructor(
    private readonly catalogue: Catalogue,
    private readonly history: CollectionHistory,
    private readonly factorsOf: FactorsOf,
  ) {}

  formula(expression: Expression, at: At, level: Level, rhythm: Rhythm, outer: Outer = {}): SqlOutcome {
    return at.sheet.keepOutcome(this.#formula(expression, at, level, rhythm, outer));
  }

  #formula(expression: Expression, at: At, level: Level, rhythm: Rhythm, outer: Outer): SqlOutcome {
    const { sheet } = at;
    const link = (part: Expression): SqlOutcome => this.formula(part, at, level, rhythm, outer);
    switch (expression.op) {
      case 'constant':
        return constantOutcome(expression.value, sheet.parameters);
      case 'element':
        return this.#reference(expression, at, level, rhythm, outer);
      case 'translate': {
        const { parameters } = sheet;
        const codes = [...expression.map].map(
          ([from, to]) => [parameters.text(from), parameters.text(to)] as const,
        );
        return translated(link(expression.of), codes, SILENT);
      }
      case 'scale':
        return scaled(link(expression.of), expression.factor);
      case 'negate':
        return negated(link(expression.of));
      case 'abs':
        return absolute(link(expression.of));
      case 'not':
        return not(link(expression.of));
      case 'round':
        return rounded(link(expression.of), expression.decimals);
      case 'binary':
        return binary(expression.operator, link(expression.left), link(expression.right));
      case 'if': {
        const { condition, whenTrue, whenFalse } = expression;
        return choose(link(condition), link(whenTrue), link(whenFalse));
      }
      case 'coalesce':
        return coalesce(expression.args.map(link));
      case 'countUnits': {
        const select = selector(expression.units);
        const count = sheet.given(`count ${JSON.stringify(expression.units)} ${at.spot.path}`, 'int', () =>
          at.spot.places.map((place) => (place ? select(place).length : 0)),
        );
        return { type: 'number', value: sql`${count}::numeric` };
      }
      case 'overUnits':
        return this.#overUnits(expression, at, rhythm, outer);
      default:
        return fold(expression.op, expression.args.map(link), sheet.keepOutcome);
    }
  }

  #overUnits(
    expression: Extract<Expression, { op: 'overUnits' }>,
    { sheet, spot }: At,
    rhythm: Rhythm,
    outer: Outer,
  ): SqlOutcome {
    const { units, of, aggregate } = expression;
    const select = selector(units);
    const below = sheet.below(`${spot.path} ${JSON.stringify(units)}`, spot, select);
    const outcome = this.formula(of, below, units.level, rhythm, outer);
    return aggregate === 'count'
      ? countedTrue(sheet, below, outcome)
      : folded(aggregate, sheet, below, outcome);
  }

  #reference(reference: ElementReference, at: At, level: Level, rhythm: Rhythm, outer: Outer): SqlOutcome {
    const element = this.#element(reference.name);
    const slice = sliceOf(element, reference, outer);
    const { period: said } = reference;
    if (!said) return this.element(element, slice, at, level, rhythm);
    const { spot } = at;
    if ('absolute' in said) {
      const { absolute: period } = said;
      const there = { ...at, spot: spot.shifted(period.id, (place) => place.in(period)) };
      return this.element(element, slice, there, level, period);
    }
    if (said.word === 'YEAR_TO_DATE') return this.#toDate(element, slice, at, level);
    if (said.word === 'SINCE_START') return this.#sinceStart(element, slice, at, level, rhythm);
    const { word } = said;
    const there = { ...at, spot: spot.shifted(word, (place) => place.shifted(word)) };
    return this.element(element, slice, there, level, rhythm);
  }

  #toDate(element: Element, slice: Slice, at: At, level: Level): SqlOutcome {
    this.#refuseHistory(element);
    const parts = spread(element, level);
    return this.#added(element, slice, at, `to date, ${level}`, (place) =>
      yearToDate(place.period).flatMap((period) => parts(place.in(period))),
    );
  }

  #sinceStart(element: Element, slice: Slice, at: At, level: Level, rhythm: Rhythm): SqlOutcome {
    this.#refuseHistory(element);
    const parts = spreadSinceStart(element, level);
    const all = this.#added(element, slice, at, `since start, ${level}`, parts, hasReported);
    const own = this.element(element, slice, at, level, rhythm);
    const { spot, sheet } = at;
    const key = `begun ${spot.path} ${element.name} ${level}`;
    const hasBegun = sheet.given(key, 'boolean', () =>
      spot.places.map((place) => place !== undefined && parts(place).length > 0),
    );
    return choose({ type: 'yesNo', value: hasBegun }, all, own);
  }

  /** One slice of an element, brought to a level and rhythm. */
  element(element: Element, slice: Slice, at: At, level: Level, rhythm: Rhythm): SqlOutcome {
    const known = this.#known.get(at.spot) ?? new Map<string, SqlOutcome>();
    this.#known.set(at.spot, known);
    const key = `${element.name} ${slice.join()} ${level} ${keyOfRhythm(rhythm)}`;
    let outcome = known.get(key);
    if (!outcome) {
      outcome = at.sheet.keepOutcome(this.#derive(element, slice, at, level, rhythm));
      known.set(key, outcome);
    }
    return outcome;
  }

  #derive(element: Element, slice: Slice, at: At, level: Level, rhythm: Rhythm): SqlOutcome {
    if (element.kind !== 'RATIO') this.#refuseHistory(element);
    if (element.at === level && isSameRhythm(rhythmOf(element), rhythm))
      return this.#base(element, slice, at);
    if (element.kind === 'RATIO' && element.derivation) {
      this.#refuseRecursion(element);
      return this.formula(element.derivation, at, level, rhythm, namedSlice(element, slice));
    }
    if (element.kind === 'ATTRIBUTE') {
      const last = (place: Place): Place =>
        place.in(place.run.parts(place.period, rhythmOf(element)).at(-1) as Period);
      return this.#base(element, slice, {
        ...at,
        spot: at.spot.shifted(`last ${keyOfRhythm(rhythmOf(element))}`, last),
      });
    }
    const parts = spread(element, level);
    if (element.kind === 'AVERAGE') return this.#weighted(element, slice, at, level, parts);
    return this.#added(element, slice, at, level, parts);
  }

  /** The sum over places; of what is handed in cumulatively, what it grew by from one end of each stretch to the other. */
  #added(
    element: Element,
    slice: Slice,
    at: At,
    way: string,
    places: (place: Place) => readonly Place[],
    counts: (before: Place) => boolean = () => true,
  ): SqlOutcome {
    const { sheet } = at;
    if (!element.reportedAs) {
      const below = this.#below(element, at, way, places);
      return addedUp(sheet, below, this.#base(element, slice, below));
    }
    const stretches = (place: Place) => stretchesOf(places(place));
    const below = this.#below(element, at, way, (place) => stretches(place).map(({ last }) => last));
    const before = (): (Place | undefined)[] =>
      at.spot.places.flatMap((place) =>
        (place ? stretches(place) : []).map(({ first }) => {
          const period = periodBefore(first.period);
          const there = period && first.in(period);
          return there && counts(there) ? there : undefined;
        }),
      );
    return addedUp(sheet, below, this.#grown(element, slice, below, 'before the stretch', before));
  }

  #below(
    element: Element,
    { sheet, spot }: At,
    way: string,
    places: (place: Place) => readonly Place[],
  ): Below {
    const { at, kinds, kind, reportedAs } = element;
    const rhythm = keyOfRhythm(rhythmOf(element));
    const key = `${spot.path} ${way}: ${at} ${rhythm} ${kinds?.join()} ${kind} ${reportedAs}`;
    const below = sheet.below(key, spot, places);
    // Of a part of a unit that was split nothing is known: the engine says so.
    below.sheet.leaveOut(({ unit }) => unit.level !== at);
    return below;
  }

  #grown(
    element: Element,
    slice: Slice,
    { sheet, spot }: At,
    path: string,
    before: () => readonly (Place | undefined)[],
  ): SqlOutcome {
    const then = sheet.spot(`${spot.path}/${path}`, before);
    const has = sheet.given(`has ${then.path}`, 'boolean', () =>
      then.places.map((place) => place !== undefined),
    );
    const figure = (of: Spot): SqlOutcome =>
      this.#ofKinds(element, sheet, of, this.#stored(element, slice, { sheet, spot: of }));
    return growth(figure(spot), figure(then), has, sheet.keepOutcome);
  }

  #weighted(
    element: Element,
    slice: Slice,
    at: At,
    way: string,
    places: (place: Place) => readonly Place[],
  ): SqlOutcome {
    const below = this.#below(element, at, way, places);
    const weight = this.#element(element.weight ?? '');
    const value = this.#base(element, slice, below);
    const weigh = this.element(
      weight,
      weightSlice(weight, element, slice),
      below,
      element.at,
      rhythmOf(element),
    );
    return weighted(at.sheet, below, below.sheet.keepOutcome(value), weigh);
  }

  /** The element where it is collected. */
  #base(element: Element, slice: Slice, at: At): SqlOutcome {
    const { sheet, spot } = at;
    if (element.reportedAs) {
      const before = () =>
        spot.places.map((place) => {
          const period = place && periodBefore(place.period);
          return period && place.in(period);
        });
      return this.#grown(element, slice, at, 'before', before);
    }
    // What was before the first period may stand in that one's table: the engine knows where to look.
    if (element.askedBefore) spot.leaveOut(({ unit, period }) => isJustBeforeFirst(unit, period));
    const own = element.derivation
      ? this.#derivedSlices(element, element.derivation, slice, at)
      : this.#stored(element, slice, at);
    return this.#ofKinds(element, sheet, spot, own);
  }

  #stored(element: Element, slice: Slice, { sheet, spot }: At): SqlOutcome {
    return storedOutcome(sheet, spot, element, slice, this.factorsOf(element));
  }

  #ofKinds(element: Element, sheet: Sheet, spot: Spot, outcome: SqlOutcome): SqlOutcome {
    const isOfKinds = spot.isOfKinds(element);
    if (!isOfKinds || isOfKinds.text.startsWith('true')) return outcome;
    return sheet.keepOutcome(only(outcome, isOfKinds));
  }

  #derivedSlices(element: Element, derivation: Expression, slice: Slice, at: At): SqlOutcome {
    this.#refuseRecursion(element);
    const derived = (of: Slice): SqlOutcome =>
      this.formula(derivation, at, element.at, rhythmOf(element), namedSlice(element, of));
    const isJoint = slice.some((code) => code !== undefined && isJoined(code));
    if (!isJoint || element.kind === 'RATIO') return derived(slice);
    return fold('sum', leavesOf(element, slice, []).map(derived), at.sheet.keepOutcome);
  }

  #refuseRecursion(element: Element): void {
    if (!continuesItself(element, (name) => this.catalogue.elements.get(name))) return;
    throw new Unsupported(
      `${element.label}（${element.name}）从自己的上期接着算`,
      `${element.name} goes on from its own last value`,
    );
  }

  #refuseHistory(element: Element): void {
    if (!this.history.get(element.name)) return;
    throw new Unsupported(
      `${element.label}（${element.name}）以前按别的频率报`,
      `${element.name} was collected more or less often before`,
    );
  }

  #element(name: string): Element {
    const element = this.catalogue.elements.get(name);
    if (!element) throw new Error(`the catalogue has no element ${name}`);
    return element;
  }
}
