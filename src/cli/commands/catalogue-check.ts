import { compileCatalogue } from '../../core/catalogue/compile.ts';
import { examineCatalogue } from '../../core/catalogue/health/examine.ts';
import type { Severity } from '../../core/issue.ts';
import { findAsksLess } from '../../core/one-table/asks-less.ts';
import { periodContaining } from '../../core/period.ts';
import { systemClock } from '../../platform/clock.ts';
import { figures, readSources, sourceFindingLines, summary } from '../dictionary.ts';
import { EXIT, type Exit } from '../exit.ts';
import type { Cli } from '../io.ts';
import { count } from '../numbers.ts';

/**
 * `catalogue check [FOLDER]`: everything that is wrong with a dictionary, or unhealthy, at once. Needs no database.
 * With `strict` a warning is refused like an error: a dictionary under review has none.
 */
export async function checkCatalogue(
  cli: Cli,
  folder: string | undefined,
  { strict = false }: { readonly strict?: boolean } = {},
): Promise<Exit> {
  const sources = await readSources(cli, folder);
  const { catalogue, findings: found } = compileCatalogue(sources);
  const { clock = systemClock } = cli.io;
  const today = clock.today();
  const unhealthy = catalogue ? examineCatalogue(catalogue, sources, today) : [];
  const askingLess = catalogue ? findAsksLess(catalogue, sources, periodContaining(today, 'YEAR')) : [];
  const findings = [...found, ...unhealthy, ...askingLess];
  const of = (wanted: Severity): number => findings.filter(({ severity }) => severity === wanted).length;
  const [errors, warnings, advice] = [of('ERROR'), of('WARNING'), of('ADVICE')];
  const exit = errors > 0 || (strict && warnings > 0) ? EXIT.refused : EXIT.ok;
  if (cli.json) {
    cli.printJson({ files: sources.length, findings, ...(catalogue ? { summary: figures(catalogue) } : {}) });
    return exit;
  }
  for (const finding of findings) cli.print(...sourceFindingLines(cli, finding), '');
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
