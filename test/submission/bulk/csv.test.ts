import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvReader, type CsvRecord } from '../../../src/submission/bulk/csv.ts';

function read(text: string, cuts: readonly number[] = []): CsvRecord[] {
  const reader = new CsvReader();
  const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
  const pieces = places.slice(1).map((end, i) => text.slice(places[i], end));
  return [...pieces.flatMap((piece) => [...reader.push(piece)]), ...reader.end()];
}

const fields = (text: string) => read(text).map((record) => record.fields);

describe('CSV', () => {
  it('a line is a record; its end may be of either kind, and may be missing', () => {
    expect(fields('a,b\n1,2\r\n3,4')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  it('quotes hold commas, line ends and quotes', () => {
    expect(fields('"a,b","c""d","e\nf",\n')).toEqual([['a,b', 'c"d', 'e\nf', '']]);
  });

  it('a record has the line on which it begins; empty lines are none', () => {
    expect(read('h\n\n"a\n\nb"\nc\n').map(({ line }) => line)).toEqual([1, 3, 6]);
  });

  it('says where a quote is not closed, or text follows a closing one', () => {
    expect(read('a,"b\nc')).toEqual([{ line: 1, fields: ['a'], broken: true }]);
    expect(read('a,"b"c\nd')).toMatchObject([
      { line: 1, broken: true },
      { line: 2, fields: ['d'] },
    ]);
  });

  it('a lost quote does not swallow the whole file', () => {
    const line = `${'x'.repeat(999)}\n`;
    const records = read(`"${line.repeat(3000)}`);
    expect(records[0]).toMatchObject({ line: 1, broken: true });
    expect(records.length).toBeGreaterThan(1500);
    expect(records.at(-1)?.line).toBe(3000);
  });

  it('reads what is written, wherever the pieces are cut', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '中', ' ') });
    const table = fc.array(fc.tuple(cell, cell, fc.constant('end')), { minLength: 1 });
    fc.assert(
      fc.property(table, fc.array(fc.nat()), (rows, cuts) => {
        expect(read(stringify(rows), cuts).map((record) => record.fields)).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });
});
