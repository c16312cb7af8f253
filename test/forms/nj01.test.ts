import { describe, expect, it } from 'vitest';
import { parsePeriod } from '../../src/core/period.ts';
import { asked, fill, hubOf, isDue, LUXI, table } from './support.ts';

/** Households by type; population, labour, family business, farming, migrants; long-term migrants by destination. */
const village = (
  unit: string,
  [only, mainly, partly, none]: readonly number[],
  [population, labour, business, farming, migrants]: readonly number[],
  [near, province, far]: readonly number[],
  land: object,
  forest: string,
) =>
  table(unit, '2026', {
    'ruralOrganisation.villagerGroups': 6,
    'ruralEconomy.ruralEconomyHouseholds': {
      FARMING_ONLY: only,
      MAINLY_FARMING: mainly,
      MAINLY_NON_FARMING: partly,
      NON_FARMING: none,
    },
    'ruralEconomy.ruralEconomyPopulation': population!,
    'ruralEconomy.ruralEconomyLabour': labour!,
    'ruralEconomy.familyBusinessLabour': business!,
    'ruralEconomy.familyFarmingLabour': farming!,
    'ruralEconomy.migrantLabour': migrants!,
    'ruralEconomy.longTermMigrantLabour': {
      WITHIN_COUNTY: near,
      WITHIN_PROVINCE: province,
      OUTSIDE_PROVINCE: far,
    },
    'ruralEconomy.collectiveFarmland': land,
    'ruralEconomy.householdsByFarmSize': {
      BELOW_10: 200,
      FROM_10: 20,
      FROM_30: 4,
      FROM_50: 2,
      FROM_100: 1,
      FROM_200: 0,
    },
    'land.forestLand': forest,
  });
const land = (arable: string) => ({
  ARABLE: arable,
  ORCHARD: 100,
  GRASSLAND: 0,
  AQUACULTURE: '50.5',
  OTHER: 20,
});
const tables = [
  village('luxi-1', [120, 150, 90, 40], [1500, 900, 500, 420, 380], [60, 80, 200], land('2700.5'), '1200'),
  village('luxi-2', [80, 120, 60, 20], [1050, 640, 350, 300, 270], [50, 60, 130], land('2400'), '800.5'),
  village('luxi-3', [60, 70, 50, 25], [700, 430, 240, 200, 180], [20, 30, 110], land('1600'), '0'),
  table('luxi-4', '2026', { 'land.forestLand': 10 }),
  table('luxi', '2026', {
    'ruralOrganisation.countySeatTowns': 0,
    'forms.NJ_01': { villages: 3, organisations: 2, actingCommittees: 1 },
  }),
];

describe('NJ-01 农村经济基本情况统计表(农经统)', () => {
  const { cells, counts, how } = fill('NJ-01', 'luxi', '2026', tables);

  it('adds up the villages and prints 万户, 万人 and 万亩 exactly', () => {
    expect(cells).toEqual({
      townships: 1, //              0 + 0 + 1 − 0
      villages: 3,
      organisations: 2,
      actingCommittees: 1,
      villagerGroups: 18, //        6 + 6 + 6
      households: '0.0885', //      260 + 340 + 200 + 85
      farmingOnly: '0.026', //      120 + 80 + 60
      mainlyFarming: '0.034', //    150 + 120 + 70
      mainlyNonFarming: '0.02', //  90 + 60 + 50
      nonFarming: '0.0085', //      40 + 20 + 25
      population: '0.325', //       1500 + 1050 + 700
      labour: '0.197', //           900 + 640 + 430
      familyBusiness: '0.109', //   500 + 350 + 240
      familyFarming: '0.092', //    420 + 300 + 200
      migrants: '0.083', //         380 + 270 + 180
      longTermMigrants: '0.074', // 130 + 170 + 440
      withinCounty: '0.013', //     60 + 50 + 20
      withinProvince: '0.017', //   80 + 60 + 30
      outsideProvince: '0.044', //  200 + 130 + 110
      farmland: '0.92225', //       7212 of five uses + 2010.5 of forest
      arable: '0.67005', //         2700.5 + 2400 + 1600
      orchards: '0.03',
      forest: '0.20105', //         1200 + 800.5 + 0 + 10: the forest of HB-01
      grassland: 0,
      aquaculture: '0.01515',
      otherFarmland: '0.006',
      below10: '0.06',
      from10: '0.006',
      from30: '0.0012',
      from50: '0.0006',
      from100: '0.0003',
      from200: 0,
    });
    expect(counts).toMatchObject({ filled: 29, answered: 3, missing: 0 });
    expect([how['households'], how['farmland'], how['townships']]).toEqual([
      'rolledUp',
      'calculated',
      'calculated',
    ]);
    expect(fill('HB-01', 'luxi', '2026', tables).cells['forestLand']).toBe('2010.5');
  });

  it('leaves out the county seat and subdistricts', () => {
    const seat = tables.map((each) =>
      each.unit === 'luxi' ? table('luxi', '2026', { 'ruralOrganisation.countySeatTowns': 1 }) : each,
    );
    expect(fill('NJ-01', 'luxi', '2026', seat).cells['townships']).toBe(0);
    const street = hubOf(LUXI.map((unit) => (unit.id === 'luxi' ? { ...unit, kind: 'SUBDISTRICT' } : unit)));
    const due = street.questions.formsDue(street.units.get('luxi'), parsePeriod('2026')!);
    expect([isDue('NJ-01', 'luxi', '2026'), due.some(({ code }) => code === 'NJ-01')]).toEqual([true, false]);
  });

  it('asks villages, not communities; their forest alone is asked', () => {
    expect(asked('NJ-01', 'luxi-4', '2026')).toEqual(['land.forestLand']);
    expect(asked('NJ-01', 'luxi-1', '2026')).toHaveLength(25);
  });
});
