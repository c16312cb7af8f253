import { setImmediate } from 'node:timers/promises';
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
import { RowSums } from './row-sums.ts';
import { readSums } from './sum.store.ts';
import { aggregate, type Summed, together } from './summed.ts';
import { isSummedLevel, type SummedItem, SummedItems } from './summed-items.ts';

/** A row that is to be worked out. */
export interface WantedRow extends SumRow {
  /** Only what is made of these kinds of tables has changed since it was stored; absent where anything may have. */
  readonly changed?: ReadonlySet<string> | undefined;
}

/** A row as it is to be stored; without sums where the tables have to be asked. */
export interface ComputedRow extends SumRow {
  readonly catalogue: number;
  readonly sums: RowSums | undefined;
}

const LONGEST_BREATH_MS = 10;

/** What a catalogue version keeps sums of, and how it recomputes ratios. */
interface Kept {
  readonly items: SummedItems;
  readonly ratios: RatioOfSums;
}

interface Work extends SumRow {
  readonly engine: Engine;
  readonly changed: ReadonlySet<string> | undefined;
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
  async compute(tx: Sql, wanted: readonly WantedRow[]): Promise<ComputedRow[]> {
    const { work, known } = await this.#gather(tx, wanted);
    // The lowest first: the others are made of them.
    const ordered = [...work.values()]
      .sort((a, b) => compareLevels(b.unit.level, a.unit.level))
      .map((row) => (known.has(keyOf(row)) ? row : { ...row, changed: undefined }));
    const facts = await this.#facts(tx, ordered);
    const evaluators = new Map<Engine, EvaluateAt>();
    const computed: ComputedRow[] = [];
    const breathe = breathing();
    for (const row of ordered) {
      const evaluate = evaluators.get(row.engine) ?? evaluatorOf(row.engine, facts);
      evaluators.set(row.engine, evaluate);
      const sums = this.isKept(row) ? this.#sums(row, evaluate, known) : undefined;
      if (sums) known.set(keyOf(row), sums);
      const { county, unit, period, engine } = row;
      computed.push({ county, unit, period, catalogue: engine.version.number, sums });
      await breathe();
    }
    return computed;
  }

  /** What to work out, down to what is stored or made of tables; and what is stored of all of it. */
  async #gather(
    tx: Sql,
    wanted: readonly WantedRow[],
  ): Promise<{ work: Map<string, Work>; known: Map<string, RowSums> }> {
    const work = new Map<string, Work>();
    const known = new Map<string, RowSums>();
    for (let open = wanted; open.length > 0; ) {
      for (const row of open) work.set(keyOf(row), this.#workOn(row));
      const below = open.flatMap((row) => (work.get(keyOf(row)) as Work).parts);
      const looked = open.filter(({ changed }) => changed);
      const unseen = new Map([...looked, ...below].map((row) => [keyOf(row), row as SumRow]));
      for (const key of known.keys()) unseen.delete(key);
      for (const { unit, period, catalogue, sums } of await readSums(tx, [...unseen.values()])) {
        const row = unseen.get(rowKey(unit, period)) as SumRow;
        if (this.engines.inForceOn(row.period.end).version.number === catalogue)
          known.set(keyOf(row), new RowSums(sums));
      }
      open = [...new Map(below.map((row) => [keyOf(row), row])).values()].filter(
        (row) => !known.has(keyOf(row)) && !work.has(keyOf(row)),
      );
    }
    return { work, known };
  }

  #workOn(row: WantedRow): Work {
    const { county, unit, period, changed } = row;
    const engine = this.engines.inForceOn(period.end);
    return { county, unit, period, changed, engine, parts: this.#partsOf(row) };
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
    const breathe = breathing();
    for (const row of work) {
      for (const key of this.#tablesOf(row)) keys.set(rowKey(key.unit, key.period), key);
      await breathe();
    }
    const byCounty = Map.groupBy(keys.values(), ({ unit }) => this.units.homeCounty(unit));
    const tables = await Promise.all(
      [...byCounty].map(([county, ofCounty]) => readTables(tx, county, ofCounty)),
    );
    return new FactSet(tables.flat());
  }

  /** A row that is added up still has what is collected at its own level. */
  #tablesOf({ engine, unit, period, parts, changed }: Work): TableKey[] {
    const items = this.keptBy(engine).items.of(unit.level, period, changed);
    const elements = new Set(items.map(({ element }) => element));
    const own = parts.length === 0 ? [...elements] : [...elements].filter(({ at }) => at === unit.level);
    return own.length === 0 ? [] : tablesOfAggregates(engine.fill, own, [unit], period);
  }

  #sums(row: Work, evaluate: EvaluateAt, known: ReadonlyMap<string, RowSums>): RowSums | undefined {
    const { engine, unit, period, parts, changed } = row;
    const { items, ratios } = this.keptBy(engine);
    const below = parts.map((part) => known.get(keyOf(part)));
    if (!below.every((each) => each !== undefined)) return undefined;
    const sums = (changed && known.get(keyOf(row))) ?? new RowSums();
    const ofSums: SummedItem[] = [];
    for (const item of items.of(unit.level, period, changed)) {
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

/** Lets others run, where somebody has worked for so long that they would notice. */
function breathing(): () => Promise<void> {
  let begun = performance.now();
  return async () => {
    if (performance.now() - begun < LONGEST_BREATH_MS) return;
    await setImmediate();
    begun = performance.now();
  };
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
