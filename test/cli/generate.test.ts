import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { EXIT } from '../../src/cli/exit.ts';
import { runCommand } from '../support/command-line.ts';
import { useTestDatabase } from '../support/database.ts';

const made = useTestDatabase();
const folder = mkdtempSync(join(tmpdir(), 'onetable-generate-'));
afterAll(() => rmSync(folder, { recursive: true }));

const onetable = (...args: string[]) => runCommand(args, { cwd: folder, env: { DATABASE_URL: made.url } });
const file = (name: string): string => readFileSync(join(folder, name), 'utf8');

test('an invented province goes into an empty database as it is, and adds up', async () => {
  const { code, out } = await onetable('generate', '--units', '155', '--periods', '2', '--output', 'p');
  expect(code).toBe(EXIT.ok);
  const units = JSON.parse(file('p/units.json')) as { level: string }[];
  const tables = file('p/tables.jsonl').trim().split('\n');
  expect(out).toContain(`${units.length} 个单位`);
  expect(Object.groupBy(units, ({ level }) => level)).toMatchObject({
    PROVINCE: { length: 1 },
    COUNTY: { length: 2 },
    VILLAGE: { length: 155 },
  });

  // Told that there are none yet, and what to do.
  const before = await onetable('import', 'p/tables.jsonl');
  expect(before.code).toBe(EXIT.refused);
  expect(before.err).toContain('npx onetable units add');

  expect((await onetable('units', 'add', 'p/units.json')).out).toContain('--apply');
  const added = await onetable('units', 'add', 'p/units.json', '--apply');
  expect(added.out).toContain(`现有 ${units.length} 个单位`);
  const imported = JSON.parse(
    (await onetable('import', 'p/tables.jsonl', '--confirm-warnings', 'generated', '--json')).out,
  );
  expect(imported).toMatchObject({ stored: tables.length, rejected: [], strays: [] });

  const asked = ['--element', 'births', '--unit', 'example', '--period', '2026-Q3', '--format', 'jsonl'];
  await onetable('export', 'aggregate', ...asked, '--output', 'births.jsonl');
  const sum = tables
    .map((line) => JSON.parse(line))
    .filter(({ period }) => /^2026-0[789]$/.test(period))
    .reduce((total, { values }) => total + leaves(values.vitalEvents?.births), 0);
  expect(sum).toBeGreaterThan(0);
  expect(JSON.parse(file('births.jsonl'))).toMatchObject({
    value: sum,
    units_reporting: 155,
    units_expected: 155,
  });
});

test('the same every time; and what is no number, or not over yet, is refused', async () => {
  const made = [...'ab'].map((name) => ['generate', '--units', '3', '--periods', '1', '--output', name]);
  for (const args of made) expect((await onetable(...args)).code).toBe(EXIT.ok);
  expect(file('a/tables.jsonl')).toBe(file('b/tables.jsonl'));
  for (const wrong of [
    ['--units', '0'],
    ['--units', '3', '--periods', 'x'],
    ['--units', '3', '--until', '2026-Q4'],
    ['--units', '3', '--until', '2026'],
  ])
    expect((await onetable('generate', ...wrong, '--output', 'c')).code).toBe(EXIT.usage);
});

test('a list of units as it is kept in Excel is read; what is wrong with it is said with its line', async () => {
  const header = '编号,名称,类型,上级,设立日,起报日\n';
  writeFileSync(
    join(folder, 'good.csv'),
    `\ufeff${header}c1-baidi-99,新村,村,c1-baidi,2026-07-01,2026-07-01\n`,
  );
  const good = JSON.parse((await onetable('units', 'add', 'good.csv', '--json')).out);
  expect(good).toMatchObject({
    findings: [],
    begun: [{ id: 'c1-baidi-99', label: '新村', kind: 'VILLAGE_COMMITTEE', level: 'VILLAGE' }],
  });
  writeFileSync(
    join(folder, 'bad.csv'),
    `${header}x,新村,村庄,c1,2026-07-01,\ny,新村,村,nobody,2026-07-01,2026-07-01\n`,
  );
  const bad = await onetable('units', 'add', 'bad.csv', '--lang', 'en');
  expect(bad.code).toBe(EXIT.usage);
  expect(bad.err).toContain('bad.csv:2.reportsFrom is missing');
  expect(bad.err).toContain('bad.csv:2.kind wants a kind of unit');
  writeFileSync(join(folder, 'unfit.csv'), `${header}y,新村,村,nobody,2026-07-01,2026-07-01\n`);
  const unfit = await onetable('units', 'add', 'unfit.csv', '--apply');
  expect([unfit.code, unfit.out]).toEqual([EXIT.refused, expect.stringContaining('UNKNOWN_UNIT_ID')]);
  writeFileSync(join(folder, 'none.json'), '{}');
  expect((await onetable('units', 'add', 'none.json')).err).toContain('应为单位的列表');
});

const leaves = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? Object.values(value).reduce((sum: number, each) => sum + leaves(each), 0)
    : Number(value ?? 0);
