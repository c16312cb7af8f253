import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { useServer } from '../support/client.ts';
import { runCommand } from '../support/command-line.ts';
import { useTestHub } from '../support/hub.ts';
import { fences } from './fences.ts';

// What docs/files.md shows is asked, address by address and command by command.

const hub = useTestHub();
const server = useServer(() => ({ api: hub.api }));
const lines = fences('files.md', 'sh').flatMap((block) => block.split('\n'));

const addresses = lines.flatMap(
  (line) => /['"](http:\/\/127\.0\.0\.1:4000\/[^'"].*?)['"]\s*(?:#|$)/.exec(line)?.[1] ?? [],
);
test.each(addresses)('%s', async (address) => {
  const path = address.replaceAll('\\$', '$').replace('http://127.0.0.1:4000', '');
  const response = await fetch(server.client.url.replace('/graphql', path));
  expect(response.status).toBe(200);
  const reader = response.body?.getReader();
  expect((await reader?.read())?.value?.length).toBeGreaterThan(0);
  await reader?.cancel();
});

const commands = lines.flatMap((line) => /^npx onetable (.*)$/.exec(line)?.[1] ?? []);
test.each(commands)('npx onetable %s', async (command) => {
  const folder = mkdtempSync(join(tmpdir(), 'onetable-files-'));
  try {
    const { code, err } = await runCommand(command.split(' '), {
      ...{ env: { DATABASE_URL: hub.url, DISCLOSURE_KEY: 'key-of-this-test-run-000000' } },
      ...{ cwd: folder, columns: 100 },
    });
    expect([code, err]).toEqual([0, '']);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('there are some of each', () => {
  expect(addresses.length).toBeGreaterThan(6);
  expect(commands.length).toBeGreaterThan(2);
});
