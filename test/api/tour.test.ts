import { describe, expect, it } from 'vitest';
import { fixedClock } from '../../src/platform/clock.ts';
import { graphql, useServer } from '../support/client.ts';
import type { OneTableSubmitInput } from '../support/generated/graphql.ts';
import { answerIn, tour, tourTable, useTestHub } from '../support/hub.ts';
import { TOUR_DAY } from '../support/tour.ts';

// The tour over HTTP and PostgreSQL, with a client generated from the schema. The tests read in its order: what
// is asked, what is wrong with a first try, one table handed in, every form filled, and where a number comes from.

const hub = useTestHub();
const server = useServer(() => ({ api: hub.api, clock: fixedClock(TOUR_DAY) }));
/** As the typed input has it: JSON says nothing about types. */
const example = (): OneTableSubmitInput => tour() as unknown as OneTableSubmitInput;

const Asked = graphql(`
  query Asked {
    oneTable(unit: "liutang", period: "2026-Q3", withSubunits: true) {
      tables {
        unit { label }
        period
        asked {
          element { name label unit }
          neededBy { form { code label department { label } } cell { label } }
          prefilled { value from { period } }
        }
      }
      counts { formsDue cells asked prefilled avoided }
    }
  }
`);

const Submit = graphql(`
  mutation Submit($input: OneTableSubmitInput!) {
    oneTableSubmit(input: $input) {
      submissions { unit { label } revision handedIn }
      forms { form { code label } unit { label } autoFillRate reuseRate filled answered missing }
      userErrors { code severity unit period path message english: message(lang: EN) confirm }
      dryRun
    }
  }
`);

describe('minute 2: what is asked, and why', () => {
  it('asks each question once, names the forms that need it and the answer of last quarter', async () => {
    const { tables, counts } = (await server.client.get(Asked)).oneTable;
    expect(tables.map(({ unit }) => unit.label)).toContain('柳塘一村');
    const asked = tables.flatMap((table) => table.asked);
    expect(asked).toHaveLength(counts.asked);
    expect(asked.filter(({ prefilled }) => prefilled)).toHaveLength(counts.prefilled);
    // Some of the questions serve forms of units further up, whose cells do not count here.
    expect(counts.avoided).toBeGreaterThanOrEqual(counts.cells - counts.asked);
    const village = tables.find(({ unit }) => unit.label === '柳塘一村');
    expect(village?.period).toBe('2026-Q3');
    const question = village?.asked.find(({ element }) => element.name === 'partyMembers');
    expect(question?.element).toEqual({ name: 'partyMembers', label: '党员数', unit: '人' });
    expect(question?.prefilled?.from.period).toBe('2026-Q2');
    const needing = question?.neededBy.map(
      ({ form, cell }) => `${form.department.label} ${form.code} ${cell.label}`,
    );
    expect(needing).toEqual(['民政局 SD-01 党员数']);
  });
});

describe('minute 3: one table', () => {
  it('says everything that is wrong at once, in words a clerk can act on, and stores nothing', async () => {
    const input = example();
    const table = (at: string) =>
      input.tables.find(({ unit, period }) => unit === 'liutang-01' && period === at);
    const present = table('2026-09')?.values?.population?.registeredPresent;
    if (present) present.MALE = 100_000;
    const quarter = table('2026-Q3')?.values?.population;
    if (quarter) quarter.under18 = '十七';
    const { submissions, userErrors } = (await server.client.get(Submit, { input })).oneTableSubmit;
    expect(submissions).toEqual([]);
    const told = userErrors.map(({ severity, code, unit, path }) => `${severity} ${code} ${unit} ${path}`);
    expect(told).toContain('ERROR WRONG_TYPE liutang-01 population.under18');
    expect(
      told.some((line) => line.startsWith('ERROR RULE_BROKEN liutang-01 population.registeredPresent')),
    ).toBe(true);
    const wrong = userErrors.find(({ code }) => code === 'WRONG_TYPE');
    expect(wrong?.message).toBe('18岁以下人数要填数字，填的是 “十七”');
    expect(wrong?.english).toBe('Aged under 18 wants a number, this is “十七”');
  });

  it('fills every form of every department in the same transaction; a repeated request is only answered', async () => {
    const input = example();
    const first = (await server.client.get(Submit, { input })).oneTableSubmit;
    // Whoever stands by a warning hands its token in.
    const warnings = first.userErrors.flatMap(({ severity, confirm }) =>
      severity === 'WARNING' && confirm ? [confirm] : [],
    );
    expect(first.userErrors.filter(({ severity }) => severity === 'ERROR')).toEqual([]);
    const confirmed = { ...input, confirm: warnings };
    const stored = (await server.client.get(Submit, { input: confirmed })).oneTableSubmit;
    expect(stored.userErrors).toEqual([]);
    expect(stored.submissions).toHaveLength(input.tables.length);
    expect(stored.submissions.every(({ revision, handedIn }) => revision === 1 && handedIn)).toBe(true);
    expect(new Set(stored.forms.map(({ form }) => form.code))).toContain('SD-01');
    expect(stored.forms.find(({ form }) => form.code === 'SD-01')?.autoFillRate).toBe(1);
    const again = (await server.client.get(Submit, { input: confirmed })).oneTableSubmit;
    expect(again).toEqual(stored);
  });

  it('shows the answers by topic and element, with the totals that follow from slices', async () => {
    const { oneTable } = await server.client.get(
      graphql(`
        query Answers {
          oneTable(unit: "liutang-01", period: "2026-09") {
            tables {
              revision
              values {
                population { registeredPopulation { MALE FEMALE total } }
                vitalEvents { births { MALE { FIRST { LOCAL total } total } total } }
              }
              forms { M_05 { smallPremises inspections } }
              asked { path answer { value } }
            }
          }
        }
      `),
    );
    const [table] = oneTable.tables;
    const given = example().tables.find(({ unit, period }) => unit === 'liutang-01' && period === '2026-09');
    const { MALE, FEMALE } = given?.values?.population?.registeredPopulation ?? {};
    expect(table?.revision).toBe(1);
    expect(table?.values.population?.registeredPopulation).toEqual({
      MALE,
      FEMALE,
      total: Number(MALE) + Number(FEMALE),
    });
    expect(table?.values.vitalEvents?.births?.total).toBeTypeOf('number');
    const { smallPremises, inspections } = given?.forms?.M_05 ?? {};
    expect(table?.forms.M_05).toEqual({ smallPremises, inspections });
    expect(table?.asked.find(({ path }) => path === 'forms.M_05.inspections')?.answer).toEqual({
      value: inspections,
    });
  });
});

describe('minute 5: where a number comes from', () => {
  it('explains a cell down to what was handed in, in Chinese and in English', async () => {
    const { zh, en } = await server.client.get(
      graphql(`
        query Explain {
          zh: explain(unit: "liutang-01", period: "2026-Q3", address: "SD-01.resident") {
            text value rule formula operands { element value } facts { path value revision source unit { code } }
          }
          en: explain(unit: "liutang-01", period: "2026-Q3", address: "SD-01.resident", lang: EN) { text }
        }
      `),
    );
    const men = answerIn(tourTable('liutang-01'), 'population.registeredPresent.MALE');
    expect(zh.rule).toBe('CALCULATED');
    expect(zh.formula).toBe('registeredPresent + presentUnregistered');
    expect(zh.operands.map(({ element }) => element)).toEqual(['registeredPresent', 'presentUnregistered']);
    expect(zh.facts).toContainEqual({
      ...{ path: 'population.registeredPresent.MALE', value: `${men} 人`, revision: 1, source: 'TYPED' },
      unit: { code: 'liutang-01' },
    });
    expect(zh.text).toContain('民政局《(农村)社区人口状况》柳塘一村');
    expect(en.text).toContain('Population of a rural community');
  });
});

/** Men and women of 柳塘一村, as handed in. */
const bySex = (element: string): number =>
  ['MALE', 'FEMALE']
    .map((sex) => Number(answerIn(tourTable('liutang-01'), `population.${element}.${sex}`)))
    .reduce((a, b) => a + b, 0);

describe("minute 6: a department's view", () => {
  it('is typed', async () => {
    const { forms } = await server.client.get(
      graphql(`
        query Department {
          forms {
            ruralCommunityPopulation(unit: "liutang-01", period: "2026-Q3") {
              resident registered foreigners
              _fill { autoFillRate reuseRate gaps { cell reason } }
            }
          }
        }
      `),
    );
    const form = forms.ruralCommunityPopulation;
    const quarter = tourTable('liutang-01', { period: '2026-Q3' });
    expect(form).toMatchObject({
      resident: bySex('registeredPresent') + bySex('presentUnregistered'),
      registered: bySex('registeredPopulation'),
      foreigners: answerIn(quarter, 'residentGroups.foreignResidents'),
    });
    expect(form?._fill.gaps).toEqual([]);
  });

  it('serves a form with rows as rows and a total', async () => {
    const { forms } = await server.client.get(
      graphql(`
        query Rows {
          forms {
            birthsAndPolicy(unit: "liutang", period: "2026-Q3") {
              rows { unit { code } births closing }
              total { unit { code } births closing }
            }
          }
        }
      `),
    );
    const { rows, total } = forms.birthsAndPolicy ?? {};
    expect(rows?.[0]?.unit.code).toBe('liutang-01');
    expect(total?.unit.code).toBe('liutang');
    expect(total?.closing).toBe(rows?.reduce((sum, row) => sum + Number(row.closing), 0));
  });

  it('is the same read generically, with the facts behind each cell', async () => {
    const { filledForm } = await server.client.get(
      graphql(`
        query Generic {
          filledForm(code: "SD-01", unit: "liutang-01", period: "2026-Q3") {
            cells { address label value text unit state rule facts { path value } }
          }
        }
      `),
    );
    const cell = filledForm?.cells.find(({ address }) => address === 'SD-01.registered');
    const registered = bySex('registeredPopulation');
    expect(cell).toMatchObject({
      label: '户籍人口数',
      value: registered,
      text: registered.toLocaleString('en'),
      unit: '人',
      state: 'FILLED',
      rule: 'ACCUMULATED',
    });
    expect(cell?.facts.map(({ path }) => path)).toEqual([
      'population.registeredPopulation.MALE',
      'population.registeredPopulation.FEMALE',
    ]);
  });

  it('lists one form over many units', async () => {
    const { forms, filledForms } = await server.client.get(
      graphql(`
        query List {
          forms {
            ruralCommunityPopulationList(unit: "liutang", period: "2026-Q3", first: 3, after: "liutang-01") {
              resident
              _fill { unit { code } }
            }
          }
          filledForms(unit: "liutang", period: "2026-Q3", withSubunits: true, form: "SD-01", first: 2) {
            totalCount
            nodes { unit { code } }
            pageInfo { hasNextPage }
          }
        }
      `),
    );
    const units = forms.ruralCommunityPopulationList.map(({ _fill }) => _fill.unit.code);
    expect(units).toHaveLength(3);
    expect(units[0]).toBe('liutang-02');
    expect(filledForms.nodes).toEqual([{ unit: { code: 'liutang-01' } }, { unit: { code: 'liutang-02' } }]);
    expect(filledForms.pageInfo.hasNextPage).toBe(true);
  });
});

describe('minute 9: the county', () => {
  it('measures a unit by department, with the whole beside it', async () => {
    const { rates } = await server.client.get(
      graphql(`
        query Rates {
          rates(unit: "liutang", period: "2026-Q3", by: DEPARTMENT, withShorterPeriods: false) {
            periods { id label }
            whole { ...Figures }
            lines { group { key label } ...Figures }
          }
        }
        fragment Figures on RateLine {
          formsDue applicable filled carried answered overridden missing open entriesAsked entriesAvoided
          autoFillRate reuseRate avoided { totals arithmetic shared }
        }
      `),
    );
    expect(rates.periods).toEqual([{ id: '2026-Q3', label: '2026年第三季度' }]);
    const { whole, lines } = rates;
    expect(lines.map(({ group }) => group?.key)).toContain('civil-affairs');
    expect(lines.reduce((sum, { applicable }) => sum + applicable, 0)).toBe(whole.applicable);
    const { totals, arithmetic, shared } = whole.avoided;
    expect(totals + arithmetic + shared).toBe(whole.entriesAvoided);
    expect(whole.filled + whole.answered + whole.overridden + whole.missing + whole.open).toBe(
      whole.applicable,
    );
  });
});
