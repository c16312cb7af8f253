import type { SourceFinding, SourcePlace } from '../../issue.ts';
import { isFiner, type Period, periodContaining } from '../../period.ts';
import { equals, toText } from '../../value.ts';
import type { Catalogue, Element } from '../model.ts';
import { type DictionarySource, findingAt } from '../sources.ts';

/** A finding that may be confirmed: whoever publishes has seen it and stands by it. */
export interface SuccessionFinding extends SourceFinding {
  readonly confirm?: string;
}

/** A catalogue that is to follow others. */
export interface Successor {
  readonly catalogue: Catalogue;
  readonly sources: readonly DictionarySource[];
  /** First day on which periods that end then use it. */
  readonly validFrom: string;
}

/**
 * Whether a catalogue may follow those published before it, oldest first. What is stored stays under the names of
 * its elements, codes and units of measure, so a name never changes what it means.
 */
export function checkSuccession(earlier: readonly Catalogue[], next: Successor): SuccessionFinding[] {
  const latest = earlier.at(-1);
  if (!latest) return [];
  const findings: SuccessionFinding[] = [];
  for (const element of next.catalogue.elements.values()) {
    const known = earlier.findLast(({ elements }) => elements.has(element.name))?.elements.get(element.name);
    if (!known) continue;
    findings.push(
      ...changedIdentity(known, element, next),
      ...changedDefinition(known, element, next, latest.elements.has(element.name)),
      ...removedCodes(known, element, next),
      ...splitPeriod(known, element, next),
    );
  }
  return [...findings, ...changedUnits(latest, next), ...changedCalendars(earlier, next)];
}

function changedIdentity(known: Element, element: Element, { sources }: Successor): SourceFinding[] {
  const differing = (['kind', 'type', 'scope', 'reportedAs'] as const).flatMap((attribute) =>
    known[attribute] === element[attribute] ? [] : [said(attribute, known[attribute], element[attribute])],
  );
  if (known.codeList?.name !== element.codeList?.name)
    differing.push(said('codeList', known.codeList?.name, element.codeList?.name));
  if (known.unit?.dimension !== element.unit?.dimension)
    differing.push(said('unit', known.unit?.symbol, element.unit?.symbol));
  // What is not simply added up, or goes on from one period to the next, does not reach across.
  const goesOn = element.kind === 'AVERAGE' || element.reportedAs !== undefined;
  if (goesOn && known.every !== element.every) differing.push(said('every', known.every, element.every));
  if (differing.length === 0) return [];
  return [
    findingAt(textOf(sources, element.place), element.place, nameOf(element), {
      code: 'ELEMENT_CHANGED',
      severity: 'ERROR',
      message: `${element.name}（${element.label}）已发布过，${differing.join('，')}：这是另一个数据元，请另起名称；名称不重复使用`,
      messageEn: `${element.name} was published with something else: ${differing.join(', ')}. That is another element: give it another name; names are never reused`,
    }),
  ];
}

const said = (attribute: string, from: string | undefined, to: string | undefined): string =>
  `${attribute} ${from ?? '–'} → ${to ?? '–'}`;

/** Better words for the same thing are confirmed; a name that was given up means what it meant. */
function changedDefinition(
  known: Element,
  element: Element,
  { sources }: Successor,
  stillThere: boolean,
): SuccessionFinding[] {
  if (element.own || known.definition === element.definition) return [];
  const { name, label } = element;
  if (!stillThere) {
    return [
      findingAt(textOf(sources, element.place), element.place, nameOf(element), {
        code: 'NAME_REUSED',
        severity: 'ERROR',
        message: `${name}（${label}）以前发布过，后来停用，当时的定义是“${known.definition}”；名称不重复使用，请另起名称`,
        messageEn: `${name} was published before and given up; it was defined as "${known.definition}". Names are never reused: choose another`,
      }),
    ];
  }
  return [
    {
      ...findingAt(textOf(sources, element.place), element.place, nameOf(element), {
        code: 'DEFINITION_CHANGED',
        severity: 'WARNING',
        message: `${name}（${label}）的定义改了，原来是“${known.definition}”。统计的还是同一件事，请确认；不是，请另起名称`,
        messageEn: `the definition of ${name} differs; it was "${known.definition}". Confirm that it counts the same thing, or else give it another name`,
      }),
      confirm: `DEFINITION_CHANGED|${name}|${element.definition}`,
    },
  ];
}

/** Answers are stored slice by slice: without one of them, the totals of earlier periods would be too small. */
function removedCodes(known: Element, element: Element, { sources }: Successor): SourceFinding[] {
  return known.args.flatMap((argument) => {
    const now = element.args.find(({ name }) => name === argument.name);
    const codes = new Set(now?.codeList.codes.map(({ name }) => name));
    const gone = argument.codeList.codes.filter(({ name }) => !codes.has(name));
    if (!now || gone.length === 0) return [];
    const listed = gone.map(({ name, label }) => `${name}（${label}）`).join('、');
    return [
      findingAt(textOf(sources, element.place), element.place, nameOf(element), {
        code: 'CODE_REMOVED',
        severity: 'ERROR',
        message: `${element.name}（${element.label}）的分组 ${argument.name} 少了代码 ${listed}：已报的数存在它名下，合计会变小。请保留，或者另起数据元`,
        messageEn: `argument ${argument.name} of ${element.name} lacks ${gone.map(({ name }) => name).join(', ')}: answers are stored under it, and totals of earlier periods would shrink. Keep it, or define another element`,
      }),
    ];
  });
}

/** From a day within a quarter, months would stand beside half a quarter that is stored nowhere. */
function splitPeriod(known: Element, element: Element, { sources, validFrom }: Successor): SourceFinding[] {
  if (element.own || !isFiner(element.every, known.every)) return [];
  const whole: Period = periodContaining(validFrom, known.every, known.calendar);
  if (whole.start === validFrom) return [];
  return [
    findingAt(textOf(sources, element.place), element.place, nameOf(element), {
      code: 'VALID_FROM_WITHIN_PERIOD',
      severity: 'ERROR',
      message: `${element.name}（${element.label}）的频率从 ${known.every} 改为 ${element.every}，${validFrom} 在 ${whole.id} 当中，${whole.id} 前一段就没有数了；请从 ${whole.start} 或者下一期开始起用`,
      messageEn: `${element.name} goes from ${known.every} to ${element.every}, but ${validFrom} lies within ${whole.id}, of which the first part would be stored nowhere: let it begin on ${whole.start} or with the next period`,
    }),
  ];
}

/** 亩 stays 亩: what was stored in it is converted by its factor. */
/** What is stored for a calendar's periods was counted by its days. */
function changedCalendars(earlier: readonly Catalogue[], { catalogue, sources }: Successor): SourceFinding[] {
  return [...catalogue.calendars.values()].flatMap((calendar) => {
    const known = earlier
      .findLast(({ calendars }) => calendars.has(calendar.name))
      ?.calendars.get(calendar.name);
    const changed =
      known &&
      (['startMonth', 'startDay', 'namedAfter'] as const).filter(
        (attribute) => known[attribute] !== calendar[attribute],
      );
    if (!changed || changed.length === 0) return [];
    const text = `"${calendar.name}"`;
    const place = placeOfText(sources, text);
    return [
      findingAt(textOf(sources, place), place, text, {
        code: 'CALENDAR_CHANGED',
        severity: 'ERROR',
        message: `日历 ${calendar.name} 已发布过，年和月从哪天起不能再改：已报的数是按它的期存的。请另起名称`,
        messageEn: `calendar ${calendar.name} was published: where its years and months start cannot change, for values are stored by its periods. Use another name`,
      }),
    ];
  });
}

function changedUnits(latest: Catalogue, { catalogue, sources }: Successor): SourceFinding[] {
  return [...catalogue.unitsOfMeasure.values()].flatMap((unit) => {
    const known = latest.unitsOfMeasure.get(unit.symbol);
    if (!known || (known.dimension === unit.dimension && equals(known.factor, unit.factor))) return [];
    const text = `"${unit.symbol}"`;
    const place = placeOfText(sources, text);
    return [
      findingAt(textOf(sources, place), place, text, {
        code: 'UNIT_CHANGED',
        severity: 'ERROR',
        message: `计量单位 ${unit.symbol} 已发布为 ${known.dimension}、系数 ${toText(known.factor)}，不能改为 ${unit.dimension}、${toText(unit.factor)}：已报的数是按它存的。请另起符号`,
        messageEn: `unit of measure ${unit.symbol} was published as ${known.dimension} with factor ${toText(known.factor)} and cannot become ${unit.dimension}, ${toText(unit.factor)}: values are stored in it. Use another symbol`,
      }),
    ];
  });
}

/** Own questions are found by their field. */
const nameOf = ({ name, own }: Element): string => own?.field ?? name;

const textOf = (sources: readonly DictionarySource[], { file }: SourcePlace): string | undefined =>
  sources.find(({ path }) => path === file)?.text;

function placeOfText(sources: readonly DictionarySource[], text: string): SourcePlace {
  for (const source of sources) {
    const at = source.text.indexOf(text);
    if (at < 0) continue;
    const before = source.text.slice(0, at).split('\n');
    return { file: source.path, line: before.length, column: (before.at(-1) as string).length + 1 };
  }
  return { file: '?', line: 1, column: 1 };
}
