import type { Moment, Specifications } from '../world/specification.ts';
import { calculated, inAny, share, stock, times } from './vocabulary.ts';

export const insurance: Specifications = {
  insuredHouseholds: inAny({
    of: ['medicalInsuranceHouseholds', 'commercialInsuranceHouseholds'],
    within: 'farmHouseholds',
  }),
  medicalInsuranceHouseholds: share({ of: 'farmHouseholds', between: [0.93, 0.99] }),
  commercialInsuranceHouseholds: share({ of: 'farmHouseholds', between: [0.08, 0.35] }),
  medicalInsuranceDue: times({ of: 'registeredPopulation', between: [0.86, 0.94], spread: 0.01 }),
  medicalInsurancePaid: share({ of: 'medicalInsuranceDue', between: [0.93, 0.985] }),
  aidedExtremePovertyInsured: share({ of: 'medicalInsurancePaid', between: [0.003, 0.008] }),
  aidedSubsistenceInsured: share({ of: 'medicalInsurancePaid', between: [0.02, 0.05] }),
  aidedMonitoredInsured: share({ of: 'monitoredPersons', between: [0.6, 0.95] }),
  severelyDisabledInsured: share({ of: 'medicalInsurancePaid', between: [0.008, 0.018] }),
  newbornsInsured: share({ of: 'medicalInsurancePaid', between: [0.002, 0.006] }),
};

export const pension: Specifications = {
  pensionDue: stock({ per: 'person', between: [0.55, 0.65] }),
  pensionInsured: share({ of: 'pensionDue', between: [0.93, 0.99] }),
  pensionInsuredAged60: share({ of: 'pensionInsured', between: [0.25, 0.35] }),
  pensionReceivers: share({ of: 'pensionInsuredAged60', between: [0.94, 1] }),
  // Whoever draws a pension pays no more.
  pensionPaid: calculated((at) => Math.floor(notYetDrawing(at) * (0.82 + 0.15 * at.own()))),
};

const notYetDrawing = (at: Moment): number => at.of('pensionInsured') - at.of('pensionReceivers');
