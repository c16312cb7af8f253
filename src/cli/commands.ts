import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { PROJECT_ROOT } from '../platform/config.ts';
import { collect } from './collect.ts';
import { exportOptions } from './export-options.ts';
import { findingsOptions } from './findings-options.ts';
import { localise } from './help.ts';
import type { Cli } from './io.ts';
import type { Add, Runs } from './registering.ts';
import { addUnitChanges } from './unit-commands.ts';
import { GROUPINGS } from './words.ts';

/** The table of contents: every command, what it takes, and what carries it out — loaded only when it runs. */
export function commands(cli: Cli, runs: Runs): Command {
  const { say } = cli;
  const program = localise(new Command('onetable'), cli);
  program.description(say('一表通：一张表进去，各部门的报表都填好', 'One table in, every report form out'));
  // So that `export --version 2` means the version of a catalogue.
  program.enablePositionalOptions();
  program.version(version(), '-v, --version', say('显示版本', 'show the version'));
  const add: Add = (to, words, zh, en) => localise(to.command(words), cli).description(say(zh, en));
  addStart(cli, program, add, runs);
  addCatalogue(cli, program, add, runs);
  addSubmit(cli, program, add, runs);
  addImport(cli, program, add, runs);
  addReading(cli, program, add, runs);
  addDesk(cli, program, add, runs);
  addRate(cli, program, add, runs);
  addFindings(cli, program, add, runs);
  addExport(cli, program, add, runs);
  addPeriods(cli, program, add, runs);
  addUnitChanges(cli, program, add, runs);
  addGenerate(cli, program, add, runs);
  addDoctor(cli, program, add, runs);
  return program;
}

function addStart(cli: Cli, program: Command, add: Add, runs: Runs): void {
  add(program, 'start', '启动服务（同 npm start）', 'start the hub, as npm start does').action(async () => {
    const { start } = await import('./commands/start.ts');
    await runs(start(cli));
  });
}

function addCatalogue(cli: Cli, program: Command, add: Add, runs: Runs): void {
  const { say } = cli;
  const catalogue = add(program, 'catalogue', '字典（目录）', 'the dictionary');
  const purpose = [
    '检查字典：列出全部问题，不连数据库',
    'check a dictionary: everything wrong at once; needs no database',
  ] as const;
  add(catalogue, 'check', ...purpose)
    .argument(
      '[folder]',
      say('字典文件夹，默认 schema/dictionary', 'its folder; schema/dictionary unless given'),
    )
    .option('--strict', say('有警告也算不通过', 'warnings are refused as well'))
    .action(async (folder: string | undefined, options) => {
      const { checkCatalogue } = await import('./commands/catalogue-check.ts');
      await runs(checkCatalogue(cli, folder, options));
    });
  addVersions(cli, catalogue, add, runs);
}

function addVersions(cli: Cli, catalogue: Command, add: Add, runs: Runs): void {
  const { say } = cli;
  const folder = [
    '[folder]',
    say('字典文件夹，默认 schema/dictionary', 'its folder; schema/dictionary unless given'),
  ] as const;
  const from = [
    '--from <date>',
    say('起用日，默认今天', 'first day on which it holds; today unless given'),
  ] as const;
  add(
    catalogue,
    'plan',
    '发布会改动什么：单元格、率、客户端、已报的表',
    'what publishing it would change: cells, rates, clients, tables',
  )
    .argument(...folder)
    .option(...from)
    .action(async (of: string | undefined, options) => {
      const { planCatalogue } = await import('./commands/catalogue-plan.ts');
      await runs(planCatalogue(cli, of, options));
    });
  add(catalogue, 'publish', '发布字典为新版本', 'publish it as a new version')
    .argument(...folder)
    .option(...from)
    .option(
      '--confirm <token>',
      say('确认这个警告；可写多次', 'stand by this warning; may stand several times'),
      collect,
      [],
    )
    .option('--confirm-all', say('确认全部警告', 'stand by every warning'))
    .action(async (of: string | undefined, options) => {
      const { publishCatalogue } = await import('./commands/catalogue-publish.ts');
      await runs(publishCatalogue(cli, of, options));
    });
  add(catalogue, 'versions', '列出已发布的版本', 'list the published versions').action(async () => {
    const { listVersions } = await import('./commands/catalogue-versions.ts');
    await runs(listVersions(cli));
  });
  add(
    catalogue,
    'diff',
    '两个版本，或一个版本与一个文件夹的差别',
    'what differs between two versions, or a version and a folder',
  )
    .argument('<a>', say('版本，如 1', 'a version, such as 1'))
    .argument('<b>', say('版本或文件夹', 'a version or a folder'))
    .action(async (a: string, b: string) => {
      const { diffVersions } = await import('./commands/catalogue-versions.ts');
      await runs(diffVersions(cli, a, b));
    });
  add(
    catalogue,
    'export',
    '导出一个版本的字典，或一个部门的接口定义',
    "a version's dictionary; or a department's part of the API",
  )
    .argument('[folder]', say('写到这个文件夹；不写就打印', 'write it there; printed unless given'))
    .option('--version <n>', say('版本，默认最新', 'a version; the latest unless given'))
    .option(
      '--department <code>',
      say('这个部门的接口 SDL，用于生成代码', 'SDL of the API for this department, to generate code from'),
    )
    .action(async (of: string | undefined, options) => {
      const { exportCatalogue } = await import('./commands/catalogue-versions.ts');
      await runs(exportCatalogue(cli, of, options));
    });
}

function addSubmit(cli: Cli, program: Command, add: Add, runs: Runs): void {
  const { say } = cli;
  const purpose = [
    '上报一份或多份一表（JSON 文件；- 为标准输入）',
    'hand in tables from a JSON file; - reads standard input',
  ] as const;
  add(program, 'submit', ...purpose)
    .argument('<file>', say('填报文件', 'the submission'))
    .option('--dry-run', say('只演练，不存储', 'check and fill, store nothing'))
    .option(
      '--confirm <token>',
      say('确认这个警告；可写多次', 'stand by this warning; may stand several times'),
      collect,
      [],
    )
    .option('--confirm-all', say('确认全部警告', 'stand by every warning'))
    .action(async (file: string, options) => {
      const { submit } = await import('./commands/submit.ts');
      await runs(submit(cli, file, options));
    });
}

function addImport(cli: Cli, program: Command, add: Add, runs: Runs): void {
  const { say } = cli;
  const purpose = [
    '批量导入许多一表（CSV 或 JSON Lines；- 为标准输入）',
    'take in many tables from CSV or JSON Lines; - reads standard input',
  ] as const;
  add(program, 'import', ...purpose)
    .argument('<file>', say('文件', 'the file'))
    .option('--dry-run', say('只演练，不存储', 'check and fill, store nothing'))
    .option(
      '--confirm-warnings <reason>',
      say('确认全部警告，写明理由', 'stand by every warning, for this reason'),
    )
    .option('--update', say('已报过的表按现行版次更正', 'correct tables that were handed in before'))
    .option('--all-or-nothing', say('有一张被拒收就全部不存', 'one rejected table, and nothing is stored'))
    .option('--rejects <file>', say('拒收明细写到这个 CSV', 'write everything rejected to this CSV file'))
    .action(async (file: string, options) => {
      const { importFile } = await import('./commands/import.ts');
      await runs(importFile(cli, file, options));
    });
}

function addReading(cli: Cli, program: Command, add: Add, runs: Runs): void {
  const { say } = cli;
  const unit = ['<unit>', say('单位编号，如 liutang', 'a unit, such as liutang')] as const;
  const period = ['<period>', say('报告期，如 2026-Q3', 'a period, such as 2026-Q3')] as const;
  const cell = say(
    '单元格，如 SD-01.resident、SX-02[total].births',
    'a cell: SD-01.resident, SX-02[total].births',
  );

  add(
    program,
    'fill',
    '一个单位一期的全部报表，和缺什么、为什么',
    'all forms of a unit for a period; what is missing, and why',
  )
    .argument(...unit)
    .argument(...period)
    .option('--with-subunits', say('包括下级单位', 'with the units below'))
    .option('--department <code>', say('只看一个部门', 'of one department'))
    .option('--form <code>', say('只看一张表', 'one form only'))
    .action(async (of: string, at: string, options) => {
      const { fill } = await import('./commands/fill.ts');
      await runs(fill(cli, of, at, options));
    });

  add(program, 'form', '打印一张填好的报表', 'print one filled form')
    .argument('<code>', say('表号，如 SD-01', 'its code, such as SD-01'))
    .argument(...unit)
    .argument(...period)
    .action(async (code: string, of: string, at: string) => {
      const { form } = await import('./commands/form.ts');
      await runs(form(cli, code, of, at));
    });

  add(program, 'explain', '一个数是怎么来的', 'where a number comes from')
    .argument(...unit)
    .argument(...period)
    .argument('<address>', cell)
    .action(async (of: string, at: string, address: string) => {
      const { explain } = await import('./commands/explain.ts');
      await runs(explain(cli, of, at, address));
    });
}

function addDesk(cli: Cli, program: Command, add: Add, runs: Runs): void {
  const { say } = cli;
  const unit = ['<unit>', say('单位编号', 'a unit')] as const;
  const period = ['<period>', say('报告期', 'a period')] as const;
  const reason = ['--reason <text>', say('理由', 'why')] as const;
  add(program, 'return', '退回一张已报的一表，写明理由', 'give a table back to its unit, with a reason')
    .argument(...unit)
    .argument(...period)
    .requiredOption(...reason)
    .option(
      '--revision <n>',
      say('看过的版次，默认现行的', 'the revision that was read; the current one unless given'),
    )
    .action(async (of: string, at: string, options) => {
      const { returnTable } = await import('./commands/return.ts');
      await runs(returnTable(cli, of, at, options));
    });
  add(program, 'override', '改写一个单元格，写明理由', "put a value over a cell's, with a reason")
    .argument(...unit)
    .argument(...period)
    .argument('<address>', say('单元格，如 SD-01.resident', 'a cell, such as SD-01.resident'))
    .argument('[value]', say('新值，照表上印的计量单位', 'the value, in the unit that the form prints'))
    .requiredOption(...reason)
    .option('--withdraw', say('撤销改写，恢复自动填的值', 'withdraw it: the filled value is back'))
    .action(async (of: string, at: string, address: string, value: string | undefined, options) => {
      const { override } = await import('./commands/override.ts');
      await runs(override(cli, of, at, address, value, options));
    });
  add(program, 'reported', '这个数是不是已经报过', 'whether a number has been reported already')
    .argument('<element>', say('数据元，英文名或中文名', 'a data element, by name or label'))
    .argument(...unit)
    .argument(...period)
    .option(
      '--slice <breakdown=code>',
      say('分组，可写多次', 'a slice; may stand several times'),
      collect,
      [],
    )
    .action(async (element: string, of: string, at: string, options) => {
      const { reported } = await import('./commands/reported.ts');
      await runs(reported(cli, element, of, at, options));
    });
}

function addRate(cli: Cli, program: Command, add: Add, runs: Runs): void {
  const { say } = cli;
  add(program, 'rate', '自动填充率和免填率', 'auto-fill rate and reuse rate, side by side')
    .option('--unit <unit>', say('单位，默认全县', 'a unit; the county unless given'))
    .option(
      '--period <period>',
      say('报告期，默认最近有数据的一期', 'a period; the latest with data unless given'),
    )
    .addOption(new Option('--by <what>', say('分组', 'group')).choices(GROUPINGS))
    .option('--only-period', say('不含其中较短的报告期', 'without the shorter periods within it'))
    .option('--department <code>', say('只看一个部门', 'of one department'))
    .option('--form <code>', say('只看一张表', 'one form only'))
    .action(async (options) => {
      const { rate } = await import('./commands/rate.ts');
      await runs(rate(cli, options));
    });
}

function addFindings(cli: Cli, program: Command, add: Add, runs: Runs): void {
  const purpose = ['已报的一表不合规则的地方', 'what rules have against tables that were handed in'] as const;
  findingsOptions(cli, add(program, 'findings', ...purpose)).action(async (options) => {
    const { findings } = await import('./commands/findings.ts');
    await runs(findings(cli, options));
  });
}

function addExport(cli: Cli, program: Command, add: Add, runs: Runs): void {
  const command = add(program, 'export', '导出数据到文件', 'figures into a file');
  exportOptions(cli, command).action(async (what: string, options) => {
    const { exportFile } = await import('./commands/export.ts');
    await runs(exportFile(cli, what, options));
  });
}

function addPeriods(cli: Cli, program: Command, add: Add, runs: Runs): void {
  const period = add(program, 'period', '报告期', 'periods');
  add(period, 'list', '列出报告期：已报、应报、是否截止', 'list them: handed in, due, closed or open').action(
    async () => {
      const { listPeriods } = await import('./commands/period.ts');
      await runs(listPeriods(cli));
    },
  );
  add(period, 'close', '截止一个报告期', 'close one: nothing is handed in for it any more')
    .argument('<period>', cli.say('报告期', 'a period'))
    .action(async (name: string) => {
      const { closePeriod } = await import('./commands/period.ts');
      await runs(closePeriod(cli, name));
    });
}

function addGenerate(cli: Cli, program: Command, add: Add, runs: Runs): void {
  const { say } = cli;
  const purpose = [
    '生成一个虚构的县或省，用来试规模：单位和每张一表',
    'invent a county or province to try the size of: its units and every table',
  ] as const;
  add(program, 'generate', ...purpose)
    .requiredOption('--units <n>', say('多少个村（社区）', 'how many villages and communities'))
    .option('--periods <n>', say('多少个季度，含其中的月和年', 'quarters, with their months and years'), '4')
    .option('--until <quarter>', say('最后一个季度，默认刚结束的', 'the last one; the latest that is over'))
    .requiredOption('--output <folder>', say('写到这个文件夹', 'write to this folder'))
    .action(async (options) => {
      const { generate } = await import('./commands/generate.ts');
      await runs(generate(cli, options));
    });
}

function addDoctor(cli: Cli, program: Command, add: Add, runs: Runs): void {
  const purpose = [
    '体检：数据库、目录、数据是否完好',
    'check up: are database, catalogue and data sound',
  ] as const;
  add(program, 'doctor', ...purpose).action(async () => {
    const { doctor } = await import('./commands/doctor.ts');
    await runs(doctor(cli));
  });
}

function version(): string {
  const { version: number } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'package.json'), 'utf8')) as {
    version: string;
  };
  return number;
}
