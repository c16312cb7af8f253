import { expect, test } from 'vitest';
import { type Answer, useServer } from '../support/client.ts';
import { useTestHub } from '../support/hub.ts';

const made = useTestHub();
const server = useServer(() => ({ api: made.api }));

test('pages of a list are the list: in the order of the units, none twice, none left out', async () => {
  const { api } = made;
  const query = { unit: 'qinghe', period: '2026-Q2', withSubunits: true, form: 'SD-01' };
  const whole = (await api.filledForms(query)).map(({ unit }) => unit.id).sort();
  expect(whole.length).toBeGreaterThan(100);
  const paged: string[] = [];
  for (let after: string | undefined; ; after = paged.at(-1)) {
    const page = await api.filledForms(query, { first: 40, ...(after === undefined ? {} : { after }) });
    paged.push(...page.map(({ unit }) => unit.id));
    if (page.length < 40) break;
    expect(page.every(({ form, period }) => form.code === 'SD-01' && period.id === '2026-Q2')).toBe(true);
  }
  expect(paged).toEqual(whole);
});

test('pages of all forms of all units are the whole list, in its order, with their number', async () => {
  const query = { unit: 'liutang', period: '2026-Q2', withSubunits: true };
  const whole = (await made.api.filledForms(query)).map(({ form, unit }) => `${form.code} ${unit.id}`);
  expect(whole.length).toBeGreaterThan(10);
  const PAGE = `query ($after: String) { filledForms(unit: "liutang", period: "2026-Q2", withSubunits: true, first: 4, after: $after) {
    totalCount nodes { form { code } unit { code } filledAt } pageInfo { hasNextPage endCursor } } }`;
  interface Page {
    readonly filledForms: {
      readonly totalCount: number;
      readonly nodes: readonly {
        readonly form: { readonly code: string };
        readonly unit: { readonly code: string };
      }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
    };
  }
  const paged: string[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { data }: Answer<Page> = await server.client.ask<Page, { after: string | null }>(PAGE, { after });
    const { totalCount, nodes, pageInfo }: Page['filledForms'] = (data as Page).filledForms;
    expect(totalCount).toBe(whole.length);
    paged.push(...nodes.map(({ form, unit }) => `${form.code} ${unit.code}`));
    [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
  }
  expect(paged).toEqual(whole);
});
