import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Server {
  readonly url: string;
  /** Milliseconds of processor time that it has taken so far. */
  cpu(): Promise<number>;
  close(): Promise<void>;
}

/** Starts `serve.ts` in a process of its own. BENCH_PROFILE names a folder for CPU profiles of the hub. */
export async function startServer(
  which: 'hub' | 'bare' | 'postgraphile',
  databaseUrl: string,
): Promise<Server> {
  const folder = process.env['BENCH_PROFILE'];
  const profile = folder && which === 'hub' ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : [];
  const child = fork(fileURLToPath(new URL('serve.ts', import.meta.url)), [which, databaseUrl], {
    execArgv: ['--import', 'tsx', ...profile],
    env: { ...process.env, NODE_ENV: 'production', GRAPHILE_ENV: 'production' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const said = await new Promise<{ url?: string; error?: string }>((resolve) => {
    child.once('message', (message) => resolve(message as { url?: string; error?: string }));
    void ended.then(() => resolve({ error: `the ${which} server ended` }));
  });
  const close = async (): Promise<void> => {
    if (child.connected) child.disconnect();
    await ended;
  };
  const cpu = (): Promise<number> =>
    new Promise((resolve) => {
      child.once('message', (message) => resolve(message as number));
      child.send('cpu');
    });
  if (said.url) return { url: said.url, cpu, close };
  await close();
  throw new Error(`${which}: ${said.error}`);
}
