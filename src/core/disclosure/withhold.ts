import { determinedAmong } from './determined.ts';
import type { Relation, Table } from './model.ts';

/** What was decided further up: these stay as they are. */
export interface Given {
  readonly shown: Iterable<number>;
  readonly withheld: Iterable<number>;
}

/** What is not shown of a table. */
export interface Withheld {
  readonly figures: ReadonlySet<number>;
  /** Those of them that can be worked out all the same: only where figures were given that had to be shown. */
  readonly exposed: readonly number[];
}

const NOTHING_GIVEN: Given = { shown: [], withheld: [] };

/**
 * Which figures are withheld: all that are small, and as many more as it takes so that none of them can be worked out
 * from those that are shown, and that what is withheld of a whole that is shown is not small either. Zeros are shown:
 * a whole that is shown as zero says so of its parts.
 */
export function withhold(table: Table, given: Given = NOTHING_GIVEN): Withheld {
  if (table.figures.length > MOST_FIGURES) return withholdAll(table);
  return new Withholding(table, given).result();
}

/** So many are held against each other, which takes some seconds. Of more, all but zeros are withheld where any is small. */
const MOST_FIGURES = 100_000;

function withholdAll({ figures, threshold }: Table): Withheld {
  const isAnySmall = figures.some((figure) => figure > 0 && figure < threshold);
  return {
    figures: new Set(isAnySmall ? [...figures.keys()].filter((i) => figures[i] !== 0) : []),
    exposed: [],
  };
}

class Withholding {
  readonly #relations: readonly Relation[];
  /** By figure: the relations that it is in. */
  readonly #of: readonly number[][];
  readonly #hidden: Uint8Array;
  readonly #fixed: Uint8Array;
  readonly #open: number[] = [];

  constructor(
    private readonly table: Table,
    given: Given,
  ) {
    const { figures, relations, threshold } = table;
    this.#relations = withoutZeros(figures, relations);
    this.#of = figures.map(() => []);
    for (const [i, { whole, parts }] of this.#relations.entries())
      for (const figure of [whole, ...parts]) this.#of[figure]?.push(i);
    this.#hidden = new Uint8Array(figures.length);
    this.#fixed = new Uint8Array(figures.length);
    for (const figure of given.shown) this.#fixed[figure] = 1;
    for (const [figure, value] of figures.entries())
      if (value > 0 && value < threshold && !this.#fixed[figure]) this.#hide(figure);
    for (const figure of given.withheld) this.#hide(figure);
  }

  result(): Withheld {
    for (;;) {
      this.#protectRelations();
      const determined = determinedAmong(this.#relations, this.#hidden);
      const more = new Set(determined.flatMap((figure) => this.#nextTo(figure) ?? []));
      if (more.size === 0) {
        const figures = [...this.#hidden.keys()].filter((figure) => this.#hidden[figure]);
        return { figures: new Set(figures), exposed: determined };
      }
      for (const figure of more) this.#hide(figure);
    }
  }

  /** Until each relation by itself gives nothing away. */
  #protectRelations(): void {
    for (let next = this.#open.pop(); next !== undefined; next = this.#open.pop()) {
      const relation = this.#relations[next] as Relation;
      while (!this.#isProtected(relation)) {
        const more = this.#leastOf(relation.parts) ?? this.#leastOf([relation.whole]);
        if (more === undefined) break;
        this.#hide(more);
      }
    }
  }

  #isProtected({ whole, parts }: Relation): boolean {
    const hidden = parts.filter((part) => this.#hidden[part]);
    if (this.#hidden[whole]) return hidden.length > 0;
    if (hidden.length === 0) return true;
    const sum = hidden.reduce((total, part) => total + this.#value(part), 0);
    // None of them is zero: as many as they add up to are all one.
    return hidden.length > 1 && sum > hidden.length && sum >= this.table.threshold;
  }

  /** The one whose absence opens the fewest further relations; of several the smallest, of equal ones the first. */
  #leastOf(figures: readonly number[]): number | undefined {
    let least: number | undefined;
    for (const figure of figures) {
      if (this.#hidden[figure] || this.#fixed[figure]) continue;
      if (least === undefined || this.#compare(figure, least) < 0) least = figure;
    }
    return least;
  }

  #compare(a: number, b: number): number {
    return this.#opened(a) - this.#opened(b) || this.#value(a) - this.#value(b) || a - b;
  }

  #opened(figure: number): number {
    return (this.#of[figure] as number[]).filter((relation) => {
      const { whole, parts } = this.#relations[relation] as Relation;
      return !this.#hidden[whole] && !parts.some((part) => this.#hidden[part]);
    }).length;
  }

  /** A figure that is shown in a relation with a hidden one, or with one that is tied to it by hidden ones. */
  #nextTo(start: number): number | undefined {
    const seen = new Set([start]);
    // A set yields what is added while it is read.
    for (const figure of seen) {
      const around = (this.#of[figure] as number[]).flatMap((i) => {
        const { whole, parts } = this.#relations[i] as Relation;
        return [whole, ...parts];
      });
      const least = this.#leastOf(around);
      if (least !== undefined) return least;
      for (const each of around) if (this.#hidden[each]) seen.add(each);
    }
    return undefined;
  }

  #hide(figure: number): void {
    if (this.#hidden[figure]) return;
    this.#hidden[figure] = 1;
    this.#open.push(...(this.#of[figure] as number[]));
  }

  #value(figure: number): number {
    return this.table.figures[figure] as number;
  }
}

function withoutZeros(figures: readonly number[], relations: readonly Relation[]): Relation[] {
  return relations.flatMap(({ whole, parts }) =>
    figures[whole] === 0 ? [] : [{ whole, parts: parts.filter((part) => figures[part] !== 0) }],
  );
}
