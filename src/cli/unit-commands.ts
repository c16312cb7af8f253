import { type Command, Option } from 'commander';
import { UNIT_KINDS } from '../core/unit-tree.ts';
import { collect } from './collect.ts';
import type { Cli } from './io.ts';
import type { Add, Runs } from './registering.ts';

/** `units …`: what changes the tree of units. */
export function addUnitChanges(cli: Cli, program: Command, add: Add, runs: Runs): void {
  const { say } = cli;
  const units = add(
    program,
    'units',
    '填报单位：新增、合并、拆分、改名',
    'reporting units: added, merged, split, renamed',
  );
  add(units, 'add', '新增单位；空库里就是全部单位', 'add units; in an empty database, all of them')
    .argument('<file>', say('单位清单（JSON 或 CSV）', 'a list of units, JSON or CSV'))
    .option('--apply', say('执行；不写只给出方案', 'do it; without it, only the plan is shown'))
    .action(async (file: string, options) => {
      const { addUnits } = await import('./commands/units.ts');
      await runs(addUnits(cli, file, options));
    });
  addRearrangements(cli, units, add, runs);
}

function addRearrangements(cli: Cli, units: Command, add: Add, runs: Runs): void {
  const { say } = cli;
  const into = say('新单位，编号=名称；可写多次', 'a new unit, code=name; may stand several times');
  const common = (command: Command): Command =>
    command
      .requiredOption('--on <day>', say('从这一天起，如 2026-01-01', 'from this day on, such as 2026-01-01'))
      .addOption(
        new Option('--kind <kind>', say('单位类型', 'kind of unit')).choices(Object.keys(UNIT_KINDS)),
      )
      .option('--apply', say('执行；不写只给出方案', 'do it; without it, only the plan is shown'));

  common(
    add(units, 'merge', '把几个单位合并成一个新单位', 'merge units into a new one')
      .argument('<units...>', say('要合并的单位', 'the units'))
      .requiredOption('--into <code=name>', say('新单位，编号=名称', 'the new unit, code=name')),
  ).action(async (names: string[], options) => {
    const { mergeUnits } = await import('./commands/units.ts');
    await runs(mergeUnits(cli, names, options));
  });
  common(
    add(units, 'split', '把一个单位拆分成几个新单位', 'split a unit into new ones')
      .argument('<unit>', say('要拆分的单位', 'the unit'))
      .requiredOption('--into <code=name>', into, collect, [])
      .option(
        '--below <unit=code>',
        say('下级单位归哪个新单位；每个都要写', 'which new unit one below goes to; wanted for each'),
        collect,
        [],
      ),
  ).action(async (name: string, options) => {
    const { splitUnit } = await import('./commands/units.ts');
    await runs(splitUnit(cli, name, options));
  });
  common(
    add(units, 'rename', '给一个单位改名（也可改类型）', 'give a unit another name, or kind')
      .argument('<unit>', say('单位', 'the unit'))
      .requiredOption('--label <name>', say('新名称', 'its new name'))
      .option('--en <name>', say('新的英文名称', 'its new name in English')),
  ).action(async (name: string, options) => {
    const { renameUnit } = await import('./commands/units.ts');
    await runs(renameUnit(cli, name, options));
  });
}
