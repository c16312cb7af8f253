import { describe, expect, it } from 'vitest';
import { readJson } from '../../../src/core/json-text.ts';
import { columnsOf } from '../../../src/submission/bulk/columns.ts';
import { type FilePart, readBulkFile, readTable } from '../../../src/submission/bulk/read-file.ts';

async function parts(...pieces: string[]): Promise<FilePart[]> {
  const found: FilePart[] = [];
  for await (const part of readBulkFile(pieces as unknown as AsyncIterable<string>)) found.push(part);
  return found;
}

describe('a file', () => {
  it('is CSV or JSON Lines, as its first character says; the mark of Excel is no part of it', async () => {
    const csv = await parts('\ufeffunit,per', 'iod,path,value\na,2026,x.y,1\na,2026,x.z,2\nb,2026,x.y,3\n');
    expect(csv).toEqual([
      {
        fragment: { unit: 'a', period: '2026', line: 2, kind: 'rows', body: '[[2,"x.y","1"],[3,"x.z","2"]]' },
      },
      { fragment: { unit: 'b', period: '2026', line: 4, kind: 'rows', body: '[[4,"x.y","3"]]' } },
    ]);
    const table = '{"unit":"a","period":"2026"}';
    expect(await parts(' ', table, '\n\n')).toEqual([
      { fragment: { unit: 'a', period: '2026', line: 1, kind: 'table', body: table } },
    ]);
    expect(await parts()).toEqual([]);
  });

  it('a whole submission is no JSON Lines: the first line that is no table says so', async () => {
    expect(await parts('{\n  "tables": []\n}\n')).toMatchObject([
      { stray: { code: 'BAD_ROW', line: 1 } },
      {},
      {},
    ]);
  });

  it('a character that nothing can store is made one that no answer may hold', async () => {
    const [part] = await parts('unit,period,path,value\na,2026,x.y,"a\0b"\n');
    expect(part).toMatchObject({ fragment: { body: '[[2,"x.y","a\ufffdb"]]' } });
  });
});

describe('a header', () => {
  it.each([
    ['unit,period,path,value', { shape: 'long', path: 2, values: [3] }],
    ['单位,报告期,问题,值,原因,说明', { shape: 'long', path: 2, values: [3], reason: 4, note: 5 }],
    [
      'unit,period,element,slice,previous,numeric_value,text_value,null_reason',
      { element: 2, values: [5, 6] },
    ],
    [
      'period,unit,a.b,a.c',
      {
        shape: 'wide',
        unit: 1,
        paths: [
          [2, 'a.b'],
          [3, 'a.c'],
        ],
      },
    ],
  ])('%s', (header, columns) => {
    expect(columnsOf(header.split(','))).toMatchObject(columns);
  });

  it.each(['unit,path,value', 'unit,period,path', 'unit,period,name', 'unit,unit,period,path,value', ''])(
    '%s: says what is missing',
    (header) => {
      expect(columnsOf(header.split(','))).toMatchObject({ code: 'CSV_HEADER', line: 1 });
    },
  );
});

describe('a table as JSON', () => {
  it('is read as carefully as a submission: no digit is lost, no key stands twice, nothing is nested without end', () => {
    for (const text of [
      '{"a":{"b":1,"c":[{"d":2.50},"x\\":y"]}}',
      '{"a":12345678901234567890,"b":0.12345678901234567}',
      '{"a":1,"a":2}',
      '{"a" :1,"a" :2}',
      '{"a":1',
      '['.repeat(5000),
      `${'{"a":'.repeat(90)}1${'}'.repeat(90)}`,
    ]) {
      const [fast, careful] = [readTable(text), readJson(text)];
      expect('problem' in fast).toBe('problem' in careful);
      const asText = (value: unknown): string =>
        JSON.stringify(value, (_, each) => (typeof each === 'number' ? String(each) : each));
      if ('value' in fast && 'value' in careful) {
        expect(asText(fast.value).replaceAll('2.50', '2.5')).toBe(
          asText(careful.value).replaceAll('2.50', '2.5'),
        );
      }
    }
  });
});
