import type { Specifications } from '../world/specification.ts';
import { byKind, flow, share, stock } from './vocabulary.ts';

/** Of committee members and employed staff alike. */
const ofStaff = (between: readonly [number, number]) => share({ of: 'communityStaff', between });

export const communityStaff: Specifications = {
  communityStaff: stock({ per: 'unit', between: [8, 14], drift: 0.02 }),
  staffWomen: ofStaff([0.3, 0.5]),
  staffMinorities: ofStaff([0, 0.15]),
  staffByPoliticalStatus: ofStaff([0.7, 0.95]),
  staffByEducation: ofStaff([0.6, 0.95]),
  staffWithPension: ofStaff([0.85, 1]),
  staffWithMedicalInsurance: ofStaff([0.95, 1]),
  staffWithUnemploymentInsurance: ofStaff([0.1, 0.5]),
  staffWithInjuryInsurance: ofStaff([0.2, 0.6]),
  staffWithMaternityInsurance: ofStaff([0.1, 0.4]),
  staffWithHousingFund: ofStaff([0.02, 0.2]),
  crossAppointedMembers: share({ of: 'committeeMembers', between: [0.4, 0.8] }),
  graduateOfficials: share({ of: 'committeeMembers', between: [0, 0.2] }),
  staffByOrigin: share({ of: 'employedStaff', between: [0.75, 1] }),
  qualifiedSocialWorkers: share({ of: 'employedStaff', between: [0.05, 0.3] }),
};

export const territory: Specifications = {
  territoryArea: byKind(
    { RESIDENTS_COMMITTEE: stock({ per: 'unit', between: [0.6, 2.4], drift: 0 }) },
    stock({ per: 'mu', between: [0.0016, 0.0034], drift: 0 }),
  ),
};

export const communityFacilities: Specifications = {
  libraries: stock({ per: 'village', between: [1, 1.4], drift: 0 }),
  premisesInvestment: stock({ per: 'unit', between: [24, 160], drift: 0, trend: 0.03 }),
  outdoorInvestment: stock({ per: 'unit', between: [4, 36], drift: 0, trend: 0.03 }),
};

export const communityFunds: Specifications = {
  officeFunds: flow({ per: 'unit', aYear: [4, 14] }),
  specialFunds: flow({ per: 'unit', aYear: [12, 110] }),
  specialFundSpending: share({ of: 'specialFunds', between: [0.72, 0.98] }),
};

export const collectiveAssets: Specifications = {
  collectiveAssets: stock({ per: 'person', between: [0.12, 0.6], drift: 0.05 }),
  collectiveFixedAssets: share({ of: 'collectiveAssets', between: [0.4, 0.65] }),
  collectiveClaims: share({ of: 'collectiveAssets', between: [0.02, 0.15] }),
  // A few villages owe more than they have.
  collectiveDebts: stock({ per: 'person', between: [0.005, 0.2], drift: 0.08 }),
};

export const localEconomy: Specifications = {
  villageGrossProduct: flow({ per: 'person', aYear: [2.4, 5.2], spread: 0.06 }),
  villageAgriculturalOutput: flow({ per: 'person', aYear: [0.8, 1.9], spread: 0.08 }),
  fiscalRevenue: flow({ per: 'unit', aYear: [600, 5200], spread: 0.08 }),
};

export const safety: Specifications = {
  hazardsFound: flow({ per: 'person', aYear: [0.02, 0.06], spread: 0.4 }),
  hazardsRectified: share({ of: 'hazardsFound', between: [0.82, 1] }),
};
