/**
 * A finding: something a person can act on. Findings are values, never thrown; a check returns all of
 * them at once. `code` is a key of `docs/errors.md`.
 */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  /** Where: an item's path (`population.registeredPresent.MALE`), prefixed by nothing; or an input path. */
  readonly path?: string;
  /** The reporting unit concerned, where there is one. */
  readonly unit?: string;
  readonly period?: string;
  /** What happened and what to do next, Chinese. */
  readonly message: string;
  /** The same in English. */
  readonly messageEn: string;
  /** Machine-readable details (numbers as decimal text). */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

/** ERROR stops the operation; WARNING wants a confirmation; ADVICE is only shown. */
export type Severity = 'ERROR' | 'WARNING' | 'ADVICE';

/** A place in an SDL source, 1-based. */
export interface SourcePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A finding about a dictionary source: it names file, line and column, and shows the line with a caret. */
export interface SourceFinding extends Finding {
  readonly place: SourcePlace;
  /** The source line with a caret beneath the offending text. */
  readonly excerpt: string;
}

/** Whether a list of findings holds one that stops the operation. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'ERROR');
}
