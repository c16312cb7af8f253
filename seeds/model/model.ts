import type { Specifications } from '../world/specification.ts';
import type { Model } from '../world/world.ts';
import { codeLists } from './code-lists.ts';
import { familyPlanning } from './family-planning.ts';
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
  party,
  ownQuestions,
  ownQuestionsOfVillages,
];

const SPECIFICATIONS: ReadonlyMap<string, Specifications[string]> = new Map(
  TOPICS.flatMap((topic) => Object.entries(topic)),
);

export const MODEL: Model = {
  specification: (element) => SPECIFICATIONS.get(element.name) ?? usual(element),
  weights: (list) => codeLists[list],
};
