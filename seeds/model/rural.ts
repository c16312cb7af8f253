import type { Specifications } from '../world/specification.ts';
import { byKind, calculated, fixed, flow, remainder, share, stock, times } from './vocabulary.ts';

export const ruralOrganisation: Specifications = {
  villagerGroups: stock({ per: 'unit', between: [4, 15], drift: 0 }),
  countySeatTowns: fixed({ heyang: 1 }),
  // One village of a remote township has wells only.
  tapWaterVillages: calculated((at) =>
    Math.max(0, at.of('villageCommittees') - Number(at.place.unit.kind === 'RURAL_TOWNSHIP')),
  ),
  motorRoadVillages: calculated((at) => at.of('villageCommittees')),
};

export const ruralLabour: Specifications = {
  ruralHouseholds: stock({ per: 'household', between: [0.78, 0.92], drift: 0.01 }),
  ruralPopulation: stock({
    per: 'person',
    between: [0.78, 0.92],
    drift: 0.01,
    weights: { MALE: 51, FEMALE: 49 },
  }),
  ruralLabourForce: share({ of: 'ruralPopulation', between: [0.58, 0.66] }),
  workingAgeLabourForce: share({ of: 'ruralLabourForce', between: [0.9, 0.96] }),
  ruralEmployed: share({ of: 'ruralLabourForce', between: [0.9, 0.97] }),
  // Those of working age who work are fewer than those of working age, and than those who work.
  workingAgeEmployed: share({ of: 'ruralEmployed', between: [0.8, 0.86] }),
  agriculturalEmployed: share({ of: 'ruralEmployed', between: [0.36, 0.5] }),
  nonFarmEmployed: share({ of: 'ruralEmployed', between: [0.14, 0.24] }),
  ruralFarmEmployed: share({ of: 'ruralEmployed', between: [0, 0.008] }),
  // A state farm and a state forest farm.
  stateFarmPopulation: fixed({ fengling: 412, shijing: 1260 }),
  stateFarmEmployed: share({ of: 'stateFarmPopulation', between: [0.4, 0.52] }),
};

export const extremePoverty: Specifications = {
  extremePovertyPersons: times({ of: 'extremePovertyHouseholds', between: [1, 1.25], spread: 0 }),
};

/** As the agriculture bureau's register counts. */
export const ruralEconomy: Specifications = {
  ruralEconomyHouseholds: stock({ per: 'household', between: [0.9, 0.98], drift: 0.005 }),
  ruralEconomyPopulation: stock({ per: 'person', between: [0.9, 0.98], drift: 0.005 }),
  ruralEconomyLabour: share({ of: 'ruralEconomyPopulation', between: [0.56, 0.64] }),
  familyBusinessLabour: share({ of: 'ruralEconomyLabour', between: [0.4, 0.56] }),
  familyFarmingLabour: share({ of: 'familyBusinessLabour', between: [0.72, 0.9] }),
  migrantLabour: share({ of: 'ruralEconomyLabour', between: [0.34, 0.48] }),
  longTermMigrantLabour: share({ of: 'migrantLabour', between: [0.76, 0.9] }),
  collectiveFarmland: times({ of: 'arableLand', between: [1.02, 1.08], spread: 0 }),
  householdsByFarmSize: share({ of: 'ruralEconomyHouseholds', between: [0.72, 0.9] }),
};

/** What a village collective earns, spends and gives away, in 万元. */
export const collectiveAccounts: Specifications = {
  collectiveIncome: flow({ per: 'unit', aYear: [12, 95], spread: 0.12, trend: 0.04 }),
  collectiveExpenditure: share({ of: 'collectiveIncome', between: [0.55, 0.8] }),
  reservesSetAside: share({ of: 'collectiveSurplus', between: [0.25, 0.35] }),
  welfareSetAside: share({ of: 'collectiveSurplus', between: [0.12, 0.2] }),
  // What the households get is what is left.
  undistributedProfit: share({ of: 'collectiveSurplus', between: [0.12, 0.25] }),
};

const villages = calculated((at) => at.of('villageCommittees'));

export const ruralQuestions: Specifications = {
  'HB_01.cableVillages': villages,
  'HB_01.broadbandVillages': villages,
  'HB_01.orchardLand': stock({ per: 'mu', between: [0.02, 0.08], drift: 0.01 }),
  'HB_01.grassLand': stock({ per: 'mu', between: [0.002, 0.01], drift: 0.01 }),
  'HB_01.facilityLand': stock({ per: 'mu', between: [0.004, 0.012], drift: 0.01 }),
  'HB_01.birthQuota': flow({ per: 'person', aYear: [0.009, 0.012] }),
  'HB_01.eligibleHouseholds': stock({ per: 'village', between: [0, 0.4] }),
  'HB_01.eligiblePersons': times({ of: 'HB_01.eligibleHouseholds', between: [1, 1.4] }),
  'HB_01.poorPopulation': stock({ per: 'person', between: [0.004, 0.015], trend: -0.1 }),
  'TJ_01.farmingSubdistricts': byKind({ SUBDISTRICT: fixed({}, 1) }, fixed({})),
  'TJ_01.phoneVillages': villages,
  'TJ_01.phoneHouseholds': stock({ per: 'village', between: [330, 430] }),
  'NJ_01.villages': calculated((at) => (at.of('countySeatTowns') > 0 ? 0 : at.of('villageCommittees'))),
  'NJ_01.organisations': share({ of: 'NJ_01.villages', between: [0.6, 0.9] }),
  'NJ_01.actingCommittees': remainder({ of: 'NJ_01.villages', minus: ['NJ_01.organisations'] }),
};
