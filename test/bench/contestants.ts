import { type Load, load, type Throughput } from './load.ts';
import { median } from './rounds.ts';

export type Contestant = Omit<Load, 'ms'>;

/** Rounds of load, each contestant in turn, after a round that is not counted. */
export async function race(
  contestants: readonly Contestant[],
  { rounds = 4, ms = 1200 } = {},
): Promise<Throughput[][]> {
  const results: Throughput[][] = contestants.map(() => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [i, contestant] of contestants.entries()) {
      const measured = await load({ ...contestant, ms });
      if (round > 0) results[i]?.push(measured);
    }
  }
  return results;
}

export function typical(rounds: readonly Throughput[]): Throughput {
  const of = (pick: (round: Throughput) => number): number => median(rounds.map(pick));
  return {
    perSecond: of((r) => r.perSecond),
    p50: of((r) => r.p50),
    p95: of((r) => r.p95),
    cpu: of((r) => r.cpu),
  };
}

/** Latencies, and the processor time of both servers, which a busy machine disturbs less than the throughput. */
export function noteOf(ours: readonly Throughput[], theirs: readonly Throughput[]): string {
  const { p50, p95, cpu } = typical(ours);
  const theirCpu = typical(theirs).cpu;
  return `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms; node ${cpu.toFixed(2)} ms a request, peer ${theirCpu.toFixed(2)}`;
}

/** Median of the rounds' ratios of requests a second. */
export function ratioOf(ours: readonly Throughput[], theirs: readonly Throughput[]): number {
  return median(ours.map(({ perSecond }, i) => perSecond / (theirs[i]?.perSecond ?? Number.NaN)));
}
