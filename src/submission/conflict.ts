import type { FactTable, StoredAnswer } from '../core/fill/facts.ts';
import { isNullAnswer } from '../core/fill/facts.ts';
import { type Item, itemLabel, itemPath } from '../core/one-table/item.ts';
import type { QuestionSets } from '../core/one-table/question-set.ts';
import type { Period } from '../core/period.ts';
import type { Unit } from '../core/unit-tree.ts';
import type { UserFinding } from './submission.model.ts';

const MOST_NAMED = 20;

/** Somebody handed in a newer revision since this edit began: says which answers differ, and from what to what. */
export function conflictFinding(
  sets: QuestionSets,
  unit: Unit,
  period: Period,
  base: FactTable | undefined,
  current: FactTable,
  baseRevision: number,
): UserFinding {
  const changed = sets
    .questions(unit, period)
    .map(({ item }) => item)
    .filter((item) => !same(base?.values[item.key], current.values[item.key]));
  const show = (item: Item): string =>
    `${itemLabel(item)} ${text(base?.values[item.key])} → ${text(current.values[item.key])}`;
  const listed = changed.slice(0, MOST_NAMED).map(show).join('；');
  const more = changed.length > MOST_NAMED ? `……共 ${changed.length} 项` : '';
  const named = changed.slice(0, MOST_NAMED).map(itemPath).join(', ');
  return {
    code: 'REVISION_CONFLICT',
    severity: 'ERROR',
    path: 'baseRevision',
    unit: unit.id,
    period: period.id,
    message: `${unit.label} ${period.id} 已是第 ${current.revision} 版，您是从第 ${baseRevision} 版改的。这之间改动了：${listed || '（没有数值改动）'}${more}。请在新版上重新提交（baseRevision: ${current.revision}）`,
    messageEn: `${unit.id} ${period.id} is at revision ${current.revision}, your edit started from ${baseRevision}. Changed since: ${named || 'no value'}. Edit the new revision (baseRevision: ${current.revision})`,
    details: {
      currentRevision: current.revision,
      baseRevision,
      changed: JSON.stringify(
        changed.map((item) => ({
          path: itemPath(item),
          before: base?.values[item.key] ?? null,
          now: current.values[item.key] ?? null,
        })),
      ),
    },
  };
}

function same(a: StoredAnswer | undefined, b: StoredAnswer | undefined): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

function text(answer: StoredAnswer | undefined): string {
  if (answer === undefined) return '（空）';
  if (isNullAnswer(answer)) return answer.null === 'NOT_KNOWN' ? '（不掌握）' : '（不适用）';
  return String(answer);
}
