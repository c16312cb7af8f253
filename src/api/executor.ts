import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
} from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';
import { whileWanted } from '../database/wanted.ts';
import type { HubContext } from './context.ts';
import { presentErrors } from './errors.ts';

export interface Operation {
  readonly document: DocumentNode;
  readonly operationName?: string | null;
  readonly variables?: Record<string, unknown>;
  readonly context: HubContext;
}

/** Compiled documents kept at most. */
const MOST_COMPILED = 500;

type Compiled = CompiledQuery | 'seen once' | 'not compilable';

/**
 * Runs operations: compiled by graphql-jit from the second time a document is seen, since compiling costs more
 * than one run saves; by graphql-js before that, and for whatever cannot be compiled. Both give the same answers.
 */
export class Executor {
  /** In the order of use, the longest unused first. Apollo gives the same document for the same text. */
  readonly #compiled = new Map<DocumentNode, Map<string, Compiled>>();

  constructor(private readonly schema: GraphQLSchema) {}

  execute(operation: Operation): Promise<ExecutionResult> {
    const { document, operationName, context } = operation;
    const isQuery = getOperationAST(document, operationName)?.operation === 'query';
    if (!context.waiting || !isQuery) return this.#execute(operation);
    return whileWanted(context.waiting, () => this.#execute(operation));
  }

  async #execute(operation: Operation): Promise<ExecutionResult> {
    const { document, operationName, variables, context } = operation;
    const compiled = this.#compile(document, operationName ?? '');
    if (!compiled) return presentErrors(await this.#interpret(operation), context);
    const result = (await compiled.query({}, context, variables ?? {})) as ExecutionResult;
    // Refused before anything ran. The compiler says badly why, and refuses some variables that are right — one
    // that is required and has a default —, so graphql-js has the last word.
    const refused = result.data === undefined && (result.errors?.length ?? 0) > 0;
    return presentErrors(refused ? await this.#interpret(operation) : asGraphQLErrors(result), context);
  }

  #interpret({
    document,
    operationName,
    variables,
    context,
  }: Operation): Promise<ExecutionResult> | ExecutionResult {
    const { schema } = this;
    return execute({
      schema,
      document,
      operationName,
      variableValues: variables,
      contextValue: context,
      rootValue: {},
    });
  }

  #compile(document: DocumentNode, operationName: string): CompiledQuery | undefined {
    const ofDocument = this.#touch(document);
    const known = ofDocument.get(operationName);
    if (typeof known === 'object') return known;
    if (known === undefined) {
      ofDocument.set(operationName, 'seen once');
      return undefined;
    }
    if (known === 'not compilable') return undefined;
    const compiled = compileSafely(this.schema, document, operationName);
    ofDocument.set(operationName, compiled ?? 'not compilable');
    return compiled;
  }

  #touch(document: DocumentNode): Map<string, Compiled> {
    const known = this.#compiled.get(document) ?? new Map<string, Compiled>();
    this.#compiled.delete(document);
    this.#compiled.set(document, known);
    if (this.#compiled.size > MOST_COMPILED) {
      const [oldest] = this.#compiled.keys();
      if (oldest) this.#compiled.delete(oldest);
    }
    return known;
  }
}

function compileSafely(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string,
): CompiledQuery | undefined {
  try {
    const compiled = compileQuery(schema, document, operationName);
    return isCompiledQuery(compiled) ? (compiled as CompiledQuery) : undefined;
  } catch {
    return undefined;
  }
}

/** The compiler makes plain error objects here and there: Apollo wants GraphQLErrors. */
function asGraphQLErrors(result: ExecutionResult): ExecutionResult {
  if (!result.errors) return result;
  const errors = result.errors.map((error) =>
    error instanceof GraphQLError
      ? error
      : new GraphQLError((error as Error).message, { ...(error as GraphQLError) }),
  );
  return { ...result, errors };
}
