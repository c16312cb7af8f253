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

/** Men and women present and registered, then present and registered elsewhere. */
function people(line: string): Answers {
  const [[presentMen, presentWomen], [otherMen, otherWomen]] = columns(line) as [Pair, Pair];
  return {
    'population.registeredPresent': { MALE: presentMen, FEMALE: presentWomen },
    'population.presentUnregistered': { MALE: otherMen, FEMALE: otherWomen },
  };
}

type Pair = [men: number, women: number];

const NONE = [0, 0, 0, 0, 0, 0];

/**
 * The months of 2026, quarter by quarter: births in columns of local and other mothers, 一孩男 女 二孩男 女 多孩男 女;
 * those within the plan, 一孩 二孩 多孩; deaths. Births are the quarter's first month's, deaths the last one's. What
 * stands is December's; women's first marriages, of any age, at most 19, at least 23, are December's too.
 */
function months(
  unit: string,
  quarters: readonly (readonly [born: string, planned: string, deaths: number])[],
  atEnd: string,
  standing: string,
) {
  const [married, [holders], marriages] = columns(standing) as [number[], [number], number[]];
  return quarters.flatMap(([born, planned, deaths], i) =>
    [1, 2, 3].map((month) => {
      const [local, nonLocal] = columns(born) as [number[], number[]?];
      const [plan] = columns(planned) as [number[]];
      const isFirst = month === 1;
      const isDecember = i === 3 && month === 3;
      return table(unit, `2026-${String(3 * i + month).padStart(2, '0')}`, {
        'vitalEvents.births': isFirst ? births(local, nonLocal) : births(NONE),
        'vitalEvents.birthsWithinPlan': byCode(ORDERS, isFirst ? plan : NONE),
        'vitalEvents.deaths': month === 3 ? deaths : 0,
        'vitalEvents.femaleFirstMarriages': byCode(AGES, isDecember ? marriages : NONE),
        ...(isDecember
          ? {
              ...people(atEnd),
              'familyPlanning.marriedWomenOfChildbearingAge': byCode(CHILDREN, married),
              'familyPlanning.onlyChildCertificateHolders': holders!,
            }
          : {}),
      });
    }),
  );
}

const byCode = (codes: readonly string[], numbers: readonly number[]): object =>
  Object.fromEntries(codes.map((code, i) => [code, numbers[i]]));
const ORDERS = ['FIRST', 'SECOND', 'THIRD_OR_LATER'];
const AGES = ['total', 'AT_MOST_19', 'AT_LEAST_23'];
const CHILDREN = ['NONE', 'ONE', 'TWO', 'THREE_OR_MORE'];

/** Births of earlier years that were reported in a half-year. */
const unreported = (unit: string, first: number, second: number) =>
  [first, second].map((count, i) =>
    table(unit, `2026-H${i + 1}`, { 'vitalEvents.unreportedEarlierBirths': count }),
  );

const tables = [
  //                                             人在户在 | 人在户不在      常住
  table('luxi-1', '2025-12', people(' 470  468 |  20  15')), //  938 +  35 =  973
  table('luxi-2', '2025-12', people(' 300  310 |   4   6')), //  610 +  10 =  620
  table('luxi-3', '2025-12', people(' 400  390 |   8   7')), //  790 +  15 =  805
  table('luxi-4', '2025-12', people('1000 1050 | 150 160')), // 2050 + 310 = 2360
  ...months(
    'luxi-1',
    [
      ['1 0 0 1 0 0', '1 1 0', 2],
      ['0 1 1 0 0 0', '1 1 0', 1],
      ['2 1 1 2 0 1 | 1 0 0 0 0 0', '3 2 0', 3],
      ['1 0 0 0 1 0', '1 0 0', 2],
    ],
    '480 475 | 21 17', //      955 + 38 = 993
    // 已婚 0孩 1孩 2孩 多孩 | 独生证 | 初婚 ≤19 ≥23
    '10 90 100 10 | 30 | 5 0 4',
  ),
  ...months(
    'luxi-2',
    [
      ['0 1 0 0 0 0', '1 0 0', 1],
      ['1 0 0 0 0 0', '1 0 0', 0],
      ['1 1 0 1 0 0 | 0 0 1 0 0 0', '1 1 0', 2],
      ['0 0 0 1 0 0', '0 1 0', 1],
    ],
    '298 309 | 5 6', //        607 + 11 = 618
    '8 52 63 7 | 22 | 3 1 1',
  ),
  ...months(
    'luxi-3',
    [
      ['0 0 0 0 0 0', '0 0 0', 1],
      ['0 0 1 0 0 0', '0 1 0', 1],
      ['0 2 1 1 1 0', '2 1 1', 4],
      ['0 0 0 0 0 0', '0 0 0', 0],
    ],
    '402 391 | 8 9', //        793 + 17 = 810
    '7 70 75 8 | 25 | 2 0 2',
  ),
  ...months(
    'luxi-4',
    [
      ['3 2 1 1 0 0', '5 2 0', 0],
      ['2 2 0 1 0 1 | 1 0 0 0 0 0', '4 1 0', 2],
      ['4 3 2 2 0 0 | 2 1 0 1 0 0', '8 3 0', 1],
      ['1 4 1 0 0 0', '5 1 0', 1],
    ],
    '1010 1065 | 155 158', // 2075 + 313 = 2388
    '45 240 175 20 | 90 | 14 0 9',
  ),
  ...unreported('luxi-1', 1, 0),
  ...unreported('luxi-2', 0, 0),
  ...unreported('luxi-3', 0, 0),
  ...unreported('luxi-4', 0, 2),
];
const filled = fill('SX-04', 'luxi', '2026', tables);
const without = (unit: string, period: string) =>
  tables.filter((each) => each.unit !== unit || each.period !== period);

describe('SX-04 年度人口与出生情况', () => {
  it('normal: a row adds twelve months, and takes the last one of what stands', () => {
    expect(row(filled, 'luxi-1')).toEqual({
      opening: 973, //                  December 2025: 938 + 35
      closing: 993, //                  December 2026: 955 + 38
      marriedWomen: 210, //             10 + 90 + 100 + 10
      onlyChildCertificates: 30,
      firstMale: 5, //                  1 + 0 + (2 + 1) + 1
      firstFemale: 2, //                0 + 1 + 1 + 0
      firstPlanned: 6, //               1 + 1 + 3 + 1
      secondMale: 2, //                 0 + 1 + 1 + 0
      secondFemale: 3, //               1 + 0 + 2 + 0
      secondPlanned: 4, //              1 + 1 + 2 + 0
      laterMale: 1, //                  0 + 0 + 0 + 1
      laterFemale: 1, //                0 + 0 + 1 + 0
      laterPlanned: 0,
      unreportedEarlier: 1, //          two half-years: 1 + 0
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

  it('normal: accumulated and calculated; nothing is left to ask for this form alone', () => {
    const of = (name: string) => [filled.how[`luxi-1.${name}`], filled.how[`total.${name}`]];
    expect(of('firstMale')).toEqual(['accumulated', 'rolledUp']);
    expect(of('closing')).toEqual(['calculated', 'calculated']);
    expect(of('marriedWomen')).toEqual(['accumulated', 'rolledUp']);
    expect(of('unreportedEarlier')).toEqual(['accumulated', 'rolledUp']);
    // (4 rows + 1 total) × 18.
    expect(filled.counts).toMatchObject({ filled: 90, answered: 0, missing: 0, totals: 18 });
    expect(asked('SX-04', 'luxi-1', '2026')).toEqual([]);
  });

  it('late: a village without April has 11 of 12, the town 47 of 48 village months', () => {
    const after = fill('SX-04', 'luxi', '2026', without('luxi-1', '2026-04'));
    expect(row(after, 'luxi-1')).toMatchObject({
      closing: 993, //                                      December is there
      firstMale: 'NOT_REPORTED 11/12, so far 5', //         1 + 3 + 1
      firstFemale: 'NOT_REPORTED 11/12, so far 1', //       0 + 1 + 0
      firstPlanned: 'NOT_REPORTED 11/12, so far 5', //      6 − 1
      deaths: 'NOT_REPORTED 11/12, so far 8', //            nobody died in April
    });
    expect(row(after, 'total')).toMatchObject({
      firstFemale: 'NOT_REPORTED 47/48, so far 17', //      18 − 1
      deaths: 'NOT_REPORTED 47/48, so far 22',
    });
  });

  it('late: a village without its second half-year: 1 of 2, in the total 7 of 8', () => {
    const after = fill('SX-04', 'luxi', '2026', without('luxi-4', '2026-H2'));
    expect(row(after, 'luxi-4')).toMatchObject({
      unreportedEarlier: 'NOT_REPORTED 1/2, so far 0',
      deaths: 4,
    });
    expect(row(after, 'total')).toMatchObject({
      unreportedEarlier: 'NOT_REPORTED 7/8, so far 1',
      deaths: 22,
    });
  });

  it('late: of what stands, a year without its December has nothing', () => {
    const after = fill('SX-04', 'luxi', '2026', without('luxi-2', '2026-12'));
    expect(row(after, 'luxi-2')).toMatchObject({
      opening: 620,
      closing: 'NOT_REPORTED 0/1',
      marriedWomen: 'NOT_REPORTED 0/1',
    });
    expect(row(after, 'total')).toMatchObject({
      closing: 'NOT_REPORTED 3/4, so far 4191', //          4809 − 618
      marriedWomen: 'NOT_REPORTED 3/4, so far 850', //      980 − 130
    });
  });

  it('unknown: deaths of one month', () => {
    const after = fill(
      'SX-04',
      'luxi',
      '2026',
      corrected(tables, 'luxi-3', '2026-09', { 'vitalEvents.deaths': NOT_KNOWN }),
    );
    expect(changes(filled, after).map((name) => [name, after.cells[name]])).toEqual([
      ['luxi-3.deaths', 'REPORTED_UNKNOWN 12/12, so far 2'], //  1 + 1 + 0
      ['total.deaths', 'REPORTED_UNKNOWN 48/48, so far 18'], //  22 − 4
    ]);
  });

  describe('first year', () => {
    const OPENING = 'population.residentPopulation@PREVIOUS';
    const first = [
      table('luxi-1', '2025-01', { [OPENING]: 960 }),
      table('luxi-2', '2025-01', { [OPENING]: 625 }),
      table('luxi-3', '2025-01', { [OPENING]: 800 }),
      table('luxi-4', '2025-01', { [OPENING]: 2350 }),
      ...tables,
    ];
    const before = fill('SX-04', 'luxi', '2025', first);

    it('asks the opening once, in the first month, in one number', () => {
      const openings = asked('SX-04', 'luxi-1', '2025-01').filter((path) => path.includes('@'));
      expect(openings).toEqual([OPENING]);
      for (const period of ['2025-02', '2026-01', '2025', '2026']) {
        expect(asked('SX-04', 'luxi-1', period)).not.toContain(OPENING);
      }
    });

    it('uses it; the year after opens with December', () => {
      expect(before.cells['luxi-1.opening']).toBe(960);
      expect(before.cells['total.opening']).toBe(4735); // 960 + 625 + 800 + 2350
      expect(row(filled, 'total')['opening']).toBe(row(before, 'total')['closing']); // 4758
    });

    it('gives way to an earlier month that determines it, not to a part of one', () => {
      const part = imported('luxi-1', '2024-12', { 'population.registeredPresent': 930 });
      const half = fill('SX-04', 'luxi', '2025', [...first, part]);
      expect(changes(before, half)).toEqual([]);
      const whole = imported('luxi-1', '2024-12', {
        'population.registeredPresent': 930,
        'population.presentUnregistered': 34,
      });
      const after = fill('SX-04', 'luxi', '2025', [...first, whole]);
      expect(changes(before, after)).toEqual(['luxi-1.opening', 'total.opening']);
      expect([after.cells['luxi-1.opening'], after.cells['total.opening']]).toEqual([964, 4739]); // 930 + 34; + 4
    });
  });

  it('correction: births of April change two cells of the year', () => {
    const after = fill(
      'SX-04',
      'luxi',
      '2026',
      corrected(tables, 'luxi-4', '2026-04', { 'vitalEvents.births.MALE.FIRST.NON_LOCAL': 2 }),
    );
    expect(changes(filled, after)).toEqual(['luxi-4.firstMale', 'total.firstMale']);
    expect([after.cells['luxi-4.firstMale'], after.cells['total.firstMale']]).toEqual([14, 21]);
  });

  it('correction: people of December 2025 change the closing of 2025 and the opening of 2026', () => {
    const corrections = corrected(tables, 'luxi-4', '2025-12', {
      'population.registeredPresent': { MALE: 1005, FEMALE: 1055 },
    });
    expect(changes(filled, fill('SX-04', 'luxi', '2026', corrections))).toEqual([
      'luxi-4.opening',
      'total.opening',
    ]);
    expect(
      changes(fill('SX-04', 'luxi', '2025', tables), fill('SX-04', 'luxi', '2025', corrections)),
    ).toEqual(['luxi-4.closing', 'total.closing']);
  });

  it('what only resembles: births within policy are not births within the plan', () => {
    const policy = table('luxi-1', '2026-Q3', { 'vitalEvents.birthsWithinPolicy': withinPolicy([3, 3, 1]) });
    expect(changes(filled, fill('SX-04', 'luxi', '2026', [...tables, policy]))).toEqual([]);
  });
});

describe('SX-03 （半）年度人口与出生情况', () => {
  const june = [
    //                                            人在户在 | 人在户不在     常住
    table('luxi-1', '2026-06', people(' 475  470 |  20  16')), //  945 +  36 =  981
    table('luxi-2', '2026-06', people(' 299  309 |   5   6')), //  608 +  11 =  619
    table('luxi-3', '2026-06', people(' 401  390 |   8   8')), //  791 +  16 =  807
    table('luxi-4', '2026-06', people('1005 1058 | 152 159')), // 2063 + 311 = 2374
  ];
  const merged = tables.map((each) => {
    const standing = june.find(({ unit, period }) => unit === each.unit && period === each.period);
    return standing ? { ...each, values: { ...each.values, ...standing.values } } : each;
  });
  const first = fill('SX-03', 'luxi', '2026-H1', merged);
  const second = fill('SX-03', 'luxi', '2026-H2', merged);

  it('normal: six months each; the second half opens with the first one’s closing', () => {
    expect([row(first, 'luxi-1'), row(second, 'luxi-1')]).toMatchObject([
      { opening: 973, closing: 981, firstMale: 1, firstPlanned: 2, unreportedEarlier: 1, deaths: 3 },
      { opening: 981, closing: 993, firstMale: 4, firstPlanned: 4, unreportedEarlier: 0, deaths: 5 },
    ]);
    expect(row(first, 'total')).toMatchObject({ opening: 4758, closing: 4781 }); // 981 + 619 + 807 + 2374
    expect(row(second, 'total')).toMatchObject({ opening: 4781, closing: 4809, marriedWomen: 980 });
  });

  it('the halves of what happens make the year of SX-04', () => {
    const flows = ['firstMale', 'secondFemale', 'laterMale', 'secondPlanned', 'unreportedEarlier', 'deaths'];
    for (const flow of [...flows, 'firstMarriages', 'firstMarriagesAtLeast23']) {
      const halves = [first, second].map((each) => Number(row(each, 'total')[flow]));
      expect(halves[0]! + halves[1]!, flow).toBe(row(filled, 'total')[flow]);
    }
  });

  it('asks nothing that SX-04 does not ask, but for how things stand at the end of June', () => {
    for (const period of ['2026-05', '2026-12', '2026-H1', '2026-H2']) {
      expect(asked('SX-03', 'luxi-1', period)).toEqual(asked('SX-04', 'luxi-1', period));
    }
    expect(asked('SX-03', 'luxi-1', '2026-06')).toEqual([
      'population.registeredPresent',
      'population.presentUnregistered',
      'familyPlanning.marriedWomenOfChildbearingAge',
      'familyPlanning.onlyChildCertificateHolders',
      ...asked('SX-04', 'luxi-1', '2026-06'),
    ]);
  });
});
