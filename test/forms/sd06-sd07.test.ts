import { describe, expect, it } from 'vitest';
import type { Answers } from './support.ts';
import { asked, fill, isDue, NOT_KNOWN, table } from './support.ts';

/** Assets include the claims and the fixed assets; debts are not taken off. */
const balance = (assets: string, debts: string): Answers => ({
  'collectiveAssets.collectiveAssets': assets,
  'collectiveAssets.collectiveFixedAssets': '150.25',
  'collectiveAssets.collectiveClaims': '30',
  'collectiveAssets.collectiveDebts': debts,
});
const villageOf = (assets: string, debts: string) => [
  table('luxi-1', '2026', {
    ...balance(assets, debts),
    'localEconomy.villageGrossProduct': 2310,
    'localEconomy.villageAgriculturalOutput': '980.4',
    'collectiveAccounts.collectiveIncome': {
      OPERATIONS: '12.5',
      CONTRACTS: '30.25',
      INVESTMENT: '-1.5',
      SUBSIDIES: 20,
      OTHER: 0,
    },
    'forms.SD_06.netIncome': '18650.5',
  }),
];

describe('SD-06 农村社区资产状况', () => {
  it('takes the income, claims, debts and fixed assets from elements', () => {
    const filled = fill('SD-06', 'luxi-1', '2026', villageOf('400', '120.5'));
    expect(filled.cells).toEqual({
      grossProduct: 2310,
      agriculturalOutput: '980.4',
      netIncome: '18650.5',
      collectiveIncome: '61.25', //   12.5 + 30.25 − 1.5 + 20 + 0
      claims: 30,
      debts: '120.5',
      fixedAssets: '150.25',
      negative: false, //             120.5 is not more than 400
    });
    expect(filled.counts).toMatchObject({ filled: 7, answered: 1 });
  });

  it.each([
    ['400', '400', false],
    ['400', '400.01', true],
  ])('assets %s, debts %s: 是否负资产 %s', (assets, debts, negative) => {
    expect(fill('SD-06', 'luxi-1', '2026', villageOf(assets, debts)).cells['negative']).toBe(negative);
  });
});

describe('SD-07 城市社区资产状况', () => {
  const tables = (answers: Answers) => [
    table('luxi-4', '2026', { ...balance('90', '95.5'), 'forms.SD_07.income': '310.4', ...answers }),
  ];

  it('shares all but the income with SD-06', () => {
    expect(fill('SD-07', 'luxi-4', '2026', tables({})).cells).toEqual({
      income: '310.4',
      claims: 30,
      debts: '95.5',
      fixedAssets: '150.25',
      negative: true, //   95.5 > 90
    });
    expect(asked('SD-07', 'luxi-4', '2026')).toHaveLength(5);
    expect([isDue('SD-07', 'luxi-4', '2026'), isDue('SD-07', 'luxi-1', '2026')]).toEqual([true, false]);
  });

  it('unknown debts: neither the debts nor whether they exceed the assets', () => {
    const { cells } = fill(
      'SD-07',
      'luxi-4',
      '2026',
      tables({ 'collectiveAssets.collectiveDebts': NOT_KNOWN }),
    );
    expect([cells['debts'], cells['negative'], cells['claims']]).toEqual([
      'REPORTED_UNKNOWN 1/1',
      'REPORTED_UNKNOWN 1/1',
      30,
    ]);
  });
});
