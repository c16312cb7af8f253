import type { Command } from 'commander';
import { collect } from './collect.ts';
import type { Cli } from './io.ts';

/** What `findings` takes. */
export function findingsOptions({ say }: Cli, command: Command): Command {
  return command
    .option(
      '--unit <unit>',
      say('单位，连同下级；默认全县', 'a unit with all below; the county unless given'),
    )
    .option('--level <level>', say('只看这一级的规则', 'only rules that stand at this level'))
    .option('--period <period>', say('一个报告期，连同其中较短的', 'a period, with the shorter ones in it'))
    .option('--from <period>', say('从哪一期起，默认今年', 'from this period on; this year unless given'))
    .option('--to <period>', say('到哪一期，默认到今天', 'up to this period; up to today unless given'))
    .option(
      '--rule <code>',
      say('只看这条规则；可写多次', 'only this rule; may stand several times'),
      collect,
      [],
    )
    .option('--first <n>', say('列出几处，默认 50', 'so many findings are shown; 50 unless given'));
}
