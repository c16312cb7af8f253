import { pipeline, type Readable, Transform } from 'node:stream';
import { stringify } from 'csv-stringify';
import { Client, escapeIdentifier } from 'pg';
import QueryStream from 'pg-query-stream';
import type { CatalogueService } from '../../catalogue/catalogue.service.ts';
import { howPeriodsAreWritten } from '../../core/calendar.ts';
import type { Form } from '../../core/catalogue/model.ts';
import type { Period } from '../../core/period.ts';
import { NotFound } from '../../core/refusal.ts';
import type { SqlPool } from '../../database/sql.ts';
import type { FillService } from '../../filling/fill.service.ts';
import type { UnitService } from '../../organisation/unit.service.ts';
import type { PeriodService } from '../../submission/period.service.ts';
import { formViewNames } from '../bi/form-views.ts';
import { viewName } from '../bi/view.ts';
import type { Export, ExportQuery } from './export.model.ts';

/** So many rows are in memory at a time. */
const BATCH = 500;

interface Column {
  readonly name: string;
  readonly type: string;
}

/** The figures of the BI views as files, row by row: no size of a result is held in memory. */
export class ExportService {
  constructor(
    private readonly url: string,
    private readonly sql: SqlPool,
    private readonly units: UnitService,
    private readonly catalogues: CatalogueService,
    private readonly periods: PeriodService,
    private readonly fills: FillService,
  ) {}

  /** Refuses what names nothing; everything wrong at once. */
  async open(query: ExportQuery): Promise<Export> {
    const forms = this.#check(query);
    const ids = query.periods ?? [...(await this.periods.reported()).keys()];
    const periods = ids.map((id) => this.catalogues.periodNamed(id));
    if (query.what !== 'values') await this.#fill(query, forms, periods);
    const { what, format } = query;
    const view = viewName(this.#view(what));
    const columns = await this.#columns(view);
    const { where, values } = this.#where(query, forms, periods);
    const name = typeof what === 'string' ? what : what.form;
    return {
      fileName: `${name}.${format}`,
      contentType: format === 'csv' ? 'text/csv; charset=utf-8' : 'application/jsonl; charset=utf-8',
      stream: await this.#stream(`FROM ${view}${where}`, values, columns, format),
    };
  }

  #view(what: ExportQuery['what']): string {
    if (what === 'values') return 'fact_value';
    if (what === 'cells') return 'fact_cell';
    return formViewNames(this.catalogues.versions).get(what.form) as string;
  }

  /** The forms that are meant; undefined where none was named. */
  #check(query: ExportQuery): readonly Form[] | undefined {
    const { catalogue } = this.catalogues.current;
    const wrong: [zh: string, en: string][] = [];
    const { unit, what, department } = query;
    if (unit !== undefined && !this.units.tree.find(unit))
      wrong.push([`没有填报单位 ${unit}`, `there is no reporting unit ${unit}`]);
    for (const id of query.periods ?? []) {
      if (this.catalogues.period(id)) continue;
      const [how, howEn] = howPeriodsAreWritten(this.catalogues.calendars);
      wrong.push([`不认识的报告期 ${id}；${how}`, `unknown period ${id}; ${howEn}`]);
    }
    for (const name of query.elements ?? []) {
      if (!this.catalogues.versions.some((version) => version.catalogue.elements.has(name)))
        wrong.push([`没有数据元 ${name}`, `there is no data element ${name}`]);
    }
    if (department !== undefined && !catalogue.departments.has(department))
      wrong.push([`没有部门 ${department}`, `there is no department ${department}`]);
    const latest = new Map(this.catalogues.versions.flatMap((version) => [...version.catalogue.forms]));
    const codes = typeof what === 'string' ? query.forms : [what.form];
    for (const code of codes ?? []) {
      if (!latest.has(code))
        wrong.push([
          `没有报表 ${code}；有：${[...latest.keys()].join('、')}`,
          `there is no form ${code}; there are ${[...latest.keys()].join(', ')}`,
        ]);
    }
    if (wrong.length > 0)
      throw new NotFound(wrong.map(([zh]) => zh).join('。'), wrong.map(([, en]) => en).join('. '));
    if (!codes && department === undefined) return undefined;
    return [...latest.values()].filter(
      (form) =>
        (!codes || codes.includes(form.code)) &&
        (department === undefined || form.department.code === department),
    );
  }

  /** Fills what nobody has read yet, period by period, as every reader of forms does. */
  async #fill({ unit }: ExportQuery, forms: readonly Form[] | undefined, periods: readonly Period[]) {
    const codes = forms && new Set(forms.map(({ code }) => code));
    for (const period of periods) {
      const units =
        unit === undefined ? [...this.units.tree.all()] : this.units.tree.subtree(unit, period.end);
      await this.fills.ensureFresh(
        this.fills.targets(units, [period], (form) => !codes || codes.has(form.code)),
      );
    }
  }

  #where(
    { unit, what, elements }: ExportQuery,
    forms: readonly Form[] | undefined,
    periods: readonly Period[],
  ) {
    const values: unknown[] = [];
    const conditions = [`period = ANY ($${values.push(periods.map(({ id }) => id))})`];
    if (unit !== undefined) {
      // A subtree is that of its time.
      const places = periods.flatMap((period) =>
        this.units.tree.subtree(unit, period.end).map(({ id }) => [id, period.id] as const),
      );
      const [ids, times] = [places.map(([id]) => id), places.map(([, time]) => time)];
      conditions.push(
        `unit = ANY ($${values.push([...new Set(ids)])})`,
        `(unit, period) IN (SELECT * FROM unnest($${values.push(ids)}::text[], $${values.push(times)}::text[]))`,
      );
    }
    if (elements && what === 'values') conditions.push(`element = ANY ($${values.push(elements)})`);
    if (forms && what === 'cells')
      conditions.push(`form = ANY ($${values.push(forms.map(({ code }) => code))})`);
    return { where: ` WHERE ${conditions.join(' AND ')}`, values };
  }

  #columns(view: string): Promise<Column[]> {
    return this.sql.query<Column>(
      `SELECT attname AS name, atttypid::regtype::text AS type FROM pg_attribute
        WHERE attrelid = $1::regclass AND attnum > 0 ORDER BY attnum`,
      [view],
    );
  }

  async #stream(
    from: string,
    values: readonly unknown[],
    columns: readonly Column[],
    format: ExportQuery['format'],
  ): Promise<Readable> {
    const client = new Client({ connectionString: this.url, application_name: 'onetable export' });
    client.on('error', () => {});
    await client.connect();
    const list = format === 'csv' ? columns.map(csvColumn).join(', ') : 'row_to_json(exported)::text';
    const source = format === 'csv' ? from : `FROM (SELECT * ${from}) AS exported`;
    const rows = client.query(
      new QueryStream(`SELECT ${list} ${source}`, [...values], {
        ...{ rowMode: 'array', batchSize: BATCH, highWaterMark: BATCH },
        types: { getTypeParser: () => (text: string) => text },
      }),
    );
    const file = format === 'csv' ? csv(columns) : jsonLines();
    // What goes wrong on either side is told by the file itself.
    pipeline(rows, file, () => {});
    file.once('close', () => void this.#end(client, rows.readableEnded));
    return file;
  }

  /** A reader who goes away takes the query along, also one that has not found its first row yet. */
  async #end(client: Client, done: boolean): Promise<void> {
    const { processID } = client as Client & { readonly processID: number };
    if (!done) await this.sql.query('SELECT pg_terminate_backend($1)', [processID]).catch(() => {});
    await client.end().catch(() => {});
  }
}

/** Moments as ISO 8601 writes them, yes and no as words; the rest as PostgreSQL does. */
function csvColumn({ name, type }: Column): string {
  const column = escapeIdentifier(name);
  if (type === 'boolean') return `${column}::text`;
  return type.startsWith('timestamp') ? `to_json(${column}) #>> '{}'` : column;
}

const NUMBERS = new Set(['numeric', 'integer', 'bigint', 'double precision']);

/** UTF-8 with the mark that Excel looks for. A text that a spreadsheet would run as a formula is quoted, a number never. */
function csv(columns: readonly Column[]) {
  return stringify({
    ...{ bom: true, header: true, columns: columns.map(({ name }) => name), record_delimiter: 'windows' },
    escape_formulas: true,
    cast: {
      string: (value, { index, header }) =>
        header || !NUMBERS.has(columns[index]?.type ?? '') ? value : { value, escape_formulas: false },
    },
  });
}

function jsonLines(): Transform {
  return new Transform({
    writableObjectMode: true,
    transform: ([line]: [string], _encoding, done) => done(null, `${line}\n`),
  });
}
