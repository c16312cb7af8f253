/** A whole is exactly the sum of its parts; figures are named by their position. */
export interface Relation {
  readonly whole: number;
  readonly parts: readonly number[];
}

/** Figures of one protected element that are tied to each other: units, slices and periods. */
export interface Table {
  /** Counts: whole numbers, never negative. */
  readonly figures: readonly number[];
  readonly relations: readonly Relation[];
  /** A figure is small where it is not zero and less than this. */
  readonly threshold: number;
}
