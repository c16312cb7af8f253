import { describe, expect, it } from 'vitest';
import { asked, fill, table } from './support.ts';

const MEMBERS = { 'luxi-1': 41, 'luxi-2': 35, 'luxi-3': 28, 'luxi-4': 96 };
const quarter = (period: string, more = 0) =>
  Object.entries(MEMBERS).map(([id, members]) => table(id, period, { 'party.partyMembers': members + more }));
const town = table('luxi', '2026', {
  'party.femalePartyMembers': 52,
  'party.minorityPartyMembers': 6,
  'party.partyMembersUpTo35': 38,
  'party.partyMembersFrom61': 77,
  'party.partyMembersWithCollege': 49,
  'party.farmerPartyMembers': 88,
  'forms.M_01': { admitted: 5, committees: 1, generalBranches: 1, branches: 6 },
});

describe('M-01 中国共产党基层组织/党员年报(乡镇汇总口径)', () => {
  it('adds up the members of villages and communities at the year’s end', () => {
    const tables = [town, ...quarter('2026-Q3', 7), ...quarter('2026-Q4')];
    const filled = fill('M-01', 'luxi', '2026', tables);
    expect(filled.cells).toMatchObject({
      members: 200, //   41 + 35 + 28 + 96; the third quarter does not count
      women: 52,
      from61: 77,
      branches: 6,
    });
    expect(filled.how['members']).toBe('rolledUp');
    expect(filled.counts).toMatchObject({ filled: 7, answered: 4 });
  });

  it('asks the town for the structure and its branches, the villages for what SD-01 and SD-02 ask', () => {
    expect(asked('M-01', 'luxi', '2026')).toHaveLength(10);
    expect(asked('M-01', 'luxi-4', '2026-Q4')).toEqual(['party.partyMembers']);
    expect(asked('M-01', 'luxi-4', '2026')).toEqual([]);
  });
});
