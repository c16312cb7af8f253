import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import type { HubContext } from './context.ts';
import { Executor } from './executor.ts';

type GatewayInterface = ApolloServerOptionsWithGateway<HubContext>['gateway'];
type Listener = Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0];

/**
 * Lets Apollo serve a schema that can be exchanged while it runs: the typed layer follows the catalogue. A
 * request runs on the schema it was validated with; the next one sees the new schema.
 */
export class SchemaGateway implements GatewayInterface {
  readonly #listeners = new Set<Listener>();
  readonly #executors = new WeakMap<GraphQLSchema, Executor>();

  constructor(private schema: GraphQLSchema) {}

  onSchemaLoadOrUpdate(callback: Listener) {
    this.#listeners.add(callback);
    return () => {
      this.#listeners.delete(callback);
    };
  }

  async load(): ReturnType<GatewayInterface['load']> {
    this.#announce();
    return {
      executor: ({ schema, document, operationName, request, context }) =>
        this.#executorOf(schema).execute({
          document,
          operationName,
          variables: request.variables,
          context: context as never,
        }),
    };
  }

  async stop(): Promise<void> {
    this.#listeners.clear();
  }

  /** Serves another schema from the next request on. */
  exchange(schema: GraphQLSchema): void {
    this.schema = schema;
    this.#announce();
  }

  #announce(): void {
    for (const listener of this.#listeners) listener({ apiSchema: this.schema, coreSupergraphSdl: '' });
  }

  #executorOf(schema: GraphQLSchema): Executor {
    let executor = this.#executors.get(schema);
    if (!executor) {
      executor = new Executor(schema);
      this.#executors.set(schema, executor);
    }
    return executor;
  }
}
