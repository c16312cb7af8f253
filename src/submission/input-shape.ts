import { type Check, group, is, list, type Problem, record, text, truth } from '../core/json-shape.ts';

const revision = is(
  '修订号：0 或正整数',
  'a revision: 0 or a whole number',
  (value) => Number.isSafeInteger(value) && (value as number) >= 0,
);
const reason = is(
  '“NOT_APPLICABLE”或“NOT_KNOWN”',
  'NOT_APPLICABLE or NOT_KNOWN',
  (value) => value === 'NOT_APPLICABLE' || value === 'NOT_KNOWN',
);
const anything: Check = () => [];

const table = record({
  'unit!': text,
  'period!': text,
  baseRevision: revision,
  values: group,
  forms: group,
  answers: list(record({ 'path!': text, value: anything })),
  gaps: list(record({ 'path!': text, 'reason!': reason, note: text })),
  fromDraft: truth,
});

const submission = record({
  'idempotencyKey!': text,
  'tables!': list(table),
  confirm: list(text),
  dryRun: truth,
});

/** Everything that keeps a value from being a submission. */
export const submissionProblems = (value: unknown): Problem[] => submission(value, '');

/** Everything that keeps a value from being a table. */
export const tableProblems = (value: unknown): Problem[] => table(value, '');
