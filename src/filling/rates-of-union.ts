import type { Form } from '../core/catalogue/model.ts';
import type { FillEngine } from '../core/fill/fill-form.ts';
import { addCounts, type CellCounts, NO_CELLS, type Rates, ratesOf } from '../core/fill/rate.ts';
import { burdenOf } from '../core/one-table/burden.ts';
import type { Period } from '../core/period.ts';
import type { Unit } from '../core/unit-tree.ts';

/** A form that asks a unit, and the units below it, in their tables for a period. */
export interface AskingForm {
  readonly form: Form;
  readonly unit: Unit;
  readonly period: Period;
  /** The catalogue version that the form is of. */
  readonly catalogue: number;
}

/** A filled form, as far as a rate is concerned. */
export interface CountedForm extends AskingForm {
  readonly counts: CellCounts;
}

/**
 * The rates of any forms together. What several of them ask of one unit is asked once; a unit's questions are
 * those of the forms of its own and of the units above it that are among them.
 */
export function ratesOfUnion(
  engineOf: (version: number) => FillEngine,
  forms: readonly CountedForm[],
): { counts: CellCounts; rates: Rates } {
  const counts = forms.reduce<CellCounts>((sum, each) => addCounts(sum, each.counts), NO_CELLS);
  return { counts, rates: ratesOf(counts, entriesOfUnion(engineOf, forms)) };
}

/**
 * The distinct entries that forms put to their units, or to those `among` them; forms of two versions that ask the
 * same ask it once.
 */
export function entriesOfUnion(
  engineOf: (version: number) => FillEngine,
  forms: readonly AskingForm[],
  among?: ReadonlySet<string>,
): number {
  let entries = 0;
  for (const ofPeriod of Map.groupBy(forms, ({ period }) => period.id).values()) {
    const { period } = ofPeriod[0] as AskingForm;
    const askedBy = new Map<Unit, AskingForm[]>();
    for (const asking of ofPeriod) {
      for (const below of engineOf(asking.catalogue).units.subtree(asking.unit.id, period.end)) {
        if (among && !among.has(below.id)) continue;
        const known = askedBy.get(below);
        if (!known) askedBy.set(below, [asking]);
        else if (!known.some((other) => other.form === asking.form)) known.push(asking);
      }
    }
    for (const alike of Map.groupBy(askedBy, ([, asking]) => codesOf(asking)).values()) {
      const asking = (alike[0] as [Unit, AskingForm[]])[1];
      const units = alike.map(([unit]) => unit);
      entries += entriesAsked(engineOf, asking, units, period);
    }
  }
  return entries;
}

function entriesAsked(
  engineOf: (version: number) => FillEngine,
  asking: readonly AskingForm[],
  units: readonly Unit[],
  period: Period,
): number {
  const versions = [...Map.groupBy(asking, ({ catalogue }) => catalogue)].map(([version, ofVersion]) => ({
    questions: engineOf(version).questions,
    forms: ofVersion.map(({ form }) => form),
  }));
  const [only, another] = versions;
  if (!only) return 0;
  if (!another) return burdenOf(only.questions, { forms: only.forms, units, periods: [period] }).entriesAsked;
  return units.reduce((sum, unit) => {
    const keys = versions.flatMap(({ questions, forms }) =>
      questions
        .restrictedTo(forms)
        .questions(unit, period)
        .map(({ item }) => item.key),
    );
    return sum + new Set(keys).size;
  }, 0);
}

const codesOf = (asking: readonly AskingForm[]): string =>
  asking
    .map(({ form, catalogue }) => `${form.code} ${catalogue}`)
    .sort()
    .join();
