import { beforeAll, describe, expect, it } from 'vitest';
import { EXIT } from '../../src/cli/exit.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { runCommand } from '../support/command-line.ts';
import { createTestDatabase } from '../support/database.ts';
import { sql, useTestHub } from '../support/hub.ts';

const made = useTestHub();

// The county was handed in on a day in 2026, whatever day it is here: the doctor would mind a day that is to come.
beforeAll(async () => {
  await sql(made.url, 'UPDATE one_table SET submitted_at = now()');
});

/** Lines that begin with ✗ or !, by what they say first. */
async function complaints(url: string): Promise<{ code: number; lines: string[] }> {
  const { code, said } = await runCommand(['doctor', '--lang', 'en'], {
    ...{ env: { DATABASE_URL: url }, columns: 100, clock: systemClock },
  });
  return { code, lines: said.split('\n').filter((line) => /^[✗!] |^ {4}[^→]/.test(line)) };
}

describe('doctor', () => {
  it('is content with a sound hub', async () => {
    expect(await complaints(made.url)).toEqual({ code: EXIT.ok, lines: [] });
  });

  it('mentions forms that wait to be refilled, which is no fault', async () => {
    await sql(made.url, "UPDATE filled_form SET stale = true WHERE unit = 'liutang' AND period = '2026-Q2'");
    const { code, lines } = await complaints(made.url);
    expect(code).toBe(EXIT.ok);
    expect(lines).toEqual([expect.stringMatching(/^! 1 of [\d,]+ filled forms wait to be refilled$/)]);
    await sql(made.url, 'UPDATE filled_form SET stale = false');
  });

  it('finds counts that do not agree with their cells', async () => {
    await sql(
      made.url,
      "UPDATE filled_form SET filled = filled + 1 WHERE unit = 'liutang-01' AND period = '2026-Q2'",
    );
    const { code, lines } = await complaints(made.url);
    expect(code).toBe(EXIT.refused);
    expect(lines).toEqual([
      expect.stringMatching(/^✗ the counts of 1 of [\d,]+ forms do not agree with their cells/),
      '    SD-01 liutang-01 2026-Q2',
    ]);
    await sql(
      made.url,
      "UPDATE filled_form SET filled = filled - 1 WHERE unit = 'liutang-01' AND period = '2026-Q2'",
    );
  });

  it('finds a table that was changed behind the back of its revisions', async () => {
    await sql(made.url, "UPDATE one_table SET revision = 7 WHERE unit = 'liutang-02' AND period = '2026-Q2'");
    const { code, lines } = await complaints(made.url);
    expect(code).toBe(EXIT.refused);
    expect(lines).toEqual([
      expect.stringMatching(/^✗ 1 of [\d,]+ tables do not agree with their revisions/),
      '    liutang-02 2026-Q2',
    ]);
  });

  it('changes nothing in a database that was never migrated, and says what is missing', async () => {
    const database = await createTestDatabase({ migrated: false });
    try {
      const { code, lines } = await complaints(database.url);
      expect(code).toBe(EXIT.refused);
      expect(lines[0]).toMatch(/^✗ the database's structure is not up to date: 0001-hub/);
      const tables = await sql(database.url, "SELECT 1 FROM pg_tables WHERE schemaname = 'public'");
      expect(tables).toEqual([]);
    } finally {
      await database.close();
    }
  });
});
