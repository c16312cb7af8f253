import type { Calendar } from '../../core/calendar.ts';
import { rhythmOf } from '../../core/catalogue/model.ts';
import { type Protections, protectionsBy } from '../../core/disclosure/protection.ts';
import type { EvaluateAt } from '../../core/fill/aggregate.ts';
import { FactSet } from '../../core/fill/facts.ts';
import { tableOf } from '../../core/one-table/needs.ts';
import { FREQUENCIES, isMadeOf, type Period, partsOf, periodContaining } from '../../core/period.ts';
import { compareLevels } from '../../core/unit-tree.ts';
import type { Sql } from '../../database/sql.ts';
import type { Engine, Engines } from '../../filling/engines.ts';
import type { UnitService } from '../../organisation/unit.service.ts';
import { readAnswersOf, type TableKey } from '../../submission/one-table.store.ts';
import { tablesOfAggregates } from '../aggregate-tables.ts';
import { rowKey, type SumRow } from '../sums/affected.ts';
import { readWithheld, readWithheldOf, replaceWithheld, type StoredWithheld } from './withheld.store.ts';
import { withheldInYear } from './withheld-year.ts';
import type { PeriodReading } from './year-figures.ts';

/** Protected elements of one calendar, and the periods of one of its years. */
interface Year {
  readonly elements: readonly string[];
  readonly periods: readonly Period[];
}

/** Keeps, beside the sums, which figures are withheld: worked out for a whole county and year, whatever has changed in it. */
export class WithheldSets {
  constructor(
    private readonly units: UnitService,
    private readonly engines: Engines,
  ) {}

  /** By the latest catalogue. */
  get protections(): Protections {
    return protectionsBy(this.engines.catalogues.current.catalogue);
  }

  /** For rows of sums of a county that are being renewed; with the kinds of tables for which they are, where only tables have changed. */
  async renew(
    tx: Sql,
    county: string,
    rows: readonly (SumRow & { readonly changed?: ReadonlySet<string> | undefined })[],
  ): Promise<void> {
    if (!this.protections.any) return;
    const touched = rows.filter(({ changed }) => !changed || this.#holdsProtected(changed));
    for (const year of this.#years(touched.map(({ period }) => period))) {
      const ids = year.periods.map(({ id }) => id);
      await replaceWithheld(tx, county, ids, await this.compute(tx, county, year));
    }
  }

  /** The years of a county that periods lie in, calendar by calendar of what is protected. */
  yearsOf(periods: readonly Period[]): readonly Year[] {
    return this.protections.any ? this.#years(periods) : [];
  }

  /** What is to be withheld in a county and a year; of a unit above counties, what is of anything below it. */
  compute(tx: Sql, county: string, year: Year): Promise<StoredWithheld[]> {
    const level = this.units.tree.find(county)?.level;
    if (level === undefined || compareLevels(level, 'COUNTY') > 0) return Promise.resolve([]);
    return level === 'COUNTY' ? this.#ofCounty(tx, county, year) : this.#fromBelow(tx, county, year);
  }

  stored(tx: Sql, county: string, { periods }: Year): Promise<StoredWithheld[]> {
    return readWithheldOf(
      tx,
      county,
      periods.map(({ id }) => id),
    );
  }

  async #ofCounty(tx: Sql, county: string, { elements, periods }: Year): Promise<StoredWithheld[]> {
    const { tree } = this.units;
    const facts = await this.#facts(tx, county, elements, periods);
    const evaluators = new Map<Engine, EvaluateAt>();
    const readings = periods.map((period): PeriodReading => {
      const engine = this.engines.inForceOn(period.end);
      const evaluate = evaluators.get(engine) ?? engine.fill.evaluator(engine.units.reading(facts));
      evaluators.set(engine, evaluate);
      return { period, catalogue: engine.version.catalogue, evaluate };
    });
    const rows = withheldInYear(tree, county, elements, this.protections, readings);
    return rows.map(({ unit, period, items }) => ({
      ...{ unit: unit.id, period: period.id },
      items: [...items].sort(),
    }));
  }

  /** A figure above the counties is shown where all of theirs are: it tells nothing then that is not shown. */
  async #fromBelow(tx: Sql, unit: string, { periods }: Year): Promise<StoredWithheld[]> {
    const { tree } = this.units;
    const rows: StoredWithheld[] = [];
    for (const { id: period, end } of periods) {
      const below = tree
        .children(unit, end)
        .map(({ id }) => ({ county: this.units.homeCounty(id), unit: id, period }));
      const items = new Set((await readWithheld(tx, below)).flatMap((row) => row.items));
      if (items.size > 0) rows.push({ unit, period, items: [...items].sort() });
    }
    return rows;
  }

  async #facts(
    tx: Sql,
    county: string,
    elements: readonly string[],
    periods: readonly Period[],
  ): Promise<FactSet> {
    const keys = new Map<string, TableKey>();
    const ids = new Set<string>();
    for (const period of periods) {
      const { fill } = this.engines.inForceOn(period.end);
      const unit = this.units.tree.find(county, period.end);
      const found = elements
        .flatMap((name) => fill.catalogue.elements.get(name) ?? [])
        .filter((element) => isMadeOf(period, rhythmOf(element)));
      for (const { id } of found) ids.add(id);
      if (!unit) continue;
      for (const key of tablesOfAggregates(fill, found, [unit], period))
        keys.set(rowKey(key.unit, key.period), key);
    }
    const byCounty = Map.groupBy(keys.values(), ({ unit }) => this.units.homeCounty(unit));
    const tables = await Promise.all(
      [...byCounty].map(([home, ofHome]) => readAnswersOf(tx, home, ofHome, [...ids])),
    );
    return new FactSet(tables.flat());
  }

  #years(periods: readonly Period[]): Year[] {
    const { catalogue } = this.engines.catalogues.current;
    const names = [...this.protections.thresholds.keys()];
    const byCalendar = Map.groupBy(names, (name) => catalogue.elements.get(name)?.calendar?.name);
    return [...byCalendar].flatMap(([calendar, elements]) =>
      yearsOf(periods, calendar === undefined ? undefined : catalogue.calendars.get(calendar)).map(
        (year) => ({
          elements,
          periods: FREQUENCIES.flatMap((frequency) => partsOf(year, frequency)),
        }),
      ),
    );
  }

  /** Whether anything that is protected stands in tables of some kinds. */
  #holdsProtected(tables: ReadonlySet<string>): boolean {
    return this.engines.catalogues.versions.some(({ catalogue }) =>
      [...this.protections.thresholds.keys()].some((name) => {
        const element = catalogue.elements.get(name);
        return element !== undefined && tables.has(tableOf(element.at, rhythmOf(element)));
      }),
    );
  }
}

function yearsOf(periods: readonly Period[], calendar: Calendar | undefined): Period[] {
  const years = periods.flatMap(({ start, end }) => [
    periodContaining(start, 'YEAR', calendar),
    periodContaining(end, 'YEAR', calendar),
  ]);
  return [...new Map(years.map((year) => [year.id, year])).values()];
}
