import type { Moment, Specifications } from '../world/specification.ts';
import { calculated, inAny, share, stock, times, total } from './vocabulary.ts';

/** A few more than those on subsistence allowance, so that they are never more than the village has on it. */
export const poverty: Specifications = {
  poorHouseholdsOnSubsistence: share({ of: 'subsistenceHouseholds', between: [0.2, 0.5] }),
  poorHouseholdsDueSubsistence: more('poorHouseholdsOnSubsistence', 1),
  poorHouseholds: more('poorHouseholdsDueSubsistence', 5),
  exemptPoorHouseholds: share({ of: 'poorHouseholds', between: [0.1, 0.4] }),
  exemptPoorPersons: times({ of: 'exemptPoorHouseholds', between: [1.5, 3.5] }),
  sickPoorHouseholds: share({ of: 'poorHouseholds', between: [0.2, 0.5] }),
  sickPoorPersons: times({ of: 'sickPoorHouseholds', between: [1, 1.4] }),
  treatedPoorPersons: share({ of: 'sickPoorPersons', between: [0.85, 1] }),
  reimbursedPoorPersons: share({ of: 'sickPoorPersons', between: [0.8, 1] }),
  // All who were poor in 2013 have left poverty; who is poor now came later, or came back.
  poorPopulation2013: stock({ per: 'person', between: [0.08, 0.2], drift: 0 }),
  personsOutOfPoverty: total('poorPopulation2013'),
  returnedToPovertyPersons: calculated((at) => Math.floor(poorNow(at) * 0.4 * at.own())),
  newlyPoorPersons: calculated((at) => poorNow(at) - at.of('returnedToPovertyPersons')),
  povertyBasePopulation: stock({ per: 'person', between: [0.93, 1] }),
};

export const villageIndustries: Specifications = {
  featuredIndustryHouseholds: inAny({
    of: ['firstIndustryHouseholds', 'secondIndustryHouseholds', 'thirdIndustryHouseholds'],
    within: 'industryPoorHouseholds',
  }),
  firstIndustryHouseholds: share({ of: 'industryPoorHouseholds', between: [0.3, 0.7] }),
  secondIndustryHouseholds: share({ of: 'industryPoorHouseholds', between: [0.2, 0.5] }),
  thirdIndustryHouseholds: share({ of: 'industryPoorHouseholds', between: [0.1, 0.3] }),
};

export const povertyWatch: Specifications = {
  liftedHouseholds: stock({ per: 'household', between: [0.08, 0.2], drift: 0.005 }),
  liftedPersons: times({ of: 'liftedHouseholds', between: [3.2, 3.9], spread: 0.005 }),
  monitoredHouseholds: share({ of: 'liftedHouseholds', between: [0.08, 0.2] }),
  monitoredPersons: times({ of: 'monitoredHouseholds', between: [2.8, 3.8], spread: 0.01 }),
  riskRemovedHouseholds: share({ of: 'monitoredHouseholds', between: [0.3, 0.6] }),
  liftedPersonsWorkingAway: share({ of: 'liftedPersons', between: [0.25, 0.4] }),
};

/** The unit's own few more than another element. */
function more(than: string, atMost: number): Specifications[string] {
  return calculated((at) => at.of(than) + Math.floor((atMost + 1) * at.own()));
}

const poorNow = (at: Moment): number => at.of('exemptPoorPersons') + 3 * at.of('industryPoorHouseholds');
