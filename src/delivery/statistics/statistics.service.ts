import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { CatalogueService } from '../../catalogue/catalogue.service.ts';
import { sliceLabel } from '../../core/one-table/item.ts';
import type { UnitService } from '../../organisation/unit.service.ts';
import type { Clock } from '../../platform/clock.ts';
import type { UserFinding } from '../../submission/submission.model.ts';
import type { AggregateQuery, AggregateRow, AggregateTable } from '../aggregate.model.ts';
import type { AggregateService } from '../aggregate.service.ts';
import { columnsOf } from '../aggregate-columns.ts';
import type { Rights } from '../disclosure/rights.model.ts';
import { FORMATS } from '../export/formats.ts';
import type { Column } from '../export/reading.ts';
import { type AggregateFormat, reasonOf, type StatisticsFile, unitOfMeasure } from './figures.ts';
import { jsonStat } from './json-stat.ts';
import { sdmxCsv, sdmxJson } from './sdmx-data.ts';
import { sdmxStructure } from './sdmx-structure.ts';

/** Aggregates, and the catalogue that they are of, in the formats that statisticians exchange. */
export class StatisticsService {
  constructor(
    private readonly aggregates: AggregateService,
    private readonly catalogues: CatalogueService,
    private readonly units: UnitService,
    private readonly clock: Clock,
  ) {}

  /** A file of aggregates, or everything that is wrong with the query. */
  async file(
    query: AggregateQuery,
    format: AggregateFormat,
    rights?: Rights,
  ): Promise<{ readonly file?: StatisticsFile; readonly userErrors: readonly UserFinding[] }> {
    const table = await this.aggregates.aggregate(query, rights);
    if (table.userErrors.length > 0) return { userErrors: table.userErrors };
    const file = { fileName: `aggregate.${format}`, ...(await this.#write(table, format)) };
    return { file, userErrors: [] };
  }

  /** A catalogue version as an SDMX structure; the latest unless said. */
  structure(version?: number): StatisticsFile {
    const { current } = this.catalogues;
    const catalogue = version === undefined ? current : this.catalogues.named(version);
    return {
      ...{ fileName: 'structure.sdmx.json', contentType: SDMX.structure },
      body: sdmxStructure(catalogue, this.units.tree, this.clock.now()),
    };
  }

  async #write(table: AggregateTable, format: AggregateFormat): Promise<Omit<StatisticsFile, 'fileName'>> {
    const { number } = this.catalogues.current;
    switch (format) {
      case 'jsonstat':
        return { contentType: 'application/json; charset=utf-8', body: jsonStat(table) };
      case 'sdmx.csv':
        return { contentType: SDMX.csv, body: sdmxCsv(table, number) };
      case 'sdmx.json':
        return { contentType: SDMX.json, body: sdmxJson(table, number) };
      default: {
        const { contentType, write } = FORMATS[format];
        const rows = rowsOf(table).map((row) => (format === 'jsonl' ? [lineOf(row)] : row));
        return { contentType, body: await buffer(Readable.from(rows).pipe(write(COLUMNS))) };
      }
    }
  }
}

const SDMX = {
  structure: 'application/vnd.sdmx.structure+json; version=2.0.0; charset=utf-8',
  json: 'application/vnd.sdmx.data+json; version=2.0.0; charset=utf-8',
  csv: 'application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8',
} as const;

const COLUMNS: readonly Column[] = [
  ...['element', 'label', 'slice', 'unit_of_measure', 'unit', 'unit_label', 'period'].map((name) => ({
    ...{ name, type: 'text' },
  })),
  ...['value', 'sum', 'average', 'minimum', 'maximum'].map((name) => ({ name, type: 'numeric' })),
  ...['units_reporting', 'units_expected'].map((name) => ({ name, type: 'integer' })),
  { name: 'reason', type: 'text' },
];

/** As texts, in the order of the columns. */
function rowsOf(table: AggregateTable): (string | null)[][] {
  const { slices } = columnsOf(table);
  const text = (value: AggregateRow['value']): string | null => (value === undefined ? null : String(value));
  return table.rows.map((row, i) => {
    const { element, unit, period } = row;
    return [
      ...[element.name, sliceLabel(element, row.slice), slices[i] ?? '', unitOfMeasure(element)],
      ...[unit.id, unit.label, period.id],
      ...[row.value, row.sum, row.average, row.minimum, row.maximum].map(text),
      ...[String(row.unitsReporting), String(row.unitsExpected), reasonOf(row) || null],
    ];
  });
}

/** A row as JSON; numbers keep their digits. */
function lineOf(row: readonly (string | null)[]): string {
  const members = COLUMNS.map(({ name, type }, i) => {
    const value = row[i] ?? null;
    return `${JSON.stringify(name)}:${type === 'text' || value === null ? JSON.stringify(value) : value}`;
  });
  return `{${members.join(',')}}`;
}
