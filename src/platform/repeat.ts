/** Work that is done again and again, in the background. */
export interface Repeated {
  /** Waits for what is being done. */
  stop(): Promise<void>;
}

/** Does something again so many milliseconds after it was done, until it is stopped. Does not keep the process alive. */
export function repeat(pauseMs: number, work: () => Promise<unknown>): Repeated {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  const wait = (): void => {
    if (stopped) return;
    timer = setTimeout(() => {
      running = work().then(wait, wait);
    }, pauseMs);
    timer.unref();
  };
  wait();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
