import type { Calendars } from '../calendar.ts';
import { PERIOD_WORDS } from '../period.ts';
import { LEVELS, type Level, UNIT_KINDS, type UnitKind } from '../unit-tree.ts';
import type { Ast, BinaryAst, CallAst, FormulaProblem, ReferenceAst, Span, UnitSetAst } from './ast.ts';
import {
  COUNT,
  combine,
  LITERAL,
  type Measure,
  measureOf,
  PLAIN,
  rescale,
  sameDimensions,
} from './measure.ts';
import type { Expression, PeriodReference, UnitSet } from './model.ts';
import { type ElementSignature, periodReference, sliceCode } from './names.ts';
import { checkCode, Refusal, refuse, sameList, type Typed, want } from './typed.ts';

export interface TypingScope {
  /** Those that a quoted period may name. */
  readonly calendars?: Calendars;
  find(name: string): ElementSignature | undefined;
  /** Elements that somebody who wrote `name` may have meant, as `name (label)`, best first. */
  suggest(name: string): readonly string[];
}

/** Resolves the names of a formula and checks types and units of measure; the first problem stops it. */
export function typeFormula(ast: Ast, scope: TypingScope): { typed: Typed } | { problem: FormulaProblem } {
  try {
    return { typed: typeOf(ast, scope) };
  } catch (refusal) {
    if (refusal instanceof Refusal) return { problem: refusal.problem };
    throw refusal;
  }
}

function typeOf(ast: Ast, scope: TypingScope): Typed {
  switch (ast.kind) {
    case 'number':
      return { expression: { op: 'constant', value: ast.value }, type: 'NUMBER', measure: LITERAL };
    case 'text':
      return { expression: { op: 'constant', value: ast.value }, type: 'TEXT' };
    case 'yesNo':
      return { expression: { op: 'constant', value: ast.value }, type: 'YES_NO' };
    case 'reference':
      return typeOfReference(ast, scope);
    case 'unitSet':
      return refuse(
        'FORMULA_UNITS',
        ast.span,
        `${ast.set}(…) 只能放在 count、sum、avg、min、max 里面，例如 count(${ast.set}(${ast.of}))`,
        `${ast.set}(…) stands only inside count, sum, avg, min or max, as in count(${ast.set}(${ast.of}))`,
      );
    case 'unary':
      return typeOfUnary(ast, scope);
    case 'binary':
      return typeOfBinary(ast, scope);
    case 'call':
      return typeOfCall(ast, scope);
  }
}

function typeOfReference(ast: ReferenceAst, scope: TypingScope): Typed {
  if (ast.over) {
    refuse(
      'FORMULA_UNITS',
      ast.span,
      '下级单位的值要放在 sum、avg、min、max 里面，例如 sum(children(VILLAGE).x)',
      'values of sub-units stand only inside sum, avg, min or max, as in sum(children(VILLAGE).x)',
    );
  }
  const element = scope.find(ast.name);
  if (!element) {
    const meant = scope.suggest(ast.name);
    refuse(
      'UNKNOWN_ELEMENT',
      ast.span,
      `没有名为 ${ast.name} 的数据元${meant.length > 0 ? `；相近的有：${meant.join('、')}` : ''}`,
      `there is no element ${ast.name}${meant.length > 0 ? `; similar: ${meant.join(', ')}` : ''}`,
    );
  }
  const slice: Record<string, string> = {};
  for (const part of ast.slice) {
    slice[part.argument] = slicePart(element, part.argument, part.code, part.span);
  }
  const period = ast.period ? resolvePeriod(ast.period.text, ast.period.span, scope) : undefined;
  return {
    expression: { op: 'element', name: element.name, slice, ...(period ? { period } : {}) },
    type: element.type,
    ...(element.type === 'NUMBER' ? { measure: measureOf(element.unit) } : {}),
    ...(element.codeList ? { codeList: element.codeList } : {}),
  };
}

function slicePart(element: ElementSignature, argument: string, code: string, span: Span): string {
  const meant = sliceCode(element, argument, code);
  if ('code' in meant) return meant.code;
  return refuse('UNKNOWN_SLICE', span, meant.problem.message, meant.problem.messageEn);
}

function resolvePeriod(text: string, span: Span, { calendars }: TypingScope): PeriodReference {
  return (
    periodReference(text, calendars) ??
    refuse(
      'UNKNOWN_PERIOD',
      span,
      `不认识的报告期 ${text}；可用：${PERIOD_WORDS.join('、')}，或者加引号的报告期如 "2024"`,
      `unknown period ${text}; use ${PERIOD_WORDS.join(', ')}, or a quoted period such as "2024"`,
    )
  );
}

function typeOfUnary(ast: Extract<Ast, { kind: 'unary' }>, scope: TypingScope): Typed {
  const operand = typeOf(ast.operand, scope);
  if (ast.operator === 'not') {
    want(operand, 'YES_NO', ast.operand.span);
    return { expression: { op: 'not', of: operand.expression }, type: 'YES_NO' };
  }
  const measure = numeric(operand, ast.operand.span);
  return { expression: { op: 'negate', of: operand.expression }, type: 'NUMBER', measure };
}

function numeric(typed: Typed, span: Span): Measure {
  want(typed, 'NUMBER', span);
  return typed.measure ?? PLAIN;
}

function typeOfBinary(ast: BinaryAst, scope: TypingScope): Typed {
  const left = typeOf(ast.left, scope);
  const right = typeOf(ast.right, scope);
  const node = (l: Expression, r: Expression): Expression => ({
    op: 'binary',
    operator: ast.operator,
    left: l,
    right: r,
  });
  switch (ast.operator) {
    case 'and':
    case 'or':
      want(left, 'YES_NO', ast.left.span);
      want(right, 'YES_NO', ast.right.span);
      return { expression: node(left.expression, right.expression), type: 'YES_NO' };
    case '*':
    case '/': {
      const measure = combine(ast.operator, numeric(left, ast.left.span), numeric(right, ast.right.span));
      return { expression: node(left.expression, right.expression), type: 'NUMBER', measure };
    }
    case '+':
    case '-': {
      numeric(left, ast.left.span);
      numeric(right, ast.right.span);
      const [l, r, measure] = reconcile(left, right, ast.span, ast.operator);
      return { expression: node(l, r), type: 'NUMBER', measure };
    }
    default:
      return typeOfComparison(ast, left, right, node);
  }
}

function typeOfComparison(
  ast: BinaryAst,
  left: Typed,
  right: Typed,
  node: (l: Expression, r: Expression) => Expression,
): Typed {
  if (left.type === 'NUMBER' && right.type === 'NUMBER') {
    const [l, r] = reconcile(left, right, ast.span, ast.operator);
    return { expression: node(l, r), type: 'YES_NO' };
  }
  const codeWithText = [left.type, right.type].every((type) => type === 'CODE' || type === 'TEXT');
  if (!codeWithText) want(right, left.type, ast.right.span);
  checkCode(left, right, ast.right.span);
  checkCode(right, left, ast.left.span);
  return { expression: node(left.expression, right.expression), type: 'YES_NO' };
}

/** Brings two operands to one unit: the left one's, unless that is a bare number. */
function reconcile(
  left: Typed,
  right: Typed,
  span: Span,
  operator: string,
): [Expression, Expression, Measure] {
  const l = left.measure ?? PLAIN;
  const r = right.measure ?? PLAIN;
  if (l.literal) return [left.expression, right.expression, r];
  if (r.literal) return [left.expression, right.expression, l];
  if (!sameDimensions(l, r)) {
    refuse(
      'UNIT_MISMATCH',
      span,
      `“${name(l)}”和“${name(r)}”不能用 ${operator} 放在一起：不是同一类计量单位`,
      `${nameEn(l)} and ${nameEn(r)} cannot stand on the two sides of ${operator}: their dimensions differ`,
    );
  }
  return [left.expression, rescale(right.expression, r, l), l];
}

const name = (measure: Measure): string => measure.symbol || '无单位的数';
const nameEn = (measure: Measure): string => measure.symbol || 'a plain number';

function typeOfCall(ast: CallAst, scope: TypingScope): Typed {
  const [first] = ast.args;
  if (!first) throw new Error(`the parser let ${ast.function}() through without arguments`);
  switch (ast.function) {
    case 'if':
      return typeOfIf(ast, scope);
    case 'abs': {
      const of = typeOf(first, scope);
      const measure = numeric(of, first.span);
      return { expression: { op: 'abs', of: of.expression }, type: 'NUMBER', measure };
    }
    case 'round':
      return typeOfRound(ast, first, scope);
    case 'count':
      return typeOfCount(ast, first, scope);
    case 'coalesce':
      return sameMeasure(ast, scope, 'coalesce');
    default:
      if (first.kind === 'reference' && first.over) {
        if (ast.args.length > 1) {
          refuse(
            'FORMULA_ARGUMENTS',
            ast.span,
            `${ast.function} 汇总下级单位时只能有一个参数`,
            `${ast.function} over sub-units takes one argument`,
          );
        }
        return overUnits(ast.function, first.over, { ...first, over: undefined }, scope);
      }
      return sameMeasure(ast, scope, ast.function);
  }
}

function overUnits(
  aggregate: 'sum' | 'min' | 'max' | 'avg',
  set: UnitSetAst,
  body: Ast,
  scope: TypingScope,
): Typed {
  const of = typeOf(body, scope);
  const measure = numeric(of, body.span);
  return {
    expression: { op: 'overUnits', aggregate, units: unitSet(set), of: of.expression },
    type: 'NUMBER',
    measure: { ...measure, literal: false },
  };
}

function typeOfCount(ast: CallAst, first: Ast, scope: TypingScope): Typed {
  if (first.kind !== 'unitSet') {
    refuse(
      'FORMULA_UNITS',
      first.span,
      'count 数的是单位，例如 count(children(VILLAGE)) 或 count(children(VILLAGE), hasBus)',
      'count counts units, as in count(children(VILLAGE)) or count(children(VILLAGE), hasBus)',
    );
  }
  const units = unitSet(first);
  const condition = ast.args[1];
  if (!condition) return { expression: { op: 'countUnits', units }, type: 'NUMBER', measure: COUNT };
  const of = typeOf(condition, scope);
  want(of, 'YES_NO', condition.span);
  return {
    expression: { op: 'overUnits', aggregate: 'count', units, of: of.expression },
    type: 'NUMBER',
    measure: COUNT,
  };
}

function unitSet(ast: UnitSetAst): UnitSet {
  // PROVINCE, CITY, COUNTY and NATURAL_VILLAGE name both a level and a kind: the level is meant.
  if ((LEVELS as readonly string[]).includes(ast.of)) return { set: ast.set, level: ast.of as Level };
  if (ast.of in UNIT_KINDS) {
    const kind = ast.of as UnitKind;
    return { set: ast.set, level: UNIT_KINDS[kind], kinds: [kind] };
  }
  return refuse(
    'FORMULA_UNITS',
    ast.span,
    `${ast.of} 既不是层级（${LEVELS.join('、')}）也不是单位类型（${Object.keys(UNIT_KINDS).join('、')}）`,
    `${ast.of} is neither a level (${LEVELS.join(', ')}) nor a kind of unit (${Object.keys(UNIT_KINDS).join(', ')})`,
  );
}

function typeOfIf(ast: CallAst, scope: TypingScope): Typed {
  const [whenAst, thenAst, otherwiseAst] = ast.args as [Ast, Ast, Ast];
  const when = typeOf(whenAst, scope);
  want(when, 'YES_NO', whenAst.span);
  const then = typeOf(thenAst, scope);
  const otherwise = typeOf(otherwiseAst, scope);
  if (then.type === 'NUMBER' && otherwise.type === 'NUMBER') {
    const [t, o, measure] = reconcile(then, otherwise, ast.span, 'if');
    return {
      expression: { op: 'if', condition: when.expression, whenTrue: t, whenFalse: o },
      type: 'NUMBER',
      measure,
    };
  }
  want(otherwise, then.type, otherwiseAst.span);
  if (then.codeList && otherwise.codeList) sameList(then.codeList, otherwise.codeList, otherwiseAst.span);
  return {
    expression: {
      op: 'if',
      condition: when.expression,
      whenTrue: then.expression,
      whenFalse: otherwise.expression,
    },
    type: then.type,
    ...(then.codeList ? { codeList: then.codeList } : {}),
  };
}

function typeOfRound(ast: CallAst, first: Ast, scope: TypingScope): Typed {
  const of = typeOf(first, scope);
  const measure = numeric(of, first.span);
  const digits = ast.args[1];
  const decimals = digits?.kind === 'number' && typeof digits.value === 'number' ? digits.value : 0;
  return { expression: { op: 'round', of: of.expression, decimals }, type: 'NUMBER', measure };
}

function sameMeasure(
  ast: CallAst,
  scope: TypingScope,
  op: 'sum' | 'min' | 'max' | 'avg' | 'coalesce',
): Typed {
  const typed = ast.args.map((argument) => typeOf(argument, scope));
  const [head] = typed as [Typed, ...Typed[]];
  if (head.type !== 'NUMBER') {
    if (op !== 'coalesce') want(head, 'NUMBER', ast.span);
    for (const [i, argument] of typed.entries()) {
      const { span } = ast.args[i] ?? ast;
      want(argument, head.type, span);
      if (head.codeList && argument.codeList) sameList(head.codeList, argument.codeList, span);
    }
    const listed = head.codeList ? { codeList: head.codeList } : {};
    return { expression: { op, args: typed.map((t) => t.expression) }, type: head.type, ...listed };
  }
  const lead = typed.find((argument) => argument.measure && !argument.measure.literal) ?? head;
  const args = typed.map((argument, i) => {
    numeric(argument, ast.args[i]?.span ?? ast.span);
    return argument.measure?.literal
      ? argument.expression
      : reconcile(lead, argument, ast.args[i]?.span ?? ast.span, op)[1];
  });
  return { expression: { op, args }, type: 'NUMBER', measure: lead.measure ?? PLAIN };
}
