import { describe, expect, test } from 'vitest';
import type { UnitChange } from '../../src/core/unit-change.ts';
import { createHub } from '../../src/hub.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { contents, sql, useTestHub, wrongFills } from '../support/hub.ts';
import { TOUR_DAY } from '../support/tour.ts';

const made = useTestHub();

/** 柳塘 and 石桥, the first two villages of the town of the tour, become one in the middle of its open quarter. */
const [LEFT, RIGHT] = ['liutang-01', 'liutang-02'] as const;
const MERGE: UnitChange = {
  what: 'MERGE',
  on: '2026-08-15',
  units: [LEFT, RIGHT],
  into: { id: 'liutang-xin', label: '新河村' },
};

const cells = async (code: string, unit: string, period: string) => {
  const stored = await made.api.filledForm(code, unit, period);
  return Object.fromEntries(
    (stored?.filled.cells ?? []).map(({ row, cell, value, rule, gap }) => [
      row === undefined ? cell.field : `${row}.${cell.field}`,
      { value, rule, gap: gap?.reason },
    ]),
  );
};

describe('a change of units', () => {
  test('everything wrong with it is said at once, and nothing is done', async () => {
    const before = await contents(made.url);
    const { findings, applied } = await made.api.changeUnits({
      what: 'MERGE',
      on: '2026-02-30',
      units: [LEFT],
      into: { id: 'X', label: '' },
    });
    expect(applied).toBe(false);
    expect(findings.map(({ code }) => code)).toEqual(['UNIT_CHANGE_DAY']);
    const second = await made.api.changeUnits({
      what: 'MERGE',
      on: '2026-08-15',
      units: [LEFT, 'nobody', 'liutang'],
      into: { id: RIGHT, label: ' ', kind: 'TOWN' },
    });
    expect(second.findings.map(({ code, unit }) => `${code} ${unit}`)).toEqual([
      'UNKNOWN_UNIT_ID nobody',
      `UNITS_UNFIT ${LEFT}`,
      `UNIT_ID_TAKEN ${RIGHT}`,
      `UNITS_UNFIT ${RIGHT}`,
      `UNITS_UNFIT ${RIGHT}`,
    ]);
    const closed = await made.api.planUnitChange({ ...MERGE, on: '2026-01-01' });
    expect(new Set(closed.findings.map(({ code }) => code))).toEqual(
      new Set(['UNIT_HANDED_IN', 'PERIOD_CLOSED']),
    );
    expect(await contents(made.url)).toEqual(before);
  });

  test('a plan says what would happen and changes nothing', async () => {
    const before = await contents(made.url);
    const plan = await made.api.planUnitChange(MERGE);
    expect(plan.findings).toEqual([]);
    expect(plan.ended.map(({ id, validTo }) => `${id} ${validTo}`)).toEqual([
      `${LEFT} 2026-08-14`,
      `${RIGHT} 2026-08-14`,
    ]);
    expect(plan.begun[0]).toMatchObject({
      parent: 'liutang',
      predecessors: [LEFT, RIGHT],
      kind: 'VILLAGE_COMMITTEE',
    });
    expect(plan.changed.length).toBeGreaterThan(0);
    expect(plan.changed.every(({ parent }) => parent === 'liutang-xin')).toBe(true);
    expect(await contents(made.url)).toEqual(before);
  });

  test('a merged village opens with what its predecessors closed with; a process beside it sees it too', async () => {
    const other = await createHub({ url: made.url, logger: silentLogger, clock: fixedClock(TOUR_DAY) });
    try {
      expect((await made.api.changeUnits(MERGE)).applied).toBe(true);
      const { tables } = await made.api.oneTables('liutang-xin', '2026-Q3', false);
      expect(tables.map(({ unit }) => unit.label)).toEqual(['新河村']);

      // The process beside it still holds the old tree: it notices before it stores anything.
      const old = { unit: LEFT, period: '2026-Q3', baseRevision: 0, answers: [] };
      const refused = await other.api.submit({ idempotencyKey: 'late', tables: [old] });
      expect(refused.userErrors.map(({ code }) => code)).toContain('NOT_DUE');
      expect(other.units.tree.find('liutang-xin')?.label).toBe('新河村');
    } finally {
      await other.close();
    }
  });

  test('past forms keep their rows; forms of the open quarter have the new one', async () => {
    const rows = async (period: string) =>
      (await made.api.filledForm('SX-02', 'liutang', period))?.filled.rows ?? [];
    const [before, now] = [await rows('2026-Q2'), await rows('2026-Q3')];
    expect(before).toEqual(expect.arrayContaining([LEFT, RIGHT]));
    expect(now).toContain('liutang-xin');
    expect(now).not.toContain(LEFT);
    expect(now).toHaveLength(before.length - 1);
    const closings = await Promise.all(
      [LEFT, RIGHT].map(
        async (unit) => (await cells('SX-02', 'liutang', '2026-Q2'))[`${unit}.closing`]?.value,
      ),
    );
    const filled = await cells('SX-02', 'liutang', '2026-Q3');
    expect(filled['liutang-xin.opening']).toMatchObject({
      value: Number(closings[0]) + Number(closings[1]),
      rule: 'rolledUp',
    });
    await made.hub.fills.refreshStale(10_000);
    expect(await wrongFills(made)).toEqual([]);
  });

  test('a correction of an old table marks the new forms', async () => {
    await made.api.filledForm('SX-02', 'liutang', '2026-Q3');
    const fresh = await sql(made.url, `SELECT 1 FROM filled_form WHERE stale`);
    expect(fresh).toEqual([]);
    await sql(made.url, `DELETE FROM period_closure WHERE period = '2026-06'`);
    const [last] = await made.api.submissions(LEFT, '2026-06');
    const changed = await made.api.submit({
      idempotencyKey: 'correction',
      tables: [
        {
          unit: LEFT,
          period: '2026-06',
          baseRevision: last?.revision ?? 0,
          answers: [{ path: 'population.registeredPresent.MALE', value: 301 }],
        },
      ],
      confirm: [],
    });
    const tokens = changed.userErrors.flatMap(({ confirm }) => confirm ?? []);
    const again =
      tokens.length > 0
        ? await made.api.submit({
            idempotencyKey: 'correction-2',
            tables: [
              {
                unit: LEFT,
                period: '2026-06',
                baseRevision: last?.revision ?? 0,
                answers: [{ path: 'population.registeredPresent.MALE', value: 301 }],
              },
            ],
            confirm: tokens,
          })
        : changed;
    expect(again.submissions).toHaveLength(1);
    const stale = await sql<{ unit: string }>(
      made.url,
      `SELECT DISTINCT unit FROM filled_form WHERE stale AND period = '2026-Q3'`,
    );
    expect(stale.map(({ unit }) => unit)).toEqual(expect.arrayContaining(['liutang']));
    await made.hub.fills.refreshStale(10_000);
    expect(await wrongFills(made)).toEqual([]);
  });

  test('a split needs to know where each unit below goes; a renamed unit keeps its name in past forms', async () => {
    const below = made.api
      .units()
      .children('liutang-03', '2026-08-15')
      .map(({ id }) => id);
    const into = [
      { id: 'liutang-dong', label: '东河村' },
      { id: 'liutang-xi', label: '西河村' },
    ];
    const split: UnitChange = { what: 'SPLIT', on: '2026-08-15', unit: 'liutang-03', into, below: {} };
    const refused = await made.api.planUnitChange(split);
    expect(refused.findings.map(({ code, unit }) => `${code} ${unit}`)).toEqual(
      below.map((id) => `UNIT_BELOW_UNPLACED ${id}`),
    );
    const placed = Object.fromEntries(below.map((id, i) => [id, into[i % 2]?.id as string]));
    expect(await made.api.changeUnits({ ...split, below: placed })).toMatchObject({
      findings: [],
      applied: true,
    });

    const was = made.api.units().get('liutang').label;
    const rename: UnitChange = { what: 'RENAME', on: '2026-07-01', unit: 'liutang', label: '新河镇' };
    expect(await made.api.changeUnits(rename)).toMatchObject({ findings: [], applied: true });
    const heading = async (period: string) =>
      (await made.api.filledForm('SX-02', 'liutang', period))?.unit.label;
    expect(await heading('2026-Q2')).toBe(was);
    expect(await heading('2026-Q3')).toBe('新河镇');
    const twice = await made.api.changeUnits({ ...rename, on: '2026-06-01', label: '又一个' });
    expect(twice.findings.map(({ code }) => code)).toContain('UNIT_NOT_THERE');
    await made.hub.fills.refreshStale(10_000);
    expect(await wrongFills(made)).toEqual([]);
  });

  test('each change is logged, and the log is only ever added to', async () => {
    const rows = await sql<{ number: number; what: string }>(
      made.url,
      `SELECT number, change->>'what' AS what FROM unit_change ORDER BY number`,
    );
    expect(rows).toEqual([
      { number: 1, what: 'MERGE' },
      { number: 2, what: 'SPLIT' },
      { number: 3, what: 'RENAME' },
    ]);
    await expect(sql(made.url, 'DELETE FROM unit_change')).rejects.toThrow(/only ever added to/);
  });
});
