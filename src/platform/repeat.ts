/** Work that is done again and again, in the background. */
export interface Repeated {
  /** Waits for what is being done. */
  stop(): Promise<void>;
}

/** Of the time from one beginning to the next, at least so much is left to others. */
const LEAST_PAUSE = 0.2;

/**
 * Does something again so many milliseconds after it was begun, and not without a pause, until it is stopped. Does not
 * keep the process alive.
 */
export function repeat(everyMs: number, work: () => Promise<unknown>): Repeated {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  const wait = (tookMs: number): void => {
    if (stopped) return;
    timer = setTimeout(
      () => {
        const begun = performance.now();
        const again = (): void => wait(performance.now() - begun);
        running = work().then(again, again);
      },
      Math.max(everyMs * LEAST_PAUSE, everyMs - tookMs),
    );
    timer.unref();
  };
  wait(0);
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
