import type { Form } from '../core/catalogue/model.ts';
import { FactSet } from '../core/fill/facts.ts';
import { applicable, countCells } from '../core/fill/rate.ts';
import { burdenOf } from '../core/one-table/burden.ts';
import type { TableInput } from '../core/one-table/input.ts';
import { itemPath } from '../core/one-table/item.ts';
import { prefilledAnswer } from '../core/one-table/prefill.ts';
import { type Period, previous } from '../core/period.ts';
import type { Unit } from '../core/unit-tree.ts';
import type { SqlPool } from '../database/sql.ts';
import type { UnitService } from '../organisation/unit.service.ts';
import type { Clock } from '../platform/clock.ts';
import { type DraftRow, mergeDraft, readDrafts } from '../submission/draft.store.ts';
import { loadFacts, readHistory, readTables, type TableRow } from '../submission/one-table.store.ts';
import type { PeriodService } from '../submission/period.service.ts';
import { nestedTooDeep, prepareTables } from '../submission/prepare.ts';
import { type ReturnRow, readReturns } from '../submission/return.store.ts';
import type {
  AskedQuestion,
  OneTable,
  OneTableCounts,
  Submission,
  UserFinding,
} from '../submission/submission.model.ts';
import type { Engine, Engines } from './engines.ts';
import { lockUnits } from './fill.service.ts';

/** The one table as a clerk sees it: what is asked and why, what is answered, what can be confirmed; and drafts. */
export class OneTablesService {
  constructor(
    private readonly sql: SqlPool,
    private readonly units: UnitService,
    private readonly engines: Engines,
    private readonly periods: PeriodService,
    private readonly clock: Clock,
    private readonly actor: string,
  ) {}

  /** The tables of a unit, and of the units below it that have to hand in one, with the figures beside them. */
  async read(
    unit: Unit,
    period: Period,
    withSubunits: boolean,
  ): Promise<{ tables: OneTable[]; counts: OneTableCounts }> {
    const engine = this.engines.inForceOn(period.end);
    const { questions } = engine.fill;
    const all = withSubunits ? this.units.tree.subtree(unit.id, period.end) : [unit];
    const due = all.filter((each) => questions.mustHandIn(each, period));
    // Also the year 1, which has no year before it.
    if (due.length === 0) return { tables: [], counts: this.#counts(engine, due, period, []) };
    const county = this.units.homeCounty(unit.id);
    const keys = due.map((each) => ({ unit: each.id, period: period.id }));
    const before = previous(period);
    const [tables, earlier, drafts, closed] = await Promise.all([
      readTables(this.sql, county, keys),
      loadFacts(
        this.sql,
        county,
        due.map((each) => ({ unit: each.id, period: before.id })),
      ),
      readDrafts(this.sql, county, keys),
      this.periods.closed(county),
    ]);
    const current = new Map(tables.map((table) => [table.unit, table]));
    const returns = await readReturns(
      this.sql,
      county,
      tables.filter(({ returned }) => returned),
    );
    const returned = new Map(returns.map((row) => [`${row.unit} ${row.revision}`, row]));
    const drafted = new Map(drafts.map((draft) => [draft.unit, draft]));
    const list = due.map((each) =>
      this.#table(
        engine,
        each,
        period,
        current.get(each.id),
        earlier,
        drafted.get(each.id),
        closed.has(period.id),
        returned.get(`${each.id} ${current.get(each.id)?.revision}`),
      ),
    );
    return { tables: list, counts: this.#counts(engine, due, period, list) };
  }

  async history(unit: Unit, period: Period): Promise<Submission[]> {
    const county = this.units.homeCounty(unit.id);
    const key = { unit: unit.id, period: period.id };
    const [rows, returns] = await Promise.all([
      readHistory(this.sql, county, key),
      readReturns(this.sql, county, [key]),
    ]);
    const returned = new Map(returns.map((row) => [row.revision, row]));
    return rows.map(({ values: _values, sources: _sources, ...row }) => ({
      ...row,
      returned: returned.get(row.revision),
    }));
  }

  /** Saves what is there so far: types are checked, completeness is not. Wrong answers are reported, sound ones saved. */
  saveDraft(input: TableInput): Promise<{ table?: OneTable; userErrors: UserFinding[] }> {
    return this.engines.withCurrent(() => this.#saveDraft(input));
  }

  async #saveDraft(input: TableInput): Promise<{ table?: OneTable; userErrors: UserFinding[] }> {
    const tooDeep = nestedTooDeep([input]);
    if (tooDeep.length > 0) return { userErrors: tooDeep };
    const { tables, findings } = prepareTables([input], {
      units: this.units.tree,
      calendars: this.engines,
      questionsFor: (period) => this.engines.inForceOn(period.end).fill.questions,
      today: this.clock.today(),
    });
    const [prepared] = tables;
    if (!prepared) return { userErrors: [...findings] };
    const { unit, period, values } = prepared;
    const draft = { unit: unit.id, period: period.id, baseRevision: input.baseRevision ?? 0, values };
    await this.sql.transaction(async (tx) => {
      await Promise.all([
        lockUnits(tx, new Set([this.units.lockUnit(unit.id)])),
        this.engines.assureCurrent(tx),
      ]);
      await mergeDraft(tx, this.units.homeCounty(unit.id), draft, this.clock.now(), this.actor);
    });
    const { tables: saved } = await this.read(unit, period, false);
    return { table: saved[0], userErrors: [...findings] };
  }

  #table(
    engine: Engine,
    unit: Unit,
    period: Period,
    stored: TableRow | undefined,
    earlier: FactSet,
    draft: DraftRow | undefined,
    closed: boolean,
    returned: ReturnRow | undefined,
  ): OneTable {
    const row = engine.units.converted(stored);
    const last = engine.units.converted(earlier.table(unit.id, previous(period).id));
    const asked = engine.fill.questions.questions(unit, period).map((question): AskedQuestion => {
      const answer = row?.values[question.item.key];
      if (answer !== undefined) return { question, answer };
      const value = prefilledAnswer(question.item, last);
      return value === undefined ? { question } : { question, prefilled: { value, from: previous(period) } };
    });
    const paths = new Map(asked.map(({ question }) => [question.item.key, itemPath(question.item)]));
    return {
      unit,
      period,
      revision: row?.revision ?? 0,
      ...(row ? { submittedAt: row.submittedAt, submittedBy: row.submittedBy } : {}),
      closed,
      returned,
      asked,
      ...(draft
        ? {
            draft: {
              baseRevision: draft.baseRevision,
              savedAt: draft.savedAt,
              savedBy: draft.savedBy,
              answers: Object.fromEntries(
                Object.entries(draft.values).map(([key, answer]) => [paths.get(key) ?? key, answer]),
              ),
            },
          }
        : {}),
    };
  }

  #counts(
    engine: Engine,
    units: readonly Unit[],
    period: Period,
    tables: readonly OneTable[],
  ): OneTableCounts {
    const forms = new Map<string, Form>();
    let formsDue = 0;
    let cells = 0;
    for (const unit of units) {
      for (const form of engine.fill.questions.formsDue(unit, period)) {
        forms.set(form.code, form);
        formsDue++;
        // Nothing handed in: every cell that somebody or something must fill is open or missing.
        cells += applicable(countCells(engine.fill.fillForm(form, unit, period, new FactSet()).cells));
      }
    }
    const scope = { forms: [...forms.values()], units, periods: [period] };
    const { entriesAsked } = burdenOf(engine.fill.questions, scope);
    const questions = tables.flatMap((table) => table.asked);
    return {
      formsDue,
      cells,
      asked: questions.length,
      prefilled: questions.filter(({ prefilled }) => prefilled).length,
      forLongerPeriods: questions.length - entriesAsked,
      avoided: cells - entriesAsked,
    };
  }
}
