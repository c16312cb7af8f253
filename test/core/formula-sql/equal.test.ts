import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileCatalogue } from '../../../src/core/catalogue/compile.ts';
import { type Catalogue, rhythmOf } from '../../../src/core/catalogue/model.ts';
import type { Expression } from '../../../src/core/expression/model.ts';
import { FillEngine } from '../../../src/core/fill/fill-form.ts';
import { GAP_REASONS, Gap, type Outcome } from '../../../src/core/fill/outcome.ts';
import type { Factors } from '../../../src/core/formula-sql/answer.ts';
import { SqlFormulas } from '../../../src/core/formula-sql/formulas.ts';
import type { SqlOutcome } from '../../../src/core/formula-sql/outcome.ts';
import { Unsupported } from '../../../src/core/formula-sql/support.ts';
import { keyOfRhythm, type Period, parsePeriod, type Rhythm } from '../../../src/core/period.ts';
import { type Level, type Unit, UnitTree } from '../../../src/core/unit-tree.ts';
import { decimalsOf, divide, type Exact, Fraction, parseStored, toText } from '../../../src/core/value.ts';
import { useTestDatabase } from '../../support/database.ts';
import { Random, randomModel, randomPeriod } from '../fill/generate.ts';
import { randomUnits } from '../fill/generate-units.ts';
import { type CalendarName, type Every, idOf, type Unit as ModelUnit } from '../fill/model.ts';
import { printModel } from '../fill/sdl.ts';
import { RandomFormulas } from './random-formulas.ts';
import { RandomTables, randomFactors } from './random-tables.ts';

/**
 * Both back-ends on random dictionaries, counties, formulas and tables: every value and every reason for a gap is the
 * same. A failure prints its seed: `FORMULA_SEED=… FORMULA_CASES=1 npx vitest run test/core/formula-sql` replays it.
 */
const BASE_SEED = Number(process.env.FORMULA_SEED ?? 20_261_101);
const CASES = Number(process.env.FORMULA_CASES ?? 20_000);

/** What came up, so that a generator that has lost something is noticed. */
const seen = new Map<string, number>();
const note = (what: string): void => void seen.set(what, (seen.get(what) ?? 0) + 1);

const database = useTestDatabase();
let client: Client;
beforeAll(async () => {
  client = new Client({ connectionString: database.url });
  await client.connect();
  // Stands before the real one: its columns and keys, without the units and versions that it refers to.
  await client.query('CREATE TEMP TABLE one_table (LIKE public.one_table INCLUDING ALL)');
});
afterAll(() => client.end());

describe(`formulas as SQL and the engine (FORMULA_SEED=${BASE_SEED})`, () => {
  it(`agree on ${CASES} random cases`, async () => {
    let cases = 0;
    for (let seed = BASE_SEED; cases < CASES; seed++) cases += await checkDictionary(seed);
    expect(cases).toBeGreaterThanOrEqual(CASES);
  }, 300_000);

  it.runIf(CASES >= 20_000)('met every kind of outcome often enough to mean something', () => {
    const rare = EXPECTED_OFTEN.filter((what) => (seen.get(what) ?? 0) < 30);
    expect(rare, JSON.stringify([...seen], undefined, 1)).toEqual([]);
  });
});

const EXPECTED_OFTEN = [
  ...['whole', 'fraction', 'endless', 'string', 'boolean'],
  ...['NOT_REPORTED', 'NO_EARLIER_PERIOD', 'REPORTED_UNKNOWN', 'DIVISION_BY_ZERO', 'NOT_APPLICABLE'],
  ...['unusual place', 'left to the engine'],
];

interface Case {
  readonly expression: Expression;
  readonly level: Level;
  readonly rhythm: Rhythm;
  readonly outer?: Readonly<Record<string, string>>;
}

interface County {
  /** For messages: how to make it again. */
  readonly context: string;
  readonly engine: FillEngine;
  readonly tables: RandomTables;
  readonly factors: ReadonlyMap<string, Factors>;
}

type Places = readonly { readonly unit: Unit; readonly period: Period }[];

async function checkDictionary(seed: number): Promise<number> {
  const random = new Random(seed);
  const model = randomModel(random);
  const sdl = printModel(model);
  const { catalogue } = compileCatalogue([{ path: 'random.graphql', text: sdl }]);
  if (!catalogue) return 0;
  const units = randomUnits(random);
  const factors = randomFactors(random, catalogue);
  const county: County = {
    context: `FORMULA_SEED=${seed}\n${sdl}`,
    engine: new FillEngine(catalogue, new UnitTree(units)),
    tables: new RandomTables(random, seed, model, units, factors),
    factors,
  };
  let cases = 0;
  for (const group of Map.groupBy(
    casesOf(random, catalogue),
    ({ level, rhythm }) => `${level} ${keyOfRhythm(rhythm)}`,
  ).values()) {
    cases += await checkGroup(county, group, somePlaces(random, county, units, group[0] as Case));
  }
  return cases;
}

/** Cells where they stand, rules, elements where they are collected with a slice of them, and formulas of any shape. */
function casesOf(random: Random, catalogue: Catalogue): Case[] {
  const cells = [...catalogue.forms.values()].flatMap((form) =>
    form.cells.flatMap(({ source }): Case[] => {
      const at = { level: form.rows ?? form.level, rhythm: rhythmOf(form) };
      return source.kind === 'from' ? [{ expression: source.expression, ...at }] : [];
    }),
  );
  const elements = [...catalogue.elements.values()].map((element): Case => {
    const outer = Object.fromEntries(
      random.some(element.args, 0.5).map(({ name, codeList }) => [name, random.pick(codeList.codes).name]),
    );
    const expression: Expression = { op: 'element', name: element.name, slice: {} };
    return { expression, level: element.at, rhythm: rhythmOf(element), outer };
  });
  const rules = catalogue.rules.map((rule): Case => {
    return { expression: rule.expression, level: rule.level, rhythm: rhythmOf(rule) };
  });
  const found = [...cells, ...elements, ...rules];
  const shaped = found.flatMap(({ level, rhythm }): Case[] => {
    const formulas = new RandomFormulas(random, catalogue, level, rhythm);
    return [1, 2].map(() => ({ expression: formulas.any(), level, rhythm }));
  });
  return [...found, ...shaped];
}

function somePlaces(
  random: Random,
  { engine }: County,
  units: readonly ModelUnit[],
  { level, rhythm }: Case,
): Places {
  const at = {
    every: rhythm.frequency as Every,
    calendar: rhythm.calendar?.name as CalendarName | undefined,
  };
  const ids = new Set(Array.from({ length: 8 }, () => idOf(randomPeriod(random, at))));
  return [...ids].flatMap((id) => {
    const period = parsePeriod(id, engine.catalogue.calendars) as Period;
    const here = units.filter((unit) => unit.level === level);
    return here.map((unit) => ({ unit: engine.units.get(unit.id, period.end), period }));
  });
}

async function checkGroup(county: County, group: readonly Case[], places: Places): Promise<number> {
  const { engine, tables, factors, context } = county;
  const [{ level, rhythm }] = group as [Case];
  const sql = { engine, countyOf: () => 'county', factorsOf: ({ id }: { id: string }) => factors.get(id) };
  const formulas = new SqlFormulas(sql, level, rhythm, places);
  const taken = group.flatMap((of) => {
    const outcome = outcomeOf(formulas, of);
    return outcome ? [{ of, outcome }] : [];
  });
  if (taken.length === 0 || places.length === 0) return 0;
  const expected = places.map(({ unit, period }) =>
    taken.map(({ of }) => engine.evaluate(of.expression, unit, period, tables, undefined, of.outer)),
  );
  await tables.store(client);
  const { text, values } = formulas.statement(taken.map(({ outcome }) => outcome));
  const { rows } = await client.query(text, values as unknown[]).catch((error: Error) => {
    throw new Error(`${error.message}\n${text}\n${context}`);
  });
  expect(rows.length).toBe(places.length);
  for (const [row, { unit, period }] of places.entries()) {
    if (formulas.unusual.has(row)) {
      note('unusual place');
      continue;
    }
    for (const [n, { of, outcome }] of taken.entries()) {
      const [actual, wanted] = [read(rows[row], n, outcome.type), written(expected[row]?.[n] as Outcome)];
      if (actual === wanted) continue;
      const where = JSON.stringify({ of, unit, period }, (_, value) =>
        value instanceof Fraction ? toText(value) : value,
      );
      expect(actual, `${where}\n${JSON.stringify(tables.table(unit.id, period.id))}\n${context}`).toBe(
        wanted,
      );
    }
  }
  return (places.length - formulas.unusual.size) * taken.length;
}

function outcomeOf(formulas: SqlFormulas, { expression, outer }: Case): SqlOutcome | undefined {
  try {
    return formulas.add(expression, outer);
  } catch (error) {
    if (!(error instanceof Unsupported)) throw error;
    note('left to the engine');
    return undefined;
  }
}

/** An outcome of the engine as one text. */
function written(outcome: Outcome): string {
  noteOutcome(outcome);
  return outcome instanceof Gap ? outcome.reason : plain(outcome);
}

const plain = (value: Exclude<Outcome, Gap>): string =>
  value instanceof Fraction ? `${value.n}/${value.d}` : String(value);

function noteOutcome(outcome: Outcome): void {
  if (outcome instanceof Gap) note(outcome.reason);
  else if (typeof outcome === 'number') note('whole');
  else if (outcome instanceof Fraction) note(decimalsOf(outcome) === undefined ? 'endless' : 'fraction');
  else note(typeof outcome);
}

/** The same of what SQL gives: a value or a gap, never both and never neither. */
function read(row: Record<string, unknown>, n: number, type: SqlOutcome['type']): string {
  const [value, divisor, gap] = [row[`v${n}`] ?? null, row[`d${n}`] ?? null, row[`g${n}`] ?? null];
  if ((value === null) === (gap === null)) return `value ${value}, gap ${gap}`;
  if (gap !== null) return GAP_REASONS[gap as number] as string;
  if (type !== 'number') return value as string;
  const [number, by] = [parseStored(value as string), parseStored((divisor as string | null) ?? '1')];
  return plain(divide(number as Exact, by as Exact) as Exact);
}
