import { FactSet, type FactSource, type FactTable, type StoredAnswer } from '../core/fill/facts.ts';
import { checkTables } from '../core/one-table/check.ts';
import { prefilledAnswer } from '../core/one-table/prefill.ts';
import type { CheckedTable } from '../core/one-table/warning.ts';
import { previous } from '../core/period.ts';
import type { Sql, SqlTransaction } from '../database/sql.ts';
import type { UnitService } from '../organisation/unit.service.ts';
import type { Clock } from '../platform/clock.ts';
import { conflictFinding } from '../submission/conflict.ts';
import { readDrafts } from '../submission/draft.store.ts';
import { loadFacts, type NewRevision, readRevisions, writeRevisions } from '../submission/one-table.store.ts';
import type { PeriodService } from '../submission/period.service.ts';
import { type PreparedTable, periodsNotOver } from '../submission/prepare.ts';
import type { UserFinding } from '../submission/submission.model.ts';
import type { Engine, Engines } from './engines.ts';
import { type FillService, lockUnits, placesOf } from './fill.service.ts';
import { markStale, type NewFill, writeFills } from './filled-form.store.ts';
import { type OverridesByForm, readOverrides } from './override.store.ts';
import { planSubmission, type SubmissionPlan } from './submission-plan.ts';
import { closedPeriods } from './submit-request.ts';

type Answers = Readonly<Record<string, StoredAnswer>>;

/** What stands in the database, once the townships of the tables are locked. */
export interface Standing {
  readonly plans: readonly SubmissionPlan[];
  readonly closed: ReadonlySet<string>;
  readonly facts: FactSet;
  /** By `unit period`. */
  readonly drafts: ReadonlyMap<string, Answers>;
  readonly overrides: OverridesByForm;
}

/** A table as it will be. */
export interface MergedTable {
  readonly table: PreparedTable;
  readonly engine: Engine;
  readonly next: FactTable;
  readonly revision: Omit<NewRevision, 'confirmedWarnings'>;
}

/** How tables are taken in, whether one township submits them or a file brings them: one pipeline. */
export class Intake {
  constructor(
    private readonly units: UnitService,
    private readonly engines: Engines,
    private readonly periods: PeriodService,
    private readonly fills: FillService,
    private readonly clock: Clock,
    private readonly actor: string,
  ) {}

  /** Locks, then reads whatever filling and checking the tables looks at; sent together, run one after the other. */
  async look(
    tx: SqlTransaction,
    county: string,
    tables: readonly PreparedTable[],
    ...locks: readonly string[]
  ): Promise<Standing> {
    const plans = planSubmission(this.engines, tables);
    const townships = tables.map(({ unit }) => this.units.lockUnit(unit.id));
    const [, closed, facts, drafts, overrides] = await Promise.all([
      lockUnits(tx, new Set([...townships, ...locks])),
      this.periods.closedAmong(tx, county, [...new Set(tables.map(({ period }) => period.id))]),
      loadFacts(
        tx,
        county,
        plans.flatMap((plan) => plan.needs),
      ),
      this.#drafts(tx, county, tables),
      readOverrides(tx, county, ...placesOf(plans.flatMap((plan) => plan.targets))),
      this.engines.assureCurrent(tx),
    ]);
    return { plans, closed, facts, drafts, overrides };
  }

  /** What stands against tables besides their answers: closed periods, and edits of revisions that are not current. */
  async obstacles(
    tx: Sql,
    county: string,
    tables: readonly PreparedTable[],
    { closed, facts }: Standing,
  ): Promise<UserFinding[]> {
    return [...closedPeriods(tables, closed), ...(await this.#conflicts(tx, county, tables, facts))];
  }

  async #drafts(tx: Sql, county: string, tables: readonly PreparedTable[]) {
    const wanted = tables.filter(({ input }) => input.fromDraft);
    const keys = wanted.map(({ unit, period }) => ({ unit: unit.id, period: period.id }));
    const rows = await readDrafts(tx, county, keys);
    return new Map(rows.map((row) => [`${row.unit} ${row.period}`, row.values]));
  }

  async #conflicts(
    tx: Sql,
    county: string,
    tables: readonly PreparedTable[],
    facts: FactSet,
  ): Promise<UserFinding[]> {
    const outdated = tables.filter(({ input, unit, period }) => {
      return (facts.table(unit.id, period.id)?.revision ?? 0) !== (input.baseRevision ?? 0);
    });
    const bases = await readRevisions(
      tx,
      county,
      outdated.map(({ unit, period, input }) => ({
        unit: unit.id,
        period: period.id,
        revision: input.baseRevision ?? 0,
      })),
    );
    return outdated.map(({ unit, period, input }) => {
      const current = facts.table(unit.id, period.id) ?? {
        unit: unit.id,
        period: period.id,
        revision: 0,
        values: {},
      };
      const base = bases.find((row) => row.unit === unit.id && row.period === period.id);
      const { fill, units } = this.engines.inForceOn(period.end);
      const stands = [units.converted(base), units.converted(current)] as const;
      return conflictFinding(fill.questions, unit, period, ...stands, input.baseRevision ?? 0);
    });
  }

  /** The table as it will be: the earlier revision, what the draft holds if wanted, what is handed in, what is carried. */
  merge(table: PreparedTable, { facts, drafts }: Standing): MergedTable {
    const { unit, period } = table;
    const engine = this.engines.inForceOn(period.end);
    const before = facts.table(unit.id, period.id);
    const last = engine.units.converted(facts.table(unit.id, previous(period).id));
    const draft = table.input.fromDraft ? drafts.get(`${unit.id} ${period.id}`) : undefined;
    const said = draft ? { ...draft, ...table.values } : table.values;
    const kept =
      before && Object.keys(before.values).some((key) => !(key in said)) ? before.values : undefined;
    const answers = kept ? { ...kept, ...said } : said;
    const sources: Record<string, FactSource> = { ...before?.sources };
    for (const key of Object.keys(sources)) if (key in said) delete sources[key];
    const writtenUnder = { ...(kept && before ? engine.units.writtenUnder(before) : {}) };
    for (const key of Object.keys(writtenUnder)) if (key in said) delete writtenUnder[key];
    const carriedOver: Record<string, StoredAnswer> = {};
    let confirmed = 0;
    for (const { item } of engine.fill.questions.questions(unit, period)) {
      const offered = prefilledAnswer(item, last);
      if (offered === undefined) continue;
      if (item.key in answers) {
        if (answers[item.key] === offered && !(item.key in sources || item.key in writtenUnder)) confirmed++;
      } else if (!item.element.required && !item.element.own) {
        carriedOver[item.key] = offered;
        sources[item.key] = 'carried';
      }
    }
    const isAsSaid = Object.keys(carriedOver).length === 0 && table.refused.length === 0;
    const values = isAsSaid ? answers : without(table.refused, { ...answers, ...carriedOver });
    const carried = Object.keys(sources).length;
    const typed = Object.keys(values).length - carried - confirmed;
    const next: FactTable = {
      unit: unit.id,
      period: period.id,
      revision: (before?.revision ?? 0) + 1,
      values,
      ...(carried > 0 ? { sources } : {}),
      ...(Object.keys(writtenUnder).length > 0 ? { writtenUnder } : {}),
      catalogue: engine.version.number,
    };
    const revision = {
      ...next,
      catalogue: engine.version.number,
      entriesTyped: typed,
      entriesConfirmed: confirmed,
    };
    return { table, engine, next, revision };
  }

  /** The facts as they will be. */
  overlay(merged: readonly MergedTable[], { facts }: Standing): Pick<FactSet, 'table'> {
    const next = new FactSet();
    for (const table of merged) next.add(table.next);
    return { table: (unit, period) => next.table(unit, period) ?? facts.table(unit, period) };
  }

  /** Required answers, rules and plausibility of the tables as they will be, and whether their periods are over. */
  check(merged: readonly MergedTable[], seen: Pick<FactSet, 'table'>): UserFinding[] {
    const byEngine = Map.groupBy(merged, ({ engine }) => engine);
    const found = [...byEngine].flatMap(([engine, ofEngine]) => {
      const checked = ofEngine.map(
        ({ table, next }): CheckedTable => ({ unit: table.unit, period: table.period, table: next }),
      );
      return checkTables(engine.fill, checked, engine.units.reading(seen));
    });
    const tables = merged.map(({ table }) => table);
    return [...found, ...periodsNotOver(tables, this.clock.today())];
  }

  /** With the warnings of the table, or of a unit above it, that the sender stands by. */
  confirmed(
    { table: { unit, period }, revision }: MergedTable,
    findings: readonly UserFinding[],
    confirmed: ReadonlySet<string>,
  ): NewRevision {
    const units = new Set(this.units.tree.withAncestors(unit.id, period.end).map(({ id }) => id));
    const confirmedWarnings = findings
      .filter((each) => each.period === period.id && (each.unit === undefined || units.has(each.unit)))
      .flatMap(({ confirm }) => (confirm !== undefined && confirmed.has(confirm) ? [confirm] : []));
    return { ...revision, confirmedWarnings };
  }

  /** The forms of the tables' units and of those above them, up to the township. */
  fill(seen: Pick<FactSet, 'table'>, { plans, closed, overrides }: Standing): NewFill[] {
    return plans.flatMap((plan) => this.fills.compute(plan.engine, plan.targets, seen, closed, overrides));
  }

  /** Sends what is to be written; the commit travels with it. */
  write(
    tx: SqlTransaction,
    county: string,
    tables: readonly PreparedTable[],
    revisions: readonly NewRevision[],
    fills: readonly NewFill[],
    at: Date,
  ): void {
    tx.atEnd(
      writeRevisions(tx, county, revisions, at, this.actor),
      ...this.#marks(tables).map((mark) => markStale(tx, county, mark, fills)),
      writeFills(tx, county, fills, at),
    );
  }

  /** One mark for each period and level of the tables, over the units at and above them and what became of them. */
  #marks(tables: readonly PreparedTable[]) {
    const groups = Map.groupBy(tables, ({ unit, period }) => `${unit.level} ${period.id}`);
    return [...groups.values()].flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const { period, unit } = first;
      const units = new Set(group.flatMap((table) => this.units.tree.concernedBy(table.unit.id)));
      return [
        {
          units: [...units],
          periodStart: period.start,
          periodEnd: period.end,
          ...this.engines.formsOn(unit.level, period),
        },
      ];
    });
  }
}

/** Nothing of a table with refused answers will be stored; till then, nothing is held against what they were before. */
function without(
  refused: readonly string[],
  values: Record<string, StoredAnswer>,
): Record<string, StoredAnswer> {
  for (const key of refused) delete values[key];
  return values;
}
