import type { Specifications } from '../world/specification.ts';
import { covering, share, stock } from './vocabulary.ts';

export const households: Specifications = {
  registeredHouseholds: stock({ per: 'household', between: [0.99, 1.01], drift: 0.004 }),
  residentHouseholds: share({ of: 'registeredHouseholds', between: [0.72, 0.9] }),
  subsistenceHouseholds: share({ of: 'registeredHouseholds', between: [0.02, 0.045] }),
  extremePovertyHouseholds: share({ of: 'registeredHouseholds', between: [0.002, 0.015] }),
  farmHouseholds: stock({ per: 'household', between: [0.7, 0.98] }),
};

export const housing: Specifications = {
  securelyHousedHouseholds: share({ of: 'farmHouseholds', between: [0.95, 1] }),
  unsafeHouseHouseholds: share({ of: 'insecurelyHousedHouseholds', between: [0, 1] }),
  crampedHouseHouseholds: covering({ whole: 'insecurelyHousedHouseholds', with: 'unsafeHouseHouseholds' }),
};
