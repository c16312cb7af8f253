import { EXIT, type Exit, wrongUsage } from '../exit.ts';
import type { Cli } from '../io.ts';
import { periodNamed, unitNamed } from '../naming.ts';
import { time } from '../numbers.ts';
import { withHub } from '../session.ts';

/** `reported ELEMENT UNIT PERIOD`: what a township shows to whoever asks for a number again. */
export function reported(
  cli: Cli,
  element: string,
  unitName: string,
  periodName: string,
  { slice }: { readonly slice: readonly string[] },
): Promise<Exit> {
  return withHub(cli, async ({ api }) => {
    const unit = unitNamed(api.units(), unitName);
    const period = periodNamed(api, periodName);
    const found = await api.alreadyReported(element, unit.id, period.id, sliceNamed(slice));
    const { text, textEn, lastReportedAt, forms, gap, ...figures } = found;
    if (cli.json) {
      cli.printJson({
        ...figures,
        ...{ element: found.element.name, unit: unit.id, period: period.id },
        ...{ unitOfMeasure: found.element.unit?.symbol, gap, lastReportedAt },
        ...{ forms: forms.map(({ code }) => code), text: cli.say(text, textEn) },
      });
      return EXIT.ok;
    }
    cli.print(cli.say(text, textEn));
    if (lastReportedAt) {
      cli.print(
        cli.paint.dim(
          cli.say(`最近上报：${time(lastReportedAt)}`, `last handed in: ${time(lastReportedAt)}`),
        ),
      );
    }
    return EXIT.ok;
  });
}

function sliceNamed(written: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    written.map((each) => {
      const [breakdown, code, ...more] = each.split('=');
      if (breakdown && code && more.length === 0) return [breakdown, code];
      throw wrongUsage(
        `分组要写成 sex=FEMALE，写的是 ${each}`,
        `a slice is written sex=FEMALE, this is ${each}`,
      );
    }),
  );
}
