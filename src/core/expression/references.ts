import type { Ast, ReferenceAst } from './ast.ts';

/** The references of a formula, in the order in which they are written; one written twice comes twice. */
export function references(ast: Ast): ReferenceAst[] {
  switch (ast.kind) {
    case 'reference':
      return [ast];
    case 'unary':
      return references(ast.operand);
    case 'binary':
      return [...references(ast.left), ...references(ast.right)];
    case 'call':
      return ast.args.flatMap(references);
    default:
      return [];
  }
}
