import { isNullAnswer } from '../../src/core/fill/facts.ts';
import type { TableInput } from '../../src/core/one-table/input.ts';
import { itemPath } from '../../src/core/one-table/item.ts';
import type { HubApi } from '../../src/hub-api.ts';
import type { BulkOptions, BulkReport } from '../../src/submission/bulk/bulk.model.ts';
import { sql } from './hub.ts';

/** A file's bytes in pieces of a size that cuts records, and characters, in two. */
export async function* inPieces(text: string, size = 1021): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export const jsonLines = (tables: readonly TableInput[]): string =>
  tables.map((table) => `${JSON.stringify(table)}\n`).join('');

/** An answer a row: what tables say, by the path of each question. */
export function longCsv(api: HubApi, tables: readonly TableInput[]): string {
  const rows = tables.flatMap((table) => {
    const { end } = api.period(table.period) as { end: string };
    const { questions, units } = api.engineFor(end);
    const period = api.period(table.period);
    const asked = period ? questions.questions(units.get(table.unit), period) : [];
    const nothing = [[table.unit, table.period, '', '', '', '']];
    const answered = asked.flatMap(({ item }) => {
      const path = itemPath(item);
      const answer = answerAt(table, path);
      if (answer === undefined) return [];
      const [value, reason, note] = isNullAnswer(answer as never)
        ? ['', (answer as { null: string }).null, (answer as { note?: string }).note ?? '']
        : [answer, '', ''];
      return [[table.unit, table.period, path, value, reason, note]];
    });
    return (answered.length > 0 ? answered : nothing).map((row) => row.map(quoted).join(','));
  });
  return `unit,period,path,value,reason,note\r\n${rows.join('\r\n')}\r\n`;
}

function answerAt({ values, forms, gaps }: TableInput, path: string): unknown {
  const gap = gaps?.find((each) => each.path === path);
  if (gap) return { null: gap.reason, ...(gap.note ? { note: gap.note } : {}) };
  const all = { ...values, forms };
  const at = path
    .split('.')
    .reduce<unknown>((within, name) => (within as Record<string, unknown> | undefined)?.[name], all);
  return typeof at === 'object' ? (at as { total?: unknown }).total : at;
}

const quoted = (value: unknown): string =>
  /[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);

/** Imports a text as if it were a file. */
export async function importText(
  api: HubApi,
  text: string,
  options: BulkOptions = {},
  lanes = 2,
): Promise<BulkReport> {
  const staged = await api.stageFile('test', inPieces(text));
  try {
    const report = await api.importTables(staged, options, { lanes });
    if ('userErrors' in report) throw new Error(JSON.stringify(report.userErrors));
    return report;
  } finally {
    await staged.close();
  }
}

/** Everything that a submission stores, but for how often a form was marked: what two ways of handing in are compared by. */
export async function storedOf(url: string, unit: string): Promise<Record<string, unknown[]>> {
  const of = (text: string): Promise<unknown[]> => sql(url, text, [`${unit}%`]);
  const [tables, revisions, forms] = await Promise.all([
    of(`SELECT * FROM one_table WHERE unit LIKE $1 ORDER BY unit, period`),
    of(`SELECT * FROM one_table_revision WHERE unit LIKE $1 ORDER BY unit, period, revision`),
    of(
      `SELECT unit, period, form, catalogue, "fill"::text, facts::text, filled, carried, answered, overridden, missing,
              open, not_applicable, context, totals, by_rule, stale, as_filed::text
         FROM filled_form WHERE unit LIKE $1 ORDER BY unit, period, form`,
    ),
  ]);
  return { tables, revisions, forms };
}

/** `line code path` of everything that was rejected. */
export const rejections = ({ rejected, strays }: BulkReport): string[] =>
  [...strays, ...rejected.flatMap(({ findings }) => findings)]
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
    .map(({ line, code, path }) => [line, code, path].filter((each) => each !== '').join(' '));
