import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { migrate } from '../../src/database/migrate.ts';
import { type Export, type ExportQuery, FileBrokenOff } from '../../src/delivery/export/export.model.ts';
import { createHub, type Hub } from '../../src/hub.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { publishFirstCatalogue } from '../../src/seed.ts';
import { useServer } from '../support/client.ts';
import { runCommand } from '../support/command-line.ts';
import { addUnits, exampleUnits, sql, submission, tour } from '../support/hub.ts';
import { usePair } from '../support/standby.ts';
import { submissionNo, TOUR_DAY, TOUR_PERIOD } from '../support/tour.ts';

// Files and the OData feed, read from a real standby that streams from a real primary.

const clock = fixedClock(TOUR_DAY);
const open = (url: string, replicaUrl?: string): Promise<Hub> =>
  createHub({ url, replicaUrl, logger: silentLogger, clock });

const pair = usePair(async ({ url, adminUrl }) => {
  // Old rows are removed when a test removes them; that ends at once what still reads them on the standby.
  await sql(adminUrl, 'ALTER SYSTEM SET autovacuum = off');
  await sql(adminUrl, 'ALTER SYSTEM SET max_standby_streaming_delay = 0');
  await migrate({ url, logger: silentLogger });
  const hub = await open(url);
  await publishFirstCatalogue(hub, clock);
  await addUnits(hub, exampleUnits());
  await hub.api.submit(submission(tour().tables));
  await hub.bi.refresh();
  await hub.close();
});

let hub: Hub;
/** Reads nothing but the primary. */
let alone: Hub;
let onStandby: string;
/** Runs before a file that the server asks for is handed over to it. */
let beforeFirstByte: () => Promise<unknown> = async () => {};

beforeAll(async () => {
  const { url } = pair.primary;
  onStandby = pair.onStandby(url);
  alone = await open(url);
}, 60_000);

afterAll(() => alone?.close());

/** Each test has a hub that knows nothing yet against the standby. */
beforeEach(async () => {
  hub = await open(pair.primary.url, onStandby);
  return () => hub.close();
});

const server = useServer(() => ({
  api: {
    ...alone.api,
    odata: (request) => hub.api.odata(request),
    export: async (query) => {
      const file = await hub.api.export(query);
      await beforeFirstByte();
      return file;
    },
  },
}));
const get = (path: string) => fetch(server.client.url.replace('/graphql', path));

/** On the standby, as its administrator. */
const administer = (statement: string): Promise<unknown[]> =>
  sql(pair.onStandby(pair.primary.adminUrl), statement);

const readers = async (where: string, name: string): Promise<number> => {
  const rows = await sql(
    where,
    `SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = '${name}'`,
  );
  return rows.length;
};

const CELLS: ExportQuery = { what: 'cells', format: 'jsonl', unit: 'liutang' };

/** Rows that nobody needs any more are removed: on the standby, that ends every file. */
async function conflict(): Promise<void> {
  const { url } = pair.primary;
  await sql(url, 'CREATE TABLE removed AS SELECT generate_series(1, 1000) AS n');
  await sql(url, 'DELETE FROM removed');
  await sql(url, 'VACUUM removed');
  await sql(url, 'DROP TABLE removed');
  await vi.waitFor(async () => expect(await readers(onStandby, 'onetable export')).toBe(0), 20_000);
}

/** As any correction of a table does. */
const change = (): Promise<unknown> =>
  sql(pair.primary.url, `UPDATE filled_form SET marks = marks WHERE unit = 'liutang-01'`);

const openFile = async (): Promise<Export> => {
  const file = await hub.api.export(CELLS);
  expect(await readers(onStandby, 'onetable export')).toBe(1);
  return file;
};

const wholeFile = async (): Promise<string> => text((await alone.api.export(CELLS)).stream());

async function currentVersion(): Promise<string> {
  const file = await alone.api.export(CELLS);
  await file.close(); // else its moment keeps old rows on the primary
  return file.version;
}

test('a file is read from the standby, and is the same', async () => {
  const file = await openFile();
  expect(await text(file.stream())).toBe(await wholeFile());
  expect(await currentVersion()).toBe(file.version);
});

test('what was handed in before is in it, and forms that nobody has read since are filled anew', async () => {
  const printed: number[] = [];
  for (const deaths of [2, 3, 4]) {
    const { userErrors } = await hub.api.submit(submissionNo('liutang-01', deaths, `deaths ${deaths}`));
    expect(userErrors).toEqual([]);
    const lines = (await text((await openFile()).stream())).trimEnd().split('\n');
    const cell = lines
      .map((line) => JSON.parse(line) as Record<string, unknown>)
      .find(
        ({ form, period, row_unit, field }) =>
          form === 'SX-02' && period === TOUR_PERIOD && row_unit === 'liutang-01' && field === 'deaths',
      );
    printed.push(cell?.['numeric_value'] as number);
  }
  const [first = Number.NaN] = printed;
  expect(printed).toEqual([first, first + 1, first + 2]);
});

/** A file of which some is read, while the rest waits on the standby. */
async function begin(from = 0): Promise<{ stream: Readable; begun: Buffer }> {
  const stream = (await openFile()).stream(from);
  const begun = await vi.waitFor(() => {
    const chunk = stream.read(500) as Buffer | null;
    expect(chunk).not.toBeNull();
    return chunk as Buffer;
  });
  return { stream, begun };
}

test.each([0, 1000])(
  'ended by the standby on the way from byte %i, the primary goes on with it',
  async (from) => {
    const { stream, begun } = await begin(from);
    await conflict();
    const whole = Buffer.from(await wholeFile());
    expect(Buffer.concat([begun, await buffer(stream)]).equals(whole.subarray(from))).toBe(true);
  },
);

test('the same where the figures have changed since: it never looks whole', async () => {
  const { stream } = await begin();
  await change();
  await conflict();
  await expect(text(stream)).rejects.toBeInstanceOf(FileBrokenOff);
});

test('before its first byte nobody notices: it begins again on the primary', async () => {
  let begun = 0;
  beforeFirstByte = async () => {
    begun++;
    if (begun > 1) return;
    await change();
    await conflict();
  };
  const response = await get('/export/cells.jsonl?unit=liutang');
  beforeFirstByte = async () => {};
  expect([response.status, begun]).toEqual([200, 2]);
  expect(response.headers.get('etag')).toBe(`"${await currentVersion()}"`);
  expect(await response.text()).toBe(await wholeFile());
});

describe('the feed', () => {
  const FORMS = '/odata/fact_fill?$top=1';
  /** Queries that wait for the lock. */
  const waiting = async (url: string): Promise<number[]> => {
    const rows = await sql<{ pid: number }>(
      url,
      `SELECT pid FROM pg_stat_activity WHERE application_name = 'onetable odata' AND wait_event_type = 'Lock'`,
    );
    return rows.map(({ pid }) => pid);
  };
  const onlyOne = (url: string) =>
    vi.waitFor(
      async () => {
        const [pid, ...others] = await waiting(url);
        expect([typeof pid, others]).toEqual(['number', []]);
        return pid as number;
      },
      { timeout: 10_000 },
    );

  /** While nobody can read filled forms, on either server. */
  async function whileLocked(work: () => Promise<unknown>): Promise<void> {
    const { url } = pair.primary;
    const holder = new Client({ connectionString: url });
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('LOCK TABLE filled_form IN ACCESS EXCLUSIVE MODE');
    await sql(url, 'CREATE TABLE committed ()');
    await work();
    await holder.end();
    await sql(url, 'DROP TABLE committed');
  }

  test('is answered by the standby', async () => {
    const response = await get("/odata/dim_unit('liutang')");
    expect(response.status).toBe(200);
    expect(await readers(onStandby, 'onetable odata')).toBe(1);
    expect(await readers(pair.primary.url, 'onetable odata')).toBe(0);
  });

  test('is answered by the primary where the standby ended the query', async () => {
    const expected = await (await get(FORMS)).text();
    let answer: Promise<Response> | undefined;
    await whileLocked(async () => {
      answer = get(FORMS);
      await administer(
        `SELECT pg_terminate_backend(${await onlyOne(pair.onStandby(pair.primary.adminUrl))})`,
      );
      await onlyOne(pair.primary.url);
    });
    const response = await answer;
    expect([response?.status, await response?.text()]).toEqual([200, expected]);
  });

  test('ends the query on the standby when its reader goes away, and does not blame the standby', async () => {
    const reader = new AbortController();
    await whileLocked(async () => {
      fetch(server.client.url.replace('/graphql', FORMS), { signal: reader.signal }).catch(() => {});
      await onlyOne(pair.onStandby(pair.primary.adminUrl));
      reader.abort();
      await vi.waitFor(async () => expect(await readers(onStandby, 'onetable odata')).toBe(0), 10_000);
    });
    await get("/odata/dim_unit('liutang')");
    expect(await readers(pair.primary.url, 'onetable odata')).toBe(0);
    expect(await readers(onStandby, 'onetable odata')).toBe(1);
  });
});

test('the command reads from the standby too', async () => {
  const output = join(tmpdir(), `onetable-standby-${process.pid}.jsonl`);
  const env = { DATABASE_URL: pair.primary.url, DATABASE_REPLICA_URL: onStandby };
  const before = await scans();
  const args = ['export', 'cells', '--unit', 'liutang', '--format', 'jsonl', '--output', output];
  const { code, err } = await runCommand(args, { env, cwd: tmpdir(), columns: 100, errIsTerminal: false });
  expect([code, err]).toEqual([0, '']);
  expect(readFileSync(output, 'utf8')).toBe(await wholeFile());
  rmSync(output);
  expect(await scans()).toBeGreaterThan(before);
});

/** How often filled forms were looked up on the standby. */
async function scans(): Promise<number> {
  await sleep(1100); // as late as sessions may tell
  const [row] = await sql<{ n: string }>(
    onStandby,
    `SELECT seq_scan + idx_scan AS n FROM pg_stat_user_tables WHERE relname = 'filled_form'`,
  );
  return Number(row?.n);
}

test('without the standby everything is read from the primary', async () => {
  const whole = await wholeFile();
  await pair.stopStandby();
  expect(await text((await hub.api.export(CELLS)).stream())).toBe(whole);
  expect((await get("/odata/dim_unit('liutang')")).status).toBe(200);
});
