import { describe, expect, it } from 'vitest';
import { asked, fill, table } from './support.ts';

const village = (id: string, product: string, output: string) =>
  table(id, '2026', {
    'localEconomy.villageGrossProduct': product,
    'localEconomy.villageAgriculturalOutput': output,
  });
const town = table('luxi', '2026', {
  'localEconomy.fiscalRevenue': '1820.5',
  'forms.SD_05.income': 21350,
});
const villages = [
  village('luxi-1', '2310.25', '980.4'),
  village('luxi-2', '1500', '1610.6'), // output is not a part of the product: it may be larger
  village('luxi-3', '805.5', '402'),
];

describe('SD-05 农村社区经济基本情况', () => {
  it('adds up the villages; the community has no part in it', () => {
    const filled = fill('SD-05', 'luxi', '2026', [town, ...villages]);
    expect(filled.cells).toEqual({
      year: '2026',
      grossProduct: '4615.75', //      2310.25 + 1500 + 805.5
      agriculturalOutput: 2993, //     980.4 + 1610.6 + 402
      income: 21350,
      fiscalRevenue: '1820.5',
    });
    expect(filled.how).toMatchObject({ grossProduct: 'rolledUp', fiscalRevenue: 'copied' });
    expect(asked('SD-05', 'luxi-4', '2026')).toEqual([]);
  });

  it('late: a sum of two of three villages is missing, not smaller', () => {
    const { cells } = fill('SD-05', 'luxi', '2026', [town, ...villages.slice(1)]);
    expect(cells['grossProduct']).toBe('NOT_REPORTED 2/3, so far 2305.5');
  });
});
