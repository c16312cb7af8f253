import { describe, expect, it } from 'vitest';
import { checkTables } from '../../../src/core/one-table/check.ts';
import { comparedPeriods } from '../../../src/core/one-table/plausible.ts';
import type { CheckedTable } from '../../../src/core/one-table/warning.ts';
import { previous } from '../../../src/core/period.ts';
import { engineOf, factSet, type Handed, periodOf } from '../../support/dictionary.ts';

const SDL = `
type Work @topic(label: "就业") {
  "新增就业：一月以来的累计数。"
  hired: Int! @element(
    label: "新增就业", unit: "人", kind: FLOW, every: MONTH, at: VILLAGE, steward: "statistics"
    reportedAs: CUMULATIVE_YEAR, maxChange: "0.5"
  )
  "收入：一月以来的累计数。"
  income: Decimal! @element(
    label: "收入", unit: "元", kind: FLOW, every: MONTH, at: VILLAGE, steward: "statistics", reportedAs: CUMULATIVE_YEAR
  )
}
type Hired @form(code: "W-2", label: "就业月报", department: "statistics", every: MONTH, level: VILLAGE) {
  month: Int @cell(label: "本月", unit: "人") @from(element: "hired")
  income: Decimal @cell(label: "本月", unit: "元") @from(element: "income")
}`;

describe('figures that are cumulative since January', () => {
  const engine = engineOf(SDL);
  const unit = engine.units.get('liutang');

  /** What is said of the answers to one question, month by month, when the last of them is handed in. */
  function said(name: string, figures: Readonly<Record<string, number | string>>): string[] {
    const months = Object.keys(figures).sort();
    const handed: Handed = Object.fromEntries(
      months.map((month) => [`liutang ${month}`, { hired: 1, income: 1, [name]: figures[month] as number }]),
    );
    const facts = factSet(handed);
    const period = periodOf(months.at(-1) as string);
    const checked: CheckedTable = { unit, period, table: facts.table(unit.id, period.id)! };
    return checkTables(engine, [checked], facts)
      .filter(({ path }) => path === `work.${name}`)
      .map(({ code, message }) => `${code} ${message}`);
  }

  it('a figure that falls within the year is a warning', () => {
    expect(said('hired', { '2026-04': 40, '2026-05': 12 })).toEqual([
      'CUMULATIVE_FALLS 新增就业（本年累计） 12，比上期累计 40 还少：累计数在一年内只增不减；如因更正属实请确认',
    ]);
  });

  it('one that starts anew in January is not', () => {
    expect(said('hired', { '2025-11': 110, '2025-12': 120, '2026-01': 11 })).toEqual([]);
  });

  it('maxChange compares what came in with what had come in', () => {
    expect(said('hired', { '2026-02': 40, '2026-03': 50, '2026-04': 62 })).toEqual([]); // 10, then 12
    expect(said('hired', { '2026-02': 40, '2026-03': 50, '2026-04': 90 })).toEqual([
      'CHANGE_LARGE 新增就业 40，比上期 10 增加 300%，如属实请确认',
    ]);
    expect(said('hired', { '2025-11': 110, '2025-12': 120, '2026-01': 30 })).toEqual([
      'CHANGE_LARGE 新增就业 30，比上期 10 增加 200%，如属实请确认',
    ]);
  });

  it('a slip of the unit shows in the figure itself', () => {
    const [warning] = said('income', { '2026-03': '120000', '2026-04': '12.5' });
    expect(warning).toMatch(
      /^UNIT_SUSPECT 收入（本年累计） 12\.50 元，上期 120,000\.00 元：是不是按万元填了？/,
    );
  });

  it('so the table before the last one is looked at too', () => {
    const period = periodOf('2026-03');
    const last = previous(period);
    expect(comparedPeriods(engine, unit, period)).toEqual([last, previous(last)]);
  });
});
