import type { Specifications } from '../world/specification.ts';
import { flow, share, stock } from './vocabulary.ts';

export const familyPlanning: Specifications = {
  womenOfChildbearingAge: share({ of: 'residentPopulation[FEMALE]', between: [0.38, 0.46], drift: 0.05 }),
  marriedWomenOfChildbearingAge: share({ of: 'womenOfChildbearingAge', between: [0.72, 0.82], drift: 0.05 }),
  pregnancies: flow({ per: 'person', aYear: [0.007, 0.011], spread: 0.3 }),
  onlyChildCertificatesIssued: flow({ per: 'unit', aYear: [0.5, 3] }),
  onlyChildCertificateHolders: stock({ per: 'unit', between: [14, 70], trend: -0.03 }),
};
