import type { Period } from '../core/period.ts';
import type { UnitService } from '../organisation/unit.service.ts';
import type { SourceKey } from '../submission/bulk/bulk.model.ts';
import type { Engines } from './engines.ts';

/** Tables that are stored in one transaction: of one period, of whole townships of one county. */
export interface Batch {
  readonly county: string;
  readonly period: Period;
  readonly keys: readonly SourceKey[];
}

export interface Batches {
  /** In the order in which they are to be stored. */
  readonly batches: readonly Batch[];
  /** Tables of no unit or no period that there is. */
  readonly placeless: readonly SourceKey[];
}

/** A batch is full when it has so many tables; a township's tables of a period stay together. */
const FULL = 120;

/**
 * Earlier periods first, since later ones are compared with them, and of those that end together the shorter, since
 * the longer are filled from them: nothing that is stored makes stale what was stored before it.
 */
export function batchesOf(keys: readonly SourceKey[], units: UnitService, engines: Engines): Batches {
  const placeless: SourceKey[] = [];
  const townships = new Map<string, Batch & { readonly lock: string; readonly keys: SourceKey[] }>();
  for (const key of keys) {
    const period = engines.period(key.period);
    const unit = period && units.tree.find(key.unit, period.end);
    if (!period || !unit) {
      placeless.push(key);
      continue;
    }
    const [county, lock] = [units.homeCounty(unit.id), units.lockUnit(unit.id)];
    const at = `${period.id} ${lock}`;
    let township = townships.get(at);
    if (!township) townships.set(at, (township = { county, period, lock, keys: [] }));
    township.keys.push(key);
  }
  const ordered = [...townships.values()].sort(
    (a, b) => inOrder(a.period, b.period) || compare(a.county, b.county) || compare(a.lock, b.lock),
  );
  const batches: (Batch & { keys: SourceKey[] })[] = [];
  for (const { county, period, keys: its } of ordered) {
    const last = batches.at(-1);
    const goesOn = last?.county === county && last.period.id === period.id && last.keys.length < FULL;
    if (last && goesOn) last.keys.push(...its);
    else batches.push({ county, period, keys: [...its] });
  }
  return { batches, placeless };
}

const inOrder = (a: Period, b: Period): number =>
  compare(a.end, b.end) || compare(b.start, a.start) || compare(a.id, b.id);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
