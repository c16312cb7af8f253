import DataLoader from 'dataloader';
import type { Form } from '../core/catalogue/model.ts';
import type { FilledForm } from '../core/fill/filled-form.ts';
import { decodeFill } from '../core/fill/stored-fill.ts';
import type { Period } from '../core/period.ts';
import type { Unit } from '../core/unit-tree.ts';
import type { Sql } from '../database/sql.ts';
import { forOthersToo } from '../database/wanted.ts';
import type { UnitService } from '../organisation/unit.service.ts';
import { correctedCells } from './corrected-cells.ts';
import type { Engines } from './engines.ts';
import { type FillService, type FillTarget, type FormKey, keyOf, toKey } from './fill.service.ts';
import {
  type FiledKey,
  type FillRow,
  factsOf,
  type ReadFill,
  type ReadFills,
  readFiled,
  readFills,
  readPrinted,
} from './filled-form.store.ts';
import type { PrintedForm, StoredForm } from './filling.model.ts';
import { cut, type FormPage, unitsAfter } from './form-page.ts';

/** A form with what is read of it. */
export interface Filed<Row extends ReadFill> {
  readonly target: FillTarget;
  readonly row: Row;
}

/** What one statement reads at most. */
const MOST_TOGETHER = 200;

type IsWanted = (form: Form) => boolean;

/** Forms as they are read: fresh, or filled first. */
export class StoredFormsService {
  /**
   * Requests that come in together are read in one statement: where many read, the database is asked less often than
   * they ask. Nothing is kept, so that each is read after it was asked for.
   */
  readonly #together = new DataLoader<FormKey, Promise<PrintedForm | undefined>>(
    (keys) => this.#readTogether(keys),
    {
      cache: false,
      maxBatchSize: MOST_TOGETHER,
      batchScheduleFn: (read) => forOthersToo(() => setImmediate(read)),
    },
  );

  constructor(
    private readonly sql: Sql,
    private readonly engines: Engines,
    private readonly units: UnitService,
    private readonly fills: FillService,
  ) {}

  /**
   * Stored forms in the order of the keys, fresh; undefined where the form is not due. One that was filed before a
   * catalogue without it was published is read as it was filed.
   */
  async read(keys: readonly FormKey[]): Promise<(StoredForm | undefined)[]> {
    return (await this.#read(keys, readFills)).map((found) => found && this.#stored(found));
  }

  /** The same, of which nothing is read but what they print. */
  printed(keys: readonly FormKey[]): Promise<(PrintedForm | undefined)[]> {
    return Promise.all(keys.map((key) => this.#together.load(key)));
  }

  /** The forms of units for periods, or a page of them: those that are due, and those that were filed and are due no more. */
  async readAll(
    units: readonly Unit[],
    periods: readonly Period[],
    wanted: IsWanted,
    page?: FormPage,
  ): Promise<StoredForm[]> {
    return (await this.#readAll(units, periods, wanted, readFills, page)).map((found) => this.#stored(found));
  }

  /** Which these are, in the same order: whoever wants a page of them reads no more than that. */
  keysOf(units: readonly Unit[], periods: readonly Period[], wanted: IsWanted): Promise<FormKey[]> {
    return this.engines.withCurrent(async () => {
      const due = this.fills.targets(units, periods, wanted).map(toKey);
      const filed = [...(await this.#keysFiledOtherwise(units, periods)).values()].flat();
      const all = [...due, ...filed.filter((key) => wanted(this.#formOf(key)))];
      return all.map(({ form: code, unit, period }) => ({ code, unit, period }));
    });
  }

  /** The same, of which nothing is read but what they print. */
  async printedPage(
    units: readonly Unit[],
    period: Period,
    wanted: IsWanted,
    page: FormPage,
  ): Promise<PrintedForm[]> {
    return (await this.#readAll(units, [period], wanted, readPrinted, page)).map((found) =>
      this.#printed(found),
    );
  }

  /** What is fresh is answered at once; whoever asked for it does not wait for what others let fill. */
  #readTogether(keys: readonly FormKey[]): Promise<Promise<PrintedForm | undefined>[]> {
    return this.engines.withCurrent(async () => {
      const targets = keys.map((key) => this.fills.target(key));
      const due = targets.filter((target) => target !== undefined);
      const { rows, pending } = await this.fills.stored(due, readPrinted);
      for (const target of pending) rows.delete(keyOf(toKey(target)));
      const fresh = targets.map((target) => {
        const row = target && rows.get(keyOf(toKey(target)));
        return target && row && this.#printed({ target, row });
      });
      const rest = keys.filter((_, i) => fresh[i] === undefined);
      const later = rest.length === 0 ? Promise.resolve([]) : this.#read(rest, readPrinted);
      let next = 0;
      return fresh.map(async (form) => {
        if (form) return form;
        const place = next++;
        const found = (await later)[place];
        return found && this.#printed(found);
      });
    });
  }

  #read<Row extends ReadFill>(
    keys: readonly FormKey[],
    read: ReadFills<Row>,
  ): Promise<(Filed<Row> | undefined)[]> {
    return this.engines.withCurrent(async () => {
      const targets = keys.map((key) => this.fills.target(key));
      const rows = await this.fills.rows(
        targets.filter((target) => target !== undefined),
        read,
      );
      const filed = targets.includes(undefined)
        ? await this.#filedAmong(keys, read)
        : new Map<string, Filed<Row>>();
      return targets.map((target, i) => {
        const { code: form, unit, period } = keys[i] as FormKey;
        const row = target && rows.get(keyOf({ form, unit, period }));
        if (target && row) return this.#found(target, row);
        return target ? undefined : filed.get(keyOf({ unit, period, form }));
      });
    });
  }

  #readAll<Row extends ReadFill>(
    units: readonly Unit[],
    periods: readonly Period[],
    wanted: IsWanted,
    read: ReadFills<Row>,
    page?: FormPage,
  ): Promise<readonly Filed<Row>[]> {
    return this.engines.withCurrent(async () => {
      const rest = unitsAfter(units, page);
      const targets = cut(this.fills.targets(rest, periods, wanted), ({ unit }) => unit, page);
      const rows = await this.fills.rows(targets, read);
      const due = targets.flatMap((target) => {
        const row = rows.get(keyOf(toKey(target)));
        return row ? [this.#found(target, row)] : [];
      });
      const filed = await this.filedOtherwise(rest, periods, wanted, read);
      return cut([...due, ...filed], ({ target }) => target.unit, page);
    });
  }

  async #filedAmong<Row extends ReadFill>(
    keys: readonly FormKey[],
    read: ReadFills<Row>,
  ): Promise<Map<string, Filed<Row>>> {
    const units = [...new Set(keys.map(({ unit }) => unit))].flatMap((id) => this.units.tree.find(id) ?? []);
    const periods = [...new Set(keys.map(({ period }) => period))].flatMap(
      (id) => this.engines.period(id) ?? [],
    );
    const filed = await this.filedOtherwise(units, periods, () => true, read);
    return new Map(filed.map((each) => [keyOf(each.row), each]));
  }

  /** Filed forms that the version now in force does not make due: they stay as they were filed. */
  async filedOtherwise<Row extends ReadFill>(
    units: readonly Unit[],
    periods: readonly Period[],
    wanted: IsWanted,
    read: ReadFills<Row>,
  ): Promise<Filed<Row>[]> {
    const found: Filed<Row>[] = [];
    for (const [county, keys] of await this.#keysFiledOtherwise(units, periods)) {
      for (const row of await read(this.sql, county, keys)) {
        const form = this.#formOf(row);
        const period = this.engines.period(row.period) as Period;
        if (wanted(form))
          found.push({ target: { form, unit: this.units.tree.get(row.unit, period.end), period }, row });
      }
    }
    return found;
  }

  /** Their keys, by county. */
  async #keysFiledOtherwise(
    units: readonly Unit[],
    periods: readonly Period[],
  ): Promise<ReadonlyMap<string, readonly FiledKey[]>> {
    const found = new Map<string, readonly FiledKey[]>();
    if (!this.engines.several || units.length === 0 || periods.length === 0) return found;
    for (const [county, ofCounty] of Map.groupBy(units, (unit) => this.units.homeCounty(unit.id))) {
      const ids = [ofCounty.map(({ id }) => id), periods.map(({ id }) => id)] as const;
      const filed = await readFiled(this.sql, county, ...ids);
      found.set(
        county,
        filed.filter(({ form, ...at }) => this.fills.target({ ...at, code: form }) === undefined),
      );
    }
    return found;
  }

  /** Of a version that is not loaded here yet it is outdated, and read again: here, and not where it is shown. */
  #found<Row extends ReadFill>(target: FillTarget, row: Row): Filed<Row> {
    this.engines.version(row.catalogue);
    return { target, row };
  }

  /** Read with the version that filled it, so that a filed form is rendered as it was. */
  #formOf({ catalogue, form }: FiledKey): Form {
    return this.engines.version(catalogue).version.catalogue.forms.get(form) as Form;
  }

  #printed({ target: { unit, period }, row }: Filed<ReadFill>): PrintedForm {
    const { values, rows = [] } = row.fill;
    return { form: this.#formOf(row), unit, period, catalogue: row.catalogue, values, rows };
  }

  #stored(found: Filed<FillRow>): StoredForm {
    const { row } = found;
    const { engines } = this;
    const form = this.#formOf(row);
    let filled: FilledForm | undefined;
    let facts: StoredForm['facts'] | undefined;
    let corrected: StoredForm['correctedCells'] | undefined;
    // What few ask for is worked out for those who do.
    return {
      ...this.#printed(found),
      get filled() {
        filled ??= decodeFill(form, row.unit, row.period, row.fill);
        return filled;
      },
      counts: row,
      get facts() {
        facts ??= factsOf(row);
        return facts;
      },
      filledAt: row.filledAt,
      asFiledAt: row.asFiledAt ?? undefined,
      get correctedCells() {
        corrected ??= correctedCells(engines, row);
        return corrected;
      },
    };
  }
}
