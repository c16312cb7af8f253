import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import type { AggregateQuery } from '../../src/delivery/aggregate.model.ts';
import { createHub, type Hub } from '../../src/hub.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { tellPlanner } from '../../src/seed.ts';
import { removeDataFolder } from '../support/database-cleanup.ts';
import { bulkSize, provinceHub } from './bulk.ts';
import { benchFolder } from './cluster.ts';
import { PERIOD } from './dictionary.ts';
import { atMost, type Figure } from './figure.ts';
import { BENCH_CLOCK } from './hub-databases.ts';
import {
  jsonLines,
  quarters,
  type Size,
  tableOf,
  VALUES_PER_TABLE,
  villageOf,
  writeFile,
} from './province.ts';
import { readFigures } from './read.ts';
import { median } from './rounds.ts';
import type { Workshop } from './workshop.ts';

const ELEMENTS = 20;
const PERIODS = 12;
const ROUNDS = 9;
const VILLAGES_READ = 100;

/**
 * Whatever a hub is asked, on millions of values: 1,500 villages and 24 quarters of 200 values unless BENCH_UNITS and
 * BENCH_PERIODS say otherwise.
 */
export async function benchLarge(workshop: Workshop): Promise<Figure[]> {
  const size = bulkSize();
  const url = await workshop.empty('large', true);
  const loading = await load(url, size);
  const hub = await createHub({ url, logger: silentLogger, clock: BENCH_CLOCK });
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const renewing = await seconds(() => hub.sums.renewPending());
    await hub.bi.refresh();
    await tellPlanner(hub);
    const figures = [
      ...loading,
      {
        name: 'large.sums',
        what: '  sums of county and townships renewed',
        value: renewing,
        unit: 's' as const,
      },
      await aggregates(hub, client, size),
      await exporting(hub, client),
      await submitting(hub, size),
    ];
    const villages = Array.from({ length: VILLAGES_READ }, (_, n) => villageOf(n));
    return [...figures, ...(await readFigures(workshop, 'large', url, villages, [PERIOD]))];
  } finally {
    await client.end();
    await hub.close();
  }
}

async function load(url: string, size: Size): Promise<Figure[]> {
  const folder = await benchFolder();
  const hub = await provinceHub(url, size);
  try {
    const file = join(folder, 'tables.jsonl');
    await writeFile(file, jsonLines(size));
    const took = await seconds(async () => {
      const staged = await hub.api.stageFile('bench', createReadStream(file, { highWaterMark: 1 << 20 }));
      const report = await hub.api.importTables(staged, {}, { lanes: 2 });
      await staged.close();
      if ('userErrors' in report || report.stored !== size.units * size.periods) {
        throw new Error('not everything was imported');
      }
    });
    const values = (size.units * size.periods * VALUES_PER_TABLE).toLocaleString('en');
    return [
      { name: 'large.import', what: `${values} values imported, forms filled`, value: took, unit: 's' },
    ];
  } finally {
    await hub.close();
    await removeDataFolder(folder);
  }
}

/** Twenty elements over three years for the county, from the kept sums; and as SQL adds them up. */
async function aggregates(hub: Hub, client: Client, { periods }: Size): Promise<Figure> {
  const ids = quarters(periods)
    .slice(-PERIODS)
    .map(({ id }) => id);
  const names = Array.from({ length: ELEMENTS }, (_, i) => `a${String(i).padStart(2, '0')}`);
  const query: AggregateQuery = { elements: names, unit: 'bench', periods: ids };
  const keys = names.map((name) => hub.catalogues.current.catalogue.elements.get(name)?.id);
  const sums = keys.map((key) => `sum((t."values" ->> '${key}')::numeric)`).join(', ');
  const sql = `SELECT t.period, ${sums} FROM one_table t WHERE t.county = 'bench' AND t.period = ANY ($1) GROUP BY 1`;
  const [ours, theirs] = await inTurn(
    () => hub.api.aggregate(query),
    () => client.query(sql, [ids]),
  );
  return {
    ...{
      name: 'large.aggregate',
      what: `${ELEMENTS} elements × ${ids.length} periods of the county`,
      unit: 'ms',
    },
    ...{ value: median(ours), target: atMost(10), ratio: medianRatio(ours, theirs) },
    peer: { what: 'plain SQL over the tables', value: median(theirs) },
  };
}

/** All values of a quarter as CSV, every byte read; and COPY of the view. */
async function exporting(hub: Hub, client: Client): Promise<Figure> {
  const drain = () => new Writable({ write: (_chunk, _encoding, done) => done() });
  const ours: number[] = [];
  const theirs: number[] = [];
  let rows = 0;
  for (let round = 0; round < 3; round++) {
    ours.push(
      await seconds(async () => {
        const file = await hub.api.export({ what: 'values', format: 'csv', periods: [PERIOD] });
        await pipeline(file.stream(), drain());
        rows = file.progress.rows;
        await file.close();
      }),
    );
    const view = `SELECT count(v.*::text) FROM bi.fact_value v WHERE period = $1`;
    theirs.push(await seconds(() => client.query(view, [PERIOD])));
  }
  return {
    ...{ name: 'large.export', what: `${rows.toLocaleString('en')} values of a quarter as CSV`, unit: 's' },
    ...{ value: median(ours), ratio: medianRatio(ours, theirs) },
    peer: { what: 'the view read within SQL', value: median(theirs) },
    note: `${Math.round(rows / median(ours)).toLocaleString('en')} rows/s`,
  };
}

/** One table after another, corrected: what it costs where there are many beside it. */
async function submitting(hub: Hub, { units, periods }: Size): Promise<Figure> {
  const times: number[] = [];
  for (let n = 0; n < 100; n++) {
    const village = (n * 37) % Math.min(units, 36);
    const table = { unit: villageOf(village), period: PERIOD, values: tableOf(village, periods - 1) };
    const { tables } = await hub.api.oneTables(table.unit, PERIOD, false);
    const input = {
      idempotencyKey: `large ${n}`,
      tables: [{ ...table, baseRevision: tables[0]?.revision ?? 0 }],
    };
    const begun = performance.now();
    const { userErrors } = await hub.api.submit(input);
    times.push(performance.now() - begun);
    if (userErrors[0]) throw new Error(userErrors[0].messageEn);
  }
  const settled = times.slice(20); // once the code is compiled
  return {
    name: 'large.submit',
    what: 'submit 200 values, forms filled',
    value: median(settled),
    unit: 'ms',
  };
}

async function inTurn(
  ours: () => Promise<unknown>,
  theirs: () => Promise<unknown>,
): Promise<[number[], number[]]> {
  const [a, b]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    const [mine, other] = [1000 * (await seconds(ours)), 1000 * (await seconds(theirs))];
    if (round === 0) continue;
    a.push(mine);
    b.push(other);
  }
  return [a, b];
}

const medianRatio = (ours: readonly number[], theirs: readonly number[]): number =>
  median(ours.map((each, i) => each / (theirs[i] ?? Number.NaN)));

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1000;
}
