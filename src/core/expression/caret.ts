import type { Span } from './ast.ts';

/** The most columns of a line that an excerpt shows, and how many of them before the place meant. */
const WIDTH = 100;
const BEFORE = 40;

/**
 * The line that a span starts in, and beneath it carets under the span (at least one; a span over several
 * lines is marked to the end of its first). Chinese characters take two columns, as terminals show them.
 * Of a long line only the part around the span is shown.
 *
 *     births + 出生
 *              ^^^^
 */
export function excerpt(text: string, span: Span): string {
  const start = Math.min(span.start, text.length);
  const lineStart = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  const toBreak = text.slice(start).search(/\r?\n/);
  const lineEnd = toBreak < 0 ? text.length : start + toBreak;
  const before = [...text.slice(lineStart, start)].map(printable);
  const marked = [...text.slice(start, Math.max(start, Math.min(span.end, lineEnd)))].map(printable);
  const after = [...text.slice(start + marked.join('').length, lineEnd).trimEnd()].map(printable);
  const cropped = crop(before, marked, after);
  const carets = '^'.repeat(Math.max(1, widthOf(cropped.marked)));
  return `${cropped.before}${cropped.marked}${cropped.after}\n${' '.repeat(widthOf(cropped.before))}${carets}`;
}

/** The columns that a text takes in a terminal. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : 1;
  return width;
}

/** Chinese, Japanese and Korean characters, full-width forms and emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** Tabs and other controls would move the line against its carets. */
function printable(character: string): string {
  return character < ' ' ? ' ' : character;
}

function crop(before: readonly string[], marked: readonly string[], after: readonly string[]) {
  if (before.length + marked.length + after.length <= WIDTH) {
    return { before: before.join(''), marked: marked.join(''), after: after.join('') };
  }
  const skipped = Math.max(0, before.length - BEFORE);
  const shownBefore = before.slice(skipped);
  const shownMarked = marked.slice(0, WIDTH - shownBefore.length);
  const shownAfter = after.slice(0, WIDTH - shownBefore.length - shownMarked.length);
  const complete = shownMarked.length + shownAfter.length === marked.length + after.length;
  return {
    before: (skipped > 0 ? '…' : '') + shownBefore.join(''),
    marked: shownMarked.join(''),
    after: shownAfter.join('') + (complete ? '' : '…'),
  };
}
