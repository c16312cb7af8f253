import { describe, expect, it } from 'vitest';
import { useServer } from '../support/client.ts';
import { catalogueOf, memoryApi } from '../support/memory-api.ts';

// The HTTP edge, over a hub in memory.

let catalogue = catalogueOf('');
const memory = memoryApi(catalogue);
let database = 'up';
let published = (): void => {};
const api = {
  ...memory.api,
  currentCatalogue: () => ({ ...memory.api.currentCatalogue(), catalogue }),
  onCatalogueChange: (listener: () => void) => {
    published = listener;
    return () => {};
  },
  closedPeriods: async () => {
    throw new Error('the password is 1234');
  },
};
const server = useServer(() => ({ api, databaseState: () => database }));
const get = (path: string, init?: RequestInit) => fetch(server.client.url.replace('/graphql', path), init);

describe('GraphQL over HTTP', () => {
  it('answers with 200 what is well formed, unless the client knows the newer media type', async () => {
    const legacy = await server.client.ask('{ nothing }');
    expect([legacy.status, legacy.errors?.[0]?.extensions.code]).toEqual([200, 'GRAPHQL_VALIDATION_FAILED']);
    const newer = await server.client
      .with({ accept: 'application/graphql-response+json' })
      .ask('{ nothing }');
    expect(newer.status).toBe(400);
    expect((await server.client.ask('{ unit(code: "t") { label } }')).status).toBe(200);
  });

  it('takes no request that a browser sends without asking', async () => {
    const response = await get('/graphql?query={__typename}');
    expect(response.status).toBe(400);
    const form = await get('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: '{"query":"{__typename}"}',
    });
    expect(form.status).toBe(400);
  });

  it('names the request, and shows nothing of what went wrong inside', async () => {
    const response = await get('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'en-GB,zh;q=0.5' },
      body: JSON.stringify({ query: '{ closedPeriods { period } }' }),
    });
    const id = response.headers.get('x-request-id');
    const text = await response.text();
    expect(text).toContain(`give the number ${id} to the administrator`);
    expect(text).not.toContain('1234');
  });

  it('refuses endless documents', async () => {
    const { errors } = await server.client.ask(`{ ${'__typename '.repeat(200_000)} }`);
    expect(errors?.[0]?.message).toContain('Document contains more that 100000 tokens');
  });

  it('serves the types of a new catalogue without a restart', async () => {
    const source = '{ __type(name: "Yearly") { fields { name } } }';
    expect((await server.client.ask(source)).data).toEqual({ __type: null });
    catalogue = catalogueOf(
      'type Yearly @form(code: "Y-1", label: "年表", department: "d", every: YEAR, level: VILLAGE) { remark: String @cell(label: "备注") }',
    );
    published();
    expect((await server.client.ask(source)).data).toEqual({
      __type: { fields: [{ name: 'remark' }, { name: '_fill' }] },
    });
  });
});

describe('pages', () => {
  it('say that the hub lives, and whether it can serve', async () => {
    expect((await get('/health/live')).status).toBe(200);
    expect((await get('/health/ready')).status).toBe(200);
    database = 'recovering';
    const response = await get('/health/ready');
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await response.json()).toEqual({ status: 'unavailable', database: 'recovering' });
    database = 'up';
  });

  it('say where GraphQL is', async () => {
    expect(await (await get('/')).text()).toContain('/graphql');
  });
});
