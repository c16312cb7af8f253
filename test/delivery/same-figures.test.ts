import { describe, expect, test } from 'vitest';
import { biUrlOf } from '../support/bi.ts';
import { useServer } from '../support/client.ts';
import { sql, useTestHub } from '../support/hub.ts';
import { readParquetFile } from '../support/parquet.ts';

// One question, asked through every channel, over the whole county: the answers are the same, digit by digit.

const hub = useTestHub();
const server = useServer(() => ({ api: hub.api }));
const base = () => server.client.url.replace('/graphql', '');
const get = async (path: string): Promise<Response> => {
  const response = await fetch(`${base()}${path}`);
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return response;
};

/** A number without the zeros at its end, as a text. */
const plain = (value: unknown): string =>
  String(value)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
/** JSON with numbers as the texts that they are. */
const exact = (text: string): unknown =>
  JSON.parse(text, (_key, value, context?: { source: string }) =>
    typeof value === 'number' ? context?.source : value,
  );
type Row = Readonly<Record<string, string | null>>;
const csvRows = (text: string): Row[] => {
  const [head, ...lines] = text
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split(/\r?\n/)
    .map(cellsOfLine);
  return lines.map((line) =>
    Object.fromEntries(line.map((value, i) => [head?.[i], value === '' ? null : value])),
  );
};
/** No value of these has a line break in it. */
const cellsOfLine = (line: string): string[] =>
  [...`${line},`.matchAll(/(?:"((?:[^"]|"")*)"|([^",]*)),/g)].map(
    ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
  );
const lineRows = (text: string): Row[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => exact(line) as Row);
const odataRows = async (path: string): Promise<Row[]> => {
  const rows: Row[] = [];
  for (let link: string | undefined = `${base()}/odata/${path}`; link; ) {
    const page = exact(await (await fetch(link)).text()) as { value: Row[]; '@odata.nextLink'?: string };
    rows.push(...page.value);
    link = page['@odata.nextLink'];
  }
  return rows;
};

describe.each([
  { PERIOD: '2026-Q2', frequency: 'QUARTER', hasDecimals: false },
  { PERIOD: '2025', frequency: 'YEAR', hasDecimals: true },
])('what villages handed in for $PERIOD', ({ PERIOD, frequency, hasDecimals }) => {
  /** Each of them is one answer of a village: nothing is derived, rolled up or told apart. */
  const elements = () =>
    [...hub.api.currentCatalogue().catalogue.elements.values()].filter(
      ({ type, kind, at, every, derivation, args, reportedAs }) =>
        type === 'NUMBER' &&
        (kind === 'STOCK' || kind === 'FLOW') &&
        at === 'VILLAGE' &&
        every === frequency &&
        !derivation &&
        args.length === 0 &&
        !reportedAs,
    );
  const ofValues = (rows: readonly Row[]): string[] => {
    const wanted = new Set(elements().map(({ name }) => name));
    return rows
      .filter(
        ({ numeric_value, element, previous }) =>
          numeric_value !== null && wanted.has(String(element)) && String(previous) === 'false',
      )
      .map((row) => `${row.unit} ${row.element} ${plain(row.numeric_value)}`)
      .sort();
  };
  const query = () =>
    `unit=qinghe&level=VILLAGE&period=${PERIOD}&${elements()
      .map(({ name }) => `element=${name}`)
      .join('&')}`;

  const channels: Readonly<Record<string, () => Promise<string[]>>> = {
    GraphQL: async () => {
      interface Answer {
        aggregate: {
          rows: { element: { name: string }; reportingUnit: { code: string }; value: unknown }[];
          userErrors: unknown[];
        };
      }
      const { data } = await server.client.ask<Answer, object>(
        `query ($elements: [String!]!) {
           aggregate(elements: $elements, unit: "qinghe", level: VILLAGE, periods: ["${PERIOD}"]) {
             rows { element { name } reportingUnit { code } value } userErrors { message }
           }
         }`,
        { elements: elements().map(({ name }) => name) },
      );
      expect(data?.aggregate.userErrors).toEqual([]);
      return (data?.aggregate.rows ?? [])
        .filter(({ value }) => value !== null)
        .map(({ element, reportingUnit, value }) => `${reportingUnit.code} ${element.name} ${plain(value)}`)
        .sort();
    },
    'SQL view': async () =>
      ofValues(
        await sql<Row>(await biUrlOf(hub.url), `SELECT * FROM bi.fact_value WHERE period = '${PERIOD}'`),
      ),
    CSV: async () => ofValues(csvRows(await (await get(`/export/values.csv?period=${PERIOD}`)).text())),
    'JSON Lines': async () =>
      ofValues(lineRows(await (await get(`/export/values.jsonl?period=${PERIOD}`)).text())),
    Parquet: async () => {
      const file = await get(`/export/values.parquet?period=${PERIOD}`);
      return ofValues(readParquetFile(new Uint8Array(await file.arrayBuffer())).rows);
    },
    OData: async () => ofValues(await odataRows(`fact_value?$filter=period eq '${PERIOD}'`)),
    'SDMX-CSV': async () =>
      csvRows(await (await get(`/export/aggregate.sdmx.csv?${query()}`)).text())
        .filter(({ OBS_VALUE }) => OBS_VALUE !== null)
        .map((row) => `${row.REPORTING_UNIT} ${row.ELEMENT?.replace('-', '.')} ${plain(row.OBS_VALUE)}`)
        .sort(),
    'SDMX-JSON': async () => {
      interface Message {
        data: {
          dataSets: [{ observations: Record<string, [string | null]> }];
          structures: [{ dimensions: { observation: { id: string; values: { id: string }[] }[] } }];
        };
      }
      const { data } = exact(await (await get(`/export/aggregate.sdmx.json?${query()}`)).text()) as Message;
      const [, element, unit] = data.structures[0].dimensions.observation.map(({ values }) => values);
      return Object.entries(data.dataSets[0].observations)
        .filter(([, [value]]) => value !== null)
        .map(([key, [value]]) => {
          const [, e, u] = key.split(':').map(Number);
          return `${unit?.[u as number]?.id} ${element?.[e as number]?.id.replace('-', '.')} ${plain(value)}`;
        })
        .sort();
    },
    'JSON-stat': async () => {
      interface Category {
        category: { index: string[] };
      }
      interface Cube {
        dimension: { element: Category; unit: Category };
        value: Record<string, string>;
      }
      const cube = exact(await (await get(`/export/aggregate.jsonstat?${query()}`)).text()) as Cube;
      const [names, units] = [cube.dimension.element.category.index, cube.dimension.unit.category.index];
      // Element, unit, one period, four figures, of which the value comes first.
      return Object.entries(cube.value)
        .flatMap(([index, value]) => {
          const at = Number(index);
          if (at % 4 !== 0) return [];
          const place = at / 4;
          return [
            `${units[place % units.length]} ${names[Math.floor(place / units.length)]} ${plain(value)}`,
          ];
        })
        .sort();
    },
  };

  test('is the same through all nine', async () => {
    const expected = await channels.GraphQL?.();
    expect(elements().length).toBeGreaterThan(5);
    expect(expected?.length).toBeGreaterThan(1000);
    expect(expected?.some((figure) => / [\d-]*\.\d+$/.test(figure))).toBe(hasDecimals);
    for (const [name, figures] of Object.entries(channels))
      expect([name, await figures()]).toEqual([name, expected]);
  }, 120_000);
});

describe('what townships add up to in 2025', () => {
  const PERIOD = '2025';
  const names = () =>
    [...hub.api.currentCatalogue().catalogue.elements.values()]
      .filter(
        ({ type, kind, at, every, args }) =>
          type === 'NUMBER' && kind === 'STOCK' && at === 'VILLAGE' && every === 'YEAR' && args.length === 0,
      )
      .map(({ name }) => name);
  const query = () =>
    `unit=qinghe&level=TOWNSHIP&period=${PERIOD}&${names()
      .map((name) => `element=${name}`)
      .join('&')}`;
  const ofRows = (rows: readonly Row[]): string[] => {
    const [wanted, townships] = [
      new Set(names()),
      new Set(
        hub.api
          .units()
          .below('qinghe', 'TOWNSHIP', '2025-12-31')
          .map(({ id }) => id),
      ),
    ];
    return rows
      .filter(
        ({ element, slice, unit }) =>
          wanted.has(String(element)) && townships.has(String(unit)) && (slice === null || slice === ''),
      )
      .map((row) => {
        const { value, sum, units_reporting: reporting, units_expected: expected } = row;
        return `${row.unit} ${row.element} ${value === null ? '-' : plain(value)} ${plain(sum)} ${reporting}/${expected}`;
      })
      .sort();
  };

  const channels: Readonly<Record<string, () => Promise<string[]>>> = {
    GraphQL: async () => {
      interface Answer {
        aggregate: {
          rows: {
            element: { name: string };
            reportingUnit: { code: string };
            value: unknown;
            sum: unknown;
            unitsReporting: number;
            unitsExpected: number;
          }[];
        };
      }
      const { data } = await server.client.ask<Answer, object>(
        `query ($elements: [String!]!) {
           aggregate(elements: $elements, unit: "qinghe", level: TOWNSHIP, periods: ["${PERIOD}"]) {
             rows { element { name } reportingUnit { code } value sum unitsReporting unitsExpected }
           }
         }`,
        { elements: names() },
      );
      return (data?.aggregate.rows ?? [])
        .map((row) => {
          const { element, reportingUnit, value, sum, unitsReporting, unitsExpected } = row;
          const shown = value === null ? '-' : plain(value);
          return `${reportingUnit.code} ${element.name} ${shown} ${plain(sum)} ${unitsReporting}/${unitsExpected}`;
        })
        .sort();
    },
    'SQL view': async () =>
      ofRows(await sql<Row>(await biUrlOf(hub.url), `SELECT * FROM bi.fact_sum WHERE period = '${PERIOD}'`)),
    OData: async () => ofRows(await odataRows(`fact_sum?$filter=period eq '${PERIOD}'`)),
    CSV: async () => ofRows(csvRows(await (await get(`/export/aggregate.csv?${query()}`)).text())),
    'JSON Lines': async () =>
      ofRows(lineRows(await (await get(`/export/aggregate.jsonl?${query()}`)).text())),
    Parquet: async () => {
      const file = await get(`/export/aggregate.parquet?${query()}`);
      return ofRows(readParquetFile(new Uint8Array(await file.arrayBuffer())).rows);
    },
    'SDMX-CSV': async () =>
      csvRows(await (await get(`/export/aggregate.sdmx.csv?${query()}`)).text())
        .map((row) => {
          const value = row.OBS_VALUE === null ? '-' : plain(row.OBS_VALUE);
          const sum = plain(row.PARTIAL_SUM ?? row.OBS_VALUE);
          return `${row.REPORTING_UNIT} ${row.ELEMENT?.replace('-', '.')} ${value} ${sum} ${row.UNITS_REPORTING}/${row.UNITS_EXPECTED}`;
        })
        .sort(),
  };

  test('is the same through all seven', async () => {
    const expected = await channels.GraphQL?.();
    expect(names().length).toBeGreaterThan(5);
    expect(expected).toHaveLength(names().length * 12);
    expect(expected?.some((figure) => / [\d-]*\.\d+ /.test(figure))).toBe(true);
    for (const [name, figures] of Object.entries(channels))
      expect([name, await figures()]).toEqual([name, expected]);
  }, 120_000);
});

describe('what a form prints, township by township', () => {
  const PERIOD = '2026-Q2';
  const form = () => hub.api.currentCatalogue().catalogue.forms.get('SX-02');
  const numbers = () =>
    (form()?.cells ?? []).filter(({ type }) => type === 'NUMBER').map(({ field }) => field);
  /** Columns of the wide view: `localMale` is `local_male`. */
  const columns = () =>
    numbers().map((field) => [field, field.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()] as const);
  const isTotal = (row: Row): boolean => String(row.is_total) === 'true';
  const ofWide = (rows: readonly Row[]): string[] => {
    const printed = columns();
    return rows
      .flatMap((row) =>
        printed.flatMap(([field, column]) =>
          row[column] === null
            ? []
            : [`${row.unit} ${isTotal(row) ? 'total' : row.row_unit} ${field} ${plain(row[column])}`],
        ),
      )
      .sort();
  };
  const ofCells = (rows: readonly Row[]): string[] =>
    rows
      .filter((row) => row.numeric_value !== null)
      .map(
        (row) =>
          `${row.unit} ${isTotal(row) ? 'total' : row.row_unit} ${row.field} ${plain(row.numeric_value)}`,
      )
      .sort();

  const channels: Readonly<Record<string, () => Promise<string[]>>> = {
    GraphQL: async () => {
      interface Answer {
        filledForms: {
          nodes: {
            unit: { code: string };
            cells: { address: string; cell: { field: string }; value: unknown }[];
          }[];
        };
      }
      const { data } = await server.client.ask<Answer, object>(
        `{ filledForms(unit: "qinghe", period: "${PERIOD}", form: "SX-02", withSubunits: true, first: 100) {
             nodes { unit { code } cells { address cell { field } value } } } }`,
      );
      return (data?.filledForms.nodes ?? [])
        .flatMap(({ unit, cells }) =>
          cells
            .filter(({ cell, value }) => value !== null && numbers().includes(cell.field))
            .map(({ address, cell, value }) => {
              const [, row] = /\[(.*)\]/.exec(address) ?? [];
              return `${unit.code} ${row ?? unit.code} ${cell.field} ${plain(value)}`;
            }),
        )
        .sort();
    },
    'SQL wide view': async () =>
      ofWide(await sql<Row>(hub.url, `SELECT * FROM bi.form_sx_02 WHERE period = '${PERIOD}'`)),
    'SQL cells': async () =>
      ofCells(
        await sql<Row>(
          await biUrlOf(hub.url),
          `SELECT * FROM bi.fact_cell WHERE period = '${PERIOD}' AND form = 'SX-02'`,
        ),
      ),
    CSV: async () => ofWide(csvRows(await (await get(`/export/form/SX-02.csv?period=${PERIOD}`)).text())),
    'CSV of cells': async () =>
      ofCells(csvRows(await (await get(`/export/cells.csv?form=SX-02&period=${PERIOD}`)).text())),
    Parquet: async () => {
      const file = await get(`/export/form/SX-02.parquet?period=${PERIOD}`);
      return ofWide(readParquetFile(new Uint8Array(await file.arrayBuffer())).rows);
    },
    OData: async () => ofWide(await odataRows(`form_sx_02?$filter=period eq '${PERIOD}'`)),
    'OData cells': async () =>
      ofCells(await odataRows(`fact_cell?$filter=period eq '${PERIOD}' and form eq 'SX-02'`)),
  };

  test('is the same through all eight', async () => {
    const expected = await channels.GraphQL?.();
    expect(expected?.length).toBeGreaterThan(500);
    for (const [name, figures] of Object.entries(channels))
      expect([name, await figures()]).toEqual([name, expected]);
  }, 120_000);
});
