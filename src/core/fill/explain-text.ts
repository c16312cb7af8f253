import type { Form } from '../catalogue/model.ts';
import { labelEn, labelOf, type Period } from '../period.ts';
import type { Unit } from '../unit-tree.ts';
import { decodeNumber, formatForPeople } from '../value.ts';
import type { FilledCell, FillRule } from './filled-form.ts';
import { gapText, gapTextEn } from './gap-text.ts';

/** What the sentences are made of. */
export interface Explained {
  readonly form: Form;
  readonly unit: Unit;
  readonly period: Period;
  readonly cell: FilledCell;
  readonly catalogue: number;
  readonly formula?: string;
  readonly operands: readonly { readonly label: string; readonly en?: string; readonly value?: string }[];
  readonly facts: readonly { readonly unit: Unit; readonly period: Period }[];
}

const RULES: Readonly<Record<FillRule, readonly [string, string]>> = {
  calculated: ['由公式算出', 'calculated by a formula'],
  rolledUp: ['由下级单位汇总', 'summed over the units below'],
  accumulated: ['由各期累计', 'accumulated over periods'],
  converted: ['换算计量单位', 'converted to another unit of measure'],
  summed: ['由分组相加', 'summed over a breakdown'],
  copied: ['直接引用', 'copied'],
};

export function explainInChinese(explained: Explained): string {
  const { form, unit, period, cell, catalogue } = explained;
  const head = `${form.department.label}《${form.label}》${unit.label} ${labelOf(period)}“${cell.cell.label}”`;
  const tail = `目录第 ${catalogue} 版。`;
  switch (cell.state) {
    case 'filled': {
      const how = cell.rule ? RULES[cell.rule][0] : '';
      const formula = explained.formula ? `：${explained.formula}${values(explained, 'zh')}` : '';
      return `${head}是 ${printedValue(cell)}，${how}${formula}；依据 ${sources(explained)}${ended(explained, 'zh')}。${cell.carried ? '其中有沿用上期、未经确认的数。' : ''}${tail}`;
    }
    case 'answered':
      return `${head}是 ${printedValue(cell)}，是本表自己的问题，由填报人直接填写。${tail}`;
    case 'overridden':
      return `${head}是 ${printedValue(cell)}，由 ${cell.override?.by} 改写：${cell.override?.reason}；自动填的是 ${insteadText(cell, '空')}。${tail}`;
    case 'open':
      return `${head}还没有填：这是本表自己的问题，等待填报。${tail}`;
    case 'missing':
      return `${head}缺：${cell.gap ? gapText(cell.gap) : ''}。${tail}`;
    case 'context':
      return `${head}是 ${printedValue(cell)}，是表头信息。${tail}`;
    default:
      return `${head}不适用。${tail}`;
  }
}

export function explainInEnglish(explained: Explained): string {
  const { form, unit, period, cell, catalogue } = explained;
  const label = cell.cell.en ?? cell.cell.label;
  const head = `“${label}” of ${form.code} (${form.en ?? form.label}), ${unit.en ?? unit.id}, ${labelEn(period)},`;
  const tail = `Catalogue version ${catalogue}.`;
  switch (cell.state) {
    case 'filled': {
      const how = cell.rule ? RULES[cell.rule][1] : '';
      const formula = explained.formula ? `: ${explained.formula}${values(explained, 'en')}` : '';
      return `${head} is ${printedValue(cell)}, ${how}${formula}; from ${sourcesEn(explained)}${ended(explained, 'en')}. ${cell.carried ? 'Some of it was carried from an earlier period and confirmed by nobody. ' : ''}${tail}`;
    }
    case 'answered':
      return `${head} is ${printedValue(cell)}, this form's own question, typed for it. ${tail}`;
    case 'overridden':
      return `${head} is ${printedValue(cell)}, put there by ${cell.override?.by}: ${cell.override?.reason}; filled in was ${insteadText(cell, 'nothing')}. ${tail}`;
    case 'open':
      return `${head} is this form's own question and not answered yet. ${tail}`;
    case 'missing':
      return `${head} is missing: ${cell.gap ? gapTextEn(cell.gap) : ''}. ${tail}`;
    case 'context':
      return `${head} is ${printedValue(cell)}, part of the heading. ${tail}`;
    default:
      return `${head} is not applicable. ${tail}`;
  }
}

/** The value as printed, with thousands separators and its unit of measure. */
export function printedValue({ cell, value }: FilledCell): string {
  if (value === undefined) return '';
  if (cell.type !== 'NUMBER' || typeof value === 'boolean') return String(value);
  return `${formatForPeople(decodeNumber(value), cell.decimals)}${cell.unit ? ` ${cell.unit.symbol}` : ''}`;
}

/** What an override stands over. */
function insteadText(filled: FilledCell, nothing: string): string {
  return printedValue({ ...filled, value: filled.override?.instead.value }) || nothing;
}

function values({ operands }: Explained, language: 'zh' | 'en'): string {
  const known = operands.filter((operand) => operand.value !== undefined);
  if (known.length === 0) return '';
  const said = known.map(
    (operand) => `${language === 'zh' ? operand.label : (operand.en ?? operand.label)} ${operand.value}`,
  );
  return language === 'zh' ? `（${said.join('，')}）` : ` (${said.join(', ')})`;
}

/** Names the units among the sources that have been merged or split by the end of the period. */
function ended({ facts, period }: Explained, language: 'zh' | 'en'): string {
  const gone = new Set(
    facts.map(({ unit }) => unit).filter(({ validTo }) => validTo !== undefined && validTo < period.end),
  );
  if (gone.size === 0) return '';
  const names = [...gone].map(({ label, en, id }) => (language === 'zh' ? label : (en ?? id)));
  return language === 'zh'
    ? `（其中${names.join('、')}已合并或拆分）`
    : ` (of these, since merged or split: ${names.join(', ')})`;
}

function sources({ facts }: Explained): string {
  const units = new Set(facts.map((fact) => fact.unit.label));
  const periods = new Set(facts.map((fact) => fact.period.id));
  const [first] = units;
  const who = units.size === 1 ? `${first}` : `${units.size} 个单位`;
  return `${who} ${periods.size === 1 ? [...periods][0] : `${periods.size} 期`} 的 ${facts.length} 项填报`;
}

function sourcesEn({ facts }: Explained): string {
  const units = new Set(facts.map((fact) => fact.unit.en ?? fact.unit.id));
  const periods = new Set(facts.map((fact) => fact.period.id));
  const [first] = units;
  const who = units.size === 1 ? `${first}` : `${units.size} units`;
  return `${facts.length} answer${facts.length === 1 ? '' : 's'} of ${who} for ${periods.size === 1 ? [...periods][0] : `${periods.size} periods`}`;
}
