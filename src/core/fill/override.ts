import type { CellGap, CellState, FilledCell, FilledForm, FillRule, PrintedValue } from './filled-form.ts';

/** A value that a person puts over what fills a cell. */
export interface CellOverride {
  /** The row's unit or the total; absent in a form without rows. */
  readonly row?: string;
  readonly field: string;
  readonly value: PrintedValue;
  readonly reason: string;
  /** ISO time. */
  readonly at: string;
  readonly by: string;
}

/** What an overridden cell keeps beside its value: who, why, and what the engine had filled in. */
export interface Overridden {
  readonly reason: string;
  readonly at: string;
  readonly by: string;
  readonly instead: {
    readonly state: CellState;
    readonly value?: PrintedValue;
    readonly rule?: FillRule;
    readonly gap?: CellGap;
  };
}

/**
 * The form with people's values over the filled ones. The total row is left as it is: it is filled from facts, and
 * an override is none. Overrides of cells that the form no longer has are left out.
 */
export function applyOverrides(filled: FilledForm, overrides: readonly CellOverride[]): FilledForm {
  if (overrides.length === 0) return filled;
  const byCell = new Map(overrides.map((each) => [`${each.row ?? ''} ${each.field}`, each]));
  const cells = filled.cells.map((cell) => {
    const override = byCell.get(`${cell.row ?? ''} ${cell.cell.field}`);
    return override ? overridden(cell, override) : cell;
  });
  return { ...filled, cells };
}

function overridden(filled: FilledCell, { value, reason, at, by }: CellOverride): FilledCell {
  const { row, cell, state, rule, gap } = filled;
  const instead = { state, value: filled.value, rule, gap };
  return { row, cell, state: 'overridden', value, override: { reason, at, by, instead } };
}
