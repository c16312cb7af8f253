import { describe, expect, it } from 'vitest';
import { type Answers, births, brokenRules, table } from './support.ts';

const month = (answers: Answers) => [table('luxi-1', '2026-12', answers)];
const women = (childbearing: number, married = 0) =>
  month({
    'population.registeredPresent': { MALE: 480, FEMALE: 475 },
    'population.presentUnregistered': { MALE: 21, FEMALE: 17 },
    'familyPlanning.womenOfChildbearingAge': childbearing,
    'familyPlanning.marriedWomenOfChildbearingAge': { NONE: married, ONE: 0, TWO: 0, THREE_OR_MORE: 0 },
  });
const planned = (second: number) =>
  month({
    'vitalEvents.births': births([1, 0, 1, 1, 0, 0]),
    'vitalEvents.birthsWithinPlan': { FIRST: 1, SECOND: second, THIRD_OR_LATER: 0 },
  });
const pregnant = (total: number) =>
  month({
    'familyPlanning.pregnancies': {
      ...{ total, PLANNED_FIRST: 3, PLANNED_SECOND: 2, PLANNED_LATER: 0, UNPLANNED_LATER: 1 },
    },
  });
const aided = (monitored: number) =>
  month({
    'insurance.medicalInsurancePaid': 100,
    'insurance.aidedExtremePovertyInsured': 40,
    'insurance.aidedSubsistenceInsured': 50,
    'insurance.aidedMonitoredInsured': monitored,
  });
const watched = (unstable: number, persons: number, contracted: number) =>
  month({
    'povertyWatch.liftedHouseholds': 60,
    'povertyWatch.liftedPersons': 230,
    'povertyWatch.monitoredHouseholds': { UNSTABLE: unstable, MARGINAL: 2, SUDDEN_HARDSHIP: 1 },
    'povertyWatch.monitoredPersons': persons,
    'insurance.aidedMonitoredInsured': 9,
    'healthServices.contractedLifted': contracted,
  });
const contracts = (children: number) =>
  month({
    'healthServices.contractedPersons': 640,
    'healthServices.contractedAged65': 160,
    'healthServices.contractedChildren': children,
    'healthServices.contractedMothers': 8,
  });

/** The natural villages' tables: one with the answers, the others with zeros for the same questions. */
const hamlets = (answers: Answers) => [
  table('luxi-1-a', '2026', answers),
  ...['luxi-1-b', 'luxi-1-c'].map((id) => table(id, '2026', zeros(answers))),
];
const zeros = (answers: Answers): Answers =>
  Object.fromEntries(
    Object.entries(answers).map(([path, value]) => [
      path,
      typeof value === 'object' ? zeros(value as Answers) : 0,
    ]),
  );
const pension = (paid: number) =>
  hamlets({ 'pension.pensionInsured': 150, 'pension.pensionPaid': paid, 'pension.pensionReceivers': 38 });
const connected = (households: number) =>
  hamlets({
    'livingConditions.connectedHouseholds': households,
    'livingConditions.televisionHouseholds': 20,
    'livingConditions.computerHouseholds': 5,
    'livingConditions.smartphoneHouseholds': 10,
  });
const water = (tap: number) =>
  hamlets({
    'livingConditions.safeWaterHouseholds': { total: 38, WELL: 3, TANK: 0, CISTERN: 0, SPRING: 10, TAP: tap },
  });
const industries = (all: number, third = 0) =>
  hamlets({
    'poverty.poorHouseholds': 12,
    'poverty.exemptPoorHouseholds': { WITHOUT_LABOUR: 2, LABOUR_AWAY: 4 },
    'villageIndustries.featuredIndustryHouseholds': all,
    'villageIndustries.firstIndustryHouseholds': 4,
    'villageIndustries.secondIndustryHouseholds': 1,
    'villageIndustries.thirdIndustryHouseholds': third,
  });
/** 230 − left + 9 + 4 are poor, of a population of 100 that the verification fixed. */
const poor = (left: number, persons = 0, sick = 0) => [
  table('luxi-1', '2026', {
    'poverty.povertyBasePopulation': 100,
    'poverty.poorPopulation2013': 230,
    'poverty.personsOutOfPoverty': { Y2014: left, Y2015: 0, Y2016: 0 },
    'poverty.newlyPoorPersons': 9,
    'poverty.returnedToPovertyPersons': 4,
  }),
  ...hamlets({
    'poverty.exemptPoorPersons': { WITHOUT_LABOUR: persons, LABOUR_AWAY: 0 },
    'poverty.sickPoorPersons': sick,
  }),
];
const subsistence = (poorOnIt: number) => [
  table('luxi-1', '2026-Q4', { 'households.subsistenceHouseholds': 5 }),
  ...hamlets({ 'poverty.poorHouseholdsOnSubsistence': poorOnIt }),
];

describe('rules of health, insurance, living conditions and poverty', () => {
  // Each rule with facts that just keep it, and facts that just break it.
  it.each([
    ['FP-1', women(492), women(493)], //                                 475 + 17 resident women
    ['marriedWomenOfChildbearingAge-SUBSET', women(200, 200), women(200, 201)],
    ['birthsWithinPlan-SUBSET-SECOND', planned(2), planned(3)], //       a boy and a girl
    ['pregnancies-PARTS', pregnant(6), pregnant(5)], //                  3 + 2 + 0 + 1
    ['INS-2', aided(10), aided(11)], //                                  100 − 40 − 50
    ['INS-3', watched(4, 9, 0), watched(4, 8, 0)],
    ['WATCH-1', watched(60, 25, 0), watched(61, 25, 0)],
    ['WATCH-2', watched(4, 25, 230), watched(4, 25, 231)],
    ['HS-1', contracts(472), contracts(473)], //                         640 − 160 − 8
    ['PEN-1', pension(112), pension(113)], //                            150 − 38
    ['LIV-1', connected(35), connected(36)], //                          20 + 5 + 10
    ['safeWaterHouseholds-PARTS', water(25), water(26)], //              38 − 3 − 10
    ['IND-1', industries(5), industries(6)], //                          4 + 1
    ['featuredIndustryHouseholds-SUBSET', industries(6, 1), industries(7, 2)], // 12 − 2 − 4
    ['POV-1', subsistence(5), subsistence(6)],
    ['POV-2', poor(243), poor(244)], //                                  230 + 9 + 4
    ['POV-3', poor(143), poor(142)], //                                  243 − 100
    ['POV-4', poor(193, 50), poor(193, 51)], //                          243 − 193
    ['POV-5', poor(193, 0, 50), poor(193, 0, 51)],
  ])('%s', (rule, kept, broken) => {
    expect(brokenRules(kept)).toEqual([]);
    expect(brokenRules(broken)).toContain(rule);
  });
});
