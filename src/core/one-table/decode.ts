import { isSameCalendar, nameOfCalendar } from '../calendar.ts';
import { type Element, rhythmOf } from '../catalogue/model.ts';
import { nearest } from '../catalogue/suggest.ts';
import type { NullAnswer, StoredAnswer } from '../fill/facts.ts';
import type { Finding } from '../issue.ts';
import { isSameRhythm, type Period } from '../period.ts';
import type { Unit } from '../unit-tree.ts';
import { decodeAnswer, isUnfit } from './decode-answer.ts';
import type { TableInput } from './input.ts';
import { type Item, itemLabel, itemPath } from './item.ts';
import type { Question, QuestionSets } from './question-set.ts';

export interface DecodedTable {
  /** By item key. */
  readonly values: Record<string, StoredAnswer>;
  /** Keys of what was answered, and cannot be taken. */
  readonly refused: readonly string[];
  readonly findings: Finding[];
}

const LONGEST_NOTE = 500;
const MOST_SUGGESTIONS = 20;
const MOST_ARGUMENTS = 8;

/**
 * Brings a table input to item keys and stored answers, and refuses what the table does not ask, with what to
 * write instead. Reports everything at once; what is sound is decoded all the same.
 */
export function decodeTable(sets: QuestionSets, unit: Unit, period: Period, input: TableInput): DecodedTable {
  return new Decoder(sets, unit, period).decode(input);
}

/** By path, for each list of questions. */
const itemsByPath = new WeakMap<readonly Question[], ReadonlyMap<string, Item>>();

function byPathOf(questions: readonly Question[]): ReadonlyMap<string, Item> {
  let byPath = itemsByPath.get(questions);
  if (!byPath) {
    byPath = new Map(questions.map(({ item }) => [itemPath(item), item]));
    itemsByPath.set(questions, byPath);
  }
  return byPath;
}

class Decoder {
  readonly #byPath: ReadonlyMap<string, Item>;
  readonly #values: Record<string, StoredAnswer> = {};
  readonly #refused: string[] = [];
  readonly #findings: Finding[] = [];
  #suggestions = 0;

  constructor(
    private readonly sets: QuestionSets,
    private readonly unit: Unit,
    private readonly period: Period,
  ) {
    this.#byPath = byPathOf(sets.questions(unit, period));
  }

  decode(input: TableInput): DecodedTable {
    for (const [topic, elements] of entries(input.values)) this.#walk(topic, elements);
    for (const [form, questions] of entries(input.forms)) this.#walk(`forms.${form}`, questions);
    for (const { path, value } of input.answers ?? []) this.#walk(path, value);
    for (const gap of input.gaps ?? []) this.#gap(gap.path, gap.reason, gap.note);
    return { values: this.#values, refused: this.#refused, findings: this.#findings };
  }

  /** Follows nested objects down to the items they name. */
  #walk(path: string, value: unknown): void {
    if (value === undefined) return;
    const nested = isNested(value);
    const item = this.#byPath.get(path);
    if (item && !nested) {
      this.#answer(item, path, value);
      return;
    }
    if (!nested) {
      this.#notAsked(path);
      return;
    }
    for (const [key, part] of entries(value)) this.#walk(this.#within(path, key), part);
  }

  /** A code, or as the typed input says it: `total` over all that is not said, `any` over the next argument. */
  #within(path: string, key: string): string {
    if (key === 'any') return `${path}.*`;
    if (key !== 'total') return `${path}.${key}`;
    let whole = path;
    for (let open = 0; open < MOST_ARGUMENTS && !this.#byPath.has(whole); open++) whole += '.*';
    return this.#byPath.has(whole) ? whole : `${path}.total`;
  }

  #answer(item: Item, path: string, value: unknown): void {
    if (value === null) return;
    if (Object.hasOwn(this.#values, item.key)) {
      this.#report('ANSWERED_TWICE', path, `${itemLabel(item)}填了两次`, `${path} is answered twice`);
      return;
    }
    const decoded = decodeAnswer(item, value);
    if ('problem' in decoded) {
      const { code, message, messageEn } = decoded.problem;
      this.#report(code, path, message, messageEn);
      this.#refused.push(item.key);
    } else {
      this.#values[item.key] = decoded.answer;
    }
  }

  #gap(path: string, reason: unknown, note: string | null | undefined): void {
    const item = this.#byPath.get(path);
    if (!item) {
      this.#notAsked(path);
      return;
    }
    if (reason !== 'NOT_KNOWN' && reason !== 'NOT_APPLICABLE') {
      this.#report(
        'WRONG_TYPE',
        path,
        `原因要写 NOT_KNOWN（不掌握）或 NOT_APPLICABLE（不适用）；数值为零请填 0`,
        `the reason is NOT_KNOWN or NOT_APPLICABLE; a value of zero is entered as 0`,
      );
      return;
    }
    if (Object.hasOwn(this.#values, item.key)) {
      this.#report(
        'ANSWERED_TWICE',
        path,
        `${itemLabel(item)}既有值又有空值原因`,
        `${path} has a value and a reason`,
      );
      return;
    }
    if (note && note.length > LONGEST_NOTE) {
      this.#report(
        'TEXT_TOO_LONG',
        path,
        `说明最多 ${LONGEST_NOTE} 字`,
        `a note has at most ${LONGEST_NOTE} characters`,
      );
      return;
    }
    if (note && isUnfit(note)) {
      this.#report(
        'INVALID_TEXT',
        path,
        '说明含有乱码或控制字符；请确认是 UTF-8 编码',
        'the note holds control or replacement characters: is it UTF-8?',
      );
      return;
    }
    const answer: NullAnswer = note ? { null: reason, note } : { null: reason };
    this.#values[item.key] = answer;
  }

  /** Says why a path is no question of this table, and what to write instead. */
  #notAsked(path: string): void {
    const element = this.#elementOf(path);
    if (!element) {
      // Looking for similar names is slow, and nobody reads the twentieth suggestion.
      const meant = this.#suggestions++ < MOST_SUGGESTIONS ? nearest(path, this.#byPath.keys(), 3) : [];
      this.#report(
        'UNKNOWN_ELEMENT',
        path,
        `没有名为 ${path} 的问题${meant.length > 0 ? `；是不是 ${meant.join('、')}？` : ''}`,
        `there is no question ${path}${meant.length > 0 ? `; did you mean ${meant.join(', ')}?` : ''}`,
      );
      return;
    }
    const { code, message, messageEn } = this.#whyNotAsked(element, path);
    this.#report(code, path, message, messageEn);
  }

  #elementOf(path: string): Element | undefined {
    const [topic, name, question] = path.replace(/@PREVIOUS/g, '').split('.');
    const { elements } = this.sets.catalogue;
    if (topic === 'forms') return elements.get(`${name}.${question}`);
    const element = elements.get(name ?? '');
    return element?.topic?.field === topic ? element : undefined;
  }

  #whyNotAsked(element: Element, path: string): { code: string; message: string; messageEn: string } {
    const say = `${element.label}（${element.name}）`;
    if (path.includes('@PREVIOUS')) {
      return {
        code: 'PREVIOUS_NOT_ASKED',
        message: `${say}的上期数只在单位第一次填报时问；以后用已经报过的数`,
        messageEn: `the earlier value of ${element.name} is asked only in a unit's first period`,
      };
    }
    if (element.derivation) {
      return {
        code: 'DERIVED',
        message: `${say}是算出来的，不用填`,
        messageEn: `${element.name} is computed: it is never entered`,
      };
    }
    if (element.at !== this.unit.level || (element.kinds && !element.kinds.includes(this.unit.kind))) {
      return {
        code: 'WRONG_LEVEL',
        message: `${say}由 ${element.kinds?.join('、') ?? element.at} 填报，${this.unit.label}是 ${this.unit.kind}`,
        messageEn: `${element.name} is reported by ${element.kinds?.join(', ') ?? element.at}; ${this.unit.id} is a ${this.unit.kind}`,
      };
    }
    if (!isSameRhythm(rhythmOf(element), this.period)) {
      const [calendar, calendarEn] = nameOfCalendar(element.calendar);
      const [ours, oursEn] = nameOfCalendar(this.period.calendar);
      const isOther = !isSameCalendar(element.calendar, this.period.calendar);
      const [by, of] = isOther ? [calendar, ours] : ['', ''];
      const [byEn, ofEn] = isOther ? [` of ${calendarEn}`, ` of ${oursEn}`] : ['', ''];
      return {
        code: 'WRONG_FREQUENCY',
        message: `${say}按${by} ${element.every} 填报，${this.period.id} 是${of} ${this.period.frequency}`,
        messageEn: `${element.name} is reported every ${element.every}${byEn}; ${this.period.id} is a ${this.period.frequency}${ofEn}`,
      };
    }
    const asked = [...this.#byPath.entries()]
      .filter(([, item]) => item.element === element)
      .map(([known]) => known);
    if (asked.length > 0) {
      return {
        code: 'WRONG_SLICE',
        message: `${say}要这样填：${asked.slice(0, 6).join('、')}${asked.length > 6 ? '……' : ''}`,
        messageEn: `${element.name} is entered as ${asked.slice(0, 6).join(', ')}${asked.length > 6 ? ', …' : ''}`,
      };
    }
    return {
      code: 'NOT_ASKED',
      message: `${say}不用填：${this.unit.label}本期没有报表用到它`,
      messageEn: `${element.name} is not asked: no form due from ${this.unit.id} in ${this.period.id} needs it`,
    };
  }

  #report(code: string, path: string, message: string, messageEn: string): void {
    const { unit, period } = this;
    this.#findings.push({
      code,
      severity: 'ERROR',
      path,
      unit: unit.id,
      period: period.id,
      message,
      messageEn,
    });
  }
}

function isNested(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Own entries only: `__proto__` and its kind are just names that nobody asked. */
function entries(value: unknown): [string, unknown][] {
  return isNested(value) ? Object.entries(value) : [];
}
