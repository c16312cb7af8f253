import type { Rule } from '../../core/catalogue/model.ts';
import type { Period } from '../../core/period.ts';
import type { Level, Unit } from '../../core/unit-tree.ts';
import type { Connection } from '../../graph/connection.ts';
import type { UserFinding } from '../../submission/submission.model.ts';

/** Which tables are to be held against the rules: of a unit and all below it, in these periods. */
export interface FindingsQuery {
  readonly unit: string;
  /** Only rules that stand at units of this level. */
  readonly level?: Level | null;
  /** Either these … */
  readonly periods?: readonly string[] | null;
  /** … or all within these, of whatever frequency; up to today unless said. */
  readonly from?: string | null;
  readonly to?: string | null;
  /** Codes of the only rules that are wanted. */
  readonly rules?: readonly string[] | null;
}

/** What a rule of the catalogue in force has against a table that was handed in. */
export interface TableFinding {
  readonly rule: Rule;
  readonly unit: Unit;
  readonly period: Period;
  /** In the words of a submission. */
  readonly finding: UserFinding;
}

/** How often a rule is broken. */
export interface RuleCount {
  readonly rule: Rule;
  readonly count: number;
}

/** What the engine has checked since SQL does not take it. */
export interface EngineChecks {
  /** Absent where it is not the rule but the place. */
  readonly rule?: Rule;
  readonly places: number;
  readonly why: string;
  readonly whyEn: string;
}

export interface TableFindings {
  readonly page: Connection<TableFinding>;
  readonly rules: readonly RuleCount[];
  readonly tablesChecked: number;
  readonly byEngine: readonly EngineChecks[];
  /** Why nothing was checked. */
  readonly userErrors: readonly UserFinding[];
}
