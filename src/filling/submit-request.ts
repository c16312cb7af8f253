import { createHash } from 'node:crypto';
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

/** The same request hashes the same, whatever the order of its object keys. */
export function hashOf({ tables, confirm, dryRun }: SubmitInput): string {
  const body = { tables, confirm: [...(confirm ?? [])].sort(), dryRun: dryRun === true };
  return createHash('sha256').update(canonicalJson(body)).digest('hex');
}

/** JSON with its keys in order, and without those that hold nothing. */
function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join()}]`;
  let text = '';
  for (const [key, part] of entriesInOrder(value)) {
    if (part === undefined || part === null) continue;
    text += `${text && ','}${JSON.stringify(key)}:${canonicalJson(part)}`;
  }
  return `{${text}}`;
}

/** Most objects come with few keys, and in order. */
function entriesInOrder(holder: object): [string, unknown][] {
  const entries = Object.entries(holder);
  const inOrder = entries.every(([key], i) => i === 0 || entries[i - 1]![0] < key);
  return inOrder ? entries : entries.sort(([a], [b]) => (a < b ? -1 : 1));
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
    .map(({ unit, period }) => ({
      code: 'PERIOD_CLOSED',
      severity: 'ERROR' as const,
      path: 'period',
      unit: unit.id,
      period: period.id,
      message: `${period.id} 已经截止，不能再报；如有差错请联系县数据办`,
      messageEn: `${period.id} is closed: nothing can be handed in for it; ask the county's data office about a correction`,
    }));
}
