import type { Protection } from '../../core/disclosure/protection.ts';
import type { Aggregate } from '../../core/fill/aggregate.ts';
import { Gap, WITHHELD } from '../../core/fill/outcome.ts';
import { itemKey } from '../../core/one-table/item.ts';
import { type Period, periodContaining, previous } from '../../core/period.ts';
import { compareLevels } from '../../core/unit-tree.ts';
import type { Exact } from '../../core/value.ts';
import { compare } from '../../core/value.ts';
import type { Sql } from '../../database/sql.ts';
import type { Engines } from '../../filling/engines.ts';
import type { UnitService } from '../../organisation/unit.service.ts';
import type { Measure, Target } from '../aggregate-plan.ts';
import { type Mark, rowKey, type SumRow } from '../sums/affected.ts';
import type { SumsService } from '../sums/sums.service.ts';
import { readWithheld } from './withheld.store.ts';
import type { WithheldSets } from './withheld-sets.ts';

type Measured = Target & { readonly measure: Measure };
/** Items of a unit and a period; undefined where it is not known yet which. */
type Items = ReadonlySet<string> | undefined;

/** Takes out of aggregates what a reader without the right is not shown. */
export class DisclosureService {
  constructor(
    /** A standby that is not behind, or the primary. */
    private readonly reader: Sql,
    private readonly units: UnitService,
    private readonly engines: Engines,
    private readonly sums: Pick<SumsService, 'settle'>,
    private readonly sets: WithheldSets,
  ) {}

  /** The aggregates of targets, in their order, as anybody may see them. */
  async asAnybody(
    targets: readonly Target[],
    aggregates: readonly Aggregate[],
  ): Promise<readonly Aggregate[]> {
    const { protections } = this.sets;
    if (!protections.any) return aggregates;
    const protectedOnes = targets.map((target) => this.#protectionOf(target));
    const inSets = targets.filter((_, i) => {
      const kind = protectedOnes[i]?.kind;
      return kind === 'COUNTED' || kind === 'MADE';
    });
    const items = await this.#items(inSets as Measured[]);
    return aggregates.map((aggregate, i) => {
      const protection = protectedOnes[i];
      if (!protection) return aggregate;
      const target = targets[i] as Measured;
      const isShown = this.#isShown(target, aggregate, protection, items);
      return isShown ? withoutExtremes(aggregate) : withheld(aggregate);
    });
  }

  /** Of a form's cell: never in part, since it is printed by forms of other units and periods as well. */
  #protectionOf({ measure }: Target): Protection | undefined {
    if (!measure) return undefined;
    const { protections } = this.sets;
    const { element, formula, engine } = measure;
    const { catalogue } = engine.version;
    if (!formula) return protections.of(catalogue, element);
    return protections.protectedIn(catalogue, formula).length > 0 ? { kind: 'CLOSED' } : undefined;
  }

  #isShown(
    { measure, slice, unit, period }: Measured,
    { outcome }: Aggregate,
    protection: Protection,
    items: ReadonlyMap<string, Items>,
  ): boolean {
    if (protection.kind === 'CLOSED' || outcome instanceof Gap || !isOwnCalendar(measure, period))
      return false;
    if (protection.kind === 'COUNTED') {
      const value = outcome as Exact;
      if (compare(value, 0) === 0) return true;
      if (compare(value, protection.threshold) < 0) return false;
    }
    const withheldHere = items.get(rowKey(unit.id, period.id));
    return withheldHere !== undefined && !withheldHere.has(itemKey(measure.element, slice));
  }

  /** What is withheld of units and periods, as of what was handed in by now. */
  async #items(targets: readonly Measured[]): Promise<ReadonlyMap<string, Items>> {
    const places = new Map<string, SumRow>();
    for (const { unit, period } of targets) {
      const key = rowKey(unit.id, period.id);
      if (!places.has(key)) places.set(key, { county: this.units.homeCounty(unit.id), unit, period });
    }
    if (places.size === 0) return new Map();
    const late = await this.sums.settle([...places.values()]);
    const keys = [...places.values()].map(({ county, unit, period }) => ({
      ...{ county, unit: unit.id, period: period.id },
    }));
    const stored = await readWithheld(this.reader, keys);
    const known = new Map(stored.map((row) => [rowKey(row.unit, row.period), new Set(row.items)]));
    return new Map(
      [...places].map(([key, place]) => [
        key,
        this.#isKnown(place, late) ? (known.get(key) ?? new Set()) : undefined,
      ]),
    );
  }

  /** Not where a change of the same year waits to be looked at, nor of units that belong to no county. */
  #isKnown({ county, period }: SumRow, late: readonly Mark[]): boolean {
    const home = this.units.tree.find(county);
    if (!home || compareLevels(home.level, 'COUNTY') > 0) return false;
    const year = periodContaining(period.end, 'YEAR', period.calendar);
    return !late.some(({ since, period: marked }) => {
      if (since !== null) return since <= year.end;
      const touched = this.engines.period(marked ?? '');
      // What was then is asked with the next period, too.
      return !touched || (touched.end >= year.start && previous(touched).start <= year.end);
    });
  }
}

/** By another calendar a period takes in parts of two years, whose figures are not held against each other. */
function isOwnCalendar({ element }: Measure, { calendar }: Period): boolean {
  return element.calendar?.name === calendar?.name;
}

/** The least and the most are figures of single units. */
function withoutExtremes({ spread, ...aggregate }: Aggregate): Aggregate {
  const { minimum: _, maximum: __, ...rest } = spread;
  return { ...aggregate, spread: rest };
}

/** A value that is missing says why, as ever; a partial sum is not told either. */
function withheld({ outcome, spread }: Aggregate): Aggregate {
  const { reporting, expected } = spread;
  return {
    outcome: outcome instanceof Gap ? new Gap(outcome.reason, outcome.reported, outcome.expected) : WITHHELD,
    spread: { reporting, expected, valued: 0, total: 0 },
  };
}
