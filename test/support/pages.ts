import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { PROJECT_ROOT } from '../../src/platform/config.ts';
import { runCommand } from './command-line.ts';

const FENCE = /^```([^\n]*)\n(.*?)^```$/gms;

/** What stands in a fence, run anew; undefined leaves it as it is. */
type Rerun = (info: string, body: string) => Promise<string | undefined>;

/**
 * Runs a page's code fences in order. What they print must be what the page shows; with `update` the page is
 * written instead.
 */
export async function rerunPage(
  page: URL,
  rerun: Rerun,
  { update, ignoring = (text) => text }: { update: boolean; ignoring?: (text: string) => string },
): Promise<void> {
  const text = readFileSync(page, 'utf8');
  let made = '';
  let from = 0;
  for (const match of text.matchAll(FENCE)) {
    const [whole, info = '', body = ''] = match;
    const shown = (await rerun(info, body)) ?? body;
    made += `${text.slice(from, match.index)}\`\`\`${info}\n${shown}\`\`\``;
    from = match.index + whole.length;
  }
  made += text.slice(from);
  if (update) writeFileSync(page, made);
  else expect(ignoring(made)).toBe(ignoring(text));
}

/** A console block: every line that starts with `$ ` is run, and what it prints stands below it. */
export async function rerunConsole(
  body: string,
  runLine: (command: string) => Promise<string>,
): Promise<string> {
  const commands = body.split('\n').filter((line) => line.startsWith('$ '));
  const shown: string[] = [];
  for (const command of commands) shown.push(`${command}\n${await runLine(command.slice(2))}`);
  return `${shown.join('\n')}\n`;
}

/** `npx onetable …` on a database, on the day of the tour, as a pipe sees it. */
export async function onetable(command: string, databaseUrl: string, cwd = PROJECT_ROOT): Promise<string> {
  const args = command.replace('npx onetable ', '').split(' ');
  return (await runCommand(args, { env: { DATABASE_URL: databaseUrl }, cwd })).said.trimEnd();
}
