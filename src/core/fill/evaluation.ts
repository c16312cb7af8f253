import { isSameCalendar } from '../calendar.ts';
import type { Element } from '../catalogue/model.ts';
import { reports } from '../one-table/due.ts';
import type { Profile, QuestionSets } from '../one-table/question-set.ts';
import {
  type Frequency,
  next,
  type Period,
  type PeriodWord,
  partsIn,
  previous,
  type Rhythm,
  sameLastYear,
  yearEndBefore,
} from '../period.ts';
import type { Level, Unit, UnitKind } from '../unit-tree.ts';
import { type Exact, Fraction, parseStored } from '../value.ts';
import { type Facts, type FactTable, inUnitOfNow, type NullAnswer, type StoredAnswer } from './facts.ts';
import {
  NO_EARLIER_PERIOD,
  NOT_APPLICABLE,
  NOT_REPORTED,
  type Outcome,
  REPORTED_UNKNOWN,
} from './outcome.ts';

/** A fact that an evaluation looked at. */
export interface Read {
  readonly element: Element;
  readonly item: string;
  readonly unit: Unit;
  readonly period: Period;
  readonly table: FactTable | undefined;
  readonly outcome: Outcome;
}

/** What one run of formulas works on, and what it notices on the way. Never shared between runs. */
export class Evaluation {
  /** Set when a fact that nobody confirmed was used. */
  carried = false;
  /** Set when slices were added up. */
  summed = false;
  /** Set when values of units that were merged were put together. */
  merged = false;
  readonly #places = new Map<string, Map<string, Place>>();
  readonly #parts = new Map<Period, Map<Frequency, readonly Period[]>>();

  constructor(
    readonly questions: QuestionSets,
    readonly facts: Facts,
    /** Told of every fact looked at, found or not. */
    readonly onRead?: (read: Read) => void,
  ) {}

  place(unit: Unit, period: Period): Place {
    let places = this.#places.get(unit.id);
    if (!places) {
      places = new Map();
      this.#places.set(unit.id, places);
    }
    let place = places.get(period.id);
    if (!place) {
      place = new Place(this, unit.past ? this.questions.units.get(unit.id, period.end) : unit, period);
      places.set(period.id, place);
    }
    return place;
  }

  /** The periods of a rhythm that make up another. */
  parts(period: Period, rhythm: Rhythm): readonly Period[] {
    if (!isSameCalendar(period.calendar, rhythm.calendar)) return partsIn(period, rhythm);
    const { frequency } = rhythm;
    if (frequency === period.frequency) return [period];
    const known = this.#parts.get(period) ?? new Map<Frequency, readonly Period[]>();
    this.#parts.set(period, known);
    const parts = known.get(frequency) ?? partsIn(period, rhythm);
    known.set(frequency, parts);
    return parts;
  }
}

/** A unit in a period, with what its run knows of it: found once, however many formulas stand there. */
export class Place {
  readonly table: FactTable | undefined;
  /** Whether the unit was there already, or nothing else was in its place. */
  readonly stands: boolean;
  #former: readonly Place[] | undefined;
  #profile: Profile | undefined;
  readonly #shifted = new Map<PeriodWord, Place>();
  readonly #spreads = new Map<string, readonly Place[]>();
  readonly #outcomes = new Map<number, Outcome | Noticed>();

  constructor(
    readonly run: Evaluation,
    readonly unit: Unit,
    readonly period: Period,
  ) {
    this.table = run.facts.table(unit.id, period.id);
    this.stands = unit.predecessors === undefined || unit.validFrom <= period.end;
  }

  /** What was there in its place before a merger; undefined where it only got a part of a unit that was split. */
  get former(): readonly Place[] | undefined {
    if (this.stands) return [this];
    this.#former ??= this.run.questions.units
      .former(this.unit.id, this.period.end)
      ?.map((each) => this.run.place(each, this.period));
    return this.#former;
  }

  /** The value stored under an item key; undefined if the table does not hold it. */
  read(element: Element, item: string): Outcome | undefined {
    const { run, table } = this;
    const answer = table?.values[item];
    const decoded = answer === undefined ? undefined : decode(answer, element);
    const outcome = table?.factors && isNumber(decoded) ? inUnitOfNow(item, decoded, table) : decoded;
    if (table?.sources?.[item] === 'carried' && outcome !== undefined) run.carried = true;
    if (run.onRead) {
      const { unit, period } = this;
      run.onRead({ element, item, unit, period, table, outcome: outcome ?? this.absence(element) });
    }
    return outcome;
  }

  /** The sum of answers that are all whole numbers, as nearly all are; undefined where it takes a closer look. */
  sum(element: Element, items: readonly string[]): number | undefined {
    const { run, table } = this;
    if (
      !table ||
      table.sources ||
      table.factors ||
      run.onRead ||
      element.type !== 'NUMBER' ||
      items.length === 0
    )
      return undefined;
    let total = 0;
    for (const item of items) {
      const answer = table.values[item];
      if (!Number.isSafeInteger(answer)) return undefined;
      total += answer as number;
      if (!Number.isSafeInteger(total)) return undefined;
    }
    return total;
  }

  /** What is asked here. */
  get profile(): Profile {
    this.#profile ??= this.run.questions.profile(this.unit, this.period);
    return this.#profile;
  }

  absence(element: Element): Outcome {
    return absence(element, this.unit, this.period);
  }

  /** The same unit in another period. */
  in(period: Period): Place {
    return this.run.place(this.unit, period);
  }

  /** The same unit in the period that a word means. */
  shifted(word: PeriodWord): Place {
    let place = this.#shifted.get(word);
    if (!place) {
      place = this.in(periodMeant(word, this.period));
      this.#shifted.set(word, place);
    }
    return place;
  }

  /** The units at or below its own that a level, their kinds and the period's last day select. */
  below(level: Level, kinds?: readonly UnitKind[], period = this.period): readonly Place[] {
    const { run, unit } = this;
    return run.questions.units
      .below(unit.id, level, period.end, kinds)
      .map((each) => run.place(each, period));
  }

  /** What `find` gives, found once for each key. */
  places(key: string, find: () => readonly Place[]): readonly Place[] {
    let places = this.#spreads.get(key);
    if (!places) {
      places = find();
      this.#spreads.set(key, places);
    }
    return places;
  }

  /** The outcome that `evaluate` has here, worked out once; whoever watches reads sees every one of them. */
  outcome(id: number, evaluate: Evaluate): Outcome {
    const { run } = this;
    if (run.onRead) return evaluate(this);
    const known = this.#outcomes.get(id);
    if (known === undefined) return this.#workOut(id, evaluate);
    if (!(known instanceof Noticed)) return known;
    known.tell(run);
    return known.outcome;
  }

  #workOut(id: number, evaluate: Evaluate): Outcome {
    const { run } = this;
    const { carried, summed, merged } = run;
    run.carried = false;
    run.summed = false;
    run.merged = false;
    const outcome = evaluate(this);
    const noticed = run.carried || run.summed || run.merged;
    this.#outcomes.set(id, noticed ? new Noticed(outcome, run) : outcome);
    run.carried ||= carried;
    run.summed ||= summed;
    run.merged ||= merged;
    return outcome;
  }
}

/** A formula ready to run at any place of the level and frequency it was linked for. */
export type Evaluate = (place: Place) => Outcome;

/** An outcome, with what its run noticed while it was worked out. */
class Noticed {
  readonly #carried: boolean;
  readonly #summed: boolean;
  readonly #merged: boolean;

  constructor(
    readonly outcome: Outcome,
    { carried, summed, merged }: Evaluation,
  ) {
    this.#carried = carried;
    this.#summed = summed;
    this.#merged = merged;
  }

  tell(run: Evaluation): void {
    run.carried ||= this.#carried;
    run.summed ||= this.#summed;
    run.merged ||= this.#merged;
  }
}

/** The period a word means, seen from another; those that mean several are left to the caller. */
export function periodMeant(word: PeriodWord, period: Period): Period {
  switch (word) {
    case 'PREVIOUS':
      return previous(period);
    case 'SAME_LAST_YEAR':
      return sameLastYear(period);
    case 'YEAR_END_BEFORE':
      return yearEndBefore(period);
    default:
      return period;
  }
}

const isNumber = (outcome: Outcome | undefined): outcome is Exact =>
  typeof outcome === 'number' || outcome instanceof Fraction;

/** What a stored answer says. One that its element cannot have — a text for a number, null — says nothing. */
function decode(answer: StoredAnswer, element: Element): Outcome {
  switch (typeof answer) {
    case 'number':
      return element.type === 'NUMBER' && Number.isSafeInteger(answer) ? answer + 0 : NOT_REPORTED; // -0 + 0 is 0
    case 'string':
      return element.type === 'NUMBER' ? (parseStored(answer) ?? NOT_REPORTED) : asText(answer, element);
    case 'boolean':
      return element.type === 'YES_NO' ? answer : NOT_REPORTED;
    default:
      return nullReason(answer);
  }
}

function asText(answer: string, element: Element): Outcome {
  return element.type === 'YES_NO' ? NOT_REPORTED : answer;
}

function nullReason(answer: NullAnswer | null | undefined): Outcome {
  if (answer?.null === 'NOT_APPLICABLE') return NOT_APPLICABLE;
  return answer?.null === 'NOT_KNOWN' ? REPORTED_UNKNOWN : NOT_REPORTED;
}

/** Why a unit's table for a period holds no answer. */
export function absence(element: Element, unit: Unit, period: Period): Outcome {
  if (element.own && !element.required) return NOT_APPLICABLE;
  if (reports(unit, period)) return NOT_REPORTED;
  return wasThere(unit, period) ? NO_EARLIER_PERIOD : NOT_APPLICABLE;
}

/** Whether the unit was there for the whole period, so that only the hub lacks its figures. */
function wasThere(unit: Unit, period: Period): boolean {
  return unit.validFrom <= period.start && (unit.validTo === undefined || period.end <= unit.validTo);
}

/** Whether a unit's first period that is due comes right after this one: only then is the value before it asked. */
export function isJustBeforeFirst(unit: Unit, period: Period): boolean {
  return !reports(unit, period) && reports(unit, next(period));
}
