import {
  type Cell,
  CODES,
  codesMeant,
  containing,
  daysOf,
  type Element,
  type Form,
  type Formula,
  idOf,
  isMadeOf,
  isSame,
  type Kind,
  type Level,
  MEASURES,
  MONTHS,
  type Model,
  moved,
  type Period,
  partsOf,
  type Reference,
  type Rhythm,
  type Slice,
  type Sub,
  type Unit,
  type UnitKind,
  WALLS,
} from './model.ts';
import { Rational } from './rational.ts';

/**
 * What a form must say, worked out the slow way from the design's words (dictionary.md, filling.md): nested
 * loops over units, periods and slices, nothing remembered, nothing shared with `src/`.
 */

/** A table as it was handed in: answers by key, and the keys of carried ones. */
export interface Table {
  readonly values: Readonly<Record<string, unknown>>;
  readonly sources: Readonly<Record<string, string>>;
}

export class Gap {
  constructor(
    readonly reason: string,
    readonly reported: number,
    readonly expected: number,
    readonly partial?: Rational,
  ) {}
}

export type Answer = Rational | string | boolean | Gap;

export interface ExpectedCell {
  readonly row: string | undefined;
  readonly field: string;
  readonly state: string;
  readonly value?: string;
  readonly rule?: string;
  readonly carried?: true;
  readonly gap?: { reason: string; reported: number; expected: number; partialValue?: string };
}

const LEVELS: readonly string[] = ['COUNTY', 'TOWNSHIP', 'VILLAGE', 'NATURAL_VILLAGE'];
const isCoarserLevel = (a: Level, b: Level): boolean => LEVELS.indexOf(a) < LEVELS.indexOf(b);

/** In the order of the closed list: the first that holds is said. */
const REASONS = [
  'NOT_REPORTED',
  'NO_EARLIER_PERIOD',
  'UNIT_CHANGED',
  'REPORTED_UNKNOWN',
  'DIVISION_BY_ZERO',
  'NOT_APPLICABLE',
];

const notApplicable = (): Gap => new Gap('NOT_APPLICABLE', 1, 1);
const unitChanged = (): Gap => new Gap('UNIT_CHANGED', 0, 1);
const notReported = (): Gap => new Gap('NOT_REPORTED', 0, 1);
const isAbsent = (answer: Answer): boolean => answer instanceof Gap && answer.reason === 'NOT_APPLICABLE';

const isNumber = (type: string): boolean => type === 'Int' || type === 'Decimal';

/** What a cell looks for: in whose table, for which period, and whether as «what was it last period?». */
export interface Want {
  readonly element: Element;
  readonly slice: Slice;
  readonly unit: Unit;
  readonly period: Period;
  readonly asPrevious: boolean;
}

export class Oracle {
  /** Whether a carried fact was used, and whether slices were added up, since last asked. */
  private carried = false;
  private summed = false;
  /** Whether values of units that were merged were put together. */
  private merged = false;

  /** How often values were put together over a merger, and units were looked at as they had been. */
  mergers = 0;
  pasts = 0;

  readonly elements: readonly Element[];
  private readonly text: string;
  private readonly hasFixed: boolean;
  /** Where it is noted what a form looks for; its noter does nothing else. */
  private noting: Want[] | undefined;
  private noter: Oracle | undefined;
  /** Whether the reference being followed may ask for the last period's value. */
  private mayAsk = false;

  constructor(
    readonly model: Model,
    readonly units: readonly Unit[],
    readonly table: (unit: string, period: string) => Table | undefined,
  ) {
    this.elements = [...model.elements, ...ownQuestions(model)];
    this.text = JSON.stringify(model);
    this.hasFixed = this.text.includes('"period":{');
  }

  // --------------------------------------------------------------------------------------------- forms

  fill(form: Form, unit: Unit, period: Period): ExpectedCell[] {
    if (!form.rows) return form.cells.map((cell) => this.cell(form, cell, unit, undefined, period));
    const { last } = daysOf(period);
    // In the order of the tree: those below one unit stand together.
    const place = (row: Unit): string =>
      this.upwards(row, last)
        .map(({ id }) => id)
        .reverse()
        .join(' ');
    const rows = (this.former(unit, last) ?? []).flatMap((each) =>
      this.below(each, form.rows as Level, last).sort((a, b) => (place(a) < place(b) ? -1 : 1)),
    );
    const cells = rows.flatMap((row) => form.cells.map((cell) => this.cell(form, cell, row, row.id, period)));
    return [...cells, ...form.cells.map((cell) => this.cell(form, cell, unit, 'total', period))];
  }

  private cell(form: Form, cell: Cell, unit: Unit, row: string | undefined, period: Period): ExpectedCell {
    const said = { row, field: cell.field };
    if (row === 'total' && !isNumber(cell.type)) return { ...said, state: 'notApplicable' };
    this.carried = false;
    this.summed = false;
    this.merged = false;
    const formula: Formula = cell.from ?? { is: 'reference', name: ownName(form, cell), slice: {} };
    const unitOfCell = this.unitOfCell(cell);
    const factor = factorOf(unitOfCell);
    const toCell = (x: Rational): Rational => x.times(this.measure(formula).factor ?? factor).over(factor);
    const print = (x: Rational): string => x.rounded(this.decimals(cell)).text(this.decimals(cell));
    const answer = this.evaluate(formula, unit, period, {});
    const isOwn = !cell.from && row !== 'total';
    if (answer instanceof Gap) {
      const nobodyAsked = isOwn && answer.reason === 'NO_EARLIER_PERIOD';
      if (isAbsent(answer) || nobodyAsked) return { ...said, state: 'notApplicable' };
      if (isOwn && answer.reason === 'NOT_REPORTED') return { ...said, state: 'open' };
      const { reason, reported, expected, partial } = answer;
      const partialValue = partial === undefined ? {} : { partialValue: print(toCell(partial)) };
      return { ...said, state: 'missing', gap: { reason, reported, expected, ...partialValue } };
    }
    const code = cell.type === 'Walls' && typeof answer === 'string' ? wallsOf(answer) : String(answer);
    const value = answer instanceof Rational ? print(toCell(answer)) : code;
    if (isOwn) return { ...said, state: 'answered', value };
    const carried = this.carried ? { carried: true as const } : {};
    return {
      ...said,
      state: 'filled',
      value,
      rule: this.rule(formula, unit, period, unitOfCell, cell.type),
      ...carried,
    };
  }

  /** The strongest step: formula, sub-units, periods, conversion, slices, copy. */
  private rule(
    formula: Formula,
    unit: Unit,
    period: Period,
    unitOfCell: string | undefined,
    type: string,
  ): string {
    if (formula.is !== 'reference') return 'calculated';
    const element = this.element(formula.name);
    const asPrinted =
      element.cumulative && formula.period === 'YEAR_TO_DATE' && element.calendar === period.calendar;
    const isDifference = element.cumulative && !asPrinted && formula.period !== 'SINCE_START';
    if (element.from || isDifference) return 'calculated';
    if (element.at !== unit.level || this.merged) return 'rolledUp';
    const wanted = typeof formula.period === 'object' ? formula.period : period;
    if (element.every !== wanted.every || (isToDate(formula) && !asPrinted)) return 'accumulated';
    const isTranslated = type === 'Walls' && element.type !== 'Walls';
    if (isTranslated || factorOf(element.unit).compare(factorOf(unitOfCell)) !== 0) return 'converted';
    return this.summed ? 'summed' : 'copied';
  }

  private unitOfCell(cell: Cell): string | undefined {
    return cell.unit ?? (cell.from?.is === 'reference' ? this.element(cell.from.name).unit : undefined);
  }

  /** To the cell's decimals, else the element's digits adjusted for conversion. */
  private decimals(cell: Cell): number {
    if (cell.type !== 'Decimal') return 0;
    if (cell.decimals !== undefined) return cell.decimals;
    if (cell.from?.is !== 'reference') return 2;
    const element = this.element(cell.from.name);
    const digits = element.type === 'Int' ? 0 : (element.decimals ?? 2);
    // The least k with factor(cell) <= factor(element) · 10^k, counted from the element's own digits.
    const [own, wanted] = [factorOf(element.unit), factorOf(this.unitOfCell(cell))];
    let shift = -20;
    while (own.times(tenTo(shift)).compare(wanted) < 0) shift++;
    return Math.max(0, digits + shift);
  }

  // ------------------------------------------------------------------------------------------ elements

  element(name: string): Element {
    return this.elements.find((element) => element.name === name) as Element;
  }

  /** An element's slice for a unit and period: as collected, or brought there as its kind allows. */
  private value(element: Element, slice: Slice, now: Unit, period: Period): Answer {
    const unit = this.asOf(now, daysOf(period).last);
    if (unit.level === element.at && isSame(period, element))
      return this.collected(element, slice, unit, period);
    if (element.cumulative) return this.grown(element, slice, this.places(element, unit, period));
    if (element.kind === 'RATIO') {
      const isSplit = this.former(unit, daysOf(period).last) === undefined;
      return isSplit ? unitChanged() : this.computed(element, slice, unit, period);
    }
    if (element.kind === 'ATTRIBUTE')
      return this.collected(element, slice, unit, partsOf(period, element).at(-1) as Period);
    const places = this.places(element, unit, period);
    if (element.kind === 'AVERAGE') return this.weighted(element, slice, places);
    return sum(places.map((place) => this.collected(element, slice, place.unit, place.period)));
  }

  /** The unit with the name, the kind and the parent that it had on a day. */
  private asOf(unit: Unit, day: string): Unit {
    if (!unit.past) return unit;
    const now = this.units.find(({ id }) => id === unit.id) as Unit;
    const then = now.past?.find(({ until }) => day <= until);
    if (then) this.pasts++;
    return then ? { ...now, label: then.label, kind: then.kind, parent: then.parent } : now;
  }

  /**
   * The units that together were a unit on a day: follow each merger and split back until all are there that day.
   * Nothing, if on the way some of what came before went to a unit that is not among them.
   */
  private former(unit: Unit, day: string): Unit[] | undefined {
    let together = [unit.id];
    const known = (id: string): Unit => this.units.find((each) => each.id === id) as Unit;
    for (;;) {
      const later = together.map(known).filter((each) => each.predecessors && each.validFrom > day);
      if (later.length === 0) return together.sort().map((id) => this.asOf(known(id), day));
      // The last change first: only then are all of its results among them, if they ever are.
      const last = later.map(({ validFrom }) => validFrom).sort()[later.length - 1];
      const results = later.filter(({ validFrom }) => validFrom === last).map(({ id }) => id);
      const sources = [...new Set(results.flatMap((id) => known(id).predecessors ?? []))];
      const heirs = this.units.filter(({ predecessors }) => predecessors?.some((id) => sources.includes(id)));
      if (!heirs.every(({ id }) => together.includes(id))) return undefined;
      together = [...together.filter((id) => !results.includes(id)), ...sources];
    }
  }

  /** Where it is collected: every period of a flow or an average, the last of a stock; every contributing unit. */
  private places(element: Element, unit: Unit, period: Period): { unit: Unit; period: Period }[] {
    const parts = partsOf(period, element);
    const counted = element.kind === 'FLOW' || element.kind === 'AVERAGE' ? parts : parts.slice(-1);
    // Of a cumulative figure only the ends count: a unit that was merged goes on with what it had before.
    if (element.cumulative && element.at === unit.level)
      return counted.map((part) => ({ unit, period: part }));
    return counted.flatMap((part) => this.noted(unit, this.contributing(element, unit, part)));
  }

  /** Places of one level and other units are those of a merger. */
  private noted<P extends { unit: Unit }>(unit: Unit, places: P[]): P[] {
    if (places.some((place) => place.unit.level === unit.level && place.unit.id !== unit.id)) {
      this.merged = true;
      this.mergers++;
    }
    return places;
  }

  private contributing(element: Element, unit: Unit, part: Period): { unit: Unit; period: Period }[] {
    const { last } = daysOf(part);
    const then = this.asOf(unit, last);
    const whole = this.former(then, last);
    // What is not derivable stays one part, of the unit itself.
    if (!whole) return [{ unit: then, period: part }];
    const isLeftOut =
      element.at === then.level && element.kinds !== undefined && !element.kinds.includes(then.kind);
    if (isLeftOut) return [{ unit: then, period: part }];
    const units =
      element.at === then.level
        ? whole
        : whole.flatMap((each) => this.below(each, element.at, last, element.kinds));
    return units.map((each) => ({ unit: each, period: part }));
  }

  private weighted(element: Element, slice: Slice, places: { unit: Unit; period: Period }[]): Answer {
    const weight = this.element(element.weight as string);
    const products: Answer[] = [];
    const weights: Answer[] = [];
    for (const place of places) {
      const value = this.collected(element, slice, place.unit, place.period);
      const weigh =
        place.unit.level === element.at
          ? this.reference({ is: 'reference', name: weight.name, slice }, place.unit, place.period, {})
          : unitChanged();
      const gap = value instanceof Gap ? value : weigh instanceof Gap ? weigh : undefined;
      products.push(gap ?? (value as Rational).times(weigh as Rational));
      weights.push(gap ?? weigh);
    }
    const [top, bottom] = [sum(products), sum(weights)];
    if (top instanceof Gap) return withoutPartial(top);
    return (bottom as Rational).isZero() ? notApplicable() : (top as Rational).over(bottom as Rational);
  }

  /**
   * What came in over periods that follow each other, of an element that is handed in cumulatively: for each unit
   * and each year, the last figure there less the figure before the first; since the start, less nothing where
   * the unit had not begun.
   */
  private grown(
    element: Element,
    slice: Slice,
    places: readonly { unit: Unit; period: Period }[],
    sinceStart = false,
  ): Answer {
    const figure = (now: Unit, period: Period): Answer => {
      const unit = this.asOf(now, daysOf(period).last);
      if (element.kinds && !element.kinds.includes(unit.kind)) return notApplicable();
      const whole = this.former(unit, daysOf(period).last);
      const [only] = whole ?? [];
      if (!whole || !only) return unitChanged();
      if (only.id === unit.id) return this.stored(element, slice, unit, period);
      if (whole.length === 1) return figure(only, period);
      const together = sum(whole.map((each) => figure(each, period)));
      if (!(together instanceof Gap)) this.merged = true;
      return together;
    };
    const hasReported = (unit: Unit, period: Period): boolean =>
      this.former(unit, daysOf(period).last)?.some((each) => reports(each, period)) ?? false;
    const seen: string[] = [];
    const parts: Answer[] = [];
    for (const { unit, period } of places) {
      const here = places.filter((place) => place.unit.id === unit.id && place.period.year === period.year);
      const stretch = `${unit.id} ${period.year}`;
      if (seen.includes(stretch)) continue;
      seen.push(stretch);
      if (unit.level !== element.at) {
        parts.push(unitChanged()); // a township that was split
        continue;
      }
      const indices = here.map((place) => place.period.index);
      const [first, last] = [Math.min(...indices), Math.max(...indices)];
      const now = figure(unit, { ...period, index: last });
      const start = { ...period, index: first - 1 };
      const takesOff = first > 1 && !(sinceStart && !hasReported(unit, start));
      const before = takesOff ? figure(unit, start) : notApplicable();
      if (isAbsent(now) || !takesOff) parts.push(now);
      else if (isAbsent(before)) parts.push(withoutPartial(now));
      else parts.push(firstGap(now, before) ?? (now as Rational).minus(before as Rational));
    }
    return sum(parts);
  }

  /** An element at its own level and frequency. */
  private collected(element: Element, slice: Slice, now: Unit, period: Period): Answer {
    const unit = this.asOf(now, daysOf(period).last);
    if (unit.level !== element.at) return unitChanged(); // a township that was split
    if (element.kinds && !element.kinds.includes(unit.kind)) return notApplicable();
    if (element.cumulative) return this.grown(element, slice, [{ unit, period }]);
    const first = moved(period, 1);
    if (this.noting && this.mayAsk && !reports(unit, period) && reports(unit, first)) {
      if (this.asksOpening(element, unit, first))
        this.noting.push({ element, slice, unit, period: first, asPrevious: true });
    }
    const own = this.beforeChange(element, slice, unit, period) ?? this.there(element, slice, unit, period);
    if (this.noting || !(own instanceof Gap) || !this.isAskedBefore(element)) return own;
    if (reports(unit, period) || !reports(unit, first)) return own;
    if (!this.asksOpening(element, unit, first)) return own;
    // The last period's value was asked in the first table, and counts until that period has its own.
    const asking = first;
    const isTotal = element.args.every((argument) => slice[argument] === undefined);
    const leaves =
      element.partial && isTotal
        ? [slice]
        : this.leaves(element, slice, this.toldApart(element, unit, asking, true));
    const keys = leaves.map((leaf) => `${keyOf(element, leaf)}@PREVIOUS`);
    const asked = this.askedLeaves(element, unit, asking, true).map((leaf) => keyOf(element, leaf));
    const isAsked = leaves.every((leaf) => asked.includes(keyOf(element, leaf)));
    const answer = this.read(element, keys, unit, asking) ?? notReported();
    const isOwed = isAsked || !(answer instanceof Gap) || answer.reason !== 'NOT_REPORTED';
    return isOwed ? answer : own;
  }

  private there(element: Element, slice: Slice, unit: Unit, period: Period): Answer {
    return element.from
      ? this.derived(element, slice, unit, period)
      : this.stored(element, slice, unit, period);
  }

  /** For a period that ended before the unit came about from others; undefined where it was there, or nothing was. */
  private beforeChange(element: Element, slice: Slice, unit: Unit, period: Period): Answer | undefined {
    const { last } = daysOf(period);
    if (!unit.predecessors || unit.validFrom <= last) return undefined;
    const whole = this.former(unit, last);
    if (!whole) return unitChanged();
    const places = whole.map((each) => ({ unit: each, period }));
    if (element.kind === 'RATIO' && element.from) return this.derived(element, slice, unit, period);
    const [only] = places;
    if (only && places.length === 1) return this.collected(element, slice, only.unit, period);
    const addsUp = element.kind === 'STOCK' || element.kind === 'FLOW';
    if (!addsUp && !(element.kind === 'AVERAGE' && element.weight)) return unitChanged();
    const together = addsUp
      ? sum(places.map((place) => this.collected(element, slice, place.unit, place.period)))
      : this.weighted(element, slice, places);
    if (!(together instanceof Gap)) {
      this.merged = true;
      this.mergers++;
    }
    return together;
  }

  /** Whether the value of the period before a unit's first is asked of it: nobody else has it, or it does not add up. */
  private asksOpening(element: Element, unit: Unit, first: Period): boolean {
    const before = moved(first, -1);
    if (reports(unit, before)) return false;
    if (!unit.predecessors || unit.validFrom <= daysOf(before).last) return true;
    const whole = this.former(unit, daysOf(before).last);
    if (!whole?.every((each) => reports(each, before))) return true;
    if (whole.length === 1) return false;
    return !(
      element.kind === 'STOCK' ||
      element.kind === 'FLOW' ||
      element.kind === 'RATIO' ||
      element.weight
    );
  }

  private derived(element: Element, slice: Slice, unit: Unit, period: Period): Answer {
    const single = this.leaves(element, slice, []);
    // What another list takes together is worked out code by code; a ratio is recomputed whole.
    if (single.length > 1 && element.kind !== 'RATIO')
      return withoutPartial(sum(single.map((leaf) => this.derived(element, leaf, unit, period))));
    const goesOn = this.reaches(element, element);
    if (goesOn && !reports(unit, period)) {
      const isLater = unit.predecessors !== undefined && unit.validFrom > daysOf(period).last;
      return isLater ? unitChanged() : this.absence(element, unit, period);
    }
    return this.computed(element, slice, unit, period);
  }

  /** A formula's result in the unit of its element. */
  private computed(element: Element, slice: Slice, unit: Unit, period: Period): Answer {
    const from = element.from as Formula;
    const { factor } = this.measure(from);
    const answer = this.evaluate(from, unit, period, slice);
    return factor ? mapped(answer, (x) => x.times(factor).over(factorOf(element.unit))) : answer;
  }

  /** From the unit's table: the slices that were asked, else the one number, else slice by slice. */
  private stored(element: Element, slice: Slice, unit: Unit, period: Period): Answer {
    if (this.noting) {
      this.noting.push({ element, slice, unit, period, asPrevious: false });
      return notReported();
    }
    const total = element.args.every((argument) => slice[argument] === undefined);
    const full = element.args.every((argument) => {
      const code = slice[argument];
      return code !== undefined && codesMeant(code).length === 1;
    });
    const ways: Slice[][] =
      full || (element.partial && total)
        ? [[slice]]
        : [
            this.leaves(element, slice, this.toldApart(element, unit, period, false)),
            ...(this.leaves(element, slice, []).length === 1
              ? [[this.leaves(element, slice, [])[0] as Slice]]
              : []),
            this.leaves(element, slice, element.args),
          ];
    for (const leaves of ways) {
      const answer = this.read(
        element,
        leaves.map((leaf) => keyOf(element, leaf)),
        unit,
        period,
      );
      if (answer !== undefined) return answer;
    }
    return this.absence(element, unit, period);
  }

  private read(element: Element, keys: readonly string[], unit: Unit, period: Period): Answer | undefined {
    const table = this.table(unit.id, idOf(period));
    const answers = keys.map((key) => {
      const answer = table?.values[key];
      if (answer === undefined) return undefined;
      if (table?.sources[key] === 'carried') this.carried = true;
      if (typeof answer === 'object') {
        const reason = (answer as { null: string }).null;
        return reason === 'NOT_APPLICABLE' ? notApplicable() : new Gap('REPORTED_UNKNOWN', 1, 1);
      }
      return isNumber(element.type) ? Rational.of(answer as string) : (answer as string | boolean);
    });
    if (answers.every((answer) => answer === undefined)) return undefined;
    if (answers.length === 1) return answers[0];
    this.summed = true;
    const total = sum(answers.map((answer) => answer ?? notReported()));
    if (!(total instanceof Gap) || isAbsent(total)) return total;
    // A table is one part, however many slices it holds.
    return new Gap(total.reason, total.reason === 'NOT_REPORTED' ? 0 : 1, 1, total.partial);
  }

  private absence(element: Element, unit: Unit, period: Period): Gap {
    const own = this.model.forms.flatMap((form) =>
      form.cells.filter((cell) => ownName(form, cell) === element.name),
    )[0];
    if (own && !own.required) return notApplicable();
    if (reports(unit, period)) return notReported();
    const { first, last } = daysOf(period);
    const wasThere = unit.validFrom <= first && (unit.validTo === undefined || last <= unit.validTo);
    return wasThere ? new Gap('NO_EARLIER_PERIOD', 0, 1) : notApplicable();
  }

  // ------------------------------------------------------------------------------- what the table asks

  /** The keys of all that a unit is asked for a period: the leaves that some form needs, and no more. */
  questions(today: Unit, period: Period): string[] {
    // The kind that the unit had then decides, not the one that it has had since.
    const unit = this.asOf(today, daysOf(period).last);
    if (!reports(unit, period)) return [];
    const keys = this.elements.flatMap((element) => {
      if (element.at !== unit.level || !isSame(element, period)) return [];
      if (element.kinds && !element.kinds.includes(unit.kind)) return [];
      const now = element.from ? [] : this.askedLeaves(element, unit, period, false);
      const asksBefore = this.asksOpening(element, unit, period);
      const before = asksBefore ? this.askedLeaves(element, unit, period, true) : [];
      return [
        ...now.map((leaf) => keyOf(element, leaf)),
        ...before.map((leaf) => `${keyOf(element, leaf)}@PREVIOUS`),
      ];
    });
    return [...new Set(keys)].sort();
  }

  /** The keys that a unit was asked in order to verify, and whose answers differ from what the formula gives. */
  differing(today: Unit, period: Period): string[] {
    const unit = this.asOf(today, daysOf(period).last);
    if (!reports(unit, period)) return [];
    const keys = this.elements.flatMap((element) => {
      const { verify, at, kinds } = element;
      if (!verify || at !== unit.level || !isSame(element, period)) return [];
      if (kinds && !kinds.includes(unit.kind)) return [];
      const asked = this.askedLeaves(element, unit, period, false);
      return asked
        .filter((leaf) => this.differs(element, verify, leaf, unit, period))
        .map((leaf) => keyOf(element, leaf));
    });
    return [...new Set(keys)].sort();
  }

  /** How often an answer was held against a formula and agreed with it. */
  agreed = 0;

  private differs(element: Element, verify: Formula, leaf: Slice, unit: Unit, period: Period): boolean {
    const entered = this.evaluate({ is: 'reference', name: element.name, slice: {} }, unit, period, leaf);
    const derived = this.computed({ ...element, from: verify }, leaf, unit, period);
    if (entered instanceof Gap || derived instanceof Gap) return false;
    const decimals = element.type === 'Int' ? 0 : (element.decimals ?? 2);
    const isAlike =
      entered instanceof Rational
        ? entered.compare((derived as Rational).rounded(decimals)) === 0
        : entered === derived;
    if (isAlike) this.agreed++;
    return !isAlike;
  }

  /** The arguments of an element that some form due from the unit, or a unit above it, tells apart. */
  toldApart(element: Element, unit: Unit, period: Period, asPrevious: boolean): string[] {
    if (element.args.length === 0) return [];
    const slices = this.askedSlices(element, unit, period, asPrevious);
    return element.args.filter((argument) => slices.some((slice) => slice[argument] !== undefined));
  }

  /** The slices that are put to the unit one by one; with `asPrevious`, as «what was it last period?». */
  private askedLeaves(element: Element, unit: Unit, period: Period, asPrevious: boolean): Slice[] {
    const apart = this.toldApart(element, unit, period, asPrevious);
    return this.askedSlices(element, unit, period, asPrevious).flatMap((slice) => {
      const isTotal = Object.keys(slice).length === 0;
      // The total of 其中 that does not exhaust is a question of its own.
      return element.partial && isTotal ? [slice] : this.leaves(element, slice, apart);
    });
  }

  /** Everything that some cell of some form due looks for in the unit's table. */
  lookedFor(unit: Unit, period: Period): readonly Want[] {
    if (!reports(unit, period)) return [];
    return this.wantsOn(unit, period, `${unit.id} ${idOf(period)}`);
  }

  /** The slices of an element that some cell of some form due looks for in the unit's table. */
  private askedSlices(element: Element, unit: Unit, period: Period, asPrevious: boolean): Slice[] {
    const table = `${unit.id} ${idOf(period)}`;
    const known = this.wantsIn.get(table) ?? this.wantsOn(unit, period, table);
    this.wantsIn.set(table, known);
    const wanted = known.filter(
      ({ element: its, asPrevious: before }) => its.name === element.name && before === asPrevious,
    );
    return wanted.map(({ slice }) => slice);
  }

  private readonly wantsIn = new Map<string, Want[]>();
  private readonly wantsOf = new Map<string, Map<string, Want[]>>();

  private wantsOn(unit: Unit, period: Period, table: string): Want[] {
    return this.model.forms.flatMap((form) =>
      this.periodsFor(form, period).flatMap((when) =>
        this.formUnits(unit, period, when)
          .filter((above) => due(form, above, when))
          .flatMap((above) => this.lookedForBy(form, above, when).get(table) ?? []),
      ),
    );
  }

  /** Periods in which a form may look back to another; what is fixed may be looked at in any year. */
  private periodsFor(form: Form, period: Period): Period[] {
    const named = this.text.split('"period"').length - 1;
    if (named === 0 && !this.text.includes('"cumulative":true'))
      return [containing(period, form)].filter((whole) => whole !== undefined);
    // A year of another calendar may be named after the one before or after.
    const slack = this.text.includes('"calendar"') ? 1 : 0;
    const from = this.hasFixed ? 2020 : period.year - slack;
    // No way goes back more often than periods are named.
    const to = Math.max(period.year, 2025) + Math.min(4, named + 1) + slack;
    const years = Array.from({ length: to - from + 1 }, (_, i) => from + i);
    return years.flatMap((year) => partsOf({ every: 'YEAR', calendar: form.calendar, year, index: 1 }, form));
  }

  private formUnits(unit: Unit, period: Period, when: Period): Unit[] {
    if (this.hasFixed) return this.units.map((each) => this.asOf(each, daysOf(when).last));
    return daysOf(when).last < daysOf(period).last ? [] : this.became(unit, period, when);
  }

  /** What a form looks for in which tables: it is filled without any, and whatever it asks for is noted. */
  private lookedForBy(form: Form, unit: Unit, period: Period): Map<string, Want[]> {
    const key = `${form.code} ${unit.id} ${idOf(period)}`;
    const known = this.wantsOf.get(key);
    if (known) return known;
    const wants: Want[] = [];
    this.noter ??= new Oracle(this.model, this.units, () => undefined);
    this.noter.noting = wants;
    this.noter.fill(form, unit, period);
    const byTable = Map.groupBy(wants, (want) => `${want.unit.id} ${idOf(want.period)}`);
    this.wantsOf.set(key, byTable);
    return byTable;
  }

  private leaves(element: Element, slice: Slice, apart: readonly string[]): Slice[] {
    let leaves: Slice[] = [slice];
    for (const argument of element.args) {
      const said = slice[argument];
      if (said !== undefined) {
        leaves = leaves.flatMap((leaf) => codesMeant(said).map((code) => ({ ...leaf, [argument]: code })));
      }
      if (slice[argument] !== undefined || !apart.includes(argument)) continue;
      leaves = leaves.flatMap((leaf) =>
        (CODES[argument] ?? []).map((code) => ({ ...leaf, [argument]: code })),
      );
    }
    return leaves;
  }

  /** Whether any reference to the element may ask for the last period's value. */
  isAskedBefore(element: Element): boolean {
    const formulas = [
      ...this.model.elements.map(({ from }) => from),
      ...this.model.forms.flatMap((form) => form.cells.map(({ from }) => from)),
    ];
    return formulas.some(
      (formula) =>
        formula &&
        referencesIn(formula, 'COUNTY').some(
          ({ reference }) => reference.orAsk && reference.name === element.name,
        ),
    );
  }

  /** Whether an element's formula leads, over whatever periods, to the goal. */
  private reaches(goal: Element, from: Element, path: readonly string[] = []): boolean {
    if (!from.from || path.includes(from.name)) return false;
    return referencesIn(from.from, 'COUNTY').some(
      ({ reference }) =>
        reference.name === goal.name ||
        this.reaches(goal, this.element(reference.name), [...path, from.name]),
    );
  }

  // ------------------------------------------------------------------------------------------ formulas

  private evaluate(formula: Formula, unit: Unit, period: Period, outer: Slice): Answer {
    const at = (part: Formula): Answer => this.evaluate(part, unit, period, outer);
    /** An operand in the unit of measure of the whole formula. */
    const inUnitOf = (whole: Formula, part: Formula): Answer => this.rescaled(at(part), part, whole);
    switch (formula.is) {
      case 'number':
        return Rational.of(formula.text);
      case 'reference':
        return this.reference(formula, unit, period, outer);
      case 'negate':
        return mapped(at(formula.of), (x) => x.negated());
      case 'abs':
        return mapped(at(formula.of), (x) => x.abs());
      case 'round':
        return mapped(at(formula.of), (x) => x.rounded(formula.decimals));
      case 'if': {
        const when = at(formula.when);
        // Both branches are looked at: a formula has the same facts whatever their values are.
        const [so, otherwise] = [inUnitOf(formula, formula.so), inUnitOf(formula, formula.otherwise)];
        if (when instanceof Gap) return when;
        return when === true ? so : otherwise;
      }
      case 'coalesce': {
        const args = formula.args.map((part) => inUnitOf(formula, part));
        return args.find((answer) => !(answer instanceof Gap)) ?? (args[args.length - 1] as Answer);
      }
      case 'sum':
      case 'min':
      case 'max':
      case 'avg':
        return withoutPartial(
          folded(
            formula.is,
            formula.args.map((part) => inUnitOf(formula, part)),
          ),
        );
      case 'over': {
        const units = this.subUnits(formula.sub, unit, period);
        return folded(
          formula.how,
          units.map((each) => this.evaluate(formula.of, each, period, outer)),
        );
      }
      case 'count': {
        const { condition } = formula;
        const units = this.subUnits(formula.sub, unit, period);
        if (!condition) return Rational.of(units.length);
        const answers = units.map((each) => this.evaluate(condition, each, period, outer));
        const ones = answers.map((answer) =>
          answer instanceof Gap ? answer : Rational.of(answer === true ? 1 : 0),
        );
        const total = sum(ones);
        return isAbsent(total) ? Rational.of(0) : total;
      }
      case 'binary':
        return this.binary(formula, unit, period, outer);
    }
  }

  private reference(reference: Reference, unit: Unit, period: Period, outer: Slice): Answer {
    const outside = this.mayAsk;
    this.mayAsk = reference.orAsk === true;
    const answer = this.referred(reference, unit, period, outer);
    this.mayAsk = outside;
    return answer;
  }

  private referred(reference: Reference, unit: Unit, period: Period, outer: Slice): Answer {
    const element = this.element(reference.name);
    const slice = sliceFor(element, { ...outer, ...reference.slice });
    const { period: said } = reference;
    if (said === undefined) return this.value(element, slice, unit, period);
    if (typeof said === 'object') return this.value(element, slice, unit, said);
    const perYear = 12 / MONTHS[period.every];
    if (said === 'PREVIOUS') return this.value(element, slice, unit, moved(period, -1));
    if (said === 'SAME_LAST_YEAR') return this.value(element, slice, unit, moved(period, -perYear));
    if (said === 'YEAR_END_BEFORE') return this.value(element, slice, unit, moved(period, -period.index));
    if (said === 'SINCE_START') return this.sinceStart(element, slice, unit, period);
    const soFar = Array.from({ length: period.index }, (_, i) => ({ ...period, index: i + 1 }));
    const places = soFar.flatMap((part) => this.places(element, unit, part));
    if (element.cumulative) return this.grown(element, slice, places);
    return sum(places.map((place) => this.collected(element, slice, place.unit, place.period)));
  }

  /** Every unit in every period from the first that it reports; where none has begun, what the period itself says. */
  private sinceStart(element: Element, slice: Slice, unit: Unit, period: Period): Answer {
    const last = partsOf(period, element).at(-1) as Period;
    const places: { unit: Unit; period: Period }[] = [];
    for (let part = moved(last, -100); idOf(part) <= idOf(last); part = moved(part, 1)) {
      const begun = this.contributing(element, unit, part).filter((place) => reports(place.unit, part));
      places.push(...this.noted(unit, begun));
    }
    if (places.length === 0) return this.value(element, slice, unit, period);
    if (element.cumulative) return this.grown(element, slice, places, true);
    return sum(places.map((place) => this.collected(element, slice, place.unit, place.period)));
  }

  private binary(
    formula: Extract<Formula, { is: 'binary' }>,
    unit: Unit,
    period: Period,
    outer: Slice,
  ): Answer {
    const { operator, left, right } = formula;
    const a = this.evaluate(left, unit, period, outer);
    const b = this.evaluate(right, unit, period, outer);
    if (operator === '+' || operator === '-') {
      // Both in the left one's unit, unless that is a bare number.
      const converted = this.rescaled(b, right, formula);
      const signed = operator === '-' ? mapped(converted, (x) => x.negated()) : converted;
      if (isAbsent(a) && isAbsent(b)) return notApplicable();
      if (isAbsent(a)) return withoutPartial(signed);
      if (isAbsent(b)) return withoutPartial(a);
      const gap = firstGap(a, signed);
      return gap ?? (a as Rational).plus(signed as Rational);
    }
    if (operator === '*' || operator === '/') {
      const gap = firstGap(a, b);
      if (gap) return gap;
      if (operator === '*') return (a as Rational).times(b as Rational);
      return (b as Rational).isZero()
        ? new Gap('DIVISION_BY_ZERO', 1, 1)
        : (a as Rational).over(b as Rational);
    }
    if (operator === 'and' || operator === 'or') {
      const gap = firstGap(a, b);
      return gap ?? (operator === 'and' ? a === true && b === true : a === true || b === true);
    }
    const gap = firstGap(a, b);
    if (gap) return gap;
    if (!(a instanceof Rational)) return operator === '=' ? a === b : a !== b;
    const whole: Formula = { is: 'binary', operator: '+', left, right };
    const order = (this.rescaled(a, left, whole) as Rational).compare(
      this.rescaled(b, right, whole) as Rational,
    );
    const holds: Record<string, boolean> = {
      '=': order === 0,
      '<>': order !== 0,
      '<': order < 0,
      '<=': order <= 0,
      '>': order > 0,
      '>=': order >= 0,
    };
    return holds[operator] as boolean;
  }

  /** From the unit of measure of a part to that of the formula it stands in; a bare number has none to change. */
  private rescaled(answer: Answer, part: Formula, whole: Formula): Answer {
    const from = this.measure(part).factor;
    const to = this.measure(whole).factor;
    return from && to ? mapped(answer, (x) => x.times(from).over(to)) : answer;
  }

  /** The dimension of a formula and the size of its unit; no factor for a bare number, which takes its neighbour's. */
  measure(formula: Formula): { dimension: string; factor?: Rational } {
    switch (formula.is) {
      case 'number':
        return { dimension: '' };
      case 'reference': {
        const { unit } = this.element(formula.name);
        return { dimension: dimensionOf(unit), factor: factorOf(unit) };
      }
      case 'negate':
      case 'abs':
      case 'round':
        return this.measure(formula.of);
      case 'over':
        return this.measure(formula.of);
      case 'count':
        return { dimension: 'count', factor: Rational.of(1) };
      case 'if':
        return this.leading([formula.so, formula.otherwise]);
      case 'binary': {
        if (formula.operator === '+' || formula.operator === '-')
          return this.leading([formula.left, formula.right]);
        const [left, right] = [this.measure(formula.left), this.measure(formula.right)];
        if (!left.factor && !right.factor) return { dimension: '' };
        const [a, b] = [left.factor ?? Rational.of(1), right.factor ?? Rational.of(1)];
        const isProduct = formula.operator === '*';
        const dimension = isProduct
          ? product(left.dimension, right.dimension)
          : quotient(left.dimension, right.dimension);
        return { dimension, factor: isProduct ? a.times(b) : a.over(b) };
      }
      default:
        return this.leading(formula.args);
    }
  }

  private leading(parts: readonly Formula[]): { dimension: string; factor?: Rational } {
    return parts.map((part) => this.measure(part)).find(({ factor }) => factor) ?? { dimension: '' };
  }

  // --------------------------------------------------------------------------------------------- units

  private subUnits(sub: Sub, unit: Unit, period: Period): Unit[] {
    const isLevel = LEVELS.includes(sub.of);
    const level = isLevel ? (sub.of as Level) : levelOfKind(sub.of as UnitKind);
    const { last } = daysOf(period);
    const kinds = isLevel ? undefined : [sub.of as UnitKind];
    const found = (this.former(unit, last) ?? [unit]).flatMap((each) => this.below(each, level, last, kinds));
    return sub.set === 'children' ? found.filter((each) => each.id !== unit.id) : found;
  }

  /** The units at or below, of a level and of some kinds, that are there on the day. */
  private below(unit: Unit, level: Level, day: string, kinds?: readonly UnitKind[]): Unit[] {
    const then = this.units.map((each) => this.asOf(each, day));
    return then.filter((each) => {
      if (each.level !== level || (kinds && !kinds.includes(each.kind))) return false;
      const chain = this.upwards(each, day);
      const height = chain.findIndex((above) => above.id === unit.id);
      return height >= 0 && chain.slice(0, height + 1).every((above) => exists(above, day));
    });
  }

  /** A unit and those above it on a day. */
  private upwards(now: Unit, day: string): Unit[] {
    const unit = this.asOf(now, day);
    const above = this.units.find((each) => each.id === unit.parent);
    return above ? [unit, ...this.upwards(above, day)] : [unit];
  }

  /** A unit and those above it, and at the end of a longer period whatever has become of them. */
  private became(unit: Unit, period: Period, whole: Period): Unit[] {
    const end = daysOf(whole).last;
    const follow = (each: Unit): Unit[] =>
      exists(each, end)
        ? this.upwards(each, end)
        : this.units.filter(({ predecessors }) => predecessors?.includes(each.id)).flatMap(follow);
    return this.upwards(unit, daysOf(period).last).flatMap(follow);
  }

  // ------------------------------------------------------------------------- what must not be published

  /** Why the dictionary must be refused, in the codes of the findings; nothing for a sound one. */
  refusals(): string[] {
    const reasons: string[] = [];
    for (const element of this.model.elements) {
      if (element.kind === 'RATIO' && !element.from && !element.verify) reasons.push('RATIO_WITHOUT_FORMULA');
      if (element.verify) {
        reasons.push(...this.formulaRefusals(element.verify, element, element.at, element));
        if (element.kind === 'RATIO' || this.isOwnOperand(element, { ...element, from: element.verify }))
          reasons.push('VERIFY');
      }
      if (element.cumulative && (element.kind !== 'FLOW' || element.every === 'YEAR' || element.from))
        reasons.push('REPORTED_AS');
      if (element.partial && element.args.length !== 1) reasons.push('PARTIAL_ARGUMENTS');
      const addsUp = element.kind === 'STOCK' || element.kind === 'FLOW';
      if (element.args.length > 0 && !element.partial && !element.from && !addsUp)
        reasons.push('SLICES_DO_NOT_ADD_UP');
      if (element.from) {
        reasons.push(...this.formulaRefusals(element.from, element, element.at, element));
        if (this.isOwnOperand(element)) reasons.push('CYCLE');
      }
      const weight = this.model.elements.find(({ name }) => name === element.weight);
      if (weight && !this.canBring(weight, element.at, element)) reasons.push('NOT_DERIVABLE');
    }
    if (reasons.length > 0) return reasons;
    for (const form of this.model.forms) {
      for (const cell of form.cells) {
        const { from } = cell;
        if (!from) {
          if (form.rows && isNumber(cell.type) && cell.own !== 'STOCK' && cell.own !== 'FLOW')
            reasons.push('OWN_QUESTION_KIND');
          continue;
        }
        reasons.push(...this.formulaRefusals(from, cell, form.rows ?? form.level, form));
        if (form.rows && isNumber(cell.type))
          reasons.push(...this.formulaRefusals(from, cell, form.level, form));
      }
    }
    return reasons;
  }

  private formulaRefusals(
    formula: Formula,
    wanted: { unit?: string; type: string },
    level: Level,
    rhythm: Rhythm,
  ): string[] {
    const reasons: string[] = [];
    for (const { reference, level: at } of referencesIn(formula, level)) {
      if (!this.elements.some(({ name }) => name === reference.name)) return ['UNKNOWN_ELEMENT'];
      const element = this.element(reference.name);
      const { period } = reference;
      if (!this.canBring(element, at, typeof period === 'object' ? period : rhythm))
        reasons.push('NOT_DERIVABLE');
      if (isToDate(reference) && element.kind !== 'FLOW') reasons.push('NOT_DERIVABLE');
      const canAsk = period === 'PREVIOUS' || period === 'YEAR_END_BEFORE';
      if (reference.orAsk && (!canAsk || element.cumulative)) reasons.push('OR_ASK');
    }
    for (const { reference } of referencesIn(formula, level)) {
      const { kind } = this.element(reference.name);
      const addsUp = kind === 'STOCK' || kind === 'FLOW' || kind === 'RATIO';
      if (!addsUp && Object.values(reference.slice).some((code) => codesMeant(code).length > 1))
        reasons.push('UNKNOWN_SLICE');
    }
    if (this.mixes(formula)) reasons.push('UNIT_MISMATCH');
    if (!isNumber(wanted.type)) return reasons;
    const { dimension, factor } = this.measure(formula);
    // A form that prints no unit takes the element's; a number of units may also stand bare.
    const takesUnit = wanted.unit === undefined && formula.is === 'reference' && 'field' in wanted;
    // A quotient may stand in the unit of its numerator: 公斤 per 亩 is printed 公斤.
    const numerator = dimensionOf(wanted.unit);
    const isPer = numerator !== '' && dimension.startsWith(`${numerator}/`);
    const fits = takesUnit || !factor || dimension === numerator || isPer;
    if (!fits && !(wanted.unit === undefined && dimension === 'count')) reasons.push('UNIT_MISMATCH');
    return reasons;
  }

  /** Whether values of different dimensions stand where they would have to be brought to one unit. */
  private mixes(formula: Formula): boolean {
    const differ = (parts: readonly Formula[]): boolean => {
      const dimensions = parts.map((part) => this.measure(part)).filter(({ factor }) => factor);
      return dimensions.some(({ dimension }) => dimension !== dimensions[0]?.dimension);
    };
    switch (formula.is) {
      case 'number':
      case 'reference':
      case 'over':
        return false;
      case 'count':
        return formula.condition !== undefined && this.mixes(formula.condition);
      case 'negate':
      case 'abs':
      case 'round':
        return this.mixes(formula.of);
      case 'if':
        return (
          [formula.when, formula.so, formula.otherwise].some((part) => this.mixes(part)) ||
          differ([formula.so, formula.otherwise])
        );
      case 'binary': {
        const operands = [formula.left, formula.right];
        if (operands.some((part) => this.mixes(part))) return true;
        return !['*', '/', 'and', 'or'].includes(formula.operator) && differ(operands);
      }
      default:
        return formula.args.some((part) => this.mixes(part)) || differ(formula.args);
    }
  }

  /** Whether an element has a value at a level and frequency. */
  canBring(element: Element, level: Level, { every, calendar }: Rhythm): boolean {
    const wanted: Rhythm = { every, calendar };
    if (isCoarserLevel(element.at, level) || MONTHS[element.every] > MONTHS[every]) return false;
    if (!isMadeOf({ ...wanted, year: 2025, index: 1 }, element)) return false;
    if (element.at === level && isSame(element, wanted)) return true;
    const byKind: Record<Kind, () => boolean> = {
      STOCK: () => true,
      FLOW: () => true,
      AVERAGE: () => element.weight !== undefined,
      ATTRIBUTE: () => element.at === level,
      DISTINCT: () => false,
      RATIO: () =>
        element.from === undefined ||
        referencesIn(element.from, level).every(({ reference, level: at }) => {
          const { period } = reference;
          return this.canBring(
            this.element(reference.name),
            at,
            typeof period === 'object' ? period : wanted,
          );
        }),
    };
    return byKind[element.kind]();
  }

  /** Whether an element is computed from itself within one period. */
  private isOwnOperand(element: Element, from = element, path: readonly string[] = []): boolean {
    if (!from.from || path.includes(from.name)) return false;
    return referencesIn(from.from, 'COUNTY').some(({ reference }) => {
      const isSamePeriod = reference.period === undefined || isToDate(reference);
      if (!isSamePeriod || !this.elements.some(({ name }) => name === reference.name)) return false;
      return (
        reference.name === element.name ||
        this.isOwnOperand(element, this.element(reference.name), [...path, from.name])
      );
    });
  }
}

// --------------------------------------------------------------------------------------------- small words

export function due(form: Form, unit: Unit, period: Period): boolean {
  const { first } = daysOf(period);
  const inForce = form.expires === undefined || first <= form.expires;
  const ofKind = !form.kinds || form.kinds.includes(unit.kind);
  return isSame(form, period) && form.level === unit.level && ofKind && inForce && reports(unit, period);
}

export function reports(unit: Unit, period: Period): boolean {
  const { first, last } = daysOf(period);
  return first >= unit.reportsFrom && exists(unit, last);
}

const isToDate = ({ period }: Reference): boolean => period === 'YEAR_TO_DATE' || period === 'SINCE_START';

const exists = (unit: Unit, day: string): boolean =>
  unit.validFrom <= day && (unit.validTo === undefined || day <= unit.validTo);

/** Own questions are elements too, collected where their rows stand. */
function ownQuestions(model: Model): Element[] {
  return model.forms.flatMap((form) =>
    form.cells
      .filter((cell) => !cell.from)
      .map((cell): Element => {
        const { type, decimals, unit } = cell;
        const kind = cell.own ?? (isNumber(type) ? 'STOCK' : 'ATTRIBUTE');
        const at = form.rows ?? form.level;
        const kinds = form.rows ? undefined : form.kinds;
        return {
          name: ownName(form, cell),
          type,
          decimals,
          unit,
          kind,
          every: form.every,
          calendar: form.calendar,
          at,
          kinds,
          args: [],
          partial: false,
        };
      }),
  );
}

const wallsOf = (code: string): string =>
  Object.keys(WALLS).find((walls) => WALLS[walls]?.includes(code)) as string;

const ownName = (form: Form, cell: Cell): string => `${form.code}.${cell.field}`;

export function keyOf(element: Element, slice: Slice): string {
  const codes = element.args.map((argument) => slice[argument] ?? '*');
  return codes.every((code) => code === '*') ? element.name : `${element.name}.${codes.join('.')}`;
}

/** The codes that an element has arguments for; one that takes in a single code is that code. */
function sliceFor(element: Element, said: Slice): Slice {
  const own = Object.entries(said).filter(([argument]) => element.args.includes(argument));
  const meant = (code: string): string =>
    codesMeant(code).length === 1 ? (codesMeant(code)[0] as string) : code;
  return Object.fromEntries(own.map(([argument, code]) => [argument, meant(code)]));
}

/** Every reference in a formula, with the level at which it is looked at. */
export function referencesIn(formula: Formula, level: Level): { reference: Reference; level: Level }[] {
  const inside = (sub: Sub): Level =>
    LEVELS.includes(sub.of) ? (sub.of as Level) : levelOfKind(sub.of as UnitKind);
  switch (formula.is) {
    case 'reference':
      return [{ reference: formula, level }];
    case 'number':
      return [];
    case 'negate':
    case 'abs':
    case 'round':
      return referencesIn(formula.of, level);
    case 'over':
      return referencesIn(formula.of, inside(formula.sub));
    case 'count':
      return formula.condition ? referencesIn(formula.condition, inside(formula.sub)) : [];
    case 'binary':
      return [formula.left, formula.right].flatMap((part) => referencesIn(part, level));
    case 'if':
      return [formula.when, formula.so, formula.otherwise].flatMap((part) => referencesIn(part, level));
    default:
      return formula.args.flatMap((part) => referencesIn(part, level));
  }
}

function levelOfKind(kind: UnitKind): Level {
  if (kind === 'COUNTY' || kind === 'NATURAL_VILLAGE') return kind;
  return kind === 'TOWN' ? 'TOWNSHIP' : 'VILLAGE';
}

const dimensionOf = (unit: string | undefined): string =>
  unit === undefined ? '' : (MEASURES[unit]?.dimension ?? '');
const factorOf = (unit: string | undefined): Rational =>
  Rational.of(unit === undefined ? 1 : (MEASURES[unit]?.factor ?? 1));
const quotient = (a: string, b: string): string => (a === b ? '' : b === '' ? a : `${a}/${b}`);
const product = (a: string, b: string): string => (a === '' ? b : b === '' ? a : `${a}·${b}`);
const tenTo = (k: number): Rational =>
  k < 0 ? new Rational(1n, 10n ** BigInt(-k)) : new Rational(10n ** BigInt(k));

function mapped(answer: Answer, change: (x: Rational) => Rational): Answer {
  if (answer instanceof Rational) return change(answer);
  if (!(answer instanceof Gap) || answer.partial === undefined) return answer;
  return new Gap(answer.reason, answer.reported, answer.expected, change(answer.partial));
}

function withoutPartial(answer: Answer): Answer {
  return answer instanceof Gap ? new Gap(answer.reason, answer.reported, answer.expected) : answer;
}

/** The stronger gap of two operands, the first of equals; a partial sum of one says nothing about both. */
function firstGap(...answers: Answer[]): Gap | undefined {
  const gaps = answers.filter((answer): answer is Gap => answer instanceof Gap);
  const strongest = REASONS.map((reason) => gaps.find((gap) => gap.reason === reason)).find((gap) => gap);
  return strongest && new Gap(strongest.reason, strongest.reported, strongest.expected);
}

/** Needs every part; one that is not applicable is skipped. */
function sum(parts: readonly Answer[]): Answer {
  const present = parts.filter((part): part is Rational => part instanceof Rational);
  const total = present.reduce((so, part) => so.plus(part), Rational.of(0));
  const missing = parts.filter((part): part is Gap => part instanceof Gap && !isAbsent(part));
  if (missing.length === 0) return present.length > 0 ? total : notApplicable();
  const silent = missing.filter(
    ({ reason }) => reason === 'NOT_REPORTED' || reason === 'NO_EARLIER_PERIOD' || reason === 'UNIT_CHANGED',
  ).length;
  const { reason } = firstGap(...missing) as Gap;
  return new Gap(reason, parts.length - silent, parts.length, present.length > 0 ? total : undefined);
}

function folded(how: 'sum' | 'min' | 'max' | 'avg', parts: readonly Answer[]): Answer {
  const total = sum(parts);
  if (how === 'sum') return total;
  if (total instanceof Gap) return withoutPartial(total);
  const present = parts.filter((part): part is Rational => part instanceof Rational);
  if (how === 'avg') return (total as Rational).over(Rational.of(present.length));
  return present.sort((a, b) => a.compare(b))[how === 'min' ? 0 : present.length - 1] as Rational;
}
