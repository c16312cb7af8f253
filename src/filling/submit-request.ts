import { hash } from 'node:crypto';
import { closedFinding } from '../submission/period.service.ts';
import type { PreparedTable } from '../submission/prepare.ts';
import type { SubmitInput, UserFinding } from '../submission/submission.model.ts';

const LONGEST_KEY = 200;
export const MOST_TABLES = 2000;
/** What PostgreSQL cannot store or would store as another character: control characters, half surrogates. */
const UNFIT_FOR_KEYS = /[\p{Cc}\p{Cs}\ufffd]/u;

/** What can be said of a request without looking into its tables. */
export function checkRequest({ idempotencyKey: key, tables }: SubmitInput): UserFinding[] {
  const problems: UserFinding[] = [];
  if (key.trim().length === 0 || key.length > LONGEST_KEY || UNFIT_FOR_KEYS.test(key)) {
    problems.push({
      code: 'IDEMPOTENCY_KEY',
      severity: 'ERROR',
      path: 'idempotencyKey',
      message: `idempotencyKey 要有 1 到 ${LONGEST_KEY} 个可见字符，每次填报用一个新的，例如 UUID`,
      messageEn: `idempotencyKey has 1 to ${LONGEST_KEY} printable characters; use a new one for each submission, such as a UUID`,
    });
  }
  if (tables.length === 0 || tables.length > MOST_TABLES) {
    problems.push({
      code: 'TABLE_COUNT',
      severity: 'ERROR',
      path: 'tables',
      message: `一次填报要有 1 到 ${MOST_TABLES} 张表，这次是 ${tables.length} 张`,
      messageEn: `a submission has 1 to ${MOST_TABLES} tables, this one ${tables.length}`,
    });
  }
  return problems;
}

/**
 * The same request hashes the same, however it was written: over the answers as they were understood, and over
 * what was not. Confirmations are left out: they say that the sender stands by these answers, not which they are,
 * so that who sends the same tables again without them is answered too.
 */
export function hashOf(
  { dryRun }: SubmitInput,
  tables: readonly PreparedTable[],
  findings: readonly UserFinding[],
): string {
  const body = {
    tables: tables.map(({ unit, period, input, values }) => [
      ...[unit.id, period.id, input.baseRevision ?? 0, input.fromDraft === true],
      inOrder(values),
    ]),
    findings: findings.map(({ code, unit, period, path, message }) => [code, unit, period, path, message]),
    dryRun: dryRun === true,
  };
  return hash('sha256', JSON.stringify(body));
}

function inOrder(values: PreparedTable['values']): string {
  let text = '';
  for (const key of Object.keys(values).sort()) {
    const answer = values[key];
    text += `${key}:${typeof answer === 'number' ? answer : JSON.stringify(answer)},`;
  }
  return text;
}

export function severalCounties(counties: ReadonlySet<string>): UserFinding {
  return {
    code: 'SEVERAL_COUNTIES',
    severity: 'ERROR',
    path: 'tables',
    message: `一次填报只能包含一个县的单位；这次有 ${[...counties].join('、')}，请分开提交`,
    messageEn: `a submission holds units of one county; this one has ${[...counties].join(', ')}: hand them in apart`,
  };
}

export function closedPeriods(tables: readonly PreparedTable[], closed: ReadonlySet<string>): UserFinding[] {
  return tables
    .filter(({ period }) => closed.has(period.id))
    .map(({ unit, period }) => closedFinding(unit, period));
}
