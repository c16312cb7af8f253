import { describe, expect, it } from 'vitest';
import { asked, corrected, fill, table } from './support.ts';

const tables = [
  table('luxi', '2026', {
    'grain.cropSownArea': 12000,
    'grain.summerGrainArea': { WHEAT: 2000, BROAD_BEANS_AND_PEAS: 300, COARSE_GRAIN: 200, POTATOES: '500.5' },
    'grain.summerGrainOutput': {
      WHEAT: '640',
      BROAD_BEANS_AND_PEAS: '45.6',
      COARSE_GRAIN: 36,
      POTATOES: '110.1',
    },
    'grain.summerCoarseGrainArea': { BARLEY: 120, OATS: 30, BUCKWHEAT: 10 },
    'grain.summerCoarseGrainOutput': { BARLEY: '26.4', OATS: 4, BUCKWHEAT: '1.2' },
    'grain.autumnGrainArea': {
      RICE: 4000,
      MAIZE: 1500,
      FOXTAIL_MILLET: 0,
      SORGHUM: 50,
      SOYBEANS: 400,
      OTHER_PULSES: 100,
      SWEET_POTATOES: 600,
      POTATOES: 150,
      OTHER_COARSE_GRAIN: 20,
    },
    'grain.autumnGrainOutput': {
      RICE: 2240,
      MAIZE: 615,
      FOXTAIL_MILLET: 0,
      SORGHUM: '12.5',
      SOYBEANS: 56,
      OTHER_PULSES: 11,
      SWEET_POTATOES: 234,
      POTATOES: 36,
      OTHER_COARSE_GRAIN: '2.4',
    },
    'grain.hybridMaizeArea': 1400,
    'grain.hybridMaizeOutput': 588,
    'grain.minorPulseArea': { MUNG_BEANS: 40, ADZUKI_BEANS: 25 },
    'grain.minorPulseOutput': { MUNG_BEANS: '4.6', ADZUKI_BEANS: '2.5' },
    'forms.HB_03': { cropIncome: '3250.75' },
  }),
];
const filled = fill('HB-03', 'luxi', '2026', tables);

describe('HB-03 粮食作物生产情况（一）', () => {
  it.each([
    // Area in 亩, yield in 公斤 of a 亩, output in 吨.
    ['wheat', 2000, 320, 640], //                      640,000 公斤 on 2000 亩
    ['coarse', 200, 180, 36], //                       其中 those below, and others
    ['barley', 120, 220, '26.4'],
    ['summerPotato', '500.5', '219.98', '110.1'], //   110,100 / 500.5 = 219.980…
    ['summer', '3000.5', '277.19', '831.7'], //        2000 + 300 + 200 + 500.5; 640 + 45.6 + 36 + 110.1
    ['rice', 4000, 560, 2240],
    ['hybridMaize', 1400, 420, 588],
    ['mungBean', 40, 115, '4.6'],
    ['tuber', 750, 360, 270], //                       600 + 150; 234 + 36
    ['autumn', 6820, '470.22', '3206.9'], //           all nine; 3,206,900 / 6820 = 470.219…
    ['grain', '9820.5', '411.24', '4038.6'], //        3000.5 + 6820; 831.7 + 3206.9; not the mean of the yields
  ])('%s: area %s, yield %s, output %s', (crop, area, perMu, output) => {
    const { cells } = filled;
    expect([cells[`${crop}Area`], cells[`${crop}Yield`], cells[`${crop}Output`]]).toEqual([
      area,
      perMu,
      output,
    ]);
  });

  it('fills all but one of its 69 cells from 39 numbers', () => {
    expect(asked('HB-03', 'luxi', '2026')).toHaveLength(40);
    expect(filled.counts).toMatchObject({ filled: 67, answered: 1, missing: 1 }); // nobody grows millet
    expect(filled.how).toMatchObject({
      wheatArea: 'copied',
      wheatYield: 'calculated',
      summerArea: 'summed',
      grainOutput: 'calculated',
      cropIncome: 'answered',
    });
  });

  it('a crop that nobody grows has no yield, and does not spoil the total', () => {
    expect([filled.cells['milletArea'], filled.cells['milletOutput']]).toEqual([0, 0]);
    expect(filled.cells['milletYield']).toBe('DIVISION_BY_ZERO 1/1');
    const more = corrected(tables, 'luxi', '2026', {
      'grain.autumnGrainArea.FOXTAIL_MILLET': 10,
      'grain.autumnGrainOutput.FOXTAIL_MILLET': '1.5',
    });
    const { cells } = fill('HB-03', 'luxi', '2026', more);
    expect([cells['milletYield'], cells['grainOutput']]).toEqual([150, '4040.1']);
  });
});
