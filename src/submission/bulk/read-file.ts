import { readJson } from '../../core/json-text.ts';
import { tableProblems } from '../input-shape.ts';
import type { LocatedFinding, SourceKey } from './bulk.model.ts';
import { type Columns, columnsOf, longRow, type StagedRow, wideRows } from './columns.ts';
import { CsvReader, type CsvRecord } from './csv.ts';

/** Consecutive rows of one table, or a whole one, as they are staged. */
export interface Fragment extends SourceKey {
  readonly line: number;
  /** JSON: staged rows, or a table as `submit` takes it, which may want to be read with care. */
  readonly body: string;
  readonly kind: FragmentKind;
}

export type FragmentKind = 'rows' | 'table' | 'careful';

/** A row that cannot be told to any table. */
export type Stray = LocatedFinding & { readonly line: number };

export type FilePart = { readonly fragment: Fragment } | { readonly stray: Stray };

const LARGEST_FRAGMENT = 1000;
const DEEPEST = 50;

/** The tables of a CSV or JSON Lines file in the order in which they stand there; which of the two, its first character says. */
export async function* readBulkFile(texts: AsyncIterable<string>): AsyncGenerator<FilePart> {
  let reader: ReturnType<typeof readerFor> | undefined;
  let pending = '';
  for await (const text of texts) {
    pending += text.replaceAll('\0', '\ufffd'); // which nothing stores, and which no answer may hold
    if (!reader) {
      if (pending.startsWith('\ufeff')) pending = pending.slice(1);
      if (pending.trim() === '') continue;
      reader = readerFor(pending);
    }
    yield* reader.push(pending);
    pending = '';
  }
  if (reader) yield* reader.end();
}

const readerFor = (begin: string): CsvTables | JsonTables =>
  /^\s*[{[]/.test(begin) ? new JsonTables() : new CsvTables();

/** Rows that stand together make a fragment. */
class CsvTables {
  readonly #csv = new CsvReader();
  #columns: Columns | undefined;
  #wrong = false;
  #at: { readonly unit: string; readonly period: string; readonly line: number } | undefined;
  #rows: StagedRow[] = [];

  *push(text: string): Generator<FilePart> {
    for (const record of this.#csv.push(text)) {
      if (!this.#goesOn(record)) yield* this.#take(record);
    }
  }

  *end(): Generator<FilePart> {
    for (const record of this.#csv.end()) yield* this.#take(record);
    yield* this.#flush();
  }

  /** Takes a row of the table that the row before was of, which is nearly every one. */
  #goesOn({ line, fields, broken }: CsvRecord): boolean {
    const [at, columns] = [this.#at, this.#columns];
    if (!at || columns?.shape !== 'long' || broken || fields.length !== columns.count) return false;
    if (fields[columns.unit] !== at.unit || fields[columns.period] !== at.period) return false;
    if (this.#rows.length >= LARGEST_FRAGMENT) return false;
    this.#rows.push(longRow(columns, line, fields));
    return true;
  }

  *#take(record: CsvRecord): Generator<FilePart> {
    if (this.#wrong) return;
    if (!this.#columns) {
      const columns = columnsOf(record.fields);
      if ('code' in columns) {
        this.#wrong = true;
        yield { stray: { ...columns, line: record.line } };
      } else this.#columns = columns;
      return;
    }
    const { line, fields } = record;
    const columns = this.#columns;
    const unit = (fields[columns.unit] ?? '').trim();
    const period = (fields[columns.period] ?? '').trim();
    const problem = rowProblem(record, columns);
    if (problem || unit === '' || period === '') {
      yield { stray: { ...(problem ?? noTable(line)), line, ...(unit && period ? { unit, period } : {}) } };
      return;
    }
    yield* this.#flush();
    this.#at = { unit, period, line };
    if (columns.shape === 'long') this.#rows.push(longRow(columns, line, fields));
    else this.#rows.push(...wideRows(columns, line, fields));
  }

  *#flush(): Generator<FilePart> {
    if (this.#at) yield { fragment: { ...this.#at, kind: 'rows', body: JSON.stringify(this.#rows) } };
    this.#at = undefined;
    this.#rows = [];
  }
}

function rowProblem({ line, fields, broken }: CsvRecord, { count }: Columns): Stray | undefined {
  if (broken) {
    return stray(
      line,
      '引号没有配对，或引号后面还有文字',
      'a quote is not closed, or text follows a closing one',
    );
  }
  if (fields.length === count) return undefined;
  return stray(
    line,
    `这一行有 ${fields.length} 列，表头有 ${count} 列；文字里有逗号的要用引号括起来`,
    `this row has ${fields.length} fields, the header ${count}; a text with a comma stands in quotes`,
  );
}

const noTable = (line: number): Stray => stray(line, '单位或报告期是空的', 'the unit or the period is empty');

const stray = (line: number, message: string, messageEn: string): Stray => ({
  ...{ code: 'BAD_ROW', severity: 'ERROR', path: '', line, message, messageEn },
});

/** A line a table. */
class JsonTables {
  #rest = '';
  #line = 1;

  *push(text: string): Generator<FilePart> {
    const lines = (this.#rest + text).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) yield* this.#take(line);
  }

  *end(): Generator<FilePart> {
    yield* this.#take(this.#rest);
  }

  *#take(text: string): Generator<FilePart> {
    const line = this.#line++;
    const body = text.trim();
    if (body === '') return;
    const read = readTable(body);
    if ('problem' in read) {
      const { message, messageEn } = read.problem;
      yield {
        stray: stray(
          line,
          `这一行不是 JSON：${message}；JSON Lines 一行一张表`,
          `this line is no JSON: ${messageEn}; JSON Lines has a table a line`,
        ),
      };
      return;
    }
    const problems = tableProblems(read.value);
    if (problems.length > 0) {
      const [zh, en] = [0, 1].map((i) => problems.map((each) => each[i]).join('；')) as [string, string];
      yield { stray: stray(line, `这一行不是一张表：${zh}`, `this line is no table: ${en}`) };
      return;
    }
    const { unit, period } = read.value as { unit: string; period: string };
    yield { fragment: { unit, period, line, kind: read.careful ? 'careful' : 'table', body } };
  }
}

/** So many digits that a JSON number might lose some. */
const MANY_DIGITS = /[\d.]{16,}/;

/**
 * A table's JSON. The engine's own parser where nothing can be lost by it: no long number, no key that stands twice.
 * It is ten times as fast as the careful one.
 */
export function readTable(text: string): ReturnType<typeof readJson> & { readonly careful?: boolean } {
  if (MANY_DIGITS.test(text)) return { ...readJson(text), careful: true };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return readJson(text); // which says where
  }
  return keysIn(value) === colonsIn(text) ? { value } : { ...readJson(text), careful: true };
}

/** As many as there are keys, unless a text holds one too. */
const colonsIn = (text: string): number => text.match(/"\s*:/g)?.length ?? 0;

/** Not a number where it is nested so deeply that no table is. */
function keysIn(value: unknown, depth = 0): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth > DEEPEST) return Number.NaN;
  const parts = Object.values(value);
  let found = Array.isArray(value) ? 0 : parts.length;
  for (const part of parts) if (typeof part === 'object') found += keysIn(part, depth + 1);
  return found;
}
