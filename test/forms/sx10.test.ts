import { describe, expect, it } from 'vitest';
import { asked, births, columns, fill, table } from './support.ts';

/** Monthly forms that are due from the township without rows: what the villages hand in, added up. */

const YEAR_TO_APRIL = ['2026-01', '2026-02', '2026-03', '2026-04'];

/**
 * A village's April, in columns: people in the register; births of local mothers; deaths; present and registered, men
 * and women, present and registered elsewhere, likewise; floating, men and women of other provinces, of this one; women
 * of childbearing age; married with 0, 1, 2, more children; holders of certificates; issued in each month from January.
 */
function village(unit: string, line: string) {
  const [[register], born, [deaths], present, floating, [women], married, [holders], issued] = columns(
    line,
  ) as [[number], number[], [number], number[], number[], [number], number[], [number], number[]];
  return YEAR_TO_APRIL.map((period, i) =>
    table(unit, period, {
      'familyPlanning.onlyChildCertificatesIssued': issued[i]!,
      ...(period === '2026-04'
        ? {
            'population.familyPlanningPopulation': register,
            'vitalEvents.births': births(born),
            'vitalEvents.deaths': deaths,
            'population.registeredPresent': present[0]! + present[1]!,
            'population.presentUnregistered': present[2]! + present[3]!,
            'population.floatingPopulation': {
              MALE: { OTHER_PROVINCE: floating[0], SAME_PROVINCE: floating[2] },
              FEMALE: { OTHER_PROVINCE: floating[1], SAME_PROVINCE: floating[3] },
            },
            'familyPlanning.womenOfChildbearingAge': women,
            'familyPlanning.marriedWomenOfChildbearingAge': {
              ...{ NONE: married[0], ONE: married[1], TWO: married[2], THREE_OR_MORE: married[3] },
            },
            'familyPlanning.onlyChildCertificateHolders': holders,
          }
        : {}),
    }),
  );
}

const villages = [
  //                 台账 | 一二多孩男女 | 亡 | 在男 女 外男 女 | 跨省男 女 省内男 女 | 育龄 | 0 1 2 多 | 持证 | 一至四月领证
  ...village(
    'luxi-1',
    '1005 | 1 0 0 1 0 0 | 2 | 470  468  20  15 |  3 2 5 4 | 240 | 10 90 100 10 | 30 | 1 0 0 1',
  ),
  ...village(
    'luxi-2',
    ' 638 | 0 1 0 0 0 0 | 1 | 300  310   4   6 |  0 0 1 2 | 150 |  8 52  63  7 | 22 | 0 0 0 0',
  ),
  ...village(
    'luxi-3',
    ' 819 | 0 0 1 0 0 0 | 1 | 400  390   8   7 |  1 1 2 1 | 200 |  7 70  75  8 | 25 | 0 1 0 0',
  ),
  ...village(
    'luxi-4',
    '2386 | 3 2 1 1 0 1 | 0 | 999 1051 150 160 | 40 45 60 58 | 610 | 45 240 175 20 | 90 | 2 0 1 3',
  ),
];
const own = table('luxi', '2026-04', {
  'forms.SX_11': { leftMale: 310, leftFemale: 265, bornHereMale: 1, bornHereFemale: 0 },
});

describe('SX-10 辅助决策基础数据(出生死亡)', () => {
  const { cells, counts } = fill('SX-10', 'luxi', '2026-04', villages);

  it('adds the villages', () => {
    expect(cells).toEqual({
      closing: 4848, //                 1005 + 638 + 819 + 2386
      first: 7, //                      1 + 1 + 0 + (3 + 2)
      firstMale: 4, //                  1 + 0 + 0 + 3
      firstFemale: 3, //                0 + 1 + 0 + 2
      second: 4, //                     1 + 0 + 1 + (1 + 1)
      secondMale: 2, //                 0 + 0 + 1 + 1
      secondFemale: 2, //               1 + 0 + 0 + 1
      later: 1,
      laterMale: 0,
      laterFemale: 1,
      deaths: 4, //                     2 + 1 + 1 + 0
    });
    expect(counts).toMatchObject({ filled: 11, answered: 0 });
  });

  it('does not take the residents for its population', () => {
    const more = villages.map((each) =>
      each.unit === 'luxi-1' && each.period === '2026-04'
        ? { ...each, values: { ...each.values, registeredPresent: 948 } }
        : each,
    );
    expect(fill('SX-10', 'luxi', '2026-04', more).cells).toEqual(cells);
    expect(fill('SX-14', 'luxi', '2026-04', more).cells['resident']).toBe(4768); // 4758 + 10
  });
});

describe('SX-11 辅助决策基础数据(流动人口)', () => {
  it('adds the floating population in its four parts; the rest is asked of the township', () => {
    const { cells, how } = fill('SX-11', 'luxi', '2026-04', [...villages, own]);
    expect(cells).toEqual({
      fromOtherProvincesMale: 44, //    3 + 0 + 1 + 40
      fromOtherProvincesFemale: 48, //  2 + 0 + 1 + 45
      fromThisProvinceMale: 68, //      5 + 1 + 2 + 60
      fromThisProvinceFemale: 65, //    4 + 2 + 1 + 58
      leftMale: 310,
      leftFemale: 265,
      bornHereMale: 1,
      bornHereFemale: 0,
    });
    expect([how['fromThisProvinceMale'], how['leftMale']]).toEqual(['rolledUp', 'answered']);
    expect(asked('SX-11', 'luxi', '2026-04')).toHaveLength(4);
  });

  it('its four parts are the floating population of SD-01', () => {
    const june = villages.map((each) => ({ ...each, period: each.period.replace('-04', '-06') }));
    expect(fill('SD-01', 'luxi-1', '2026-Q2', june).cells['floating']).toBe(14); // 3 + 2 + 5 + 4
  });
});

describe('SX-14 期末人口与育龄妇女(统计)', () => {
  it('adds the villages; certificates since January', () => {
    expect(fill('SX-14', 'luxi', '2026-04', villages).cells).toEqual({
      resident: 4758, //                973 + 620 + 805 + 2360
      women: 1200, //                   240 + 150 + 200 + 610
      marriedWomen: 980, //             70 + 452 + 413 + 45
      withoutChildren: 70, //           10 + 8 + 7 + 45
      withOneChild: 452, //             90 + 52 + 70 + 240
      withTwoChildren: 413, //          100 + 63 + 75 + 175
      withMoreChildren: 45, //          10 + 7 + 8 + 20
      births: 12, //                    2 + 1 + 1 + 8
      deaths: 4,
      certificatesIssued: 9, //         2 + 0 + 1 + 6, four months each
      certificateHolders: 167, //       30 + 22 + 25 + 90
    });
  });

  it('late: without February the year to date is not whole, the month is', () => {
    const late = villages.filter(({ unit, period }) => unit !== 'luxi-4' || period !== '2026-02');
    expect(fill('SX-14', 'luxi', '2026-04', late).cells).toMatchObject({
      certificatesIssued: 'NOT_REPORTED 15/16, so far 9', // nothing was issued there in February
      certificateHolders: 167,
    });
  });

  it('the married are asked by their children only, and never the women of childbearing age twice', () => {
    const questions = asked('SX-14', 'luxi-1', '2026-04').filter((path) => path.includes('omen'));
    expect(questions).toEqual([
      'familyPlanning.womenOfChildbearingAge',
      'familyPlanning.marriedWomenOfChildbearingAge.NONE',
      'familyPlanning.marriedWomenOfChildbearingAge.ONE',
      'familyPlanning.marriedWomenOfChildbearingAge.TWO',
      'familyPlanning.marriedWomenOfChildbearingAge.THREE_OR_MORE',
    ]);
  });
});
