import type { Specification, Specifications } from '../world/specification.ts';
import { byKind, flow, level, type Range, stock, text, times } from './vocabulary.ts';

/** Questions that one form only asks: of civil affairs, the grid, the Party, safety and veterans. */
export const communityQuestions: Specifications = {
  'SD_03.homesteadArea': stock({ per: 'household', between: [0.22, 0.4], drift: 0.01 }),
  'SD_04.membersMonthlyPay': level([1900, 3200]),
  'SD_04.staffMonthlyPay': level([2200, 3600]),
  'SD_04.term': text(['第十三届']),
  'SD_05.income': level([16000, 27000]),
  'SD_06.netIncome': level([14000, 24000]),
  'SD_07.income': flow({ per: 'unit', aYear: [180, 620], spread: 0.08 }),
  ...rooms('workRooms', stock({ per: 'unit', between: [4, 12], drift: 0 }), [18, 30]),
  ...rooms('serviceHalls', oneOrTwo(1.2), [60, 180]),
  ...rooms('policeRooms', oneOrTwo(1.1), [14, 26]),
  ...rooms('clinics', oneOrTwo(1.4), [60, 140]),
  'SD_08.librariesArea': times({ of: 'libraries', between: [25, 60], spread: 0 }),
  'SD_08.librariesSince': since(),
  ...rooms('recreationRooms', oneOrTwo(1.6), [40, 120]),
  ...rooms('disabledRooms', oneOrTwo(1.1), [20, 45]),
  'SD_08.otherPremises': stock({ per: 'unit', between: [0.3, 2], drift: 0 }),
  'SD_08.otherPremisesArea': times({ of: 'SD_08.otherPremises', between: [20, 60], spread: 0 }),
  ...rooms('outdoorGrounds', oneOrTwo(2.6), [300, 900]),
  'SC_10.people': times({ of: 'registeredPopulation', between: [0.97, 1.04], spread: 0.01 }),
  'SC_10.representatives': stock({ per: 'person', between: [0.018, 0.03], drift: 0.01 }),
  'SC_10.income': level([1.4, 2.7]),
  'M_01.admitted': flow({ per: 'person', aYear: [0.0006, 0.0014] }),
  'M_01.committees': stock({ per: 'unit', between: [1, 1.6], drift: 0 }),
  'M_01.generalBranches': stock({ per: 'village', between: [0.05, 0.2], drift: 0 }),
  'M_01.branches': stock({ per: 'village', between: [1.1, 1.5], drift: 0.01 }),
  'M_05.smallPremises': stock({ per: 'person', between: [0.005, 0.012] }),
  'M_05.rentedDwellings': byKind(
    { RESIDENTS_COMMITTEE: stock({ per: 'household', between: [0.1, 0.25] }) },
    stock({ per: 'household', between: [0.005, 0.02] }),
  ),
  'M_05.inspections': flow({ per: 'person', aYear: [0.15, 0.3] }),
  'M_05.chargingPoints': stock({ per: 'household', between: [0.002, 0.006] }),
  'M_05.trainingAttendances': flow({ per: 'person', aYear: [0.4, 0.9], spread: 0.4 }),
  'M_06.servingFamilies': stock({ per: 'household', between: [0.004, 0.012] }),
  'M_06.plaques': times({ of: 'veterans', between: [0.7, 0.95], spread: 0.01 }),
};

/** Never none, so that there is a year of first use. */
function oneOrTwo(atMost: number): Specification {
  return stock({ per: 'unit', between: [1, atMost], drift: 0 });
}

function since(): Specification {
  return text(['2006', '2009', '2011', '2013', '2016', '2018', '2021']);
}

/** How many of them, so large each, and since when. */
function rooms(name: string, count: Specification, squareMetres: Range): Specifications {
  return {
    [`SD_08.${name}`]: count,
    [`SD_08.${name}Area`]: times({ of: `SD_08.${name}`, between: squareMetres, spread: 0 }),
    [`SD_08.${name}Since`]: since(),
  };
}
