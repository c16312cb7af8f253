import { isDeepStrictEqual } from 'node:util';
import { aggregateOf } from '../../core/fill/aggregate.ts';
import { FactSet } from '../../core/fill/facts.ts';
import { comparePeriods, type Period } from '../../core/period.ts';
import type { Sql, SqlPool } from '../../database/sql.ts';
import type { Check } from '../../filling/doctor.service.ts';
import type { Engines } from '../../filling/engines.ts';
import type { UnitService } from '../../organisation/unit.service.ts';
import { readTables, type TableKey, tableKeys } from '../../submission/one-table.store.ts';
import { tablesOfAggregates } from '../aggregate-tables.ts';
import { type Affected, rowKey, type SumRow } from './affected.ts';
import {
  countSums,
  lockSums,
  markedCounties,
  readMarks,
  readSumsOf,
  type StoredSums,
  sumKeys,
} from './sum.store.ts';
import type { SumRows } from './sum-rows.ts';
import { decodeSummed, type Summed } from './summed.ts';

const MOST_EXAMPLES = 5;

type Recounted = ReadonlyMap<string, Summed>;

interface Found {
  readonly wrong: string[];
  rows: number;
  pending: number;
}

/** Adds everything up again, each unit straight from the tables, and compares it with the sums that are kept. */
export class SumsRecount {
  constructor(
    private readonly sql: SqlPool,
    private readonly units: UnitService,
    private readonly engines: Engines,
    private readonly rows: SumRows,
    private readonly affected: Affected,
  ) {}

  async check(onProgress: (done: number, of: number) => void = () => {}): Promise<Check> {
    const found: Found = { wrong: [], rows: 0, pending: 0 };
    const expected = await this.#expected();
    let done = 0;
    const total = [...expected.values()].reduce((sum, periods) => sum + periods.size, 0);
    for (const [county, periods] of expected) {
      for (const rows of periods.values()) {
        await this.sql.transaction((tx) => this.#compare(tx, county, rows, found));
        onProgress(++done, total);
      }
    }
    return told(found, await countSums(this.sql));
  }

  /** The rows there must be, and those there are, by home county and period. */
  async #expected(): Promise<Map<string, Map<string, SumRow[]>>> {
    const rows = new Map<string, SumRow>();
    const counties = new Set([...this.units.tree.all()].map(({ id }) => this.units.homeCounty(id)));
    const add = (row: SumRow): unknown => rows.set(rowKey(row.unit.id, row.period.id), row);
    for (const home of counties) {
      for (const { unit, period } of await tableKeys(this.sql, home)) {
        const at = this.engines.period(period);
        if (at) this.affected.ofTable(unit, at).forEach(add);
      }
    }
    // Units that nobody has reported for yet are part of those above them.
    for (const { unit, period } of await sumKeys(this.sql)) {
      const at = this.engines.period(period);
      const row = at && this.affected.row(unit, at);
      if (row) add(row);
    }
    const inOrder = [...rows.values()].sort((a, b) => comparePeriods(a.period, b.period));
    return new Map(
      [...Map.groupBy(inOrder, ({ county }) => county)].map(([county, ofCounty]) => [
        county,
        Map.groupBy(ofCounty, ({ period }) => period.id),
      ]),
    );
  }

  /** One period of a county. No renewal runs meanwhile; what is handed in meanwhile has left a mark. */
  async #compare(tx: Sql, county: string, rows: readonly SumRow[], found: Found): Promise<void> {
    await lockSums(tx, county);
    const period = (rows[0] as SumRow).period;
    const stored = new Map((await readSumsOf(tx, county, period.id)).map((row) => [row.unit, row]));
    const recounted = await this.#recount(tx, period, rows);
    const pending = await this.#pending(tx);
    for (const row of rows) {
      const unit = row.unit.id;
      const [was, is] = [stored.get(unit), recounted.get(unit)];
      if (pending(row)) found.pending++;
      else found.wrong.push(...this.#differences(row, was, is));
      found.rows += was ? 1 : 0;
    }
  }

  async #recount(tx: Sql, period: Period, rows: readonly SumRow[]): Promise<Map<string, Recounted>> {
    const engine = this.engines.inForceOn(period.end);
    const { items } = this.rows.keptBy(engine);
    const keys = new Map<string, TableKey>();
    for (const { unit } of rows) {
      const elements = [...new Set(items.of(unit.level, period).map(({ element }) => element))];
      for (const key of tablesOfAggregates(engine.fill, elements, [unit], period))
        keys.set(rowKey(key.unit, key.period), key);
    }
    const byCounty = Map.groupBy(keys.values(), ({ unit }) => this.units.homeCounty(unit));
    const tables: FactSet = new FactSet();
    for (const [home, ofHome] of byCounty)
      for (const table of await readTables(tx, home, ofHome)) tables.add(table);
    const evaluate = engine.fill.evaluator(engine.units.reading(tables));
    const { tree } = this.units;
    return new Map(
      rows.map(({ unit }) => [
        unit.id,
        new Map(
          items
            .of(unit.level, period)
            .map(({ key, element, reference }) => [
              key,
              { ...aggregateOf(evaluate, tree, element, reference, unit, period), places: 0 },
            ]),
        ),
      ]),
    );
  }

  /** Whether a row waits to be renewed. */
  async #pending(tx: Sql): Promise<(row: SumRow) => boolean> {
    const marks = (
      await Promise.all((await markedCounties(tx)).map((county) => readMarks(tx, county)))
    ).flat();
    const touched = this.affected.rowsOf(marks);
    const days = marks.flatMap(({ what, since }) => (what === 'since' && since !== null ? [since] : []));
    return ({ unit, period }) =>
      touched.has(rowKey(unit.id, period.id)) || days.some((day) => day <= period.end);
  }

  #differences(row: SumRow, stored: StoredSums | undefined, is: Recounted | undefined): string[] {
    const place = `${row.unit.id} ${row.period.id}`;
    const isKept = this.rows.isKept(row) && is !== undefined && is.size > 0;
    if (!isKept || !stored) return isKept === (stored !== undefined) ? [] : [place];
    if (stored.catalogue !== this.engines.inForceOn(row.period.end).version.number) return [place];
    const was = new Map(Object.entries(stored.sums).map(([key, sum]) => [key, decodeSummed(sum)]));
    const keys = new Set([...was.keys(), ...is.keys()]);
    return [...keys].flatMap((key) => {
      const [{ places: _, ...before }, { places: __, ...now }] = [
        { places: 0, ...was.get(key) },
        { places: 0, ...is.get(key) },
      ];
      return isDeepStrictEqual(before, now) ? [] : [`${place} ${key}`];
    });
  }
}

function told({ wrong, pending }: Found, { rows, oldest }: { rows: number; oldest: Date | null }): Check {
  if (wrong.length > 0) {
    const places = new Set(wrong.map((each) => each.split(' ').slice(0, 2).join(' '))).size;
    return {
      name: 'sums',
      state: 'failed',
      message: `${rows} 行汇总中有 ${places} 行与重新加出来的不符（${wrong.length} 项）`,
      messageEn: `${places} of ${rows} rows of sums are not what adding up again gives (${wrong.length} figures)`,
      remedy: '有人绕过本系统改了 unit_sum；按 docs/operations.md“汇总”一节全部重算',
      remedyEn:
        'something else has changed unit_sum; have it made anew as docs/operations.md describes under "Sums"',
      examples: wrong.slice(0, MOST_EXAMPLES),
    };
  }
  if (pending > 0) {
    return {
      name: 'sums',
      state: 'attention',
      message: `${pending} 行汇总待重算${oldest ? `，最早的标记在 ${oldest.toISOString()}` : ''}；其余 ${rows} 行重新加过，一致`,
      messageEn: `${pending} rows of sums wait to be renewed${oldest ? `, the oldest since ${oldest.toISOString()}` : ''}; all others are as added up again`,
      remedy: '服务运行时两秒内重算；有人读汇总指标时也会先重算',
      remedyEn:
        'a running hub renews them within two seconds; whoever reads an aggregate has it renewed first',
    };
  }
  return {
    name: 'sums',
    state: 'ok',
    message: `${rows} 行汇总从各张一表重新加过，一致`,
    messageEn: `${rows} rows of sums added up again from the tables: as stored`,
  };
}
