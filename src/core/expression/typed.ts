import type { FormulaProblem, Span } from './ast.ts';
import type { Measure } from './measure.ts';
import type { Expression } from './model.ts';
import type { ElementSignature } from './names.ts';

export type FormulaType = 'NUMBER' | 'YES_NO' | 'TEXT' | 'DATE' | 'CODE';

export interface Typed {
  readonly expression: Expression;
  readonly type: FormulaType;
  /** Set for NUMBER. */
  readonly measure?: Measure;
  /** Set for CODE: the list that its values are of. */
  readonly codeList?: ElementSignature['codeList'];
}

/** Carries the problems of a formula out of the depth of the recursion; never leaves `typeFormula`. */
export class Refusal extends Error {
  constructor(readonly problem: FormulaProblem) {
    super(problem.messageEn);
  }
}

export function refuse(code: string, span: Span, message: string, messageEn: string): never {
  throw new Refusal({ code, span, message, messageEn });
}

export function want(typed: Typed, type: FormulaType, span: Span): void {
  if (typed.type === type) return;
  refuse(
    'FORMULA_TYPE',
    span,
    `这里要${TYPE_NAMES[type]}，写的是${TYPE_NAMES[typed.type]}`,
    `${type} is wanted here, this is ${typed.type}`,
  );
}

const TYPE_NAMES: Record<FormulaType, string> = {
  NUMBER: '数值',
  YES_NO: '是否（真假）',
  TEXT: '文字',
  DATE: '日期',
  CODE: '代码',
};

/** A quoted code beside a code must be one of its list, and two codes must be of one list. */
export function checkCode({ codeList }: Typed, other: Typed, span: Span): void {
  if (!codeList) return;
  const { expression } = other;
  const code =
    expression.op === 'constant' && typeof expression.value === 'string' ? expression.value : undefined;
  if (code !== undefined && !codeList.codes.includes(code)) {
    const known = codeList.codes.join('、');
    refuse(
      'UNKNOWN_CODE',
      span,
      `${codeList.name} 没有代码 ${code}；可用：${known}`,
      `${codeList.name} has no code ${code}; use ${codeList.codes.join(', ')}`,
    );
  }
  if (other.codeList) sameList(codeList, other.codeList, span);
}

export function sameList(
  one: NonNullable<Typed['codeList']>,
  other: NonNullable<Typed['codeList']>,
  span: Span,
): void {
  if (one.name === other.name) return;
  refuse(
    'FORMULA_TYPE',
    span,
    `${one.name} 和 ${other.name} 是两个代码表，不能放在一起`,
    `${one.name} and ${other.name} are two code lists: they cannot stand together`,
  );
}
