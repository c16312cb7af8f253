export interface Contest {
  /** Milliseconds of one run, median over the rounds. */
  readonly a: number;
  readonly b: number;
  /** Median of the rounds' own ratios a/b: what disturbs the machine disturbs both sides of a round. */
  readonly ratio: number;
}

/**
 * Times two functions in turn, A B A B, so that neither has the quieter machine. A round runs each as often as
 * takes it about `roundMs`.
 */
export function contest(a: () => unknown, b: () => unknown, { forMs = 3000, roundMs = 8 } = {}): Contest {
  const [runsOfA, runsOfB] = [a, b].map((run) => Math.max(1, Math.round(roundMs / warmedUp(run)))) as [
    number,
    number,
  ];
  const rounds: { a: number; b: number }[] = [];
  const end = performance.now() + forMs;
  while (performance.now() < end || rounds.length < 15) {
    rounds.push({ a: timed(a, runsOfA), b: timed(b, runsOfB) });
  }
  return {
    a: median(rounds.map((round) => round.a)),
    b: median(rounds.map((round) => round.b)),
    ratio: median(rounds.map((round) => round.a / round.b)),
  };
}

/** Milliseconds of one run once the code is compiled. */
function warmedUp(run: () => unknown): number {
  const end = performance.now() + 400;
  let best = Number.POSITIVE_INFINITY;
  while (performance.now() < end) best = Math.min(best, timed(run, 5));
  return best;
}

function timed(run: () => unknown, times: number): number {
  const begun = performance.now();
  for (let i = 0; i < times; i++) sink = run();
  return (performance.now() - begun) / times;
}

/** Results are kept, so that no run can be optimised away. */
export let sink: unknown;

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((x, y) => x - y);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? Number.NaN;
  return below + (above - below) * (place - Math.floor(place));
}
