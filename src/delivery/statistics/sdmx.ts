import type { Element } from '../../core/catalogue/model.ts';
import type { Frequency, Period } from '../../core/period.ts';
import type { AggregateRow } from '../aggregate.model.ts';
import { breakdownsOf } from './figures.ts';

// How the hub's things are called in SDMX 3.0. Ids there have letters, digits, `_`, `@`, `$` and `-`.

export const AGENCY = 'ONETABLE';
export const DATA_STRUCTURE = 'ONETABLE_FIGURES';
export const CONCEPTS = 'ONETABLE_CONCEPTS';
export const TOTAL = '_T';

/** A catalogue version is a major version of the structure. */
export const versionOf = (catalogue: number): string => `${catalogue}.0.0`;

export const FREQUENCIES: Readonly<Record<Frequency, readonly [id: string, zh: string, en: string]>> = {
  YEAR: ['A', '年', 'Annual'],
  HALF_YEAR: ['S', '半年', 'Half-yearly'],
  QUARTER: ['Q', '季', 'Quarterly'],
  MONTH: ['M', '月', 'Monthly'],
};

/** Whether an observation has its value, in SDMX's own codes. */
export const STATUS = {
  A: ['有值', 'Normal value'],
  L: ['缺，已有部分见 PARTIAL_SUM', 'Missing; what there is of it is the PARTIAL_SUM'],
  Q: ['涉及个人隐私，不予显示', 'Missing value; suppressed'],
} as const;

export interface Component {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  /** The code list of its values, or what they are. */
  readonly codelist?: string;
  readonly dataType?: 'String' | 'Decimal' | 'Integer' | 'ObservationalTimePeriod';
}

export const DIMENSIONS: readonly Component[] = [
  { id: 'FREQ', zh: '频率', en: 'Frequency', codelist: 'CL_FREQ' },
  { id: 'ELEMENT', zh: '数据元', en: 'Data element', codelist: 'CL_ELEMENT' },
  { id: 'REPORTING_UNIT', zh: '填报单位', en: 'Reporting unit', codelist: 'CL_REPORTING_UNIT' },
  { id: 'BREAKDOWN', zh: '分组', en: 'Breakdown', codelist: 'CL_BREAKDOWN' },
];
export const TIME: Component = {
  ...{ id: 'TIME_PERIOD', zh: '报告期', en: 'Period', dataType: 'ObservationalTimePeriod' },
};
export const MEASURE: Component = { id: 'OBS_VALUE', zh: '值', en: 'Value', dataType: 'Decimal' };
export const ATTRIBUTES: readonly Component[] = [
  { id: 'OBS_STATUS', zh: '状态', en: 'Observation status', codelist: 'CL_OBS_STATUS' },
  { id: 'UNIT_MEASURE', zh: '计量单位', en: 'Unit of measure', dataType: 'String' },
  { id: 'PARTIAL_SUM', zh: '已报部分之和', en: 'Sum of what was reported', dataType: 'Decimal' },
  { id: 'UNITS_REPORTING', zh: '已报单位数', en: 'Units reporting', dataType: 'Integer' },
  { id: 'UNITS_EXPECTED', zh: '应报单位数', en: 'Units expected', dataType: 'Integer' },
];

/** `SD_01.foreigners` is `SD_01-foreigners`: no other name has a hyphen. */
export const elementId = ({ name }: Pick<Element, 'name'>): string => name.replaceAll('.', '-');

/** `Sex$FEMALE`, `Sex$MALE-BirthOrder$FIRST`, `_T`: the list stands before its code, since codes of two lists may be called alike. */
export function breakdownId(row: Pick<AggregateRow, 'element' | 'slice'>): string {
  const codes = breakdownsOf(row).map(({ codeList, code }) => `${codeList.name}$${code}`);
  return codes.length > 0 ? codes.join('-') : TOTAL;
}

const DURATIONS: Readonly<Record<Frequency, string>> = {
  ...{ YEAR: 'P1Y', HALF_YEAR: 'P6M', QUARTER: 'P3M', MONTH: 'P1M' },
};

/** `2026`, `2026-S1`, `2026-Q3`, `2026-07`; a period of another calendar as its first day and its length. */
export function timeOf({ id, frequency, calendar, start }: Period): string {
  if (calendar) return `${start}/${DURATIONS[frequency]}`;
  return frequency === 'HALF_YEAR' ? id.replace('-H', '-S') : id;
}

const PACKAGES = {
  Codelist: 'codelist',
  Concept: 'conceptscheme',
  ConceptScheme: 'conceptscheme',
  DataStructure: 'datastructure',
  Dataflow: 'datastructure',
} as const;

export function urnOf(kind: keyof typeof PACKAGES, id: string, version: string, item = ''): string {
  return `urn:sdmx:org.sdmx.infomodel.${PACKAGES[kind]}.${kind}=${AGENCY}:${id}(${version})${item && `.${item}`}`;
}

/** What every message begins with. */
export function metaOf(id: string, prepared: Date, schema: string) {
  return {
    ...{ id, prepared: prepared.toISOString(), schema, test: false },
    ...{
      contentLanguages: ['zh', 'en'],
      sender: { id: AGENCY, name: '一表通', names: names('一表通', 'One table') },
    },
  };
}

export const SCHEMAS = {
  structure:
    'https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/structure-message/tools/schemas/2.0.0/sdmx-json-structure-schema.json',
  data: 'https://raw.githubusercontent.com/sdmx-twg/sdmx-json/master/data-message/tools/schemas/2.0.0/sdmx-json-data-schema.json',
} as const;

export const names = (zh: string, en?: string) => (en === undefined ? { zh } : { zh, en });
