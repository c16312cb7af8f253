import { describe, expect, it } from 'vitest';
import type { Unit } from '../../src/core/unit-tree.ts';
import { asked, changes, corrected, fill, hubOf, LUXI, NOT_KNOWN, table } from './support.ts';

const tables = [
  table('luxi', '2026', {
    'ruralEnergy.hydropowerStations': 3,
    'ruralEnergy.hydropowerCapacity': 12345,
    'ruralEnergy.hydropowerOutput': 56789012,
    'ruralOrganisation.countySeatTowns': 0,
    'ruralOrganisation.tapWaterVillages': 2,
    'ruralOrganisation.motorRoadVillages': 3,
    'forms.TJ_01': {
      farmingSubdistricts: 0,
      phoneVillages: 3,
      phoneHouseholds: 1180,
    },
  }),
];
const filled = fill('TJ-01', 'luxi', '2026', tables);

/** The same town with some of its units changed. */
const luxiWith = (changed: Record<string, Partial<Unit>>) =>
  hubOf(LUXI.map((unit) => ({ ...unit, ...changed[unit.id] })));

describe('TJ-01 农村基本情况及农业生产条件(乡镇表)', () => {
  it('normal: every printed cell', () => {
    expect(filled.cells).toEqual({
      townships: 1, //              0 乡 + 1 镇 + 0 街道
      ruralTownships: 0,
      towns: 1,
      countySeatTowns: 0,
      subdistricts: 0,
      farmingSubdistricts: 0,
      villageCommittees: 3, //      luxi-1 to luxi-3; 河街社区 is a residents' committee
      tapWaterVillages: 2,
      motorRoadVillages: 3,
      phoneVillages: 3,
      phoneHouseholds: 1180,
      hydropowerStations: 3,
      hydropowerCapacity: 12345, // 千瓦, as it was asked
      hydropowerOutput: 56789012,
    });
    expect(filled.counts).toMatchObject({ filled: 11, answered: 3 });
  });

  it('normal: two forms of one bureau print one answer, each in its own unit', () => {
    const hb02 = fill('HB-02', 'luxi', '2026', tables);
    expect([filled.cells['hydropowerCapacity'], hb02.cells['hydropowerCapacity']]).toEqual([12345, '1.2345']);
    expect([filled.how['hydropowerCapacity'], hb02.how['hydropowerCapacity']]).toEqual([
      'copied',
      'converted',
    ]);
  });

  it('乡 includes ethnic townships, 乡镇个数 includes 街道 here, and not in HB-01', () => {
    const { cells } = fill('TJ-01', 'luxi', '2026', tables, luxiWith({ luxi: { kind: 'ETHNIC_TOWNSHIP' } }));
    expect([cells['townships'], cells['ruralTownships'], cells['towns'], cells['subdistricts']]).toEqual([
      1, 1, 0, 0,
    ]);
    const streets = luxiWith({ luxi: { kind: 'SUBDISTRICT' } });
    const street = fill('TJ-01', 'luxi', '2026', tables, streets).cells;
    const governments = fill('HB-01', 'luxi', '2026', tables, streets).cells;
    expect([governments['townshipGovernments'], governments['subdistrictOffices']]).toEqual([0, 1]);
    expect([street['townships'], street['ruralTownships'], street['towns'], street['subdistricts']]).toEqual([
      1, 0, 0, 1,
    ]);
  });

  it('villages are counted on the last day of the year, and past years keep their own tree', () => {
    const merged = luxiWith({ 'luxi-3': { validTo: '2026-06-30' } });
    expect(fill('TJ-01', 'luxi', '2025', tables, merged).cells['villageCommittees']).toBe(3);
    expect(fill('TJ-01', 'luxi', '2026', tables, merged).cells['villageCommittees']).toBe(2);
  });

  it('late: without a table, the unit tree still counts', () => {
    const { cells, counts } = fill('TJ-01', 'luxi', '2026', []);
    expect(counts).toMatchObject({ filled: 5, missing: 6, open: 3 });
    expect([cells['villageCommittees'], cells['hydropowerOutput'], cells['phoneVillages']]).toEqual([
      3,
      'NOT_REPORTED 0/1',
      'open',
    ]);
  });

  it('unknown: a filled cell and a question of the form’s own', () => {
    const after = fill(
      'TJ-01',
      'luxi',
      '2026',
      corrected(tables, 'luxi', '2026', {
        'ruralEnergy.hydropowerOutput': NOT_KNOWN,
        'forms.TJ_01.phoneHouseholds': NOT_KNOWN,
      }),
    );
    expect(changes(filled, after).map((name) => [name, after.cells[name]])).toEqual([
      ['phoneHouseholds', 'REPORTED_UNKNOWN 1/1'],
      ['hydropowerOutput', 'REPORTED_UNKNOWN 1/1'],
    ]);
  });

  it('first year: no cell looks back, so the first year asks as any other', () => {
    expect(asked('TJ-01', 'luxi', '2025')).toEqual(asked('TJ-01', 'luxi', '2026'));
    expect(asked('TJ-01', 'luxi', '2025')).toHaveLength(9); // 6 elements + 3 own; the 5 counts are not asked
  });

  it('correction: the capacity changes one cell here and one in HB-02', () => {
    const corrections = corrected(tables, 'luxi', '2026', { 'ruralEnergy.hydropowerCapacity': 12400 });
    const after = fill('TJ-01', 'luxi', '2026', corrections);
    expect(changes(filled, after)).toEqual(['hydropowerCapacity']);
    const [before, then] = [
      fill('HB-02', 'luxi', '2026', tables),
      fill('HB-02', 'luxi', '2026', corrections),
    ];
    expect(changes(before, then)).toEqual(['hydropowerCapacity']);
    expect(then.cells['hydropowerCapacity']).toBe('1.24'); // 12,400 千瓦: the value, without zeros that say nothing
  });
});
