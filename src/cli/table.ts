import Table from 'cli-table3';
import { widthOf } from '../core/expression/caret.ts';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
}

const GAP = 2;
const NO_LINES = Object.fromEntries(
  ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right']
    .concat(['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'])
    .map((place) => [place, '']),
);

/** Columns of text, aligned as a terminal shows them: a Chinese character takes two columns. No lines around them. */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  title: (text: string) => string = (text) => text,
): string {
  const drawn = new Table({
    chars: NO_LINES,
    colAligns: columns.map(({ align }) => align ?? 'left'),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': GAP, compact: true },
  });
  if (columns.some((column) => column.title !== '')) drawn.push(columns.map((column) => title(column.title)));
  drawn.push(...rows.map((row) => [...row]));
  return drawn
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/** How many columns of a wide table fit beside its first ones; at least one. */
export function columnsThatFit(
  labels: number,
  columns: readonly (readonly string[])[],
  available: number,
): number {
  let used = labels;
  let fitting = 0;
  for (const column of columns) {
    used += Math.max(...column.map(widthOf)) + GAP;
    if (used > available && fitting > 0) break;
    fitting++;
  }
  return fitting;
}

/** Spaces before a text so that it ends at this many columns. */
export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text))) + text;
}

export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}
