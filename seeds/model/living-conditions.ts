import type { Specifications } from '../world/specification.ts';
import { inAny, level, share, stock } from './vocabulary.ts';

export const livingConditions: Specifications = {
  electricityHouseholds: stock({ per: 'household', between: [0.9, 1.02] }),
  electrifiedHouseholds: share({ of: 'electricityHouseholds', between: [0.985, 1] }),
  waterHouseholds: stock({ per: 'household', between: [0.88, 1] }),
  safeWaterHouseholds: share({ of: 'waterHouseholds', between: [0.92, 1] }),
  connectedHouseholds: inAny({
    of: ['televisionHouseholds', 'computerHouseholds', 'smartphoneHouseholds'],
    within: 'farmHouseholds',
  }),
  televisionHouseholds: share({ of: 'farmHouseholds', between: [0.85, 0.96] }),
  computerHouseholds: share({ of: 'farmHouseholds', between: [0.1, 0.35] }),
  smartphoneHouseholds: share({ of: 'farmHouseholds', between: [0.75, 0.93] }),
};

export const roads: Specifications = {
  hamletRoadLength: stock({ per: 'unit', between: [0.8, 6], drift: 0, trend: 0.01 }),
  hamletRoadWidth: level([3.5, 6], 0),
};

export const education: Specifications = {
  compulsoryEducationDue: stock({ per: 'person', between: [0.09, 0.13] }),
  compulsoryEducationEnrolled: share({ of: 'compulsoryEducationDue', between: [0.985, 1] }),
  compulsoryEducationAided: share({ of: 'compulsoryEducationEnrolled', between: [0.05, 0.2] }),
  droppedOutForPoverty: share({ of: 'compulsoryEducationMissed', between: [0, 0.3] }),
  aidedPoorStudents: stock({ per: 'person', between: [0.01, 0.02] }),
};
