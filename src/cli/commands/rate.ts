import { applicable } from '../../core/fill/rate.ts';
import { comparePeriods, type Period } from '../../core/period.ts';
import type { Unit } from '../../core/unit-tree.ts';
import type { RateGrouping, RateLine, RateTable } from '../../filling/filling.model.ts';
import type { Hub } from '../../hub.ts';
import { CliError, EXIT, type Exit } from '../exit.ts';
import type { Cli } from '../io.ts';
import { departmentNamed, formNamed, periodNamed, unitNamed } from '../naming.ts';
import { autoFill, count, reuse } from '../numbers.ts';
import { withHub } from '../session.ts';
import { type Column, table } from '../table.ts';
import { type GROUPINGS, nameOf, periodName } from '../words.ts';

export interface RateOptions {
  readonly unit?: string;
  readonly period?: string;
  readonly by?: (typeof GROUPINGS)[number];
  readonly onlyPeriod?: boolean;
  readonly department?: string;
  readonly form?: string;
}

/** `rate`: both rates side by side, the entries behind them, and where the avoided ones come from. */
export function rate(cli: Cli, options: RateOptions): Promise<Exit> {
  return withHub(cli, async (hub) => {
    const { api } = hub;
    const unit = options.unit ? unitNamed(api.units(), options.unit) : county(hub);
    const period = options.period ? periodNamed(api, options.period) : await latestPeriod(hub);
    const { catalogue } = api.engineFor(period.end);
    const rates = await api.rates({
      unit: unit.id,
      period: period.id,
      withShorterPeriods: options.onlyPeriod !== true,
      by: options.by ? (options.by.toUpperCase() as RateGrouping) : null,
      department: options.department ? departmentNamed(catalogue, options.department).code : null,
      forms: options.form ? [formNamed(catalogue, options.form).code] : null,
    });
    if (cli.json) cli.printJson(ratesJson(rates));
    else cli.print(heading(cli, rates, period), '', ratesTable(cli, rates, options.by), '', ...legend(cli));
    return EXIT.ok;
  });
}

/** Whoever names no unit means the county. */
export function county({ api }: Hub): Unit {
  const [found] = [...api.units().all()].filter(({ level }) => level === 'COUNTY');
  return found ?? ([...api.units().all()][0] as Unit);
}

/** The one that ended last of those for which any table was handed in. */
async function latestPeriod({ api, periods }: Hub): Promise<Period> {
  const known = [...(await periods.reported()).keys()].flatMap((id) => api.period(id) ?? []);
  const latest = known.sort(comparePeriods).reduce<Period | undefined>((best, each) => {
    return best && best.end > each.end ? best : each;
  }, undefined);
  if (latest) return latest;
  throw new CliError(
    EXIT.refused,
    'NOTHING_REPORTED',
    '还没有任何单位上报过，没有可统计的报告期',
    'no unit has handed in anything yet: there is no period to measure',
  );
}

function heading(cli: Cli, { unit, periods }: RateTable, period: Period): string {
  const shorter = periods.length - 1;
  const within =
    shorter > 0
      ? cli.say(`（含其中 ${shorter} 个较短的报告期）`, ` (with the ${shorter} shorter periods in it)`)
      : '';
  return cli.paint.bold(`${nameOf(cli, unit)} · ${periodName(cli, period)}${within}`);
}

const TITLES: Readonly<Record<(typeof GROUPINGS)[number], readonly [zh: string, en: string]>> = {
  form: ['报表', 'form'],
  department: ['部门', 'department'],
  unit: ['单位', 'unit'],
  period: ['报告期', 'period'],
};

function ratesTable(cli: Cli, { whole, lines }: RateTable, by: RateOptions['by']): string {
  const { say } = cli;
  const right = (zh: string, en: string): Column => ({ title: say(zh, en), align: 'right' });
  const columns: Column[] = [
    { title: by ? say(...TITLES[by]) : '' },
    right('张', 'forms'),
    right('单元格', 'cells'),
    right('自动填充', 'auto-filled'),
    right('要填', 'asked'),
    right('免填', 'avoided'),
    right('= 合计行', '= totals'),
    right('+ 推算', '+ arithmetic'),
    right('+ 共用', '+ shared'),
    right('自动填充率', 'auto-fill rate'),
    right('免填率', 'reuse rate'),
  ];
  const row = (name: string, { formsDue, counts, rates, avoided }: RateLine): string[] => [
    name,
    ...[formsDue, applicable(counts), counts.filled - counts.carried, rates.entriesAsked].map(count),
    ...[rates.entriesAvoided, avoided.totals, avoided.arithmetic, avoided.shared].map(count),
    autoFill(counts),
    reuse(counts, rates.entriesAsked),
  ];
  const rows = lines.map((line) => row(groupName(cli, line, by), line));
  const last = row(say('合计', 'total'), whole).map((text) => cli.paint.bold(text));
  return table(columns, [...rows, last], cli.paint.dim);
}

function groupName(cli: Cli, { group }: RateLine, by: RateOptions['by']): string {
  if (!group) return '';
  return by === 'form' ? `${group.key} ${nameOf(cli, group)}` : nameOf(cli, group);
}

function legend({ say, paint }: Cli): string[] {
  return [
    say(
      '自动填充率：没有人在那张表上填的单元格；免填率：没有人在任何地方填的单元格。',
      'auto-fill rate: cells that nobody typed into that form; reuse rate: cells that nobody had to type anywhere.',
    ),
    say(
      '免填 = 单元格 − 要填 = 合计行 + 单张表内推算 + 各表共用；各组之间共用的只在合计里扣除。',
      'avoided = cells − asked = total rows + arithmetic within a form + shared between forms; what groups share is saved in the total only.',
    ),
  ].map(paint.dim);
}

function ratesJson({ unit, periods, whole, lines }: RateTable) {
  return { unit: unit.id, periods: periods.map(({ id }) => id), whole, lines };
}
