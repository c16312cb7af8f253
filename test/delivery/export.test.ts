import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { isNullAnswer } from '../../src/core/fill/facts.ts';
import { useServer } from '../support/client.ts';
import { runCommand } from '../support/command-line.ts';
import { sql, useTestHub } from '../support/hub.ts';

// Files for statisticians, over HTTP: the same figures as GraphQL, streamed, refused in words.

const hub = useTestHub();
const KEY = 'key-of-this-test-run-000000';
const server = useServer(() => ({ api: hub.api, disclosureKey: KEY }));
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
  const response = await get('cells.jsonl?unit=liutang&period=2026-Q2&department=civil-affairs', {
    headers: { authorization: `Bearer ${KEY}` },
  });
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
    'values.csv?department=civil-affairs',
    'cells.csv?element=births',
    'form/SD-01.csv?form=SX-02',
  ])
    expect([path, (await get(path)).status]).toEqual([path, 404]);
});

describe('a reader who goes away', () => {
  const running = () =>
    sql<{ state: string }>(
      hub.url,
      `SELECT state FROM pg_stat_activity WHERE application_name = 'onetable export' AND datname = current_database()`,
    );
  const ended = async () => {
    for (let n = 0; n < 100 && (await running()).length > 0; n++) await sleep(50);
    return (await running()).length === 0;
  };

  test('takes the query along; nobody reads more than is sent', async () => {
    const reader = new AbortController();
    const response = await get('cells.jsonl', { signal: reader.signal });
    const body = response.body?.getReader();
    await body?.read();
    // Nobody reads on: tens of megabytes wait in the database, not here.
    await sleep(1500);
    expect(await running()).toHaveLength(1);
    reader.abort();
    expect(await ended()).toBe(true);
    expect((await get('values.jsonl?unit=liutang-01&period=2026-Q2')).status).toBe(200);
  }, 60_000);

  test('also while the file is made to know how long it is', async () => {
    const head = await get('values.jsonl', { method: 'HEAD' });
    const reader = new AbortController();
    const headers = { range: 'bytes=1000-', 'if-range': head.headers.get('etag') ?? '' };
    const answer = get('values.jsonl', { headers, signal: reader.signal });
    answer.catch(() => {});
    for (let n = 0; n < 100 && !(await running()).some(({ state }) => state === 'active'); n++)
      await sleep(20);
    expect(await running()).toHaveLength(1);
    reader.abort();
    await expect(answer).rejects.toThrow(/abort/);
    expect(await ended()).toBe(true);
  }, 60_000);
});

test('rows come in the order of their key', async () => {
  const { rows } = await table('values.csv?unit=liutang-01&period=2026-06&period=2026-Q1');
  const keys = rows.map((row) => [row.period, row.unit, row.element, row.slice, row.previous].join(' '));
  expect(new Set(keys).size).toBe(keys.length);
  const byBytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
  const elements = rows.filter(({ period }) => period === '2026-06').map(({ element }) => String(element));
  expect(elements).toEqual([...elements].sort(byBytes));
  const periods = rows.map(({ period }) => String(period));
  expect([...new Set(periods)]).toEqual(['2026-06', '2026-Q1']);
  expect(periods).toEqual([...periods].sort(byBytes));
});

describe('what downloads may take', () => {
  const limited = useServer(() => ({ api: hub.api, exportLimits: { atOnce: 2, stalledMs: 500 } }));
  const cells = (signal?: AbortSignal) =>
    fetch(limited.client.url.replace('/graphql', '/export/cells.jsonl'), signal ? { signal } : {});

  test('only some are sent at once, and whoever reads nothing is let go', async () => {
    const readers = [new AbortController(), new AbortController()];
    const begun = await Promise.all(readers.map(({ signal }) => cells(signal)));
    expect(begun.map(({ status }) => status)).toEqual([200, 200]);
    const refused = await cells();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '10']);
    expect(((await refused.json()) as { error: { code: string } }).error.code).toBe('EXPORTS_BUSY');
    // Nobody reads on; half a second later there is room again.
    let again = refused;
    for (let n = 0; n < 100 && again.status === 503; n++) {
      await sleep(100);
      again = await cells();
    }
    expect(again.status).toBe(200);
    await again.body?.cancel();
    for (const reader of readers) reader.abort();
  }, 60_000);
});

describe('a download that broke off', () => {
  const path = 'values.csv?unit=liutang&period=2026-06';
  const rest = (from: number, etag: string | null) =>
    get(path, { headers: { range: `bytes=${from}-`, ...(etag ? { 'if-range': etag } : {}) } });

  test('goes on where it ended, byte for byte', async () => {
    const whole = await get(path);
    const bytes = Buffer.from(await whole.arrayBuffer());
    const etag = whole.headers.get('etag');
    expect(whole.headers.get('accept-ranges')).toBe('bytes');
    const head = await get(path, { method: 'HEAD' });
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, etag, '']);
    for (const from of [1, 5000, bytes.length - 1]) {
      const answer = await rest(from, etag);
      expect(answer.status).toBe(206);
      expect(answer.headers.get('content-range')).toBe(`bytes ${from}-${bytes.length - 1}/${bytes.length}`);
      expect(Buffer.from(await answer.arrayBuffer()).equals(bytes.subarray(from))).toBe(true);
    }
    const beyond = await rest(bytes.length, etag);
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${bytes.length}`]);
  });

  test('begins anew where the figures have changed, or nobody knows', async () => {
    const whole = await get(path);
    const size = (await whole.arrayBuffer()).byteLength;
    const etag = whole.headers.get('etag');
    const unknowing = await rest(5000, null);
    expect([unknowing.status, (await unknowing.arrayBuffer()).byteLength]).toEqual([200, size]);
    await sql(
      hub.url,
      `UPDATE one_table SET revision = revision WHERE unit = 'liutang-01' AND period = '2026-06'`,
    );
    const changed = await rest(5000, etag);
    expect([changed.status, (await changed.arrayBuffer()).byteLength]).toEqual([200, size]);
    expect(changed.headers.get('etag')).not.toBe(etag);
  });
});

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'onetable-export-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const onetable = async (args: readonly string[], errIsTerminal = false) => {
    const { code, out, err } = await runCommand(['export', ...args], {
      ...{ env: { DATABASE_URL: hub.url }, cwd: folder, columns: 100, errIsTerminal },
    });
    return { exit: code, out, err };
  };
  const path = join(folder, 'SX-02.csv');
  const SX02 = ['SX-02', '--unit', 'liutang', '--period', '2026-Q2'];

  test('writes the same file', async () => {
    const { exit, err } = await onetable(SX02);
    expect([exit, err]).toEqual([0, '']);
    const { bytes } = await table('form/SX-02.csv?unit=liutang&period=2026-Q2');
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(readdirSync(folder)).toEqual(['SX-02.csv']);
    const refused = await onetable(['values', '--period', '2026-Q7']);
    expect([refused.exit, refused.err]).toEqual([1, expect.stringContaining('不认识的报告期 2026-Q7')]);
  });

  test('shows rows, bytes and how far it is, to a person who wants to know', async () => {
    const { rows, bytes } = await table('form/SX-02.csv?unit=liutang&period=2026-Q2');
    const megabytes = (bytes.length / 1e6).toFixed(1);
    const { err, out } = await onetable([...SX02, '--lang', 'en'], true);
    expect(err).toContain(`\r${rows.length} rows, ${megabytes} MB · 100 %\n`);
    expect(out).toBe(`${path}: ${rows.length} rows, ${megabytes} MB\n`);
    expect((await onetable([...SX02, '--quiet'], true)).err).toBe('');
    const asJson = await onetable([...SX02, '--json'], true);
    expect([asJson.err, JSON.parse(asJson.out)]).toEqual([
      '',
      { file: path, bytes: bytes.length, rows: rows.length },
    ]);
  });

  test('goes on with a file that it was interrupted at', async () => {
    const args = ['values', '--unit', 'liutang', '--period', '2026-06', '--output', 'v.csv'];
    const file = join(folder, 'v.csv');
    await onetable(args);
    const whole = readFileSync(file);
    rmSync(file);
    // As a run leaves it that was killed: some bytes, and the version that they are of.
    const begun = await hub.api.export({
      ...{ what: 'values', format: 'csv', unit: 'liutang', periods: ['2026-06'] },
    });
    await begun.close();
    // A byte that no run would write shows that the part was kept.
    const part = Buffer.concat([Buffer.from('#'), whole.subarray(1, 7001)]);
    writeFileSync(`${file}.part`, part);
    writeFileSync(`${file}.part.version`, begun.version);
    const { exit, err } = await onetable([...args, '--resume']);
    expect([exit, err]).toEqual([0, '']);
    expect(readFileSync(file).equals(Buffer.concat([part, whole.subarray(7001)]))).toBe(true);
    const again = await onetable([...args, '--resume']);
    expect(again.err).toBe(`没有写了一半的 ${file}.part，从头写\n`);
    expect(readFileSync(file).equals(whole)).toBe(true);
    writeFileSync(`${file}.part`, part);
    writeFileSync(`${file}.part.version`, 'of yesterday');
    expect((await onetable([...args, '--resume'])).err).toContain('数据变了');
    expect(readFileSync(file).equals(whole)).toBe(true);
  });
});
