import type { Element } from '../../core/catalogue/model.ts';
import { rhythmOf } from '../../core/catalogue/model.ts';
import { aggregateOf, type EvaluateAt } from '../../core/fill/aggregate.ts';
import { FactSet, type Facts } from '../../core/fill/facts.ts';
import { type Period, partsIn } from '../../core/period.ts';
import { compareLevels, type Unit, type UnitTree } from '../../core/unit-tree.ts';
import type { Sql } from '../../database/sql.ts';
import type { Engine, Engines } from '../../filling/engines.ts';
import type { UnitService } from '../../organisation/unit.service.ts';
import { readTables, type TableKey } from '../../submission/one-table.store.ts';
import { tablesOfAggregates } from '../aggregate-tables.ts';
import { rowKey, type SumRow } from './affected.ts';
import { QuietUnits } from './quiet-units.ts';
import { RatioOfSums } from './ratio-of-sums.ts';
import { readSums } from './sum.store.ts';
import { aggregate, decodeSummed, type Summed, type Sums, together } from './summed.ts';
import { isSummedLevel, type SummedItem, SummedItems } from './summed-items.ts';

/** A row as it is to be stored; without sums where the tables have to be asked. */
export interface ComputedRow extends SumRow {
  readonly catalogue: number;
  readonly sums: Sums | undefined;
}

/** What a catalogue version keeps sums of, and how it recomputes ratios. */
interface Kept {
  readonly items: SummedItems;
  readonly ratios: RatioOfSums;
}

interface Work extends SumRow {
  readonly engine: Engine;
  /** The units right below, of which it is added up; none where it is made of tables. */
  readonly parts: readonly SumRow[];
}

/** Works out rows of sums: the lowest from the tables handed in, those above from the ones right below them. */
export class SumRows {
  readonly #kept = new WeakMap<Engine, Kept>();
  #quiet: QuietUnits | undefined;

  constructor(
    private readonly units: UnitService,
    private readonly engines: Engines,
  ) {}

  keptBy(engine: Engine): Kept {
    let kept = this.#kept.get(engine);
    if (!kept) {
      kept = { items: new SummedItems(engine.fill), ratios: new RatioOfSums(engine.fill) };
      this.#kept.set(engine, kept);
    }
    return kept;
  }

  /** The rows that are wanted, and those below them that were never worked out. */
  async compute(tx: Sql, wanted: readonly SumRow[]): Promise<ComputedRow[]> {
    const { work, known } = await this.#gather(tx, wanted);
    const facts = await this.#facts(tx, [...work.values()]);
    const evaluators = new Map<Engine, EvaluateAt>();
    const computed: ComputedRow[] = [];
    // The lowest first: the others are made of them.
    const ordered = [...work.values()].sort((a, b) => compareLevels(b.unit.level, a.unit.level));
    for (const row of ordered) {
      const evaluate = evaluators.get(row.engine) ?? evaluatorOf(row.engine, facts);
      evaluators.set(row.engine, evaluate);
      const sums = this.isKept(row) ? this.#sums(row, evaluate, known) : undefined;
      if (sums) known.set(keyOf(row), sums);
      const { county, unit, period, engine } = row;
      computed.push({ county, unit, period, catalogue: engine.version.number, sums });
    }
    return computed;
  }

  /** What to work out, down to what is stored or made of tables. */
  async #gather(
    tx: Sql,
    wanted: readonly SumRow[],
  ): Promise<{ work: Map<string, Work>; known: Map<string, Sums> }> {
    const work = new Map<string, Work>();
    const known = new Map<string, Sums>();
    for (let open = wanted; open.length > 0; ) {
      for (const row of open) work.set(keyOf(row), this.#workOn(row));
      const below = new Map<string, SumRow>();
      for (const row of open)
        for (const part of (work.get(keyOf(row)) as Work).parts)
          if (!work.has(keyOf(part)) && !known.has(keyOf(part))) below.set(keyOf(part), part);
      for (const { unit, period, catalogue, sums } of await readSums(tx, [...below.values()])) {
        const part = below.get(rowKey(unit, period)) as SumRow;
        if (this.engines.inForceOn(part.period.end).version.number === catalogue)
          known.set(keyOf(part), decodeAll(sums));
      }
      open = [...below.values()].filter((part) => !known.has(keyOf(part)));
    }
    return { work, known };
  }

  #workOn(row: SumRow): Work {
    return { ...row, engine: this.engines.inForceOn(row.period.end), parts: this.#partsOf(row) };
  }

  /** The units right below, if sums are kept of all of them. */
  #partsOf({ unit, period }: SumRow): SumRow[] {
    const below = this.units.tree.children(unit.id, period.end);
    if (!below.every(({ level }) => isSummedLevel(level))) return [];
    return below.map((each) => ({ county: this.units.homeCounty(each.id), unit: each, period }));
  }

  /**
   * Not where units changed in the middle of a period: there the parts of a whole are not those of the units right
   * below it, and the tables are asked instead.
   */
  isKept(row: SumRow): boolean {
    if (this.#partsOf(row).length === 0) return true;
    if (this.#quiet?.tree !== this.units.tree) this.#quiet = new QuietUnits(this.units.tree);
    return this.#quiet.isQuiet(row.unit, row.period);
  }

  async #facts(tx: Sql, work: readonly Work[]): Promise<FactSet> {
    const keys = new Map<string, TableKey>();
    for (const row of work)
      for (const key of this.#tablesOf(row)) keys.set(rowKey(key.unit, key.period), key);
    const byCounty = Map.groupBy(keys.values(), ({ unit }) => this.units.homeCounty(unit));
    const tables = await Promise.all(
      [...byCounty].map(([county, ofCounty]) => readTables(tx, county, ofCounty)),
    );
    return new FactSet(tables.flat());
  }

  /** A row that is added up still has what is collected at its own level. */
  #tablesOf({ engine, unit, period, parts }: Work): TableKey[] {
    const items = this.keptBy(engine).items.of(unit.level, period);
    const elements = new Set(items.map(({ element }) => element));
    const own = parts.length === 0 ? [...elements] : [...elements].filter(({ at }) => at === unit.level);
    return own.length === 0 ? [] : tablesOfAggregates(engine.fill, own, [unit], period);
  }

  #sums(row: Work, evaluate: EvaluateAt, known: ReadonlyMap<string, Sums>): Sums | undefined {
    const { engine, unit, period, parts } = row;
    const { items, ratios } = this.keptBy(engine);
    const below = parts.map((part) => known.get(keyOf(part)));
    if (!below.every((each) => each !== undefined)) return undefined;
    const sums = new Map<string, Summed>();
    const ofSums: SummedItem[] = [];
    for (const item of items.of(unit.level, period)) {
      const { element, key, reference } = item;
      if (parts.length === 0 || element.at === unit.level) {
        const places = placesOf(this.units.tree, element, unit, period);
        sums.set(key, {
          ...aggregateOf(evaluate, this.units.tree, element, reference, unit, period),
          places,
        });
        continue;
      }
      const each = below.map((part) => part.get(key));
      if (!each.every((one) => one !== undefined)) continue;
      sums.set(key, together(element, each));
      if (element.kind === 'RATIO') ofSums.push(item);
    }
    const recompute = ratios.at(unit, period, sums);
    for (const item of ofSums) {
      const { spread, places } = sums.get(item.key) as Summed;
      sums.set(item.key, { ...aggregate(item.element, recompute(item), spread), places });
    }
    return sums;
  }
}

const keyOf = ({ unit, period }: SumRow): string => rowKey(unit.id, period.id);

function evaluatorOf({ fill, units }: Engine, facts: Facts): EvaluateAt {
  return fill.evaluator(units.reading(facts));
}

export function decodeAll(sums: Readonly<Record<string, Parameters<typeof decodeSummed>[0]>>): Sums {
  return new Map(Object.entries(sums).map(([key, stored]) => [key, decodeSummed(stored)]));
}

/** Each unit at which an element is collected, in each period that counts. */
function placesOf(tree: UnitTree, element: Element, unit: Unit, period: Period): number {
  const parts = partsIn(period, rhythmOf(element));
  const counted = element.kind === 'FLOW' ? parts : parts.slice(-1);
  return counted.reduce(
    (sum, { end }) => sum + tree.below(unit.id, element.at, end, element.kinds).length,
    0,
  );
}
