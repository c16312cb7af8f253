import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSchema, type GraphQLObjectType } from 'graphql';
import { afterAll, expect, test } from 'vitest';
import { EXIT } from '../../src/cli/exit.ts';
import { PROJECT_ROOT } from '../../src/platform/config.ts';
import { runCommand } from '../support/command-line.ts';
import { useTestHub } from '../support/hub.ts';

// The data office's day: one dictionary, from a plan that is refused to a version that is compared. Read in order.

const made = useTestHub();
const folder = mkdtempSync(join(tmpdir(), 'onetable-dictionary-'));
const dictionary = join(folder, 'dictionary');
cpSync(join(PROJECT_ROOT, 'schema/dictionary'), dictionary, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true }));

async function onetable(...args: string[]) {
  const env = { DATABASE_URL: made.url, ONETABLE_LANG: 'en' };
  const ran = await runCommand(args, { env, cwd: folder });
  return { ...ran, json: () => JSON.parse(ran.out) };
}

/** Changes one file of the copy; says so if there was nothing to change. */
function edit(file: string, from: string | RegExp, to: string): void {
  const path = join(dictionary, file);
  const text = readFileSync(path, 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${file} holds no ${from}`);
  writeFileSync(path, changed);
}

const SD01 = 'forms/civil-affairs/sd01.graphql';
const RESIDENT = '@from(element: "residentPopulation")';

test('a plan that cannot be: the line, the caret, and nothing published', async () => {
  edit(SD01, RESIDENT, '@from(element: "arableLand")');
  const { code, out } = await onetable('catalogue', 'plan', 'dictionary');
  expect(code).toBe(EXIT.refused);
  expect(out).toMatch(
    /✗ dictionary\/forms\/civil-affairs\/.*\.graphql:\d+:\d+ {2}(UNKNOWN_ELEMENT|UNIT_MISMATCH)\n/,
  );
  expect(out).toMatch(/\n +\^+\n/);
  expect(out).toMatch(/1 error, nothing published\.\n$/);
  edit(SD01, '@from(element: "arableLand")', RESIDENT);
});

test('a plan of a cell that becomes manual: what it does to the rates, by how many entries, for which clients', async () => {
  edit(SD01, RESIDENT, '');
  const { code, out } = await onetable('catalogue', 'plan', 'dictionary', '--from', '2026-10-01');
  expect(code).toBe(EXIT.ok);
  expect(out).toContain('~ cell SD-01.resident Resident population: filled → asked\n');
  expect(out).toMatch(
    /Civil Affairs Bureau +every quarter 2025-Q4 – 2026-Q3 +\d+\.\d %( → \d+\.\d %)? +\d+\.\d % → \d+\.\d %/,
  );
  expect(out).toMatch(/entries asked a year: [\d,]+ → [\d,]+ \(\+ [\d,]+\)/);
  expect(out).toContain('would be v2, in force from 2026-10-01');
  const plan = (await onetable('catalogue', 'plan', 'dictionary', '--from', '2026-10-01', '--json')).json();
  const [{ before, after }] = plan.rates;
  expect(after.counts.filled).toBeLessThan(before.counts.filled);
  expect(after.entriesAsked).toBeGreaterThan(before.entriesAsked);
  expect(plan.entriesAYear.after - plan.entriesAYear.before).toBe(plan.forms[0].entriesAYear);
  // As the command for rates has it.
  const rates = await Promise.all(
    plan.rates[0].periods.map((period: string) =>
      made.api.rates({ unit: 'qinghe', period, department: 'civil-affairs', withShorterPeriods: false }),
    ),
  );
  const filled = rates.reduce((sum, { whole }) => sum + whole.counts.filled, 0);
  const asked = rates.reduce((sum, { whole }) => sum + whole.rates.entriesAsked, 0);
  expect([before.counts.filled, before.entriesAsked]).toEqual([filled, asked]);
  expect(made.hub.catalogues.versions).toHaveLength(1);
});

test('published, and published again; a day in a closed period is refused', async () => {
  const refused = await onetable('catalogue', 'publish', 'dictionary', '--from', '2026-06-30');
  expect(refused.code).toBe(EXIT.refused);
  expect(refused.out).toMatch(/VALID_FROM_CLOSED[\s\S]*2026-Q2/);
  const published = await onetable('catalogue', 'publish', 'dictionary', '--from', '2026-07-01');
  expect(published.out).toContain('~ cell SD-01.resident Resident population: filled → asked\n');
  expect(published.out).toMatch(/touches \d+ tables of 2026-Q3: \d+ lack answers to new questions/);
  expect(published.out).toContain('✓ catalogue v2 is published, in force from 2026-07-01');
  const again = await onetable('catalogue', 'publish', 'dictionary');
  expect([again.code, again.out]).toEqual([EXIT.ok, 'this is catalogue v2 already; nothing changed\n']);
});

test('other words for a definition wait for somebody who stands by them', async () => {
  edit('elements/party.graphql', /。"/, '，另有说明。"');
  const asked = await onetable('catalogue', 'publish', 'dictionary');
  expect(asked.code).toBe(EXIT.refused);
  expect(asked.out).toMatch(/--confirm "DEFINITION_CHANGED\|/);
  expect(asked.out).toContain('1 to put right or to confirm, nothing published.');
  const confirmed = await onetable('catalogue', 'publish', 'dictionary', '--confirm-all');
  expect(confirmed.out).toContain('✓ catalogue v3 is published');
});

test('versions are listed, compared, and compared with a folder', async () => {
  const versions = (await onetable('catalogue', 'versions', '--json')).json();
  expect(versions).toMatchObject([{ number: 1 }, { number: 2, validFrom: '2026-07-01' }, { number: 3 }]);
  expect((await onetable('catalogue', 'versions')).out).toMatch(/v2 +2026-07-01/);
  expect((await onetable('catalogue', 'diff', '1', 'v2')).out).toBe(
    '~ cell SD-01.resident Resident population: filled → asked\n',
  );
  expect((await onetable('catalogue', 'diff', '3', 'dictionary')).out).toBe('they say the same\n');
  expect((await onetable('catalogue', 'diff', '1', '9')).err).toContain('there are v1, v2, v3');
});

test('a version is exported as it was published: the same text compiles to the same', async () => {
  const exported = await onetable('catalogue', 'export', 'out', '--version', '1');
  expect(exported.out).toContain('✓ catalogue v1 written to out');
  expect(readFileSync(join(folder, 'out/departments.graphql'), 'utf8')).toBe(
    readFileSync(join(PROJECT_ROOT, 'schema/dictionary/departments.graphql'), 'utf8'),
  );
  expect((await onetable('catalogue', 'diff', '1', 'out')).out).toBe('they say the same\n');
});

test('a department takes its own part of the API', async () => {
  const { out } = await onetable('catalogue', 'export', '--department', 'civil-affairs');
  const forms = Object.keys((buildSchema(out).getType('Forms') as GraphQLObjectType).getFields());
  expect(forms).toEqual(expect.arrayContaining(['ruralCommunityPopulation', 'ruralCommunityPopulationList']));
  expect(forms).not.toContain('birthsAndPolicy');
  expect((await onetable('catalogue', 'export', '--department', 'navy')).code).toBe(EXIT.refused);
});
