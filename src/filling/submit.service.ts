import type { Rates } from '../core/fill/rate.ts';
import type { Sql, SqlPool, SqlTransaction } from '../database/sql.ts';
import type { UnitService } from '../organisation/unit.service.ts';
import type { Clock } from '../platform/clock.ts';
import type { NewRevision } from '../submission/one-table.store.ts';
import { nestedTooDeep, type PreparedTable, prepareTables } from '../submission/prepare.ts';
import type { Submission, SubmitInput, UserFinding } from '../submission/submission.model.ts';
import type { Engines } from './engines.ts';
import type { NewFill } from './filled-form.store.ts';
import type { FormSummary, SubmitResult } from './filling.model.ts';
import { ratesOfForm } from './form-rates.ts';
import type { Intake } from './intake.ts';
import { checkRequest, hashOf, MOST_TABLES, severalCounties } from './submit-request.ts';

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
    private readonly intake: Intake,
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
    // Sent together, and run one after the other: each sees what was there when the locks were given.
    const [standing, known] = await Promise.all([
      this.intake.look(tx, county, tables, `key ${input.idempotencyKey}`),
      this.#recall(tx, county, input),
    ]);
    const hash = hashOf(input, tables, findings);
    if (known) return answerAgain(known, hash);
    const stops: UserFinding[] = [
      ...findings,
      ...(await this.intake.obstacles(tx, county, tables, standing)),
    ];
    const merged = tables.map((table) => this.intake.merge(table, standing));
    const seen = this.intake.overlay(merged, standing);
    // A wrong answer is not also a missing one.
    const wrong = new Set(findings.map(placeOf));
    const found = this.intake.check(merged, seen);
    stops.push(...found.filter((finding) => finding.code !== 'REQUIRED' || !wrong.has(placeOf(finding))));
    const confirmed = new Set(input.confirm ?? []);
    const standingBy = stops.filter((finding) => !finding.confirm || !confirmed.has(finding.confirm));
    if (standingBy.some(({ severity }) => severity !== 'ADVICE')) throw new Stopped(standingBy);

    const revisions = merged.map((each) => this.intake.confirmed(each, stops, confirmed));
    const fills = this.intake.fill(seen, standing);
    const remembered = this.#remember(revisions, fills);
    if (input.dryRun) throw new Stopped(standingBy, remembered);
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
    this.intake.write(tx, county, tables, revisions, fills, at);
    tx.atEnd(
      tx.query(
        `INSERT INTO submission_key (county, key, request_hash, response, created_at)
         VALUES ($1, $2, $3, $4::jsonb, $5::timestamptz)`,
        [county, input.idempotencyKey, hash, JSON.stringify(remembered), at],
      ),
    );
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
