/** A number, decimal text, yes/no, nothing, or one of these for each code of an argument. */
export type SeedValue = number | string | boolean | null | SeedSlices;
export interface SeedSlices {
  [code: string]: SeedValue;
}

export interface SeedGap {
  /** As in the one table: `population.floatingPopulation`. */
  readonly path: string;
  readonly reason: 'NOT_KNOWN' | 'NOT_APPLICABLE';
  readonly note?: string;
}

/** One unit's table for one period, as it would be handed in. */
export interface SeedTable {
  readonly unit: string;
  readonly period: string;
  /** By topic, then by element; breakdowns nest in the order of the element's arguments. */
  readonly values: Record<string, Record<string, SeedValue>>;
  /** A form's own questions, by form. */
  readonly forms?: Record<string, Record<string, SeedValue>>;
  readonly gaps?: readonly SeedGap[];
}

/** What one kind of unit answers for a period; unit and period are put in front of it. */
export type Answers = Pick<SeedTable, 'values' | 'forms'>;
