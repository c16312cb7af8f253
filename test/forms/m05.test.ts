import { describe, expect, it } from 'vitest';
import { asked, fill, isDue, row, table } from './support.ts';

const COLUMNS = ['smallPremises', 'rentedDwellings', 'inspections', 'chargingPoints', 'trainingAttendances'];
const grid = (id: string, found: number, rectified: number, ...own: number[]) =>
  table(id, '2026-09', {
    'safety.hazardsFound': found,
    'safety.hazardsRectified': rectified,
    ...Object.fromEntries(COLUMNS.map((name, i) => [`forms.M_05.${name}`, own[i]!])),
  });
const tables = [
  //              发现 整改 九小 出租 检查 充电 培训
  grid('luxi-1', 6, 5, 12, 4, 20, 1, 85),
  grid('luxi-2', 0, 0, 5, 0, 9, 0, 40),
  grid('luxi-3', 3, 1, 7, 2, 11, 0, 0),
  grid('luxi-4', 12, 12, 60, 210, 75, 8, 320),
];

describe('M-05 安全生产/消防网格月报', () => {
  const filled = fill('M-05', 'luxi', '2026-09', tables);

  it('a rate of every row; the total divides totals', () => {
    const rates = ['luxi-1', 'luxi-2', 'luxi-3', 'luxi-4'].map(
      (id) => filled.cells[`${id}.rectificationRate`],
    );
    expect(rates).toEqual(['83.33', 'DIVISION_BY_ZERO 1/1', '33.33', 100]); // 5 ÷ 6, 0 ÷ 0, 1 ÷ 3, 12 ÷ 12
    expect(row(filled, 'total')).toEqual({
      smallPremises: 84, //           12 + 5 + 7 + 60
      rentedDwellings: 216, //        4 + 0 + 2 + 210
      inspections: 115, //            20 + 9 + 11 + 75
      hazardsFound: 21, //            6 + 0 + 3 + 12
      hazardsRectified: 18, //        5 + 0 + 1 + 12
      rectificationRate: '85.71', //  18 ÷ 21
      chargingPoints: 9,
      trainingAttendances: 445,
    });
  });

  it('is due from the town every month; its villages and communities answer 7 questions each', () => {
    expect([isDue('M-05', 'luxi', '2026-09'), isDue('M-05', 'luxi-1', '2026-09')]).toEqual([true, false]);
    expect(asked('M-05', 'luxi-4', '2026-09')).toHaveLength(7);
    expect(asked('M-05', 'luxi', '2026-09')).toEqual([]);
  });
});
