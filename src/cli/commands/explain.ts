import type { Catalogue } from '../../core/catalogue/model.ts';
import { nearest } from '../../core/catalogue/suggest.ts';
import { widthOf } from '../../core/expression/caret.ts';
import { printedValue } from '../../core/fill/explain-text.ts';
import { parseAddress } from '../../core/fill/filled-form.ts';
import { gapText, gapTextEn } from '../../core/fill/gap-text.ts';
import type { ExplainedFact, ExplainedOperand, Explanation } from '../../filling/filling.model.ts';
import { EXIT, type Exit, wrongUsage } from '../exit.ts';
import type { Cli } from '../io.ts';
import { formNamed, periodNamed, unitNamed } from '../naming.ts';
import { time } from '../numbers.ts';
import { withHub } from '../session.ts';
import { padEnd, padStart } from '../table.ts';
import { nameOf, periodName, stateWord } from '../words.ts';

const MOST_FACTS = 12;

/** `explain UNIT PERIOD ADDRESS`: from a printed number back to what was handed in. */
export function explain(cli: Cli, unitName: string, period: string, address: string): Promise<Exit> {
  return withHub(cli, async ({ api }) => {
    const unit = unitNamed(api.units(), unitName);
    const at = periodNamed(period);
    const { catalogue } = api.engineFor(at.end);
    const explanation = await api.explain(unit.id, at.id, addressNamed(catalogue, address));
    if (cli.json) cli.printJson(explanationJson(explanation));
    else cli.print(...explanationLines(cli, explanation, catalogue));
    return EXIT.ok;
  });
}

/** The address with the form's own spelling; a form or cell that does not exist is refused with the likeliest. */
function addressNamed(catalogue: Catalogue, address: string): string {
  const parts = parseAddress(address);
  if (!parts) {
    throw wrongUsage(
      `“${address}”不是单元格地址；写法如 SD-01.resident、SX-02[liutang-03].births、SX-02[total].births`,
      `"${address}" is no cell address; write SD-01.resident, SX-02[liutang-03].births or SX-02[total].births`,
    );
  }
  const form = formNamed(catalogue, parts.form);
  const fields = form.cells.map(({ field }) => field);
  if (!fields.includes(parts.field)) {
    const near = nearest(parts.field, fields);
    const likely = (near.length > 0 ? near : fields).join(', ');
    throw wrongUsage(
      `${form.code} 没有单元格 ${parts.field}；${near.length > 0 ? `是不是 ${likely}？` : `有：${likely}`}`,
      `${form.code} has no cell ${parts.field}; ${near.length > 0 ? `did you mean ${likely}?` : `there are ${likely}`}`,
      'UNKNOWN_CELL',
    );
  }
  return `${form.code}${parts.row === undefined ? '' : `[${parts.row}]`}.${parts.field}`;
}

function explanationLines(cli: Cli, explanation: Explanation, catalogue: Catalogue): string[] {
  const { form, unit, period, cell, address, formula } = explanation;
  const { say, paint } = cli;
  const what = say(
    `${form.department.label}《${form.label}》“${cell.cell.label}”`,
    `“${cell.cell.en ?? cell.cell.label}” of ${nameOf(cli, form)}, ${nameOf(cli, form.department)}`,
  );
  const value = cell.gap
    ? `${say('缺', 'missing')}${say('：', ': ')}${say(gapText(cell.gap), gapTextEn(cell.gap))}`
    : cell.value === undefined
      ? stateWord(cell, say)
      : `${printedValue(cell)}`;
  const how =
    cell.value === undefined || cell.gap
      ? ''
      : say(`（${stateWord(cell, say)}）`, ` (${stateWord(cell, say)})`);
  return [
    `${paint.bold(value)}  ${what}`,
    ` ${address}  ${nameOf(cli, unit)} ${periodName(cli, period)}${how}`,
    ...(formula ? [` = ${formula}`] : []),
    ...(explanation.operands.length > 0
      ? operandLines(cli, explanation.operands)
      : factLines(cli, explanation.facts)),
    ` ${footer(cli, explanation, catalogue)}`,
  ];
}

function operandLines(cli: Cli, operands: readonly ExplainedOperand[]): string[] {
  const names = operands.map(({ element, label, en }) => `${element} ${cli.say(label, en ?? '')}`.trim());
  const values = operands.map(({ value, gap }) => value ?? gap ?? '');
  const nameWidth = Math.max(...names.map(widthOf));
  const valueWidth = Math.max(...values.map(widthOf));
  let last = '';
  return operands.flatMap(({ facts }, i) => {
    const source = sourceOf(cli, facts);
    const shown = source !== '' && source === last ? cli.say('同上', 'as above') : source;
    last = source;
    const line = `   ${padEnd(names[i] as string, nameWidth)}  ${padStart(values[i] as string, valueWidth)}   ${shown}`;
    return [line.trimEnd(), ...(byTable(facts).length > 1 ? factLines(cli, facts) : [])];
  });
}

/** Facts of one table in one line: its answers beside each other. */
function factLines(cli: Cli, facts: readonly ExplainedFact[]): string[] {
  const tables = byTable(facts);
  const shown = tables.slice(0, MOST_FACTS).map((ofTable) => {
    const values = ofTable.map(({ label, value, gap }) => `${label} ${value ?? gap ?? ''}`);
    return `     ${sourceOf(cli, ofTable)}${cli.say('：', ': ')}${values.slice(0, 4).join(cli.say('，', ', '))}${values.length > 4 ? ' …' : ''}`;
  });
  const more = tables.length - shown.length;
  return more > 0 ? [...shown, `     ${cli.say(`……另有 ${more} 张表`, `… and ${more} more tables`)}`] : shown;
}

const byTable = (facts: readonly ExplainedFact[]): ExplainedFact[][] => [
  ...Map.groupBy(facts, ({ unit, period }) => `${unit.id} ${period.id}`).values(),
];

/** `柳塘一村 2026-10-08 09:12 第 1 版，填报`, or how many tables it came from. */
function sourceOf(cli: Cli, facts: readonly ExplainedFact[]): string {
  const { say } = cli;
  const tables = byTable(facts);
  const [first] = facts;
  if (!first) return '';
  if (tables.length > 1)
    return say(
      `${tables.length} 张表，${facts.length} 项：`,
      `${facts.length} answers of ${tables.length} tables:`,
    );
  const { unit, period, revision, submittedAt, source } = first;
  const who = `${nameOf(cli, unit)} ${period.id}`;
  if (revision === undefined) return `${who} ${say('未上报', 'not reported')}`;
  const when = submittedAt ? ` ${time(submittedAt)}` : '';
  return say(
    `${who}，${when.trim()} 第 ${revision} 版，${sourceWord(cli, source)}`,
    `${who},${when} revision ${revision}, ${sourceWord(cli, source)}`,
  );
}

function sourceWord({ say }: Cli, source: ExplainedFact['source']): string {
  if (source === 'fed') return say('部门推送', 'fed');
  if (source === 'counted') return say('台账统计', 'counted');
  if (source === 'carried') return say('沿用上期', 'carried');
  return say('填报', 'typed');
}

function footer(
  cli: Cli,
  { catalogue, operands, period, facts }: Explanation,
  { elements }: Catalogue,
): string {
  const { say } = cli;
  const scopes = [...new Set(operands.flatMap(({ scope }) => scope ?? []))];
  const kinds = new Set(facts.flatMap(({ element }) => elements.get(element)?.kind ?? []));
  return [
    say(`目录 v${catalogue}`, `catalogue v${catalogue}`),
    ...(scopes.length > 0 ? [`${say('口径：', 'scope: ')}${scopes.join('；')}`] : []),
    ...(kinds.has('STOCK') ? [`${say('时点', 'as of')} ${period.end}`] : []),
    ...(kinds.has('FLOW') ? [`${say('期间', 'during')} ${period.start} – ${period.end}`] : []),
  ].join(' · ');
}

function explanationJson({ form, unit, period, cell, operands, facts, ...rest }: Explanation) {
  const factJson = ({ unit: from, period: of, ...fact }: ExplainedFact) => ({
    ...fact,
    unit: from.id,
    period: of.id,
  });
  const { state, value, rule, carried, gap } = cell;
  return {
    form: form.code,
    unit: unit.id,
    period: period.id,
    ...rest,
    cell: { field: cell.cell.field, label: cell.cell.label, state, value, rule, carried, gap },
    operands: operands.map((operand) => ({ ...operand, facts: operand.facts.map(factJson) })),
    facts: facts.map(factJson),
  };
}
