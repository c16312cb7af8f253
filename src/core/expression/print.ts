import type { Level } from '../unit-tree.ts';
import { toText } from '../value.ts';
import type { Ast, BinaryAst, BinaryOperator, FunctionName, ReferenceAst, UnitSetAst } from './ast.ts';
import { nameOfPeriod, periodReference } from './names.ts';
import { BINDING, bindingOf } from './parse.ts';

/**
 * The formula as text: single spaces around operators, lower-case words, and only the parentheses that its
 * meaning needs. Reading the text again gives the same formula, places apart.
 */
export function formatFormula(ast: Ast): string {
  return write(ast, AS_FORMULA);
}

/**
 * The formula for people to read: Chinese words and signs, and the label that `labelOf` gives each element's
 * name. Codes of slices stay as they are. Not meant to be read back.
 */
export function describeFormula(ast: Ast, labelOf: (name: string) => string): string {
  return write(ast, { ...IN_CHINESE, reference: (reference) => describeReference(reference, labelOf) });
}

/** How each piece is put; where parentheses belong is the same for all wordings. */
interface Wording {
  readonly operators: Readonly<Record<BinaryOperator, string>>;
  readonly not: string;
  readonly comma: string;
  readonly parentheses: readonly [open: string, close: string];
  text(value: string): string;
  yesNo(value: boolean): string;
  reference(ast: ReferenceAst): string;
  unitSet(ast: UnitSetAst): string;
  functionName(name: FunctionName): string;
}

function write(ast: Ast, wording: Wording): string {
  switch (ast.kind) {
    case 'number':
      return toText(ast.value);
    case 'text':
      return wording.text(ast.value);
    case 'yesNo':
      return wording.yesNo(ast.value);
    case 'reference':
      return wording.reference(ast);
    case 'unitSet':
      return wording.unitSet(ast);
    case 'unary': {
      const sign = ast.operator === 'not' ? wording.not : '-';
      return sign + writeWithin(ast.operand, tightness(ast), wording);
    }
    case 'binary':
      return writeBinary(ast, wording);
    case 'call': {
      const [open, close] = wording.parentheses;
      const args = ast.args.map((arg) => write(arg, wording));
      return wording.functionName(ast.function) + open + args.join(wording.comma) + close;
    }
  }
}

function writeBinary(ast: BinaryAst, wording: Wording): string {
  const binding = bindingOf(ast.operator);
  // Operators group to the left, so an equal on the left needs no parentheses; comparisons do not chain.
  const left = writeWithin(ast.left, binding === BINDING.comparison ? binding + 1 : binding, wording);
  const right = writeWithin(ast.right, binding + 1, wording);
  return `${left} ${wording.operators[ast.operator]} ${right}`;
}

/** In parentheses if it binds less tightly than its place asks for. */
function writeWithin(ast: Ast, loosest: number, wording: Wording): string {
  const [open, close] = wording.parentheses;
  const text = write(ast, wording);
  return tightness(ast) < loosest ? open + text + close : text;
}

function tightness(ast: Ast): number {
  if (ast.kind === 'binary') return bindingOf(ast.operator);
  if (ast.kind === 'unary') return ast.operator === 'not' ? BINDING.not : BINDING.minus;
  return BINDING.operand;
}

// ----------------------------------------------------------------------------------------- as a formula

const AS_FORMULA: Wording = {
  operators: {
    ...{ or: 'or', and: 'and', '=': '=', '<>': '<>', '<': '<', '<=': '<=', '>': '>', '>=': '>=' },
    ...{ '+': '+', '-': '-', '*': '*', '/': '/' },
  },
  not: 'not ',
  comma: ', ',
  parentheses: ['(', ')'],
  text: quoted,
  yesNo: String,
  reference: formatReference,
  unitSet: formatUnitSet,
  functionName: (name) => name,
};

function formatReference(ast: ReferenceAst): string {
  const over = ast.over ? `${formatUnitSet(ast.over)}.` : '';
  const period = ast.period ? `@${isWord(ast.period.text) ? ast.period.text : quoted(ast.period.text)}` : '';
  return over + ast.name + formatSlice(ast) + period;
}

function formatSlice(ast: ReferenceAst): string {
  if (ast.slice.length === 0) return '';
  return `[${ast.slice.map(({ argument, code }) => `${argument}: ${code}`).join(', ')}]`;
}

function formatUnitSet(ast: UnitSetAst): string {
  return `${ast.set}(${ast.of})`;
}

function isWord(text: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(text);
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

// ------------------------------------------------------------------------------------------- in Chinese

const IN_CHINESE: Omit<Wording, 'reference'> = {
  operators: {
    ...{ or: '或', and: '且', '=': '=', '<>': '≠', '<': '<', '<=': '≤', '>': '>', '>=': '≥' },
    ...{ '+': '+', '-': '-', '*': '×', '/': '÷' },
  },
  not: '非 ',
  comma: '，',
  parentheses: ['（', '）'],
  text: (value) => `“${value}”`,
  yesNo: (value) => (value ? '是' : '否'),
  unitSet: describeUnitSet,
  functionName: (name) => FUNCTION_WORDS[name],
};

const FUNCTION_WORDS: Readonly<Record<FunctionName, string>> = {
  if: '如果',
  sum: '合计',
  min: '最小值',
  max: '最大值',
  avg: '平均值',
  round: '四舍五入',
  abs: '绝对值',
  coalesce: '首个有值者',
  count: '单位数',
};

const LEVEL_LABELS: Readonly<Record<Level, string>> = {
  PROVINCE: '省',
  CITY: '市',
  COUNTY: '县',
  TOWNSHIP: '乡镇',
  VILLAGE: '村（社区）',
  NATURAL_VILLAGE: '自然村',
};

function describeReference(ast: ReferenceAst, labelOf: (name: string) => string): string {
  const over = ast.over ? `${describeUnitSet(ast.over)}的` : '';
  const period = ast.period ? `（${describePeriod(ast.period.text)}）` : '';
  return over + labelOf(ast.name) + formatSlice(ast) + period;
}

function describeUnitSet(ast: UnitSetAst): string {
  const level = Object.hasOwn(LEVEL_LABELS, ast.of) ? LEVEL_LABELS[ast.of as Level] : ast.of;
  return `${ast.set === 'children' ? '下级' : '辖内'}各${level}`;
}

function describePeriod(text: string): string {
  const period = periodReference(text);
  return period ? nameOfPeriod(period)[0] : text;
}
