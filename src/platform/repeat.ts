/** Work that is done again and again, in the background. */
export interface Repeated {
  /** There is something to do: it is done as soon as its rhythm lets it. */
  wake(): void;
  /** Waits for what is being done. */
  stop(): Promise<void>;
}

export interface Rhythm {
  /** From one beginning to the next, at least. */
  readonly apartMs: number;
  /** And at most; without it, it is done when somebody wakes it. */
  readonly everyMs?: number;
}

/** Of the time from one beginning to the next, at least so much is left to others. */
const LEAST_PAUSE = 0.2;

/** Does something again in a rhythm, and not without a pause, until it is stopped. Does not keep the process alive. */
export function repeat({ apartMs, everyMs }: Rhythm, work: () => Promise<unknown>): Repeated {
  let state: 'resting' | 'woken' | 'running' | 'running, woken' | 'stopped' = 'resting';
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  let notBefore = 0;

  const plan = (at: number): void => {
    clearTimeout(timer);
    timer = setTimeout(run, Math.max(0, at - performance.now()));
    timer.unref();
  };
  const run = (): void => {
    const begun = performance.now();
    state = 'running';
    const ended = (): void => {
      if (state === 'stopped') return;
      notBefore = Math.max(begun + apartMs, performance.now() + apartMs * LEAST_PAUSE);
      const isWoken = state === 'running, woken';
      state = isWoken ? 'woken' : 'resting';
      if (isWoken) plan(notBefore);
      else if (everyMs !== undefined) plan(Math.max(notBefore, begun + everyMs));
    };
    running = work().then(ended, ended);
  };

  if (everyMs !== undefined) plan(performance.now() + apartMs);
  return {
    wake() {
      if (state === 'running') state = 'running, woken';
      if (state !== 'resting') return;
      state = 'woken';
      plan(notBefore);
    },
    async stop() {
      state = 'stopped';
      clearTimeout(timer);
      await running;
    },
  };
}
