import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { nearest } from '../core/catalogue/suggest.ts';
import { excerpt } from '../core/expression/caret.ts';
import type { SubmitInput } from '../submission/submission.model.ts';
import { type CliError, wrongUsage } from './exit.ts';
import type { Io } from './io.ts';
import { readJson } from './json-text.ts';

const LINE_FEED = 0x0a;

/** The submission in a JSON file, or on standard input where the file is `-`. */
export async function readSubmission(io: Io, file: string): Promise<SubmitInput> {
  const bytes = await readBytes(io, file);
  const text = decode(bytes, file);
  const read = readJson(text);
  if ('problem' in read) {
    const { offset, message, messageEn } = read.problem;
    const before = text.slice(0, offset).split('\n');
    const place = `${file}:${before.length}:${[...(before.at(-1) ?? '')].length + 1}`;
    const shown = text.trim() === '' ? '' : `\n${excerpt(text, { start: offset, end: offset + 1 })}`;
    throw wrongUsage(
      `${place} 不是 JSON：${message}${shown}`,
      `${place} is no JSON: ${messageEn}${shown}`,
      'JSON_SYNTAX',
    );
  }
  const problems = shapeProblems(read.value);
  if (problems.length === 0) return read.value as SubmitInput;
  const list = (pick: 0 | 1): string => problems.map((problem) => `\n  ${problem[pick]}`).join('');
  throw wrongUsage(
    `${file} 的内容不对：${list(0)}`,
    `${file} is not as it should be:${list(1)}`,
    'INPUT_SHAPE',
  );
}

async function readBytes(io: Io, file: string): Promise<Buffer> {
  if (file === '-') return io.stdin();
  try {
    return await readFile(resolve(io.cwd, file));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const [zh, en] =
      code === 'ENOENT'
        ? ['没有这个文件', 'no such file']
        : code === 'EISDIR'
          ? ['是文件夹，不是文件', 'is a folder']
          : [message, message];
    throw wrongUsage(`${file}：${zh}`, `${file}: ${en}`, 'FILE_UNREADABLE');
  }
}

/** UTF-8 only: a guess at another encoding would store wrong characters for ever. */
function decode(bytes: Buffer, file: string): string {
  const utf8 = tryDecode(bytes, 'utf-8');
  if (utf8 !== undefined) return utf8;
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) throw wrongEncoding(file, 1, 'UTF-16');
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(LINE_FEED, start);
    const part = bytes.subarray(start, end < 0 ? bytes.length : end);
    if (tryDecode(part, 'utf-8') === undefined) {
      throw wrongEncoding(file, line, tryDecode(part, 'gb18030') === undefined ? undefined : 'GB18030 (GBK)');
    }
    start = end < 0 ? bytes.length : end + 1;
  }
  throw wrongEncoding(file, line, undefined);
}

function tryDecode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function wrongEncoding(file: string, line: number, likely: string | undefined): CliError {
  return wrongUsage(
    `${file} 第 ${line} 行不是 UTF-8 编码${likely ? `，像是 ${likely}` : ''}；请用编辑器另存为 UTF-8 再提交`,
    `line ${line} of ${file} is not UTF-8${likely ? `, it looks like ${likely}` : ''}; save the file as UTF-8 and submit again`,
    'FILE_ENCODING',
  );
}

// ----------------------------------------------------------------------------------------------- shape

type Problem = readonly [zh: string, en: string];
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

const submission = record({
  'idempotencyKey!': text,
  'tables!': list(
    record({
      'unit!': text,
      'period!': text,
      baseRevision: revision,
      values: group,
      forms: group,
      answers: list(record({ 'path!': text, value: anything })),
      gaps: list(record({ 'path!': text, 'reason!': reason, note: text })),
      fromDraft: truth,
    }),
  ),
  confirm: list(text),
  dryRun: truth,
});

const shapeProblems = (value: unknown): Problem[] => submission(value, '');
