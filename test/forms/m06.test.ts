import { describe, expect, it } from 'vitest';
import { asked, fill, NOT_KNOWN, row, table } from './support.ts';

const CATEGORIES = ['DISABLED', 'BEREAVED', 'DEMOBILISED', 'RURAL_SOLDIER_AGED_60'];
const year = (id: string, key: number, categories: readonly number[], veterans: number | typeof NOT_KNOWN) =>
  table(id, '2026', {
    'veterans.veterans': veterans,
    'veterans.keyPreferentialTreatment': {
      total: key,
      ...Object.fromEntries(CATEGORIES.map((code, i) => [code, categories[i]])),
    },
    'forms.M_06': { servingFamilies: 3, plaques: 30 },
  });
const tables = [
  year('luxi-1', 12, [2, 1, 1, 6], 33),
  year('luxi-2', 8, [1, 0, 0, 5], 21),
  year('luxi-3', 5, [0, 1, 0, 4], 17),
  year('luxi-4', 20, [4, 3, 1, 2], 64),
];

describe('M-06 退役军人和优抚对象统计', () => {
  it('the total of the key recipients is asked: the four printed categories do not exhaust it', () => {
    const filled = fill('M-06', 'luxi', '2026', tables);
    expect(row(filled, 'luxi-1')).toMatchObject({ keyPreferential: 12, disabled: 2, ruralSoldiers: 6 }); // 12 > 2 + 1 + 1 + 6
    expect(row(filled, 'total')).toEqual({
      veterans: 135, //         33 + 21 + 17 + 64
      keyPreferential: 45, //   12 + 8 + 5 + 20
      disabled: 7, //           2 + 1 + 0 + 4
      bereaved: 5, //           1 + 0 + 1 + 3
      demobilised: 2, //        1 + 0 + 0 + 1
      ruralSoldiers: 17, //     6 + 5 + 4 + 2
      servingFamilies: 12,
      plaques: 120,
    });
    expect(asked('M-06', 'luxi-1', '2026')).toHaveLength(8);
  });

  it('unknown veterans of one village leave the total unknown, not smaller', () => {
    const after = [year('luxi-1', 12, [2, 1, 1, 6], NOT_KNOWN), ...tables.slice(1)];
    const { cells } = fill('M-06', 'luxi', '2026', after);
    expect(cells['total.veterans']).toBe('REPORTED_UNKNOWN 4/4, so far 102'); // 21 + 17 + 64
    expect(cells['total.keyPreferential']).toBe(45);
  });
});
