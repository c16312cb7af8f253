import { beforeAll, describe, expect, test } from 'vitest';
import { elementReferences } from '../../src/core/expression/model.ts';
import { FactSet, type FactTable } from '../../src/core/fill/facts.ts';
import type { Finding } from '../../src/core/issue.ts';
import { checkTables } from '../../src/core/one-table/check.ts';
import type { FindingsQuery, TableFindings } from '../../src/delivery/findings/findings.model.ts';
import { graphql, useServer } from '../support/client.ts';
import { runCommand } from '../support/command-line.ts';
import { sql, type TestHub, useTestHub } from '../support/hub.ts';
import { ALL } from './from-tables.ts';

const county = useTestHub();
const server = useServer(() => ({ api: county.api }));

const YEAR = { unit: 'qinghe', from: '2025-01', to: '2025' } as const;

/** Some answers of every table, three times what they were: what no submission would have let in. */
const DAMAGE = `
  UPDATE one_table t SET "values" = (
    SELECT jsonb_object_agg(key, CASE
        WHEN jsonb_typeof(value) <> 'number' OR hashtext(unit || period || key) % 60 <> 0 THEN value
        ELSE to_jsonb(value::numeric * 3 + 1) END)
      FROM jsonb_each("values"))
   WHERE "values" <> '{}'`;

describe('the county as it was handed in', () => {
  test('breaks no rule', async () => {
    const { page, tablesChecked, userErrors } = await county.api.findings(YEAR, { first: 1 });
    expect(userErrors).toEqual([]);
    expect(page.nodes).toEqual([]);
    expect(tablesChecked).toBeGreaterThan(2000);
  });
});

describe('a county with answers that are wrong', () => {
  let expected: readonly Finding[] = [];
  beforeAll(async () => {
    await sql(county.url, DAMAGE);
    expected = await oneByOne(county);
  });

  test('each table by itself is found to break what it breaks, in the same words', async () => {
    const found = await allFindings(YEAR);
    expect(found.length).toBeGreaterThan(500);
    expect(found.map(text).sort()).toEqual(expected.map(text).sort());
    // Of villages, of townships over their villages, of months, quarters and years.
    const levels = new Set(found.map(({ unit = '' }) => county.api.units().get(unit).level));
    expect(levels).toEqual(new Set(['TOWNSHIP', 'VILLAGE', 'NATURAL_VILLAGE']));
    expect(new Set(found.map(({ period = '' }) => period.length))).toEqual(new Set([4, 7]));
  }, 60_000);

  test('SQL takes every rule of the dictionary; the engine, units before their first report', async () => {
    const { byEngine } = await county.api.findings({ unit: 'qinghe', from: '2024' }, { first: 0 });
    expect(byEngine.filter(({ rule }) => rule)).toEqual([]);
    const { byEngine: ofYear } = await county.api.findings(YEAR, { first: 0 });
    for (const { places } of ofYear) expect(places).toBeLessThan(200);
  });

  test('figures of protected elements are told to those with the right alone', async () => {
    const { elements, rules } = county.api.currentCatalogue().catalogue;
    const isProtected = new Set(
      [...elements.values()].filter((each) => each.disclosure).map(({ name }) => name),
    );
    const codes = rules
      .filter(({ expression }) => elementReferences(expression).some(({ name }) => isProtected.has(name)))
      .map(({ code }) => code);
    const query = { ...YEAR, rules: codes };
    const [all, shown] = [
      await county.api.findings(query, { first: 20 }, ALL),
      await county.api.findings(query, { first: 20 }),
    ];
    expect(all.page.nodes.length).toBeGreaterThan(0);
    expect(shown.page.totalCount).toBe(all.page.totalCount);
    for (const [i, { rule, finding }] of shown.page.nodes.entries()) {
      expect([finding.message, finding.messageEn, finding.confirm]).toEqual([
        rule.message,
        rule.en ?? rule.text,
        undefined,
      ]);
      expect(all.page.nodes[i]?.finding.message).not.toBe(rule.message);
    }
  });

  test('pages follow each other, and tell how often which rule is broken', async () => {
    const first = await county.api.findings(YEAR, { first: 7 });
    const next = await county.api.findings(YEAR, {
      first: 7,
      after: first.page.pageInfo.endCursor as string,
    });
    const both = await county.api.findings(YEAR, { first: 14 });
    expect([...first.page.nodes, ...next.page.nodes].map(({ finding }) => text(finding))).toEqual(
      both.page.nodes.map(({ finding }) => text(finding)),
    );
    expect(both.page.totalCount).toBe(expected.length);
    const counts = Object.groupBy(expected, ({ details }) => String(details?.rule));
    expect(Object.fromEntries(both.rules.map(({ rule, count }) => [rule.code, count]))).toEqual(
      Object.fromEntries(Object.entries(counts).map(([rule, found]) => [rule, found?.length])),
    );
  });

  test('a township, a level, a rule and a period are parts of it', async () => {
    const township = await allFindings({ ...YEAR, unit: 'liutang' });
    const isBelow = ({ unit = '' }: Finding): boolean =>
      county.api
        .units()
        .withAncestors(unit)
        .some(({ id }) => id === 'liutang');
    expect(township.map(text).sort()).toEqual(expected.filter(isBelow).map(text).sort());

    const [{ details }] = expected as [Finding];
    const rule = String(details?.rule);
    const ofRule = await allFindings({ ...YEAR, rules: [rule] });
    expect(ofRule.map(text).sort()).toEqual(
      expected
        .filter((each) => each.details?.rule === rule)
        .map(text)
        .sort(),
    );

    const isVillage = ({ unit = '' }: Finding): boolean => county.api.units().get(unit).level === 'VILLAGE';
    const villages = await allFindings({ unit: 'qinghe', periods: ['2025', '2025-03'], level: 'VILLAGE' });
    const ofPeriods = expected.filter(({ period }) => period === '2025' || period === '2025-03');
    expect(villages.map(text).sort()).toEqual(ofPeriods.filter(isVillage).map(text).sort());
  });

  test('GraphQL gives rule, unit, period and words', async () => {
    const { tableFindings } = await server.client.get(FINDINGS, { unit: 'qinghe', periods: ['2025'] });
    const [node] = tableFindings.findings.nodes;
    const [finding] = (await county.api.findings({ unit: 'qinghe', periods: ['2025'] }, { first: 1 })).page
      .nodes;
    expect(node).toEqual({
      rule: { code: finding?.rule.code, severity: finding?.rule.severity },
      reportingUnit: { code: finding?.unit.id },
      period: '2025',
      finding: {
        ...{ code: 'RULE_BROKEN', severity: finding?.rule.severity, path: finding?.finding.path },
        message: finding?.finding.message,
      },
    });
    expect(tableFindings.rules[0]?.count).toBeGreaterThan(0);
    expect(tableFindings.tablesChecked).toBeGreaterThan(300);
  });

  test('the command prints counts and findings, and ends with 1', async () => {
    const args = ['findings', '--unit', 'liutang', '--period', '2025', '--first', '3'];
    const { code, out } = await runCommand(args, { env: { DATABASE_URL: county.url } });
    expect(code).toBe(1);
    const all = await allFindings({ ...YEAR, unit: 'liutang' });
    expect(out).toMatch(new RegExp(`^核对了 [\\d,]+ 张一表，${all.length} 处不合规则\n`));
    expect(out).toContain(all[0]?.message);
    expect(out).toContain(`还有 ${all.length - 3} 处`);
    const json = await runCommand([...args, '--json'], { env: { DATABASE_URL: county.url } });
    expect(JSON.parse(json.out)).toMatchObject({ totalCount: all.length, findings: { length: 3 } });
  });
});

describe('what cannot be checked', () => {
  const refused = async (query: FindingsQuery): Promise<string[]> =>
    (await county.api.findings(query, { first: 1 })).userErrors.map(({ code, path }) => `${code} ${path}`);

  test('is said, all of it', async () => {
    expect(await refused({ unit: 'qinghe' })).toEqual(['FINDINGS_PERIODS periods']);
    expect(await refused({ unit: 'qinghe', periods: ['2025'], from: '2025' })).toEqual([
      'FINDINGS_PERIODS periods',
    ]);
    expect(await refused({ unit: 'qinghe', from: '2025', to: '2024' })).toEqual(['FINDINGS_PERIODS to']);
    expect(
      await refused({ unit: 'liutang', level: 'COUNTY', periods: ['2025', '25'], rules: ['NONE'] }),
    ).toEqual([...['LEVEL_ABOVE_UNIT level', 'UNKNOWN_PERIOD periods.1', 'UNKNOWN_RULE rules.0']]);
    await expect(refused({ unit: 'nowhere', from: '2025' })).rejects.toThrow('没有填报单位 nowhere');
  });
});

const FINDINGS = graphql(`
  query Findings($unit: String!, $periods: [Period!]) {
    tableFindings(unit: $unit, periods: $periods, first: 1) {
      findings {
        nodes { rule { code severity } reportingUnit { code } period finding { code severity path message } }
        totalCount
      }
      rules { rule { code } count }
      tablesChecked
      byEngine { rule { code } places reason }
      userErrors { message }
    }
  }
`);

const text = ({ unit, period, severity, path, message, messageEn, details }: Finding): string =>
  [unit, period, details?.rule, severity, path, message, messageEn].join(' | ');

async function allFindings(query: FindingsQuery): Promise<Finding[]> {
  const found: Finding[] = [];
  let page: TableFindings['page'] | undefined;
  do {
    const after = page?.pageInfo.endCursor;
    const answer = await county.api.findings(query, { first: 500, ...(after ? { after } : {}) }, ALL);
    expect(answer.userErrors).toEqual([]);
    page = answer.page;
    found.push(...page.nodes.map(({ finding }) => finding));
  } while (page.pageInfo.hasNextPage);
  return found;
}

/** What the check of a submission says of every table of the year by itself. */
async function oneByOne({ url, api, hub }: TestHub): Promise<Finding[]> {
  const tables = await sql<FactTable>(
    url,
    'SELECT unit, period, revision, "values", sources, catalogue FROM one_table',
  );
  const facts = new FactSet(tables);
  const found = new Map<string, Finding>();
  for (const table of tables.filter(({ period }) => period.startsWith('2025'))) {
    const period = hub.catalogues.periodNamed(table.period);
    const engine = api.engineFor(period.end);
    const unit = engine.units.get(table.unit, period.end);
    for (const finding of checkTables(engine, [{ unit, period, table }], facts)) {
      // Of a township's rules every table below it tells.
      if (finding.code === 'RULE_BROKEN') found.set(text(finding), finding);
    }
  }
  return [...found.values()];
}
