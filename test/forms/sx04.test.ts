import { describe, expect, it } from 'vitest';
import {
  type Answers,
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

/**
 * Men and women present and registered, then present and registered elsewhere. A village is asked the sexes apart
 * (its SD-01 prints women); the community owes no SD-01, so it is asked one number.
 */
function people(unit: string, line: string): Answers {
  const [[presentMen, presentWomen], [otherMen, otherWomen]] = columns(line) as [Pair, Pair];
  return unit === 'luxi-4'
    ? {
        'population.registeredPresent': presentMen + presentWomen,
        'population.presentUnregistered': otherMen + otherWomen,
      }
    : {
        'population.registeredPresent': { MALE: presentMen, FEMALE: presentWomen },
        'population.presentUnregistered': { MALE: otherMen, FEMALE: otherWomen },
      };
}

type Pair = [men: number, women: number];

/** The quarters of 2026: births in columns of local and other mothers, 一孩男 女 二孩男 女 多孩男 女; deaths. */
const quarters = (unit: string, lines: readonly (readonly [born: string, deaths: number])[], atEnd: string) =>
  lines.map(([born, deaths], i) => {
    const [local, nonLocal] = columns(born) as [number[], number[]?];
    return table(unit, `2026-Q${i + 1}`, {
      'vitalEvents.births': births(local, nonLocal),
      'vitalEvents.deaths': deaths,
      ...(i === 3 ? people(unit, atEnd) : {}),
    });
  });

/** In columns: the form's own six questions; women's first marriages, at most 19, at least 23. */
function year(unit: string, line: string) {
  const [own, [marriages, atMost19, atLeast23]] = columns(line) as [number[], [number, number, number]];
  return table(unit, '2026', {
    'forms.SX_04': {
      marriedWomen: own[0],
      onlyChildCertificates: own[1],
      firstPlanned: own[2],
      secondPlanned: own[3],
      laterPlanned: own[4],
      unreportedEarlier: own[5],
    },
    'vitalEvents.femaleFirstMarriages': { total: marriages, AT_MOST_19: atMost19, AT_LEAST_23: atLeast23 },
  });
}

const tables = [
  //                                             人在户在 | 人在户不在      常住
  table('luxi-1', '2025-Q4', people('luxi-1', ' 470  468 |  20  15')), //  938 +  35 =  973
  table('luxi-2', '2025-Q4', people('luxi-2', ' 300  310 |   4   6')), //  610 +  10 =  620
  table('luxi-3', '2025-Q4', people('luxi-3', ' 400  390 |   8   7')), //  790 +  15 =  805
  table('luxi-4', '2025-Q4', people('luxi-4', '1000 1050 | 150 160')), // 2050 + 310 = 2360
  ...quarters(
    'luxi-1',
    [
      ['1 0 0 1 0 0', 2],
      ['0 1 1 0 0 0', 1],
      ['2 1 1 2 0 1 | 1 0 0 0 0 0', 3],
      ['1 0 0 0 1 0', 2],
    ],
    '480 475 | 21 17', //      955 + 38 = 993
  ),
  ...quarters(
    'luxi-2',
    [
      ['0 1 0 0 0 0', 1],
      ['1 0 0 0 0 0', 0],
      ['1 1 0 1 0 0 | 0 0 1 0 0 0', 2],
      ['0 0 0 1 0 0', 1],
    ],
    '298 309 | 5 6', //        607 + 11 = 618
  ),
  ...quarters(
    'luxi-3',
    [
      ['0 0 0 0 0 0', 1],
      ['0 0 1 0 0 0', 1],
      ['0 2 1 1 1 0', 4],
      ['0 0 0 0 0 0', 0],
    ],
    '402 391 | 8 9', //        793 + 17 = 810
  ),
  ...quarters(
    'luxi-4',
    [
      ['3 2 1 1 0 0', 0],
      ['2 2 0 1 0 1 | 1 0 0 0 0 0', 2],
      ['4 3 2 2 0 0 | 2 1 0 1 0 0', 1],
      ['1 4 1 0 0 0', 1],
    ],
    '1010 1065 | 155 158', // 2075 + 313 = 2388
  ),
  //              已婚 独生证 计划内一二多孩 未报 | 初婚 ≤19 ≥23
  year('luxi-1', '210 30  6 4 0 1 |  5 0 4'),
  year('luxi-2', '130 22  3 2 0 0 |  3 1 1'),
  year('luxi-3', '160 25  2 2 1 0 |  2 0 2'),
  year('luxi-4', '480 90 22 7 0 2 | 14 0 9'),
];
const filled = fill('SX-04', 'luxi', '2026', tables);
const without = (unit: string, period: string) =>
  tables.filter((each) => each.unit !== unit || each.period !== period);

describe('SX-04 年度人口与出生情况', () => {
  it('normal: a row adds four quarters, and takes the last one of what stands', () => {
    expect(row(filled, 'luxi-1')).toEqual({
      opening: 973, //                  2025-Q4: 938 + 35
      closing: 993, //                  2026-Q4: 955 + 38
      marriedWomen: 210,
      onlyChildCertificates: 30,
      firstMale: 5, //                  1 + 0 + (2 + 1) + 1
      firstFemale: 2, //                0 + 1 + 1 + 0
      firstPlanned: 6,
      secondMale: 2, //                 0 + 1 + 1 + 0
      secondFemale: 3, //               1 + 0 + 2 + 0
      secondPlanned: 4,
      laterMale: 1, //                  0 + 0 + 0 + 1
      laterFemale: 1, //                0 + 0 + 1 + 0
      laterPlanned: 0,
      unreportedEarlier: 1,
      firstMarriages: 5, //             0 and 4 do not exhaust: one was 20 to 22
      firstMarriagesAtMost19: 0,
      firstMarriagesAtLeast23: 4,
      deaths: 8, //                     2 + 1 + 3 + 2
    });
  });

  it('normal: the total row', () => {
    expect(row(filled, 'total')).toEqual({
      opening: 4758, //                 973 + 620 + 805 + 2360
      closing: 4809, //                 993 + 618 + 810 + 2388
      marriedWomen: 980, //             210 + 130 + 160 + 480
      onlyChildCertificates: 167, //    30 + 22 + 25 + 90
      firstMale: 20, //                 5 + 2 + 0 + (3 + 3 + 6 + 1 = 13)
      firstFemale: 18, //               2 + 2 + 2 + (2 + 2 + 4 + 4 = 12)
      firstPlanned: 33, //              6 + 3 + 2 + 22
      secondMale: 9, //                 2 + 1 + 2 + (1 + 0 + 2 + 1 = 4)
      secondFemale: 11, //              3 + 2 + 1 + (1 + 1 + 3 + 0 = 5)
      secondPlanned: 15, //             4 + 2 + 2 + 7
      laterMale: 2, //                  1 + 0 + 1 + 0
      laterFemale: 2, //                1 + 0 + 0 + 1
      laterPlanned: 1, //               0 + 0 + 1 + 0
      unreportedEarlier: 3, //          1 + 0 + 0 + 2
      firstMarriages: 24, //            5 + 3 + 2 + 14
      firstMarriagesAtMost19: 1, //     0 + 1 + 0 + 0
      firstMarriagesAtLeast23: 16, //   4 + 1 + 2 + 9
      deaths: 22, //                    8 + 4 + 6 + 4
    });
  });

  it('normal: accumulated, calculated, answered; a total of answers is rolled up', () => {
    const of = (name: string) => [filled.how[`luxi-1.${name}`], filled.how[`total.${name}`]];
    expect(of('firstMale')).toEqual(['accumulated', 'rolledUp']);
    expect(of('closing')).toEqual(['calculated', 'calculated']);
    expect(of('marriedWomen')).toEqual(['answered', 'rolledUp']);
    expect(of('firstMarriages')).toEqual(['copied', 'rolledUp']);
    // 4 rows × 12 filled + 18 totals; 4 rows × 6 answered.
    expect(filled.counts).toMatchObject({ filled: 66, answered: 24, missing: 0, totals: 18 });
  });

  it('late: a village without its second quarter has 3 of 4, the town 15 of 16 village quarters', () => {
    const after = fill('SX-04', 'luxi', '2026', without('luxi-1', '2026-Q2'));
    expect(row(after, 'luxi-1')).toMatchObject({
      closing: 993, //                                      the fourth quarter is there
      firstMale: 'NOT_REPORTED 3/4, so far 5', //           1 + 3 + 1
      firstFemale: 'NOT_REPORTED 3/4, so far 1', //         0 + 1 + 0
      deaths: 'NOT_REPORTED 3/4, so far 7', //              2 + 3 + 2
    });
    expect(row(after, 'total')).toMatchObject({
      firstFemale: 'NOT_REPORTED 15/16, so far 17', //      18 − 1
      deaths: 'NOT_REPORTED 15/16, so far 21', //           22 − 1
    });
  });

  it('late: a village without its year table: open questions, 3 of 4 in the total', () => {
    const after = fill('SX-04', 'luxi', '2026', without('luxi-3', '2026'));
    expect(row(after, 'luxi-3')).toMatchObject({ marriedWomen: 'open', firstMarriages: 'NOT_REPORTED 0/1' });
    expect(row(after, 'luxi-3')).toMatchObject({ closing: 810, deaths: 6 });
    expect(row(after, 'total')).toMatchObject({
      marriedWomen: 'NOT_REPORTED 3/4, so far 820', //      980 − 160
      firstMarriages: 'NOT_REPORTED 3/4, so far 22', //     24 − 2
      deaths: 22,
    });
  });

  it('late: of what stands, a year without its fourth quarter has nothing', () => {
    const after = fill('SX-04', 'luxi', '2026', without('luxi-2', '2026-Q4'));
    expect(after.cells['luxi-2.closing']).toBe('NOT_REPORTED 0/1');
    expect(after.cells['total.closing']).toBe('NOT_REPORTED 3/4, so far 4191'); // 4809 − 618
    expect(after.cells['luxi-2.opening']).toBe(620);
  });

  it('unknown: deaths of one quarter', () => {
    const after = fill(
      'SX-04',
      'luxi',
      '2026',
      corrected(tables, 'luxi-3', '2026-Q3', { 'vitalEvents.deaths': NOT_KNOWN }),
    );
    expect(changes(filled, after).map((name) => [name, after.cells[name]])).toEqual([
      ['luxi-3.deaths', 'REPORTED_UNKNOWN 4/4, so far 2'], //    1 + 1 + 0
      ['total.deaths', 'REPORTED_UNKNOWN 16/16, so far 18'], //  22 − 4
    ]);
  });

  describe('first year', () => {
    const OPENING = 'population.residentPopulation@PREVIOUS';
    const first = [
      table('luxi-1', '2025-Q1', { [OPENING]: 960 }),
      table('luxi-2', '2025-Q1', { [OPENING]: 625 }),
      table('luxi-3', '2025-Q1', { [OPENING]: 800 }),
      table('luxi-4', '2025-Q1', { [OPENING]: 2350 }),
      ...tables,
    ];
    const before = fill('SX-04', 'luxi', '2025', first);

    it('asks the opening once, in the first quarter, in one number', () => {
      const openings = asked('SX-04', 'luxi-1', '2025-Q1').filter((path) => path.includes('@'));
      expect(openings).toEqual([OPENING]);
      for (const period of ['2025-Q2', '2026-Q1', '2025', '2026']) {
        expect(asked('SX-04', 'luxi-1', period)).not.toContain(OPENING);
      }
    });

    it('uses it; the year after opens with the fourth quarter', () => {
      expect(before.cells['luxi-1.opening']).toBe(960);
      expect(before.cells['total.opening']).toBe(4735); // 960 + 625 + 800 + 2350
      expect(row(filled, 'total')['opening']).toBe(row(before, 'total')['closing']); // 4758
    });

    it('gives way to an earlier quarter that determines it, not to a part of one', () => {
      const part = imported('luxi-1', '2024-Q4', { 'population.registeredPresent': 930 });
      const half = fill('SX-04', 'luxi', '2025', [...first, part]);
      expect(changes(before, half)).toEqual([]);
      const whole = imported('luxi-1', '2024-Q4', {
        'population.registeredPresent': 930,
        'population.presentUnregistered': 34,
      });
      const after = fill('SX-04', 'luxi', '2025', [...first, whole]);
      expect(changes(before, after)).toEqual(['luxi-1.opening', 'total.opening']);
      expect([after.cells['luxi-1.opening'], after.cells['total.opening']]).toEqual([964, 4739]); // 930 + 34; + 4
    });
  });

  it('correction: births of the second quarter change two cells of the year', () => {
    const after = fill(
      'SX-04',
      'luxi',
      '2026',
      corrected(tables, 'luxi-4', '2026-Q2', { 'vitalEvents.births.MALE.FIRST.NON_LOCAL': 2 }),
    );
    expect(changes(filled, after)).toEqual(['luxi-4.firstMale', 'total.firstMale']);
    expect([after.cells['luxi-4.firstMale'], after.cells['total.firstMale']]).toEqual([14, 21]);
  });

  it('correction: people of 2025-Q4 change the closing of 2025 and the opening of 2026', () => {
    const corrections = corrected(tables, 'luxi-4', '2025-Q4', { 'population.registeredPresent': 2060 });
    expect(changes(filled, fill('SX-04', 'luxi', '2026', corrections))).toEqual([
      'luxi-4.opening',
      'total.opening',
    ]);
    expect(
      changes(fill('SX-04', 'luxi', '2025', tables), fill('SX-04', 'luxi', '2025', corrections)),
    ).toEqual(['luxi-4.closing', 'total.closing']);
  });

  it('what only resembles: births within policy are not births within the plan', () => {
    const more = corrected(tables, 'luxi-1', '2026-Q3', {
      'vitalEvents.birthsWithinPolicy': withinPolicy([3, 3, 1]),
    });
    expect(changes(filled, fill('SX-04', 'luxi', '2026', more))).toEqual([]);
  });
});
