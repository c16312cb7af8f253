import type { Form } from '../core/catalogue/model.ts';
import { type Facts, isHandedIn } from '../core/fill/facts.ts';
import { applyOverrides } from '../core/fill/override.ts';
import { countCells } from '../core/fill/rate.ts';
import { encodeFill } from '../core/fill/stored-fill.ts';
import type { Period } from '../core/period.ts';
import type { Unit } from '../core/unit-tree.ts';
import type { Sql, SqlPool } from '../database/sql.ts';
import type { UnitService } from '../organisation/unit.service.ts';
import type { Clock } from '../platform/clock.ts';
import { loadFacts, type TableKey } from '../submission/one-table.store.ts';
import type { PeriodService } from '../submission/period.service.ts';
import type { Engine, Engines } from './engines.ts';
import {
  type FillKey,
  type NewFill,
  type ReadFill,
  type ReadFills,
  readFreshness,
  refreshFills,
  settleNotDue,
  writeFills,
} from './filled-form.store.ts';
import { type OverridesByForm, readOverrides } from './override.store.ts';

/** A form to be filled for a unit and a period. */
export interface FillTarget {
  readonly form: Form;
  readonly unit: Unit;
  readonly period: Period;
}

/** Never filled, or stale: then with the marks that made it so. */
type PendingTarget = FillTarget & { readonly marks?: string };

/** So many fills are computed in one transaction: a large refill shows progress and holds locks briefly. */
const BATCH = 400;

export type FormKey = Readonly<Record<'code' | 'unit' | 'period', string>>;

/** Keeps stored fills in step with the tables: fills what is due and was never filled, refills what is stale. */
export class FillService {
  constructor(
    private readonly sql: SqlPool,
    private readonly engines: Engines,
    private readonly units: UnitService,
    private readonly periods: PeriodService,
    private readonly clock: Clock,
  ) {}

  /** The forms due from units for periods. */
  targets(
    units: readonly Unit[],
    periods: readonly Period[],
    wanted: (form: Form) => boolean = () => true,
  ): FillTarget[] {
    return periods.flatMap((period) => {
      const { fill } = this.engines.inForceOn(period.end);
      return units.flatMap((unit) =>
        fill.questions
          .formsDue(unit, period)
          .filter(wanted)
          .map((form) => ({ form, unit, period })),
      );
    });
  }

  /** Every fact key that the targets look at, and the tables that say whether everyone has handed in. */
  #tablesFor(engine: Engine, targets: readonly FillTarget[]): TableKey[] {
    const keys = new Map<string, TableKey>();
    const add = (key: TableKey): void => void keys.set(`${key.unit} ${key.period}`, key);
    for (const { form, unit, period } of targets) {
      for (const key of engine.reach.ofForm(form, unit, period)) add(key);
      for (const below of engine.reach.due(unit, period)) add({ unit: below.id, period: period.id });
    }
    return [...keys.values()];
  }

  /** Fills in memory. Pure but for the tree and the catalogue, which are fixed. */
  compute(
    engine: Engine,
    targets: readonly FillTarget[],
    facts: Facts,
    closed: ReadonlySet<string>,
    overrides: OverridesByForm,
    marks: ReadonlyMap<string, string> = new Map(),
  ): NewFill[] {
    const fill = engine.fill.filler(engine.units.reading(facts));
    return targets.map(({ form, unit, period }) => {
      const key = keyOf(toKey({ form, unit, period }));
      const filled = applyOverrides(fill(form, unit, period), overrides.get(key) ?? []);
      const revisions = engine.reach.ofForm(form, unit, period).flatMap((key) => {
        const table = facts.table(key.unit, key.period);
        return table ? [[table.unit, table.period, table.revision] as const] : [];
      });
      const complete =
        closed.has(period.id) ||
        engine.reach.due(unit, period).every((below) => isHandedIn(facts.table(below.id, period.id)));
      return {
        unit: unit.id,
        period: period.id,
        form: form.code,
        periodStart: period.start,
        periodEnd: period.end,
        catalogue: engine.version.number,
        fill: encodeFill(filled),
        facts: revisions,
        counts: countCells(filled.cells),
        complete,
        marks: marks.get(key) ?? '0',
      };
    });
  }

  /** Fills the targets that were never filled and refills the stale ones, before somebody reads them. */
  async ensureFresh(
    targets: readonly FillTarget[],
    onProgress?: (done: number, of: number) => void,
  ): Promise<number> {
    const pending = await this.#pending(targets);
    await this.#refillAll(pending, onProgress);
    return pending.length;
  }

  async #refillAll(
    pending: readonly PendingTarget[],
    onProgress?: (done: number, of: number) => void,
  ): Promise<void> {
    for (let done = 0; done < pending.length; done += BATCH) {
      await this.#refill(pending.slice(done, done + BATCH));
      onProgress?.(Math.min(done + BATCH, pending.length), pending.length);
    }
  }

  /** Refills what is stale anywhere; what a submission marked is fresh again within one round. */
  async refreshStale(limit = BATCH): Promise<number> {
    const rows = await this.sql.query<FillKey>(
      'SELECT unit, period, form FROM filled_form WHERE stale LIMIT $1',
      [limit],
    );
    const due: FillTarget[] = [];
    const notDue: FillKey[] = [];
    for (const row of rows) {
      const target = this.target({ ...row, code: row.form });
      if (target) due.push(target);
      else notDue.push(row);
    }
    await settleNotDue(this.sql, notDue);
    return (await this.ensureFresh(due)) + notDue.length;
  }

  /** The target that a key names; undefined if the unit, period or form does not exist or is not due. */
  target({ code, unit, period }: FormKey): FillTarget | undefined {
    const at = this.engines.period(period);
    const who = at && this.units.tree.find(unit, at.end);
    if (!at || !who) return undefined;
    const { fill } = this.engines.inForceOn(at.end);
    const form = fill.questions.formsDue(who, at).find((due) => due.code === code);
    return form && { form, unit: who, period: at };
  }

  /** Stored fills by their keys, fresh, as far as they are read: one statement, unless some have to be filled first. */
  async rows<Row extends ReadFill>(
    targets: readonly FillTarget[],
    read: ReadFills<Row>,
  ): Promise<Map<string, Row>> {
    const { rows, pending } = await this.stored(targets, read);
    if (pending.length === 0) return rows;
    await this.#refillAll(pending);
    for (const [key, row] of await this.#storedRows(pending, read)) rows.set(key, row);
    return rows;
  }

  /** Stored fills as they are, and those of the targets that have to be filled before they are read. */
  async stored<Row extends ReadFill>(
    targets: readonly FillTarget[],
    read: ReadFills<Row>,
  ): Promise<{ readonly rows: Map<string, Row>; readonly pending: readonly PendingTarget[] }> {
    const rows = await this.#storedRows(targets, read);
    return { rows, pending: this.#pendingAmong(targets, rows) };
  }

  async #storedRows<Row extends ReadFill>(
    targets: readonly FillTarget[],
    read: ReadFills<Row>,
  ): Promise<Map<string, Row>> {
    const found = new Map<string, Row>();
    for (const [county, ofCounty] of this.#byCounty(targets)) {
      for (const row of await read(this.sql, county, ofCounty.map(toKey))) found.set(keyOf(row), row);
    }
    return found;
  }

  async #pending(targets: readonly FillTarget[]): Promise<PendingTarget[]> {
    const pending: PendingTarget[] = [];
    for (const [county, ofCounty] of this.#byCounty(targets)) {
      const units = [...new Set(ofCounty.map(({ unit }) => unit.id))];
      const periods = [...new Set(ofCounty.map(({ period }) => period.id))];
      const rows = await readFreshness(this.sql, county, units, periods);
      pending.push(...this.#pendingAmong(ofCounty, new Map(rows.map((row) => [keyOf(row), row]))));
    }
    return pending;
  }

  #pendingAmong(
    targets: readonly FillTarget[],
    rows: ReadonlyMap<string, Pick<ReadFill, 'stale' | 'marks'>>,
  ): PendingTarget[] {
    return targets.flatMap((target): PendingTarget[] => {
      const row = rows.get(keyOf(toKey(target)));
      if (!row) return [target];
      return row.stale ? [{ ...target, marks: row.marks }] : [];
    });
  }

  /** If the catalogue or the units turn out to be outdated, once more: what is due then, in the forms of then. */
  #refill(batch: readonly PendingTarget[]): Promise<void> {
    return this.engines.withCurrent(() =>
      this.#refillWith(
        batch.flatMap(({ form, unit, period, ...marked }): PendingTarget[] => {
          const now = this.target({ code: form.code, unit: unit.id, period: period.id });
          return now ? [{ ...now, ...marked }] : [];
        }),
      ),
    );
  }

  /** One batch, in one transaction. New fills wait for the township's lock, so that no submission is missed. */
  async #refillWith(batch: readonly PendingTarget[]): Promise<void> {
    for (const [county, targets] of this.#byCounty(batch)) {
      await this.sql.transaction(async (tx) => {
        const unfilled = targets.filter((target) => target.marks === undefined);
        await lockUnits(tx, this.#writersBelow(unfilled));
        const periods = [...new Set(targets.map(({ period }) => period.id))];
        const [closed] = await Promise.all([
          this.periods.closedAmong(tx, county, periods),
          this.engines.assureCurrent(tx),
        ]);
        const overrides = await readOverrides(tx, county, ...placesOf(targets));
        const fills: NewFill[] = [];
        for (const [engine, ofEngine] of this.#byEngine(targets)) {
          const facts = await loadFacts(tx, county, this.#tablesFor(engine, ofEngine));
          const marks = new Map(ofEngine.map((target) => [keyOf(toKey(target)), target.marks ?? '0']));
          fills.push(...this.compute(engine, ofEngine, facts, closed, overrides, marks));
        }
        const isNew = new Set(unfilled.map((target) => keyOf(toKey(target))));
        await writeFills(
          tx,
          county,
          fills.filter((fill) => isNew.has(keyOf(fill))),
          this.clock.now(),
        );
        await refreshFills(
          tx,
          county,
          fills.filter((fill) => !isNew.has(keyOf(fill))),
          this.clock.now(),
        );
      });
    }
  }

  /** The locks that those hold who hand in tables for what the targets fill. */
  #writersBelow(targets: readonly FillTarget[]): Set<string> {
    const locks = targets.flatMap(({ unit, period }) => [
      this.units.lockUnit(unit.id),
      ...this.units.tree.below(unit.id, 'TOWNSHIP', period.end).map(({ id }) => this.units.lockUnit(id)),
    ]);
    return new Set(locks);
  }

  #byCounty<T extends FillTarget>(targets: readonly T[]): Map<string, T[]> {
    return Map.groupBy(targets, ({ unit }) => this.units.homeCounty(unit.id));
  }

  #byEngine<T extends FillTarget>(targets: readonly T[]): Map<Engine, T[]> {
    return Map.groupBy(targets, ({ period }) => this.engines.inForceOn(period.end));
  }
}

/** Waits for, and holds until the end of the transaction, the right to write for these units. */
export async function lockUnits(tx: Sql, units: ReadonlySet<string>): Promise<void> {
  if (units.size === 0) return;
  await tx.query(
    `SELECT pg_advisory_xact_lock(hashtextextended(u, 20261122))
       FROM (SELECT unnest(string_to_array($1, ',')) AS u ORDER BY 1) AS ordered`,
    [[...units].sort().join(',')],
  );
}

/** The units and the periods of targets. */
export function placesOf(targets: readonly FillTarget[]): [Set<string>, Set<string>] {
  return [new Set(targets.map(({ unit }) => unit.id)), new Set(targets.map(({ period }) => period.id))];
}

export const keyOf = (key: FillKey): string => `${key.unit} ${key.period} ${key.form}`;

export const toKey = ({ form, unit, period }: FillTarget): FillKey => ({
  unit: unit.id,
  period: period.id,
  form: form.code,
});
