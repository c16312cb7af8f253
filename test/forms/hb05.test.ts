import { describe, expect, it } from 'vitest';
import { asked, fill, table } from './support.ts';

const VEGETABLES = {
  CELERY: 40,
  PAK_CHOI: 55,
  SPINACH: '20.5',
  CUCUMBERS: 90,
  TOMATOES: 130,
  GINGER: 0,
  PEPPERS: 62,
};
const tables = [
  table('luxi', '2026', {
    'facilityFarming.facilityVegetableOutput': { total: '510.5', ...VEGETABLES },
    'facilityFarming.facilityMelonOutput': 96,
    'facilityFarming.facilityStrawberryOutput': '31.2',
    'facilityFarming.facilityFungusOutput': '18.5',
    'facilityFarming.facilityMushroomOutput': '7.5',
    'forms.HB_05': {
      vegetableArea: '210.5',
      melonArea: 60,
      flowerArea: 12,
      flowerOutput: 0,
      fungusArea: '5.5',
      otherArea: 8,
      otherOutput: '3.2',
    },
  }),
];

describe('HB-05 设施农业生产情况', () => {
  it('prints totals as answered: 其中 does not exhaust them', () => {
    const { cells, counts } = fill('HB-05', 'luxi', '2026', tables);
    expect(cells).toEqual({
      vegetableArea: '210.5',
      vegetableOutput: '510.5', // the seven are 397.5
      celery: 40,
      pakChoi: 55,
      spinach: '20.5',
      cucumbers: 90,
      tomatoes: 130,
      ginger: 0,
      peppers: 62,
      melonArea: 60,
      melonOutput: 96,
      strawberries: '31.2',
      flowerArea: 12,
      flowerOutput: 0,
      fungusArea: '5.5',
      fungusOutput: '18.5',
      mushrooms: '7.5',
      otherArea: 8,
      otherOutput: '3.2',
    });
    expect(counts).toMatchObject({ filled: 12, answered: 7 });
  });

  it('shares nothing with the arable land or the grain: every number is its own', () => {
    expect(asked('HB-05', 'luxi', '2026')).toHaveLength(19);
    expect(asked('HB-05', 'luxi', '2026').filter((path) => /^(land|grain)/.test(path))).toEqual([]);
  });
});
