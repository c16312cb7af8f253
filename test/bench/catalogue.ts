import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { buildHubSchema } from '../../src/api/schema.ts';
import { compileCatalogue } from '../../src/core/catalogue/compile.ts';
import { examineCatalogue } from '../../src/core/catalogue/health/examine.ts';
import type { Catalogue } from '../../src/core/catalogue/model.ts';
import type { DictionarySource } from '../../src/core/catalogue/sources.ts';
import { createHub, type Hub } from '../../src/hub.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import { benchValues, PERIOD, villageId } from './dictionary.ts';
import { atMost, type Figure, ratioAtMost } from './figure.ts';
import { BENCH_CLOCK, tablesDatabase } from './hub-databases.ts';
import { largeDictionary } from './large-dictionary.ts';
import { median } from './rounds.ts';
import type { Workshop } from './workshop.ts';

const ROUNDS = 200;

/** 2,000 forms of 50 cells over 10,000 elements: what the dictionary costs, and what a submission costs under it. */
export async function benchCatalogue(workshop: Workshop): Promise<Figure[]> {
  const sources = largeDictionary();
  const before = heldMegabytes();
  const [catalogue, compiled] = timed(() => soundCatalogue(sources));
  const memory = heldMegabytes() - before;
  const [, examined] = timed(() => examineCatalogue(catalogue, sources, BENCH_CLOCK.today()));
  const [, schema] = timed(() => buildHubSchema(catalogue));
  const size = `${catalogue.forms.size.toLocaleString('en')} forms, ${catalogue.elements.size.toLocaleString('en')} elements`;
  const { published, ...submission } = await submissions(workshop, sources);
  const seconds = (name: string, what: string, value: number, target?: Figure['target']): Figure => ({
    ...{ name: `catalogue.${name}`, what, value, unit: 's' },
    ...(target ? { target } : {}),
  });
  return [
    seconds('compile', `${size}: compiled`, compiled),
    seconds('health', '  examined', examined),
    seconds('schema', '  typed schema built', schema, atMost(1.5)),
    seconds('publish', '  published, every version compiled', published),
    { name: 'catalogue.memory', what: '  held by the compiled catalogue', value: memory, unit: 'MB' },
    {
      ...{ name: 'catalogue.submit', what: '  submit 200 values, 4 of the forms filled', unit: 'ms' },
      ...{ value: submission.large, ratio: submission.ratio, target: ratioAtMost(1.2) },
      peer: { what: 'the same with these 4 forms alone', value: submission.small },
    },
  ];
}

function soundCatalogue(sources: readonly DictionarySource[]): Catalogue {
  const { catalogue, findings } = compileCatalogue(sources);
  if (!catalogue) throw new Error(`${findings[0]?.path} ${findings[0]?.messageEn}`);
  return catalogue;
}

/** Two hubs in turn, the small dictionary and the large one. */
async function submissions(workshop: Workshop, sources: readonly DictionarySource[]) {
  const cluster = await workshop.cluster();
  const [small, large] = (await Promise.all(
    ['catalogue_small', 'catalogue_large'].map(async (name) => hubOn(await tablesDatabase(cluster, name))),
  )) as [Hub, Hub];
  try {
    const begun = performance.now();
    const { findings } = await large.catalogues.publish({
      ...{ sources, validFrom: '2000-01-01', at: BENCH_CLOCK.now(), by: 'bench' },
    });
    if (findings[0]?.severity === 'ERROR') throw new Error(findings[0].messageEn);
    const published = (performance.now() - begun) / 1000;
    const rounds: { small: number; large: number }[] = [];
    for (let n = 1; n <= ROUNDS; n++) {
      rounds.push({ small: await submitOnce(small, n), large: await submitOnce(large, n) });
    }
    const settled = rounds.slice(ROUNDS / 4); // once the code is compiled
    return {
      published,
      small: median(settled.map((round) => round.small)),
      large: median(settled.map((round) => round.large)),
      ratio: median(settled.map((round) => round.large / round.small)),
    };
  } finally {
    await Promise.all([small.close(), large.close()]);
  }
}

const hubOn = (url: string): Promise<Hub> => createHub({ url, logger: silentLogger, clock: BENCH_CLOCK });

/** Milliseconds. */
async function submitOnce(hub: Hub, n: number): Promise<number> {
  const table = { unit: villageId(0, 0), period: PERIOD, baseRevision: n, values: benchValues(n) };
  const begun = performance.now();
  const { userErrors } = await hub.api.submit({ idempotencyKey: `catalogue ${n}`, tables: [table] });
  if (userErrors[0]) throw new Error(userErrors[0].messageEn);
  return performance.now() - begun;
}

/** With how many seconds it took. */
function timed<Result>(work: () => Result): [Result, number] {
  const begun = performance.now();
  const result = work();
  return [result, (performance.now() - begun) / 1000];
}

function heldMegabytes(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed / 2 ** 20;
}
