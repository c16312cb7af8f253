import type {
  CountedCells,
  FormEffect,
  Plan,
  RateEffect,
  TouchedTable,
} from '../catalogue/publication.model.ts';
import type { Change } from '../core/catalogue/versions/diff.ts';
import { describeChange, MARKS } from '../core/catalogue/versions/diff-text.ts';
import type { Cli } from './io.ts';
import { autoFill, count, reuse } from './numbers.ts';
import { table } from './table.ts';
import { frequencyWord, nameOf, placesWord } from './words.ts';

/** Clients' changes beyond that number are counted only; `--json` has them all. */
const MOST_SHOWN = 20;

/** What a plan changes, for people: forms with what they ask, everything else line by line, clients last. */
export function planLines(cli: Cli, plan: Plan): string[] {
  const forms = new Map(plan.forms.map((form) => [form.code, form]));
  return [
    ...plan.changes.map((change) => changeLine(cli, change, forms.get(change.name))),
    ...clientLines(cli, plan),
    ...ratesTable(cli, plan.rates),
    ...entriesLine(cli, plan),
    ...touchedLines(cli, plan.touched),
  ];
}

export function changeLine(cli: Cli, change: Change, effect?: FormEffect): string {
  const { say, paint } = cli;
  const colour = { added: paint.green, removed: paint.red, changed: paint.yellow }[change.change];
  const { zh, en } = describeChange(change);
  const line = `${colour(MARKS[change.change])} ${say(zh, en)}`;
  return change.thing === 'form' && effect ? `${line}${formEffect(cli, effect)}` : line;
}

/** `（人社局）  9 格：7 自动填充，1 计算，1 本表填，151 个村   + 604 项/年` */
function formEffect(cli: Cli, effect: FormEffect): string {
  const { say } = cli;
  const { department, cells, units, entriesAYear, change } = effect;
  const all = cells.filled + cells.calculated + cells.asked + cells.context;
  const parts = (
    [
      [cells.filled, '自动填充', 'filled'],
      [cells.calculated, '计算', 'calculated'],
      [cells.asked, '本表填', 'asked'],
      [cells.context, '表头', 'headings'],
    ] as const
  ).flatMap(([n, zh, en]) => (n > 0 ? [say(`${count(n)} ${zh}`, `${count(n)} ${en}`)] : []));
  const of = say(
    `${count(units)} 个${placesWord(effect, say)}`,
    `of ${count(units)} units (${placesWord(effect, say)})`,
  );
  const made =
    change === 'removed'
      ? ''
      : `  ${say(`${all} 格：`, `${all} cells: `)}${parts.join(say('，', ', '))}${say('，', ' ')}${of}`;
  const entries =
    entriesAYear === undefined ? '' : `   ${signed(entriesAYear)} ${say('项/年', 'entries a year')}`;
  return `${say(`（${nameOf(cli, department)}）`, ` (${nameOf(cli, department)})`)}${made}${entries}`;
}

const signed = (n: number): string => `${n < 0 ? '-' : '+'} ${count(Math.abs(n))}`;

function clientLines({ say, paint }: Cli, { clients }: Plan): string[] {
  const shown = clients.slice(0, MOST_SHOWN).map(({ severity, description, deprecatedSince: since }) => {
    const mark = severity === 'BREAKING' ? paint.red('!') : paint.dim('·');
    const told = since === undefined ? '' : say(`（v${since} 起已预告）`, ` (deprecated since v${since})`);
    return `${mark} ${say('客户端：', 'clients: ')}${description}${told}`;
  });
  const more = clients.length - shown.length;
  return more > 0
    ? [...shown, paint.dim(say(`… 另有 ${more} 项，见 --json`, `… and ${more} more: see --json`))]
    : shown;
}

/** Both rates before and after, a line for each department and frequency. */
function ratesTable(cli: Cli, rates: readonly RateEffect[]): string[] {
  const { say } = cli;
  if (rates.length === 0) return [];
  const arrow = (before: string, after: string): string =>
    before === after ? before : `${before} → ${after}`;
  const rows = rates.map(({ department, every, periods, before, after, notCollectedYet }) => [
    nameOf(cli, department),
    `${frequencyWord(every, say)} ${periods[0]} – ${periods.at(-1)}`,
    arrow(autoFill(before.counts), autoFill(after.counts)),
    arrow(reuseOf(before), reuseOf(after)),
    notCollectedYet > 0 ? count(notCollectedYet) : '',
  ]);
  const columns = [
    { title: say('部门', 'department') },
    { title: say('最近各期', 'last periods') },
    { title: say('自动填充率', 'auto-fill rate') },
    { title: say('免填率', 'reuse rate') },
    {
      title: rates.some(({ notCollectedYet }) => notCollectedYet > 0)
        ? say('尚未收集的格', 'not collected yet')
        : '',
    },
  ];
  return ['', table(columns, rows, cli.paint.dim)];
}

const reuseOf = ({ counts, entriesAsked }: CountedCells): string => reuse(counts, entriesAsked);

function entriesLine({ say }: Cli, { entriesAYear: { before, after }, changes }: Plan): string[] {
  if (changes.length === 0) return [];
  const change = before === after ? '' : say(`（${signed(after - before)}）`, ` (${signed(after - before)})`);
  return [
    '',
    say(
      `全年要填 ${count(before)} → ${count(after)} 项${change}`,
      `entries asked a year: ${count(before)} → ${count(after)}${change}`,
    ),
  ];
}

/** By period: how many tables lack new answers, how many hold answers that nobody asks for any more. */
export function touchedLines({ say }: Cli, touched: readonly TouchedTable[]): string[] {
  return [...Map.groupBy(touched, ({ period }) => period)].map(([period, tables]) => {
    const lacking = tables.filter(({ unanswered }) => unanswered.length > 0).length;
    const surplus = tables.filter(({ notAskedAnyMore }) => notAskedAnyMore.length > 0).length;
    return say(
      `涉及 ${period} 已报或已存的 ${count(tables.length)} 张表：${count(lacking)} 张要补新问题，${count(surplus)} 张有不再问的答案（--json 列出）`,
      `touches ${count(tables.length)} tables of ${period}: ${count(lacking)} lack answers to new questions, ${count(surplus)} hold answers that nobody asks for any more (--json lists them)`,
    );
  });
}
