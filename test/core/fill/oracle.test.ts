import { describe, expect, it } from 'vitest';
import { compileCatalogue } from '../../../src/core/catalogue/compile.ts';
import type { Catalogue } from '../../../src/core/catalogue/model.ts';
import type { Facts, FactTable } from '../../../src/core/fill/facts.ts';
import { FillEngine } from '../../../src/core/fill/fill-form.ts';
import type { FilledCell } from '../../../src/core/fill/filled-form.ts';
import { checkTables } from '../../../src/core/one-table/check.ts';
import { parsePeriod } from '../../../src/core/period.ts';
import { UnitTree } from '../../../src/core/unit-tree.ts';
import { Random, randomFacts, randomModel, randomPeriod } from './generate.ts';
import { randomUnits } from './generate-units.ts';
import { codesMeant, type Form, idOf, type Model, type Reference } from './model.ts';
import { type ExpectedCell, Oracle } from './oracle.ts';
import { printModel } from './sdl.ts';

/**
 * 10,000 random fills, each compared cell by cell with a naive oracle that shares no code with the engine.
 * A failure prints its seed: `ORACLE_SEED=… ORACLE_CASES=1 npx vitest run test/core/fill/oracle.test.ts` replays it.
 */
const BASE_SEED = Number(process.env.ORACLE_SEED ?? 20_260_101);
const CASES = Number(process.env.ORACLE_CASES ?? 10_000);

/** Fills tried of each dictionary: this many counties, and this many forms in each. */
const COUNTIES = 4;
const FILLS = 10;

/** The states and rules that came up, so that a generator that has lost something is noticed. */
const seen = new Map<string, number>();
const note = (what: string, times = 1): void => void seen.set(what, (seen.get(what) ?? 0) + times);

describe(`the fill engine and a naive oracle (ORACLE_SEED=${BASE_SEED})`, () => {
  it(`agree on every cell of ${CASES} random fills`, () => {
    let cases = 0;
    for (let seed = BASE_SEED; cases < CASES; seed++) cases += checkDictionary(seed) + checkCareless(seed);
    expect(cases).toBeGreaterThanOrEqual(CASES);
  }, 300_000);

  it.runIf(CASES >= 10_000)('met every state, rule and reason often enough to mean something', () => {
    const rare = EXPECTED_OFTEN.filter((what) => (seen.get(what) ?? 0) < 30);
    expect(rare).toEqual([]);
  });
});

const EXPECTED_OFTEN = [
  ...['filled', 'answered', 'missing', 'open', 'notApplicable'],
  ...['calculated', 'rolledUp', 'accumulated', 'converted', 'summed', 'copied', 'carried'],
  ...[
    'NOT_REPORTED',
    'NO_EARLIER_PERIOD',
    'UNIT_CHANGED',
    'REPORTED_UNKNOWN',
    'DIVISION_BY_ZERO',
    'partialValue',
  ],
  ...['codes of another list', 'a code translated', 'verified and alike', 'verified and different'],
  ...['put together over a merger', 'a unit as it had been'],
  ...['PREVIOUS', 'YEAR_TO_DATE', 'SINCE_START', 'SAME_LAST_YEAR', 'YEAR_END_BEFORE'],
  ...[
    'refused',
    'questions',
    'asked before',
    'average',
    'average rolled up',
    'cumulative',
    'its own calendar',
    'another calendar',
  ],
];

/** A dictionary written by somebody careless: published or refused, as the oracle says. */
function checkCareless(seed: number): number {
  checkPublication(seed, randomModel(new Random(-seed), 0.08));
  return 1;
}

/** One random dictionary, filled again and again if it is sound. Returns the number of cases. */
function checkDictionary(seed: number): number {
  const random = new Random(seed);
  const model = randomModel(random);
  const { catalogue, context } = checkPublication(seed, model);
  if (!catalogue) return 1;
  for (let county = 0; county < COUNTIES; county++) checkCounty(seed, random, model, catalogue, context);
  return COUNTIES * FILLS;
}

function checkPublication(seed: number, model: Model): { catalogue?: Catalogue; context: string } {
  const sdl = printModel(model);
  const context = `ORACLE_SEED=${seed}\n${sdl}`;
  const compiled = compileCatalogue([{ path: 'random.graphql', text: sdl }]);
  const reasons = new Oracle(model, [], () => undefined).refusals();
  if (reasons.length === 0) {
    expect(compiled.findings, context).toEqual([]);
    return { catalogue: compiled.catalogue!, context };
  }
  note('refused');
  // The first thing wrong with a formula hides what else is: one of the reasons must be named.
  const codes = compiled.findings.map(({ code }) => code);
  const named = codes.some((code) => reasons.includes(code));
  expect(named, `${codes.join(' ')} instead of ${reasons.join(' ')}: ${context}`).toBe(true);
  expect(compiled.catalogue, context).toBeUndefined();
  return { context };
}

function checkCounty(
  seed: number,
  random: Random,
  model: Model,
  catalogue: Catalogue,
  context: string,
): void {
  const units = randomUnits(random);
  const table = randomFacts(seed + random.whole(0, 1_000), model, units);
  const facts: Facts = {
    table: (unit, period) => {
      const found = table(unit, period);
      return found && ({ unit, period, revision: 1, ...found } as unknown as FactTable);
    },
  };
  const engine = new FillEngine(catalogue, new UnitTree(units));
  const oracle = new Oracle(model, units, table);
  for (let i = 0; i < 3; i++) checkQuestions(engine, oracle, random, context);
  checkVerified(engine, oracle, facts, random, context);
  for (let fill = 0; fill < FILLS; fill++) {
    const form = random.pick(model.forms);
    const unit = random.pick(units.filter(({ level }) => level === form.level));
    const period = randomPeriod(random, form);
    const filled = engine.fillForm(
      catalogue.forms.get(form.code)!,
      engine.units.get(unit.id),
      parsePeriod(idOf(period), catalogue.calendars)!,
      facts,
    );
    const actual = filled.cells.map(asExpected);
    const expected = oracle.fill(form, unit, period);
    for (const cell of expected) noteCell(cell);
    const walls = new Set(form.cells.filter(({ type }) => type === 'Walls').map(({ field }) => field));
    note('a code translated', expected.filter(({ field, value }) => walls.has(field) && value).length);
    for (const { from } of form.cells)
      if (from?.is === 'reference') noteReference(model, from, form, unit.level);
    // Comparing texts first: ten thousand deep comparisons would take longer than the fills.
    if (JSON.stringify(actual) === JSON.stringify(expected)) continue;
    const where = `${context}\n${form.code} ${unit.id} ${idOf(period)}\n${JSON.stringify(units)}`;
    expect(actual, where).toEqual(expected);
  }
  note('put together over a merger', oracle.mergers);
  note('verified and alike', oracle.agreed);
  note('a unit as it had been', oracle.pasts);
}

/** What some unit is asked for some period. */
function checkQuestions(engine: FillEngine, oracle: Oracle, random: Random, context: string): void {
  const unit = random.pick(oracle.units);
  const calendar = random.pick([undefined, ...oracle.elements.map((element) => element.calendar)]);
  const period = randomPeriod(random, { every: random.pick(['MONTH', 'QUARTER', 'YEAR']), calendar });
  const questions = engine.questions.questions(
    engine.units.get(unit.id),
    parsePeriod(idOf(period), engine.catalogue.calendars)!,
  );
  const actual = questions.map(({ item }) => item.key).sort();
  const expected = oracle.questions(unit, period);
  if (expected.length > 0) note('questions');
  if (actual.join() !== expected.join())
    expect(actual, `${context}\n${unit.id} ${idOf(period)}\n${JSON.stringify(oracle.units)}`).toEqual(
      expected,
    );
}

/** What was entered to verify, and differs from its formula: one table of each element that is asked so. */
function checkVerified(
  engine: FillEngine,
  oracle: Oracle,
  facts: Facts,
  random: Random,
  context: string,
): void {
  const verified = oracle.elements.filter(({ verify }) => verify);
  for (const element of verified.flatMap((each) => Array.from({ length: 12 }, () => each))) {
    const units = oracle.units.filter(({ level }) => level === element.at);
    if (units.length === 0) continue;
    const today = random.pick(units);
    const at = randomPeriod(random, element);
    const period = parsePeriod(idOf(at), engine.catalogue.calendars)!;
    const unit = engine.units.get(today.id, period.end);
    const table = facts.table(unit.id, period.id);
    if (!table) continue;
    const found = checkTables(engine, [{ unit, period, table }], facts).filter(
      (finding) => finding.code === 'VERIFY_DIFFERS' && finding.unit === unit.id,
    );
    const actual = found.map(({ path = '' }) => path.replace('topic.', '')).sort();
    const expected = oracle.differing(today, at);
    note('verified and different', expected.length);
    if (actual.join() === expected.join()) continue;
    const where = `${context}\n${unit.id} ${period.id}\n${JSON.stringify(oracle.units)}`;
    expect(actual, where).toEqual(expected);
  }
}

function asExpected({ row, cell, state, value, rule, carried, gap }: FilledCell): ExpectedCell {
  return {
    row,
    field: cell.field,
    state,
    ...(value === undefined ? {} : { value: asText(value) }),
    ...(rule && { rule }),
    ...(carried && { carried }),
    ...(gap && { gap: withText(gap) }),
  };
}

function withText({
  reason,
  reported,
  expected,
  partialValue,
}: NonNullable<FilledCell['gap']>): ExpectedCell['gap'] {
  const partial = partialValue === undefined ? {} : { partialValue: asText(partialValue) };
  return { reason, reported, expected, ...partial };
}

/** Safe integers are printed as numbers and nothing else is: a number that is no safe integer shows. */
function asText(value: NonNullable<FilledCell['value']>): string {
  if (typeof value !== 'number') return String(value);
  return Number.isSafeInteger(value) && !Object.is(value, -0) ? String(value) : `not exact: ${value}`;
}

function noteCell({ state, rule, carried, gap }: ExpectedCell): void {
  note(state);
  if (rule) note(rule);
  if (carried) note('carried');
  if (gap) note(gap.reason);
  if (gap?.partialValue !== undefined) note('partialValue');
}

function noteReference(
  model: Model,
  { name, orAsk, period, slice }: Reference,
  form: Form,
  level: string,
): void {
  if (Object.values(slice).some((code) => codesMeant(code).length > 1)) note('codes of another list');
  if (orAsk) note('asked before');
  if (typeof period === 'string') note(period);
  const element = model.elements.find((each) => each.name === name);
  if (element?.cumulative) note('cumulative');
  if (element?.calendar && element.calendar === form.calendar) note('its own calendar');
  if (element && element.calendar !== form.calendar) note('another calendar');
  if (element?.kind === 'AVERAGE') note(element.at === level ? 'average' : 'average rolled up');
}
