import type { Element } from '../catalogue/model.ts';
import type { StoredAnswer } from '../fill/facts.ts';
import { isDay } from '../period.ts';
import {
  abs,
  compare,
  decimalsOf,
  type Exact,
  encodeValue,
  exactOf,
  formatForPeople,
  MAX_DIGITS,
  parseExact,
  wholeDigits,
} from '../value.ts';
import { type Item, itemLabel } from './item.ts';

export interface AnswerProblem {
  readonly code: string;
  readonly message: string;
  readonly messageEn: string;
}

/** What an answer is held against: a question, or a cell that somebody overrides. */
export interface Answerable extends Pick<Item, 'slice' | 'previous'> {
  readonly element: Pick<
    Element,
    'name' | 'label' | 'en' | 'type' | 'args' | 'decimals' | 'reportedAs' | Bound
  >;
}

type Bound = 'unit' | 'digits' | 'min' | 'max' | 'codeList';

const LONGEST_TEXT = 2000;

/** One answer as handed in (a JSON value) → as stored; or what is wrong with it. */
export function decodeAnswer(
  item: Answerable,
  value: unknown,
): { answer: StoredAnswer } | { problem: AnswerProblem } {
  switch (item.element.type) {
    case 'NUMBER':
      return decodeNumeric(item, value);
    case 'YES_NO':
      return typeof value === 'boolean'
        ? { answer: value }
        : wrongType(item, '是或否（true、false）', 'true or false', value);
    case 'DATE':
      return typeof value === 'string' && isDay(value)
        ? { answer: value }
        : wrongType(item, '日期，如 2026-09-30', 'a date such as 2026-09-30', value);
    case 'CODE':
      return decodeCode(item, value);
    case 'TEXT':
      return decodeText(item, value);
  }
}

function problem(code: string, message: string, messageEn: string): { problem: AnswerProblem } {
  return { problem: { code, message, messageEn } };
}

function wrongType(
  item: Answerable,
  wanted: string,
  wantedEn: string,
  value: unknown,
): { problem: AnswerProblem } {
  const shown = show(value);
  return problem(
    'WRONG_TYPE',
    `${itemLabel(item)}要填${wanted}，填的是 ${shown}`,
    `${item.element.en ?? item.element.name} wants ${wantedEn}, this is ${shown}`,
  );
}

function show(value: unknown): string {
  const text = typeof value === 'string' ? `“${value}”` : (JSON.stringify(value) ?? String(value));
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function decodeNumeric(
  item: Answerable,
  value: unknown,
): { answer: StoredAnswer } | { problem: AnswerProblem } {
  if (Number.isSafeInteger(value)) return checkNumber(item, exactOf(value as number)); // nearly always
  const text = typeof value === 'number' && Number.isFinite(value) ? plainText(value) : value;
  if (typeof text !== 'string') return wrongType(item, '数字', 'a number', value);
  if (text.replace(/\D/g, '').length > MAX_DIGITS) {
    return problem(
      'TOO_MANY_DIGITS',
      `${itemLabel(item)}最多 ${MAX_DIGITS} 位数字`,
      `${item.element.en ?? item.element.name} has at most ${MAX_DIGITS} digits`,
    );
  }
  const exact = parseExact(text);
  if (exact === undefined) return wrongType(item, '数字', 'a number', value);
  return checkNumber(item, exact);
}

/** A JSON number as decimal text; one too large or too small to be written plainly is none. */
function plainText(value: number): string | undefined {
  const text = String(value);
  return text.includes('e') ? undefined : text;
}

function checkNumber(item: Answerable, value: Exact): { answer: StoredAnswer } | { problem: AnswerProblem } {
  const { element } = item;
  const { decimals, digits, min, max } = element;
  const unit = element.unit?.symbol ?? '';
  if ((decimalsOf(value) ?? Number.POSITIVE_INFINITY) > decimals) {
    return problem(
      'TOO_MANY_DECIMALS',
      decimals === 0 ? `${itemLabel(item)}要填整数` : `${itemLabel(item)}最多 ${decimals} 位小数`,
      `${element.en ?? element.name} has ${decimals === 0 ? 'no' : `at most ${decimals}`} decimals`,
    );
  }
  if (digits !== undefined && wholeDigits(abs(value)) > digits) {
    const [shown, has] = [formatForPeople(value, decimals), wholeDigits(abs(value))];
    return problem(
      'TOO_MANY_DIGITS',
      `${itemLabel(item)} ${shown}${unit} 的整数部分有 ${has} 位，最多 ${digits} 位；请核对数值和计量单位`,
      `${element.en ?? element.name} is ${shown}, with ${has} digits before the point; it has at most ${digits}: check the value and its unit`,
    );
  }
  if (min !== undefined && compare(value, min) < 0) {
    return problem(
      'BELOW_MINIMUM',
      `${itemLabel(item)} ${formatForPeople(value, decimals)}${unit} 低于下限 ${formatForPeople(min, decimals)}${unit}`,
      `${element.en ?? element.name} is below its minimum ${formatForPeople(min, decimals)}`,
    );
  }
  if (max !== undefined && compare(value, max) > 0) {
    return problem(
      'ABOVE_MAXIMUM',
      `${itemLabel(item)} ${formatForPeople(value, decimals)}${unit} 高于上限 ${formatForPeople(max, decimals)}${unit}`,
      `${element.en ?? element.name} is above its maximum ${formatForPeople(max, decimals)}`,
    );
  }
  return { answer: encodeValue(value) };
}

function decodeCode(item: Answerable, value: unknown): { answer: StoredAnswer } | { problem: AnswerProblem } {
  const codes = item.element.codeList?.codes ?? [];
  const found = codes.find((code) => code.name === value || code.label === value);
  if (found) return { answer: found.name };
  const known = codes.map((code) => `${code.name}（${code.label}）`).join('、');
  return wrongType(item, `代码之一：${known}`, `one of ${codes.map((code) => code.name).join(', ')}`, value);
}

function decodeText(item: Answerable, value: unknown): { answer: StoredAnswer } | { problem: AnswerProblem } {
  if (typeof value !== 'string') return wrongType(item, '文字', 'text', value);
  if (value.length > LONGEST_TEXT) {
    return problem(
      'TEXT_TOO_LONG',
      `${itemLabel(item)}最多 ${LONGEST_TEXT} 字`,
      `${item.element.en ?? item.element.name} has at most ${LONGEST_TEXT} characters`,
    );
  }
  if (isUnfit(value)) {
    return problem(
      'INVALID_TEXT',
      `${itemLabel(item)}含有乱码或控制字符；请确认文件是 UTF-8 编码`,
      `${item.element.en ?? item.element.name} holds control or replacement characters: is the file UTF-8?`,
    );
  }
  return { answer: value };
}

/**
 * What cannot be stored, or was spoilt on the way: control characters, half surrogates, and U+FFFD, which is what
 * another encoding turns into when it is read as UTF-8.
 */
const UNFIT =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

export function isUnfit(text: string): boolean {
  return UNFIT.test(text);
}
