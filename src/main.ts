import { ConfigError, readConfig } from './platform/config.ts';
import { startHub } from './start.ts';

/** `npm start`: config → start → stop on SIGTERM. */
try {
  await startHub({ config: readConfig(), print: (line) => process.stdout.write(`${line}\n`) });
} catch (error) {
  process.stderr.write(
    `${error instanceof ConfigError || error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
}
