import { describe, expect, it } from 'vitest';
import { asked, changes, corrected, fill, table } from './support.ts';

const tables = [
  table('luxi-1', '2026', {
    'communityFunds.officeFunds': {
      FISCAL: 8,
      SELF_RAISED: '1.2',
      DONATION: 0,
      WITH_THE_TASK: '0.85',
      OTHER: '0.1',
    },
    'communityFunds.specialFunds': { FISCAL: 30, SELF_RAISED: 5, DONATION: '2.5', OTHER: 0 },
    'communityFunds.specialFundSpending': {
      INFRASTRUCTURE: 21,
      ACTIVITIES: '3.4',
      SERVICES: 4,
      OTHER: '0.6',
    },
  }),
];
const filled = fill('SD-09', 'luxi-1', '2026', tables);

describe('SD-09 社区经费', () => {
  it('adds up the sources of either fund; spending need not reach them', () => {
    expect(filled.cells).toEqual({
      officeFunds: '10.15', //   8 + 1.2 + 0 + 0.85 + 0.1
      officeFiscal: 8,
      officeSelfRaised: '1.2',
      officeDonations: 0,
      officeWithTheTask: '0.85',
      officeOther: '0.1',
      specialFunds: '37.5', //   30 + 5 + 2.5 + 0; spent: 21 + 3.4 + 4 + 0.6 = 29
      specialFiscal: 30,
      specialSelfRaised: 5,
      specialDonations: '2.5',
      specialOther: 0,
      spentOnInfrastructure: 21,
      spentOnActivities: '3.4',
      spentOnServices: 4,
      spentOnOther: '0.6',
    });
    expect(filled.counts).toMatchObject({ filled: 15, answered: 0 });
    expect(asked('SD-09', 'luxi-1', '2026')).toHaveLength(13);
  });

  it('correction: one source moves its cell and the total', () => {
    const after = corrected(tables, 'luxi-1', '2026', { 'communityFunds.specialFunds.OTHER': '0.5' });
    expect(changes(filled, fill('SD-09', 'luxi-1', '2026', after))).toEqual(['specialFunds', 'specialOther']);
  });
});
