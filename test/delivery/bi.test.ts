import { Client } from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import { isNullAnswer } from '../../src/core/fill/facts.ts';
import { type Exact, encodeRounded, parseExact } from '../../src/core/value.ts';
import { BI_FULL_ROLE } from '../../src/database/bi-role.ts';
import { biUrlOf, hasPsql, psql } from '../support/bi.ts';
import { useServer } from '../support/client.ts';
import { sql, useTestHub } from '../support/hub.ts';
import { ALL } from './from-tables.ts';

// What a BI tool sees: plain views, read by a role that can do nothing else, with the same figures as GraphQL.

const hub = useTestHub();
const server = useServer(() => ({ api: hub.api }));
let biUrl: string;
/** Of the role that sees everything: what others are not shown is the matter of small-cells.test.ts. */
let fullUrl: string;
beforeAll(async () => {
  biUrl = await biUrlOf(hub.url);
  fullUrl = await biUrlOf(hub.url, BI_FULL_ROLE);
});

const PERIOD = '2026-Q2';
const bi = <Row>(text: string, values: readonly unknown[] = []) => sql<Row>(fullUrl, text, values);
const viewNames = async (url = biUrl): Promise<string[]> => {
  const rows = await sql<{ name: string }>(
    url,
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'bi' ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
};

describe('the role', () => {
  test('reads every view, and sees nothing else', async () => {
    const views = await viewNames();
    const forms = [...hub.api.currentCatalogue().catalogue.forms.values()];
    expect(views).toEqual(
      expect.arrayContaining([
        'dim_unit',
        'dim_period',
        'dim_element',
        'dim_form',
        'fact_value',
        'form_sd_01',
      ]),
    );
    expect(views.length).toBe(8 + forms.length);
    for (const view of views) {
      const [row] = await bi<{ rows: number }>(`SELECT count(*)::int AS rows FROM bi.${view}`);
      expect([view, (row?.rows ?? 0) > 0]).toEqual([view, true]);
    }
    const tables = await bi<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema NOT IN ('bi', 'pg_catalog', 'information_schema')`,
    );
    expect(tables).toEqual([]);
  });

  test.each([
    'SELECT * FROM public.one_table',
    'SELECT * FROM public.unit',
    'SELECT sources FROM public.catalogue_version',
  ])('does not read what lies beneath: %s', async (statement) => {
    await expect(bi(statement)).rejects.toThrow(/permission denied/);
  });

  test.each([
    `DELETE FROM bi.fact_fill`,
    `UPDATE bi.dim_unit SET label = ''`,
    `CREATE TABLE bi.mine (n int)`,
    `CREATE TABLE public.mine (n int)`,
    `DROP VIEW bi.dim_unit`,
  ])('writes nothing, not even with writing switched on: %s', async (statement) => {
    await expect(bi(statement)).rejects.toThrow(
      /read-only transaction|permission denied|must be owner|cannot/,
    );
    await expect(bi(`BEGIN READ WRITE; ${statement}`)).rejects.toThrow(
      /permission denied|must be owner|cannot (delete from|update) view/,
    );
  });

  test('is stopped when a query takes too long', async () => {
    const [row] = await bi<{ statement_timeout: string }>('SHOW statement_timeout');
    expect(row?.statement_timeout).toBe('1min');
    await expect(bi(`SET statement_timeout = '50ms'; SELECT pg_sleep(5)`)).rejects.toThrow(
      /statement timeout/,
    );
  });

  test.skipIf(!hasPsql)('works with psql: reads, and is refused', () => {
    expect(psql(biUrl, `SELECT label FROM dim_unit WHERE unit = 'liutang'`).lines).toEqual(['柳塘镇']);
    expect(psql(biUrl, 'SHOW default_transaction_read_only').lines).toEqual(['on']);
    expect(psql(biUrl, 'SELECT count(*) FROM public.one_table').error).toContain('permission denied');
    expect(psql(biUrl, 'DELETE FROM fact_value').error).toMatch(/cannot|read-only|permission denied/);
  });
});

describe('words', () => {
  test('every view and every column says in Chinese what it is', async () => {
    const silent = await bi<{ name: string }>(
      `SELECT c.relname || coalesce('.' || a.attname, '') AS name
         FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
        WHERE c.relnamespace = 'bi'::regnamespace AND c.relkind = 'v'
          AND (obj_description(c.oid) !~ '[一-龥]' OR coalesce(col_description(c.oid, a.attnum), '') = ''
            OR obj_description(c.oid) IS NULL)`,
    );
    expect(silent).toEqual([]);
  });

  test('the columns of a form carry its printed labels with their unit of measure', async () => {
    const rows = await bi<{ name: string; comment: string }>(
      `SELECT attname AS name, col_description(attrelid, attnum) AS comment
         FROM pg_attribute WHERE attrelid = 'bi.form_sd_01'::regclass AND attname = 'resident'`,
    );
    expect(rows).toEqual([{ name: 'resident', comment: expect.stringMatching(/常住人口数（人）$/) }]);
  });

  test('a unit names its ancestors', async () => {
    const [village] = await bi(
      `SELECT village, village_label, township, township_label, county, province FROM dim_unit WHERE unit = 'liutang-01'`,
    );
    const tree = hub.api.units();
    expect(village).toEqual({
      village: 'liutang-01',
      village_label: tree.get('liutang-01').label,
      township: 'liutang',
      township_label: '柳塘镇',
      county: tree.ancestorAt('liutang', 'COUNTY')?.id,
      province: tree.ancestorAt('liutang', 'PROVINCE')?.id ?? null,
    });
  });

  test('every period, element, form and unit of the facts has its row', async () => {
    const missing = await bi(
      `SELECT 'period' AS what, period AS id FROM (SELECT period FROM fact_value UNION SELECT period FROM fact_fill) f
        WHERE period NOT IN (SELECT period FROM dim_period)
       UNION SELECT 'form', form FROM fact_fill WHERE form NOT IN (SELECT form FROM dim_form)
       UNION SELECT 'unit', unit FROM fact_fill WHERE unit NOT IN (SELECT unit FROM dim_unit)`,
    );
    expect(missing).toEqual([]);
    const closed = [...(await hub.api.closedPeriods()).keys()].sort();
    const rows = await bi<{ period: string }>(
      'SELECT period FROM dim_period WHERE closed ORDER BY period COLLATE "C"',
    );
    expect(rows.map(({ period }) => period)).toEqual(closed);
  });
});

describe('figures', () => {
  test('counts and rates of the county, form by form, are those of GraphQL', async () => {
    const county = hub.api.units().ancestorAt('liutang', 'COUNTY')?.id;
    const { data } = await server.client.ask<Rates, object>(
      `query ($unit: String!, $period: Period!) {
         rates(unit: $unit, period: $period, by: FORM, withShorterPeriods: false) {
           lines { group { key } applicable filled carried answered missing autoFillRate missingRate }
         }
       }`,
      { unit: county, period: PERIOD },
    );
    const rows = await bi(
      `SELECT json_build_object('key', form) AS "group", sum(applicable)::int AS applicable, sum(filled)::int AS filled, sum(carried)::int AS carried,
              sum(answered)::int AS answered, sum(missing)::int AS missing,
              (sum(filled) - sum(carried))::float8 / sum(applicable) AS "autoFillRate",
              sum(missing)::float8 / sum(applicable) AS "missingRate"
         FROM fact_fill WHERE period = $1 GROUP BY form ORDER BY form COLLATE "C"`,
      [PERIOD],
    );
    expect(data?.rates.lines.length).toBeGreaterThan(0);
    expect(rows).toEqual(data?.rates.lines);
  });

  test('the rates of each filled form are quotients of its counts', async () => {
    const wrong = await bi(
      `SELECT * FROM fact_fill WHERE applicable <> filled + answered + overridden + missing + open
          OR auto_fill_rate <> (filled - carried)::numeric / nullif(applicable, 0)
          OR calculated + rolled_up + accumulated + converted + summed + copied <> filled`,
    );
    expect(wrong).toEqual([]);
    const counted = await bi(
      `SELECT f.unit, f.form FROM fact_fill f JOIN fact_cell c USING (unit, period, form) WHERE f.period = $1
        GROUP BY f.unit, f.form, f.filled, f.missing, f.totals, f.carried
       HAVING f.filled <> count(*) FILTER (WHERE c.state = 'filled') OR f.missing <> count(*) FILTER (WHERE c.state = 'missing')
          OR f.carried <> count(*) FILTER (WHERE c.carried)
          OR f.totals <> count(*) FILTER (WHERE c.is_total AND c.state NOT IN ('notApplicable', 'context'))`,
      [PERIOD],
    );
    expect(counted).toEqual([]);
  });

  test.each(['2026-Q2', '2025'])('every cell of a township in %s is that of GraphQL', async (period) => {
    const forms = await hub.api.filledForms({ unit: 'liutang', period, withSubunits: true });
    const expected = forms.flatMap(({ form, unit, filled }) =>
      filled.cells.map(({ cell, row, state, rule, value, gap, carried }) => ({
        unit: unit.id,
        form: form.code,
        row_unit: row === undefined || row === 'total' ? unit.id : row,
        is_total: row === 'total',
        field: cell.field,
        label: cell.label,
        state,
        rule: rule ?? null,
        value: value === undefined ? null : String(value),
        is_number: value !== undefined && cell.type === 'NUMBER',
        carried: carried === true,
        gap_reason: gap?.reason ?? null,
        parts: gap ? `${gap.reported}/${gap.expected}` : null,
        partial_value: gap?.partialValue === undefined ? null : String(gap.partialValue),
      })),
    );
    const rows = await bi<object>(
      `SELECT unit, form, row_unit, is_total, field, fact_cell.label, state, rule, coalesce(numeric_value::text, text_value) AS value,
              numeric_value IS NOT NULL AS is_number, carried, gap_reason, gap_reported || '/' || gap_expected AS parts,
              partial_value::text
         FROM fact_cell JOIN dim_unit USING (unit) WHERE township = 'liutang' AND period = $1`,
      [period],
    );
    const byPlace = (list: readonly object[]): string[] => list.map((each) => JSON.stringify(each)).sort();
    expect(expected.length).toBeGreaterThan(500);
    expect(byPlace(rows)).toEqual(byPlace(expected));
  });

  test('a wide view has a row a unit and the cells as columns', async () => {
    const form = await hub.api.filledForm('SX-02', 'liutang', PERIOD);
    const rows = await bi<Record<string, unknown>>(
      `SELECT * FROM form_sx_02 WHERE unit = 'liutang' AND period = $1`,
      [PERIOD],
    );
    expect(rows.map(({ row_unit, is_total }) => (is_total ? 'total' : row_unit))).toEqual([
      ...(form?.rows ?? []),
      'total',
    ]);
    const width = form?.form.cells.length ?? 0;
    for (const [n, row] of rows.entries()) {
      const values = Object.values(row).slice(6);
      const printed = form?.values.slice(n * width, (n + 1) * width);
      expect(values.map((value) => (value === null ? null : String(value)))).toEqual(
        printed?.map((value) => (value === null ? null : String(value))),
      );
    }
  });

  test('every value that was handed in is a row, and they add up exactly', async () => {
    const { tables } = await hub.api.oneTables('liutang', PERIOD, true);
    const answers = tables.flatMap(({ unit, asked }) =>
      asked.flatMap(({ question: { item }, answer }) =>
        answer === undefined ? [] : [{ unit: unit.id, item, answer }],
      ),
    );
    const expected = answers.map(({ unit, item, answer }) =>
      [
        ...[unit, item.element.name],
        item.slice.some((code) => code) ? item.slice.map((code) => code ?? '*').join('.') : '',
        ...(isNullAnswer(answer) ? ['', answer.null] : [String(answer), '']),
      ].join('|'),
    );
    const rows = await bi<{ line: string }>(
      `SELECT concat_ws('|', unit, element, coalesce(slice, ''), coalesce(numeric_value::text, text_value, ''),
                        coalesce(null_reason, '')) AS line
         FROM fact_value JOIN dim_unit USING (unit) WHERE township = 'liutang' AND period = $1`,
      [PERIOD],
    );
    expect(expected.length).toBeGreaterThan(100);
    expect(rows.map(({ line }) => line).sort()).toEqual(expected.sort());
  });
});

describe('sums', () => {
  test.each(['2026-Q2', '2025'])('of every township in %s are those of GraphQL', async (period) => {
    const { elements } = hub.api.currentCatalogue().catalogue;
    const summed = await bi<{ element: string }>(
      `SELECT DISTINCT element FROM fact_sum WHERE unit = 'qinghe' AND period = $1 ORDER BY 1`,
      [period],
    );
    expect(summed.length).toBeGreaterThan(20);
    const query = { unit: 'qinghe', level: 'TOWNSHIP' as const, periods: [period] };
    const { rows } = await hub.api.aggregate(
      { ...query, elements: summed.map(({ element }) => element) },
      ALL,
    );
    const decimals = (element: string): number => elements.get(element)?.decimals ?? 0;
    const found = await bi<
      Record<'value' | 'sum' | 'minimum' | 'maximum', string | null> & { unit: string; element: string }
    >(
      `SELECT s.unit, element, value, gap_reason, sum, minimum, maximum, units_reporting, units_expected
         FROM fact_sum s JOIN dim_unit u ON u.unit = s.unit
        WHERE u.level = 'TOWNSHIP' AND period = $1 AND slice IS NULL`,
      [period],
    );
    const shown = (element: string, value: string | null): string | null =>
      value === null ? null : String(encodeRounded(parseExact(value) as Exact, decimals(element)));
    const byPlace = (list: readonly object[]): string[] => list.map((each) => JSON.stringify(each)).sort();
    expect(
      byPlace(
        found.map(({ value, sum, minimum, maximum, ...row }) => ({
          ...row,
          figures: [value, sum, minimum, maximum].map((each) => shown(row.element, each)),
        })),
      ),
    ).toEqual(
      byPlace(
        rows.map((row) => ({
          ...{ unit: row.unit.id, element: row.element.name, gap_reason: row.gap?.reason ?? null },
          ...{ units_reporting: row.unitsReporting, units_expected: row.unitsExpected },
          figures: [row.value, row.sum, row.minimum, row.maximum].map((each) =>
            each === undefined ? null : String(each),
          ),
        })),
      ),
    );
  });

  test('say as of when they are: now, or since when something waits to be counted', async () => {
    const asOf = async (): Promise<Date> => {
      const [row] = await bi<{ as_of: Date }>(`SELECT as_of FROM fact_sum WHERE unit = 'qinghe' LIMIT 1`);
      return row?.as_of as Date;
    };
    const before = await asOf();
    expect(Date.now() - before.getTime()).toBeLessThan(60_000);
    const mark = `INSERT INTO unit_sum_mark (county, id, what, unit, period, marked_at)
      VALUES ('qinghe', gen_random_uuid(), 'row', 'qinghe', '2025', '2026-01-01')`;
    await sql(hub.url, mark);
    expect(await asOf()).toEqual(new Date('2026-01-01T00:00:00Z'));
    await hub.hub.sums.renewPending();
    expect((await asOf()).getTime()).toBeGreaterThanOrEqual(before.getTime());
  });

  test.skipIf(!hasPsql)('are read with psql', () => {
    const text = `SELECT units_reporting, units_expected, sum IS NOT NULL FROM fact_sum
      WHERE unit = 'liutang' AND period = '2026-Q2' AND element = 'registeredPopulation' AND slice IS NULL`;
    expect(psql(biUrl, text).lines).toEqual(['14|14|t']);
  });
});

describe('plans', () => {
  // A few hundred rows are read faster whole; the question here is whether a filter arrives at a key.
  const conditions = async (query: string): Promise<string[]> => {
    const client = new Client({ connectionString: biUrl });
    await client.connect();
    try {
      await client.query('SET enable_seqscan = off');
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${query}`);
      return rows.map((row) => row['QUERY PLAN']).filter((line) => line.includes('Index Cond'));
    } finally {
      await client.end();
    }
  };

  test.each([
    [
      'one_table_period',
      `SELECT * FROM fact_value WHERE element = 'registeredPopulation' AND period = '2026-Q2'`,
    ],
    ['filled_form_period', `SELECT * FROM form_sd_01 WHERE period = '2026-Q2'`],
    ['filled_form_period', `SELECT * FROM fact_cell WHERE form = 'SD-01' AND period = '2026-Q2'`],
    ['filled_form_period', `SELECT * FROM fact_fill WHERE period = '2026-Q2'`],
    [
      'unit_sum_period',
      `SELECT * FROM fact_sum WHERE element = 'registeredPopulation' AND period = '2026-Q2'`,
    ],
  ])('a period is found by %s: %s', async (_index, query) => {
    expect((await conditions(query)).join()).toMatch(/period = '2026-Q2'/);
  });

  test.each(['fact_value', 'fact_cell', 'fact_fill', 'fact_sum', 'form_sd_01'])(
    'a unit of %s is found by key, though no county is named',
    async (view) => {
      const found = await conditions(`SELECT * FROM ${view} WHERE unit = 'liutang-01'`);
      expect(found.join()).toMatch(/\(unit = 'liutang-01'/);
    },
  );
});

interface Rates {
  readonly rates: { readonly lines: readonly Readonly<Record<string, unknown>>[] };
}
