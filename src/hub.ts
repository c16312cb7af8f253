import 'reflect-metadata';
import { CatalogueService, PUBLICATIONS } from './catalogue/catalogue.service.ts';
import { CatalogueVersionEntity, ElementIdEntity } from './catalogue/catalogue-version.entity.ts';
import { compileInWorker } from './catalogue/compile-in-worker.ts';
import { PlanService } from './catalogue/plan.service.ts';
import type { Form } from './core/catalogue/model.ts';
import { parseAddress } from './core/fill/filled-form.ts';
import type { Period } from './core/period.ts';
import { NotFound } from './core/refusal.ts';
import type { Unit } from './core/unit-tree.ts';
import { announceMarks, MARKS } from './database/announcements.ts';
import { type Listener, listen } from './database/listener.ts';
import { type Orm, startOrm } from './database/orm.ts';
import { Reader } from './database/reader.ts';
import { SqlPool } from './database/sql.ts';
import { AggregateService } from './delivery/aggregate.service.ts';
import { BiService } from './delivery/bi/bi.service.ts';
import { DisclosureService } from './delivery/disclosure/disclosure.service.ts';
import { WithheldRecount } from './delivery/disclosure/recount.ts';
import { WithheldSets } from './delivery/disclosure/withheld-sets.ts';
import { ExportService } from './delivery/export/export.service.ts';
import { FindingsService } from './delivery/findings/findings.service.ts';
import { ODataService } from './delivery/odata/odata.service.ts';
import { Refreshing } from './delivery/refreshing.ts';
import { StatisticsService } from './delivery/statistics/statistics.service.ts';
import { SumsService } from './delivery/sums/sums.service.ts';
import { AlreadyReportedService } from './filling/already-reported.service.ts';
import { BulkImportService } from './filling/bulk-import.service.ts';
import { ChangeUnitsService } from './filling/change-units.service.ts';
import { ClosePeriodService } from './filling/close-period.service.ts';
import { Engines } from './filling/engines.ts';
import { ExplainService } from './filling/explain.service.ts';
import { FillService } from './filling/fill.service.ts';
import type { FilledFormsQuery } from './filling/filling.context.ts';
import { Intake } from './filling/intake.ts';
import { OneTablesService } from './filling/one-tables.service.ts';
import { OverrideService } from './filling/override.service.ts';
import { PublicationService } from './filling/publication.service.ts';
import { PublicationEffects } from './filling/publication-effects.ts';
import { RateService } from './filling/rate.service.ts';
import { StoredFormsService } from './filling/stored-forms.service.ts';
import { SubmitService } from './filling/submit.service.ts';
import type { HubApi } from './hub-api.ts';
import { UnitEntity } from './organisation/unit.entity.ts';
import { UnitService } from './organisation/unit.service.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import type { Logger } from './platform/logger.ts';
import { StagedFile } from './submission/bulk/staging.ts';
import { PeriodService } from './submission/period.service.ts';
import { ReturnService } from './submission/return.service.ts';

export interface HubOptions {
  /** A migrated database. */
  readonly url: string;
  /** A standby of it, for large reads. */
  readonly replicaUrl?: string | undefined;
  readonly logger: Logger;
  readonly clock?: Clock;
  /** Who acts; `local` until accounts exist. */
  readonly actor?: string;
  readonly poolSize?: number;
  /** So often it looks for marks that nobody has told it of. */
  readonly lookEveryMs?: number;
}

/** The hub as parts, for those who start, seed and watch it. */
export interface Hub {
  readonly api: HubApi;
  readonly units: UnitService;
  readonly catalogues: CatalogueService;
  readonly periods: PeriodService;
  readonly fills: FillService;
  readonly bi: BiService;
  readonly sums: SumsService;
  readonly withheld: WithheldRecount;
  readonly orm: Orm;
  /**
   * Notices at once what other processes publish, mark and change. From then on, compiling does not hold up what else
   * this one does.
   */
  follow(): void;
  /** Starts refilling forms and renewing sums that submissions have marked, through whichever process. */
  startRefreshing(): void;
  close(): Promise<void>;
}

/** The composition root: the one place that constructs things. */
export async function createHub({
  url,
  replicaUrl,
  logger,
  clock = systemClock,
  actor = 'local',
  poolSize,
  lookEveryMs,
}: HubOptions): Promise<Hub> {
  const orm = await startOrm({
    url,
    entities: [UnitEntity, CatalogueVersionEntity, ElementIdEntity],
    logger,
    ...(poolSize === undefined ? {} : { poolSize }),
  });
  const { em } = orm;
  const sql = await SqlPool.of(orm);
  const reader = new Reader({ primary: sql, url, replicaUrl, logger });
  const units = new UnitService(em);
  // Publishing asks the chapters that come after it; they are there by then.
  const catalogues: CatalogueService = new CatalogueService(em, {
    // The served schema is a second's work to load: most commands never need it.
    clients: async (before, after) => (await import('./api/client-changes.ts')).clientChanges(before, after),
    closedSince: (day) => publications.closedSince(day),
    touched: (candidate) => publications.touched(candidate),
    published: (tx, candidate) => publications.changeOver(tx, candidate),
  });
  await Promise.all([units.load(), catalogues.load()]);
  const engines = new Engines(catalogues, units);
  const periods = new PeriodService(sql);
  const fills = new FillService(sql, engines, units, periods, clock);
  const forms = new StoredFormsService(sql, engines, units, fills);
  const oneTables = new OneTablesService(sql, units, engines, periods, clock, actor);
  const intake = new Intake(units, engines, periods, fills, clock, actor);
  const importing = new BulkImportService(sql, units, engines, intake, clock, actor);
  const submitting = new SubmitService(sql, units, engines, intake, clock, actor);
  const returning = new ReturnService(sql, units, periods, clock, actor);
  const explaining = new ExplainService(sql, units, engines, forms);
  const overriding = new OverrideService(sql, units, engines, periods, fills, clock, actor);
  const reported = new AlreadyReportedService(sql, units, engines);
  const rates = new RateService(sql, units, engines, fills, forms);
  const publications = new PublicationService(sql, units, engines, periods);
  const effects = new PublicationEffects(sql, units, engines, clock);
  const plans = new PlanService(
    catalogues,
    (candidate) => publications.touched(candidate),
    (...candidate) => effects.of(...candidate),
  );
  const changing = new ChangeUnitsService(sql, units, engines, clock, actor);
  const bi = new BiService(sql, catalogues, units, clock, logger);
  const withheld = new WithheldSets(units, engines);
  const sums = new SumsService(sql, reader, units, engines, withheld, clock);
  const disclosure = new DisclosureService(reader, units, engines, sums, withheld);
  const aggregates = new AggregateService(reader, units, engines, sums, disclosure, clock);
  const finding = new FindingsService(sql, units, engines, clock);
  const exporting = new ExportService(reader, units, catalogues, periods, fills);
  const odata = new ODataService(reader);
  const statistics = new StatisticsService(aggregates, catalogues, units, clock);
  const closing = new ClosePeriodService(sql, units, engines, periods, fills, clock, actor);

  /** A period, and a unit as it was at its end. */
  const placeNamed = (id: string, at: string): [Unit, Period] => {
    const period = periodNamed(at);
    const unit = units.tree.find(id, period.end);
    if (unit) return [unit, period];
    throw new NotFound(`没有填报单位 ${id}`, `there is no reporting unit ${id}`);
  };

  const formsNamed = ({ unit, period, withSubunits, department, form }: FilledFormsQuery) => {
    const [root, at] = placeNamed(unit, period);
    const all = withSubunits ? units.tree.subtree(root.id, at.end) : [root];
    const isWanted = (due: Form): boolean =>
      (!department || due.department.code === department) && (!form || due.code === form);
    return [all, [at], isWanted] as const;
  };

  const periodNamed = (id: string): Period => catalogues.periodNamed(id);

  const api: HubApi = {
    actor,
    units: () => units.tree,
    period: (id) => catalogues.period(id),
    calendars: () => catalogues.calendars,
    currentCatalogue: () => catalogues.current,
    catalogueVersions: () => catalogues.versions,
    engineFor: (periodEnd) => engines.inForceOn(periodEnd).fill,
    engineOf: (version) => engines.version(version).fill,
    onCatalogueChange: (listener) => catalogues.onChange(listener),
    planCatalogue: (input, onProgress) => plans.plan(input, onProgress),
    publishCatalogue: async (input) => {
      const published = await catalogues.publish({ ...input, at: clock.now(), by: actor });
      if (published.version) await bi.follow();
      return published;
    },
    departmentSchema: async (code, version) => {
      const { catalogue } = version == null ? catalogues.current : catalogues.named(version);
      return (await import('./api/department-schema.ts')).departmentSdl(catalogue, code);
    },
    catalogueDiff: (before, after) => plans.diff(before, after),
    oneTables: async (unit, period, withSubunits) =>
      oneTables.read(...placeNamed(unit, period), withSubunits),
    saveDraft: (table) => oneTables.saveDraft(table),
    submissions: async (unit, period) => oneTables.history(...placeNamed(unit, period)),
    submit: (input) => submitting.submit(input),
    stageFile: (name, bytes) => StagedFile.stage(url, name, bytes, (key) => engines.asked(key)),
    importTables: (source, options, how) => importing.import(source, options, how),
    returnTable: async (input) => {
      const [unit, period] = placeNamed(input.unit, input.period);
      const userErrors = await returning.return(unit, period, input);
      const { tables } = await oneTables.read(unit, period, false);
      return { table: tables[0], userErrors };
    },
    filledForm: async (code, unit, period) => (await forms.read([{ code, unit, period }]))[0],
    filledFormsOf: (keys) => forms.read(keys),
    printedFormsOf: (keys) => forms.printed(keys),
    printedForms: async ({ unit, period, form }, page) => {
      const [root, at] = placeNamed(unit, period);
      const all = units.tree.subtree(root.id, at.end);
      return forms.printedPage(all, at, ({ code }) => code === form, page);
    },
    filledForms: async (query, page) => forms.readAll(...formsNamed(query), page),
    filledFormKeys: async (query) => forms.keysOf(...formsNamed(query)),
    explain: async (unit, period, address) => explaining.explain(...placeNamed(unit, period), address),
    factsOf: (forms) => explaining.factsOf(forms),
    overrideCell: async (input) => {
      const [unit, period] = placeNamed(input.unit, input.period);
      const userErrors = await overriding.override(unit, period, input);
      const code = parseAddress(input.address)?.form ?? '';
      const [filledForm] = await forms.read([{ code, unit: unit.id, period: period.id }]);
      return { filledForm, userErrors };
    },
    alreadyReported: async (element, unit, period, slice) =>
      reported.read(...placeNamed(unit, period), element, slice),
    rates: (query) => rates.rates(query),
    planUnitChange: (change) => changing.plan(change),
    changeUnits: (change) => changing.apply(change),
    aggregate: (query, rights) => aggregates.aggregate(query, rights),
    findings: (query, page, rights) => finding.find(query, page, rights),
    export: (query, rights) => exporting.open(query, rights),
    odata: (request, rights) => odata.answer(request, rights),
    statistics: (query, format, rights) => statistics.file(query, format, rights),
    sdmxStructure: (version) => statistics.structure(version),
    closePeriod: (period) => closing.close(period),
    closedPeriods: async () => {
      const [county] = [...units.tree.all()].filter((unit) => unit.level === 'COUNTY');
      return county ? periods.closed(county.id) : new Map();
    },
  };

  let listener: Listener | undefined;
  let refreshing: Refreshing | undefined;
  // A process that renews nothing itself, such as a command, tells those that do when it has ended its work.
  let isUntold = false;
  sql.onCommit = () => {
    if (refreshing) refreshing.wake();
    else isUntold = true;
  };
  return {
    api,
    units,
    catalogues,
    periods,
    fills,
    bi,
    sums,
    withheld: new WithheldRecount(sql, units, engines, withheld),
    orm,
    follow() {
      catalogues.compile = compileInWorker;
      // Also at every connection: what was published while there was none.
      const load = () =>
        catalogues
          .load()
          .catch((error) => logger.error({ err: error }, 'a published catalogue was not loaded'));
      const hear = () => refreshing?.hear();
      listener ??= listen({ url, logger }, { [PUBLICATIONS]: () => load().then(hear), [MARKS]: hear });
    },
    startRefreshing() {
      refreshing ??= new Refreshing({ sql, units, fills, sums, logger, lookEveryMs });
    },
    async close() {
      await listener?.close();
      await refreshing?.stop();
      if (isUntold) await announceMarks(sql).catch(() => {});
      await odata.close();
      await reader.close();
      await orm.close();
    },
  };
}
