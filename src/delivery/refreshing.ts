import type { Sql } from '../database/sql.ts';
import type { FillService } from '../filling/fill.service.ts';
import type { UnitService } from '../organisation/unit.service.ts';
import type { Logger } from '../platform/logger.ts';
import { type Repeated, repeat } from '../platform/repeat.ts';
import type { SumsService } from './sums/sums.service.ts';

/** Rounds of one kind begin at least so far apart: under a steady flow each costs submissions. */
const APART_MS = 1000;
/** Nobody's word is relied on: what was marked is found and renewed within two seconds. */
const LOOK_EVERY_MS = 1500;
/** Several hubs that are told of the same marks do not begin at once. */
const SPREAD_MS = 200;

export interface RefreshingOptions {
  readonly sql: Sql;
  readonly units: UnitService;
  readonly fills: FillService;
  readonly sums: SumsService;
  readonly logger: Logger;
  readonly lookEveryMs?: number | undefined;
}

/** Renews, in the background, what submissions have marked through whichever process: forms and sums. Knows units anew. */
export class Refreshing {
  readonly #options: RefreshingOptions;
  readonly #all: readonly Repeated[];
  readonly #looking: Repeated;
  #told: NodeJS.Timeout | undefined;
  #isStopping = false;

  constructor(options: RefreshingOptions) {
    this.#options = options;
    const { fills, sums, lookEveryMs = LOOK_EVERY_MS } = options;
    const forms = this.#round('stale forms', () => fills.refreshStale());
    // By itself, so that a large refill does not hold it up.
    const added = this.#round('sums', () => sums.renewPending(() => !this.#isStopping));
    this.#looking = this.#round('what is marked', () => this.#look(forms, added), lookEveryMs);
    this.#all = [this.#looking, forms, added];
  }

  /** Something was written here. */
  wake(): void {
    this.#looking.wake();
  }

  /** Something was written elsewhere. */
  hear(): void {
    this.#told ??= setTimeout(() => {
      this.#told = undefined;
      this.wake();
    }, Math.random() * SPREAD_MS).unref();
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    clearTimeout(this.#told);
    await Promise.all(this.#all.map((each) => each.stop()));
  }

  #round(what: string, work: () => Promise<unknown>, everyMs?: number): Repeated {
    const { logger } = this.#options;
    return repeat({ apartMs: APART_MS, ...(everyMs === undefined ? {} : { everyMs }) }, () =>
      work().catch((error) => logger.warn({ err: error }, `${what} could not be renewed yet`)),
    );
  }

  async #look(forms: Repeated, sums: Repeated): Promise<void> {
    const { sql, units } = this.#options;
    const { unitChanges, staleForms, sumMarks } = await readPulse(sql);
    if (unitChanges !== units.changes) await units.load();
    if (staleForms) forms.wake();
    if (sumMarks) sums.wake();
  }
}

interface Pulse {
  readonly unitChanges: number;
  readonly staleForms: boolean;
  readonly sumMarks: boolean;
}

/** What there may be to do: all that an idle hub asks. */
async function readPulse(sql: Sql): Promise<Pulse> {
  const rows = await sql.query<{ what: string; number: number }>(
    `SELECT 'units' AS what, coalesce(max(number), 0)::int AS number FROM unit_change
      UNION ALL (SELECT 'forms', 1 FROM filled_form WHERE stale LIMIT 1)
      UNION ALL (SELECT 'sums', 1 FROM unit_sum_mark LIMIT 1)`,
  );
  const found = new Map(rows.map(({ what, number }) => [what, number]));
  return {
    unitChanges: found.get('units') ?? 0,
    staleForms: found.has('forms'),
    sumMarks: found.has('sums'),
  };
}
