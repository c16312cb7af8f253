import { continuesItself } from '../catalogue/derivability.ts';
import { type Catalogue, type Element, type Form, rhythmOf } from '../catalogue/model.ts';
import {
  ALWAYS_AS_NOW,
  type CollectionHistory,
  collectedSince,
  collectedToDate,
  periodsCollected,
} from '../catalogue/versions/collection.ts';
import { type ElementReference, type Expression, operandsOf } from '../expression/model.ts';
import { isOpeningAsked, reports } from '../one-table/due.ts';
import { partition } from '../partition.ts';
import {
  isSameRhythm,
  keyOfRhythm,
  next,
  type Period,
  partsIn,
  periodContaining,
  periodsBetween,
  type Rhythm,
  yearToDate,
} from '../period.ts';
import type { Level, Unit, UnitTree } from '../unit-tree.ts';
import { isJustBeforeFirst, periodMeant } from './evaluation.ts';
import { countedOf } from './spread.ts';
import { periodBefore, stretchesOf } from './stretch.ts';

export interface RequiredTable {
  readonly unit: string;
  readonly period: string;
}

/**
 * The tables that hold a form's required facts: those of `requiredFacts`, found without going through every
 * slice and row. A submission asks this for each of its forms, so it looks at each element once a period.
 */
export function requiredTables(
  catalogue: Catalogue,
  units: UnitTree,
  form: Form,
  unit: Unit,
  period: Period,
  history: CollectionHistory = ALWAYS_AS_NOW,
): RequiredTable[] {
  const search = new Search(catalogue, units, history);
  const rows = form.rows ? units.below(unit.id, form.rows, period.end) : [unit];
  const level = form.rows ?? form.level;
  const rhythm = rhythmOf(form);
  const whole = [unit];
  for (const cell of form.cells) {
    const { source } = cell;
    if (source.kind === 'own') search.element(source.element, rows, level, rhythm, period);
    else if (source.kind === 'from') {
      search.formula(source.expression, rows, level, rhythm, period);
      if (form.rows && cell.type === 'NUMBER')
        search.formula(source.expression, whole, form.level, rhythm, period);
    }
  }
  return [...search.tables.values()];
}

/** The tables that the rules which stand at a unit look at, for a period. */
export function tablesOfRules(
  catalogue: Catalogue,
  units: UnitTree,
  unit: Unit,
  period: Period,
  history: CollectionHistory = ALWAYS_AS_NOW,
): RequiredTable[] {
  const search = new Search(catalogue, units, history);
  for (const rule of catalogue.rules) {
    if (rule.level === unit.level && isSameRhythm(rhythmOf(rule), period)) {
      search.formula(rule.expression, [unit], rule.level, period, period);
    }
  }
  return [...search.tables.values()];
}

/** The tables that elements are made of, for units of one level and a period. */
export function tablesOfElements(
  catalogue: Catalogue,
  units: UnitTree,
  elements: readonly Element[],
  at: readonly Unit[],
  period: Period,
  history: CollectionHistory = ALWAYS_AS_NOW,
): RequiredTable[] {
  const search = new Search(catalogue, units, history);
  for (const element of elements) {
    for (const [level, ofLevel] of Map.groupBy(at, (unit) => unit.level)) {
      search.element(element, ofLevel, level, period, period);
    }
  }
  return [...search.tables.values()];
}

interface Place {
  readonly at: readonly Unit[];
  readonly level: Level;
  readonly rhythm: Rhythm;
  readonly period: Period;
}

const kinds = new WeakMap<Element, string>();

/** The same for elements that are kept in the same tables, wherever they are wanted; most are like many others. */
function keptWhere(element: Element): string {
  let kind = kinds.get(element);
  if (kind === undefined) {
    const { name, at, derivation, reportedAs, askedBefore, weight, kinds: ofUnits } = element;
    const isAlone = derivation || reportedAs || askedBefore || weight !== undefined || ofUnits;
    kind = isAlone ? name : `${at} ${keyOfRhythm(rhythmOf(element))} ${element.kind}`;
    kinds.set(element, kind);
  }
  return kind;
}

class Search {
  readonly tables = new Map<string, RequiredTable>();
  readonly #visited = new Set<string>();
  /** Where elements of a kind were looked at last: cells that follow each other nearly always look there too. */
  readonly #last = new Map<string, Place>();
  readonly #ids = new WeakMap<readonly Unit[], string>();

  constructor(
    private readonly catalogue: Catalogue,
    private readonly units: UnitTree,
    private readonly history: CollectionHistory,
  ) {}

  formula(expression: Expression, at: readonly Unit[], level: Level, rhythm: Rhythm, period: Period): void {
    if (at.length === 0) return;
    switch (expression.op) {
      case 'constant':
      case 'countUnits':
        return;
      case 'element':
        this.#reference(expression, at, level, rhythm, period);
        return;
      case 'overUnits': {
        const { units: set, of } = expression;
        const below = at.flatMap((unit) => this.units.below(unit.id, set.level, period.end, set.kinds));
        this.formula(of, below, set.level, rhythm, period);
        return;
      }
      default:
        for (const part of operandsOf(expression)) this.formula(part, at, level, rhythm, period);
    }
  }

  #reference(
    reference: ElementReference,
    at: readonly Unit[],
    level: Level,
    rhythm: Rhythm,
    period: Period,
  ): void {
    const element = this.catalogue.elements.get(reference.name);
    if (!element) return;
    const said = reference.period;
    if (!said) this.element(element, at, level, rhythm, period);
    else if ('absolute' in said) this.element(element, at, level, said.absolute, said.absolute);
    else if (said.word === 'YEAR_TO_DATE') {
      const soFar = yearToDate(period);
      const stretches = this.history.get(element.name);
      if (stretches) this.#across(element, at, level, collectedToDate(stretches, period));
      else if (element.reportedAs) this.#cumulative(element, at, level, soFar);
      else for (const part of soFar) this.element(element, at, level, rhythm, part);
    } else if (said.word === 'SINCE_START') {
      for (const unit of at) this.#sinceStart(element, unit, level, rhythm, period);
    } else this.element(element, at, level, rhythm, periodMeant(said.word, period));
  }

  element(element: Element, at: readonly Unit[], level: Level, rhythm: Rhythm, period: Period): void {
    const kept = this.history.get(element.name) ? element.name : keptWhere(element);
    const last = this.#last.get(kept);
    if (last && last.at === at && last.level === level && last.rhythm === rhythm && last.period === period)
      return;
    this.#last.set(kept, { at, level, rhythm, period });
    const key = `${kept} ${level} ${keyOfRhythm(rhythm)} ${period.id} ${this.#idsOf(at)}`;
    if (this.#visited.has(key)) return;
    this.#visited.add(key);
    if (element.reportedAs) {
      this.#cumulative(element, at, level, [period]);
      return;
    }
    const stretches = this.history.get(element.name);
    if (stretches && element.kind !== 'RATIO') {
      this.#across(element, at, level, periodsCollected(stretches, period.start, period.end));
      return;
    }
    if (element.at === level && isSameRhythm(rhythmOf(element), rhythm)) {
      this.#base(element, at, period);
      return;
    }
    if (element.kind === 'RATIO' && element.derivation) {
      const whole = at.filter((unit) => this.units.former(unit.id, period.end));
      this.formula(element.derivation, whole, level, rhythm, period);
      return;
    }
    const parts = partsIn(period, rhythmOf(element));
    const counted = element.kind === 'FLOW' || element.kind === 'AVERAGE' ? parts : parts.slice(-1);
    const weight = element.weight === undefined ? undefined : this.catalogue.elements.get(element.weight);
    for (const part of counted) {
      const base = this.#contributing(element, at, level, part);
      this.#base(element, base, part);
      if (weight) this.element(weight, base, element.at, rhythmOf(element), part);
    }
  }

  /** Over periods in which an element was collected more or less often than now. */
  #across(element: Element, at: readonly Unit[], level: Level, periods: readonly Period[] | undefined): void {
    for (const part of countedOf(element, periods) ?? []) {
      this.#base(
        element,
        element.kind === 'ATTRIBUTE' ? at : this.#contributing(element, at, level, part),
        part,
      );
    }
  }

  /** Every unit in every period from the first that it reports; where nobody has begun, what the period itself says. */
  #sinceStart(element: Element, unit: Unit, level: Level, rhythm: Rhythm, period: Period): void {
    const stretches = this.history.get(element.name);
    const { firstReport } = this.units;
    const parts = stretches
      ? (collectedSince(stretches, firstReport, period) ?? [])
      : periodsBetween(
          periodContaining(firstReport, element.every, element.calendar),
          partsIn(period, rhythmOf(element)).at(-1) as Period,
        );
    const begun = placesOf(parts, (part) => {
      const then = this.units.former(unit.id, part.end) ?? [];
      return this.#contributing(element, then, level, part);
    }).filter((place) => reports(place.unit, place.period));
    if (begun.length === 0) this.element(element, [unit], level, rhythm, period);
    else if (element.reportedAs) this.#stretches(element, begun, (at, part) => this.#hasReported(at, part));
    else for (const place of begun) this.#base(element, [place.unit], place.period);
  }

  /** A flow that is handed in cumulatively, over periods that follow each other. */
  #cumulative(element: Element, at: readonly Unit[], level: Level, periods: readonly Period[]): void {
    const parts = periods.flatMap((period) => partsIn(period, rhythmOf(element)));
    this.#stretches(
      element,
      placesOf(parts, (part) => this.#contributing(element, at, level, part)),
      () => true,
    );
  }

  /** The two ends of every stretch; `counts` says which figures before it are taken off. */
  #stretches(
    element: Element,
    places: readonly { unit: Unit; period: Period }[],
    counts: (unit: Unit, period: Period) => boolean,
  ): void {
    for (const { first, last } of stretchesOf(places)) {
      const before = periodBefore(first.period);
      this.#base(element, [last.unit], last.period);
      if (before && counts(last.unit, before)) this.#base(element, [last.unit], before);
    }
  }

  #hasReported(unit: Unit, period: Period): boolean {
    return this.units.former(unit.id, period.end)?.some((each) => reports(each, period)) ?? false;
  }

  /** The units at which it is collected, seen from those of a coarser level. */
  #contributing(element: Element, at: readonly Unit[], level: Level, part: Period): readonly Unit[] {
    if (element.at === level) return at;
    return at.flatMap((unit) => this.units.below(unit.id, element.at, part.end, element.kinds));
  }

  /** The element where it is collected. */
  #base(element: Element, base: readonly Unit[], period: Period): void {
    const { kinds } = element;
    const then = base.map((unit) => this.units.get(unit.id, period.end));
    const asked = kinds ? then.filter((unit) => kinds.includes(unit.kind)) : then;
    const [standing, later] = partition(asked, ({ predecessors, validFrom }) => {
      return predecessors === undefined || validFrom <= period.end;
    });
    this.#own(element, standing, period);
    for (const unit of later) this.#former(element, unit, period);
    if (!element.askedBefore) return;
    for (const unit of asked.filter((each) => isJustBeforeFirst(each, period))) {
      if (isOpeningAsked(this.units, element, unit, next(period))) this.#add(unit, next(period));
    }
  }

  #own(element: Element, units: readonly Unit[], period: Period): void {
    if (!element.derivation) {
      for (const unit of units) this.#add(unit, period);
      return;
    }
    const goesOn = continuesItself(element, (name) => this.catalogue.elements.get(name));
    const begun = goesOn ? units.filter((unit) => reports(unit, period)) : units;
    this.formula(element.derivation, begun, element.at, rhythmOf(element), period);
  }

  /** Before a unit was merged: the tables of what was merged into it. */
  #former(element: Element, unit: Unit, period: Period): void {
    const former = this.units.former(unit.id, period.end);
    if (!former) return;
    const addsUp = element.kind === 'STOCK' || element.kind === 'FLOW';
    if (element.kind === 'RATIO' && element.derivation) this.#own(element, [unit], period);
    else if (addsUp || element.weight !== undefined || former.length === 1) {
      this.#base(element, former, period);
      const weight = this.catalogue.elements.get(element.weight ?? '');
      if (weight && former.length > 1) this.element(weight, former, element.at, rhythmOf(element), period);
    }
  }

  /** Sets of units come up again and again: most are the tree's own, remembered lists. */
  #idsOf(units: readonly Unit[]): string {
    let ids = this.#ids.get(units);
    if (ids === undefined) {
      ids = units.map((unit) => unit.id).join();
      this.#ids.set(units, ids);
    }
    return ids;
  }

  #add(unit: Unit, period: Period): void {
    this.tables.set(`${unit.id} ${period.id}`, { unit: unit.id, period: period.id });
  }
}

function placesOf(periods: readonly Period[], units: (period: Period) => readonly Unit[]) {
  return periods.flatMap((period) => units(period).map((unit) => ({ unit, period })));
}
