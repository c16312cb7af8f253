import { type ElementReference, elementReferences } from '../../expression/model.ts';
import { isSameRhythm } from '../../period.ts';
import { type Catalogue, type Element, type Form, rhythmOf } from '../model.ts';
import { Name, nameLikeness } from './likeness.ts';
import { Neighbours } from './neighbours.ts';
import type { HealthReport } from './report.ts';
import { referredTo } from './unused.ts';

/** An element as it is compared: under each of its names, with its scope. */
interface Known {
  readonly element: Element;
  readonly names: readonly Name[];
  readonly scope: Name | undefined;
}

/** More alike than this, and one of them is probably the other. */
const ALIKE = 0.8;
/** An own question has no scope to tell it apart by: its label has to be nearly the other's. */
const NEARLY_THE_SAME = 0.9;

/**
 * Things that are probably defined twice: elements whose names, scopes and units agree, questions that a form asks
 * for itself though an element or another form has them, elements that only one cell prints. Who has looked and
 * found them different says so with `distinctFrom`.
 */
export function findAlike(catalogue: Catalogue, report: HealthReport): void {
  const neighbours = new Neighbours(everythingAsked(catalogue));
  for (const [a, b] of neighbours.pairs()) comparePair(a, b, report);
  findElementsOfOneCell(catalogue, report);
}

function everythingAsked(catalogue: Catalogue): Known[] {
  const elements = [...catalogue.elements.values()].filter(({ own }) => !own).map((each) => known(each, ''));
  const questions = [...catalogue.forms.values()].flatMap(({ cells }) =>
    cells.flatMap(({ source, section }) =>
      // Remarks and names are asked everywhere, and are nobody's double.
      source.kind === 'own' && source.element.type !== 'TEXT' ? [known(source.element, section ?? '')] : [],
    ),
  );
  return [...elements, ...questions];
}

/** An own question's label means little without the heading above it. */
function known(element: Element, section: string): Known {
  const { label, aliases, scope } = element;
  const heading = section.split(' / ').at(-1) ?? '';
  const names = [...new Set([label, ...aliases])].map((name) => new Name(`${heading}${name}`));
  return { element, names, scope: scope === undefined ? undefined : new Name(scope) };
}

function comparePair(a: Known, b: Known, report: HealthReport): void {
  if (!mayBeTheSame(a.element, b.element)) return;
  const likeness = Math.max(...a.names.flatMap((x) => b.names.map((y) => nameLikeness(x, y))));
  if (!a.element.own && !b.element.own) {
    if (0.7 * likeness + 0.3 * scopeLikeness(a, b) >= ALIKE) reportDuplicate(a.element, b.element, report);
  } else if (likeness >= NEARLY_THE_SAME) {
    reportPrivate(b.element, a.element, report); // own questions come after the elements
  }
}

/**
 * Not so where the unit of measure or the kind of value differs, or where somebody has said that they differ; and
 * what is to go is often like what replaces it.
 */
function mayBeTheSame(a: Element, b: Element): boolean {
  return (
    a.type === b.type &&
    a.unit?.dimension === b.unit?.dimension &&
    !(a.own && b.own && a.own.form === b.own.form) &&
    a.deprecated === undefined &&
    b.deprecated === undefined &&
    !a.distinctFrom.includes(b.name) &&
    !b.distinctFrom.includes(a.name)
  );
}

/** 户籍 and 常住 are two scopes; where neither says one, names alone decide. */
function scopeLikeness(a: Known, b: Known): number {
  if (!a.scope || !b.scope) return a.scope || b.scope ? 0.5 : 1;
  return nameLikeness(a.scope, b.scope);
}

function reportDuplicate(a: Element, b: Element, report: HealthReport): void {
  report.warning('LIKELY_DUPLICATE', b.place, b.name, {
    message: `${b.name}（${titleOf(b)}）很像 ${a.name}（${titleOf(a)}，${a.place.file}:${a.place.line}）；同一个数只留一个，不同的数请写清口径，并注明 distinctFrom: ["${a.name}"]`,
    messageEn: `${b.name} is much like ${a.name} (${a.place.file}:${a.place.line}): keep one of them, or make their scopes tell them apart and write distinctFrom: ["${a.name}"]`,
  });
}

function reportPrivate(own: Element, other: Element, report: HealthReport): void {
  const form = own.own?.form;
  const twice = other.own !== undefined;
  report.warning('PRIVATE_DEFINITION', own.place, own.own?.field ?? own.name, {
    message: `${form} 自己问的“${own.label}”很像 ${other.name}（${titleOf(other)}）；${
      twice
        ? '两张表要同一个数，就在主题里定义一个数据元，两处引用'
        : `是同一个数就用 @from(element: "${other.name}")`
    }，不是就注明 distinctFrom: ["${other.name}"]`,
    messageEn: `${form} asks “${own.en ?? own.label}” for itself, which is much like ${other.name}: ${
      twice
        ? 'if both forms want the same number, define an element and take it in both'
        : `if it is the same number, write @from(element: "${other.name}")`
    }; if not, write distinctFrom: ["${other.name}"]`,
  });
}

/** Elements that one cell prints as they are, and nothing else refers to: they may as well be that form's question. */
function findElementsOfOneCell(catalogue: Catalogue, report: HealthReport): void {
  const printed = new Map<string, { form: Form; reference: ElementReference }[]>();
  for (const form of catalogue.forms.values()) {
    for (const { source } of form.cells) {
      for (const reference of source.kind === 'from' ? elementReferences(source.expression) : []) {
        printed.set(reference.name, [...(printed.get(reference.name) ?? []), { form, reference }]);
      }
    }
  }
  const referred = referredTo(catalogue);
  for (const element of catalogue.elements.values()) {
    const [only, ...others] = printed.get(element.name) ?? [];
    if (!only || only.reference.period || others.length > 0 || referred.has(element.name)) continue;
    if (!mayBeAskedBy(only.form, element)) continue;
    const { name, label, place } = element;
    report.advice('ELEMENT_OF_ONE_CELL', place, name, {
      message: `${name}（${label}）只有一个单元格用到；没有别的报表、公式、规则或报告期要用，可以改作那张表自己的问题`,
      messageEn: `only one cell uses ${name}; while no other form, formula, rule or period needs it, it may be that form's own question`,
    });
  }
}

/** A form's own question is asked of its rows or its unit, has no breakdown, and adds up where there are rows. */
function mayBeAskedBy(form: Form, element: Element): boolean {
  const { derivation, verification, deprecated, args, kind, type, at, reportedAs } = element;
  // What is to go is not moved first.
  if (deprecated !== undefined) return false;
  if (derivation || verification || reportedAs || args.length > 0 || at !== (form.rows ?? form.level))
    return false;
  if (!isSameRhythm(rhythmOf(element), rhythmOf(form))) return false;
  return !form.rows || type !== 'NUMBER' || kind === 'STOCK' || kind === 'FLOW';
}

const titleOf = ({ label, scope, own }: Element): string =>
  [label, scope ?? own?.form].filter(Boolean).join('，');
