import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Relation } from '../../src/core/disclosure/model.ts';
import { type Period, parsePeriod } from '../../src/core/period.ts';
import { BI_FULL_ROLE } from '../../src/database/bi-role.ts';
import { workedOut } from '../core/disclosure/attacker.ts';
import { biUrlOf } from '../support/bi.ts';
import { type Client, useServer } from '../support/client.ts';
import { runCommand } from '../support/command-line.ts';
import { sql, useTestHub } from '../support/hub.ts';
import { readParquetFile } from '../support/parquet.ts';
import { ALL } from './from-tables.ts';

// Persons on veterans' allowances, of whom some villages have fewer than five: what anybody is shown of them, through
// every channel, and what those with the right are.

const ELEMENT = 'keyPreferentialTreatment';
const THRESHOLD = 5;
const PERIOD = '2025';
const KEY = 'key-of-this-test-run-000000';

const hub = useTestHub();
const server = useServer(() => ({ api: hub.api, disclosureKey: KEY }));
let bi: Readonly<Record<Who, string>>;
beforeAll(async () => {
  bi = { anybody: await biUrlOf(hub.url), entitled: await biUrlOf(hub.url, BI_FULL_ROLE) };
  await hub.hub.sums.renewPending();
});

type Who = 'anybody' | 'entitled';
type Row = Readonly<Record<string, string | null>>;

const HEADERS: Readonly<Record<Who, Record<string, string>>> = {
  anybody: {},
  entitled: { authorization: `Bearer ${KEY}` },
};
const client = (who: Who): Client => server.client.with(HEADERS[who]);
const base = () => server.client.url.replace('/graphql', '');
const get = async (who: Who, path: string): Promise<Response> => {
  const response = await fetch(`${base()}${path}`, { headers: HEADERS[who] });
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return response;
};
const json = async <T>(who: Who, path: string): Promise<T> => (await (await get(who, path)).json()) as T;
const csv = async (who: Who, path: string): Promise<Row[]> => {
  const [head, ...lines] = (await (await get(who, path)).text())
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => line.split(','));
  return lines.map((cells) =>
    Object.fromEntries(cells.map((cell, i) => [head?.[i], cell === '' ? null : cell])),
  );
};
const lines = async (who: Who, path: string): Promise<Row[]> =>
  (await (await get(who, path)).text())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);

/** `liutang-03 12`, `liutang-04 withheld`, `liutang-05 missing`: in order. */
const told = (figures: readonly { unit: unknown; value: unknown; isWithheld: boolean }[]): string[] =>
  figures
    .map(({ unit, value, isWithheld }) => {
      const said = value === null || value === undefined ? undefined : String(Number(value));
      return `${unit} ${said ?? (isWithheld ? 'withheld' : 'missing')}`;
    })
    .sort();

const QUERY = { elements: [ELEMENT], unit: 'qinghe', periods: [PERIOD] };
const address = (level: string): string => `element=${ELEMENT}&unit=qinghe&level=${level}&period=${PERIOD}`;
const WITHHELD_TEXT = '涉及个人隐私，不予显示';

const ofAggregates: Readonly<Record<string, (who: Who, level: 'VILLAGE' | 'TOWNSHIP') => Promise<string[]>>> =
  {
    aggregate: async (who, level) => {
      interface Answer {
        aggregate: {
          rows: { reportingUnit: { code: string }; value: unknown; sum: unknown; reason: string }[];
        };
      }
      const { data } = await client(who).ask<Answer, object>(
        `{ aggregate(elements: ["${ELEMENT}"], unit: "qinghe", level: ${level}, periods: ["${PERIOD}"]) {
           rows { reportingUnit { code } value sum reason } } }`,
      );
      const rows = data?.aggregate.rows ?? [];
      expect(rows.every(({ value, sum }) => (value === null) === (sum === null))).toBe(true);
      return told(
        rows.map(({ reportingUnit, value, reason }) => ({
          ...{ unit: reportingUnit.code, value, isWithheld: reason === 'WITHHELD' },
        })),
      );
    },
    // Columns do not say why a value is not there.
    aggregateColumns: async (who, level) => {
      interface Answer {
        aggregateColumns: { units: string[]; values: unknown[] };
      }
      const { data } = await client(who).ask<Answer, object>(
        `{ aggregateColumns(elements: ["${ELEMENT}"], unit: "qinghe", level: ${level}, periods: ["${PERIOD}"]) { units values } }`,
      );
      const { units = [], values = [] } = data?.aggregateColumns ?? {};
      return told(units.map((unit, i) => ({ unit, value: values[i], isWithheld: unit !== 'zhuping-12' })));
    },
    'typed aggregates': async (who, level) => {
      interface Answer {
        aggregates: {
          reportingUnit: { code: string };
          veterans: Record<string, { value: unknown; reason: string }>;
        }[];
      }
      const { data } = await client(who).ask<Answer, object>(
        `{ aggregates(unit: "qinghe", level: ${level}, periods: ["${PERIOD}"]) {
           reportingUnit { code } veterans { ${ELEMENT} { value reason } } } }`,
      );
      return told(
        (data?.aggregates ?? []).map(({ reportingUnit, veterans }) => {
          const { value, reason } = veterans[ELEMENT] as { value: unknown; reason: string };
          return { unit: reportingUnit.code, value, isWithheld: reason === 'WITHHELD' };
        }),
      );
    },
    'CSV of aggregates': async (who, level) =>
      told(
        (await csv(who, `/export/aggregate.csv?${address(level)}`)).map(({ unit, value, reason }) => ({
          ...{ unit, value, isWithheld: reason === WITHHELD_TEXT },
        })),
      ),
    'JSON Lines of aggregates': async (who, level) =>
      told(
        (await lines(who, `/export/aggregate.jsonl?${address(level)}`)).map(({ unit, value, reason }) => ({
          ...{ unit, value, isWithheld: reason === WITHHELD_TEXT },
        })),
      ),
    'Parquet of aggregates': async (who, level) => {
      const file = await get(who, `/export/aggregate.parquet?${address(level)}`);
      return told(
        readParquetFile(new Uint8Array(await file.arrayBuffer())).rows.map(({ unit, value, reason }) => ({
          ...{ unit, value, isWithheld: reason === WITHHELD_TEXT },
        })),
      );
    },
    'SDMX-CSV': async (who, level) =>
      told(
        (await csv(who, `/export/aggregate.sdmx.csv?${address(level)}`)).map((row) => ({
          ...{ unit: row.REPORTING_UNIT, value: row.OBS_VALUE, isWithheld: row.OBS_STATUS === 'Q' },
        })),
      ),
    'SDMX-JSON': async (who, level) => {
      interface Message {
        data: {
          dataSets: [{ observations: Record<string, [unknown, number]> }];
          structures: [
            {
              dimensions: { observation: { values: { id: string }[] }[] };
              attributes: { observation: { id: string; values?: { id: string }[] }[] };
            },
          ];
        };
      }
      const { data } = await json<Message>(who, `/export/aggregate.sdmx.json?${address(level)}`);
      const [{ dimensions, attributes }] = data.structures;
      const status = attributes.observation.find(({ id }) => id === 'OBS_STATUS')?.values;
      return told(
        Object.entries(data.dataSets[0].observations).map(([key, [value, at]]) => ({
          unit: dimensions.observation[2]?.values[Number(key.split(':')[2])]?.id,
          ...{ value, isWithheld: status?.[at]?.id === 'Q' },
        })),
      );
    },
    'JSON-stat': async (who, level) => {
      interface Cube {
        dimension: { unit: { category: { index: string[] } } };
        value: Record<string, unknown>;
        status: Record<string, string>;
      }
      const cube = await json<Cube>(who, `/export/aggregate.jsonstat?${address(level)}`);
      return told(
        cube.dimension.unit.category.index.map((unit, i) => ({
          // Of four figures the value comes first.
          ...{ unit, value: cube.value[i * 4], isWithheld: cube.status[i * 4] === WITHHELD_TEXT },
        })),
      );
    },
  };

const isAsked = ({ element, slice, previous }: Row): boolean =>
  element === ELEMENT && (slice ?? '') === '' && String(previous ?? 'false') === 'false';
const ofValues = (rows: readonly Row[]): string[] =>
  told(
    rows.filter(isAsked).map(({ unit, numeric_value: value, withheld }) => ({
      ...{ unit, value, isWithheld: String(withheld) === 'true' },
    })),
  );
const filter = `period=${PERIOD}&element=${ELEMENT}`;

const ofVillages: Readonly<Record<string, (who: Who) => Promise<string[]>>> = {
  'bi.fact_value': async (who) =>
    ofValues(await sql<Row>(bi[who], `SELECT * FROM bi.fact_value WHERE period = '${PERIOD}'`)),
  'CSV of values': async (who) => ofValues(await csv(who, `/export/values.csv?${filter}`)),
  'JSON Lines of values': async (who) => ofValues(await lines(who, `/export/values.jsonl?${filter}`)),
  'Parquet of values': async (who) => {
    const file = await get(who, `/export/values.parquet?${filter}`);
    return ofValues(readParquetFile(new Uint8Array(await file.arrayBuffer())).rows);
  },
  'OData fact_value': async (who) => {
    const path = `/odata/fact_value?$filter=period eq '${PERIOD}' and element eq '${ELEMENT}'`;
    return ofValues((await json<{ value: Row[] }>(who, path)).value);
  },
};

const ofSums = (rows: readonly Row[]): string[] => {
  const townships = new Set(
    hub.api
      .units()
      .below('qinghe', 'TOWNSHIP', '2025-12-31')
      .map(({ id }) => id),
  );
  return told(
    rows
      .filter((row) => isAsked(row) && townships.has(String(row.unit)))
      .map(({ unit, value, gap_reason: reason }) => ({ unit, value, isWithheld: reason === 'WITHHELD' })),
  );
};
const ofTownships: Readonly<Record<string, (who: Who) => Promise<string[]>>> = {
  'bi.fact_sum': async (who) =>
    ofSums(await sql<Row>(bi[who], `SELECT * FROM bi.fact_sum WHERE period = '${PERIOD}'`)),
  'OData fact_sum': async (who) => {
    const path = `/odata/fact_sum?$filter=period eq '${PERIOD}' and element eq '${ELEMENT}'`;
    return ofSums((await json<{ value: Row[] }>(who, path)).value);
  },
};

describe('through every channel', () => {
  const expected = async (who: Who, level: 'VILLAGE' | 'TOWNSHIP') =>
    (await ofAggregates.aggregate?.(who, level)) as string[];

  test('a village that is small is withheld, and a sibling that would give it away', async () => {
    const [shown, all] = [await expected('anybody', 'VILLAGE'), await expected('entitled', 'VILLAGE')];
    const withheld = all.filter((_, i) => shown[i]?.endsWith('withheld'));
    const value = (figure: string): number => Number(figure.split(' ')[1]);
    const small = all.filter((figure) => value(figure) > 0 && value(figure) < THRESHOLD);
    expect(small.length).toBeGreaterThan(0);
    expect(withheld).toEqual(expect.arrayContaining(small));
    const complementary = withheld.filter((figure) => !small.includes(figure));
    expect(complementary.length).toBeGreaterThan(0);
    expect(complementary.every((figure) => value(figure) >= THRESHOLD)).toBe(true);
    // Most are seen as they are.
    expect(shown.filter((figure, i) => figure === all[i]).length).toBeGreaterThan(all.length / 2);
    // One village has answered that it does not apply there.
    expect(all.filter((figure) => !/^[\w-]+ \d+$/.test(figure))).toEqual(['zhuping-12 missing']);
  });

  test.each(['anybody', 'entitled'] as const)(
    '%s is told the same of villages',
    async (who) => {
      const figures = await expected(who, 'VILLAGE');
      for (const [name, channel] of Object.entries(ofAggregates))
        expect([name, await channel(who, 'VILLAGE')]).toEqual([name, figures]);
      // What was not handed in has no row there.
      const handedIn = figures.filter((figure) => !figure.endsWith('missing'));
      for (const [name, channel] of Object.entries(ofVillages))
        expect([name, await channel(who)]).toEqual([name, handedIn]);
    },
    60_000,
  );

  test.each(['anybody', 'entitled'] as const)(
    '%s is told the same of townships',
    async (who) => {
      const figures = await expected(who, 'TOWNSHIP');
      for (const [name, channel] of Object.entries({ ...ofAggregates, ...ofTownships }))
        expect([name, await channel(who, 'TOWNSHIP')]).toEqual([name, figures]);
    },
    60_000,
  );
});

test('whoever subtracts one answer from another, of whatever units, slices and periods, learns nothing', async () => {
  const element = hub.api.currentCatalogue().catalogue.elements.get('threeWithouts');
  const periods = ['2025', '2025-H1', '2025-H2', '2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4'];
  const names = [ELEMENT, element?.name as string];
  for (const name of names) {
    const places = new Map<string, { value: number; isShown: boolean }>();
    for (const level of ['COUNTY', 'TOWNSHIP', 'VILLAGE'] as const) {
      for (const groupBy of name === ELEMENT ? [[], ['category']] : [[]]) {
        const query = { elements: [name], unit: 'qinghe', level, groupBy };
        const asked = name === ELEMENT ? ['2025'] : periods;
        const all = await hub.api.aggregate({ ...query, periods: asked }, ALL);
        const shown = await hub.api.aggregate({ ...query, periods: asked });
        for (const [i, { unit, period, slice, value }] of all.rows.entries())
          places.set(`${unit.id} ${period.id} ${slice.join()}`, {
            // What nobody reported is nothing that could be learnt.
            ...{
              value: Number(value ?? 0),
              isShown: value === undefined || shown.rows[i]?.value !== undefined,
            },
          });
      }
    }
    const keys = [...places.keys()];
    const at = (key: string): number => keys.indexOf(key);
    const relations = keys.flatMap((key): Relation[] => {
      const [unit = '', period = '', slice = ''] = key.split(' ');
      const { end, frequency } = parsePeriod(period) as Period;
      const below = hub.api
        .units()
        .children(unit, end)
        .filter(({ level }) => level !== 'NATURAL_VILLAGE');
      const last = { YEAR: '2025-H2', HALF_YEAR: `2025-Q${period.endsWith('1') ? 2 : 4}` }[
        frequency as string
      ];
      return [
        ...(below.length > 0
          ? [{ whole: at(key), parts: below.map(({ id }) => at(`${id} ${period} ${slice}`)) }]
          : []),
        // A stock of a longer period is that of its last part.
        ...(last && name !== ELEMENT ? [{ whole: at(key), parts: [at(`${unit} ${last} ${slice}`)] }] : []),
      ];
    });
    expect(relations.flatMap(({ whole, parts }) => [whole, ...parts])).not.toContain(-1);
    const figures = [...places.values()].map(({ value }) => value);
    const withheld = new Set(keys.flatMap((_, i) => (places.get(keys[i] as string)?.isShown ? [] : [i])));
    expect(withheld.size).toBeGreaterThan(50);
    expect([name, [...workedOut(figures, relations, withheld)]]).toEqual([name, []]);
  }
}, 60_000);

describe('what goes with a figure', () => {
  test('growth, the mean, the least and the most of units are withheld with it', async () => {
    const [row] = (await hub.api.aggregate({ ...QUERY, level: 'VILLAGE' })).rows.filter(
      ({ gap }) => gap?.reason === 'WITHHELD',
    );
    expect(row).toMatchObject({ element: { name: ELEMENT }, unitsReporting: 1, unitsExpected: 1 });
    for (const figure of ['value', 'sum', 'average', 'minimum', 'maximum'] as const)
      expect(row?.[figure]).toBeUndefined();
    expect((await row?.sameLastYear())?.growth).toBeUndefined();
    const [county] = (await hub.api.aggregate(QUERY)).rows;
    expect(county).toMatchObject({
      value: expect.anything(),
      sum: expect.anything(),
      average: expect.anything(),
    });
    expect([county?.minimum, county?.maximum]).toEqual([undefined, undefined]);
  });

  test('a sum that is not complete is not told', async () => {
    const query = { elements: ['threeWithouts'], unit: 'qinghe', periods: ['2026-Q3'] };
    const [all] = (await hub.api.aggregate(query, ALL)).rows;
    expect(all).toMatchObject({ gap: { reason: 'NOT_REPORTED' }, sum: expect.anything() });
    const [shown] = (await hub.api.aggregate(query)).rows;
    expect(shown).toMatchObject({ gap: { reason: 'NOT_REPORTED' }, unitsReporting: all?.unitsReporting });
    expect([shown?.sum, shown?.gap?.partialValue, shown?.average]).toEqual([undefined, undefined, undefined]);
    const read = (who: Who) =>
      sql<Row>(
        bi[who],
        `SELECT sum FROM fact_sum WHERE unit = 'qinghe' AND period = '2026-Q3' AND element = 'threeWithouts'`,
      );
    expect(await read('anybody')).toEqual([{ sum: null }]);
    expect(await read('entitled')).toEqual([{ sum: String(all?.sum) }]);
  });

  test('a cell that shows it is withheld whole, wherever cells are analysed', async () => {
    const query = { elements: ['M-06.keyPersons'], unit: 'liutang', periods: [PERIOD] };
    const form = hub.api.currentCatalogue().catalogue.forms.get('M-06');
    const cell = form?.cells.find(
      ({ source }) =>
        source.kind === 'from' && source.expression.op === 'element' && source.expression.name === ELEMENT,
    );
    const asked = { ...query, elements: [`M-06.${cell?.field}`] };
    expect((await hub.api.aggregate(asked)).rows[0]?.gap?.reason).toBe('WITHHELD');
    expect((await hub.api.aggregate(asked, ALL)).rows[0]?.value).toBeDefined();
    const cells = (who: Who) =>
      sql<Row>(
        bi[who],
        `SELECT numeric_value, gap_reason FROM fact_cell
          WHERE form = 'M-06' AND period = '${PERIOD}' AND unit = 'liutang' AND field = '${cell?.field}' AND is_total`,
      );
    await hub.api.filledForms({ unit: 'liutang', period: PERIOD, withSubunits: false, form: 'M-06' });
    const [hidden, seen] = [await cells('anybody'), await cells('entitled')];
    expect(seen.length).toBeGreaterThan(0);
    expect(hidden).toEqual(seen.map(() => ({ numeric_value: null, gap_reason: 'WITHHELD' })));
    expect(seen.every(({ numeric_value: value }) => value !== null)).toBe(true);
    const wide = async (who: Who) => {
      const rows = await sql<Row>(
        bi[who],
        `SELECT * FROM form_m_06 WHERE period = '${PERIOD}' AND unit = 'liutang'`,
      );
      const column = String(cell?.field)
        .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
        .toLowerCase();
      return rows.map((row) => row[column]);
    };
    expect(new Set(await wide('anybody'))).toEqual(new Set([null]));
    expect(await wide('entitled')).not.toContain(null);
    // The form itself belongs to those who file and receive it.
    const filed = await hub.api.filledForm('M-06', 'liutang', PERIOD);
    expect(JSON.stringify(filed)).toContain(String(seen[0]?.numeric_value));
  });
});

describe('the right', () => {
  test('a wrong key is told, and nothing is served', async () => {
    for (const path of [
      '/graphql',
      `/export/values.csv?${filter}`,
      '/odata/',
      `/export/aggregate.csv?${address('VILLAGE')}`,
    ]) {
      const response = await fetch(`${base()}${path}`, {
        headers: { authorization: 'Bearer of-somebody-else' },
      });
      expect([path, response.status]).toEqual([path, 401]);
      expect(response.headers.get('www-authenticate')).toContain('Bearer');
      expect(await response.text()).toContain('UNAUTHENTICATED');
    }
  });

  test('on the command line is that of whoever can read the key', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'onetable-withheld-'));
    const exported = async (withheld: readonly string[], env: Record<string, string> = {}) => {
      const args = [...address('VILLAGE').split('&')].flatMap((each) => {
        const [name, value] = each.split('=') as [string, string];
        return [`--${name}`, value];
      });
      const { code, err } = await runCommand(['export', 'aggregate', ...args, ...withheld], {
        ...{ env: { DATABASE_URL: hub.url, ...env }, cwd: folder },
      });
      const file = join(folder, 'aggregate.csv');
      return { code, err, rows: existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [] };
    };
    try {
      const hidden = (rows: readonly string[]): number =>
        rows.filter((row) => row.includes(WITHHELD_TEXT)).length;
      expect(await exported(['--withheld'])).toMatchObject({ code: 1, err: expect.stringContaining('密钥') });
      expect(hidden((await exported([])).rows)).toBeGreaterThan(0);
      const all = await exported(['--withheld'], { DISCLOSURE_KEY: KEY });
      expect([all.code, all.err, hidden(all.rows)]).toEqual([0, '', 0]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('is a matter of the role: nothing that a client can set gives it', async () => {
    const small = `SELECT count(*)::int AS n FROM bi.fact_value
      WHERE element = '${ELEMENT}' AND period = '${PERIOD}' AND numeric_value > 0 AND numeric_value < ${THRESHOLD}`;
    expect(await sql(bi.anybody, small)).toEqual([{ n: 0 }]);
    await expect(sql(bi.anybody, `SET ROLE ${BI_FULL_ROLE}`)).rejects.toThrow(/permission denied/);
    await expect(sql(bi.anybody, 'SELECT items FROM public.unit_withheld')).rejects.toThrow(
      /permission denied/,
    );
    const [{ n } = { n: 0 }] = await sql<{ n: number }>(bi.entitled, small);
    expect(n).toBeGreaterThan(0);
  });

  test('a file with withheld figures is another version than one without', async () => {
    const etag = async (who: Who) => (await get(who, `/export/values.csv?${filter}`)).headers.get('etag');
    expect(await etag('anybody')).not.toBe(await etag('entitled'));
  });
});

describe('what was just handed in', () => {
  test('is never shown small, and its sibling is withheld once sums are renewed', async () => {
    const [village] = (await hub.api.aggregate({ ...QUERY, unit: 'beiyuan', level: 'VILLAGE' })).rows.filter(
      ({ value }) => Number(value) > THRESHOLD,
    );
    const unit = village?.unit.id as string;
    const id = village?.element.id as string;
    await sql(
      hub.url,
      `WITH changed AS (
         UPDATE one_table SET "values" = "values" || jsonb_build_object('${id}', 2) WHERE unit = '${unit}' AND period = '${PERIOD}'
         RETURNING county, unit, period)
       INSERT INTO unit_sum_mark (county, id, what, unit, period, marked_at)
       SELECT county, gen_random_uuid(), 'table', unit, period, now() FROM changed`,
    );
    const inSql = () =>
      sql<Row>(
        bi.anybody,
        `SELECT numeric_value, withheld FROM fact_value
          WHERE unit = '${unit}' AND period = '${PERIOD}' AND element = '${ELEMENT}' AND slice IS NULL`,
      );
    expect(await inSql()).toEqual([{ numeric_value: null, withheld: true }]);
    const siblings = await hub.api.aggregate({ ...QUERY, unit: 'beiyuan', level: 'VILLAGE' });
    const hidden = siblings.rows.filter(({ gap }) => gap?.reason === 'WITHHELD').map((row) => row.unit.id);
    expect(hidden).toContain(unit);
    expect(hidden.length).toBeGreaterThan(1);
    expect(await hub.hub.withheld.check()).toMatchObject({ name: 'withheld', state: 'ok' });
  });

  test('the doctor finds what is withheld otherwise than it should be', async () => {
    await sql(
      hub.url,
      `UPDATE unit_withheld SET items = items || ARRAY['nothing'] WHERE unit = 'liutang-02' AND period = '${PERIOD}'`,
    );
    await sql(
      hub.url,
      `INSERT INTO unit_withheld SELECT county, unit, '2025-Q1', '{x}' FROM unit_withheld WHERE period = '${PERIOD}' AND NOT EXISTS (SELECT FROM unit_withheld w WHERE w.unit = unit_withheld.unit AND w.period = '2025-Q1') LIMIT 1`,
    );
    expect(await hub.hub.withheld.check()).toMatchObject({ name: 'withheld', state: 'failed' });
  });
});
