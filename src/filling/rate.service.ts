import type { Form } from '../core/catalogue/model.ts';
import { TOTAL_ROW } from '../core/fill/filled-form.ts';
import { addCounts, applicable, type CellCounts, countCells, NO_CELLS, ratesOf } from '../core/fill/rate.ts';
import { decodeFill } from '../core/fill/stored-fill.ts';
import { type Burden, burdenOf } from '../core/one-table/burden.ts';
import { FREQUENCIES, isFiner, labelEn, labelOf, type Period, partsOf } from '../core/period.ts';
import { NotFound } from '../core/refusal.ts';
import type { Unit } from '../core/unit-tree.ts';
import type { Sql } from '../database/sql.ts';
import type { UnitService } from '../organisation/unit.service.ts';
import { correctedCells } from './corrected-cells.ts';
import type { Engines } from './engines.ts';
import { type FillService, type FillTarget, keyOf } from './fill.service.ts';
import { type FillRow, readFills } from './filled-form.store.ts';
import type { RateLine, RateQuery, RateTable } from './filling.model.ts';
import { type AskingForm, entriesOfUnion } from './rates-of-union.ts';
import type { Filed, StoredFormsService } from './stored-forms.service.ts';

/** A stored fill beside what it was filled for. */
interface Counted extends Filed<FillRow> {
  /** Some rows of a form, not a form that is due. */
  readonly isPart?: true;
}

/** Answers in one table, whatever forms they are for. */
interface Entries {
  readonly unit: string;
  readonly period: string;
  readonly typed: number;
  readonly confirmed: number;
}

/** The rates, always by the one definition: sums of the counts of stored fills, and entries from the catalogue. */
export class RateService {
  constructor(
    private readonly sql: Sql,
    private readonly units: UnitService,
    private readonly engines: Engines,
    private readonly fills: FillService,
    private readonly forms: StoredFormsService,
  ) {}

  rates(query: RateQuery): Promise<RateTable> {
    return this.engines.withCurrent(() => this.#rates(query));
  }

  async #rates(query: RateQuery): Promise<RateTable> {
    const periods = periodsOf(this.engines.periodNamed(query.period), query);
    const { end } = periods.at(-1) as Period;
    const root = this.units.tree.find(query.unit, end);
    if (!root) throw new NotFound(`没有填报单位 ${query.unit}`, `there is no reporting unit ${query.unit}`);
    const units = this.units.tree.subtree(root.id, end);
    const wanted = (form: Form): boolean =>
      (!query.forms || query.forms.length === 0 || query.forms.includes(form.code)) &&
      (!query.department || form.department.code === query.department);
    const targets = this.fills.targets(units, periods, wanted);
    const counted = [
      ...(await this.#read(targets)),
      ...(await this.forms.filedOtherwise(units, periods, wanted, readFills)),
    ];
    const ofAllForms = !query.forms?.length && !query.department;
    const entries = ofAllForms
      ? await this.#entries(this.units.homeCounty(root.id), units, periods)
      : undefined;
    // A unit is asked by the forms of the units above it too, whatever is printed of it.
    const line = (
      part: readonly Counted[],
      scope: { units: readonly Unit[]; periods: readonly Period[] },
    ): RateLine =>
      this.#line(part, scope, byForms ? undefined : entries, query.by === 'UNIT' ? counted : part);
    const byForms = query.by === 'FORM' || query.by === 'DEPARTMENT';
    return {
      unit: root,
      periods,
      whole: this.#line(counted, { units, periods }, entries),
      lines: query.by ? this.#grouped(query.by, root, counted, { units, periods }, line) : [],
    };
  }

  async #read(targets: readonly FillTarget[]): Promise<Counted[]> {
    const rows = await this.fills.rows(targets, readFills);
    return targets.flatMap((target) => {
      const { form, unit, period } = target;
      const row = rows.get(keyOf({ unit: unit.id, period: period.id, form: form.code }));
      return row ? [{ target, row }] : [];
    });
  }

  /** Entries typed and confirmed, by unit and period. */
  async #entries(county: string, units: readonly Unit[], periods: readonly Period[]) {
    return this.sql.query<{ unit: string; period: string; typed: number; confirmed: number }>(
      `SELECT unit, period, entries_typed AS typed, entries_confirmed AS confirmed FROM one_table
        WHERE county = $1 AND unit = ANY (string_to_array($2, ',')) AND period = ANY (string_to_array($3, ','))`,
      [county, units.map((unit) => unit.id).join(','), periods.map((period) => period.id).join(',')],
    );
  }

  #grouped(
    by: NonNullable<RateQuery['by']>,
    root: Unit,
    counted: readonly Counted[],
    scope: { units: readonly Unit[]; periods: readonly Period[] },
    line: (
      part: readonly Counted[],
      scope: { units: readonly Unit[]; periods: readonly Period[] },
    ) => RateLine,
  ): RateLine[] {
    const end = (scope.periods.at(-1) as Period).end;
    const branches = this.units.tree.children(root.id, end);
    const branchOf = new Map(
      branches.flatMap((b) => this.units.tree.subtree(b.id, end).map((unit) => [unit.id, b])),
    );
    const group = ({ target: { form, unit, period } }: Counted) => {
      switch (by) {
        case 'FORM':
          return { key: form.code, label: form.label, en: form.en };
        case 'DEPARTMENT':
          return { key: form.department.code, label: form.department.label, en: form.department.en };
        case 'PERIOD':
          return { key: period.id, label: labelOf(period), en: labelEn(period) };
        case 'UNIT': {
          const branch = branchOf.get(unit.id) ?? root;
          return { key: branch.id, label: branch.label, en: branch.en };
        }
      }
    };
    const groups = new Map<string, { group: NonNullable<RateLine['group']>; part: Counted[] }>();
    for (const each of by === 'UNIT' ? counted.flatMap((whole) => this.#byRowUnit(whole, root)) : counted) {
      const of = group(each);
      const known = groups.get(of.key);
      if (known) known.part.push(each);
      else groups.set(of.key, { group: of, part: [each] });
    }
    const narrowed = (key: string) => {
      if (by === 'PERIOD') return { ...scope, periods: scope.periods.filter((period) => period.id === key) };
      if (by !== 'UNIT') return scope;
      if (key === root.id) return { ...scope, units: [root] };
      return { ...scope, units: this.units.tree.subtree(key, end) };
    };
    return [...groups.values()]
      .sort((a, b) => (a.group.key < b.group.key ? -1 : 1))
      .map(({ group: of, part }) => ({ group: of, ...line(part, narrowed(of.key)) }));
  }

  /** A row's cells count for the row's unit, a total's for the form's unit: a form of the root is taken apart. */
  #byRowUnit(whole: Counted, root: Unit): Counted[] {
    const { target, row } = whole;
    if (!target.form.rows || target.unit.id !== root.id) return [whole];
    const form =
      this.engines.version(row.catalogue).version.catalogue.forms.get(target.form.code) ?? target.form;
    const { cells } = decodeFill(form, target.unit.id, target.period.id, row.fill);
    const byRow = Map.groupBy(cells, (cell) => cell.row ?? TOTAL_ROW);
    return [...byRow].map(([id, ofRow]): Counted => {
      if (id === TOTAL_ROW) return { target, row: { ...row, ...countCells(ofRow) } };
      const unit = this.units.tree.get(id, target.period.end);
      return {
        target: { ...target, unit },
        row: { ...row, ...countCells(ofRow), asFiled: null },
        isPart: true,
      };
    });
  }

  #line(
    part: readonly Counted[],
    scope: { units: readonly Unit[]; periods: readonly Period[] },
    entries: readonly Entries[] | undefined,
    asking: readonly Counted[] = part,
  ): RateLine {
    const counts = part.reduce<CellCounts>((sum, { row }) => addCounts(sum, row), NO_CELLS);
    const burden = this.#burden(asking, scope);
    const rates = ratesOf(counts, burden.entriesAsked);
    const within = applicable(counts) - burden.entriesAskedAlone;
    return {
      formsDue: part.filter(({ isPart }) => !isPart).length,
      counts,
      rates,
      avoided: {
        totals: counts.totals,
        arithmetic: within - counts.totals,
        shared: burden.entriesAskedAlone - burden.entriesAsked,
      },
      ...(entries ? handedIn(entries, scope) : {}),
      correctedAfterFill: part.reduce((sum, { row }) => sum + correctedCells(this.engines, row).length, 0),
    };
  }

  /** Entries are a property of the catalogue, the forms and the units: summed over catalogue versions. */
  #burden(part: readonly Counted[], scope: { units: readonly Unit[]; periods: readonly Period[] }): Burden {
    const codes = new Set(part.map(({ target }) => target.form.code));
    const mixed = this.#mixedPeriods(part);
    const whole = scope.periods.filter((period) => !mixed.has(period.id));
    const byEngine = Map.groupBy(whole, (period) => this.engines.inForceOn(period.end));
    let entriesAsked = 0;
    let entriesAskedAlone = 0;
    for (const [engine, periods] of byEngine) {
      const forms = [...engine.version.catalogue.forms.values()].filter((form) => codes.has(form.code));
      const burden = burdenOf(engine.fill.questions, { forms, units: scope.units, periods });
      entriesAsked += burden.entriesAsked;
      entriesAskedAlone += burden.entriesAskedAlone;
    }
    for (const period of scope.periods.filter(({ id }) => mixed.has(id))) {
      const burden = this.#burdenOfMixed(part, scope.units, period);
      entriesAsked += burden.entriesAsked;
      entriesAskedAlone += burden.entriesAskedAlone;
    }
    return { entriesAsked, entriesAskedAlone };
  }

  /** Periods with forms that were filed before the version in force was published into them. */
  #mixedPeriods(part: readonly Counted[]): Set<string> {
    const others = part.filter(
      ({ row, target }) => row.catalogue !== this.engines.inForceOn(target.period.end).version.number,
    );
    return new Set(others.map(({ target }) => target.period.id));
  }

  /** Each form asks what it did under its own version; what two versions ask alike is asked once. */
  #burdenOfMixed(part: readonly Counted[], units: readonly Unit[], period: Period): Burden {
    const inForce = this.engines.inForceOn(period.end).version.number;
    const asking = part.flatMap(({ target: { form, unit, period: its }, row }): AskingForm[] => {
      if (its.start > period.start || its.end < period.end) return [];
      const catalogue = its.id === period.id ? row.catalogue : inForce;
      const of = this.engines.version(catalogue).version.catalogue.forms.get(form.code);
      return of ? [{ form: of, unit, period, catalogue }] : [];
    });
    const engineOf = (version: number) => this.engines.version(version).fill;
    const alone = [...Map.groupBy(asking, ({ form }) => form.code).values()];
    const among = new Set(units.map(({ id }) => id));
    return {
      entriesAsked: entriesOfUnion(engineOf, asking, among),
      entriesAskedAlone: alone.reduce((sum, each) => sum + entriesOfUnion(engineOf, each, among), 0),
    };
  }
}

/** What was typed and confirmed in the tables of a scope. */
function handedIn(
  entries: readonly Entries[],
  scope: { units: readonly Unit[]; periods: readonly Period[] },
): { entriesTyped: number; entriesConfirmed: number } {
  const units = new Set(scope.units.map((unit) => unit.id));
  const periods = new Set(scope.periods.map((period) => period.id));
  const within = entries.filter((entry) => units.has(entry.unit) && periods.has(entry.period));
  return {
    entriesTyped: within.reduce((sum, entry) => sum + entry.typed, 0),
    entriesConfirmed: within.reduce((sum, entry) => sum + entry.confirmed, 0),
  };
}

/** The period asked for and, unless told otherwise, every shorter period within it; in order of time. */
function periodsOf(period: Period, { withShorterPeriods }: RateQuery): Period[] {
  if (withShorterPeriods === false) return [period];
  const shorter = FREQUENCIES.filter((frequency) => isFiner(frequency, period.frequency));
  return [...shorter.flatMap((frequency) => partsOf(period, frequency)), period];
}
