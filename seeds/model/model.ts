import type { Specifications } from '../world/specification.ts';
import type { Model } from '../world/world.ts';
import { codeLists } from './code-lists.ts';
import {
  collectiveAssets,
  communityFacilities,
  communityFunds,
  communityStaff,
  localEconomy,
  safety,
  territory,
} from './communities.ts';
import { communityQuestions } from './community-questions.ts';
import { familyPlanning } from './family-planning.ts';
import {
  facilityFarming,
  farmingQuestions,
  grain,
  largeScaleLivestock,
  livestock,
  livestockProducts,
} from './farming.ts';
import { healthServices } from './health-services.ts';
import { households, housing } from './households.ts';
import { insurance, pension } from './insurance.ts';
import { farmInputs, land, ruralEnergy } from './land.ts';
import { education, livingConditions, roads } from './living-conditions.ts';
import { marriages } from './marriages.ts';
import { ownQuestions } from './own-questions.ts';
import { ownQuestionsOfVillages } from './own-questions-of-villages.ts';
import { party } from './party.ts';
import { population, vitalEvents } from './population.ts';
import { poverty, povertyWatch, villageIndustries } from './poverty.ts';
import { residentGroups, veterans } from './resident-groups.ts';
import {
  collectiveAccounts,
  extremePoverty,
  ruralEconomy,
  ruralLabour,
  ruralOrganisation,
  ruralQuestions,
} from './rural.ts';
import { usual } from './usual.ts';

/** By topic; each element stands in one of them. */
export const TOPICS: readonly Specifications[] = [
  population,
  vitalEvents,
  marriages,
  households,
  familyPlanning,
  healthServices,
  insurance,
  pension,
  education,
  livingConditions,
  roads,
  poverty,
  villageIndustries,
  povertyWatch,
  housing,
  land,
  farmInputs,
  ruralEnergy,
  ruralOrganisation,
  ruralLabour,
  ruralEconomy,
  extremePoverty,
  collectiveAccounts,
  grain,
  facilityFarming,
  livestock,
  livestockProducts,
  largeScaleLivestock,
  ruralQuestions,
  farmingQuestions,
  party,
  residentGroups,
  veterans,
  territory,
  communityStaff,
  communityFacilities,
  communityFunds,
  collectiveAssets,
  localEconomy,
  safety,
  ownQuestions,
  ownQuestionsOfVillages,
  communityQuestions,
];

const SPECIFICATIONS: ReadonlyMap<string, Specifications[string]> = new Map(
  TOPICS.flatMap((topic) => Object.entries(topic)),
);

export const MODEL: Model = {
  specification: (element) => SPECIFICATIONS.get(element.name) ?? usual(element),
  weights: (list) => codeLists[list],
};
