import { isDeepStrictEqual } from 'node:util';
import type { Candidate, TouchedTable } from '../catalogue/publication.model.ts';
import { convertAnswers, elementIdOf, unitFactors } from '../core/catalogue/versions/units.ts';
import { protectionsBy } from '../core/disclosure/protection.ts';
import type { StoredAnswer } from '../core/fill/facts.ts';
import { isNullAnswer } from '../core/fill/facts.ts';
import type { FillEngine } from '../core/fill/fill-form.ts';
import { decodeAnswer } from '../core/one-table/decode-answer.ts';
import type { Period } from '../core/period.ts';
import type { Sql } from '../database/sql.ts';
import type { UnitService } from '../organisation/unit.service.ts';
import { draftedPeriods, readDraftsOf, replaceDraft } from '../submission/draft.store.ts';
import { readTablesOf, reportedPeriods } from '../submission/one-table.store.ts';
import type { PeriodService } from '../submission/period.service.ts';
import { markSumsSince } from '../submission/sum-mark.store.ts';
import type { Engines } from './engines.ts';
import { lockUnits } from './fill.service.ts';
import { markUnfiledStale } from './filled-form.store.ts';
import { TableTouch } from './touched-tables.ts';

/** Thresholds hold for everything that was ever handed in. */
const ALWAYS = '-infinity';

/** What publishing does to what is handed in and filled: open periods change over, closed and filed stay as they are. */
export class PublicationService {
  constructor(
    private readonly sql: Sql,
    private readonly units: UnitService,
    private readonly engines: Engines,
    private readonly periods: PeriodService,
  ) {}

  /** Closed periods that end on or after a day. */
  async closedSince(day: string): Promise<string[]> {
    const closed = await Promise.all(this.#counties().map((county) => this.periods.closed(county)));
    const ids = new Set(closed.flatMap((each) => [...each.keys()]));
    return this.engines
      .periodsSince(ids, day)
      .map(({ id }) => id)
      .sort();
  }

  /** Tables and drafts of open periods whose questions change. */
  async touched(candidate: Candidate): Promise<TouchedTable[]> {
    const { validFrom } = candidate;
    const touch = this.#touch(this.engines.tryOut(candidate));
    const touched: TouchedTable[] = [];
    for (const county of this.#counties()) {
      for (const period of await this.#openPeriods(this.sql, county, validFrom)) {
        const [tables, drafts] = await Promise.all([
          readTablesOf(this.sql, county, period.id),
          readDraftsOf(this.sql, county, period.id),
        ]);
        const drafted = new Map(drafts.map((draft) => [draft.unit, draft.values]));
        const handedIn = new Map(tables.map((table) => [table.unit, table]));
        for (const id of [...new Set([...handedIn.keys(), ...drafted.keys()])].sort()) {
          const table = handedIn.get(id);
          const answers: Record<string, StoredAnswer> = { ...table?.values, ...drafted.get(id) };
          const found = touch.of(this.units.tree.get(id, period.end), period, answers);
          if (found.unanswered.length === 0 && found.notAskedAnyMore.length === 0) continue;
          const is = { unit: id, period: period.id, revision: table?.revision ?? 0 };
          touched.push({ ...is, hasDraft: drafted.has(id), ...found });
        }
      }
    }
    return touched;
  }

  /**
   * Within the transaction that publishes. Waits for submissions under way, and lets none in until it ends; then
   * what is not filed is filled again, and drafts keep what is still asked and still sound.
   */
  async changeOver(tx: Sql, candidate: Candidate): Promise<void> {
    const { validFrom } = candidate;
    const after = this.engines.tryOut(candidate);
    const latest = this.engines.catalogues.versions.at(-1);
    const before = latest ? protectionsBy(latest.catalogue).thresholds : new Map();
    const isOtherwisePrivate = !isDeepStrictEqual(before, protectionsBy(candidate.catalogue).thresholds);
    const all = [...this.units.tree.all()];
    await lockUnits(tx, new Set(all.map((unit) => this.units.lockUnit(unit.id))));
    for (const county of this.#counties()) {
      await markUnfiledStale(tx, county, validFrom);
      await markSumsSince(tx, county, isOtherwisePrivate ? ALWAYS : validFrom);
      for (const period of await this.#openPeriods(tx, county, validFrom)) {
        await this.#revalidateDrafts(tx, county, period, after);
      }
    }
  }

  async #revalidateDrafts(tx: Sql, county: string, period: Period, after: FillEngine): Promise<void> {
    const before = this.engines.inForceOn(period.end).version.catalogue;
    const factors = unitFactors(before, after.catalogue);
    for (const draft of await readDraftsOf(tx, county, period.id)) {
      const values = factors
        ? convertAnswers(draft.values, (key) => factors.get(elementIdOf(key)))
        : draft.values;
      const unit = this.units.tree.get(draft.unit, period.end);
      const asked = new Map(
        after.questions.questions(unit, period).map(({ item }) => [item.key, item] as const),
      );
      const kept = Object.entries(values).filter(([key, answer]) => {
        const item = asked.get(key);
        return item && (isNullAnswer(answer) || 'answer' in decodeAnswer(item, answer));
      });
      if (factors || kept.length < Object.keys(draft.values).length)
        await replaceDraft(tx, county, draft, Object.fromEntries(kept));
    }
  }

  async #openPeriods(sql: Sql, county: string, since: string): Promise<Period[]> {
    const ids = new Set([...(await reportedPeriods(sql, county)), ...(await draftedPeriods(sql, county))]);
    const closed = await this.periods.closedAmong(sql, county, [...ids]);
    return this.engines
      .periodsSince(ids, since)
      .filter(({ id }) => !closed.has(id))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  #touch(after: FillEngine): TableTouch {
    return new TableTouch((end) => this.engines.inForceOn(end).fill, after);
  }

  #counties(): string[] {
    return [...new Set([...this.units.tree.all()].map(({ id }) => this.units.homeCounty(id)))];
  }
}
