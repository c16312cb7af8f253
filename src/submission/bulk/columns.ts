import type { LocatedFinding } from './bulk.model.ts';

/**
 * What a row of a file says, as it is staged: line, what is answered, value, reason, note. What is answered is a path,
 * or `=` and an element's name as exports write it.
 */
export type StagedRow = readonly [line: number, path: string, value: string, reason?: string, note?: string];

/** Where a CSV file keeps what. */
export type Columns = LongColumns | WideColumns;

/** A row an answer. */
export interface LongColumns {
  readonly shape: 'long';
  readonly count: number;
  readonly unit: number;
  readonly period: number;
  readonly path?: number;
  readonly element?: number;
  readonly slice?: number;
  readonly previous?: number;
  /** Of these the first that holds something: exports keep numbers and texts apart. */
  readonly values: readonly number[];
  readonly reason?: number;
  readonly note?: number;
  /** Of exports: whether the number is not in the file, to protect privacy. */
  readonly withheld?: number;
}

/** A row a table, a column a question. */
export interface WideColumns {
  readonly shape: 'wide';
  readonly count: number;
  readonly unit: number;
  readonly period: number;
  readonly paths: readonly (readonly [column: number, path: string])[];
}

const NAMES: Readonly<Record<string, readonly string[]>> = {
  unit: ['unit', '单位', '填报单位', '单位编号'],
  period: ['period', '报告期'],
  path: ['path', 'question', '问题', '路径'],
  element: ['element', '数据元'],
  slice: ['slice', '分组', '分组项'],
  previous: ['previous', '上期'],
  value: ['value', '值', '数值'],
  number: ['numeric_value'],
  text: ['text_value'],
  reason: ['reason', 'null_reason', '原因', '空值原因'],
  note: ['note', '说明'],
  withheld: ['withheld'],
};

/** What a header says about the columns; or what is wrong with it. */
export function columnsOf(header: readonly string[]): Columns | LocatedFinding {
  const names = header.map((name) => name.trim());
  const at = (name: string): number | undefined => {
    const found = names.findIndex((each) => NAMES[name]?.includes(each.toLowerCase()));
    return found < 0 ? undefined : found;
  };
  const [unit, period, path, element] = [at('unit'), at('period'), at('path'), at('element')];
  const twice = names.find((name, i) => name !== '' && names.indexOf(name) !== i);
  if (twice !== undefined) {
    return wrong(`表头里“${twice}”出现了两次`, `"${twice}" stands twice in the header`);
  }
  if (unit === undefined || period === undefined) {
    return wrong(
      `第一行要是表头，有 unit（单位）和 period（报告期）两列；现在是：${names.slice(0, 8).join(', ')}`,
      `the first line is the header and names unit and period; it reads: ${names.slice(0, 8).join(', ')}`,
    );
  }
  const values = ['value', 'number', 'text'].flatMap((name) => at(name) ?? []);
  const common = { count: names.length, unit, period };
  if (path !== undefined || element !== undefined) {
    if (values.length === 0) return wrong('表头缺少 value（值）一列', 'the header names no column value');
    return defined({
      ...{ shape: 'long' as const, ...common, path, element, values },
      ...{ slice: at('slice'), previous: at('previous'), reason: at('reason'), note: at('note') },
      withheld: at('withheld'),
    }) as LongColumns;
  }
  const paths = names.flatMap((name, i): [number, string][] => (name.includes('.') ? [[i, name]] : []));
  if (paths.length > 0) return { shape: 'wide', ...common, paths };
  return wrong(
    '表头除单位和报告期外，要么有 path（问题）和 value（值）两列，要么每列是一个问题，如 population.registeredPopulation.MALE',
    'besides unit and period the header names path and value, or a question a column, such as population.registeredPopulation.MALE',
  );
}

/** In the place of a reason: there is an answer, and the file does not tell it. */
export const WITHHELD = 'WITHHELD';

/** A long row as it is staged. */
export function longRow(columns: LongColumns, line: number, fields: readonly string[]): StagedRow {
  let value = '';
  for (const column of columns.values) value ||= fields[column] ?? '';
  const path = columns.path === undefined ? exported(columns, fields) : field(fields, columns.path).trim();
  const isWithheld = field(fields, columns.withheld).trim() === 'true';
  const reason = isWithheld ? WITHHELD : field(fields, columns.reason).trim();
  const note = field(fields, columns.note);
  return reason === '' && note === '' ? [line, path, value] : [line, path, value, reason, note];
}

const field = (fields: readonly string[], column: number | undefined): string =>
  column === undefined ? '' : (fields[column] ?? '');

/** `=births.MALE.FIRST`, `=GX_02.remark`, `=arableLand@PREVIOUS`: whoever knows the catalogue makes a path of it. */
function exported({ element, slice, previous }: LongColumns, fields: readonly string[]): string {
  const codes = field(fields, slice).trim();
  const past = field(fields, previous).trim() === 'true' ? '@PREVIOUS' : '';
  return `=${field(fields, element).trim()}${past}${codes === '' ? '' : `.${codes}`}`;
}

/** A wide row as it is staged: what is answered of it. */
export function wideRows(columns: WideColumns, line: number, fields: readonly string[]): StagedRow[] {
  return columns.paths.flatMap(([column, path]): StagedRow[] => {
    const value = fields[column] ?? '';
    return value === '' ? [] : [[line, path, value]];
  });
}

function wrong(message: string, messageEn: string): LocatedFinding {
  return { code: 'CSV_HEADER', severity: 'ERROR', path: '', line: 1, message, messageEn };
}

const defined = (record: object): object =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
