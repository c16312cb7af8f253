import { stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { readDictionary } from '../../catalogue/dictionary-files.ts';
import { compileCatalogue } from '../../core/catalogue/compile.ts';
import { examineCatalogue } from '../../core/catalogue/health/examine.ts';
import type { Catalogue } from '../../core/catalogue/model.ts';
import type { Severity, SourceFinding } from '../../core/issue.ts';
import { systemClock } from '../../platform/clock.ts';
import { PROJECT_ROOT } from '../../platform/config.ts';
import { EXIT, type Exit, wrongUsage } from '../exit.ts';
import type { Cli } from '../io.ts';
import { count } from '../numbers.ts';

const DEFAULT_FOLDER = 'schema/dictionary';

/**
 * `catalogue check [FOLDER]`: everything that is wrong with a dictionary, or unhealthy, at once. Needs no database.
 * With `strict` a warning is refused like an error: a dictionary under review has none.
 */
export async function checkCatalogue(
  cli: Cli,
  folder: string | undefined,
  { strict = false }: { readonly strict?: boolean } = {},
): Promise<Exit> {
  const path = folder === undefined ? join(PROJECT_ROOT, DEFAULT_FOLDER) : resolve(cli.io.cwd, folder);
  const sources = await readSources(path, folder ?? DEFAULT_FOLDER, cli.io.cwd);
  const { catalogue, findings: found } = compileCatalogue(sources);
  const { clock = systemClock } = cli.io;
  const unhealthy = catalogue ? examineCatalogue(catalogue, sources, clock.today()) : [];
  const findings = [...found, ...unhealthy];
  const of = (wanted: Severity): number => findings.filter(({ severity }) => severity === wanted).length;
  const [errors, warnings, advice] = [of('ERROR'), of('WARNING'), of('ADVICE')];
  const exit = errors > 0 || (strict && warnings > 0) ? EXIT.refused : EXIT.ok;
  if (cli.json) {
    cli.printJson({ files: sources.length, findings, ...(catalogue ? { summary: figures(catalogue) } : {}) });
    return exit;
  }
  for (const finding of findings) cli.print(...findingLines(cli, finding), '');
  if (catalogue) cli.print(`${cli.paint.green('✓')} ${summary(cli, catalogue)}`);
  if (findings.length > 0) cli.print(cli.paint.bold(verdict(cli, errors, warnings, advice)));
  return exit;
}

function verdict({ say }: Cli, errors: number, warnings: number, advice: number): string {
  return say(
    `${count(errors)} 个错误，${count(warnings)} 个警告，${count(advice)} 个建议${errors > 0 ? '；不能发布。' : '。'}`,
    `${count(errors)} errors, ${count(warnings)} warnings, ${count(advice)} pieces of advice${errors > 0 ? ': it cannot be published.' : '.'}`,
  );
}

async function readSources(path: string, name: string, cwd: string) {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) {
    throw wrongUsage(`没有文件夹 ${name}`, `there is no folder ${name}`, 'FILE_UNREADABLE');
  }
  // Below the current folder as the user would write it, elsewhere as inside the project.
  const base = relative(cwd, path).startsWith('..') ? PROJECT_ROOT : cwd;
  const sources = await readDictionary(path, base);
  if (sources.length > 0) return sources;
  throw wrongUsage(`${name} 里没有 .graphql 文件`, `${name} holds no .graphql file`, 'FILE_UNREADABLE');
}

const MARKS: Readonly<Record<Severity, (paint: Cli['paint']) => string>> = {
  ERROR: (paint) => paint.red('✗'),
  WARNING: (paint) => paint.yellow('!'),
  ADVICE: (paint) => paint.dim('·'),
};

/** `✗ schema/dictionary/…:41:18`, the line with a caret, and what to write instead. */
function findingLines(
  cli: Cli,
  { severity, code, path, excerpt, message, messageEn }: SourceFinding,
): string[] {
  const { paint } = cli;
  const mark = MARKS[severity](paint);
  const shown = excerpt.split('\n').map((line) => `  ${line}`);
  return [`${mark} ${path}  ${paint.dim(code)}`, ...shown, `  ${cli.say(message, messageEn)}`];
}

function figures({ elements, forms }: Catalogue) {
  const all = [...forms.values()];
  return {
    elements: [...elements.values()].filter(({ own }) => !own).length,
    forms: all.length,
    departments: new Set(all.map(({ department }) => department.code)).size,
    cells: all.reduce((sum, { cells }) => sum + cells.length, 0),
  };
}

function summary({ say }: Cli, catalogue: Catalogue): string {
  const { elements, forms, departments, cells } = figures(catalogue);
  return say(
    `${count(elements)} 个数据元，${departments} 个部门的 ${count(forms)} 张报表，${count(cells)} 个单元格`,
    `${count(elements)} elements, ${count(forms)} forms of ${departments} departments, ${count(cells)} cells`,
  );
}
