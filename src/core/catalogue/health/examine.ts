import type { SourceFinding } from '../../issue.ts';
import type { Catalogue } from '../model.ts';
import type { DictionarySource } from '../sources.ts';
import { findAlike } from './alike.ts';
import { findDeprecatedInUse } from './deprecated.ts';
import { findEqualFormulas } from './equal-formulas.ts';
import { findOppositeWords } from './opposite-words.ts';
import { HealthReport } from './report.ts';
import { findTotalsAmongQuestions } from './total-and-parts.ts';
import { findExpired, findUnused } from './unused.ts';

/**
 * What compiles and is not healthy: elements that nobody uses, things defined twice, formulas written twice, cells
 * whose label contradicts their element, forms past their expiry, uses of what is deprecated, totals that are asked.
 * `today` is `YYYY-MM-DD`. The sources are only shown, in excerpts.
 */
export function examineCatalogue(
  catalogue: Catalogue,
  sources: readonly DictionarySource[],
  today: string,
): SourceFinding[] {
  const report = new HealthReport(sources);
  findUnused(catalogue, report);
  findExpired(catalogue, today, report);
  findAlike(catalogue, report);
  findEqualFormulas(catalogue, report);
  findOppositeWords(catalogue, report);
  findDeprecatedInUse(catalogue, report);
  findTotalsAmongQuestions(catalogue, report);
  return report.findings.sort(
    (a, b) => compareText(a.place.file, b.place.file) || a.place.line - b.place.line,
  );
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
