import { stringify } from 'csv-stringify/sync';
import { labelOf } from '../../core/period.ts';
import type { AggregateRow, AggregateTable } from '../aggregate.model.ts';
import { breakdownsOf, distinct, exactNumber, unitOfMeasure } from './figures.ts';
import {
  AGENCY,
  ATTRIBUTES,
  breakdownId,
  type Component,
  DATA_STRUCTURE,
  DIMENSIONS,
  elementId,
  FREQUENCIES,
  MEASURE,
  metaOf,
  names,
  SCHEMAS,
  STATUS,
  TIME,
  TOTAL,
  timeOf,
  urnOf,
  versionOf,
} from './sdmx.ts';

/** What an observation is of, with the words for it: one for each dimension, in their order. */
function keyOf(row: AggregateRow): readonly { readonly id: string; readonly zh: string }[] {
  const { element, unit, period } = row;
  const [frequency, zh] = FREQUENCIES[period.frequency];
  const breakdown = breakdownsOf(row).map(({ label }) => label);
  return [
    { id: frequency, zh },
    { id: elementId(element), zh: element.label },
    { id: unit.id, zh: unit.label },
    { id: breakdownId(row), zh: breakdown.length > 0 ? breakdown.join('、') : '合计' },
    { id: timeOf(period), zh: labelOf(period) },
  ];
}

const statusOf = ({ value, gap }: AggregateRow): keyof typeof STATUS =>
  value !== undefined ? 'A' : gap?.reason === 'WITHHELD' ? 'Q' : 'L';

/** A partial sum only where there is no value: else it is the value. */
const partialSumOf = ({ value, sum }: AggregateRow) => (value === undefined ? sum : undefined);

/** The rows as SDMX-CSV 2.0. */
export function sdmxCsv({ rows }: AggregateTable, catalogue: number): string {
  const structure = `${AGENCY}:${DATA_STRUCTURE}(${versionOf(catalogue)})`;
  const lines = rows.map((row) => [
    ...['dataflow', structure, 'I', ...keyOf(row).map(({ id }) => id)],
    ...[row.value ?? '', statusOf(row), unitOfMeasure(row.element), partialSumOf(row) ?? ''],
    ...[row.unitsReporting, row.unitsExpected],
  ]);
  const head = [...DIMENSIONS, TIME, MEASURE, ...ATTRIBUTES].map(({ id }) => id);
  return stringify([['STRUCTURE', 'STRUCTURE_ID', 'ACTION', ...head], ...lines]);
}

/** The rows as an SDMX-JSON 2.0 data message. */
export function sdmxJson({ rows, asOf }: AggregateTable, catalogue: number): string {
  const keys = rows.map(keyOf);
  const dimensions = [...DIMENSIONS, TIME].map((dimension, i) => {
    const values = [
      ...distinct(
        keys.flatMap((key) => key[i] ?? []),
        ({ id }) => id,
      ).values(),
    ];
    return { dimension, values, positions: new Map(values.map(({ id }, at) => [id, at])) };
  });
  const observations = rows.map((row, n) => {
    const key = keys[n]?.map(({ id }, i) => dimensions[i]?.positions.get(id)).join(':') ?? '';
    return [key, observationOf(row)] as const;
  });
  const links = [
    { rel: 'dataflow', urn: urnOf('Dataflow', DATA_STRUCTURE, versionOf(catalogue)) },
    { rel: 'datastructure', urn: urnOf('DataStructure', DATA_STRUCTURE, versionOf(catalogue)) },
  ];
  return JSON.stringify({
    meta: metaOf('data', asOf, SCHEMAS.data),
    data: {
      structures: [
        {
          ...{
            name: '一表通汇总指标',
            names: names('一表通汇总指标', 'Figures of the one table'),
            dataSets: [0],
          },
          links,
          dimensions: {
            observation: dimensions.map(({ dimension, values }, keyPosition) => ({
              ...{ ...named(dimension), keyPosition },
              // SDMX wants one value at least; of no rows there is none.
              ...(values.length > 0
                ? { values: values.map(({ id, zh }) => memberOf(dimension, id, zh)) }
                : {}),
            })),
          },
          measures: { observation: [{ ...named(MEASURE), format: { dataType: 'Decimal' } }] },
          attributes: {
            observation: ATTRIBUTES.map((attribute) => ({
              ...named(attribute),
              relationship: { observation: {} },
              ...(attribute.dataType ? { format: { dataType: attribute.dataType } } : {}),
              ...(attribute.id === 'OBS_STATUS' ? { values: statusValues() } : {}),
            })),
          },
        },
      ],
      dataSets: [
        { structure: 0, links, action: 'Information', observations: Object.fromEntries(observations) },
      ],
    },
  });
}

/** The measure, then the attributes in their order: the status by its position, the others as they are. */
function observationOf(row: AggregateRow): unknown[] {
  return [
    exactNumber(row.value),
    Object.keys(STATUS).indexOf(statusOf(row)),
    unitOfMeasure(row.element) || null,
    exactNumber(partialSumOf(row)),
    row.unitsReporting,
    row.unitsExpected,
  ];
}

const named = ({ id, zh, en }: Component) => ({ id, name: zh, names: names(zh, en) });

const statusValues = () =>
  Object.entries(STATUS).map(([id, [zh, en]]) => ({ id, name: zh, names: names(zh, en) }));

/** Periods are values, everything else a code. */
const memberOf = ({ id: dimension }: Component, id: string, zh: string) =>
  dimension === TIME.id ? { value: id, name: zh } : { id, name: id === TOTAL ? '合计' : zh };
