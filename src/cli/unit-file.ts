import type { Unit } from '../core/unit-tree.ts';
import { type GivenUnit, readUnits } from '../organisation/unit-input.ts';
import { CsvReader, type CsvRecord } from '../submission/bulk/csv.ts';
import { wrongUsage } from './exit.ts';
import type { Io } from './io.ts';
import { parseJson, readText, wrongShape } from './text-file.ts';

/** Headers of a list that somebody keeps in Excel. */
const HEADERS: Readonly<Record<string, string>> = {
  编号: 'id',
  代码: 'id',
  名称: 'label',
  英文名称: 'en',
  类型: 'kind',
  层级: 'level',
  上级: 'parent',
  设立日: 'validFrom',
  终止日: 'validTo',
  起报日: 'reportsFrom',
};

/** The units in a file: a JSON list, or CSV with a header. What is wrong with its shape is said at once. */
export async function readUnitFile(io: Io, file: string): Promise<Unit[]> {
  const text = await readText(io, file);
  const read = readUnits(/^\s*[[{]/.test(text) ? fromJson(file, text) : fromCsv(file, text));
  if ('problems' in read) throw wrongShape(file, read.problems);
  return read.units;
}

function fromJson(file: string, text: string): GivenUnit[] {
  const value = parseJson(file, text);
  if (!Array.isArray(value))
    throw wrongShape(file, [['应为单位的列表 […]', 'a list of units is wanted: […]']]);
  return value.map((each, i) => ({ place: `[${i}]`, value: each }));
}

function fromCsv(file: string, text: string): GivenUnit[] {
  const csv = new CsvReader();
  const [header, ...records] = [...csv.push(text), ...csv.end()];
  if (!header) throw wrongUsage(`${file} 是空的`, `${file} is empty`, 'INPUT_SHAPE');
  const fields = header.fields.map((name) => HEADERS[name.trim()] ?? name.trim());
  const broken = records.find((record) => record.broken || record.fields.length > fields.length);
  if (broken) {
    throw wrongShape(file, [
      [
        `第 ${broken.line} 行的引号或列数不对；表头是 ${header.fields.join(',')}`,
        `line ${broken.line}: a quote or the number of columns is wrong; the header is ${header.fields.join(',')}`,
      ],
    ]);
  }
  return records.map((record) => ({ place: `${file}:${record.line}`, value: unitOf(fields, record) }));
}

/** An empty field says nothing; columns without a name are passed over. */
function unitOf(names: readonly string[], { fields }: CsvRecord): Record<string, string> {
  const said = names.flatMap((name, i) => {
    const field = fields[i]?.trim() ?? '';
    return name === '' || field === '' ? [] : [[name, field] as const];
  });
  return Object.fromEntries(said);
}
