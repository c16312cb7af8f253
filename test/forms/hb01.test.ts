import { describe, expect, it } from 'vitest';
import { births, corrected, fill, NOT_KNOWN, table } from './support.ts';

/** Of a village: households, men, women, labour force and employed of both sexes, land, groups, 五保. */
const village = (
  unit: string,
  numbers: readonly number[],
  groups: object,
  arable: string,
  forest: string,
) => {
  const [households, men, women, labourMen, labourWomen, employedMen, employedWomen, poor] = numbers;
  return table(unit, '2026', {
    'ruralLabour.ruralHouseholds': households!,
    'ruralLabour.ruralPopulation': { MALE: men, FEMALE: women },
    'ruralLabour.ruralLabourForce': { MALE: labourMen, FEMALE: labourWomen },
    'ruralLabour.ruralEmployed': { MALE: employedMen, FEMALE: employedWomen },
    'land.arableLand': arable,
    'land.forestLand': forest,
    'extremePoverty.extremePovertyPersons': poor!,
    ...groups,
  });
};
const groups = (count: number) => ({ 'ruralOrganisation.villagerGroups': count });

const months = ['luxi-1', 'luxi-2', 'luxi-3', 'luxi-4'].flatMap((unit) =>
  Array.from({ length: 12 }, (_, month) =>
    table(unit, `2026-${String(month + 1).padStart(2, '0')}`, {
      'vitalEvents.births': births(unit === 'luxi-1' && month < 3 ? [1, 0, 0, 1, 0, 0] : [0, 0, 0, 0, 0, 0]),
      'vitalEvents.deaths': unit === 'luxi-2' && month % 4 === 0 ? 2 : 0,
    }),
  ),
);
const quarter = ['luxi-1', 'luxi-2', 'luxi-3', 'luxi-4'].map((unit, i) =>
  table(unit, '2026-Q4', { 'households.extremePovertyHouseholds': [5, 4, 3, 0][i]! }),
);
const tables = [
  village('luxi-1', [410, 720, 700, 450, 400, 430, 370, 6], groups(8), '2805.5', '1200'),
  village('luxi-2', [300, 520, 510, 330, 300, 310, 280, 5], groups(6), '2502', '800.5'),
  village('luxi-3', [200, 340, 330, 210, 190, 200, 180, 3], groups(5), '1702.2', '0'),
  village('luxi-4', [90, 150, 160, 100, 95, 90, 80, 0], {}, '301', '10'),
  ...months,
  ...quarter,
  table('luxi', '2026', {
    'ruralOrganisation.tapWaterVillages': 2,
    'ruralOrganisation.motorRoadVillages': 3,
    'ruralLabour.agriculturalEmployed': { MALE: 380, FEMALE: 420 },
    'ruralLabour.stateFarmPopulation': 60,
    'ruralLabour.stateFarmEmployed': { AGRICULTURAL: 30, NON_AGRICULTURAL: 12 },
    'ruralLabour.nonFarmEmployed': {
      STORAGE_AND_POST: 20,
      INFORMATION: 8,
      TRADE: 110,
      ACCOMMODATION_AND_CATERING: 64,
      OTHER_NON_FARM: 33,
    },
    'ruralLabour.ruralFarmEmployed': { AGRICULTURAL: 15, NON_AGRICULTURAL: 4 },
    'forms.HB_01': { cableVillages: 3, broadbandVillages: 2, orchardLand: '120.5', poorPopulation: 37 },
  }),
];
const filled = fill('HB-01', 'luxi', '2026', tables);

describe('HB-01 农村基层组织及户数、人口、从业人员情况（一）', () => {
  it('counts units, adds up villages, sexes and months', () => {
    expect(filled.cells).toMatchObject({
      townshipGovernments: 1, //       one 镇
      ruralTownshipGovernments: 0,
      townGovernments: 1,
      subdistrictOffices: 0,
      villageCommittees: 3, //         without 河街社区
      villagerGroups: 19, //           8 + 6 + 5; a community has none
      tapWaterVillages: 2,
      ruralHouseholds: 1000, //        410 + 300 + 200 + 90
      ruralPopulation: 3430, //        1730 + 1700
      ruralMen: 1730, //               720 + 520 + 340 + 150
      ruralWomen: 1700, //             700 + 510 + 330 + 160
      labourForce: 2075, //            1090 + 985
      labourForceMen: 1090, //         450 + 330 + 210 + 100
      employed: 1940, //               1030 + 910
      employedMen: 1030, //            430 + 310 + 200 + 90
      agriculturalMen: 380,
      employedWomen: 910, //           370 + 280 + 180 + 80
      stateFarmEmployed: 42, //        30 + 12
      arableLand: '7310.7', //         as HB-02 prints it
      forestLand: '2010.5', //         1200 + 800.5 + 0 + 10
      ruralFarmEmployed: 19, //        15 + 4
      births: 6, //                    2 in each of three months
      deaths: 6, //                    2 in January, May and September
      extremePovertyHouseholds: 12, // at the end of the fourth quarter
      extremePovertyPersons: 14,
      poorPopulation: 37,
    });
    expect(filled.how).toMatchObject({
      villageCommittees: 'calculated',
      villagerGroups: 'rolledUp',
      ruralMen: 'rolledUp',
      agriculturalMen: 'copied',
      poorPopulation: 'answered',
    });
  });

  it('is answered by TJ-02 of the villages, HB-02 and TJ-01 of the town', () => {
    const { cells } = fill('TJ-02', 'luxi-1', '2026', tables);
    expect([cells['ruralPopulation'], cells['employed']]).toEqual([1420, 800]); // 720 + 700, 430 + 370
    expect(fill('HB-02', 'luxi', '2026', tables).cells['arableClosing']).toBe('7310.7');
    expect(fill('TJ-01', 'luxi', '2026', tables).cells['motorRoadVillages']).toBe(3);
  });

  it('one village that does not know its men leaves the totals of both sexes open, and the women filled', () => {
    const unknown = corrected(tables, 'luxi-3', '2026', { 'ruralLabour.ruralPopulation.MALE': NOT_KNOWN });
    const { cells } = fill('HB-01', 'luxi', '2026', unknown);
    expect(cells['ruralMen']).toBe('REPORTED_UNKNOWN 4/4, so far 1390'); // 1730 − 340
    expect(cells['ruralWomen']).toBe(1700);
  });
});
