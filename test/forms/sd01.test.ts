import { describe, expect, it } from 'vitest';
import { applicable } from '../../src/core/fill/rate.ts';
import { asked, changes, corrected, fill, isDue, NOT_APPLICABLE, NOT_KNOWN, table } from './support.ts';

/** What 上屋村 knows at the end of September 2026: what the health bureau wants monthly … */
const SEPTEMBER = {
  'households.registeredHouseholds': 402,
  'population.registeredPopulation.MALE': 621,
  'population.registeredPopulation.FEMALE': 604,
  'population.registeredPresent.MALE': 480,
  'population.registeredPresent.FEMALE': 475,
  'population.presentUnregistered.MALE': 21,
  'population.presentUnregistered.FEMALE': 17,
  'population.agriculturalPopulation': 1100,
  'population.floatingPopulation': {
    MALE: { OTHER_PROVINCE: 9, SAME_PROVINCE: 8 },
    FEMALE: { OTHER_PROVINCE: 6, SAME_PROVINCE: 7 },
  },
};
/** … and what is asked once a quarter. */
const THIRD_QUARTER = {
  'households.residentHouseholds': 330,
  'households.subsistenceHouseholds': 15,
  'households.extremePovertyHouseholds': 6,
  'population.residencePermitHolders': 12,
  'population.under18': 190,
  'population.aged60AndOver': 260,
  'party.partyMembers': 41,
  'residentGroups.disabledPersons': 27,
  'residentGroups.threeWithouts': 3,
  'veterans.preferentialTreatment': 18,
  'residentGroups.unemployedPersons': 9,
  'residentGroups.pensionPaidHere': 212,
  'residentGroups.retiredPersons': 14,
  'residentGroups.returnedGraduates': 5,
  'residentGroups.foreignResidents': 0,
  'residentGroups.returnedOverseasChinese': 1,
  'residentGroups.unemployedGraduates': 2,
};

const tables = [table('luxi-1', '2026-09', SEPTEMBER), table('luxi-1', '2026-Q3', THIRD_QUARTER)];
const filled = fill('SD-01', 'luxi-1', '2026-Q3', tables);

describe('SD-01 (农村)社区人口状况', () => {
  it('normal: every printed cell', () => {
    expect(filled.cells).toEqual({
      households: 402,
      population: 1263, //                户籍 (621 + 604 = 1225) + 人在户不在 (21 + 17 = 38)
      populationFemale: 621, //           604 + 17
      residentHouseholds: 330,
      resident: 993, //                   人在户在 (480 + 475 = 955) + 人在户不在 38
      residentFemale: 492, //             475 + 17
      registered: 1225, //                621 + 604
      permitHolders: 12,
      floating: 30, //                    9 + 8 + 6 + 7
      agricultural: 1100,
      nonAgricultural: 125, //            1225 − 1100
      under18: 190,
      aged60AndOver: 260,
      registeredPresent: 955, //          480 + 475
      registeredPresentFemale: 475,
      presentUnregistered: 38, //         21 + 17
      presentUnregisteredFemale: 17,
      registeredAbsent: 270, //           1225 − 955
      registeredAbsentFemale: 129, //     604 − 475
      partyMembers: 41,
      subsistenceHouseholds: 15,
      extremePovertyHouseholds: 6,
      disabled: 27,
      threeWithouts: 3,
      preferentialTreatment: 18,
      unemployed: 9,
      pensionPaidHere: 212,
      retired: 14,
      returnedGraduates: 5,
      foreigners: 0, //                   zero is a value
      returnedOverseasChinese: 1,
      unemployedGraduates: 2,
    });
  });

  it('normal: the printed identities hold', () => {
    const { registered, registeredPresent, registeredAbsent, resident, presentUnregistered, population } =
      filled.cells as Record<string, number>;
    expect(registered).toBe(registeredPresent! + registeredAbsent!); //   1225 = 955 + 270
    expect(resident).toBe(registeredPresent! + presentUnregistered!); //   993 = 955 + 38
    expect(population).toBe(resident! + registeredAbsent!); //            1263 = 993 + 270
  });

  it('normal: copied, summed or calculated; a quarter takes the stocks of its last month', () => {
    const { households, registered, registeredPresentFemale, resident, nonAgricultural, foreigners } =
      filled.how;
    expect([households, registered, registeredPresentFemale, foreigners]).toEqual([
      'accumulated',
      'accumulated',
      'accumulated',
      'copied',
    ]);
    expect([resident, nonAgricultural]).toEqual(['calculated', 'calculated']);
  });

  it('normal: every cell fills itself; 17 questions a quarter and 9 a month, shared with other forms', () => {
    expect(applicable(filled.counts)).toBe(32);
    expect(filled.counts.filled).toBe(32);
    // Quarterly: 3 households, 3 populations, the Party, 9 groups and the preferential treatment.
    expect(asked('SD-01', 'luxi-1', '2026-Q3')).toHaveLength(17);
    // Monthly: households, 3 populations by sex, the agricultural and the floating.
    expect(asked('SD-01', 'luxi-1', '2026-09')).toHaveLength(9);
  });

  it('late: a village without a table leaves all 32 cells missing', () => {
    const { counts, cells } = fill('SD-01', 'luxi-2', '2026-Q3', tables);
    expect([counts.missing, counts.open, counts.filled]).toEqual([32, 0, 0]);
    expect([cells['households'], cells['resident'], cells['foreigners']]).toEqual([
      'NOT_REPORTED 0/1',
      'NOT_REPORTED 0/1',
      'NOT_REPORTED 0/1',
    ]);
  });

  it('late: the quarter’s own table, but not September’s', () => {
    const { counts, cells } = fill('SD-01', 'luxi-1', '2026-Q3', tables.slice(1));
    expect([counts.missing, counts.filled]).toEqual([15, 17]);
    expect([cells['registered'], cells['partyMembers']]).toEqual(['NOT_REPORTED 0/1', 41]);
  });

  it('unknown: the women among 人在户不在 are not known, nor is anything that they are part of', () => {
    const unknown = corrected(tables, 'luxi-1', '2026-09', {
      'population.presentUnregistered.FEMALE': NOT_KNOWN,
    });
    const after = fill('SD-01', 'luxi-1', '2026-Q3', unknown);
    const affected = changes(filled, after);
    expect(Object.fromEntries(affected.map((name) => [name, after.cells[name]]))).toEqual({
      population: 'REPORTED_UNKNOWN 1/1',
      populationFemale: 'REPORTED_UNKNOWN 1/1',
      resident: 'REPORTED_UNKNOWN 1/1',
      residentFemale: 'REPORTED_UNKNOWN 1/1',
      presentUnregistered: 'REPORTED_UNKNOWN 1/1',
      presentUnregisteredFemale: 'REPORTED_UNKNOWN 1/1',
    });
  });

  it('unknown is not the same as not applicable: what does not exist is left out of sums', () => {
    const none = corrected(tables, 'luxi-1', '2026-09', {
      'population.presentUnregistered.MALE': NOT_APPLICABLE,
      'population.presentUnregistered.FEMALE': NOT_APPLICABLE,
    });
    const { cells } = fill('SD-01', 'luxi-1', '2026-Q3', none);
    expect(cells['presentUnregistered']).toBe('notApplicable');
    expect(cells['resident']).toBe(955);
  });

  it('first year: no cell looks back, so the first quarter asks and fills as any other', () => {
    expect(asked('SD-01', 'luxi-1', '2025-Q1')).toEqual(asked('SD-01', 'luxi-1', '2026-Q3'));
    const first = [table('luxi-1', '2025-03', SEPTEMBER), table('luxi-1', '2025-Q1', THIRD_QUARTER)];
    expect(fill('SD-01', 'luxi-1', '2025-Q1', first).cells).toEqual(filled.cells);
  });

  it('correction: three women more were at home', () => {
    const after = fill(
      'SD-01',
      'luxi-1',
      '2026-Q3',
      corrected(tables, 'luxi-1', '2026-09', { 'population.registeredPresent.FEMALE': 478 }),
    );
    expect(changes(filled, after).map((name) => [name, after.cells[name]])).toEqual([
      ['resident', 996], //                993 + 3
      ['residentFemale', 495], //          492 + 3
      ['registeredPresent', 958], //       955 + 3
      ['registeredPresentFemale', 478],
      ['registeredAbsent', 267], //        270 − 3
      ['registeredAbsentFemale', 126], //  129 − 3
    ]);
  });

  it('is due from village committees only', () => {
    expect(isDue('SD-01', 'luxi-1', '2026-Q3')).toBe(true);
    expect(isDue('SD-01', 'luxi-4', '2026-Q3')).toBe(false);
  });
});
