import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as sent } from 'node:timers/promises';
import { readDictionary } from './catalogue/dictionary-files.ts';
import type { Catalogue } from './core/catalogue/model.ts';
import { FactSet, type FactTable } from './core/fill/facts.ts';
import { prefilledAnswer } from './core/one-table/prefill.ts';
import { QuestionSets } from './core/one-table/question-set.ts';
import { comparePeriods, type Period, previous } from './core/period.ts';
import { type Unit, UnitTree } from './core/unit-tree.ts';
import { sqlOf } from './database/sql.ts';
import { inTransaction } from './database/transaction.ts';
import type { Hub } from './hub.ts';
import type { Clock } from './platform/clock.ts';
import { PROJECT_ROOT } from './platform/config.ts';
import { type NewRevision, writeRevisions } from './submission/one-table.store.ts';

/** The first catalogue holds for all time before it too: the example county reports from 2024 on. */
const FIRST_VALID_FROM = '2000-01-01';
/** Periods of the example that ended before this day are closed; the last one waits for late units. */
const CLOSED_BEFORE = '2026-07-01';
const BATCH = 500;

type SeedTables = typeof import('../seeds/generate.ts').seedTables;

export const DICTIONARY_FOLDER = join(PROJECT_ROOT, 'schema/dictionary');

/** Publishes the dictionary in `schema/dictionary` if nothing was published yet. */
export async function publishFirstCatalogue(hub: Hub, clock: Clock): Promise<boolean> {
  if (hub.catalogues.versions.length > 0) return false;
  const sources = await readDictionary(DICTIONARY_FOLDER, PROJECT_ROOT);
  const { version, findings } = await hub.catalogues.publish({
    sources,
    validFrom: FIRST_VALID_FROM,
    at: clock.now(),
    by: hub.api.actor,
  });
  if (version) return true;
  const said = findings.map((finding) => `${finding.path} ${finding.message}\n${finding.excerpt}`).join('\n');
  throw new Error(`the dictionary in schema/dictionary cannot be published:\n${said}`);
}

export interface Seeded {
  readonly units: number;
  readonly tables: number;
}

/**
 * Brings the example county into an empty hub: its units, every table handed in so far, every closed period,
 * in one transaction, so that a start cut short leaves nothing half-seeded. Rules are not checked again: some
 * values are implausible on purpose, and the generator's test checks the rest.
 */
export async function handInExampleCounty(hub: Hub, clock: Clock): Promise<Seeded | undefined> {
  if (hub.units.tree.size > 0) return undefined;
  const units = JSON.parse(await readFile(join(PROJECT_ROOT, 'seeds/qinghe/units.json'), 'utf8')) as Unit[];
  const tree = new UnitTree(units);
  // Loaded only by a hub that is still empty.
  const { seedTables } = await import('../seeds/generate.ts');
  let tables = 0;
  await inTransaction(hub.orm.em, async (tx) => {
    await hub.units.add(tx, units);
    const [county] = units.filter((unit) => unit.level === 'COUNTY');
    if (!county) throw new Error('seeds/qinghe/units.json holds no county');
    const periods = new Set<string>();
    tables = 0;
    // One batch is written while the next is made.
    let written: Promise<unknown> = Promise.resolve();
    for (const batch of batchesOf(revisionsOf(hub, tree, seedTables))) {
      await written;
      written = writeRevisions(sqlOf(tx), county.id, batch, clock.now(), 'seed');
      written.catch(() => {}); // told when it is waited for
      await sent();
      tables += batch.length;
      for (const { period } of batch) periods.add(period);
    }
    await written;
    for (const id of periods) {
      if (hub.catalogues.periodNamed(id).end >= CLOSED_BEFORE) continue;
      await hub.periods.close(sqlOf(tx), county.id, id, clock.now(), 'seed');
    }
  });
  await hub.units.load();
  await tellPlanner(hub);
  return { units: units.length, tables };
}

/** Counties like the example's, with so many villages in all, and what they hand in: to try the size. */
export async function inventProvince(catalogue: Catalogue, villages: number, quarters: number, last: Period) {
  const { provinceOf, provinceTables } = await import('../seeds/province.ts');
  const province = provinceOf(villages, quarters, last);
  return { province, tables: provinceTables(catalogue, province) };
}

/**
 * Fills every form of every period that anything was handed in for, the newest first; what is filled and fresh
 * is left alone. Forms are filled when somebody reads them, too: this only saves the first reader the wait.
 */
export async function fillReportedPeriods(hub: Hub, goOn: () => boolean = () => true): Promise<number> {
  const reported = [...(await hub.periods.reported()).keys()].map((id) => hub.catalogues.periodNamed(id));
  const units = [...hub.units.tree.all()];
  let filled = 0;
  for (const period of reported.sort(comparePeriods).reverse()) {
    if (!goOn()) break;
    filled += await hub.fills.ensureFresh(hub.fills.targets(units, [period]));
  }
  if (filled > 0) await tellPlanner(hub);
  return filled;
}

/** The example county whole: handed in, filled and summed up. */
export async function seedExampleCounty(hub: Hub, clock: Clock): Promise<Seeded | undefined> {
  const seeded = await handInExampleCounty(hub, clock);
  if (!seeded) return undefined;
  await fillReportedPeriods(hub);
  await hub.sums.renewPending();
  await tellPlanner(hub);
  return seeded;
}

/** Tables filled in one go are planned for as if they were empty, until the database has looked at them. */
export async function tellPlanner(hub: Hub): Promise<void> {
  await hub.orm.em.fork().execute('ANALYZE unit, one_table, one_table_revision, filled_form, unit_sum');
}

/** As if people had handed the tables in: an answer that the last period had already was confirmed, not typed. */
function* revisionsOf(hub: Hub, tree: UnitTree, seedTables: SeedTables): Generator<NewRevision> {
  const sets = new Map(
    hub.catalogues.versions.map((each) => [each.number, new QuestionSets(each.catalogue, tree)]),
  );
  const catalogueFor = (period: Period): number => hub.catalogues.inForceOn(period.end).number;
  const questionsFor = (period: Period): QuestionSets => sets.get(catalogueFor(period)) as QuestionSets;
  const facts = new FactSet();
  for (const seed of seedTables(questionsFor)) {
    const period = hub.catalogues.periodNamed(seed.period);
    const last = facts.table(seed.unit, previous(period).id);
    const confirmed = questionsFor(period)
      .questions(tree.get(seed.unit), period)
      .filter(({ item }) => {
        const earlier = prefilledAnswer(item, last);
        return earlier !== undefined && earlier === seed.values[item.key];
      }).length;
    const table: FactTable = { ...seed, revision: 1 };
    facts.add(table);
    yield {
      ...table,
      catalogue: catalogueFor(period),
      entriesTyped: Object.keys(seed.values).length - confirmed,
      entriesConfirmed: confirmed,
      confirmedWarnings: [],
    };
  }
}

function* batchesOf<Any>(all: Iterable<Any>): Generator<Any[]> {
  let batch: Any[] = [];
  for (const each of all) {
    batch.push(each);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
