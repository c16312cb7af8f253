import { isSameCalendar } from '../calendar.ts';
import type { Element, Form } from '../catalogue/model.ts';
import { type Period, previous } from '../period.ts';
import { existsOn, type Unit, type UnitTree } from '../unit-tree.ts';

/** Whether a form is due from a unit for a period. */
export function isDue(form: Form, unit: Unit, period: Period): boolean {
  return (
    form.every === period.frequency &&
    isSameCalendar(form.calendar, period.calendar) &&
    form.level === unit.level &&
    (!form.kinds || form.kinds.includes(unit.kind)) &&
    (!form.validFrom || form.validFrom <= period.end) &&
    (!form.expires || period.start <= form.expires) &&
    reports(unit, period)
  );
}

/** Whether a unit reports for a period at all: it has begun to, and still exists on the last day. */
export function reports(unit: Unit, period: Period): boolean {
  return period.start >= unit.reportsFrom && existsOn(unit, period.end);
}

/**
 * Where the value of the period before comes from: a table of the unit, or of the one unit that it continues;
 * the tables of those that were merged into it; or nowhere, and then it may be asked.
 */
type Opening = 'STORED' | 'MERGED' | 'ASKED';

function openingOf(units: UnitTree, unit: Unit, period: Period): Opening {
  const before = previous(period);
  if (reports(unit, before)) return 'STORED';
  if (!unit.predecessors || unit.validFrom <= before.end) return 'ASKED';
  const former = units.former(unit.id, before.end);
  if (!former?.every((each) => reports(each, before))) return 'ASKED';
  return former.length === 1 ? 'STORED' : 'MERGED';
}

/** Whether a unit's table for a period asks what an element was in the period before, if any form wants to know. */
export function isOpeningAsked(
  units: UnitTree,
  { kind, weight }: Element,
  unit: Unit,
  period: Period,
): boolean {
  const opening = openingOf(units, unit, period);
  // What merged units had adds up to what the new one had, or it does not.
  const isPutTogether = kind === 'STOCK' || kind === 'FLOW' || kind === 'RATIO' || weight !== undefined;
  return opening === 'ASKED' || (opening === 'MERGED' && !isPutTogether);
}
