import type { Catalogue, Element } from '../core/catalogue/model.ts';
import { widthOf } from '../core/expression/caret.ts';
import { gapText, gapTextEn } from '../core/fill/gap-text.ts';
import type { GapReason } from '../core/fill/outcome.ts';
import { add, type Exact, formatForPeople, parseExact } from '../core/value.ts';
import type { ExplainedFact, ExplainedOperand } from '../filling/filling.model.ts';
import type { Cli } from './io.ts';
import { count, time } from './numbers.ts';
import { padEnd, padStart, table } from './table.ts';
import { nameOf } from './words.ts';

/** Of a sum over very many units the first ones are shown; `--json` has them all. */
const MOST_TABLES = 16;
const MOST_VALUES = 2;

/** An operand a line: its element, its value, where that was handed in; below it the tables, where it is several. */
export function operandLines(
  cli: Cli,
  operands: readonly ExplainedOperand[],
  elements: Catalogue['elements'],
): string[] {
  const names = operands.map(({ element, label, en }) => `${element} ${cli.say(label, en ?? '')}`.trim());
  const values = operands.map(({ value, gap }) => value ?? gapWord(cli, gap));
  const nameWidth = Math.max(...names.map(widthOf));
  const valueWidth = Math.max(...values.map(widthOf));
  let last = '';
  return operands.flatMap(({ facts }, i) => {
    const tables = byTable(facts);
    const source = sourceOf(cli, tables);
    const shown = source !== '' && source === last ? cli.say('同上', 'as above') : source;
    last = source;
    const name = padEnd(names[i] as string, nameWidth);
    const line = `   ${name}  ${padStart(values[i] as string, valueWidth)}   ${shown}`;
    return [line.trimEnd(), ...(tables.length > 1 ? tableLines(cli, tables, elements) : [])];
  });
}

/** One table of one unit a line: what it contributes, and when it was handed in. */
function tableLines(cli: Cli, tables: readonly ExplainedFact[][], elements: Catalogue['elements']): string[] {
  const { say } = cli;
  const severalPeriods = new Set(tables.map(([fact]) => fact?.period.id)).size > 1;
  const shown = tables.slice(0, MOST_TABLES);
  const rows = shown.map((facts) => {
    const [{ unit, period }] = facts as [ExplainedFact];
    return [
      nameOf(cli, unit),
      severalPeriods ? period.id : '',
      contribution(cli, facts, elements),
      handedIn(cli, facts),
    ];
  });
  const columns = [{ title: '' }, { title: '' }, { title: '', align: 'right' as const }, { title: '' }];
  const used = severalPeriods ? rows : rows.map(([unit, , ...rest]) => [unit as string, ...rest]);
  const lines = table(severalPeriods ? columns : columns.toSpliced(1, 1), used).split('\n');
  const more = tables.length - shown.length;
  if (more > 0)
    lines.push(
      say(
        `……另有 ${count(more)} 张表，加 --json 看全部`,
        `… and ${count(more)} more tables; --json lists them all`,
      ),
    );
  return lines.map((line) => `     ${line}`);
}

/** What a table's answers come to: their sum where they are the slices of one element, else the first of them. */
function contribution(cli: Cli, facts: readonly ExplainedFact[], elements: Catalogue['elements']): string {
  const { say } = cli;
  const [first] = facts as [ExplainedFact];
  const element = elements.get(first.element);
  if (first.revision === undefined) return '–';
  if (facts.length === 1) return first.value ?? gapWord(cli, first.gap);
  if (facts.every(({ gap }) => gap !== undefined && gap === first.gap)) return gapWord(cli, first.gap);
  const sum = sumOfSlices(facts, element);
  if (sum !== undefined && element) {
    const symbol = element.unit ? ` ${element.unit.symbol}` : '';
    const items = say(`（${count(facts.length)} 项）`, ` (${count(facts.length)} answers)`);
    return `${formatForPeople(sum, element.decimals)}${symbol}${items}`;
  }
  const values = facts.slice(0, MOST_VALUES).map((fact) => {
    const of = elements.get(fact.element);
    return `${say(fact.label, of?.en ?? fact.label)} ${fact.value ?? gapWord(cli, fact.gap)}`;
  });
  return `${values.join(say('，', ', '))}${facts.length > MOST_VALUES ? ' …' : ''}`;
}

/** The leaves of a stock or flow add up; nothing else does. */
function sumOfSlices(facts: readonly ExplainedFact[], element: Element | undefined): Exact | undefined {
  if (!element || (element.kind !== 'STOCK' && element.kind !== 'FLOW') || element.type !== 'NUMBER')
    return undefined;
  let sum: Exact = 0;
  for (const fact of facts) {
    const number = parseExact(fact.value?.split(' ')[0] ?? '');
    if (fact.element !== element.name || number === undefined) return undefined;
    sum = add(sum, number);
  }
  return sum;
}

const byTable = (facts: readonly ExplainedFact[]): ExplainedFact[][] => [
  ...Map.groupBy(facts, ({ unit, period }) => `${unit.id} ${period.id}`).values(),
];

/** `柳塘一村 2026-Q3，2026-10-08 09:12 第 1 版，填报`, or how many tables it came from. */
function sourceOf(cli: Cli, tables: readonly ExplainedFact[][]): string {
  const [only] = tables;
  if (!only) return '';
  if (tables.length === 1) {
    const [{ unit, period }] = only as [ExplainedFact];
    return `${nameOf(cli, unit)} ${period.id}${cli.say('，', ', ')}${handedIn(cli, only)}`;
  }
  const facts = tables.reduce((sum, { length }) => sum + length, 0);
  return cli.say(
    `${count(tables.length)} 张表，${count(facts)} 项：`,
    `${count(facts)} answers of ${count(tables.length)} tables:`,
  );
}

function handedIn(cli: Cli, facts: readonly ExplainedFact[]): string {
  const { say } = cli;
  const [{ revision, submittedAt }] = facts as [ExplainedFact];
  if (revision === undefined) return say('未上报', 'not reported');
  const when = submittedAt ? `${time(submittedAt)} ` : '';
  const sources = [...new Set(facts.flatMap(({ source }) => source ?? []))].map((source) =>
    sourceWord(cli, source),
  );
  return [say(`${when}第 ${revision} 版`, `${when}revision ${revision}`), ...sources].join(say('，', ', '));
}

function sourceWord({ say }: Cli, source: NonNullable<ExplainedFact['source']>): string {
  if (source === 'fed') return say('部门推送', 'fed');
  if (source === 'counted') return say('台账统计', 'counted');
  if (source === 'carried') return say('沿用上期', 'carried');
  return say('填报', 'typed');
}

function gapWord({ say }: Cli, gap: string | undefined): string {
  if (gap === undefined) return '';
  const known = { reason: gap as GapReason, reported: 0, expected: 0 };
  return say(gapText(known), gapTextEn(known));
}
