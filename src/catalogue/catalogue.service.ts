import type { EntityManager } from '@mikro-orm/postgresql';
import { type Calendars, howPeriodsAreWritten } from '../core/calendar.ts';
import { type Compiled, type CompileOptions, compileCatalogue } from '../core/catalogue/compile.ts';
import type { Catalogue } from '../core/catalogue/model.ts';
import type { DictionarySource } from '../core/catalogue/sources.ts';
import { checkSuccession } from '../core/catalogue/versions/succession.ts';
import { hasErrors } from '../core/issue.ts';
import { isDay, type Period, parsePeriod } from '../core/period.ts';
import { Conflict, NotFound } from '../core/refusal.ts';
import { type Sql, sqlOf } from '../database/sql.ts';
import type { CatalogueVersion } from './catalogue.model.ts';
import { CatalogueVersionEntity, ElementIdEntity } from './catalogue-version.entity.ts';
import { dictionaryHash } from './dictionary-files.ts';
import type {
  Candidate,
  ClientChange,
  PublicationFinding,
  PublicationInput,
  PublicationPorts,
  Published,
} from './publication.model.ts';

export interface PublishRequest extends PublicationInput {
  readonly at: Date;
  readonly by: string;
}

/** A dictionary looked at before it is published. */
export interface Examined {
  readonly findings: readonly PublicationFinding[];
  readonly unchanged: boolean;
  /** Absent if it does not compile. */
  readonly candidate?: Candidate;
  readonly clients: readonly ClientChange[];
}

/** Compiles elsewhere than here, if it is much: as `compileCatalogue`. */
export type Compile = (
  sources: readonly DictionarySource[],
  options: CompileOptions,
) => Compiled | Promise<Compiled>;

/** Every process that serves a catalogue listens to it: its payload is the number of a version just published. */
export const PUBLICATIONS = 'onetable_catalogue';

/** Published catalogue versions: all are kept compiled, for past forms are read with the version that filled them. */
export class CatalogueService {
  #versions: readonly CatalogueVersion[] = [];
  #loading: Promise<void> = Promise.resolve();
  readonly #listeners = new Set<() => void>();
  #calendars: Calendars = new Map();

  constructor(
    private readonly em: EntityManager,
    private readonly ports: PublicationPorts,
    /** Replaced where compiling must not hold up what else is done. */
    public compile: Compile = compileCatalogue,
  ) {}

  get versions(): readonly CatalogueVersion[] {
    return this.#versions;
  }

  get current(): CatalogueVersion {
    const latest = this.#versions.at(-1);
    if (!latest) throw new Error('no catalogue has been published yet');
    return latest;
  }

  version(number: number): CatalogueVersion {
    const found = this.#versions.find((version) => version.number === number);
    if (!found) throw new Error(`there is no catalogue version ${number}`);
    return found;
  }

  /** The period with this id, by any calendar that was ever published: stored periods stay readable. */
  period(id: string): Period | undefined {
    return parsePeriod(id, this.#calendars);
  }

  /** The same, for ids that people write. */
  periodNamed(id: string): Period {
    const period = this.period(id);
    if (period) return period;
    const [how, howEn] = howPeriodsAreWritten(this.#calendars);
    throw new NotFound(`不认识的报告期 ${id}；${how}`, `unknown period ${id}; ${howEn}`);
  }

  /** All that were ever published. */
  get calendars(): Calendars {
    return this.#calendars;
  }

  /** The same, for numbers that somebody has named. */
  named(number: number): CatalogueVersion {
    const found = this.#versions.find((version) => version.number === number);
    if (found) return found;
    const known = this.#versions.map((each) => each.number);
    throw new NotFound(
      `没有目录版本 ${number}；有：${known.join('、')}`,
      `there is no catalogue version ${number}; there are ${known.join(', ')}`,
    );
  }

  /** The version in force on a day: of those that hold by then, the one published last; before all, the first. */
  inForceOn(day: string): CatalogueVersion {
    return (
      this.#versions.findLast((version) => version.validFrom <= day) ??
      (this.#versions[0] as CatalogueVersion)
    );
  }

  /** Whether no version has been published, here or elsewhere, that is not loaded yet. */
  async isUpToDate(sql: Sql): Promise<boolean> {
    const [row] = await sql.query<{ latest: number | null }>(
      'SELECT max(number) AS latest FROM catalogue_version',
    );
    return (row?.latest ?? 0) <= (this.#versions.at(-1)?.number ?? 0);
  }

  /** Loads what has been published since; versions never change, so those that are known stay as they are. */
  load(): Promise<void> {
    const loaded = this.#loading.then(() => this.#load());
    this.#loading = loaded.catch(() => {});
    return loaded;
  }

  async #load(): Promise<void> {
    const em = this.em.fork();
    const known = this.#versions.at(-1)?.number ?? 0;
    const [rows, ids] = await Promise.all([
      em.find(
        CatalogueVersionEntity,
        { number: { $gt: known } },
        { orderBy: { number: 'asc' }, disableIdentityMap: true },
      ),
      this.#ids(em),
    ]);
    const added: CatalogueVersion[] = [];
    for (const row of rows) {
      const { catalogue, findings } = await this.compile(row.sources, { ids });
      if (!catalogue) {
        throw new Error(`catalogue version ${row.number} no longer compiles: ${findings[0]?.messageEn}`);
      }
      added.push({ ...row, catalogue });
    }
    if (added.length === 0) return;
    this.#versions = [...this.#versions, ...added];
    this.#calendars = new Map(this.#versions.flatMap(({ catalogue }) => [...catalogue.calendars]));
    for (const listener of this.#listeners) listener();
  }

  /** Tells, in the same turn, when other versions are there; returns how to stop that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Everything that stands against publishing a dictionary, at once; and what clients of the API would notice. */
  async examine({ sources, validFrom }: PublicationInput): Promise<Examined> {
    const { catalogue, findings: compiled } = await this.compile(sources, {
      ids: await this.#ids(this.em.fork()),
    });
    const findings: PublicationFinding[] = [...compiled, ...(await this.#checkDay(validFrom))];
    const latest = this.#versions.at(-1);
    const unchanged = latest?.hash === dictionaryHash(sources);
    if (!catalogue) return { findings, unchanged, clients: [] };
    if (isDay(validFrom)) {
      const earlier = this.#versions.map((version) => version.catalogue);
      findings.push(...checkSuccession(earlier, { catalogue, sources, validFrom }));
    }
    const clients = await this.ports.clients(this.#versions, catalogue);
    findings.push(...clients.findings);
    const candidate = { number: (latest?.number ?? 0) + 1, validFrom, catalogue };
    return { findings, unchanged, candidate, clients: clients.changes };
  }

  /** Stores a new version; with errors, or a warning that nobody stands by, nothing is. The same text again changes nothing. */
  async publish(request: PublishRequest): Promise<Published> {
    const { findings, unchanged, candidate } = await this.examine(request);
    if (unchanged) return { version: this.current, findings: [], unchanged, touched: [] };
    const standing = findings.filter((finding) => !isConfirmed(finding, request.confirm));
    const stopped = hasErrors(standing) || standing.some(({ confirm }) => confirm !== undefined);
    if (!candidate || stopped) return { findings: standing, unchanged, touched: [] };
    const touched = await this.ports.touched(candidate);
    await this.#store(request, candidate);
    await this.load();
    return { version: this.version(candidate.number), findings: standing, unchanged, touched };
  }

  async #store({ sources, validFrom, at, by }: PublishRequest, candidate: Candidate): Promise<void> {
    await this.em.fork().transactional(async (tx) => {
      await tx.execute('LOCK TABLE catalogue_version, element_id IN SHARE ROW EXCLUSIVE MODE');
      const number = (await tx.count(CatalogueVersionEntity)) + 1;
      if (number !== candidate.number) throw overtaken(number - 1);
      await tx.insert(CatalogueVersionEntity, {
        ...{ number, validFrom, hash: dictionaryHash(sources), sources: [...sources] },
        ...{ publishedAt: at, publishedBy: by },
      });
      const known = new Set((await tx.find(ElementIdEntity, {})).map((row) => row.name));
      const added = newNames(candidate.catalogue, known);
      await tx.insertMany(
        ElementIdEntity,
        added.map((name, i) => ({ name, id: (known.size + i + 1).toString(36) })),
      );
      const sql = sqlOf(tx);
      await this.ports.published(sql, candidate);
      await sql.query('SELECT pg_notify($1, $2)', [PUBLICATIONS, String(number)]);
    });
  }

  async #ids(em: EntityManager): Promise<ReadonlyMap<string, string>> {
    const rows = await em.find(ElementIdEntity, {}, { disableIdentityMap: true });
    return new Map(rows.map(({ name, id }) => [name, id]));
  }

  async #checkDay(validFrom: string): Promise<PublicationFinding[]> {
    const about = { severity: 'ERROR', path: 'validFrom' } as const;
    if (!isDay(validFrom)) {
      return [
        {
          ...about,
          code: 'VALID_FROM',
          message: `起用日写法如 2026-10-01，写的是 ${validFrom}`,
          messageEn: `the first day is written as 2026-10-01, this is ${validFrom}`,
        },
      ];
    }
    const closed = await this.ports.closedSince(validFrom);
    if (closed.length === 0) return [];
    return [
      {
        ...about,
        code: 'VALID_FROM_CLOSED',
        message: `从 ${validFrom} 起用会改到已截止的报告期 ${closed.join('、')}；请从它们之后起用`,
        messageEn: `from ${validFrom} on it would change periods that are closed: ${closed.join(', ')}; let it begin after them`,
      },
    ];
  }
}

const isConfirmed = ({ confirm }: PublicationFinding, confirmed: PublicationInput['confirm']): boolean =>
  confirm !== undefined && confirmed?.includes(confirm) === true;

const newNames = ({ elements }: Catalogue, known: ReadonlySet<string>): string[] =>
  [...elements.keys()].filter((name) => !known.has(name)).sort();

/** Somebody published between the look and the act: what was planned may not be what would happen. */
function overtaken(latest: number): Conflict {
  return new Conflict(
    `目录 v${latest} 刚刚由别人发布；请重新看过 plan 再发布`,
    `catalogue v${latest} was published just now by somebody else; look at the plan again, then publish`,
  );
}
