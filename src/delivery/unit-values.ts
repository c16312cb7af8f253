import type { Element } from '../core/catalogue/model.ts';
import { type Aggregate, addsUp, contributors } from '../core/fill/aggregate.ts';
import { type SqlContext, SqlFormulas, supported } from '../core/formula-sql/formulas.ts';
import { numberIn, type SqlOutcome } from '../core/formula-sql/outcome.ts';
import { keyOfRhythm, type Period } from '../core/period.ts';
import type { Unit } from '../core/unit-tree.ts';
import type { Exact } from '../core/value.ts';
import type { SqlPool } from '../database/sql.ts';
import type { Engine } from '../filling/engines.ts';
import type { UnitService } from '../organisation/unit.service.ts';
import type { Measure, Target } from './aggregate-plan.ts';

/** Fewer figures are read as quickly from the tables. */
const MANY = 200;
/** Rows of PostgreSQL have at most 1,664 columns. */
const MOST_COLUMNS = 900;

type Measured = Target & { readonly measure: Measure };

/** Figures of one level and rhythm under one catalogue version: some elements at some places. */
interface Grid {
  readonly engine: Engine;
  readonly places: readonly { readonly unit: Unit; readonly period: Period }[];
  /** By slice of an element, then by place; absent where the figure is not wanted. */
  readonly series: readonly {
    readonly measure: Measure;
    readonly targets: readonly (Measured | undefined)[];
  }[];
}

/**
 * Elements at the units where they are collected, for many units at once: worked out in the database, so that nobody
 * reads every village's table. Only values come from there: of what is missing the engine says how much.
 */
export class UnitValues {
  constructor(
    private readonly sql: Pick<SqlPool, 'once'>,
    private readonly units: UnitService,
  ) {}

  /** Those of the targets that have a value in the database. */
  async of(targets: readonly Target[]): Promise<Map<Target, Aggregate>> {
    const found = new Map<Target, Aggregate>();
    if (targets.length < MANY) return found;
    const own = targets.filter(isOfOneUnit);
    const groups = Map.groupBy(own, ({ measure, unit, period }) =>
      [measure.engine.version.number, unit.level, keyOfRhythm(period)].join(' '),
    );
    for (const group of groups.values()) {
      const grid = gridOf(group);
      // One that is mostly empty would be worked out for nothing.
      if (group.length >= MANY && 2 * group.length >= grid.places.length * grid.series.length)
        await this.#read(grid, found);
    }
    return found;
  }

  async #read(grid: Grid, found: Map<Target, Aggregate>): Promise<void> {
    const { places, series, engine } = grid;
    const [{ unit, period }] = places as [Grid['places'][number]];
    const context: SqlContext = {
      engine: engine.fill,
      countyOf: (id) => this.units.homeCounty(id),
      factorsOf: ({ id }: Element) => engine.units.factorsOf(id),
    };
    let next = 0;
    while (next < series.length) {
      const formulas = new SqlFormulas(context, unit.level, period, places);
      const taken: { outcome: SqlOutcome; targets: readonly (Measured | undefined)[] }[] = [];
      do {
        const { measure, targets } = series[next++] as Grid['series'][number];
        supported(() => taken.push({ outcome: formulas.add(measure.reference), targets }));
      } while (next < series.length && formulas.size < MOST_COLUMNS);
      if (taken.length === 0) continue;
      const { text, values } = formulas.statement(taken.map(({ outcome }) => outcome));
      const rows = await this.sql.once<Readonly<Record<string, unknown>>>(text, values);
      for (const [i, row] of rows.entries()) {
        if (formulas.unusual.has(i)) continue;
        for (const [n, { targets }] of taken.entries()) {
          const target = targets[i];
          const value = numberIn(row, n);
          if (target && value !== undefined) found.set(target, aggregateOfOne(target, value));
        }
      }
    }
  }
}

/** Whether a figure is that of a unit at which its element is collected. */
function isOfOneUnit(target: Target): target is Measured {
  const { measure, unit, period } = target;
  if (!measure || measure.formula || measure.element.at !== unit.level) return false;
  const [only, another] = contributors(measure.engine.fill.units, measure.element, unit, period);
  return another === undefined && only?.id === unit.id;
}

function gridOf(targets: readonly Measured[]): Grid {
  const [{ measure }] = targets as [Measured];
  const places = new Map<string, { unit: Unit; period: Period; row: number }>();
  const series = new Map<string, { measure: Measure; targets: (Measured | undefined)[] }>();
  for (const target of targets) {
    const { unit, period } = target;
    const place = `${unit.id} ${period.id}`;
    const at = places.get(place) ?? { unit, period, row: places.size };
    places.set(place, at);
    const key = `${target.measure.element.name} ${target.slice.join()}`;
    const one = series.get(key) ?? { measure: target.measure, targets: [] };
    one.targets[at.row] = target;
    series.set(key, one);
  }
  return { engine: measure.engine, places: [...places.values()], series: [...series.values()] };
}

/** As `aggregateOf` says it of a single unit that has a value. */
function aggregateOfOne({ measure: { element } }: Measured, value: Exact): Aggregate {
  return {
    outcome: value,
    ...(addsUp(element) ? { sum: value } : {}),
    spread: { expected: 1, reporting: 1, valued: 1, total: value, minimum: value, maximum: value },
  };
}
