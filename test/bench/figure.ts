/** One measured number, beside what it is compared with. */
export interface Figure {
  /** `fill.2026-Q3`: the bench, then the figure. */
  readonly name: string;
  /** For people. */
  readonly what: string;
  readonly value: number;
  readonly unit: 'ms' | 's' | 'µs a cell' | 'MB' | 'requests/s';
  readonly peer?: { readonly what: string; readonly value: number };
  /** The figure over the peer's. */
  readonly ratio?: number;
  /** Absent where the figure is only told. */
  readonly target?: Target;
  /** Told beside the figure: p50, p95. */
  readonly note?: string;
}

export interface Target {
  readonly of: 'value' | 'ratio';
  readonly is: 'at most' | 'at least';
  readonly bound: number;
}

export const atMost = (bound: number): Target => ({ of: 'value', is: 'at most', bound });
export const ratioAtMost = (bound: number): Target => ({ of: 'ratio', is: 'at most', bound });
export const ratioAtLeast = (bound: number): Target => ({ of: 'ratio', is: 'at least', bound });

/** Undefined where there is no target. */
export function isMet({ value, ratio, target }: Figure): boolean | undefined {
  if (!target) return undefined;
  const measured = target.of === 'value' ? value : (ratio ?? Number.NaN);
  return target.is === 'at most' ? measured <= target.bound : measured >= target.bound;
}

export function targetText({ target, unit }: Figure): string {
  if (!target) return '';
  const sign = target.is === 'at most' ? '≤' : '≥';
  return `${sign} ${target.bound}${target.of === 'ratio' ? '×' : ` ${unit}`}`;
}

/** What is kept from run to run: ratios where there is a peer, since absolute figures drift with the machine. */
export const kept = ({ ratio, value }: Figure): number => ratio ?? value;

/** Whether the kept number is better when it is smaller. */
export function smallerIsBetter({ unit }: Figure): boolean {
  return unit !== 'requests/s';
}

/** Three significant digits. */
export function rounded(value: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(3));
}
