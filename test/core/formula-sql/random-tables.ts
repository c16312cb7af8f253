import type { Client } from 'pg';
import type { Catalogue } from '../../../src/core/catalogue/model.ts';
import { elementIdOf } from '../../../src/core/catalogue/versions/units.ts';
import type { Facts, FactTable, StoredAnswer } from '../../../src/core/fill/facts.ts';
import type { Factors } from '../../../src/core/formula-sql/answer.ts';
import { type Exact, Fraction } from '../../../src/core/value.ts';
import { type Random, randomFacts } from '../fill/generate.ts';
import type { Model, Unit } from '../fill/model.ts';

/** What nobody should have stored: it says nothing, in SQL as in the engine. */
const GARBAGE: readonly unknown[] = [
  ...['', ' 12', '+5', '1.', '.5', '--1', '1e5', '１２', '12\n', 'NaN', '1,000', '-'],
  ...[null, [], [1], {}, { null: 'NOBODY' }, { null: null }, { NOT_KNOWN: true }],
  ...[1.5, 1e300, 9_007_199_254_740_992, true, false, 'BRICK', '007.500'],
];

/** By which version's numbers are to be multiplied by what, of the elements whose unit of measure has changed. */
export function randomFactors(random: Random, catalogue: Catalogue): ReadonlyMap<string, Factors> {
  const changed = [...catalogue.elements.values()].filter(
    ({ type, derivation, own }) => type === 'NUMBER' && !derivation && !own && random.chance(0.15),
  );
  const factors: readonly Exact[] = [
    10_000,
    Fraction.of(1n, 15n),
    Fraction.of(1n, 10_000n),
    Fraction.of(2n, 3n),
  ];
  return new Map(changed.map(({ id }) => [id, new Map([[1, random.pick(factors)]])]));
}

/** A county's tables, made when they are first looked at, and then put into the database. */
export class RandomTables implements Facts {
  readonly #tables = new Map<string, FactTable | undefined>();
  readonly #made: ReturnType<typeof randomFacts>;

  constructor(
    private readonly random: Random,
    seed: number,
    model: Model,
    units: readonly Unit[],
    private readonly factors: ReadonlyMap<string, Factors>,
  ) {
    this.#made = randomFacts(seed, model, units);
  }

  table(unit: string, period: string): FactTable | undefined {
    const key = `${unit} ${period}`;
    if (!this.#tables.has(key)) this.#tables.set(key, this.#make(unit, period));
    return this.#tables.get(key);
  }

  #make(unit: string, period: string): FactTable | undefined {
    const { random } = this;
    const made = this.#made(unit, period);
    if (!made) return undefined;
    const entries = Object.entries(made.values).map(([key, value]): [string, unknown] => [
      key,
      random.chance(0.03) ? random.pick(GARBAGE) : value,
    ]);
    const values = Object.fromEntries(entries) as Record<string, StoredAnswer>;
    const catalogue = random.pick([1, 2]);
    const kept = Object.keys(values).filter(() => random.chance(0.1));
    const writtenUnder = Object.fromEntries(kept.map((key) => [key, random.pick([1, 2])]));
    const factors = new Map<string, Exact>();
    for (const key of Object.keys(values)) {
      const factor = this.factors.get(elementIdOf(key))?.get(writtenUnder[key] ?? catalogue);
      if (factor !== undefined) factors.set(key, factor);
    }
    return {
      unit,
      period,
      revision: 1,
      values,
      catalogue,
      writtenUnder,
      ...(factors.size > 0 ? { factors } : {}),
    };
  }

  /** All that were looked at, in place of what was stored before. */
  async store(client: Client): Promise<void> {
    const tables = [...this.#tables.values()].flatMap((table) => table ?? []);
    const rows = tables.map(({ unit, period, values, catalogue, writtenUnder }) => ({
      ...{ county: 'county', unit, period, revision: 1, catalogue, values, written_under: writtenUnder },
      ...{
        entries_typed: 0,
        entries_confirmed: 0,
        submitted_at: '2026-01-01',
        submitted_by: 'test',
        returned: false,
      },
    }));
    await client.query('TRUNCATE one_table');
    await client.query(
      'INSERT INTO one_table SELECT * FROM jsonb_populate_recordset(NULL::one_table, $1::jsonb)',
      [JSON.stringify(rows)],
    );
  }
}
