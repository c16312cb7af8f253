import {
  type GraphQLFieldConfigMap,
  type GraphQLFieldResolver,
  type GraphQLInputFieldConfigMap,
  GraphQLInputObjectType,
  GraphQLInterfaceType,
  GraphQLList,
  type GraphQLNamedType,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLSchema,
  type GraphQLType,
  isIntrospectionType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { HubContext } from '../context.ts';

export type Fields = GraphQLFieldConfigMap<unknown, HubContext>;
export type Resolve = GraphQLFieldResolver<unknown, HubContext>;

/** What is added to a schema. Fields are asked for once every type is there. */
export interface Graft {
  readonly types: readonly GraphQLNamedType[];
  /** Fields added to object types of the schema, by type. */
  readonly fields: Readonly<Record<string, () => Fields>>;
  /** The same for input types. */
  readonly inputFields: Readonly<Record<string, () => GraphQLInputFieldConfigMap>>;
  /** Resolvers put around existing ones, by `Type.field`. */
  readonly around: Readonly<Record<string, (original: Resolve) => Resolve>>;
}

/** A type of the schema, as it will be in the result. To be called from within field thunks only. */
export type Lookup = <T extends GraphQLNamedType>(name: string) => T;

/**
 * A schema with types and fields added; the one given stays as it is. Every composite type is made anew, so that
 * all of them refer to each other and none to the old schema.
 */
export function graft(schema: GraphQLSchema, make: (lookup: Lookup) => Graft): GraphQLSchema {
  const renewed = new Map<string, GraphQLNamedType>();
  const lookup = <T extends GraphQLNamedType>(name: string): T => {
    const type = renewed.get(name);
    if (!type) throw new Error(`the schema has no type ${name}`);
    return type as T;
  };
  const additions = make(lookup);
  const renewer = new Renewer(renewed, additions);
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isIntrospectionType(type)) renewed.set(type.name, renewer.renew(type));
  }
  for (const type of additions.types) renewed.set(type.name, type);
  const config = schema.toConfig();
  return new GraphQLSchema({
    ...config,
    query: lookup<GraphQLObjectType>('Query'),
    mutation: config.mutation && lookup<GraphQLObjectType>(config.mutation.name),
    types: [...renewed.values()],
  });
}

class Renewer {
  constructor(
    private readonly renewed: ReadonlyMap<string, GraphQLNamedType>,
    private readonly additions: Graft,
  ) {}

  renew(type: GraphQLNamedType): GraphQLNamedType {
    if (type instanceof GraphQLObjectType) return this.#object(type);
    if (type instanceof GraphQLInterfaceType) return this.#interface(type);
    return type instanceof GraphQLInputObjectType ? this.#input(type) : type;
  }

  #object(type: GraphQLObjectType): GraphQLObjectType {
    const config = type.toConfig();
    return new GraphQLObjectType({
      ...config,
      interfaces: () => config.interfaces.map((each) => this.#now(each)),
      fields: () => ({ ...this.#fields(type.name, config.fields), ...this.additions.fields[type.name]?.() }),
    });
  }

  #interface(type: GraphQLInterfaceType): GraphQLInterfaceType {
    const config = type.toConfig();
    return new GraphQLInterfaceType({
      ...config,
      interfaces: () => config.interfaces.map((each) => this.#now(each)),
      fields: () => this.#fields(type.name, config.fields),
    });
  }

  #input(type: GraphQLInputObjectType): GraphQLInputObjectType {
    const config = type.toConfig();
    const fields = Object.entries(config.fields);
    return new GraphQLInputObjectType({
      ...config,
      fields: () => ({
        ...Object.fromEntries(
          fields.map(([name, field]) => [name, { ...field, type: this.#now(field.type) }]),
        ),
        ...this.additions.inputFields[type.name]?.(),
      }),
    });
  }

  #fields(owner: string, fields: Fields): Fields {
    const entries = Object.entries(fields).map(([name, field]) => {
      const around = this.additions.around[`${owner}.${name}`];
      const args = Object.entries(field.args ?? {}).map(([arg, its]) => [
        arg,
        { ...its, type: this.#now(its.type) },
      ]);
      const resolve = around && field.resolve ? around(field.resolve as Resolve) : field.resolve;
      return [name, { ...field, type: this.#now(field.type), args: Object.fromEntries(args), resolve }];
    });
    return Object.fromEntries(entries);
  }

  /** The same type in the new schema. */
  #now<T extends GraphQLType>(type: T): T {
    if (isListType(type)) return new GraphQLList(this.#now(type.ofType)) as unknown as T;
    if (isNonNullType(type)) return new GraphQLNonNull(this.#now(type.ofType)) as unknown as T;
    return (this.renewed.get((type as GraphQLNamedType).name) ?? type) as T;
  }
}
