import { type ExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';
import { Refusal } from '../core/refusal.ts';
import type { Lang } from '../graph/language.ts';
import type { HubContext } from './context.ts';

const SURPRISES: Readonly<Record<Lang, (requestId: string) => string>> = {
  ZH: (requestId) => `系统内部错误，没有完成操作。请重试；仍不行时把编号 ${requestId} 告诉管理员`,
  EN: (requestId) =>
    `Something went wrong inside, and the operation was not completed. Try again; if it stays so, give the number ${requestId} to the administrator`,
};

/**
 * Errors as clients see them. Refusals say why, in the language of the request; bad input keeps its words;
 * anything else is a surprise: masked with the request's id, and handed whole to the log.
 */
export function presentErrors(result: ExecutionResult, context: HubContext): ExecutionResult {
  if (!result.errors) return result;
  return { ...result, errors: result.errors.map((error) => present(error, context)) };
}

function present(
  error: GraphQLError,
  { lang, requestId, reportSurprise, waiting }: HubContext,
): GraphQLError {
  const cause = error.originalError;
  const said = (message: string, extensions: Record<string, unknown>): GraphQLError => {
    const made = new GraphQLError(message, { nodes: error.nodes, path: error.path, extensions });
    // A compiled operation knows the place without the node.
    return made.locations ? made : Object.assign(made, { locations: error.locations });
  };
  if (cause instanceof Refusal) {
    return said(lang === 'EN' ? cause.messageEn : cause.message, { code: cause.code });
  }
  // Made by GraphQL itself, or on purpose by a resolver or a scalar.
  if (!cause || cause instanceof GraphQLError) {
    return error.extensions?.code
      ? error
      : said(error.message, { ...error.extensions, code: 'BAD_USER_INPUT' });
  }
  // Nobody reads what became of a request that was cancelled.
  if (!waiting?.isOver) reportSurprise(cause, requestId);
  return said(SURPRISES[lang](requestId), { code: 'INTERNAL_SERVER_ERROR', requestId });
}

/** For surprises outside of any operation, which have no request id to name: nothing of them is shown. */
export function masked(formatted: GraphQLFormattedError): GraphQLFormattedError {
  if (formatted.extensions?.requestId) return formatted;
  return { message: '系统内部错误 / internal error', extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}
