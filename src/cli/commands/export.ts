import {
  createWriteStream,
  existsSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { resolve } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  EXPORT_FORMATS,
  type Export,
  type ExportFormat,
  type ExportQuery,
  FileBrokenOff,
  isDataset,
} from '../../delivery/export/export.model.ts';
import type { AggregateFormat } from '../../delivery/statistics/figures.ts';
import type { Hub } from '../../hub.ts';
import { EXIT, type Exit, wrongUsage } from '../exit.ts';
import type { Cli } from '../io.ts';
import { rightsOf } from '../rights.ts';
import { withHub } from '../session.ts';
import { exportStatistics } from './export-statistics.ts';

export interface ExportOptions {
  readonly unit?: string;
  readonly period: readonly string[];
  readonly element: readonly string[];
  readonly form: readonly string[];
  readonly department?: string;
  readonly level?: string;
  readonly from?: string;
  readonly to?: string;
  readonly frequency?: string;
  readonly slice: readonly string[];
  readonly groupBy: readonly string[];
  readonly format: ExportFormat | AggregateFormat;
  readonly output?: string;
  readonly resume?: boolean;
  readonly quiet?: boolean;
  readonly withheld?: boolean;
}

/** `export`: values, cells or one form into a file, however large. Its name appears when it is whole. */
export function exportFile(cli: Cli, what: string, options: ExportOptions): Promise<Exit> {
  if (what === 'aggregate' || what === 'structure') return exportStatistics(cli, what, options);
  return withHub(cli, async (hub) => {
    const written = await write(cli, hub, what, options).catch((error: unknown) => {
      if (!(error instanceof FileBrokenOff)) throw error;
      return write(cli, hub, what, { ...options, resume: false });
    });
    const { path, bytes, rows } = written;
    if (cli.json) cli.printJson({ file: path, bytes, rows });
    else
      cli.print(
        cli.say(`已写入 ${path}：${amount(cli, rows, bytes)}`, `${path}: ${amount(cli, rows, bytes)}`),
      );
    return EXIT.ok;
  });
}

async function write(cli: Cli, { api }: Hub, what: string, options: ExportOptions) {
  const file = await api.export(queryOf(what, options), rightsOf(cli, options));
  const path = resolve(cli.io.cwd, options.output ?? file.fileName);
  const from = options.resume ? interruptedAt(cli, path, file) : 0;
  // Never an old part beside a new version.
  if (from === 0) rmSync(partPath(path), { force: true });
  writeFileSync(versionPath(path), file.version);
  const show = progressOf(cli, file, options);
  let bytes = from;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      show(bytes);
      done(null, chunk);
    },
  });
  const part = createWriteStream(partPath(path), { flags: from > 0 ? 'a' : 'w' });
  await pipeline(file.stream(from), counted, part);
  show(bytes, true);
  renameSync(partPath(path), path);
  rmSync(versionPath(path));
  return { path, bytes, rows: file.progress.rows };
}

/** What is written so far stands beside the file that it will be, with the version of the figures. */
const partPath = (path: string): string => `${path}.part`;
const versionPath = (path: string): string => `${path}.part.version`;

/** Where to go on; at the start where there is nothing to go on with, and why. */
function interruptedAt(cli: Cli, path: string, file: Export): number {
  const part = partPath(path);
  const tell = (zh: string, en: string): number => {
    if (!cli.json) cli.io.err(`${cli.say(zh, en)}\n`);
    return 0;
  };
  if (!existsSync(part) || !existsSync(versionPath(path)))
    return tell(
      `没有写了一半的 ${part}，从头写`,
      `there is no ${part} to go on with: written from the start`,
    );
  if (readFileSync(versionPath(path), 'utf8') !== file.version)
    return tell(
      `${part} 写了一半之后数据变了，或者问的不一样，从头写`,
      `the figures have changed since ${part} was begun, or other ones are asked for: written from the start`,
    );
  return statSync(part).size;
}

const SHOW_EVERY_MS = 100;

/** Rows, bytes and how much of it is done, in one line that is written over; on a terminal only. */
function progressOf(cli: Cli, file: Export, { quiet }: ExportOptions) {
  if (!cli.io.errIsTerminal || cli.json || quiet) return () => {};
  let shown = 0;
  return (bytes: number, isEnd = false): void => {
    const now = performance.now();
    if (!isEnd && now - shown < SHOW_EVERY_MS) return;
    shown = now;
    const { progress } = file;
    const share = progress.of > 0 ? Math.floor((100 * progress.documents) / progress.of) : 100;
    cli.io.err(`\r${amount(cli, progress.rows, bytes)} · ${share} %${isEnd ? '\n' : ''}`);
  };
}

function queryOf(what: string, options: ExportOptions): ExportQuery {
  const { unit, period, element, form, department } = options;
  const format = EXPORT_FORMATS.find((each) => each === options.format);
  if (!format)
    throw wrongUsage(
      `${options.format} 只用于 aggregate 和 structure；${what} 有：${EXPORT_FORMATS.join('、')}`,
      `${options.format} is for aggregate and structure; ${what} has ${EXPORT_FORMATS.join(', ')}`,
    );
  const some = (list: readonly string[]) => (list.length > 0 ? list : undefined);
  return {
    ...{ what: isDataset(what) ? what : { form: what }, format, unit, department },
    ...{ periods: some(period), elements: some(element), forms: some(form) },
  };
}

const amount = (cli: Cli, rows: number, bytes: number): string =>
  cli.say(`${rows} 行，${megabytes(bytes)}`, `${rows} rows, ${megabytes(bytes)}`);

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
