import { type Period, previous } from '../period.ts';
import type { Unit } from '../unit-tree.ts';

/** Periods of one year that follow each other, at one unit: of a cumulative figure only the ends matter. */
export interface Stretch<At> {
  readonly first: At;
  readonly last: At;
}

/** The stretches of places that come in the order of their periods. */
export function stretchesOf<At extends { readonly unit: Unit; readonly period: Period }>(
  places: readonly At[],
): Stretch<At>[] {
  const stretches = new Map<string, Stretch<At>>();
  for (const place of places) {
    const key = `${place.period.year} ${place.unit.id}`;
    stretches.set(key, { first: stretches.get(key)?.first ?? place, last: place });
  }
  return [...stretches.values()];
}

/** The period whose cumulative figure holds what came before a period of the same year; none before its first. */
export function periodBefore(period: Period): Period | undefined {
  return period.index === 1 ? undefined : previous(period);
}
