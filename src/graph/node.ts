import { Field, ID, InterfaceType } from 'type-graphql';
import 'reflect-metadata';

/** Marks an object found by its global id with the type that it is served as. */
export const NODE_TYPE = Symbol('node type');

/** Its `resolveType` is set where the schema is assembled: it reads NODE_TYPE. */
@InterfaceType('Node', { description: 'An object with a global id: `node(id)` finds it again.' })
export abstract class NodeType {
  @Field(() => ID, { description: 'Global id: opaque, and the same for ever.' })
  readonly id!: string;
}
