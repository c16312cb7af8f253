import { PERIOD_WORDS, type Period, type PeriodWord, parsePeriod } from '../period.ts';
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

/** A period word or a quoted period id. */
export function periodReference(text: string): PeriodReference | undefined {
  if ((PERIOD_WORDS as readonly string[]).includes(text)) return { word: text as PeriodWord };
  const absolute: Period | undefined = parsePeriod(text);
  return absolute && { absolute };
}
