import type { Cell, Form } from '../catalogue/model.ts';
import type { GapReason } from './outcome.ts';
import type { Overridden } from './override.ts';

/** What became of a cell. `applicable` cells are all but notApplicable and context. */
export const CELL_STATES = [
  'filled',
  'answered',
  'overridden',
  'missing',
  'open',
  'notApplicable',
  'context',
] as const;
export type CellState = (typeof CELL_STATES)[number];

/** The strongest step in a filled cell's derivation, strongest first. */
export const FILL_RULES = ['calculated', 'rolledUp', 'accumulated', 'converted', 'summed', 'copied'] as const;
export type FillRule = (typeof FILL_RULES)[number];

/** The row of a cell: a unit's id, or the total; undefined in a form without rows. */
export const TOTAL_ROW = 'total';

/** A printed value: safe integers as numbers, other decimals as text, or text, yes/no, date, code. */
export type PrintedValue = number | string | boolean;

export interface CellGap {
  readonly reason: GapReason;
  /** Parts that reported, of how many expected. */
  readonly reported: number;
  readonly expected: number;
  /** The sum over the parts there are: shown beside the gap, never counted as filled. */
  readonly partialValue?: PrintedValue;
}

export interface FilledCell {
  readonly row?: string;
  readonly cell: Cell;
  readonly state: CellState;
  readonly value?: PrintedValue;
  /** For filled cells. */
  readonly rule?: FillRule;
  /** Filled from a fact that nobody confirmed. */
  readonly carried?: true;
  readonly gap?: CellGap;
  /** For overridden cells. */
  readonly override?: Overridden;
}

export interface FilledForm {
  readonly form: Form;
  readonly unit: string;
  readonly period: string;
  /** Row units in order; empty in a form without rows. The total row comes after them. */
  readonly rows: readonly string[];
  /** Row by row, in the printed order of the cells. */
  readonly cells: readonly FilledCell[];
}

/** `SD-01.resident`, `SX-02[liutang-03].births`, `SX-02[total].births`. */
export function cellAddress(form: Form, cell: Cell, row?: string): string {
  return row === undefined ? `${form.code}.${cell.field}` : `${form.code}[${row}].${cell.field}`;
}

/** The parts of an address; undefined if it is none. */
export function parseAddress(address: string): { form: string; row?: string; field: string } | undefined {
  const match = /^([^.[\]\s]+)(?:\[([^\]]+)\])?\.([A-Za-z_]\w*)$/.exec(address);
  if (!match) return undefined;
  const [, form, row, field] = match;
  return { form: form as string, field: field as string, ...(row === undefined ? {} : { row }) };
}
