import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { seedTables } from '../seeds/generate.ts';
import { readDictionary } from './catalogue/dictionary-files.ts';
import { FactSet, type FactTable } from './core/fill/facts.ts';
import { decodeTable } from './core/one-table/decode.ts';
import { prefilledAnswer } from './core/one-table/prefill.ts';
import { parsePeriod, type Period, previous } from './core/period.ts';
import type { Unit } from './core/unit-tree.ts';
import { inTransaction } from './database/transaction.ts';
import type { Hub } from './hub.ts';
import { PROJECT_ROOT } from './platform/config.ts';
import type { Clock } from './platform/clock.ts';
import { type NewRevision, writeRevisions } from './submission/one-table.store.ts';

/** The first catalogue holds for all time before it too: the example county reports from 2024 on. */
const FIRST_VALID_FROM = '2000-01-01';
const BATCH = 500;

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
  readonly tables: number;
  readonly forms: number;
}

/**
 * Brings the example county into an empty hub: its units, every table handed in so far, every form filled. It
 * all goes into one transaction, so that a start cut short leaves nothing half-seeded. Rules are not checked
 * again: some values are implausible on purpose, and the generator's test checks the rest.
 */
export async function seedExampleCounty(hub: Hub, clock: Clock): Promise<Seeded | undefined> {
  if (hub.units.tree.size > 0) return undefined;
  const units = JSON.parse(await readFile(join(PROJECT_ROOT, 'seeds/qinghe/units.json'), 'utf8')) as Unit[];
  await hub.units.seed(units);
  const county = hub.units.homeCounty((units[0] as Unit).id);
  const revisions = decodeSeeds(hub, units);
  const at = clock.now();
  await inTransaction(hub.orm.em, async (tx) => {
    for (let i = 0; i < revisions.length; i += BATCH) {
      await writeRevisions(tx, county, revisions.slice(i, i + BATCH), at, 'seed');
    }
  });
  const periods = periodsOf(revisions);
  const filled = await hub.fills.ensureFresh(hub.fills.targets([...hub.units.tree.all()], periods));
  for (const period of periods.filter((each) => each.end < PAST)) await hub.api.closePeriod(period.id);
  return { tables: revisions.length, forms: filled };
}

/** Periods of the seeds that ended before this day are closed; the rest wait for late units. */
const PAST = '2026-06-30';

function decodeSeeds(hub: Hub, units: readonly Unit[]): NewRevision[] {
  const facts = new FactSet();
  return [...seedTables(units)].map((seed) => {
    const unit = hub.units.tree.get(seed.unit);
    const period = parsePeriod(seed.period) as Period;
    const { questions } = hub.api.engineFor(period.end);
    const { values, findings } = decodeTable(questions, unit, period, seed);
    if (findings[0]) throw new Error(`seed ${seed.unit} ${seed.period}: ${findings[0].path} ${findings[0].messageEn}`);
    const last = facts.table(unit.id, previous(period).id);
    const offered = questions.questions(unit, period).filter(({ item }) => {
      const earlier = prefilledAnswer(item, last);
      return earlier !== undefined && earlier === values[item.key];
    });
    const table: FactTable = { unit: unit.id, period: period.id, revision: 1, values };
    facts.add(table);
    return {
      ...table,
      catalogue: hub.catalogues.inForceOn(period.end).number,
      entriesTyped: Object.keys(values).length - offered.length,
      entriesConfirmed: offered.length,
      confirmedWarnings: [],
    };
  });
}

function periodsOf(tables: readonly { period: string }[]): Period[] {
  return [...new Set(tables.map(({ period }) => period))].map((id) => parsePeriod(id) as Period);
}
