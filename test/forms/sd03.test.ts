import { describe, expect, it } from 'vitest';
import { asked, fill, hubOf, isDue, LUXI, table } from './support.ts';

const tables = [
  table('luxi-1', '2026', {
    'ruralOrganisation.villagerGroups': 8,
    'territory.territoryArea': '5.4321',
    'land.arableLand': '2310.5',
    'forms.SD_03': { settlementPattern: 'CLUSTERED', homesteadArea: '186.4', terrain: 'HILLS' },
  }),
];

describe('SD-03 农村社区自然状况', () => {
  it('counts natural villages in the unit tree, takes the rest from elements and its own answers', () => {
    const filled = fill('SD-03', 'luxi-1', '2026', tables);
    expect(filled.cells).toEqual({
      naturalVillages: 3, //    老屋, 新塘, 水口
      villagerGroups: 8,
      territoryArea: '5.4321',
      arableLand: '2310.5',
      settlementPattern: 'CLUSTERED',
      homesteadArea: '186.4',
      terrain: 'HILLS',
    });
    expect(filled.counts).toMatchObject({ filled: 4, answered: 3 });
    expect(asked('SD-03', 'luxi-1', '2026')).toHaveLength(6);
  });

  it('counts the natural villages of the last day of the year', () => {
    const merged = hubOf(
      LUXI.map((unit) => (unit.id === 'luxi-1-c' ? { ...unit, validTo: '2026-06-30' } : unit)),
    );
    expect(fill('SD-03', 'luxi-1', '2025', tables, merged).cells['naturalVillages']).toBe(3);
    expect(fill('SD-03', 'luxi-1', '2026', tables, merged).cells['naturalVillages']).toBe(2);
  });

  it('is due from village committees only', () => {
    expect([isDue('SD-03', 'luxi-1', '2026'), isDue('SD-03', 'luxi-4', '2026')]).toEqual([true, false]);
  });
});
