import { type ASTNode, type DocumentNode, GraphQLError, Kind, type Location, parse, Source } from 'graphql';
import { validateSDL } from 'graphql/validation/validate.js';
import type { Severity, SourceFinding, SourcePlace } from '../issue.ts';
import { DIRECTIVES } from './directives.ts';

/** One file of a dictionary. `path` is what findings name. */
export interface DictionarySource {
  readonly path: string;
  readonly text: string;
}

const DIRECTIVES_PATH = 'directives.graphql';

/** Collects findings about SDL sources; each knows its file, line and column and shows the line with a caret. */
export class SourceReport {
  readonly findings: SourceFinding[] = [];

  error(code: string, node: ASTNode, message: string, messageEn: string): void {
    this.at('ERROR', code, node.loc, message, messageEn);
  }

  warning(code: string, node: ASTNode, message: string, messageEn: string): void {
    this.at('WARNING', code, node.loc, message, messageEn);
  }

  /** `offset` and `length` narrow the caret to a part of the node's own text, as inside a quoted formula. */
  at(
    severity: Severity,
    code: string,
    location: Location | undefined,
    message: string,
    messageEn: string,
    offset = 0,
    length?: number,
  ): void {
    const place = placeOf(location, offset);
    const path = `${place.file}:${place.line}:${place.column}`;
    // A formula may be wrong in the same way twice, or in the rows and in the total: once is enough.
    if (this.findings.some((known) => known.path === path && known.message === message)) return;
    const span = length ?? (location ? Math.max(1, location.end - location.start) : 1);
    this.findings.push({
      code,
      severity,
      message,
      messageEn,
      path,
      place,
      excerpt: location ? excerptOf(location.source.body, place, span) : '',
    });
  }

  syntax(error: GraphQLError): void {
    const location = error.nodes?.[0]?.loc;
    if (location) {
      this.at('ERROR', 'SDL_INVALID', location, `字典写法有误：${error.message}`, error.message);
      return;
    }
    const source = error.source ?? new Source('', '?');
    const at = error.locations?.[0] ?? { line: 1, column: 1 };
    const place = { file: source.name, line: at.line, column: at.column };
    this.findings.push({
      code: 'SDL_SYNTAX',
      severity: 'ERROR',
      message: `GraphQL 语法错误：${error.message}`,
      messageEn: error.message,
      path: `${place.file}:${place.line}:${place.column}`,
      place,
      excerpt: excerptOf(source.body, place, 1),
    });
  }
}

/** Where a node stands in its file. */
export function placeOf(location: Location | undefined, offset = 0): SourcePlace {
  if (!location) return { file: '?', line: 1, column: 1 };
  const { source, start, startToken } = location;
  // The lexer has counted the lines: counting them again from the top for every node would be quadratic.
  const lines = source.body.slice(start, start + offset).split('\n');
  const last = lines.at(-1) as string;
  const column = lines.length > 1 ? last.length + 1 : startToken.column + last.length;
  return { file: source.name, line: startToken.line + lines.length - 1, column };
}

/** A finding about a place that a catalogue remembers, with the line as the source has it. */
export function findingAt(
  text: string | undefined,
  place: SourcePlace,
  name: string,
  finding: Pick<SourceFinding, 'code' | 'severity' | 'message' | 'messageEn'>,
): SourceFinding {
  const path = `${place.file}:${place.line}:${place.column}`;
  return { ...finding, path, place, excerpt: text === undefined ? '' : excerptOf(text, place, name.length) };
}

/** The line of a text that a place names, with a caret beneath it. */
export function excerptOf(text: string, place: SourcePlace, length: number): string {
  const line = text.split(/\r?\n/)[place.line - 1] ?? '';
  const lead = line.slice(0, place.column - 1);
  const marked = line.slice(place.column - 1, place.column - 1 + length);
  return `${line}\n${' '.repeat(displayWidth(lead))}${'^'.repeat(Math.max(1, displayWidth(marked)))}`;
}

/** Columns a text takes in a terminal: CJK and full-width characters take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
        character,
      )
        ? 2
        : 1;
  }
  return width;
}

/** Parses every source and checks the whole as SDL; undefined if it cannot be read any further. */
export function parseSources(
  sources: readonly DictionarySource[],
  report: SourceReport,
): DocumentNode | undefined {
  const definitions: DocumentNode['definitions'][number][] = [];
  const language = parse(new Source(DIRECTIVES, DIRECTIVES_PATH));
  for (const source of sources) {
    if (source.text.includes('\uFFFD')) {
      report.findings.push(wrongEncoding(source));
      continue;
    }
    // A file that holds nothing but comments is no error.
    if (source.text.replace(/#.*$/gm, '').trim() === '') continue;
    try {
      definitions.push(...parse(new Source(source.text, source.path)).definitions);
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      report.syntax(error);
    }
  }
  if (report.findings.length > 0) return undefined;
  const document = (...parts: DocumentNode['definitions'][]): DocumentNode => ({
    kind: Kind.DOCUMENT,
    definitions: parts.flat(),
  });
  for (const error of validateSDL(document(language.definitions, definitions))) report.syntax(error);
  return document(definitions);
}

function wrongEncoding(source: DictionarySource): SourceFinding {
  const before = source.text.slice(0, source.text.indexOf('\uFFFD'));
  const place = {
    file: source.path,
    line: before.split('\n').length,
    column: before.length - before.lastIndexOf('\n'),
  };
  return {
    code: 'SDL_ENCODING',
    severity: 'ERROR',
    message: '文件不是 UTF-8 编码；请另存为 UTF-8 再试',
    messageEn: 'the file is not UTF-8; save it as UTF-8 and try again',
    path: `${place.file}:${place.line}:${place.column}`,
    place,
    excerpt: excerptOf(source.text, place, 1),
  };
}
