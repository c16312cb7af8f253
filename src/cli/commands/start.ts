import { readConfig } from '../../platform/config.ts';
import { EXIT, type Exit } from '../exit.ts';
import type { Cli } from '../io.ts';

/** `start`: the same as `npm start`; returns while the server goes on serving. */
export async function start(cli: Cli): Promise<Exit> {
  // Loaded here alone: no other command needs the server.
  const { startHub } = await import('../../start.ts');
  const messages: string[] = [];
  const print = (line: string): void => void (cli.json ? messages.push(line) : cli.print(line));
  await startHub({ config: readConfig(cli.io.env), print });
  if (cli.json) cli.printJson({ started: true, messages });
  return EXIT.ok;
}
