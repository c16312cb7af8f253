import type { Ast, ReferenceAst } from './ast.ts';

/** The references of a formula, in the order in which they are written; one written twice comes twice. */
export function references(ast: Ast): ReferenceAst[] {
  const found: ReferenceAst[] = [];
  collect(ast, found);
  return found;
}

function collect(ast: Ast, found: ReferenceAst[]): void {
  switch (ast.kind) {
    case 'reference':
      found.push(ast);
      return;
    case 'unary':
      return collect(ast.operand, found);
    case 'binary':
      collect(ast.left, found);
      return collect(ast.right, found);
    case 'call':
      return ast.args.forEach((arg) => collect(arg, found));
    default:
      return;
  }
}
