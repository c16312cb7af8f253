import { describe, expect, it } from 'vitest';
import { asked, fill, isDue, table } from './support.ts';

const tables = [
  table('luxi-1', '2026', {
    'ruralLabour.ruralHouseholds': 410,
    'ruralLabour.ruralPopulation': { MALE: 720, FEMALE: 700 },
    'ruralLabour.ruralLabourForce': { MALE: 450, FEMALE: 400 },
    'ruralLabour.workingAgeLabourForce': 780,
    'ruralLabour.ruralEmployed': { MALE: 430, FEMALE: 370 },
    'ruralLabour.workingAgeEmployed': 745,
  }),
];

describe('TJ-02 农村基本情况及农业生产条件(村表)', () => {
  it('adds up the sexes that HB-01 wants', () => {
    const { cells, counts } = fill('TJ-02', 'luxi-1', '2026', tables);
    expect(cells).toEqual({
      ruralHouseholds: 410,
      ruralPopulation: 1420, //    720 + 700
      labourForce: 850, //         450 + 400
      workingAgeLabourForce: 780,
      employed: 800, //            430 + 370
      workingAgeEmployed: 745,
      employedMen: 430,
      employedWomen: 370,
    });
    expect(counts).toMatchObject({ filled: 8, answered: 0 });
  });

  it('is due from villages and communities, and alone would ask the population without sexes', () => {
    expect([isDue('TJ-02', 'luxi-1', '2026'), isDue('TJ-02', 'luxi-4', '2026')]).toEqual([true, true]);
    expect(asked('TJ-02', 'luxi-1', '2026')).toEqual([
      'ruralLabour.ruralHouseholds',
      'ruralLabour.ruralPopulation',
      'ruralLabour.ruralLabourForce',
      'ruralLabour.workingAgeLabourForce',
      'ruralLabour.ruralEmployed.MALE',
      'ruralLabour.ruralEmployed.FEMALE',
      'ruralLabour.workingAgeEmployed',
    ]);
  });
});
