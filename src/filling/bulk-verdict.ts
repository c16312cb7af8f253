import type { UnitTree } from '../core/unit-tree.ts';
import type { SourceTable } from '../submission/bulk/bulk.model.ts';
import type { PreparedTable } from '../submission/prepare.ts';
import type { UserFinding } from '../submission/submission.model.ts';

/** A table of a file, understood. */
export interface BulkTable {
  readonly source: SourceTable;
  readonly prepared: PreparedTable;
  /** What is wrong with its answers by themselves. */
  readonly findings: readonly UserFinding[];
}

/** What keeps which tables from being stored. */
export type Verdict = Map<BulkTable, UserFinding[]>;

/**
 * A finding falls on its own table; one about a unit above on that unit's table, or where it brings none on every
 * table below it, since nobody can say which of them is wrong.
 */
export function concerned(
  finding: UserFinding,
  tables: readonly BulkTable[],
  units: UnitTree,
): readonly BulkTable[] {
  const ofPeriod = tables.filter(
    ({ prepared: { period } }) => finding.period === undefined || period.id === finding.period,
  );
  if (finding.unit === undefined) return ofPeriod;
  const own = ofPeriod.filter(({ prepared: { unit } }) => unit.id === finding.unit);
  if (own.length > 0) return own;
  return ofPeriod.filter(({ prepared: { unit, period } }) =>
    units.withAncestors(unit.id, period.end).some(({ id }) => id === finding.unit),
  );
}

/** Adds to a verdict what stands against tables; a warning does not where all are confirmed. */
export function judge(
  verdict: Verdict,
  findings: readonly UserFinding[],
  tables: readonly BulkTable[],
  units: UnitTree,
  confirmsAll: boolean,
): void {
  for (const finding of findings) {
    const { severity, confirm } = finding;
    if (severity === 'ADVICE' || (confirmsAll && confirm !== undefined)) continue;
    for (const table of concerned(finding, tables, units)) {
      const known = verdict.get(table);
      if (known) known.push(finding);
      else verdict.set(table, [finding]);
    }
  }
}
