import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { copyIn, copyText } from '../../src/database/copy-in.ts';
import { inTransaction } from '../../src/database/transaction.ts';
import { createHub, type Hub } from '../../src/hub.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { removeDataFolder } from '../support/database-cleanup.ts';
import { benchFolder } from './cluster.ts';
import { benchDictionary } from './dictionary.ts';
import { atMost, type Figure, ratioAtLeast } from './figure.ts';
import { BENCH_CLOCK } from './hub-databases.ts';
import {
  csvLines,
  jsonLines,
  provinceUnits,
  quarters,
  type Size,
  VALUES_PER_TABLE,
  writeFile,
} from './province.ts';
import type { Workshop } from './workshop.ts';

/** 36,000 tables of 200 values; BENCH_UNITS and BENCH_PERIODS say otherwise: 15,000 units make 72 million values. */
export const bulkSize = (): Size => ({
  units: Number(process.env['BENCH_UNITS'] ?? 1500),
  periods: Number(process.env['BENCH_PERIODS'] ?? 24),
});

const LANES = 2;

/** A file of tables imported: checked, stored with revisions, every form filled; and COPY of the same documents. */
export async function benchBulk(workshop: Workshop): Promise<Figure[]> {
  const size = bulkSize();
  const tables = size.units * size.periods;
  const folder = await benchFolder();
  try {
    const [lines, csv] = [join(folder, 'tables.jsonl'), join(folder, 'tables.csv')];
    await writeFile(lines, jsonLines(size));
    const imported = await importInto(await workshop.empty('bulk', true), size, lines);
    const copied = await copyInto(await workshop.empty('bulk_copy', true), imported.documents);
    await writeFile(csv, csvLines(size));
    const ofCsv = await stagedFrom(await workshop.empty('bulk_csv', true), size, csv);
    const what = `${tables.toLocaleString('en')} tables of ${VALUES_PER_TABLE} values`;
    const each = (seconds: number): string => `${Math.round(tables / seconds)} tables/s`;
    const peer = { what: 'COPY into one_table and one_table_revision', value: copied };
    const { staged, filled, cpu, forms } = imported;
    return [
      {
        ...{
          name: 'bulk.import',
          what: `import ${what}, ${forms.toLocaleString('en')} forms filled`,
          unit: 's',
        },
        ...{ value: staged + filled, target: atMost(60) },
        note: `staged ${staged.toFixed(1)} s, ${each(staged + filled)}, node ${cpu.toFixed(1)} s of processor time`,
      },
      {
        ...{ name: 'bulk.load', what: '  the file read into the database, before it is checked', unit: 's' },
        ...{ value: staged, peer, ratio: copied / staged, target: ratioAtLeast(0.3) },
      },
      {
        ...{ name: 'bulk.load.csv', what: '  the same of a CSV file, a value a row', unit: 's' },
        ...{ value: ofCsv, peer, ratio: copied / ofCsv, target: ratioAtLeast(0.3) },
      },
      {
        ...{ name: 'bulk.whole', what: '  import, filling included, beside COPY', unit: 's' },
        ...{ value: staged + filled, peer, ratio: copied / (staged + filled) },
      },
    ];
  } finally {
    await removeDataFolder(folder);
  }
}

/** A hub with the dictionary of 200 elements and as many villages as are wanted. */
export async function provinceHub(url: string, size: Size): Promise<Hub> {
  const hub = await createHub({ url, logger: silentLogger, clock: BENCH_CLOCK, poolSize: 4 });
  const { findings } = await hub.catalogues.publish({
    ...{ sources: benchDictionary(), validFrom: '2000-01-01', at: BENCH_CLOCK.now(), by: 'bench' },
  });
  if (findings[0]) throw new Error(findings[0].messageEn);
  await inTransaction(hub.orm.em, (tx) => hub.units.add(tx, provinceUnits(size)));
  await hub.units.load();
  return hub;
}

async function importInto(url: string, size: Size, file: string) {
  const hub = await provinceHub(url, size);
  try {
    const used = process.cpuUsage();
    const begun = performance.now();
    const staged = await hub.api.stageFile('bench', createReadStream(file, { highWaterMark: 1 << 20 }));
    const read = performance.now();
    const report = await hub.api.importTables(staged, {}, { lanes: LANES });
    const end = performance.now();
    await staged.close();
    if ('userErrors' in report || report.stored !== size.units * size.periods) {
      throw new Error(`not everything was imported: ${JSON.stringify(report).slice(0, 1000)}`);
    }
    const { user, system } = process.cpuUsage(used);
    const documents = await storedDocuments(url);
    return {
      ...{ staged: (read - begun) / 1000, filled: (end - read) / 1000, documents },
      ...{ cpu: (user + system) / 1e6, forms: report.forms },
    };
  } finally {
    await hub.close();
  }
}

async function stagedFrom(url: string, size: Size, file: string): Promise<number> {
  const hub = await provinceHub(url, size);
  try {
    const begun = performance.now();
    const staged = await hub.api.stageFile('bench', createReadStream(file, { highWaterMark: 1 << 20 }));
    const seconds = (performance.now() - begun) / 1000;
    await staged.close();
    return seconds;
  } finally {
    await hub.close();
  }
}

/** What COPY is given: the documents that the import has stored, by unit and period. */
async function storedDocuments(url: string): Promise<ReadonlyMap<string, string>> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const documents = new Map<string, string>();
  for (const { id } of quarters(bulkSize().periods)) {
    const { rows } = await client.query(`SELECT unit, "values"::text AS v FROM one_table WHERE period = $1`, [
      id,
    ]);
    for (const { unit, v } of rows) documents.set(`${unit}\t${id}`, copyText(v));
  }
  await client.end();
  return documents;
}

const COPIED =
  'county, unit, period, revision, catalogue, "values", entries_typed, entries_confirmed, submitted_at, submitted_by';

/** Seconds; with the keys and constraints of the hub's own tables, in one transaction. */
async function copyInto(url: string, documents: ReadonlyMap<string, string>): Promise<number> {
  const size = bulkSize();
  await (await provinceHub(url, size)).close();
  const client = new Client({ connectionString: url });
  await client.connect();
  const rows = (more: string) =>
    (async function* () {
      let text = '';
      for (const [key, document] of documents) {
        text += `bench\t${key}\t1\t1\t${document}\t200\t0\t2026-11-01\tbench${more}\n`;
        if (text.length < 1 << 16) continue;
        yield text;
        text = '';
      }
      yield text;
    })();
  const begun = performance.now();
  await client.query('BEGIN');
  await copyIn(client, `COPY one_table (${COPIED}) FROM STDIN`, rows(''));
  await copyIn(client, `COPY one_table_revision (${COPIED}, confirmed_warnings) FROM STDIN`, rows('\t[]'));
  await client.query('COMMIT');
  const seconds = (performance.now() - begun) / 1000;
  await client.end();
  return seconds;
}
