import { FactSet, type FactSource, type FactTable, type StoredAnswer } from '../core/fill/facts.ts';
import type { Rates } from '../core/fill/rate.ts';
import { checkTables } from '../core/one-table/check.ts';
import { prefilledAnswer } from '../core/one-table/prefill.ts';
import type { CheckedTable } from '../core/one-table/warning.ts';
import { previous } from '../core/period.ts';
import type { Sql, SqlPool, SqlTransaction } from '../database/sql.ts';
import type { UnitService } from '../organisation/unit.service.ts';
import type { Clock } from '../platform/clock.ts';
import { conflictFinding } from '../submission/conflict.ts';
import { readDrafts } from '../submission/draft.store.ts';
import { loadFacts, type NewRevision, readRevisions, writeRevisions } from '../submission/one-table.store.ts';
import type { PeriodService } from '../submission/period.service.ts';
import { nestedTooDeep, type PreparedTable, periodsNotOver, prepareTables } from '../submission/prepare.ts';
import type { Submission, SubmitInput, UserFinding } from '../submission/submission.model.ts';
import type { Engine, Engines } from './engines.ts';
import { type FillService, lockUnits, placesOf } from './fill.service.ts';
import { markStale, type NewFill, writeFills } from './filled-form.store.ts';
import type { FormSummary, SubmitResult } from './filling.model.ts';
import { ratesOfForm } from './form-rates.ts';
import { readOverrides } from './override.store.ts';
import { planSubmission } from './submission-plan.ts';
import { checkRequest, closedPeriods, hashOf, MOST_TABLES, severalCounties } from './submit-request.ts';

/** What an idempotency key remembers: enough to answer the same request again. */
interface Remembered {
  readonly submissions: readonly Submission[];
  readonly forms: readonly Pick<FormSummary, 'form' | 'unit' | 'period' | 'counts'>[];
}

interface KnownRequest {
  readonly hash: string;
  readonly response: Remembered;
}

/** Leaves the transaction without storing anything, with the findings that say why. */
class Stopped extends Error {
  constructor(
    readonly findings: readonly UserFinding[],
    readonly rehearsed?: Remembered,
  ) {
    super('nothing is stored');
  }
}

/** The verb *submit*: stores several tables and fills every form that depends on them, in one transaction. */
export class SubmitService {
  constructor(
    private readonly sql: SqlPool,
    private readonly units: UnitService,
    private readonly engines: Engines,
    private readonly periods: PeriodService,
    private readonly fills: FillService,
    private readonly clock: Clock,
    private readonly actor: string,
  ) {}

  submit(input: SubmitInput): Promise<SubmitResult> {
    return this.engines.withCurrent(() => this.#submit(input));
  }

  async #submit(input: SubmitInput): Promise<SubmitResult> {
    const tooDeep = nestedTooDeep(input.tables);
    if (tooDeep.length > 0) return rejected(tooDeep, input);
    const problems = checkRequest(input);
    const { tables, findings } = prepareTables(input.tables.slice(0, MOST_TABLES), {
      units: this.units.tree,
      calendars: this.engines,
      questionsFor: (period) => this.engines.inForceOn(period.end).fill.questions,
      today: this.clock.today(),
    });
    const counties = new Set(tables.map(({ unit }) => this.units.homeCounty(unit.id)));
    if (counties.size > 1) problems.push(severalCounties(counties));
    const [county] = counties;
    if (problems.length > 0 || county === undefined) return rejected([...problems, ...findings], input);
    try {
      const remembered = await this.sql.transaction((tx) => this.#store(tx, county, input, tables, findings));
      return { ...this.#answer(remembered), userErrors: [], dryRun: false };
    } catch (stop) {
      if (!(stop instanceof Stopped)) throw stop;
      const rehearsed = stop.rehearsed ? this.#answer(stop.rehearsed) : { submissions: [], forms: [] };
      return { ...rehearsed, userErrors: stop.findings, dryRun: input.dryRun === true };
    }
  }

  async #store(
    tx: SqlTransaction,
    county: string,
    input: SubmitInput,
    tables: readonly PreparedTable[],
    findings: readonly UserFinding[],
  ): Promise<Remembered> {
    const locks = [...tables.map(({ unit }) => this.units.lockUnit(unit.id)), `key ${input.idempotencyKey}`];
    const plans = planSubmission(this.engines, tables);
    // Sent together, and run one after the other: each sees what was there when the locks were given.
    const [, known, closed, facts, drafts, overrides] = await Promise.all([
      lockUnits(tx, new Set(locks)),
      this.#recall(tx, county, input),
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
    const hash = hashOf(input, tables, findings);
    if (known) return answerAgain(known, hash);
    const stops: UserFinding[] = [...findings, ...closedPeriods(tables, closed)];
    stops.push(...(await this.#conflicts(tx, county, tables, facts)));

    const overlay = new FactSet();
    const merged = tables.map((table) => this.#merge(table, facts, drafts));
    for (const { next } of merged) overlay.add(next);
    const seen = {
      table: (unit: string, period: string) => overlay.table(unit, period) ?? facts.table(unit, period),
    };
    // A wrong answer is not also a missing one.
    const wrong = new Set(findings.map(placeOf));
    for (const { engine, checked } of this.#toCheck(merged)) {
      const found = checkTables(engine.fill, checked, engine.units.reading(seen));
      stops.push(...found.filter((finding) => finding.code !== 'REQUIRED' || !wrong.has(placeOf(finding))));
    }
    stops.push(...periodsNotOver(tables, this.clock.today()));
    const confirmed = new Set(input.confirm ?? []);
    const standing = stops.filter((finding) => !finding.confirm || !confirmed.has(finding.confirm));
    if (standing.some(({ severity }) => severity !== 'ADVICE')) throw new Stopped(standing);

    const revisions = merged.map(
      (each): NewRevision => ({
        ...each.revision,
        confirmedWarnings: this.#confirmedOf(each.table, stops, confirmed),
      }),
    );
    const fills = plans.flatMap((plan) =>
      this.fills.compute(plan.engine, plan.targets, seen, closed, overrides),
    );
    const remembered = this.#remember(revisions, fills);
    if (input.dryRun) throw new Stopped(standing, remembered);
    this.#write(tx, county, input, hash, revisions, fills, tables, remembered);
    return remembered;
  }

  /** The request that used the key, if one did. */
  async #recall(tx: Sql, county: string, input: SubmitInput): Promise<KnownRequest | undefined> {
    const [known] = await tx.query<KnownRequest>(
      'SELECT request_hash AS hash, response FROM submission_key WHERE county = $1 AND key = $2',
      [county, input.idempotencyKey],
    );
    return known;
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
  #merge(
    table: PreparedTable,
    facts: FactSet,
    drafts: ReadonlyMap<string, Readonly<Record<string, StoredAnswer>>>,
  ) {
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
    const values = Object.keys(carriedOver).length > 0 ? { ...answers, ...carriedOver } : answers;
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

  #toCheck(merged: readonly { table: PreparedTable; engine: Engine; next: FactTable }[]) {
    const byEngine = Map.groupBy(merged, ({ engine }) => engine);
    return [...byEngine].map(([engine, ofEngine]) => ({
      engine,
      checked: ofEngine.map(
        ({ table, next }): CheckedTable => ({ unit: table.unit, period: table.period, table: next }),
      ),
    }));
  }

  /** The warnings of a table, or of a unit above it, that the sender stands by. */
  #confirmedOf(
    { unit, period }: PreparedTable,
    findings: readonly UserFinding[],
    confirmed: ReadonlySet<string>,
  ): string[] {
    const units = new Set(this.units.tree.withAncestors(unit.id, period.end).map(({ id }) => id));
    return findings
      .filter((each) => each.period === period.id && (each.unit === undefined || units.has(each.unit)))
      .flatMap(({ confirm }) => (confirm !== undefined && confirmed.has(confirm) ? [confirm] : []));
  }

  #remember(revisions: readonly NewRevision[], fills: readonly NewFill[]): Remembered {
    const at = this.clock.now();
    return {
      submissions: revisions.map(({ unit, period, revision, entriesTyped, entriesConfirmed }) => {
        const by = { submittedAt: at, submittedBy: this.actor };
        return { unit, period, revision, ...by, entriesTyped, entriesConfirmed };
      }),
      forms: fills.map(({ form, unit, period, counts }) => ({ form, unit, period, counts })),
    };
  }

  #write(
    tx: SqlTransaction,
    county: string,
    input: SubmitInput,
    hash: string,
    revisions: readonly NewRevision[],
    fills: readonly NewFill[],
    tables: readonly PreparedTable[],
    remembered: Remembered,
  ): void {
    const at = remembered.submissions[0]?.submittedAt ?? this.clock.now();
    tx.atEnd(
      writeRevisions(tx, county, revisions, at, this.actor),
      ...this.#marks(tables).map((mark) => markStale(tx, county, mark, fills)),
      writeFills(tx, county, fills, at),
      tx.query(
        `INSERT INTO submission_key (county, key, request_hash, response, created_at)
         VALUES ($1, $2, $3, $4::jsonb, $5::timestamptz)`,
        [county, input.idempotencyKey, hash, JSON.stringify(remembered), at],
      ),
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

  #answer({ submissions, forms }: Remembered): Pick<SubmitResult, 'submissions' | 'forms'> {
    return { submissions, forms: forms.map((form) => this.#summary(form)) };
  }

  /** Rates are computed when somebody asks for them: the submission itself needs only the counts. */
  #summary(summary: Remembered['forms'][number]): FormSummary {
    const { tree } = this.units;
    const { engines } = this;
    let rates: Rates | undefined;
    return {
      ...summary,
      get rates() {
        if (rates) return rates;
        const period = engines.periodNamed(summary.period);
        const unit = tree.get(summary.unit, period.end);
        const engine = engines.inForceOn(period.end);
        const form = engine.version.catalogue.forms.get(summary.form);
        if (!form) throw new Error(`the catalogue has no form ${summary.form}`);
        rates = ratesOfForm(engine, form, unit, period, summary.counts);
        return rates;
      },
    };
  }
}

/** The stored answer to the same request; refuses the same key with another body. */
function answerAgain({ hash, response }: KnownRequest, wanted: string): Remembered {
  if (hash === wanted) return revive(response);
  throw new Stopped([
    {
      code: 'IDEMPOTENCY_KEY_REUSED',
      severity: 'ERROR',
      path: 'idempotencyKey',
      message: '这个 idempotencyKey 已经用于另一份内容不同的填报；请换一个新的',
      messageEn: 'this idempotencyKey was used for a submission with other content; use a new one',
    },
  ]);
}

/** Dates come back from JSON as text. */
function revive(response: Remembered): Remembered {
  return {
    ...response,
    submissions: response.submissions.map((each) => ({ ...each, submittedAt: new Date(each.submittedAt) })),
  };
}

const placeOf = ({ unit, period, path }: UserFinding): string => `${unit} ${period} ${path}`;

function rejected(findings: readonly UserFinding[], input: SubmitInput): SubmitResult {
  return { submissions: [], forms: [], userErrors: findings, dryRun: input.dryRun === true };
}
