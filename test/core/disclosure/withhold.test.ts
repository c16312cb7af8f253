import { describe, expect, test, vi } from 'vitest';
import type { Relation } from '../../../src/core/disclosure/model.ts';
import { withhold } from '../../../src/core/disclosure/withhold.ts';
import { workedOut } from './attacker.ts';
import { randomTable } from './random-table.ts';

vi.setConfig({ testTimeout: 120_000 });

const TABLES = 2000;
const SIZE = { units: 7, codes: 3, parts: 4 };

const isSmall = (figure: number, threshold: number): boolean => figure > 0 && figure < threshold;

describe('figures that are withheld', () => {
  test(`cannot be worked out from those that are shown, in ${TABLES} tables of units, slices and periods`, () => {
    let [larger, complementary] = [0, 0];
    for (let seed = 1; seed <= TABLES; seed++) {
      const table = randomTable(seed, SIZE);
      const { figures, relations, threshold } = table;
      const withheld = withhold(table);
      const wrong = {
        'worked out by an attacker': [...workedOut(figures, relations, withheld.figures)],
        exposed: withheld.exposed,
        'small and shown': figures.flatMap((figure, i) =>
          isSmall(figure, threshold) && !withheld.figures.has(i) ? [i] : [],
        ),
        'zero and withheld': [...withheld.figures].filter((i) => figures[i] === 0),
        'small together': smallTogether(figures, relations, threshold, withheld.figures),
      };
      expect([seed, Object.entries(wrong).filter(([, found]) => found.length > 0)]).toEqual([seed, []]);
      if (!figures.some((figure) => isSmall(figure, threshold))) expect(withheld.figures.size).toBe(0);
      larger += figures.filter((figure) => figure >= threshold).length;
      complementary += [...withheld.figures].filter((i) => (figures[i] as number) >= threshold).length;
    }
    // Every fourth of these tables is nearly nothing but small figures: what it costs real ones is in docs/decisions.md.
    expect(complementary / larger).toBeLessThan(0.6);
  });

  test('are the same every time', () => {
    for (let seed = 1; seed <= 50; seed++)
      expect(withhold(randomTable(seed, SIZE))).toEqual(withhold(randomTable(seed, SIZE)));
  });

  test('are those that are small and the smallest further one', () => {
    // A township of four villages.
    expect(hidden([100, 3, 60, 30, 7], [{ whole: 0, parts: [1, 2, 3, 4] }])).toEqual([1, 4]);
    // Two small ones that are small together as well.
    expect(hidden([93, 2, 1, 30, 60], [{ whole: 0, parts: [1, 2, 3, 4] }])).toEqual([1, 2, 3]);
    // Five times one, where nobody is shown as zero: whoever counts them knows each.
    expect(hidden([35, 1, 1, 1, 1, 1, 30], [{ whole: 0, parts: [1, 2, 3, 4, 5, 6] }])).toEqual([
      1, 2, 3, 4, 5, 6,
    ]);
    // Zeros are shown and hide nothing.
    expect(hidden([10, 3, 0, 7], [{ whole: 0, parts: [1, 2, 3] }])).toEqual([1, 3]);
  });

  test('are none where none is small', () => {
    expect(hidden([100, 0, 60, 40], [{ whole: 0, parts: [1, 2, 3] }])).toEqual([]);
  });
});

test('of more figures than can be held against each other, all are withheld, or none', () => {
  const many = Array.from({ length: 100_001 }, (_, i): number => (i % 2 === 0 ? 0 : 50));
  const count = (figures: readonly number[]): number =>
    withhold({ figures, relations: [], threshold: 5 }).figures.size;
  expect(count(many)).toBe(0);
  expect(count(many.with(1, 4))).toBe(50_000);
});

const hidden = (figures: readonly number[], relations: readonly Relation[]): number[] =>
  [...withhold({ figures, relations, threshold: 5 }).figures].sort((a, b) => a - b);

/** Wholes that are shown, of which what is withheld is by itself small, or known to be all ones. */
function smallTogether(
  figures: readonly number[],
  relations: readonly Relation[],
  threshold: number,
  withheld: ReadonlySet<number>,
): Relation[] {
  return relations.filter(({ whole, parts }) => {
    const hidden = parts.filter((part) => withheld.has(part));
    const sum = hidden.reduce((total, part) => total + (figures[part] as number), 0);
    return !withheld.has(whole) && hidden.length > 0 && (sum < threshold || sum === hidden.length);
  });
}
