import { describe, expect, it } from 'vitest';
import { asked, fill, isDue, table } from './support.ts';

const year = (id: string, income: object | string) =>
  table(id, '2026', {
    'territory.territoryArea': '5.4321',
    'collectiveAccounts.collectiveIncome': income,
    'collectiveAssets.collectiveAssets': '412.5',
    'forms.SC_10': { people: 1240, representatives: 36, income: '1.8655' },
  });
const INCOME = { OPERATIONS: '12.5', CONTRACTS: 30, INVESTMENT: 0, SUBSIDIES: 20, OTHER: '0.5' };
const tables = [
  year('luxi-1', INCOME),
  table('luxi-1', '2026-12', { 'households.registeredHouseholds': 402 }),
  table('luxi-1', '2026-Q4', { 'party.partyMembers': 41 }),
];

describe('SC-10 社区(村)概况', () => {
  it('converts the area, takes the year’s last month and quarter, and asks three things itself', () => {
    const filled = fill('SC-10', 'luxi-1', '2026', tables);
    expect(filled.cells).toEqual({
      territoryArea: 5432100, //    5.4321 平方公里 × 1,000,000
      households: 402, //           December's
      people: 1240,
      partyMembers: 41, //          the fourth quarter's
      representatives: 36,
      collectiveIncome: 63, //      12.5 + 30 + 0 + 20 + 0.5
      income: '1.8655', //          万元
      collectiveAssets: '412.5',
    });
    expect(filled.how).toMatchObject({ territoryArea: 'converted', partyMembers: 'accumulated' });
    expect(filled.counts).toMatchObject({ filled: 5, answered: 3 });
  });

  it('is due from villages and communities; one hand-in fills the area of SD-03 too', () => {
    expect([isDue('SC-10', 'luxi-1', '2026'), isDue('SC-10', 'luxi-4', '2026')]).toEqual([true, true]);
    expect(fill('SD-03', 'luxi-1', '2026', tables).cells['territoryArea']).toBe('5.4321');
    expect(asked('SC-10', 'luxi-4', '2026')).toContain('territory.territoryArea');
  });
});
