import type { Specifications } from '../world/specification.ts';
import type { Model } from '../world/world.ts';
import { codeLists } from './code-lists.ts';
import { households, housing, insurance } from './households.ts';
import { farmInputs, land, ruralEnergy } from './land.ts';
import { marriages } from './marriages.ts';
import { ownQuestions } from './own-questions.ts';
import { party } from './party.ts';
import { population, vitalEvents } from './population.ts';
import { usual } from './usual.ts';

/** By topic; each element stands in one of them. */
export const TOPICS: readonly Specifications[] = [
  population,
  vitalEvents,
  marriages,
  households,
  insurance,
  housing,
  land,
  farmInputs,
  ruralEnergy,
  party,
  ownQuestions,
];

const SPECIFICATIONS: ReadonlyMap<string, Specifications[string]> = new Map(
  TOPICS.flatMap((topic) => Object.entries(topic)),
);

export const MODEL: Model = {
  specification: (element) => SPECIFICATIONS.get(element.name) ?? usual(element),
  weights: (list) => codeLists[list],
};
