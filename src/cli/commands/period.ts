import { comparePeriods } from '../../core/period.ts';
import type { Hub } from '../../hub.ts';
import { EXIT, type Exit } from '../exit.ts';
import type { Cli } from '../io.ts';
import { periodNamed } from '../naming.ts';
import { count, time } from '../numbers.ts';
import { withHub } from '../session.ts';
import { table } from '../table.ts';
import { periodName } from '../words.ts';

/** `period list`: what was handed in for each period, of how many, and whether it is closed. */
export function listPeriods(cli: Cli): Promise<Exit> {
  return withHub(cli, async (hub) => {
    const { say } = cli;
    const periods = await knownPeriods(hub);
    if (cli.json) {
      cli.printJson(periods.map(({ period, ...rest }) => ({ period: period.id, ...rest })));
      return EXIT.ok;
    }
    const rows = periods.map(({ period, tables, due, closedAt }) => [
      period.id,
      periodName(cli, period),
      count(tables),
      count(due),
      closedAt ? say(`${time(closedAt)} 截止`, `closed ${time(closedAt)}`) : say('开放', 'open'),
    ]);
    const columns = [
      { title: say('报告期', 'period') },
      { title: '' },
      { title: say('已报', 'handed in'), align: 'right' as const },
      { title: say('应报', 'due'), align: 'right' as const },
      { title: say('状态', 'state') },
    ];
    cli.print(table(columns, rows, cli.paint.dim));
    return EXIT.ok;
  });
}

async function knownPeriods({ api, periods }: Hub) {
  const [reported, closed] = await Promise.all([periods.reported(), api.closedPeriods()]);
  const known = [...new Set([...reported.keys(), ...closed.keys()])].flatMap((id) => api.period(id) ?? []);
  const units = [...api.units().all()];
  return known.sort(comparePeriods).map((period) => {
    const { questions } = api.engineFor(period.end);
    return {
      period,
      tables: reported.get(period.id) ?? 0,
      due: units.filter((unit) => questions.mustHandIn(unit, period)).length,
      closedAt: closed.get(period.id),
    };
  });
}

/** `period close PERIOD`: nothing is handed in for it any more, and its forms are kept as filed. */
export function closePeriod(cli: Cli, name: string): Promise<Exit> {
  return withHub(cli, async ({ api }) => {
    const { say } = cli;
    const period = periodNamed(api, name);
    const { closedAt, already, formsFiled } = await api.closePeriod(period.id);
    if (cli.json) cli.printJson({ period: period.id, closedAt, already, formsFiled });
    else if (already)
      cli.print(
        say(
          `${period.id} 早已截止（${time(closedAt)}），没有改动`,
          `${period.id} was closed before (${time(closedAt)}); nothing changed`,
        ),
      );
    else {
      cli.print(
        say(
          `✓ ${period.id} 已截止：${count(formsFiled)} 张报表按现状报定，缺的仍缺；以后的改动记为更正`,
          `✓ ${period.id} is closed: ${count(formsFiled)} forms are filed as they stand, gaps and all; what changes later is a correction`,
        ),
      );
    }
    return EXIT.ok;
  });
}
