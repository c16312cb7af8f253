import type { CatalogueService } from '../catalogue/catalogue.service.ts';
import type { Catalogue } from '../core/catalogue/model.ts';
import { convertAnswers, elementIdOf, unitFactors } from '../core/catalogue/versions/units.ts';
import type { Facts, FactTable } from '../core/fill/facts.ts';
import type { Exact } from '../core/value.ts';

type Factors = ReadonlyMap<string, Exact>;

/** Reads tables that were handed in under other versions in the units of measure of one catalogue. */
export class UnitChange {
  /** By element id, for each version that a table was handed in under. */
  readonly #factors = new Map<number, Factors | undefined>();

  constructor(
    private readonly catalogue: Catalogue,
    private readonly catalogues: Pick<CatalogueService, 'versions' | 'version'>,
  ) {}

  /** The same facts, each table with what its numbers are to be multiplied by. */
  reading(facts: Facts): Facts {
    if (this.#isAlone) return facts;
    const known = new WeakMap<FactTable, FactTable>();
    return {
      table: (unit, period) => {
        const table = facts.table(unit, period);
        const factors = table && this.#of(table);
        if (!table || !factors) return table;
        const read = known.get(table) ?? { ...table, factors };
        known.set(table, read);
        return read;
      },
    };
  }

  /** A table with its answers converted: to be shown, compared or offered. */
  converted<T extends FactTable | undefined>(table: T): T {
    const factors = table && this.#of(table);
    return factors ? { ...table, values: convertAnswers(table.values, (key) => factors.get(key)) } : table;
  }

  /** Of a table that goes into its next revision: which answers are written in the unit of another version. */
  writtenUnder(table: FactTable): Record<string, number> {
    const factors = this.#of(table);
    if (!factors) return {};
    return Object.fromEntries([...factors.keys()].map((key) => [key, versionOf(table, key) as number]));
  }

  /** By what numbers of an element that were handed in under other versions are to be multiplied, by version. */
  factorsOf(elementId: string): ReadonlyMap<number, Exact> | undefined {
    if (this.#isAlone) return undefined;
    const factors = this.catalogues.versions.flatMap(({ number }) => {
      const factor = this.#from(number)?.get(elementId);
      return factor === undefined ? [] : [[number, factor] as const];
    });
    return factors.length > 0 ? new Map(factors) : undefined;
  }

  get #isAlone(): boolean {
    return this.catalogues.versions.every(({ catalogue }) => catalogue === this.catalogue);
  }

  /** By item key; undefined where every answer is in the unit of now. */
  #of(table: FactTable): Factors | undefined {
    const versions = new Set([table.catalogue, ...Object.values(table.writtenUnder ?? {})]);
    if (this.#isAlone || [...versions].every((number) => this.#from(number) === undefined)) return undefined;
    const factors = new Map(
      Object.keys(table.values).flatMap((key) => {
        const factor = this.#from(versionOf(table, key))?.get(elementIdOf(key));
        return factor === undefined ? [] : [[key, factor] as const];
      }),
    );
    return factors.size > 0 ? factors : undefined;
  }

  #from(number: number | undefined): Factors | undefined {
    if (number === undefined) return undefined;
    if (!this.#factors.has(number)) {
      const { catalogue } = this.catalogues.version(number);
      const same = catalogue === this.catalogue;
      this.#factors.set(number, same ? undefined : unitFactors(catalogue, this.catalogue));
    }
    return this.#factors.get(number);
  }
}

const versionOf = ({ writtenUnder, catalogue }: FactTable, key: string): number | undefined =>
  writtenUnder?.[key] ?? catalogue;
