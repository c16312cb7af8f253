import { escapeIdentifier, escapeLiteral } from 'pg';

/** The schema that BI tools see. */
export const BI_SCHEMA = 'bi';

/** A column as a BI tool shows it: its name, what it is, how it is read. */
export interface ViewColumn {
  readonly name: string;
  /** In Chinese: BI tools show it beside the column. */
  readonly comment: string;
  readonly sql: string;
}

/** A view of plain columns. */
export interface View {
  readonly name: string;
  readonly comment: string;
  readonly columns: readonly ViewColumn[];
  /** What follows the list of columns: `FROM …`. */
  readonly from: string;
  /** Further selections beneath the first one, with columns of the same names: `SELECT … FROM …`. */
  readonly unions?: readonly Pick<View, 'columns' | 'from'>[];
}

/** The statements that make a view and say what it and its columns are. */
export function viewStatements({ name, comment, columns, from, unions = [] }: View): string {
  const view = viewName(name);
  const body = [{ columns, from }, ...unions].map(selection).join('\nUNION ALL\n');
  const comments = columns.map(
    (column) =>
      `COMMENT ON COLUMN ${view}.${escapeIdentifier(column.name)} IS ${escapeLiteral(column.comment)};`,
  );
  return [
    `CREATE VIEW ${view} AS\n${body};`,
    `COMMENT ON VIEW ${view} IS ${escapeLiteral(comment)};`,
    ...comments,
  ].join('\n');
}

export const viewName = (name: string): string => `${BI_SCHEMA}.${escapeIdentifier(name)}`;

function selection({ columns, from }: Pick<View, 'columns' | 'from'>): string {
  const list = columns.map((column) => `${column.sql} AS ${escapeIdentifier(column.name)}`);
  return `SELECT ${list.join(',\n  ')}\n${from}`;
}

/** PostgreSQL cuts names at 63 bytes. */
const LONGEST_NAME = 63;

/**
 * Names as SQL writes them without quotes, each its own: `residentFemale` is `resident_female`, and what would be
 * another's name gets a number.
 */
export function distinctNames(names: readonly string[], taken: Iterable<string> = []): string[] {
  const used = new Set(taken);
  return names.map((name) => {
    const plain = snakeCase(name);
    let own = plain.slice(0, LONGEST_NAME);
    for (let n = 2; used.has(own); n++) own = `${plain.slice(0, LONGEST_NAME - String(n).length - 1)}_${n}`;
    used.add(own);
    return own;
  });
}

function snakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z0-9_]/g, '_')
    .toLowerCase();
}
