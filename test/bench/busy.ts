import { Client } from 'pg';
import { sleep } from '../../src/database/processes.ts';
import { type Contestant, typical } from './contestants.ts';
import { atMost, type Figure } from './figure.ts';
import { exampleDatabase } from './hub-databases.ts';
import { load, type Throughput } from './load.ts';
import { median, quantile } from './rounds.ts';
import type { Server } from './servers.ts';
import { realForms } from './submit.ts';
import type { Workshop } from './workshop.ts';

const ROUNDS = 3;
const ROUND_MS = 8_000;
const READERS = 2;
const LOOK_MS = 100;

/** What the open quarter says so far, township by township, while villages of eight of them hand in. */
const AGGREGATE = `query Open { aggregate(
  elements: ["births", "deaths", "registeredPopulation", "residentPopulation"]
  unit: "qinghe" level: TOWNSHIP periods: ["2026-07", "2026-08", "2026-09"]
) { rows { value sum unitsReporting unitsExpected } asOf userErrors { code } } }`;

interface Round {
  readonly submissions: Throughput;
  readonly reads?: Throughput;
  /** Milliseconds: the age of the oldest mark at each look. */
  readonly ages: readonly number[];
}

/** Villages of eight townships hand in as fast as the hub takes it, without readers of aggregates and with. */
export async function benchBusy(workshop: Workshop): Promise<Figure[]> {
  // One of its own: each connection goes on from the revision that it made last.
  const database = await exampleDatabase(await workshop.cluster(), 'busy');
  const server = await workshop.start('hub', database);
  const client = new Client({ connectionString: database });
  await client.connect();
  try {
    const [alone, beside]: [Round[], Round[]] = [[], []];
    const submissions = realForms(server);
    for (let round = 0; round <= ROUNDS; round++) {
      const rounds = [
        await run(client, submissions, undefined),
        await run(client, submissions, readers(server)),
      ] as const;
      if (round === 0) continue; // compiled and warm from now on
      alone.push(rounds[0]);
      beside.push(rounds[1]);
    }
    return figures(alone, beside);
  } finally {
    await client.end();
    await server.close();
  }
}

const readers = (server: Server): Contestant => ({
  ...{ server, connections: READERS },
  body: () => JSON.stringify({ query: AGGREGATE }),
  isRight: (answer) => answer.includes('"userErrors":[]'),
});

async function run(client: Client, submitting: Contestant, reading: Contestant | undefined): Promise<Round> {
  const ages: number[] = [];
  let goesOn = true;
  const looking = (async () => {
    while (goesOn) {
      const { rows } = await client.query<{ age: number | null }>(
        'SELECT 1000 * extract(epoch FROM clock_timestamp() - min(marked_at))::float8 AS age FROM unit_sum_mark',
      );
      ages.push(rows[0]?.age ?? 0);
      await sleep(LOOK_MS);
    }
  })();
  const [submissions, reads] = await Promise.all([
    load({ ...submitting, ms: ROUND_MS }),
    reading && load({ ...reading, ms: ROUND_MS }),
  ]).finally(() => {
    goesOn = false;
    return looking;
  });
  return { submissions, ages, ...(reads ? { reads } : {}) };
}

function figures(alone: readonly Round[], beside: readonly Round[]): Figure[] {
  const rate = (rounds: readonly Round[]): number =>
    typical(rounds.map(({ submissions }) => submissions)).perSecond;
  const reads = typical(beside.flatMap((round) => round.reads ?? []));
  const behind = (name: string, what: string, rounds: readonly Round[]): Figure => {
    const ages = rounds.flatMap((round) => round.ages);
    return {
      ...{ name, what, value: quantile(ages, 0.95), unit: 'ms', target: atMost(2000) },
      note: `p50 ${median(ages).toFixed(0)} ms, most ${Math.max(...ages).toFixed(0)} ms`,
    };
  };
  return [
    {
      name: 'busy.submit',
      what: `three villages' tables handed in at full rate, ${READERS} readers of aggregates beside`,
      ...{ value: rate(beside), unit: 'requests/s', ratio: rate(beside) / rate(alone) },
      peer: { what: 'without readers', value: rate(alone) },
    },
    behind('busy.behind', '  the oldest table that is not in the sums, p95', alone),
    behind('busy.behind.readers', '  the same with readers, who renew what they ask for', beside),
    {
      name: 'busy.read',
      what: '  4 elements × 3 open months of 12 townships, read meanwhile',
      ...{ value: reads.p50, unit: 'ms' },
      note: `p95 ${reads.p95.toFixed(0)} ms; ${reads.perSecond.toFixed(1)} a second`,
    },
  ];
}
