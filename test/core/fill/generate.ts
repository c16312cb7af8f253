import {
  AGE_GROUPS,
  CALENDARS,
  type CalendarName,
  type Cell,
  CODES,
  type Element,
  type Every,
  type Form,
  type Formula,
  HOUSING,
  isSame,
  type Level,
  MEASURES,
  type Model,
  type Period,
  type Reference,
  type Rhythm,
  type Slice,
  type Sub,
  type Type,
  type Unit,
  type UnitKind,
  type Word,
} from './model.ts';
import { keyOf, Oracle, type Table } from './oracle.ts';

/** Random numbers that a seed repeats: mulberry32. */
export class Random {
  constructor(private state: number) {}

  /** From 0 up to, not including, 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  chance(of: number): boolean {
    return this.next() < of;
  }

  /** A whole number, both ends included. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.next() * from.length)] as T;
  }

  some<T>(from: readonly T[], chance: number): T[] {
    return from.filter(() => this.chance(chance));
  }
}

const EVERIES: readonly Every[] = ['MONTH', 'QUARTER', 'YEAR'];
const COLLECTED_AT: readonly Level[] = ['NATURAL_VILLAGE', 'VILLAGE', 'VILLAGE', 'VILLAGE', 'TOWNSHIP'];
const COMMITTEES: readonly UnitKind[] = ['VILLAGE_COMMITTEE', 'RESIDENTS_COMMITTEE'];

// ----------------------------------------------------------------------------------------- dictionaries

/** A dictionary that mostly is sound; the oracle says whether it is. `slips` is how likely each of its choices is careless. */
export function randomModel(random: Random, slips = 0.005): Model {
  return new Maker(random, slips).model();
}

class Maker {
  readonly elements: Element[] = [];
  /** The one that some of its elements and forms go by, beside the civil one. */
  calendar: CalendarName | undefined;

  constructor(
    readonly random: Random,
    readonly slips: number,
  ) {}

  model(): Model {
    const { random } = this;
    if (random.chance(0.3)) this.calendar = random.pick(Object.keys(CALENDARS) as CalendarName[]);
    for (let i = random.whole(2, 6); i > 0; i--)
      this.elements.push(this.asked(`e${this.elements.length + 1}`));
    for (let i = random.whole(0, 3); i > 0; i--) this.derive(`d${this.elements.length + 1}`);
    const forms = Array.from({ length: random.whole(1, 3) }, (_, i) => this.form(`F${i + 1}`));
    return { elements: this.elements, forms };
  }

  /** Mostly the same one, so that something can be derived. */
  someCalendar(): CalendarName | undefined {
    return this.random.chance(0.5) ? this.calendar : undefined;
  }

  asked(name: string): Element {
    const { random } = this;
    const kind = random.pick([
      'STOCK',
      'STOCK',
      'STOCK',
      'FLOW',
      'FLOW',
      'FLOW',
      'AVERAGE',
      'AVERAGE',
      'ATTRIBUTE',
      'DISTINCT',
    ] as const);
    const every = random.pick(EVERIES);
    const calendar = this.someCalendar();
    const at = random.pick(COLLECTED_AT);
    const type: Type =
      kind === 'ATTRIBUTE'
        ? random.pick(['Boolean', 'String', 'Housing'])
        : random.pick(['Int', 'Int', 'Decimal']);
    const args = random.some(Object.keys(CODES), 0.3);
    const partial =
      args.length === 1 && (kind !== 'STOCK' && kind !== 'FLOW' ? !this.slip() : random.chance(0.3));
    const weights = this.elements.filter((each) => {
      return (each.kind === 'STOCK' || each.kind === 'FLOW') && this.fits(each, at, { every, calendar });
    });
    return {
      name,
      type,
      decimals: type === 'Decimal' && random.chance(0.5) ? random.whole(0, 4) : undefined,
      unit: type === 'Boolean' || kind === 'ATTRIBUTE' || random.chance(0.15) ? undefined : this.unit(),
      kind,
      every,
      calendar,
      at,
      kinds: at === 'VILLAGE' && random.chance(0.2) ? [random.pick(COMMITTEES)] : undefined,
      args: partial || kind === 'STOCK' || kind === 'FLOW' || this.slip() ? args : [],
      partial,
      cumulative: this.slip() || (kind === 'FLOW' && every !== 'YEAR' && random.chance(0.3)),
      weight:
        kind === 'AVERAGE' && weights.length > 0 && random.chance(0.8)
          ? random.pick(weights).name
          : undefined,
    };
  }

  derive(name: string): void {
    const { random } = this;
    const base = random.pick(this.elements);
    if (base.type !== 'Int' && base.type !== 'Decimal') return;
    const { at, every, calendar } = base;
    const how = random.pick([
      'sum',
      'difference',
      'ratio',
      'ratio',
      'going on',
      'condition',
      'worse',
    ] as const);
    const args = random.some(base.args, 0.7);
    const shared = { name, every, calendar, at, args, partial: false };
    const left = this.reference(base, args);
    const partner = (): Formula => this.operand(base, at, base, args);
    if (how === 'ratio') {
      const from: Formula = { is: 'binary', operator: '/', left, right: partner() };
      const unit = this.slip() ? base.unit : undefined;
      this.push({
        ...shared,
        type: 'Decimal',
        decimals: random.whole(0, 4),
        unit,
        kind: 'RATIO',
        from: this.slip() ? undefined : from,
      });
      return;
    }
    if (how === 'condition') {
      const from: Formula = {
        is: 'binary',
        operator: random.pick(['<', '<=', '=', '<>', '>']),
        left,
        right: partner(),
      };
      this.push({ ...shared, args: [], type: 'Boolean', kind: 'ATTRIBUTE', from });
      return;
    }
    const kind = base.kind === 'FLOW' ? 'FLOW' : 'STOCK';
    const element = {
      ...shared,
      type: 'Decimal' as const,
      decimals: random.whole(0, 3),
      kind,
      unit: this.sameDimension(base.unit),
    } as const;
    const before: Formula = {
      is: 'reference',
      name,
      slice: {},
      period: this.slip() ? undefined : 'PREVIOUS',
    };
    const right = how === 'going on' ? before : partner();
    const operator = how === 'difference' ? '-' : '+';
    const from: Formula =
      how === 'worse' ? { is: 'max', args: [left, right] } : { is: 'binary', operator, left, right };
    this.push({ ...element, from });
  }

  /** Now and then, asked all the same and held against its formula. */
  push(element: Element): void {
    const { from, ...rest } = element;
    const mayVerify = from && (element.kind !== 'RATIO' || this.slip());
    this.elements.push(mayVerify && this.random.chance(0.3) ? { ...rest, verify: from } : element);
  }

  form(code: string): Form {
    const { random } = this;
    const level = random.pick(['VILLAGE', 'TOWNSHIP', 'TOWNSHIP', 'COUNTY'] as const);
    const below: Level[] =
      level === 'VILLAGE'
        ? ['NATURAL_VILLAGE']
        : level === 'TOWNSHIP'
          ? ['VILLAGE', 'NATURAL_VILLAGE']
          : ['TOWNSHIP', 'VILLAGE'];
    const rows = random.chance(0.4) ? random.pick(below) : undefined;
    const every = random.pick(EVERIES);
    const form = {
      code,
      level,
      every,
      calendar: this.someCalendar(),
      rows,
      kinds: level === 'VILLAGE' && random.chance(0.3) ? [random.pick(COMMITTEES)] : undefined,
      expires: random.chance(0.1) ? '2025-06-30' : undefined,
    };
    return {
      ...form,
      cells: Array.from({ length: random.whole(1, 5) }, (_, i) => this.cell(form, `c${i + 1}`)),
    };
  }

  cell(form: Omit<Form, 'cells'>, field: string): Cell {
    const { random } = this;
    if (random.chance(0.12)) return this.ownQuestion(form, field);
    const level = form.rows ?? form.level;
    const fitting = this.elements.filter((element) => {
      const isNumber = element.type === 'Int' || element.type === 'Decimal';
      return (
        this.fits(element, level, form) && (!form.rows || !isNumber || this.fits(element, form.level, form))
      );
    });
    const usual = fitting.length > 0 ? fitting : undefined;
    if (!usual && !this.slip()) return this.countOfUnits(field);
    const element = random.pick(!usual || this.slip() ? this.elements : usual);
    if (element.type !== 'Int' && element.type !== 'Decimal') return this.plain(element, field);
    if (random.chance(0.65)) return this.plain(element, field);
    return this.calculated(element, form, field, level);
  }

  /** A cell that takes an element, or a slice or another period of it. */
  plain(element: Element, field: string): Cell {
    const { random } = this;
    const isNumber = element.type === 'Int' || element.type === 'Decimal';
    const words: Word[] = ['PREVIOUS', 'SAME_LAST_YEAR', 'YEAR_END_BEFORE'];
    const period = random.chance(0.35)
      ? random.pick(
          element.kind === 'FLOW' || this.slip()
            ? [...words, 'YEAR_TO_DATE' as const, 'SINCE_START' as const]
            : words,
        )
      : undefined;
    const canAsk = (period === 'PREVIOUS' && !element.cumulative) || this.slip();
    const absolute = period === undefined && random.chance(0.08) ? this.absolute(element) : period;
    const from: Reference = {
      is: 'reference',
      name: element.name,
      slice: this.slice(element),
      ...(absolute === undefined ? {} : { period: absolute }),
      ...(canAsk && absolute !== undefined && random.chance(0.6) ? { orAsk: true } : {}),
    };
    const shown = element.type === 'Housing' && random.chance(0.5) ? 'Walls' : element.type;
    const type: Type = isNumber ? (random.chance(0.5) ? 'Int' : 'Decimal') : shown;
    return {
      field,
      type,
      decimals: type === 'Decimal' && random.chance(0.6) ? random.whole(0, 6) : undefined,
      unit:
        isNumber && random.chance(0.6)
          ? this.slip()
            ? this.unit()
            : this.sameDimension(element.unit)
          : undefined,
      required: false,
      from,
    };
  }

  calculated(element: Element, form: Omit<Form, 'cells'>, field: string, level: Level): Cell {
    const { random } = this;
    const left = this.reference(element, []);
    const right = (): Formula => this.operand(element, level, form, []);
    const literal = (): Formula => ({ is: 'number', text: random.pick(['0', '1', '2.5', '100', '0.001']) });
    const unit = this.sameDimension(element.unit);
    const cell = { field, type: 'Decimal', decimals: random.whole(0, 5), required: false } as const;
    const condition = (): Formula => ({
      is: 'binary',
      operator: random.pick(['<', '<=', '=', '<>', '>', '>=']),
      left,
      right: random.chance(0.5) ? literal() : right(),
    });
    switch (random.whole(0, 10)) {
      case 0:
        return { ...cell, from: { is: 'binary', operator: '/', left, right: right() } };
      case 1:
        return {
          ...cell,
          unit,
          from: {
            is: 'binary',
            operator: random.pick(['+', '-', '-']),
            left,
            right: random.chance(0.3) ? literal() : right(),
          },
        };
      case 2:
        return {
          ...cell,
          unit,
          from: { is: 'binary', operator: random.pick(['*', '/']), left, right: literal() },
        };
      case 3:
        return {
          ...cell,
          unit,
          from: {
            is: random.pick(['sum', 'min', 'max', 'avg', 'coalesce']),
            args: [left, right(), literal()],
          },
        };
      case 4:
        return { ...cell, unit, from: { is: 'if', when: condition(), so: left, otherwise: right() } };
      case 5:
        return {
          ...cell,
          unit,
          from: {
            is: 'round',
            of: { is: random.pick(['negate', 'abs']), of: left },
            decimals: random.whole(0, 3),
          },
        };
      case 6:
        return {
          ...cell,
          type: 'Boolean',
          decimals: undefined,
          from: { is: 'binary', operator: random.pick(['and', 'or']), left: condition(), right: condition() },
        };
      case 7:
      case 8:
      case 9:
        return this.overUnits(element, form, cell, unit);
      default:
        return { ...cell, unit, from: left };
    }
  }

  overUnits(
    element: Element,
    form: Omit<Form, 'cells'>,
    cell: Omit<Cell, 'from'>,
    unit: string | undefined,
  ): Cell {
    const { random } = this;
    const sub: Sub = {
      set: random.pick(['children', 'units']),
      of: random.pick(['VILLAGE', 'VILLAGE_COMMITTEE', 'NATURAL_VILLAGE']),
    };
    const place: Level = sub.of === 'NATURAL_VILLAGE' ? 'NATURAL_VILLAGE' : 'VILLAGE';
    if (!this.fits(element, place, form) && !this.slip()) return this.countOfUnits(cell.field);
    const of = this.reference(element, []);
    if (random.chance(0.5))
      return { ...cell, unit, from: { is: 'over', how: random.pick(['sum', 'min', 'max', 'avg']), sub, of } };
    const condition: Formula = { is: 'binary', operator: '>', left: of, right: { is: 'number', text: '10' } };
    return { ...cell, type: 'Int', decimals: undefined, unit: '个', from: { is: 'count', sub, condition } };
  }

  countOfUnits(field: string): Cell {
    const sub: Sub = {
      set: 'units',
      of: this.random.pick(['VILLAGE', 'RESIDENTS_COMMITTEE', 'NATURAL_VILLAGE']),
    };
    return {
      field,
      type: 'Int',
      unit: this.random.chance(0.5) ? '个' : undefined,
      required: false,
      from: { is: 'count', sub },
    };
  }

  ownQuestion(form: Omit<Form, 'cells'>, field: string): Cell {
    const { random } = this;
    const type = random.pick(['Int', 'Decimal', 'String', 'Boolean'] as const);
    const isNumber = type === 'Int' || type === 'Decimal';
    const own =
      isNumber && (form.rows || random.chance(0.5))
        ? random.pick(this.slip() ? (['AVERAGE', 'RATIO'] as const) : (['STOCK', 'FLOW'] as const))
        : undefined;
    return {
      field,
      type,
      decimals: type === 'Decimal' ? random.whole(0, 3) : undefined,
      unit: isNumber && random.chance(0.5) ? '元' : undefined,
      required: random.chance(0.7),
      own,
    };
  }

  /** A second operand of the same dimension, another element or another period of the same one. */
  operand(element: Element, level: Level, rhythm: Rhythm, args: readonly string[]): Formula {
    const { random } = this;
    const others = this.elements.filter((other) => {
      const isNumber = other.type === 'Int' || other.type === 'Decimal';
      const alike = this.slip() || dimension(other.unit) === dimension(element.unit);
      return isNumber && alike && (this.slip() || this.fits(other, level, rhythm));
    });
    if (others.length === 0 || random.chance(0.2))
      return {
        ...this.reference(element, args),
        period: random.pick(['PREVIOUS', 'SAME_LAST_YEAR', 'YEAR_END_BEFORE']),
      };
    return this.reference(random.pick(others), args);
  }

  reference(element: Element, outer: readonly string[]): Reference {
    const slice = this.slice(element);
    return {
      is: 'reference',
      name: element.name,
      slice: Object.fromEntries(Object.entries(slice).filter(([argument]) => !outer.includes(argument))),
    };
  }

  slice(element: Element): Slice {
    return Object.fromEntries(
      this.random
        .some(element.args, 0.4)
        .map((argument) => [argument, this.random.pick(this.codesFor(element, argument))]),
    );
  }

  /** Its own codes, and those of a list that takes some of them together where they add up. */
  codesFor(element: Element, argument: string): readonly string[] {
    const own = CODES[argument] ?? [];
    const addsUp = element.kind === 'STOCK' || element.kind === 'FLOW' || element.kind === 'RATIO';
    return argument === 'age' && (addsUp || this.slip()) ? [...own, ...Object.keys(AGE_GROUPS)] : own;
  }

  absolute(element: Element): Period {
    const every = this.slip() ? this.random.pick(EVERIES) : element.every;
    return {
      every,
      calendar: this.slip() ? this.calendar : element.calendar,
      year: this.random.pick([2024, 2025]),
      index: this.random.whole(1, every === 'MONTH' ? 12 : every === 'QUARTER' ? 4 : 1),
    };
  }

  /** What the generator believes can be brought there; that it is right, the oracle and the compiler both check. */
  fits(element: Element, level: Level, rhythm: Rhythm): boolean {
    return new Oracle(
      { elements: this.elements.includes(element) ? this.elements : [...this.elements, element], forms: [] },
      [],
      () => undefined,
    ).canBring(element, level, rhythm);
  }

  unit(): string {
    return this.random.pick(Object.keys(MEASURES).filter((symbol) => symbol !== '个'));
  }

  sameDimension(unit: string | undefined): string | undefined {
    if (unit === undefined) return undefined;
    return this.random.pick(Object.keys(MEASURES).filter((symbol) => dimension(symbol) === dimension(unit)));
  }

  /** Now and then, something that must be refused. */
  slip(): boolean {
    return this.random.chance(this.slips);
  }
}

const dimension = (unit: string | undefined): string | undefined =>
  unit === undefined ? undefined : MEASURES[unit]?.dimension;

// ---------------------------------------------------------------------------------------------- periods

export function randomPeriod(random: Random, { every, calendar }: Rhythm): Period {
  const perYear = every === 'MONTH' ? 12 : every === 'QUARTER' ? 4 : 1;
  return { every, calendar, year: 2025, index: random.whole(1, perYear) };
}

// ------------------------------------------------------------------------------------------------ facts

/** The tables of a county, made when they are first looked at; the same seed makes the same tables. */
export function randomFacts(
  seed: number,
  model: Model,
  units: readonly Unit[],
): (unit: string, period: string) => Table | undefined {
  const oracle = new Oracle(model, units, () => undefined);
  const askedBefore = new Set(oracle.elements.filter((element) => oracle.isAskedBefore(element)));
  const known = new Map<string, Table | undefined>();
  return (unit, id) => {
    const place = `${unit} ${id}`;
    if (!known.has(place)) {
      const at = units.find((each) => each.id === unit) as Unit;
      const random = new Random(hash(`${seed} ${place}`));
      known.set(place, randomTable(random, oracle, askedBefore, at, periodOfId(id)));
    }
    return known.get(place);
  };
}

function randomTable(
  random: Random,
  oracle: Oracle,
  askedBefore: ReadonlySet<Element>,
  unit: Unit,
  period: Period,
): Table | undefined {
  if (random.chance(0.06)) return undefined;
  const values: Record<string, unknown> = {};
  const sources: Record<string, string> = {};
  const carelessness = random.pick([0, 0, 0, 0.02, 0.3]);
  for (const element of oracle.elements) {
    if (element.at !== unit.level || !isSame(element, period)) continue;
    // Most tables hold what was asked; some what another catalogue would have asked.
    const strange = random.chance(0.08);
    const apart = strange ? random.some(element.args, 0.5) : oracle.toldApart(element, unit, period, false);
    const slices = apart.reduce<Slice[]>(
      (all, argument) =>
        all.flatMap((slice) => (CODES[argument] ?? []).map((code) => ({ ...slice, [argument]: code }))),
      [{}],
    );
    const keys = [...slices, ...(element.partial ? [{}] : [])].map((slice) => keyOf(element, slice));
    const before = askedBefore.has(element) && random.chance(0.8) ? keys.map((key) => `${key}@PREVIOUS`) : [];
    for (const key of [...(element.from ? [] : keys), ...before]) {
      if (random.chance(carelessness)) continue;
      values[key] = randomAnswer(random, element.type);
      if (random.chance(0.05)) sources[key] = random.pick(['carried', 'fed', 'counted']);
    }
  }
  return { values, sources };
}

function randomAnswer(random: Random, type: Type): unknown {
  if (random.chance(0.03)) return { null: 'NOT_KNOWN' };
  if (random.chance(0.08)) return { null: 'NOT_APPLICABLE' };
  if (type === 'Boolean') return random.chance(0.5);
  if (type === 'String') return random.pick(['有', '无', '备注']);
  if (type === 'Housing') return random.pick(HOUSING);
  const sign = random.chance(0.06) ? '-' : '';
  if (random.chance(0.05))
    return `${sign}${random.whole(1, 9)}${'0123456789'.repeat(4).slice(0, random.whole(16, 39))}`;
  if (type === 'Decimal' && random.chance(0.6))
    return `${sign}${random.whole(0, 5000)}.${random.whole(1, 9999)}1`;
  return Number(`${sign}${random.pick([0, 1, 2, 3, 5, 10, random.whole(1, 5000)])}`) + 0;
}

/** FNV-1a. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (const character of text) state = Math.imul(state ^ character.charCodeAt(0), 0x01000193);
  return state;
}

function periodOfId(id: string): Period {
  const [written = '', name] = id.split('@');
  const [year = '', rest] = written.split('-');
  const at = { calendar: name as CalendarName | undefined, year: Number(year) };
  if (rest === undefined) return { ...at, every: 'YEAR', index: 1 };
  return rest.startsWith('Q')
    ? { ...at, every: 'QUARTER', index: Number(rest.slice(1)) }
    : { ...at, every: 'MONTH', index: Number(rest) };
}
