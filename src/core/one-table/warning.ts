import type { FactTable } from '../fill/facts.ts';
import type { Finding } from '../issue.ts';
import type { Period } from '../period.ts';
import type { Unit } from '../unit-tree.ts';

/** A submitted table to be checked; its values are already among the facts. */
export interface CheckedTable {
  readonly unit: Unit;
  readonly period: Period;
  readonly table: FactTable;
}

/** A warning that must be confirmed before the table is taken; the token names the value, so a new value asks anew. */
export interface Warning extends Finding {
  readonly confirm: string;
}

/** Readable on purpose: who confirms sees what is confirmed. */
export function confirmToken(code: string, unit: Unit, period: Period, path: string, value: string): string {
  return [code, unit.id, period.id, path, value].join('|');
}
