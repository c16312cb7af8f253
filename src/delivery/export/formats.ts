import { Transform } from 'node:stream';
import { stringify } from 'csv-stringify';
import { escapeIdentifier } from 'pg';
import type { ExportFormat } from './export.model.ts';
import { parquet, selectForParquet } from './parquet.ts';
import type { Column } from './reading.ts';

/** How rows become a file. */
export interface Format {
  readonly contentType: string;
  /** What is selected of `exported`, as texts. */
  select(columns: readonly Column[]): string;
  /** Rows in, bytes out. */
  write(columns: readonly Column[]): Transform;
}

export const FORMATS: Readonly<Record<ExportFormat, Format>> = {
  csv: {
    contentType: 'text/csv; charset=utf-8',
    select: (columns) => columns.map(csvColumn).join(', '),
    write: csv,
  },
  jsonl: {
    contentType: 'application/jsonl; charset=utf-8',
    select: () => 'row_to_json(exported)::text',
    write: jsonLines,
  },
  parquet: {
    contentType: 'application/vnd.apache.parquet',
    select: selectForParquet,
    write: parquet,
  },
};

/** Moments as ISO 8601 writes them, yes and no as words; the rest as PostgreSQL does. */
function csvColumn({ name, type }: Column): string {
  const column = escapeIdentifier(name);
  if (type === 'boolean') return `${column}::text`;
  return type.startsWith('timestamp') ? `to_json(${column}) #>> '{}'` : column;
}

const NUMBERS = new Set(['numeric', 'integer', 'bigint', 'double precision']);

/** UTF-8 with the mark that Excel looks for. A text that a spreadsheet would run as a formula is quoted, a number never. */
function csv(columns: readonly Column[]): Transform {
  return stringify({
    ...{ bom: true, header: true, columns: columns.map(({ name }) => name), record_delimiter: 'windows' },
    escape_formulas: true,
    cast: {
      string: (value, { index, header }) =>
        header || !NUMBERS.has(columns[index]?.type ?? '') ? value : { value, escape_formulas: false },
    },
  });
}

function jsonLines(): Transform {
  return new Transform({
    writableObjectMode: true,
    transform: ([line]: [string], _encoding, done) => done(null, `${line}\n`),
  });
}

/** Leaves out what was read before. */
export function skipping(bytes: number): Transform {
  let left = bytes;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const rest = left >= chunk.length ? undefined : chunk.subarray(left);
      left = Math.max(0, left - chunk.length);
      done(null, rest);
    },
  });
}
