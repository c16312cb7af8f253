import { abs, compare, type Exact, MAX_DIGITS, toText, wholeDigits } from '../value.ts';
import { type DirectiveUse, exactValue } from './directive-values.ts';
import type { Element } from './model.ts';
import type { SourceReport } from './sources.ts';

type Bounds = Pick<Element, 'min' | 'max' | 'maxChange' | 'digits'>;

/** What an answer may be, as `@element`, or `@cell` of a form's own question, says it. */
export function readBounds(
  use: DirectiveUse,
  { kind, type }: Pick<Element, 'kind' | 'type'>,
  isEntered: boolean,
  report: SourceReport,
): Bounds {
  const said = {
    min: exactValue(report, use, 'min'),
    max: exactValue(report, use, 'max'),
    maxChange: exactValue(report, use, 'maxChange'),
    digits: digitsOf(use, report),
  };
  new BoundsCheck(use, report).check(said, type, isEntered);
  // A count is never negative.
  return { ...said, min: said.min ?? (kind === 'STOCK' || kind === 'FLOW' ? 0 : undefined) };
}

function digitsOf(use: DirectiveUse, report: SourceReport): number | undefined {
  const digits = use.values.digits as number | undefined;
  if (digits === undefined || (digits >= 1 && digits <= MAX_DIGITS)) return digits;
  report.error(
    'DIRECTIVE_VALUE',
    use.argument('digits'),
    `digits 要是 1 到 ${MAX_DIGITS} 的整数，写的是 ${digits}`,
    `digits must be a whole number from 1 to ${MAX_DIGITS}, this is ${digits}`,
  );
  return undefined;
}

/** Bounds that bound nothing, or leave nothing. */
class BoundsCheck {
  constructor(
    private readonly use: DirectiveUse,
    private readonly report: SourceReport,
  ) {}

  check(bounds: Bounds, type: Element['type'], isEntered: boolean): void {
    for (const name of ['min', 'max', 'maxChange', 'digits'] as const) {
      if (bounds[name] === undefined) continue;
      if (type !== 'NUMBER') this.#refuse(name, `${name} 只用于数值`, `${name} is for numbers`);
      else if (!isEntered)
        this.#refuse(
          name,
          `算出来的数据元从来不填，${name} 约束不了它；要约束就写成 @rule`,
          `a derived element is never entered, so ${name} bounds nothing; write a @rule instead`,
        );
    }
    const { min, max, maxChange, digits } = bounds;
    if (min !== undefined && max !== undefined && compare(min, max) > 0)
      this.#refuse(
        'min',
        `min ${toText(min)} 大于 max ${toText(max)}，没有数填得进去`,
        `min ${toText(min)} is greater than max ${toText(max)}: no number would do`,
      );
    if (maxChange !== undefined && compare(maxChange, 0) <= 0)
      this.#refuse(
        'maxChange',
        `maxChange 要大于 0，"0.2" 是两成；写的是 ${toText(maxChange)}`,
        `maxChange must be greater than 0, "0.2" is 20 %; this is ${toText(maxChange)}`,
      );
    if (digits !== undefined) {
      this.#checkReached('min', min, digits);
      this.#checkReached('max', max, digits);
    }
  }

  /** A bound that has more digits than an answer may have is never met. */
  #checkReached(name: 'min' | 'max', bound: Exact | undefined, digits: number): void {
    if (bound === undefined || wholeDigits(abs(bound)) <= digits) return;
    this.#refuse(
      name,
      `${name} ${toText(bound)} 的整数部分有 ${wholeDigits(abs(bound))} 位，而 digits 只许 ${digits} 位：请改正其一`,
      `${name} ${toText(bound)} has ${wholeDigits(abs(bound))} digits before the point, and digits allows ${digits}: correct one of them`,
    );
  }

  #refuse(argument: string, message: string, messageEn: string): void {
    this.report.error('BOUNDS', this.use.argument(argument), message, messageEn);
  }
}
