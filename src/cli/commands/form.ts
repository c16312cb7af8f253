import type { Cell, Form } from '../../core/catalogue/model.ts';
import { widthOf } from '../../core/expression/caret.ts';
import { type FilledCell, TOTAL_ROW } from '../../core/fill/filled-form.ts';
import type { Period } from '../../core/period.ts';
import type { Unit, UnitTree } from '../../core/unit-tree.ts';
import type { StoredForm } from '../../filling/filling.model.ts';
import { CliError, EXIT, type Exit } from '../exit.ts';
import { formsJson, formsTable } from '../forms-table.ts';
import { gapLines } from '../gaps.ts';
import type { Cli, Say } from '../io.ts';
import { formNamed, periodNamed, unitNamed } from '../naming.ts';
import { time } from '../numbers.ts';
import { withHub } from '../session.ts';
import { type Column, columnsThatFit, table } from '../table.ts';
import { cellText, frequencyWord, nameOf, periodName, placesWord, stateWord } from '../words.ts';

/** `form CODE UNIT PERIOD`: one form as it is printed, filled. */
export function form(cli: Cli, code: string, unitName: string, period: string): Promise<Exit> {
  return withHub(cli, async ({ api }) => {
    const at = periodNamed(api, period);
    const wanted = formNamed(api.engineFor(at.end).catalogue, code);
    const unit = unitNamed(api.units(), unitName);
    const stored = await api.filledForm(wanted.code, unit.id, at.id);
    if (!stored) throw notDue(wanted, unit, at);
    if (cli.json) {
      const [line] = formsJson(api, [stored]).forms;
      cli.printJson({
        ...line,
        catalogue: stored.catalogue,
        filledAt: stored.filledAt,
        cells: cellsJson(stored),
      });
      return EXIT.ok;
    }
    cli.print(...heading(cli, stored), '');
    cli.print(wanted.rows ? rowsTables(cli, stored, api.units()) : cellsTable(cli, stored), '');
    cli.print(formsTable(cli, api, [stored]), ...gapLines(cli, [stored]));
    return EXIT.ok;
  });
}

function notDue(due: Form, unit: Unit, period: Period): CliError {
  const { every } = due;
  return new CliError(
    EXIT.refused,
    'NOT_DUE',
    `${unit.label} ${period.id} 不用报 ${due.code}：这张表由${placesWord(due, zh)}${frequencyWord(every, zh)}报一次`,
    `${due.code} is not due from ${unit.id} for ${period.id}: each ${placesWord(due, en)} files it ${frequencyWord(every, en)}`,
  );
}

const zh: Say = (chinese) => chinese;
const en: Say = (_, english) => english;

function heading(
  cli: Cli,
  { form: printed, unit, period, catalogue, filledAt, asFiledAt }: StoredForm,
): string[] {
  const { say, paint } = cli;
  const filed = asFiledAt ? say(`，${time(asFiledAt)} 报定`, `, as filed ${time(asFiledAt)}`) : '';
  return [
    paint.bold(`${printed.code} ${nameOf(cli, printed)}`),
    say(
      `${printed.department.label} · ${unit.label} · ${periodName(cli, period)} · 目录 v${catalogue} · ${time(filledAt)} 填出${filed}`,
      `${nameOf(cli, printed.department)} · ${nameOf(cli, unit)} · ${periodName(cli, period)} · catalogue v${catalogue} · filled ${time(filledAt)}${filed}`,
    ),
  ];
}

function cellsTable(cli: Cli, { form: printed, filled }: StoredForm): string {
  const { say } = cli;
  const labels = cellLabels(cli, printed.cells);
  const columns: Column[] = [
    ...labels.columns,
    { title: say('值', 'value'), align: 'right' },
    { title: say('计量单位', 'unit') },
    { title: say('来源', 'from') },
    { title: say('单元', 'cell') },
  ];
  const rows = filled.cells.map((cell) => [
    ...(labels.of.get(cell.cell.field) as string[]),
    cellText(cell, say),
    cell.cell.unit?.symbol ?? '',
    stateWord(cell, say),
    cell.cell.field,
  ]);
  return table(columns, rows, cli.paint.dim);
}

/** A row of the form is a column here: labels are long, numbers short. Broken where the terminal ends. */
function rowsTables(cli: Cli, { form: printed, filled, period }: StoredForm, units: UnitTree): string {
  const labels = cellLabels(cli, printed.cells);
  const byRow = Map.groupBy(filled.cells, ({ row }) => row ?? TOTAL_ROW);
  const rowColumns = [...byRow].map(([row, cells]): string[] => [
    row === TOTAL_ROW ? cli.say('合计', 'total') : nameOf(cli, units.get(row, period.end)),
    ...cells.map((cell: FilledCell) => cellText(cell, cli.say)),
  ]);
  const own = labels.columns.map(({ title }, i) =>
    Math.max(widthOf(title), ...[...labels.of.values()].map((each) => widthOf(each[i] as string))),
  );
  const ownWidth = own.reduce((sum, width) => sum + width + 2, 0);
  const parts: string[] = [];
  for (let from = 0; from < rowColumns.length; ) {
    const part = rowColumns.slice(
      from,
      from + columnsThatFit(ownWidth, rowColumns.slice(from), cli.io.columns),
    );
    const columns = [
      ...labels.columns,
      ...part.map(([title]): Column => ({ title: title ?? '', align: 'right' })),
    ];
    const rows = printed.cells.map((cell, i) => [
      ...(labels.of.get(cell.field) as string[]),
      ...part.map((column) => column[i + 1] as string),
    ]);
    parts.push(table(columns, rows, cli.paint.dim));
    from += part.length;
  }
  return parts.join('\n\n');
}

/** Printed code, section and label of every cell; columns that the form does not use are left out. */
function cellLabels(cli: Cli, cells: readonly Cell[]): { columns: Column[]; of: Map<string, string[]> } {
  const { say } = cli;
  const hasCode = cells.some(({ code }) => code !== undefined);
  const hasSection = cells.some(({ section }) => section !== undefined);
  const columns: Column[] = [
    ...(hasCode ? [{ title: say('代号', 'code') }] : []),
    ...(hasSection ? [{ title: say('栏目', 'section') }] : []),
    { title: say('项目', 'item') },
  ];
  const of = new Map<string, string[]>();
  let last: string | undefined;
  for (const cell of cells) {
    const section = cell.section === last ? '' : (cell.section ?? '');
    last = cell.section;
    of.set(cell.field, [
      ...(hasCode ? [cell.code ?? ''] : []),
      ...(hasSection ? [section] : []),
      nameOf(cli, cell),
    ]);
  }
  return { columns, of };
}

function cellsJson({ filled }: StoredForm) {
  return filled.cells.map(({ cell, row, state, value, rule, carried, gap }) => ({
    field: cell.field,
    label: cell.label,
    ...(row === undefined ? {} : { row }),
    state,
    ...(value === undefined ? {} : { value }),
    ...(cell.unit ? { unit: cell.unit.symbol } : {}),
    ...(rule ? { rule } : {}),
    ...(carried ? { carried } : {}),
    ...(gap ? { gap } : {}),
  }));
}
