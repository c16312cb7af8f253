/** The longest that a stop may take before the process ends anyway. */
const STOP_LIMIT_MS = 10_000;
const LOOK_FOR_PARENT_EVERY_MS = 250;
/** Ctrl-C can reach us twice, from the terminal and through npm: only a later signal means impatience. */
const SAME_SIGNAL_WITHIN_MS = 1_000;

/**
 * Calls `stop` once on SIGTERM or SIGINT, then ends the process: 0 when it stopped in time, 1 otherwise.
 * A second signal ends it at once; the embedded database then recovers at the next start.
 */
export function onShutdown(stop: () => Promise<void>, report: (message: string) => void): void {
  let stoppingSince: number | undefined;
  const handle = (reason: string): void => {
    if (stoppingSince !== undefined) {
      if (Date.now() - stoppingSince > SAME_SIGNAL_WITHIN_MS) process.exit(1);
      return;
    }
    stoppingSince = Date.now();
    const limit = setTimeout(() => {
      report(
        `${reason}: not stopped after ${STOP_LIMIT_MS / 1000} s, ending anyway; the next start recovers.`,
      );
      process.exit(1);
    }, STOP_LIMIT_MS);
    stop().then(
      () => {
        clearTimeout(limit);
        process.exit(0);
      },
      (error: unknown) => {
        report(`${reason}: stopping failed: ${error instanceof Error ? error.message : String(error)}`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', handle);
  process.on('SIGINT', handle);
  onceOrphaned(() => {
    if (stoppingSince === undefined) handle('npm has ended');
  });
}

/**
 * `npm start` runs us below a shell, and a SIGTERM to npm ends that shell without reaching us. Being handed
 * to another parent is then the only sign.
 */
function onceOrphaned(act: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    act();
  }, LOOK_FOR_PARENT_EVERY_MS);
  timer.unref();
}
