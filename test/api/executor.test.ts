import { type DocumentNode, execute, parse } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { describe, expect, it } from 'vitest';
import { Executor } from '../../src/api/executor.ts';
import { NotFound } from '../../src/core/refusal.ts';
import type { HubApi } from '../../src/hub-api.ts';
import { catalogueOf, memoryApi } from '../support/memory-api.ts';

// Compiled operations answer as graphql-js does: data, errors, nulls that travel up, directives, abstract types.

const memory = memoryApi(
  catalogueOf(`type People @topic(label: "人口") {
      "定义" away: Int! @element(label: "外出", unit: "人", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "d")
    }
    type Town @form(code: "T-01", label: "镇表", department: "d", every: QUARTER, level: TOWNSHIP, rows: VILLAGE) {
      away: Int @cell(label: "外出", unit: "人") @from(element: "away")
    }`),
  [{ unit: 't-1', period: '2026-Q3', revision: 1, values: { away: 4 } }],
);

const failing = {
  ...memory.api,
  explain: async () => {
    throw new NotFound('没有', 'there is none');
  },
  rates: () => {
    throw new Error('boom');
  },
  submissions: async () => [
    { unit: 'nowhere', period: '2026-Q3', revision: 1, submittedAt: new Date(0), submittedBy: 'x' },
  ],
} as unknown as HubApi;

const OPERATIONS: readonly [what: string, source: string, variables?: Record<string, unknown>][] = [
  [
    'units',
    '{ units(filter: { level: VILLAGE }, first: 1) { totalCount edges { cursor node { code parent { label } } } pageInfo { hasNextPage } } }',
  ],
  [
    'abstract types',
    '{ node(id: "VW5pdDp0") { __typename id ... on Unit { label children { nodes { code } } } ... on Form { code } } }',
  ],
  [
    'lists of abstract types',
    '{ nodes(ids: ["VW5pdDp0", "x", "Rm9ybTpULTAx"]) { __typename id ... on Form { cells { field } } } }',
  ],
  [
    'typed forms',
    '{ forms { town(unit: "t", period: "2026-Q3") { rows { unit { code } away } total { away } _fill { missing autoFillRate gaps { cell reason message } } } } }',
  ],
  [
    'interfaces',
    '{ filledForm(code: "T-01", unit: "t", period: "2026-Q3") { ... on Rated { filled missing } ...R } } fragment R on FilledForm { byRule { rolledUp } rows { cells { address value state rule } } }',
  ],
  [
    'directives',
    'query ($yes: Boolean!) { unit(code: "t") { code @skip(if: $yes) label @include(if: $yes) en @include(if: false) } }',
    { yes: true },
  ],
  [
    'aliases and merging',
    '{ a: unit(code: "t") { code } a: unit(code: "t") { label } b: unit(code: "zz") { code } }',
  ],
  ['variables by default', 'query ($code: String! = "t-1") { unit(code: $code) { code } }'],
  ['refusals', '{ explain(unit: "t", period: "2026-Q3", address: "x") { text } }'],
  ['surprises', '{ unit(code: "t") { code } rates(unit: "t", period: "2026-Q3") { whole { filled } } }'],
  ['nulls that travel up', '{ submissions(unit: "t", period: "2026-Q3") { revision unit { code } } }'],
  ['wrong arguments', '{ units(first: 501) { totalCount } }'],
  [
    'wrong variables',
    'query ($period: Period!) { closedPeriods { period } rates(unit: "t", period: $period) { whole { filled } } }',
    { period: '2026-Q5' },
  ],
  [
    'wrong nested variables',
    'mutation ($input: OneTableSubmitInput!) { oneTableSubmit(input: $input) { dryRun } }',
    {
      input: {
        idempotencyKey: 'k',
        tables: [{ unit: 't', period: '2026-Q3', values: { people: { nobody: 1 } } }],
      },
    },
  ],
  [
    'introspection',
    '{ __type(name: "Town") { name kind fields { name description type { kind ofType { name } } } } }',
  ],
];

const context = () => memory.context({ hub: failing });
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

async function interpreted(
  document: DocumentNode,
  variableValues: Record<string, unknown>,
): Promise<unknown> {
  const { schema } = memory;
  return plain(await execute({ schema, document, variableValues, contextValue: context(), rootValue: {} }));
}

describe('the compiler', () => {
  it.each(OPERATIONS)('answers %s as graphql-js does', async (what, source, variables = {}) => {
    const document = parse(source);
    expect(isCompiledQuery(compileQuery(memory.schema, document))).toBe(true);
    const executor = new Executor(memory.schema);
    const ask = async () => plain(await executor.execute({ document, variables, context: context() }));
    const first = await ask();
    expect(await ask()).toEqual(first);
    const reference = (await interpreted(document, variables)) as {
      data?: unknown;
      errors?: { path?: unknown }[];
    };
    const { data, errors } = first as typeof reference;
    expect(data).toEqual(reference.data);
    expect(errors?.map(({ path }) => path)).toEqual(reference.errors?.map(({ path }) => path));
    if (what.startsWith('wrong'))
      expect(errors?.[0]).toMatchObject({ message: (reference.errors as { message: string }[])[0]?.message });
  });
});

describe('errors', () => {
  const said = async (source: string, lang: 'ZH' | 'EN') => {
    const surprises: unknown[] = [];
    const executor = new Executor(memory.schema);
    const reportSurprise = (error: unknown) => surprises.push(error);
    const its = memory.context({ hub: failing, lang, reportSurprise });
    const { errors } = await executor.execute({ document: parse(source), context: its });
    return { ...(plain(errors?.[0]) as { message: string; extensions: unknown }), surprises };
  };

  it('say a refusal in the language of the request, with its code', async () => {
    const source = '{ explain(unit: "t", period: "2026-Q3", address: "x") { text } }';
    expect(await said(source, 'ZH')).toMatchObject({
      message: '没有',
      extensions: { code: 'NOT_FOUND' },
      surprises: [],
    });
    expect(await said(source, 'EN')).toMatchObject({ message: 'there is none' });
  });

  it('mask a surprise with the id of the request, and hand it whole to the log', async () => {
    const { message, extensions, surprises } = await said(
      '{ rates(unit: "t", period: "2026-Q3") { whole { filled } } }',
      'EN',
    );
    expect(message).toContain('give the number r to the administrator');
    expect(extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', requestId: 'r' });
    expect(surprises).toEqual([new Error('boom')]);
  });
});
