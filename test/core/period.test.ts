import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Calendar } from '../../src/core/calendar.ts';
import {
  comparePeriods,
  containing,
  FREQUENCIES,
  isDay,
  isFiner,
  isMadeOf,
  isPeriodId,
  labelEn,
  labelOf,
  lastDayOfMonth,
  next,
  type Period,
  parsePeriod,
  partsIn,
  partsOf,
  periodContaining,
  periodOf,
  periodsBetween,
  periodsOfYear,
  periodsPerYear,
  previous,
  sameLastYear,
  wholeIn,
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

describe('other calendars', () => {
  const planning = {
    name: 'planning',
    label: '计生年度',
    startMonth: 10,
    startDay: 1,
    namedAfter: 'END',
  } as const;
  const school = { name: 'school', label: '学年', startMonth: 9, startDay: 1, namedAfter: 'START' } as const;
  const security = {
    name: 'security',
    label: '社保',
    startMonth: 12,
    startDay: 21,
    namedAfter: 'END',
  } as const;
  const calendars = new Map<string, Calendar>([planning, school, security].map((each) => [each.name, each]));
  const of = (id: string): Period => parsePeriod(id, calendars) as Period;
  const ids = (periods: readonly Period[]): string => periods.map(({ id }) => id).join(' ');

  test.each([
    ['2026@planning', '2025-10-01', '2026-09-30'],
    ['2026-Q1@planning', '2025-10-01', '2025-12-31'],
    ['2026-H2@planning', '2026-04-01', '2026-09-30'],
    ['2026-05@planning', '2026-02-01', '2026-02-28'],
    ['2025@school', '2025-09-01', '2026-08-31'],
    ['2026-01@security', '2025-12-21', '2026-01-20'],
    ['2024-03@security', '2024-02-21', '2024-03-20'],
    ['2026@security', '2025-12-21', '2026-12-20'],
  ])('%s is %s to %s', (id, start, end) => {
    expect(of(id)).toMatchObject({ id, start, end });
    const { frequency, calendar } = of(id);
    for (const day of [start, end]) expect(periodContaining(day, frequency, calendar).id).toBe(id);
  });

  test.each(['2026@lunar', '2026@', '2026@Planning', '0001@planning', '2026-Q5@planning'])(
    '%s is no period',
    (id) => expect(parsePeriod(id, calendars)).toBeUndefined(),
  );

  test('without calendars an id that names one is well written, and no period', () => {
    expect(parsePeriod('2026@planning')).toBeUndefined();
    expect(isPeriodId('2026@planning')).toBe(true);
    expect(isPeriodId('2026@Planning')).toBe(false);
  });

  test('neighbours, parts and the year to date stay in the calendar', () => {
    expect(previous(of('2026-Q1@planning')).id).toBe('2025-Q4@planning');
    expect(next(of('2026-12@security')).id).toBe('2027-01@security');
    expect(ids(yearToDate(of('2026-Q2@planning')))).toBe('2026-Q1@planning 2026-Q2@planning');
    expect(sameLastYear(of('2026-02@security')).id).toBe('2025-02@security');
    expect(yearEndBefore(of('2026-02@security')).id).toBe('2025-12@security');
    expect(ids(partsOf(of('2026-H1@planning'), 'QUARTER'))).toBe('2026-Q1@planning 2026-Q2@planning');
    expect(containing(of('2026-02@security'), 'YEAR').id).toBe('2026@security');
  });

  test('what is made of what, across calendars', () => {
    expect(ids(partsIn(of('2026@planning'), { frequency: 'QUARTER' }))).toBe(
      '2025-Q4 2026-Q1 2026-Q2 2026-Q3',
    );
    expect(ids(partsIn(of('2026'), { frequency: 'QUARTER', calendar: planning }))).toBe(
      '2026-Q2@planning 2026-Q3@planning 2026-Q4@planning 2027-Q1@planning',
    );
    expect(wholeIn(of('2025-Q4'), { frequency: 'YEAR', calendar: planning })?.id).toBe('2026@planning');
    expect(wholeIn(of('2025-11'), { frequency: 'MONTH', calendar: planning })?.id).toBe('2026-02@planning');
    expect(wholeIn(of('2025-Q4'), { frequency: 'YEAR', calendar: school })).toBeUndefined();
    expect(isMadeOf({ frequency: 'YEAR', calendar: school }, { frequency: 'MONTH' })).toBe(true);
    expect(isMadeOf({ frequency: 'YEAR', calendar: planning }, { frequency: 'HALF_YEAR' })).toBe(false);
    expect(isMadeOf({ frequency: 'YEAR', calendar: planning }, { frequency: 'YEAR' })).toBe(false);
    expect(isMadeOf({ frequency: 'YEAR', calendar: security }, { frequency: 'MONTH' })).toBe(false);
    expect(() => partsIn(of('2026-01@security'), { frequency: 'MONTH' })).toThrow(RangeError);
  });

  test('every period of the year that holds a day', () => {
    const all = periodsOfYear('2026-11-30', new Map([['planning', planning]]));
    expect(all).toHaveLength(2 * (12 + 4 + 2 + 1));
    expect(ids(all.filter(({ frequency }) => frequency === 'YEAR'))).toBe('2026 2027@planning');
  });

  test('labels say the calendar and the days', () => {
    expect(labelOf(of('2026-Q1@planning'))).toBe('计生年度2026年第一季度（2025-10-01至2025-12-31）');
    expect(labelOf(of('2026-01@security'))).toBe('社保2026年第1个月（2025-12-21至2026-01-20）');
    expect(labelEn(of('2025@school'))).toBe('school: 2025 (2025-09-01 to 2026-08-31)');
    expect(labelEn(of('2026-01@security'))).toBe('security: month 1 of 2026 (2025-12-21 to 2026-01-20)');
  });

  test('periods of the same days come in the order of their ids', () => {
    const sorted = [of('2026-Q1@planning'), of('2025-Q4'), of('2025-12')].sort(comparePeriods);
    expect(ids(sorted)).toBe('2025-Q4 2026-Q1@planning 2025-12');
  });
});
