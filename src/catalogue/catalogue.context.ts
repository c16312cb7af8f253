import type { OrganisationContext } from '../organisation/organisation.context.ts';
import type { CatalogueVersion } from './catalogue.model.ts';

/** What this chapter's resolvers find in their context. */
export interface CatalogueContext extends OrganisationContext {
  readonly hub: OrganisationContext['hub'] & {
    currentCatalogue(): CatalogueVersion;
    catalogueVersions(): readonly CatalogueVersion[];
  };
}
