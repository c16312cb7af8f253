import type { Specifications } from '../world/specification.ts';
import { accumulated, fixed, flow, share, stock, times } from './vocabulary.ts';

export const land: Specifications = {
  regularArableLand: accumulated({
    start: stock({ per: 'mu', between: [0.97, 0.992] }),
    plus: ['newlyReclaimedLand', 'orchardTurnedArable'],
    minus: ['arableDecrease'],
  }),
  // It only grows, so that the gain of the year is never less than its known parts.
  temporaryArableLand: stock({ per: 'mu', between: [0.008, 0.03], drift: 0, trend: 0.02 }),
  newlyReclaimedLand: flow({ per: 'village', aYear: [1.5, 4] }),
  orchardTurnedArable: flow({ per: 'village', aYear: [0.4, 1.8] }),
  arableDecrease: flow({ per: 'village', aYear: [8, 17] }),
  effectivelyIrrigatedArea: share({ of: 'arableLand', between: [0.54, 0.74] }),
  droughtFloodSecureArea: share({ of: 'effectivelyIrrigatedArea', between: [0.6, 0.82] }),
};

export const farmInputs: Specifications = {
  fertiliserUse: times({ of: 'arableLand', between: [0.034, 0.046] }),
  plasticFilmUse: times({ of: 'arableLand', between: [0.28, 0.55] }),
};

export const ruralEnergy: Specifications = {
  // The hilly townships that run hydropower stations, and how many.
  hydropowerStations: fixed({ fengling: 4, luogang: 1, qiaoya: 3, shijing: 1, zhuping: 2 }),
  hydropowerCapacity: times({ of: 'hydropowerStations', between: [160, 630], spread: 0 }),
  hydropowerOutput: times({ of: 'hydropowerCapacity', between: [2700, 3400], spread: 0.1 }),
};
