import type { Specifications } from '../world/specification.ts';
import { flow } from './vocabulary.ts';

export const marriages: Specifications = {
  femaleFirstMarriages: flow({ per: 'person', aYear: [0.0035, 0.006], spread: 0.3 }),
};
