import type { Ast, ReferenceAst } from '../../src/core/expression/ast.ts';
import { parseFormula } from '../../src/core/expression/parse.ts';
import { toText } from '../../src/core/value.ts';

/** The formula in this text; for texts that are formulas. */
export function formula(text: string): Ast {
  const parsed = parseFormula(text);
  if ('problem' in parsed) throw new Error(`${text}: ${parsed.problem.messageEn}`);
  return parsed.ast;
}

/** The shape of a formula with every operator before its operands: written apart from what is being tested. */
export function outline(ast: Ast): string {
  switch (ast.kind) {
    case 'number':
      return toText(ast.value);
    case 'text':
      return `"${ast.value.replaceAll('"', '""')}"`;
    case 'yesNo':
      return `${ast.value}`;
    case 'reference':
      return outlineReference(ast);
    case 'unitSet':
      return `${ast.set}(${ast.of})`;
    case 'unary':
      return `(${ast.operator} ${outline(ast.operand)})`;
    case 'binary':
      return `(${ast.operator} ${outline(ast.left)} ${outline(ast.right)})`;
    case 'call':
      return `(${[ast.function, ...ast.args.map(outline)].join(' ')})`;
  }
}

function outlineReference({ over, name, slice, period }: ReferenceAst): string {
  const codes = slice.map(({ argument, code }) => `${argument}: ${code}`).join(', ');
  const quote = period && /\W/.test(period.text) ? '"' : '';
  const suffix = (codes && `[${codes}]`) + (period ? `@${quote}${period.text}${quote}` : '');
  return (over ? `${outline(over)}.` : '') + name + suffix;
}
