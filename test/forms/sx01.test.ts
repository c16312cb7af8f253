import { describe, expect, it } from 'vitest';
import { asked, births, columns, fill, row, table, withinPolicy } from './support.ts';

const NONE = [0, 0, 0, 0, 0, 0];

/**
 * A village's month, in columns: births of local mothers, 一孩男 女 二孩男 女 多孩男 女; within the plan, 一孩 二孩 多孩; deaths;
 * pregnancies, all and within the plan 一孩 二孩 多孩, outside it 多孩; certificates; first marriages, all, at most 19,
 * at least 23.
 */
function month(unit: string, line: string, period = '2026-05') {
  const [born, plan, deaths, pregnant, issued, marriages] = columns(line);
  const [all, first, second, later, outside] = pregnant!;
  return table(unit, period, {
    'vitalEvents.births': births(born!, NONE),
    'vitalEvents.birthsWithinPlan': { FIRST: plan![0], SECOND: plan![1], THIRD_OR_LATER: plan![2] },
    'vitalEvents.deaths': deaths![0]!,
    'familyPlanning.pregnancies': {
      ...{ total: all, PLANNED_FIRST: first, PLANNED_SECOND: second },
      ...{ PLANNED_LATER: later, UNPLANNED_LATER: outside },
    },
    'familyPlanning.onlyChildCertificatesIssued': issued![0]!,
    'vitalEvents.femaleFirstMarriages': {
      ...{ total: marriages![0], AT_MOST_19: marriages![1], AT_LEAST_23: marriages![2] },
    },
  });
}

const tables = [
  //               一孩 二孩 多孩 | 计划内 | 死亡 | 怀孕 一 二 多 外 | 领证 | 初婚
  month('luxi-1', '1 2 1 0 2 1 | 3 1 1 | 2 | 7 3 2 0 1 | 1 | 3 0 2'),
  month('luxi-2', '0 0 1 1 0 0 | 0 1 0 | 0 | 2 1 1 0 0 | 0 | 1 1 0'),
  month('luxi-3', '0 0 0 0 0 0 | 0 0 0 | 1 | 0 0 0 0 0 | 0 | 0 0 0'),
  month('luxi-4', '3 2 2 1 1 0 | 5 3 0 | 1 | 9 5 3 0 1 | 4 | 6 0 5'),
];
const filled = fill('SX-01', 'luxi', '2026-05', tables);

describe('SX-01 计划生育月报表', () => {
  it('normal: a row', () => {
    expect(row(filled, 'luxi-1')).toEqual({
      births: 7, //                     1 + 2 + 1 + 0 + 2 + 1
      plannedFirst: 3,
      plannedSecond: 1,
      plannedLater: 1,
      unplannedLater: 2, //             (2 + 1) born − 1 within the plan
      deaths: 2,
      pregnancies: 7, //                3 + 2 + 0 + 1, and one outside the plan that is not a third
      pregnanciesPlannedFirst: 3,
      pregnanciesPlannedSecond: 2,
      pregnanciesPlannedLater: 0,
      pregnanciesUnplannedLater: 1,
      certificatesIssued: 1,
      firstMarriages: 3,
      firstMarriagesAtLeast23: 2,
    });
  });

  it('normal: the total row', () => {
    expect(row(filled, 'total')).toEqual({
      births: 18, //                    7 + 2 + 0 + 9
      plannedFirst: 8, //               3 + 0 + 0 + 5
      plannedSecond: 5, //              1 + 1 + 0 + 3
      plannedLater: 1,
      unplannedLater: 3, //             2 + 0 + 0 + 1
      deaths: 4, //                     2 + 0 + 1 + 1
      pregnancies: 18, //               7 + 2 + 0 + 9
      pregnanciesPlannedFirst: 9, //    3 + 1 + 0 + 5
      pregnanciesPlannedSecond: 6, //   2 + 1 + 0 + 3
      pregnanciesPlannedLater: 0,
      pregnanciesUnplannedLater: 2, //  1 + 0 + 0 + 1
      certificatesIssued: 5, //         1 + 0 + 0 + 4
      firstMarriages: 10, //            3 + 1 + 0 + 6
      firstMarriagesAtLeast23: 7, //    2 + 0 + 0 + 5
    });
    expect(filled.counts).toMatchObject({ filled: 70, answered: 0, missing: 0 }); // (4 + 1) × 14
  });

  it('late: outside the plan needs both of its sides', () => {
    const { cells } = fill('SX-01', 'luxi', '2026-05', tables.slice(1));
    expect(cells['luxi-1.unplannedLater']).toBe('NOT_REPORTED 0/1');
    expect(cells['total.births']).toBe('NOT_REPORTED 3/4, so far 11'); // 18 − 7
  });

  it('what is outside the plan is not asked', () => {
    const questions = asked('SX-01', 'luxi-1', '2026-05');
    expect(questions).toContain('vitalEvents.birthsWithinPlan.THIRD_OR_LATER');
    expect(questions.filter((path) => path.startsWith('forms.'))).toEqual([]);
    // Births in 3 orders, within the plan in 3; deaths; 5 pregnancies; certificates; 2 marriages.
    expect(questions).toHaveLength(15);
  });

  it('what only resembles: births within policy', () => {
    const policy = table('luxi-1', '2026-Q2', { 'vitalEvents.birthsWithinPolicy': withinPolicy([0, 0, 0]) });
    expect(fill('SX-01', 'luxi', '2026-05', [...tables, policy]).cells).toEqual(filled.cells);
  });
});
