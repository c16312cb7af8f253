import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Catalogue } from './core/catalogue/model.ts';
import { admitBiRole } from './database/bi-role.ts';
import { type Database, openDatabase } from './database/database.ts';
import { migrate } from './database/migrate.ts';
import { createHub, type Hub } from './hub.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import { type Config, PROJECT_ROOT } from './platform/config.ts';
import { readOrMakeDisclosureKey } from './platform/disclosure-key.ts';
import { createLogger, type Logger } from './platform/logger.ts';
import { onShutdown } from './platform/shutdown.ts';
import { fillReportedPeriods, handInExampleCounty, publishFirstCatalogue } from './seed.ts';

export interface StartOptions {
  readonly config: Config;
  /** One line for a person. */
  readonly print: (line: string) => void;
  readonly clock?: Clock;
}

/** Starts everything — database, structure, dictionary, example county, server — and says where to look. */
export async function startHub({ config, print, clock = systemClock }: StartOptions): Promise<void> {
  const begun = performance.now();
  const logger = createLogger(config.logLevel);
  const stops: (() => Promise<void>)[] = [];
  const stopAll = async (): Promise<void> => {
    for (const stop of stops.splice(0).reverse()) await stop();
  };
  onShutdown(stopAll, (message) => logger.error(message));
  try {
    const serving = import('./api/server.ts'); // read while the database starts
    const database = await openDatabase({ config, logger, role: 'hub' });
    stops.push(() => database.close());
    await migrate({ url: database.url, logger });
    const hub = await createHub({
      ...{ url: database.url, replicaUrl: config.databaseReplicaUrl, logger, clock },
    });
    stops.push(() => hub.close());
    print(await heading(hub, database, config));
    print(`✓ database ready (${((performance.now() - begun) / 1000).toFixed(1)} s)`);
    await bringExample(hub, clock, print);
    const databaseState = (): string => (database.state === 'up' ? 'ready' : database.state);
    const { startServer } = await serving;
    const server = await startServer({
      ...{ api: hub.api, config, logger, databaseState },
      disclosureKey: readOrMakeDisclosureKey(config),
    });
    stops.push(() => server.close());
    await openToBiTools(hub, database, logger);
    print(`  GraphQL  ${server.url}`);
    if (hub.units.tree.find('liutang')) print('Next: npx onetable submit seeds/example/liutang-2026-Q3.json');
    // What can wait begins when the hub already answers.
    hub.startRefreshing();
    hub.follow();
    stops.push(fillInBackground(hub, logger));
  } catch (error) {
    await stopAll();
    throw error;
  }
}

async function heading(hub: Hub, database: Database, config: Config): Promise<string> {
  const { version } = JSON.parse(await readFile(join(PROJECT_ROOT, 'package.json'), 'utf8')) as {
    version: string;
  };
  const [server] = await hub.orm.em
    .fork()
    .execute<{ version: string }[]>("SELECT current_setting('server_version') AS version");
  const where =
    database.kind === 'embedded'
      ? `embedded in ${shortPath(join(config.dataDir, 'pg'))}`
      : 'from DATABASE_URL';
  const node = process.versions.node.split('.')[0];
  return `onetable ${version} · Node ${node} · PostgreSQL ${server?.version.split(' ')[0]} ${where}`;
}

/** Below the current folder as `data/pg`, elsewhere in full. */
function shortPath(path: string): string {
  const below = relative(process.cwd(), path);
  return below.startsWith('..') ? path : below;
}

async function bringExample(hub: Hub, clock: Clock, print: (line: string) => void): Promise<void> {
  await publishFirstCatalogue(hub, clock);
  const { number, catalogue } = hub.catalogues.current;
  print(`✓ dictionary v${number}: ${summary(catalogue)}`);
  const seeded = await handInExampleCounty(hub, clock);
  const day = clock.today();
  for (const county of [...hub.units.tree.all()].filter((unit) => unit.level === 'COUNTY')) {
    const townships = hub.units.tree.below(county.id, 'TOWNSHIP', day).length;
    const villages = hub.units.tree.below(county.id, 'VILLAGE', day).length;
    const what = seeded ? `example county ${county.label}` : county.label;
    const tables = seeded ? `, ${seeded.tables} tables handed in` : '';
    print(`✓ ${what}: ${townships} townships, ${villages} villages and communities${tables}`);
  }
}

/** Fills what nobody has read yet while the hub already serves; returns how to stop it. */
function fillInBackground(hub: Hub, logger: Logger): () => Promise<void> {
  let stopped = false;
  const filling = fillReportedPeriods(hub, () => !stopped).catch((error: unknown) => {
    logger.warn({ err: error }, 'forms could not be filled ahead; they are filled when somebody reads them');
  });
  return async () => {
    stopped = true;
    await filling;
  };
}

/** Brings what BI tools read up to date, and lets them in. The hub serves without it, too. */
async function openToBiTools(hub: Hub, { url, biUrl, biFullUrl }: Database, logger: Logger): Promise<void> {
  await hub.bi.follow();
  for (const each of [biUrl, biFullUrl]) {
    if (!each) continue;
    await admitBiRole({ url, biUrl: each }).catch((error: unknown) => {
      logger.warn({ err: error }, 'a role of BI tools has no password yet; the next start tries again');
    });
  }
}

/** "72 elements, 7 forms of 5 departments, 150 cells" */
export function summary(catalogue: Catalogue): string {
  const elements = [...catalogue.elements.values()].filter((element) => !element.own).length;
  const forms = [...catalogue.forms.values()];
  const departments = new Set(forms.map((form) => form.department.code)).size;
  const cells = forms.reduce((sum, form) => sum + form.cells.length, 0);
  return `${elements} elements, ${forms.length} forms of ${departments} departments, ${cells} cells`;
}
