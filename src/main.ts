import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { ConfigError, PROJECT_ROOT, readConfig } from './platform/config.ts';

// What V8 has compiled once, the next start takes over: a thousand modules, most of them of packages.
enableCompileCache(join(PROJECT_ROOT, 'node_modules/.cache/v8'));

/** `npm start`: config → start → stop on SIGTERM. */
try {
  const { startHub } = await import('./start.ts');
  await startHub({ config: readConfig(), print: (line) => process.stdout.write(`${line}\n`) });
} catch (error) {
  process.stderr.write(
    `${error instanceof ConfigError || error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
}
