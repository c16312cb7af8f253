import type { Weights } from '../world/specification.ts';

/** How often each code of a list occurs, unless an element says otherwise. In lists not named here all are alike. */
export const codeLists: Readonly<Record<string, Weights>> = {
  Sex: { MALE: 51, FEMALE: 49 },
  BirthOrder: { FIRST: 43, SECOND: 43, THIRD_OR_LATER: 14 },
  RegistrationProvince: { LOCAL: 93, NON_LOCAL: 7 },
  ArableLandType: { PADDY: 57, DRY: 43 },
  ArableLossCause: {
    STATE_CONSTRUCTION: 55,
    OTHER_CONSTRUCTION: 30,
    FOREST_AND_GRASS: 18,
    FISHERY: 6,
    ORCHARD: 16,
  },
  Nutrient: { NITROGEN: 40, PHOSPHATE: 19, POTASH: 11, COMPOUND: 30 },
  ChildrenBorn: { NONE: 7, ONE: 46, TWO: 42, THREE_OR_MORE: 5 },
  FloatingOrigin: { OTHER_PROVINCE: 35, SAME_PROVINCE: 65 },
  IndustryExemption: { WITHOUT_LABOUR: 55, LABOUR_AWAY: 45 },
  MonitoringCategory: { UNSTABLE: 45, MARGINAL: 40, SUDDEN_HARDSHIP: 15 },
  SchoolStage: { PRESCHOOL: 17, COMPULSORY: 46, SENIOR_SECONDARY: 14, VOCATIONAL: 11, HIGHER: 12 },
  PovertyExitYear: { Y2014: 30, Y2015: 38, Y2016: 32 },
  // Parts that leave something over: parts of 1.
  MarriageAge: { AT_MOST_19: 0.04, AT_LEAST_23: 0.66 },
  Slope: { ABOVE_25_DEGREES: 0.3 },
  PregnancyPlan: { PLANNED_FIRST: 0.4, PLANNED_SECOND: 0.4, PLANNED_LATER: 0.06, UNPLANNED_LATER: 0.05 },
  WaterSource: { WELL: 0.12, TANK: 0.05, CISTERN: 0.03, SPRING: 0.2, TAP: 0.55 },
  FilmKind: { MULCH: 0.62 },
};
