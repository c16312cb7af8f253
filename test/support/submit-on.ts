// A hub of its own process, for test/filling/kill.test.ts: hands in tables as fast as it can until it is killed,
// and says each submission that was acknowledged, as a line of JSON. It begins when a line comes in.
//   submit-on.ts <data folder> <village>…
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { openEmbeddedServer } from '../../src/database/embedded-server.ts';
import { createHub } from '../../src/hub.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import type { SubmitInput } from '../../src/submission/submission.model.ts';
import { submissionNo, TOUR_DAY, TOUR_MONTH } from './tour.ts';

export interface Acknowledged {
  readonly unit: string;
  readonly revision: number;
  readonly key: string;
}

const [, , dataDir = '', ...villages] = process.argv;
await once(process.stdin, 'data');
const server = await openEmbeddedServer({ dataDir, role: 'hub', logger: silentLogger });
// A small pool: connections that are not given back when the database dies are soon missed.
const { api } = await createHub({
  url: server.url,
  logger: silentLogger,
  clock: fixedClock(TOUR_DAY),
  poolSize: 6,
});

/** Tries until there is an answer: while the database is away nobody knows whether the last attempt arrived. */
async function submit(input: SubmitInput) {
  for (;;) {
    try {
      return await api.submit(input);
    } catch {
      await sleep(20);
    }
  }
}

async function handIn(unit: string): Promise<never> {
  const { tables } = await api.oneTables(unit, TOUR_MONTH, false);
  for (let revision = (tables[0]?.revision ?? 0) + 1; ; revision++) {
    const key = randomUUID();
    const { submissions, userErrors } = await submit(submissionNo(unit, revision, key));
    if (submissions[0]?.revision !== revision) {
      console.error(`${unit} ${revision} was not taken: ${JSON.stringify(userErrors)}`);
      process.exit(1);
    }
    console.log(JSON.stringify({ unit, revision, key } satisfies Acknowledged));
  }
}

await Promise.all(villages.map(handIn));
