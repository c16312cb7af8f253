import type { Severity, SourceFinding, SourcePlace } from '../../issue.ts';
import { type DictionarySource, findingAt } from '../sources.ts';

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
    this.findings.push(findingAt(this.#texts.get(place.file), place, name, { code, severity, ...words }));
  }
}
