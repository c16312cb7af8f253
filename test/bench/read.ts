import { Client } from 'pg';
import { type Contestant, noteOf, race, ratioOf, typical } from './contestants.ts';
import { benchUnits, CELLS, PERIOD } from './dictionary.ts';
import { type Figure, ratioAtLeast } from './figure.ts';
import type { Throughput } from './load.ts';
import type { BareRequest } from './peers/bare.ts';
import type { Server } from './servers.ts';
import type { Workshop } from './workshop.ts';

const CONNECTIONS = 16;
const FORMS = 100;
const VILLAGES = benchUnits()
  .filter(({ level }) => level === 'VILLAGE')
  .map(({ id }) => id);

type Served = { readonly unit: string; readonly cells: Readonly<Record<string, number | string>> };

/** A filled form of 50 typed cells, and a list of a hundred, against the same JSON read from one jsonb row a form. */
export async function benchRead(workshop: Workshop): Promise<Figure[]> {
  return readFigures(workshop, 'read', await workshop.tables(), VILLAGES, [PERIOD]);
}

/** The same of any hub's database; the peers hold the forms of all these villages and periods. */
export async function readFigures(
  workshop: Workshop,
  name: string,
  database: string,
  villages: readonly string[],
  periods: readonly string[],
): Promise<Figure[]> {
  const [bareUrl, tallUrl] = [await workshop.empty(`${name}_bare`), await workshop.empty(`${name}_tall`)];
  const hub = await workshop.start('hub', database);
  const bare = await workshop.start('bare', bareUrl);
  const postgraphile = await workshop.start('postgraphile', tallUrl);
  for (const period of periods)
    await fillPeers(bareUrl, tallUrl, period, await readForms(hub.url, villages, period));
  await run(bareUrl, 'CREATE INDEX ON report (period, unit)');
  await Promise.all([bareUrl, tallUrl].map((url) => run(url, 'VACUUM ANALYZE')));
  const at = (n: number) => ({ unit: villages[n % villages.length] ?? '', period: PERIOD });
  const one = await race([
    graphql(hub, CONNECTIONS, ONE, at, '"c49":'),
    bareRequests(bare, CONNECTIONS, (n) => ({ one: [at(n).unit, PERIOD] })),
    graphql(postgraphile, CONNECTIONS, ONE_TALL, at, '"element":"c49"'),
  ]);
  const list = await race([
    graphql(hub, CONNECTIONS, LIST, () => ({ period: PERIOD }), '"c49":'),
    bareRequests(bare, CONNECTIONS, () => ({ many: [PERIOD, FORMS] })),
    graphql(postgraphile, CONNECTIONS, LIST_TALL, () => ({ period: PERIOD }), '"element":"c49"'),
  ]);
  for (const server of [hub, bare, postgraphile]) await server.close();
  return [
    ...figures(`${name}.form`, 'one filled form of 50 typed cells', one, [0.5, 2]),
    ...figures(`${name}.list`, `a list of ${FORMS} filled forms of 50 typed cells`, list, [0.6, 8]),
  ];
}

function figures(
  name: string,
  what: string,
  [ours, bare, tall]: readonly Throughput[][],
  [overBare, overTall]: readonly [number, number],
): Figure[] {
  const { perSecond } = typical(ours ?? []);
  const against = (peer: string, theirs: readonly Throughput[] = [], least: number) => ({
    ...{ value: perSecond, unit: 'requests/s' as const, target: ratioAtLeast(least) },
    peer: { what: peer, value: typical(theirs).perSecond },
    ratio: ratioOf(ours ?? [], theirs),
    note: noteOf(ours ?? [], theirs),
  });
  return [
    { name: `${name}.bare`, what, ...against('node:http + pg, one jsonb row a form', bare, overBare) },
    {
      name: `${name}.postgraphile`,
      what: '  the same',
      ...against('PostGraphile, a row a cell', tall, overTall),
    },
  ];
}

const FIELDS = CELLS.join(' ');
const ONE = `query Form($unit: String!, $period: Period!) { forms { formA(unit: $unit, period: $period) { ${FIELDS} } } }`;
const LIST = `query Forms($period: Period!) { forms { formAList(unit: "bench", period: $period, first: ${FORMS}) { ${FIELDS} } } }`;
const ONE_TALL =
  'query Form($unit: String!, $period: String!) { allFacts(condition: {unit: $unit, period: $period}) { nodes { element value } } }';
const LIST_TALL = `query Forms($period: String!) { allUnits(first: ${FORMS}) { nodes { factsByUnit(condition: {period: $period}) { nodes { element value } } } } }`;

function graphql(
  server: Server,
  connections: number,
  query: string,
  variables: (n: number) => object,
  mark: string,
): Contestant {
  return {
    ...{ server, connections },
    body: (connection, n) => JSON.stringify({ query, variables: variables(7 * connection + n) }),
    isRight: (answer) => answer.includes(mark) && !answer.includes('"errors"'),
  };
}

function bareRequests(server: Server, connections: number, request: (n: number) => BareRequest): Contestant {
  return {
    ...{ server, connections },
    body: (connection, n) => JSON.stringify(request(7 * connection + n)),
    isRight: (answer) => answer.includes('"c49":'),
  };
}

/** Every form as the hub serves it: what its peers serve is made of the same cells. */
async function readForms(url: string, villages: readonly string[], period: string): Promise<Served[]> {
  const read = async (id: string): Promise<Served> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: ONE, variables: { unit: id, period } }),
    });
    const { data } = (await response.json()) as { data: { forms: { formA: Served['cells'] } } };
    return { unit: id, cells: data.forms.formA };
  };
  const forms: Served[] = [];
  for (let at = 0; at < villages.length; at += 50) {
    forms.push(...(await Promise.all(villages.slice(at, at + 50).map(read))));
  }
  return forms;
}

async function fillPeers(
  bareUrl: string,
  tallUrl: string,
  period: string,
  forms: readonly Served[],
): Promise<void> {
  const served = 'jsonb_to_recordset($1::jsonb) AS f (unit text, cells jsonb)';
  const cells = JSON.stringify(forms);
  await run(bareUrl, `INSERT INTO report SELECT unit, $2, cells FROM ${served}`, [cells, period]);
  await run(tallUrl, `INSERT INTO unit SELECT unit FROM ${served} ON CONFLICT DO NOTHING`, [cells]);
  await run(
    tallUrl,
    `INSERT INTO fact SELECT unit, $2, key, value::numeric FROM ${served}, jsonb_each_text(cells)`,
    [cells, period],
  );
}

async function run(databaseUrl: string, statement: string, values: unknown[] = []): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(statement, values);
  await client.end();
}
