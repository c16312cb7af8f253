import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { excerpt } from '../core/expression/caret.ts';
import type { Problem } from '../core/json-shape.ts';
import { readJson } from '../core/json-text.ts';
import { type CliError, wrongUsage } from './exit.ts';
import type { Io } from './io.ts';

const LINE_FEED = 0x0a;

/** What a UTF-8 file says, or standard input where the file is `-`; without a byte order mark. */
export async function readText(io: Io, file: string): Promise<string> {
  return decode(await readBytes(io, file), file);
}

/** The value of a JSON text; refused with line, column and a caret where it is none. */
export function parseJson(file: string, text: string): unknown {
  const read = readJson(text);
  if (!('problem' in read)) return read.value;
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

/** The refusal of a file whose content has not the shape that is wanted. */
export function wrongShape(file: string, problems: readonly Problem[]): CliError {
  const list = (pick: 0 | 1): string => problems.map((problem) => `\n  ${problem[pick]}`).join('');
  return wrongUsage(
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
    throw unreadable(file, error);
  }
}

/** Says why a file cannot be read. */
export function unreadable(file: string, error: unknown): CliError {
  const { code, message } = error as NodeJS.ErrnoException;
  const [zh, en] =
    code === 'ENOENT'
      ? ['没有这个文件', 'no such file']
      : code === 'EISDIR'
        ? ['是文件夹，不是文件', 'is a folder']
        : [message, message];
  return wrongUsage(`${file}：${zh}`, `${file}: ${en}`, 'FILE_UNREADABLE');
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

export function wrongEncoding(file: string, line: number, likely: string | undefined): CliError {
  return wrongUsage(
    `${file} 第 ${line} 行不是 UTF-8 编码${likely ? `，像是 ${likely}` : ''}；请用编辑器另存为 UTF-8 再提交`,
    `line ${line} of ${file} is not UTF-8${likely ? `, it looks like ${likely}` : ''}; save the file as UTF-8 and submit again`,
    'FILE_ENCODING',
  );
}
