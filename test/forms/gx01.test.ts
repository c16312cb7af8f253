import { describe, expect, it } from 'vitest';
import { asked, columns, fill, NOT_APPLICABLE, row, table } from './support.ts';

/** Poor households and persons: five forms on the same natural villages, GX-01, GX-03, GX-12, GX-13 and GX-15. */

/**
 * A natural village's year, in columns: poor households; entitled to subsistence allowance, on it; without labour,
 * households and persons; with their labour away, likewise; in featured industries, in the first, second, third;
 * households with a sick member; sick persons, treated, reimbursed.
 */
function naturalVillage(id: string, line: string) {
  const [[poor], [due, on], [without, withoutPersons, away, awayPersons], industries, sick] = columns(
    line,
  ) as [[number], [number, number], [number, number, number, number], number[], number[]];
  return table(id, '2026', {
    'poverty.poorHouseholds': poor,
    'poverty.poorHouseholdsDueSubsistence': due,
    'poverty.poorHouseholdsOnSubsistence': on,
    'poverty.exemptPoorHouseholds': { WITHOUT_LABOUR: without, LABOUR_AWAY: away },
    'poverty.exemptPoorPersons': { WITHOUT_LABOUR: withoutPersons, LABOUR_AWAY: awayPersons },
    'villageIndustries.featuredIndustryHouseholds': industries[0]!,
    'villageIndustries.firstIndustryHouseholds': industries[1]!,
    'villageIndustries.secondIndustryHouseholds': industries[2]!,
    'villageIndustries.thirdIndustryHouseholds': NOT_APPLICABLE, // the village has two
    'poverty.sickPoorHouseholds': sick[0]!,
    'poverty.sickPoorPersons': sick[1]!,
    'poverty.treatedPoorPersons': sick[2]!,
    'poverty.reimbursedPoorPersons': sick[3]!,
  });
}

const tables = [
  //                          贫困 | 应 已 | 无劳力户 人 外出户 人 | 产业 一 二 | 患病户 人 救治 报销
  naturalVillage('luxi-1-a', '12  |  6  5 |       2  3      4 15 |   5  4  2 |     3  4   4   3'),
  naturalVillage('luxi-1-b', ' 5  |  2  2 |       1  1      0  0 |   3  1  3 |     1  1   1   1'),
  naturalVillage('luxi-1-c', ' 2  |  0  0 |       2  2      0  0 |   0  0  0 |     2  2   1   2'),
];
const rows = (code: string) => {
  const filled = fill(code, 'luxi-1', '2026', tables);
  return { row: row(filled, 'luxi-1-a'), last: row(filled, 'luxi-1-c'), total: row(filled, 'total') };
};

describe('GX-01 贫困户纳入农村低保情况统计表', () => {
  it('a rate of each row, and of the totals', () => {
    const { row, last, total } = rows('GX-01');
    expect(row).toMatchObject({ naturalVillage: '老屋', poor: 12, due: 6, on: 5, rate: '83.33' }); // 5 ÷ 6
    expect(last).toMatchObject({ poor: 2, due: 0, on: 0, rate: 'DIVISION_BY_ZERO 1/1' });
    expect(total).toMatchObject({ poor: 19, due: 8, on: 7, rate: '87.5' }); // 7 ÷ 8
  });
});

describe('GX-03 特色产业情况统计表', () => {
  it('covers the households that have their labour at home; the third industry is not there', () => {
    const { row, last, total } = rows('GX-03');
    expect(row).toEqual({
      naturalVillage: '老屋',
      poor: 12,
      exempt: 6, //                     2 + 4
      inIndustry: 5,
      coverage: '83.33', //             5 ÷ (12 − 6)
      first: 4,
      firstCoverage: '66.67', //        4 ÷ 6
      second: 2,
      secondCoverage: '33.33', //       2 ÷ 6: one household is in both
      third: 'notApplicable',
      thirdCoverage: 'notApplicable',
      remark: 'notApplicable',
    });
    expect(last).toMatchObject({ exempt: 2, coverage: 'DIVISION_BY_ZERO 1/1' }); // 0 ÷ (2 − 2)
    expect(total).toMatchObject({
      poor: 19,
      exempt: 9, //                     6 + 1 + 2
      inIndustry: 8, //                 5 + 3 + 0
      coverage: 80, //                  8 ÷ (19 − 9)
      firstCoverage: 50, //             (4 + 1) ÷ 10
      secondCoverage: 50, //            (2 + 3) ÷ 10
    });
  });
});

describe('GX-15 无劳动能力或主要劳动力长期外出务工贫困户情况统计表', () => {
  it('the two kinds of household make the total, which GX-03 prints too', () => {
    const { row, total } = rows('GX-15');
    expect(row).toMatchObject({
      ...{ exemptHouseholds: 6, exemptPersons: 18 }, // 2 + 4; 3 + 15
      ...{ withoutLabourHouseholds: 2, withoutLabourPersons: 3 },
      ...{ labourAwayHouseholds: 4, labourAwayPersons: 15 },
    });
    expect(total).toMatchObject({ exemptHouseholds: 9, exemptPersons: 21 }); // 6 + 1 + 2; 18 + 1 + 2
    expect(total['exemptHouseholds']).toBe(rows('GX-03').total['exempt']);
    expect(asked('GX-15', 'luxi-1-a', '2026')).toHaveLength(5); // 2 × 2 and the remark
  });
});

describe('GX-12 贫困人口患病救治和补助报销情况统计表', () => {
  it('copies, and adds in the total', () => {
    const { row, total } = rows('GX-12');
    expect(row).toMatchObject({ households: 3, sick: 4, treated: 4, reimbursed: 3 });
    expect(total).toMatchObject({ households: 6, sick: 7, treated: 6, reimbursed: 6 });
  });
});

describe('GX-13 贫困发生率统计表', () => {
  const village = table('luxi-1', '2026', {
    'poverty.povertyBasePopulation': 1080,
    'poverty.poorPopulation2013': 230,
    'poverty.personsOutOfPoverty': { Y2014: 60, Y2015: 75, Y2016: 58 },
    'poverty.newlyPoorPersons': 9,
    'poverty.returnedToPovertyPersons': 4,
  });

  it('works out who is poor now, and the rate; no population of another form moves it', () => {
    const { cells } = fill('GX-13', 'luxi-1', '2026', [village]);
    expect(cells).toEqual({
      village: '上屋村',
      ruralPopulation: 1080,
      poor2013: 230,
      left2014: 60,
      left2015: 75,
      left2016: 58,
      newlyPoor: 9,
      returned: 4,
      poor: 50, //                      230 − (60 + 75 + 58) + 9 + 4
      rate: '4.63', //                  50 ÷ 1080 = 4.629… %
      remark: 'notApplicable',
    });
    const registered = table('luxi-1', '2026-12', {
      'population.registeredPopulation': { MALE: 560, FEMALE: 550 },
    });
    expect(fill('GX-13', 'luxi-1', '2026', [village, registered]).cells).toEqual(cells);
  });
});
