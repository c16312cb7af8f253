import type { Element } from '../core/catalogue/model.ts';
import {
  type Aggregate,
  aggregateOf,
  growthBetween,
  meanOf,
  NO_AGGREGATE,
  type Spread,
} from '../core/fill/aggregate.ts';
import { FactSet } from '../core/fill/facts.ts';
import { Gap, type Outcome } from '../core/fill/outcome.ts';
import { printed, printedGap } from '../core/fill/printed.ts';
import { type Period, previous, sameLastYear } from '../core/period.ts';
import { NotFound } from '../core/refusal.ts';
import { conversionFactor } from '../core/unit-of-measure.ts';
import { type Exact, encodeRounded, multiply } from '../core/value.ts';
import type { Sql, SqlPool } from '../database/sql.ts';
import type { Engines } from '../filling/engines.ts';
import type { UnitService } from '../organisation/unit.service.ts';
import type { Clock } from '../platform/clock.ts';
import { readTables, type TableKey } from '../submission/one-table.store.ts';
import type { AggregateQuery, AggregateRow, AggregateTable, Comparison } from './aggregate.model.ts';
import { type Measure, planAggregate, type Target, targetOf } from './aggregate-plan.ts';
import { tablesOfAggregates } from './aggregate-tables.ts';
import type { DisclosureService } from './disclosure/disclosure.service.ts';
import { ANYBODY, type Rights } from './disclosure/rights.model.ts';
import { aggregateOfCell } from './printed-cell.ts';
import type { SumsService } from './sums/sums.service.ts';
import { UnitValues } from './unit-values.ts';

/** Quotients are exact; those that never end are written to so many decimals. */
const QUOTIENT_DECIMALS = 20;

/** Elements over units and periods, for those who analyse them: the same values as forms print, and what they rest on. */
export class AggregateService {
  readonly #unitValues: UnitValues;

  constructor(
    private readonly sql: Sql & Pick<SqlPool, 'once'>,
    private readonly units: UnitService,
    private readonly engines: Engines,
    private readonly sums: Pick<SumsService, 'read'>,
    private readonly disclosure: Pick<DisclosureService, 'asAnybody'>,
    private readonly clock: Clock,
  ) {
    this.#unitValues = new UnitValues(sql, units);
  }

  async aggregate(query: AggregateQuery, rights: Rights = ANYBODY): Promise<AggregateTable> {
    const root = this.units.tree.find(query.unit);
    if (!root) throw new NotFound(`没有填报单位 ${query.unit}`, `there is no reporting unit ${query.unit}`);
    const now = this.clock.now();
    const { targets, findings } = planAggregate(query, root, this.units.tree, this.engines);
    const { aggregates, asOf = now } = await this.#measure(targets, rights);
    const comparedWith = (shift: (period: Period) => Period) =>
      once(() => this.#compare(targets, aggregates, shift, rights));
    const before = comparedWith(previous);
    const lastYear = comparedWith(sameLastYear);
    const rows = targets.map(
      (target, i): AggregateRow => ({
        ...shown(target, aggregates[i] as Aggregate),
        // A quotient that never ends takes longer than all the rest: for those who ask.
        get average() {
          return averageOf(target.element, (aggregates[i] as Aggregate).spread);
        },
        previous: async () => (await before())[i] as Comparison,
        sameLastYear: async () => (await lastYear())[i] as Comparison,
      }),
    );
    return { rows, asOf: asOf < now ? asOf : now, userErrors: findings };
  }

  async #compare(
    targets: readonly Target[],
    aggregates: readonly Aggregate[],
    shift: (period: Period) => Period,
    rights: Rights,
  ): Promise<Comparison[]> {
    const earlier = targets.map(({ element, slice, unit, period }) =>
      targetOf(this.engines, element, slice, unit, shift(period)),
    );
    const { aggregates: then } = await this.#measure(earlier, rights);
    return earlier.map(({ element: asOfThen, period }, i) => {
      const { element } = targets[i] as Target;
      const value = inUnitOf(element, asOfThen, (then[i] as Aggregate).outcome);
      const growth = growthBetween(value, (aggregates[i] as Aggregate).outcome);
      return {
        period,
        ...(value instanceof Gap ? {} : { value: printed(element, value) }),
        ...(growth instanceof Gap ? { gap: growth } : { growth: quotient(growth as Exact) }),
      };
    });
  }

  /** In the order of the targets: from the sums that are kept, the rest from the tables. Two statements for each county. */
  async #measure(
    targets: readonly Target[],
    rights: Rights,
  ): Promise<{ aggregates: readonly Aggregate[]; asOf?: Date }> {
    const { aggregates: summed, asOf } = await this.sums.read(targets);
    const counted = await this.count(targets.filter((target) => !summed.has(target)));
    const all = targets.map((each) => (summed.get(each) ?? counted.get(each)) as Aggregate);
    const aggregates = rights.seesWithheld ? all : await this.disclosure.asAnybody(targets, all);
    return { aggregates, ...(asOf ? { asOf } : {}) };
  }

  /** Straight from the tables that were handed in: in the database where many units are asked for, else by the engine. */
  async count(targets: readonly Target[]): Promise<ReadonlyMap<Target, Aggregate>> {
    const inSql = await this.#unitValues.of(targets);
    const rest = await this.countByEngine(targets.filter((target) => !inSql.has(target)));
    return new Map([...inSql, ...rest]);
  }

  /** The same, all of it by the engine. */
  async countByEngine(targets: readonly Target[]): Promise<ReadonlyMap<Target, Aggregate>> {
    const facts = await this.#facts(targets);
    const { tree } = this.units;
    const evaluators = new Map(
      [...new Set(targets.map(({ measure }) => measure?.engine))].map((engine) => [
        engine,
        engine?.fill.evaluator(engine.units.reading(facts)),
      ]),
    );
    return new Map(
      targets.map((target) => {
        const { measure, unit, period } = target;
        const evaluate = evaluators.get(measure?.engine);
        if (!measure || !evaluate) return [target, NO_AGGREGATE];
        const { element, reference, formula } = measure;
        if (formula) return [target, aggregateOfCell(evaluate, tree, { element, formula }, unit, period)];
        return [target, aggregateOf(evaluate, tree, element, reference, unit, period)];
      }),
    );
  }

  async #facts(targets: readonly Target[]): Promise<FactSet> {
    const keys = new Map<string, TableKey>();
    for (const key of this.#tables(targets)) keys.set(`${key.unit} ${key.period}`, key);
    const byCounty = Map.groupBy(keys.values(), ({ unit }) => this.units.homeCounty(unit));
    const tables = await Promise.all(
      [...byCounty].map(([county, ofCounty]) => readTables(this.sql, county, ofCounty)),
    );
    return new FactSet(tables.flat());
  }

  #tables(targets: readonly Target[]): TableKey[] {
    const measured = targets.filter((target): target is Target & { measure: Measure } => !!target.measure);
    const groups = Map.groupBy(
      measured,
      ({ measure, period }) => `${measure.engine.version.number} ${period.id}`,
    );
    return [...groups.values()].flatMap((group) => {
      const [{ measure, period }] = group as [(typeof group)[number]];
      const elements = [...new Set(group.map((each) => each.measure.element))];
      const at = [...new Set(group.map(({ unit }) => unit))];
      return tablesOfAggregates(measure.engine.fill, elements, at, period);
    });
  }
}

/** What was measured under an earlier catalogue, in the unit of measure that the element has now. */
function inUnitOf({ unit: now }: Element, { unit: then }: Element, value: Outcome): Outcome {
  const factor = now && then && conversionFactor(then, now);
  return factor === undefined || value instanceof Gap ? value : multiply(value as Exact, factor);
}

function shown(
  target: Target,
  aggregate: Aggregate,
): Omit<AggregateRow, 'average' | 'previous' | 'sameLastYear'> {
  const { element, slice, unit, period } = target;
  const { outcome, sum, spread } = aggregate;
  const { minimum, maximum } = spread;
  return {
    ...{ element, slice, unit, period },
    ...(outcome instanceof Gap
      ? { gap: printedGap(element, outcome) }
      : { value: printed(element, outcome) }),
    ...(sum === undefined ? {} : { sum: printed(element, sum) }),
    ...(minimum === undefined ? {} : { minimum: printed(element, minimum) }),
    ...(maximum === undefined ? {} : { maximum: printed(element, maximum) }),
    unitsReporting: spread.reporting,
    unitsExpected: spread.expected,
  };
}

function averageOf(element: Element, spread: Spread): number | string | undefined {
  const mean = meanOf(element, spread);
  return mean === undefined ? undefined : quotient(mean);
}

const quotient = (x: Exact): number | string => encodeRounded(x, QUOTIENT_DECIMALS);

/** Runs at the first call; every call has its result. */
function once<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let result: Promise<Result> | undefined;
  return () => {
    result ??= work();
    return result;
  };
}
