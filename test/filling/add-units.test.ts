import { expect, test } from 'vitest';
import type { UnitChange } from '../../src/core/unit-change.ts';
import type { Unit } from '../../src/core/unit-tree.ts';
import { contents, sql, useTestHub, wrongFills } from '../support/hub.ts';

const made = useTestHub();

const village = (validFrom: string): Unit => ({
  ...{ id: 'liutang-xin', label: '新柳村', level: 'VILLAGE', kind: 'VILLAGE_COMMITTEE', parent: 'liutang' },
  ...{ validFrom, reportsFrom: validFrom },
});
const adding = (...units: Unit[]): UnitChange => ({
  ...{ what: 'ADD', on: units.map(({ validFrom }) => validFrom).sort()[0] as string, units },
});
const births = async () => {
  const { rows } = await made.api.aggregate({ elements: ['births'], unit: 'qinghe', periods: ['2026-Q3'] });
  return rows[0];
};

test('a village that would be there in closed periods is refused; a plan changes nothing', async () => {
  const before = await contents(made.url);
  const closed = await made.api.changeUnits(adding(village('2026-06-01')));
  expect(closed.applied).toBe(false);
  expect(new Set(closed.findings.map(({ code }) => code))).toEqual(new Set(['PERIOD_CLOSED']));
  const plan = await made.api.planUnitChange(adding(village('2026-07-01')));
  expect(plan).toMatchObject({ findings: [], applied: false, dropped: 0 });
  expect(plan.refilled).toBeGreaterThan(0);
  expect(await contents(made.url)).toEqual(before);
});

test('an added village is due, missing in what stands above it until it reports, and in every form there', async () => {
  await made.hub.fills.refreshStale(10_000);
  const before = await births();
  const { applied, refilled } = await made.api.changeUnits(adding(village('2026-07-01')));
  expect(applied).toBe(true);
  const stale = await sql<{ unit: string }>(made.url, 'SELECT DISTINCT unit FROM filled_form WHERE stale');
  expect(stale).toEqual([{ unit: 'liutang' }]);
  const marked = await sql<{ stale: number }>(
    made.url,
    'SELECT count(*)::int AS stale FROM filled_form WHERE stale',
  );
  expect(marked[0]?.stale).toBe(refilled);

  const after = await births();
  expect(after?.unitsExpected).toBe((before?.unitsExpected ?? 0) + 1);
  expect(after?.unitsReporting).toBe(before?.unitsReporting);
  const form = await made.api.filledForm('SX-02', 'liutang', '2026-Q3');
  expect(form?.filled.rows).toContain('liutang-xin');
  await made.hub.fills.refreshStale(10_000);
  expect(await wrongFills(made)).toEqual([]);
});

test('another county under none of those that are there touches nothing of theirs', async () => {
  await made.hub.fills.refreshStale(10_000);
  await made.hub.sums.renewPending();
  const county: Unit = {
    ...{ id: 'baihe', label: '白河县', level: 'COUNTY', kind: 'COUNTY' },
    ...{ validFrom: '2020-01-01', reportsFrom: '2026-01-01' },
  };
  const town: Unit = {
    ...county,
    id: 'baihe-01',
    label: '白河镇',
    level: 'TOWNSHIP',
    kind: 'TOWN',
    parent: 'baihe',
  };
  expect(await made.api.changeUnits(adding(town, county))).toMatchObject({ findings: [], applied: true });
  expect(await sql(made.url, 'SELECT FROM filled_form WHERE stale')).toEqual([]);
  expect(await sql(made.url, 'SELECT FROM unit_sum_mark')).toEqual([]);
  const homes = await sql<{ county: string }>(
    made.url,
    `SELECT DISTINCT county FROM unit WHERE id LIKE 'baihe%'`,
  );
  expect(homes).toEqual([{ county: 'baihe' }]);
});
