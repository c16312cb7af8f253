import DataLoader from 'dataloader';
import { GraphQLError } from 'graphql';
import type { Element } from '../../core/catalogue/model.ts';
import { NotFound } from '../../core/refusal.ts';
import type { Level } from '../../core/unit-tree.ts';
import type { AggregateQuery, AggregateRow } from '../../delivery/aggregate.model.ts';
import { levelAboveUnit, placesOf, tooManyRows } from '../../delivery/aggregate-plan.ts';
import type { UserFinding } from '../../submission/submission.model.ts';
import type { HubContext } from '../context.ts';

export interface AggregatesArgs {
  readonly unit: string;
  readonly level?: Level | null;
  readonly periods: readonly string[];
}

/** A code for some of the breakdowns of an element. */
export type SliceArgs = Readonly<Record<string, string | null | undefined>>;

interface Wanted {
  readonly element: Element;
  readonly slice: NonNullable<AggregateQuery['slice']>;
}

/** The aggregates of an element's slice, by unit and period; or why there are none. */
type Found = ReadonlyMap<string, AggregateRow> | Error;

/** The aggregates that one selection of units and periods shows: whatever fields are asked, fetched together. */
export class AggregateBatch {
  readonly #loader: DataLoader<Wanted, ReadonlyMap<string, AggregateRow>, string>;

  constructor(
    private readonly args: AggregatesArgs,
    private readonly context: HubContext,
  ) {
    this.#loader = new DataLoader((wanted) => this.#fetch(wanted), {
      cacheKeyFn: nameOf,
      maxBatchSize: 10_000,
    });
  }

  /**
   * A row for each unit of the level and each period on whose last day it exists, or for the unit itself; of each so
   * many figures are shown.
   */
  rows(figures: number): AggregatesOfUnit[] {
    const { hub, lang } = this.context;
    const { unit: id, periods: named } = this.args;
    const root = hub.units().find(id);
    if (!root) throw new NotFound(`没有填报单位 ${id}`, `there is no reporting unit ${id}`);
    const level = this.args.level ?? root.level;
    const refused = (code: string, [zh, en]: readonly [zh: string, en: string]) =>
      new GraphQLError(lang === 'EN' ? en : zh, { extensions: { code } });
    const tooHigh = levelAboveUnit(root, level);
    if (tooHigh) throw refused('LEVEL_ABOVE_UNIT', tooHigh);
    const periods = [...new Set(named)].map((name) => {
      const period = hub.period(name);
      if (!period) throw new NotFound(`不认识的报告期 ${name}`, `unknown period ${name}`);
      return period;
    });
    // Here once, and not at every field of every row.
    const tooMany = tooManyRows(Math.max(1, figures), root, level, periods, hub.units());
    if (tooMany) throw refused('AGGREGATE_TOO_LARGE', tooMany);
    return placesOf(root, level, periods, hub.units()).map(({ unit, period }) => ({
      ...{ batch: this, reportingUnit: unit, period },
    }));
  }

  async load(element: Element, args: SliceArgs, unit: string, period: string) {
    const slice = Object.entries(args).flatMap(([breakdown, code]) =>
      code == null ? [] : [{ breakdown, code }],
    );
    return (await this.#loader.load({ element, slice })).get(placeOf(unit, period));
  }

  async #fetch(wanted: readonly Wanted[]): Promise<Found[]> {
    const bySlice = Map.groupBy(wanted, ({ slice }) => JSON.stringify(slice));
    const found = new Map<string, Found>();
    for (const alike of bySlice.values()) await this.#fetchSlice(alike, found);
    return wanted.map((each) => found.get(nameOf(each)) as Found);
  }

  /** Of what is refused every element is told its own reason; the others are fetched without it. */
  async #fetchSlice(wanted: readonly Wanted[], found: Map<string, Found>): Promise<void> {
    const [first] = wanted;
    if (!first) return;
    const { hub, rights } = this.context;
    const elements = wanted.map(({ element }) => element.name);
    const query = { ...this.args, elements, slice: first.slice };
    const { rows, userErrors } = await hub.aggregate(query, rights);
    const ofElement = userErrors.flatMap((finding) => {
      const [, index] = /^elements\.(\d+)$/.exec(finding.path ?? '') ?? [];
      return index === undefined ? [] : [{ finding, refused: wanted[Number(index)] as Wanted }];
    });
    for (const { finding, refused } of ofElement) found.set(nameOf(refused), this.#refusal(finding));
    const rest = wanted.filter((each) => !found.has(nameOf(each)));
    if (ofElement.length > 0) return this.#fetchSlice(rest, found);
    const [ofAll] = userErrors;
    if (ofAll) for (const each of rest) found.set(nameOf(each), this.#refusal(ofAll));
    else {
      const byElement = Map.groupBy(rows, ({ element }) => element.name);
      for (const each of rest) {
        const its = byElement.get(each.element.name) ?? [];
        found.set(nameOf(each), new Map(its.map((row) => [placeOf(row.unit.id, row.period.id), row])));
      }
    }
  }

  #refusal({ code, message, messageEn }: UserFinding): GraphQLError {
    return new GraphQLError(this.context.lang === 'EN' ? messageEn : message, { extensions: { code } });
  }
}

/** What the fields of a unit's aggregates are resolved from. */
export interface AggregatesOfUnit {
  readonly batch: AggregateBatch;
  readonly reportingUnit: ReturnType<ReturnType<HubContext['hub']['units']>['get']>;
  readonly period: NonNullable<ReturnType<HubContext['hub']['period']>>;
}

const placeOf = (unit: string, period: string): string => `${unit} ${period}`;
const nameOf = ({ element, slice }: Wanted): string =>
  `${element.name} ${slice.map(({ breakdown, code }) => `${breakdown}:${code}`).join()}`;
