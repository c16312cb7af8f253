import type { Catalogue, Cell, Element, Form } from '../catalogue/model.ts';
import { containing, type Frequency, isFiner, type Period, previous } from '../period.ts';
import { existsOn, type Unit, type UnitKind, type UnitTree } from '../unit-tree.ts';
import { type Item, itemOf, leavesOf, type Slice } from './item.ts';
import { type Need, needsOf } from './needs.ts';

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

/** What a set of forms asks, by element: the smallest set of keys that determines their cells. */
export type Profile = ReadonlyMap<string, Asked>;

/** Lists of questions, by frequency of the table and kind of unit. */
type Lists = Map<Frequency, Map<UnitKind, readonly Question[]>>;

/**
 * The questions of the one table. A unit is asked what the forms due from it, and from the units above it,
 * need: only the leaves that some form needs; if its forms use nothing but the total, only the total.
 */
export class QuestionSets {
  readonly #needs = new Map<string, readonly Need[]>();
  readonly #profiles = new Map<string, Profile>();
  readonly #byPlace = new ByPlace<Profile>();
  readonly #due = new ByPlace<readonly Form[]>();
  readonly #lists = new WeakMap<Profile, Readonly<Record<Opening, Lists>>>();
  readonly #restricted = new Map<string, QuestionSets>();

  /** `forms` are those that ask: all of the catalogue's, unless a figure is wanted for some of them alone. */
  constructor(
    readonly catalogue: Catalogue,
    readonly units: UnitTree,
    readonly forms: readonly Form[] = [...catalogue.forms.values()],
  ) {}

  /** The questions that some of the forms would ask, had they the units to themselves. */
  restrictedTo(forms: readonly Form[]): QuestionSets {
    if (forms.length === this.forms.length) return this;
    const key = forms.map((form) => form.code).join();
    let sets = this.#restricted.get(key);
    if (!sets) {
      sets = new QuestionSets(this.catalogue, this.units, forms);
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
    const profile = this.#profileOf(unit, period);
    const opening = openingOf(this.units, unit, period);
    const lists = this.#listsOf(profile, period.frequency, opening);
    let list = lists.get(unit.kind);
    if (!list) {
      list = [...questionsIn(profile, unit, period, opening)];
      lists.set(unit.kind, list);
    }
    return list;
  }

  /** Units of one kind whose tables the same forms ask for have the same list. */
  #listsOf(profile: Profile, every: Frequency, opening: Opening): Map<UnitKind, readonly Question[]> {
    let known = this.#lists.get(profile);
    if (!known) {
      known = { STORED: new Map(), MERGED: new Map(), ASKED: new Map() };
      this.#lists.set(profile, known);
    }
    const byFrequency = known[opening];
    const lists = byFrequency.get(every) ?? new Map<UnitKind, readonly Question[]>();
    byFrequency.set(every, lists);
    return lists;
  }

  /** How many questions a unit's table has for a period. */
  countQuestions(unit: Unit, period: Period): number {
    return this.questions(unit, period).length;
  }

  /** Whether a unit has to hand in a table for a period: it is asked something, or a form is due from it. */
  mustHandIn(unit: Unit, period: Period): boolean {
    return this.formsDue(unit, period).length > 0 || this.countQuestions(unit, period) > 0;
  }

  /** What is asked of a unit for a period: units for whom the same forms ask share it. */
  profile(unit: Unit, period: Period): Profile {
    return this.#profileOf(unit, period);
  }

  /** Whether the last period's value of an element is asked in a unit's table, under each of these keys. */
  asksBefore(element: Element, keys: readonly string[], unit: Unit, period: Period): boolean {
    const asked = this.#profileOf(unit, period).get(profileKey(element, true));
    return asked !== undefined && keys.every((key) => asked.questions.has(key));
  }

  #profileOf(unit: Unit, period: Period): Profile {
    let profile = this.#byPlace.get(unit, period);
    if (!profile) {
      const forms = this.#formsAbove(unit, period);
      const key = forms.map((form) => form.code).join();
      profile = this.#profiles.get(key) ?? this.#profileFor(forms);
      this.#profiles.set(key, profile);
      this.#byPlace.set(unit, period, profile);
    }
    return profile;
  }

  /** The forms due from a unit, a unit above it or what they became, for the period or a longer one that contains it. */
  #formsAbove(unit: Unit, period: Period): Form[] {
    return this.forms.filter((form) => {
      if (isFiner(form.every, period.frequency)) return false;
      const whole = form.every === period.frequency ? period : containing(period, form.every);
      const answering = this.units.answeringFor(unit.id, period.end, whole.end);
      return answering.some((above) => isDue(form, above, whole));
    });
  }

  /** The questions that a set of forms would ask, whoever is asked. Used for burden and by `questions`. */
  #profileFor(forms: readonly Form[]): Profile {
    const patterns = new Map<string, { need: Need; form: Form }[]>();
    for (const form of forms) {
      for (const need of this.needs(form)) {
        const key = profileKey(need.element, need.previous);
        const known = patterns.get(key);
        if (known) known.push({ need, form });
        else patterns.set(key, [{ need, form }]);
      }
    }
    return new Map([...patterns].map(([key, needs]) => [key, askedFor(needs)]));
  }

  needs(form: Form): readonly Need[] {
    let needs = this.#needs.get(form.code);
    if (!needs) {
      needs = needsOf(this.catalogue, form);
      this.#needs.set(form.code, needs);
    }
    return needs;
  }
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

function* questionsIn(profile: Profile, unit: Unit, period: Period, opening: Opening): Generator<Question> {
  for (const { element, previous: asPrevious, questions } of profile.values()) {
    if ((asPrevious && !asksOpening(opening, element)) || !belongs(element, unit, period)) continue;
    for (const { item, neededBy } of questions.values()) {
      yield { item, neededBy: [...neededBy].map(([cell, form]) => ({ form, cell })) };
    }
  }
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

/** Whether a form is due from a unit for a period. */
export function isDue(form: Form, unit: Unit, period: Period): boolean {
  return (
    form.every === period.frequency &&
    form.level === unit.level &&
    (!form.kinds || form.kinds.includes(unit.kind)) &&
    (!form.validFrom || form.validFrom <= period.end) &&
    (!form.expires || period.start <= form.expires) &&
    reports(unit, period)
  );
}

/** Whether a unit reports for a period at all: it has begun to, and still exists on the last day. */
export function reports(unit: Unit, period: Period): boolean {
  return period.start >= unit.reportsFrom && existsOn(unit, period.end);
}

/**
 * Where the value of the period before comes from: a table of the unit, or of the one unit that it continues;
 * the tables of those that were merged into it; or nowhere, and then it may be asked.
 */
type Opening = 'STORED' | 'MERGED' | 'ASKED';

function openingOf(units: UnitTree, unit: Unit, period: Period): Opening {
  const before = previous(period);
  if (reports(unit, before)) return 'STORED';
  if (!unit.predecessors || unit.validFrom <= before.end) return 'ASKED';
  const former = units.former(unit.id, before.end);
  if (!former?.every((each) => reports(each, before))) return 'ASKED';
  return former.length === 1 ? 'STORED' : 'MERGED';
}

/** What merged units had adds up to what the new one had, or it does not. */
function asksOpening(opening: Opening, { kind, weight }: Element): boolean {
  const isPutTogether = kind === 'STOCK' || kind === 'FLOW' || kind === 'RATIO' || weight !== undefined;
  return opening === 'ASKED' || (opening === 'MERGED' && !isPutTogether);
}

/** Whether a unit's table for a period asks what an element was in the period before, if any form wants to know. */
export function isOpeningAsked(units: UnitTree, element: Element, unit: Unit, period: Period): boolean {
  return asksOpening(openingOf(units, unit, period), element);
}

/** Whether an asked element stands in a unit's table for a period. */
function belongs(element: Element, unit: Unit, period: Period): boolean {
  return (
    element.at === unit.level &&
    element.every === period.frequency &&
    (!element.kinds || element.kinds.includes(unit.kind))
  );
}
