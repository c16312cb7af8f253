#!/usr/bin/env node
// The command's entry: makes sure that the Node is new enough, lets it read TypeScript, then hands over to main.ts.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';

const OLDEST = [22, 17];
const [major, minor] = process.versions.node.split('.').map(Number);

if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) {
  // From whatever folder: the project's own settings say how its TypeScript is read.
  process.env.TSX_TSCONFIG_PATH ??= fileURLToPath(new URL('../../tsconfig.json', import.meta.url));
  const { register } = await import('tsx/esm/api');
  register();
  await import('./main.ts');
} else {
  restartWithBundledNode();
}

/** Called with an older Node: `npm install` has brought a newer one, use it for the same command line. */
function restartWithBundledNode() {
  const folder = new URL('../../node_modules/.bin/', import.meta.url);
  const bundled = fileURLToPath(new URL(process.platform === 'win32' ? 'node.cmd' : 'node', folder));
  if (!existsSync(bundled) || process.env.ONETABLE_RESTARTED === '1') {
    console.error(
      `onetable: this is Node ${process.versions.node}, but ${OLDEST.join('.')} or later is needed, and node_modules brings none ` +
        'for this platform. Run `npm install` in the project folder, or install Node 24, then try again.',
    );
    process.exit(1);
  }
  const child = spawn(bundled, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, ONETABLE_RESTARTED: '1' },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : (code ?? 1)));
}
