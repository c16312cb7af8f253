import { describe, expect, test } from 'vitest';
import type { Catalogue, Element, Form } from '../../src/core/catalogue/model.ts';
import { type Expression, elementReferences } from '../../src/core/expression/model.ts';
import { CELL_STATES, FILL_RULES, TOTAL_ROW } from '../../src/core/fill/filled-form.ts';
import { addCounts, applicable, type CellCounts, NO_CELLS } from '../../src/core/fill/rate.ts';
import { FREQUENCIES, next, type Period, parsePeriod, partsOf, previous } from '../../src/core/period.ts';
import type { Unit } from '../../src/core/unit-tree.ts';
import type { RateGrouping, RateLine, StoredForm } from '../../src/filling/filling.model.ts';
import type { HubApi } from '../../src/hub-api.ts';
import { freshHub, sql, submission, useTestHub } from '../support/hub.ts';

// One definition of a rate, recounted here from what is stored, cell by cell and key by key.

const made = useTestHub();
const GROUPINGS: readonly RateGrouping[] = ['FORM', 'DEPARTMENT', 'UNIT', 'PERIOD'];
/** The year and everything shorter in it. */
const YEAR = FREQUENCIES.flatMap((frequency) => partsOf(parsePeriod('2025') as Period, frequency)).map(
  ({ id }) => id,
);

/** All forms of a subtree in some periods, as stored. */
const formsOf = async (api: HubApi, unit: string, periods: readonly string[]): Promise<StoredForm[]> => {
  const lists = periods.map((period) => api.filledForms({ unit, period, withSubunits: true }));
  return (await Promise.all(lists)).flat();
};

/** The counts of a stored form, cell by cell. */
function recount({ filled }: StoredForm): CellCounts {
  const having = (test: (cell: (typeof filled.cells)[number]) => boolean): number =>
    filled.cells.filter(test).length;
  return {
    ...(Object.fromEntries(
      CELL_STATES.map((state) => [state, having((cell) => cell.state === state)]),
    ) as Omit<CellCounts, 'byRule'>),
    carried: having((cell) => cell.carried === true),
    totals: having(
      (cell) => cell.row === TOTAL_ROW && cell.state !== 'notApplicable' && cell.state !== 'context',
    ),
    byRule: Object.fromEntries(
      FILL_RULES.map((rule) => [rule, having((cell) => cell.rule === rule)]),
    ) as CellCounts['byRule'],
  };
}

const sum = (counts: Iterable<CellCounts>): CellCounts => [...counts].reduce(addCounts, NO_CELLS);
const onlyCounts = (counts: CellCounts): CellCounts => addCounts(NO_CELLS, counts);

describe('cells', () => {
  test('every cell of every form has one state, and the states add up to all of its cells', async () => {
    for (const form of await formsOf(made.api, 'liutang', YEAR)) {
      const counts = recount(form);
      const rows = form.form.rows ? form.filled.rows.length + 1 : 1;
      const states = CELL_STATES.reduce((total, state) => total + counts[state], 0);
      expect(states).toBe(form.form.cells.length * rows);
      expect(FILL_RULES.reduce((total, rule) => total + counts.byRule[rule], 0)).toBe(counts.filled);
      expect(applicable(counts)).toBe(states - counts.notApplicable - counts.context);
    }
  });

  test.each(['liutang', 'liutang-01', 'heyang'])(
    'of %s: counted again from the stored cells = the stored counts = SQL = the rates',
    async (unit) => {
      const forms = await formsOf(made.api, unit, YEAR);
      const again = sum(forms.map(recount));
      expect(sum(forms.map(({ counts }) => counts))).toEqual(again);
      const { whole } = await made.api.rates({ unit, period: '2025' });
      expect(whole.counts).toEqual(again);
      expect(whole.formsDue).toBe(forms.length);
      const [row] = await sql<{ applicable: number; filled: number; missing: number }>(
        made.url,
        `SELECT sum(filled + answered + overridden + missing + open)::int AS applicable, sum(filled)::int AS filled,
                sum(missing)::int AS missing
           FROM filled_form WHERE period = ANY ($1) AND (unit = $2 OR unit LIKE $2 || '-%')`,
        [YEAR, unit],
      );
      const { filled, missing } = again;
      expect(row).toEqual({ applicable: applicable(again), filled, missing });
      expect(whole.rates).toMatchObject({
        applicable: applicable(again),
        autoFillRate: (filled - again.carried) / applicable(again),
        missingRate: missing / applicable(again),
      });
    },
  );
});

describe('lines', () => {
  test.each(GROUPINGS.flatMap((by) => ['qinghe', 'liutang', 'liutang-01'].map((unit) => ({ by, unit }))))(
    'of $unit by $by add up to the whole in every count',
    async ({ by, unit }) => {
      const { whole, lines } = await made.api.rates({ unit, period: '2025', by });
      expect(lines.length).toBeGreaterThan(0);
      expect(sum(lines.map(({ counts }) => counts))).toEqual(onlyCounts(whole.counts));
      const total = (of: (line: RateLine) => number): number => lines.reduce((n, line) => n + of(line), 0);
      expect(total(({ formsDue }) => formsDue)).toBe(whole.formsDue);
      expect(total(({ correctedAfterFill }) => correctedAfterFill)).toBe(whole.correctedAfterFill);
      expect(total(({ avoided }) => avoided.totals)).toBe(whole.avoided.totals);
      for (const { avoided, rates, counts } of [whole, ...lines]) {
        expect(avoided.totals + avoided.arithmetic + avoided.shared).toBe(
          applicable(counts) - rates.entriesAsked,
        );
        expect(rates.entriesAvoided).toBe(applicable(counts) - rates.entriesAsked);
        const cells = applicable(counts);
        expect(rates.reuseRate).toBe(cells > 0 ? 1 - rates.entriesAsked / cells : undefined);
      }
    },
  );

  test('entries: each unit has its own, so lines by unit add up; forms share some, so lines by form do not', async () => {
    const asked = async (by: RateGrouping): Promise<{ lines: number; whole: number }> => {
      const { whole, lines } = await made.api.rates({ unit: 'liutang', period: '2025', by });
      const added = lines.reduce((n, { rates }) => n + rates.entriesAsked, 0);
      return { lines: added, whole: whole.rates.entriesAsked };
    };
    const byUnit = await asked('UNIT');
    expect(byUnit.lines).toBe(byUnit.whole);
    const byForm = await asked('FORM');
    expect(byForm.lines).toBeGreaterThan(byForm.whole);
    // What only the year's forms need of a quarter's table is no quarter's own burden.
    const byPeriod = await asked('PERIOD');
    expect(byPeriod.lines).toBeLessThanOrEqual(byPeriod.whole);
  });

  // Not yet: what was typed is counted by table, and a line by form or department shows all of it.
  test('what was typed is told of tables, not of single forms: a table serves them all', async () => {
    const { whole, lines } = await made.api.rates({ unit: 'liutang', period: '2025', by: 'FORM' });
    expect(whole.entriesTyped).toBeGreaterThan(0);
    for (const line of lines) expect(line).not.toHaveProperty('entriesTyped');
    const narrowed = await made.api.rates({ unit: 'liutang', period: '2025', forms: ['SX-02'] });
    expect(narrowed.whole).not.toHaveProperty('entriesConfirmed');
  });

  test('a single form, a department and a year without its quarters are counted alone', async () => {
    const { api } = made;
    const only = await api.rates({ unit: 'liutang', period: '2025', forms: ['SX-02'] });
    const { lines } = await api.rates({ unit: 'liutang', period: '2025', by: 'FORM' });
    expect(only.whole.counts).toEqual(lines.find(({ group }) => group?.key === 'SX-02')?.counts);
    const health = await api.rates({ unit: 'liutang', period: '2025', department: 'health' });
    const byDepartment = await api.rates({ unit: 'liutang', period: '2025', by: 'DEPARTMENT' });
    expect(health.whole.rates).toEqual(
      byDepartment.lines.find(({ group }) => group?.key === 'health')?.rates,
    );
    const year = await api.rates({ unit: 'liutang', period: '2025', withShorterPeriods: false });
    expect(year.periods.map(({ id }) => id)).toEqual(['2025']);
    expect(year.whole.counts).toEqual(sum((await formsOf(api, 'liutang', ['2025'])).map(recount)));
  });
});

describe('silence', () => {
  test('never raises a rate: what is asked is asked, answered or not', async () => {
    const silent = await freshHub({ seeded: 'units' });
    for (const period of ['2025-Q2', '2025']) {
      const query = { unit: 'liutang', period, withShorterPeriods: false };
      const { whole: said } = await made.api.rates(query);
      const { whole: nothing } = await silent.api.rates(query);
      expect(nothing.rates.entriesAsked).toBe(said.rates.entriesAsked);
      // A remark that is written is a cell the more, what is not applicable one the less; no other cell depends
      // on what is said.
      const cells = ({ counts }: typeof said): number => applicable(counts) + counts.notApplicable;
      expect(cells(nothing)).toBe(cells(said));
      expect(nothing.rates.autoFillRate ?? 1).toBeLessThan(said.rates.autoFillRate ?? 0);
      expect(nothing.rates.reuseRate).toBe(
        1 - said.rates.entriesAsked / (cells(said) - nothing.counts.notApplicable),
      );
    }
  });

  test('fills nothing: only what the tree of units tells stands in a cell', async () => {
    const { api } = await freshHub({ seeded: 'units' });
    const quarter = await api.rates({ unit: 'liutang', period: '2025-Q2' });
    expect(quarter.whole.rates).toMatchObject({ autoFillRate: 0, answeredRate: 0 });
    const { lines } = await api.rates({ unit: 'liutang', period: '2025', by: 'FORM' });
    const filled = lines.filter(({ counts }) => counts.filled > 0).map(({ group }) => group?.key);
    expect(filled).toEqual(['HB-01', 'SD-03', 'TJ-01']); // townships, towns, subdistricts, village committees
  });

  test('a value that nobody knows is missing, not saved work', async () => {
    const hub = await freshHub();
    const query = { unit: 'liutang-01', period: '2026-Q3' };
    const before = await hub.api.rates(query);
    await hub.api.submit(
      submission(
        ['2026-07', '2026-08', '2026-09', '2026-Q3'].map((period) => ({
          ...{ unit: 'liutang-01', period },
          gaps: asked(hub.api, 'liutang-01', period).map((path) => ({ path, reason: 'NOT_KNOWN' })),
        })),
      ),
    );
    const { whole } = await hub.api.rates(query);
    expect(whole.rates.entriesAsked).toBe(before.whole.rates.entriesAsked);
    expect(whole.rates.reuseRate).toBe(before.whole.rates.reuseRate);
    expect(whole.rates).toMatchObject({ autoFillRate: 0, missingRate: 1 });
  });
});

const asked = (api: HubApi, unit: string, period: string): string[] => {
  const at = parsePeriod(period) as Period;
  const { questions, units } = api.engineFor(at.end);
  return questions
    .questions(units.get(unit), at)
    .map(({ item: { element, slice } }) =>
      [
        element.own ? `forms.${element.name}` : `${element.topic?.field}.${element.name}`,
        ...slice.filter((code) => code !== undefined),
      ].join('.'),
    );
};

describe('entries asked', () => {
  /** A naive recount: every key that some cell of some form needs of some table, as one set. */
  function keysAsked(
    catalogue: Catalogue,
    forms: readonly Form[],
    units: readonly Unit[],
    periods: readonly Period[],
    parentOf: (unit: Unit) => Unit | undefined,
  ): Set<string> {
    const keys = new Set<string>();
    const years = periods.map(({ year }) => year);
    for (const unit of units) {
      // What a form of the next year looks back to is asked in this one.
      const wanted = forms.flatMap((form) =>
        [...new Set([...years, ...years.map((year) => year + 1)])]
          .flatMap((year) => partsOf(wholeYear(year), form.every))
          .filter((period) => isAskedBy(form, unit, period, parentOf))
          .flatMap((period) => needs(form, period)),
      );
      const alike = Map.groupBy(
        wanted,
        (need) => `${need.element.name} ${need.isPrevious} ${need.period.id}`,
      );
      for (const [each, same] of alike) {
        const [{ element, isPrevious, period }] = same as [Need, ...Need[]];
        if (element.at !== unit.level || !periods.includes(period) || !begun(unit, period)) continue;
        const isFirst = !begun(unit, previous(period));
        if ((element.kinds && !element.kinds.includes(unit.kind)) || (isPrevious && !isFirst)) continue;
        for (const leaf of new Set(same.flatMap(({ codes }) => leaves(element, codes, same)))) {
          keys.add(`${unit.id} ${each} ${leaf}`);
        }
      }
    }
    return keys;

    interface Need {
      readonly element: Element;
      readonly codes: readonly (string | undefined)[];
      readonly isPrevious: boolean;
      readonly period: Period;
    }

    function needs(form: Form, period: Period): Need[] {
      return form.cells.flatMap(({ source }) => {
        if (source.kind === 'own') return [{ element: source.element, codes: [], isPrevious: false, period }];
        return source.kind === 'from' ? inFormula(source.expression, {}, period) : [];
      });
    }

    function inFormula(
      expression: Expression,
      outer: Readonly<Record<string, string>>,
      period: Period,
    ): Need[] {
      return elementReferences(expression).flatMap((reference): Need[] => {
        const element = catalogue.elements.get(reference.name) as Element;
        const slice = { ...outer, ...reference.slice };
        const codes = element.args.map(({ name }) => slice[name]);
        const of = Object.fromEntries(
          element.args.flatMap(({ name }) => (slice[name] ? [[name, slice[name]]] : [])),
        );
        const parts = partsOf(reference.period ? previous(period) : period, element.every);
        // A year adds up the births of its quarters; of its stocks it takes the last.
        return (element.kind === 'FLOW' ? parts : parts.slice(-1)).flatMap((part): Need[] => [
          ...(reference.orAsk ? [{ element, codes, isPrevious: true, period: next(part) }] : []),
          ...(element.derivation
            ? inFormula(element.derivation, of, part)
            : [{ element, codes, isPrevious: false, period: part }]),
        ]);
      });
    }

    /** Told apart where some need tells apart; the total of a breakdown that does not exhaust is its own key. */
    function leaves(element: Element, codes: Need['codes'], same: readonly Need[]): string[] {
      if (element.breakdown === 'PARTIAL' && codes.every((code) => code === undefined)) return ['*'];
      return element.args.reduce<string[]>(
        (found, { codeList }, i) => {
          const isToldApart = same.some((need) => need.codes[i] !== undefined);
          const here = codes[i] ? [codes[i]] : isToldApart ? codeList.codes.map(({ name }) => name) : ['*'];
          return found.flatMap((leaf) => here.map((code) => `${leaf}.${code}`));
        },
        [''],
      );
    }
  }

  const wholeYear = (year: number): Period => parsePeriod(String(year)) as Period;

  const begun = (unit: Unit, period: Period): boolean =>
    unit.reportsFrom <= period.start &&
    unit.validFrom <= period.end &&
    (unit.validTo ?? '9999') >= period.end;

  function isAskedBy(
    form: Form,
    unit: Unit,
    period: Period,
    parentOf: (unit: Unit) => Unit | undefined,
  ): boolean {
    for (let at: Unit | undefined = unit; at; at = parentOf(at)) {
      if (form.level === at.level && (!form.kinds || form.kinds.includes(at.kind)) && begun(at, period))
        return true;
    }
    return false;
  }

  test.each([
    ['liutang', '2025-Q4'],
    ['liutang-01', '2025'],
    ['heyang-01', '2024'], // its first year: earlier values are asked once
    ['liutang', '2026-Q3'],
  ])('of %s in %s: the set of keys, counted one by one, for all forms and for each', async (unit, period) => {
    const { api } = made;
    const { catalogue } = api.currentCatalogue();
    const tree = api.units();
    const parentOf = ({ parent }: Unit): Unit | undefined => (parent ? tree.get(parent) : undefined);
    const { whole, lines, periods } = await api.rates({ unit, period, by: 'FORM' });
    const units = tree.subtree(unit, (periods.at(-1) as Period).end);
    const forms = lines.map(({ group }) => catalogue.forms.get(group?.key ?? '') as Form);
    const naive = (of: readonly Form[]): number => keysAsked(catalogue, of, units, periods, parentOf).size;
    expect(whole.rates.entriesAsked).toBe(naive(forms));
    expect(lines.map(({ group, rates }) => [group?.key, rates.entriesAsked])).toEqual(
      forms.map((form) => [form.code, naive([form])]),
    );
  });
});

test("a township's year: both rates, and where the avoided entries come from", async () => {
  const { whole } = await made.api.rates({ unit: 'liutang', period: '2025' });
  expect(whole).toMatchInlineSnapshot(`
    {
      "avoided": {
        "arithmetic": -8141,
        "shared": 8484,
        "totals": 1735,
      },
      "correctedAfterFill": 0,
      "counts": {
        "answered": 1860,
        "byRule": {
          "accumulated": 2690,
          "calculated": 2840,
          "converted": 16,
          "copied": 11673,
          "rolledUp": 1801,
          "summed": 828,
        },
        "carried": 0,
        "context": 805,
        "filled": 19848,
        "missing": 12,
        "notApplicable": 1276,
        "open": 0,
        "overridden": 0,
        "totals": 1735,
      },
      "entriesConfirmed": 8584,
      "entriesTyped": 10357,
      "formsDue": 467,
      "rates": {
        "answeredRate": 0.0856353591160221,
        "applicable": 21720,
        "autoFillRate": 0.9138121546961326,
        "carriedRate": 0,
        "entriesAsked": 19642,
        "entriesAvoided": 2078,
        "missingRate": 0.0005524861878453039,
        "overrideRate": 0,
        "reuseRate": 0.09567219152854511,
      },
    }
  `);
});
