import type { Catalogue } from '../core/catalogue/model.ts';
import type { DictionarySource } from '../core/catalogue/sources.ts';

/** A published catalogue 目录版本: immutable, numbered, in force from a day on. */
export interface CatalogueVersion {
  readonly number: number;
  /** YYYY-MM-DD. A period uses the version in force on its last day. */
  readonly validFrom: string;
  readonly hash: string;
  readonly publishedAt: Date;
  readonly publishedBy: string;
  readonly sources: readonly DictionarySource[];
  readonly catalogue: Catalogue;
}
