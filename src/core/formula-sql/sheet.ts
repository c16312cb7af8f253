import type { Place } from '../fill/evaluation.ts';
import type { SqlOutcome } from './outcome.ts';
import { type Column, columnPart, constant, type Parameters, type Part } from './part.ts';
import { Spot } from './spot.ts';

/** What all sheets of a statement share. */
export interface Book {
  readonly parameters: Parameters;
  /** The county in whose part of `one_table` a unit's tables stand. */
  countyOf(unit: string): string;
  /** The rows of the first sheet that SQL cannot work out: something on their way is not as usual. */
  readonly unusual: Set<number>;
  /** Tells the columns of all sheets apart. */
  count: number;
}

/** A sheet of parts of rows of another one, and what is added up of them for each of those. */
export interface Below {
  readonly sheet: Sheet;
  readonly spot: Spot;
  readonly name: string;
  /** Of each part, the row that it is part of, counted from 1. */
  readonly parents: readonly number[];
  readonly outputs: Output[];
  readonly sums: { readonly name: string; readonly text: string }[];
}

export interface Output {
  readonly name: string;
  readonly part: Part;
}

/**
 * Places to be worked out together, a row each, and the columns of formulas over them. Which places those are, units,
 * kinds and periods decide; that is known here, so that SQL has to know of nothing but the tables.
 */
export class Sheet {
  readonly #book: Book;
  readonly #columns = new Map<string, Column>();
  readonly #given: { readonly name: string; readonly values: Part }[] = [];
  readonly #knownGiven = new Map<string, Part>();
  readonly #spots = new Map<string, Spot>();
  readonly #below = new Map<string, Below>();
  /** Where the places themselves are looked at. */
  readonly here: Spot;

  constructor(
    book: Book,
    readonly places: readonly Place[],
    /** For each row, the row of the first sheet that it is part of. */
    private readonly roots: readonly number[] = places.map((_, i) => i),
  ) {
    this.#book = book;
    this.here = this.spot('', () => places);
  }

  get parameters(): Parameters {
    return this.#book.parameters;
  }

  /** The most columns that a row has, here or in a sheet below. */
  get size(): number {
    const below = [...this.#below.values()].map(({ sheet }) => sheet.size);
    return Math.max(this.#columns.size + this.#given.length, ...below);
  }

  name(letter: string): string {
    return `${letter}${this.#book.count++}`;
  }

  /** The places in another period, row by row; undefined where there is none. */
  spot(path: string, places: () => readonly (Place | undefined)[]): Spot {
    let spot = this.#spots.get(path);
    if (!spot) {
      spot = new Spot(this, path, places());
      this.#spots.set(path, spot);
    }
    return spot;
  }

  /** A sheet of the places that are parts of each of these, as seen from a spot. */
  below(key: string, spot: Spot, places: (place: Place) => readonly Place[]): Below {
    const known = this.#below.get(key);
    if (known) return known;
    const parts = spot.places.map((place) => (place ? places(place) : []));
    const parents = parts.flatMap((each, i) => each.map(() => i + 1));
    const roots = parts.flatMap((each, i) => each.map(() => this.roots[i] as number));
    const sheet = new Sheet(this.#book, parts.flat(), roots);
    const below = { sheet, spot: sheet.here, name: this.name('b'), parents, outputs: [], sums: [] };
    this.#below.set(key, below);
    return below;
  }

  /** A column of the sheet below, under the name that sums know it by. */
  output({ outputs, name }: Below, part: Part): string {
    const known = outputs.find((output) => output.part.text === part.text);
    if (known) return known.name;
    const output = { name: `${name}o${outputs.length}`, part };
    outputs.push(output);
    return output.name;
  }

  /** What an aggregate function makes of the parts of each row; null where there are none. */
  sum({ sums, name }: Below, text: string): Part {
    const known = sums.find((sum) => sum.text === text);
    const sum = known ?? { name: `${name}s${sums.length}`, text };
    if (!known) sums.push(sum);
    return constant(sum.name);
  }

  leaveOut(is: (place: Place) => boolean): void {
    this.here.leaveOut(is);
  }

  leaveOutRow(row: number): void {
    this.#book.unusual.add(this.roots[row] as number);
  }

  /** A value that is known for each row; one literal where it is the same for all. */
  given(key: string, type: 'int' | 'boolean' | 'text', values: () => readonly unknown[]): Part {
    const known = this.#knownGiven.get(key);
    if (known) return known;
    const part = this.#give(type, values());
    this.#knownGiven.set(key, part);
    return part;
  }

  #give(type: 'int' | 'boolean' | 'text', values: readonly unknown[]): Part {
    const [first] = values;
    if (type !== 'text' && values.every((each) => each === first))
      return constant(`${first ?? 'NULL'}::${type}`);
    const name = this.name('g');
    this.#given.push({ name, values: this.parameters.add(values, `${type}[]`) });
    return { ...constant(name), isPlain: true };
  }

  /** Puts a piece into a column, once for the same text. */
  keep(part: Part): Part {
    if (part.isPlain) return part;
    let column = this.#columns.get(part.text);
    if (!column) {
      const depth = 1 + Math.max(0, ...[...part.reads].map((read) => read.depth));
      column = { name: this.name('x'), part, depth };
      this.#columns.set(part.text, column);
    }
    return columnPart(column);
  }

  keepOutcome = ({ type, value, divisor, gap }: SqlOutcome): SqlOutcome => ({
    type,
    value: this.keep(value),
    ...(divisor ? { divisor: this.keep(divisor) } : {}),
    ...(gap ? { gap: this.keep(gap) } : {}),
  });

  /** A selection of `ix` and these parts, a row for each place; what is not needed for them is left out. */
  select(outputs: readonly Output[], parents?: readonly number[]): string {
    let text = this.#base(parents);
    for (const { columns, kept } of layersFor(outputs.map(({ part }) => part))) {
      const own = columns.map(({ name, part }) => `${part.text} AS ${name}`);
      text = `SELECT ${[this.#passed(kept), ...own].join(', ')} FROM (${text}) b OFFSET 0`;
    }
    const last = outputs.map(({ name, part }) => `${part.text} AS ${name}`);
    return `SELECT ix, ${last.join(', ')} FROM (${text}) b`;
  }

  /** What every layer passes on, and the columns that a later one reads. */
  #passed(kept: readonly Column[]): string {
    return ['ix', ...this.#basics(), ...kept.map(({ name }) => name)].join(', ');
  }

  #basics(): string[] {
    return [
      ...this.#given.map(({ name }) => name),
      ...[...this.#spots.values()].flatMap((spot) => spot.columns()),
      ...[...this.#below.values()].flatMap(({ sums }) => sums.map(({ name }) => name)),
    ];
  }

  /** The rows with their tables. `ix` counts them from 1, or says of which row of the sheet above they are part. */
  #base(parents: readonly number[] | undefined): string {
    const units = this.given('unit', 'text', () => this.places.map(({ unit }) => unit.id));
    const counties = this.given('county', 'text', () =>
      this.places.map(({ unit }) => this.#book.countyOf(unit.id)),
    );
    const spots = [...this.#spots.values()];
    for (const spot of spots) spot.period();
    const arrays = this.#given.map(({ values }) => values.text);
    const names = this.#given.map(({ name }) => name);
    const ix = parents ? this.parameters.add(parents, 'int[]').text : undefined;
    const from = `unnest(${[...arrays, ...(ix ? [ix] : [])].join(', ')}) WITH ORDINALITY AS r (${[...names, ...(ix ? ['up'] : []), 'n'].join(', ')})`;
    const tables = spots.filter((spot) => spot.isRead).map((spot) => spot.joined(units, counties));
    // Of a formula that was given up half way there may be parts that nobody asks for.
    const summedUp = [...this.#below.values()].filter(({ sums }) => sums.length > 0);
    const sums = summedUp.map(
      (below) => `LEFT JOIN (${summed(below)}) ${below.name} ON ${below.name}.ix = r.n`,
    );
    const columns = [
      `r.${ix ? 'up' : 'n'}::int AS ix`,
      ...names.map((name) => `r.${name}`),
      ...spots.flatMap((spot) => spot.selected()),
      ...[...this.#below.values()].flatMap((below) => below.sums.map(({ name }) => `${below.name}.${name}`)),
    ];
    return `SELECT ${columns.join(', ')} FROM ${[from, ...tables, ...sums].join('\n')} OFFSET 0`;
  }
}

function summed({ sheet, outputs, parents, sums }: Below): string {
  const columns = sums.map(({ name, text }) => `${text} AS ${name}`);
  return `SELECT ${['ix', ...columns].join(', ')} FROM (${sheet.select(outputs, parents)}) s GROUP BY ix`;
}

/** Columns in layers, each made of those beneath it, with those that are still read above. */
function layersFor(outputs: readonly Part[]): { columns: readonly Column[]; kept: readonly Column[] }[] {
  const needed = new Set<Column>();
  const need = (part: Part): void => {
    for (const column of part.reads) {
      if (needed.has(column)) continue;
      needed.add(column);
      need(column.part);
    }
  };
  for (const part of outputs) need(part);
  const byDepth = Map.groupBy(needed, ({ depth }) => depth);
  const lastRead = new Map<Column, number>();
  const deepest = Math.max(0, ...byDepth.keys());
  for (const { part, depth } of needed) for (const read of part.reads) note(lastRead, read, depth);
  for (const part of outputs) for (const read of part.reads) note(lastRead, read, deepest + 1);
  return Array.from({ length: deepest }, (_, i) => i + 1).map((depth) => ({
    columns: byDepth.get(depth) ?? [],
    kept: [...needed].filter((column) => column.depth < depth && (lastRead.get(column) ?? 0) > depth),
  }));
}

function note(lastRead: Map<Column, number>, column: Column, depth: number): void {
  lastRead.set(column, Math.max(lastRead.get(column) ?? 0, depth));
}
