import { describe, expect, it } from 'vitest';
import { asked, changes, corrected, fill, NOT_KNOWN, table } from './support.ts';

/** Committee members, then employed staff. */
const both = (members: unknown, staff: unknown) => ({ COMMITTEE_MEMBER: members, EMPLOYED_STAFF: staff });
const ages = (...[young, thirties, forties, older]: number[]) => ({
  ...{ AT_MOST_30: young, AGED_31_TO_40: thirties, AGED_41_TO_50: forties, OVER_50: older },
});
const education = (...[senior, college, bachelor, postgraduate]: number[]) => ({
  ...{ SENIOR_SECONDARY: senior, COLLEGE: college, BACHELOR: bachelor, POSTGRADUATE: postgraduate },
});

const tables = [
  table('luxi-1', '2026', {
    'communityStaff.communityStaff': both(ages(1, 2, 3, 1), ages(2, 1, 1, 0)),
    'communityStaff.staffWomen': both(2, 3),
    'communityStaff.staffMinorities': both(0, 1),
    'communityStaff.staffByPoliticalStatus': both(
      { PARTY_MEMBER: 5, LEAGUE_MEMBER: 1 },
      { PARTY_MEMBER: 1, LEAGUE_MEMBER: 2 },
    ),
    'communityStaff.staffByEducation': both(education(2, 2, 1, 0), education(0, 1, 2, 1)),
    'communityStaff.staffWithPension': both(7, 4),
    'communityStaff.staffWithMedicalInsurance': both(6, 4),
    'communityStaff.staffWithUnemploymentInsurance': both(0, 3),
    'communityStaff.staffWithInjuryInsurance': both(1, 3),
    'communityStaff.staffWithMaternityInsurance': both(0, 2),
    'communityStaff.staffWithHousingFund': both(0, 2),
    'communityStaff.crossAppointedMembers': 4,
    'communityStaff.graduateOfficials': 1,
    'communityStaff.staffByOrigin': {
      CIVIL_SERVANT: 0,
      PUBLIC_INSTITUTION: 1,
      RECRUITED: 2,
      ENTERPRISE: 0,
      RESIDENT: 0,
    },
    'communityStaff.qualifiedSocialWorkers': 1,
    'forms.SD_04': { membersMonthlyPay: '2350.5', staffMonthlyPay: 2980, term: '第十三届' },
  }),
];
const filled = fill('SD-04', 'luxi-1', '2026', tables);

describe('SD-04 农村社区人员信息(村委会成员/工作人员)统计', () => {
  it('works out the totals from the ages, and the last class of every breakdown from the total', () => {
    expect(filled.cells).toMatchObject({
      members: 7, //                1 + 2 + 3 + 1
      membersOtherPolitical: 1, //  7 − 5 − 1
      membersJuniorSchool: 2, //    7 − (2 + 2 + 1 + 0)
      staff: 4, //                  2 + 1 + 1 + 0
      staffOtherPolitical: 1, //    4 − 1 − 2
      staffJuniorSchool: 0, //      4 − (0 + 1 + 2 + 1)
      staffOtherOrigin: 1, //       4 − (0 + 1 + 2 + 0 + 0)
    });
  });

  it('keeps members and employed staff apart', () => {
    const { cells } = filled;
    expect([cells['membersWomen'], cells['staffWomen']]).toEqual([2, 3]);
    expect([cells['membersPartyMembers'], cells['staffPartyMembers']]).toEqual([5, 1]);
    expect([cells['membersOver50'], cells['staffUpTo30']]).toEqual([1, 2]);
    expect([cells['membersPension'], cells['staffHousingFund']]).toEqual([7, 2]);
  });

  it('fills 51 of 54 cells from 47 questions, 3 of them its own', () => {
    expect(filled.counts).toMatchObject({ filled: 51, answered: 3 });
    const questions = asked('SD-04', 'luxi-1', '2026');
    expect(questions).toHaveLength(47); // 54 cells − 2 totals − 5 remainders
    expect(questions.filter((path) => path.startsWith('forms.'))).toHaveLength(3);
  });

  it('an age group that is not known takes the total and what is worked out from it along', () => {
    const unknown = corrected(tables, 'luxi-1', '2026', {
      'communityStaff.communityStaff.COMMITTEE_MEMBER.OVER_50': NOT_KNOWN,
    });
    expect(changes(filled, fill('SD-04', 'luxi-1', '2026', unknown))).toEqual([
      'members',
      'membersOver50',
      'membersOtherPolitical',
      'membersJuniorSchool',
    ]);
  });
});
