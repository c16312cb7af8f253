import type { Form } from '../../core/catalogue/model.ts';
import type { UnitTree } from '../../core/unit-tree.ts';
import type { PrintedForm } from '../../filling/filling.model.ts';
import { FORM_FIELDS, ROW_FIELDS } from './names.ts';
import type { ValueTypes } from './value-types.ts';

const VALUES = Symbol('values');
const START = Symbol('start');

/** A view of a run of cells: reading a field reads its cell's value, nothing is copied. */
interface View {
  readonly [VALUES]: PrintedForm['values'];
  /** Position of the row's first cell. */
  readonly [START]: number;
}

/**
 * Serves stored forms as the typed layer shows them. For each version of a form it works out once which field is
 * which cell; a form then is an object with that prototype, and the executor reads its properties without
 * calling resolvers.
 */
export class FormReader {
  readonly #prototypes = new WeakMap<Form, object>();

  constructor(
    private readonly form: Form,
    private readonly values: ValueTypes,
  ) {}

  read(stored: PrintedForm, units: UnitTree): object {
    const view = Object.create(this.#prototypeFor(stored.form));
    view[FORM_FIELDS.fill] = stored;
    if (!this.form.rows) {
      view[VALUES] = stored.values;
      view[START] = 0;
      return view;
    }
    return this.#withRows(stored, units);
  }

  #withRows(stored: PrintedForm, units: UnitTree): object {
    const prototype = this.#prototypeFor(stored.form);
    const width = stored.form.cells.length;
    const rowAt = (i: number, unit: unknown): object => {
      const row = Object.create(prototype);
      row[VALUES] = stored.values;
      row[START] = i * width;
      row[ROW_FIELDS.unit] = unit;
      return row;
    };
    const { rows, period } = stored;
    return {
      [FORM_FIELDS.fill]: stored,
      get [FORM_FIELDS.rows]() {
        return rows.map((id, i) => rowAt(i, units.get(id, period.end)));
      },
      get [FORM_FIELDS.total]() {
        return rowAt(rows.length, stored.unit);
      },
    };
  }

  #prototypeFor(storedForm: Form): object {
    let prototype = this.#prototypes.get(storedForm);
    if (!prototype) {
      prototype = Object.defineProperties({}, this.#properties(storedForm));
      this.#prototypes.set(storedForm, prototype as object);
    }
    return prototype as object;
  }

  /** A field that the stored version did not have yet is null. */
  #properties(storedForm: Form): PropertyDescriptorMap {
    const places = new Map(storedForm.cells.map((cell, i) => [cell.field, i]));
    const properties: PropertyDescriptorMap = {};
    for (const cell of this.form.cells) {
      const place = places.get(cell.field);
      if (place === undefined) continue;
      const codes = cell.type === 'CODE' && cell.codeList?.codes.map(({ name }) => name);
      const known = codes ? new Set<unknown>(codes) : undefined;
      properties[cell.field] = {
        get(this: View) {
          const value = this[VALUES][this[START] + place];
          // A code that the list no longer has is read in the generic layer.
          return known && !known.has(value) ? null : value;
        },
      };
    }
    return properties;
  }
}
