import { createHash } from 'node:crypto';
import { Client } from 'pg';
import type { Catalogue } from '../../core/catalogue/model.ts';
import { readJson } from '../../core/json-text.ts';
import type { GapInput, TableInput } from '../../core/one-table/input.ts';
import { itemPath } from '../../core/one-table/item.ts';
import type { Question } from '../../core/one-table/question-set.ts';
import { copyIn, copyText } from '../../database/copy-in.ts';
import type { BulkSource, LocatedFinding, SourceKey, SourceTable } from './bulk.model.ts';
import { type StagedRow, WITHHELD } from './columns.ts';
import { type FilePart, type FragmentKind, readBulkFile } from './read-file.ts';

/** What reading a row's text takes from the catalogue: what is asked of a unit for a period. */
export type AskedOf = (key: SourceKey) => {
  readonly questions: readonly Question[];
  readonly catalogue: Catalogue;
};

interface StagedFragment extends SourceKey {
  readonly line: string;
  readonly kind: FragmentKind;
  readonly body: string;
}

const nameOf = ({ unit, period }: Partial<SourceKey>): string => `${unit}\n${period}`;

const LINE_FEED = 0x0a;
/** So much text goes to the server at once. */
const CHUNK = 1 << 16;

/**
 * A file in a temporary table of a connection of its own: rows of one table may stand anywhere in the file, and it may
 * be larger than memory. Nothing of it outlives the connection.
 */
export class StagedFile implements BulkSource {
  readonly keys: SourceKey[] = [];
  readonly strays: LocatedFinding[] = [];
  /** Bad rows of tables that have good ones, by key. */
  #bad = new Map<string, LocatedFinding[]>();
  readonly #known = new Set<string>();
  #id = '';
  #fetching: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly client: Client,
    readonly name: string,
    private readonly asked: AskedOf,
  ) {}

  /** `bytes` is the file; it must be UTF-8, or NotUtf8 is thrown. */
  static async stage(
    url: string,
    name: string,
    bytes: AsyncIterable<Uint8Array>,
    asked: AskedOf,
  ): Promise<StagedFile> {
    const client = new Client({ connectionString: url, application_name: 'onetable import' });
    client.on('error', () => {});
    await client.connect();
    const staged = new StagedFile(client, name, asked);
    try {
      await staged.#copy(bytes);
      return staged;
    } catch (error) {
      await staged.close();
      throw error;
    }
  }

  get id(): string {
    return this.#id;
  }

  close(): Promise<void> {
    return this.client.end().catch(() => {});
  }

  async #copy(bytes: AsyncIterable<Uint8Array>): Promise<void> {
    await this.client.query(
      'CREATE TEMPORARY TABLE staged (unit text, period text, line bigint, kind text, body text)',
    );
    const digest = createHash('sha256');
    const parts = readBulkFile(decoded(bytes, digest));
    const bad: LocatedFinding[] = [];
    await copyIn(this.client, 'COPY staged FROM STDIN', this.#rows(parts, bad));
    this.#bad = Map.groupBy(bad, nameOf);
    this.strays.push(...bad.filter((each) => !this.#known.has(nameOf(each))));
    this.#id = digest.digest('hex');
    await this.client.query('CREATE INDEX ON staged (unit, period); ANALYZE staged');
  }

  async *#rows(parts: AsyncIterable<FilePart>, bad: LocatedFinding[]): AsyncGenerator<string> {
    let text = '';
    for await (const part of parts) {
      if ('stray' in part) {
        bad.push(part.stray);
        continue;
      }
      const { unit, period, line, kind, body } = part.fragment;
      this.#meet({ unit, period });
      text += `${copyText(unit)}\t${copyText(period)}\t${line}\t${kind}\t${copyText(body)}\n`;
      if (text.length < CHUNK) continue;
      yield text;
      text = '';
    }
    if (text !== '') yield text;
  }

  #meet(key: SourceKey): void {
    const name = nameOf(key);
    if (this.#known.has(name)) return;
    this.#known.add(name);
    this.keys.push(key);
  }

  async fetch(keys: readonly SourceKey[]): Promise<SourceTable[]> {
    // One connection, one query at a time.
    const found = this.#fetching.then(() => this.#fragments(keys));
    this.#fetching = found.catch(() => {});
    const byKey = Map.groupBy(await found, nameOf);
    return keys.map((key) =>
      this.#table(key, byKey.get(nameOf(key)) ?? [], this.#bad.get(nameOf(key)) ?? []),
    );
  }

  async #fragments(keys: readonly SourceKey[]): Promise<StagedFragment[]> {
    const { rows } = await this.client.query<StagedFragment>({
      name: 'fetch',
      text: `SELECT s.unit, s.period, s.line, s.kind, s.body
         FROM unnest($1::text[], $2::text[]) AS k (unit, period)
         JOIN staged s ON s.unit = k.unit AND s.period = k.period ORDER BY s.line`,
      values: [keys.map(({ unit }) => unit), keys.map(({ period }) => period)],
    });
    return rows;
  }

  #table(
    key: SourceKey,
    fragments: readonly StagedFragment[],
    problems: readonly LocatedFinding[],
  ): SourceTable {
    const [first] = fragments as [StagedFragment];
    const line = Number(first.line);
    if (first.kind !== 'rows') {
      const input = tableIn(first);
      const again = fragments.slice(1).map(({ line: other }) => twice(key, Number(other), line));
      return { ...key, input, line, lineOf: () => line, problems: [...problems, ...again] };
    }
    const rows = fragments.flatMap(({ body }) => JSON.parse(body) as StagedRow[]);
    const hidden = rows.filter(([, , , reason]) => reason === WITHHELD);
    return {
      ...key,
      line,
      ...this.#fromRows(key, rows, line),
      problems: [...problems, ...hidden.map((row) => withheld(key, row))],
    };
  }

  #fromRows(
    key: SourceKey,
    rows: readonly StagedRow[],
    first: number,
  ): Pick<SourceTable, 'input' | 'lineOf'> {
    const { questions, catalogue } = this.asked(key);
    const types = typesByPath(questions);
    const lines = new Map<string, number>();
    const answers: { path: string; value: unknown }[] = [];
    const gaps: GapInput[] = [];
    for (const [line, named, text, reason, note] of rows) {
      const path = named.startsWith('=') ? pathOf(named.slice(1), catalogue) : named;
      lines.set(path, line);
      const gap = REASONS[reason || text];
      if (reason === WITHHELD) continue;
      if (gap) gaps.push({ path, reason: gap, ...(note ? { note } : {}) });
      else if (reason)
        gaps.push({ path, reason: reason as GapInput['reason'], note }); // refused by name
      else if (text !== '') answers.push({ path, value: answerOf(text, types.get(path)) });
    }
    return {
      input: { ...key, answers, gaps },
      lineOf: (path) => (path === undefined ? first : (lines.get(path) ?? first)),
    };
  }
}

/** How it is to be read was found out when it was staged. */
function tableIn({ kind, body }: StagedFragment): TableInput {
  if (kind === 'table') return JSON.parse(body) as TableInput;
  const read = readJson(body);
  if ('problem' in read) throw new Error(read.problem.messageEn);
  return read.value as TableInput;
}

const REASONS: Readonly<Record<string, GapInput['reason']>> = {
  NOT_KNOWN: 'NOT_KNOWN',
  不掌握: 'NOT_KNOWN',
  NOT_APPLICABLE: 'NOT_APPLICABLE',
  不适用: 'NOT_APPLICABLE',
};

const TRUTHS: Readonly<Record<string, boolean>> = { true: true, false: false, 是: true, 否: false };
const WHOLE = /^-?\d{1,15}$/;

/** A cell's text as the answer that is meant: only who knows the question can tell yes from a word. */
function answerOf(text: string, type: string | undefined): unknown {
  if (type === 'NUMBER' || type === undefined) return WHOLE.test(text) ? Number(text) : text.trim();
  if (type === 'YES_NO') return TRUTHS[text.trim().toLowerCase()] ?? text;
  if (type === 'TEXT') return FORMULA_GUARD.test(text) ? text.slice(1) : text;
  return text.trim();
}

/** What exports put before a text that a spreadsheet would run as a formula. */
const FORMULA_GUARD = /^'[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

const known = new WeakMap<readonly Question[], ReadonlyMap<string, string>>();

function typesByPath(questions: readonly Question[]): ReadonlyMap<string, string> {
  let types = known.get(questions);
  if (!types) {
    types = new Map(questions.map(({ item }) => [itemPath(item), item.element.type]));
    known.set(questions, types);
  }
  return types;
}

/** The path of what an export names: `births.MALE.FIRST` → `vitalEvents.births.MALE.FIRST`. */
function pathOf(named: string, { elements }: Catalogue): string {
  const [head, ...codes] = named.split('.') as [string, ...string[]];
  const own = elements.get([head, codes[0]].join('.').replace('@PREVIOUS', ''));
  if (own?.own) return `forms.${named}`;
  const topic = elements.get(head.replace('@PREVIOUS', ''))?.topic?.field;
  return [...(topic === undefined ? [] : [topic]), head, ...codes].join('.');
}

function withheld({ unit, period }: SourceKey, [line, path]: StagedRow): LocatedFinding {
  return {
    ...{ code: 'VALUE_WITHHELD', severity: 'ERROR', path: path.replace('=', ''), unit, period, line },
    message: `${path.replace('=', '')} 导出时因保护隐私没有写出数来；请用密钥重新导出（export values --withheld）再导入`,
    messageEn: `${path.replace('=', '')} was withheld from the export; export it with the key (export values --withheld) and import that`,
  };
}

function twice({ unit, period }: SourceKey, line: number, first: number): LocatedFinding {
  return {
    ...{ code: 'TABLE_TWICE', severity: 'ERROR', path: '', unit, period, line },
    message: `${unit} ${period} 的表在文件里出现了两次（第 ${first} 行和第 ${line} 行）；请合并成一张`,
    messageEn: `the table of ${unit} for ${period} is given twice, on lines ${first} and ${line}; merge the two`,
  };
}

/** A file that is not UTF-8, and the first line of it that is not. */
export class NotUtf8 extends Error {
  constructor(readonly line: number) {
    super(`line ${line} is not UTF-8`);
  }
}

/** The text of a file, whose bytes are hashed as they pass. */
async function* decoded(
  bytes: AsyncIterable<Uint8Array>,
  digest: { update(chunk: Uint8Array): unknown },
): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let lines = 1;
  const decode = (chunk?: Uint8Array): string => {
    try {
      return decoder.decode(chunk, { stream: chunk !== undefined });
    } catch {
      throw new NotUtf8(lines + soundLines(chunk ?? new Uint8Array()));
    }
  };
  for await (const chunk of bytes) {
    digest.update(chunk);
    const text = decode(chunk);
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
    yield text;
  }
  yield decode();
}

/** How many lines end before the first one that is not UTF-8. */
function soundLines(chunk: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let lines = 0;
  for (let begin = 0; ; lines++) {
    const end = chunk.indexOf(LINE_FEED, begin);
    if (end < 0) return lines;
    try {
      // What the chunk before began, the first line ends.
      if (begin > 0) decoder.decode(chunk.subarray(begin, end));
    } catch {
      return lines;
    }
    begin = end + 1;
  }
}
