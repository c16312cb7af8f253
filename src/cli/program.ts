import { CommanderError } from 'commander';
import { Refusal } from '../core/refusal.ts';
import { ConfigError } from '../platform/config.ts';
import { commands } from './commands.ts';
import { CliError, EXIT, type Exit, wrongUsage } from './exit.ts';
import { usageMessage } from './help.ts';
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
  const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new CliError(
    EXIT.refused,
    'UNEXPECTED',
    `意外错误，没有完成。${said}`,
    `An unexpected error; not completed. ${said}`,
  );
}
