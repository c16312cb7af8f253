import type { Specifications } from '../world/specification.ts';
import { share, stock } from './vocabulary.ts';

export const party: Specifications = {
  partyMembers: stock({ per: 'unit', between: [22, 78] }),
  femalePartyMembers: share({ of: 'partyMembers', between: [0.22, 0.34] }),
  minorityPartyMembers: share({ of: 'partyMembers', between: [0.01, 0.06] }),
  partyMembersUpTo35: share({ of: 'partyMembers', between: [0.12, 0.2] }),
  partyMembersFrom61: share({ of: 'partyMembers', between: [0.28, 0.4] }),
  partyMembersWithCollege: share({ of: 'partyMembers', between: [0.2, 0.36] }),
  farmerPartyMembers: share({ of: 'partyMembers', between: [0.4, 0.6] }),
};
