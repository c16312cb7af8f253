import type { Severity, SourceFinding, SourcePlace } from '../../issue.ts';
import { type DictionarySource, excerptOf } from '../sources.ts';

/** What a finding says, in both languages. */
export interface Words {
  readonly message: string;
  readonly messageEn: string;
}

/** Collects what is sound SDL and yet wants somebody's eye. */
export class HealthReport {
  readonly findings: SourceFinding[] = [];
  readonly #texts: ReadonlyMap<string, string>;

  constructor(sources: readonly DictionarySource[]) {
    this.#texts = new Map(sources.map(({ path, text }) => [path, text]));
  }

  warning(code: string, place: SourcePlace, name: string, words: Words): void {
    this.#add('WARNING', code, place, name, words);
  }

  advice(code: string, place: SourcePlace, name: string, words: Words): void {
    this.#add('ADVICE', code, place, name, words);
  }

  #add(severity: Severity, code: string, place: SourcePlace, name: string, words: Words): void {
    const text = this.#texts.get(place.file);
    this.findings.push({
      code,
      severity,
      ...words,
      path: `${place.file}:${place.line}:${place.column}`,
      place,
      excerpt: text === undefined ? '' : excerptOf(text, place, name.length),
    });
  }
}
