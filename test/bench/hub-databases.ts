import { inTransaction } from '../../src/database/transaction.ts';
import { createHub, type Hub } from '../../src/hub.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { publishFirstCatalogue, seedExampleCounty, tellPlanner } from '../../src/seed.ts';
import type { BenchCluster } from './cluster.ts';
import { benchDictionary, benchUnits, benchValues, PERIOD, PERIOD_BEFORE } from './dictionary.ts';

/** The quarter that is handed in is over, and still open. */
export const BENCH_CLOCK = fixedClock('2026-11-01T02:00:00Z');

/** A hub's database with the example county, as `npm start` makes it. */
export async function exampleDatabase(cluster: BenchCluster, name = 'example'): Promise<string> {
  const url = await cluster.database(name, { migrated: true });
  await withHub(url, async (hub) => {
    await publishFirstCatalogue(hub, BENCH_CLOCK);
    await seedExampleCounty(hub, BENCH_CLOCK);
  });
  return url;
}

/** A hub's database with the dictionary of 200 elements: a hundred villages, two quarters handed in. */
export async function tablesDatabase(cluster: BenchCluster, name = 'tables'): Promise<string> {
  const url = await cluster.database(name, { migrated: true });
  await withHub(url, async (hub) => {
    const { findings } = await hub.catalogues.publish({
      sources: benchDictionary(),
      validFrom: '2000-01-01',
      at: BENCH_CLOCK.now(),
      by: 'bench',
    });
    if (findings[0]) throw new Error(`${findings[0].path} ${findings[0].messageEn}\n${findings[0].excerpt}`);
    await inTransaction(hub.orm.em, (tx) => hub.units.add(tx, benchUnits()));
    await hub.units.load();
    const villages = benchUnits().filter(({ level }) => level === 'VILLAGE');
    for (const period of [PERIOD_BEFORE, PERIOD]) {
      const tables = villages.map(({ id }) => ({
        unit: id,
        period,
        baseRevision: 0,
        values: benchValues(0),
      }));
      const { userErrors } = await hub.api.submit({ idempotencyKey: `bench ${period}`, tables });
      if (userErrors[0]) throw new Error(userErrors[0].messageEn);
    }
    await tellPlanner(hub);
  });
  return url;
}

async function withHub(url: string, work: (hub: Hub) => Promise<void>): Promise<void> {
  const hub = await createHub({ url, logger: silentLogger, clock: BENCH_CLOCK });
  try {
    await work(hub);
  } finally {
    await hub.close();
  }
}
