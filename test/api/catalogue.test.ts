import { describe, expect, it } from 'vitest';
import { fixedClock } from '../../src/platform/clock.ts';
import { graphql, useServer } from '../support/client.ts';
import { useTestHub } from '../support/hub.ts';
import { TOUR_DAY } from '../support/tour.ts';

// The static layer: units and the catalogue, Relay, languages, refusals. The tour shows the rest.

const hub = useTestHub({ seeded: 'units' });
const server = useServer(() => ({ api: hub.api, clock: fixedClock(TOUR_DAY) }));

describe('units', () => {
  it('stand in a tree, and are found by level, kind, name and day', async () => {
    const { unit, units } = await server.client.get(
      graphql(`
        query Units {
          unit(code: "liutang-01") { label en level kind ancestors { code } parent { code } children(first: 1) { totalCount } }
          units(filter: { within: "liutang", kinds: [RESIDENTS_COMMITTEE] }) { totalCount nodes { code kind } }
        }
      `),
    );
    expect(unit).toMatchObject({
      label: '柳塘一村',
      level: 'VILLAGE',
      kind: 'VILLAGE_COMMITTEE',
      parent: { code: 'liutang' },
    });
    expect(unit?.ancestors.map(({ code }) => code)).toEqual(['liutang', 'qinghe']);
    expect(units.nodes).toHaveLength(units.totalCount);
    expect(units.nodes.every(({ kind }) => kind === 'RESIDENTS_COMMITTEE')).toBe(true);
  });

  it('come in pages that join without a gap', async () => {
    const Page = graphql(`
      query Page($after: String) {
        units(first: 100, after: $after) { totalCount nodes { code } pageInfo { hasNextPage endCursor } }
      }
    `);
    const codes: string[] = [];
    let after: string | null | undefined;
    let total = 0;
    do {
      const { units } = await server.client.get(Page, { after });
      codes.push(...units.nodes.map(({ code }) => code));
      total = units.totalCount;
      after = units.pageInfo.hasNextPage ? units.pageInfo.endCursor : undefined;
    } while (after);
    expect(codes).toHaveLength(total);
    expect(new Set(codes).size).toBe(total);
  });

  it('refuse a page that is too long, and a cursor that names nothing', async () => {
    const tooLong = await server.client.ask('{ units(first: 501) { totalCount } }');
    expect(tooLong.errors?.[0]?.message).toBe(
      'first 是 501：一次取 0 至 500 个，再用 after: endCursor 接着取 / first is 501: ask for 0 to 500 at a time, and read on with after: endCursor.',
    );
    const lost = await server.client.ask('{ units(after: "bm93aGVyZQ") { totalCount } }');
    expect(lost.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('the catalogue', () => {
  it('says of an element what it means, how it is broken down and who prints it', async () => {
    const { element } = await server.client.get(
      graphql(`
        query Element {
          element(name: "residentPopulation") {
            label definition scope kind every at unit unitOfMeasure { dimension factor } derived operands { name }
            topic { field } steward { label } breakdowns { name codeList { codes { name label } } }
            usedBy { form { code } cells { address label } }
          }
        }
      `),
    );
    expect(element).toMatchObject({
      ...{ label: '常住人口', kind: 'STOCK', every: 'MONTH', at: 'VILLAGE', unit: '人', derived: true },
      ...{ topic: { field: 'population' }, steward: { label: '统计局' } },
      operands: [{ name: 'registeredPresent' }, { name: 'presentUnregistered' }],
      unitOfMeasure: { dimension: 'people', factor: '1' },
    });
    expect(element?.breakdowns[0]).toMatchObject({
      name: 'sex',
      codeList: { codes: [{ label: '男' }, { label: '女' }] },
    });
    const cells = element?.usedBy.flatMap((form) => form.cells);
    expect(cells).toContainEqual({ address: 'SD-01.resident', label: '常住人口数' });
  });

  it('is searched by name, label, alias and definition', async () => {
    const { catalogue, form } = await server.client.get(
      graphql(`
        query Search {
          catalogue {
            number
            validFrom
            elements(filter: { search: "户在人不在" }) { nodes { name } }
            forms(filter: { department: "health" }) { nodes { code } }
            rules { code formula severity }
            departments { code }
          }
          form(code: "SX-02") {
            label field key rows department { label }
            cells { address code label source elements { name } }
          }
        }
      `),
    );
    expect(catalogue?.number).toBe(1);
    expect(catalogue?.elements.nodes).toContainEqual({ name: 'registeredAbsent' });
    const ofHealth = catalogue?.forms.nodes.map(({ code }) => code);
    expect(ofHealth).toEqual(expect.arrayContaining(['SX-02', 'SX-04']));
    expect(ofHealth).not.toContain('SD-01');
    expect(catalogue?.rules).toContainEqual({
      ...{ code: 'POP-1', formula: 'registeredPresent <= registeredPopulation', severity: 'ERROR' },
    });
    expect(form).toMatchObject({ field: 'birthsAndPolicy', key: 'SX_02', rows: 'VILLAGE' });
    expect(form?.cells[2]).toEqual({
      ...{ address: 'SX-02.births', code: 'F03', label: '出生总人口', source: 'ELEMENTS' },
      elements: [{ name: 'births' }],
    });
  });
});

describe('Relay', () => {
  const Node = graphql(`
    query Node($ids: [ID!]!) {
      nodes(ids: $ids) {
        __typename
        id
        ... on Unit { code }
        ... on Form { code }
        ... on DataElement { name }
        ... on FilledForm { period }
      }
    }
  `);

  it('finds every kind of object again by its global id, in the order of the ids', async () => {
    const found = await server.client.get(
      graphql(`
        query Ids {
          unit(code: "liutang") { id }
          form(code: "SD-01") { id department { id } }
          element(name: "births") { id breakdowns { codeList { id } } }
          catalogue { id }
          filledForm(code: "SD-01", unit: "liutang-01", period: "2026-Q3") { id }
        }
      `),
    );
    const { unit, form, element, catalogue, filledForm } = found;
    const ids = [
      unit,
      form,
      form?.department,
      element,
      element?.breakdowns[0]?.codeList,
      catalogue,
      filledForm,
    ].map((object) => object?.id ?? '');
    const { nodes } = await server.client.get(Node, { ids: [...ids, 'nonsense'] });
    expect(nodes.map((node) => node?.__typename)).toEqual([
      ...['Unit', 'Form', 'Department', 'DataElement', 'CodeList', 'Catalogue', 'FilledForm', undefined],
    ]);
    expect(nodes.map((node) => node?.id)).toEqual([...ids, undefined]);
  });
});

describe('refusals', () => {
  const wrong = '{ oneTable(unit: "nowhere", period: "2026-Q3") { tables { period } } }';

  it('are said in Chinese, and in English to whoever prefers it', async () => {
    const zh = await server.client.ask(wrong);
    expect(zh.errors?.[0]).toMatchObject({
      message: '没有填报单位 nowhere',
      extensions: { code: 'NOT_FOUND' },
    });
    const en = await server.client.with({ 'accept-language': 'en' }).ask(wrong);
    expect(en.errors?.[0]?.message).toBe('there is no reporting unit nowhere');
  });
});
