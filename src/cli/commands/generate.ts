import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readDictionary } from '../../catalogue/dictionary-files.ts';
import { compileCatalogue } from '../../core/catalogue/compile.ts';
import type { Catalogue } from '../../core/catalogue/model.ts';
import { type Period, parsePeriod, periodContaining, previous } from '../../core/period.ts';
import { systemClock } from '../../platform/clock.ts';
import { PROJECT_ROOT } from '../../platform/config.ts';
import { DICTIONARY_FOLDER, inventProvince } from '../../seed.ts';
import { EXIT, type Exit, wrongUsage } from '../exit.ts';
import type { Cli } from '../io.ts';
import { count } from '../numbers.ts';
import { type Progress, withProgress } from '../session.ts';

export interface GenerateOptions {
  readonly units: string;
  readonly periods: string;
  readonly until?: string;
  readonly output: string;
}

type Made = Awaited<ReturnType<typeof inventProvince>>;

/** Whoever wants more asks twice: a hundred years, and more villages than there are in China. */
const MOST = { units: 1_000_000, periods: 400 } as const;

/** `generate --units N --periods M --output FOLDER`: an invented province, as `units add` and `import` take it. */
export async function generate(cli: Cli, options: GenerateOptions): Promise<Exit> {
  const [villages, quarters] = [wholeNumber('units', options.units), wholeNumber('periods', options.periods)];
  const last = lastQuarter(cli, options.until);
  const folder = resolve(cli.io.cwd, options.output);
  const made = await inventProvince(await exampleCatalogue(), villages, quarters, last);
  const { units } = made.province;
  await mkdir(folder, { recursive: true });
  const files = { units: join(folder, 'units.json'), tables: join(folder, 'tables.jsonl') };
  await writeFile(files.units, `[\n${units.map((unit) => JSON.stringify(unit)).join(',\n')}\n]\n`);
  const written = await withProgress(cli, cli.say('生成', 'generating'), (progress) =>
    writeTables(files.tables, made, progress),
  );
  const counts = { units: units.length, periods: quarters, ...written };
  if (cli.json) cli.printJson({ ...counts, files });
  else tell(cli, counts, options.output);
  return EXIT.ok;
}

function wholeNumber(name: keyof typeof MOST, text: string): number {
  const number = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  if (number >= 1 && number <= MOST[name]) return number;
  throw wrongUsage(
    `--${name} 应为 1 到 ${count(MOST[name])} 的整数，现在是 ${text}`,
    `--${name} wants a whole number from 1 to ${count(MOST[name])}, not ${text}`,
  );
}

/** The one that is asked for, or the last that is over. */
function lastQuarter({ io }: Cli, text: string | undefined): Period {
  const today = (io.clock ?? systemClock).today();
  if (text === undefined) return previous(periodContaining(today, 'QUARTER'));
  const period = parsePeriod(text);
  if (period?.frequency === 'QUARTER' && period.end < today) return period;
  throw wrongUsage(
    `--until 应为已经结束的季度，写法如 2026-Q3；现在是 ${text}`,
    `--until wants a quarter that is over, such as 2026-Q3, not ${text}`,
  );
}

/** The dictionary that the invented province is described for. */
async function exampleCatalogue(): Promise<Catalogue> {
  const { catalogue, findings } = compileCatalogue(await readDictionary(DICTIONARY_FOLDER, PROJECT_ROOT));
  if (catalogue) return catalogue;
  const said = (pick: 'message' | 'messageEn'): string =>
    findings.map((finding) => `\n  ${finding.path} ${finding[pick]}`).join('');
  throw wrongUsage(
    `schema/dictionary 有错，请先运行 npx onetable catalogue check：${said('message')}`,
    `schema/dictionary has errors, run npx onetable catalogue check first:${said('messageEn')}`,
  );
}

async function writeTables(path: string, { province, tables }: Made, progress: Progress) {
  const written = { tables: 0, values: 0 };
  const steps = province.counties.length * province.periods.length;
  function* lines(): Generator<string> {
    let text = '';
    let [step, period] = [0, ''];
    for (const { values, forms, ...table } of tables) {
      if (table.period !== period) {
        period = table.period;
        progress(Math.min(++step, steps), steps);
      }
      written.tables++;
      written.values += leaves(values) + leaves(forms) + table.gaps.length;
      text += `${JSON.stringify({ ...table, values, forms })}\n`;
      if (text.length < 1 << 20) continue;
      yield text;
      text = '';
    }
    yield text;
  }
  await pipeline(Readable.from(lines()), createWriteStream(path));
  return written;
}

const leaves = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? Object.values(value).reduce((sum: number, each) => sum + leaves(each), 0)
    : 1;

function tell(
  { say, print, paint }: Cli,
  made: { readonly units: number; readonly tables: number; readonly values: number },
  folder: string,
): void {
  const file = (name: string): string => join(folder, name);
  print(
    `${paint.green('✓')} ${say(
      `${file('units.json')}：${count(made.units)} 个单位`,
      `${file('units.json')}: ${count(made.units)} units`,
    )}`,
    `${paint.green('✓')} ${say(
      `${file('tables.jsonl')}：${count(made.tables)} 张一表，${count(made.values)} 个值`,
      `${file('tables.jsonl')}: ${count(made.tables)} tables, ${count(made.values)} values`,
    )}`,
    say('装进一个空库：', 'Into an empty database:'),
    `  export DATA_DIR=${file('data')}`,
    `  npx onetable units add ${file('units.json')} --apply`,
    `  npx onetable import ${file('tables.jsonl')} --confirm-warnings "${say('生成的数据', 'generated')}"`,
    '  npm start',
  );
}
