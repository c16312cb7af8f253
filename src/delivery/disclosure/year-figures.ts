import type { Catalogue, Element } from '../../core/catalogue/model.ts';
import { rhythmOf } from '../../core/catalogue/model.ts';
import type { Relation, Table } from '../../core/disclosure/model.ts';
import type { Protections } from '../../core/disclosure/protection.ts';
import type { EvaluateAt } from '../../core/fill/aggregate.ts';
import { Gap } from '../../core/fill/outcome.ts';
import { itemKey, type Slice } from '../../core/one-table/item.ts';
import { namedSlice } from '../../core/one-table/needs.ts';
import { FREQUENCIES, type Frequency, isFiner, isMadeOf, type Period, partsOf } from '../../core/period.ts';
import { compareLevels, type Unit, type UnitTree } from '../../core/unit-tree.ts';
import { slicesOf } from '../sums/summed-items.ts';

/** How the figures of a period are read. */
export interface PeriodReading {
  readonly period: Period;
  readonly catalogue: Catalogue;
  readonly evaluate: EvaluateAt;
}

/** One figure: where it stands. */
export interface Place {
  readonly unit: Unit;
  readonly period: Period;
  /** Item key of the element with its slice. */
  readonly key: string;
}

interface Figure extends Place {
  readonly element: Element;
  readonly slice: Slice;
}

/** All figures of one protected element in a county and a year, and what ties them to each other. */
export class YearFigures {
  readonly #figures: Figure[] = [];
  readonly #values: number[] = [];
  readonly #at = new Map<string, number>();
  /** What is no count, or was protected otherwise: it is never shown. */
  readonly closed: Place[] = [];

  constructor(
    private readonly units: UnitTree,
    private readonly county: string,
    private readonly name: string,
    private readonly protections: Protections,
    readings: readonly PeriodReading[],
  ) {
    for (const reading of readings) this.#read(reading);
  }

  get table(): Table {
    const threshold = this.protections.thresholds.get(this.name) as number;
    const figures = [...this.#values];
    const relations = this.#figures.flatMap((_, i) => this.#relationsOf(i));
    for (const { whole, parts, rest } of this.#figures.flatMap((_, i) => this.#rests(i))) {
      if (rest < threshold) relations.push({ whole, parts: [...parts, figures.push(rest) - 1] });
    }
    return { figures, relations, threshold };
  }

  /** Of a figure of the table; undefined for what nobody reports and everybody could work out. */
  place(figure: number): Place | undefined {
    return this.#figures[figure];
  }

  /** Sums that are not those of the figures that they should be made of: of units that changed within the period. */
  get unexplained(): number[] {
    return this.#figures.flatMap((figure, i) => {
      const isLeaf =
        figure.unit.level === figure.element.at && figure.period.frequency === figure.element.every;
      return isLeaf || this.#values[i] === 0 || this.#wholes(i).some((parts) => this.#addsUp(i, parts))
        ? []
        : [i];
    });
  }

  #read({ period, catalogue, evaluate }: PeriodReading): void {
    const element = catalogue.elements.get(this.name);
    if (!element || !isMadeOf(period, rhythmOf(element))) return;
    const isCounted = this.protections.of(catalogue, element)?.kind === 'COUNTED';
    for (const slice of slicesOf(element)) {
      const key = itemKey(element, slice);
      const reference = { op: 'element', name: element.name, slice: namedSlice(element, slice) } as const;
      for (const unit of this.units.subtree(this.county, period.end)) {
        if (compareLevels(unit.level, element.at) > 0) continue;
        const value = isCounted ? evaluate(reference, unit, period) : undefined;
        if (value instanceof Gap) continue;
        const figure = { unit, period, key, element, slice };
        if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) this.closed.push(figure);
        else this.#add(figure, value);
      }
    }
  }

  #add(figure: Figure, value: number): void {
    this.#at.set(keyOf(figure.unit.id, figure.period, figure.key), this.#figures.length);
    this.#figures.push(figure);
    this.#values.push(value);
  }

  #relationsOf(whole: number): Relation[] {
    return [...this.#wholes(whole), ...this.#slices(whole)]
      .filter((parts) => this.#addsUp(whole, parts))
      .map((parts) => ({ whole, parts }));
  }

  /** What it is the sum of: of the units right below, and of shorter periods. */
  #wholes(whole: number): number[][] {
    const { unit, period, key, element } = this.#figures[whole] as Figure;
    const below =
      unit.level === element.at
        ? []
        : this.units.children(unit.id, period.end).flatMap((child) => this.#find(child.id, period, key));
    return [below, this.#shorter(unit, period, key, element)].filter((parts) => parts.length > 0);
  }

  /** Of a stock the last one counts. Before a unit was there, what it was made of. */
  #shorter(unit: Unit, period: Period, key: string, { every, kind }: Element): number[] {
    const finer = nextFiner(period.frequency, every);
    if (!finer) return [];
    const parts = partsOf(period, finer);
    const counted = kind === 'FLOW' ? parts : parts.slice(-1);
    return counted.flatMap((part) =>
      (this.units.former(unit.id, part.end) ?? [unit]).flatMap(({ id }) => this.#find(id, part, key)),
    );
  }

  /** A total and the codes that it is the sum of, breakdown by breakdown. */
  #slices(whole: number): number[][] {
    const { unit, period, element, slice } = this.#figures[whole] as Figure;
    if (element.breakdown !== 'EXHAUSTIVE') return [];
    return element.args.flatMap(({ codeList }, i) => {
      if (slice[i] !== undefined) return [];
      const codes = codeList.codes.map(({ name }) => itemKey(element, slice.with(i, name)));
      return [codes.flatMap((key) => this.#find(unit.id, period, key))];
    });
  }

  /** What codes that nobody asks for must have, by the total and the others. */
  #rests(whole: number): (Relation & { readonly rest: number })[] {
    const { element, slice } = this.#figures[whole] as Figure;
    const asked = slice.flatMap((code, i) =>
      code === undefined ? (element.args[i]?.codeList.codes.length ?? 0) : [],
    );
    return this.#slices(whole).flatMap((parts, i) => {
      const rest = (this.#values[whole] as number) - this.#sum(parts);
      return parts.length > 0 && parts.length < (asked[i] ?? 0) && rest > 0 ? [{ whole, parts, rest }] : [];
    });
  }

  #find(unit: string, period: Period, key: string): number[] {
    const found = this.#at.get(keyOf(unit, period, key));
    return found === undefined ? [] : [found];
  }

  #addsUp(whole: number, parts: readonly number[]): boolean {
    return this.#sum(parts) === this.#values[whole];
  }

  #sum(figures: readonly number[]): number {
    return figures.reduce((sum, figure) => sum + (this.#values[figure] as number), 0);
  }
}

const keyOf = (unit: string, { id }: Period, key: string): string => `${unit} ${id} ${key}`;

/** The longest of the frequencies that are shorter, as long as the element is collected so often. */
function nextFiner(frequency: Frequency, every: Frequency): Frequency | undefined {
  return [...FREQUENCIES].reverse().find((each) => isFiner(each, frequency) && !isFiner(each, every));
}
