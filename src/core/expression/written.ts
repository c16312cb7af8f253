import type { ElementReference, Expression } from './model.ts';

/** A plain reference as a formula would write it; conversions stand beside it, in the units. */
export function written(expression: Expression): string {
  if (expression.op === 'scale' || expression.op === 'translate') return written(expression.of);
  return expression.op === 'element' ? referenceText(expression) : expression.op;
}

function referenceText({ name, slice, period }: ElementReference): string {
  const codes = Object.entries(slice).map(([argument, code]) => `${argument}: ${code}`);
  const at = period && ('word' in period ? period.word : `"${period.absolute.id}"`);
  return `${name}${codes.length > 0 ? `[${codes.join(', ')}]` : ''}${at ? `@${at}` : ''}`;
}
