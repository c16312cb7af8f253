import type { Form } from '../core/catalogue/model.ts';
import type { FillEngine } from '../core/fill/fill-form.ts';
import { type CellCounts, type Rates, ratesOf } from '../core/fill/rate.ts';
import { burdenOf } from '../core/one-table/burden.ts';
import type { Period } from '../core/period.ts';
import type { Unit } from '../core/unit-tree.ts';
import type { Engine } from './engines.ts';
import { Recent } from './reach.ts';

/** The rates of one form of one unit for one period: its entries are those of the unit and the units of its rows. */
export function ratesOfForm(
  engine: Pick<Engine, 'fill'>,
  form: Form,
  unit: Unit,
  period: Period,
  counts: CellCounts,
): Rates {
  return ratesOf(counts, entriesOf(engine.fill, form, unit, period));
}

const entries = new WeakMap<FillEngine, Recent<number>>();

/** Does not depend on answers: counted once a place. */
function entriesOf(fill: FillEngine, form: Form, unit: Unit, period: Period): number {
  const known = entries.get(fill) ?? new Recent<number>();
  entries.set(fill, known);
  return known.get(`${form.code} ${unit.id} ${period.id}`, () => {
    const units = fill.units.subtree(unit.id, period.end);
    return burdenOf(fill.questions, { forms: [form], units, periods: [period] }).entriesAsked;
  });
}
