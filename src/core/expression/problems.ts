import type { FormulaProblem, Span } from './ast.ts';

/**
 * Everything that reading a formula may complain of, in one place, because these texts are user interface.
 * A Stop carries its problem out of the depth of reading; `parseFormula` turns it back into a value.
 */
export class Stop {
  readonly problem: FormulaProblem;

  constructor(code: string, span: Span, message: string, messageEn: string) {
    this.problem = { code, message, messageEn, span };
  }
}

export function syntax(span: Span, message: string, messageEn: string): Stop {
  return new Stop('FORMULA_SYNTAX', span, message, messageEn);
}

export function tooLong(length: number, most: number): Stop {
  return new Stop(
    'FORMULA_TOO_LONG',
    { start: most, end: length },
    `公式有 ${length} 个字符，最多 ${most} 个：请把它的一部分定义为数据元`,
    `the formula has ${length} characters, at most ${most} are allowed: make a part of it an element`,
  );
}

export function tooDeep(span: Span, most: number): Stop {
  return new Stop(
    'FORMULA_TOO_DEEP',
    span,
    `括号、函数和 - / not 的嵌套超过 ${most} 层：请把公式的一部分定义为数据元`,
    `parentheses, functions and - / not nest deeper than ${most}: make a part of the formula an element`,
  );
}

export function foreignSpelling(span: Span, written: string, here: string, isTwin: boolean): Stop {
  return syntax(
    span,
    `公式里不能写“${written}”，请写${isTwin ? '半角的' : ''} ${here}`,
    `a formula does not know '${written}': write ${isTwin ? 'the half-width ' : ''}${here}`,
  );
}

export function percentSign(span: Span): Stop {
  return syntax(
    span,
    '公式里没有百分号：5% 请写 0.05',
    'there is no percent sign in formulas: write 5% as 0.05',
  );
}

export function openText(span: Span): Stop {
  return syntax(span, '文字没有结束：请在末尾加上 "', 'the text is not closed: put " at its end');
}

export function unreadable(span: Span, written: string): Stop {
  if (!/\p{Letter}/u.test(written)) return syntax(span, `看不懂“${written}”`, `cannot read '${written}'`);
  return syntax(
    span,
    `看不懂“${written}”：数据元请用英文名，文字请放在双引号内`,
    `cannot read '${written}': elements go by their English names, texts stand in double quotes`,
  );
}

export function numberTooLong(span: Span, most: number): Stop {
  return syntax(span, `数最多 ${most} 位`, `a number has at most ${most} digits`);
}

export function chainedComparison(span: Span): Stop {
  return syntax(
    span,
    '比较不能连写：请写 a < b and b < c',
    'comparisons do not chain: write a < b and b < c',
  );
}

export function notClosed(span: Span, open: string, close: string): Stop {
  return syntax(span, `这个 ${open} 没有对应的 ${close}`, `this ${open} is never closed by a ${close}`);
}

export function reservedWord(span: Span, word: string): Stop {
  return syntax(
    span,
    `${word} 是公式的保留字，不能作数据元名`,
    `${word} is a word of the language and names no element`,
  );
}

export function repeatedArgument(span: Span, argument: string): Stop {
  return syntax(span, `分组 ${argument} 写了两次`, `the breakdown ${argument} is given twice`);
}

export function unknownFunction(span: Span, written: string, nearest: string, all: readonly string[]): Stop {
  return new Stop(
    'FORMULA_UNKNOWN_FUNCTION',
    span,
    `没有函数“${written}”，是不是想写 ${nearest}？可用的函数：${all.join('、')}`,
    `there is no function '${written}', did you mean ${nearest}? The functions are ${all.join(', ')}`,
  );
}

export function wrongCount(span: Span, name: string, least: number, most: number, given: number): Stop {
  const [wanted, wantedEn] =
    most === least
      ? [`${least} 个`, `${least}`]
      : most === Infinity
        ? [`至少 ${least} 个`, `at least ${least}`]
        : [`${least} 到 ${most} 个`, `${least} to ${most}`];
  const noun = least === 1 && most !== 2 ? 'argument' : 'arguments';
  return new Stop(
    'FORMULA_ARGUMENTS',
    span,
    `${name} 需要${most === Infinity ? '' : ' '}${wanted}参数，这里有 ${given} 个`,
    `${name} takes ${wantedEn} ${noun}, here ${given === 1 ? 'is' : 'are'} ${given}`,
  );
}

export function roundingDigits(span: Span, most: number): Stop {
  return new Stop(
    'FORMULA_ARGUMENTS',
    span,
    `round 的第二个参数是小数位数，只能写 0 到 ${most} 的整数`,
    `the second argument of round is the number of decimals, a whole number from 0 to ${most}`,
  );
}

export function countNeedsUnits(span: Span): Stop {
  return new Stop(
    'FORMULA_ARGUMENTS',
    span,
    'count 的第一个参数是一组单位，例如 children(VILLAGE) 或 units(VILLAGE)',
    'the first argument of count is a set of units, such as children(VILLAGE) or units(VILLAGE)',
  );
}
