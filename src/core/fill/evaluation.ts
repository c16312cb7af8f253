import type { Element } from '../catalogue/model.ts';
import type { PeriodReference } from '../expression/model.ts';
import { type QuestionSets, reports } from '../one-table/question-set.ts';
import {
  type Frequency,
  next,
  type Period,
  type PeriodWord,
  partsOf,
  previous,
  sameLastYear,
  yearEndBefore,
} from '../period.ts';
import type { Unit } from '../unit-tree.ts';
import { parseStored } from '../value.ts';
import type { Facts, FactTable, NullAnswer, StoredAnswer } from './facts.ts';
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
  readonly #periods = new Map<string, Period>();
  readonly #parts = new Map<string, readonly Period[]>();

  constructor(
    readonly questions: QuestionSets,
    readonly facts: Facts,
    /** Told of every fact looked at, found or not. */
    readonly onRead?: (read: Read) => void,
  ) {}

  table(unit: Unit, period: Period): FactTable | undefined {
    return this.facts.table(unit.id, period.id);
  }

  /** The value stored under an item key; undefined if the table does not hold it. */
  read(
    element: Element,
    item: string,
    unit: Unit,
    period: Period,
    table: FactTable | undefined,
  ): Outcome | undefined {
    const answer = table?.values[item];
    const outcome = answer === undefined ? undefined : decode(answer, element);
    if (outcome !== undefined && table?.sources?.[item] === 'carried') this.carried = true;
    if (this.onRead) {
      const seen = outcome ?? absence(element, unit, period);
      this.onRead({ element, item, unit, period, table, outcome: seen });
    }
    return outcome;
  }

  /** The period a reference means, seen from a cell's period. */
  periodOf(reference: PeriodReference, period: Period): Period {
    if ('absolute' in reference) return reference.absolute;
    const key = `${reference.word} ${period.id}`;
    let found = this.#periods.get(key);
    if (!found) {
      found = periodMeant(reference.word, period);
      this.#periods.set(key, found);
    }
    return found;
  }

  parts(period: Period, finer: Frequency): readonly Period[] {
    const key = `${period.id} ${finer}`;
    let found = this.#parts.get(key);
    if (!found) {
      found = partsOf(period, finer);
      this.#parts.set(key, found);
    }
    return found;
  }
}

/** The period a word means, seen from another; YEAR_TO_DATE means several and is left to the caller. */
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
