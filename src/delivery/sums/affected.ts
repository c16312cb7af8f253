import { reports } from '../../core/one-table/due.ts';
import { tableOf } from '../../core/one-table/needs.ts';
import { FREQUENCIES, isFiner, type Period, previous, wholeIn } from '../../core/period.ts';
import { existsOn, type Unit, type UnitTree } from '../../core/unit-tree.ts';
import type { Engines } from '../../filling/engines.ts';
import type { UnitService } from '../../organisation/unit.service.ts';
import { isSummedLevel } from './summed-items.ts';

/** What was changed, and when. */
export interface Mark {
  readonly id: string;
  /** Home county of what is marked. */
  readonly county: string;
  /** A table that was handed in, a row of sums, or all that ends on or after a day. */
  readonly what: 'table' | 'row' | 'since';
  readonly unit: string | null;
  readonly period: string | null;
  readonly since: string | null;
  readonly markedAt: Date;
}

/** The sums of one unit and period. */
export interface SumRow {
  readonly county: string;
  readonly unit: Unit;
  readonly period: Period;
}

/** A row that is to be renewed, and for which marks. */
export interface PendingRow extends SumRow {
  readonly marks: Mark[];
}

/** What is stored does not hold any more, not even as of an earlier time: the units or the catalogue have changed. */
export const isVoid = ({ marks }: PendingRow): boolean => marks.some(({ since }) => since !== null);

/** What was handed in up to then is counted. */
export function asOf({ marks }: PendingRow): Date {
  return marks.reduce(
    (first, { markedAt }) => (markedAt < first ? markedAt : first),
    (marks[0] as Mark).markedAt,
  );
}

export const rowKey = (unit: string, period: string): string => `${unit} ${period}`;

/** Which sums a change touches. */
export class Affected {
  constructor(
    private readonly units: UnitService,
    private readonly engines: Engines,
  ) {}

  /** Each row once, whatever marks touch it. `periods` are those that there are tables or sums of. */
  rowsOf(marks: readonly Mark[], periods: readonly string[] = []): Map<string, PendingRow> {
    const rows = new Map<string, PendingRow>();
    for (const mark of marks) {
      for (const row of this.#touchedBy(mark, periods)) {
        const key = rowKey(row.unit.id, row.period.id);
        const known = rows.get(key);
        if (known) known.marks.push(mark);
        else rows.set(key, { ...row, marks: [mark] });
      }
    }
    return rows;
  }

  /** The kinds of tables for which a row is to be renewed; undefined where more has changed than tables. */
  tablesOf({ marks }: PendingRow): ReadonlySet<string> | undefined {
    const tables = new Set<string>();
    for (const { what, unit, period: id } of marks) {
      const period = this.engines.period(id ?? '');
      const found = this.units.tree.find(unit ?? '');
      if (what !== 'table' || !period || !found) return undefined;
      tables.add(tableOf(found.level, period));
    }
    return tables;
  }

  /** The rows that tables of a unit and period are part of. */
  ofTable(unit: string, period: Period): SumRow[] {
    const { tree } = this.units;
    const found = tree.find(unit);
    if (!found) return [];
    return this.#periodsOf(found, period).flatMap((each) =>
      tree.concernedBy(unit).flatMap((id) => this.row(id, each) ?? []),
    );
  }

  /** The row of a unit for a period, if sums are kept of it: it stands high enough and was there on the last day. */
  row(id: string, period: Period): SumRow | undefined {
    const unit = this.units.tree.find(id, period.end);
    if (!unit || !isSummedLevel(unit.level) || !existsOn(unit, period.end)) return undefined;
    return { county: this.units.homeCounty(id), unit, period };
  }

  #touchedBy({ what, county, unit, period: id, since }: Mark, periods: readonly string[]): SumRow[] {
    if (what === 'since') return this.#since(county, since as string, periods);
    const period = this.engines.period(id as string);
    if (!period || unit === null) return [];
    if (what === 'table') return this.ofTable(unit, period);
    // What is made of a row waits as long as it does.
    return this.units.tree.withAncestors(unit, period.end).flatMap(({ id }) => this.row(id, period) ?? []);
  }

  #since(county: string, day: string, ids: readonly string[]): SumRow[] {
    const periods = new Map<string, Period>();
    for (const id of ids) {
      const period = this.engines.period(id);
      if (!period) continue;
      for (const each of [period, previous(period)].flatMap((one) => this.#wholes(one)))
        if (each.end >= day) periods.set(each.id, each);
    }
    const { tree } = this.units;
    return [...periods.values()].flatMap((period) =>
      summedBelow(tree, county, period).flatMap(({ id }) => this.row(id, period) ?? []),
    );
  }

  /** Its own, all that it is a part of; and those of the period before, where its table asks what was then. */
  #periodsOf(unit: Unit, period: Period): Period[] {
    const before = previous(period);
    return [...this.#wholes(period), ...(reports(unit, before) ? [] : this.#wholes(before))];
  }

  #wholes(period: Period): Period[] {
    const calendars = [undefined, ...this.engines.catalogues.calendars.values()];
    return calendars.flatMap((calendar) =>
      FREQUENCIES.filter((frequency) => !isFiner(frequency, period.frequency)).flatMap(
        (frequency) => wholeIn(period, { frequency, calendar }) ?? [],
      ),
    );
  }
}

/** A unit and those below it of which sums are kept, and those above it. */
function summedBelow(tree: UnitTree, id: string, { end }: Period): Unit[] {
  return [
    ...tree.subtree(id, end).filter(({ level }) => isSummedLevel(level)),
    ...tree.withAncestors(id, end).slice(1),
  ];
}
