import type { StoredAnswer } from '../core/fill/facts.ts';
import { decodeTable } from '../core/one-table/decode.ts';
import { reports } from '../core/one-table/due.ts';
import type { TableInput } from '../core/one-table/input.ts';
import type { QuestionSets } from '../core/one-table/question-set.ts';
import type { Period } from '../core/period.ts';
import type { Unit, UnitTree } from '../core/unit-tree.ts';
import type { UserFinding } from './submission.model.ts';

/** A table input that names a unit and a period which exist, with its answers by item key. */
export interface PreparedTable {
  readonly input: TableInput;
  readonly unit: Unit;
  readonly period: Period;
  readonly values: Readonly<Record<string, StoredAnswer>>;
  /** Keys of what was answered, and cannot be taken. */
  readonly refused: readonly string[];
}

export interface Preparation {
  readonly tables: readonly PreparedTable[];
  readonly findings: readonly UserFinding[];
}

export interface PrepareContext {
  readonly units: UnitTree;
  /** What knows the calendars that period ids may name. */
  readonly calendars: {
    period(id: string): Period | undefined;
    readonly periodHint: readonly [zh: string, en: string];
  };
  /** The questions in force for a period. */
  questionsFor(period: Period): QuestionSets;
  /** YYYY-MM-DD */
  readonly today: string;
}

/** Everything about table inputs that can be checked without stored data: names, periods, types, levels. */
export function prepareTables(inputs: readonly TableInput[], context: PrepareContext): Preparation {
  const findings: UserFinding[] = [];
  const tables: PreparedTable[] = [];
  const seen = new Set<string>();
  for (const [i, input] of inputs.entries()) {
    const place = placeOf(input, `tables.${i}`, context, findings);
    if (!place) continue;
    const { unit, period } = place;
    const key = `${unit.id} ${period.id}`;
    if (seen.has(key)) {
      findings.push({
        ...at(unit, period),
        code: 'TABLE_TWICE',
        severity: 'ERROR',
        path: `tables.${i}`,
        message: `${unit.label} ${period.id} 的表在这次填报里出现了两次；请合并成一张`,
        messageEn: `the table of ${unit.id} for ${period.id} is given twice; merge the two`,
      });
      continue;
    }
    seen.add(key);
    const decoded = decodeTable(context.questionsFor(period), unit, period, input);
    findings.push(...decoded.findings);
    const { values, refused } = decoded;
    tables.push({ input, unit, period, values, refused });
  }
  return { tables, findings };
}

/** The deepest question: topic, element, a code for each of a few breakdowns. */
const DEEPEST = 16;

/** Tables whose values are nested so deeply that no question can stand there; walking them would not end well. */
export function nestedTooDeep(inputs: readonly TableInput[]): UserFinding[] {
  return inputs.flatMap(({ values, forms, answers }, i): UserFinding[] => {
    const parts = Object.entries({ values, forms, answers });
    return parts
      .filter(([, part]) => depthOf(part) > DEEPEST)
      .map(([name]) => ({
        code: 'UNKNOWN_ELEMENT',
        severity: 'ERROR',
        path: `tables.${i}.${name}`,
        message: `${name} 嵌套了 ${DEEPEST} 层以上，没有这样的问题；写法如 population.registeredPopulation.MALE`,
        messageEn: `${name} is nested more than ${DEEPEST} deep, where no question is; questions look like population.registeredPopulation.MALE`,
      }));
  });
}

/** Level by level, for a call per level would exhaust the stack; stops where it is certain. */
function depthOf(value: unknown): number {
  let depth = 0;
  let level = [value].filter(isObject);
  for (; level.length > 0 && depth <= DEEPEST; depth++) {
    level = level.flatMap((part) => Object.values(part).filter(isObject));
  }
  return depth;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const at = (unit: Unit, period: Period) => ({ unit: unit.id, period: period.id });

function placeOf(
  input: TableInput,
  path: string,
  context: PrepareContext,
  findings: UserFinding[],
): { unit: Unit; period: Period } | undefined {
  const period = context.calendars.period(input.period);
  const unit = context.units.find(input.unit, period?.end);
  if (!unit) {
    findings.push({
      code: 'UNKNOWN_UNIT_ID',
      severity: 'ERROR',
      path: `${path}.unit`,
      message: `没有填报单位 ${input.unit}；单位编号如 liutang-01`,
      messageEn: `there is no reporting unit ${input.unit}; ids look like liutang-01`,
    });
  }
  if (!period) {
    const [how, howEn] = context.calendars.periodHint;
    findings.push({
      code: 'UNKNOWN_PERIOD',
      severity: 'ERROR',
      path: `${path}.period`,
      message: `不认识的报告期 ${input.period}；${how}`,
      messageEn: `unknown period ${input.period}; ${howEn}`,
    });
  }
  if (!unit || !period) return undefined;
  const problem = notReporting(unit, period, context);
  if (problem) findings.push({ ...at(unit, period), path, severity: 'ERROR', ...problem });
  return problem ? undefined : { unit, period };
}

function notReporting(unit: Unit, period: Period, { today, questionsFor }: PrepareContext) {
  if (period.start > today) {
    return {
      code: 'FUTURE_PERIOD',
      message: `${period.id} 还没有开始（${period.start} 起），现在不能填报`,
      messageEn: `${period.id} has not begun (it starts on ${period.start}); it cannot be reported yet`,
    };
  }
  if (!reports(unit, period) || !questionsFor(period).mustHandIn(unit, period)) {
    return {
      code: 'NOT_DUE',
      message: `${unit.label}在 ${period.id} 没有要填的表（${unit.reportsFrom} 起填报）`,
      messageEn: `${unit.id} has nothing to report for ${period.id} (it reports from ${unit.reportsFrom})`,
    };
  }
  return undefined;
}

/** A stock at the end of a period is not known before that day: a warning, to be confirmed. */
export function periodsNotOver(tables: readonly PreparedTable[], today: string): UserFinding[] {
  const open = new Map(
    tables.filter(({ period }) => period.end > today).map(({ period }) => [period.id, period]),
  );
  return [...open.values()].map((period) => ({
    code: 'PERIOD_NOT_OVER',
    severity: 'WARNING' as const,
    period: period.id,
    path: 'tables',
    message: `${period.id} 到 ${period.end} 才结束，期末数现在还不能确定；确实要现在上报请确认`,
    messageEn: `${period.id} ends on ${period.end}: figures as of its end are not known yet; confirm to hand in now`,
    confirm: `PERIOD_NOT_OVER|${period.id}`,
  }));
}
