import { describe, expect, it } from 'vitest';
import { type Answers, brokenRules, table } from './support.ts';

const village = (answers: Answers) => [table('luxi-1', '2026', answers)];
/** Seven committee members and four employed staff. */
const STAFF = {
  COMMITTEE_MEMBER: { AT_MOST_30: 1, AGED_31_TO_40: 2, AGED_41_TO_50: 3, OVER_50: 1 },
  EMPLOYED_STAFF: { AT_MOST_30: 2, AGED_31_TO_40: 1, AGED_41_TO_50: 1, OVER_50: 0 },
};
const staff = (answers: Answers) => village({ 'communityStaff.communityStaff': STAFF, ...answers });
const origin = (recruited: number) =>
  staff({
    'communityStaff.staffByOrigin': {
      CIVIL_SERVANT: 0,
      PUBLIC_INSTITUTION: 1,
      RECRUITED: recruited,
      ENTERPRISE: 0,
      RESIDENT: 0,
    },
  });
const assets = (fixed: number, claims: number) =>
  village({
    'collectiveAssets.collectiveAssets': 400,
    'collectiveAssets.collectiveFixedAssets': fixed,
    'collectiveAssets.collectiveClaims': claims,
  });
const funds = (infrastructure: number) =>
  village({
    'communityFunds.specialFunds': { FISCAL: 30, SELF_RAISED: 5, DONATION: 0, OTHER: 0 },
    'communityFunds.specialFundSpending': {
      ...{ INFRASTRUCTURE: infrastructure, ACTIVITIES: 3, SERVICES: 4, OTHER: 0 },
    },
  });
/** 100 members in the town, 25 in each of its villages and its community. */
const party = (answers: Answers) => [
  ...[1, 2, 3, 4].map((i) => table(`luxi-${i}`, '2026-Q4', { 'party.partyMembers': 25 })),
  table('luxi', '2026', answers),
];
const preferential = (total: number, rural: number, veterans = 30) => [
  table('luxi-1', '2026-Q4', { 'veterans.preferentialTreatment': 20 }),
  ...village({
    'veterans.veterans': veterans,
    'veterans.keyPreferentialTreatment': {
      ...{ total, DISABLED: 2, BEREAVED: 1, DEMOBILISED: 1, RURAL_SOLDIER_AGED_60: rural },
    },
  }),
];
const hazards = (found: number, rectified: number) => [
  table('luxi-1', '2026-09', { 'safety.hazardsFound': found, 'safety.hazardsRectified': rectified }),
];
const disabled = (persons: number) => [
  table('luxi-4', '2026-09', { 'population.registeredPopulation': { MALE: 50, FEMALE: 50 } }),
  table('luxi-4', '2026-Q3', { 'residentGroups.disabledPersons': persons }),
];

describe('rules of communities, the Party, safety and veterans', () => {
  // Each rule with facts that just keep it, and facts that just break it.
  it.each([
    ['ASSET-1', assets(300, 100), assets(300, 101)],
    ['collectiveFixedAssets-SUBSET', assets(400, 0), assets(401, 0)],
    ['specialFundSpending-SUBSET', funds(28), funds(29)], //   35 came in
    [
      'staffWomen-SUBSET-EMPLOYED_STAFF', //                   four, however many members there are
      staff({ 'communityStaff.staffWomen': { COMMITTEE_MEMBER: 2, EMPLOYED_STAFF: 4 } }),
      staff({ 'communityStaff.staffWomen': { COMMITTEE_MEMBER: 2, EMPLOYED_STAFF: 5 } }),
    ],
    ['staffByOrigin-SUBSET', origin(3), origin(4)],
    [
      'crossAppointedMembers-SUBSET', //                       seven members
      staff({ 'communityStaff.crossAppointedMembers': 7 }),
      staff({ 'communityStaff.crossAppointedMembers': 8 }),
    ],
    [
      'PARTY-1',
      party({ 'party.partyMembersUpTo35': 40, 'party.partyMembersFrom61': 60 }),
      party({ 'party.partyMembersUpTo35': 40, 'party.partyMembersFrom61': 61 }),
    ],
    [
      'femalePartyMembers-SUBSET',
      party({ 'party.femalePartyMembers': 100 }),
      party({ 'party.femalePartyMembers': 101 }),
    ],
    ['keyPreferentialTreatment-PARTS', preferential(12, 8), preferential(12, 9)], // 12 = 2 + 1 + 1 + 8
    ['keyPreferentialTreatment-SUBSET', preferential(20, 8), preferential(21, 8)],
    ['VET-1', preferential(12, 8, 9), preferential(12, 8, 8)], //                    1 + 8 served
    ['hazardsRectified-SUBSET', hazards(6, 6), hazards(6, 7)],
    ['disabledPersons-SUBSET', disabled(100), disabled(101)],
  ])('%s', (rule, kept, broken) => {
    expect(brokenRules(kept)).toEqual([]);
    expect(brokenRules(broken)).toContain(rule);
  });
});
