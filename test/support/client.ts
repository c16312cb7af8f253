import { afterAll, beforeAll } from 'vitest';
import { type RunningServer, type ServerOptions, startServer } from '../../src/api/server.ts';
import { silentLogger } from '../../src/platform/logger.ts';
import type { TypedDocumentString } from './generated/graphql.ts';

export { graphql } from './generated/index.ts';

export interface Answer<T> {
  readonly status: number;
  readonly data: T | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

/** A client over HTTP, as any client is; results have the types of their documents. */
export class Client {
  constructor(
    readonly url: string,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  /** The whole answer, whatever it is. */
  async ask<T, V>(document: TypedDocumentString<T, V> | string, variables?: V): Promise<Answer<T>> {
    const response = await fetch(this.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.headers },
      body: JSON.stringify({ query: String(document), variables }),
    });
    return { status: response.status, ...((await response.json()) as Omit<Answer<T>, 'status'>) };
  }

  /** The data; throws if there is any error. */
  async get<T, V>(document: TypedDocumentString<T, V>, variables?: V): Promise<T> {
    const { data, errors } = await this.ask(document, variables);
    if (errors || !data) throw new Error(errors?.map(({ message }) => message).join('\n') ?? 'no data');
    return data;
  }

  with(headers: Readonly<Record<string, string>>): Client {
    return new Client(this.url, { ...this.headers, ...headers });
  }
}

/** For a whole test file: a server over a hub before its first test, gone after its last. */
export function useServer(options: () => Pick<ServerOptions, 'api'> & Partial<ServerOptions>): {
  readonly client: Client;
  readonly server: RunningServer;
} {
  let server: RunningServer | undefined;
  beforeAll(async () => {
    server = await startServer({
      config: { host: '127.0.0.1', port: 0 },
      logger: silentLogger,
      ...options(),
    });
  });
  afterAll(() => server?.close());
  const running = (): RunningServer => {
    if (!server)
      throw new Error('useServer(): the server exists only inside tests and hooks; read it there.');
    return server;
  };
  return {
    get client() {
      return new Client(running().url);
    },
    get server() {
      return running();
    },
  };
}
