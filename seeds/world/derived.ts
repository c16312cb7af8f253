import type { ElementReference, Expression } from '../../src/core/expression/model.ts';
import { type Period, previous, sameLastYear, yearEndBefore, yearToDate } from '../../src/core/period.ts';
import { approximate, type Exact } from '../../src/core/value.ts';
import { PERIODS } from '../calendar.ts';
import type { Place } from './place.ts';
import type { NamedSlice } from './specification.ts';
import type { World } from './world.ts';

/** A derived element's value, from the values of the world: yes is 1, no is 0, a quotient by zero is 0. */
export function calculate(
  world: World,
  expression: Expression,
  place: Place,
  period: Period,
  slice: NamedSlice,
): number {
  const run = (part: Expression): number => calculate(world, part, place, period, slice);
  switch (expression.op) {
    case 'constant':
      return typeof expression.value === 'boolean'
        ? Number(expression.value)
        : approximate(expression.value as Exact);
    case 'element':
      return referred(world, expression, place, period, slice);
    case 'scale':
      return run(expression.of) * approximate(expression.factor);
    case 'negate':
      return -run(expression.of);
    case 'not':
      return 1 - run(expression.of);
    case 'abs':
      return Math.abs(run(expression.of));
    case 'round':
      return Math.round(run(expression.of) * 10 ** expression.decimals) / 10 ** expression.decimals;
    case 'binary':
      return OPERATORS[expression.operator](run(expression.left), run(expression.right));
    case 'if':
      return run(run(expression.condition) ? expression.whenTrue : expression.whenFalse);
    case 'coalesce':
      return run(expression.args[0] as Expression);
    case 'translate':
      return run(expression.of);
    case 'countUnits':
      return world.units.below(place.unit.id, expression.units.level, period.end, expression.units.kinds)
        .length;
    case 'overUnits': {
      const { level, kinds } = expression.units;
      const values = world.units
        .below(place.unit.id, level, period.end, kinds)
        .map(({ id }) => calculate(world, expression.of, world.places.get(id) as Place, period, slice));
      return expression.aggregate === 'count'
        ? values.filter(Boolean).length
        : aggregate(expression.aggregate, values);
    }
    default:
      return aggregate(expression.op, expression.args.map(run));
  }
}

type Operator = Extract<Expression, { op: 'binary' }>['operator'];

const OPERATORS: Readonly<Record<Operator, (a: number, b: number) => number>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => (b === 0 ? 0 : a / b),
  '=': (a, b) => Number(a === b),
  '<>': (a, b) => Number(a !== b),
  '<': (a, b) => Number(a < b),
  '<=': (a, b) => Number(a <= b),
  '>': (a, b) => Number(a > b),
  '>=': (a, b) => Number(a >= b),
  and: (a, b) => Number(a !== 0 && b !== 0),
  or: (a, b) => Number(a !== 0 || b !== 0),
};

function aggregate(how: 'sum' | 'min' | 'max' | 'avg', values: readonly number[]): number {
  if (values.length === 0) return 0;
  if (how === 'min') return Math.min(...values);
  if (how === 'max') return Math.max(...values);
  const sum = values.reduce((a, b) => a + b, 0);
  return how === 'sum' ? sum : sum / values.length;
}

function referred(
  world: World,
  reference: ElementReference,
  place: Place,
  period: Period,
  outer: NamedSlice,
): number {
  const element = world.elementNamed(reference.name);
  const slice: Record<string, string> = {};
  for (const { name } of element.args) {
    const code = reference.slice[name] ?? outer[name];
    if (code !== undefined) slice[name] = code;
  }
  const periods = meant(reference, period);
  const amounts = periods.map((each) => world.amountNamed(reference.name, place, each, slice));
  return element.kind === 'FLOW' ? amounts.reduce((a, b) => a + b, 0) : (amounts.at(-1) ?? 0);
}

/** The periods that a reference means; a stock's is the last of them. */
function meant({ period: reference }: ElementReference, period: Period): Period[] {
  if (!reference) return [period];
  if ('absolute' in reference) return [reference.absolute];
  switch (reference.word) {
    case 'PREVIOUS':
      return [previous(period)];
    case 'YEAR_TO_DATE':
      return yearToDate(period);
    case 'SAME_LAST_YEAR':
      return [sameLastYear(period)];
    case 'YEAR_END_BEFORE':
      return [yearEndBefore(period)];
    case 'SINCE_START':
      return PERIODS.filter(({ frequency, end }) => frequency === period.frequency && end <= period.end);
  }
}
