import { type Command, Option } from 'commander';
import { AGGREGATE_FORMATS } from '../delivery/statistics/figures.ts';
import { collect } from './collect.ts';
import type { Cli } from './io.ts';

/** What `export` takes. */
export function exportOptions(cli: Cli, command: Command): Command {
  const { say } = cli;
  const several = say('；可写多次', '; may stand several times');
  const format = new Option('--format <format>', say('格式', 'format'));
  command
    .argument(
      '<what>',
      say(
        'values、cells、表号（如 SD-01）、aggregate、structure',
        "values, cells, a form's code such as SD-01, aggregate, structure",
      ),
    )
    .option('--unit <unit>', say('单位，连同下级', 'a unit, with the units below'))
    .option('--period <period>', say('报告期', 'a period') + several, collect, [])
    .option(
      '--element <name>',
      say('数据元，用于 values、aggregate', 'a data element, of values and aggregate') + several,
      collect,
      [],
    )
    .option('--form <code>', say('表号，用于 cells', 'a form, of cells') + several, collect, [])
    .option('--department <code>', say('只要一个部门的表', 'forms of one department'));
  return ofAggregates(cli, command)
    .addOption(format.choices(AGGREGATE_FORMATS).default('csv'))
    .option('--output <file>', say('写到哪个文件', 'the file to write'))
    .option(
      '--withheld',
      say(
        '连同因隐私隐去的数；要有数据文件夹里的 disclosure-key，或者 DISCLOSURE_KEY',
        'also what is withheld to protect privacy; wants disclosure-key in the data folder, or DISCLOSURE_KEY',
      ),
    )
    .option('--resume', say('接着上次中断的文件写', 'go on with a file that was interrupted'))
    .option('--quiet', say('不显示进度', 'show no progress'));
}

/** The arguments of GraphQL's `aggregate` that no other file has. */
function ofAggregates({ say }: Cli, command: Command): Command {
  const of = (zh: string, en: string): string => say(`aggregate：${zh}`, `of aggregate: ${en}`);
  const several = say('；可写多次', '; may stand several times');
  return command
    .option('--level <level>', of('列出下级中这一级的单位', 'a row for each unit of this level'))
    .option('--from <period>', of('起始报告期', 'the first period of a run'))
    .option('--to <period>', of('最后一期', 'the last one'))
    .option('--frequency <frequency>', of('频率', 'the frequency of the run'))
    .option('--slice <breakdown=code>', of('只要一个分组', 'one slice') + several, collect, [])
    .option('--group-by <breakdown>', of('按分组列出', 'a row for each code') + several, collect, []);
}
