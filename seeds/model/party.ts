import type { Specifications } from '../world/specification.ts';
import { stock } from './vocabulary.ts';

export const party: Specifications = {
  partyMembers: stock({ per: 'unit', between: [22, 78] }),
};
