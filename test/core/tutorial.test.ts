import { describe, expect, it } from 'vitest';
import type { Unit } from '../../src/core/unit-tree.ts';
import { catalogueOf, entered, fill, findings, QINGHE, questions, refusal } from '../support/dictionary.ts';

/**
 * The dictionary language, step by step. Every step is a whole dictionary, short enough to read at a glance;
 * the units of measure, the departments and the code list Sex are declared in test/support/dictionary.ts.
 * The town is 清河镇 (qinghe): the villages 柳塘 (liutang) and 石桥 (shiqiao), and 北街社区 (beijie).
 */
describe('the dictionary, step by step', () => {
  describe('1. one element, one form', () => {
    const sdl = `
type Population @topic(label: "人口") {
  "户籍人口：期末在本村登记户籍的人口，不论是否居住在本地。"
  registered: Int! @element(label: "户籍人口", unit: "人", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "statistics")
}

"村人口表"
type VillagePopulation @form(code: "P-1", label: "村人口表", department: "civil-affairs", every: QUARTER, level: VILLAGE) {
  registered: Int @cell(label: "户籍人口数", unit: "人") @from(element: "registered")
}`;

    it('an element is a field of a topic; a cell is a field of a form; @from fills the one with the other', () => {
      const facts = { 'liutang 2025-Q1': { registered: 1204 } };
      expect(fill(sdl, { facts, period: '2025-Q1' })).toEqual({ registered: '1204 copied' });
    });

    it('the village is asked because a form due from it needs the element', () => {
      expect(questions(sdl, 'liutang', '2025-Q1')).toEqual(['registered']);
    });

    it('what was not handed in is missing, with its reason; zero and "not applicable" are answers', () => {
      const at = (registered?: number | { null: 'NOT_KNOWN' | 'NOT_APPLICABLE' }) =>
        fill(sdl, {
          facts: registered === undefined ? {} : { 'liutang 2025-Q1': { registered } },
          period: '2025-Q1',
        });
      expect(at()).toEqual({ registered: 'missing: NOT_REPORTED 0/1' });
      expect(at(0)).toEqual({ registered: '0 copied' });
      expect(at({ null: 'NOT_KNOWN' })).toEqual({ registered: 'missing: REPORTED_UNKNOWN 1/1' });
      expect(at({ null: 'NOT_APPLICABLE' })).toEqual({ registered: 'notApplicable' });
    });

    it('a value carried over from the last period fills the cell, but says so', () => {
      const facts = { 'liutang 2025-Q1': { registered: 1204 } };
      const sources = { 'liutang 2025-Q1': { registered: 'carried' } } as const;
      expect(fill(sdl, { facts, sources, period: '2025-Q1' })).toEqual({ registered: '1204 copied carried' });
    });
  });

  describe('2. units of measure', () => {
    const sdl = `
type Land @topic(label: "土地") {
  "耕地面积：年末实有的耕地，不含退耕还林的。"
  arable: Decimal! @element(label: "耕地面积", unit: "亩", decimals: 1, kind: STOCK, every: YEAR, at: VILLAGE, steward: "statistics")
  "农业收入：年内农业的总收入。"
  income: Decimal! @element(label: "农业收入", unit: "元", kind: FLOW, every: YEAR, at: VILLAGE, steward: "statistics")
}
type LandForm @form(code: "L-1", label: "土地表", department: "civil-affairs", every: YEAR, level: VILLAGE) {
  mu: Decimal       @cell(label: "耕地（亩）", unit: "亩") @from(element: "arable")
  hectares: Decimal @cell(label: "耕地（公顷）", unit: "公顷", decimals: 2) @from(element: "arable")
  income: Int       @cell(label: "收入（万元）", unit: "万元") @from(element: "income")
}`;

    it('a cell prints its own unit: the conversion follows from the two units, and is exact', () => {
      const facts = { 'liutang 2025': { arable: '100.5', income: '125000' } };
      expect(fill(sdl, { facts, period: '2025' })).toEqual({
        mu: '100.5 copied',
        hectares: '6.7 converted',
        income: '13 converted', // 12.5 万元, rounded once, at the cell: half away from zero
      });
    });
  });

  describe('3. breakdowns: an argument is a breakdown, a slice is one code of it', () => {
    const sdl = `
type Vital @topic(label: "出生") {
  "出生人数：期内活产的婴儿。"
  births(sex: Sex): Int! @element(label: "出生人数", unit: "人", kind: FLOW, every: QUARTER, at: VILLAGE, steward: "statistics")
}
type Births @form(code: "V-1", label: "出生表", department: "civil-affairs", every: QUARTER, level: VILLAGE) {
  total: Int @cell(label: "出生人数", unit: "人") @from(element: "births")
  girls: Int @cell(label: "其中：女", unit: "人") @from(element: "births", slice: {sex: FEMALE})
}`;

    it('the total is the sum of its slices, so only the slices are asked', () => {
      expect(questions(sdl, 'liutang', '2025-Q1')).toEqual(['births.MALE', 'births.FEMALE']);
      const facts = { 'liutang 2025-Q1': { 'births.MALE': 4, 'births.FEMALE': 3 } };
      expect(fill(sdl, { facts, period: '2025-Q1' })).toEqual({ total: '7 summed', girls: '3 copied' });
    });

    it('a slice that is missing leaves the total missing: it is never guessed', () => {
      const facts = { 'liutang 2025-Q1': { 'births.FEMALE': 3 } };
      const cells = fill(sdl, { facts, period: '2025-Q1' });
      expect(cells).toEqual({ total: 'missing: NOT_REPORTED 0/1, 3 so far', girls: '3 copied' });
    });

    it('if no form prints a slice, only the total is asked', () => {
      const totalOnly = sdl.replace(/\n {2}girls.*/, '');
      expect(questions(totalOnly, 'liutang', '2025-Q1')).toEqual(['births']);
    });
  });

  describe('4. 其中 that does not exhaust: breakdown: PARTIAL', () => {
    const sdl = `
"机械"
enum Machine @codeList(label: "机械") { "拖拉机" TRACTOR "收割机" HARVESTER }

type Power @topic(label: "农机") {
  "农业机械：年末实有的台数；只列出两种，其余的不列。"
  machines(of: Machine): Int! @element(
    label: "农业机械", unit: "个", kind: STOCK, every: YEAR, at: VILLAGE, steward: "statistics", breakdown: PARTIAL
  )
}
type Machines @form(code: "M-1", label: "农机表", department: "statistics", every: YEAR, level: VILLAGE) {
  machines: Int @cell(label: "农业机械", unit: "个") @from(element: "machines")
  tractors: Int @cell(label: "其中：拖拉机", unit: "个") @from(element: "machines", slice: {of: TRACTOR})
}`;

    it('keeps the total as a question of its own', () => {
      expect(questions(sdl, 'liutang', '2025')).toEqual(['machines', 'machines.TRACTOR']);
      const facts = { 'liutang 2025': { machines: 9, 'machines.TRACTOR': 4 } };
      expect(fill(sdl, { facts, period: '2025' })).toEqual({ machines: '9 copied', tractors: '4 copied' });
    });

    it('and implies the rule that the parts are no more than the whole', () => {
      const [rule] = catalogueOf(sdl).rules;
      expect(rule?.message).toBe('农业机械的其中项之和不能多于农业机械');
    });
  });

  describe('5. derived elements are never asked', () => {
    const sdl = `
type Population @topic(label: "人口") {
  "人在户在：户籍在本村且居住在本村。"
  present: Int! @element(label: "人在户在", unit: "人", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "civil-affairs")
  "人在户不在：居住在本村半年以上、户籍不在本村。"
  arrived: Int! @element(label: "人在户不在", unit: "人", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "civil-affairs")
  "常住人口：人在户在与人在户不在之和。"
  resident: Int @element(label: "常住人口", unit: "人", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "statistics")
    @from(expr: "present + arrived")
}
type Residents @form(code: "R-1", label: "常住人口表", department: "statistics", every: QUARTER, level: VILLAGE) {
  resident: Int @cell(label: "常住人口", unit: "人") @from(element: "resident")
}`;

    it('their operands are', () => {
      expect(questions(sdl, 'liutang', '2025-Q1')).toEqual(['present', 'arrived']);
      const facts = { 'liutang 2025-Q1': { present: 900, arrived: 35 } };
      expect(fill(sdl, { facts, period: '2025-Q1' })).toEqual({ resident: '935 calculated' });
    });

    it('a missing operand gives a missing result; one that does not apply is skipped', () => {
      const at = (arrived: { null: 'NOT_KNOWN' | 'NOT_APPLICABLE' }) =>
        fill(sdl, { facts: { 'liutang 2025-Q1': { present: 900, arrived } }, period: '2025-Q1' });
      expect(at({ null: 'NOT_KNOWN' })).toEqual({ resident: 'missing: REPORTED_UNKNOWN 1/1' });
      expect(at({ null: 'NOT_APPLICABLE' })).toEqual({ resident: '900 calculated' });
    });
  });

  describe('6. a form of the town: rows, roll-up and the total row', () => {
    const sdl = `
type Vital @topic(label: "出生") {
  "出生人数：期内活产的婴儿。"
  births: Int! @element(label: "出生人数", unit: "人", kind: FLOW, every: QUARTER, at: VILLAGE, steward: "statistics")
}
type TownBirths @form(code: "T-1", label: "出生季报", department: "statistics", every: QUARTER, level: TOWNSHIP, rows: VILLAGE) {
  village: String @cell(label: "村（社区）") @from(context: UNIT_NAME)
  births: Int     @cell(label: "出生人数", unit: "人") @from(element: "births")
}`;
    const handed = { 'liutang 2025-Q1': { births: 4 }, 'shiqiao 2025-Q1': { births: 2 } };

    it('repeats the cells for every village and adds the total, filled from facts', () => {
      const facts = { ...handed, 'beijie 2025-Q1': { births: 11 } };
      expect(fill(sdl, { facts, unit: 'qinghe', period: '2025-Q1' })).toEqual({
        'beijie.village': '北街社区',
        'beijie.births': '11 copied',
        'liutang.village': '柳塘村',
        'liutang.births': '4 copied',
        'shiqiao.village': '石桥村',
        'shiqiao.births': '2 copied',
        'total.village': '合计',
        'total.births': '17 rolledUp',
      });
    });

    it('is missing until every village has reported, and shows what there is so far', () => {
      const cells = fill(sdl, { facts: handed, unit: 'qinghe', period: '2025-Q1' });
      expect(cells['beijie.births']).toBe('missing: NOT_REPORTED 0/1');
      expect(cells['total.births']).toBe('missing: NOT_REPORTED 2/3, 6 so far');
    });

    it('kinds: only the kinds of unit that contribute are asked and counted', () => {
      const villagesOnly = sdl.replace('at: VILLAGE,', 'at: VILLAGE, kinds: [VILLAGE_COMMITTEE],');
      expect(questions(villagesOnly, 'beijie', '2025-Q1')).toEqual([]);
      const cells = fill(villagesOnly, { facts: handed, unit: 'qinghe', period: '2025-Q1' });
      expect(cells['beijie.births']).toBe('notApplicable');
      expect(cells['total.births']).toBe('6 rolledUp');
    });
  });

  describe('7. from months to quarters and years', () => {
    const sdl = `
type Work @topic(label: "就业") {
  "新增就业：月内新就业的人数。"
  hired: Int! @element(label: "新增就业", unit: "人", kind: FLOW, every: MONTH, at: VILLAGE, steward: "statistics")
  "在岗人数：月末在岗的人数。"
  employed: Int! @element(label: "在岗人数", unit: "人", kind: STOCK, every: MONTH, at: VILLAGE, steward: "statistics")
}
type Quarter @form(code: "W-1", label: "就业季报", department: "statistics", every: QUARTER, level: VILLAGE) {
  hired: Int    @cell(label: "本季新增", unit: "人") @from(element: "hired")
  employed: Int @cell(label: "季末在岗", unit: "人") @from(element: "employed")
}`;
    const facts = {
      'liutang 2025-01': { hired: 5, employed: 100 },
      'liutang 2025-02': { hired: 0, employed: 98 },
      'liutang 2025-03': { hired: 7, employed: 103 },
    };

    it('a FLOW is added up; a STOCK is what it was in the last month', () => {
      expect(fill(sdl, { facts, period: '2025-Q1' })).toEqual({
        hired: '12 accumulated',
        employed: '103 accumulated',
      });
    });

    it('a month that is missing leaves the flow missing, not the stock', () => {
      const { 'liutang 2025-02': _, ...rest } = facts;
      expect(fill(sdl, { facts: rest, period: '2025-Q1' })).toEqual({
        hired: 'missing: NOT_REPORTED 2/3, 12 so far',
        employed: '103 accumulated',
      });
    });
  });

  describe('8. other periods', () => {
    const sdl = `
type Economy @topic(label: "经济") {
  "集体收入：月内村集体的收入。"
  income: Decimal! @element(label: "集体收入", unit: "元", kind: FLOW, every: MONTH, at: VILLAGE, steward: "statistics")
}
type Income @form(code: "E-1", label: "收入月报", department: "statistics", every: MONTH, level: VILLAGE) {
  month: Decimal  @cell(label: "本月", unit: "元") @from(element: "income")
  toDate: Decimal @cell(label: "本年累计", unit: "万元", decimals: 2) @from(element: "income", period: YEAR_TO_DATE)
  growth: Decimal @cell(label: "同比", unit: "%", decimals: 1) @from(expr: "income / income@SAME_LAST_YEAR - 1")
}`;

    it('YEAR_TO_DATE adds up since January and converts; a share is a / b, printed in % by its unit', () => {
      const facts = {
        'liutang 2025-02': { income: '10000' },
        'liutang 2026-01': { income: '50000.50' },
        'liutang 2026-02': { income: '11250' },
      };
      expect(fill(sdl, { facts, period: '2026-02' })).toEqual({
        month: '11250 copied',
        toDate: '6.13 accumulated',
        growth: '12.5 calculated',
      });
    });

    it('YEAR_END_BEFORE is the last December; a period in quotes is always the same', () => {
      const stock = sdl
        .replace('kind: FLOW', 'kind: STOCK')
        .replace(', period: YEAR_TO_DATE', ', period: YEAR_END_BEFORE')
        .replace('income / income@SAME_LAST_YEAR - 1', 'income / income@\\"2025-03\\" - 1');
      const facts = {
        'liutang 2025-03': { income: '4000' },
        'liutang 2025-12': { income: '20000' },
        'liutang 2026-02': { income: '5000' },
      };
      expect(fill(stock, { facts, period: '2026-02' })).toEqual({
        month: '5000 copied',
        toDate: '2 converted',
        growth: '25 calculated',
      });
    });

    it('before the first period that the village reports, there is no earlier one', () => {
      const facts = { 'liutang 2025-01': { income: 8000 } };
      expect(fill(sdl, { facts, period: '2025-01' })['growth']).toBe('missing: NO_EARLIER_PERIOD 0/1');
    });
  });

  describe('9. opening = last closing; in the first period, orAsk', () => {
    const sdl = `
type Population @topic(label: "人口") {
  "总人口：期末的总人口。"
  people: Int! @element(label: "总人口", unit: "人", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "statistics")
}
type Change @form(code: "C-1", label: "人口变动", department: "statistics", every: QUARTER, level: VILLAGE) {
  opening: Int @cell(label: "期初", unit: "人") @from(element: "people", period: PREVIOUS, orAsk: true)
  closing: Int @cell(label: "期末", unit: "人") @from(element: "people")
}`;
    const first = { 'liutang 2025-Q1': { 'people@PREVIOUS': 990, people: 1000 } };

    it('asks for the opening once, before the first period only', () => {
      expect(questions(sdl, 'liutang', '2025-Q1')).toEqual(['people@PREVIOUS', 'people']);
      expect(questions(sdl, 'liutang', '2025-Q2')).toEqual(['people']);
      expect(fill(sdl, { facts: first, period: '2025-Q1' })).toEqual({
        opening: '990 copied',
        closing: '1000 copied',
      });
    });

    it('from then on the opening is the last closing', () => {
      const facts = { ...first, 'liutang 2025-Q2': { people: 1010 } };
      expect(fill(sdl, { facts, period: '2025-Q2' })).toEqual({
        opening: '1000 copied',
        closing: '1010 copied',
      });
    });

    it('the answer gives way when the earlier period gets a value of its own', () => {
      const facts = { ...first, 'liutang 2024-Q4': { people: 991 } };
      expect(fill(sdl, { facts, period: '2025-Q1' })['opening']).toBe('991 copied');
    });
  });

  describe('10. ratios and averages are never summed', () => {
    const sdl = `
type Economy @topic(label: "经济") {
  "收入：年内的总收入。"
  income: Int! @element(label: "收入", unit: "元", kind: FLOW, every: YEAR, at: VILLAGE, steward: "statistics")
  "人口：年末的总人口。"
  people: Int! @element(label: "人口", unit: "人", kind: STOCK, every: YEAR, at: VILLAGE, steward: "statistics")
  "户均年龄：户主年龄的平均数。"
  age: Decimal! @element(label: "平均年龄", decimals: 1, kind: AVERAGE, every: YEAR, at: VILLAGE, steward: "statistics", weight: "people")
  "参保率：参保人数占人口的比。"
  coverage: Decimal @element(label: "参保率", decimals: 3, kind: RATIO, every: YEAR, at: VILLAGE, steward: "statistics")
    @from(expr: "insured / people")
  "参保人数：年末参保的人数。"
  insured: Int! @element(label: "参保人数", unit: "人", kind: STOCK, every: YEAR, at: VILLAGE, steward: "statistics", subsetOf: "people")
}
type Town @form(code: "E-2", label: "经济年报", department: "statistics", every: YEAR, level: TOWNSHIP, rows: VILLAGE) {
  coverage: Decimal @cell(label: "参保率", unit: "%", decimals: 1) @from(element: "coverage")
  age: Decimal      @cell(label: "平均年龄", decimals: 1) @from(element: "age")
}`;
    const facts = {
      'beijie 2025': { people: 1000, insured: 100, age: 40 },
      'liutang 2025': { people: 100, insured: 50, age: 50 },
      'shiqiao 2025': { people: 100, insured: 100, age: 60 },
    };

    it('a RATIO is recomputed from its parts, in every row and in the total', () => {
      const cells = fill(sdl, { facts, unit: 'qinghe', period: '2025' });
      expect(cells['beijie.coverage']).toBe('10 calculated');
      expect(cells['liutang.coverage']).toBe('50 calculated');
      expect(cells['total.coverage']).toBe('20.8 calculated'); // 250 of 1200, not the mean of three rates
    });

    it('an AVERAGE rolls up by its weight', () => {
      const cells = fill(sdl, { facts, unit: 'qinghe', period: '2025' });
      expect(cells['shiqiao.age']).toBe('60 copied');
      expect(cells['total.age']).toBe('42.5 rolledUp'); // (40·1000 + 50·100 + 60·100) / 1200
    });

    it('a whole of nothing has no rate: it is said to be a division by zero', () => {
      const nobody = {
        ...facts,
        'liutang 2025': { people: 0, insured: 0, age: { null: 'NOT_APPLICABLE' } as const },
      };
      expect(fill(sdl, { facts: nobody, unit: 'qinghe', period: '2025' })['liutang.coverage']).toBe(
        'missing: DIVISION_BY_ZERO 1/1',
      );
    });

    it('subsetOf implies its rule', () => {
      expect(catalogueOf(sdl).rules.map(({ code, text, message }) => ({ code, text, message }))).toEqual([
        { code: 'insured-SUBSET', text: 'insured <= people', message: '参保人数不能多于人口' },
      ]);
    });
  });

  describe('11. a form’s own questions', () => {
    const sdl = `
type Visit @form(code: "Q-1", label: "外籍人员表", department: "civil-affairs", every: QUARTER, level: TOWNSHIP, rows: VILLAGE) {
  foreigners: Int! @cell(label: "外籍人员", unit: "人", kind: STOCK)
  remark: String   @cell(label: "备注")
}`;

    it('a cell without @from is asked by this form alone, of the unit in whose row it stands', () => {
      expect(questions(sdl, 'liutang', '2025-Q1')).toEqual(['Q_1.foreigners', 'Q_1.remark']);
      const facts = {
        'beijie 2025-Q1': { 'Q_1.foreigners': 3 },
        'liutang 2025-Q1': { 'Q_1.foreigners': 0, 'Q_1.remark': '无' },
      };
      expect(fill(sdl, { facts, unit: 'qinghe', period: '2025-Q1' })).toEqual({
        'beijie.foreigners': '3 answered',
        'beijie.remark': 'notApplicable', // optional: it may stay empty
        'liutang.foreigners': '0 answered',
        'liutang.remark': '无 answered',
        'shiqiao.foreigners': 'open',
        'shiqiao.remark': 'notApplicable',
        'total.foreigners': 'missing: NOT_REPORTED 2/3, 3 so far',
        'total.remark': 'notApplicable',
      });
    });
  });

  describe('12. counting units', () => {
    const sdl = `
type Service @topic(label: "服务") {
  "通公交：年末是否通公交。"
  hasBus: Boolean! @element(label: "通公交", kind: ATTRIBUTE, every: YEAR, at: VILLAGE, steward: "statistics")
}
type Services @form(code: "S-1", label: "村级服务", department: "statistics", every: YEAR, level: TOWNSHIP) {
  units: Int      @cell(label: "村（社区）数", unit: "个") @from(expr: "count(units(VILLAGE))")
  committees: Int @cell(label: "村委会数", unit: "个") @from(expr: "count(units(VILLAGE_COMMITTEE))")
  withBus: Int    @cell(label: "通公交的村", unit: "个") @from(expr: "count(children(VILLAGE), hasBus)")
}`;

    it('counts the units there are, and those of which something holds', () => {
      const facts = {
        'beijie 2025': { hasBus: true },
        'liutang 2025': { hasBus: false },
        'shiqiao 2025': { hasBus: true },
      };
      expect(fill(sdl, { facts, unit: 'qinghe', period: '2025' })).toEqual({
        units: '3 calculated',
        committees: '2 calculated',
        withBus: '2 calculated',
      });
    });
  });

  describe('13. three columns: this month, since January, since the beginning', () => {
    const sdl = `
type Relief @topic(label: "救助") {
  "救助人次：月内得到临时救助的人次。"
  relieved: Int! @element(label: "救助人次", unit: "人", kind: FLOW, every: MONTH, at: VILLAGE, steward: "civil-affairs")
}
type Relief1 @form(code: "R-3", label: "救助月报", department: "civil-affairs", every: MONTH, level: TOWNSHIP) {
  month: Int  @cell(label: "本月", unit: "人") @from(element: "relieved")
  year: Int   @cell(label: "本年累计", unit: "人") @from(element: "relieved", period: YEAR_TO_DATE)
  always: Int @cell(label: "自建立以来累计", unit: "人") @from(expr: "relieved@SINCE_START")
}`;
    const months = ['2025-11', '2025-12', '2026-01', '2026-02'];
    const facts = Object.fromEntries(
      months.flatMap((month) => [
        [`liutang ${month}`, { relieved: 2 }],
        [`shiqiao ${month}`, { relieved: 3 }],
        [`beijie ${month}`, { relieved: 10 }],
      ]),
    );
    const late = QINGHE.map((unit) => ({ ...unit, reportsFrom: '2025-11-01' }));

    it('SINCE_START adds up from the first period that a unit reports', () => {
      expect(fill(sdl, { facts, unit: 'qinghe', units: late, period: '2026-02' })).toEqual({
        month: '15 rolledUp',
        year: '30 rolledUp',
        always: '60 rolledUp',
      });
    });

    it('each unit counts from its own first period on', () => {
      const units = late.map((unit) =>
        unit.id === 'beijie' ? { ...unit, reportsFrom: '2026-02-01' } : unit,
      );
      const cells = fill(sdl, { facts, unit: 'qinghe', units, period: '2026-02' });
      expect(cells['always']).toBe('30 rolledUp'); // 4·2 + 4·3 + 10
    });

    it('and needs every period since: one that nobody handed in is missing', () => {
      const { 'liutang 2025-12': _, ...rest } = facts;
      const cells = fill(sdl, { facts: rest, unit: 'qinghe', units: late, period: '2026-02' });
      expect(cells['year']).toBe('30 rolledUp');
      expect(cells['always']).toBe('missing: NOT_REPORTED 11/12, 58 so far');
    });
  });

  describe('14. what is handed in is cumulative since January', () => {
    const sdl = `
type Work @topic(label: "就业") {
  "新增就业：新就业的人数；来源系统只印一月以来的累计数。"
  hired: Int! @element(
    label: "新增就业", unit: "人", kind: FLOW, every: MONTH, at: VILLAGE, steward: "statistics", reportedAs: CUMULATIVE_YEAR
  )
}
type Hired @form(code: "W-2", label: "就业月报", department: "statistics", every: MONTH, level: VILLAGE) {
  month: Int  @cell(label: "本月", unit: "人") @from(element: "hired")
  toDate: Int @cell(label: "本年累计", unit: "人") @from(element: "hired", period: YEAR_TO_DATE)
  before: Int @cell(label: "上月", unit: "人") @from(element: "hired", period: PREVIOUS)
  always: Int @cell(label: "自建立以来累计", unit: "人") @from(element: "hired", period: SINCE_START)
}
type HiredQuarter @form(code: "W-3", label: "就业季报", department: "statistics", every: QUARTER, level: TOWNSHIP) {
  hired: Int @cell(label: "本季", unit: "人") @from(element: "hired")
}`;
    const facts = {
      'liutang 2025-11': { hired: 118 },
      'liutang 2025-12': { hired: 120 },
      'liutang 2026-01': { hired: 9 },
      'liutang 2026-02': { hired: 9 },
      'liutang 2026-03': { hired: 25 },
    };
    const units = QINGHE.map((unit) => ({ ...unit, reportsFrom: '2025-11-01' }));

    it('a month is the difference to the month before; the year to date is what was handed in', () => {
      expect(fill(sdl, { facts, units, period: '2026-03' })).toEqual({
        month: '16 calculated',
        toDate: '25 copied',
        before: '0 calculated',
        always: '145 accumulated', // 120 of 2025, which count whole, and 25
      });
    });

    it('January starts anew', () => {
      expect(fill(sdl, { facts, units, period: '2026-01' })).toMatchObject({
        month: '9 calculated',
        before: '2 calculated',
      });
    });

    it('in the first period that is reported, what came in before it is not known', () => {
      expect(fill(sdl, { facts, units, period: '2025-11' })).toMatchObject({
        month: 'missing: NO_EARLIER_PERIOD 0/1',
        toDate: '118 copied',
      });
    });

    it('of a longer period only the two ends count: a month between that nobody handed in is not missed', () => {
      const { 'liutang 2026-02': _, ...rest } = facts;
      const others = { 'shiqiao 2026-03': { hired: 4 }, 'beijie 2026-03': { hired: 1 } };
      const scene = { units, unit: 'qinghe', period: '2026-Q1', form: 'W-3' };
      expect(fill(sdl, { facts: { ...rest, ...others }, ...scene })).toEqual({ hired: '30 calculated' });
    });
  });

  describe('15. units are merged, split and renamed', () => {
    const sdl = `
type Population @topic(label: "人口") {
  "总人口：期末的总人口。"
  people: Int! @element(label: "总人口", unit: "人", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "statistics")
  "平均年龄：期末人口的平均年龄。"
  age: Decimal! @element(label: "平均年龄", kind: AVERAGE, weight: "people", decimals: 1, every: QUARTER, at: VILLAGE, steward: "statistics")
  "村主任：期末在任的村委会主任。"
  chief: String! @element(label: "村主任", kind: ATTRIBUTE, every: QUARTER, at: VILLAGE, steward: "civil-affairs")
}
type Village @form(code: "U-1", label: "人口变动", department: "statistics", every: QUARTER, level: VILLAGE) {
  name: String    @cell(label: "村名") @from(context: UNIT_NAME)
  opening: Int    @cell(label: "期初", unit: "人") @from(element: "people", period: PREVIOUS, orAsk: true)
  closing: Int    @cell(label: "期末", unit: "人") @from(element: "people")
  ageBefore: Decimal @cell(label: "上期平均年龄", decimals: 1) @from(element: "age", period: PREVIOUS)
  chiefBefore: String @cell(label: "上期村主任") @from(element: "chief", period: PREVIOUS, orAsk: true)
}
type Town @form(code: "U-2", label: "人口变动汇总", department: "statistics", every: QUARTER, level: TOWNSHIP) {
  opening: Int @cell(label: "期初", unit: "人") @from(element: "people", period: PREVIOUS)
}`;
    const [qinghe, beijie, liutang, shiqiao] = QINGHE as [Unit, Unit, Unit, Unit];
    const until = { validTo: '2025-06-30' };
    const from = { validFrom: '2025-07-01', reportsFrom: '2025-01-01' };
    const facts = {
      'beijie 2025-Q2': { people: 500, age: 40, chief: '王' },
      'liutang 2025-Q2': { people: 300, age: 50, chief: '李' },
      'shiqiao 2025-Q2': { people: 100, age: 30, chief: '张' },
      'xinliu 2025-Q3': { people: 404, age: 45, chief: '李' },
    };

    it('what a merged village had before is what its predecessors had together, if its kind lets it', () => {
      const xinliu = {
        ...liutang,
        ...from,
        id: 'xinliu',
        label: '新柳村',
        predecessors: ['liutang', 'shiqiao'],
      };
      const units = [qinghe, beijie, { ...liutang, ...until }, { ...shiqiao, ...until }, xinliu];
      const scene = { facts, units, unit: 'xinliu', period: '2025-Q3', form: 'U-1' };
      expect(fill(sdl, scene)).toEqual({
        name: '新柳村',
        opening: '400 rolledUp',
        closing: '404 copied',
        ageBefore: '45 rolledUp', // (50·300 + 30·100) / 400
        chiefBefore: 'missing: NOT_REPORTED 0/1', // names do not add up: the new village is asked
      });
      expect(questions(sdl, 'xinliu', '2025-Q3', units)).toEqual([
        'people',
        'age',
        'chief@PREVIOUS',
        'chief',
      ]);
    });

    it('a village that got a part of another has nothing earlier, but the town above has', () => {
      const part = (id: string) => ({ ...liutang, ...from, id, predecessors: ['liutang'] });
      const units = [qinghe, beijie, { ...liutang, ...until }, part('dongliu'), part('xiliu'), shiqiao];
      const cells = fill(sdl, { facts, units, unit: 'dongliu', period: '2025-Q3', form: 'U-1' });
      expect(cells['ageBefore']).toBe('missing: UNIT_CHANGED 0/1');
      expect(questions(sdl, 'dongliu', '2025-Q3', units)[0]).toBe('people@PREVIOUS'); // so it is asked
      expect(fill(sdl, { facts, units, unit: 'qinghe', period: '2025-Q3', form: 'U-2' })).toEqual({
        opening: '900 rolledUp',
      });
    });

    it('a year over quarters takes each quarter from the units of its time', () => {
      const yearly = sdl
        .replaceAll('every: QUARTER, level', 'every: YEAR, level')
        .replace('kind: STOCK', 'kind: FLOW');
      const xinliu = { ...liutang, ...from, id: 'xinliu', predecessors: ['liutang', 'shiqiao'] };
      const units = [qinghe, beijie, { ...liutang, ...until }, { ...shiqiao, ...until }, xinliu];
      const handed = {
        ...facts,
        'liutang 2025-Q1': { people: 7 },
        'shiqiao 2025-Q1': { people: 3 },
        'xinliu 2025-Q4': { people: 6 },
      };
      const scene = { facts: handed, units, unit: 'xinliu', period: '2025', form: 'U-1' };
      expect(fill(yearly, scene)['closing']).toBe('820 rolledUp'); // 7 + 3, 300 + 100, 404, 6
    });

    it('a renamed village is the same village; a past form prints the name it had then', () => {
      const past = [
        { until: '2025-06-30', label: '柳塘村', kind: 'VILLAGE_COMMITTEE' as const, parent: 'qinghe' },
      ];
      const units = [qinghe, beijie, { ...liutang, label: '新柳村', past }, shiqiao];
      const at = (period: string) => fill(sdl, { facts, units, unit: 'liutang', period, form: 'U-1' });
      expect(at('2025-Q2')['name']).toBe('柳塘村');
      expect(at('2025-Q3')).toMatchObject({ name: '新柳村', opening: '300 copied' });
    });
  });

  describe('16. other calendars', () => {
    const sdl = `
extend schema
  @calendar(name: "family-planning", label: "计生年度", yearStarts: "10-01")
  @calendar(name: "social-security", label: "社保", monthStarts: 21)

type Vital @topic(label: "出生") {
  "出生人数：期内活产的婴儿。"
  births: Int! @element(label: "出生人数", unit: "人", kind: FLOW, every: QUARTER, at: VILLAGE, steward: "statistics")
  "总人口：期末的总人口。"
  people: Int! @element(label: "总人口", unit: "人", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "statistics")
  "参保缴费：期内缴费的人数。"
  insured: Int! @element(
    label: "参保缴费", unit: "人", kind: FLOW, every: MONTH, calendar: "social-security", at: VILLAGE, steward: "statistics"
  )
}
type Planning @form(code: "J-1", label: "计生年报", department: "statistics", every: YEAR, calendar: "family-planning", level: VILLAGE) {
  births: Int @cell(label: "出生", unit: "人") @from(element: "births")
  people: Int @cell(label: "期末人口", unit: "人") @from(element: "people")
  winter: Int @cell(label: "2026年第一季度出生", unit: "人") @from(element: "births", period: "2026-Q1@family-planning")
}
type PlanningQuarter @form(code: "J-2", label: "计生季报", department: "statistics", every: QUARTER, calendar: "family-planning", level: VILLAGE) {
  births: Int @cell(label: "出生", unit: "人") @from(element: "births")
  toDate: Int @cell(label: "本年度累计", unit: "人") @from(element: "births", period: YEAR_TO_DATE)
}
type Insured @form(code: "S-3", label: "参保月报", department: "statistics", every: MONTH, calendar: "social-security", level: VILLAGE) {
  insured: Int @cell(label: "本月", unit: "人") @from(element: "insured")
  toDate: Int @cell(label: "本年累计", unit: "人") @from(element: "insured", period: YEAR_TO_DATE)
}`;
    const facts = {
      'liutang 2025-Q4': { births: 1, people: 900 },
      'liutang 2026-Q1': { births: 2, people: 910 },
      'liutang 2026-Q2': { births: 3, people: 920 },
      'liutang 2026-Q3': { births: 4, people: 930 },
      'liutang 2026-01@social-security': { insured: 50 },
      'liutang 2026-02@social-security': { insured: 7 },
    };

    it('a family-planning year, October to September, is made of four civil quarters', () => {
      expect(fill(sdl, { facts, period: '2026@family-planning', form: 'J-1' })).toEqual({
        births: '10 accumulated',
        people: '930 accumulated', // the last quarter ends on the same day
        winter: '1 copied', // its first quarter is the fourth of 2025
      });
    });

    it('and the year to date begins in October', () => {
      expect(fill(sdl, { facts, period: '2026-Q2@family-planning', form: 'J-2' })).toEqual({
        births: '2 copied',
        toDate: '3 accumulated',
      });
    });

    it('months from the 21st are asked by themselves; January is 21 December to 20 January', () => {
      expect(questions(sdl, 'liutang', '2026-Q1')).toEqual(['births']);
      expect(questions(sdl, 'liutang', '2026-Q3')).toEqual(['births', 'people']); // the year ends with it
      expect(questions(sdl, 'liutang', '2026-02@social-security')).toEqual(['insured']);
      expect(fill(sdl, { facts, period: '2026-02@social-security', form: 'S-3' })).toEqual({
        insured: '7 copied',
        toDate: '57 accumulated',
      });
    });

    it('what is no union of collected periods is refused, in words that name both', () => {
      const civil = sdl
        .replace('@from(element: "insured")', '@from(element: "births")')
        .replace('every: QUARTER, at', 'every: MONTH, at');
      expect(refusal(civil)).toContain(
        'births（出生人数）按公历的 MONTH 采集，这里要社保（social-security）的 MONTH：后者不是前者整期之和，得不出来；请按社保（social-security）采集，或者采集得更细',
      );
    });
  });

  describe('17. two code lists for one thing', () => {
    const sdl = `
"路面"
enum RoadSurface @codeList(label: "路面") { "水泥" CONCRETE "沥青" ASPHALT "砂石" GRAVEL }
"是否硬化"
enum Paving @codeList(label: "路面硬化") {
  "硬化" PAVED @comprises(list: "RoadSurface", codes: [CONCRETE, ASPHALT])
  "未硬化" UNPAVED @comprises(list: "RoadSurface", codes: [GRAVEL])
}
type Roads @topic(label: "道路") {
  "通村路面：年末对外道路的主要路面。"
  mainRoad: RoadSurface! @element(label: "通村路面", kind: ATTRIBUTE, every: YEAR, at: VILLAGE, steward: "statistics")
  "村道条数：年末村内道路的条数。"
  roads(surface: RoadSurface): Int! @element(label: "村道条数", unit: "个", kind: STOCK, every: YEAR, at: VILLAGE, steward: "statistics")
  "硬化率：硬化村道占全部村道的比。"
  pavedShare: Decimal @element(label: "硬化率", decimals: 3, kind: RATIO, every: YEAR, at: VILLAGE, steward: "statistics")
    @from(expr: "roads[surface: PAVED] / roads")
}
type RoadForm @form(code: "RD-1", label: "村道表", department: "statistics", every: YEAR, level: VILLAGE) {
  mainRoad: Paving @cell(label: "通村路是否硬化") @from(element: "mainRoad")
  paved: Int       @cell(label: "硬化村道", unit: "个") @from(element: "roads", slice: {surface: PAVED})
  share: Decimal   @cell(label: "硬化率", unit: "%", decimals: 1) @from(element: "pavedShare")
}`;

    it('the village is asked the finer codes; a cell of the coarser list is translated, a slice of it summed', () => {
      expect(questions(sdl, 'liutang', '2025')).toEqual([
        'mainRoad',
        'roads.CONCRETE',
        'roads.ASPHALT',
        'roads.GRAVEL',
      ]);
      const roads = { 'roads.CONCRETE': 5, 'roads.ASPHALT': 1, 'roads.GRAVEL': 2 };
      const facts = { 'liutang 2025': { mainRoad: 'ASPHALT', ...roads } };
      expect(fill(sdl, { facts, period: '2025' })).toEqual({
        mainRoad: 'PAVED converted',
        paved: '6 summed',
        share: '75 calculated',
      });
    });

    it('a slice of which a part is missing is missing', () => {
      const facts = { 'liutang 2025': { 'roads.CONCRETE': 5, 'roads.GRAVEL': 2 } };
      expect(fill(sdl, { facts, period: '2025' })['paved']).toBe('missing: NOT_REPORTED 0/1, 5 so far');
    });

    it('a code that goes nowhere is named when the dictionary is checked', () => {
      expect(refusal(sdl.replace('[GRAVEL]', '[]'))).toContain('还缺：GRAVEL（砂石）');
    });

    it('what does not add up is not taken together', () => {
      const mean = sdl.replace('unit: "个", kind: STOCK', 'kind: AVERAGE, breakdown: PARTIAL');
      expect(refusal(mean)).toContain(
        'roads（村道条数）的各分组不能相加，得不出 Paving 的 PAVED（CONCRETE、ASPHALT）',
      );
    });
  });

  describe('18. asked on purpose, to verify', () => {
    const sdl = `
type Households @topic(label: "户数") {
  "常住户：期末在本村居住半年以上的户。"
  resident: Int! @element(label: "常住户", unit: "户", kind: STOCK, every: YEAR, at: VILLAGE, steward: "statistics")
  "空挂户：期末户籍在本村、全户外出的户。"
  absent: Int! @element(label: "空挂户", unit: "户", kind: STOCK, every: YEAR, at: VILLAGE, steward: "statistics")
  "总户数：期末登记户籍的户，由户口簿另行清点。"
  all: Int! @element(label: "总户数", unit: "户", kind: STOCK, every: YEAR, at: VILLAGE, steward: "statistics", verify: true)
    @from(expr: "resident + absent")
}
type HouseholdForm @form(code: "H-2", label: "户数表", department: "statistics", every: YEAR, level: VILLAGE) {
  all: Int      @cell(label: "总户数", unit: "户") @from(element: "all")
  resident: Int @cell(label: "常住户", unit: "户") @from(element: "resident")
  absent: Int   @cell(label: "空挂户", unit: "户") @from(element: "absent")
}`;

    it('the formula could derive it, and it is asked all the same; the cell holds what was entered', () => {
      expect(questions(sdl, 'liutang', '2025')).toEqual(['all', 'resident', 'absent']);
      expect(questions(sdl.replace(', verify: true', ''), 'liutang', '2025')).toEqual(['resident', 'absent']);
      const facts = { 'liutang 2025': { all: 70, resident: 50, absent: 10 } };
      expect(fill(sdl, { facts, period: '2025' })).toMatchObject({ all: '70 copied' });
    });

    it('and held against its formula when it is handed in', () => {
      const [rule] = catalogueOf(sdl).rules;
      expect(rule).toMatchObject({ code: 'all-VERIFY', text: 'all = resident + absent', severity: 'ERROR' });
      expect(findings(sdl, { 'liutang 2025': { all: 60, resident: 50, absent: 10 } })).toEqual([]);
      expect(findings(sdl, { 'liutang 2025': { all: 70, resident: 50, absent: 10 } })).toEqual([
        'VERIFY_DIFFERS 总户数填的是 70，由 resident + absent 算出的是 60（verify 核对）；请查这几个数',
      ]);
    });
  });

  describe('19. size and bounds', () => {
    const sdl = `
type Land @topic(label: "土地") {
  "耕地面积：年末实有的耕地。"
  arable: Decimal! @element(
    label: "耕地面积", unit: "亩", kind: STOCK, every: YEAR, at: VILLAGE, steward: "statistics"
    digits: 4, decimals: 1, max: "5000"
  )
}
type LandForm @form(code: "L-2", label: "土地表", department: "statistics", every: YEAR, level: VILLAGE) {
  arable: Decimal @cell(label: "耕地", unit: "亩") @from(element: "arable")
}`;
    const said = (value: unknown) => entered(sdl, 'liutang', '2025', { 'land.arable': value });

    it('an answer has at most so many digits before the point, and so many after it', () => {
      expect(said('4999.5')).toEqual([]);
      expect(said(0.5)).toEqual([]);
      expect(said('12345.5')).toEqual([
        'TOO_MANY_DIGITS 耕地面积 12,345.5亩 的整数部分有 5 位，最多 4 位；请核对数值和计量单位',
      ]);
      expect(said('12.55')).toEqual(['TOO_MANY_DECIMALS 耕地面积最多 1 位小数']);
    });

    it('and lies between its bounds; an amount is not negative unless it is said', () => {
      expect(said(5001)).toEqual(['ABOVE_MAXIMUM 耕地面积 5,001.0亩 高于上限 5,000.0亩']);
      expect(said(-1)).toEqual(['BELOW_MINIMUM 耕地面积 -1.0亩 低于下限 0.0亩']);
    });

    it('a form bounds its own questions the same way', () => {
      const own = sdl.replace(/@from.*/, '\n  rents: Int! @cell(label: "出租户", unit: "户", digits: 2)');
      expect(entered(own, 'liutang', '2025', { 'forms.L_2.rents': 99 })).toEqual([]);
      expect(entered(own, 'liutang', '2025', { 'forms.L_2.rents': 100 })).toEqual([
        'TOO_MANY_DIGITS 出租户 100户 的整数部分有 3 位，最多 2 位；请核对数值和计量单位',
      ]);
    });

    it('bounds that no answer could meet are refused', () => {
      expect(refusal(sdl.replace('"5000"', '"50000"'))).toContain(
        'max 50000 的整数部分有 5 位，而 digits 只许 4 位：请改正其一',
      );
    });
  });

  describe('20. rules check, they never derive', () => {
    const sdl = `
type Land @topic(label: "土地") {
  "水田：年末的水田。"
  paddy: Decimal! @element(label: "水田", unit: "亩", decimals: 1, kind: STOCK, every: YEAR, at: VILLAGE, steward: "statistics")
  "旱地：年末的旱地。"
  dry: Decimal! @element(label: "旱地", unit: "亩", decimals: 1, kind: STOCK, every: YEAR, at: VILLAGE, steward: "statistics", subsetOf: "arable")
  "耕地：年末确权登记的耕地。"
  arable: Decimal! @element(label: "耕地", unit: "公顷", decimals: 2, kind: STOCK, every: YEAR, at: VILLAGE, steward: "statistics")
}
extend type Land
  @rule(code: "L-1", expr: "arable = paddy + dry", message: "耕地应等于水田与旱地之和", tolerance: "0.01")
  @rule(code: "L-2", expr: "paddy >= dry", message: "水田少于旱地", severity: WARNING)
type LandForm @form(code: "L-3", label: "土地表", department: "statistics", every: YEAR, level: VILLAGE) {
  paddy: Decimal  @cell(label: "水田", unit: "亩") @from(element: "paddy")
  dry: Decimal    @cell(label: "旱地", unit: "亩") @from(element: "dry")
  arable: Decimal @cell(label: "耕地", unit: "公顷") @from(element: "arable")
}`;
    const said = (paddy: string, dry: string, arable?: string) =>
      findings(sdl, { 'liutang 2025': { paddy, dry, ...(arable === undefined ? {} : { arable }) } });

    it('the sides are brought to one unit; a tolerance is in the unit of the left one', () => {
      expect(said('100.1', '50', '10')).toEqual([]); // 150.1 亩 are 10.0067 公顷
      expect(said('100.2', '50', '10')).toEqual([
        'RULE_BROKEN 耕地应等于水田与旱地之和（耕地 10.00，水田 100.2，旱地 50.0）',
      ]);
    });

    it('subsetOf implies that a part is no more than the whole; a WARNING can be confirmed', () => {
      expect(said('0', '150.1', '10')).toEqual([
        'RULE_BROKEN 水田少于旱地（水田 0.0，旱地 150.1）',
        'RULE_BROKEN 旱地不能多于耕地（旱地 150.1，耕地 10.00）',
      ]);
    });

    it('where an operand is missing nothing is compared', () => {
      expect(said('1', '2')).toEqual([
        'REQUIRED 耕地没有填；L-3 要用。没有请填 0，不掌握请注明 NOT_KNOWN',
        'RULE_BROKEN 水田少于旱地（水田 1.0，旱地 2.0）',
      ]);
    });
  });

  describe('21. what is plausible', () => {
    const sdl = `
type Economy @topic(label: "经济") {
  "集体收入：季内村集体的收入。"
  income: Decimal! @element(label: "集体收入", unit: "元", kind: FLOW, every: QUARTER, at: VILLAGE, steward: "statistics")
  "人口：期末的总人口。"
  people: Int! @element(label: "人口", unit: "人", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "statistics", maxChange: "0.2")
}
type Quarter @form(code: "Q-1", label: "季报", department: "statistics", every: QUARTER, level: VILLAGE) {
  income: Decimal @cell(label: "收入", unit: "元") @from(element: "income")
  people: Int     @cell(label: "人口", unit: "人") @from(element: "people")
}`;
    const said = (income: string, people: number) =>
      findings(sdl, {
        'liutang 2025-Q1': { income: '250000', people: 1000 },
        'liutang 2025-Q2': { income, people },
      });

    it('maxChange is how much a value may differ from the last one without being asked about', () => {
      expect(said('250000', 1200)).toEqual([]);
      expect(said('250000', 1201)).toEqual(['CHANGE_LARGE 人口 1,201，比上期 1,000 增加 20%，如属实请确认']);
    });

    it('without being told, a value of another unit is suspected: 25 is 250000 元 in 万元', () => {
      expect(said('25', 1000)).toEqual([
        'UNIT_SUSPECT 集体收入 25.00 元，上期 250,000.00 元：是不是按万元填了？',
      ]);
      expect(said('90000', 1000)).toEqual([]); // less, and by no factor between two units
    });
  });

  describe('what may identify somebody', () => {
    const threshold = 'disclosure: 5';
    const cases = `"低保：季末领取低保的人数。"
  supported(sex: Sex): Int! @element(label: "低保人数", unit: "人", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "civil-affairs", ${threshold})`;
    const topic = (element: string, rule = ''): string => `
type Support @topic(label: "救助") ${rule} {
  ${element}
  "人口：季末的总人口。"
  people: Int! @element(label: "人口", unit: "人", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "statistics")
  "低保比例：低保人数占人口的比例。"
  supportedShare: Decimal @element(label: "低保比例", unit: "%", kind: RATIO, every: QUARTER, at: VILLAGE, steward: "statistics") @from(expr: "supported / people")
}
type Quarter @form(code: "Q-1", label: "季报", department: "statistics", every: QUARTER, level: VILLAGE) {
  supported: Int @cell(label: "低保", unit: "人") @from(element: "supported")
}`;

    it('a threshold says which figures are withheld; forms are filled as ever', () => {
      const { elements, forms } = catalogueOf(topic(cases));
      expect(elements.get('supported')?.disclosure).toBe(5);
      const facts = { 'liutang 2025-Q1': { supported: 3 } };
      expect(fill(topic(cases), { facts, period: '2025-Q1' })).toEqual({ supported: '3 copied' });
      expect(forms.size).toBe(1);
    });

    it('what can be worked out by a rule is not withheld, and so refused', () => {
      const rule = '@rule(code: "S-1", expr: "supported = people", message: "相等")';
      expect(refusal(topic(cases, rule))).toMatchInlineSnapshot(`
        "dictionary.graphql:3:144
        supported（低保人数）由规则 S-1（supported = people）可以算出；请去掉门槛，或者去掉规则
          supported(sex: Sex): Int! @element(label: "低保人数", unit: "人", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "civil-affairs", disclosure: 5)
                                                                                                                                                            ^"
      `);
      expect(refusal(topic(cases.replace('at: VILLAGE', 'at: CITY').replace('(sex: Sex)', '')))).toContain(
        'supported（低保人数）在 CITY 收集',
      );
    });
  });

  describe('22. the life of a form, and of what it is made of', () => {
    const sdl = `
type Vital @topic(label: "出生") {
  "出生人数：季内活产的婴儿。"
  births: Int! @element(label: "出生人数", unit: "人", kind: FLOW, every: QUARTER, at: VILLAGE, steward: "statistics")
    @deprecated(reason: "2026年起改用住院分娩数")
}
type Births @form(code: "V-9", label: "出生表", department: "statistics", every: QUARTER, level: VILLAGE, validFrom: "2025-04-01", expires: "2025-12-31") {
  births: Int @cell(label: "出生", unit: "人") @from(element: "births")
}`;

    it('outside its life it asks nothing', () => {
      expect(questions(sdl, 'liutang', '2025-Q1')).toEqual([]);
      expect(questions(sdl, 'liutang', '2025-Q2')).toEqual(['births']);
      expect(questions(sdl, 'liutang', '2026-Q1')).toEqual([]);
    });

    it('what is deprecated is asked and filled as before, until it goes', () => {
      const facts = { 'liutang 2025-Q3': { births: 4 } };
      expect(fill(sdl, { facts, period: '2025-Q3' })).toEqual({ births: '4 copied' });
    });
  });
});

/** What cannot be filled rightly is refused when the dictionary is published, in words that name both sides. */
describe('refused, in words', () => {
  /** A dictionary of one topic and one form of the town; each line as given. */
  const dictionary = (elements: readonly string[], cell: string, every = 'YEAR'): string => `
type Village @topic(label: "村情") {
${elements.map((element) => `  "定义。" ${element}`).join('\n')}
}
type Report @form(code: "F-1", label: "报表", department: "statistics", every: ${every}, level: TOWNSHIP) {
  ${cell}
}`;
  const yearly = 'every: YEAR, at: VILLAGE, steward: "statistics"';
  const people = `people: Int! @element(label: "人口", unit: "人", kind: STOCK, ${yearly})`;
  const arable = `arable: Int! @element(label: "耕地面积", unit: "亩", kind: STOCK, ${yearly})`;

  it('people do not become land', () => {
    const cell = 'land: Int @cell(label: "耕地面积", unit: "亩") @from(element: "people")';
    expect(refusal(dictionary([people, arable], cell))).toMatchInlineSnapshot(`
      "dictionary.graphql:6:60
      人 不能变成 亩。计量单位相同、名称相近的数据元：arable（耕地面积，亩）
        land: Int @cell(label: "耕地面积", unit: "亩") @from(element: "people")
                                                                      ^^^^^^^^"
    `);
  });

  it('people and land do not add up', () => {
    const cell = 'both: Int @cell(label: "合计", unit: "人") @from(expr: "people + arable")';
    expect(refusal(dictionary([people, arable], cell))).toMatchInlineSnapshot(`
      "dictionary.graphql:6:56
      “人”和“亩”不能用 + 放在一起：不是同一类计量单位
        both: Int @cell(label: "合计", unit: "人") @from(expr: "people + arable")
                                                                ^^^^^^^^^^^^^^^"
    `);
  });

  it('a ratio is never summed: it needs its formula', () => {
    const rate = `rate: Decimal! @element(label: "参保率", kind: RATIO, ${yearly})`;
    const cell = 'rate: Decimal @cell(label: "参保率") @from(element: "rate")';
    expect(refusal(dictionary([rate], cell))).toMatchInlineSnapshot(`
      "dictionary.graphql:2:9
      rate 是 RATIO，只能由公式重算；请加 @from(expr: "分子 / 分母")
        "定义。" rate: Decimal! @element(label: "参保率", kind: RATIO, every: YEAR, at: VILLAGE, steward: "statistics")
                 ^^^^"
    `);
  });

  it('an average rolls up only by a weight', () => {
    const age = `age: Decimal! @element(label: "平均年龄", kind: AVERAGE, ${yearly})`;
    const cell = 'age: Decimal @cell(label: "平均年龄") @from(element: "age")';
    expect(refusal(dictionary([age], cell))).toMatchInlineSnapshot(`
      "dictionary.graphql:5:52
      age（平均年龄）是平均数，没有声明 weight，不能汇总；请声明权重数据元
        age: Decimal @cell(label: "平均年龄") @from(element: "age")
                                                             ^^^^^"
    `);
  });

  it('what counts distinct things stays where it was counted', () => {
    const helped = `helped: Int! @element(label: "得到救助的人", unit: "人", kind: DISTINCT, ${yearly})`;
    const cell = 'helped: Int @cell(label: "救助", unit: "人") @from(element: "helped")';
    expect(refusal(dictionary([helped], cell))).toMatchInlineSnapshot(`
      "dictionary.graphql:5:60
      helped（得到救助的人）是去重计数，各部分相加会重复，不能从 VILLAGE/YEAR 得出 TOWNSHIP/YEAR
        helped: Int @cell(label: "救助", unit: "人") @from(element: "helped")
                                                                    ^^^^^^^^"
    `);
  });

  it('nothing coarse is split into something finer', () => {
    const cell = 'people: Int @cell(label: "人口", unit: "人") @from(element: "people")';
    expect(refusal(dictionary([people], cell, 'QUARTER'))).toMatchInlineSnapshot(`
      "dictionary.graphql:5:60
      people（人口）的频率是 YEAR，比这里要的 QUARTER 粗：粗的不能拆成细的，请把它的 every 改细
        people: Int @cell(label: "人口", unit: "人") @from(element: "people")
                                                                    ^^^^^^^^"
    `);
  });

  it('texts do not add up', () => {
    const chief = `chief: String! @element(label: "村主任", kind: ATTRIBUTE, ${yearly})`;
    const cell = 'chief: String @cell(label: "村主任") @from(element: "chief")';
    expect(refusal(dictionary([chief], cell))).toMatchInlineSnapshot(`
      "dictionary.graphql:5:52
      chief（村主任）是文字或属性，VILLAGE 的值不能相加成 TOWNSHIP；是否类可以写 count(children(VILLAGE), chief)
        chief: String @cell(label: "村主任") @from(element: "chief")
                                                            ^^^^^^^"
    `);
  });

  it('a stock has no year to date', () => {
    const cell =
      'people: Int @cell(label: "累计", unit: "人") @from(element: "people", period: YEAR_TO_DATE)';
    expect(refusal(dictionary([people], cell))).toMatchInlineSnapshot(`
      "dictionary.graphql:5:60
      people（人口）是 STOCK，没有“本年累计”；只有 FLOW 可以累计
        people: Int @cell(label: "累计", unit: "人") @from(element: "people", period: YEAR_TO_DATE)
                                                                    ^^^^^^^^"
    `);
  });

  it('nor a total since the start', () => {
    const cell = 'people: Int @cell(label: "累计", unit: "人") @from(expr: "people@SINCE_START")';
    expect(refusal(dictionary([people], cell))).toMatchInlineSnapshot(`
      "dictionary.graphql:5:57
      people（人口）是 STOCK，没有“自建立以来累计”；只有 FLOW 可以累计
        people: Int @cell(label: "累计", unit: "人") @from(expr: "people@SINCE_START")
                                                                 ^^^^^^^^^^^^^^^^^^^^"
    `);
  });

  it('the last period of a cumulative figure is a difference, which cannot be asked', () => {
    const births = `births: Int! @element(label: "出生", unit: "人", kind: FLOW, every: MONTH, at: TOWNSHIP,
      steward: "statistics", reportedAs: CUMULATIVE_YEAR)`;
    const cell =
      'births: Int @cell(label: "上月", unit: "人") @from(element: "births", period: PREVIOUS, orAsk: true)';
    expect(refusal(dictionary([births], cell, 'MONTH'))).toMatchInlineSnapshot(`
      "dictionary.graphql:6:95
      births（出生）填的是本年累计数，上期数由两期累计相减得出，不能单独问
        births: Int @cell(label: "上月", unit: "人") @from(element: "births", period: PREVIOUS, orAsk: true)
                                                                                                       ^^^^"
    `);
  });

  it('only a flow that is handed in several times a year can be cumulative', () => {
    const cell = 'people: Int @cell(label: "人口", unit: "人") @from(element: "people")';
    const cumulative = people.replace('"人", ', '"人", reportedAs: CUMULATIVE_YEAR, ');
    expect(refusal(dictionary([cumulative], cell))).toMatchInlineSnapshot(`
      "dictionary.graphql:2:9
      people（人口）是 STOCK，没有本年累计；reportedAs: CUMULATIVE_YEAR 只用于按月、按季或按半年填报的 FLOW
        "定义。" people: Int! @element(label: "人口", unit: "人", reportedAs: CUMULATIVE_YEAR, kind: STOCK, every: YEAR, at: VILLAGE, steward: "statistics")
                 ^^^^^^"
    `);
    expect(refusal(dictionary([cumulative.replace('STOCK', 'FLOW')], cell))).toMatchInlineSnapshot(`
      "dictionary.graphql:2:9
      people（人口）一年只填一次，累计数就是当年数；reportedAs: CUMULATIVE_YEAR 只用于按月、按季或按半年填报的 FLOW
        "定义。" people: Int! @element(label: "人口", unit: "人", reportedAs: CUMULATIVE_YEAR, kind: FLOW, every: YEAR, at: VILLAGE, steward: "statistics")
                 ^^^^^^"
    `);
  });

  it('what verifies needs a formula, over numbers that are entered by themselves', () => {
    const cell = 'people: Int @cell(label: "人口", unit: "人") @from(element: "people")';
    const verified = people.replace('"人", ', '"人", verify: true, ');
    expect(refusal(dictionary([verified], cell))).toMatchInlineSnapshot(`
      "dictionary.graphql:2:63
      people（人口）没有 @from：没有公式就无从核对，请加 @from(expr: "…")；verify: true 用于能由 @from 算出、仍要填来核对的数据元
        "定义。" people: Int! @element(label: "人口", unit: "人", verify: true, kind: STOCK, every: YEAR, at: VILLAGE, steward: "statistics")
                                                                          ^^^^"
    `);
    const rate = `rate: Decimal @element(label: "占比", kind: RATIO, verify: true, ${yearly}) @from(expr: "men / people")`;
    const men = `men: Int! @element(label: "男", unit: "人", kind: STOCK, ${yearly})`;
    expect(refusal(dictionary([people, men, rate], cell))).toMatchInlineSnapshot(`
      "dictionary.graphql:4:66
      rate（占比）是 RATIO：比率只由公式重算，从来不填；verify: true 用于能由 @from 算出、仍要填来核对的数据元
        "定义。" rate: Decimal @element(label: "占比", kind: RATIO, verify: true, every: YEAR, at: VILLAGE, steward: "statistics") @from(expr: "men / people")
                                                                            ^^^^"
    `);
    const derived = men.replace('Int!', 'Int').concat(' @from(expr: "people - women")');
    const women = men.replace('men', 'women').replace('男', '女');
    const circle = verified.concat(' @from(expr: "men + women")');
    expect(refusal(dictionary([circle, derived, women], cell))).toMatchInlineSnapshot(`
      "dictionary.graphql:2:63
      people（人口）拿来核对的数又由它自己算出：people → men → people；这样核对永远相符，请改用另外填报的数
        "定义。" people: Int! @element(label: "人口", unit: "人", verify: true, kind: STOCK, every: YEAR, at: VILLAGE, steward: "statistics") @from(expr: "men + women")
                                                                          ^^^^"
    `);
  });

  it('a name that nobody declared: it says which ones are like it', () => {
    const cell = 'people: Int @cell(label: "人口", unit: "人") @from(expr: "1 + peeple")';
    expect(refusal(dictionary([people], cell))).toMatchInlineSnapshot(`
      "dictionary.graphql:5:62
      没有名为 peeple 的数据元；相近的有：people（人口）
        people: Int @cell(label: "人口", unit: "人") @from(expr: "1 + peeple")
                                                                      ^^^^^^"
    `);
  });

  it('STOK: GraphQL would let it pass', () => {
    const cell = 'people: Int @cell(label: "人口", unit: "人") @from(element: "people")';
    expect(refusal(dictionary([people.replace('STOCK', 'STOK')], cell))).toMatchInlineSnapshot(`
      "dictionary.graphql:2:61
      kind 不能是 STOK；可用：STOCK、FLOW、AVERAGE、RATIO、DISTINCT、ATTRIBUTE。是不是 STOCK？
        "定义。" people: Int! @element(label: "人口", unit: "人", kind: STOK, every: YEAR, at: VILLAGE, steward: "statistics")
                                                                        ^^^^"
    `);
  });

  it('nothing is computed from itself', () => {
    const egg = `egg: Int @element(label: "蛋", unit: "个", kind: STOCK, ${yearly}) @from(expr: "hen * 2")`;
    const hen = `hen: Int @element(label: "鸡", unit: "个", kind: STOCK, ${yearly}) @from(expr: "egg / 2")`;
    const cell = 'hens: Int @cell(label: "鸡", unit: "个") @from(element: "hen")';
    expect(refusal(dictionary([egg, hen], cell))).toMatchInlineSnapshot(`
      "dictionary.graphql:2:112
      循环引用：egg → hen → egg；同一报告期内一个数不能由自己算出
        "定义。" egg: Int @element(label: "蛋", unit: "个", kind: STOCK, every: YEAR, at: VILLAGE, steward: "statistics") @from(expr: "hen * 2")
                                                                                                                          ^^^^^^^^^^^^^^^^^^^^^^"
    `);
  });

  it('except from its own last value: opening + arrivals', () => {
    const sdl = dictionary(
      [
        `arrivals: Int! @element(label: "迁入", unit: "人", kind: FLOW, ${yearly})`,
        `settled: Int @element(label: "累计迁入", unit: "人", kind: STOCK, ${yearly})
           @from(expr: "coalesce(settled@PREVIOUS, 0) + arrivals")`,
      ],
      'settled: Int @cell(label: "累计迁入", unit: "人") @from(expr: "sum(units(VILLAGE_COMMITTEE).settled)")',
    );
    const years = ['2025', '2026', '2027'].flatMap((year) => [
      [`liutang ${year}`, { arrivals: 10 }],
      [`shiqiao ${year}`, { arrivals: 1 }],
    ]);
    expect(fill(sdl, { facts: Object.fromEntries(years), unit: 'qinghe', period: '2027' })).toEqual({
      settled: '33 calculated',
    });
  });
});
