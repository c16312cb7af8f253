import { continuesItself } from '../catalogue/derivability.ts';
import { type Catalogue, type Cell, type Element, type Form, rhythmOf } from '../catalogue/model.ts';
import { accumulates, type ElementReference, type Expression, operandsOf } from '../expression/model.ts';
import { isSameRhythm, keyOfRhythm, type Rhythm } from '../period.ts';
import type { Level } from '../unit-tree.ts';
import type { Slice } from './item.ts';
import {
  asking,
  collected,
  ifReporting,
  ifWhole,
  inPeriod,
  overUnits,
  repeating,
  type Step,
  sinceStart,
  toEnds,
  toLastPart,
  toMerged,
  toParts,
} from './step.ts';

/** That a cell needs an asked element (or, with `previous`, may ask for the last period's value of one). */
export interface Need {
  readonly element: Element;
  readonly slice: Slice;
  readonly previous: boolean;
  readonly cell: Cell;
  /** The way from the form to the tables that hold it; needs that go the same way share it. */
  readonly way: readonly Step[];
}

/** Everything that the cells of a form need to have been asked, down through derived elements. */
export function needsOf(catalogue: Catalogue, form: Form): Need[] {
  const needs: Need[] = [];
  const ways = new Map<string, readonly Step[]>();
  const whole: Spot = { level: form.level, rhythm: rhythmOf(form), way: [], path: '' };
  const row = form.rows
    ? onwards(whole, overUnits({ set: 'units', level: form.rows }), { level: form.rows })
    : whole;
  for (const cell of form.cells) {
    if (cell.source.kind === 'context') continue;
    const search = new Search(catalogue, cell, ways);
    if (cell.source.kind === 'own') search.element(cell.source.element, [], row);
    else {
      search.formula(cell.source.expression, row, {});
      // The total row: averages want their weights there.
      if (form.rows && cell.type === 'NUMBER') search.formula(cell.source.expression, whole, {});
    }
    needs.push(...search.needs());
  }
  return needs;
}

/** Which tables are meant: those of one level and rhythm. */
export function tableOf(level: Level, rhythm: Rhythm): string {
  return `${level} ${keyOfRhythm(rhythm)}`;
}

type SliceByName = Readonly<Record<string, string>>;

/** Where a formula stands, and the way that leads there. */
interface Spot {
  readonly level: Level;
  readonly rhythm: Rhythm;
  readonly way: readonly Step[];
  /** The way as text: ways that read the same are the same. */
  readonly path: string;
}

const onwards = (spot: Spot, step: Step, to: Partial<Pick<Spot, 'level' | 'rhythm'>> = {}): Spot => ({
  ...spot,
  ...to,
  way: [...spot.way, step],
  path: `${spot.path} / ${step.text}`,
});

/** An element on whose way the search is, with the ways that lead back to it. */
interface OnTheWay {
  readonly depth: number;
  readonly again: (readonly Step[])[];
}

class Search {
  readonly #found = new Map<string, Need>();
  readonly #onTheWay = new Map<string, OnTheWay>();
  readonly #visited = new Set<string>();

  constructor(
    private readonly catalogue: Catalogue,
    private readonly cell: Cell,
    private readonly ways: Map<string, readonly Step[]>,
  ) {}

  needs(): Iterable<Need> {
    return this.#found.values();
  }

  formula(expression: Expression, at: Spot, outer: SliceByName): void {
    if (expression.op === 'element') this.#reference(expression, at, outer);
    else if (expression.op === 'overUnits') {
      const { units, of } = expression;
      this.formula(of, onwards(at, overUnits(units), { level: units.level }), outer);
    } else for (const part of operandsOf(expression)) this.formula(part, at, outer);
  }

  #reference(reference: ElementReference, at: Spot, outer: SliceByName): void {
    const element = this.catalogue.elements.get(reference.name);
    if (!element) return;
    const slice = sliceOf(element, reference, outer);
    const { period } = reference;
    if (!period) this.element(element, slice, at);
    else if ('absolute' in period) {
      const { absolute } = period;
      this.element(element, slice, onwards(at, inPeriod(absolute), { rhythm: absolute }));
    } else if (accumulates(reference)) this.#toDate(element, slice, at, period.word as 'YEAR_TO_DATE');
    else this.element(element, slice, onwards(at, inPeriod(period.word)), reference.orAsk);
  }

  /** A flow, over all periods of the year or since the beginning. */
  #toDate(element: Element, slice: Slice, at: Spot, word: 'YEAR_TO_DATE' | 'SINCE_START'): void {
    const where = { level: element.at, rhythm: rhythmOf(element) };
    if (element.reportedAs) {
      this.#need(
        element,
        slice,
        onwards(onwards(at, toEnds(element, at.level, word), where), collected(element)),
      );
    } else if (word === 'YEAR_TO_DATE') {
      const soFar = onwards(at, inPeriod(word));
      this.#collected(element, slice, onwards(soFar, toParts(element, at.level), where));
    } else {
      const { begun, notBegun } = sinceStart(element, at.level);
      this.#collected(element, slice, onwards(at, begun, where));
      // There what is asked is not asked of anybody yet; what is derived may be.
      if (element.derivation) this.element(element, slice, onwards(at, notBegun));
    }
  }

  /** One slice of an element, wanted at a level and frequency; with `orAsk`, its opening may be asked. */
  element(element: Element, slice: Slice, at: Spot, orAsk = false): void {
    const isWhole = element.at !== at.level || !isSameRhythm(rhythmOf(element), at.rhythm);
    const where = { level: element.at, rhythm: rhythmOf(element) };
    if (element.reportedAs) {
      this.#need(element, slice, onwards(onwards(at, toEnds(element, at.level), where), collected(element)));
    } else if (isWhole && element.kind === 'RATIO' && element.derivation) {
      // A ratio is recomputed where it is wanted; all else is found where it is collected, then brought there.
      this.#unlessOnTheWay(element, slice, onwards(at, ifWhole), (spot) =>
        this.#derivation(element, slice, spot),
      );
    } else if (!isWhole) this.#collected(element, slice, at, orAsk);
    else if (element.kind === 'ATTRIBUTE') {
      this.#collected(element, slice, onwards(at, toLastPart(element), where), orAsk);
    } else {
      const parts = onwards(at, toParts(element, at.level), where);
      this.#weight(element, slice, parts);
      this.#collected(element, slice, parts, orAsk);
    }
  }

  /** One slice of an element where it is collected. */
  #collected(element: Element, slice: Slice, at: Spot, orAsk = false): void {
    if (orAsk) this.#need(element, slice, onwards(at, asking(element)), true);
    this.#weight(element, slice, onwards(at, toMerged));
    const spot = onwards(at, collected(element));
    if (!element.derivation) this.#need(element, slice, spot);
    else {
      this.#unlessOnTheWay(element, slice, spot, (here, goesOn) =>
        this.#derivation(element, slice, goesOn ? onwards(here, ifReporting) : here),
      );
    }
  }

  #weight(element: Element, slice: Slice, at: Spot): void {
    const weight = element.kind === 'AVERAGE' ? this.catalogue.elements.get(element.weight ?? '') : undefined;
    if (weight) this.element(weight, weightSlice(weight, element, slice), at);
  }

  /** An element may lead back to itself in an earlier period: such ways are noted, and taken again and again. */
  #unlessOnTheWay(
    element: Element,
    slice: Slice,
    at: Spot,
    goOn: (spot: Spot, goesOn: boolean) => void,
  ): void {
    const state = `${element.name} ${slice.join()} ${tableOf(at.level, at.rhythm)}`;
    const onTheWay = this.#onTheWay.get(state);
    if (onTheWay) {
      onTheWay.again.push(at.way.slice(onTheWay.depth));
      return;
    }
    if (this.#visited.has(`${state} ${at.path}`)) return;
    this.#visited.add(`${state} ${at.path}`);
    const goesOn = continuesItself(element, (name) => this.catalogue.elements.get(name));
    const again: (readonly Step[])[] = [];
    const spot = goesOn ? onwards(at, repeating(again, state)) : at;
    this.#onTheWay.set(state, { depth: spot.way.length, again });
    goOn(spot, goesOn);
    this.#onTheWay.delete(state);
  }

  #derivation(element: Element, slice: Slice, at: Spot): void {
    if (element.derivation) this.formula(element.derivation, at, namedSlice(element, slice));
  }

  #need(element: Element, slice: Slice, { way: found, path }: Spot, previous = false): void {
    const key = `${element.name} ${slice.join()} ${previous} ${path}`;
    // How an element goes on from itself is known only when the search is over: such ways are not shared.
    const isOpen = found.some(({ again }) => again);
    const way = isOpen ? found : (this.ways.get(path) ?? found);
    this.ways.set(path, way);
    this.#found.set(key, { element, slice, previous, cell: this.cell, way });
  }
}

/** The slice of an average's weight: the codes of the arguments that both have. */
export function weightSlice(weight: Element, element: Element, slice: Slice): Slice {
  const named = namedSlice(element, slice);
  return weight.args.map(({ name }) => named[name]);
}

/** The slice a reference means: codes said explicitly, else those of the element whose formula it stands in. */
export function sliceOf(element: Element, reference: ElementReference, outer: SliceByName): Slice {
  return element.args.map(({ name }) => reference.slice[name] ?? outer[name]);
}

export function namedSlice(element: Element, slice: Slice): SliceByName {
  const named: Record<string, string> = {};
  element.args.forEach(({ name }, i) => {
    const code = slice[i];
    if (code !== undefined) named[name] = code;
  });
  return named;
}
