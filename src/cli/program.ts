import { Argument, Command, CommanderError, Option } from 'commander';
import { Refusal } from '../core/refusal.ts';
import { ConfigError } from '../platform/config.ts';
import { checkCatalogue } from './commands/catalogue-check.ts';
import { doctor } from './commands/doctor.ts';
import { explain } from './commands/explain.ts';
import { fill } from './commands/fill.ts';
import { form } from './commands/form.ts';
import { closePeriod, listPeriods } from './commands/period.ts';
import { GROUPINGS, rate } from './commands/rate.ts';
import { start } from './commands/start.ts';
import { submit } from './commands/submit.ts';
import { CliError, EXIT, type Exit, wrongUsage } from './exit.ts';
import { localise, usageMessage } from './help.ts';
import { type Cli, chooseLanguage, type Io, makeCli } from './io.ts';

/** Runs one command line; the result is the process's exit code. Never throws what a person can act on. */
export async function run(argv: readonly string[], io: Io): Promise<Exit> {
  const language = chooseLanguage(argv, io.env);
  const cli = makeCli(io, language ?? 'zh', argv.includes('--json'));
  try {
    if (!language) throw wrongUsage('--lang 只能是 zh 或 en', '--lang is zh or en');
    return await parse(cli, argv);
  } catch (error) {
    return tell(cli, error);
  }
}

async function parse(cli: Cli, argv: readonly string[]): Promise<Exit> {
  let exit: Exit = EXIT.ok;
  const program = commands(cli, async (running) => {
    exit = await running;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw usageMessage(error, program);
  }
  return exit;
}

/** Every command, one line what it does, one line what carries it out. */
function commands(cli: Cli, runs: (running: Promise<Exit>) => Promise<void>): Command {
  const { say } = cli;
  const program = localise(new Command('onetable'), cli);
  program.description(say('一表通：一张表进去，各部门的报表都填好', 'One table in, every report form out'));
  const add = (to: Command, words: string, zh: string, en: string): Command =>
    localise(to.command(words), cli).description(say(zh, en));

  add(program, 'start', '启动服务（同 npm start）', 'start the hub, as npm start does').action(() =>
    runs(start(cli)),
  );

  const catalogue = add(program, 'catalogue', '字典（目录）', 'the dictionary');
  add(
    catalogue,
    'check',
    '检查字典：列出全部问题，不连数据库',
    'check a dictionary: everything wrong at once; needs no database',
  )
    .argument(
      '[folder]',
      say('字典文件夹，默认 schema/dictionary', 'its folder; schema/dictionary unless given'),
    )
    .action((folder?: string) => runs(checkCatalogue(cli, folder)));

  add(
    program,
    'submit',
    '上报一份或多份一表（JSON 文件；- 为标准输入）',
    'hand in tables from a JSON file; - reads standard input',
  )
    .argument('<file>', say('填报文件', 'the submission'))
    .option('--dry-run', say('只演练，不存储', 'check and fill, store nothing'))
    .option('--confirm <token...>', say('确认这些警告', 'stand by these warnings'))
    .option('--confirm-all', say('确认全部警告', 'stand by every warning'))
    .action((file: string, options) => runs(submit(cli, file, options)));

  add(
    program,
    'fill',
    '一个单位一期的全部报表，和缺什么、为什么',
    'all forms of a unit for a period, and what is missing, and why',
  )
    .argument('<unit>', say('单位编号，如 liutang', 'a unit, such as liutang'))
    .argument('<period>', say('报告期，如 2026-Q3', 'a period, such as 2026-Q3'))
    .option('--with-subunits', say('包括下级单位', 'with the units below'))
    .option('--department <code>', say('只看一个部门', 'of one department'))
    .option('--form <code>', say('只看一张表', 'one form only'))
    .action((unit: string, period: string, options) => runs(fill(cli, unit, period, options)));

  add(program, 'form', '打印一张填好的报表', 'print one filled form')
    .argument('<code>', say('表号，如 SD-01', 'its code, such as SD-01'))
    .argument('<unit>', say('单位编号', 'a unit'))
    .argument('<period>', say('报告期', 'a period'))
    .action((code: string, unit: string, period: string) => runs(form(cli, code, unit, period)));

  add(program, 'explain', '一个数是怎么来的', 'where a number comes from')
    .argument('<unit>', say('单位编号', 'a unit'))
    .argument('<period>', say('报告期', 'a period'))
    .argument(
      '<address>',
      say('单元格，如 SD-01.resident、SX-02[total].births', 'a cell: SD-01.resident, SX-02[total].births'),
    )
    .action((unit: string, period: string, address: string) => runs(explain(cli, unit, period, address)));

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
    .action((options) => runs(rate(cli, options)));

  const period = add(program, 'period', '报告期', 'periods');
  add(period, 'list', '列出报告期：已报、应报、是否截止', 'list them: handed in, due, closed or open').action(
    () => runs(listPeriods(cli)),
  );
  add(period, 'close', '截止一个报告期', 'close one: nothing is handed in for it any more')
    .addArgument(new Argument('<period>', say('报告期', 'a period')))
    .action((name: string) => runs(closePeriod(cli, name)));

  add(
    program,
    'doctor',
    '体检：数据库、目录、数据是否完好',
    'check up: is the database, the catalogue, the data sound',
  ).action(() => runs(doctor(cli)));
  return program;
}

/** Says what went wrong where the reader looks for it: as JSON on standard output, else on standard error. */
function tell(cli: Cli, error: unknown): Exit {
  const { exit, code, message, messageEn } = asCliError(error);
  if (cli.json) cli.printJson({ error: { code, message, messageEn } });
  else cli.io.err(`onetable: ${cli.say(message, messageEn)}\n`);
  return exit;
}

function asCliError(error: unknown): Pick<CliError, 'exit' | 'code' | 'message' | 'messageEn'> {
  if (error instanceof CliError) return error;
  if (error instanceof Refusal)
    return { exit: EXIT.refused, code: error.code, message: error.message, messageEn: error.messageEn };
  if (error instanceof ConfigError) return wrongUsage(error.message, error.message);
  throw error;
}
