import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  asInput,
  GAPS,
  IMPLAUSIBLE,
  LATE,
  type Nested,
  PERIODS,
  type SeedInput,
  type SeedTable,
  seedTables,
  TOUR,
  tourTables,
} from '../../seeds/generate.ts';
import { TOPICS } from '../../seeds/model/model.ts';
import { provinceOf, provinceTables } from '../../seeds/province.ts';
import { EXAMPLE, exampleQuestions, exampleSources, exampleText } from '../../seeds/write-example.ts';
import { compileCatalogue } from '../../src/core/catalogue/compile.ts';
import { FactSet, type StoredAnswer } from '../../src/core/fill/facts.ts';
import { FillEngine } from '../../src/core/fill/fill-form.ts';
import type { Finding } from '../../src/core/issue.ts';
import { checkTables } from '../../src/core/one-table/check.ts';
import { decodeTable } from '../../src/core/one-table/decode.ts';
import { reports } from '../../src/core/one-table/due.ts';
import { itemPath } from '../../src/core/one-table/item.ts';
import { QuestionSets } from '../../src/core/one-table/question-set.ts';
import { type Period, parsePeriod, previous } from '../../src/core/period.ts';
import { planUnitChange } from '../../src/core/unit-change.ts';
import { LEVELS, UNIT_KINDS, type Unit, UnitTree } from '../../src/core/unit-tree.ts';

const unitsText = readFileSync(new URL('../../seeds/qinghe/units.json', import.meta.url), 'utf8');
const units = JSON.parse(unitsText) as Unit[];
const unitById = new Map(units.map((unit) => [unit.id, unit]));
const questions = exampleQuestions();
const questionsFor = (): QuestionSets => questions;
const periodNamed = (id: string): Period => parsePeriod(id) as Period;
const seeded = [...seedTables(questionsFor)];
const all = [...seeded, ...tourTables(questionsFor)];
const asked = ({ unit, period }: SeedTable) =>
  questions.questions(questions.units.get(unit), periodNamed(period));
const inputOf = new Map(all.map((table) => [`${table.unit} ${table.period}`, asInput(table, asked(table))]));
const inputs = [...inputOf.values()];

function tableBefore({ unit, period }: Pick<SeedInput, 'unit' | 'period'>): SeedInput | undefined {
  return inputOf.get(`${unit} ${previous(periodNamed(period)).id}`);
}

/** The value at a path such as `population.registeredPresent`; slices add up; undefined if absent. */
function at(table: SeedInput | undefined, path: string): number | undefined {
  let value: StoredAnswer | Nested | undefined = path.startsWith('forms.') ? table?.forms : table?.values;
  for (const step of path.replace('forms.', '').split('.')) {
    value = typeof value === 'object' ? (value as Nested)[step] : undefined;
  }
  return amount(value);
}

function amount(value: StoredAnswer | Nested | undefined): number | undefined {
  if (typeof value === 'number' || typeof value === 'string') return Number(value);
  if (typeof value !== 'object') return undefined;
  const { total, ...slices } = value as Nested;
  if (total !== undefined) return amount(total);
  return Object.values(slices).reduce<number>((sum, slice) => sum + (amount(slice) ?? Number.NaN), 0);
}

/** Whether a period ends with another: a quarter with its last month, or with itself. */
function endsWith(id: string, part: string): boolean {
  const [whole, last] = [periodNamed(id), periodNamed(part)];
  return whole.end === last.end && whole.start <= last.start;
}

describe('the county', () => {
  it('is a tree of units, one a line, in the order of their ids', () => {
    expect(units.map(({ id }) => id)).toEqual(units.map(({ id }) => id).sort());
    expect(unitById.size).toBe(units.length);
    expect(unitsText.trimEnd().split('\n')).toHaveLength(units.length + 2);
    for (const { id, level, kind, parent, validFrom, reportsFrom } of units) {
      expect(UNIT_KINDS[kind], id).toBe(level);
      expect(reportsFrom >= validFrom, id).toBe(true);
      if (id === 'qinghe') continue;
      const above = unitById.get(parent ?? '');
      expect(LEVELS.indexOf(level) - LEVELS.indexOf(above?.level ?? 'PROVINCE'), id).toBe(1);
      expect(level === 'TOWNSHIP' || id.startsWith(`${parent}-`), id).toBe(true);
    }
  });

  it('has 12 townships and 151 villages and communities, 14 of them in 柳塘镇', () => {
    const count = (kind: string, parent = ''): number =>
      units.filter((unit) => unit.kind === kind && unit.id.startsWith(parent)).length;
    expect(units.filter(({ level }) => level === 'TOWNSHIP')).toHaveLength(12);
    expect(count('VILLAGE_COMMITTEE') + count('RESIDENTS_COMMITTEE')).toBe(151);
    expect([count('VILLAGE_COMMITTEE', 'liutang-'), count('RESIDENTS_COMMITTEE', 'liutang-')]).toEqual([
      12, 2,
    ]);
    expect([count('TOWN'), count('RURAL_TOWNSHIP'), count('ETHNIC_TOWNSHIP'), count('SUBDISTRICT')]).toEqual([
      6, 4, 1, 1,
    ]);
    for (const { id, kind } of units.filter(({ level }) => level === 'VILLAGE')) {
      const below = units.filter(({ parent }) => parent === id).length;
      expect(kind === 'VILLAGE_COMMITTEE' ? below >= 3 && below <= 5 : below === 0, id).toBe(true);
    }
  });

  it('changes: a natural village that begins in 2025, a village that joins in the middle of it', () => {
    const later = units.filter(({ reportsFrom }) => reportsFrom > '2024-01-01');
    expect(later.filter(({ level }) => level === 'VILLAGE').map((u) => [u.id, u.reportsFrom])).toEqual([
      ['zhuping-12', '2025-07-01'],
    ]);
    const own = later.filter(({ id, level }) => level === 'NATURAL_VILLAGE' && !id.startsWith('zhuping-12'));
    expect(own.map((u) => [u.id, u.reportsFrom])).toEqual([['songwan-04-05', '2025-01-01']]);
  });
});

describe('what it handed in', () => {
  it('is the same in every run', () => {
    const hash = (tables: Iterable<SeedTable>): string =>
      createHash('sha256')
        .update(JSON.stringify([...tables]))
        .digest('hex');
    expect(hash(seedTables(questionsFor))).toBe(hash(seeded));
  });

  it('comes in the order of time, each table once', () => {
    const order = PERIODS.map(({ id }) => id);
    const positions = seeded.map(({ period }) => order.indexOf(period));
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(positions).not.toContain(-1);
    expect(order.indexOf('2025-12')).toBeLessThan(order.indexOf('2025-Q4'));
    expect(order.indexOf('2025-Q4')).toBeLessThan(order.indexOf('2025'));
    expect(inputOf.size).toBe(all.length);
  });

  it('is complete but for the tour and three late villages', () => {
    const due = PERIODS.flatMap((period) =>
      units
        .filter((unit) => reports(unit, period) && questions.mustHandIn(unit, period))
        .map((unit) => `${unit.id} ${period.id}`),
    );
    const handedIn = new Set(seeded.map(({ unit, period }) => `${unit} ${period}`));
    const missing = due.filter((key) => !handedIn.has(key));
    const waiting = tourTables(questionsFor);
    expect(missing.sort()).toEqual(
      [...LATE, ...waiting].map(({ unit, period }) => `${unit} ${period}`).sort(),
    );
    expect(seeded).toHaveLength(due.length - missing.length);
    expect(waiting.filter(({ period }) => period === TOUR.period)).toHaveLength(15);
  });

  it('answers exactly the questions that the dictionary puts to each unit, as they would be stored', () => {
    for (const table of all) {
      const wanted = asked(table)
        .filter(({ item }) => item.element.required || item.previous)
        .map(({ item }) => item.key);
      const place = `${table.unit} ${table.period}`;
      expect(
        wanted.filter((key) => table.values[key] === undefined),
        place,
      ).toEqual([]);
      const unit = questions.units.get(table.unit);
      const input = inputOf.get(place) as SeedInput;
      const { values, findings } = decodeTable(questions, unit, periodNamed(table.period), input);
      expect(findings, place).toEqual([]);
      expect(values, place).toEqual(table.values);
    }
  });

  it('obeys every rule; what is odd about it is what is meant to be', () => {
    const engine = new FillEngine(questions.catalogue, questions.units);
    const tables = all.map((table) => ({
      unit: questions.units.get(table.unit),
      period: periodNamed(table.period),
      table: { ...table, revision: 1 },
    }));
    const facts = new FactSet(tables.map(({ table }) => table));
    const findings = PERIODS.flatMap(({ id }) =>
      checkTables(
        engine,
        tables.filter(({ period }) => period.id === id),
        facts,
      ),
    );
    // A value that is wrong is odd beside the one before, and so is the one after it beside the wrong one.
    const isMeant = ({ unit, period = '', path = '' }: Finding): boolean =>
      IMPLAUSIBLE.some(
        (fault) =>
          fault.unit === unit &&
          `${path}.`.startsWith(`${fault.path}.`) &&
          [period, previous(periodNamed(period)).id].some((id) => endsWith(fault.period, id)),
      );
    expect(findings.filter((finding) => finding.severity === 'ERROR' || !isMeant(finding))).toEqual([]);
    for (const { unit, period, path } of IMPLAUSIBLE) {
      const found = findings.filter((each) => each.unit === unit && endsWith(period, each.period ?? ''));
      expect(found.length, `${unit} ${period} ${path}`).toBeGreaterThan(0);
    }
  });
});

describe('the model', () => {
  const asksFor = [...questions.catalogue.elements.values()].filter(({ derivation }) => !derivation);

  it('has a specification for every element; own questions without one have what is usual for their unit', () => {
    const named = TOPICS.flatMap((topic) => Object.keys(topic));
    expect(asksFor.filter(({ own, name }) => !own && !named.includes(name)).map(({ name }) => name)).toEqual(
      [],
    );
    expect(named.filter((name) => !asksFor.some((element) => element.name === name))).toEqual([]);
    expect(named.filter((name, i) => named.indexOf(name) !== i)).toEqual([]);
  });

  it('gives every element the same values, whatever else the dictionary asks', () => {
    const more = {
      path: 'more.graphql',
      text: `
        "更多"
        type More @topic(label: "更多") {
          "新问的数：期末的数。"
          more(sex: Sex): Int! @element(label: "新问的数", unit: "人", kind: STOCK, every: QUARTER, at: VILLAGE, steward: "statistics")
        }
        "新表"
        type MoreForm @form(code: "ZZ-01", label: "新表", department: "statistics", every: QUARTER, level: VILLAGE) {
          more: Int @cell(label: "新问的数", unit: "人") @from(element: "more", slice: { sex: MALE })
          own: Int! @cell(label: "只有本表问", unit: "人", kind: STOCK)
        }`,
    };
    const { catalogue, findings } = compileCatalogue([more, ...exampleSources()]);
    expect(findings).toEqual([]);
    const larger = new QuestionSets(catalogue!, questions.units);
    const quarter = periodNamed('2026-Q2');
    const inLarger = new Map(
      [...seedTables(() => larger)]
        .filter(({ period }) => period === quarter.id)
        .map((table) => {
          const unit = questions.units.get(table.unit);
          return [table.unit, asInput(table, larger.questions(unit, quarter))];
        }),
    );
    for (const { unit, values } of inputs.filter(({ period }) => period === quarter.id)) {
      if (unitById.get(unit)?.level !== 'VILLAGE') continue;
      const { values: found, forms } = inLarger.get(unit) as SeedInput;
      const { more: added, ...same } = found;
      expect(same, unit).toEqual(values);
      expect(amount((added as Nested)['more']), unit).toBeGreaterThan(0);
      expect(forms['ZZ_01'], unit).toHaveProperty('own');
    }
  });
});

describe('life', () => {
  it('begins a quarter with those it ended the last one with', () => {
    const first = inputs.filter((t) => at(t, 'population.familyPlanningPopulation@PREVIOUS') !== undefined);
    expect(first.length).toBeGreaterThan(140);
    for (const table of first) {
      const natural = at(table, 'vitalEvents.births')! - at(table, 'vitalEvents.deaths')!;
      const opening = at(table, 'population.familyPlanningPopulation@PREVIOUS')!;
      const closing = at(table, 'population.familyPlanningPopulation')!;
      expect(Math.abs(closing - opening - natural), table.unit).toBeLessThanOrEqual(3);
    }
  });

  it('moves stocks only as far as people are born, die and move', () => {
    let compared = 0;
    for (const table of inputs) {
      const now = at(table, 'population.registeredPopulation');
      const then = at(tableBefore(table), 'population.registeredPopulation');
      if (now === undefined || then === undefined) continue;
      compared++;
      const natural = (at(table, 'vitalEvents.births') ?? 0) - (at(table, 'vitalEvents.deaths') ?? 0);
      expect(Math.abs(now - then - natural), `${table.unit} ${table.period}`).toBeLessThanOrEqual(15);
    }
    expect(compared).toBeGreaterThan(1000);
  });

  it('balances arable land: a township’s villages gain what it reclaims or takes from orchards, and some more', () => {
    let compared = 0;
    for (const table of inputs) {
      const decrease = at(table, 'land.arableDecrease');
      if (decrease === undefined) continue;
      const villages = units
        .filter(({ parent }) => parent === table.unit)
        .flatMap(({ id }) => inputOf.get(`${id} ${table.period}`) ?? []);
      const gained = villages.map((village) => {
        const opening =
          at(village, 'land.arableLand@PREVIOUS') ?? at(tableBefore(village), 'land.arableLand');
        return at(village, 'land.arableLand')! - opening!;
      });
      const known = at(table, 'land.newlyReclaimedLand')! + at(table, 'land.orchardTurnedArable')!;
      const unknown = gained.reduce((a, b) => a + b, decrease) - known;
      expect(unknown, `${table.unit} ${table.period}`).toBeGreaterThan(-0.05);
      expect(unknown, `${table.unit} ${table.period}`).toBeLessThan(80);
      compared++;
    }
    expect(compared).toBeGreaterThan(20);
  });

  it('stays within the magnitudes of real villages', () => {
    const villages = inputs.filter(({ unit }) => unitById.get(unit)?.kind === 'VILLAGE_COMMITTEE');
    const registered = villages.flatMap((t) => at(t, 'population.registeredPopulation') ?? []);
    expect(Math.min(...registered)).toBeGreaterThan(600);
    expect(Math.max(...registered)).toBeLessThan(2500);
    expect(Math.max(...villages.map((t) => at(t, 'vitalEvents.births') ?? 0))).toBeLessThanOrEqual(16);
  });
});

describe('its faults', () => {
  /** The unit's table that ends with the period and is asked this. */
  const asking = ({ unit, period, path }: { unit: string; period: string; path: string }): SeedInput => {
    const found = inputs.find(
      (table) =>
        table.unit === unit &&
        endsWith(period, table.period) &&
        asked({ ...table, values: {} }).some(({ item }) => `${itemPath(item)}.`.startsWith(`${path}.`)),
    );
    if (!found) throw new Error(`${unit} is not asked ${path} in ${period}`);
    return found;
  };

  it.each(IMPLAUSIBLE)('$unit $period $path: $reason', (fault) => {
    const table = asking(fault);
    const now = at(table, fault.path)!;
    const then = at(tableBefore(table), fault.path)!;
    // Every one is off by more than half of the last value, which is more than the dictionary lets pass.
    expect(Math.abs(now - then) / then).toBeGreaterThan(0.5);
  });

  it.each(GAPS)('$unit $period does not know $path', ({ reason, note, ...fault }) => {
    const table = asking(fault);
    const gaps = table.gaps.filter(({ path }) => path.startsWith(fault.path));
    expect(gaps.length).toBeGreaterThan(0);
    for (const gap of gaps) expect(gap).toMatchObject({ reason, note });
    expect(at(table, fault.path)).toBeUndefined();
  });
});

it('the example of the tour is what seeds/write-example.ts writes', () => {
  expect(readFileSync(EXAMPLE, 'utf8')).toBe(exampleText(questions));
  const example = JSON.parse(exampleText(questions)) as { tables: SeedInput[] };
  const ofTheQuarter = example.tables.filter(({ period }) => period === TOUR.period);
  expect(ofTheQuarter.map(({ unit }) => unit)).toEqual([
    'liutang',
    ...Array.from({ length: 14 }, (_, i) => `liutang-${String(i + 1).padStart(2, '0')}`),
  ]);
});

describe('a province', () => {
  it('is made of units that fit, however far back it reports', () => {
    const { units: made, counties, periods } = provinceOf(305, 30, parsePeriod('2026-Q3') as Period);
    const on = '2001-01-01';
    expect(planUnitChange(new UnitTree([]), { what: 'ADD', on, units: made }).findings).toEqual([]);
    expect(counties.map((county) => county.filter(({ level }) => level === 'VILLAGE').length)).toEqual([
      ...[151, 151, 3],
    ]);
    expect([periods[0]?.id, periods.at(-1)?.id]).toEqual(['2019-04', '2026-Q3']);
  });

  it('obeys every rule, before the time of the example county too', () => {
    const made = provinceOf(26, 24, parsePeriod('2026-Q3') as Period);
    const fill = new FillEngine(questions.catalogue, new UnitTree(made.units));
    const facts = new FactSet();
    const tables = [...provinceTables(questions.catalogue, made)].map((input) => {
      const [unit, period] = [fill.questions.units.get(input.unit), periodNamed(input.period)];
      const { values, findings } = decodeTable(fill.questions, unit, period, input);
      expect(findings).toEqual([]);
      const table = { unit: unit.id, period: period.id, revision: 1, values };
      facts.add(table);
      return { unit, period, table };
    });
    const errors = checkTables(fill, tables, facts).filter(({ severity }) => severity === 'ERROR');
    expect(errors.map(({ unit, period, path }) => `${unit} ${period} ${path}`)).toEqual([]);
  });
});
