import { refusalToDerive } from '../../../src/core/catalogue/derivability.ts';
import type { Catalogue, DataType, Element } from '../../../src/core/catalogue/model.ts';
import type { ElementReference, Expression } from '../../../src/core/expression/model.ts';
import type { PeriodWord, Rhythm } from '../../../src/core/period.ts';
import type { Level } from '../../../src/core/unit-tree.ts';
import { type Exact, Fraction } from '../../../src/core/value.ts';
import type { Random } from '../fill/generate.ts';
import { HOUSING } from '../fill/model.ts';

const NUMBERS: readonly Exact[] = [
  ...[0, 0, 1, 2, -3, 100, 5000],
  Fraction.of(5n, 2n),
  Fraction.of(-1n, 2n),
  Fraction.of(123456789012345678901234567890n, 1000n),
];
const FACTORS: readonly Exact[] = [
  10_000,
  Fraction.of(1n, 15n),
  Fraction.of(1n, 10_000n),
  Fraction.of(20n, 3n),
];
const WORDS: readonly PeriodWord[] = ['PREVIOUS', 'SAME_LAST_YEAR', 'YEAR_END_BEFORE'];
const COMPARISONS = ['=', '<>', '<', '<=', '>', '>='] as const;

/** Formulas of any shape over the elements that have a value at a level and rhythm. */
export class RandomFormulas {
  constructor(
    private readonly random: Random,
    private readonly catalogue: Catalogue,
    private readonly level: Level,
    private readonly rhythm: Rhythm,
  ) {}

  any(): Expression {
    return this.random.chance(0.6) ? this.number(3) : this.yesNo(3);
  }

  number(depth: number): Expression {
    const { random } = this;
    if (depth === 0 || random.chance(0.15)) return this.operand('NUMBER') ?? this.constant();
    const part = (): Expression => this.number(depth - 1);
    switch (random.whole(0, 10)) {
      case 0:
        return { op: random.pick(['negate', 'abs']), of: part() };
      case 1:
        return { op: 'round', of: part(), decimals: random.pick([0, 1, 2, 20]) };
      case 2:
        return { op: 'scale', factor: random.pick(FACTORS), of: part() };
      case 3:
        return { op: 'if', condition: this.yesNo(depth - 1), whenTrue: part(), whenFalse: part() };
      case 4:
        return { op: 'coalesce', args: [part(), part()] };
      case 5:
      case 6:
        return {
          op: random.pick(['sum', 'min', 'max', 'avg']),
          args: [part(), part(), part()].slice(random.whole(0, 2)),
        };
      case 7:
        return this.overUnits() ?? part();
      default:
        return {
          op: 'binary',
          operator: random.pick(['+', '-', '*', '/', '/']),
          left: part(),
          right: part(),
        };
    }
  }

  yesNo(depth: number): Expression {
    const { random } = this;
    const part = (): Expression => this.yesNo(depth - 1);
    switch (depth === 0 ? 0 : random.whole(0, 5)) {
      case 0:
        return {
          op: 'binary',
          operator: random.pick(COMPARISONS),
          left: this.number(depth),
          right: this.number(0),
        };
      case 1:
        return { op: 'not', of: part() };
      case 2:
        return { op: 'binary', operator: random.pick(['and', 'or']), left: part(), right: part() };
      case 3:
        return this.textCompared() ?? part();
      case 4:
        return this.operand('YES_NO') ?? part();
      default:
        return {
          op: 'binary',
          operator: random.pick(COMPARISONS),
          left: this.number(depth - 1),
          right: this.number(depth - 1),
        };
    }
  }

  private textCompared(): Expression | undefined {
    const { random } = this;
    const type = random.pick(['TEXT', 'CODE'] as const);
    const left = this.operand(type);
    const value = random.pick(type === 'CODE' ? HOUSING : ['有', '无', '']);
    const right: Expression = { op: 'constant', value };
    return left && { op: 'binary', operator: random.pick(['=', '<>', '=', '<>', '<']), left, right };
  }

  private constant(): Expression {
    return { op: 'constant', value: this.random.pick(NUMBERS) };
  }

  /** The value of an element over the units below. */
  private overUnits(): Expression | undefined {
    const { random, rhythm } = this;
    const level = random.pick(['VILLAGE', 'NATURAL_VILLAGE'] as const);
    const below = new RandomFormulas(random, this.catalogue, level, rhythm);
    const units = { set: random.pick(['children', 'units'] as const), level };
    if (random.chance(0.2)) return { op: 'countUnits', units };
    if (random.chance(0.3)) return { op: 'overUnits', aggregate: 'count', units, of: below.yesNo(1) };
    const of = below.operand('NUMBER');
    return (
      of && { op: 'overUnits', aggregate: random.pick(['sum', 'min', 'max', 'avg'] as const), units, of }
    );
  }

  operand(type: DataType): ElementReference | undefined {
    const { random } = this;
    const fitting = [...this.catalogue.elements.values()].filter(
      (element) => element.type === type && this.isHere(element),
    );
    if (fitting.length === 0) return undefined;
    const element = random.pick(fitting);
    const slice = Object.fromEntries(
      random.some(element.args, 0.4).map(({ name, codeList }) => [name, random.pick(codeList.codes).name]),
    );
    const words = element.kind === 'FLOW' ? ([...WORDS, 'YEAR_TO_DATE', 'SINCE_START'] as const) : WORDS;
    const period = random.chance(0.3) ? { period: { word: random.pick(words) } } : {};
    return { op: 'element', name: element.name, slice, ...period };
  }

  private isHere(element: Element): boolean {
    const lookup = (name: string) => this.catalogue.elements.get(name);
    return refusalToDerive(element, this.level, this.rhythm, lookup) === undefined;
  }
}
