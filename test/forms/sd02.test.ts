import { describe, expect, it } from 'vitest';
import { asked, fill, hub, isDue, table } from './support.ts';

/** What 河街社区 knows at the end of September 2026, and of the third quarter. */
const tables = [
  table('luxi-4', '2026-09', {
    'households.registeredHouseholds': 1210,
    'population.registeredPopulation': { MALE: 1700, FEMALE: 1760 },
    'population.registeredPresent': { MALE: 1380, FEMALE: 1402 },
    'population.presentUnregistered': { MALE: 260, FEMALE: 248 },
    'population.agriculturalPopulation': 610,
    'population.floatingPopulation': {
      MALE: { OTHER_PROVINCE: 70, SAME_PROVINCE: 110 },
      FEMALE: { OTHER_PROVINCE: 60, SAME_PROVINCE: 95 },
    },
  }),
  table('luxi-4', '2026-Q3', {
    'households.residentHouseholds': 1105,
    'households.subsistenceHouseholds': 22,
    'households.extremePovertyHouseholds': 1,
    'population.residencePermitHolders': 120,
    'population.under18': 560,
    'population.aged60AndOver': 610,
    'party.partyMembers': 96,
    'residentGroups.disabledPersons': 58,
    'residentGroups.threeWithouts': 2,
    'veterans.preferentialTreatment': 31,
    'residentGroups.unemployedPersons': 44,
    'residentGroups.pensionPaidHere': 380,
    'residentGroups.retiredPersons': 402,
    'residentGroups.returnedGraduates': 19,
    'residentGroups.foreignResidents': 3,
    'residentGroups.returnedOverseasChinese': 6,
    'residentGroups.unemployedGraduates': 14,
  }),
];

describe('SD-02 (城市)社区人口状况', () => {
  const filled = fill('SD-02', 'luxi-4', '2026-Q3', tables);

  it('every cell is filled: sums, differences, and what is asked once', () => {
    expect(filled.counts).toMatchObject({ filled: 32, answered: 0, open: 0, missing: 0 });
    expect(filled.cells).toMatchObject({
      population: 3968, //             户籍 (1700 + 1760 = 3460) + 人在户不在 (260 + 248 = 508)
      populationFemale: 2008, //       1760 + 248
      resident: 3290, //               人在户在 (1380 + 1402 = 2782) + 508
      residentFemale: 1650, //         1402 + 248
      nonAgricultural: 2850, //        3460 − 610
      registeredAbsent: 678, //        3460 − 2782
      registeredAbsentFemale: 358, //  1760 − 1402
      floating: 335, //                70 + 110 + 60 + 95
      disabled: 58,
      foreigners: 3,
    });
  });

  it('prints cell by cell the items of SD-01, for the other kind of unit', () => {
    const sources = (code: string) => hub.catalogue.forms.get(code)?.cells.map(({ source }) => source);
    expect(sources('SD-02')).toEqual(sources('SD-01'));
    expect(asked('SD-02', 'luxi-4', '2026-Q3')).toEqual(asked('SD-01', 'luxi-1', '2026-Q3'));
  });

  it('is due from residents’ committees only', () => {
    expect([isDue('SD-02', 'luxi-4', '2026-Q3'), isDue('SD-02', 'luxi-1', '2026-Q3')]).toEqual([true, false]);
  });
});
