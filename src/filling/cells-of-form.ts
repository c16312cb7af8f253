import { type CellGap, cellAddress, type FilledCell, TOTAL_ROW } from '../core/fill/filled-form.ts';
import type { UnitTree } from '../core/unit-tree.ts';
import { decodeNumber, formatForPeople } from '../core/value.ts';
import type { CellOfForm, GapOfCell, RowOfForm } from './filled-form.type.ts';
import type { StoredForm } from './filling.model.ts';

export function addressOf({ stored, filled }: CellOfForm): string {
  return cellAddress(stored.form, filled.cell, filled.row);
}

export function cellsOf(stored: StoredForm): CellOfForm[] {
  return stored.filled.cells.map((filled) => ({ stored, filled }));
}

/** The rows, the total last; a form without rows is one row, of its unit. */
export function rowsOf(stored: StoredForm, units: UnitTree): RowOfForm[] {
  const { unit, form, filled, period } = stored;
  const cells = cellsOf(stored);
  if (!form.rows) return [{ unit, isTotal: false, cells }];
  return [...filled.rows, TOTAL_ROW].map((row, i) => ({
    unit: row === TOTAL_ROW ? unit : units.get(row, period.end),
    isTotal: row === TOTAL_ROW,
    cells: cells.slice(i * form.cells.length, (i + 1) * form.cells.length),
  }));
}

export function gapOf(cell: CellOfForm): GapOfCell | undefined {
  const gap: CellGap | undefined = cell.filled.gap;
  return gap && { ...gap, cell: addressOf(cell) };
}

export function gapsOf(stored: StoredForm): GapOfCell[] {
  return cellsOf(stored).flatMap((cell) => gapOf(cell) ?? []);
}

/** The value as the form prints it: thousands separators, all decimals; its unit of measure stands apart. */
export function printedText({ cell, value }: FilledCell): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'boolean') return value ? '是' : '否';
  return cell.type === 'NUMBER' ? formatForPeople(decodeNumber(value), cell.decimals) : String(value);
}

export function isCorrected({ stored, filled }: CellOfForm): boolean {
  return stored.correctedCells.some(({ row, field }) => row === filled.row && field === filled.cell.field);
}
