import type { Cell, Form } from '../core/catalogue/model.ts';
import type { FillEngine } from '../core/fill/fill-form.ts';
import { parseAddress, TOTAL_ROW } from '../core/fill/filled-form.ts';
import type { Period } from '../core/period.ts';
import { NotFound } from '../core/refusal.ts';
import type { Unit } from '../core/unit-tree.ts';

/** A cell of a form that is due; `row` is a unit or the total, absent in a form without rows. */
export interface LocatedCell {
  readonly form: Form;
  readonly cell: Cell;
  readonly row?: string;
}

/** The cell that an address names; in a form with rows an address without one means the total. */
export function locateCell(engine: FillEngine, unit: Unit, period: Period, address: string): LocatedCell {
  const parts = parseAddress(address);
  const form = parts && engine.questions.formsDue(unit, period).find((due) => due.code === parts.form);
  const cell = form?.cells.find((each) => each.field === parts?.field);
  if (!form || !cell) throw noCell(address);
  const rows = form.rows
    ? [...engine.rowUnits(form, unit, period).map((each) => each.id), TOTAL_ROW]
    : [undefined];
  const row = form.rows ? (parts?.row ?? TOTAL_ROW) : undefined;
  if (!rows.some((known) => known === row)) throw noCell(address);
  return row === undefined ? { form, cell } : { form, cell, row };
}

export function noCell(address: string): NotFound {
  return new NotFound(
    `没有表格单元 ${address}；写法如 SD-01.resident、SX-02[liutang-03].births、SX-02[total].births，且该单位本期要报这张表`,
    `there is no cell ${address}; write SD-01.resident, SX-02[liutang-03].births or SX-02[total].births, of a form that is due from the unit`,
  );
}
