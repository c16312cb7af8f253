import { isNullAnswer, type StoredAnswer } from '../core/fill/facts.ts';
import type { Item } from '../core/one-table/item.ts';
import type { Question } from '../core/one-table/question-set.ts';
import type {
  AnswerType,
  CellReferenceType,
  DraftAnswerType,
  PrefilledType,
  SliceCodeType,
} from './one-table.type.ts';
import type { AskedQuestion, Draft } from './submission.model.ts';

/** A stored answer as the API shows it: a value, or the reason why there is none. */
export function asAnswer(answer: StoredAnswer | undefined): AnswerType | undefined {
  if (answer === undefined) return undefined;
  return isNullAnswer(answer) ? { nullReason: answer.null, note: answer.note } : { value: answer };
}

export function asPrefilled(prefilled: AskedQuestion['prefilled']): PrefilledType | undefined {
  if (!prefilled || isNullAnswer(prefilled.value)) return undefined;
  return { value: prefilled.value, from: { period: prefilled.from } };
}

export function asDraftAnswers(draft: Draft): DraftAnswerType[] {
  return Object.entries(draft.answers).flatMap(([path, stored]) => {
    const answer = asAnswer(stored);
    return answer ? [{ path, answer }] : [];
  });
}

export function cellsNeeding(question: Question): CellReferenceType[] {
  return question.neededBy.map(({ form, cell }) => ({ form, cell: { ...cell, form } }));
}

export function sliceCodes({ element, slice }: Item): SliceCodeType[] {
  return element.args.flatMap(({ name, codeList }, i) => {
    const code = slice[i];
    if (code === undefined) return [];
    return [
      { breakdown: name, code, label: codeList.codes.find((known) => known.name === code)?.label ?? code },
    ];
  });
}
