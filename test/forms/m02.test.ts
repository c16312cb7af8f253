import { describe, expect, it } from 'vitest';
import { type Answers, asked, columns, fill, row, table } from './support.ts';

/** Three monthly forms with a row per village: insurance, family doctors, the watch against poverty. */

const MONTH = '2026-03';
const VILLAGES = ['luxi-1', 'luxi-2', 'luxi-3', 'luxi-4'];

/** The villages' tables: a line each, its columns named in order. */
const handed = (lines: readonly string[], answers: (columns: number[][]) => Answers) =>
  lines.map((line, i) => table(VILLAGES[i]!, MONTH, answers(columns(line))));
const named = (topic: string, elements: string, numbers: readonly number[]): Answers =>
  Object.fromEntries(elements.split(' ').map((name, i) => [`${topic}.${name}`, numbers[i]!]));
const rowAndTotal = (code: string, tables: ReturnType<typeof handed>) => {
  const filled = fill(code, 'luxi', MONTH, tables);
  return [row(filled, 'luxi-1'), row(filled, 'total')];
};

describe('M-02 城乡居民基本医疗保险参保进度月报', () => {
  const ELEMENTS =
    'medicalInsuranceDue medicalInsurancePaid aidedExtremePovertyInsured aidedSubsistenceInsured aidedMonitoredInsured severelyDisabledInsured newbornsInsured';
  const tables = handed(
    [
      //户籍男 女 | 应 已缴 特困 低保 监测 重残 新生儿
      '560  550 | 1000  950  6 22 9 12 7',
      '340  345 |  640  610  4 15 5  8 2',
      '455  440 |  850  800  5 18 8  9 0',
      '990 1060 | 1510 1440  2 11 1 10 9',
    ],
    ([registered, insurance]) => ({
      'population.registeredPopulation': { MALE: registered![0], FEMALE: registered![1] },
      ...named('insurance', ELEMENTS, insurance!),
    }),
  );

  it('the rate is of those due, not of the registered', () => {
    expect(rowAndTotal('M-02', tables)).toEqual([
      {
        ...{ registered: 1110, due: 1000, paid: 950, rate: 95 }, // 950 ÷ 1000
        ...{
          aidedExtremePoverty: 6,
          aidedSubsistence: 22,
          aidedMonitored: 9,
          severelyDisabled: 12,
          newborns: 7,
        },
      },
      {
        registered: 4740, //            1110 + 685 + 895 + 2050
        due: 4000, //                   1000 + 640 + 850 + 1510
        paid: 3800, //                  950 + 610 + 800 + 1440
        rate: 95, //                    3800 ÷ 4000; the mean of the four rates would be 94.95
        ...{
          aidedExtremePoverty: 17,
          aidedSubsistence: 66,
          aidedMonitored: 23,
          severelyDisabled: 39,
          newborns: 18,
        },
      },
    ]);
  });
});

describe('M-03 家庭医生签约服务月报', () => {
  const ELEMENTS =
    'aged65AndOver contractedPersons contractedAged65 contractedHypertension contractedDiabetes contractedChildren contractedMothers contractedDisabled contractedLifted';
  const tables = handed(
    [
      //在男 女 外男 女 | 65岁 签约 65岁 高血压 糖尿病 儿童 孕产 残疾 脱贫
      ' 470  468  20  15 | 170 640 160 120 40 55 8 25 90',
      ' 300  310   4   6 | 110 400 100  80 20 30 5 18 60',
      ' 400  390   8   7 | 150 520 140 100 35 40 6 20 70',
      '1000 1050 150 160 | 330 990 290 210 80 99 20 31 12',
    ],
    ([people, services]) => ({
      'population.registeredPresent': { MALE: people![0], FEMALE: people![1] },
      'population.presentUnregistered': { MALE: people![2], FEMALE: people![3] },
      ...named('healthServices', ELEMENTS, services!),
    }),
  );

  it('the rate is of the residents of SX-14', () => {
    expect(rowAndTotal('M-03', tables)).toMatchObject([
      { resident: 973, contracted: 640, rate: '65.78', aged65: 170, contractedAged65: 160 }, // 640 ÷ 973 = 65.775… %
      // 973 + 620 + 805 + 2360; 640 + 400 + 520 + 990; 2550 ÷ 4758 = 53.593… %
      { resident: 4758, contracted: 2550, rate: '53.59', aged65: 760, lifted: 232 },
    ]);
    const [, total] = rowAndTotal('M-03', tables);
    expect(fill('SX-14', 'luxi', MONTH, tables).cells['resident']).toBe(total!['resident']);
  });

  it('what only resembles: 60 and over is another age, of other people', () => {
    const questions = asked('M-03', 'luxi-1', MONTH);
    expect(questions).toContain('healthServices.aged65AndOver');
    expect(questions.filter((path) => path.includes('aged60'))).toEqual([]);
  });
});

describe('M-04 巩固脱贫成果防返贫监测月报', () => {
  const tables = handed(
    [
      // 脱贫户 人 | 不稳定 边缘 突发 | 监测人 消除 务工 | 公益岗
      '60 230 | 4 2 1 | 25 3 70 | 6',
      '35 128 | 2 1 0 | 11 1 41 | 3',
      '48 180 | 3 3 1 | 24 4 52 | 5',
      ' 5  17 | 0 0 1 |  3 0  4 | 0',
    ],
    ([lifted, watched, others, posts]) => ({
      'povertyWatch.liftedHouseholds': lifted![0]!,
      'povertyWatch.liftedPersons': lifted![1]!,
      'povertyWatch.monitoredHouseholds': {
        ...{ UNSTABLE: watched![0], MARGINAL: watched![1], SUDDEN_HARDSHIP: watched![2] },
      },
      'povertyWatch.monitoredPersons': others![0]!,
      'povertyWatch.riskRemovedHouseholds': others![1]!,
      'povertyWatch.liftedPersonsWorkingAway': others![2]!,
      'forms.M_04.publicPosts': posts![0]!,
    }),
  );

  it('three kinds make the households under watch', () => {
    expect(rowAndTotal('M-04', tables)).toEqual([
      {
        ...{ lifted: 60, liftedPersons: 230, monitored: 7, monitoredPersons: 25 }, // 4 + 2 + 1
        ...{ unstable: 4, marginal: 2, suddenHardship: 1, riskRemoved: 3, workingAway: 70, publicPosts: 6 },
      },
      {
        ...{ lifted: 148, liftedPersons: 555, monitored: 18, monitoredPersons: 63 }, // 7 + 3 + 7 + 1
        ...{ unstable: 9, marginal: 6, suddenHardship: 3, riskRemoved: 8, workingAway: 167, publicPosts: 14 },
      },
    ]);
    expect(asked('M-04', 'luxi-1', MONTH)).toHaveLength(9); // ten cells, the sum is not asked
  });
});
