import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { AggregateFormat } from '../../src/delivery/statistics/figures.ts';
import { useServer } from '../support/client.ts';
import { runCommand } from '../support/command-line.ts';
import { useTestHub } from '../support/hub.ts';

// Aggregates in the formats of statistical offices, with the figures of GraphQL.

const hub = useTestHub();
const server = useServer(() => ({ api: hub.api }));
const get = (path: string) => fetch(server.client.url.replace('/graphql', `/export/${path}`));

const ASKED =
  'element=births&element=registeredPopulation&unit=qinghe&level=TOWNSHIP&from=2026-Q1&to=2026-Q2';
const BY_SEX = `${ASKED}&groupBy=sex`;
const asked = async (format: AggregateFormat, query = BY_SEX) => {
  const response = await get(`aggregate.${format}?${query}`);
  expect(response.status).toBe(200);
  return response;
};
const table = () =>
  hub.api.aggregate({
    ...{ elements: ['births', 'registeredPopulation'], unit: 'qinghe', level: 'TOWNSHIP' },
    ...{ from: '2026-Q1', to: '2026-Q2', groupBy: ['sex'] },
  });

/** The toolkit of those who made JSON-stat. */
interface Cube {
  readonly id: readonly string[];
  Dimension(id: string): { readonly id: readonly string[]; readonly role: string; readonly label: string };
  Data(at: Record<string, string>): { readonly value: number | null; readonly status: string | null };
}
const JSONstat = createRequire(import.meta.url)('jsonstat-toolkit') as (document: unknown) => Cube;

test('JSON-stat is read back by its own toolkit, cell by cell', async () => {
  const cube = JSONstat(await (await asked('jsonstat')).json());
  expect(cube.id).toEqual(['element', 'sex', 'unit', 'period', 'figure']);
  expect(cube.Dimension('period').role).toBe('time');
  expect(cube.Dimension('unit').role).toBe('geo');
  expect(cube.Dimension('period').id).toEqual(['2026-Q1', '2026-Q2']);
  const { rows } = await table();
  expect(rows.length).toBeGreaterThan(80);
  for (const { element, slice, unit, period, value, sum, unitsReporting } of rows) {
    const at = { element: element.name, sex: slice[0] ?? '_T', unit: unit.id, period: period.id };
    expect(cube.Data({ ...at, figure: 'value' }).value).toBe(value === undefined ? null : Number(value));
    expect(cube.Data({ ...at, figure: 'sum' }).value).toBe(sum === undefined ? null : Number(sum));
    expect(cube.Data({ ...at, figure: 'unitsReporting' }).value).toBe(unitsReporting);
  }
});

test('a value that is missing says why', async () => {
  const cube = JSONstat(
    await (await asked('jsonstat', 'element=registeredPopulation&unit=liutang&period=2026-Q4')).json(),
  );
  const at = { element: 'registeredPopulation', unit: 'liutang', period: '2026-Q4' };
  const { value, status } = cube.Data({ ...at, figure: 'value' });
  expect([value, status]).toEqual([null, expect.stringContaining('0/')]);
});

describe('SDMX', () => {
  interface Codelist {
    readonly id: string;
    readonly codes: readonly { readonly id: string; readonly name: string; readonly parent?: string }[];
  }
  const structure = async () => {
    const response = await get('structure.sdmx.json');
    expect(response.headers.get('content-type')).toContain('application/vnd.sdmx.structure+json');
    return ((await response.json()) as { data: { codelists: Codelist[] } }).data;
  };

  test('the structure has every element, unit and code list of the catalogue', async () => {
    const { codelists } = await structure();
    const codes = (id: string) => codelists.find((list) => list.id === id)?.codes ?? [];
    const { catalogue } = hub.api.currentCatalogue();
    const numbers = [...catalogue.elements.values()].filter(({ type }) => type === 'NUMBER');
    expect(codes('CL_ELEMENT').map(({ name }) => name)).toEqual(numbers.map(({ label }) => label));
    expect(codes('CL_REPORTING_UNIT').find(({ id }) => id === 'liutang-01')?.parent).toBe('liutang');
    expect(codes('CL_Sex').map(({ id }) => id)).toEqual(
      catalogue.codeLists.get('Sex')?.codes.map(({ name }) => name),
    );
    expect(codes('CL_FREQ').map(({ id }) => id)).toEqual(['A', 'S', 'Q', 'M']);
    for (const { id, codes: all } of codelists) {
      expect([id, new Set(all.map((code) => code.id)).size]).toEqual([id, all.length]);
      for (const code of all) expect(code.id).toMatch(/^[A-Za-z0-9_@$-]+$/);
    }
  });

  test('CSV: every code is in the structure, every figure that of GraphQL', async () => {
    const text = await (await asked('sdmx.csv')).text();
    const [head, ...lines] = text
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','));
    expect(head).toEqual([
      ...[
        'STRUCTURE',
        'STRUCTURE_ID',
        'ACTION',
        'FREQ',
        'ELEMENT',
        'REPORTING_UNIT',
        'BREAKDOWN',
        'TIME_PERIOD',
      ],
      ...['OBS_VALUE', 'OBS_STATUS', 'UNIT_MEASURE', 'PARTIAL_SUM', 'UNITS_REPORTING', 'UNITS_EXPECTED'],
    ]);
    const { rows } = await table();
    const number = hub.api.currentCatalogue().number;
    expect(lines).toEqual(
      rows.map(({ element, slice, unit, period, value, sum, unitsReporting, unitsExpected }) => [
        ...['dataflow', `ONETABLE:ONETABLE_FIGURES(${number}.0.0)`, 'I', 'Q', element.name, unit.id],
        ...[
          slice[0] ? `Sex$${slice[0]}` : '_T',
          period.id,
          String(value ?? ''),
          value === undefined ? 'L' : 'A',
        ],
        ...[element.unit?.symbol ?? '', value === undefined ? String(sum ?? '') : ''],
        ...[String(unitsReporting), String(unitsExpected)],
      ]),
    );
    const { codelists } = await structure();
    const known = (list: string) => codelists.find(({ id }) => id === list)?.codes.map(({ id }) => id);
    for (const line of lines) {
      expect(known('CL_ELEMENT')).toContain(line[4]);
      expect(known('CL_REPORTING_UNIT')).toContain(line[5]);
      expect(known('CL_BREAKDOWN')).toContain(line[6]);
    }
  });

  test('JSON: observations by the positions of their codes', async () => {
    interface Message {
      readonly data: {
        readonly dataSets: readonly [{ observations: Record<string, readonly unknown[]> }];
        readonly structures: readonly [
          { dimensions: { observation: { id: string; values: { id?: string; value?: string }[] }[] } },
        ];
      };
    }
    const { data } = (await (await asked('sdmx.json')).json()) as Message;
    const dimensions = data.structures[0].dimensions.observation;
    const said = Object.entries(data.dataSets[0].observations).map(([key, [value]]) => {
      const codes = key.split(':').map((position, i) => {
        const code = dimensions[i]?.values[Number(position)];
        return code?.id ?? code?.value;
      });
      return [...codes.slice(1), value].join(' ');
    });
    const { rows } = await table();
    expect(said).toEqual(
      rows.map(({ element, slice, unit, period, value }) =>
        [element.name, unit.id, slice[0] ? `Sex$${slice[0]}` : '_T', period.id, value].join(' '),
      ),
    );
  });

  test('half-years and periods of other calendars are written as SDMX writes them', async () => {
    const halves = await (await asked('sdmx.csv', 'element=births&unit=liutang&period=2026-H1')).text();
    expect(halves).toContain(',S,births,liutang,_T,2026-S1,');
  });
});

test('plain tables: CSV and JSON Lines of the same rows', async () => {
  const { rows } = await table();
  const lines = (await (await asked('jsonl')).text()).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line)).map((row) => [row.unit, row.slice, row.value])).toEqual(
    rows.map(({ unit, slice, value }) => [
      unit.id,
      slice[0] ? slice.map((code) => code ?? '*').join('.') : '',
      value ?? null,
    ]),
  );
  expect((await (await asked('csv')).text()).trimEnd().split('\r\n')).toHaveLength(rows.length + 1);
});

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'onetable-statistics-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const onetable = async (...args: string[]) => {
    const ran = await runCommand(['export', ...args], { env: { DATABASE_URL: hub.url }, cwd: folder });
    return { exit: ran.code, heard: ran.said };
  };
  const BIRTHS = ['aggregate', '--element', 'births', '--unit', 'qinghe', '--level', 'TOWNSHIP'];

  test('writes the same files', async () => {
    const args = [...BIRTHS, '--from', '2026-Q1', '--to', '2026-Q2', '--group-by', 'sex'];
    expect((await onetable(...args, '--format', 'sdmx.csv')).exit).toBe(0);
    const query = 'element=births&unit=qinghe&level=TOWNSHIP&from=2026-Q1&to=2026-Q2&groupBy=sex';
    const written = readFileSync(join(folder, 'aggregate.sdmx.csv'), 'utf8');
    expect(written).toBe(await (await asked('sdmx.csv', query)).text());
    expect((await onetable('structure', '--output', 's.json')).exit).toBe(0);
    expect(Object.keys(JSON.parse(readFileSync(join(folder, 's.json'), 'utf8')).data)).toEqual([
      ...['codelists', 'conceptSchemes', 'dataStructures', 'dataflows'],
    ]);
  });

  test('says what is wrong', async () => {
    const wrong = await onetable(...BIRTHS, '--period', '2026', '--group-by', 'colour');
    expect([wrong.exit, wrong.heard]).toEqual([1, expect.stringContaining('UNKNOWN_SLICE')]);
    const format = await onetable('values', '--format', 'jsonstat');
    expect([format.exit, format.heard]).toEqual([2, expect.stringContaining('csv、jsonl、parquet')]);
  });
});

describe('refusals', () => {
  test('a wrong element and an impossible breakdown, both at once', async () => {
    const response = await get(
      'aggregate.sdmx.csv?element=nothing&element=births&unit=qinghe&period=2026-Q2&groupBy=colour',
    );
    expect(response.status).toBe(400);
    const { userErrors } = (await response.json()) as { userErrors: { code: string; path: string }[] };
    expect(userErrors.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'UNKNOWN_ELEMENT elements.0',
      'UNKNOWN_SLICE elements.1',
    ]);
  });

  test.each([
    ['unit=qinghe', 'name a unit and elements'],
    ['element=births&unit=nowhere&period=2026', 'there is no reporting unit nowhere'],
    ['element=births&unit=qinghe&period=2026&level=STREET', 'there is no level STREET'],
    ['element=births&unit=qinghe&period=2026&slice=FEMALE', 'slice is breakdown=code'],
    ['elements=births&unit=qinghe', 'there is no parameter elements'],
  ])('%s', async (query, said) => {
    const response = await get(`aggregate.jsonstat?${query}`);
    expect(response.status).toBe(404);
    expect(((await response.json()) as { error: { messageEn: string } }).error.messageEn).toContain(said);
  });

  test('more rows than are served at once', async () => {
    const elements = [...hub.api.currentCatalogue().catalogue.elements.values()]
      .filter(
        ({ type, kind, at }) =>
          type === 'NUMBER' && (kind === 'STOCK' || kind === 'FLOW') && at === 'VILLAGE',
      )
      .map(({ name }) => `element=${name}`);
    const query = `${elements.join('&')}&unit=qinghe&level=VILLAGE&from=1990&to=2026`;
    const { userErrors } = (await (await get(`aggregate.csv?${query}`)).json()) as {
      userErrors: { code: string }[];
    };
    expect(userErrors.map(({ code }) => code)).toContain('AGGREGATE_TOO_LARGE');
  });
});
