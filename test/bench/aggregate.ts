import { Client } from 'pg';
import type { Aggregate } from '../../src/core/fill/aggregate.ts';
import { type Period, parsePeriod, partsOf } from '../../src/core/period.ts';
import { sleep } from '../../src/database/processes.ts';
import { SqlPool } from '../../src/database/sql.ts';
import type { AggregateQuery } from '../../src/delivery/aggregate.model.ts';
import { AggregateService } from '../../src/delivery/aggregate.service.ts';
import { Engines } from '../../src/filling/engines.ts';
import { createHub, type Hub } from '../../src/hub.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { atMost, type Figure } from './figure.ts';
import { median, quantile } from './rounds.ts';
import type { Workshop } from './workshop.ts';

const COUNTY = 'qinghe';
const ELEMENTS = 20;
const ROUNDS = 30;
const ROUND_MS = 100;
/** The year that is asked for, all of it handed in. */
const YEAR = '2025';
/** The open month in which villages go on handing in. */
const OPEN = '2026-09';
const FLOW_MS = 10_000;
const PAUSE_MS = 100;
const LOOK_MS = 20;

/** Twenty elements of a county over the twelve months of a year: from the sums, from the tables, by plain SQL; and how soon. */
export async function benchAggregate(workshop: Workshop): Promise<Figure[]> {
  const url = await workshop.example();
  const hub = await createHub({ url, logger: silentLogger, clock: systemClock });
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await hub.sums.renewPending();
    const query = monthsOf(hub);
    const sql = await plainSql(client, hub, query);
    const tables = await withoutSums(hub);
    const [fromSums, fromTables, bySql] = (await inTurn([
      () => hub.api.aggregate(query),
      () => tables.aggregate(query),
      sql,
    ])) as [number[], number[], number[]];
    const what = `${ELEMENTS} elements x 12 months of a county, kept sums`;
    return [
      against('aggregate.sums.tables', what, fromSums, 'worked out from the tables', fromTables),
      against('aggregate.sums.sql', '  the same', fromSums, 'SQL over jsonb: the sums alone', bySql),
      ...(await underFlow(hub, client, query)),
    ];
  } finally {
    await client.end();
    await hub.close();
  }
}

function against(
  name: string,
  what: string,
  ours: readonly number[],
  peer: string,
  theirs: readonly number[],
): Figure {
  return {
    ...{ name, what, value: median(ours), unit: 'ms', target: atMost(10) },
    peer: { what: peer, value: median(theirs) },
    ratio: median(ours.map((ms, i) => ms / (theirs[i] as number))),
    note: `p95 ${quantile(ours, 0.95).toFixed(1)} ms`,
  };
}

/** Elements that villages are asked every month, without breakdowns. */
function monthsOf(hub: Hub): AggregateQuery {
  const { catalogue } = hub.catalogues.current;
  const monthly = [...catalogue.elements.values()].filter(
    ({ every, at, type, kind, derivation }) =>
      every === 'MONTH' && at === 'VILLAGE' && type === 'NUMBER' && kind !== 'AVERAGE' && !derivation,
  );
  const periods = partsOf(parsePeriod(YEAR) as Period, 'MONTH').map(({ id }) => id);
  return { elements: monthly.slice(0, ELEMENTS).map(({ name }) => name), unit: COUNTY, periods };
}

async function withoutSums(hub: Hub): Promise<AggregateService> {
  const engines = new Engines(hub.catalogues, hub.units);
  const noSums = { read: async () => ({ aggregates: new Map() }) };
  return new AggregateService(
    await SqlPool.of(hub.orm),
    hub.units,
    engines,
    noSums,
    nothingWithheld,
    systemClock,
  );
}

const nothingWithheld = { asAnybody: async (_: unknown, aggregates: readonly Aggregate[]) => aggregates };

/** The sums alone, as somebody writes them who knows the tables: no coverage, no minimum, no reason. */
async function plainSql(client: Client, hub: Hub, { elements, periods }: AggregateQuery) {
  const { catalogue } = hub.catalogues.current;
  const ids = elements.map((name) => catalogue.elements.get(name)?.id);
  const text = `SELECT t.period, split_part(v.key, '.', 1) AS element, sum((v.value #>> '{}')::numeric)
    FROM one_table t CROSS JOIN LATERAL jsonb_each(t."values") AS v
    WHERE t.county = '${COUNTY}' AND t.period = ANY ('{${periods?.join()}}')
      AND split_part(v.key, '.', 1) = ANY ('{${ids.join()}}') AND jsonb_typeof(v.value) <> 'object'
    GROUP BY 1, 2`;
  return () => client.query({ name: 'plain', text });
}

/**
 * Milliseconds of each way: one figure a round, the ways in turn, so that none has the quieter machine. What is quick runs
 * as often as fits into the time of a slow one.
 */
async function inTurn(ways: readonly (() => Promise<unknown>)[]): Promise<number[][]> {
  const taken: number[][] = ways.map(() => []);
  for (let round = -2; round < ROUNDS; round++) {
    for (const [i, way] of ways.entries()) {
      const runs: number[] = [];
      const end = performance.now() + ROUND_MS;
      do {
        const begun = performance.now();
        await way();
        runs.push(performance.now() - begun);
      } while (performance.now() < end);
      if (round >= 0) taken[i]?.push(median(runs));
    }
  }
  return taken;
}

/**
 * Villages hand in one after the other while a hub refreshes: how long after its commit each is counted in every sum,
 * and how long somebody waits who reads the county meanwhile, and so has it renewed.
 */
async function underFlow(hub: Hub, client: Client, query: AggregateQuery): Promise<Figure[]> {
  hub.startRefreshing();
  const behind = await flow(hub, client, async () => {});
  const waited: number[] = [];
  await flow(hub, client, async () => {
    const begun = performance.now();
    await hub.api.aggregate({ ...query, periods: [OPEN] });
    waited.push(performance.now() - begun);
  });
  return [
    {
      name: 'aggregate.behind',
      what: 'sums behind the last submission, while villages hand in, p95',
      ...{ value: quantile(behind, 0.95), unit: 'ms', target: atMost(2000) },
      note: `p50 ${median(behind).toFixed(0)} ms, most ${Math.max(...behind).toFixed(0)} ms; ${((1000 * behind.length) / FLOW_MS).toFixed(1)} submissions a second`,
    },
    {
      name: 'aggregate.read',
      what: '  the open month of the county, read meanwhile: renewed first',
      ...{ value: median(waited), unit: 'ms' },
      note: `p95 ${quantile(waited, 0.95).toFixed(0)} ms`,
    },
  ];
}

/** Milliseconds from each commit to the moment at which its mark is gone. */
async function flow(hub: Hub, client: Client, meanwhile: () => Promise<void>): Promise<number[]> {
  const committed = new Map<string, number>();
  const behind: number[] = [];
  let goesOn = true;
  const looking = (async () => {
    while (goesOn || committed.size > 0) {
      const { rows } = await client.query<{ unit: string }>('SELECT DISTINCT unit FROM unit_sum_mark');
      const marked = new Set(rows.map(({ unit }) => unit));
      const now = performance.now();
      for (const [unit, at] of committed) {
        if (marked.has(unit)) continue;
        behind.push(now - at);
        committed.delete(unit);
      }
      await sleep(LOOK_MS);
    }
  })();
  const villages = hub.units.tree.below(COUNTY, 'VILLAGE', `${OPEN}-30`).map(({ id }) => id);
  const end = performance.now() + FLOW_MS;
  for (let n = 0; performance.now() < end; n++) {
    const unit = villages[(7 * n) % villages.length] as string;
    if (!committed.has(unit)) {
      await handInAgain(hub, unit, n);
      committed.set(unit, performance.now());
      await meanwhile();
    }
    await sleep(PAUSE_MS);
  }
  goesOn = false;
  await looking;
  return behind;
}

/** The same answers once more: a revision that somebody has looked over. */
async function handInAgain(hub: Hub, unit: string, n: number): Promise<void> {
  const { tables } = await hub.api.oneTables(unit, OPEN, false);
  const baseRevision = tables[0]?.revision ?? 0;
  if (baseRevision === 0) return;
  const input = { unit, period: OPEN, baseRevision, answers: [] };
  const idempotencyKey = `flow ${unit} ${baseRevision} ${n}`;
  const { userErrors } = await hub.api.submit({ idempotencyKey, tables: [input] });
  const confirm = userErrors.flatMap((finding) => finding.confirm ?? []);
  if (confirm.length > 0)
    await hub.api.submit({ idempotencyKey: `${idempotencyKey}!`, tables: [input], confirm });
}
