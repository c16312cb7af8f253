import { hasErrors } from '../../core/issue.ts';
import { systemClock } from '../../platform/clock.ts';
import { readSources, sourceFindingLines } from '../dictionary.ts';
import { EXIT, type Exit } from '../exit.ts';
import type { Cli } from '../io.ts';
import { count } from '../numbers.ts';
import { planLines } from '../plan-lines.ts';
import { withHub, withProgress } from '../session.ts';

export interface PlanOptions {
  readonly from?: string;
}

/** `catalogue plan [FOLDER]`: what publishing it would change, and everything that stands against it. Changes nothing. */
export async function planCatalogue(
  cli: Cli,
  folder: string | undefined,
  options: PlanOptions,
): Promise<Exit> {
  const sources = await readSources(cli, folder);
  const validFrom = options.from ?? (cli.io.clock ?? systemClock).today();
  return withHub(cli, async ({ api }) => {
    const { say } = cli;
    const plan = await withProgress(cli, say('试填', 'filling'), (progress) =>
      api.planCatalogue({ sources, validFrom }, progress),
    );
    const errors = plan.findings.filter(({ severity }) => severity === 'ERROR').length;
    const exit = hasErrors(plan.findings) ? EXIT.refused : EXIT.ok;
    if (cli.json) {
      cli.printJson(plan);
      return exit;
    }
    cli.print(...planLines(cli, plan));
    for (const finding of plan.findings) cli.print(...sourceFindingLines(cli, finding));
    cli.print(
      cli.paint.bold(
        plan.unchanged
          ? say(
              `与已发布的目录 v${plan.number} 相同，没有可发布的改动`,
              `the same as catalogue v${plan.number}: there is nothing to publish`,
            )
          : errors > 0
            ? say(
                `${count(errors)} 个错误，没有发布。`,
                `${count(errors)} error${errors === 1 ? '' : 's'}, nothing published.`,
              )
            : say(
                `将发布为 v${plan.number}，${validFrom} 起用：npx onetable catalogue publish --from ${validFrom}`,
                `would be v${plan.number}, in force from ${validFrom}: npx onetable catalogue publish --from ${validFrom}`,
              ),
      ),
    );
    return exit;
  });
}
