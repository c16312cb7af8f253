import { printedValue } from '../core/fill/explain-text.ts';
import type { CellState, FilledCell, FillRule } from '../core/fill/filled-form.ts';
import { type Frequency, labelEn, labelOf, type Period } from '../core/period.ts';
import type { Level, UnitKind } from '../core/unit-tree.ts';
import type { Cli, Say } from './io.ts';

/** What `rate --by` takes. */
export const GROUPINGS = ['form', 'department', 'unit', 'period'] as const;

type Pair = readonly [zh: string, en: string];

const RULES: Readonly<Record<FillRule, Pair>> = {
  calculated: ['公式', 'calculated'],
  rolledUp: ['下级汇总', 'rolled up'],
  accumulated: ['各期累计', 'accumulated'],
  converted: ['换算', 'converted'],
  summed: ['分组相加', 'summed'],
  copied: ['引用', 'copied'],
};

const STATES: Readonly<Record<Exclude<CellState, 'filled'>, Pair>> = {
  answered: ['本表填', 'typed here'],
  overridden: ['改填', 'overridden'],
  missing: ['缺', 'missing'],
  open: ['待填', 'open'],
  notApplicable: ['不适用', 'not applicable'],
  context: ['表头', 'heading'],
};

const LEVELS: Readonly<Record<Level, Pair>> = {
  PROVINCE: ['省', 'province'],
  CITY: ['市', 'city'],
  COUNTY: ['县', 'county'],
  TOWNSHIP: ['乡镇', 'township'],
  VILLAGE: ['村', 'village'],
  NATURAL_VILLAGE: ['自然村', 'natural village'],
};

const FREQUENCIES: Readonly<Record<Frequency, Pair>> = {
  MONTH: ['每月', 'every month'],
  QUARTER: ['每季', 'every quarter'],
  HALF_YEAR: ['每半年', 'every half-year'],
  YEAR: ['每年', 'every year'],
};

export const levelWord = (level: Level, say: Say): string => say(...LEVELS[level]);
/** What the units of a level are called, or those of some kinds. */
export function placesWord(
  { level, kinds }: { level: Level; kinds?: readonly UnitKind[] | undefined },
  say: Say,
): string {
  if (level !== 'VILLAGE') return levelWord(level, say);
  const [only, another] = kinds ?? [];
  if (!only || another) return say('村（社区）', 'village or community');
  return only === 'RESIDENTS_COMMITTEE' ? say('社区', 'community') : levelWord(level, say);
}
export const frequencyWord = (every: Frequency, say: Say): string => say(...FREQUENCIES[every]);

/** What became of a cell, in a word or two. */
export function stateWord({ state, rule, carried }: FilledCell, say: Say): string {
  if (state !== 'filled' || !rule) return say(...STATES[state as Exclude<CellState, 'filled'>]);
  const word = say(...RULES[rule]);
  return carried ? `${word}${say('（沿用上期）', ' (carried)')}` : word;
}

/** A cell's value without its unit of measure; what it lacks where there is none. */
export function cellText(filled: FilledCell, say: Say): string {
  if (filled.value !== undefined) {
    const { cell } = filled;
    if (cell.type === 'YES_NO') return filled.value ? say('是', 'yes') : say('否', 'no');
    return printedValue({ ...filled, cell: { ...cell, unit: undefined } });
  }
  if (filled.state === 'notApplicable') return '—';
  return stateWord(filled, say);
}

/** A thing's name in the language of the user; the Chinese one where it has no other. */
export function nameOf(cli: Cli, thing: { readonly label: string; readonly en?: string }): string {
  return cli.say(thing.label, thing.en ?? thing.label);
}

export function periodName(cli: Cli, period: Period): string {
  return cli.say(labelOf(period), labelEn(period));
}
