import { MAX_DIGITS, parseExact } from '../value.ts';
import type { Ast, BinaryOperator, FormulaProblem, ReferenceAst, Span, UnitSetAst } from './ast.ts';
import { checkCall, functionNamed, noSuchFunction } from './calls.ts';
import type { Token } from './lex.ts';
import { lex } from './lex.ts';
import * as problems from './problems.ts';
import { Stop } from './problems.ts';

/** A formula read, or the first thing wrong with it. */
export type ParsedFormula = { readonly ast: Ast } | { readonly problem: FormulaProblem };

/** How deep parentheses, calls and prefixes may nest. A chain such as `a + b + c` does not nest. */
export const MAX_DEPTH = 100;
/** In characters. */
export const MAX_LENGTH = 4_000;

/** How tightly a form of expression binds, loosest first. Comparison does not chain; the others group to the left. */
export const BINDING = {
  or: 1,
  and: 2,
  not: 3,
  comparison: 4,
  sum: 5,
  product: 6,
  minus: 7,
  operand: 8,
} as const;

const OPERATORS: Readonly<Record<BinaryOperator, number>> = {
  or: BINDING.or,
  and: BINDING.and,
  '=': BINDING.comparison,
  '<>': BINDING.comparison,
  '<': BINDING.comparison,
  '<=': BINDING.comparison,
  '>': BINDING.comparison,
  '>=': BINDING.comparison,
  '+': BINDING.sum,
  '-': BINDING.sum,
  '*': BINDING.product,
  '/': BINDING.product,
};

/** How tightly a binary operator binds. */
export function bindingOf(operator: BinaryOperator): number {
  return OPERATORS[operator];
}

/** Words that name no element, whatever their case. */
const RESERVED: ReadonlySet<string> = new Set(['and', 'or', 'not', 'true', 'false']);

/**
 * Reads a formula; the grammar stands in docs/formula-language.md. Names, codes, levels and periods are taken
 * as written, and a set of units is taken wherever a value may stand: whether they exist, and fit, the type
 * check says. Codes of problems: FORMULA_SYNTAX, FORMULA_UNKNOWN_FUNCTION, FORMULA_ARGUMENTS,
 * FORMULA_TOO_DEEP, FORMULA_TOO_LONG.
 */
export function parseFormula(text: string): ParsedFormula {
  try {
    if (text.length > MAX_LENGTH) throw problems.tooLong(text.length, MAX_LENGTH);
    return { ast: new Parser(lex(text)).formula() };
  } catch (stop) {
    if (stop instanceof Stop) return { problem: stop.problem };
    throw stop;
  }
}

/** Recursive descent, one method a construct; binary operators by precedence climbing. */
class Parser {
  readonly #tokens: readonly Token[];
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  formula(): Ast {
    const first = this.#peek();
    if (first.kind === 'end') throw problems.syntax(first.span, '公式是空的', 'the formula is empty');
    const ast = this.#expression(BINDING.or);
    if (this.#peek().kind === 'end') return ast;
    throw this.#expected('运算符或公式的结尾', 'an operator or the end of the formula');
  }

  /** An expression of operators that bind at least so tightly. */
  #expression(loosest: number): Ast {
    const start = this.#peek().span.start;
    let left = this.#prefixed(loosest);
    let compared = false;
    for (;;) {
      const operator = binaryOperator(this.#peek());
      if (operator === undefined || bindingOf(operator) < loosest) return left;
      if (bindingOf(operator) === BINDING.comparison) {
        if (compared) throw problems.chainedComparison(this.#peek().span);
        compared = true;
      }
      this.#next++;
      const right = this.#expression(bindingOf(operator) + 1);
      left = { kind: 'binary', operator, left, right, span: this.#since(start) };
    }
  }

  #prefixed(loosest: number): Ast {
    const token = this.#peek();
    if (isSymbol(token, '-')) {
      this.#next++;
      const operand = this.#nested(token, () => this.#prefixed(BINDING.minus));
      return { kind: 'unary', operator: '-', operand, span: this.#since(token.span.start) };
    }
    if (!isWord(token, 'not')) return this.#operand();
    if (loosest > BINDING.not) {
      throw problems.syntax(
        token.span,
        'not 用在这里要加括号：(not …)',
        'not needs parentheses here: (not …)',
      );
    }
    this.#next++;
    const operand = this.#nested(token, () => this.#expression(BINDING.not));
    return { kind: 'unary', operator: 'not', operand, span: this.#since(token.span.start) };
  }

  #operand(): Ast {
    const token = this.#peek();
    if (token.kind === 'number') return this.#number();
    if (token.kind === 'text') return { kind: 'text', value: this.#take().text, span: token.span };
    if (isWord(token, 'true') || isWord(token, 'false')) {
      return { kind: 'yesNo', value: this.#take().text.toLowerCase() === 'true', span: token.span };
    }
    if (isSymbol(token, '(')) return this.#parenthesised();
    if (token.kind !== 'word' || isReserved(token)) {
      throw this.#expected('数、文字、数据元名或函数', 'a number, a text, an element or a function');
    }
    if (!isSymbol(this.#peek(1), '(')) return this.#reference();
    return isWord(token, 'children') || isWord(token, 'units') ? this.#units() : this.#call();
  }

  #number(): Ast {
    const { text, span } = this.#take();
    const value = parseExact(text);
    if (value === undefined) throw problems.numberTooLong(span, MAX_DIGITS);
    return { kind: 'number', value, span };
  }

  #parenthesised(): Ast {
    const open = this.#take();
    const inner = this.#nested(open, () => this.#expression(BINDING.or));
    this.#close(open, ')');
    return inner;
  }

  /** `children(VILLAGE)`, or `children(VILLAGE).births`. */
  #units(): UnitSetAst | ReferenceAst {
    const units = this.#unitSet();
    if (!isSymbol(this.#peek(), '.')) return units;
    this.#next++;
    return this.#reference(units);
  }

  #unitSet(): UnitSetAst {
    const word = this.#take();
    const open = this.#take();
    const of = this.#word('级别或单位类别，例如 VILLAGE', 'a level or a kind of unit, such as VILLAGE').text;
    this.#close(open, ')');
    const set = word.text.toLowerCase() as UnitSetAst['set'];
    return { kind: 'unitSet', set, of, span: this.#since(word.span.start) };
  }

  #call(): Ast {
    const word = this.#take();
    const name = functionNamed(word.text);
    if (!name) throw noSuchFunction(word.text, word.span);
    const open = this.#take();
    const args = this.#nested(open, () => this.#args());
    this.#close(open, ')');
    const span = this.#since(word.span.start);
    checkCall(name, args, span);
    return { kind: 'call', function: name, args, span };
  }

  #args(): Ast[] {
    const args: Ast[] = [];
    if (isSymbol(this.#peek(), ')')) return args;
    for (;;) {
      args.push(this.#expression(BINDING.or));
      if (!isSymbol(this.#peek(), ',')) return args;
      this.#next++;
    }
  }

  #reference(over?: UnitSetAst): ReferenceAst {
    const start = (over ?? this.#peek()).span.start;
    const name = this.#word('数据元名', 'the name of an element');
    if (isReserved(name)) throw problems.reservedWord(name.span, name.text);
    const slice = isSymbol(this.#peek(), '[') ? this.#slice() : [];
    const period = isSymbol(this.#peek(), '@') ? this.#period() : undefined;
    const span = this.#since(start);
    return {
      kind: 'reference',
      name: name.text,
      slice,
      ...(period && { period }),
      ...(over && { over }),
      span,
    };
  }

  #slice(): ReferenceAst['slice'] {
    const open = this.#take();
    const slice: ReferenceAst['slice'][number][] = [];
    for (;;) {
      const argument = this.#word('分组名，例如 [sex: MALE]', 'a breakdown, as in [sex: MALE]');
      if (!isSymbol(this.#peek(), ':')) throw this.#expected('冒号', 'a colon');
      this.#next++;
      const code = this.#word('代码，例如 [sex: MALE]', 'a code, as in [sex: MALE]');
      if (slice.some((earlier) => earlier.argument === argument.text)) {
        throw problems.repeatedArgument(argument.span, argument.text);
      }
      slice.push({ argument: argument.text, code: code.text, span: this.#since(argument.span.start) });
      if (!isSymbol(this.#peek(), ',')) break;
      this.#next++;
    }
    this.#close(open, ']');
    return slice;
  }

  #period(): { text: string; span: Span } {
    this.#next++;
    const { kind, text, span } = this.#peek();
    if (kind !== 'word' && kind !== 'text') {
      const expected = '报告期：PREVIOUS 等词，或引号内的 "2025-Q4" 等';
      throw this.#expected(expected, 'a period: a word such as PREVIOUS, or in quotes such as "2025-Q4"');
    }
    this.#next++;
    return { text, span };
  }

  // ---------------------------------------------------------------------------------------- small steps

  #peek(ahead = 0): Token {
    return this.#tokens[Math.min(this.#next + ahead, this.#tokens.length - 1)]!;
  }

  #take(): Token {
    const token = this.#peek();
    this.#next++;
    return token;
  }

  /** From a place in the text to the end of the last token taken. */
  #since(start: number): Span {
    return { start, end: this.#tokens[this.#next - 1]!.span.end };
  }

  #word(expected: string, expectedEn: string): Token {
    if (this.#peek().kind !== 'word') throw this.#expected(expected, expectedEn);
    return this.#take();
  }

  #close(open: Token, symbol: ')' | ']'): void {
    const token = this.#take();
    if (isSymbol(token, symbol)) return;
    if (token.kind === 'end') throw problems.notClosed(open.span, open.text, symbol);
    this.#next--;
    throw this.#expected(`运算符、逗号或 ${symbol}`, `an operator, a comma or ${symbol}`);
  }

  #nested<T>(opener: Token, read: () => T): T {
    if (++this.#depth > MAX_DEPTH) throw problems.tooDeep(opener.span, MAX_DEPTH);
    const result = read();
    this.#depth--;
    return result;
  }

  #expected(what: string, whatEn: string): Stop {
    const { kind, span } = this.#peek();
    if (kind === 'end') {
      return problems.syntax(
        span,
        `公式没有写完，还应有${what}`,
        `the formula ends too early: expected ${whatEn}`,
      );
    }
    return problems.syntax(span, `这里应是${what}`, `expected ${whatEn}`);
  }
}

function isSymbol(token: Token, symbol: string): boolean {
  return token.kind === 'symbol' && token.text === symbol;
}

function isWord(token: Token, word: string): boolean {
  return token.kind === 'word' && token.text.toLowerCase() === word;
}

function isReserved(token: Token): boolean {
  return RESERVED.has(token.text.toLowerCase());
}

function binaryOperator(token: Token): BinaryOperator | undefined {
  if (token.kind !== 'symbol' && token.kind !== 'word') return undefined;
  const operator = token.text.toLowerCase();
  return Object.hasOwn(OPERATORS, operator) ? (operator as BinaryOperator) : undefined;
}
