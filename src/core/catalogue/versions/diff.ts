import type { Calendar } from '../../calendar.ts';
import { written } from '../../expression/written.ts';
import { type Exact, toText } from '../../value.ts';
import type { Catalogue, Cell, Code, CodeList, Department, Element, Form, Rule } from '../model.ts';

/** What a dictionary declares. A cell is named by its address `SD-01.resident`, a code by `Sex.MALE`. */
export type Thing =
  | 'department'
  | 'unit'
  | 'calendar'
  | 'codeList'
  | 'code'
  | 'element'
  | 'rule'
  | 'form'
  | 'cell';

/**
 * What a change means to those who fill, the weightiest first. IDENTITY: the same name would mean something else.
 * ASKED: what was filled, or was not there, is asked. TABLE: asked in another table than before. DEFINITION: the
 * words that say what is counted differ. FILLED: what was asked is filled, or not wanted any more. FORMULA: worked
 * out otherwise. UNIT: written in another unit of measure. PLAUSIBILITY: other values are taken. WORDING: reads
 * differently.
 */
export const EFFECTS = [
  ...(['IDENTITY', 'ASKED', 'TABLE', 'DEFINITION', 'FILLED', 'FORMULA'] as const),
  ...(['UNIT', 'PLAUSIBILITY', 'WORDING'] as const),
] as const;
export type Effect = (typeof EFFECTS)[number];

/** One difference between two catalogues. */
export interface Change {
  readonly change: 'added' | 'removed' | 'changed';
  readonly thing: Thing;
  readonly name: string;
  readonly label: string;
  readonly en?: string;
  readonly effect: Effect;
  /** Of a changed thing: what of it differs. */
  readonly attributes: readonly AttributeChange[];
}

/** Absent where nothing was, or is, said. */
export interface AttributeChange {
  readonly attribute: string;
  readonly from?: string;
  readonly to?: string;
}

/** Every difference between two catalogues, in the order in which a dictionary is read; none if they mean the same. */
export function diffCatalogues(before: Catalogue, after: Catalogue): Change[] {
  return [
    ...DEPARTMENTS.changes(before.departments, after.departments),
    ...UNITS.changes(before.unitsOfMeasure, after.unitsOfMeasure),
    ...CALENDARS.changes(before.calendars, after.calendars),
    ...codeListChanges(before.codeLists, after.codeLists),
    ...ELEMENTS.changes(declared(before), declared(after)),
    ...RULES.changes(rulesByName(before), rulesByName(after)),
    ...formChanges(before.forms, after.forms),
  ];
}

/** Whether a cell is asked for its form alone, filled from elsewhere, or printed without being reported. */
export function fillingOf({ source }: Pick<Cell, 'source'>): 'asked' | 'filled' | 'context' {
  return source.kind === 'own' ? 'asked' : source.kind === 'from' ? 'filled' : 'context';
}

// ------------------------------------------------------------------------------------------- attributes

/** How an attribute is written, and what its change means. */
type Attribute<T> = readonly [effect: Effect, text: (of: T) => string | number | boolean | undefined];

/** One line for each property of T that a dictionary can say: the compiler asks for those that are missing. */
type Attributes<T, Apart extends keyof T> = Readonly<Record<Exclude<keyof T, Apart>, Attribute<T>>>;

const list = (texts: readonly string[] | undefined): string | undefined => texts?.join(', ') || undefined;
const number = (value: Exact | undefined): string | undefined =>
  value === undefined ? undefined : toText(value);

/** Things of one sort, each compared attribute by attribute. */
class Comparison<T extends { readonly label?: string; readonly en?: string }> {
  readonly #attributes: readonly (readonly [string, Attribute<T>])[];

  constructor(
    private readonly thing: Thing,
    attributes: Readonly<Record<string, Attribute<T>>>,
    private readonly whenAdded: (of: T) => Effect,
    private readonly labelOf: (of: T) => string = ({ label }) => label ?? '',
  ) {
    this.#attributes = Object.entries(attributes);
  }

  changes(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>): Change[] {
    return [...union(before, after)].flatMap((name) => this.compare(name, before.get(name), after.get(name)));
  }

  compare(name: string, before: T | undefined, after: T | undefined): Change[] {
    const shown = after ?? before;
    if (!shown) return [];
    const { en } = shown;
    const is = { thing: this.thing, name, label: this.labelOf(shown), ...(en === undefined ? {} : { en }) };
    if (!before) return [{ change: 'added', ...is, effect: this.whenAdded(shown), attributes: [] }];
    if (!after) return [{ change: 'removed', ...is, effect: 'FILLED', attributes: [] }];
    const differing = this.#attributes.flatMap(([attribute, [effect, text]]) => {
      const [from, to] = [text(before), text(after)];
      if (from === to) return [];
      return [
        { effect: effectOf(effect, attribute, from, to), change: attributeChange(attribute, from, to) },
      ];
    });
    if (differing.length === 0) return [];
    const effect = weightiest(differing.map((each) => each.effect));
    return [{ change: 'changed', ...is, effect, attributes: differing.map((each) => each.change) }];
  }
}

type Text = string | number | boolean | undefined;

function attributeChange(attribute: string, from: Text, to: Text): AttributeChange {
  return {
    attribute,
    ...(from === undefined ? {} : { from: String(from) }),
    ...(to === undefined ? {} : { to: String(to) }),
  };
}

/** What is no longer derived is asked; what is derived now is asked no longer. */
function effectOf(effect: Effect, attribute: string, from: Text, to: Text): Effect {
  if (attribute === 'source') return to === ASKED ? 'ASKED' : from === ASKED ? 'FILLED' : effect;
  if (attribute !== 'derivation') return effect;
  return to === undefined ? 'ASKED' : from === undefined ? 'FILLED' : effect;
}

const weightiest = (effects: readonly Effect[]): Effect =>
  EFFECTS.find((effect) => effects.includes(effect)) ?? 'WORDING';

/** Names of both in the order of the second; what it has not comes last. */
function union(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): Set<string> {
  return new Set([...after.keys(), ...before.keys()]);
}

const names = {
  label: ['WORDING', ({ label }: { label?: string }) => label],
  en: ['WORDING', ({ en }: { en?: string }) => en],
} as const;

const DEPARTMENT: Attributes<Department, 'code'> = {
  ...names,
  aliases: ['WORDING', ({ aliases }) => list(aliases)],
};
const DEPARTMENTS = new Comparison('department', DEPARTMENT, () => 'WORDING');

type UnitOfMeasure = NonNullable<Element['unit']>;

const UNIT: Attributes<UnitOfMeasure, 'symbol'> = {
  en: ['WORDING', ({ en }) => en],
  aliases: ['WORDING', ({ aliases }) => list(aliases)],
  dimension: ['IDENTITY', ({ dimension }) => dimension],
  factor: ['IDENTITY', ({ factor }) => number(factor)],
};
const UNITS = new Comparison<UnitOfMeasure>(
  'unit',
  UNIT,
  () => 'WORDING',
  ({ symbol }) => symbol,
);

const CALENDAR: Attributes<Calendar, 'name'> = {
  ...names,
  startMonth: ['IDENTITY', ({ startMonth }) => startMonth],
  startDay: ['IDENTITY', ({ startDay }) => startDay],
  namedAfter: ['IDENTITY', ({ namedAfter }) => namedAfter],
};
const CALENDARS = new Comparison('calendar', CALENDAR, () => 'WORDING');

const CODE_LIST: Attributes<CodeList, 'name' | 'codes'> = {
  ...names,
  maps: ['FORMULA', mapsText],
};
const CODE_LISTS = new Comparison('codeList', CODE_LIST, () => 'WORDING');
const CODE: Attributes<Code, 'name'> = { label: ['DEFINITION', ({ label }) => label] };
const CODES = new Comparison<Code>('code', CODE, () => 'ASKED');

const ELEMENT: Attributes<Element, 'name' | 'id' | 'own' | 'place'> = {
  ...names,
  topic: ['WORDING', ({ topic }) => topic?.field],
  aliases: ['WORDING', ({ aliases }) => list(aliases)],
  definition: ['DEFINITION', ({ definition }) => definition],
  scope: ['IDENTITY', ({ scope }) => scope],
  steward: ['WORDING', ({ steward }) => steward],
  type: ['IDENTITY', ({ type }) => type],
  codeList: ['IDENTITY', ({ codeList }) => codeList?.name],
  unit: ['UNIT', ({ unit }) => unit?.symbol],
  decimals: ['PLAUSIBILITY', ({ decimals }) => decimals],
  kind: ['IDENTITY', ({ kind }) => kind],
  every: ['TABLE', ({ every }) => every],
  calendar: ['TABLE', ({ calendar }) => calendar?.name],
  at: ['TABLE', ({ at }) => at],
  kinds: ['TABLE', ({ kinds }) => list(kinds)],
  args: ['ASKED', ({ args }) => list(args.map(({ name, codeList }) => `${name}: ${codeList.name}`))],
  breakdown: ['ASKED', ({ breakdown }) => breakdown],
  subsetOf: ['PLAUSIBILITY', ({ subsetOf }) => subsetOf],
  weight: ['FORMULA', ({ weight }) => weight],
  reportedAs: ['IDENTITY', ({ reportedAs }) => reportedAs],
  distinctFrom: ['WORDING', ({ distinctFrom }) => list(distinctFrom)],
  digits: ['PLAUSIBILITY', ({ digits }) => digits],
  min: ['PLAUSIBILITY', ({ min }) => number(min)],
  max: ['PLAUSIBILITY', ({ max }) => number(max)],
  maxChange: ['PLAUSIBILITY', ({ maxChange }) => number(maxChange)],
  // Nobody fills otherwise for it: it says who is shown what.
  disclosure: ['WORDING', ({ disclosure }) => disclosure],
  required: ['PLAUSIBILITY', ({ required }) => required],
  deprecated: ['WORDING', ({ deprecated }) => deprecated],
  derivation: ['FORMULA', ({ derivation, formula }) => derivation && (formula ?? written(derivation))],
  verification: [
    'PLAUSIBILITY',
    ({ verification, formula }) => verification && (formula ?? written(verification)),
  ],
  // As written it stands in the derivation; that the last period's value is asked follows from the cells.
  formula: ['FORMULA', () => undefined],
  askedBefore: ['ASKED', ({ askedBefore }) => askedBefore],
};
const ELEMENTS = new Comparison('element', ELEMENT, (element: Element) =>
  element.derivation ? 'FORMULA' : 'ASKED',
);

const RULE: Attributes<Rule, 'code' | 'topic' | 'expression' | 'place'> = {
  text: ['PLAUSIBILITY', ({ text }) => text],
  verifies: ['PLAUSIBILITY', ({ verifies }) => verifies],
  message: ['WORDING', ({ message }) => message],
  en: ['WORDING', ({ en }) => en],
  severity: ['PLAUSIBILITY', ({ severity }) => severity],
  tolerance: ['PLAUSIBILITY', ({ tolerance }) => number(tolerance)],
  level: ['PLAUSIBILITY', ({ level }) => level],
  every: ['PLAUSIBILITY', ({ every }) => every],
  calendar: ['PLAUSIBILITY', ({ calendar }) => calendar?.name],
};
const RULES = new Comparison<Rule & { label?: string }>(
  'rule',
  RULE,
  () => 'PLAUSIBILITY',
  ({ message }) => message,
);

const FORM: Attributes<Form, 'code' | 'key' | 'cells' | 'place'> = {
  ...names,
  name: ['WORDING', ({ name }) => name],
  field: ['WORDING', ({ field }) => field],
  department: ['WORDING', ({ department }) => department.code],
  every: ['TABLE', ({ every }) => every],
  calendar: ['TABLE', ({ calendar }) => calendar?.name],
  level: ['TABLE', ({ level }) => level],
  kinds: ['ASKED', ({ kinds }) => list(kinds)],
  rows: ['TABLE', ({ rows }) => rows],
  dueDays: ['WORDING', ({ dueDays }) => dueDays],
  basis: ['WORDING', ({ basis }) => basis],
  validFrom: ['ASKED', ({ validFrom }) => validFrom],
  expires: ['ASKED', ({ expires }) => expires],
};
const FORMS = new Comparison<Form>('form', FORM, () => 'ASKED');

/** `RoadSurface: CONCRETE → PAVED, EARTH → UNPAVED` */
function mapsText({ maps }: CodeList): string | undefined {
  const written = [...maps].map(([from, map]) => {
    return `${from}: ${[...map].map(([code, target]) => `${code} → ${target}`).join(', ')}`;
  });
  return list(written.sort());
}

/** How the source of a form's own question is written. */
const ASKED = 'asked';

const CELL: Attributes<Cell, 'field' | 'place'> = {
  ...names,
  source: ['FORMULA', sourceText],
  section: ['WORDING', ({ section }) => section],
  code: ['WORDING', ({ code }) => code],
  printedAt: ['WORDING', ({ printedAt }) => printedAt],
  type: ['IDENTITY', ({ type }) => type],
  codeList: ['IDENTITY', ({ codeList }) => codeList?.name],
  unit: ['UNIT', ({ unit }) => unit?.symbol],
  decimals: ['WORDING', ({ decimals }) => decimals],
  required: ['PLAUSIBILITY', ({ required }) => required],
  deprecated: ['WORDING', ({ deprecated }) => deprecated],
  orAsk: ['ASKED', ({ orAsk }) => orAsk],
};
const cellAdded = (cell: Cell): Effect => (fillingOf(cell) === 'asked' ? 'ASKED' : 'FORMULA');
const CELLS = new Comparison<Cell>('cell', CELL, cellAdded);

/** What a cell says besides of the question that its form asks for itself. */
const asked =
  (text: (element: Element) => Text) =>
  ({ source }: Cell): Text =>
    source.kind === 'own' ? text(source.element) : undefined;

const QUESTION: Readonly<Record<string, Attribute<Cell>>> = {
  kind: ['IDENTITY', asked(({ kind }) => kind)],
  digits: ['PLAUSIBILITY', asked(({ digits }) => digits)],
  min: ['PLAUSIBILITY', asked(({ min }) => number(min))],
  max: ['PLAUSIBILITY', asked(({ max }) => number(max))],
  maxChange: ['PLAUSIBILITY', asked(({ maxChange }) => number(maxChange))],
  distinctFrom: ['WORDING', asked(({ distinctFrom }) => list(distinctFrom))],
};
const QUESTIONS = new Comparison<Cell>('cell', { ...CELL, ...QUESTION }, cellAdded);

// ------------------------------------------------------------------------------------------ what is compared

/** Own questions stand beneath their cells. */
function declared({ elements }: Catalogue): ReadonlyMap<string, Element> {
  return new Map([...elements].filter(([, { own }]) => !own));
}

function rulesByName({ rules }: Catalogue): ReadonlyMap<string, Rule> {
  return new Map(rules.map((rule) => [rule.code, rule]));
}

function codeListChanges(
  before: ReadonlyMap<string, CodeList>,
  after: ReadonlyMap<string, CodeList>,
): Change[] {
  return [...union(before, after)].flatMap((name) => {
    const [old, now] = [before.get(name), after.get(name)];
    const codesOf = (codeList: CodeList | undefined) =>
      new Map(codeList?.codes.map((code) => [`${name}.${code.name}`, code]));
    return [
      ...CODE_LISTS.compare(name, old, now),
      ...(old && now ? CODES.changes(codesOf(old), codesOf(now)) : []),
    ];
  });
}

/** Cells of forms that both have; a form that is added or removed says so once. */
function formChanges(before: ReadonlyMap<string, Form>, after: ReadonlyMap<string, Form>): Change[] {
  return [...union(before, after)].sort().flatMap((code) => {
    const [old, now] = [before.get(code), after.get(code)];
    const cellsOf = (form: Form | undefined) =>
      new Map(form?.cells.map((cell) => [`${code}.${cell.field}`, cell]));
    return [...FORMS.compare(code, old, now), ...(old && now ? cellChanges(cellsOf(old), cellsOf(now)) : [])];
  });
}

/** A question that was asked by its form and still is may be asked otherwise. */
function cellChanges(before: ReadonlyMap<string, Cell>, after: ReadonlyMap<string, Cell>): Change[] {
  return [...union(before, after)].flatMap((address) => {
    const [old, now] = [before.get(address), after.get(address)];
    const isAsked = [old, now].every((cell) => cell?.source.kind === 'own');
    return (isAsked ? QUESTIONS : CELLS).compare(address, old, now);
  });
}

function sourceText({ source }: Cell): string {
  if (source.kind === 'own') return ASKED;
  if (source.kind === 'context') return source.context;
  return source.formula ?? written(source.expression);
}
