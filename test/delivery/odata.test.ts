import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { useServer } from '../support/client.ts';
import { sql, useTestHub } from '../support/hub.ts';

// The feed as Excel and Power BI ask it: the views, page by page, with every digit.

const hub = useTestHub();
const server = useServer(() => ({ api: hub.api }));
const root = () => server.client.url.replace('/graphql', '/odata/');
const get = (path: string, init?: RequestInit) => fetch(`${root()}${path}`, init);

interface Page {
  readonly '@odata.context': string;
  readonly '@odata.count'?: number | string;
  readonly '@odata.nextLink'?: string;
  readonly value: Record<string, unknown>[];
  readonly error?: { readonly code: string; readonly message: string; readonly target: string };
}
const asked = async (
  set: string,
  options: Record<string, string> = {},
  headers: Record<string, string> = {},
) => {
  const query = Object.entries(options).map(([name, value]) => `$${name}=${encodeURIComponent(value)}`);
  const response = await get(`${set}?${query.join('&')}`, { headers });
  return { response, page: (await response.json()) as Page };
};
const rowsOf = async (set: string, options: Record<string, string> = {}) =>
  (await asked(set, options)).page.value;
const bi = <Row>(text: string) => sql<Row>(hub.url, text);
const countOf = async (view: string, where: string): Promise<number> =>
  (await bi<{ n: number }>(`SELECT count(*)::int AS n FROM bi.${view} WHERE ${where}`))[0]?.n ?? -1;

describe('what there is', () => {
  test('the service document lists every view', async () => {
    const response = await get('');
    expect(response.headers.get('odata-version')).toBe('4.0');
    expect(response.headers.get('content-type')).toMatch(/^application\/json;odata\.metadata=minimal/);
    const { value } = (await response.json()) as { value: { name: string; url: string; kind: string }[] };
    const views = await bi<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'bi'::regnamespace ORDER BY relname COLLATE "C"`,
    );
    expect(value.map(({ name }) => name)).toEqual(views.map(({ name }) => name));
    expect(value.map(({ url }) => url)).toEqual(value.map(({ name }) => name));
  });

  test('$metadata says keys, types and, in Chinese, what each is', async () => {
    const response = await get('$metadata');
    expect(response.headers.get('content-type')).toMatch(/^application\/xml/);
    const xml = await response.text();
    const type = /<EntityType Name="fact_value">.*?<\/EntityType>/s.exec(xml)?.[0];
    expect(type).toContain(
      '<Key><PropertyRef Name="period"/><PropertyRef Name="unit"/><PropertyRef Name="element"/><PropertyRef Name="slice"/><PropertyRef Name="previous"/></Key>',
    );
    expect(type).toContain('<Property Name="numeric_value" Type="Edm.Decimal" Scale="variable"><Annotation');
    expect(type).toContain('<Property Name="submitted_at" Type="Edm.DateTimeOffset">');
    expect(xml).toContain('<Property Name="end_date" Type="Edm.Date">');
    expect(xml).toContain('<EntitySet Name="form_sd_01" EntityType="onetable.form_sd_01"/>');
    expect(xml).toMatch(
      /Name="resident" Type="Edm.Decimal" Scale="variable"><Annotation Term="Core.Description" String="[^"]*常住人口数（人）"/,
    );
  });

  test('every view has a page, in the order of its key', async () => {
    const { value } = (await (await get('')).json()) as { value: { name: string }[] };
    for (const { name } of value) {
      const response = await get(`${name}?$top=2`);
      expect([name, response.status]).toEqual([name, 200]);
      expect([name, ((await response.json()) as Page).value.length > 0]).toEqual([name, true]);
    }
  }, 60_000);

  test('the keys that it says tell rows apart', async () => {
    const xml = await (await get('$metadata')).text();
    for (const [, name, keys] of xml.matchAll(/<EntityType Name="(\w+)">\n<Key>(.*?)<\/Key>/g)) {
      const columns = [...(keys ?? '').matchAll(/Name="(\w+)"/g)]
        .map(([, column]) => `"${column}"`)
        .join(', ');
      const [row] = await bi<{ twice: number }>(
        `SELECT count(*)::int AS twice FROM (SELECT FROM bi.${name} GROUP BY ${columns} HAVING count(*) > 1) t`,
      );
      expect([name, row?.twice]).toEqual([name, 0]);
    }
  });
});

describe('options', () => {
  test('$select, $filter, $orderby, $top, $skip and $count together', async () => {
    const { page } = await asked('dim_unit', {
      ...{ select: 'unit,label', filter: "level eq 'VILLAGE' and township eq 'liutang'" },
      ...{ orderby: 'unit desc', top: '3', skip: '1', count: 'true' },
    });
    const villages = await bi<{ unit: string; label: string }>(
      `SELECT unit, label FROM bi.dim_unit WHERE level = 'VILLAGE' AND township = 'liutang' ORDER BY unit COLLATE "C" DESC`,
    );
    expect(page['@odata.context']).toBe(`${root()}$metadata#dim_unit(unit,label)`);
    expect(page['@odata.count']).toBe(villages.length);
    expect(page.value).toEqual(villages.slice(1, 4));
    expect(page['@odata.nextLink']).toBeUndefined();
  });

  test.each([
    [
      "startswith(unit,'liutang') and not endswith(unit,'-01')",
      `unit LIKE 'liutang%' AND unit NOT LIKE '%-01'`,
    ],
    ["contains(label,'柳') or contains(tolower(unit),'qing')", `label LIKE '%柳%' OR unit LIKE '%qing%'`],
    ["unit in ('liutang','qinghe','no''where')", `unit IN ('liutang', 'qinghe')`],
    ['parent eq null', 'parent IS NULL'],
    ['valid_to ne null', 'valid_to IS NOT NULL'],
    ["parent ne 'liutang'", `parent IS DISTINCT FROM 'liutang'`],
    ["not (parent eq 'liutang')", `parent IS DISTINCT FROM 'liutang'`],
    [
      'reports_from ge 2020-01-01 and reports_from lt 2030-01-01',
      `reports_from BETWEEN '2020-01-01' AND '2029-12-31'`,
    ],
    ['year(reports_from) gt 1999', `extract(year FROM reports_from) > 1999`],
    ["(level eq 'TOWN' or (level eq 'COUNTY')) and length(unit) gt 2", `level = 'COUNTY'`],
    ["unit gt 'm'", `unit COLLATE "C" > 'm'`],
    ["'liutang' eq unit", `unit = 'liutang'`],
  ])('$filter=%s', async (filter, where) => {
    const { page } = await asked('dim_unit', { filter, count: 'true' });
    expect(page.error).toBeUndefined();
    expect(page['@odata.count']).toBe(await countOf('dim_unit', where));
    expect(page.value).toHaveLength(await countOf('dim_unit', where));
  });

  test.each([
    ['numeric_value gt 10.5 and numeric_value le 2e3', 'numeric_value > 10.5 AND numeric_value <= 2000'],
    ['numeric_value in (1,2,3.50)', 'numeric_value IN (1, 2, 3.5)'],
    ['previous eq true', 'previous'],
    ['previous', 'previous'],
    ["slice eq ''", 'slice IS NULL'],
    ['submitted_at gt 2000-01-01T00:00:00Z and text_value ne null', 'text_value IS NOT NULL'],
  ])('$filter of figures: %s', async (filter, where) => {
    const own = "period eq '2026-06' and unit eq 'liutang-01'";
    const rows = await rowsOf('fact_value', { filter: `${own} and (${filter})` });
    const expected = await countOf('fact_value', `period = '2026-06' AND unit = 'liutang-01' AND (${where})`);
    expect(rows).toHaveLength(expected);
  });

  test('one row by its key, and how many there are', async () => {
    const unit = (await (await get("dim_unit('liutang')?$select=label")).json()) as Record<string, unknown>;
    expect(unit).toEqual({
      '@odata.context': `${root()}$metadata#dim_unit(label)/$entity`,
      label: '柳塘镇',
    });
    const fill = await get("fact_fill(period='2026-Q2',unit='liutang',form='SX-02')?$select=form");
    expect(((await fill.json()) as { form: string }).form).toBe('SX-02');
    expect((await get("dim_unit('nowhere')")).status).toBe(404);
    const count = await get("dim_unit/$count?$filter=level%20eq%20'VILLAGE'");
    expect(await count.text()).toBe(String(await countOf('dim_unit', `level = 'VILLAGE'`)));
  });
});

describe('pages', () => {
  const pagesOf = async (first: string, size: number) => {
    const pages: Page[] = [];
    for (let link: string | undefined = first; link; link = pages.at(-1)?.['@odata.nextLink']) {
      const response = await fetch(link, { headers: { prefer: `odata.maxpagesize=${size}` } });
      expect(response.headers.get('preference-applied')).toBe(`odata.maxpagesize=${size}`);
      pages.push((await response.json()) as Page);
    }
    return pages;
  };

  test.each([
    ['fact_value', "$filter=startswith(unit,'liutang') and numeric_value ne null"],
    ['fact_value', "$filter=unit eq 'liutang-01'&$orderby=numeric_value desc,element"],
    ['fact_cell', "$filter=unit eq 'liutang'&$orderby=partial_value,text_value desc"],
  ])(
    '%s %s: every row once, in order',
    async (set, options) => {
      const pages = await pagesOf(`${root()}${set}?${options}&$count=true`, 500);
      const rows = pages.flatMap(({ value }) => value);
      expect(pages.length).toBeGreaterThan(2);
      expect(pages[0]?.['@odata.count']).toBe(rows.length);
      const whole = await rowsOf(
        set,
        Object.fromEntries(
          options
            .slice(1)
            .split('&$')
            .map((each) => each.split('=')),
        ),
      );
      expect(rows.slice(0, whole.length)).toEqual(whole);
      expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(rows.length);
    },
    60_000,
  );

  test('$top and $skip hold over all pages', async () => {
    const options = "$filter=unit eq 'liutang-01'&$skip=7&$top=45";
    const rows = (await pagesOf(`${root()}fact_value?${options}`, 20)).map(({ value }) => value);
    expect(rows.map(({ length }) => length)).toEqual([20, 20, 5]);
    const whole = await rowsOf('fact_value', { filter: "unit eq 'liutang-01'", top: '52' });
    expect(rows.flat()).toEqual(whole.slice(7));
    expect(await rowsOf('dim_unit', { top: '0' })).toEqual([]);
  });

  test('a row that comes before moves none of the later ones', async () => {
    const [first] = await pagesOf(`${root()}dim_unit?$top=4`, 2);
    await sql(hub.url, `UPDATE unit SET label = label || '!' WHERE id = 'qinghe'`);
    const rest = (await (await fetch(first?.['@odata.nextLink'] as string)).json()) as Page;
    const whole = await rowsOf('dim_unit', { top: '4' });
    expect(rest.value).toEqual(whole.slice(2));
  });

  test('without a filter there is a page, never all of it', async () => {
    const { page } = await asked('fact_value');
    expect(page.value).toHaveLength(5000);
    expect(page['@odata.nextLink']).toContain('$skiptoken=');
    const next = (await (await fetch(page['@odata.nextLink'] as string)).json()) as Page;
    expect(next.value).toHaveLength(5000);
  });
});

describe('numbers', () => {
  test('have all their digits, as numbers or, for clients that ask, as texts', async () => {
    const exact = '123456789012345678.25';
    const [element] = await bi<{ element: string; id: string }>(
      `SELECT element, id FROM bi.dim_element WHERE type = 'NUMBER' AND own_form IS NULL AND breakdowns IS NULL LIMIT 1`,
    );
    await sql(
      hub.url,
      `UPDATE one_table SET "values" = "values" || jsonb_build_object($1::text, $2::text) WHERE unit = 'liutang-03' AND period = '2026-06'`,
      [element?.id, exact],
    );
    const filter = `unit eq 'liutang-03' and period eq '2026-06' and element eq '${element?.element}' and numeric_value eq ${exact}`;
    const path = `fact_value?$select=numeric_value&$filter=${encodeURIComponent(filter)}`;
    expect(await (await get(path)).text()).toContain(`"value":[{"numeric_value":${exact}}]`);
    const accept = 'application/json;odata.metadata=minimal;IEEE754Compatible=true';
    const compatible = await get(`${path}&$count=true`, { headers: { accept } });
    expect(compatible.headers.get('content-type')).toContain('IEEE754Compatible=true');
    const page = (await compatible.json()) as Page;
    expect([page['@odata.count'], page.value]).toEqual(['1', [{ numeric_value: exact }]]);
  });
});

describe('refusals', () => {
  test.each([
    ['nothing', 404, 'NOT_FOUND', 'there is no entity set nothing'],
    ['dim_unit/label', 404, 'NOT_FOUND', 'there is no address dim_unit/label'],
    ['pg_class', 404, 'NOT_FOUND', 'there is no entity set pg_class'],
    [
      'dim_unit?$filter=nobody eq 1',
      400,
      'ODATA_UNKNOWN_PROPERTY',
      'dim_unit has no property nobody; it has unit, label',
    ],
    ['dim_unit?$select=nobody', 400, 'ODATA_UNKNOWN_PROPERTY', 'no property nobody'],
    ['dim_unit?$filter=unit eq 1', 400, 'ODATA_TYPE', "left is a text '…', right is a number"],
    ['dim_unit?$filter=unit', 400, 'ODATA_TYPE', 'a condition is expected, not a text'],
    [
      "dim_unit?$filter=unit eq 'a' and",
      400,
      'ODATA_SYNTAX',
      '$filter, character 16 (its end): a value is expected',
    ],
    ["dim_unit?$filter=unit eq 'a", 400, 'ODATA_SYNTAX', '$filter, character 9 "\'a": cannot be read'],
    ["dim_unit?$filter=unit eq 'a') or (1 eq 1", 400, 'ODATA_SYNTAX', 'character 12 ")'],
    [`dim_unit?$filter=${'('.repeat(60)}`, 400, 'ODATA_SYNTAX', 'nested too deeply'],
    ['dim_unit?$filter=valid_from eq 2026-02-31', 400, 'ODATA_TYPE', 'a value cannot be read'],
    ["dim_unit?$filter=geo.distance(unit,'a') lt 1", 400, 'ODATA_SYNTAX', 'cannot be read'],
    ["dim_unit?$filter=substringof('a',unit)", 501, 'ODATA_NOT_SUPPORTED', 'there are contains, startswith'],
    ['dim_unit?$expand=parent', 501, 'ODATA_NOT_SUPPORTED', '$expand is not supported'],
    ['dim_unit?filter=1', 400, 'ODATA_OPTION', 'there is no option filter here; there are $select'],
    ['dim_unit?$top=-1', 400, 'ODATA_OPTION', '$top is a whole number'],
    ['dim_unit?$orderby=length(unit)', 400, 'ODATA_OPTION', 'write names of properties'],
    ['dim_unit?$skiptoken=abc', 400, 'ODATA_OPTION', 'begin again with the first page'],
    ["fact_fill('liutang')", 400, 'ODATA_SYNTAX', 'the key of fact_fill is (period=…,unit=…,form=…)'],
  ])('%s', async (path, status, code, said) => {
    const response = await get(path);
    const { error } = (await response.json()) as Page;
    expect([response.status, error?.code]).toEqual([status, code]);
    expect(error?.message).toContain(said);
    expect(error?.message).toMatch(/[一-龥]/);
  });

  test('it is read-only', async () => {
    const response = await get('dim_unit', { method: 'POST', body: '{}' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect(((await response.json()) as Page).error?.code).toBe('ODATA_READ_ONLY');
  });

  test('no text of a request gets into a statement', async () => {
    const evil = `'' OR 1=1; DROP VIEW bi.dim_unit; --`;
    expect(await rowsOf('dim_unit', { filter: `unit eq '${evil}'` })).toEqual([]);
    expect(await rowsOf('dim_unit', { filter: `contains(label,'${evil}') or unit in ('${evil}')` })).toEqual(
      [],
    );
    expect((await get(`dim_unit('${encodeURIComponent(evil)}')`)).status).toBe(404);
    expect((await get(encodeURIComponent('dim_unit"; SELECT 1; --'))).status).toBe(404);
    expect(await countOf('dim_unit', 'true')).toBeGreaterThan(100);
  });

  test('a reader who goes away ends the query', async () => {
    const running = () =>
      sql<{ query: string }>(
        hub.url,
        `SELECT query FROM pg_stat_activity WHERE application_name = 'onetable odata' AND state = 'active' AND backend_type = 'client backend' AND datname = current_database()`,
      );
    const reader = new AbortController();
    const answer = get('fact_value?$orderby=numeric_value', { signal: reader.signal });
    answer.catch(() => {});
    for (let n = 0; n < 100 && (await running()).length === 0; n++) await sleep(10);
    expect(await running()).toHaveLength(1);
    reader.abort();
    for (let n = 0; n < 40 && (await running()).length > 0; n++) await sleep(25);
    expect(await running()).toEqual([]);
    expect(await rowsOf('dim_unit', { top: '1' })).toHaveLength(1);
  });
});
