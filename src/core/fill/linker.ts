import { continuesItself } from '../catalogue/derivability.ts';
import type { Catalogue, Element } from '../catalogue/model.ts';
import { type ElementReference, type Expression, type UnitSet } from '../expression/model.ts';
import { itemKey, leavesOf, type Slice } from '../one-table/item.ts';
import { namedSlice, sliceOf, weightSlice } from '../one-table/needs.ts';
import { reports } from '../one-table/question-set.ts';
import { type Frequency, next, type Period, yearToDate } from '../period.ts';
import type { Level, Unit } from '../unit-tree.ts';
import { divide, type Exact, multiply } from '../value.ts';
import { absence, type Evaluation, isJustBeforeFirst } from './evaluation.ts';
import {
  absolute,
  binary,
  choose,
  coalesce,
  countTrue,
  fold,
  negated,
  not,
  rounded,
  scaled,
  whole,
} from './operators.ts';
import { Gap, NOT_APPLICABLE, NOT_REPORTED, type Outcome, Summation } from './outcome.ts';

/** A formula ready to run for any unit and period of the level and frequency it was linked for. */
export type Evaluate = (run: Evaluation, unit: Unit, period: Period) => Outcome;

/**
 * Turns formulas into functions. What depends only on the catalogue — which items, which roll-up, which
 * conversion — is decided here, once; what depends on units, periods and facts is left to the run.
 */
export class Linker {
  readonly #elements = new Map<string, Evaluate>();

  constructor(private readonly catalogue: Catalogue) {}

  /** A formula that stands at a level and frequency; `outer` is the slice of the element it derives. */
  formula(
    expression: Expression,
    level: Level,
    every: Frequency,
    outer: Readonly<Record<string, string>> = {},
  ): Evaluate {
    const link = (part: Expression): Evaluate => this.formula(part, level, every, outer);
    switch (expression.op) {
      case 'constant': {
        const { value } = expression;
        return () => value;
      }
      case 'element':
        return this.#reference(expression, level, every, outer);
      case 'scale':
        return map(link(expression.of), scaled(expression.factor));
      case 'negate':
        return map(link(expression.of), negated);
      case 'abs':
        return map(link(expression.of), absolute);
      case 'not':
        return map(link(expression.of), not);
      case 'round':
        return map(link(expression.of), rounded(expression.decimals));
      case 'binary': {
        const apply = binary(expression.operator);
        const left = link(expression.left);
        const right = link(expression.right);
        return (run, unit, period) => apply(left(run, unit, period), right(run, unit, period));
      }
      case 'if': {
        const [when, then, otherwise] = [
          link(expression.condition),
          link(expression.whenTrue),
          link(expression.whenFalse),
        ];
        return (run, unit, period) =>
          choose(when(run, unit, period), then(run, unit, period), otherwise(run, unit, period));
      }
      case 'coalesce': {
        const args = expression.args.map(link);
        return (run, unit, period) => coalesce(args.map((argument) => argument(run, unit, period)));
      }
      case 'countUnits': {
        const select = selector(expression.units);
        return (run, unit, period) => select(run, unit, period).length;
      }
      case 'overUnits':
        return this.#overUnits(expression, every, outer);
      default: {
        const { op } = expression;
        const args = expression.args.map(link);
        return (run, unit, period) =>
          whole(
            fold(
              op,
              args.map((argument) => argument(run, unit, period)),
            ),
          );
      }
    }
  }

  #overUnits(
    expression: Extract<Expression, { op: 'overUnits' }>,
    every: Frequency,
    outer: Readonly<Record<string, string>>,
  ): Evaluate {
    const of = this.formula(expression.of, expression.units.level, every, outer);
    const select = selector(expression.units);
    const { aggregate } = expression;
    return (run, unit, period) => {
      const values = select(run, unit, period).map((each) => of(run, each, period));
      return aggregate === 'count' ? countTrue(values) : fold(aggregate, values);
    };
  }

  #reference(
    reference: ElementReference,
    level: Level,
    every: Frequency,
    outer: Readonly<Record<string, string>>,
  ): Evaluate {
    const element = this.#element(reference.name);
    const slice = sliceOf(element, reference, outer);
    const { period: said } = reference;
    if (!said) return this.element(element, slice, level, every);
    if ('absolute' in said) {
      const value = this.element(element, slice, level, said.absolute.frequency);
      return (run, unit) => value(run, unit, said.absolute);
    }
    if (said.word === 'YEAR_TO_DATE') return this.#toDate(element, slice, level, every);
    const value = this.element(element, slice, level, every);
    return (run, unit, period) => value(run, unit, run.periodOf(said, period));
  }

  /** A flow since January: every unit in every period counts as one part, as in the year that it will become. */
  #toDate(element: Element, slice: Slice, level: Level, every: Frequency): Evaluate {
    const base = this.#base(element, slice);
    const pairs = spread(element, level, every);
    return (run, unit, period) => {
      const sum = new Summation();
      for (const whole of yearToDate(period)) {
        for (const part of pairs(run, unit, whole)) sum.add(base(run, part.unit, part.period));
      }
      return sum.result();
    };
  }

  /** One slice of an element, brought to a level and frequency. */
  element(element: Element, slice: Slice, level: Level, every: Frequency): Evaluate {
    const key = `${element.name} ${slice.join()} ${level} ${every}`;
    const known = this.#elements.get(key);
    if (known) return known;
    // Registered before it is linked: an element may refer to its own earlier period.
    let linked: Evaluate | undefined;
    const deferred: Evaluate = (run, unit, period) => (linked as Evaluate)(run, unit, period);
    this.#elements.set(key, deferred);
    linked = this.#derive(element, slice, level, every);
    this.#elements.set(key, linked);
    return linked;
  }

  #derive(element: Element, slice: Slice, level: Level, every: Frequency): Evaluate {
    const base = this.#base(element, slice);
    if (element.at === level && element.every === every) return base;
    if (element.kind === 'RATIO' && element.derivation) {
      return this.formula(element.derivation, level, every, namedSlice(element, slice));
    }
    if (element.kind === 'AVERAGE') return this.#weighted(element, slice, base, level, every);
    const pairs = spread(element, level, every);
    if (element.kind === 'ATTRIBUTE') {
      return (run, unit, period) => {
        const [only] = pairs(run, unit, period);
        return only ? base(run, only.unit, only.period) : NOT_APPLICABLE;
      };
    }
    return (run, unit, period) => {
      const sum = new Summation();
      for (const part of pairs(run, unit, period)) sum.add(base(run, part.unit, part.period));
      return sum.result();
    };
  }

  /** An average over units or periods: its values weighed by the declared weight, never the mean of means. */
  #weighted(element: Element, slice: Slice, base: Evaluate, level: Level, every: Frequency): Evaluate {
    const weight = this.#element(element.weight ?? '');
    const weigh = this.element(weight, weightSlice(weight, element, slice), element.at, element.every);
    const pairs = spread(element, level, every);
    return (run, unit, period) => {
      const weighted = new Summation();
      const weights = new Summation();
      for (const part of pairs(run, unit, period)) {
        const value = base(run, part.unit, part.period);
        const weight = weigh(run, part.unit, part.period);
        const both = value instanceof Gap ? value : weight instanceof Gap ? weight : undefined;
        weighted.add(both ?? multiply(value as Exact, weight as Exact));
        weights.add(both ?? weight);
      }
      const [top, bottom] = [weighted.result(), weights.result()];
      if (top instanceof Gap) return new Gap(top.reason, top.reported, top.expected);
      return divide(top as Exact, bottom as Exact) ?? NOT_APPLICABLE;
    };
  }

  /** The element where it is collected. */
  #base(element: Element, slice: Slice): Evaluate {
    const own = element.derivation
      ? this.#derived(element, element.derivation, slice)
      : readStored(element, slice);
    const asked = element.askedBefore ? orAskedBefore(own, readAskedBefore(element, slice)) : own;
    const { kinds } = element;
    if (!kinds) return asked;
    return (run, unit, period) => (kinds.includes(unit.kind) ? asked(run, unit, period) : NOT_APPLICABLE);
  }

  #derived(element: Element, derivation: Expression, slice: Slice): Evaluate {
    const value = this.formula(derivation, element.at, element.every, namedSlice(element, slice));
    if (!continuesItself(element, (name) => this.catalogue.elements.get(name))) return value;
    // What goes on from its own last value has to begin somewhere: with the first period that the unit reports.
    return (run, unit, period) =>
      reports(unit, period) ? value(run, unit, period) : absence(element, unit, period);
  }

  #element(name: string): Element {
    const element = this.catalogue.elements.get(name);
    if (!element) throw new Error(`the catalogue has no element ${name}`);
    return element;
  }
}

/** An answer of the asking table gives way as soon as the earlier period has a value of its own. */
const orAskedBefore =
  (own: Evaluate, asked: (...where: Parameters<Evaluate>) => Outcome | undefined): Evaluate =>
  (run, unit, period) => {
    const value = own(run, unit, period);
    if (!(value instanceof Gap) || !isJustBeforeFirst(unit, period)) return value;
    return asked(run, unit, period) ?? value;
  };

const map =
  (of: Evaluate, apply: (value: Outcome) => Outcome): Evaluate =>
  (run, unit, period) =>
    apply(of(run, unit, period));

/** The units a formula's `units(…)` or `children(…)` means. */
function selector(set: UnitSet): (run: Evaluation, unit: Unit, period: Period) => readonly Unit[] {
  return (run, unit, period) => {
    const found = run.questions.units.below(unit.id, set.level, period.end, set.kinds);
    return set.set === 'children' ? found.filter((each) => each.id !== unit.id) : found;
  };
}

/** Where an element is collected, seen from a coarser level and frequency: each unit in each period that counts. */
function spread(
  element: Element,
  level: Level,
  every: Frequency,
): (run: Evaluation, unit: Unit, period: Period) => { unit: Unit; period: Period }[] {
  const { at, every: finer, kinds, kind } = element;
  return (run, unit, period) => {
    const parts = finer === every ? [period] : run.parts(period, finer);
    // A stock, like an attribute, has at the end of a year the value it has at the end of its last part.
    const counted = kind === 'FLOW' || kind === 'AVERAGE' ? parts : parts.slice(-1);
    const pairs: { unit: Unit; period: Period }[] = [];
    for (const part of counted) {
      const units = at === level ? [unit] : run.questions.units.below(unit.id, at, part.end, kinds);
      for (const each of units) pairs.push({ unit: each, period: part });
    }
    return pairs;
  };
}

/** Reads an asked element from the unit's own table; slices that were asked one by one are added up. */
function readStored(element: Element, slice: Slice): Evaluate {
  const exact = itemKey(element, slice);
  const total = slice.every((code) => code === undefined);
  const single = slice.every((code) => code !== undefined) || (element.breakdown === 'PARTIAL' && total);
  if (single) {
    return (run, unit, period) => {
      const table = run.table(unit, period);
      return run.read(element, exact, unit, period, table) ?? absence(element, unit, period);
    };
  }
  const leafKeys = new LeafKeys(element, slice, false);
  return (run, unit, period) => {
    const table = run.table(unit, period);
    const keys = leafKeys.for(run.questions.granularity(element, unit, period));
    const asked = readKeys(run, element, keys, unit, period, table);
    if (asked !== undefined || !table) return asked ?? absence(element, unit, period);
    // Handed in under another catalogue: as one number then, or slice by slice.
    return (
      run.read(element, exact, unit, period, table) ??
      readKeys(run, element, leafKeys.all, unit, period, table) ??
      absence(element, unit, period)
    );
  };
}

/**
 * Reads the answer to "what was it last period?", kept in the table of the unit's first period; undefined where
 * there is none and nobody asks for it.
 */
function readAskedBefore(element: Element, slice: Slice) {
  const leafKeys = new LeafKeys(element, slice, true);
  return (run: Evaluation, unit: Unit, period: Period): Outcome | undefined => {
    const asking = next(period);
    const table = run.table(unit, asking);
    const keys = leafKeys.for(run.questions.granularity(element, unit, asking, true));
    const answer = readKeys(run, element, keys, unit, asking, table);
    if (answer !== undefined) return answer;
    return run.questions.asksBefore(element, keys, unit, asking) ? NOT_REPORTED : undefined;
  };
}

/** The sum under several keys of one table; undefined if none of them is there. */
function readKeys(
  run: Evaluation,
  element: Element,
  keys: readonly string[],
  unit: Unit,
  period: Period,
  table: Parameters<Evaluation['read']>[4],
): Outcome | undefined {
  const [only] = keys;
  if (keys.length === 1 && only !== undefined) return run.read(element, only, unit, period, table);
  let present = false;
  const sum = new Summation();
  for (const key of keys) {
    const value = run.read(element, key, unit, period, table);
    if (value !== undefined) present = true;
    sum.add(value ?? NOT_REPORTED);
  }
  if (!present) return undefined;
  run.summed = true;
  const result = sum.result();
  // One table has reported or not, however many slices it holds.
  if (!(result instanceof Gap) || result === NOT_APPLICABLE) return result;
  return new Gap(result.reason, result.reason === 'NOT_REPORTED' ? 0 : 1, 1, result.partial);
}

/** The keys beneath a slice, for each way in which its element may be asked. */
class LeafKeys {
  readonly all: readonly string[];
  readonly #byGranularity = new Map<readonly boolean[] | undefined, readonly string[]>();

  constructor(
    private readonly element: Element,
    private readonly slice: Slice,
    private readonly previous: boolean,
  ) {
    this.all = this.#keys(element.args.map(() => true));
  }

  for(active: readonly boolean[] | undefined): readonly string[] {
    let keys = this.#byGranularity.get(active);
    if (!keys) {
      keys = this.#keys(active ?? this.slice.map((code) => code !== undefined));
      this.#byGranularity.set(active, keys);
    }
    return keys;
  }

  #keys(active: readonly boolean[]): readonly string[] {
    return leavesOf(this.element, this.slice, active).map((leaf) =>
      itemKey(this.element, leaf, this.previous),
    );
  }
}
