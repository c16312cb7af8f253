import { describe, expect, it } from 'vitest';
import { asked, changes, corrected, fill, isDue, NOT_KNOWN, row, table } from './support.ts';

const naturalVillage = (id: string, farm: number, secure: number, unsafe: number, cramped: number) =>
  table(id, '2026', {
    'households.farmHouseholds': farm,
    'housing.securelyHousedHouseholds': secure,
    'housing.unsafeHouseHouseholds': unsafe,
    'housing.crampedHouseHouseholds': cramped,
  });

const tables = [
  //                          农户 达标 不安全 人均不足
  naturalVillage('luxi-1-a', 40, 37, 2, 2), // one household is both
  naturalVillage('luxi-1-b', 7, 7, 0, 0),
  naturalVillage('luxi-1-c', 3, 1, 1, 2),
];
const filled = fill('GX-10', 'luxi-1', '2026', tables);

describe('GX-10 住房保障达标情况统计表', () => {
  it('normal: rows and total', () => {
    expect(row(filled, 'luxi-1-a')).toEqual({
      naturalVillage: '老屋',
      farmHouseholds: 40,
      secure: 37,
      insecure: 3, //           40 − 37
      unsafe: 2, //             2 + 2 − 1 who is both = 3
      cramped: 2,
      secureRate: '92.5', //    37 ÷ 40
      remark: 'notApplicable',
    });
    expect(row(filled, 'luxi-1-b')).toMatchObject({ insecure: 0, secureRate: 100 }); //        7 − 7; 7 ÷ 7
    expect(row(filled, 'luxi-1-c')).toMatchObject({ insecure: 2, secureRate: '33.33' }); //    3 − 1; 1 ÷ 3
    expect(row(filled, 'total')).toEqual({
      naturalVillage: '合计',
      farmHouseholds: 50, //    40 + 7 + 3
      secure: 45, //            37 + 7 + 1
      insecure: 5, //           3 + 0 + 2 = 50 − 45
      unsafe: 3, //             2 + 0 + 1
      cramped: 4, //            2 + 0 + 2
      secureRate: 90, //        45 ÷ 50; the mean of 92.5, 100 and 33.33 would be 75.28
      remark: 'notApplicable',
    });
  });

  it('normal: 农户数 is asked once for this form and GX-02', () => {
    const shared = asked('GX-10', 'luxi-1-a', '2026').filter((path) =>
      asked('GX-02', 'luxi-1-a', '2026').includes(path),
    );
    expect(shared).toEqual(['households.farmHouseholds']);
    expect(fill('GX-02', 'luxi-1', '2026', tables).cells['total.farmHouseholds']).toBe(50);
  });

  it('0 农户: nothing to divide by', () => {
    const empty = [...tables.slice(0, 2), naturalVillage('luxi-1-c', 0, 0, 0, 0)];
    const { cells } = fill('GX-10', 'luxi-1', '2026', empty);
    expect([cells['luxi-1-c.insecure'], cells['luxi-1-c.secureRate']]).toEqual([0, 'DIVISION_BY_ZERO 1/1']);
    expect(cells['total.secureRate']).toBe('93.62'); // 44 ÷ 47 = 0.936170…
  });

  it('late: two of three', () => {
    const after = fill('GX-10', 'luxi-1', '2026', tables.slice(0, 2));
    expect(row(after, 'total')).toMatchObject({
      farmHouseholds: 'NOT_REPORTED 2/3, so far 47',
      secure: 'NOT_REPORTED 2/3, so far 44',
      insecure: 'NOT_REPORTED 2/3, so far 3',
      secureRate: 'NOT_REPORTED 2/3',
    });
  });

  it('unknown: whether houses meet the standard', () => {
    const unknown = corrected(tables, 'luxi-1-a', '2026', { 'housing.securelyHousedHouseholds': NOT_KNOWN });
    const after = fill('GX-10', 'luxi-1', '2026', unknown);
    expect(changes(filled, after).map((name) => [name, after.cells[name]])).toEqual([
      ['luxi-1-a.secure', 'REPORTED_UNKNOWN 1/1'],
      ['luxi-1-a.insecure', 'REPORTED_UNKNOWN 1/1'],
      ['luxi-1-a.secureRate', 'REPORTED_UNKNOWN 1/1'],
      ['total.secure', 'REPORTED_UNKNOWN 3/3, so far 8'], //     7 + 1
      ['total.insecure', 'REPORTED_UNKNOWN 3/3, so far 2'], //   0 + 2
      ['total.secureRate', 'REPORTED_UNKNOWN 3/3'],
    ]);
  });

  it('first year: no cell looks back, so the first year asks as any other', () => {
    expect(asked('GX-10', 'luxi-1-a', '2025')).toEqual(asked('GX-10', 'luxi-1-a', '2026'));
  });

  it('correction: one farm household more, in both forms that print it', () => {
    const corrections = corrected(tables, 'luxi-1-a', '2026', { 'households.farmHouseholds': 41 });
    const after = fill('GX-10', 'luxi-1', '2026', corrections);
    expect(changes(filled, after).map((name) => [name, after.cells[name]])).toEqual([
      ['luxi-1-a.farmHouseholds', 41],
      ['luxi-1-a.insecure', 4], //           41 − 37
      ['luxi-1-a.secureRate', '90.24'], //   37 ÷ 41 = 0.902439…
      ['total.farmHouseholds', 51],
      ['total.insecure', 6], //              4 + 0 + 2
      ['total.secureRate', '88.24'], //      45 ÷ 51 = 0.882352…
    ]);
    const gx02 = (facts: typeof tables) => fill('GX-02', 'luxi-1', '2026', facts);
    expect(changes(gx02(tables), gx02(corrections))).toEqual([
      'luxi-1-a.farmHouseholds',
      'total.farmHouseholds', // the rates are missing before and after: nobody gave the insured households
    ]);
  });

  it('is due from village committees', () => {
    expect([isDue('GX-10', 'luxi-1', '2026'), isDue('GX-10', 'luxi-4', '2026')]).toEqual([true, false]);
  });
});
