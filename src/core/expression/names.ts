import type { Calendars } from '../calendar.ts';
import { labelEn, labelOf, PERIOD_WORDS, type Period, type PeriodWord, parsePeriod } from '../period.ts';
import type { Unit as UnitOfMeasure } from '../unit-of-measure.ts';
import type { PeriodReference } from './model.ts';

/** What typing needs to know of an element. */
export interface ElementSignature {
  readonly name: string;
  readonly label: string;
  readonly type: 'NUMBER' | 'TEXT' | 'YES_NO' | 'DATE' | 'CODE';
  readonly unit?: UnitOfMeasure;
  readonly args: readonly { readonly name: string; readonly codes: readonly string[] }[];
  readonly codes?: readonly string[];
}

/** What is wrong with `argument: code` for the element, if anything. */
export function sliceProblem(
  element: ElementSignature,
  argument: string,
  code: string,
): { message: string; messageEn: string } | undefined {
  const declared = element.args.find((candidate) => candidate.name === argument);
  if (!declared) {
    const names = element.args.map((candidate) => candidate.name).join('、') || '（无）';
    return {
      message: `${element.name}（${element.label}）没有分组 ${argument}；它的分组是：${names}`,
      messageEn: `${element.name} has no argument ${argument}; it has: ${element.args.map((a) => a.name).join(', ') || 'none'}`,
    };
  }
  if (declared.codes.includes(code)) return undefined;
  return {
    message: `分组 ${argument} 没有代码 ${code}；可用：${declared.codes.join('、')}`,
    messageEn: `argument ${argument} has no code ${code}; use one of ${declared.codes.join(', ')}`,
  };
}

const WORDS: Readonly<Record<PeriodWord, readonly [zh: string, en: string]>> = {
  PREVIOUS: ['上期', 'previous period'],
  YEAR_TO_DATE: ['本年累计', 'year to date'],
  SINCE_START: ['自建立以来累计', 'total since the start'],
  SAME_LAST_YEAR: ['上年同期', 'same period last year'],
  YEAR_END_BEFORE: ['上年末', 'end of last year'],
};

/** How people call the period that a reference means, in Chinese and in English. */
export function nameOfPeriod(reference: PeriodReference): readonly [zh: string, en: string] {
  if ('word' in reference) return WORDS[reference.word];
  return [labelOf(reference.absolute), labelEn(reference.absolute)];
}

/** A period word or a quoted period id. */
export function periodReference(text: string, calendars?: Calendars): PeriodReference | undefined {
  if ((PERIOD_WORDS as readonly string[]).includes(text)) return { word: text as PeriodWord };
  const absolute: Period | undefined = parsePeriod(text, calendars);
  return absolute && { absolute };
}
