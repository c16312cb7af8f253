import type { Change } from '../core/catalogue/versions/diff.ts';
import type { Period } from '../core/period.ts';
import type { OrganisationContext } from '../organisation/organisation.context.ts';
import type { CatalogueVersion } from './catalogue.model.ts';
import type { Plan, PublicationInput, Published } from './publication.model.ts';

/** What this chapter's resolvers find in their context. */
export interface CatalogueContext extends OrganisationContext {
  readonly hub: OrganisationContext['hub'] & {
    period(id: string): Period | undefined;
    currentCatalogue(): CatalogueVersion;
    catalogueVersions(): readonly CatalogueVersion[];
    planCatalogue(input: PublicationInput): Promise<Plan>;
    publishCatalogue(input: PublicationInput): Promise<Published>;
    catalogueDiff(before: number, after: number): readonly Change[];
    departmentSchema(code: string, version?: number | null): Promise<string>;
  };
}
