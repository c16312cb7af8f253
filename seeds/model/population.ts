import { type Birth, total } from '../world/life.ts';
import type { NamedSlice, Specifications } from '../world/specification.ts';
import { flow, livingFlow, livingStock, share, stock, times } from './vocabulary.ts';

export const population: Specifications = {
  registeredPopulation: livingStock(({ registered }, { sex }) => registered[sex as 'MALE']),
  registeredPresent: livingStock(({ present }, { sex }) => present[sex as 'MALE']),
  presentUnregistered: livingStock(({ unregistered }, { sex }) => unregistered[sex as 'MALE']),
  familyPlanningPopulation: livingStock(({ familyPlanning }) => familyPlanning),
  agriculturalPopulation: share({ of: 'registeredPopulation', between: [0.82, 0.95], drift: 0.02 }),
  floatingPopulation: stock({ per: 'unit', between: [18, 80], drift: 0.1 }),
  statisticsPopulation: times({ of: 'registeredPopulation', between: [0.985, 1.02], spread: 0.002 }),
  residencePermitHolders: share({ of: 'floatingPopulation', between: [0.4, 0.7] }),
  under18: share({ of: 'registeredPresent', between: [0.165, 0.22] }),
  aged60AndOver: share({ of: 'registeredPresent', between: [0.24, 0.32] }),
};

export const vitalEvents: Specifications = {
  births: livingFlow(({ births }, slice) => births.filter((birth) => isIn(birth, slice)).length),
  birthsWithinPolicy: livingFlow(
    ({ births }, slice) => births.filter((birth) => birth.withinPolicy && isIn(birth, slice)).length,
  ),
  birthsWithinPlan: livingFlow(
    ({ births }, slice) => births.filter((birth) => birth.planned && isIn(birth, slice)).length,
  ),
  unreportedEarlierBirths: flow({ per: 'unit', aYear: [0, 0.6] }),
  deaths: livingFlow(({ deaths }) => total(deaths)),
};

const isIn = (birth: Birth, { sex, order, registration }: NamedSlice): boolean =>
  (sex === undefined || birth.sex === sex) &&
  (order === undefined || birth.order === order) &&
  (registration === undefined || birth.registration === registration);
