import { createWriteStream } from 'node:fs';
import { resolve } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type ExportFormat, type ExportQuery, isDataset } from '../../delivery/export/export.model.ts';
import { EXIT, type Exit } from '../exit.ts';
import type { Cli } from '../io.ts';
import { withHub } from '../session.ts';

export interface ExportOptions {
  readonly unit?: string;
  readonly period: readonly string[];
  readonly element: readonly string[];
  readonly form: readonly string[];
  readonly department?: string;
  readonly format: ExportFormat;
  readonly output?: string;
}

/** `export`: values, cells or one form into a file, however large. */
export function exportFile(cli: Cli, what: string, options: ExportOptions): Promise<Exit> {
  return withHub(cli, async (hub) => {
    const { stream, fileName } = await hub.api.export(queryOf(what, options));
    const path = resolve(cli.io.cwd, options.output ?? fileName);
    let bytes = 0;
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        if (cli.io.errIsTerminal) cli.io.err(`\r${megabytes(bytes)}`);
        done(null, chunk);
      },
    });
    await pipeline(stream, counted, createWriteStream(path));
    if (cli.io.errIsTerminal) cli.io.err('\r');
    if (cli.json) cli.printJson({ file: path, bytes });
    else cli.print(cli.say(`已写入 ${path}，${megabytes(bytes)}`, `${path}: ${megabytes(bytes)}`));
    return EXIT.ok;
  });
}

function queryOf(what: string, options: ExportOptions): ExportQuery {
  const { unit, period, element, form, department, format } = options;
  const some = (list: readonly string[]) => (list.length > 0 ? list : undefined);
  return {
    ...{ what: isDataset(what) ? what : { form: what }, format, unit, department },
    ...{ periods: some(period), elements: some(element), forms: some(form) },
  };
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
