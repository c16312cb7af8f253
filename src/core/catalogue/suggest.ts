import type { Unit as UnitOfMeasure } from '../unit-of-measure.ts';

/** The best matches for a misspelt name: by edit distance, at most a third of its length, best first. */
export function nearest(name: string, candidates: Iterable<string>, most = 3): string[] {
  const limit = Math.max(2, Math.floor(name.length / 3));
  const scored: { candidate: string; distance: number }[] = [];
  for (const candidate of candidates) {
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase(), limit);
    if (distance <= limit) scored.push({ candidate, distance });
  }
  scored.sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
  return scored.slice(0, most).map((entry) => entry.candidate);
}

/** Levenshtein distance, given up (as limit + 1) once it must exceed the limit. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substituted, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** How alike two Chinese labels are: the share of characters they have in common, 0 to 1. */
export function labelLikeness(a: string, b: string): number {
  const left = new Set(a);
  const right = new Set(b);
  let common = 0;
  for (const character of left) if (right.has(character)) common++;
  return left.size + right.size === 0 ? 0 : (2 * common) / (left.size + right.size);
}

/** The unit whose symbol or alias is most like a word: such words are so short that edits tell nothing. */
export function unitLike(
  written: string,
  declared: readonly Pick<UnitOfMeasure, 'symbol' | 'aliases'>[],
): string | undefined {
  const liked = declared
    .map(({ symbol, aliases }) => ({
      symbol,
      likeness: Math.max(...[symbol, ...aliases].map((word) => labelLikeness(written, word))),
    }))
    .sort((a, b) => b.likeness - a.likeness);
  return liked.find(({ likeness }) => likeness > 0.5)?.symbol;
}
