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
const VILLAGES = benchUnits().filter(({ level }) => level === 'VILLAGE');

type Served = { readonly unit: string; readonly cells: Readonly<Record<string, number | string>> };

/** A filled form of 50 typed cells, and a list of a hundred, against the same JSON read from one jsonb row a form. */
export async function benchRead(workshop: Workshop): Promise<Figure[]> {
  const [tables, bareUrl, tallUrl] = [
    await workshop.tables(),
    await workshop.empty('read_bare'),
    await workshop.empty('read_tall'),
  ];
  const hub = await workshop.start('hub', tables);
  const bare = await workshop.start('bare', bareUrl);
  const postgraphile = await workshop.start('postgraphile', tallUrl);
  const forms = await readForms(hub.url);
  await fillPeers(bareUrl, tallUrl, forms);
  const one = await race([
    hubForm(hub),
    bareRequests(bare, CONNECTIONS, (i) => ({ one: [villageOf(i), PERIOD] })),
    graphql(postgraphile, CONNECTIONS, ONE_TALL, unitAndPeriod, '"element":"c49"'),
  ]);
  const list = await race([
    hubList(hub),
    bareRequests(bare, CONNECTIONS, () => ({ many: [PERIOD, FORMS] })),
    graphql(postgraphile, CONNECTIONS, LIST_TALL, () => ({ period: PERIOD }), '"element":"c49"'),
  ]);
  for (const server of [hub, bare, postgraphile]) await server.close();
  return [
    ...figures('read.form', 'one filled form of 50 typed cells', one, [0.5, 2]),
    ...figures('read.list', `a list of ${FORMS} filled forms of 50 typed cells`, list, [0.6, 8]),
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

export const hubForm = (server: Server): Contestant =>
  graphql(server, CONNECTIONS, ONE, unitAndPeriod, '"c49":"');
export const hubList = (server: Server): Contestant =>
  graphql(server, CONNECTIONS, LIST, () => ({ period: PERIOD }), '"c49":"');

const villageOf = (n: number): string => VILLAGES[n % VILLAGES.length]?.id ?? '';
const unitAndPeriod = (n: number): object => ({ unit: villageOf(n), period: PERIOD });

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
    isRight: (answer) => answer.includes('"c49":"'),
  };
}

/** Every form as the hub serves it: what its peers serve is made of the same cells. */
async function readForms(url: string): Promise<Served[]> {
  return Promise.all(
    VILLAGES.map(async ({ id }) => {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: ONE, variables: { unit: id, period: PERIOD } }),
      });
      const { data } = (await response.json()) as { data: { forms: { formA: Served['cells'] } } };
      return { unit: id, cells: data.forms.formA };
    }),
  );
}

async function fillPeers(bareUrl: string, tallUrl: string, forms: readonly Served[]): Promise<void> {
  const run = async (databaseUrl: string, sql: readonly string[]): Promise<void> => {
    const client = new Client({ connectionString: databaseUrl });
    await client.connect();
    for (const statement of sql) await client.query(statement, [JSON.stringify(forms)]);
    await client.query('VACUUM ANALYZE');
    await client.end();
  };
  const served = 'jsonb_to_recordset($1::jsonb) AS f (unit text, cells jsonb)';
  await run(bareUrl, [`INSERT INTO report SELECT unit, '${PERIOD}', cells FROM ${served}`]);
  await run(tallUrl, [
    `INSERT INTO unit SELECT unit FROM ${served}`,
    `INSERT INTO fact SELECT unit, '${PERIOD}', key, value::numeric FROM ${served}, jsonb_each_text(cells)`,
  ]);
}
