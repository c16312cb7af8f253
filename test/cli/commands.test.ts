import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { EXIT } from '../../src/cli/exit.ts';
import { type Ran, runCommand } from '../support/command-line.ts';
import { useTestHub } from '../support/hub.ts';
import { TOUR_MONTH, tour, tourTable } from '../support/tour.ts';

const made = useTestHub();
const folder = mkdtempSync(join(tmpdir(), 'onetable-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

const onetable = (args: readonly string[], stdin = ''): Promise<Ran> =>
  runCommand(args, { env: { DATABASE_URL: made.url }, stdin });

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const said = ({ out, err }: Ran): string => out + err;

describe('units', () => {
  const merge = ['units', 'merge', 'liutang-05', 'liutang-06', '--into', 'xinliu=新柳村'];

  test('a plan is shown and nothing done; everything wrong is said at once', async () => {
    const plan = await onetable([...merge, '--on', '2026-08-15']);
    expect(plan.code).toBe(EXIT.ok);
    expect(plan.out).toMatch(/\+ 新柳村（xinliu） 属 .*（liutang）/);
    expect(plan.out).toContain('这是方案，没有改动');
    const closed = await onetable([...merge, '--on', '2026-02-01', '--json']);
    expect(closed.code).toBe(EXIT.refused);
    const { findings, applied } = JSON.parse(closed.out);
    expect(applied).toBe(false);
    expect(new Set(findings.map(({ code }: { code: string }) => code))).toEqual(
      new Set(['UNIT_HANDED_IN', 'PERIOD_CLOSED']),
    );
    expect(
      (await onetable(['units', 'split', 'liutang-05', '--into', 'dong', '--on', '2026-08-15'])).code,
    ).toBe(EXIT.usage);
  });

  test('with --apply the units change, and keep their old names in past forms', async () => {
    expect(
      (
        await onetable([
          'units',
          'rename',
          'liutang-07',
          '--label',
          '新名村',
          '--on',
          '2026-07-01',
          '--apply',
        ])
      ).code,
    ).toBe(EXIT.ok);
    const [past, now] = [
      await onetable(['form', 'SD-01', 'liutang-07', '2026-Q2']),
      await onetable(['form', 'SD-01', 'liutang-07', '2026-Q3']),
    ];
    expect(past.out).not.toContain('新名村');
    expect(now.out).toContain('新名村');
    // The hub beside it reads the units again before it fills anything.
    await made.hub.fills.refreshStale(10_000);
    expect(made.api.units().get('liutang-07').label).toBe('新名村');
  });
});

describe('submit', () => {
  test('a rehearsal stores nothing, and says that it was one', async () => {
    const ran = await onetable(['submit', 'seeds/example/liutang-2026-Q3.json', '--dry-run', '--json']);
    expect(ran.code).toBe(EXIT.ok);
    const answer = JSON.parse(ran.out);
    expect(answer).toMatchObject({ dryRun: true, userErrors: [] });
    expect(answer.submissions).toHaveLength(tour().tables.length);
    expect(answer.forms.map(({ form }: { form: string }) => form)).toContain('SD-01');
    expect(await made.api.submissions('liutang-01', '2026-Q3')).toEqual([]);
  });

  test('from standard input, findings on every line that is wrong', async () => {
    const first = tourTable('liutang-01');
    const values = { ...first.values, population: { registeredPopulation: { MALE: -1, FEMALE: 'x' } } };
    const body = JSON.stringify({ idempotencyKey: 'k', tables: [{ ...first, values }] });
    const ran = await onetable(['submit', '-'], body);
    expect(ran.code).toBe(EXIT.refused);
    expect(said(ran)).toMatch(/BELOW_MINIMUM\s+liutang-01\s+population\.registeredPopulation\.MALE/);
    expect(said(ran)).toMatch(/WRONG_TYPE\s+liutang-01\s+population\.registeredPopulation\.FEMALE/);
  });

  test('warnings are listed with what confirms them; the same file sent again is answered, not repeated', async () => {
    const unit = 'heyang-01';
    const [before] = await made.api.submissions(unit, TOUR_MONTH);
    const name = file(
      'warning.json',
      JSON.stringify({
        idempotencyKey: 'warned',
        tables: [
          {
            ...{ unit, period: TOUR_MONTH, baseRevision: before?.revision ?? 0 },
            values: { population: { familyPlanningPopulation: 20 * 1000 } },
          },
        ],
      }),
    );
    const asked = await onetable(['submit', name]);
    expect(asked.code).toBe(EXIT.refused);
    const token = `CHANGE_LARGE|${unit}|${TOUR_MONTH}|population.familyPlanningPopulation|20000`;
    expect(asked.out).toMatch(/^WARNING {2}CHANGE_LARGE {2}heyang-01 population\.familyPlanningPopulation/m);
    expect(asked.out).toContain(`npx onetable submit ${name} \\\n    --confirm '${token}'\n`);
    const one = JSON.parse((await onetable(['submit', name, '--confirm', token, '--json'])).out);
    const again = await onetable(['submit', name, '--confirm-all', '--json']);
    expect(again.code).toBe(EXIT.ok);
    expect(JSON.parse(again.out).submissions).toEqual(one.submissions);
  });

  test.each([
    ['no JSON', '{"tables": [', /JSON/],
    ['another shape', '{"tables": {}}', /tables/],
    ['another encoding', Buffer.from([0x7b, 0x22, 0xc7, 0xe0, 0xba, 0xcc, 0x22, 0x3a, 0x31, 0x7d]), /UTF-8/],
  ])('a file with %s is refused in words, and nothing is handed in', async (name, content, words) => {
    const ran = await onetable(['submit', file(`${name}.json`, content)]);
    expect(ran.code).not.toBe(EXIT.ok);
    expect(said(ran)).toMatch(words);
  });

  test('a file that is not there', async () => {
    const ran = await onetable(['submit', join(folder, 'none.json')]);
    expect(ran.code).not.toBe(EXIT.ok);
    expect(said(ran)).toContain('none.json');
  });
});

describe('reading', () => {
  test('--json prints one document and nothing else', { timeout: 60_000 }, async () => {
    for (const args of [
      ['fill', 'liutang', '2026-Q2', '--with-subunits'],
      ['form', 'SX-02', 'liutang', '2026-Q2'],
      ['explain', 'liutang-01', '2026-Q2', 'SD-01.resident'],
      ['rate', '--unit', 'liutang', '--period', '2025', '--by', 'form'],
      ['period', 'list'],
      ['catalogue', 'check'],
    ]) {
      const ran = await onetable([...args, '--json']);
      expect(ran, args.join(' ')).toMatchObject({ code: EXIT.ok, err: '' });
      expect(() => JSON.parse(ran.out), args.join(' ')).not.toThrow();
    }
  });

  test('the doctor counts again; here only the clock is wrong, for the test has stopped it', async () => {
    const ran = await onetable(['doctor', '--json']);
    const { healthy, checks } = JSON.parse(ran.out) as {
      healthy: boolean;
      checks: { name: string; state: string }[];
    };
    // Forms and sums may wait to be renewed, by what was done before: worth knowing, and no fault.
    const faults = checks.filter(({ state }) => state === 'failed');
    expect(faults.map(({ name }) => name)).toEqual(['clock']);
    expect(checks.map(({ name }) => name)).toContain('recount');
    expect({ healthy, code: ran.code }).toEqual({ healthy: false, code: EXIT.refused });
  });

  test('the rate is the one that the hub computes', async () => {
    const { whole } = await made.api.rates({ unit: 'liutang', period: '2025' });
    const ran = await onetable(['rate', '--unit', 'liutang', '--period', '2025']);
    expect(ran.out).toContain(`${((whole.rates.autoFillRate ?? 0) * 100).toFixed(1)} %`);
    expect(ran.out).toContain(`${((whole.rates.reuseRate ?? 0) * 100).toFixed(1)} %`);
  });

  test('the total under the forms of a subtree is the rate of that subtree', async () => {
    const filled = JSON.parse((await onetable(['fill', 'heyang', '2025', '--with-subunits', '--json'])).out);
    const rated = JSON.parse(
      (await onetable(['rate', '--unit', 'heyang', '--period', '2025', '--only-period', '--json'])).out,
    );
    expect(filled.whole).toEqual({ counts: rated.whole.counts, rates: rated.whole.rates });
  });

  test('a misspelt unit is told of its nearest', async () => {
    const ran = await onetable(['fill', 'liutnag', '2026-Q2']);
    expect(ran.code).not.toBe(EXIT.ok);
    expect(said(ran)).toContain('liutang');
  });

  test('a period that is none says how periods are written', async () => {
    const ran = await onetable(['fill', 'liutang', '2026Q2']);
    expect(ran.code).not.toBe(EXIT.ok);
    expect(said(ran)).toContain('2026-Q2？');
  });

  test('a wrong command is wrong usage', async () => {
    expect((await onetable(['fil'])).code).toBe(EXIT.usage);
  });
});

describe('catalogue check', () => {
  test('names file, line and column, and shows the place', async () => {
    const path = file(
      'broken.graphql',
      'type A @topic(label: "甲") {\n  "定义" x: Int @element(label: "x", kind: STOK, every: YEAR, at: VILLAGE, steward: "s")\n}\n',
    );
    const ran = await onetable(['catalogue', 'check', folder]);
    expect(path).toContain(folder);
    expect(ran.code).toBe(EXIT.refused);
    expect(said(ran)).toMatch(/broken\.graphql:2:\d+/);
    expect(said(ran)).toContain('STOCK');
    expect(said(ran)).toContain('^^^^');
  });
});

describe('period close', () => {
  test('is done once, and said twice', async () => {
    expect((await onetable(['period', 'close', '2026-Q3'])).code).toBe(EXIT.ok);
    expect((await onetable(['period', 'close', '2026-Q3'])).code).toBe(EXIT.ok);
    const ran = await onetable(['submit', 'seeds/example/liutang-2026-Q3.json']);
    expect(ran.code).toBe(EXIT.refused);
    expect(said(ran)).toContain('PERIOD_CLOSED');
  });
});

describe('at the desk', () => {
  test('a table is returned, a cell overridden and the override withdrawn, a number found to be reported', async () => {
    const returned = await onetable(['return', 'liutang-01', '2026-Q2', '--reason', '请核对外出人数']);
    expect(said(returned)).toContain('PERIOD_CLOSED');
    const cell = ['liutang-01', '2026-Q2', 'SD-01.resident'];
    expect((await onetable(['override', ...cell, '1', '--withdraw', '--reason', 'x'])).code).toBe(EXIT.usage);
    expect(said(await onetable(['override', ...cell, 'abc', '--reason', 'x']))).toContain('WRONG_TYPE');
    const asked = await onetable(['reported', '常住人口', 'liutang-01', '2026-Q2']);
    expect(asked.code).toBe(EXIT.ok);
    expect(said(asked)).toContain('已经上报');
    expect((await onetable(['reported', '常住人口', 'liutang-01', '2026-Q2', '--slice', 'sex'])).code).toBe(
      EXIT.usage,
    );
  });
});
