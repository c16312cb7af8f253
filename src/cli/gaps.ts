import { widthOf } from '../core/expression/caret.ts';
import { TOTAL_ROW } from '../core/fill/filled-form.ts';
import { gapText, gapTextEn } from '../core/fill/gap-text.ts';
import type { StoredForm } from '../filling/filling.model.ts';
import type { Cli } from './io.ts';
import { count } from './numbers.ts';
import { padEnd } from './table.ts';

/** Cells of one form that lack a value for one reason. */
export interface GapGroup {
  readonly form: string;
  /** What lacks them: a unit, or a row of its form. */
  readonly places: readonly { readonly unit: string; readonly row?: string }[];
  readonly cells: number;
  readonly reason: string;
  readonly message: string;
  readonly messageEn: string;
}

const MOST_LINES = 20;
const MOST_PLACES = 3;

/** Gaps by form and reason; places that lack equally many cells stand together. */
export function gapsOf(forms: readonly StoredForm[]): GapGroup[] {
  const places = new Map<string, { group: GapGroup; cells: number }>();
  for (const { form, unit, filled } of forms) {
    for (const { gap, row, state } of filled.cells) {
      if (!gap || state !== 'missing') continue;
      const message = gapText(gap);
      const key = `${form.code} ${unit.id} ${row ?? ''} ${message}`;
      const known = places.get(key);
      if (known) known.cells++;
      else {
        const place = row === undefined ? { unit: unit.id } : { unit: unit.id, row };
        const group = { form: form.code, places: [place], cells: 0, reason: gap.reason, message };
        places.set(key, { group: { ...group, messageEn: gapTextEn(gap) }, cells: 1 });
      }
    }
  }
  const alike = Map.groupBy(places.values(), ({ group, cells }) => `${group.form} ${group.message} ${cells}`);
  return [...alike.values()].map((parts) => ({
    ...(parts[0] as (typeof parts)[number]).group,
    places: parts.flatMap(({ group }) => group.places),
    cells: parts.reduce((sum, { cells }) => sum + cells, 0),
  }));
}

/** `缺  SX-02[liutang-09]  36 格：未上报` */
export function gapLines(cli: Cli, forms: readonly StoredForm[]): string[] {
  const { say, paint } = cli;
  const groups = gapsOf(forms);
  const shown = groups.slice(0, MOST_LINES).map((group) => [placesWord(cli, group), ...reasonOf(cli, group)]);
  const width = Math.max(...shown.map(([places]) => widthOf(places as string)));
  const lines = shown.map(([places, cells, reason]) => {
    return `${paint.yellow(say('缺', 'missing'))}  ${padEnd(places as string, width)}  ${cells}${say('：', ': ')}${reason}`;
  });
  const more = groups.length - shown.length;
  if (more > 0)
    lines.push(say(`……另有 ${more} 处，加 --json 看全部`, `… and ${more} more; --json lists them all`));
  return lines;
}

function reasonOf({ say }: Cli, { cells, message, messageEn }: GapGroup): [string, string] {
  return [
    say(`${count(cells)} 格`, `${count(cells)} cell${cells === 1 ? '' : 's'}`),
    say(message, messageEn),
  ];
}

function placesWord({ say }: Cli, { form, places }: GapGroup): string {
  const names = places.slice(0, MOST_PLACES).map(({ unit, row }) => {
    if (row === undefined) return `${form} ${unit}`;
    return row === TOTAL_ROW ? `${form}[total] ${unit}` : `${form}[${row}]`;
  });
  const more = places.length > names.length;
  return (
    names.join(say('、', ', ')) + (more ? say(` 等 ${places.length} 处`, ` … ${places.length} places`) : '')
  );
}
