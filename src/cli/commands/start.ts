import { readConfig } from '../../platform/config.ts';
import { CliError, EXIT, type Exit } from '../exit.ts';
import type { Cli } from '../io.ts';

/** `start`: the same as `npm start`; returns while the server goes on serving. */
export async function start(cli: Cli): Promise<Exit> {
  // Loaded here alone: no other command needs the server.
  const { startHub } = await import('../../start.ts');
  const messages: string[] = [];
  const print = (line: string): void => void (cli.json ? messages.push(line) : cli.print(line));
  const config = readConfig(cli.io.env);
  try {
    await startHub({ config, print });
  } catch (error) {
    // Another hub on the folder, a port that is taken: the message says what to do.
    const said = error instanceof Error ? error.message : String(error);
    throw new CliError(EXIT.refused, 'START_FAILED', `没有启动。${said}`, said);
  }
  if (cli.json) cli.printJson({ started: true, messages });
  return EXIT.ok;
}
