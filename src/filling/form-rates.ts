import type { Form } from '../core/catalogue/model.ts';
import { type CellCounts, type Rates, ratesOf } from '../core/fill/rate.ts';
import { burdenOf } from '../core/one-table/burden.ts';
import type { Period } from '../core/period.ts';
import type { Unit } from '../core/unit-tree.ts';
import type { Engine } from './engines.ts';

/** The rates of one form of one unit for one period: its entries are those of the unit and the units of its rows. */
export function ratesOfForm(
  engine: Pick<Engine, 'fill'>,
  form: Form,
  unit: Unit,
  period: Period,
  counts: CellCounts,
): Rates {
  const units = engine.fill.units.subtree(unit.id, period.end);
  const { entriesAsked } = burdenOf(engine.fill.questions, { forms: [form], units, periods: [period] });
  return ratesOf(counts, entriesAsked);
}
