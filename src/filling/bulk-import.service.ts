import type { FactTable } from '../core/fill/facts.ts';
import type { SqlPool, SqlTransaction } from '../database/sql.ts';
import type { UnitService } from '../organisation/unit.service.ts';
import type { Clock } from '../platform/clock.ts';
import type {
  BulkOptions,
  BulkReport,
  BulkSource,
  LocatedFinding,
  RejectedTable,
  SourceKey,
  SourceTable,
} from '../submission/bulk/bulk.model.ts';
import { beginImport, finishImport, importedAmong, writeImported } from '../submission/bulk/bulk.store.ts';
import { nestedTooDeep, type PreparedTable, prepareTables } from '../submission/prepare.ts';
import { reasonFinding } from '../submission/reason.ts';
import type { UserFinding } from '../submission/submission.model.ts';
import { type Batch, batchesOf } from './bulk-batches.ts';
import { type BulkTable, judge, type Verdict } from './bulk-verdict.ts';
import type { Engines } from './engines.ts';
import { lockUnits } from './fill.service.ts';
import type { Intake, MergedTable, Standing } from './intake.ts';
import { planSubmission } from './submission-plan.ts';

/** What one batch did. */
interface Taken {
  readonly stored: number;
  readonly unchanged: number;
  readonly earlier: number;
  readonly rejected: readonly RejectedTable[];
  readonly entriesTyped: number;
  readonly entriesConfirmed: number;
  readonly warnings: number;
  readonly forms: number;
}

/** Leaves the one transaction of an import that is not to be kept. */
class Withheld extends Error {
  constructor(
    readonly taken: readonly Taken[],
    readonly why: NonNullable<BulkReport['withheld']>,
  ) {
    super('nothing is stored');
  }
}

export type ImportProgress = (done: number, of: number) => void;

/**
 * The verb *import*: many tables at once, each as if it had been submitted. A township's tables of a period are
 * stored and filled in one transaction; a table that is rejected holds up no other.
 */
export class BulkImportService {
  constructor(
    private readonly sql: SqlPool,
    private readonly units: UnitService,
    private readonly engines: Engines,
    private readonly intake: Intake,
    private readonly clock: Clock,
    private readonly actor: string,
  ) {}

  /** `lanes` batches of a period are under way at a time: while the database stores one the next is worked out. */
  async import(
    source: BulkSource,
    options: BulkOptions,
    { lanes = 1, onProgress = () => {} }: { lanes?: number; onProgress?: ImportProgress } = {},
  ): Promise<BulkReport | { readonly userErrors: readonly UserFinding[] }> {
    const userErrors = options.confirm == null ? [] : reasonFinding(options.confirm);
    if (userErrors.length > 0)
      return { userErrors: userErrors.map((each) => ({ ...each, path: 'confirm' })) };
    const { id, name, keys } = source;
    const inOne = options.allOrNothing === true || options.dryRun === true;
    let done = 0;
    const tell = (more: number): void => onProgress((done += more), keys.length);
    if (inOne) return this.#inOneTransaction(source, options, tell);
    await beginImport(this.sql, { id, name, tables: keys.length }, this.clock.now(), this.actor);
    const { batches, placeless } = batchesOf(keys, this.units, this.engines);
    const taken = [await this.#placeless(source, placeless)];
    for (const [, ofPeriod] of Map.groupBy(batches, ({ period }) => period.id)) {
      await inLanes(ofPeriod, lanes, async (batch) => {
        const tables = await source.fetch(batch.keys);
        taken.push(
          await this.engines.withCurrent(() =>
            this.sql.transaction((tx) => this.#take(tx, id, batch, tables, options)),
          ),
        );
        tell(batch.keys.length);
      });
    }
    const report = reportOf(source, taken);
    await finishImport(this.sql, id, report.rejected.length, this.clock.now());
    return report;
  }

  /** Everything is locked before anything is read, so that nobody waits for the import that it waits for. */
  async #inOneTransaction(
    source: BulkSource,
    options: BulkOptions,
    tell: (more: number) => void,
  ): Promise<BulkReport> {
    const { id, name, keys } = source;
    try {
      return await this.engines.withCurrent(() =>
        this.sql.transaction(async (tx) => {
          const { batches, placeless } = batchesOf(keys, this.units, this.engines);
          await lockUnits(tx, new Set(batches.flatMap((batch) => this.#locks(batch))));
          await beginImport(tx, { id, name, tables: keys.length }, this.clock.now(), this.actor);
          const taken = [await this.#placeless(source, placeless)];
          for (const batch of batches) {
            taken.push(await this.#take(tx, id, batch, await source.fetch(batch.keys), options));
            tell(batch.keys.length);
          }
          const report = reportOf(source, taken);
          if (options.dryRun) throw new Withheld(taken, 'DRY_RUN');
          if (report.rejected.length + report.strays.length > 0) throw new Withheld(taken, 'ALL_OR_NOTHING');
          await finishImport(tx, id, 0, this.clock.now());
          return report;
        }),
      );
    } catch (withheld) {
      if (!(withheld instanceof Withheld)) throw withheld;
      return { ...reportOf(source, withheld.taken), withheld: withheld.why };
    }
  }

  #locks({ keys }: Batch): string[] {
    return keys.map(({ unit }) => this.units.lockUnit(unit));
  }

  async #placeless(source: BulkSource, keys: readonly SourceKey[]): Promise<Taken> {
    const rejected: RejectedTable[] = [];
    for (let at = 0; at < keys.length; at += 1000) {
      const tables = await source.fetch(keys.slice(at, at + 1000));
      rejected.push(...tables.map((table) => rejection(table, this.#prepare(table).findings)));
    }
    return { ...NOTHING, rejected };
  }

  /** One batch, in a transaction: what of it is new and sound is stored and filled. */
  async #take(
    tx: SqlTransaction,
    id: string,
    { county, keys }: Batch,
    sources: readonly SourceTable[],
    options: BulkOptions,
  ): Promise<Taken> {
    const read = sources.map((source) => ({ source, ...this.#prepare(source) }));
    const lost = read.filter(({ prepared }) => prepared === undefined);
    const all = read.filter((each): each is BulkTable => each.prepared !== undefined);
    const [standing, imported] = await Promise.all([
      this.intake.look(
        tx,
        county,
        all.map(({ prepared }) => prepared),
      ),
      importedAmong(tx, county, id, keys),
    ]);
    const fresh = all.filter(({ source: { unit, period } }) => !imported.has(`${unit} ${period}`));
    const unchanged = new Set(fresh.filter((table) => this.#isUnchanged(table, standing)));
    const tables = fresh
      .filter((table) => !unchanged.has(table))
      .map((table) => (options.update ? this.#overCurrent(table, standing) : table));
    const settled = await this.#settle(tx, county, tables, standing, options);
    const rejected = [
      ...lost.map(({ source, findings }) => rejection(source, findings)),
      ...[...settled.verdict].map(([{ source }, findings]) => rejection(source, findings)),
    ];
    const forms = this.#store(tx, id, county, settled, standing, options);
    return {
      stored: settled.merged.length,
      unchanged: unchanged.size,
      earlier: all.length - fresh.length,
      rejected: rejected.sort((a, b) => a.line - b.line),
      entriesTyped: sum(settled.merged.map(({ revision }) => revision.entriesTyped)),
      entriesConfirmed: sum(settled.merged.map(({ revision }) => revision.entriesConfirmed)),
      warnings: settled.confirmed.size,
      forms,
    };
  }

  /** Nothing can be said of a table whose unit or period does not exist, or which is not due. */
  #prepare({ input, problems }: SourceTable): {
    readonly prepared: PreparedTable | undefined;
    readonly findings: readonly UserFinding[];
  } {
    const tooDeep = nestedTooDeep([input]);
    const { tables, findings } = prepareTables(
      tooDeep.length > 0 ? [{ ...input, values: {}, forms: {}, answers: [] }] : [input],
      {
        units: this.units.tree,
        calendars: this.engines,
        questionsFor: (period) => this.engines.inForceOn(period.end).fill.questions,
        today: this.clock.today(),
      },
    );
    return { prepared: tables[0], findings: [...problems, ...tooDeep, ...findings] };
  }

  /** Whether it was handed in before, with the same answers to all that it says. */
  #isUnchanged({ prepared, findings }: BulkTable, { facts }: Standing): boolean {
    const { unit, period, input, values } = prepared;
    const before = facts.table(unit.id, period.id) as (FactTable & { returned?: boolean }) | undefined;
    if (!before || before.returned || input.baseRevision != null || findings.length > 0) return false;
    const inOtherUnits = this.engines.inForceOn(period.end).units.writtenUnder(before);
    return Object.entries(values).every(
      ([key, answer]) =>
        !(key in inOtherUnits) && JSON.stringify(before.values[key]) === JSON.stringify(answer),
    );
  }

  #overCurrent(table: BulkTable, { facts }: Standing): BulkTable {
    const { prepared } = table;
    const { unit, period, input } = prepared;
    if (input.baseRevision != null) return table;
    const baseRevision = facts.table(unit.id, period.id)?.revision ?? 0;
    return { ...table, prepared: { ...prepared, input: { ...input, baseRevision } } };
  }

  /** Checks the tables together, and without those that are rejected again, until what is left stands by itself. */
  async #settle(
    tx: SqlTransaction,
    county: string,
    tables: readonly BulkTable[],
    standing: Standing,
    { confirm }: BulkOptions,
  ): Promise<Settled> {
    const verdict: Verdict = new Map(
      tables.flatMap((table) => (table.findings.length > 0 ? [[table, [...table.findings]] as const] : [])),
    );
    const prepared = tables.map((table) => table.prepared);
    let findings = await this.intake.obstacles(tx, county, prepared, standing);
    let sound = tables;
    for (;;) {
      const merged = sound.map((table) => this.intake.merge(table.prepared, standing));
      const seen = this.intake.overlay(merged, standing);
      findings = [...findings, ...this.intake.check(merged, seen)];
      const wrong = new Set([...verdict.values()].flat().map(placeOf));
      const found = findings.filter((each) => each.code !== 'REQUIRED' || !wrong.has(placeOf(each)));
      judge(verdict, found, sound, this.units.tree, confirm != null);
      const left = sound.filter((table) => !verdict.has(table));
      if (left.length === sound.length) {
        const confirmed = new Set(found.flatMap((each) => each.confirm ?? []));
        return { verdict, merged, seen, findings: found, confirmed };
      }
      sound = left;
      findings = [];
    }
  }

  #store(
    tx: SqlTransaction,
    id: string,
    county: string,
    { merged, seen, findings, confirmed }: Settled,
    standing: Standing,
    { confirm }: BulkOptions,
  ): number {
    if (merged.length === 0) return 0;
    const at = this.clock.now();
    const tables = merged.map(({ table }) => table);
    const revisions = merged.map((each) => this.intake.confirmed(each, findings, confirmed));
    const plans = planSubmission(this.engines, tables);
    const fills = this.intake.fill(seen, { ...standing, plans });
    this.intake.write(tx, county, tables, revisions, fills, at);
    const imported = revisions.map(({ unit, period, revision, confirmedWarnings }) => ({
      ...{ unit, period, revision },
      ...(confirmedWarnings.length > 0 && confirm != null ? { reason: confirm } : {}),
    }));
    tx.atEnd(writeImported(tx, county, id, imported));
    return fills.length;
  }
}

interface Settled {
  readonly verdict: Verdict;
  /** What is sound, as it will be. */
  readonly merged: readonly MergedTable[];
  readonly seen: ReturnType<Intake['overlay']>;
  readonly findings: readonly UserFinding[];
  /** Tokens of the warnings that are confirmed. */
  readonly confirmed: ReadonlySet<string>;
}

const NOTHING: Taken = {
  ...{ stored: 0, unchanged: 0, earlier: 0, rejected: [] },
  ...{ entriesTyped: 0, entriesConfirmed: 0, warnings: 0, forms: 0 },
};

function reportOf({ id, keys, strays }: BulkSource, taken: readonly Taken[]): BulkReport {
  const total = (pick: (each: Taken) => number): number => sum(taken.map(pick));
  return {
    id,
    tables: keys.length,
    stored: total((each) => each.stored),
    unchanged: total((each) => each.unchanged),
    earlier: total((each) => each.earlier),
    rejected: taken.flatMap((each) => each.rejected).sort((a, b) => a.line - b.line),
    strays,
    entriesTyped: total((each) => each.entriesTyped),
    entriesConfirmed: total((each) => each.entriesConfirmed),
    warnings: total((each) => each.warnings),
    forms: total((each) => each.forms),
  };
}

/** Findings with the lines that they are about; places in a request say nothing to whoever has a file. */
function rejection(source: SourceTable, findings: readonly UserFinding[]): RejectedTable {
  const { unit, period, line } = source;
  return {
    ...{ unit, period, line },
    findings: findings.map((finding: LocatedFinding) => {
      const path = finding.path?.replace(/^tables(\.\d+)?\.?/, '') ?? '';
      return { unit, period, ...finding, path, line: finding.line ?? source.lineOf(path) };
    }),
  };
}

async function inLanes<Each>(
  all: readonly Each[],
  lanes: number,
  work: (each: Each) => Promise<void>,
): Promise<void> {
  const queue = all[Symbol.iterator]();
  const lane = async (): Promise<void> => {
    for (let next = queue.next(); !next.done; next = queue.next()) await work(next.value);
  };
  const running = Array.from({ length: lanes }, lane);
  // Lets every lane come to its end before it tells of a failure.
  const failed = (await Promise.allSettled(running)).find((each) => each.status === 'rejected');
  if (failed) throw failed.reason;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

const placeOf = ({ unit, period, path }: UserFinding): string => `${unit} ${period} ${path}`;
