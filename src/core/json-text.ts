/** What is wrong with a JSON text, and where. */
export interface JsonProblem {
  readonly offset: number;
  readonly message: string;
  readonly messageEn: string;
}

const DEEPEST = 100;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const STRING = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const WORDS: Readonly<Record<string, unknown>> = { true: true, false: false, null: null };

class Wrong extends Error {
  constructor(readonly problem: JsonProblem) {
    super(problem.messageEn);
  }
}

/**
 * JSON as people write it: says where the first mistake is, notices a key that stands twice (the first value would
 * be lost without a word), and keeps a decimal as the text it is, so that no digit is lost on the way.
 */
export function readJson(text: string): { readonly value: unknown } | { readonly problem: JsonProblem } {
  try {
    return { value: new Reader(text).document() };
  } catch (wrong) {
    if (wrong instanceof Wrong) return { problem: wrong.problem };
    throw wrong;
  }
}

class Reader {
  #at = 0;

  constructor(private readonly text: string) {}

  document(): unknown {
    const value = this.#value(0);
    this.#space();
    if (this.#at < this.text.length)
      this.#fail('多出了内容：一个文件只放一个 JSON', 'more follows: a file holds one JSON value');
    return value;
  }

  #value(depth: number): unknown {
    if (depth > DEEPEST) this.#fail(`嵌套超过 ${DEEPEST} 层`, `nested more than ${DEEPEST} deep`);
    this.#space();
    const next = this.text[this.#at];
    if (next === '{') return this.#object(depth);
    if (next === '[') return this.#array(depth);
    if (next === '"') return this.#string();
    return this.#numberOrWord();
  }

  #object(depth: number): Record<string, unknown> {
    const found: Record<string, unknown> = {};
    this.#at++;
    if (this.#take('}')) return found;
    do {
      this.#space();
      const at = this.#at;
      if (this.text[at] !== '"') this.#fail('这里要有一个带引号的名称', 'a name in quotes is wanted here');
      const key = this.#string();
      if (Object.hasOwn(found, key)) this.#fail(`“${key}”写了两次`, `"${key}" stands twice`, at);
      if (!this.#take(':')) this.#fail(`“${key}”后面少了冒号`, `a colon is missing after "${key}"`);
      const value = this.#value(depth + 1);
      Object.defineProperty(found, key, { value, enumerable: true, writable: true, configurable: true });
    } while (this.#take(','));
    if (!this.#take('}')) this.#fail('少了逗号或 }', 'a comma or } is missing');
    return found;
  }

  #array(depth: number): unknown[] {
    const found: unknown[] = [];
    this.#at++;
    if (this.#take(']')) return found;
    do found.push(this.#value(depth + 1));
    while (this.#take(','));
    if (!this.#take(']')) this.#fail('少了逗号或 ]', 'a comma or ] is missing');
    return found;
  }

  #string(): string {
    const text = this.#match(STRING);
    if (text === undefined)
      this.#fail('引号没有配对，或者文字里有换行', 'a quote is not closed, or a text holds a line break');
    return JSON.parse(text) as string;
  }

  #numberOrWord(): unknown {
    const text = this.#match(NUMBER);
    if (text !== undefined) {
      const number = Number(text);
      return Number.isSafeInteger(number) || /e/i.test(text) ? number : text;
    }
    const word = /^[a-z]+/.exec(this.text.slice(this.#at, this.#at + 10))?.[0] ?? '';
    if (!Object.hasOwn(WORDS, word)) {
      if (this.#at >= this.text.length) this.#fail('内容没有写完', 'the text ends too early');
      this.#fail(
        '这里要有一个值：数字、带引号的文字、true、false 或 null',
        'a value is wanted here: a number, a text in quotes, true, false or null',
      );
    }
    this.#at += word.length;
    return WORDS[word];
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const text = pattern.exec(this.text)?.[0];
    if (text !== undefined) this.#at += text.length;
    return text;
  }

  #take(character: string): boolean {
    this.#space();
    if (this.text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #space(): void {
    while (' \t\r\n'.includes(this.text[this.#at] ?? 'x')) this.#at++;
  }

  #fail(message: string, messageEn: string, offset = this.#at): never {
    throw new Wrong({ offset, message, messageEn });
  }
}
