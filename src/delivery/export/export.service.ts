import type { CatalogueService } from '../../catalogue/catalogue.service.ts';
import { howPeriodsAreWritten } from '../../core/calendar.ts';
import type { Form } from '../../core/catalogue/model.ts';
import { protectionsBy } from '../../core/disclosure/protection.ts';
import type { Period } from '../../core/period.ts';
import { NotFound } from '../../core/refusal.ts';
import { BI_FULL_ROLE, BI_ROLE } from '../../database/bi-role.ts';
import type { Reader } from '../../database/reader.ts';
import type { FillService } from '../../filling/fill.service.ts';
import type { UnitService } from '../../organisation/unit.service.ts';
import type { PeriodService } from '../../submission/period.service.ts';
import { formViewNames } from '../bi/form-views.ts';
import { ANYBODY, type Rights } from '../disclosure/rights.model.ts';
import { type Export, type ExportQuery, FileBrokenOff } from './export.model.ts';
import { ExportFile } from './export-file.ts';
import { Reading, type Source } from './reading.ts';

/** The figures of the BI views as files, row by row: no size of a result is held in memory. */
export class ExportService {
  constructor(
    private readonly reader: Reader,
    private readonly units: UnitService,
    private readonly catalogues: CatalogueService,
    private readonly periods: PeriodService,
    private readonly fills: FillService,
  ) {}

  /** Refuses what names nothing; everything wrong at once. */
  async open(query: ExportQuery, { seesWithheld }: Rights = ANYBODY): Promise<Export> {
    const forms = this.#check(query);
    const ids = query.periods ?? [...(await this.periods.reported()).keys()];
    const periods = [...new Set(ids)].sort().map((id) => this.catalogues.periodNamed(id));
    if (query.what !== 'values') await this.#fill(query, forms, periods);
    const { any: isProtected } = protectionsBy(this.catalogues.current.catalogue);
    const role = seesWithheld ? BI_FULL_ROLE : BI_ROLE;
    const source = { ...this.#source(query, forms, periods), ...(isProtected ? { role } : {}) };
    const reading = await this.reader.reading((server) => Reading.open(server, source));
    return new ExportFile(query, reading, (failed, error) => this.#elsewhere(source, failed, error));
  }

  /** The same rows once more, from the primary, where a standby could not go on. */
  async #elsewhere(source: Source, { server, version }: Reading, error: unknown): Promise<Reading> {
    if (!this.reader.failed(server, error)) throw error;
    const reading = await Reading.open(this.reader.primary, source);
    if (reading.version === version) return reading;
    await reading.end(false);
    throw new FileBrokenOff(error);
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
