import { describe, expect, it } from 'vitest';
import { asked, fill, NOT_APPLICABLE, table } from './support.ts';

const own = Object.fromEntries(
  ['workRooms', 'serviceHalls', 'recreationRooms', 'outdoorGrounds'].flatMap((name, i) => [
    [`forms.SD_08.${name}`, i + 1],
    [`forms.SD_08.${name}Area`, `${60 * (i + 1)}.5`],
    [`forms.SD_08.${name}Since`, `${2008 + i}`],
  ]),
);
/** 上屋村 has no police room and no room for the disabled. */
const none = Object.fromEntries(
  ['policeRooms', 'disabledRooms'].flatMap((name) => [
    [`forms.SD_08.${name}`, 0],
    [`forms.SD_08.${name}Area`, 0],
    [`forms.SD_08.${name}Since`, NOT_APPLICABLE],
  ]),
);
const tables = [
  table('luxi-1', '2026', {
    ...own,
    ...none,
    'forms.SD_08.clinics': 1,
    'forms.SD_08.clinicsArea': 80,
    'forms.SD_08.clinicsSince': '2012',
    'communityFacilities.libraries': 2,
    'forms.SD_08.librariesArea': 45,
    'forms.SD_08.librariesSince': '2010',
    'forms.SD_08.otherPremises': 1,
    'forms.SD_08.otherPremisesArea': 20,
    'communityFacilities.premisesInvestment': { FISCAL: 52, SELF_RAISED: '18.5', DONATION: 6, OTHER: '0.25' },
    'communityFacilities.outdoorInvestment': { FISCAL: 12, SELF_RAISED: 3, DONATION: 0, OTHER: 0 },
  }),
];
const filled = fill('SD-08', 'luxi-1', '2026', tables);

describe('SD-08 社区基础设施', () => {
  it('adds up the investment by source; the two libraries are those that the culture bureau prints', () => {
    expect(filled.cells).toMatchObject({
      premisesInvestment: '76.75', //   52 + 18.5 + 6 + 0.25
      premisesSelfRaised: '18.5',
      outdoorInvestment: 15, //         12 + 3 + 0 + 0
      outdoorOther: 0,
      clinics: 1,
      libraries: 2,
      workRoomsArea: '60.5',
    });
    expect(fill('GX-05', 'luxi-1', '2026', tables).cells['libraries']).toBe(2);
  });

  it('what is not there has no year, and counts in no rate', () => {
    expect(filled.cells['policeRoomsSince']).toBe('notApplicable');
    expect(filled.counts).toMatchObject({ filled: 11, answered: 23, notApplicable: 2, missing: 0, open: 0 });
  });

  it('36 cells from 34 questions: the two totals are not asked', () => {
    expect(asked('SD-08', 'luxi-1', '2026')).toHaveLength(34);
  });
});
