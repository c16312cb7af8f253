import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  GAPS,
  IMPLAUSIBLE,
  LATE,
  PERIODS,
  type SeedTable,
  type SeedValue,
  seedTables,
  TOUR,
  tourTables,
} from '../../seeds/generate.ts';
import { EXAMPLE, exampleText } from '../../seeds/write-example.ts';
import { compileCatalogue } from '../../src/core/catalogue/compile.ts';
import { itemPath } from '../../src/core/one-table/item.ts';
import { QuestionSets, reports } from '../../src/core/one-table/question-set.ts';
import { parsePeriod, previous } from '../../src/core/period.ts';
import { LEVELS, UNIT_KINDS, type Unit, UnitTree } from '../../src/core/unit-tree.ts';

const root = new URL('../../', import.meta.url);
const unitsText = readFileSync(new URL('seeds/qinghe/units.json', root), 'utf8');
const units = JSON.parse(unitsText) as Unit[];
const unitById = new Map(units.map((unit) => [unit.id, unit]));
const seeded = [...seedTables(units)];
const all = [...seeded, ...tourTables(units)];
const tableOf = new Map(all.map((table) => [`${table.unit} ${table.period}`, table]));

function tableBefore(unit: string, period: string): SeedTable | undefined {
  return tableOf.get(`${unit} ${previous(parsePeriod(period)!).id}`);
}

/** The value at a path such as `population.registeredPresent`, in tenths; slices add up; undefined if absent. */
function at(table: SeedTable | undefined, path: string): number | undefined {
  let value: SeedValue | undefined = path.startsWith('forms.') ? table?.forms : table?.values;
  for (const step of path.replace('forms.', '').split('.')) {
    value = typeof value === 'object' && value !== null ? value[step] : undefined;
  }
  return amount(value);
}

function amount(value: SeedValue | undefined): number | undefined {
  if (typeof value === 'number') return value * 10;
  if (typeof value === 'string') return Number(value.replace('.', ''));
  if (typeof value !== 'object' || value === null) return undefined;
  if ('total' in value) return amount(value['total']);
  return Object.values(value).reduce<number>((sum, slice) => sum + (amount(slice) ?? Number.NaN), 0);
}

function leaves(values: object, path: string): string[] {
  return Object.entries(values).flatMap(([name, value]: [string, unknown]) => {
    const here = path ? `${path}.${name}` : name;
    return typeof value === 'object' && value !== null ? leaves(value, here) : [here];
  });
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
    expect(hash(seedTables(units))).toBe(hash(seeded));
    expect(hash(seedTables([...units].reverse()))).toBe(hash(seeded));
  });

  it('comes in the order of time, each table once', () => {
    expect([...new Set(seeded.map(({ period }) => period))]).toEqual(PERIODS);
    expect(seeded.map(({ period }) => PERIODS.indexOf(period))).toEqual(
      seeded.map(({ period }) => PERIODS.indexOf(period)).sort((a, b) => a - b),
    );
    expect(tableOf.size).toBe(all.length);
  });

  it('is complete but for the tour and three late villages', () => {
    const due = PERIODS.flatMap((id) => {
      const period = parsePeriod(id)!;
      return units
        .filter((unit) => reports(unit, period) && unit.level !== 'COUNTY')
        .filter((unit) => period.frequency === 'YEAR' || unit.level !== 'NATURAL_VILLAGE')
        .map((unit) => `${unit.id} ${id}`);
    });
    const missing = due.filter((key) => !seeded.some(({ unit, period }) => `${unit} ${period}` === key));
    const waiting = units.filter(({ id, level }) => level !== 'NATURAL_VILLAGE' && id.startsWith(TOUR.unit));
    expect(missing.sort()).toEqual(
      [...LATE, ...waiting.map(({ id }) => ({ unit: id, period: TOUR.period }))]
        .map(({ unit, period }) => `${unit} ${period}`)
        .sort(),
    );
    expect(seeded).toHaveLength(due.length - missing.length);
    expect(seeded.length).toBeGreaterThan(2900);
  });

  it('answers exactly the questions that the dictionary puts to each unit', () => {
    const folder = new URL('schema/dictionary/', root);
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.graphql'))
      .map((path) => ({ path, text: readFileSync(new URL(path.replaceAll('\\', '/'), folder), 'utf8') }));
    const { catalogue, findings } = compileCatalogue(sources);
    expect(findings).toEqual([]);
    if (!catalogue) return;
    const questionSets = new QuestionSets(catalogue, new UnitTree(units));
    for (const table of all) {
      const questions = questionSets.questions(unitById.get(table.unit)!, parsePeriod(table.period)!);
      const asked = questions
        .filter(({ item }) => item.element.required || item.previous)
        .map(({ item }) => itemPath(item));
      const answered = [...leaves(table.values, ''), ...leaves(table.forms ?? {}, 'forms')]
        .filter((path) => !path.endsWith('.remark'))
        .map((path) => path.replace(/\.total$/, ''));
      const known = [...answered, ...(table.gaps ?? []).map(({ path }) => path)];
      expect(known.sort(), `${table.unit} ${table.period}`).toEqual(asked.sort());
    }
  });
});

describe('the arithmetic', () => {
  /** `a <= b`, wherever a table has both. */
  const atMost = (
    a: (table: SeedTable) => number | undefined,
    b: (table: SeedTable) => number | undefined,
  ): void => {
    let compared = 0;
    for (const table of all) {
      const [left, right] = [a(table), b(table)];
      if (left === undefined || right === undefined) continue;
      compared++;
      expect(left, `${table.unit} ${table.period}`).toBeLessThanOrEqual(right);
    }
    expect(compared).toBeGreaterThan(20);
  };
  const sum = (table: SeedTable, ...paths: string[]): number | undefined => {
    const values = paths.map((path) => at(table, path));
    return values.every((value) => value !== undefined)
      ? values.reduce<number>((x, y) => x + (y ?? 0), 0)
      : undefined;
  };

  it.each([
    ['population.registeredPresent.MALE', 'population.registeredPopulation.MALE'],
    ['population.registeredPresent.FEMALE', 'population.registeredPopulation.FEMALE'],
    ['population.agriculturalPopulation', 'population.registeredPopulation'],
    ['population.residencePermitHolders', 'population.floatingPopulation'],
    ['insurance.insuredHouseholds', 'households.farmHouseholds'],
    ['insurance.medicalInsuranceHouseholds', 'insurance.insuredHouseholds'],
    ['insurance.commercialInsuranceHouseholds', 'insurance.insuredHouseholds'],
    ['housing.securelyHousedHouseholds', 'households.farmHouseholds'],
    ['land.droughtFloodSecureArea', 'land.effectivelyIrrigatedArea'],
    ['land.temporaryArableLand.ABOVE_25_DEGREES', 'land.temporaryArableLand'],
    ['farmInputs.plasticFilmUse.MULCH', 'farmInputs.plasticFilmUse'],
  ])('%s is part of %s', (part, whole) => {
    atMost(
      (table) => at(table, part),
      (table) => at(table, whole),
    );
  });

  it('adds up where parts do not overlap, and covers where they do', () => {
    atMost(
      (t) => sum(t, 'population.under18', 'population.aged60AndOver'),
      (t) => at(t, 'population.registeredPresent'),
    );
    atMost(
      (t) => sum(t, 'households.subsistenceHouseholds', 'households.extremePovertyHouseholds'),
      (t) => at(t, 'households.registeredHouseholds'),
    );
    atMost(
      (t) =>
        sum(t, 'vitalEvents.femaleFirstMarriages.AT_MOST_19', 'vitalEvents.femaleFirstMarriages.AT_LEAST_23'),
      (t) => at(t, 'vitalEvents.femaleFirstMarriages'),
    );
    atMost(
      (t) => at(t, 'insurance.insuredHouseholds'),
      (t) => sum(t, 'insurance.medicalInsuranceHouseholds', 'insurance.commercialInsuranceHouseholds'),
    );
    const insecure = (t: SeedTable): number | undefined => {
      const [all, secure] = [at(t, 'households.farmHouseholds'), at(t, 'housing.securelyHousedHouseholds')];
      return all === undefined || secure === undefined ? undefined : all - secure;
    };
    atMost((t) => at(t, 'housing.unsafeHouseHouseholds'), insecure);
    atMost((t) => at(t, 'housing.crampedHouseHouseholds'), insecure);
    atMost(insecure, (t) => sum(t, 'housing.unsafeHouseHouseholds', 'housing.crampedHouseHouseholds'));
  });

  it.each(['FIRST', 'SECOND', 'THIRD_OR_LATER'])(
    'births %s: those within policy, and those planned, are births',
    (order) => {
      for (const province of ['LOCAL', 'NON_LOCAL']) {
        atMost(
          (t) => at(t, `vitalEvents.birthsWithinPolicy.${order}.${province}`),
          (t) =>
            sum(
              t,
              `vitalEvents.births.MALE.${order}.${province}`,
              `vitalEvents.births.FEMALE.${order}.${province}`,
            ),
        );
      }
      const planned = { FIRST: 'firstPlanned', SECOND: 'secondPlanned', THIRD_OR_LATER: 'laterPlanned' }[
        order
      ];
      atMost(
        (t) => at(t, `forms.SX_04.${planned}`),
        (t) =>
          [1, 2, 3, 4]
            .map((quarter) => tableOf.get(`${t.unit} ${t.period}-Q${quarter}`))
            .flatMap((q) =>
              q ? [sum(q, `vitalEvents.births.MALE.${order}`, `vitalEvents.births.FEMALE.${order}`)] : [],
            )
            .reduce<number>((x, y) => x + (y ?? 0), 0),
      );
    },
  );

  it('balances arable land: what was gained is what the year ends with, plus the loss, minus the beginning', () => {
    const closing = (t: SeedTable): number | undefined =>
      sum(t, 'land.regularArableLand', 'land.temporaryArableLand');
    const gained = (t: SeedTable): number | undefined => {
      const before = tableBefore(t.unit, t.period);
      const opening = at(t, 'land.arableLand@PREVIOUS') ?? (before && closing(before));
      const [end, loss] = [closing(t), at(t, 'land.arableDecrease')];
      return opening === undefined || end === undefined || loss === undefined
        ? undefined
        : end + loss - opening;
    };
    atMost((t) => sum(t, 'land.newlyReclaimedLand', 'land.orchardTurnedArable'), gained);
    atMost((t) => at(t, 'land.effectivelyIrrigatedArea'), closing);
  });

  it('moves stocks only as far as people are born, die and move', () => {
    for (const table of all) {
      const before = tableBefore(table.unit, table.period);
      const now = at(table, 'population.registeredPopulation');
      const then = at(before, 'population.registeredPopulation');
      if (now === undefined || then === undefined) continue;
      const natural = (at(table, 'vitalEvents.births') ?? 0) - (at(table, 'vitalEvents.deaths') ?? 0);
      expect(Math.abs(now - then - natural), `${table.unit} ${table.period}`).toBeLessThanOrEqual(150);
    }
  });

  it('stays within the magnitudes of real villages', () => {
    for (const table of all.filter(({ unit }) => unitById.get(unit)?.kind === 'VILLAGE_COMMITTEE')) {
      const registered = at(table, 'population.registeredPopulation');
      if (registered === undefined) continue;
      expect(registered).toBeGreaterThan(6000);
      expect(registered).toBeLessThan(25_000);
      expect(at(table, 'vitalEvents.births')).toBeLessThanOrEqual(90);
    }
  });
});

describe('its faults', () => {
  it.each(IMPLAUSIBLE)('$unit $period $path: $reason', ({ unit, period, path }) => {
    const now = at(tableOf.get(`${unit} ${period}`), path)!;
    const then = at(tableBefore(unit, period), path)!;
    // Every one is off by more than half of the last value, which is more than the dictionary lets pass.
    expect(Math.abs(now - then) / then).toBeGreaterThan(0.5);
  });

  it.each(GAPS)('$unit $period does not know $path', ({ unit, period, path }) => {
    const table = tableOf.get(`${unit} ${period}`);
    expect(table?.gaps?.map((gap) => gap.path)).toEqual([path]);
    expect(at(table, path)).toBeUndefined();
  });
});

it('the example of the tour is what seeds/write-example.ts writes', () => {
  expect(readFileSync(EXAMPLE, 'utf8')).toBe(exampleText());
  const example = JSON.parse(exampleText()) as { tables: SeedTable[] };
  expect(example.tables.map(({ unit }) => unit)).toEqual([
    'liutang',
    ...Array.from({ length: 14 }, (_, i) => `liutang-${String(i + 1).padStart(2, '0')}`),
  ]);
});
