import { createReadStream } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import type { HubApi } from '../../hub-api.ts';
import type { BulkOptions, BulkReport, LocatedFinding } from '../../submission/bulk/bulk.model.ts';
import { NotUtf8 } from '../../submission/bulk/staging.ts';
import { EXIT, type Exit, wrongUsage } from '../exit.ts';
import { findingLines } from '../findings.ts';
import type { Cli } from '../io.ts';
import { count } from '../numbers.ts';
import { withHub, withProgress } from '../session.ts';
import { unreadable, wrongEncoding } from '../text-file.ts';

export interface ImportOptions {
  readonly confirmWarnings?: string;
  readonly update?: boolean;
  readonly allOrNothing?: boolean;
  readonly dryRun?: boolean;
  readonly rejects?: string;
}

/** While the database stores one batch the next is worked out. */
const LANES = 2;
/** Whoever has more wants them in a file. */
const MOST_SHOWN = 50;

/** `import FILE`: takes in every table of a CSV or JSON Lines file, and says of each rejected row why. */
export async function importFile(cli: Cli, file: string, options: ImportOptions): Promise<Exit> {
  const bytes = await bytesOf(cli, file);
  return withHub(cli, async ({ api }) => {
    const begun = performance.now();
    const report = await importBytes(cli, api, file, bytes, {
      ...{ confirm: options.confirmWarnings, update: options.update },
      ...{ allOrNothing: options.allOrNothing, dryRun: options.dryRun },
    });
    if ('userErrors' in report) {
      if (cli.json) cli.printJson(report);
      else cli.print(...findingLines(cli, report.userErrors));
      return EXIT.usage;
    }
    const seconds = (performance.now() - begun) / 1000;
    const rows = rejectedRows(report);
    if (options.rejects !== undefined)
      await writeFile(resolve(cli.io.cwd, options.rejects), rejectsFile(cli, rows));
    if (cli.json) cli.printJson({ ...report, seconds });
    else tell(cli, report, rows, seconds, options);
    return rows.length === 0 ? EXIT.ok : EXIT.refused;
  });
}

async function bytesOf(cli: Cli, file: string): Promise<AsyncIterable<Uint8Array>> {
  if (file === '-') return [await cli.io.stdin()] as unknown as AsyncIterable<Uint8Array>;
  const path = resolve(cli.io.cwd, file);
  try {
    const handle = await open(path);
    await handle.read({ length: 1 }).finally(() => handle.close()); // a folder can be opened, not read
  } catch (error) {
    throw unreadable(file, error);
  }
  return createReadStream(path, { highWaterMark: 1 << 20 });
}

async function importBytes(
  cli: Cli,
  api: HubApi,
  file: string,
  bytes: AsyncIterable<Uint8Array>,
  options: BulkOptions,
) {
  const staged = await api.stageFile(basename(file), bytes).catch((error: unknown) => {
    throw error instanceof NotUtf8 ? wrongEncoding(file, error.line, undefined) : error;
  });
  try {
    if (staged.keys.length === 0 && staged.strays.length === 0) {
      throw wrongUsage(`${file} 是空的`, `${file} is empty`, 'INPUT_SHAPE');
    }
    return await withProgress(cli, cli.say('导入', 'importing'), (onProgress) =>
      api.importTables(staged, options, { lanes: LANES, onProgress }),
    );
  } finally {
    await staged.close();
  }
}

/** Everything that was found, in the order of the file. */
function rejectedRows({ strays, rejected }: BulkReport): LocatedFinding[] {
  return [...strays, ...rejected.flatMap(({ findings }) => findings)].sort(
    (a, b) => (a.line ?? 0) - (b.line ?? 0),
  );
}

function rejectsFile(cli: Cli, rows: readonly LocatedFinding[]): string {
  const columns = cli.say(
    '行,单位,报告期,位置,级别,代码,说明,确认码',
    'line,unit,period,path,severity,code,message,confirm',
  );
  return stringify(
    rows.map(({ line, unit, period, path, severity, code, message, messageEn, confirm }) => [
      ...[line, unit, period, path, severity, code, cli.say(message, messageEn), confirm],
    ]),
    {
      bom: true,
      header: true,
      columns: columns.split(','),
      escape_formulas: true,
      record_delimiter: 'windows',
    },
  );
}

function tell(
  cli: Cli,
  report: BulkReport,
  rows: readonly LocatedFinding[],
  seconds: number,
  options: ImportOptions,
): void {
  const { say } = cli;
  for (const { line, ...finding } of rows.slice(0, MOST_SHOWN)) {
    cli.print(`${say(`第 ${line} 行`, `line ${line}`)}  ${findingLines(cli, [finding])[0]}`);
  }
  const more = rows.length - MOST_SHOWN;
  if (more > 0) cli.print(say(`……还有 ${count(more)} 条`, `… and ${count(more)} more`));
  if (rows.length > 0) cli.print('');
  cli.print(headline(cli, report, seconds), ...figures(cli, report));
  if (rows.length > 0) cli.print(...whatNext(cli, rows, options));
}

/** What to do about rejected rows. */
function whatNext({ say, paint }: Cli, rows: readonly LocatedFinding[], options: ImportOptions): string[] {
  const hints: string[] = [];
  if (options.rejects !== undefined)
    hints.push(say(`  全部拒收明细在 ${options.rejects}`, `  all of them: ${options.rejects}`));
  else if (rows.length > MOST_SHOWN)
    hints.push(
      say('  用 --rejects 文件名 可以把全部明细写成 CSV', '  --rejects FILE writes all of them as CSV'),
    );
  if (rows.some(({ confirm }) => confirm !== undefined) && options.confirmWarnings === undefined)
    hints.push(
      say(
        '  警告核实无误后，用 --confirm-warnings "理由" 再导入一次：已存入的不会重复',
        '  once the warnings are checked, import again with --confirm-warnings "reason": what is stored is not stored twice',
      ),
    );
  if (rows.some(({ code }) => code === 'REVISION_CONFLICT') && !options.update)
    hints.push(
      say(
        '  以前报过、内容不同的表，要作为更正导入请加 --update：文件里没有的项保持原值',
        '  tables that were handed in before and say otherwise are corrected with --update: what the file does not name stays',
      ),
    );
  const again = say(
    '  改正后再导入同一个文件即可，已存入的表不会重复',
    '  correct the file and import it again: what is stored stays',
  );
  return [...hints, paint.dim(again)];
}

function headline(cli: Cli, { stored, rejected, strays, withheld }: BulkReport, seconds: number): string {
  const { say, paint } = cli;
  const took = seconds.toFixed(1);
  const [tables, refused] = [count(stored), count(rejected.length)];
  const badRows =
    strays.length > 0
      ? say(`，${count(strays.length)} 行读不出`, `, ${count(strays.length)} rows could not be read`)
      : '';
  if (withheld === 'DRY_RUN') {
    return paint.bold(
      say(
        `演练，没有存储：可存入 ${tables} 张表，拒收 ${refused} 张${badRows}（${took} 秒）`,
        `A rehearsal, nothing is stored: ${tables} tables sound, ${refused} rejected${badRows} (${took} s)`,
      ),
    );
  }
  if (withheld === 'ALL_OR_NOTHING') {
    return paint.bold(
      say(
        `没有存储：有 ${refused} 张表被拒收${badRows}，其余 ${tables} 张没有问题（${took} 秒）`,
        `Nothing is stored: ${refused} tables are rejected${badRows}, the other ${tables} are sound (${took} s)`,
      ),
    );
  }
  const line = say(
    `存入 ${tables} 张表，拒收 ${refused} 张${badRows}（${took} 秒）`,
    `${tables} tables stored, ${refused} rejected${badRows} (${took} s)`,
  );
  return rejected.length + strays.length > 0 ? paint.bold(line) : paint.green(`✓ ${line}`);
}

function figures(cli: Cli, report: BulkReport): string[] {
  const { say } = cli;
  const { unchanged, earlier, forms, entriesTyped, entriesConfirmed, warnings } = report;
  const parts = [
    ...(earlier > 0
      ? [say(`${count(earlier)} 张以前已由这个文件存入`, `${count(earlier)} stored by this file before`)]
      : []),
    ...(unchanged > 0
      ? [say(`${count(unchanged)} 张与已报的相同`, `${count(unchanged)} as they were handed in`)]
      : []),
    say(`填好 ${count(forms)} 张报表`, `${count(forms)} forms filled`),
    say(
      `新填 ${count(entriesTyped)} 项，与上期相同 ${count(entriesConfirmed)} 项`,
      `${count(entriesTyped)} entries typed, ${count(entriesConfirmed)} as last time`,
    ),
    ...(warnings > 0
      ? [say(`确认了 ${count(warnings)} 个警告`, `${count(warnings)} warnings confirmed`)]
      : []),
  ];
  return [`  ${parts.join(say('；', '; '))}`];
}
