import { describe, test } from 'vitest';
import { useTestHub } from '../support/hub.ts';
import { onetable, rerunConsole, rerunPage } from '../support/pages.ts';

/**
 * The figures in the READMEs are the example county's own: `npm run readme:check` compares them, and
 * `UPDATE_README=1 npm run readme:check` writes them anew.
 */
const made = useTestHub();

describe.each(['README.md', 'README.zh-CN.md'])('%s', (name) => {
  test('shows the rates that the hub computes', { timeout: 120_000 }, async () => {
    const page = new URL(`../../${name}`, import.meta.url);
    const rerun = async (info: string, body: string): Promise<string | undefined> =>
      info === 'console' ? rerunConsole(body, (command) => onetable(command, made.url)) : undefined;
    await rerunPage(page, rerun, { update: process.env.UPDATE_README !== undefined });
  });
});
