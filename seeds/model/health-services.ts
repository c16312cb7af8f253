import type { Specifications } from '../world/specification.ts';
import { share } from './vocabulary.ts';

export const healthServices: Specifications = {
  aged65AndOver: share({ of: 'residentPopulation', between: [0.14, 0.2], drift: 0.05 }),
  contractedPersons: share({ of: 'residentPopulation', between: [0.6, 0.78] }),
  contractedAged65: share({ of: 'aged65AndOver', between: [0.88, 0.97] }),
  contractedHypertension: share({ of: 'contractedPersons', between: [0.12, 0.18] }),
  contractedDiabetes: share({ of: 'contractedPersons', between: [0.03, 0.06] }),
  contractedChildren: share({ of: 'contractedPersons', between: [0.05, 0.08] }),
  contractedMothers: share({ of: 'contractedPersons', between: [0.005, 0.012] }),
  contractedDisabled: share({ of: 'contractedPersons', between: [0.02, 0.04] }),
  contractedLifted: share({ of: 'liftedPersons', between: [0.5, 0.8] }),
};
