import type { Specifications } from '../world/specification.ts';
import { byKind, share, stock } from './vocabulary.ts';

export const residentGroups: Specifications = {
  disabledPersons: share({ of: 'registeredPopulation', between: [0.018, 0.04] }),
  threeWithouts: share({ of: 'registeredPopulation', between: [0, 0.003] }),
  unemployedPersons: share({ of: 'registeredPresent', between: [0.004, 0.018] }),
  pensionPaidHere: share({ of: 'registeredPopulation', between: [0.12, 0.3] }),
  retiredPersons: byKind(
    { RESIDENTS_COMMITTEE: share({ of: 'residentPopulation', between: [0.06, 0.14] }) },
    share({ of: 'residentPopulation', between: [0.003, 0.02] }),
  ),
  returnedGraduates: share({ of: 'residentPopulation', between: [0.001, 0.006] }),
  foreignResidents: stock({ per: 'unit', between: [0, 1.6] }),
  returnedOverseasChinese: share({ of: 'residentPopulation', between: [0, 0.0015] }),
  unemployedGraduates: share({ of: 'registeredPopulation', between: [0.001, 0.006] }),
};

export const veterans: Specifications = {
  preferentialTreatment: share({ of: 'registeredPopulation', between: [0.01, 0.02] }),
  keyPreferentialTreatment: share({ of: 'preferentialTreatment', between: [0.35, 0.6] }),
  // More than there are key recipients, most of whom served.
  veterans: share({ of: 'registeredPopulation', between: [0.018, 0.032] }),
};
