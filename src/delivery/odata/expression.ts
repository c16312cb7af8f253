import { ODataRefusal } from './odata.model.ts';

/** What a value is, as far as comparing it goes. */
export type Kind = 'text' | 'number' | 'boolean' | 'date' | 'moment' | 'null';

export interface Literal {
  readonly op: 'literal';
  readonly kind: Kind;
  /** As it was written; texts without their quotes. */
  readonly text: string;
}

export const COMPARISONS = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** An expression of `$filter`. */
export type Expression =
  | Literal
  | { readonly op: 'property'; readonly name: string }
  | { readonly op: 'and' | 'or'; readonly of: readonly Expression[] }
  | { readonly op: 'not'; readonly of: Expression }
  | { readonly op: Comparison; readonly left: Expression; readonly right: Expression }
  | { readonly op: 'in'; readonly left: Expression; readonly list: readonly Literal[] }
  | { readonly op: 'call'; readonly name: string; readonly arguments: readonly Expression[] };

/** Longer ones are machine-made, and better asked otherwise. */
const LONGEST = 8000;
/** Brackets within brackets. */
const DEEPEST = 50;

interface Token {
  readonly kind: 'word' | 'mark' | 'end' | Exclude<Kind, 'null'>;
  readonly text: string;
  readonly at: number;
}

const TOKEN =
  /\s*(?:(?<text>'(?:[^']|'')*')|(?<moment>\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,12})?)?(?:Z|[+-]\d\d:\d\d))|(?<date>\d{4}-\d\d-\d\d)|(?<number>[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?)|(?<word>[\p{L}_][\p{L}\p{N}_]*)|(?<mark>[(),=]))/uy;

/** `$filter` as a tree. */
export function parseFilter(source: string): Expression {
  const parser = new Parser(source, '$filter');
  const expression = parser.expression();
  parser.end();
  return expression;
}

/** A key as it stands in brackets behind a set: one value, or values by name. */
export function parseKey(source: string): Literal | ReadonlyMap<string, Literal> {
  return new Parser(source, 'key').key();
}

class Parser {
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;

  constructor(
    private readonly source: string,
    private readonly target: string,
  ) {
    if (source.length > LONGEST)
      throw new ODataRefusal(
        400,
        'ODATA_SYNTAX',
        target,
        `${target} 有 ${source.length} 个字符，最多 ${LONGEST} 个；请缩短，例如用 in`,
        `${target} has ${source.length} characters, at most ${LONGEST} are read; shorten it, perhaps with in`,
      );
    this.#tokens = this.#tokenise();
  }

  expression(): Expression {
    if (++this.#depth > DEEPEST) throw this.#wrong('括号套得太深', 'brackets are nested too deeply');
    const alternatives = [this.#conjunction()];
    while (this.#takeWord('or')) alternatives.push(this.#conjunction());
    this.#depth--;
    return alternatives.length > 1 ? { op: 'or', of: alternatives } : (alternatives[0] as Expression);
  }

  end(): void {
    if (this.#peek().kind !== 'end') throw this.#wrong('这里不该还有内容', 'nothing more is expected here');
  }

  key(): Literal | ReadonlyMap<string, Literal> {
    if (this.#peek().kind !== 'word' || this.#tokens[this.#next + 1]?.text !== '=') {
      const value = this.#literal();
      this.end();
      return value;
    }
    const values = new Map<string, Literal>();
    do {
      const name = this.#take().text;
      this.#expect('=');
      values.set(name, this.#literal());
    } while (this.#takeMark(','));
    this.end();
    return values;
  }

  #conjunction(): Expression {
    const all = [this.#negation()];
    while (this.#takeWord('and')) all.push(this.#negation());
    return all.length > 1 ? { op: 'and', of: all } : (all[0] as Expression);
  }

  #negation(): Expression {
    let isNegated = false;
    while (this.#takeWord('not')) isNegated = !isNegated;
    const expression = this.#comparison();
    return isNegated ? { op: 'not', of: expression } : expression;
  }

  #comparison(): Expression {
    const left = this.#operand();
    const { kind, text } = this.#peek();
    if (kind !== 'word') return left;
    const op = COMPARISONS.find((each) => each === text);
    if (op) {
      this.#take();
      return { op, left, right: this.#operand() };
    }
    if (!this.#takeWord('in')) return left;
    this.#expect('(');
    const list = [this.#literal()];
    while (this.#takeMark(',')) list.push(this.#literal());
    this.#expect(')');
    return { op: 'in', left, list };
  }

  #operand(): Expression {
    if (this.#takeMark('(')) {
      const inner = this.expression();
      this.#expect(')');
      return inner;
    }
    const { kind, text } = this.#peek();
    if (kind !== 'word' || WORDS[text]) return this.#literal();
    this.#take();
    if (!this.#takeMark('(')) return { op: 'property', name: text };
    const given = [this.expression()];
    while (this.#takeMark(',')) given.push(this.expression());
    this.#expect(')');
    return { op: 'call', name: text, arguments: given };
  }

  #literal(): Literal {
    const { kind, text } = this.#peek();
    if (kind === 'word' && WORDS[text]) {
      this.#take();
      return { op: 'literal', kind: WORDS[text], text };
    }
    if (kind === 'word' || kind === 'mark' || kind === 'end' || kind === 'boolean')
      throw this.#wrong(
        "这里应是一个值：'文字'、数、日期 2026-06-30、true、false、null",
        "a value is expected here: 'text', a number, a date such as 2026-06-30, true, false or null",
      );
    this.#take();
    return { op: 'literal', kind, text: kind === 'text' ? text.slice(1, -1).replaceAll("''", "'") : text };
  }

  #peek(): Token {
    return this.#tokens[this.#next] as Token;
  }

  #take(): Token {
    return this.#tokens[this.#next++] as Token;
  }

  #takeWord(word: string): boolean {
    return this.#takeIf('word', word);
  }

  #takeMark(mark: string): boolean {
    return this.#takeIf('mark', mark);
  }

  #takeIf(kind: Token['kind'], text: string): boolean {
    const next = this.#peek();
    if (next.kind !== kind || next.text !== text) return false;
    this.#next++;
    return true;
  }

  #expect(mark: string): void {
    if (!this.#takeMark(mark)) throw this.#wrong(`这里应是 ${mark}`, `${mark} is expected here`);
  }

  #tokenise(): Token[] {
    const tokens: Token[] = [];
    let at = 0;
    const end = this.source.trimEnd().length;
    while (at < end) {
      TOKEN.lastIndex = at;
      const groups = TOKEN.exec(this.source)?.groups;
      const found = Object.entries(groups ?? {}).find(([, text]) => text !== undefined);
      if (!found)
        throw this.#wrong(
          "读不懂；文字要用单引号括起来，其中的 ' 写成 ''",
          "cannot be read; texts stand in single quotes, with '' for a quote",
          at,
        );
      const [kind, text] = found as [Token['kind'], string];
      at = TOKEN.lastIndex;
      tokens.push({ kind, text, at: at - text.length });
    }
    return [...tokens, { kind: 'end', text: '', at: end }];
  }

  /** Says where, as a person counts: the first character is 1. */
  #wrong(zh: string, en: string, from = this.#peek().at): ODataRefusal {
    const at = from + (/^\s*/.exec(this.source.slice(from))?.[0].length ?? 0);
    const near = this.source.slice(at, at + 20).trim();
    const { target } = this;
    return new ODataRefusal(
      400,
      'ODATA_SYNTAX',
      target,
      `${target} 第 ${at + 1} 个字符${near ? `“${near}”` : '（末尾）'}：${zh}`,
      `${target}, character ${at + 1}${near ? ` "${near}"` : ' (its end)'}: ${en}`,
    );
  }
}

const WORDS: Readonly<Record<string, Kind | undefined>> = Object.assign(Object.create(null), {
  null: 'null',
  true: 'boolean',
  false: 'boolean',
});
