import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { run } from '../../src/cli/program.ts';
import { isNullAnswer } from '../../src/core/fill/facts.ts';
import { useServer } from '../support/client.ts';
import { sql, useTestHub } from '../support/hub.ts';

// Files for statisticians, over HTTP: the same figures as GraphQL, streamed, refused in words.

const hub = useTestHub();
const server = useServer(() => ({ api: hub.api }));
const get = (path: string, init?: RequestInit) =>
  fetch(server.client.url.replace('/graphql', `/export/${path}`), init);
/** Lines of a file without its header; no value of these has a comma or a quote in it. */
const table = async (path: string) => {
  const response = await get(path);
  const bytes = Buffer.from(await response.arrayBuffer());
  const [head, ...lines] = bytes
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n');
  const names = head?.split(',') ?? [];
  const rows = lines.map((line) => Object.fromEntries(line.split(',').map((value, i) => [names[i], value])));
  return { response, bytes, names, rows };
};

test('values.csv: what a township handed in, with a mark that Excel knows', async () => {
  const { response, bytes, rows } = await table(
    'values.csv?unit=liutang&period=2026-06&element=registeredPresent',
  );
  expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  expect(response.headers.get('content-disposition')).toBe('attachment; filename=values.csv');
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const { tables } = await hub.api.oneTables('liutang', '2026-06', true);
  const expected = tables.flatMap(({ unit, asked }) =>
    asked.flatMap(({ question: { item }, answer }) =>
      item.element.name !== 'registeredPresent' || answer === undefined || isNullAnswer(answer)
        ? []
        : [`${unit.id} ${item.slice.join()} ${answer}`],
    ),
  );
  expect(expected.length).toBeGreaterThan(10);
  expect(rows.map((row) => `${row.unit} ${row.slice} ${row.numeric_value}`).sort()).toEqual(expected.sort());
});

test('cells.jsonl: every cell of a department in a township, numbers as numbers', async () => {
  const response = await get('cells.jsonl?unit=liutang&period=2026-Q2&department=civil-affairs');
  const rows = (await response.text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const forms = await hub.api.filledForms({
    ...{ unit: 'liutang', period: '2026-Q2', withSubunits: true, department: 'civil-affairs' },
  });
  const expected = forms.flatMap(({ form, unit, filled }) =>
    filled.cells.map(({ cell, row, state, value }) =>
      JSON.stringify([unit.id, form.code, row ?? unit.id, cell.field, state, value ?? null]),
    ),
  );
  expect(expected.length).toBeGreaterThan(100);
  const said = rows.map((row) =>
    JSON.stringify([
      ...[row.unit, row.form, row.is_total ? 'total' : row.row_unit, row.field, row.state],
      row.numeric_value ?? row.text_value,
    ]),
  );
  expect(said.sort()).toEqual(expected.sort());
});

test('form/SX-02.csv: one form as a wide table, a row a village and the total', async () => {
  const { names, rows } = await table('form/SX-02.csv?unit=liutang&period=2026-Q2');
  const form = await hub.api.filledForm('SX-02', 'liutang', '2026-Q2');
  expect(names.length).toBe(6 + (form?.form.cells.length ?? 0));
  expect(rows.map((row) => (row.is_total === 'true' ? 'total' : row.row_unit)).sort()).toEqual(
    [...(form?.rows ?? []), 'total'].sort(),
  );
});

test('a text that a spreadsheet would run is quoted, a negative number stays one', async () => {
  const text = `UPDATE one_table SET "values" = jsonb_set("values", ARRAY[(SELECT id FROM element_id WHERE name = $1)], $2::jsonb)
    WHERE unit = 'liutang-02' AND period = '2026-Q2'`;
  const [{ name: remark } = { name: '' }] = await sql<{ name: string }>(
    hub.url,
    `SELECT element AS name FROM bi.dim_element WHERE type = 'TEXT' LIMIT 1`,
  );
  await sql(hub.url, text, [remark, '"=1+1"']);
  await sql(hub.url, text, ['registeredPopulation', '-5']);
  const { rows } = await table(
    `values.csv?unit=liutang-02&period=2026-Q2&element=${remark}&element=registeredPopulation`,
  );
  expect(rows.find((row) => row.element === remark)?.text_value).toBe("'=1+1");
  expect(rows.filter((row) => row.slice === '').map((row) => row.numeric_value)).toContain('-5');
});

test('what names nothing is refused, all of it at once', async () => {
  const response = await get('values.csv?unit=nowhere&period=2026-Q5&element=nothing');
  expect(response.status).toBe(404);
  const { error } = (await response.json()) as {
    error: { code: string; message: string; messageEn: string };
  };
  expect(error.code).toBe('NOT_FOUND');
  expect(error.messageEn).toBe(
    'there is no reporting unit nowhere. unknown period 2026-Q5; write 2026, 2026-H1, 2026-Q3 or 2026-07. there is no data element nothing',
  );
  for (const path of [
    'form/XX-99.csv',
    'cells.jsonl?form=XX-99',
    'values.csv?units=liutang',
    'values.csv?department=x',
  ])
    expect([path, (await get(path)).status]).toEqual([path, 404]);
});

test('a file is read as it is sent, and its query ends with its reader', async () => {
  const running = () =>
    sql<{ state: string }>(
      hub.url,
      `SELECT state FROM pg_stat_activity WHERE application_name = 'onetable export' AND datname = current_database()`,
    );
  const reader = new AbortController();
  const response = await get('cells.jsonl', { signal: reader.signal });
  const body = response.body?.getReader();
  await body?.read();
  // Nobody reads on: tens of megabytes wait in the database, not here.
  await sleep(1500);
  expect(await running()).toHaveLength(1);
  reader.abort();
  for (let n = 0; n < 100 && (await running()).length > 0; n++) await sleep(50);
  expect(await running()).toEqual([]);
  expect((await get('values.jsonl?unit=liutang-01&period=2026-Q2')).status).toBe(200);
}, 60_000);

test('the command writes the same file', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'onetable-export-'));
  try {
    let said = '';
    const hear = (text: string): void => {
      said += text;
    };
    const onetable = (...args: string[]) =>
      run(['export', ...args], {
        ...{ env: { DATABASE_URL: hub.url }, cwd: folder, out: hear, err: hear, columns: 100 },
        ...{ stdin: async () => Buffer.from(''), outIsTerminal: false, errIsTerminal: false },
      });
    expect(await onetable('SX-02', '--unit', 'liutang', '--period', '2026-Q2')).toBe(0);
    const { bytes } = await table('form/SX-02.csv?unit=liutang&period=2026-Q2');
    expect(readFileSync(join(folder, 'SX-02.csv')).equals(bytes)).toBe(true);
    expect(await onetable('values', '--period', '2026-Q7')).toBe(1);
    expect(said).toContain('不认识的报告期 2026-Q7');
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 60_000);
