import { describe, expect, test } from 'vitest';
import type { TableInput } from '../../src/core/one-table/input.ts';
import type { Rights } from '../../src/delivery/disclosure/rights.model.ts';
import type { HubApi } from '../../src/hub-api.ts';
import { importText, jsonLines, longCsv, rejections, storedOf } from '../support/bulk.ts';
import {
  answerIn,
  contents,
  freshHub,
  said,
  sql,
  submission,
  TOUR_MONTH,
  tour,
  tourTable,
  useSeededCounty,
  wrongFills,
} from '../support/hub.ts';

useSeededCounty();

/** The tour's tables without their bases: a file says what is reported, not what it is based on. */
const tables = (): TableInput[] => tour().tables.map(({ baseRevision: _base, ...table }) => table);

const PERIODS = ['2026-07', '2026-08', '2026-09', '2026-Q3'];

async function submitInOrder(api: HubApi): Promise<void> {
  for (const period of PERIODS) {
    const ofPeriod = tour().tables.filter((table) => table.period === period);
    const { userErrors } = await api.submit(submission(ofPeriod));
    expect(userErrors).toEqual([]);
  }
}

describe('an import stores what submissions store', () => {
  test('byte for byte: tables, revisions, fills, counts; from JSON Lines and from CSV, in any order of the file', async () => {
    const [submitted, lines, csv] = [await freshHub(), await freshHub(), await freshHub()];
    await submitInOrder(submitted.api);
    const backwards = tables().reverse();
    const fromLines = await importText(lines.api, jsonLines(backwards));
    const fromCsv = await importText(csv.api, longCsv(csv.api, backwards));

    expect(rejections(fromLines)).toEqual([]);
    expect(rejections(fromCsv)).toEqual([]);
    expect(fromLines).toMatchObject({ tables: 60, stored: 60, unchanged: 0, earlier: 0, warnings: 0 });
    expect({ ...fromCsv, id: '' }).toEqual({ ...fromLines, id: '' });
    const expected = await storedOf(submitted.url, 'liutang');
    expect(
      expected['tables']?.filter((row) => PERIODS.includes((row as { period: string }).period)),
    ).toHaveLength(60);
    expect(await storedOf(lines.url, 'liutang')).toEqual(expected);
    expect(await storedOf(csv.url, 'liutang')).toEqual(expected);
    expect(await wrongFills(lines)).toEqual([]);
    // What depends on it elsewhere is marked, as a submission would have.
    const stale = 'SELECT unit, period, form FROM filled_form WHERE stale ORDER BY 1, 2, 3';
    expect(await sql(lines.url, stale)).toEqual(await sql(submitted.url, stale));
    const rates = { unit: 'liutang', period: '2026-Q3', by: 'FORM' } as never;
    expect(await lines.api.rates(rates)).toEqual(await submitted.api.rates(rates));
  });

  test('rows of a table may stand anywhere in the file', async () => {
    const { api, url } = await freshHub();
    const [header = '', ...rows] = longCsv(api, [tourTable('liutang-01'), tourTable('liutang-02')])
      .trim()
      .split('\r\n');
    const mixed = rows.toSorted((a, b) => (a.split(',')[2]! < b.split(',')[2]! ? -1 : 1));
    expect(await importText(api, [header, ...mixed].join('\n'))).toMatchObject({ stored: 2, rejected: [] });
    const typed = await sql(url, `SELECT unit FROM one_table WHERE period = $1 AND unit LIKE 'liutang-%'`, [
      TOUR_MONTH,
    ]);
    expect(typed).toHaveLength(2);
  });

  test('a row a table: a column for each question', async () => {
    const { api } = await freshHub();
    const table = tourTable('liutang-01');
    const [, ...rows] = longCsv(api, [table])
      .trim()
      .split('\r\n')
      .map((row) => row.split(','));
    const paths = rows.map((row) => row[2]);
    const answers = rows.map((row) => row[3] || row[4]);
    const wide = `单位,报告期,${paths.join(',')}\nliutang-01,${TOUR_MONTH},${answers.join(',')}\n`;
    expect(await importText(api, wide)).toMatchObject({ stored: 1, rejected: [] });
    const again = await importText(api, `${wide}\n`); // other content, the same answers
    expect(again).toMatchObject({ stored: 0, unchanged: 1, rejected: [] });
  });

  test('what an export writes, an import reads', async () => {
    const [from, to, other] = [await freshHub(), await freshHub(), await freshHub()];
    await submitInOrder(from.api);
    const written = async (rights: Rights): Promise<string> => {
      const query = { what: 'values', format: 'csv', unit: 'liutang', periods: PERIODS } as const;
      const exported = await from.api.export(query, rights);
      let text = '';
      for await (const chunk of exported.stream()) text += String(chunk);
      return text;
    };
    // What is withheld is not taken for what was not answered.
    const withheld = await importText(other.api, await written({ seesWithheld: false }));
    const codes = withheld.rejected.map(({ findings }) => findings.map(({ code }) => code));
    expect(codes.every((ofTable) => ofTable.includes('VALUE_WITHHELD'))).toBe(true);
    expect(withheld.rejected.length).toBeGreaterThan(0);
    expect(rejections(await importText(to.api, await written({ seesWithheld: true })))).toEqual([]);
    const values = `SELECT unit, period, "values" FROM one_table WHERE unit LIKE 'liutang%' AND "values" <> '{}' ORDER BY 1, 2`;
    expect(await sql(to.url, values)).toEqual(await sql(from.url, values));
  });
});

describe('what is rejected', () => {
  test('everything that is wrong is said by line, and keeps its own table out only', async () => {
    const { hub, api, url } = await freshHub();
    const good = tourTable('liutang-01');
    const { vitalEvents } = good.values as { vitalEvents: Record<string, unknown> };
    const but = (unit: string, more: Record<string, unknown>): TableInput => {
      const { baseRevision: _base, ...table } = tourTable(unit);
      return { ...table, ...more };
    };
    const { values } = tourTable('liutang-05');
    const withVital = (unit: string, changes: Record<string, unknown>) =>
      but(unit, { values: { ...tourTable(unit).values, vitalEvents: { ...vitalEvents, ...changes } } });
    const file = [
      JSON.stringify(but('liutang-01', {})), // 1: sound
      '{"unit": "liutang-02"', // 2
      JSON.stringify({ unit: 'liutang-02', perid: TOUR_MONTH }), // 3
      JSON.stringify({ unit: 'nowhere', period: TOUR_MONTH }), // 4
      JSON.stringify({ ...but('liutang-03', {}), period: '2026-13' }), // 5
      JSON.stringify({ ...but('liutang-03', {}), period: '2027-01' }), // 6
      JSON.stringify({ ...but('liutang-03', {}), period: '2026-06' }), // 7: closed
      JSON.stringify(withVital('liutang-04', { deaths: 'many', weddings: 3 })), // 8
      JSON.stringify({ ...but('liutang-05', {}), values: { ...values, vitalEvents: undefined } }), // 9
      JSON.stringify(but('liutang-06', {})), // 10
      JSON.stringify(but('liutang-06', {})), // 11
      '{"unit":"liutang-07","period":"2026-09","answers":[{"path":"vitalEvents.deaths","value":1,"value":2}]}', // 12
      JSON.stringify(but('liutang-08', { baseRevision: 4 })), // 13
    ];
    const report = await importText(api, file.join('\n'));
    const heard = rejections(report);
    expect(heard.filter((each) => !/ REQUIRED /.test(each))).toEqual([
      '2 BAD_ROW',
      '3 BAD_ROW',
      '4 UNKNOWN_UNIT_ID unit',
      '5 UNKNOWN_PERIOD period',
      '6 FUTURE_PERIOD',
      '7 PERIOD_CLOSED period',
      '7 REVISION_CONFLICT baseRevision',
      '8 WRONG_TYPE vitalEvents.deaths',
      '8 UNKNOWN_ELEMENT vitalEvents.weddings',
      '11 TABLE_TWICE',
      '12 BAD_ROW',
      '13 REVISION_CONFLICT baseRevision',
    ]);
    expect(heard.filter((each) => /^9 REQUIRED vitalEvents\./.test(each)).length).toBeGreaterThan(10);
    expect(report).toMatchObject({ tables: 9, stored: 1 });
    for (const { findings } of report.rejected) {
      for (const { message, messageEn } of findings) {
        expect(message).toMatch(/[\u4e00-\u9fff]/);
        expect(messageEn).not.toMatch(/[\u4e00-\u9fff]/);
      }
    }
    const stored = `SELECT unit FROM one_table WHERE unit LIKE 'liutang%' AND period = $1`;
    expect(await sql(url, stored, [TOUR_MONTH])).toEqual([{ unit: 'liutang-01' }]);
    expect(await wrongFills({ hub, url })).toEqual([]);
  });

  test('of a CSV file: the row and the question', async () => {
    const { api } = await freshHub();
    const [header = '', ...rows] = longCsv(api, [
      tourTable('liutang-01'),
      tourTable('liutang-02'),
      tourTable('liutang-03'),
    ])
      .trim()
      .split('\r\n');
    const at = (unit: string, path: string) =>
      rows.findIndex((row) => row.startsWith(`${unit},${TOUR_MONTH},${path},`));
    const deaths = at('liutang-01', 'vitalEvents.deaths');
    rows[deaths] = `liutang-01,${TOUR_MONTH},vitalEvents.deaths,-1,,`;
    const households = at('liutang-02', 'households.registeredHouseholds');
    rows[households] = `liutang-02,${TOUR_MONTH},households.registeredHouseholds,"12,5"`;
    rows.push(
      `liutang-03,${TOUR_MONTH},vitalEvents.deaths,1,,`,
      `,${TOUR_MONTH},vitalEvents.deaths,1,,`,
      'liutang-03,"2026',
    );
    const report = await importText(api, [header, ...rows].join('\n'));
    expect(rejections(report)).toEqual([
      `${deaths + 2} BELOW_MINIMUM vitalEvents.deaths`,
      // What the row that cannot be read would have answered: at the table's first line.
      `${rows.findIndex((row) => row.startsWith('liutang-02')) + 2} REQUIRED households.registeredHouseholds`,
      `${households + 2} BAD_ROW`,
      `${rows.length - 1} ANSWERED_TWICE vitalEvents.deaths`,
      `${rows.length} BAD_ROW`,
      `${rows.length + 1} BAD_ROW`,
    ]);
    expect(report.stored).toBe(0);
  });

  test('a file without a header that says what is what', async () => {
    const { api } = await freshHub();
    const report = await importText(api, 'liutang-01,2026-09,vitalEvents.deaths,1\n');
    expect(rejections(report)).toEqual(['1 CSV_HEADER']);
  });

  test('what breaks a rule above several tables keeps out those below; the others go in', async () => {
    const { api } = await freshHub();
    const [low, ...others] = ['liutang-01', 'liutang-02', 'liutang-03'].map((unit) => tourTable(unit)) as [
      TableInput,
      ...TableInput[],
    ];
    const safety = { hazardsFound: 1, hazardsRectified: 2 };
    const broken = { ...low, values: { ...low.values, safety } };
    const report = await importText(api, jsonLines([broken, ...others]));
    expect(rejections(report)).toEqual(['1 RULE_BROKEN safety.hazardsRectified']);
    expect(report.stored).toBe(2);
  });

  test('a warning keeps a table out, unless all are confirmed for a reason, which is kept', async () => {
    const { api, url } = await freshHub();
    const table = tourTable('liutang-01');
    const { households } = table.values as { households: Record<string, number> };
    const registeredHouseholds = (households['registeredHouseholds'] ?? 0) * 10;
    const odd = {
      ...table,
      values: { ...table.values, households: { ...households, registeredHouseholds } },
    };
    // Compared with the month before, which stands after it.
    const file = jsonLines([odd, tourTable('liutang-01', { period: '2026-08' })]);
    const first = await importText(api, file);
    expect(first).toMatchObject({ stored: 1, rejected: [{ line: 1 }] });
    expect(first.rejected[0]?.findings.every(({ severity }) => severity === 'WARNING')).toBe(true);

    const second = await importText(api, file, { confirm: '已逐村核实' });
    expect(second).toMatchObject({ stored: 1, earlier: 1, rejected: [] });
    expect(second.warnings).toBe(first.rejected[0]?.findings.length);
    const [kept] = await sql<{ reason: string; confirmed: string[] }>(
      url,
      `SELECT i.reason, r.confirmed_warnings AS confirmed FROM bulk_import_table i
         JOIN one_table_revision r USING (county, unit, period, revision) WHERE i.period = '2026-09'`,
    );
    expect(kept?.reason).toBe('已逐村核实');
    expect(kept?.confirmed.sort()).toEqual(first.rejected[0]?.findings.map(({ confirm }) => confirm).sort());
    const refused = await api.importTables(await api.stageFile('x', [Buffer.from(file)] as never), {
      confirm: ' ',
    });
    expect(refused).toMatchObject({ userErrors: [{ code: 'REASON', path: 'confirm' }] });
  });
});

describe('again', () => {
  test('the same file changes nothing, also after somebody corrected one of its tables', async () => {
    const { api, url } = await freshHub();
    const file = jsonLines(tables());
    await importText(api, file);
    const deaths = Number(answerIn(tourTable('liutang-01'), 'vitalEvents.deaths'));
    const correction = {
      unit: 'liutang-01',
      period: TOUR_MONTH,
      baseRevision: 1,
      values: { vitalEvents: { deaths: deaths + 1 } },
    };
    expect(said((await api.submit(submission([correction]))).userErrors)).toEqual([]);
    const before = await contents(url);
    const again = await importText(api, file, { update: true });
    expect(again).toMatchObject({ tables: 60, stored: 0, earlier: 60, unchanged: 0, rejected: [], forms: 0 });
    expect(await contents(url)).toEqual(before);
  });

  test('another file with tables that were handed in: unchanged, rejected, or corrected if that is wished', async () => {
    const { api, url } = await freshHub();
    await importText(api, jsonLines(tables()));
    const table = tourTable('liutang-01');
    const vitalEvents = { ...(table.values?.['vitalEvents'] as object), deaths: 9 };
    const { baseRevision: _base, ...changed } = { ...table, values: { ...table.values, vitalEvents } };
    const { baseRevision: _same, ...same } = tourTable('liutang-02');
    const file = jsonLines([changed, same]);
    const refused = await importText(api, file);
    expect(refused).toMatchObject({ stored: 0, unchanged: 1 });
    expect(rejections(refused)).toEqual(['1 REVISION_CONFLICT baseRevision']);
    expect(await importText(api, file, { update: true })).toMatchObject({
      stored: 1,
      unchanged: 1,
      rejected: [],
    });
    const at = `SELECT revision FROM one_table WHERE unit = $1 AND period = '${TOUR_MONTH}'`;
    expect(await sql(url, at, ['liutang-01'])).toEqual([{ revision: 2 }]);
    expect(await sql(url, at, ['liutang-02'])).toEqual([{ revision: 1 }]);
  });
});

describe('all or nothing', () => {
  test('one rejected table, and nothing is stored; everything that is wrong is said', async () => {
    const { api, url } = await freshHub();
    const all = tables().map((table) =>
      table.unit === 'liutang-12' && table.period === '2026-07' ? { ...table, period: '2026-10' } : table,
    );
    const before = await contents(url);
    const withheld = await importText(api, jsonLines(all), { allOrNothing: true });
    expect(withheld).toMatchObject({ withheld: 'ALL_OR_NOTHING', stored: 59 });
    expect(withheld.rejected).toHaveLength(1);
    expect(await contents(url)).toEqual(before);
    const rehearsed = await importText(api, jsonLines(tables()), { dryRun: true });
    expect(rehearsed).toMatchObject({ withheld: 'DRY_RUN', stored: 60, rejected: [] });
    expect(await contents(url)).toEqual(before);
    expect(await sql(url, 'SELECT id FROM bulk_import')).toEqual([]);
    const done = await importText(api, jsonLines(tables()), { allOrNothing: true });
    expect(done).toMatchObject({ stored: 60, rejected: [] });
    expect(done.withheld).toBeUndefined();
  });
});

test('somebody submits one of the tables meanwhile: one of the two is told', async () => {
  const { hub, api, url } = await freshHub();
  const mine = tourTable('liutang-03');
  const vitalEvents = { ...(mine.values?.['vitalEvents'] as object), deaths: 7 };
  const [report, ...submitted] = await Promise.all([
    importText(api, jsonLines(tables())),
    ...[7, 8, 9].map(() => api.submit(submission([{ ...mine, values: { ...mine.values, vitalEvents } }]))),
  ]);
  const conflicts = [rejections(report), ...submitted.map(({ userErrors }) => said(userErrors))].filter(
    (each) => each.some((text) => text.includes('REVISION_CONFLICT')),
  );
  expect(conflicts).toHaveLength(3); // four wanted it, one got it
  const stored = `SELECT count(*)::int AS n, max(revision) AS last FROM one_table_revision
     WHERE unit LIKE 'liutang%' AND period = ANY ($1)`;
  expect(await sql(url, stored, [PERIODS])).toEqual([{ n: 60, last: 1 }]);
  expect(await wrongFills({ hub, url })).toEqual([]);
});
