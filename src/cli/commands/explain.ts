import type { Catalogue } from '../../core/catalogue/model.ts';
import { printedValue } from '../../core/fill/explain-text.ts';
import { gapText, gapTextEn } from '../../core/fill/gap-text.ts';
import type { ExplainedFact, Explanation } from '../../filling/filling.model.ts';
import { EXIT, type Exit } from '../exit.ts';
import type { Cli } from '../io.ts';
import { addressNamed, periodNamed, unitNamed } from '../naming.ts';
import { operandLines } from '../provenance.ts';
import { withHub } from '../session.ts';
import { nameOf, periodName, stateWord } from '../words.ts';

/** `explain UNIT PERIOD ADDRESS`: from a printed number back to what was handed in. */
export function explain(cli: Cli, unitName: string, period: string, address: string): Promise<Exit> {
  return withHub(cli, async ({ api }) => {
    const unit = unitNamed(api.units(), unitName);
    const at = periodNamed(api, period);
    const { catalogue } = api.engineFor(at.end);
    const explanation = await api.explain(unit.id, at.id, addressNamed(catalogue, address));
    if (cli.json) cli.printJson(explanationJson(explanation));
    else cli.print(...explanationLines(cli, explanation, catalogue));
    return EXIT.ok;
  });
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
    ...operandLines(cli, explanation.operands, catalogue.elements),
    ` ${footer(cli, explanation, catalogue)}`,
  ];
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
