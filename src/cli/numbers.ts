import { applicable, type CellCounts } from '../core/fill/rate.ts';
import { REPORTING_TIME_ZONE } from '../platform/clock.ts';

/** 1480 → `1,480`. */
export function count(n: number): string {
  return String(n).replace(/\d(?=(?:\d{3})+$)/g, '$&,');
}

/** part ÷ whole as `89.3 %`, rounded half away from zero from the exact counts; `–` where there is no whole. */
export function percent(part: number, whole: number): string {
  if (whole === 0) return '–';
  const size = Math.abs(part);
  const tenths = Math.floor((size * 2000 + whole) / (2 * whole));
  const text = `${count(Math.floor(tenths / 10))}.${tenths % 10} %`;
  return part < 0 && tenths > 0 ? `-${text}` : text;
}

/** 自动填充率: what nobody typed into the form. */
export function autoFill(counts: CellCounts): string {
  return percent(counts.filled - counts.carried, applicable(counts));
}

/** 免填率: what nobody had to type anywhere. */
export function reuse(counts: CellCounts, entriesAsked: number): string {
  const all = applicable(counts);
  return percent(all - entriesAsked, all);
}

const civilTime = new Intl.DateTimeFormat('sv-SE', {
  timeZone: REPORTING_TIME_ZONE,
  dateStyle: 'short',
  timeStyle: 'short',
});

/** `2026-10-08 09:12`, where the reports are due. */
export function time(at: Date): string {
  return civilTime.format(at);
}
