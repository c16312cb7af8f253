import type { CatalogueVersion } from '../catalogue/catalogue.model.ts';
import type { CatalogueService } from '../catalogue/catalogue.service.ts';
import type { Candidate } from '../catalogue/publication.model.ts';
import { howPeriodsAreWritten } from '../core/calendar.ts';
import { collectionHistory } from '../core/catalogue/versions/collection.ts';
import { FillEngine } from '../core/fill/fill-form.ts';
import { Dependents } from '../core/one-table/dependents.ts';
import type { Period, Rhythm } from '../core/period.ts';
import type { Level, UnitTree } from '../core/unit-tree.ts';
import type { Sql } from '../database/sql.ts';
import type { UnitService } from '../organisation/unit.service.ts';
import { Reach } from './reach.ts';
import { UnitChange } from './unit-change.ts';

/** A catalogue version ready to work on today's tree of units. */
export interface Engine {
  readonly version: CatalogueVersion;
  readonly fill: FillEngine;
  readonly dependents: Dependents;
  readonly reach: Reach;
  /** Reads what was handed in under other versions. */
  readonly units: UnitChange;
}

/** Another process has published, or changed the units: what was worked out here may hold no longer. */
export class Outdated extends Error {}

/** One engine a catalogue version, linked once and kept until the units change. */
export class Engines {
  #tree: UnitTree | undefined;
  readonly #byVersion = new Map<number, Engine>();

  constructor(
    readonly catalogues: CatalogueService,
    private readonly units: UnitService,
  ) {}

  period(id: string): Period | undefined {
    return this.catalogues.period(id);
  }

  /** The period that somebody names; refused in words where there is none. */
  periodNamed(id: string): Period {
    return this.catalogues.periodNamed(id);
  }

  /** The periods among ids that end on or after a day, which is when they use what holds from that day. */
  periodsSince(ids: Iterable<string>, day: string): Period[] {
    return [...ids].flatMap((id) => {
      const period = this.period(id);
      return period && period.end >= day ? [period] : [];
    });
  }

  /** How the ids of periods are written. */
  get periodHint(): readonly [zh: string, en: string] {
    return howPeriodsAreWritten(this.catalogues.calendars);
  }

  /** For transactions that write: throws Outdated where the catalogue or the units are not those loaded here. */
  async assureCurrent(tx: Sql): Promise<void> {
    const current = await Promise.all([this.catalogues.isUpToDate(tx), this.units.isUpToDate(tx)]);
    if (current.includes(false)) throw new Outdated();
  }

  /**
   * Does something again, with what is published and with the units there are by now, if it was outdated. Readers need
   * it as well: another process may have filled what they read under a version that is not loaded here yet.
   */
  async withCurrent<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof Outdated)) throw error;
        await Promise.all([this.catalogues.load(), this.units.load()]);
      }
    }
  }

  /** The engine for periods that end on a day. */
  inForceOn(day: string): Engine {
    return this.of(this.catalogues.inForceOn(day));
  }

  /** What is asked of a unit for a period, by their ids; nothing where there is none of them. */
  asked({ unit: id, period: at }: { readonly unit: string; readonly period: string }) {
    const period = this.period(at);
    const unit = period && this.units.tree.find(id, period.end);
    const { fill, version } = period ? this.inForceOn(period.end) : this.latest;
    const questions = period && unit ? fill.questions.questions(unit, period) : [];
    return { questions, catalogue: version.catalogue };
  }

  /** Of the version published last. */
  get latest(): Engine {
    return this.of(this.catalogues.current);
  }

  /** Whether more than one version was published, so that a form may be of another than the one in force. */
  get several(): boolean {
    return this.catalogues.versions.length > 1;
  }

  /** Of the version with this number. Throws Outdated where another process has published it and it is not loaded yet. */
  version(number: number): Engine {
    if (number > this.catalogues.current.number) throw new Outdated();
    return this.of(this.catalogues.version(number));
  }

  /** An engine for a catalogue that is not published yet. */
  tryOut(candidate: Candidate): FillEngine {
    const history = collectionHistory([...this.catalogues.versions, candidate]);
    return new FillEngine(candidate.catalogue, this.units.tree, history);
  }

  /** Forms that depend on tables of a level and rhythm, and those of them that look back: of whatever version. */
  formsOn(level: Level, rhythm: Rhythm): { readonly dependent: string[]; readonly lookingBack: string[] } {
    const all = this.catalogues.versions.map((version) => this.of(version).dependents);
    const dependent = new Set(all.flatMap((dependents) => dependents.formsOn(level, rhythm)));
    const looksBack = (form: string): boolean => all.some((dependents) => dependents.looksBack(form));
    return { dependent: [...dependent], lookingBack: [...dependent].filter(looksBack) };
  }

  private of(version: CatalogueVersion): Engine {
    if (this.#tree !== this.units.tree) {
      this.#byVersion.clear();
      this.#tree = this.units.tree;
    }
    let engine = this.#byVersion.get(version.number);
    if (!engine) {
      const history = collectionHistory(
        this.catalogues.versions.filter(({ number }) => number <= version.number),
      );
      const fill = new FillEngine(version.catalogue, this.units.tree, history);
      const dependents = new Dependents(version.catalogue, history);
      const units = new UnitChange(version.catalogue, this.catalogues);
      engine = { version, fill, dependents, reach: new Reach(fill), units };
      this.#byVersion.set(version.number, engine);
    }
    return engine;
  }
}
