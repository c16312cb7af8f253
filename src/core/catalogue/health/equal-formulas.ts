import type { Expression } from '../../expression/model.ts';
import type { SourcePlace } from '../../issue.ts';
import type { Catalogue } from '../model.ts';
import type { HealthReport } from './report.ts';

/** Where a formula stands. */
interface Written {
  /** The form that it stands in; absent for an element's. */
  readonly form?: string;
  readonly name: string;
  readonly says: string;
  readonly place: SourcePlace;
}

/** Formulas that work out the same in two places: what is worked out twice may one day differ. */
export function findEqualFormulas(catalogue: Catalogue, report: HealthReport): void {
  for (const [first, ...others] of groups(catalogue)) {
    if (!first) continue;
    for (const other of others) {
      // One form may print a thing twice.
      if (other.form !== undefined && other.form === first.form) continue;
      const remedy = first.form === undefined ? `请引用 ${first.name}` : '请定义一个导出数据元，两处都引用它';
      const remedyEn =
        first.form === undefined
          ? `take ${first.name} instead`
          : 'define a derived element, and take it in both';
      report.warning('EQUAL_FORMULA', other.place, other.name, {
        message: `${other.says}的公式和${first.says}的一样；${remedy}`,
        messageEn: `the formula of ${other.says} equals that of ${first.says}; ${remedyEn}`,
      });
    }
  }
}

function groups(catalogue: Catalogue): Iterable<Written[]> {
  const found = new Map<string, Written[]>();
  const add = (expression: Expression, more: string, written: Written): void => {
    const plain = withoutScale(expression);
    if (plain.op === 'element' || plain.op === 'constant') return;
    const key = `${more} ${canonical(plain)}`;
    const known = found.get(key);
    if (known) known.push(written);
    else found.set(key, [written]);
  };
  for (const { name, label, derivation, args, kinds, place } of catalogue.elements.values()) {
    if (!derivation) continue;
    const more = [args.map(({ codeList }) => codeList.name).join(), kinds?.join() ?? ''].join(' ').trim();
    add(derivation, more, { name, says: `${name}（${label}）`, place });
  }
  for (const form of catalogue.forms.values()) {
    for (const { source, field, place } of form.cells) {
      if (source.kind !== 'from') continue;
      add(source.expression, '', { form: form.code, name: field, says: `${form.code}.${field}`, place });
    }
  }
  return found.values();
}

/** A conversion to the unit that is printed is no part of what is worked out. */
function withoutScale(expression: Expression): Expression {
  return expression.op === 'scale' ? withoutScale(expression.of) : expression;
}

const CHAINS: ReadonlySet<string> = new Set(['+', '*', 'and', 'or']);
const EXCHANGEABLE: ReadonlySet<string> = new Set([...CHAINS, '=', '<>', 'sum', 'min', 'max', 'avg']);

/** The same text for formulas that differ only in the order of what may be exchanged. */
function canonical(expression: Expression): string {
  if (expression.op === 'binary') {
    const { operator } = expression;
    const sides = chain(expression, operator).map(canonical);
    return `(${(EXCHANGEABLE.has(operator) ? sides.sort() : sides).join(` ${operator} `)})`;
  }
  if ('args' in expression) {
    const args = expression.args.map(canonical);
    return `${expression.op}(${(EXCHANGEABLE.has(expression.op) ? args.sort() : args).join()})`;
  }
  return JSON.stringify(expression, (key, value) => {
    if (key === 'slice') return Object.entries(value).sort();
    if (typeof value === 'bigint') return String(value);
    return value !== expression && isExpression(value) ? canonical(value) : value;
  });
}

/** a + (b + c) is a + b + c. */
function chain(expression: Expression, operator: string): Expression[] {
  if (expression.op !== 'binary' || expression.operator !== operator) return [expression];
  const sides = [expression.left, expression.right];
  return CHAINS.has(operator) ? sides.flatMap((side) => chain(side, operator)) : sides;
}

const isExpression = (value: unknown): value is Expression =>
  typeof value === 'object' && value !== null && 'op' in value;
