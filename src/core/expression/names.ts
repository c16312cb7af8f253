import type { Calendars } from '../calendar.ts';
import { labelEn, labelOf, PERIOD_WORDS, type Period, type PeriodWord, parsePeriod } from '../period.ts';
import type { Unit as UnitOfMeasure } from '../unit-of-measure.ts';
import { codesIn, isJoined, joinCodes, type PeriodReference } from './model.ts';

/** What typing needs to know of an element. */
export interface ElementSignature {
  readonly name: string;
  readonly label: string;
  readonly type: 'NUMBER' | 'TEXT' | 'YES_NO' | 'DATE' | 'CODE';
  readonly unit?: UnitOfMeasure;
  readonly args: readonly ArgumentSignature[];
  /** Whether slices may be taken together: their values add up, or are recomputed. */
  readonly addsUp: boolean;
  /** For CODE: its list. */
  readonly codeList?: { readonly name: string; readonly codes: readonly string[] };
}

export interface ArgumentSignature {
  readonly name: string;
  readonly codes: readonly string[];
  /** Codes of other lists that take in codes of this one: the list and the codes taken in. */
  readonly others: readonly {
    readonly list: string;
    readonly code: string;
    readonly codes: readonly string[];
  }[];
}

interface Problem {
  readonly message: string;
  readonly messageEn: string;
}

/** The code, or joined codes, that `argument: code` means for the element; or what is wrong with it. */
export function sliceCode(
  element: ElementSignature,
  argument: string,
  code: string,
): { readonly code: string } | { readonly problem: Problem } {
  const declared = element.args.find((candidate) => candidate.name === argument);
  if (!declared) {
    const names = element.args.map((candidate) => candidate.name).join('、') || '（无）';
    return {
      problem: {
        message: `${element.name}（${element.label}）没有分组 ${argument}；它的分组是：${names}`,
        messageEn: `${element.name} has no argument ${argument}; it has: ${element.args.map((a) => a.name).join(', ') || 'none'}`,
      },
    };
  }
  if (declared.codes.includes(code)) return { code };
  return takenTogether(element, declared, code);
}

/** A code of another list that takes in some of the argument's own. */
function takenTogether(
  element: ElementSignature,
  { name, codes, others }: ArgumentSignature,
  code: string,
): { readonly code: string } | { readonly problem: Problem } {
  const meant = others.filter((other) => other.code === code);
  const different = new Set(meant.map((other) => joinCodes(other.codes)));
  const [joined] = different;
  if (joined === undefined) {
    return {
      problem: {
        message: `分组 ${name} 没有代码 ${code}；可用：${codes.join('、')}`,
        messageEn: `argument ${name} has no code ${code}; use one of ${codes.join(', ')}`,
      },
    };
  }
  const lists = meant.map(({ list }) => list);
  if (different.size > 1) {
    return {
      problem: {
        message: `${code} 在 ${lists.join('、')} 里包括的代码不同，不知道指哪一个；请在其中一个里改用别的代码`,
        messageEn: `${code} takes in different codes in ${lists.join(' and ')}: which is meant? Give it another name in one of them`,
      },
    };
  }
  if (element.addsUp || !isJoined(joined)) return { code: joined };
  return {
    problem: {
      message: `${element.name}（${element.label}）的各分组不能相加，得不出 ${lists[0]} 的 ${code}（${codesIn(joined).join('、')}）`,
      messageEn: `the slices of ${element.name} do not add up: there is no ${code} of ${lists[0]} (${codesIn(joined).join(', ')})`,
    },
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
