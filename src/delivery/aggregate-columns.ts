import type { AggregateTable } from './aggregate.model.ts';
import type { AggregateColumnsType } from './aggregate.type.ts';

/** The rows of a table as columns of equal length. */
export function columnsOf({ rows, asOf, userErrors }: AggregateTable): AggregateColumnsType {
  return {
    elements: rows.map(({ element }) => element.name),
    slices: rows.map(({ slice }) =>
      slice.some((code) => code !== undefined) ? slice.map((code) => code ?? '*').join('.') : '',
    ),
    units: rows.map(({ unit }) => unit.id),
    periods: rows.map(({ period }) => period),
    values: rows.map(({ value }) => value ?? null),
    sums: rows.map(({ sum }) => sum ?? null),
    unitsReporting: rows.map(({ unitsReporting }) => unitsReporting),
    unitsExpected: rows.map(({ unitsExpected }) => unitsExpected),
    asOf,
    userErrors,
  };
}
