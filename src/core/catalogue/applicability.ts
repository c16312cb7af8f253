import { Kind as Ast, type DefinitionNode } from 'graphql';
import type { Expression } from '../expression/model.ts';
import { elementReferences } from '../expression/model.ts';
import { isDay } from '../period.ts';
import { type Level, UNIT_KINDS, type UnitKind } from '../unit-tree.ts';
import { compare, type Exact, toText } from '../value.ts';
import type { DirectiveUse } from './directive-values.ts';
import type { CellDraft, Declarations, ElementDraft, FormDraft, RuleDraft } from './drafts.ts';
import type { FieldType } from './field-type.ts';
import type { SourceReport } from './sources.ts';

// What a dictionary says where it means nothing is refused: somebody wrote it, and believes in it.

/** `unit` and `decimals` are for numbers, and an Int has no decimals. */
export function checkNumbersOnly(use: DirectiveUse, type: FieldType, report: SourceReport): void {
  const { unit, decimals } = use.values as { unit?: string; decimals?: number };
  for (const [name, said] of Object.entries({ unit, decimals })) {
    if (said === undefined || type.type === 'NUMBER') continue;
    report.error('NUMBERS_ONLY', use.argument(name), `${name} 只用于数值`, `${name} is for numbers`);
  }
  if (!type.integer || !decimals) return;
  report.error(
    'NUMBERS_ONLY',
    use.argument('decimals'),
    `Int 没有小数，不能写 decimals: ${decimals}；要小数就写 Decimal`,
    `an Int has no decimals: write Decimal, or leave out decimals: ${decimals}`,
  );
}

/** Kinds of unit that are not at the level would never contribute, and no kind at all is nobody. */
export function checkKinds(
  use: DirectiveUse,
  kinds: readonly UnitKind[] | undefined,
  level: Level,
  report: SourceReport,
): void {
  if (!kinds) return;
  const strange = kinds.filter((kind) => UNIT_KINDS[kind] !== level);
  if (kinds.length > 0 && strange.length === 0) return;
  const known = Object.entries(UNIT_KINDS).flatMap(([kind, at]) => (at === level ? [kind] : []));
  report.error(
    'UNIT_KINDS',
    use.argument('kinds'),
    `${strange.length > 0 ? `${strange.join('、')} 不在 ${level} 这一级` : 'kinds 是空的，谁都不填'}；可用：${known.join('、')}，全都算就不写 kinds`,
    `${strange.length > 0 ? `${strange.join(', ')} does not stand at ${level}` : 'kinds is empty: nobody would'}; use ${known.join(', ')}, or leave kinds out for all`,
  );
}

/** A form's life is made of days, in their order. */
export function checkFormLife(use: DirectiveUse, report: SourceReport): void {
  const said = use.values as { validFrom?: string; expires?: string; dueDays?: number };
  for (const name of ['validFrom', 'expires'] as const) {
    if (said[name] === undefined || isDay(said[name])) continue;
    report.error(
      'DIRECTIVE_VALUE',
      use.argument(name),
      `${name} 要是一个日期，如 "2028-12-31"，写的是 ${said[name]}`,
      `${name} must be a day such as "2028-12-31", this is ${said[name]}`,
    );
  }
  const { validFrom, expires, dueDays } = said;
  if (validFrom && expires && validFrom > expires) {
    report.error(
      'FORM_LIFE',
      use.argument('expires'),
      `expires ${expires} 早于 validFrom ${validFrom}：这张表从来不收`,
      `expires ${expires} is before validFrom ${validFrom}: the form would never be due`,
    );
  }
  if (dueDays !== undefined && dueDays < 0) {
    report.error(
      'FORM_LIFE',
      use.argument('dueDays'),
      `dueDays 是期后的天数，不能是 ${dueDays}`,
      `dueDays counts the days after the period's end, this is ${dueDays}`,
    );
  }
}

/** A form has cells, and each cell has a place of its own in its workbook. */
export function checkForm(form: FormDraft, use: DirectiveUse, report: SourceReport): void {
  if (form.cells.length === 0) {
    report.error(
      'FORM_WITHOUT_CELLS',
      use.node,
      `报表 ${form.code} 一个单元格也没有`,
      `form ${form.code} has no cells`,
    );
  }
  const places = new Map<string, CellDraft>();
  for (const cell of form.cells) {
    const at = cell.printedAt;
    const first = at === undefined ? undefined : places.get(at);
    if (first) {
      report.error(
        'DECLARED_TWICE',
        cell.use.argument('place'),
        `${at} 已经是 ${form.code}.${first.field}（${first.label}）的位置`,
        `${at} is the place of ${form.code}.${first.field} already`,
      );
    } else if (at !== undefined) places.set(at, cell);
  }
}

/** What says how a question is asked, on a cell that is filled and asks none. */
export function checkFilledCell(form: FormDraft, cell: CellDraft, report: SourceReport): void {
  for (const name of ['kind', 'distinctFrom', 'digits', 'min', 'max', 'maxChange'] as const) {
    if (cell.use.values[name] === undefined) continue;
    report.error(
      'FILLED_CELL',
      cell.use.argument(name),
      `${form.code}.${cell.field} 由 @from 填，${name} 只用于本表自己的问题`,
      `${form.code}.${cell.field} is filled by @from; ${name} is for a form's own question`,
    );
  }
  if (!cell.required) return;
  report.error(
    'FILLED_CELL',
    cell.node.type,
    `${form.code}.${cell.field} 由 @from 填，不用人填，请去掉 !`,
    `${form.code}.${cell.field} is filled by @from and nobody has to enter it: leave out the !`,
  );
}

/** A name, a code, a period id are texts; only the year is also a number. */
export function checkContext(form: FormDraft, cell: CellDraft, report: SourceReport): void {
  const context = cell.from?.values.context as string | undefined;
  const fits = cell.type === 'TEXT' || (context === 'YEAR' && cell.type === 'NUMBER');
  if (context === undefined || fits) return;
  report.error(
    'FORMULA_TYPE',
    cell.node.type,
    `${form.code}.${cell.field} 印的是 ${context}，类型要写 String`,
    `${form.code}.${cell.field} prints ${context}: its type is String`,
  );
}

/** Only an average is weighed, by something that adds up: how many there are of what it is the average of. */
export function checkWeight(element: ElementDraft, weight: ElementDraft, report: SourceReport): void {
  const say = `${element.name}（${element.label}）`;
  const [why, whyEn] =
    element.kind !== 'AVERAGE'
      ? [
          `${say}是 ${element.kind}，不用权重：weight 只用于 AVERAGE`,
          `${element.name} is ${element.kind}: weight is for an AVERAGE`,
        ]
      : weight.type === 'NUMBER' && weight.kind !== 'STOCK' && weight.kind !== 'FLOW'
        ? [
            `weight 所指的 ${weight.name}（${weight.label}）是 ${weight.kind}，不能相加；权重要是 STOCK 或 FLOW`,
            `weight names ${weight.name}, which is ${weight.kind} and does not add up; a weight is a STOCK or a FLOW`,
          ]
        : [];
  if (why && whyEn) report.error('WEIGHT', element.node.name, why, whyEn);
}

/** A tolerance says by how much two numbers may differ. */
export function checkRule(
  { code, tolerance, use }: RuleDraft,
  expression: Expression,
  declared: Declarations,
  report: SourceReport,
): void {
  if (elementReferences(expression).length === 0) {
    report.error(
      'RULE_OF_NOTHING',
      use.argument('expr'),
      `规则 ${code} 里没有数据元，核对不了什么`,
      `rule ${code} names no element: it checks nothing`,
    );
  }
  if (tolerance === undefined) return;
  const refuse = (message: string, messageEn: string): void =>
    report.error('TOLERANCE', use.argument('tolerance'), message, messageEn);
  if (compare(tolerance, 0) < 0) refuse(...negative(tolerance));
  else if (!isComparisonOfNumbers(expression, declared))
    refuse(
      'tolerance 只用于两个数的比较：=、<、<=、>、>=',
      'tolerance is for the comparison of two numbers: =, <, <=, >, >=',
    );
}

const negative = (tolerance: Exact): [string, string] => [
  `tolerance 是两边可以相差多少，不能是 ${toText(tolerance)}`,
  `tolerance is by how much the sides may differ, this is ${toText(tolerance)}`,
];

const TOLERANT: ReadonlySet<string> = new Set(['=', '<', '<=', '>', '>=']);

function isComparisonOfNumbers(expression: Expression, declared: Declarations): boolean {
  if (expression.op !== 'binary' || !TOLERANT.has(expression.operator)) return false;
  const { left } = expression;
  if (left.op === 'constant') return typeof left.value !== 'string' && typeof left.value !== 'boolean';
  return left.op !== 'element' || declared.elements.get(left.name)?.type === 'NUMBER';
}

/** Definitions that GraphQL knows and a dictionary has no meaning for. */
export function checkDefinition(node: DefinitionNode, report: SourceReport): void {
  if (node.kind === Ast.ENUM_TYPE_EXTENSION) {
    report.error(
      'TYPE_WITHOUT_ROLE',
      node.name,
      `代码表 ${node.name.value} 要写在一处，不能用 extend enum 增补`,
      `the code list ${node.name.value} stands in one place: its codes cannot be added with extend enum`,
    );
  } else if ('name' in node && node.name && node.kind !== Ast.OBJECT_TYPE_EXTENSION) {
    report.error(
      'TYPE_WITHOUT_ROLE',
      node.name,
      `${node.name.value} 不是主题（@topic）、报表（@form）或代码表（@codeList），目录里没有用处`,
      `${node.name.value} is no @topic, @form or @codeList: a dictionary has no use for it`,
    );
  }
}
