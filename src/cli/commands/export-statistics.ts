import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { AGGREGATE_PARAMETERS, aggregateQueryOf } from '../../delivery/statistics/query.ts';
import { EXIT, type Exit } from '../exit.ts';
import { findingLines } from '../findings.ts';
import type { Cli } from '../io.ts';
import { rightsOf } from '../rights.ts';
import { withHub } from '../session.ts';
import type { ExportOptions } from './export.ts';

/** `export aggregate`, `export structure`: statistics, and what they are of, for other offices. */
export function exportStatistics(
  cli: Cli,
  what: 'aggregate' | 'structure',
  options: ExportOptions,
): Promise<Exit> {
  return withHub(cli, async ({ api }) => {
    const { file, userErrors } =
      what === 'structure'
        ? { file: api.sdmxStructure(), userErrors: [] }
        : await api.statistics(
            aggregateQueryOf(parametersOf(options)),
            options.format,
            rightsOf(cli, options),
          );
    if (!file) {
      if (cli.json) cli.printJson({ userErrors });
      else
        cli.io.err(
          findingLines(cli, userErrors)
            .map((line) => `${line}\n`)
            .join(''),
        );
      return EXIT.refused;
    }
    const path = resolve(cli.io.cwd, options.output ?? file.fileName);
    writeFileSync(path, file.body);
    const bytes = Buffer.byteLength(file.body);
    if (cli.json) cli.printJson({ file: path, bytes });
    else cli.print(cli.say(`已写入 ${path}`, path));
    return EXIT.ok;
  });
}

function parametersOf(options: ExportOptions): URLSearchParams {
  return new URLSearchParams(
    AGGREGATE_PARAMETERS.flatMap((name) => {
      const said: string | readonly string[] | undefined = options[name];
      return [said ?? []].flat().map((value): [string, string] => [name, value]);
    }),
  );
}
