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
}

/** A filled cell's letter is its rule's; small letters are the other states. */
const LETTERS: Readonly<Record<Exclude<CellState, 'filled'> | FillRule, string>> = {
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
  let states = '';
  let anyGap = false;
  for (const cell of filled.cells) {
    if (cell.gap) {
      gaps[values.length] = cell.gap;
      anyGap = true;
    }
    if (cell.carried) carried.push(values.length);
    values.push(cell.value ?? null);
    states += LETTERS[cell.state === 'filled' ? (cell.rule as FillRule) : cell.state];
  }
  return {
    ...(filled.form.rows ? { rows: filled.rows } : {}),
    values,
    states,
    ...(anyGap ? { gaps } : {}),
    ...(carried.length > 0 ? { carried } : {}),
  };
}

export function decodeFill(form: Form, unit: string, period: string, stored: StoredFill): FilledForm {
  const rows = stored.rows ?? [];
  const carried = new Set(stored.carried);
  const cells = [...stored.states].map((letter, i): FilledCell => {
    const cell = form.cells[i % form.cells.length];
    if (!cell) throw new Error(`a stored fill of ${form.code} does not match its catalogue version`);
    const meaning = MEANINGS.get(letter) as CellState | FillRule;
    const isRule = letter < 'a';
    const row = form.rows ? (rows[Math.floor(i / form.cells.length)] ?? TOTAL_ROW) : undefined;
    const gap = stored.gaps?.[i];
    const value = stored.values[i];
    return {
      cell,
      ...(row === undefined ? {} : { row }),
      state: isRule ? 'filled' : (meaning as CellState),
      ...(isRule ? { rule: meaning as FillRule } : {}),
      ...(value === null || value === undefined ? {} : { value }),
      ...(carried.has(i) ? { carried: true as const } : {}),
      ...(gap ? { gap } : {}),
    };
  });
  return { form, unit, period, rows, cells };
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
