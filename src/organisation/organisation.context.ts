import type { UnitTree } from '../core/unit-tree.ts';
import type { LanguageContext } from '../graph/language.ts';

/** What this chapter's resolvers find in their context. */
export interface OrganisationContext extends LanguageContext {
  /** The civil date where the reports are due. */
  readonly today: string;
  readonly hub: { units(): UnitTree };
}
