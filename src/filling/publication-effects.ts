import type {
  Candidate,
  CellsByFilling,
  CountedCells,
  FormEffect,
  Plan,
  RateEffect,
} from '../catalogue/publication.model.ts';
import type { Catalogue, Department, Form } from '../core/catalogue/model.ts';
import { affectedForms } from '../core/catalogue/versions/affected.ts';
import { type Change, fillingOf } from '../core/catalogue/versions/diff.ts';
import type { FillEngine } from '../core/fill/fill-form.ts';
import type { FilledCell } from '../core/fill/filled-form.ts';
import { applyOverrides } from '../core/fill/override.ts';
import { addCounts, countCells, NO_CELLS } from '../core/fill/rate.ts';
import { burdenOf } from '../core/one-table/burden.ts';
import { isDue } from '../core/one-table/due.ts';
import { QuestionSets } from '../core/one-table/question-set.ts';
import {
  FREQUENCIES,
  type Frequency,
  type Period,
  periodContaining,
  periodsOfYear,
  previous,
  type Rhythm,
} from '../core/period.ts';
import { existsOn, type Unit, type UnitTree } from '../core/unit-tree.ts';
import type { Sql } from '../database/sql.ts';
import type { UnitService } from '../organisation/unit.service.ts';
import type { Clock } from '../platform/clock.ts';
import { loadFacts, type TableKey } from '../submission/one-table.store.ts';
import type { Engines } from './engines.ts';
import { keyOf } from './fill.service.ts';
import { readOverrides } from './override.store.ts';
import { Reach } from './reach.ts';
import { UnitChange } from './unit-change.ts';

/** So many periods of each frequency, the last that ended, tell what a change does to the rates. */
const PERIODS = 4;
/** Of more forms than that, what each asks by itself is not worked out. */
const MOST_FORMS = 60;

type Progress = (done: number, of: number) => void;

/** What works on one catalogue, published or not. */
interface Working {
  readonly fill: FillEngine;
  readonly reach: Reach;
  readonly units: UnitChange;
}

/** One period filled under one catalogue: cells by form, in memory. */
interface Filled {
  readonly cells: ReadonlyMap<string, readonly FilledCell[]>;
}

/** What a change of the catalogue does to those who fill: worked out on what is stored, never estimated. */
export class PublicationEffects {
  constructor(
    private readonly sql: Sql,
    private readonly units: UnitService,
    private readonly engines: Engines,
    private readonly clock: Clock,
  ) {}

  async of(
    candidate: Candidate,
    changes: readonly Change[],
    onProgress?: Progress,
  ): Promise<Pick<Plan, 'forms' | 'entriesAYear' | 'rates'>> {
    const before = this.engines.latest;
    const fill = this.engines.tryOut(candidate);
    const units = new UnitChange(candidate.catalogue, this.engines.catalogues);
    const after = { fill, reach: new Reach(fill), units };
    const { forms, entriesAYear } = this.#entries(before.version.catalogue, candidate, changes);
    const rates = await this.#rates(before.version.catalogue, after, changes, onProgress);
    return { forms, entriesAYear, rates };
  }

  // ------------------------------------------------------------------------------------------- entries a year

  #entries(before: Catalogue, { catalogue: after, validFrom }: Candidate, changes: readonly Change[]) {
    const year = periodContaining(validFrom, 'YEAR');
    const calendars = new Map([...before.calendars, ...after.calendars]);
    const places = periodsOfYear(validFrom, calendars).map((period) => ({
      period,
      units: this.#unitsOf(period),
    }));
    const asked = (catalogue: Catalogue, without?: string): number =>
      entriesAt(places, catalogue, this.units.tree, without);
    const total = { before: asked(before), after: asked(after) };
    const changed = new Map(
      changes.flatMap(({ thing, name, change }) => {
        if (thing === 'form') return [[name, change] as const];
        return thing === 'cell' ? [[name.slice(0, name.lastIndexOf('.')), 'changed' as const] as const] : [];
      }),
    );
    const forms = [...changed].map(([code, change]): FormEffect => {
      const [old, now] = [before.forms.get(code), after.forms.get(code)];
      const form = (now ?? old) as Form;
      const { label, en, department } = form;
      const own =
        changed.size > MOST_FORMS
          ? {}
          : {
              entriesAYear:
                (now ? total.after - asked(after, code) : 0) - (old ? total.before - asked(before, code) : 0),
            };
      const cells = cellsByFilling(now ? after : before, form);
      return {
        ...{ code, label, department, change, cells, level: form.rows ?? form.level, ...own },
        ...(en === undefined ? {} : { en }),
        ...(form.kinds && !form.rows ? { kinds: form.kinds } : {}),
        units: this.#asked(form, year),
      };
    });
    return { forms, entriesAYear: total };
  }

  /** How many units a form asks: those of its rows, or those that it is due from. */
  #asked(form: Form, year: Period): number {
    const period = periodContaining(year.end, form.every, form.calendar);
    const due = this.#unitsOf(period).filter((unit) => isDue({ ...form, expires: undefined }, unit, period));
    const { rows } = form;
    return rows ? due.flatMap(({ id }) => this.units.tree.below(id, rows, period.end)).length : due.length;
  }

  /** The units that are there at a period's end, as they are called then. */
  #unitsOf({ end }: Period): Unit[] {
    const { tree } = this.units;
    return [...tree.all()].filter((unit) => existsOn(unit, end)).map(({ id }) => tree.get(id, end));
  }

  // ------------------------------------------------------------------------------------------------ the rates

  async #rates(
    before: Catalogue,
    after: Working,
    changes: readonly Change[],
    onProgress?: Progress,
  ): Promise<RateEffect[]> {
    const codes = affectedForms(changes, before, after.fill.catalogue);
    const departments = departmentsOf(codes, before, after.fill.catalogue);
    const work = FREQUENCIES.flatMap((every) =>
      [...departments.values()].flatMap((department) => {
        const known = [before, after.fill.catalogue].some((catalogue) =>
          formsOf(catalogue, department, every).some(({ code }) => codes.has(code)),
        );
        return known ? [{ every, department }] : [];
      }),
    );
    const effects: RateEffect[] = [];
    for (const [done, { every, department }] of work.entries()) {
      onProgress?.(done, work.length);
      const effect = await this.#rate(department, every, after);
      if (effect) effects.push(effect);
    }
    onProgress?.(work.length, work.length);
    return effects;
  }

  async #rate(department: Department, every: Frequency, after: Working): Promise<RateEffect | undefined> {
    const calendars = formsOf(after.fill.catalogue, department, every).map(({ calendar }) => calendar);
    const periods = [...new Set([undefined, ...calendars])].flatMap((calendar) =>
      lastEnded({ frequency: every, calendar }, this.clock.today()),
    );
    const [old, now] = [new Sum(), new Sum()];
    for (const period of periods) {
      const before = this.engines.inForceOn(period.end);
      const forms = (working: Working) => formsOf(working.fill.catalogue, department, every);
      const filledBefore = await this.#fill(before, forms(before), period);
      const filledAfter = await this.#fill(after, forms(after), period);
      const units = this.#unitsOf(period);
      old.add(before, forms(before), units, period, filledBefore);
      now.add(after, forms(after), units, period, filledAfter, filledBefore);
    }
    if (old.isEmpty && now.isEmpty) return undefined;
    return {
      department,
      every,
      periods: periods.map(({ id }) => id),
      before: old.whole,
      after: now.whole,
      notCollectedYet: now.notCollectedYet,
      forms: [...new Set([...old.byForm.keys(), ...now.byForm.keys()])].sort().map((form) => ({
        code: form,
        before: old.byForm.get(form),
        after: now.byForm.get(form),
      })),
    };
  }

  /** Every due form of a period, from the tables that are stored. */
  async #fill(working: Working, forms: readonly Form[], period: Period): Promise<Filled> {
    const cells = new Map<string, FilledCell[]>();
    for (const [county, units] of Map.groupBy(this.#unitsOf(period), ({ id }) => this.units.homeCounty(id))) {
      const targets = units.flatMap((unit) =>
        forms.filter((form) => isDue(form, unit, period)).map((form) => ({ form, unit })),
      );
      const keys = targets.flatMap(({ form, unit }): readonly TableKey[] =>
        working.reach.ofForm(form, unit, period),
      );
      const [facts, overrides] = await Promise.all([
        loadFacts(this.sql, county, keys),
        readOverrides(this.sql, county, new Set(targets.map(({ unit }) => unit.id)), [period.id]),
      ]);
      const fill = working.fill.filler(working.units.reading(facts));
      for (const { form, unit } of targets) {
        const known = cells.get(form.code) ?? [];
        cells.set(form.code, known);
        const overridden = overrides.get(keyOf({ unit: unit.id, period: period.id, form: form.code })) ?? [];
        known.push(...applyOverrides(fill(form, unit, period), overridden).cells);
      }
    }
    return { cells };
  }
}

/** Counts over periods, for each form and for all of them. */
class Sum {
  readonly byForm = new Map<string, CountedCells>();
  whole: CountedCells = { counts: NO_CELLS, entriesAsked: 0 };
  notCollectedYet = 0;

  get isEmpty(): boolean {
    return this.byForm.size === 0;
  }

  add(
    { fill }: Working,
    forms: readonly Form[],
    units: readonly Unit[],
    period: Period,
    { cells }: Filled,
    before?: Filled,
  ): void {
    const due = forms.filter(({ code }) => cells.has(code));
    const asked = (some: readonly Form[]): number =>
      burdenOf(fill.questions, { forms: some, units, periods: [period] }).entriesAsked;
    for (const form of due) {
      const counted = { counts: countCells(cells.get(form.code) ?? []), entriesAsked: asked([form]) };
      const known = this.byForm.get(form.code);
      this.byForm.set(form.code, known ? plus(known, counted) : counted);
      this.whole = plus(this.whole, { counts: counted.counts, entriesAsked: 0 });
      this.notCollectedYet += newlyMissing(cells.get(form.code) ?? [], before?.cells.get(form.code) ?? []);
    }
    if (due.length > 0) this.whole = plus(this.whole, { counts: NO_CELLS, entriesAsked: asked(due) });
  }
}

const plus = (a: CountedCells, b: CountedCells): CountedCells => ({
  counts: addCounts(a.counts, b.counts),
  entriesAsked: a.entriesAsked + b.entriesAsked,
});

/** Cells that lack what nobody was asked for, less those that lacked it before. */
function newlyMissing(after: readonly FilledCell[], before: readonly FilledCell[]): number {
  const lacking = (cells: readonly FilledCell[]): number =>
    cells.filter(({ gap }) => gap?.reason === 'NOT_REPORTED').length;
  return Math.max(0, lacking(after) - lacking(before));
}

function lastEnded({ frequency, calendar }: Rhythm, today: string): Period[] {
  const periods: Period[] = [];
  for (
    let period = previous(periodContaining(today, frequency, calendar));
    periods.length < PERIODS;
    period = previous(period)
  )
    periods.unshift(period);
  return periods;
}

const formsOf = (catalogue: Catalogue, { code }: Pick<Department, 'code'>, every: Frequency): Form[] =>
  [...catalogue.forms.values()].filter((form) => form.department.code === code && form.every === every);

function departmentsOf(
  codes: ReadonlySet<string>,
  ...catalogues: readonly Catalogue[]
): Map<string, Department> {
  const forms = catalogues.flatMap(({ forms: all }) => [...all.values()]);
  return new Map(
    forms.filter(({ code }) => codes.has(code)).map(({ department }) => [department.code, department]),
  );
}

/** The questions of all tables of some periods; on request as if one of the forms were not there. */
function entriesAt(
  places: readonly { readonly period: Period; readonly units: readonly Unit[] }[],
  catalogue: Catalogue,
  tree: UnitTree,
  without?: string,
): number {
  const forms = [...catalogue.forms.values()].filter(({ code }) => code !== without);
  const sets = new QuestionSets(catalogue, tree, forms);
  let entries = 0;
  for (const { period, units } of places) {
    for (const unit of units) entries += sets.countQuestions(unit, period);
  }
  return entries;
}

function cellsByFilling({ elements }: Catalogue, { cells }: Form): CellsByFilling {
  const counts = { filled: 0, calculated: 0, asked: 0, context: 0 };
  for (const cell of cells) {
    const filling = fillingOf(cell);
    counts[filling === 'filled' && isCalculated(cell, elements) ? 'calculated' : filling]++;
  }
  return counts;
}

function isCalculated({ source }: Form['cells'][number], elements: Catalogue['elements']): boolean {
  if (source.kind !== 'from') return false;
  let { expression } = source;
  while (expression.op === 'scale' || expression.op === 'translate') expression = expression.of;
  return expression.op !== 'element' || elements.get(expression.name)?.derivation !== undefined;
}
