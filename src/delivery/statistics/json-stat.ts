import { labelOf } from '../../core/period.ts';
import type { AggregateRow, AggregateTable } from '../aggregate.model.ts';
import { breakdownsOf, distinct, exactNumber, reasonOf, unitOfMeasure } from './figures.ts';

/** What is told of every row, in this order. */
const FIGURES = {
  value: '值',
  sum: '已报部分之和',
  unitsReporting: '已报单位数',
  unitsExpected: '应报单位数',
} as const;
const FIGURE_NAMES = Object.keys(FIGURES) as (keyof typeof FIGURES)[];

interface Dimension {
  readonly label: string;
  /** Labels of its categories, by their ids. */
  readonly categories: ReadonlyMap<string, string>;
  /** The category of a row. */
  of(row: AggregateRow): string;
}

/** What a row has in a breakdown that is not told apart for it. */
const TOTAL = '_T';

/** The rows as a cube of JSON-stat 2.0. */
export function jsonStat({ rows, asOf }: AggregateTable): string {
  const dimensions = dimensionsOf(rows);
  const ids = [...dimensions.keys(), 'figure'];
  const sizes = [...[...dimensions.values()].map(({ categories }) => categories.size), FIGURE_NAMES.length];
  const value: Record<string, unknown> = {};
  const status: Record<string, string> = {};
  const positions = [...dimensions.values()].map(({ categories }) => positionsOf(categories));
  for (const row of rows) {
    const at = [...dimensions.values()].reduce(
      (index, dimension, i) => index * (sizes[i] as number) + (positions[i]?.get(dimension.of(row)) ?? 0),
      0,
    );
    for (const [i, figure] of FIGURE_NAMES.entries()) {
      const index = at * FIGURE_NAMES.length + i;
      if (row[figure] !== undefined) value[index] = exactNumber(row[figure]);
      else if (figure === 'value') status[index] = reasonOf(row);
    }
  }
  return JSON.stringify({
    ...{ version: '2.0', class: 'dataset', label: '汇总指标', updated: asOf.toISOString() },
    ...{ id: ids, size: sizes },
    role: { time: ['period'], geo: ['unit'], metric: ['figure'] },
    dimension: {
      ...Object.fromEntries([...dimensions].map(([id, dimension]) => [id, dimensionJson(dimension)])),
      figure: { label: '指标', category: { index: FIGURE_NAMES, label: FIGURES } },
    },
    ...{ value, status },
    extension: { elements: elementsOf(rows) },
  });
}

function dimensionsOf(rows: readonly AggregateRow[]): ReadonlyMap<string, Dimension> {
  const dimension = (
    label: string,
    of: (row: AggregateRow) => string,
    name: (row: AggregateRow) => string,
  ): Dimension => ({
    ...{ label, of },
    categories: new Map([...distinct(rows, of)].map(([id, row]) => [id, name(row)])),
  });
  const breakdowns = new Set(rows.flatMap((row) => breakdownsOf(row).map(({ breakdown }) => breakdown)));
  return new Map([
    [
      'element',
      dimension(
        '数据元',
        ({ element }) => element.name,
        ({ element }) => element.label,
      ),
    ],
    ...[...breakdowns].map((name): [string, Dimension] => {
      const find = (row: AggregateRow) => breakdownsOf(row).find(({ breakdown }) => breakdown === name);
      return [
        name,
        dimension(
          rows.map(find).find((found) => found)?.codeList.label ?? name,
          (row) => find(row)?.code ?? TOTAL,
          (row) => find(row)?.label ?? '合计',
        ),
      ];
    }),
    [
      'unit',
      dimension(
        '填报单位',
        ({ unit }) => unit.id,
        ({ unit }) => unit.label,
      ),
    ],
    [
      'period',
      dimension(
        '报告期',
        ({ period }) => period.id,
        ({ period }) => labelOf(period),
      ),
    ],
  ]);
}

const positionsOf = (categories: Dimension['categories']): ReadonlyMap<string, number> =>
  new Map([...categories.keys()].map((id, i) => [id, i]));

const dimensionJson = ({ label, categories }: Dimension) => ({
  label,
  category: { index: [...categories.keys()], label: Object.fromEntries(categories) },
});

/** What JSON-stat has no place for: units of measure and decimals are of elements, its metric are the figures. */
function elementsOf(rows: readonly AggregateRow[]) {
  const elements = distinct(
    rows.map(({ element }) => element),
    ({ name }) => name,
  );
  return Object.fromEntries(
    [...elements].map(([name, element]) => [
      name,
      {
        ...{ unitOfMeasure: unitOfMeasure(element), decimals: element.decimals, kind: element.kind },
        ...{ definition: element.definition, scope: element.scope },
      },
    ]),
  );
}
