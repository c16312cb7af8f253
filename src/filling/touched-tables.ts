import { type StoredAnswer } from '../core/fill/facts.ts';
import type { FillEngine } from '../core/fill/fill-form.ts';
import { type Item, itemPath } from '../core/one-table/item.ts';
import type { Question } from '../core/one-table/question-set.ts';
import type { Period } from '../core/period.ts';
import type { Unit } from '../core/unit-tree.ts';

/** How the list of questions of a table changes from one catalogue to the next. */
interface QuestionChange {
  readonly added: readonly Item[];
  readonly removed: readonly Item[];
}

/** What becomes of tables when their period's catalogue changes: compared once for each pair of lists of questions. */
export class TableTouch {
  readonly #changes = new WeakMap<readonly Question[], WeakMap<readonly Question[], QuestionChange>>();

  constructor(
    private readonly before: (periodEnd: string) => FillEngine,
    private readonly after: FillEngine,
  ) {}

  /** Paths of new questions that these answers leave open, and of answers that nobody asks for any more. */
  of(
    unit: Unit,
    period: Period,
    answers: Readonly<Record<string, StoredAnswer>>,
  ): { unanswered: string[]; notAskedAnyMore: string[] } {
    const { added, removed } = this.#change(unit, period);
    return {
      unanswered: added.filter(({ key }) => answers[key] === undefined).map(itemPath),
      notAskedAnyMore: removed.filter(({ key }) => answers[key] !== undefined).map(itemPath),
    };
  }

  #change(unit: Unit, period: Period): QuestionChange {
    const old = this.before(period.end).questions.questions(unit, period);
    const now = this.after.questions.questions(unit, period);
    let byNew = this.#changes.get(old);
    if (!byNew) this.#changes.set(old, (byNew = new WeakMap()));
    let change = byNew.get(now);
    if (!change) {
      change = { added: without(now, old), removed: without(old, now) };
      byNew.set(now, change);
    }
    return change;
  }
}

function without(questions: readonly Question[], others: readonly Question[]): Item[] {
  const keys = new Set(others.map(({ item }) => item.key));
  return questions.map(({ item }) => item).filter(({ key }) => !keys.has(key));
}
