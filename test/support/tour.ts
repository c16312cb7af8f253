import { readFileSync } from 'node:fs';
import type { TableInput } from '../../src/core/one-table/input.ts';
import type { SubmitInput } from '../../src/submission/submission.model.ts';

/** The day after which the tour begins: 2026-Q3 is over, liutang has not handed it in yet. */
export const TOUR_DAY = '2026-10-08T09:00:00+08:00';
export const TOUR_PERIOD = '2026-Q3';
/** Its last month: most of what a village is asked, it is asked every month. */
export const TOUR_MONTH = '2026-09';

/** What the tour hands in: liutang, its twelve villages and two residents' committees, 2026-Q3 and its months. */
export function tour(): SubmitInput {
  return JSON.parse(
    readFileSync(new URL('../../seeds/example/liutang-2026-Q3.json', import.meta.url), 'utf8'),
  );
}

/** One table of the tour, for a submission of its own: of its last month, unless said. */
export function tourTable(unit: string, changes: Partial<TableInput> = {}): TableInput {
  const period = changes.period ?? TOUR_MONTH;
  const found = tour().tables.find((table) => table.unit === unit && table.period === period);
  if (!found) throw new Error(`the tour has no table of ${unit} for ${period}`);
  return { ...found, ...changes };
}

/** What a table of the tour says under a path such as `population.registeredPopulation.MALE`. */
export function answerIn({ values }: Pick<TableInput, 'values'>, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((within, name) => (within as Record<string, unknown> | undefined)?.[name], values);
}

/** A submission that can be told by what it stores: the n-th revision of a village has n deaths. */
export function submissionNo(unit: string, revision: number, idempotencyKey: string): SubmitInput {
  const { values } = tourTable(unit);
  const vitalEvents = { ...(values?.['vitalEvents'] as object), deaths: revision };
  const baseRevision = revision - 1;
  return { idempotencyKey, tables: [tourTable(unit, { values: { ...values, vitalEvents }, baseRevision })] };
}
