import { refusalToDerive } from '../../core/catalogue/derivability.ts';
import { type Element, rhythmOf } from '../../core/catalogue/model.ts';
import {
  type ElementReference,
  type Expression,
  elementReferences,
  operandsOf,
} from '../../core/expression/model.ts';
import { addsUp } from '../../core/fill/aggregate.ts';
import type { FillEngine } from '../../core/fill/fill-form.ts';
import { itemKey, leavesOf, type Slice } from '../../core/one-table/item.ts';
import { namedSlice, tableOf } from '../../core/one-table/needs.ts';
import { keyOfRhythm, type Rhythm } from '../../core/period.ts';
import { compareLevels, type Level } from '../../core/unit-tree.ts';

/** Sums are kept of units at this level and above it. Below, a handful of tables says the same. */
export const LOWEST_SUMMED: Level = 'TOWNSHIP';

export const isSummedLevel = (level: Level): boolean => compareLevels(level, LOWEST_SUMMED) <= 0;

/** An element, or a slice of it, of which sums are kept. */
export interface SummedItem {
  readonly element: Element;
  readonly slice: Slice;
  readonly key: string;
  readonly reference: ElementReference;
}

/** Elements with more slices than that, breakdown by breakdown, are summed when somebody asks. */
const MOST_SLICES = 400;

/** Of which elements a catalogue version keeps sums: those that have no other facts than those of the period itself. */
export class SummedItems {
  readonly #byPlace = new Map<string, readonly SummedItem[]>();
  readonly #summed = new Map<string, boolean>();
  readonly #tables = new Map<string, ReadonlySet<string>>();

  constructor(private readonly fill: FillEngine) {}

  has(element: Element): boolean {
    let known = this.#summed.get(element.name);
    if (known === undefined) {
      known = this.#isSummed(element);
      this.#summed.set(element.name, known);
    }
    return known;
  }

  /** What a row of a level and a rhythm holds; or what of it is made of tables of some kinds. */
  of(level: Level, rhythm: Rhythm, tables?: ReadonlySet<string>): readonly SummedItem[] {
    const items = this.#all(level, rhythm);
    if (!tables) return items;
    return items.filter(({ element }) => [...this.#tablesOf(element)].some((table) => tables.has(table)));
  }

  /** The kinds of tables that hold what an element is made of. */
  #tablesOf(element: Element): ReadonlySet<string> {
    const known = this.#tables.get(element.name);
    if (known) return known;
    const found = new Set([tableOf(element.at, rhythmOf(element))]);
    this.#tables.set(element.name, found);
    for (const { name } of element.derivation ? elementReferences(element.derivation) : []) {
      const part = this.fill.catalogue.elements.get(name);
      if (part) for (const table of this.#tablesOf(part)) found.add(table);
    }
    return found;
  }

  #all(level: Level, rhythm: Rhythm): readonly SummedItem[] {
    const key = `${level} ${keyOfRhythm(rhythm)}`;
    let items = this.#byPlace.get(key);
    if (!items) {
      const { elements } = this.fill.catalogue;
      items = [...elements.values()]
        .filter((each) => !refusalToDerive(each, level, rhythm, (name) => elements.get(name)))
        .filter((each) => this.has(each))
        .flatMap((each) => slicesOf(each).map((slice) => itemOf(each, slice)));
      this.#byPlace.set(key, items);
    }
    return items;
  }

  #isSummed(element: Element): boolean {
    if (element.type !== 'NUMBER' || numberOfSlices(element) > MOST_SLICES) return false;
    if (!this.#staysInPeriod(element, new Set())) return false;
    if (element.kind === 'RATIO') return this.#isMadeOfSums(element);
    // What is worked out far above the tables looks at all of them.
    return addsUp(element) && (!element.derivation || compareLevels(element.at, LOWEST_SUMMED) >= 0);
  }

  /** Neither it nor anything it is made of looks at another period. */
  #staysInPeriod(element: Element, visited: Set<string>): boolean {
    if (visited.has(element.name)) return true;
    visited.add(element.name);
    if (element.reportedAs || this.fill.history.has(element.name)) return false;
    if (!element.derivation) return true;
    return elementReferences(element.derivation).every(({ name, period }) => {
      const part = this.fill.catalogue.elements.get(name);
      return !period && part !== undefined && this.#staysInPeriod(part, visited);
    });
  }

  /** A ratio can be recomputed from the sums of its parts, where it says nothing of single units. */
  #isMadeOfSums({ derivation }: Element): boolean {
    if (!derivation || saysUnits(derivation)) return false;
    return elementReferences(derivation).every(({ name }) => {
      const part = this.fill.catalogue.elements.get(name);
      return part !== undefined && this.has(part);
    });
  }
}

function saysUnits(expression: Expression): boolean {
  return (
    expression.op === 'overUnits' || expression.op === 'countUnits' || operandsOf(expression).some(saysUnits)
  );
}

function numberOfSlices({ args }: Element): number {
  return args.reduce((product, { codeList }) => product * (codeList.codes.length + 1), 1);
}

/** Every combination of codes and totals. */
export function slicesOf(element: Element): Slice[] {
  const nothingSaid = element.args.map(() => undefined);
  const told = element.args.reduce<boolean[][]>(
    (patterns) =>
      patterns.flatMap((pattern) => [
        [...pattern, false],
        [...pattern, true],
      ]),
    [[]],
  );
  return told.flatMap((pattern) => leavesOf(element, nothingSaid, pattern));
}

function itemOf(element: Element, slice: Slice): SummedItem {
  const reference: ElementReference = {
    op: 'element',
    name: element.name,
    slice: namedSlice(element, slice),
  };
  return { element, slice, key: itemKey(element, slice), reference };
}
