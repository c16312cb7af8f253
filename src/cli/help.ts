import type { Command, CommanderError } from 'commander';
import { nearest } from '../core/catalogue/suggest.ts';
import { type CliError, wrongUsage } from './exit.ts';
import type { Cli } from './io.ts';

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

/** Gives a command its help in the user's language, the options that every command has, and no way to exit itself. */
export function localise(command: Command, cli: Cli): Command {
  const { say, io } = cli;
  command
    .exitOverride()
    .showSuggestionAfterError(false)
    .configureOutput({
      writeOut: (text) => io.out(text),
      writeErr: (text) => io.err(text),
      outputError: () => {},
    })
    .configureHelp({ styleTitle: (title) => say(TITLES[title] ?? title, title), helpWidth: io.columns })
    .helpOption('-h, --help', say('显示帮助', 'show this help'))
    .option('--json', say('只输出一个 JSON', 'print one JSON document and nothing else'))
    .option('--lang <lang>', say('语言：zh 或 en', 'language: zh or en'));
  command.helpCommand(false);
  if (!command.parent) {
    command.helpCommand('help [command]', say('显示一个命令的帮助', 'show the help of a command'));
    command.addHelpText('after', () =>
      say(
        '\n退出码：0 成功；1 有问题或被拒绝；2 命令或文件写法不对；3 连不上数据库',
        '\nExit codes: 0 done; 1 findings or a refusal; 2 wrong command line or file; 3 no database',
      ),
    );
  }
  return command;
}

/** What commander says about a command line, in both languages and with the likeliest name. */
export function usageMessage(error: CommanderError, program: Command): CliError {
  const name = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  const english = error.message.replace(/^error: /, '');
  const hint = '；用 --help 查看写法';
  switch (error.code) {
    case 'commander.unknownCommand':
    case 'commander.excessArguments': {
      const known = commandNames(program);
      const byName = new Map(known.map((path) => [path.split(' ').at(-1) as string, path]));
      const near = byName.get(name) ?? byName.get(nearest(name, [...byName.keys()])[0] ?? '');
      if (error.code === 'commander.excessArguments') return wrongUsage(`参数多了${hint}`, english);
      return near
        ? wrongUsage(`没有命令 ${name}；是不是 ${near}？`, `unknown command ${name}; did you mean ${near}?`)
        : wrongUsage(
            `没有命令 ${name}；有：${known.join('、')}`,
            `unknown command ${name}; there are ${known.join(', ')}`,
          );
    }
    case 'commander.unknownOption': {
      const [near] = nearest(name, optionNames(program));
      const likely = near ? `；是不是 ${near}？` : hint;
      return wrongUsage(
        `没有选项 ${name}${likely}`,
        near ? `unknown option ${name}; did you mean ${near}?` : english,
      );
    }
    case 'commander.missingArgument':
      return wrongUsage(`缺少参数 ${name}${hint}`, `${english}; see --help`);
    case 'commander.optionMissingArgument':
      return wrongUsage(`选项 ${name} 后面要有值${hint}`, `${english}; see --help`);
    case 'commander.invalidArgument':
      return wrongUsage(`${name} 的值不对${choicesOf(english)}`, english);
    case 'commander.help':
      return wrongUsage('要有一个命令；用 --help 查看全部', 'a command is wanted; --help lists them');
    default:
      return wrongUsage(`${english}${hint}`, `${english}; see --help`);
  }
}

const choicesOf = (english: string): string => {
  const choices = /Allowed choices are (.*)\.$/.exec(english)?.[1];
  return choices ? `；可以是 ${choices.replaceAll(', ', '、')}` : '';
};

const commandNames = (program: Command): string[] =>
  program.commands.flatMap((command) => [
    command.name(),
    ...command.commands.map((sub) => `${command.name()} ${sub.name()}`),
  ]);

const optionNames = (command: Command): string[] => [
  ...new Set([
    ...command.options.flatMap(({ long }) => long ?? []),
    ...command.commands.flatMap((sub) => optionNames(sub)),
  ]),
];
