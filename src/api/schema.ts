import type { GraphQLSchema } from 'graphql';
import type { Catalogue } from '../core/catalogue/model.ts';
import { buildStaticSchema } from './static-schema.ts';
import { addTypedLayer } from './typed-layer/typed-layer.ts';

/** The schema that is served: the static layer, and over it the types that a catalogue implies. */
export function buildHubSchema(catalogue: Catalogue): GraphQLSchema {
  return addTypedLayer(buildStaticSchema(), catalogue);
}
