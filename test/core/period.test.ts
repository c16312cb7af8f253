import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  comparePeriods,
  containing,
  FREQUENCIES,
  isDay,
  isFiner,
  labelEn,
  labelOf,
  lastDayOfMonth,
  next,
  type Period,
  parsePeriod,
  partsOf,
  periodContaining,
  periodOf,
  periodsBetween,
  periodsPerYear,
  previous,
  sameLastYear,
  yearEndBefore,
  yearToDate,
} from '../../src/core/period.ts';

/** The period with this id; for ids that exist. */
function period(id: string): Period {
  const found = parsePeriod(id);
  if (!found) throw new Error(`${id} is no period`);
  return found;
}
const ids = (periods: readonly Period[]): string => periods.map(({ id }) => id).join(' ');

describe('an id says everything', () => {
  test.each([
    ['2026', 'YEAR', 1, '2026-01-01', '2026-12-31', '2026年', '2026'],
    ['2026-H1', 'HALF_YEAR', 1, '2026-01-01', '2026-06-30', '2026年上半年', 'first half of 2026'],
    ['2026-H2', 'HALF_YEAR', 2, '2026-07-01', '2026-12-31', '2026年下半年', 'second half of 2026'],
    ['2026-Q3', 'QUARTER', 3, '2026-07-01', '2026-09-30', '2026年第三季度', 'Q3 2026'],
    ['2026-07', 'MONTH', 7, '2026-07-01', '2026-07-31', '2026年7月', 'July 2026'],
    ['2024-02', 'MONTH', 2, '2024-02-01', '2024-02-29', '2024年2月', 'February 2024'],
    ['2100-02', 'MONTH', 2, '2100-02-01', '2100-02-28', '2100年2月', 'February 2100'],
  ] as const)('%s', (id, frequency, index, start, end, label, english) => {
    const found = period(id);
    expect(found).toEqual({ id, frequency, year: Number(id.slice(0, 4)), index, start, end });
    expect(periodOf(frequency, found.year, index)).toEqual(found);
    expect([labelOf(found), labelEn(found)]).toEqual([label, english]);
  });

  test.each([
    ...[
      '',
      '26',
      '0000',
      '2026-H3',
      '2026-Q0',
      '2026-Q5',
      '2026-13',
      '2026-00',
      '2026-7',
      '2026-q1',
      '2026-07-01',
    ],
    ...[' 2026', '2026年', '2026@family-planning', '2026-07@social-security'],
  ])('%j is no period', (id) => {
    expect(parsePeriod(id)).toBeUndefined();
  });

  test('periodOf refuses what no year has', () => {
    expect(() => periodOf('QUARTER', 2026, 5)).toThrow('no QUARTER number 5 in the year 2026');
    expect(() => periodOf('MONTH', 2026, 0)).toThrow(RangeError);
    expect(() => periodOf('YEAR', 0, 1)).toThrow(RangeError);
    expect(() => periodOf('MONTH', 2026, 1.5)).toThrow(RangeError);
  });
});

describe('other periods', () => {
  test.each([
    // id, previous, next, same last year, year end before, year to date
    ['2026', '2025', '2027', '2025', '2025', '2026'],
    ['2026-H1', '2025-H2', '2026-H2', '2025-H1', '2025-H2', '2026-H1'],
    ['2026-Q3', '2026-Q2', '2026-Q4', '2025-Q3', '2025-Q4', '2026-Q1 2026-Q2 2026-Q3'],
    ['2026-01', '2025-12', '2026-02', '2025-01', '2025-12', '2026-01'],
    ['2026-12', '2026-11', '2027-01', '2025-12', '2025-12', ids(partsOf(period('2026'), 'MONTH'))],
  ])('of %s', (id, before, after, lastYear, yearEnd, toDate) => {
    const of = period(id);
    expect([previous(of).id, next(of).id]).toEqual([before, after]);
    expect([sameLastYear(of).id, yearEndBefore(of).id]).toEqual([lastYear, yearEnd]);
    expect(ids(yearToDate(of))).toBe(toDate);
  });

  test('parts and wholes', () => {
    expect(ids(partsOf(period('2026-Q3'), 'MONTH'))).toBe('2026-07 2026-08 2026-09');
    expect(ids(partsOf(period('2026-H2'), 'QUARTER'))).toBe('2026-Q3 2026-Q4');
    expect(ids(partsOf(period('2026'), 'HALF_YEAR'))).toBe('2026-H1 2026-H2');
    expect(ids(partsOf(period('2026'), 'YEAR'))).toBe('2026');
    expect(containing(period('2026-08'), 'QUARTER').id).toBe('2026-Q3');
    expect(containing(period('2026-Q2'), 'HALF_YEAR').id).toBe('2026-H1');
    expect(containing(period('2026-Q2'), 'QUARTER').id).toBe('2026-Q2');
    expect(() => partsOf(period('2026-Q3'), 'YEAR')).toThrow('a QUARTER is not made of YEARs');
    expect(() => containing(period('2026'), 'MONTH')).toThrow('no MONTH contains a YEAR');
  });

  test('from one to another', () => {
    expect(ids(periodsBetween(period('2025-Q3'), period('2026-Q2')))).toBe('2025-Q3 2025-Q4 2026-Q1 2026-Q2');
    expect(periodsBetween(period('2026-Q2'), period('2026-Q1'))).toEqual([]);
    expect(() => periodsBetween(period('2026'), period('2026-Q1'))).toThrow(
      '2026 and 2026-Q1 differ in frequency',
    );
  });

  test('of a day', () => {
    expect(FREQUENCIES.map((f) => periodContaining('2024-02-29', f).id)).toEqual([
      '2024-02',
      '2024-Q1',
      '2024-H1',
      '2024',
    ]);
    for (const day of ['2026-02-29', '2026-13-01', '2026-7-1', '2026-07-01T00:00', '']) {
      expect(() => periodContaining(day, 'MONTH')).toThrow(RangeError);
    }
  });
});

describe('order', () => {
  test('by first day, then by last', () => {
    const sorted = ['2026-02', '2026', '2026-Q1', '2025-12', '2026-H1', '2026-01']
      .map(period)
      .sort(comparePeriods);
    expect(ids(sorted)).toBe('2025-12 2026-01 2026-Q1 2026-H1 2026 2026-02');
  });

  test('a month is finer than a quarter, and nothing than itself', () => {
    expect(FREQUENCIES.map((f) => isFiner('QUARTER', f))).toEqual([false, false, true, true]);
    expect(FREQUENCIES.map(periodsPerYear)).toEqual([12, 4, 2, 1]);
  });
});

describe('days', () => {
  test('February', () => {
    expect([1900, 2000, 2023, 2024].map((year) => lastDayOfMonth(year, 2))).toEqual([28, 29, 28, 29]);
    expect([isDay('2023-02-29'), isDay('2024-02-29'), isDay('2024-04-31')]).toEqual([false, true, false]);
  });

  test('agree with the civil calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2200 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        expect(lastDayOfMonth(year, month)).toBe(new Date(Date.UTC(year, month, 0)).getUTCDate());
      }),
    );
  });
});

test('laws', () => {
  const frequency = fc.constantFrom(...FREQUENCIES);
  const periods = fc
    .tuple(frequency, fc.integer({ min: 1900, max: 2200 }), fc.nat())
    .map(([f, year, n]) => periodOf(f, year, 1 + (n % periodsPerYear(f))));
  fc.assert(
    fc.property(periods, frequency, (p, other) => {
      expect(parsePeriod(p.id)).toEqual(p);
      expect(previous(next(p))).toEqual(p);
      expect(comparePeriods(p, next(p))).toBe(-1);
      expect(periodContaining(p.end, p.frequency)).toEqual(p);
      expect(yearToDate(p).at(-1)).toEqual(p);
      if (isFiner(p.frequency, other)) {
        expect(partsOf(containing(p, other), p.frequency)).toContainEqual(p);
      } else {
        const parts = partsOf(p, other);
        expect([parts[0]!.start, parts.at(-1)!.end]).toEqual([p.start, p.end]);
        expect(parts).toEqual(periodsBetween(parts[0]!, parts.at(-1)!));
      }
    }),
  );
});
