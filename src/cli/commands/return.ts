import { EXIT, type Exit, wrongUsage } from '../exit.ts';
import { findingLines } from '../findings.ts';
import type { Cli } from '../io.ts';
import { periodNamed, unitNamed } from '../naming.ts';
import { withHub } from '../session.ts';
import { nameOf } from '../words.ts';

/** `return UNIT PERIOD`: the table goes back to its unit, and is awaited again. */
export function returnTable(
  cli: Cli,
  unitName: string,
  periodName: string,
  { reason, revision }: { readonly reason: string; readonly revision?: string },
): Promise<Exit> {
  return withHub(cli, async ({ api }) => {
    const unit = unitNamed(api.units(), unitName);
    const period = periodNamed(api, periodName);
    const read = revision === undefined ? await currentRevision() : revisionNamed(revision);
    const { table, userErrors } = await api.returnTable({
      ...{ unit: unit.id, period: period.id, revision: read, reason },
    });
    if (cli.json) cli.printJson({ unit: unit.id, period: period.id, returned: table?.returned, userErrors });
    else if (userErrors.length > 0) cli.print(...findingLines(cli, userErrors));
    else {
      cli.print(
        cli.say(
          `✓ ${unit.label} ${period.id} 第 ${read} 版已退回；重新上报之前不算已报，数值保留`,
          `✓ revision ${read} of ${nameOf(cli, unit)} ${period.id} is back with its unit: awaited again, its answers kept`,
        ),
      );
    }
    return userErrors.length > 0 ? EXIT.refused : EXIT.ok;

    async function currentRevision(): Promise<number> {
      const { tables } = await api.oneTables(unit.id, period.id, false);
      return tables[0]?.revision ?? 0;
    }
  });
}

function revisionNamed(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw wrongUsage(
    `版次要写成正整数，写的是 ${text}`,
    `a revision is a positive whole number, this is ${text}`,
  );
}
