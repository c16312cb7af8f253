import { describe, expect, it } from 'vitest';
import {
  asked,
  changes,
  corrected,
  fill,
  hubOf,
  imported,
  isDue,
  LUXI,
  NOT_KNOWN,
  row,
  table,
} from './support.ts';

function naturalVillage(
  id: string,
  [farm, insured, medical, commercial]: readonly number[],
  remark?: string,
) {
  return table(id, '2026', {
    'households.farmHouseholds': farm!,
    'insurance.insuredHouseholds': insured!,
    'insurance.medicalInsuranceHouseholds': medical!,
    'insurance.commercialInsuranceHouseholds': commercial!,
    ...(remark ? { 'forms.GX_02.remark': remark } : {}),
  });
}

const tables = [
  //                            农户 参加 医疗 商业
  naturalVillage('luxi-1-a', [40, 38, 36, 10], '两户外出未回'),
  naturalVillage('luxi-1-b', [7, 6, 5, 2]),
  naturalVillage('luxi-1-c', [0, 0, 0, 0]), // 水口: everyone has moved away
];
const filled = fill('GX-02', 'luxi-1', '2026', tables);

describe('GX-02 居民购买医疗或商业保险情况统计表', () => {
  it('normal: a row, to two decimals', () => {
    expect(row(filled, 'luxi-1-a')).toEqual({
      naturalVillage: '老屋',
      farmHouseholds: 40,
      insured: 38,
      insuredRate: 95, //           38 ÷ 40
      medical: 36,
      medicalRate: 90, //           36 ÷ 40
      commercial: 10,
      commercialRate: 25, //        10 ÷ 40
      remark: '两户外出未回',
    });
    expect(row(filled, 'luxi-1-b')).toMatchObject({
      insuredRate: '85.71', //      6 ÷ 7 = 0.857142…
      medicalRate: '71.43', //      5 ÷ 7 = 0.714285…
      commercialRate: '28.57', //   2 ÷ 7 = 0.285714…
      remark: 'notApplicable',
    });
  });

  it('normal: the total divides totals; it neither adds nor averages rates; text stays blank', () => {
    expect(row(filled, 'total')).toEqual({
      naturalVillage: '合计',
      farmHouseholds: 47, //        40 + 7 + 0
      insured: 44, //               38 + 6 + 0
      insuredRate: '93.62', //      44 ÷ 47 = 0.936170…; the mean of 95 and 85.71 would be 90.36
      medical: 41, //               36 + 5 + 0
      medicalRate: '87.23', //      41 ÷ 47 = 0.872340…
      commercial: 12, //            10 + 2 + 0
      commercialRate: '25.53', //   12 ÷ 47 = 0.255319…
      remark: 'notApplicable',
    });
  });

  it('0 农户: nothing to divide by, and the total is none the worse', () => {
    expect(row(filled, 'luxi-1-c')).toMatchObject({
      farmHouseholds: 0,
      insuredRate: 'DIVISION_BY_ZERO 1/1',
      medicalRate: 'DIVISION_BY_ZERO 1/1',
      commercialRate: 'DIVISION_BY_ZERO 1/1',
    });
    // Of 4 × 9: 3 rows × 7 + 7 totals applicable, and the one remark; 3 of them missing.
    expect(filled.counts).toMatchObject({
      filled: 25,
      missing: 3,
      answered: 1,
      notApplicable: 3,
      context: 4,
    });
  });

  it('rounds half away from zero, at the cell', () => {
    const eighths = [naturalVillage('luxi-1-a', [800, 5, 3, 1]), ...tables.slice(1)];
    expect(row(fill('GX-02', 'luxi-1', '2026', eighths), 'luxi-1-a')).toMatchObject({
      insuredRate: '0.63', //       5 ÷ 800 = 0.625 %: half, away from zero (half to even would give 0.62)
      medicalRate: '0.38', //       3 ÷ 800 = 0.375 %
      commercialRate: '0.13', //    1 ÷ 800 = 0.125 % (half to even would give 0.12)
    });
  });

  it('late: two of three; a ratio has no part that could be shown', () => {
    const after = fill('GX-02', 'luxi-1', '2026', tables.slice(0, 2));
    expect(row(after, 'luxi-1-c')).toMatchObject({
      farmHouseholds: 'NOT_REPORTED 0/1',
      insuredRate: 'NOT_REPORTED 0/1',
    });
    expect(row(after, 'total')).toMatchObject({
      farmHouseholds: 'NOT_REPORTED 2/3, so far 47',
      insured: 'NOT_REPORTED 2/3, so far 44',
      insuredRate: 'NOT_REPORTED 2/3',
    });
  });

  it('unknown: households with commercial insurance', () => {
    const unknown = corrected(tables, 'luxi-1-b', '2026', {
      'insurance.commercialInsuranceHouseholds': NOT_KNOWN,
    });
    const after = fill('GX-02', 'luxi-1', '2026', unknown);
    expect(changes(filled, after).map((name) => [name, after.cells[name]])).toEqual([
      ['luxi-1-b.commercial', 'REPORTED_UNKNOWN 1/1'],
      ['luxi-1-b.commercialRate', 'REPORTED_UNKNOWN 1/1'],
      ['total.commercial', 'REPORTED_UNKNOWN 3/3, so far 10'], // 10 + 0
      ['total.commercialRate', 'REPORTED_UNKNOWN 3/3'],
    ]);
  });

  it('unknown goes before division by zero: with both, the reason is that it is not known', () => {
    const unknown = corrected(tables, 'luxi-1-c', '2026', { 'insurance.insuredHouseholds': NOT_KNOWN });
    expect(fill('GX-02', 'luxi-1', '2026', unknown).cells['luxi-1-c.insuredRate']).toBe(
      'REPORTED_UNKNOWN 1/1',
    );
  });

  it('first year: no cell looks back, so the first year asks as any other, whatever was imported', () => {
    expect(asked('GX-02', 'luxi-1-a', '2025')).toEqual(asked('GX-02', 'luxi-1-a', '2026'));
    const before = imported('luxi-1-a', '2025', { 'households.farmHouseholds': 41 });
    expect(changes(filled, fill('GX-02', 'luxi-1', '2026', [...tables, before]))).toEqual([]);
  });

  it('correction: one household more with medical insurance', () => {
    const after = fill(
      'GX-02',
      'luxi-1',
      '2026',
      corrected(tables, 'luxi-1-a', '2026', { 'insurance.medicalInsuranceHouseholds': 37 }),
    );
    expect(changes(filled, after).map((name) => [name, after.cells[name]])).toEqual([
      ['luxi-1-a.medical', 37],
      ['luxi-1-a.medicalRate', '92.5'], //   37 ÷ 40
      ['total.medical', 42],
      ['total.medicalRate', '89.36'], //     42 ÷ 47 = 0.893617…
    ]);
  });

  it('is due from village committees; a village without natural villages has nothing to fill', () => {
    expect([isDue('GX-02', 'luxi-1', '2026'), isDue('GX-02', 'luxi-4', '2026')]).toEqual([true, false]);
    const { cells, counts } = fill('GX-02', 'luxi-2', '2026', tables);
    expect(cells['total.farmHouseholds']).toBe('notApplicable');
    expect(counts).toMatchObject({ filled: 0, missing: 0, open: 0 });
  });

  it('a natural village that is gone by the end of the year has no row', () => {
    const gone = hubOf(
      LUXI.map((unit) => (unit.id === 'luxi-1-c' ? { ...unit, validTo: '2026-05-31' } : unit)),
    );
    const { cells } = fill('GX-02', 'luxi-1', '2026', tables.slice(0, 2), gone);
    expect(Object.keys(cells)).toHaveLength(27); // 3 × 9
    expect(cells['total.farmHouseholds']).toBe(47);
  });
});
