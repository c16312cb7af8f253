import { describe, expect, it } from 'vitest';
import { type Answers, asked, corrected, fill, row, table } from './support.ts';

const village = (
  unit: string,
  income: readonly string[],
  spent: readonly string[],
  after: readonly string[],
  opening: Answers,
) => {
  const [operations, contracts, investment, subsidies, other] = income;
  const [reserves, welfare, undistributed] = after as [string, string, string];
  return table(unit, '2025', {
    'collectiveAccounts.collectiveIncome': {
      OPERATIONS: operations,
      CONTRACTS: contracts,
      INVESTMENT: investment,
      SUBSIDIES: subsidies,
      OTHER: other,
    },
    'collectiveAccounts.collectiveExpenditure': {
      OPERATIONS: spent[0],
      ADMINISTRATION: spent[1],
      OTHER: spent[2],
    },
    'collectiveAccounts.reservesSetAside': reserves,
    'collectiveAccounts.welfareSetAside': welfare,
    'collectiveAccounts.undistributedProfit': undistributed,
    ...opening,
  });
};
const OPENING = 'collectiveAccounts.undistributedProfit@PREVIOUS';
const NOTHING = ['0', '0', '0', '0', '0'];
const tables = [
  village('luxi-1', ['30', '12.5', '-1.5', '20', '1'], ['18', '9.25', '2'], ['6', '4', '5.75'], {
    [OPENING]: '3',
  }),
  village('luxi-2', ['5', '8', '0', '10', '0'], ['6', '12', '1'], ['1', '1', '2'], { [OPENING]: '-1.5' }),
  village('luxi-3', NOTHING, ['0', '0', '0'], ['0', '0', '0'], { [OPENING]: '0' }),
  village('luxi-4', ['0', '40', '0', '0', '0'], ['0', '15', '0'], ['5', '5', '15'], { [OPENING]: '0' }),
];

describe('NJ-02 村集体经济组织收益分配统计表', () => {
  const filled = fill('NJ-02', 'luxi', '2025', tables);

  it('works out the surplus, what can be distributed and what the households get, village by village', () => {
    expect(row(filled, 'luxi-1')).toEqual({
      income: 62, //            30 + 12.5 − 1.5 + 20 + 1
      operatingIncome: 30,
      contractIncome: '12.5',
      investmentIncome: '-1.5',
      subsidies: 20,
      otherIncome: 1,
      expenditure: '29.25', //  18 + 9.25 + 2
      operatingExpenditure: 18,
      administration: '9.25',
      otherExpenditure: 2,
      surplus: '32.75', //      62 − 29.25
      opening: 3,
      distributable: '35.75', // 32.75 + 3
      reserves: 6,
      welfare: 4,
      households: 20, //        35.75 − 6 − 4 − 5.75
      closing: '5.75',
    });
    expect(row(filled, 'luxi-2')).toMatchObject({ surplus: 4, distributable: '2.5', households: '-1.5' });
  });

  it('totals the town, and next year opens with what this year closed', () => {
    expect(row(filled, 'total')).toMatchObject({
      income: 125, //           62 + 23 + 0 + 40
      surplus: '61.75', //      32.75 + 4 + 0 + 25
      opening: '1.5', //        3 − 1.5 + 0 + 0
      distributable: '63.25', // 61.75 + 1.5
      households: '18.5', //    20 − 1.5 + 0 + 0
      closing: '22.75', //      5.75 + 2 + 0 + 15
    });
    const next = fill('NJ-02', 'luxi', '2026', tables);
    expect([next.cells['luxi-1.opening'], next.cells['total.opening']]).toEqual(['5.75', '22.75']);
    expect(asked('NJ-02', 'luxi-1', '2026')).not.toContain(OPENING);
  });

  it('the total of SD-06 and SC-10 is that of NJ-02', () => {
    for (const form of ['SD-06', 'SC-10']) {
      expect(fill(form, 'luxi-1', '2025', tables).cells['collectiveIncome'], form).toBe(62);
    }
    const after = fill(
      'NJ-02',
      'luxi',
      '2025',
      corrected(tables, 'luxi-1', '2025', { 'collectiveAccounts.collectiveIncome.SUBSIDIES': 21 }),
    );
    expect([after.cells['luxi-1.income'], after.cells['luxi-1.households']]).toEqual([63, 21]);
  });
});
