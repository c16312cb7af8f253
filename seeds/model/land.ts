import type { Specifications } from '../world/specification.ts';
import { accumulated, fixed, flow, share, stock, times } from './vocabulary.ts';

export const land: Specifications = {
  arableLand: accumulated({
    start: stock({ per: 'mu', between: [0.98, 1.02] }),
    // As much again as is reclaimed comes from other sources, which nobody asks.
    plus: ['newlyReclaimedLand', 'newlyReclaimedLand', 'orchardTurnedArable'],
    minus: ['arableDecrease'],
  }),
  regularArableLand: share({ of: 'arableLand', between: [0.97, 0.99] }),
  steepTemporaryLand: share({ of: 'temporaryArableLand', between: [0.2, 0.5] }),
  newlyReclaimedLand: flow({ per: 'village', aYear: [1.5, 4] }),
  orchardTurnedArable: flow({ per: 'village', aYear: [0.4, 1.8] }),
  arableDecrease: flow({ per: 'village', aYear: [8, 17] }),
  effectivelyIrrigatedArea: share({ of: 'arableLand', between: [0.54, 0.74] }),
  droughtFloodSecureArea: share({ of: 'effectivelyIrrigatedArea', between: [0.6, 0.82] }),
  forestLand: stock({ per: 'mu', between: [0.2, 0.9], drift: 0.005 }),
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
