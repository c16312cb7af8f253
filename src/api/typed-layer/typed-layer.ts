import type { GraphQLSchema } from 'graphql';
import type { Catalogue } from '../../core/catalogue/model.ts';

export function addTypedLayer(schema: GraphQLSchema, _catalogue: Catalogue): GraphQLSchema {
  return schema;
}
