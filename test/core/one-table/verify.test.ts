import { describe, expect, it } from 'vitest';
import { checkTables } from '../../../src/core/one-table/check.ts';
import type { CheckedTable } from '../../../src/core/one-table/warning.ts';
import { catalogueOf, engineOf, factSet, type Handed, periodOf } from '../../support/dictionary.ts';

const quarterly = 'every: QUARTER, at: VILLAGE, steward: "statistics"';
const PEOPLE = `
type People @topic(label: "人口") {
  "在家。" present(sex: Sex): Int! @element(label: "在家", unit: "人", kind: STOCK, ${quarterly})
  "在外。" away(sex: Sex): Int! @element(label: "在外", unit: "人", kind: STOCK, ${quarterly})
  "户籍人口。" registered(sex: Sex): Int! @element(label: "户籍人口", unit: "人", kind: STOCK, ${quarterly}, verify: true)
    @from(expr: "present + away")
}
type P @form(code: "P-1", label: "人口表", department: "statistics", every: QUARTER, level: VILLAGE) {
  present: Int @cell(label: "在家", unit: "人") @from(element: "present", slice: {sex: FEMALE})
  away: Int @cell(label: "在外", unit: "人") @from(element: "away", slice: {sex: FEMALE})
  registered: Int @cell(label: "户籍", unit: "人") @from(element: "registered", slice: {sex: FEMALE})
}`;

/** What is said when the last of some tables is handed in. */
function said(sdl: string, handed: Handed): string[] {
  const engine = engineOf(sdl);
  const facts = factSet(handed);
  const [unit = '', id = ''] = (Object.keys(handed).at(-1) ?? '').split(' ');
  const period = periodOf(id);
  const checked: CheckedTable = {
    unit: engine.units.get(unit),
    period,
    table: facts.table(unit, period.id)!,
  };
  return checkTables(engine, [checked], facts)
    .filter(({ code }) => code === 'VERIFY_DIFFERS')
    .map(({ path, message }) => `${path}: ${message}`);
}

describe('what is entered to verify', () => {
  const sexes = (present: [number, number], away: [number, number], registered: [number, number]) => ({
    'liutang 2025-Q1': {
      'present.MALE': present[0],
      'present.FEMALE': present[1],
      'away.MALE': away[0],
      'away.FEMALE': away[1],
      'registered.MALE': registered[0],
      'registered.FEMALE': registered[1],
    },
  });

  it('is held against its formula slice by slice, as it was asked: each slip is said once', () => {
    expect(said(PEOPLE, sexes([4, 5], [1, 2], [5, 7]))).toEqual([]);
    expect(said(PEOPLE, sexes([4, 5], [1, 2], [5, 9]))).toEqual([
      'people.registered.FEMALE: 户籍人口（女）填的是 9，由 present + away 算出的是 7（verify 核对）；请查这几个数',
    ]);
  });

  it('stops the submission, names its formula, and the rule stands in the catalogue', () => {
    const engine = engineOf(PEOPLE);
    const facts = factSet(sexes([4, 5], [1, 2], [5, 9]));
    const [unit, period] = [engine.units.get('liutang'), periodOf('2025-Q1')];
    const table = facts.table('liutang', '2025-Q1')!;
    expect(checkTables(engine, [{ unit, period, table }], facts)).toMatchObject([
      {
        code: 'VERIFY_DIFFERS',
        severity: 'ERROR',
        messageEn:
          'people.registered.FEMALE was entered as 9, and present + away gives 7 (verify): check these numbers',
        details: { rule: 'registered-VERIFY', formula: 'present + away', value: '9', derived: '7' },
      },
    ]);
    const [rule] = catalogueOf(PEOPLE).rules;
    expect(rule).toMatchObject({
      code: 'registered-VERIFY',
      text: 'registered = present + away',
      every: 'QUARTER',
    });
  });

  it('is not compared with what is missing, nor where it is itself unknown or not applicable', () => {
    const { 'away.FEMALE': _, ...partly } = sexes([4, 5], [1, 2], [5, 9])['liutang 2025-Q1'];
    expect(said(PEOPLE, { 'liutang 2025-Q1': partly })).toEqual([]);
    for (const reason of ['NOT_KNOWN', 'NOT_APPLICABLE'] as const) {
      const answers = {
        ...sexes([4, 5], [1, 2], [5, 9])['liutang 2025-Q1'],
        'registered.FEMALE': { null: reason },
      };
      expect(said(PEOPLE, { 'liutang 2025-Q1': answers })).toEqual([]);
    }
  });

  it('is compared after rounding to its own decimals', () => {
    const sdl = `
type Yields @topic(label: "单产") {
  "面积。" area: Int! @element(label: "面积", unit: "亩", kind: STOCK, ${quarterly})
  "户数。" farms: Int! @element(label: "户数", unit: "户", kind: STOCK, ${quarterly})
  "户均。" perFarm: Decimal! @element(label: "户均面积", unit: "亩", decimals: 1, kind: AVERAGE, ${quarterly}, verify: true)
    @from(expr: "area / farms")
}
type Y @form(code: "Y-1", label: "表", department: "statistics", every: QUARTER, level: VILLAGE) {
  area: Int @cell(label: "面积", unit: "亩") @from(element: "area")
  farms: Int @cell(label: "户数", unit: "户") @from(element: "farms")
  perFarm: Decimal @cell(label: "户均", unit: "亩") @from(element: "perFarm")
}`;
    expect(said(sdl, { 'liutang 2025-Q1': { area: 10, farms: 3, perFarm: '3.3' } })).toEqual([]);
    expect(said(sdl, { 'liutang 2025-Q1': { area: 10, farms: 3, perFarm: '3.4' } })).toEqual([
      'yields.perFarm: 户均面积填的是 3.4，由 area / farms 算出的是 3.3（verify 核对）；请查这几个数',
    ]);
  });

  it('by the town is checked again when a village hands in, once all villages have', () => {
    const sdl = `
type Roads @topic(label: "道路") {
  "村道。" roads: Int! @element(label: "村道", unit: "个", kind: STOCK, every: QUARTER, at: VILLAGE, kinds: [VILLAGE_COMMITTEE], steward: "statistics")
  "全镇村道：由交通站另行清点。" counted: Int! @element(label: "全镇村道", unit: "个", kind: STOCK, every: QUARTER, at: TOWNSHIP, steward: "statistics", verify: true)
    @from(expr: "sum(children(VILLAGE).roads)")
}
type R @form(code: "R-1", label: "表", department: "statistics", every: QUARTER, level: TOWNSHIP) {
  villages: Int @cell(label: "村道", unit: "个") @from(element: "roads")
  counted: Int @cell(label: "清点", unit: "个") @from(element: "counted")
}`;
    const town = { 'qinghe 2025-Q1': { counted: 9 }, 'liutang 2025-Q1': { roads: 4 } };
    expect(said(sdl, town)).toEqual([]);
    expect(said(sdl, { ...town, 'shiqiao 2025-Q1': { roads: 6 } })).toEqual([
      'roads.counted: 全镇村道填的是 9，由 sum(children(VILLAGE).roads) 算出的是 10（verify 核对）；请查这几个数',
    ]);
  });

  it('may go on from its own last value, and be a yes or no', () => {
    const sdl = `
type Party @topic(label: "党员") {
  "发展党员。" joined: Int! @element(label: "发展党员", unit: "人", kind: FLOW, ${quarterly})
  "党员。" members: Int! @element(label: "党员", unit: "人", kind: STOCK, ${quarterly}, verify: true)
    @from(expr: "members@PREVIOUS + joined")
  "有党员。" any: Boolean! @element(label: "有党员", kind: ATTRIBUTE, ${quarterly}, verify: true) @from(expr: "members > 0")
}
type M @form(code: "M-1", label: "表", department: "statistics", every: QUARTER, level: VILLAGE) {
  joined: Int @cell(label: "发展", unit: "人") @from(element: "joined")
  members: Int @cell(label: "党员", unit: "人") @from(element: "members")
  any: Boolean @cell(label: "有党员") @from(element: "any")
}`;
    const first = { 'liutang 2025-Q1': { joined: 1, members: 20, any: true } };
    expect(said(sdl, first)).toEqual([]); // nothing before it to compare with
    expect(said(sdl, { ...first, 'liutang 2025-Q2': { joined: 2, members: 22, any: false } })).toEqual([
      'party.any: 有党员填的是 否，由 members > 0 算出的是 是（verify 核对）；请查这几个数',
    ]);
    expect(said(sdl, { ...first, 'liutang 2025-Q2': { joined: 2, members: 23, any: true } })).toEqual([
      'party.members: 党员填的是 23，由 members@PREVIOUS + joined 算出的是 22（verify 核对）；请查这几个数',
    ]);
  });

  it('cumulatively is compared by its own value in the period', () => {
    const sdl = `
type Work @topic(label: "就业") {
  "男。" men: Int! @element(label: "男", unit: "人", kind: FLOW, ${quarterly})
  "女。" women: Int! @element(label: "女", unit: "人", kind: FLOW, ${quarterly})
  "新增就业。" hired: Int! @element(label: "新增就业", unit: "人", kind: FLOW, ${quarterly}, reportedAs: CUMULATIVE_YEAR, verify: true)
    @from(expr: "men + women")
}
type W @form(code: "W-1", label: "表", department: "statistics", every: QUARTER, level: VILLAGE) {
  men: Int @cell(label: "男", unit: "人") @from(element: "men")
  women: Int @cell(label: "女", unit: "人") @from(element: "women")
  hired: Int @cell(label: "新增", unit: "人") @from(element: "hired")
}`;
    const first = { 'liutang 2025-Q1': { men: 3, women: 4, hired: 7 } };
    expect(said(sdl, { ...first, 'liutang 2025-Q2': { men: 1, women: 1, hired: 9 } })).toEqual([]);
    expect(said(sdl, { ...first, 'liutang 2025-Q2': { men: 1, women: 1, hired: 2 } })).toEqual([
      'work.hired: 新增就业本期数是 -5，由 men + women 算出的是 2（verify 核对）；请查这几个数',
    ]);
  });
});
