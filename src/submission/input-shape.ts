import { nearest } from '../core/catalogue/suggest.ts';

/** What is wrong with the shape of a file's content, in both languages. */
export type Problem = readonly [zh: string, en: string];
type Check = (value: unknown, path: string) => Problem[];

const is = (what: string, whatEn: string, test: (value: unknown) => boolean): Check => {
  return (value, path) => (test(value) ? [] : [[`${path} 应为${what}`, `${path} wants ${whatEn}`]]);
};
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text = is('带引号的文字', 'a text in quotes', (value) => typeof value === 'string');
const truth = is(' true 或 false', 'true or false', (value) => typeof value === 'boolean');
const revision = is(
  '修订号：0 或正整数',
  'a revision: 0 or a whole number',
  (value) => Number.isSafeInteger(value) && (value as number) >= 0,
);
const group = is('对象 {…}', 'an object {…}', isObject);
const reason = is(
  '“NOT_APPLICABLE”或“NOT_KNOWN”',
  'NOT_APPLICABLE or NOT_KNOWN',
  (value) => value === 'NOT_APPLICABLE' || value === 'NOT_KNOWN',
);
const anything: Check = () => [];

const list = (each: Check): Check => {
  const isList = is('列表 […]', 'a list […]', Array.isArray);
  return (value, path) =>
    Array.isArray(value) ? value.flatMap((part, i) => each(part, `${path}[${i}]`)) : isList(value, path);
};

/** An object of these fields; those whose name ends in `!` must be there. */
const record = (fields: Readonly<Record<string, Check>>): Check => {
  const known = new Map(Object.entries(fields).map(([name, check]) => [name.replace('!', ''), check]));
  const required = Object.keys(fields)
    .filter((name) => name.endsWith('!'))
    .map((name) => name.slice(0, -1));
  return (value, path) => {
    if (!isObject(value)) return group(value, path || '—');
    const at = (name: string): string => (path === '' ? name : `${path}.${name}`);
    const missing = required.filter((name) => value[name] === undefined);
    return [
      ...missing.map((name): Problem => [`缺少 ${at(name)}`, `${at(name)} is missing`]),
      ...Object.entries(value).flatMap(([name, part]): Problem[] => {
        const check = known.get(name);
        if (!check) return [unknownField(at(name), name, known)];
        return part === null && !required.includes(name) ? [] : check(part, at(name));
      }),
    ];
  };
};

function unknownField(path: string, name: string, known: ReadonlyMap<string, Check>): Problem {
  const [near] = nearest(name, known.keys());
  const names = [...known.keys()].join(', ');
  return near
    ? [`不认识 ${path}；是不是 ${near}？`, `unknown field ${path}; did you mean ${near}?`]
    : [`不认识 ${path}；可以写 ${names}`, `unknown field ${path}; there are ${names}`];
}

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
