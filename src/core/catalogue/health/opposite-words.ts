import type { ElementReference } from '../../expression/model.ts';
import type { Catalogue, Cell, Element } from '../model.ts';
import type { HealthReport } from './report.ts';

/** Words of which a text can mean only one; those of one line mean the same, and the first stands for them. */
type Opposites = readonly (readonly [string, ...string[]])[];

const IN_NAMES: readonly Opposites[] = [
  [['男'], ['女', '妇']],
  [
    ['城镇', '城市'],
    ['农村', '乡村'],
  ],
  [
    ['流入', '迁入'],
    ['流出', '迁出'],
  ],
  [['出生'], ['死亡']],
];
const UNITS: Opposites = [
  ['户', '户数'],
  ['人', '人数', '人口'],
];
const MOMENTS: Opposites = [
  ['期初', '初期', '年初', '季初', '月初', '上年末', '上期末'],
  ['期末', '年末', '季末', '月末'],
];

/**
 * Cells whose printed label contradicts what fills them: 女 filled with men or with both sexes, 户数 from a count
 * of 人, 期初 without a period before. Only cells that one element fills: a formula combines what differs.
 */
export function findOppositeWords(catalogue: Catalogue, report: HealthReport): void {
  for (const form of catalogue.forms.values()) {
    for (const cell of form.cells) {
      if (cell.source.kind !== 'from' || cell.source.expression.op !== 'element') continue;
      const element = catalogue.elements.get(cell.source.expression.name);
      const words = element && contradiction(cell, element, cell.source.expression);
      if (!words) continue;
      const [printed, filled] = words;
      report.warning('OPPOSITE_WORDS', cell.place, cell.field, {
        message: `${form.code}.${cell.field} 印的是“${cell.label}”（${printed}），填的却是 ${element.name}（${element.label}）的“${filled}”；请改正 element、slice 或 period`,
        messageEn: `${form.code}.${cell.field} prints ${printed}, but is filled with ${filled} of ${element.name}; correct element, slice or period`,
      });
    }
  }
}

type Pair = readonly [printed: string, filled: string];

function contradiction(cell: Cell, element: Element, reference: ElementReference): Pair | undefined {
  for (const group of IN_NAMES) {
    const printed = printedWord(cell, group);
    if (printed === undefined) continue;
    const filled = filledWord(element, reference, group);
    if (filled !== undefined && filled !== printed) return [printed, filled];
  }
  return otherUnit(cell, element) ?? otherMoment(cell, element, reference);
}

/** The label's word; where it names none, that of the nearest heading which does: 人数 below 女. */
function printedWord({ label, section = '' }: Cell, group: Opposites): string | undefined {
  const texts = [label, ...section.split(' / ').reverse()];
  const words = texts.map((text) => wordsIn(text, group)).find((each) => each.length > 0);
  return words?.length === 1 ? words[0] : undefined;
}

/** What the slice says, else the element's name, else its scope; 合计 where it is told apart by just these words. */
function filledWord(element: Element, { slice }: ElementReference, group: Opposites): string | undefined {
  for (const { name, codeList } of element.args) {
    const labels = codeList.codes.map((code) => code.label);
    const isAbout = group.every((words) => labels.some((label) => wordsIn(label, [words]).length > 0));
    if (!isAbout) continue;
    const code = codeList.codes.find((each) => each.name === slice[name]);
    return code ? onlyWord(code.label, group) : '合计';
  }
  return onlyWord(element.label, group) ?? onlyWord(element.scope ?? '', group);
}

function otherUnit({ label }: Cell, { unit }: Element): Pair | undefined {
  const printed = onlyWord(label, UNITS);
  const filled = unit && onlyWord(unit.symbol, UNITS);
  return printed && filled && printed !== filled ? [printed, filled] : undefined;
}

/** A flow of 年初 to 年末 has both words; a stock has one moment. */
function otherMoment(cell: Cell, { kind }: Element, { period }: ElementReference): Pair | undefined {
  const printed = kind === 'STOCK' ? onlyWord(cell.label, MOMENTS) : undefined;
  if (!printed || (period && 'absolute' in period)) return undefined;
  const isBefore = period?.word === 'PREVIOUS' || period?.word === 'YEAR_END_BEFORE';
  const filled = isBefore ? '期初' : '期末';
  return filled === printed ? undefined : [printed, filled];
}

/** The word that stands for the only line of a group that a text names. */
function onlyWord(text: string, group: Opposites): string | undefined {
  const words = wordsIn(text, group);
  return words.length === 1 ? words[0] : undefined;
}

function wordsIn(text: string, group: Opposites): string[] {
  return group.filter((words) => words.some((word) => text.includes(word))).map(([word]) => word);
}
