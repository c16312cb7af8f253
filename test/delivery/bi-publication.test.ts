import { Client } from 'pg';
import { expect, test } from 'vitest';
import type { Unit } from '../../src/core/unit-tree.ts';
import { sleep } from '../../src/database/processes.ts';
import { distinctNames } from '../../src/delivery/bi/view.ts';
import { biUrlOf } from '../support/bi.ts';
import { addUnits, freshHub, sql, submission, type TestHub } from '../support/hub.ts';

// The views follow the catalogue: what a publication changes is made anew, older fills stay readable beside new ones.

const HEAD = `extend schema @department(code: "d", label: "某局")
  @unit(symbol: "亩", dimension: "area", factor: "1") @unit(symbol: "公顷", dimension: "area", factor: "15")
  @unit(symbol: "人", dimension: "people", factor: "1")`;

const FIRST = `${HEAD}
  type Land @topic(label: "土地") {
    "定义" sown: Int! @element(label: "播种面积", unit: "亩", kind: FLOW, every: QUARTER, at: VILLAGE, steward: "d")
  }
  type Sowing @form(code: "F-01", label: "播种表", department: "d", every: QUARTER, level: VILLAGE) {
    sown: Int @cell(label: "播种面积", unit: "亩") @from(element: "sown")
    remark: String @cell(label: "备注")
  }
  type People @form(code: "F-02", label: "人员表", department: "d", every: QUARTER, level: VILLAGE) {
    helpers: Int! @cell(label: "帮工", unit: "人", kind: STOCK)
  }`;

/** Another unit of measure, another order, a cell more. */
const SECOND = FIRST.replace(
  'sown: Int! @element(label: "播种面积", unit: "亩"',
  'sown: Decimal! @element(label: "播种面积", unit: "公顷", decimals: 2',
).replace(
  'sown: Int @cell(label: "播种面积", unit: "亩")',
  `period: String @cell(label: "报告期") @from(context: PERIOD)
   sown: Decimal @cell(label: "播种面积", unit: "公顷", decimals: 2)`,
);

const unit = (id: string, level: Unit['level'], kind: Unit['kind'], parent?: string): Unit => ({
  ...{ id, label: `${id}村`, level, kind, validFrom: '2000-01-01', reportsFrom: '2026-01-01' },
  ...(parent === undefined ? {} : { parent }),
});

const publish = async ({ hub }: TestHub, text: string, validFrom: string): Promise<number> => {
  const { version, findings } = await hub.catalogues.publish({
    ...{ sources: [{ path: 'test.graphql', text }], validFrom, at: new Date(), by: 'test' },
  });
  expect([version === undefined, findings.filter(({ severity }) => severity === 'ERROR')]).toEqual([
    false,
    [],
  ]);
  return hub.bi.refresh();
};

/** A village that has handed in two quarters, the second under another catalogue. */
async function twoVersions(): Promise<TestHub & { biUrl: string }> {
  const made = await freshHub({ seeded: 'nothing' });
  await publish(made, FIRST, '2000-01-01');
  await addUnits(made.hub, [unit('t', 'TOWNSHIP', 'TOWN'), unit('t-1', 'VILLAGE', 'VILLAGE_COMMITTEE', 't')]);
  await handIn(made, '2026-Q1', 45);
  await publish(made, SECOND, '2026-04-01');
  await handIn(made, '2026-Q2', '2.55');
  return { ...made, biUrl: await biUrlOf(made.url) };
}

async function handIn({ api }: TestHub, period: string, sown: unknown): Promise<void> {
  const tables = [
    { unit: 't-1', period, baseRevision: 0, values: { land: { sown } }, forms: { F_02: { helpers: 2 } } },
  ];
  const { userErrors } = await api.submit(submission(tables));
  expect(userErrors.filter(({ severity }) => severity === 'ERROR')).toEqual([]);
}

test('a form reads alike over its versions: cells by their names, in the unit of measure printed last', async () => {
  const { biUrl } = await twoVersions();
  const rows = await sql(
    biUrl,
    'SELECT unit, period, period_2, sown::text, remark FROM form_f_01 ORDER BY period',
  );
  expect(rows).toEqual([
    { unit: 't-1', period: '2026-Q1', period_2: null, sown: '3', remark: null },
    { unit: 't-1', period: '2026-Q2', period_2: expect.any(String), sown: '2.55', remark: null },
  ]);
  const [comment] = await sql<{ said: string }>(
    biUrl,
    `SELECT col_description('form_f_01'::regclass, attnum) AS said FROM pg_attribute
      WHERE attrelid = 'form_f_01'::regclass AND attname = 'sown'`,
  );
  expect(comment?.said).toBe('播种面积（公顷）');
});

test('values are told in the unit of measure that their element has now, cells as they were printed', async () => {
  const { biUrl } = await twoVersions();
  const values = await sql(
    biUrl,
    `SELECT period, numeric_value::text AS value FROM fact_value WHERE element = 'sown' ORDER BY period`,
  );
  expect(values).toEqual([
    { period: '2026-Q1', value: '3' },
    { period: '2026-Q2', value: '2.55' },
  ]);
  const cells = await sql(
    biUrl,
    `SELECT period, numeric_value::text AS value, unit_of_measure AS measure FROM fact_cell WHERE field = 'sown' ORDER BY period`,
  );
  expect(cells).toEqual([
    { period: '2026-Q1', value: '45', measure: '亩' },
    { period: '2026-Q2', value: '2.55', measure: '公顷' },
  ]);
});

test('a publication makes anew what it changes, and nothing else', async () => {
  const made = await freshHub({ seeded: 'nothing' });
  await publish(made, FIRST, '2000-01-01');
  const views = async () => {
    const rows = await sql<{ name: string; oid: number }>(
      made.url,
      `SELECT relname AS name, oid::int FROM pg_class WHERE relnamespace = 'bi'::regnamespace`,
    );
    return new Map(rows.map(({ name, oid }) => [name, oid]));
  };
  const before = await views();
  expect(await made.hub.bi.refresh()).toBe(0);
  await publish(made, SECOND.replace('F-02', 'F-03'), '2026-04-01');
  const after = await views();
  const kept = [...before].filter(([name, oid]) => after.get(name) === oid).map(([name]) => name);
  expect([...before.keys()].filter((name) => !kept.includes(name))).toEqual(['form_f_01']);
  // A form that was given up keeps its view: its fills are still there.
  expect([...after.keys()].filter((name) => !before.has(name))).toEqual(['form_f_03']);
});

test('whoever reads a view holds up a publication, but nobody else', async () => {
  const made = await freshHub({ seeded: 'nothing' });
  await publish(made, FIRST, '2000-01-01');
  const biUrl = await biUrlOf(made.url);
  const reader = new Client({ connectionString: biUrl });
  reader.on('error', () => {});
  await reader.connect();
  try {
    await reader.query('BEGIN; SELECT * FROM form_f_01');
    let published = false;
    const publishing = publish(made, SECOND, '2026-04-01').then(() => {
      published = true;
    });
    while (!(await isWaiting(made.url))) await sleep(20);
    // Queued behind the publication, which gives way.
    await sql(biUrl, 'SELECT * FROM form_f_01');
    expect(published).toBe(false);
    await reader.query('COMMIT');
    await publishing;
    expect(await sql(biUrl, 'SELECT period_2 FROM form_f_01')).toEqual([]);
  } finally {
    await reader.end();
  }
}, 30_000);

const isWaiting = async (url: string): Promise<boolean> => {
  const rows = await sql(
    url,
    `SELECT FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  );
  return rows.length > 0;
};

test('names are plain, short and each its own', () => {
  expect(distinctNames(['residentFemale', 'resident_female', 'unit', 'SD_01'], ['unit'])).toEqual([
    'resident_female',
    'resident_female_2',
    'unit_2',
    'sd_01',
  ]);
  const long = distinctNames(['a'.repeat(80), 'a'.repeat(90)]);
  expect(long.map((name) => name.length)).toEqual([63, 63]);
  expect(new Set(long).size).toBe(2);
});
