import { spawnSync } from 'node:child_process';
import { admitBiRole, BI_ROLE } from '../../src/database/bi-role.ts';

/** The address of a test database for BI tools. */
export async function biUrlOf(url: string, role = BI_ROLE): Promise<string> {
  const address = new URL(url);
  address.username = role;
  address.password = 'of-this-test-run';
  await admitBiRole({ url, biUrl: address.href });
  return address.href;
}

export const hasPsql = spawnSync('psql', ['--version']).status === 0;

/** What psql prints: a line a row, `|` between the columns; or its complaint. */
export function psql(url: string, statement: string): { readonly lines: string[]; readonly error: string } {
  const { stdout, stderr } = spawnSync('psql', ['-XAtq', '-d', url, '-c', statement], {
    encoding: 'utf8',
    env: { ...process.env, PGOPTIONS: '' },
  });
  return { lines: stdout.split('\n').slice(0, -1), error: stderr };
}
