import type { Aggregate } from '../../core/fill/aggregate.ts';
import { itemKey } from '../../core/one-table/item.ts';
import { partition } from '../../core/partition.ts';
import { comparePeriods } from '../../core/period.ts';
import { compareLevels } from '../../core/unit-tree.ts';
import type { Sql, SqlPool, SqlTransaction } from '../../database/sql.ts';
import type { Check } from '../../filling/doctor.service.ts';
import type { Engines } from '../../filling/engines.ts';
import type { UnitService } from '../../organisation/unit.service.ts';
import type { Clock } from '../../platform/clock.ts';
import { reportedPeriods } from '../../submission/one-table.store.ts';
import type { Measure, Target } from '../aggregate-plan.ts';
import type { WithheldSets } from '../disclosure/withheld-sets.ts';
import { Affected, asOf, isVoid, type Mark, type PendingRow, rowKey, type SumRow } from './affected.ts';
import { SumsRecount } from './recount.ts';
import {
  dropSums,
  lastMarked,
  lockSums,
  markedCounties,
  readMarks,
  readPicked,
  settleMarks,
  summedPeriods,
  writeSums,
} from './sum.store.ts';
import { type ComputedRow, SumRows } from './sum-rows.ts';
import { decodeSummed } from './summed.ts';
import { isSummedLevel } from './summed-items.ts';

/** So many rows are renewed in one transaction. */
const BATCH = 40;
/** Whoever reads waits for no more rows than that. */
const MOST_WAITED_FOR = 3 * BATCH;
/** With more marks than that, whoever reads does not look which rows they touch. */
const MOST_MARKS = 2000;
/** Batches of a county, and its city and province, whose rows are marked only then. */
const MOST_TRIES = 5;

/** What sums say of targets. */
export interface SummedAnswer {
  readonly aggregates: ReadonlyMap<Target, Aggregate>;
  /** What was handed in up to then is counted; absent where everything is. */
  readonly asOf?: Date;
}

type Measured = Target & { readonly measure: Measure };

/** Keeps sums of units in step with the tables below them, and reads them. */
export class SumsService {
  private readonly rows: SumRows;
  private readonly affected: Affected;
  /** By county: a renewal under way, and one that has not begun yet. */
  readonly #running = new Map<string, Promise<number>>();
  readonly #waiting = new Map<string, Promise<number>>();

  constructor(
    private readonly sql: SqlPool,
    /** A standby that is not behind, or the same. */
    private readonly reader: Sql,
    private readonly units: UnitService,
    private readonly engines: Engines,
    private readonly withheld: WithheldSets,
    private readonly clock: Clock,
  ) {
    this.rows = new SumRows(units, engines);
    this.affected = new Affected(units, engines);
  }

  /**
   * Renews what is marked by now, everywhere, and returns how many rows that were. What is marked meanwhile is left to
   * the next round: while tables come in without a pause, sums would be renewed without one, once for every table.
   */
  async renewPending(goOn: () => boolean = () => true): Promise<number> {
    const until = await lastMarked(this.sql);
    if (until === undefined) return 0;
    let renewed = 0;
    for (;;) {
      const counties = await markedCounties(this.sql, until);
      if (counties.length === 0 || !goOn()) return renewed;
      for (const county of this.#lowestFirst(counties)) renewed += await this.#renew(county);
    }
  }

  /** Adds everything up again and says what differs. Changes nothing. */
  check(onProgress?: (done: number, of: number) => void): Promise<Check> {
    return new SumsRecount(this.sql, this.units, this.engines, this.rows, this.affected).check(onProgress);
  }

  /**
   * The aggregates among the targets that are summed up: exact. What waits to be renewed is renewed first, if that is
   * a matter of moments; else it is told as of when it is. What is not there, the caller asks the tables for.
   */
  async read(targets: readonly Target[]): Promise<SummedAnswer> {
    const asked = targets.filter((target): target is Measured => this.#isSummed(target));
    if (asked.length === 0) return { aggregates: new Map() };
    const rows = new Map<string, SumRow>();
    for (const { unit, period } of asked) {
      const key = rowKey(unit.id, period.id);
      const row = rows.has(key) ? undefined : this.affected.row(unit.id, period);
      if (row) rows.set(key, row);
    }
    if (rows.size === 0) return { aggregates: new Map() };
    return this.#readFresh(rows, asked);
  }

  /** Renews what is marked by now below some units, if that is a matter of moments; what waits even then. */
  async settle(places: readonly SumRow[]): Promise<readonly Mark[]> {
    const counties = this.#countiesOf(places);
    const read = async () => (await readPicked(this.reader, [], [], counties, MOST_MARKS)).marks;
    let marks = await read();
    const asked = Math.max(...marks.map(({ markedAt }) => markedAt.getTime()));
    const late = () => marks.filter(({ markedAt }) => markedAt.getTime() <= asked);
    for (let tries = 0; tries < MOST_TRIES && late().length > 0 && this.#areFew(marks); tries++) {
      const marked = new Set(marks.map(({ county }) => county));
      for (const county of this.#lowestFirst([...marked])) await this.#renew(county);
      marks = await read();
    }
    return late();
  }

  async #readFresh(rows: ReadonlyMap<string, SumRow>, targets: readonly Measured[]): Promise<SummedAnswer> {
    const items = [...new Set(targets.map(({ measure, slice }) => itemKey(measure.element, slice)))];
    const counties = this.#countiesOf([...rows.values()]);
    const read = () => readPicked(this.reader, [...rows.values()], items, counties, MOST_MARKS);
    let { rows: stored, marks } = await read();
    let pending = this.#pendingAmong(rows, marks);
    // What is handed in after the asking need not be in the answer: under a steady flow it would never be ready.
    const asked = Math.max(...marks.map(({ markedAt }) => markedAt.getTime()));
    const isLate = (waits: PendingRow | 'unknown'): boolean =>
      waits === 'unknown' || waits.marks.some(({ markedAt }) => markedAt.getTime() <= asked);
    const anyLate = (): boolean => [...pending.values()].some(isLate);
    for (let tries = 0; tries < MOST_TRIES && anyLate() && this.#areFew(marks); tries++) {
      const marked = new Set(marks.map(({ county }) => county));
      for (const county of this.#lowestFirst([...marked])) await this.#renew(county);
      ({ rows: stored, marks } = await read());
      pending = this.#pendingAmong(rows, marks);
    }
    const position = new Map(items.map((key, i) => [key, i]));
    const usable = new Map(
      stored.flatMap((row) => {
        const key = rowKey(row.unit, row.period);
        const waits = pending.get(key);
        return waits && (waits === 'unknown' || isVoid(waits)) ? [] : [[key, row] as const];
      }),
    );
    const aggregates = new Map<Target, Aggregate>();
    let oldest: Date | undefined;
    for (const target of targets) {
      const { measure, slice, unit, period } = target;
      const key = rowKey(unit.id, period.id);
      const row = usable.get(key);
      const sum = row?.picked[position.get(itemKey(measure.element, slice)) as number];
      if (!row || !sum || row.catalogue !== measure.engine.version.number) continue;
      aggregates.set(target, decodeSummed(sum));
      const waits = pending.get(key);
      const at = waits && waits !== 'unknown' ? asOf(waits) : undefined;
      if (at && (!oldest || at < oldest)) oldest = at;
    }
    return { aggregates, ...(oldest ? { asOf: oldest } : {}) };
  }

  #areFew(marks: readonly Mark[]): boolean {
    if (marks.length >= MOST_MARKS || marks.some(({ what }) => what === 'since')) return false;
    return this.affected.rowsOf(marks).size <= MOST_WAITED_FOR;
  }

  #isSummed({ measure, unit }: Target): boolean {
    return (
      measure !== undefined &&
      isSummedLevel(unit.level) &&
      this.rows.keptBy(measure.engine).items.has(measure.element)
    );
  }

  /** Of some rows, those that marks touch; unknown which, where there are more marks than were read. */
  #pendingAmong(
    rows: ReadonlyMap<string, SumRow>,
    marks: readonly Mark[],
  ): Map<string, PendingRow | 'unknown'> {
    if (marks.length === 0) return new Map();
    if (marks.length >= MOST_MARKS) return new Map([...rows.keys()].map((key) => [key, 'unknown']));
    const touched = this.affected.rowsOf(marks);
    const since = marks.filter(({ what }) => what === 'since');
    return new Map(
      [...rows].flatMap(([key, row]) => {
        const late = since.filter((mark) => row.period.end >= (mark.since as string));
        if (late.length > 0) return [[key, { ...row, marks: late }] as const];
        const waits = touched.get(key);
        return waits ? [[key, waits] as const] : [];
      }),
    );
  }

  /** Home counties whose tables are part of rows. */
  #countiesOf(rows: readonly SumRow[]): string[] {
    const { tree } = this.units;
    return [
      ...new Set(
        rows.flatMap(({ county, unit, period }) => [
          county,
          ...(compareLevels(unit.level, 'COUNTY') < 0
            ? tree.subtree(unit.id, period.end).map(({ id }) => this.units.homeCounty(id))
            : []),
        ]),
      ),
    ];
  }

  #lowestFirst(counties: readonly string[]): string[] {
    const { tree } = this.units;
    const level = (id: string) => tree.find(id)?.level ?? 'COUNTY';
    return [...counties].sort((a, b) => compareLevels(level(b), level(a)));
  }

  /** Renewals of a county follow each other; whoever comes while one has not begun shares it. */
  #renew(county: string): Promise<number> {
    const waiting = this.#waiting.get(county);
    if (waiting) return waiting;
    const before = this.#running.get(county) ?? Promise.resolve(0);
    const own = before
      .catch(() => 0)
      .then(() => {
        this.#waiting.delete(county);
        this.#running.set(county, own);
        return this.engines.withCurrent(() => this.sql.transaction((tx) => this.#renewIn(tx, county)));
      });
    this.#waiting.set(county, own);
    return own;
  }

  /** One batch of rows. The marks are read before the tables: what is handed in meanwhile has a mark that stays. */
  async #renewIn(tx: SqlTransaction, county: string): Promise<number> {
    await lockSums(tx, county);
    const [marks] = await Promise.all([readMarks(tx, county), this.engines.assureCurrent(tx)]);
    if (marks.length === 0) return 0;
    const isAll = marks.some(({ what }) => what === 'since');
    const periods = isAll ? await Promise.all([reportedPeriods(tx, county), summedPeriods(tx, county)]) : [];
    const pending = this.affected.rowsOf(marks, periods.flat());
    const ordered = [...pending.values()].sort(newestFirst);
    const done = new Set(ordered.filter((row) => row.county === county).slice(0, BATCH));
    const wanted = [...done].map((row) => ({ ...row, changed: this.affected.tablesOf(row) }));
    await this.#store(tx, county, await this.rows.compute(tx, wanted));
    await this.withheld.renew(tx, county, wanted);
    const rest = ordered.filter((row) => !done.has(row));
    const kept = new Set(
      rest.flatMap((row) => row.marks.filter((mark) => mark.what === 'row' && isOf(mark, row))),
    );
    await settleMarks(
      tx,
      county,
      marks.filter((mark) => !kept.has(mark)),
      rest.filter((row) => !isKept(row, kept)),
    );
    return done.size;
  }

  /** What another county's rows were made of on the way, that one's own renewal stores. */
  async #store(tx: SqlTransaction, county: string, computed: readonly ComputedRow[]): Promise<void> {
    const own = computed.filter((row) => row.county === county);
    const rows = own.map(({ sums, ...row }) => ({ ...row, sums: sums?.encoded() ?? {} }));
    const [kept, gone] = partition(rows, ({ sums }) => Object.keys(sums).length > 0);
    await writeSums(tx, kept, this.clock.now());
    await dropSums(tx, gone);
  }
}

const isOf = ({ unit, period }: Mark, row: SumRow): boolean =>
  unit === row.unit.id && period === row.period.id;

/** Whether marks that stay say as much of a row as all of its marks do. */
function isKept(row: PendingRow, kept: ReadonlySet<Mark>): boolean {
  const marks = row.marks.filter((mark) => kept.has(mark) && isOf(mark, row));
  const staying = { ...row, marks };
  return marks.length > 0 && isVoid(staying) === isVoid(row) && asOf(staying) <= asOf(row);
}

/** The latest period first, within it the lowest units: those above are made of them. */
function newestFirst(a: SumRow, b: SumRow): number {
  return comparePeriods(b.period, a.period) || compareLevels(b.unit.level, a.unit.level);
}
