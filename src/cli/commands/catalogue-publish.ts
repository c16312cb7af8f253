import { systemClock } from '../../platform/clock.ts';
import { readSources, sourceFindingLines, summary } from '../dictionary.ts';
import { EXIT, type Exit } from '../exit.ts';
import type { Cli } from '../io.ts';
import { count } from '../numbers.ts';
import { changeLine, touchedLines } from '../plan-lines.ts';
import { withHub } from '../session.ts';

export interface PublishOptions {
  readonly from?: string;
  readonly confirm: readonly string[];
  readonly confirmAll?: boolean;
}

/** `catalogue publish [FOLDER] --from DATE`: a new version, or nothing and why. A running hub serves it at once. */
export async function publishCatalogue(
  cli: Cli,
  folder: string | undefined,
  options: PublishOptions,
): Promise<Exit> {
  const sources = await readSources(cli, folder);
  const validFrom = options.from ?? (cli.io.clock ?? systemClock).today();
  return withHub(cli, async ({ api, catalogues }) => {
    const { say } = cli;
    const input = { sources, validFrom };
    const confirm = options.confirmAll
      ? (await catalogues.examine(input)).findings.flatMap((finding) => finding.confirm ?? [])
      : options.confirm;
    const before = api.currentCatalogue().number;
    const { version, findings, unchanged, touched } = await api.publishCatalogue({ ...input, confirm });
    const published = version !== undefined && !unchanged;
    const changes = published ? api.catalogueDiff(before, version.number) : [];
    if (cli.json) {
      const is = version
        ? { number: version.number, validFrom: version.validFrom, hash: version.hash }
        : null;
      cli.printJson({ version: is, unchanged, findings, changes, touched });
      return version ? EXIT.ok : EXIT.refused;
    }
    for (const finding of findings) cli.print(...sourceFindingLines(cli, finding));
    if (!version) {
      const stops = findings.filter(
        ({ severity, confirm: token }) => severity === 'ERROR' || token !== undefined,
      );
      cli.print(
        cli.paint.bold(
          say(
            `${count(stops.length)} 处要改正或确认，没有发布。`,
            `${count(stops.length)} to put right or to confirm, nothing published.`,
          ),
        ),
      );
      return EXIT.refused;
    }
    cli.print(...changes.map((change) => changeLine(cli, change)), ...touchedLines(cli, touched));
    cli.print(
      unchanged
        ? say(
            `目录 v${version.number} 已是这份内容，没有改动`,
            `this is catalogue v${version.number} already; nothing changed`,
          )
        : `${cli.paint.green('✓')} ${say(
            `目录 v${version.number} 已发布，${version.validFrom} 起用：${summary(cli, version.catalogue)}`,
            `catalogue v${version.number} is published, in force from ${version.validFrom}: ${summary(cli, version.catalogue)}`,
          )}`,
    );
    return EXIT.ok;
  });
}
