import { stat } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { readDictionary } from '../catalogue/dictionary-files.ts';
import type { Catalogue } from '../core/catalogue/model.ts';
import type { DictionarySource } from '../core/catalogue/sources.ts';
import type { Finding, Severity } from '../core/issue.ts';
import { PROJECT_ROOT } from '../platform/config.ts';
import { wrongUsage } from './exit.ts';
import type { Cli } from './io.ts';
import { count } from './numbers.ts';

const DEFAULT_FOLDER = 'schema/dictionary';

/** The dictionary in a folder, that of the project unless one is named. */
export async function readSources({ io }: Cli, folder: string | undefined): Promise<DictionarySource[]> {
  const path = folder === undefined ? join(PROJECT_ROOT, DEFAULT_FOLDER) : resolve(io.cwd, folder);
  const name = folder ?? DEFAULT_FOLDER;
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) {
    throw wrongUsage(`没有文件夹 ${name}`, `there is no folder ${name}`, 'FILE_UNREADABLE');
  }
  // Below the current folder as the user would write it, elsewhere as inside the project.
  const base = relative(io.cwd, path).startsWith('..') ? PROJECT_ROOT : io.cwd;
  const sources = await readDictionary(path, base);
  if (sources.length > 0) return sources;
  throw wrongUsage(`${name} 里没有 .graphql 文件`, `${name} holds no .graphql file`, 'FILE_UNREADABLE');
}

const MARKS: Readonly<Record<Severity, (paint: Cli['paint']) => string>> = {
  ERROR: (paint) => paint.red('✗'),
  WARNING: (paint) => paint.yellow('!'),
  ADVICE: (paint) => paint.dim('·'),
};

/** `✗ schema/dictionary/…:41:18`, the line with a caret, and what to write instead. */
export function sourceFindingLines(
  cli: Cli,
  {
    severity,
    code,
    path,
    excerpt,
    message,
    messageEn,
    confirm,
  }: Finding & { excerpt?: string; confirm?: string },
): string[] {
  const { paint } = cli;
  const shown = excerpt ? excerpt.split('\n').map((line) => `  ${line}`) : [];
  const token = confirm === undefined ? [] : [`  ${paint.dim(`--confirm "${confirm}"`)}`];
  const place = [path, paint.dim(code)].filter(Boolean).join('  ');
  return [`${MARKS[severity](paint)} ${place}`, ...shown, `  ${cli.say(message, messageEn)}`, ...token];
}

export function figures({ elements, forms }: Catalogue) {
  const all = [...forms.values()];
  return {
    elements: [...elements.values()].filter(({ own }) => !own).length,
    forms: all.length,
    departments: new Set(all.map(({ department }) => department.code)).size,
    cells: all.reduce((sum, { cells }) => sum + cells.length, 0),
  };
}

export function summary({ say }: Cli, catalogue: Catalogue): string {
  const { elements, forms, departments, cells } = figures(catalogue);
  return say(
    `${count(elements)} 个数据元，${departments} 个部门的 ${count(forms)} 张报表，${count(cells)} 个单元格`,
    `${count(elements)} elements, ${count(forms)} forms of ${departments} departments, ${count(cells)} cells`,
  );
}
