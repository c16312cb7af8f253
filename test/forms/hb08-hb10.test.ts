import { describe, expect, it } from 'vitest';
import { asked, changes, corrected, fill, table } from './support.ts';

const tables = [
  table('luxi', '2026', {
    'livestock.pigs': 8200,
    'livestock.breedingSows': 760,
    'livestock.cattle': { BEEF: 410, DAIRY: 36, DRAUGHT: 54 },
    'livestock.breedingCows': 180,
    'livestock.sheepAndGoats': { GOATS: 900, SHEEP: 0 },
    'livestock.poultry': { total: 62000, CHICKENS: 51000, DUCKS: 9000 },
    'livestock.chickensByUse': { BROILERS: 20000, LAYERS: 30000 },
    'livestock.otherLivestock': { HORSES: 3, DONKEYS: 2, MULES: 1, CAMELS: 0 },
    'livestock.pigsSold': 13500,
    'livestock.cattleSold': 160,
    'livestock.sheepAndGoatsSold': { GOATS: 640, SHEEP: 10 },
    'livestock.poultrySold': { total: 88000, CHICKENS: 70000, DUCKS: 15000 },
    'livestock.muttonOutput': { GOATS: '11.2', SHEEP: '0.2' },
    'livestock.poultryMeatOutput': 132,
    'livestock.chickenMeatOutput': '103.5',
    'livestock.chickenEggOutput': '412.375',
    'livestock.otherEggOutput': '57.25',
    'livestockProducts.goatHairOutput': { COARSE: '0.15', CASHMERE: '0.02' },
    'livestockProducts.sheepWoolOutput': { total: 0, FINE: 0, SEMI_FINE: 0 },
    'livestockProducts.cocoonOutput': { total: '3.4', MULBERRY: '3.1', TUSSAH: '0.2' },
    'largeScaleLivestock.largeScalePigsSold': 9000,
    'largeScaleLivestock.largeScaleEggOutput': 300125,
    'forms.HB_08': { pork: '1012.5', beef: '24.3', cowMilk: 160 },
    'forms.HB_09': { rabbits: 420, otherMeat: '1.1', otherMilk: 0, honey: '6.25' },
    'forms.HB_10': { pigFarms: 12, cattleFarms: 2, sheepFarms: 1, poultryFarms: 5 },
  }),
];
const cellsOf = (form: string) => fill(form, 'luxi', '2026', tables).cells;

describe('HB-08, HB-09 and HB-10: livestock', () => {
  it.each([
    // Adds up what exhausts …
    ['HB-08', 'cattle', 500], //            410 + 36 + 54
    ['HB-08', 'sheepAndGoats', 900],
    ['HB-08', 'sheepAndGoatsSold', 650], // 640 + 10
    ['HB-08', 'mutton', '11.4'], //         11.2 + 0.2
    ['HB-08', 'eggs', '469.625'], //        412.375 + 57.25
    ['HB-09', 'otherLivestock', 6], //      3 + 2 + 1 + 0
    ['HB-09', 'goatHair', '0.17'], //       0.15 + 0.02
    // … and nothing else: geese are only in the total, other cocoons too.
    ['HB-08', 'poultry', 62000],
    ['HB-08', 'poultrySold', 88000],
    ['HB-09', 'cocoons', '3.4'],
    // The part of an item that another form prints is never the item.
    ['HB-08', 'pigsSold', 13500],
    ['HB-10', 'pigsSold', 9000],
    ['HB-08', 'chickenEggs', '412.375'],
    ['HB-09', 'otherEggs', '57.25'],
    ['HB-10', 'eggs', 300125], //           公斤, of the 469.625 吨
    ['HB-09', 'breedingCows', 180],
    ['HB-10', 'cows', 'NOT_REPORTED 0/1'],
  ])('%s %s: %s', (form, field, value) => {
    expect(cellsOf(form)[field]).toBe(value);
  });

  it('ask what they print, less what follows', () => {
    const count = (form: string) => asked(form, 'luxi', '2026').length;
    expect([count('HB-08'), count('HB-09'), count('HB-10')]).toEqual([
      28, // of 32: without cattle, goats and sheep twice, mutton and eggs, but with the other eggs
      18, // of 20: without the livestock and the goat hair
      16,
    ]);
  });

  it('correction: other eggs are a cell of HB-09 and part of a total of HB-08', () => {
    const after = corrected(tables, 'luxi', '2026', { 'livestock.otherEggOutput': '57.5' });
    const changed = (form: string) =>
      changes(fill(form, 'luxi', '2026', tables), fill(form, 'luxi', '2026', after));
    expect([changed('HB-08'), changed('HB-09'), changed('HB-10')]).toEqual([['eggs'], ['otherEggs'], []]);
  });
});
