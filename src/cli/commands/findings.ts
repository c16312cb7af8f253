import { LEVELS, type Level } from '../../core/unit-tree.ts';
import type { FindingsQuery, TableFindings } from '../../delivery/findings/findings.model.ts';
import { MOST_PER_PAGE } from '../../graph/connection.ts';
import type { HubApi } from '../../hub-api.ts';
import { systemClock } from '../../platform/clock.ts';
import { EXIT, type Exit, wrongUsage } from '../exit.ts';
import { findingLines } from '../findings.ts';
import type { Cli } from '../io.ts';
import { periodNamed, unitNamed } from '../naming.ts';
import { count } from '../numbers.ts';
import { withHub } from '../session.ts';
import { table } from '../table.ts';
import { county } from './rate.ts';

export interface FindingsOptions {
  readonly unit?: string;
  readonly level?: string;
  readonly period?: string;
  readonly from?: string;
  readonly to?: string;
  readonly rule: readonly string[];
  readonly first?: string;
}

const SHOWN = 50;

/** `findings`: what the rules in force have against tables that were handed in. */
export function findings(cli: Cli, options: FindingsOptions): Promise<Exit> {
  return withHub(cli, async (hub) => {
    const { api } = hub;
    const unit = options.unit ? unitNamed(api.units(), options.unit) : county(hub);
    const query = { unit: unit.id, ...periodsMeant(cli, api, options), rules: options.rule };
    const found = await api.findings(
      { ...query, level: levelNamed(options.level) },
      { first: pageSize(options) },
    );
    if (cli.json) cli.printJson(asJson(found));
    else print(cli, found);
    const isSound =
      found.userErrors.length === 0 && found.rules.every(({ rule }) => rule.severity !== 'ERROR');
    return isSound ? EXIT.ok : EXIT.refused;
  });
}

/** A period means the shorter ones in it too; without one, this year. */
function periodsMeant(
  cli: Cli,
  api: HubApi,
  { period, from, to }: FindingsOptions,
): Pick<FindingsQuery, 'from' | 'to'> {
  if (period !== undefined && (from ?? to) !== undefined) {
    throw wrongUsage('--period 和 --from、--to 用其一', 'give --period, or --from and --to, not both');
  }
  if (period !== undefined) {
    const { id } = periodNamed(api, period);
    return { from: id, to: id };
  }
  const thisYear = (cli.io.clock ?? systemClock).today().slice(0, 4);
  const first = periodNamed(api, from ?? thisYear).id;
  return { from: first, ...(to === undefined ? {} : { to: periodNamed(api, to).id }) };
}

function levelNamed(name: string | undefined): Level | null {
  if (name === undefined) return null;
  const level = LEVELS.find((each) => each === name.toUpperCase());
  if (level) return level;
  const all = LEVELS.join('、');
  throw wrongUsage(
    `没有层级 ${name}；可以是 ${all}`,
    `there is no level ${name}; it is one of ${LEVELS.join(', ')}`,
  );
}

function pageSize({ first }: FindingsOptions): number {
  const size = first === undefined ? SHOWN : Number(first);
  if (Number.isInteger(size) && size >= 0 && size <= MOST_PER_PAGE) return size;
  throw wrongUsage(
    `--first 是 0 到 ${MOST_PER_PAGE} 的整数，写的是 ${first}`,
    `--first is a whole number from 0 to ${MOST_PER_PAGE}, this is ${first}`,
  );
}

function print(cli: Cli, { page, rules, tablesChecked, byEngine, userErrors }: TableFindings): void {
  const { say, paint } = cli;
  if (userErrors.length > 0) {
    cli.print(...findingLines(cli, userErrors));
    return;
  }
  const { nodes, totalCount } = page;
  cli.print(
    paint.bold(
      say(
        `核对了 ${count(tablesChecked)} 张一表，${count(totalCount)} 处不合规则`,
        `${count(tablesChecked)} tables checked, ${count(totalCount)} findings`,
      ),
    ),
  );
  if (rules.length > 0) cli.print('', rulesTable(cli, rules));
  if (nodes.length > 0) {
    const lines = nodes.map(({ unit, period, finding }) => ({ ...finding, unit: `${unit.id} ${period.id}` }));
    cli.print('', ...findingLines(cli, lines));
  }
  const more = totalCount - nodes.length;
  if (more > 0) {
    cli.print(
      paint.dim(
        say(
          `还有 ${count(more)} 处；用 --first、--rule、--unit、--period 看其余`,
          `${count(more)} more: see them with --first, --rule, --unit or --period`,
        ),
      ),
    );
  }
  for (const { rule, places, why, whyEn } of byEngine) {
    const what = say(
      `${rule ? `规则 ${rule.code}` : '有些单位和报告期'}逐张核对（${count(places)} 处）：${why}`,
      `${rule ? `rule ${rule.code}` : 'some units and periods'} checked table by table (${count(places)} places): ${whyEn}`,
    );
    cli.print(paint.dim(what));
  }
}

function rulesTable(cli: Cli, rules: TableFindings['rules']): string {
  const { say, paint } = cli;
  const columns = [
    { title: say('规则', 'rule') },
    { title: say('级别', 'severity') },
    { title: say('处', 'findings'), align: 'right' as const },
    { title: say('说明', 'what it says') },
  ];
  const rows = rules.map(({ rule, count: times }) => [
    ...[rule.code, rule.severity, count(times)],
    say(rule.message, rule.en ?? rule.text),
  ]);
  return table(columns, rows, paint.dim);
}

function asJson({ page, rules, tablesChecked, byEngine, userErrors }: TableFindings): unknown {
  return {
    tablesChecked,
    totalCount: page.totalCount,
    rules: rules.map(({ rule, count: findings }) => ({ rule: rule.code, severity: rule.severity, findings })),
    findings: page.nodes.map(({ rule, unit, period, finding }) => ({
      ...{ rule: rule.code, unit: unit.id, period: period.id, severity: finding.severity },
      ...{ path: finding.path, message: finding.message, messageEn: finding.messageEn },
    })),
    endCursor: page.pageInfo.endCursor,
    byEngine: byEngine.map(({ rule, ...rest }) => ({ ...(rule ? { rule: rule.code } : {}), ...rest })),
    userErrors,
  };
}
