import type { Specifications } from '../world/specification.ts';
import { flow, share, text, times } from './vocabulary.ts';

/** Questions that one form only asks; those that are not named here have what is usual for their unit and kind. */
export const ownQuestions: Specifications = {
  ...of('HB_02', {
    electricityUse: flow({ per: 'village', aYear: [32, 78], spread: 0.08 }),
    mulchedArea: times({ of: 'plasticFilmUse', between: [0.12, 0.2] }),
    dieselUse: times({ of: 'arableLand', between: [0.006, 0.012] }),
    pesticideUse: times({ of: 'arableLand', between: [0.25, 0.6] }),
    machineIrrigated: share({ of: 'effectivelyIrrigatedArea', between: [0.42, 0.46] }),
  }),
  'GX_02.remark': text(['个别户整户外出，按上年参保情况计'], 3),
  'GX_10.remark': text(['未达标户已列入改造计划'], 6),
};

function of(form: string, questions: Specifications): Specifications {
  return Object.fromEntries(Object.entries(questions).map(([name, each]) => [`${form}.${name}`, each]));
}
