import { createHash } from 'node:crypto';
import { pipeline, Readable, Writable } from 'node:stream';
import { pipeline as piped } from 'node:stream/promises';
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
import type { Export, ExportQuery } from './export.model.ts';
import { FORMATS, skipping } from './formats.ts';
import { Reading, type Source } from './reading.ts';

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
    const periods = [...new Set(ids)].sort().map((id) => this.catalogues.periodNamed(id));
    if (query.what !== 'values') await this.#fill(query, forms, periods);
    const reading = await Reading.open(this.url, this.sql, this.#source(query, forms, periods));
    return fileOf(query, reading);
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
    wrong.push(...idleFilters(query));
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

  #source(
    { unit, what, elements }: ExportQuery,
    forms: readonly Form[] | undefined,
    periods: readonly Period[],
  ): Source {
    const codes = forms?.map(({ code }) => code);
    const ends = new Map(periods.map(({ id, end }) => [id, end]));
    // A subtree is that of its time.
    const below = (period: string): string[] =>
      this.units.tree.subtree(unit as string, ends.get(period) as string).map(({ id }) => id);
    const common = { periods: [...ends.keys()], ...(unit === undefined ? {} : { units: below }) };
    if (what === 'values')
      return {
        ...{ ...common, view: 'fact_value', documents: 'one_table', key: ['element', 'slice', 'previous'] },
        among: elements ? { element: elements } : {},
      };
    const row = ['is_total', 'row_unit'];
    if (what === 'cells')
      return {
        ...{ ...common, view: 'fact_cell', documents: 'filled_form', key: ['form', ...row, 'field'] },
        ...{ forms: codes, among: codes ? { form: codes } : {} },
      };
    const view = formViewNames(this.catalogues.versions).get(what.form) as string;
    return { ...common, view, documents: 'filled_form', forms: [what.form], key: row, among: {} };
  }
}

/** Filters that would not filter anything: whoever named them expects that they do. */
function idleFilters({ what, elements, forms, department }: ExportQuery): [zh: string, en: string][] {
  const idle: [zh: string, en: string][] = [];
  if (elements && what !== 'values')
    idle.push(['element 只用于 values', 'element filters values, and nothing else']);
  if (forms && what !== 'cells') idle.push(['form 只用于 cells', 'form filters cells, and nothing else']);
  if (department !== undefined && what !== 'cells')
    idle.push(['department 只用于 cells', 'department filters cells, and nothing else']);
  return idle;
}

function fileOf(query: ExportQuery, reading: Reading): Export {
  const { what, format: name } = query;
  const format = FORMATS[name];
  const { columns } = reading;
  const bytes = () => [Readable.from(reading.read(format.select(columns))), format.write(columns)] as const;
  const open = (from: number): Readable => {
    const [rows, file] = bytes();
    const rest = from > 0 ? skipping(from) : file;
    // What goes wrong on either side is told by the file itself.
    if (rest === file) pipeline(rows, file, () => {});
    else pipeline(rows, file, rest as Writable, () => {});
    rest.once('close', () => void reading.end(rest.readableEnded));
    return rest;
  };
  return {
    fileName: `${typeof what === 'string' ? what : what.form}.${name}`,
    contentType: format.contentType,
    version: createHash('sha256')
      .update(JSON.stringify([query, reading.version]))
      .digest('base64url'),
    progress: reading,
    stream: (from = 0) => open(from),
    async size() {
      let size = 0;
      const count = new Writable({
        write(chunk: Buffer, _encoding, done) {
          size += chunk.length;
          done();
        },
      });
      await piped(...bytes(), count);
      return size;
    },
    close: () => reading.end(false),
  };
}
