import { describe, expect, it } from 'vitest';
import { count, percent, time } from '../../src/cli/numbers.ts';
import { columnsThatFit, padEnd, padStart, table } from '../../src/cli/table.ts';
import { widthOf } from '../../src/core/expression/caret.ts';

// A terminal shows a Chinese character two columns wide: what is aligned there is not aligned by length.

describe('table', () => {
  const columns = [{ title: '报表' }, { title: '单位' }, { title: '单元格', align: 'right' as const }];

  it('aligns Chinese and Latin text by the columns they take', () => {
    const drawn = table(columns, [
      ['SD-01 人口', '柳塘镇', '1,448'],
      ['SX-02', '12 个村', '9'],
    ]);
    expect(drawn.split('\n')).toEqual([
      '报表        单位     单元格',
      'SD-01 人口  柳塘镇    1,448',
      'SX-02       12 个村       9',
    ]);
  });

  it('ends every line of a right-aligned column in the same column', () => {
    const rows = ['（农村）', 'abc', '“引号”', '㎡', '㐀㐁'].map((text, i) => [text, '', String(10 ** i)]);
    const widths = table(columns, rows).split('\n').map(widthOf);
    expect(new Set(widths).size).toBe(1);
  });

  it('prints no heading where no column has a title', () => {
    expect(table([{ title: '' }, { title: '' }], [['a', 'b']])).toBe('a  b');
  });

  it('keeps text that looks like markup as it is', () => {
    expect(table([{ title: 'x' }], [['{bold}'], ['a│b']])).toBe('x\n{bold}\na│b');
  });
});

describe('columnsThatFit', () => {
  const names = ['柳塘一村', '柳塘二村', '合计'].map((name) => [name, '1,234']);

  it('counts columns of the terminal, not characters', () => {
    expect(columnsThatFit(10, names, 10 + 10 + 10 + 7)).toBe(3);
    expect(columnsThatFit(10, names, 10 + 10 + 10 + 6)).toBe(2);
  });

  it('never comes to nothing', () => {
    expect(columnsThatFit(200, names, 80)).toBe(1);
  });
});

describe('numbers', () => {
  it('pads by width', () => {
    expect([padEnd('人口', 6), padStart('人', 4), padStart('too long', 2)]).toEqual([
      '人口  ',
      '  人',
      'too long',
    ]);
  });

  it('separates thousands', () => {
    expect([0, 999, 1000, 1_234_567].map(count)).toEqual(['0', '999', '1,000', '1,234,567']);
  });

  it.each([
    [1, 3, '33.3 %'],
    [2, 3, '66.7 %'],
    [1, 2000, '0.1 %'], // 0.05 % is rounded away from zero
    [1, 2001, '0.0 %'],
    [-1, 3, '-33.3 %'],
    [-1, 9999, '0.0 %'], // and no minus before a zero
    [0, 7, '0.0 %'],
    [7, 7, '100.0 %'],
    [9_999_999, 10_000_000, '100.0 %'],
    [0, 0, '–'],
  ])('%i of %i is %s', (part, whole, text) => {
    expect(percent(part, whole)).toBe(text);
  });

  it('shows the time of where the reports are due', () => {
    expect(time(new Date('2026-10-07T16:05:00Z'))).toBe('2026-10-08 00:05');
  });
});
