import type { Logger } from '../platform/logger.ts';
import { isRunning, sleep } from './processes.ts';

const LOOK_EVERY_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

export interface Supervisor {
  readonly state: 'up' | 'recovering';
  /** Stops looking; resolves when a restart that is under way has come to its end. */
  end(): Promise<void>;
}

/**
 * Brings a server back whenever its main process dies. It looks at the process table instead of waiting for
 * a child's exit, because a server that was joined is no child of ours. It never gives up: a disk that is
 * full now may have space later.
 */
export function supervise(firstPid: number, logger: Logger, restart: () => Promise<number>): Supervisor {
  let pid = firstPid;
  let state: Supervisor['state'] = 'up';
  let ended = false;
  let wake: () => void = () => {};

  const look = async (): Promise<void> => {
    while (!ended) {
      if (isRunning(pid)) {
        await new Promise<void>((done) => {
          wake = done;
          setTimeout(done, LOOK_EVERY_MS).unref();
        });
      } else {
        await recover();
      }
    }
  };

  const recover = async (): Promise<void> => {
    state = 'recovering';
    logger.warn({ pid }, 'the database process has ended: starting it again');
    for (let pause = 100; !ended; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      try {
        pid = await restart();
        state = 'up';
        logger.warn({ pid }, 'the database is back');
        return;
      } catch (error) {
        logger.error({ err: error, nextTryMs: pause }, 'the database could not be started again yet');
        await sleep(pause);
      }
    }
  };

  const finished = look();
  return {
    get state() {
      return state;
    },
    async end() {
      ended = true;
      wake();
      await finished;
    },
  };
}
