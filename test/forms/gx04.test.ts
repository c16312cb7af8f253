import { describe, expect, it } from 'vitest';
import type { StoredAnswer } from '../../src/core/fill/facts.ts';
import { asked, columns, fill, isDue, NOT_APPLICABLE, row, table } from './support.ts';

/** The village's other yearly statistics, a few facts each: schooling, pensions, living conditions, roads. */

const HAMLETS = ['luxi-1-a', 'luxi-1-b', 'luxi-1-c'];

/** The natural villages' tables: a line of numbers each, in the order of the elements. */
const handed = (topic: string, elements: string, lines: readonly string[]) =>
  lines.map((line, i) => {
    const [numbers] = columns(line) as [number[]];
    const names = elements.split(' ');
    const answers = names.map((name, at) => [`${topic}.${name}`, numbers[at]!] as const);
    return table(HAMLETS[i]!, '2026', Object.fromEntries(answers));
  });

const rowAndTotal = (code: string, tables: ReturnType<typeof handed>) => {
  const filled = fill(code, 'luxi-1', '2026', tables);
  return [row(filled, 'luxi-1-a'), row(filled, 'total')];
};

describe('GX-04 适龄儿童少年接受义务教育情况统计表', () => {
  const tables = handed(
    'education',
    'compulsoryEducationDue compulsoryEducationEnrolled compulsoryEducationAided droppedOutForPoverty',
    ['48 47 9 1', '15 15 4 0', '1 1 0 0'],
  );

  it('who is not at school, and the share', () => {
    expect(rowAndTotal('GX-04', tables)).toMatchObject([
      // 48 − 47; 1 ÷ 48 = 2.083… %
      { due: 48, enrolled: 47, aided: 9, missed: 1, droppedOutForPoverty: 1, dropoutRate: '2.08' },
      // 64 − 63; 1 ÷ 64 = 1.5625 %
      { due: 64, enrolled: 63, aided: 13, missed: 1, droppedOutForPoverty: 1, dropoutRate: '1.56' },
    ]);
  });
});

describe('GX-05 村有篮球场，文化室（农家书屋）或戏台情况表', () => {
  it('takes the libraries that SD-08 prints too; due from village committees, one row', () => {
    const village = table('luxi-1', '2026', {
      'communityFacilities.libraries': 2,
      'forms.GX_05': { basketballCourts: 3, cultureRooms: 1, stages: 1 },
    });
    const { cells, how } = fill('GX-05', 'luxi-1', '2026', [village]);
    expect(cells).toMatchObject({
      village: '上屋村',
      basketballCourts: 3,
      cultureRooms: 1,
      libraries: 2,
      stages: 1,
    });
    expect([how['libraries'], how['stages']]).toEqual(['copied', 'answered']);
    expect([isDue('GX-05', 'luxi-1', '2026'), isDue('GX-05', 'luxi-4', '2026')]).toEqual([true, false]);
  });
});

describe('GX-08 城乡居民养老保险参保情况统计表', () => {
  const tables = handed(
    'pension',
    'pensionDue pensionInsured pensionPaid pensionInsuredAged60 pensionReceivers',
    ['160 150 105 40 38', '40 40 28 11 11', '12 9 4 4 3'],
  );

  it('two rates, each of its own totals', () => {
    expect(rowAndTotal('GX-08', tables)).toMatchObject([
      { insuredRate: '93.75', receivingRate: 95 }, // 150 ÷ 160; 38 ÷ 40
      // 199 ÷ 212 = 93.867… %; 52 ÷ 55 = 94.545… %
      { due: 212, insured: 199, insuredRate: '93.87', paid: 137, receivers: 52, receivingRate: '94.55' },
    ]);
  });
});

describe('GX-09 有电用达标情况统计表, GX-25 有安全饮水达标情况统计表', () => {
  const power = handed('livingConditions', 'electricityHouseholds electrifiedHouseholds', [
    '41 41',
    '8 7',
    '3 3',
  ]);
  const water = [
    { due: 40, safe: { total: 38, WELL: 3, TANK: 0, CISTERN: 0, SPRING: 10, TAP: 24 } },
    { due: 7, safe: { total: 7, WELL: 0, TANK: 2, CISTERN: 1, SPRING: 4, TAP: 0 } },
    { due: 3, safe: { total: 0, WELL: 0, TANK: 0, CISTERN: 0, SPRING: 0, TAP: 0 } },
  ].map(({ due, safe }, i) =>
    table(HAMLETS[i]!, '2026', {
      'livingConditions.waterHouseholds': due,
      'livingConditions.safeWaterHouseholds': safe,
    }),
  );

  it('what is not reached is worked out', () => {
    expect(rowAndTotal('GX-09', power)).toMatchObject([
      { households: 41, electrified: 41, notElectrified: 0, rate: 100 },
      { households: 52, electrified: 51, notElectrified: 1, rate: '98.08' }, // 51 ÷ 52 = 98.076… %
    ]);
    expect(rowAndTotal('GX-25', water)).toMatchObject([
      // One household has safe water of another source: 3 + 10 + 24 = 37.
      { households: 40, safe: 38, well: 3, spring: 10, tap: 24, unsafe: 2, rate: 95 },
      { households: 50, safe: 45, well: 3, tank: 2, cistern: 1, spring: 14, tap: 24, unsafe: 5, rate: 90 },
    ]);
  });

  it('what only resembles: three counts of households are three questions', () => {
    const withFarms = (tables: ReturnType<typeof handed>) =>
      tables.map((each) => ({ ...each, values: { ...each.values, farmHouseholds: 99 } }));
    expect(rowAndTotal('GX-09', withFarms(power))).toEqual(rowAndTotal('GX-09', power));
    expect(rowAndTotal('GX-25', withFarms(water))).toEqual(rowAndTotal('GX-25', water));
  });
});

describe('GX-26 农户能看电视或上网情况统计表', () => {
  it('the farm households of GX-02, less those that are connected', () => {
    const farm = handed('households', 'farmHouseholds', ['40', '7', '0']);
    const connected = handed(
      'livingConditions',
      'connectedHouseholds televisionHouseholds computerHouseholds smartphoneHouseholds',
      ['39 36 6 30', '7 5 0 6', '0 0 0 0'],
    );
    const tables = farm.map((each, i) => ({ ...each, values: { ...each.values, ...connected[i]!.values } }));
    expect(rowAndTotal('GX-26', tables)).toMatchObject([
      {
        farmHouseholds: 40,
        connected: 39,
        television: 36,
        computer: 6,
        smartphone: 30,
        neither: 1,
        rate: '97.5',
      },
      { farmHouseholds: 47, connected: 46, neither: 1, rate: '97.87' }, // 46 ÷ 47 = 97.872… %
    ]);
  });
});

describe('GX-22 贫困家庭学生享受教育精准扶贫政策情况统计表', () => {
  it('five stages make the total', () => {
    const stages = { PRESCHOOL: 6, COMPULSORY: 13, SENIOR_SECONDARY: 4, VOCATIONAL: 3, HIGHER: 5 };
    const village = table('luxi-1', '2026', { 'education.aidedPoorStudents': stages });
    expect(fill('GX-22', 'luxi-1', '2026', [village]).cells).toMatchObject({
      ...{ preschool: 6, compulsory: 13, senior: 4, vocational: 3, higher: 5 },
      total: 31, // 6 + 13 + 4 + 3 + 5
    });
  });
});

describe('GX-23 易地扶贫搬迁户住房保障情况表', () => {
  it('a row per natural village: persons and areas add up, text and yes/no stay blank in the total', () => {
    const NAMES = 'persons floorArea destination qualityPassed readyToMoveIn keysHandedOver movedIn'.split(
      ' ',
    );
    const hamlet = (id: string, values: readonly StoredAnswer[]) =>
      table(id, '2026', Object.fromEntries(NAMES.map((name, i) => [`forms.GX_23.${name}`, values[i]!])));
    const tables = [
      hamlet('luxi-1-a', [9, '212.5', '芦溪新区', true, true, false, NOT_APPLICABLE]), // nobody is scattered
      hamlet('luxi-1-b', [4, '100', '芦溪新区', true, true, true, NOT_APPLICABLE]),
      hamlet(
        'luxi-1-c',
        NAMES.map(() => NOT_APPLICABLE),
      ), // nobody was relocated
    ];
    expect(rowAndTotal('GX-23', tables)).toMatchObject([
      {
        persons: 9,
        floorArea: '212.5',
        qualityPassed: true,
        keysHandedOver: false,
        movedIn: 'notApplicable',
      },
      { persons: 13, floorArea: '312.5', destination: 'notApplicable', qualityPassed: 'notApplicable' },
    ]);
  });
});

describe('GX-27 20户以上自然村屯通路情况表', () => {
  const road = (id: string, length: string | typeof NOT_APPLICABLE, width: string | typeof NOT_APPLICABLE) =>
    table(id, '2026', { 'roads.hamletRoadLength': length, 'roads.hamletRoadWidth': width });
  const tables = [
    road('luxi-1-a', '1.5', '4.5'),
    road('luxi-1-b', '0', NOT_APPLICABLE), // earth only
    road('luxi-1-c', NOT_APPLICABLE, NOT_APPLICABLE), // fewer than 20 households
  ];
  const filled = fill('GX-27', 'luxi-1', '2026', tables);

  it('there is a road where it has a length', () => {
    expect(HAMLETS.map((id) => row(filled, id)['hasRoad'])).toEqual([true, false, 'notApplicable']);
    expect(asked('GX-27', 'luxi-1-a', '2026')).not.toContain('forms.GX_27.hasRoad');
  });

  it('lengths add up, widths are weighed by them', () => {
    const wide = [road('luxi-1-a', '1.5', '4.5'), road('luxi-1-b', '0.5', '3.5'), ...tables.slice(2)];
    // (1.5 × 4.5 + 0.5 × 3.5) ÷ 2 = (6.75 + 1.75) ÷ 2
    expect(rowAndTotal('GX-27', wide)[1]).toMatchObject({
      length: 2,
      width: '4.3',
      hasRoad: 'notApplicable',
    });
    expect(row(filled, 'total')).toMatchObject({ length: '1.5', width: '4.5' });
  });
});
