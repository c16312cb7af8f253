import { createHash } from 'node:crypto';
import type { TableInput } from '../../core/one-table/input.ts';
import type { BulkSource, LocatedFinding, SourceKey, SourceTable } from './bulk.model.ts';

/** Tables that came with a request. Their lines are their places in it, the first one 1. */
export function tablesInMemory(name: string, tables: readonly TableInput[]): BulkSource {
  const byKey = Map.groupBy(
    tables.map((input, i) => ({ input, line: i + 1 })),
    ({ input: { unit, period } }) => `${unit}\n${period}`,
  );
  const fetch = ({ unit, period }: SourceKey): SourceTable => {
    const [first, ...again] = byKey.get(`${unit}\n${period}`) as { input: TableInput; line: number }[];
    const { input, line } = first as { input: TableInput; line: number };
    const problems = again.map(
      (other): LocatedFinding => ({
        ...{ code: 'TABLE_TWICE', severity: 'ERROR', path: '', unit, period, line: other.line },
        message: `${unit} ${period} 的表在这次导入里出现了两次；请合并成一张`,
        messageEn: `the table of ${unit} for ${period} is given twice; merge the two`,
      }),
    );
    return { unit, period, input, line, lineOf: () => line, problems };
  };
  return {
    id: createHash('sha256').update(JSON.stringify(tables)).digest('hex'),
    name,
    keys: [...byKey.values()].flatMap(([first]) =>
      first ? [{ unit: first.input.unit, period: first.input.period }] : [],
    ),
    strays: [],
    fetch: async (keys) => keys.map(fetch),
  };
}
