import type { FilledCell, FillRule } from './filled-form.ts';
import { FILL_RULES, TOTAL_ROW } from './filled-form.ts';

/**
 * Cells counted by what became of them: the one thing a rate is made of. Counts add up over forms, units and
 * periods; rates are quotients of sums, never averages of rates.
 */
export interface CellCounts {
  /** Filled, carried ones included. */
  readonly filled: number;
  /** Of the filled: from a fact that nobody confirmed. */
  readonly carried: number;
  readonly answered: number;
  readonly overridden: number;
  readonly missing: number;
  readonly open: number;
  readonly notApplicable: number;
  readonly context: number;
  /** Applicable cells that stand in a total row. */
  readonly totals: number;
  /** Filled cells by their rule. */
  readonly byRule: Readonly<Record<FillRule, number>>;
}

export const NO_CELLS: CellCounts = {
  filled: 0,
  carried: 0,
  answered: 0,
  overridden: 0,
  missing: 0,
  open: 0,
  notApplicable: 0,
  context: 0,
  totals: 0,
  byRule: { calculated: 0, rolledUp: 0, accumulated: 0, converted: 0, summed: 0, copied: 0 },
};

/** The rates of any union of forms, units and periods. A rate is undefined where no cell is applicable. */
export interface Rates {
  readonly applicable: number;
  readonly entriesAsked: number;
  readonly entriesAvoided: number;
  /** 自动填充率: (filled − carried) / applicable. */
  readonly autoFillRate?: number;
  /** 免填率: 1 − entriesAsked / applicable. */
  readonly reuseRate?: number;
  readonly carriedRate?: number;
  readonly answeredRate?: number;
  readonly missingRate?: number;
  readonly overrideRate?: number;
}

export function countCells(cells: Iterable<FilledCell>): CellCounts {
  const counts = { ...NO_CELLS, byRule: { ...NO_CELLS.byRule } };
  for (const { state, rule, carried, row } of cells) {
    counts[state]++;
    if (rule) counts.byRule[rule]++;
    if (carried) counts.carried++;
    if (row === TOTAL_ROW && state !== 'notApplicable' && state !== 'context') counts.totals++;
  }
  return counts;
}

/** filled + answered + overridden + missing + open: the denominator of every rate. */
export function applicable(counts: CellCounts): number {
  return counts.filled + counts.answered + counts.overridden + counts.missing + counts.open;
}

export function addCounts(a: CellCounts, b: CellCounts): CellCounts {
  const byRule = { ...a.byRule };
  for (const rule of FILL_RULES) byRule[rule] += b.byRule[rule];
  return {
    filled: a.filled + b.filled,
    carried: a.carried + b.carried,
    answered: a.answered + b.answered,
    overridden: a.overridden + b.overridden,
    missing: a.missing + b.missing,
    open: a.open + b.open,
    notApplicable: a.notApplicable + b.notApplicable,
    context: a.context + b.context,
    totals: a.totals + b.totals,
    byRule,
  };
}

export function ratesOf(counts: CellCounts, entriesAsked: number): Rates {
  const all = applicable(counts);
  if (all === 0) return { applicable: 0, entriesAsked, entriesAvoided: -entriesAsked };
  return {
    applicable: all,
    entriesAsked,
    entriesAvoided: all - entriesAsked,
    autoFillRate: (counts.filled - counts.carried) / all,
    reuseRate: 1 - entriesAsked / all,
    carriedRate: counts.carried / all,
    answeredRate: counts.answered / all,
    missingRate: counts.missing / all,
    overrideRate: counts.overridden / all,
  };
}
