import type { Form } from '../core/catalogue/model.ts';
import { changedCells, decodeFill, isSameFill } from '../core/fill/stored-fill.ts';
import type { Engines } from './engines.ts';
import { asFiledOf, type FillRow } from './filled-form.store.ts';

/** Cells whose value changed after the form was filed. Each fill is read with the version that made it. */
export function correctedCells(
  engines: Engines,
  row: Pick<FillRow, 'unit' | 'period' | 'form' | 'catalogue' | 'fill' | 'asFiled'>,
): { row?: string; field: string }[] {
  const asFiled = asFiledOf(row);
  if (!asFiled || isSameFill(asFiled, row.fill)) return [];
  const formOf = (version: number) => engines.version(version).version.catalogue.forms.get(row.form) as Form;
  const { catalogue = row.catalogue, ...filed } = asFiled;
  return changedCells(
    decodeFill(formOf(catalogue), row.unit, row.period, filed),
    decodeFill(formOf(row.catalogue), row.unit, row.period, row.fill),
  );
}
