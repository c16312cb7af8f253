import type { Form } from '../core/catalogue/model.ts';
import type { FillEngine } from '../core/fill/fill-form.ts';
import { type RequiredTable, requiredTables, tablesOfRules } from '../core/fill/required-tables.ts';
import type { Period } from '../core/period.ts';
import type { Unit } from '../core/unit-tree.ts';

/** So many answers are remembered of each kind; the oldest go first. */
const MOST_KNOWN = 20_000;

/** Which tables an engine's fills and rules look at. Found once for each place, since it does not depend on answers. */
export class Reach {
  readonly #forms = new Recent<readonly RequiredTable[]>();
  readonly #rules = new Recent<readonly RequiredTable[]>();
  readonly #due = new Recent<readonly Unit[]>();

  constructor(private readonly fill: FillEngine) {}

  /** The tables that hold a form's facts. */
  ofForm(form: Form, unit: Unit, period: Period): readonly RequiredTable[] {
    const { catalogue, units, history } = this.fill;
    return this.#forms.get(`${form.code} ${unit.id} ${period.id}`, () =>
      requiredTables(catalogue, units, form, unit, period, history),
    );
  }

  /** The tables that the rules which stand at a unit look at. */
  ofRules(unit: Unit, period: Period): readonly RequiredTable[] {
    const { catalogue, units, history } = this.fill;
    return this.#rules.get(`${unit.id} ${period.id}`, () =>
      tablesOfRules(catalogue, units, unit, period, history),
    );
  }

  /** The units at or below one that have to hand in a table for the period. */
  due(unit: Unit, period: Period): readonly Unit[] {
    const { questions, units } = this.fill;
    return this.#due.get(`${unit.id} ${period.id}`, () =>
      units.subtree(unit.id, period.end).filter((below) => questions.mustHandIn(below, period)),
    );
  }
}

/** Values that are found once, the latest of them. */
export class Recent<Value> {
  readonly #known = new Map<string, Value>();

  get(key: string, find: () => Value): Value {
    let value = this.#known.get(key);
    if (value === undefined) {
      value = find();
      this.#known.set(key, value);
      if (this.#known.size > MOST_KNOWN) this.#known.delete(this.#known.keys().next().value as string);
    }
    return value;
  }
}
