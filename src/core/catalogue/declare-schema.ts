import type { Calendar } from '../calendar.ts';
import { CALENDAR_NAME } from '../period.ts';
import type { Unit as UnitOfMeasure } from '../unit-of-measure.ts';
import { compare, type Exact } from '../value.ts';
import { type DirectiveReader, type DirectiveUse, declaredTwice, exactValue } from './directive-values.ts';
import type { Declarations, Mutable } from './drafts.ts';
import type { Department } from './model.ts';
import type { SourceReport } from './sources.ts';

/** What stands on the schema and is used everywhere: units of measure, departments, calendars. */
export function declareOnSchema(
  node: Parameters<DirectiveReader['all']>[0],
  directives: DirectiveReader,
  declared: Declarations,
  report: SourceReport,
): void {
  for (const use of directives.all(node, 'unit')) declareUnit(use, declared, report);
  for (const use of directives.all(node, 'department')) {
    const { code, label, en, aliases = [] } = use.values as unknown as Mutable<Department>;
    if (!code) continue;
    if (declared.departments.has(code)) declaredTwice(report, use, '部门', code);
    declared.departments.set(code, { code, label, en, aliases });
  }
  for (const use of directives.all(node, 'calendar')) {
    const calendar = calendarOf(use, report);
    if (!calendar) continue;
    if (declared.calendars.has(calendar.name)) declaredTwice(report, use, '日历', calendar.name);
    declared.calendars.set(calendar.name, calendar);
  }
}

function declareUnit(use: DirectiveUse, declared: Declarations, report: SourceReport): void {
  const factor = factorOf(use, report);
  const {
    symbol,
    en,
    aliases = [],
    dimension,
  } = use.values as Record<string, string> & { aliases?: string[] };
  if (!symbol || !dimension || factor === undefined) return;
  if (declared.unitsOfMeasure.has(symbol)) declaredTwice(report, use, '计量单位', symbol);
  declared.unitsOfMeasure.set(symbol, { symbol, en, aliases, dimension, factor } as UnitOfMeasure);
}

function factorOf(use: DirectiveUse, report: SourceReport): Exact | undefined {
  const factor = exactValue(report, use, 'factor');
  if (factor === undefined || compare(factor, 0) > 0) return factor;
  report.error(
    'DIRECTIVE_VALUE',
    use.argument('factor'),
    `factor 要大于 0，写的是 ${use.values.factor}`,
    `factor must be greater than 0, this is ${use.values.factor}`,
  );
  return undefined;
}

interface CalendarValues {
  readonly name?: string;
  readonly label: string;
  readonly en?: string;
  readonly yearStarts?: string;
  readonly monthStarts?: number;
  readonly namedAfter?: Calendar['namedAfter'];
}

function calendarOf(use: DirectiveUse, report: SourceReport): Calendar | undefined {
  const {
    name,
    label,
    en,
    yearStarts,
    monthStarts,
    namedAfter = 'END',
  } = use.values as unknown as CalendarValues;
  if (name === undefined) return undefined;
  const refuse = (argument: string, message: string, messageEn: string): undefined =>
    void report.error('CALENDAR', use.argument(argument), message, messageEn);
  if (!CALENDAR_NAME.test(name)) {
    return refuse(
      'name',
      `日历的 name 由小写字母、数字和 - 组成，以字母开头，写的是 ${name}`,
      `a calendar's name is made of small letters, digits and -, a letter first; this is ${name}`,
    );
  }
  const start = startOf(yearStarts, monthStarts);
  if (!start) {
    return refuse(
      yearStarts === undefined ? 'monthStarts' : 'yearStarts',
      'yearStarts 写成 "MM-DD"，monthStarts 写 1 到 28 的日；年在某个月的第一天开始，所以两者的日要相同，如 yearStarts: "10-01"，或 monthStarts: 21（一月从上年 12 月 21 日起）',
      'write yearStarts as "MM-DD" and monthStarts as a day from 1 to 28; a year starts on the first day of a month, so both name one day: yearStarts: "10-01", or monthStarts: 21 (January from 21 December on)',
    );
  }
  const [startMonth, startDay] = start;
  if (startMonth === 1 && startDay === 1) {
    return refuse(
      'yearStarts',
      `${name} 就是公历：年从 1 月 1 日起，月从 1 日起；不用声明，也不写 calendar`,
      `${name} is the civil calendar: it needs no declaration, and elements and forms need no calendar`,
    );
  }
  return { name, label, en, startMonth, startDay, namedAfter };
}

/** The month and the day on which a year starts; of months alone that start late, January's starts in December. */
function startOf(
  yearStarts: string | undefined,
  monthStarts: number | undefined,
): [number, number] | undefined {
  const [, month, day] =
    /^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/.exec(
      yearStarts ?? `12-${String(monthStarts).padStart(2, '0')}`,
    ) ?? [];
  if (month === undefined || (monthStarts !== undefined && monthStarts !== Number(day))) return undefined;
  return [Number(month), Number(day)];
}
