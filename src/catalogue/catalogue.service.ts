import type { EntityManager } from '@mikro-orm/postgresql';
import { compileCatalogue } from '../core/catalogue/compile.ts';
import type { DictionarySource } from '../core/catalogue/sources.ts';
import type { SourceFinding } from '../core/issue.ts';
import { hasErrors } from '../core/issue.ts';
import type { CatalogueVersion } from './catalogue.model.ts';
import { CatalogueVersionEntity, ElementIdEntity } from './catalogue-version.entity.ts';
import { dictionaryHash } from './dictionary-files.ts';

export interface PublishRequest {
  readonly sources: readonly DictionarySource[];
  /** First day on which periods that end then use it, YYYY-MM-DD. */
  readonly validFrom: string;
  readonly at: Date;
  readonly by: string;
}

/** Published catalogue versions: all are kept compiled, for past forms are read with the version that filled them. */
export class CatalogueService {
  #versions: readonly CatalogueVersion[] = [];

  constructor(private readonly em: EntityManager) {}

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

  /** The version in force on a day; before the first one, the first. */
  inForceOn(day: string): CatalogueVersion {
    return (
      this.#versions.findLast((version) => version.validFrom <= day) ??
      (this.#versions[0] as CatalogueVersion)
    );
  }

  async load(): Promise<void> {
    const em = this.em.fork();
    const [rows, ids] = await Promise.all([
      em.find(CatalogueVersionEntity, {}, { orderBy: { number: 'asc' }, disableIdentityMap: true }),
      em.find(ElementIdEntity, {}, { disableIdentityMap: true }),
    ]);
    const byName = new Map(ids.map((row) => [row.name, row.id]));
    this.#versions = rows.map((row) => {
      const { catalogue, findings } = compileCatalogue(row.sources, { ids: byName });
      if (!catalogue) {
        throw new Error(`catalogue version ${row.number} no longer compiles: ${findings[0]?.messageEn}`);
      }
      return { ...row, catalogue };
    });
  }

  /** Compiles and stores a new version; with errors nothing is stored. The same text again changes nothing. */
  async publish(
    request: PublishRequest,
  ): Promise<{ version?: CatalogueVersion; findings: readonly SourceFinding[] }> {
    const { catalogue, findings } = compileCatalogue(request.sources);
    if (!catalogue || hasErrors(findings)) return { findings };
    const hash = dictionaryHash(request.sources);
    if (this.#versions.at(-1)?.hash === hash) return { version: this.current, findings };
    await this.em.fork().transactional(async (tx) => {
      await tx.execute('LOCK TABLE catalogue_version, element_id IN SHARE ROW EXCLUSIVE MODE');
      const known = new Set((await tx.find(ElementIdEntity, {})).map((row) => row.name));
      const added = [...catalogue.elements.keys()].filter((name) => !known.has(name)).sort();
      await tx.insertMany(
        ElementIdEntity,
        added.map((name, i) => ({ name, id: (known.size + i + 1).toString(36) })),
      );
      const { sources, validFrom, at, by } = request;
      const number = (await tx.count(CatalogueVersionEntity)) + 1;
      await tx.insert(CatalogueVersionEntity, {
        number,
        validFrom,
        hash,
        sources: [...sources],
        publishedAt: at,
        publishedBy: by,
      });
    });
    await this.load();
    return { version: this.current, findings };
  }
}
