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
  // Parts that leave something over: parts of 1.
  MarriageAge: { AT_MOST_19: 0.04, AT_LEAST_23: 0.66 },
  Slope: { ABOVE_25_DEGREES: 0.3 },
  FilmKind: { MULCH: 0.62 },
};
