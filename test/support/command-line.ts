import type { Io } from '../../src/cli/io.ts';
import { run } from '../../src/cli/program.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { PROJECT_ROOT } from '../../src/platform/config.ts';
import { TOUR_DAY } from './tour.ts';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** Both, in the order in which they were written. */
  readonly said: string;
}

type Surroundings = Partial<Omit<Io, 'out' | 'err' | 'stdin'>> & { readonly stdin?: string | Buffer };

/** A command as its user types it, run in this process: on the day of the tour, its output a pipe. */
export async function runCommand(
  args: readonly string[],
  { stdin = '', ...more }: Surroundings,
): Promise<Ran> {
  const heard = { out: '', err: '', said: '' };
  const hear =
    (stream: 'out' | 'err') =>
    (text: string): void => {
      heard[stream] += text;
      heard.said += text;
    };
  const code = await run(args, {
    ...{ env: {}, cwd: PROJECT_ROOT, columns: 118, clock: fixedClock(TOUR_DAY) },
    ...{ outIsTerminal: false, errIsTerminal: false },
    ...{ out: hear('out'), err: hear('err'), stdin: async () => Buffer.from(stdin) },
    ...more,
  });
  return { code, ...heard };
}
