import { describe, expect, it } from 'vitest';
import {
  asked,
  births,
  changes,
  columns,
  corrected,
  fill,
  imported,
  NOT_KNOWN,
  row,
  table,
  withinPolicy,
} from './support.ts';

const closing = (unit: string, period: string, population: number) =>
  table(unit, period, { 'population.familyPlanningPopulation': population });

/**
 * In columns: people; births local and not, 一孩男 女 二孩男 女 多孩男 女; within policy, likewise; deaths. The births of
 * local mothers are July's, of others August's, the deaths September's: the quarter adds its months.
 */
function quarter(unit: string, line: string) {
  const [[population], local, nonLocal, localPolicy, nonLocalPolicy, [deaths]] = columns(line) as [
    [number],
    number[],
    number[],
    number[],
    number[],
    [number],
  ];
  const month = (period: string, people: number, born: object, died: number) =>
    table(unit, period, {
      'population.familyPlanningPopulation': people,
      'vitalEvents.births': born,
      'vitalEvents.deaths': died,
    });
  return [
    month('2026-07', population + 2, births(local), 0),
    month('2026-08', population + 1, births(NONE, nonLocal), 0),
    month('2026-09', population, births(NONE), deaths),
    table(unit, '2026-Q3', { 'vitalEvents.birthsWithinPolicy': withinPolicy(localPolicy, nonLocalPolicy) }),
  ];
}

const NONE = [0, 0, 0, 0, 0, 0];

const Q3 = [
  //                 期末 | 本省一二多孩男女 | 非本省        | 符合 | 非本省 | 死亡
  ...quarter('luxi-1', '1010 | 2 1 1 2 0 1 | 1 0 0 0 0 0 | 3 3 0 | 1 0 0 | 3'),
  ...quarter('luxi-2', ' 640 | 1 1 0 1 0 0 | 0 0 1 0 0 0 | 2 1 0 | 0 0 0 | 2'),
  ...quarter('luxi-3', ' 820 | 0 2 1 1 1 0 | 0 0 0 0 0 0 | 2 2 0 | 0 0 0 | 4'),
  ...quarter('luxi-4', '2400 | 4 3 2 2 0 0 | 2 1 0 1 0 0 | 7 4 0 | 3 1 0 | 1'),
];
const Q2 = [
  closing('luxi-1', '2026-06', 1005),
  closing('luxi-2', '2026-06', 638),
  closing('luxi-3', '2026-06', 819),
  closing('luxi-4', '2026-06', 2386),
];
const tables = [...Q2, ...Q3];
const filled = fill('SX-02', 'luxi', '2026-Q3', tables);

describe('SX-02 出生及政策符合情况季报表', () => {
  it('normal: a row', () => {
    expect(row(filled, 'luxi-1')).toEqual({
      opening: 1005, //                     June's closing, the second quarter's
      closing: 1010, //                     September's, the last month's
      births: 8, //                         July 7 + August 1 + September 0
      deaths: 3,
      localBirths: 7, //                    2 + 1 + 1 + 2 + 0 + 1
      localBirthsMale: 3, //                2 + 1 + 0
      localBirthsFemale: 4, //              1 + 2 + 1
      localBirthsWithinPolicy: 6, //        3 + 3 + 0
      localFirst: 3, //                     2 + 1
      localFirstMale: 2,
      localFirstFemale: 1,
      localFirstWithinPolicy: 3,
      localSecond: 3, //                    1 + 2
      localSecondMale: 1,
      localSecondFemale: 2,
      localSecondWithinPolicy: 3,
      localLater: 1, //                     0 + 1
      localLaterMale: 0,
      localLaterFemale: 1,
      localLaterWithinPolicy: 0,
      nonLocalBirths: 1,
      nonLocalBirthsMale: 1,
      nonLocalBirthsFemale: 0,
      nonLocalBirthsWithinPolicy: 1,
      nonLocalFirst: 1,
      nonLocalFirstMale: 1,
      nonLocalFirstFemale: 0,
      nonLocalFirstWithinPolicy: 1,
      nonLocalSecond: 0,
      nonLocalSecondMale: 0,
      nonLocalSecondFemale: 0,
      nonLocalSecondWithinPolicy: 0,
      nonLocalLater: 0,
      nonLocalLaterMale: 0,
      nonLocalLaterFemale: 0,
      nonLocalLaterWithinPolicy: 0,
    });
  });

  it('normal: the total row, village by village', () => {
    expect(row(filled, 'total')).toEqual({
      opening: 4848, //                     1005 + 638 + 819 + 2386
      closing: 4870, //                     1010 + 640 + 820 + 2400
      births: 32, //                        8 + 4 + 5 + 15
      deaths: 10, //                        3 + 2 + 4 + 1
      localBirths: 26, //                   7 + 3 + 5 + 11
      localBirthsMale: 12, //               3 + 1 + 2 + 6
      localBirthsFemale: 14, //             4 + 2 + 3 + 5
      localBirthsWithinPolicy: 24, //       6 + 3 + 4 + 11
      localFirst: 14, //                    3 + 2 + 2 + 7
      localFirstMale: 7, //                 2 + 1 + 0 + 4
      localFirstFemale: 7, //               1 + 1 + 2 + 3
      localFirstWithinPolicy: 14, //        3 + 2 + 2 + 7
      localSecond: 10, //                   3 + 1 + 2 + 4
      localSecondMale: 4, //                1 + 0 + 1 + 2
      localSecondFemale: 6, //              2 + 1 + 1 + 2
      localSecondWithinPolicy: 10, //       3 + 1 + 2 + 4
      localLater: 2, //                     1 + 0 + 1 + 0
      localLaterMale: 1, //                 0 + 0 + 1 + 0
      localLaterFemale: 1, //               1 + 0 + 0 + 0
      localLaterWithinPolicy: 0,
      nonLocalBirths: 6, //                 1 + 1 + 0 + 4
      nonLocalBirthsMale: 4, //             1 + 1 + 0 + 2
      nonLocalBirthsFemale: 2, //           0 + 0 + 0 + 2
      nonLocalBirthsWithinPolicy: 5, //     1 + 0 + 0 + 4
      nonLocalFirst: 4, //                  1 + 0 + 0 + 3
      nonLocalFirstMale: 3, //              1 + 0 + 0 + 2
      nonLocalFirstFemale: 1, //            0 + 0 + 0 + 1
      nonLocalFirstWithinPolicy: 4, //      1 + 0 + 0 + 3
      nonLocalSecond: 2, //                 0 + 1 + 0 + 1
      nonLocalSecondMale: 1, //             0 + 1 + 0 + 0
      nonLocalSecondFemale: 1, //           0 + 0 + 0 + 1
      nonLocalSecondWithinPolicy: 1, //     0 + 0 + 0 + 1
      nonLocalLater: 0,
      nonLocalLaterMale: 0,
      nonLocalLaterFemale: 0,
      nonLocalLaterWithinPolicy: 0,
    });
  });

  it('normal: 180 cells, none typed into the form', () => {
    expect(filled.counts).toMatchObject({ filled: 180, answered: 0, missing: 0, totals: 36 }); // (4 + 1) × 36
  });

  it('opening is the last closing, in every row and in the total', () => {
    const before = fill('SX-02', 'luxi', '2026-Q2', tables);
    for (const of of ['luxi-1', 'luxi-2', 'luxi-3', 'luxi-4', 'total']) {
      expect(row(filled, of)['opening']).toBe(row(before, of)['closing']);
    }
  });

  it('late: three of four villages; what they have is shown beside, and never counted as filled', () => {
    const late = tables.filter(({ unit, period }) => !(unit === 'luxi-3' && period >= '2026-07'));
    const after = fill('SX-02', 'luxi', '2026-Q3', late);
    expect(row(after, 'luxi-3')).toMatchObject({
      opening: 819, // known since the second quarter
      closing: 'NOT_REPORTED 0/1',
      births: 'NOT_REPORTED 0/3', //                     three months
      deaths: 'NOT_REPORTED 0/3',
    });
    expect(row(after, 'total')).toMatchObject({
      opening: 4848,
      closing: 'NOT_REPORTED 3/4, so far 4050', //      1010 + 640 + 2400
      births: 'NOT_REPORTED 9/12, so far 27', //        8 + 4 + 15; four villages' three months
      deaths: 'NOT_REPORTED 9/12, so far 6', //          3 + 2 + 1
      localBirths: 'NOT_REPORTED 9/12, so far 21', //    7 + 3 + 11
      localLater: 'NOT_REPORTED 9/12, so far 1', //      1 + 0 + 0
    });
    // Missing: 35 cells in the row and 35 in the total; only the two openings stand.
    expect(after.counts).toMatchObject({ filled: 110, missing: 70 });
  });

  it('unknown: one number of sixty is not known', () => {
    const unknown = corrected(tables, 'luxi-2', '2026-08', {
      'vitalEvents.births.MALE.SECOND.NON_LOCAL': NOT_KNOWN,
    });
    const after = fill('SX-02', 'luxi', '2026-Q3', unknown);
    expect(changes(filled, after).map((name) => [name, after.cells[name]])).toEqual([
      ['luxi-2.births', 'REPORTED_UNKNOWN 3/3, so far 3'], //              July's 3 and September's 0
      ['luxi-2.nonLocalBirths', 'REPORTED_UNKNOWN 3/3, so far 0'],
      ['luxi-2.nonLocalBirthsMale', 'REPORTED_UNKNOWN 3/3, so far 0'],
      ['luxi-2.nonLocalSecond', 'REPORTED_UNKNOWN 3/3, so far 0'],
      ['luxi-2.nonLocalSecondMale', 'REPORTED_UNKNOWN 3/3, so far 0'],
      // All months are reported, so 12 of 12; the village's August is left out of the sum: it is not whole.
      ['total.births', 'REPORTED_UNKNOWN 12/12, so far 31'], //            8 + 3 + 5 + 15
      ['total.nonLocalBirths', 'REPORTED_UNKNOWN 12/12, so far 5'], //     1 + 0 + 4
      ['total.nonLocalBirthsMale', 'REPORTED_UNKNOWN 12/12, so far 3'], // 1 + 0 + 2
      ['total.nonLocalSecond', 'REPORTED_UNKNOWN 12/12, so far 1'], //     0 + 0 + 1
      ['total.nonLocalSecondMale', 'REPORTED_UNKNOWN 12/12, so far 0'], // 0 + 0 + 0
    ]);
  });

  describe('first year', () => {
    const OPENING = 'population.familyPlanningPopulation@PREVIOUS';
    const first = [
      table('luxi-1', '2025-01', { [OPENING]: 990 }),
      closing('luxi-1', '2025-03', 995),
      table('luxi-2', '2025-01', { [OPENING]: 630 }),
      closing('luxi-2', '2025-03', 631),
      table('luxi-3', '2025-01', { [OPENING]: 815 }),
      closing('luxi-3', '2025-03', 811),
      table('luxi-4', '2025-01', { [OPENING]: 2300 }),
      closing('luxi-4', '2025-03', 2310),
    ];
    const before = fill('SX-02', 'luxi', '2025-Q1', first);

    it('asks the opening in the first month only', () => {
      expect(asked('SX-02', 'luxi-1', '2025-01')).toContain(OPENING);
      expect(asked('SX-02', 'luxi-1', '2025-02')).not.toContain(OPENING);
      expect(() => table('luxi-1', '2025-02', { [OPENING]: 995 })).toThrow('PREVIOUS_NOT_ASKED');
    });

    it('uses it', () => {
      expect(before.cells['luxi-1.opening']).toBe(990);
      expect(before.cells['total.opening']).toBe(4735); // 990 + 630 + 815 + 2300
      expect(fill('SX-02', 'luxi', '2025-Q2', first).cells['total.opening']).toBe(4747); // 995 + 631 + 811 + 2310
    });

    it('gives way to the earlier quarter’s own closing', () => {
      const known = imported('luxi-1', '2024-12', { 'population.familyPlanningPopulation': 988 });
      const after = fill('SX-02', 'luxi', '2025-Q1', [...first, known]);
      expect(changes(before, after)).toEqual(['luxi-1.opening', 'total.opening']);
      expect([after.cells['luxi-1.opening'], after.cells['total.opening']]).toEqual([988, 4733]); // 4735 − 2
    });

    it('is missing where it was not answered', () => {
      const { cells } = fill('SX-02', 'luxi', '2025-Q1', first.slice(2));
      expect(cells['luxi-1.opening']).toBe('NOT_REPORTED 0/1');
      expect(cells['total.opening']).toBe('NOT_REPORTED 3/4, so far 3745'); // 630 + 815 + 2300
    });
  });

  it('correction: one more second boy changes ten cells', () => {
    const after = fill(
      'SX-02',
      'luxi',
      '2026-Q3',
      corrected(tables, 'luxi-1', '2026-07', { 'vitalEvents.births.MALE.SECOND.LOCAL': 2 }),
    );
    expect(changes(filled, after).map((name) => [name, after.cells[name]])).toEqual([
      ['luxi-1.births', 9],
      ['luxi-1.localBirths', 8],
      ['luxi-1.localBirthsMale', 4],
      ['luxi-1.localSecond', 4],
      ['luxi-1.localSecondMale', 2],
      ['total.births', 33],
      ['total.localBirths', 27],
      ['total.localBirthsMale', 13],
      ['total.localSecond', 11],
      ['total.localSecondMale', 5],
    ]);
  });

  it('numbers beyond 2^53 keep every digit', () => {
    const after = fill(
      'SX-02',
      'luxi',
      '2026-Q3',
      corrected(tables, 'luxi-1', '2026-09', { 'population.familyPlanningPopulation': '9007199254740993' }),
    );
    expect(after.cells['luxi-1.closing']).toBe('9007199254740993'); // 2^53 + 1, which no double holds
    expect(after.cells['total.closing']).toBe('9007199254744853'); //  + 640 + 820 + 2400 = + 3860
  });
});
