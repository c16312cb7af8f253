import { type Catalogue, type Cell, type Element, type Form, rhythmOf } from '../catalogue/model.ts';
import { Evaluation } from '../fill/evaluation.ts';
import type { Facts } from '../fill/facts.ts';
import type { Period, Rhythm } from '../period.ts';
import type { Level, Unit, UnitTree } from '../unit-tree.ts';
import { Demand, lastBeginningIn } from './demand.ts';
import { isDue, reports } from './due.ts';
import { type Item, itemOf, leavesOf, type Slice } from './item.ts';
import { type Need, needsOf, tableOf } from './needs.ts';
import type { Step } from './step.ts';

/** A question put to a unit: its item and the cells that need it. */
export interface Question {
  readonly item: Item;
  readonly neededBy: readonly { readonly form: Form; readonly cell: Cell }[];
}

/** What is asked of an element: which of its arguments are told apart, and the leaves that are asked. */
interface Asked {
  readonly element: Element;
  readonly previous: boolean;
  readonly active: readonly boolean[];
  readonly questions: Map<string, { item: Item; neededBy: Map<Cell, Form> }>;
}

/** What one table asks, by element: the smallest set of keys that determines the cells which need it. */
export type Profile = ReadonlyMap<string, Asked>;

/** What a form needs of the tables of one level and rhythm. */
interface TableNeeds {
  readonly table: string;
  readonly form: Form;
  readonly needs: readonly Need[];
  readonly demands: ReadonlyMap<Need['way'], Demand>;
}

/** Where a question stands does not depend on what was answered. */
const NO_TABLES: Facts = { table: () => undefined };

/**
 * The questions of the one table. A question stands in a unit's table for a period if some cell needs its answer:
 * of a form due from the unit or a unit above it, for this period, a longer one that contains it or a later one
 * that looks back to it. Only the leaves that some cell needs are asked; if cells use nothing but the total, only
 * the total is.
 */
export class QuestionSets {
  readonly #profiles = new Map<string, Profile>();
  readonly #byPlace = new ByPlace<Profile>();
  readonly #due = new ByPlace<readonly Form[]>();
  readonly #lists = new WeakMap<Profile, readonly Question[]>();
  readonly #restricted = new Map<string, QuestionSets>();
  readonly #ids = new Map<Demand, number>();
  readonly #demanded = new Map<string, ReadonlySet<Demand>>();
  #byTable: ReadonlyMap<string, readonly TableNeeds[]> | undefined;

  /** `forms` are those that ask: all of the catalogue's, unless a figure is wanted for some of them alone. */
  constructor(
    readonly catalogue: Catalogue,
    readonly units: UnitTree,
    readonly forms: readonly Form[] = [...catalogue.forms.values()],
    private readonly needs = new FormNeeds(catalogue, units),
  ) {}

  /** The questions that some of the forms would ask, had they the units to themselves. */
  restrictedTo(forms: readonly Form[]): QuestionSets {
    if (forms.length === this.forms.length) return this;
    const key = forms.map((form) => form.code).join();
    let sets = this.#restricted.get(key);
    if (!sets) {
      sets = new QuestionSets(this.catalogue, this.units, forms, this.needs);
      this.#restricted.set(key, sets);
    }
    return sets;
  }

  /** The forms due from a unit for a period. */
  formsDue(unit: Unit, period: Period): readonly Form[] {
    let due = this.#due.get(unit, period);
    if (!due) {
      due = this.forms.filter((form) => isDue(form, unit, period));
      this.#due.set(unit, period, due);
    }
    return due;
  }

  /** The questions of a unit's table for a period, in the order of the forms that ask them; none if it is not due. */
  questions(unit: Unit, period: Period): readonly Question[] {
    if (!reports(unit, period)) return [];
    const profile = this.profile(unit, period);
    // Tables that are needed for the same cells share their list.
    let list = this.#lists.get(profile);
    if (!list) {
      list = [...questionsIn(profile)];
      this.#lists.set(profile, list);
    }
    return list;
  }

  /** The items of an element that a unit's table asks for a period. */
  itemsOf(element: Element, unit: Unit, period: Period): Item[] {
    const asked = reports(unit, period)
      ? this.profile(unit, period).get(profileKey(element, false))
      : undefined;
    return asked ? [...asked.questions.values()].map(({ item }) => item) : [];
  }

  /** How many questions a unit's table has for a period. */
  countQuestions(unit: Unit, period: Period): number {
    return this.questions(unit, period).length;
  }

  /** Whether a unit has to hand in a table for a period: it is asked something, or a form is due from it. */
  mustHandIn(unit: Unit, period: Period): boolean {
    return this.formsDue(unit, period).length > 0 || this.countQuestions(unit, period) > 0;
  }

  /** What is asked of a unit for a period: tables that are needed for the same cells share it. */
  profile(unit: Unit, period: Period): Profile {
    let profile = this.#byPlace.get(unit, period);
    if (!profile) {
      const tables = this.#needsOn(unit.level, period);
      const demands = this.#demandsOn(tables, unit, period);
      const key = `${tableOf(unit.level, period)} ${[...demands].map((demand) => this.#idOf(demand)).join()}`;
      profile = this.#profiles.get(key) ?? profileOf(tables, demands);
      this.#profiles.set(key, profile);
      this.#byPlace.set(unit, period, profile);
    }
    return profile;
  }

  /** Whether the last period's value of an element is asked in a unit's table, under each of these keys. */
  asksBefore(element: Element, keys: readonly string[], unit: Unit, period: Period): boolean {
    const asked = this.profile(unit, period).get(profileKey(element, true));
    return asked !== undefined && keys.every((key) => asked.questions.has(key));
  }

  /** The ways on which forms come to need the table of a unit for a period; the same for units that are alike. */
  #demandsOn(tables: readonly TableNeeds[], unit: Unit, period: Period): ReadonlySet<Demand> {
    const answering = this.units.concernedBy(unit.id);
    const key = `${period.id} ${alike(this.units, unit, answering)}`;
    let found = this.#demanded.get(key);
    if (!found) {
      found = this.#demandsFor(tables, answering, unit, period);
      this.#demanded.set(key, found);
    }
    return found;
  }

  #demandsFor(
    tables: readonly TableNeeds[],
    answering: readonly string[],
    unit: Unit,
    period: Period,
  ): ReadonlySet<Demand> {
    const run = new Evaluation(this, NO_TABLES);
    const found = new Set<Demand>();
    for (const { demands } of tables) {
      for (const demand of demands.values()) {
        if (demand.touches(run, answering, unit, period)) found.add(demand);
      }
    }
    return found;
  }

  #idOf(demand: Demand): number {
    const id = this.#ids.get(demand) ?? this.#ids.size;
    this.#ids.set(demand, id);
    return id;
  }

  #needsOn(level: Level, rhythm: Rhythm): readonly TableNeeds[] {
    this.#byTable ??= Map.groupBy(
      this.forms.flatMap((form) => this.needs.of(form)),
      ({ table }) => table,
    );
    return this.#byTable.get(tableOf(level, rhythm)) ?? [];
  }
}

/** The needs of each form, table by table; worked out once, whichever forms are asked about. */
class FormNeeds {
  readonly #known = new Map<Form, readonly TableNeeds[]>();
  #lastBeginning: string | undefined;

  constructor(
    private readonly catalogue: Catalogue,
    private readonly units: UnitTree,
  ) {}

  of(form: Form): readonly TableNeeds[] {
    let known = this.#known.get(form);
    if (!known) {
      const byTable = Map.groupBy(needsOf(this.catalogue, form), ({ element }) =>
        tableOf(element.at, rhythmOf(element)),
      );
      known = [...byTable].map(([table, needs]) => ({
        table,
        form,
        needs,
        demands: this.#demands(form, needs),
      }));
      this.#known.set(form, known);
    }
    return known;
  }

  #demands(form: Form, needs: readonly Need[]): ReadonlyMap<readonly Step[], Demand> {
    this.#lastBeginning ??= lastBeginningIn(this.units);
    const last = this.#lastBeginning;
    return new Map(needs.map(({ way }) => way).map((way) => [way, new Demand(form, way, last)]));
  }
}

/**
 * What a way sees of a unit at its end, and the units from which it may start: brothers of one kind and one time are
 * asked the same. A unit with a history of its own is like no other.
 */
function alike(units: UnitTree, unit: Unit, answering: readonly string[]): string {
  const { id, level, kind, validFrom, validTo = '', reportsFrom, predecessors } = unit;
  if (predecessors || units.get(id).past || units.successors(id).length > 0) return id;
  return [level, kind, validFrom, validTo, reportsFrom, ...answering.filter((each) => each !== id)].join(' ');
}

/** What is known of a unit for a period. */
class ByPlace<Value> {
  readonly #units = new Map<string, Map<string, Value>>();

  get(unit: Unit, period: Period): Value | undefined {
    return this.#units.get(unit.id)?.get(period.id);
  }

  set(unit: Unit, period: Period, value: Value): void {
    const periods = this.#units.get(unit.id);
    if (periods) periods.set(period.id, value);
    else this.#units.set(unit.id, new Map([[period.id, value]]));
  }
}

function* questionsIn(profile: Profile): Generator<Question> {
  for (const { questions } of profile.values()) {
    for (const { item, neededBy } of questions.values()) {
      yield { item, neededBy: [...neededBy].map(([cell, form]) => ({ form, cell })) };
    }
  }
}

/** What a table asks that is needed on these ways. */
function profileOf(tables: readonly TableNeeds[], demands: ReadonlySet<Demand>): Profile {
  const patterns = new Map<string, { need: Need; form: Form }[]>();
  for (const { form, needs, demands: its } of tables) {
    for (const need of needs) {
      if (!demands.has(its.get(need.way) as Demand)) continue;
      const key = profileKey(need.element, need.previous);
      const known = patterns.get(key);
      if (known) known.push({ need, form });
      else patterns.set(key, [{ need, form }]);
    }
  }
  return new Map([...patterns].map(([key, needs]) => [key, askedFor(needs)]));
}

/** Which arguments of an element a profile tells apart; undefined if it does not ask it. */
export function granularity(
  profile: Profile,
  element: Element,
  asPrevious = false,
): readonly boolean[] | undefined {
  return profile.get(profileKey(element, asPrevious))?.active;
}

const profileKey = (element: Element, asPrevious: boolean): string =>
  asPrevious ? `${element.name}@PREVIOUS` : element.name;

function askedFor(needs: readonly { need: Need; form: Form }[]): Asked {
  const [{ need: first }] = needs as [{ need: Need; form: Form }];
  const { element, previous: asPrevious } = first;
  const partial = element.breakdown === 'PARTIAL';
  const active = element.args.map((_, i) => needs.some(({ need }) => need.slice[i] !== undefined));
  const questions: Asked['questions'] = new Map();
  const ask = (slice: Slice, cell: Cell, form: Form): void => {
    const item = itemOf(element, slice, asPrevious);
    const known = questions.get(item.key);
    if (known) known.neededBy.set(cell, form);
    else questions.set(item.key, { item, neededBy: new Map([[cell, form]]) });
  };
  for (const { need, form } of needs) {
    // The total of 其中 items that do not exhaust is a question of its own.
    const isTotal = need.slice.every((code) => code === undefined);
    const leaves = partial && isTotal ? [need.slice] : leavesOf(element, need.slice, active);
    for (const leaf of leaves) ask(leaf, need.cell, form);
  }
  return { element, previous: asPrevious, active, questions };
}
