import type { ApolloServerPlugin, GraphQLRequestContextWillSendResponse } from '@apollo/server';
import type { HubContext } from './context.ts';

/**
 * What GraphQL over HTTP says for clients that accept only `application/json`: a well-formed request is answered
 * with 200, its errors in the body, since they take any other status for the word of something in between.
 */
export const legacyStatus: ApolloServerPlugin<HubContext> = {
  async requestDidStart() {
    return { willSendResponse: setStatus };
  },
};

const ANSWERED = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_USER_INPUT',
]);

async function setStatus({
  request,
  response,
  errors,
}: GraphQLRequestContextWillSendResponse<HubContext>): Promise<void> {
  const accept = request.http?.headers.get('accept') ?? '';
  if (accept.includes('application/graphql-response+json') || response.http.status !== 400) return;
  const wellFormed = errors?.every(
    (error) => ANSWERED.has(String(error.extensions.code)) || !error.extensions.code,
  );
  if (wellFormed && typeof request.query === 'string') response.http.status = 200;
}

/** The id under which the log knows a request. */
export const requestIdHeader: ApolloServerPlugin<HubContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response, contextValue }) {
        response.http.headers.set('x-request-id', contextValue.requestId);
      },
    };
  },
};
