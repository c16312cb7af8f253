import type { ASTNode } from 'graphql';
import {
  type ElementReference,
  type Expression,
  elementReferences,
  operandsOf,
} from '../expression/model.ts';
import { compareLevels } from '../unit-tree.ts';
import { compare } from '../value.ts';
import type { Declarations, ElementDraft } from './drafts.ts';
import type { Rule } from './model.ts';
import type { SourceReport } from './sources.ts';

/** So many slices of a protected element, totals included, are kept apart from each other. */
const MOST_SLICES = 100;
/** Less than this protects nobody: zeros are shown. */
const LEAST = 2;

/** A disclosure threshold stands where small figures can be withheld, and where nothing else gives them away. */
export function checkDisclosures(declared: Declarations, rules: readonly Rule[], report: SourceReport): void {
  for (const element of declared.elements.values()) {
    const { disclosed: at } = element;
    if (!at) continue;
    const [why, whyEn] = whyNot(element) ?? [];
    if (why && whyEn) refuse(element, at, why, whyEn, report);
    else for (const rule of rules) checkTied(element, at, rule, report);
  }
}

function whyNot(element: ElementDraft): readonly [zh: string, en: string] | undefined {
  const { kind, type, decimals, disclosure = 0, min, at, args } = element;
  if (disclosure < LEAST)
    return [
      `的门槛是 ${disclosure}；要是 ${LEAST} 以上的整数，小于它的数不予显示`,
      `has the threshold ${disclosure}; it is a whole number from ${LEAST} on, and what is less is withheld`,
    ];
  if (type !== 'NUMBER' || (kind !== 'STOCK' && kind !== 'FLOW'))
    return [
      `是 ${type === 'NUMBER' ? kind : type}，不能相加；门槛写在它所用的 STOCK 或 FLOW 上，由它们得出的数随之隐去`,
      `is ${type === 'NUMBER' ? kind : type} and does not add up; write it on the STOCK or FLOW that it is made of: what is made of them is withheld with them`,
    ];
  if (element.from)
    return [
      '由公式得出；门槛写在公式所用的数据元上，由它们得出的数随之隐去',
      'comes from a formula; write it on the elements of the formula: what is made of them is withheld with them',
    ];
  if (decimals > 0 || (min !== undefined && compare(min, 0) < 0))
    return [
      '不是个数：门槛数的是人或户，只用于没有小数、不小于 0 的数（Int）',
      'is no count: a threshold counts people or households, so it is for numbers without decimals that are never negative (Int)',
    ];
  if (element.reportedAs)
    return [
      '按累计数填报：相邻两期的累计数一减就是当期数，藏不住',
      'is handed in cumulatively: two of its figures, one taken from the other, give away the period between',
    ];
  if (compareLevels(at, 'COUNTY') < 0)
    return [
      `在 ${at} 收集；县以上的数没有可以一起隐去的，门槛只用于县或县以下收集的`,
      `is collected at ${at}; above the county there is nothing to withhold beside it: at is COUNTY or below`,
    ];
  const slices = args.reduce((product, { codeList }) => product * (codeList.codes.length + 1), 1);
  if (slices > MOST_SLICES)
    return [
      `连合计有 ${slices} 个分组项，最多 ${MOST_SLICES} 个；请用粗一些的代码表`,
      `has ${slices} slices with its totals, at most ${MOST_SLICES} can be protected; use coarser code lists`,
    ];
  return undefined;
}

/** A rule that says what it equals lets everybody work it out. */
function checkTied(element: ElementDraft, at: ASTNode, rule: Rule, report: SourceReport): void {
  const tied = equalities(rule.expression).filter(
    (references) => references.length > 1 && references.some(({ name }) => name === element.name),
  );
  if (tied.length === 0) return;
  refuse(
    element,
    at,
    `由规则 ${rule.code}（${rule.text}）可以算出；请去掉门槛，或者去掉规则`,
    `can be worked out by rule ${rule.code} (${rule.text}); leave out the threshold, or the rule`,
    report,
  );
}

/** What stands in each equality of a rule. */
function equalities(expression: Expression): ElementReference[][] {
  if (expression.op === 'binary' && expression.operator === '=') return [elementReferences(expression)];
  return operandsOf(expression).flatMap(equalities);
}

function refuse(
  { name, label }: ElementDraft,
  at: ASTNode,
  why: string,
  whyEn: string,
  report: SourceReport,
): void {
  report.error('DISCLOSURE', at, `${name}（${label}）${why}`, `${name} ${whyEn}`);
}
