import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningServer, startServer } from '../../src/api/server.ts';
import type { DictionarySource } from '../../src/core/catalogue/sources.ts';
import type { Unit } from '../../src/core/unit-tree.ts';
import { createHub, type Hub } from '../../src/hub.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { Client } from '../support/client.ts';
import { createTestDatabase, type TestDatabase } from '../support/database.ts';
import { PREAMBLE, QINGHE } from '../support/dictionary.ts';
import { addUnits, sql } from '../support/hub.ts';

// Two hubs serve one database. A third, as a command would, publishes; nobody is restarted.

const CLOCK = fixedClock('2025-07-10T01:00:00Z');
const COUNTY: Unit = {
  ...{ id: 'county', label: '县', level: 'COUNTY', kind: 'COUNTY' },
  ...{ validFrom: '2000-01-01', reportsFrom: '2025-01-01' },
};

const dictionary = (cells: string, more = ''): DictionarySource[] => [
  { path: 'preamble.graphql', text: PREAMBLE },
  {
    path: 'dictionary.graphql',
    text: `"人口"
type Vital @topic(label: "人口") {
  "期内活产的婴儿。"
  births: Int! @element(label: "出生人数", unit: "人", kind: FLOW, every: QUARTER, at: VILLAGE, steward: "statistics")
  ${more}
}
type V @form(code: "V-1", label: "村表", department: "statistics", every: QUARTER, level: VILLAGE) {
  births: Int @cell(label: "出生", unit: "人") @from(element: "births")
  ${cells}
}`,
  },
];

let database: TestDatabase;
const hubs: Hub[] = [];
const servers: RunningServer[] = [];

const newHub = async (): Promise<Hub> => {
  const hub = await createHub({ url: database.url, logger: silentLogger, clock: CLOCK, poolSize: 6 });
  hubs.push(hub);
  return hub;
};

async function serve(hub: Hub): Promise<Client> {
  hub.follow();
  const server = await startServer({
    api: hub.api,
    config: { host: '127.0.0.1', port: 0 },
    logger: silentLogger,
    clock: CLOCK,
  });
  servers.push(server);
  return new Client(server.url);
}

let publisher: Hub;
let clients: Client[];
/** Never told of a publication. */
let uninformed: Hub;

beforeAll(async () => {
  database = await createTestDatabase();
  publisher = await newHub();
  await addUnits(publisher, [
    COUNTY,
    ...QINGHE.map((unit) => (unit.parent ? unit : { ...unit, parent: 'county' })),
  ]);
  await publish(dictionary('old: String @cell(label: "旧")'), '2000-01-01');
  clients = [await serve(await newHub()), await serve(await newHub())];
  uninformed = await newHub();
}, 60_000);

afterAll(async () => {
  for (const server of servers) await server.close();
  for (const hub of hubs) await hub.close();
  await database?.close();
});

async function publish(sources: DictionarySource[], validFrom: string) {
  const { version, findings } = await publisher.api.publishCatalogue({ sources, validFrom });
  if (!version) throw new Error(findings.map(({ messageEn }) => messageEn).join('\n'));
  return version;
}

const READ =
  '{ forms { v(unit: "liutang", period: "2025-Q2") { births _fill { filled catalogue { number } } } } catalogueVersions { number } }';
const SUBMIT = `mutation ($input: OneTableSubmitInput!) { oneTableSubmit(input: $input) { submissions { revision } userErrors { code message } } }`;

/** Sends one document after the other, without a pause, until told to stop; tells every answer that was no answer. */
function goOn(ask: (n: number) => Promise<string | undefined>) {
  let stopped = false;
  const errors: string[] = [];
  let answers = 0;
  const running = (async () => {
    while (!stopped) {
      const error = await ask(answers).catch(String);
      answers++;
      if (error) errors.push(error);
    }
  })();
  return {
    get answers() {
      return answers;
    },
    async stop() {
      stopped = true;
      await running;
      return errors;
    },
  };
}

const reading = (client: Client) =>
  goOn(async () => {
    const { errors } = await client.ask(READ);
    return errors && JSON.stringify(errors);
  });

/** One unit's clerk: each revision says another number. Every answer is required to be stored. */
const writing = (client: Client, unit: string) => {
  let revision = 0;
  return goOn(async (n) => {
    const tables = [
      { unit, period: '2025-Q2', baseRevision: revision, answers: [{ path: 'vital.births', value: n % 50 }] },
    ];
    const { data, errors } = await client.ask<Submitted, unknown>(SUBMIT, {
      input: { idempotencyKey: `${unit} ${n}`, tables },
    });
    const said = errors ?? data?.oneTableSubmit.userErrors;
    if (said?.length) return JSON.stringify(said);
    revision = data?.oneTableSubmit.submissions[0]?.revision ?? -1;
    return undefined;
  });
};

interface Submitted {
  readonly oneTableSubmit: {
    readonly submissions: readonly { readonly revision: number }[];
    readonly userErrors: readonly object[];
  };
}

const knows = async (client: Client, field: string): Promise<boolean> => {
  const { data } = await client.ask<{ __type: { fields: { name: string }[] } }, never>(
    '{ __type(name: "V") { fields(includeDeprecated: true) { name } } }',
  );
  return data?.__type.fields.some(({ name }) => name === field) ?? false;
};

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 15_000; !(await holds()); await sleep(50)) {
    if (Date.now() > end) throw new Error('it did not come about within 15 s');
  }
}

test('a client that sends one document before, during and after a publication sees no error', async () => {
  const readers = clients.map(reading);
  const writers = [writing(clients[0] as Client, 'liutang'), writing(clients[1] as Client, 'shiqiao')];
  const all = [...readers, ...writers];
  await until(async () => all.every(({ answers }) => answers > 5));
  const version = await publish(
    dictionary(
      'deaths: Int @cell(label: "死亡", unit: "人") @from(element: "deaths")',
      `"期内死亡的人。"
  deaths: Int @element(label: "死亡人数", unit: "人", kind: FLOW, every: QUARTER, at: VILLAGE, steward: "statistics")`,
    ),
    '2025-04-01',
  );
  await until(async () =>
    (await Promise.all(clients.map((client) => knows(client, 'deaths')))).every(Boolean),
  );
  const then = all.map(({ answers }) => answers);
  await until(async () => all.every(({ answers }, i) => answers > (then[i] as number) + 5));
  expect(await Promise.all(all.map((each) => each.stop()))).toEqual(all.map(() => []));
  // What was handed in since is filled by the new version, whichever hub took it.
  for (const unit of ['liutang', 'shiqiao']) {
    const rows = await sql(
      database.url,
      `SELECT catalogue FROM filled_form WHERE unit = '${unit}' AND NOT stale`,
    );
    expect(rows).toEqual([{ catalogue: version.number }]);
    const tables = await sql<{ catalogue: number }>(
      database.url,
      `SELECT catalogue FROM one_table_revision WHERE unit = '${unit}' ORDER BY revision`,
    );
    const versions = tables.map(({ catalogue }) => catalogue);
    expect(versions).toEqual([...versions].sort());
    expect(new Set(versions)).toEqual(new Set([1, 2]));
  }
}, 60_000);

test('a hub that has not heard of a publication reads what another has filled under it', async () => {
  const read = await uninformed.api.filledForm('V-1', 'liutang', '2025-Q2');
  expect(read?.catalogue).toBe(2);
  expect(read?.form.cells.map(({ field }) => field)).toContain('deaths');
});

test('only a document that names what is gone is refused, and it says so', async () => {
  const { errors } = await (clients[0] as Client).ask(
    '{ forms { v(unit: "liutang", period: "2025-Q2") { old } } }',
  );
  expect(errors?.[0]?.message).toBe('Cannot query field "old" on type "V".');
});

test('a hub whose connection for notices is lost learns of a publication all the same', async () => {
  await sql(
    database.url,
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'onetable listener' AND datname = current_database()",
  );
  await publish(
    dictionary('later: String @cell(label: "后来") @deprecated(reason: "不再需要")'),
    '2025-10-01',
  );
  await until(async () =>
    (await Promise.all(clients.map((client) => knows(client, 'later')))).every(Boolean),
  );
});

test('a field that is to go is marked for clients, and goes on being served', async () => {
  const { data } = await (clients[0] as Client).ask<never, never>(
    '{ __type(name: "V") { fields(includeDeprecated: true) { name isDeprecated deprecationReason } } forms { v(unit: "liutang", period: "2025-Q2") { later } } }',
  );
  expect(data).toMatchObject({
    __type: {
      fields: [{ name: 'births', isDeprecated: false }, { name: 'later', deprecationReason: '不再需要' }, {}],
    },
    forms: { v: { later: null } },
  });
});

test('planned and published over GraphQL, with everything that stands against it', async () => {
  const client = clients[1] as Client;
  const input = (text: string) => ({
    input: { validFrom: '2025-10-01', sources: [{ path: 'all.graphql', text }] },
  });
  const whole = dictionary('count: Int! @cell(label: "数", unit: "个", kind: STOCK)')
    .map(({ text }) => text)
    .join('\n');
  const plan = await client.with({ 'accept-language': 'en' }).ask<never, unknown>(
    `query ($input: CataloguePublishInput!) { cataloguePlan(input: $input) {
       number before unchanged userErrors { code } entriesAYearBefore entriesAYearAfter
       changes { change thing name effect text attributes { attribute } }
       forms { code change units entriesAYear department { code } cells { filled asked } }
       clients { severity description deprecatedSince } touched { unit }
       rates { every periods before { autoFillRate reuseRate entriesAsked } after { autoFillRate reuseRate entriesAsked } } } }`,
    input(whole),
  );
  expect(plan.errors).toBeUndefined();
  expect(plan.data).toMatchObject({
    cataloguePlan: {
      ...{ number: 4, before: 3, unchanged: false, userErrors: [], touched: [] },
      changes: [
        { change: 'ADDED', thing: 'CELL', name: 'V-1.count', effect: 'ASKED', text: 'cell V-1.count 数' },
        { change: 'REMOVED', thing: 'CELL', name: 'V-1.later' },
      ],
      clients: expect.arrayContaining([
        { severity: 'BREAKING', description: 'V.later was removed.', deprecatedSince: 3 },
        {
          severity: 'DANGEROUS',
          description: 'An optional field count on input type VAnswersInput was added.',
          deprecatedSince: null,
        },
      ]),
    },
  });
  const publishing = `mutation ($input: CataloguePublishInput!) { cataloguePublish(input: $input) {
    version { number validFrom } unchanged userErrors { code path excerpt message(lang: EN) } } }`;
  const wrong = await client.ask<never, unknown>(
    publishing,
    input(whole.replace('element: "births"', 'element: "birth"')),
  );
  expect(wrong.data).toMatchObject({
    cataloguePublish: {
      version: null,
      userErrors: [{ code: 'UNKNOWN_ELEMENT', path: expect.stringMatching(/^all.graphql:\d+:\d+$/) }],
    },
  });
  const published = await client.ask<never, unknown>(publishing, input(whole));
  expect(published.data).toEqual({
    cataloguePublish: { version: { number: 4, validFrom: '2025-10-01' }, unchanged: false, userErrors: [] },
  });
  // Served from the next request on.
  expect(await knows(client, 'count')).toBe(true);
  const diff = await client.ask<never, unknown>(
    '{ catalogueDiff(before: 3, after: 4) { name } departmentSchema(department: "statistics") }',
  );
  expect(diff.data).toMatchObject({
    catalogueDiff: [{ name: 'V-1.count' }, { name: 'V-1.later' }],
    departmentSchema: expect.stringContaining('type V {'),
  });
  const unknown = await client.ask('{ catalogueDiff(before: 3, after: 9) { name } }');
  expect(unknown.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
}, 60_000);
