import { findBreakingChanges, findDangerousChanges, type GraphQLSchema } from 'graphql';
import type { ClientChange, ClientEffect } from '../catalogue/publication.model.ts';
import type { Catalogue } from '../core/catalogue/model.ts';
import { buildStaticSchema } from './static-schema.ts';
import { addTypedLayer, TypedLayerError } from './typed-layer/typed-layer.ts';

/** What clients notice when one catalogue follows another, by GraphQL's own rules, in the schema that is served. */
export function clientChanges(before: Catalogue | undefined, after: Catalogue): ClientEffect {
  const base = buildStaticSchema();
  try {
    const next = addTypedLayer(base, after);
    if (!before) return { changes: [], findings: [] };
    return { changes: changesBetween(addTypedLayer(base, before), next), findings: [] };
  } catch (error) {
    if (error instanceof TypedLayerError) return { changes: [], findings: error.findings };
    throw error;
  }
}

/** Breaking changes first. */
export function changesBetween(before: GraphQLSchema, after: GraphQLSchema): ClientChange[] {
  return [
    ...findBreakingChanges(before, after).map((change) => ({ severity: 'BREAKING' as const, ...change })),
    ...findDangerousChanges(before, after).map((change) => ({ severity: 'DANGEROUS' as const, ...change })),
  ];
}
