import type { Form } from '../catalogue/model.ts';
import {
  type CellGap,
  type CellState,
  type FilledCell,
  type FilledForm,
  type FillRule,
  type PrintedValue,
  TOTAL_ROW,
} from './filled-form.ts';
import type { Overridden } from './override.ts';

/**
 * A fill as it is stored: values and states side by side, row by row in the printed order of the cells, so that
 * a form is read back without running a formula. Rendering it needs the form of its catalogue version, nothing
 * else.
 */
export interface StoredFill {
  /** Row units; absent in a form without rows. */
  readonly rows?: readonly string[];
  readonly values: readonly (PrintedValue | null)[];
  /** One letter a cell: see LETTERS. */
  readonly states: string;
  /** Gaps, by the cell's position. */
  readonly gaps?: Readonly<Record<string, CellGap>>;
  /** Positions of carried cells. */
  readonly carried?: readonly number[];
  /** Overridden cells, by their position: who, why, and what was filled in. */
  readonly overrides?: Readonly<Record<string, Overridden>>;
}

/** A filled cell's letter is its rule's; small letters are the other states. Also what SQL reads them by. */
export const LETTERS: Readonly<Record<Exclude<CellState, 'filled'> | FillRule, string>> = {
  calculated: 'K',
  rolledUp: 'R',
  accumulated: 'A',
  converted: 'C',
  summed: 'S',
  copied: 'P',
  answered: 'a',
  overridden: 'v',
  missing: 'm',
  open: 'o',
  notApplicable: 'n',
  context: 'x',
};

const MEANINGS = new Map(Object.entries(LETTERS).map(([meaning, letter]) => [letter, meaning]));

export function encodeFill(filled: FilledForm): StoredFill {
  const values: (PrintedValue | null)[] = [];
  const gaps: Record<string, CellGap> = {};
  const carried: number[] = [];
  const overrides: Record<string, Overridden> = {};
  let states = '';
  let anyGap = false;
  for (const cell of filled.cells) {
    if (cell.gap) {
      gaps[values.length] = cell.gap;
      anyGap = true;
    }
    if (cell.carried) carried.push(values.length);
    if (cell.override) overrides[values.length] = cell.override;
    values.push(cell.value ?? null);
    states += LETTERS[cell.state === 'filled' ? (cell.rule as FillRule) : cell.state];
  }
  return {
    ...(filled.form.rows ? { rows: filled.rows } : {}),
    values,
    states,
    ...(anyGap ? { gaps } : {}),
    ...(carried.length > 0 ? { carried } : {}),
    ...(states.includes(LETTERS.overridden) ? { overrides } : {}),
  };
}

export function decodeFill(form: Form, unit: string, period: string, stored: StoredFill): FilledForm {
  const rows = stored.rows ?? [];
  const carried = new Set(stored.carried);
  const width = form.cells.length;
  const cells: FilledCell[] = [];
  for (let i = 0; i < stored.states.length; i++) {
    const cell = form.cells[i % width];
    if (!cell) throw new Error(`a stored fill of ${form.code} does not match its catalogue version`);
    const letter = stored.states[i] as string;
    const isRule = letter < 'a';
    const meaning = MEANINGS.get(letter);
    // One shape for all cells: thousands of them are made for a list.
    cells.push({
      row: form.rows ? (rows[Math.floor(i / width)] ?? TOTAL_ROW) : undefined,
      cell,
      state: isRule ? 'filled' : (meaning as CellState),
      value: stored.values[i] ?? undefined,
      rule: isRule ? (meaning as FillRule) : undefined,
      carried: carried.has(i) || undefined,
      gap: stored.gaps?.[i],
      override: stored.overrides?.[i],
    });
  }
  return { form, unit, period, rows, cells };
}

/** Whether two fills made with one version of a form print the same, cell by cell. */
export function isSameFill(a: StoredFill, b: StoredFill): boolean {
  return (
    a.states === b.states &&
    a.values.every((value, i) => value === b.values[i]) &&
    (a.rows ?? []).join() === (b.rows ?? []).join()
  );
}

/** Addresses of cells whose printed value or state differs between two fills of one form. */
export function changedCells(before: FilledForm, after: FilledForm): { row?: string; field: string }[] {
  const known = new Map(before.cells.map((cell) => [`${cell.row ?? ''} ${cell.cell.field}`, cell]));
  return after.cells
    .filter((cell) => {
      const earlier = known.get(`${cell.row ?? ''} ${cell.cell.field}`);
      return earlier?.value !== cell.value || earlier?.state !== cell.state;
    })
    .map((cell) => ({ ...(cell.row === undefined ? {} : { row: cell.row }), field: cell.cell.field }));
}
