import { describe, expect, it } from 'vitest';
import { Dependents } from '../../../src/core/one-table/dependents.ts';
import { catalogueOf } from '../../support/dictionary.ts';

/** A form of the town with one cell; forms that look back are refilled when an earlier table is corrected. */
const dictionary = (from: string, reportedAs = ''): string => `
type Work @topic(label: "就业") {
  "新增就业。" hired: Int! @element(label: "新增就业", unit: "人", kind: FLOW, every: MONTH, at: VILLAGE, steward: "statistics"${reportedAs})
  "两月。" both: Int @element(label: "两月", unit: "人", kind: FLOW, every: MONTH, at: VILLAGE, steward: "statistics") @from(expr: "hired + hired@PREVIOUS")
}
type Town @form(code: "W-1", label: "表", department: "statistics", every: QUARTER, level: TOWNSHIP) {
  hired: Int @cell(label: "新增", unit: "人") @from(${from})
}`;

describe('which stored fills a table concerns', () => {
  it('those of forms that read tables of its level and frequency', () => {
    const dependents = new Dependents(catalogueOf(dictionary('element: "hired"')));
    expect(dependents.formsOn('VILLAGE', { frequency: 'MONTH' })).toEqual(['W-1']);
    expect(dependents.formsOn('VILLAGE', { frequency: 'QUARTER' })).toEqual([]);
    expect(dependents.formsOn('TOWNSHIP', { frequency: 'MONTH' })).toEqual([]);
  });

  it.each([
    ['its own period', 'element: "hired"', '', false],
    ['the year to date', 'element: "hired", period: YEAR_TO_DATE', '', true],
    ['all since the start', 'expr: "hired@SINCE_START"', '', true],
    ['an element that looks back', 'element: "both"', '', true],
    ['what is handed in cumulatively', 'element: "hired"', ', reportedAs: CUMULATIVE_YEAR', true],
  ])('a form that shows %s: %s', (_, from, reportedAs, looksBack) => {
    const dependents = new Dependents(catalogueOf(dictionary(from, reportedAs)));
    expect(dependents.looksBack('W-1')).toBe(looksBack);
  });
});
