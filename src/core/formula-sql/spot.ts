import type { Element } from '../catalogue/model.ts';
import { absence, type Place } from '../fill/evaluation.ts';
import { Gap } from '../fill/outcome.ts';
import type { Profile } from '../one-table/question-set.ts';
import { codeOf, SILENT } from './outcome.ts';
import { constant, type Part, sql } from './part.ts';

/** What a spot needs of its sheet. */
interface Rows {
  name(letter: string): string;
  given(key: string, type: 'int' | 'boolean' | 'text', values: () => readonly unknown[]): Part;
  leaveOutRow(row: number): void;
  spot(path: string, places: () => readonly (Place | undefined)[]): Spot;
}

/** The rows of a sheet in one period each: where tables are read. */
export class Spot {
  readonly #table: string;
  #isRead = false;
  #readsVersion = false;
  #profiles: { readonly list: readonly Profile[]; readonly of: readonly number[] } | undefined;

  constructor(
    private readonly rows: Rows,
    readonly path: string,
    readonly places: readonly (Place | undefined)[],
  ) {
    this.#table = rows.name('t');
    places.forEach((place, row) => {
      // Before a unit was merged, its values are those of other units.
      if (place && !place.stands) rows.leaveOutRow(row);
    });
  }

  get isRead(): boolean {
    return this.#isRead;
  }

  /** The rows in yet another period. */
  shifted(word: string, to: (place: Place) => Place | undefined): Spot {
    return this.rows.spot(`${this.path}/${word}`, () => this.places.map((place) => place && to(place)));
  }

  /** The answers of the table; null where none was handed in. */
  answers(): Part {
    this.#isRead = true;
    return constant(`${this.#table}v`);
  }

  /** The catalogue version in whose unit of measure an answer is written. */
  writtenUnder(key: Part): Part {
    this.#isRead = true;
    this.#readsVersion = true;
    return sql`coalesce((${this.#table}w ->> ${key})::int, ${this.#table}c)`;
  }

  columns(): string[] {
    if (!this.#isRead) return [];
    return [`${this.#table}v`, ...(this.#readsVersion ? [`${this.#table}c`, `${this.#table}w`] : [])];
  }

  selected(): string[] {
    const t = this.#table;
    if (!this.#isRead) return [];
    // Put together with nothing, a document is unpacked once and not for each of its values.
    const values = `${t}."values" || '{}'::jsonb AS ${t}v`;
    return [
      values,
      ...(this.#readsVersion ? [`${t}.catalogue AS ${t}c`, `${t}.written_under AS ${t}w`] : []),
    ];
  }

  period(): Part | undefined {
    if (!this.#isRead) return undefined;
    const ids = (): (string | null)[] => this.places.map((place) => place?.period.id ?? null);
    return this.rows.given(`period ${this.path}`, 'text', ids);
  }

  joined(unit: Part, county: Part): string {
    const t = this.#table;
    return `LEFT JOIN one_table ${t} ON ${t}.county = r.${county.text} AND ${t}.unit = r.${unit.text} AND ${t}.period = r.${this.period()?.text}`;
  }

  /** Why there is no answer where none is. */
  absence(element: Element): Part {
    const isOptional = element.own !== undefined && !element.required;
    return this.rows.given(`absence ${this.path} ${isOptional}`, 'int', () =>
      this.places.map((place) => {
        const outcome = place && absence(element, place.unit, place.period);
        return outcome instanceof Gap ? codeOf(outcome.reason) : SILENT;
      }),
    );
  }

  /** Whether the unit is of one of the kinds that have an element; undefined where all are. */
  isOfKinds({ kinds }: Element): Part | undefined {
    if (!kinds) return undefined;
    return this.rows.given(`kinds ${this.path} ${kinds.join()}`, 'boolean', () =>
      this.places.map((place) => place === undefined || kinds.includes(place.unit.kind)),
    );
  }

  /** What is asked, each way once, and for each row which of them. */
  get profiles(): { readonly list: readonly Profile[]; readonly of: readonly number[] } {
    if (!this.#profiles) {
      const numbers = new Map<Profile, number>();
      const of = this.places.map((place) => {
        if (!place) return 0;
        const { profile } = place;
        const number = numbers.get(profile) ?? numbers.size;
        numbers.set(profile, number);
        return number;
      });
      this.#profiles = { list: [...numbers.keys()], of };
    }
    return this.#profiles;
  }

  leaveOut(is: (place: Place) => boolean): void {
    this.places.forEach((place, row) => {
      if (place && is(place)) this.rows.leaveOutRow(row);
    });
  }
}
