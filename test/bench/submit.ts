import { Client } from 'pg';
import { asInput, type Nested, type SeedInput, seedTables } from '../../seeds/generate.ts';
import { exampleQuestions } from '../../seeds/write-example.ts';
import { type Contestant, noteOf, race, ratioOf, typical } from './contestants.ts';
import { benchValues, PERIOD, townshipId, villageId } from './dictionary.ts';
import { exampleUnits, periodNamed } from './example-county.ts';
import { type Figure, ratioAtLeast } from './figure.ts';
import type { Throughput } from './load.ts';
import type { BareRequest } from './peers/bare.ts';
import type { Server } from './servers.ts';
import type { Workshop } from './workshop.ts';

const CONNECTIONS = 8;
const VALUES = 200;
/** Of the example county's tables. */
const MONTH = '2026-09';

/**
 * 200 values handed in over HTTP, each connection in a township of its own: the hub validates them, stores them
 * with a revision and fills every form that they touch; its peers store them and no more.
 */
export async function benchSubmit(workshop: Workshop): Promise<Figure[]> {
  const [tables, example] = [await workshop.tables(), await workshop.example()];
  const [bare, tall] = [await workshop.empty('submit_bare'), await workshop.empty('submit_tall')];
  const servers = {
    tables: await workshop.start('hub', tables),
    example: await workshop.start('hub', example),
    bare: await workshop.start('bare', bare),
    postgraphile: await workshop.start('postgraphile', tall),
  };
  await addUnits(tall);
  const results = await race([
    oneTable(servers.tables),
    realForms(servers.example),
    bareUpsert(servers.bare),
    tallUpsert(servers.postgraphile),
  ]);
  for (const server of Object.values(servers)) await server.close();
  const [ours, real, bareRounds, tallRounds] = results as [
    Throughput[],
    Throughput[],
    Throughput[],
    Throughput[],
  ];
  const whatOurs = `submit ${VALUES} values of one table, 4 forms of 50 cells filled`;
  const whatReal = `submit ${VALUES} values of three villages, 9 real forms filled`;
  return [
    figure('submit.table.bare', whatOurs, ours, 'node:http + pg, one jsonb row', bareRounds, 0.25),
    figure('submit.table.postgraphile', '  the same', ours, 'PostGraphile, 200 rows', tallRounds, 1),
    figure('submit.forms.bare', whatReal, real, 'node:http + pg, one jsonb row', bareRounds, 0.25),
    figure('submit.forms.postgraphile', '  the same', real, 'PostGraphile, 200 rows', tallRounds, 1),
  ];
}

function figure(
  name: string,
  what: string,
  ours: readonly Throughput[],
  peer: string,
  theirs: readonly Throughput[],
  least: number,
): Figure {
  return {
    ...{ name, what, value: typical(ours).perSecond, unit: 'requests/s', target: ratioAtLeast(least) },
    peer: { what: peer, value: typical(theirs).perSecond },
    ratio: ratioOf(ours, theirs),
    note: noteOf(ours, theirs),
  };
}

const MUTATION = `mutation Submit($input: OneTableSubmitInput!) {
  oneTableSubmit(input: $input) {
    submissions { revision } forms { form { code } autoFillRate reuseRate } userErrors { code path message confirm }
  }
}`;

interface Table {
  readonly unit: string;
  readonly period: string;
  readonly values: object;
  readonly forms?: object;
}

/** The hub's side: every request edits the revision that the connection's last one made. */
function submissions(
  server: Server,
  tablesOf: (connection: number, n: number) => readonly Table[],
): Contestant {
  const revisions = new Array<number>(CONNECTIONS).fill(1);
  // Two bodies a connection, which differ in a value; the rest is filled in by request.
  const texts = revisions.map((_, i) =>
    [0, 1].map((n) => {
      const tables = tablesOf(i, n).map((table) => ({ ...table, baseRevision: '§revision' }));
      return JSON.stringify({ query: MUTATION, variables: { input: { idempotencyKey: '§key', tables } } });
    }),
  );
  return {
    server,
    connections: CONNECTIONS,
    body(connection) {
      const revision = revisions[connection]!++;
      return texts[connection]![revision % 2]!.replaceAll('"§revision"', String(revision)).replace(
        '§key',
        `bench ${connection} ${revision}`,
      );
    },
    isRight: (answer) => answer.includes('"userErrors":[]'),
  };
}

const unitOf = (connection: number): string => villageId(connection, 0);

export function oneTable(server: Server): Contestant {
  return submissions(server, (connection, n) => [
    { unit: unitOf(connection), period: PERIOD, values: benchValues(n) },
  ]);
}

type Answers = Pick<SeedInput, 'values' | 'forms'>;

/** A month's tables of villages as the example county hands them in: two of 76 answers, 48 of a third. */
export function realForms(server: Server): Contestant {
  const units = exampleUnits();
  const questions = exampleQuestions();
  const seeds = [...seedTables(() => questions)]
    .filter(({ unit, period }) => period === MONTH && questions.units.get(unit).kind === 'VILLAGE_COMMITTEE')
    .map((table) => asInput(table, questions.questions(questions.units.get(table.unit), periodNamed(MONTH))));
  const townships = units
    .filter(({ level }) => level === 'TOWNSHIP')
    .map(({ id }) => seeds.filter(({ unit }) => unit.startsWith(`${id}-`)).slice(0, 3))
    .filter(({ length }) => length === 3);
  return submissions(server, (connection, n) =>
    (townships[connection] ?? []).map(({ unit, period, ...answers }, i) => {
      const { values, forms } = i < 2 ? answers : partOf(answers);
      const { hazardsFound, ...safety } = values['safety'] as { hazardsFound: number };
      const changed = { ...values, safety: { ...safety, hazardsFound: hazardsFound + n } };
      return { unit, period, values: changed, forms };
    }),
  );
}

/** Forty-eight of the answers. */
function partOf({ values, forms }: Answers): Answers {
  const { vitalEvents, familyPlanning, healthServices, safety, households } = values;
  return {
    values: { vitalEvents, familyPlanning, healthServices, safety, households } as Nested,
    forms: { M_05: forms['M_05'] as Nested },
  };
}

function bareUpsert(server: Server): Contestant {
  return {
    server,
    connections: CONNECTIONS,
    body(connection, n) {
      const data = Object.assign({}, ...Object.values(benchValues(n)));
      const request: BareRequest = { write: { unit: unitOf(connection), period: PERIOD, data } };
      return JSON.stringify(request);
    },
    isRight: (answer) => answer === '{"stored":true}',
  };
}

const UPSERT = `mutation Upsert($input: UpsertFactsInput!) { upsertFacts(input: $input) { result } }`;

function tallUpsert(server: Server): Contestant {
  return {
    server,
    connections: CONNECTIONS,
    body(connection, n) {
      const data: Record<string, number | string> = Object.assign({}, ...Object.values(benchValues(n)));
      const vals = Object.values(data).map(String);
      const input = { at: townshipId(connection), during: PERIOD, elements: Object.keys(data), vals };
      return JSON.stringify({ query: UPSERT, variables: { input } });
    },
    isRight: (answer) => answer.includes(`"result":${VALUES}`),
  };
}

async function addUnits(databaseUrl: string): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  for (let i = 0; i < CONNECTIONS; i++) await client.query('INSERT INTO unit VALUES ($1)', [townshipId(i)]);
  await client.end();
}
