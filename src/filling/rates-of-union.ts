import type { Form } from '../core/catalogue/model.ts';
import type { FillEngine } from '../core/fill/fill-form.ts';
import { addCounts, type CellCounts, NO_CELLS, type Rates, ratesOf } from '../core/fill/rate.ts';
import { burdenOf } from '../core/one-table/burden.ts';
import type { Period } from '../core/period.ts';
import type { Unit } from '../core/unit-tree.ts';

/** A filled form, as far as a rate is concerned. */
export interface CountedForm {
  readonly form: Form;
  readonly unit: Unit;
  readonly period: Period;
  readonly counts: CellCounts;
}

/**
 * The rates of any forms together. What several of them ask of one unit is asked once; a unit's questions are
 * those of the forms of its own and of the units above it that are among them.
 */
export function ratesOfUnion(
  engineFor: (periodEnd: string) => FillEngine,
  forms: readonly CountedForm[],
): { counts: CellCounts; rates: Rates } {
  const counts = forms.reduce<CellCounts>((sum, each) => addCounts(sum, each.counts), NO_CELLS);
  let entriesAsked = 0;
  for (const ofPeriod of Map.groupBy(forms, ({ period }) => period.id).values()) {
    const { period } = ofPeriod[0] as CountedForm;
    const { questions, units } = engineFor(period.end);
    const askedBy = new Map<Unit, Form[]>();
    for (const { form, unit } of ofPeriod) {
      for (const below of units.subtree(unit.id, period.end)) {
        const known = askedBy.get(below);
        if (!known) askedBy.set(below, [form]);
        else if (!known.includes(form)) known.push(form);
      }
    }
    for (const alike of Map.groupBy(askedBy, ([, asking]) => codesOf(asking)).values()) {
      const asking = [...(alike[0] as [Unit, Form[]])[1]];
      const scope = { forms: asking, units: alike.map(([unit]) => unit), periods: [period] };
      entriesAsked += burdenOf(questions, scope).entriesAsked;
    }
  }
  return { counts, rates: ratesOf(counts, entriesAsked) };
}

const codesOf = (forms: readonly Form[]): string =>
  forms
    .map(({ code }) => code)
    .sort()
    .join();
