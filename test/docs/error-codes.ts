import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** What a code looks like: `RULE_BROKEN`. */
const CODE = /^[A-Z][A-Z_]*[A-Z]$/;

/** Every error code that the TypeScript files below a folder can produce, with the files that do. */
export function codesIn(folder: string): Map<string, string[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .sort()
    .map((path) =>
      ts.createSourceFile(path, readFileSync(join(folder, path), 'utf8'), ts.ScriptTarget.Latest, true),
    );
  const takers = new Map<string, Set<number>>();
  for (const file of files) walk(file, (node) => learnTaker(node, takers));
  const found = new Map<string, string[]>();
  for (const file of files) {
    walk(file, (node) => {
      for (const code of codesAt(node, takers)) {
        const seen = found.get(code) ?? [];
        if (!seen.includes(file.fileName)) found.set(code, [...seen, file.fileName]);
      }
    });
  }
  return found;
}

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** A function with a parameter `code` is handed codes: which of its arguments is it, by the function's name? */
function learnTaker(node: ts.Node, takers: Map<string, Set<number>>): void {
  if (!ts.isFunctionLike(node)) return;
  const at = node.parameters.findIndex(({ name }) => ts.isIdentifier(name) && name.text === 'code');
  const name = nameOf(node);
  if (at >= 0 && name) takers.set(name, (takers.get(name) ?? new Set()).add(at));
}

function nameOf(node: ts.SignatureDeclaration): string | undefined {
  const named = ts.isConstructorDeclaration(node)
    ? node.parent.name
    : (node.name ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name : undefined));
  return named?.getText();
}

/** `code: 'X'`, `code = 'X'`, and arguments of functions that take a code. */
function codesAt(node: ts.Node, takers: ReadonlyMap<string, ReadonlySet<number>>): string[] {
  if (ts.isPropertyAssignment(node) || ts.isPropertyDeclaration(node) || ts.isParameter(node)) {
    return node.name.getText() === 'code' && node.initializer ? literals(node.initializer) : [];
  }
  if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return [];
  const callee = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression;
  const places = takers.get(callee.getText()) ?? [];
  return [...places].flatMap((at) => literals(node.arguments?.[at]));
}

/** The codes that an expression may turn out to be; nested objects and calls speak for themselves. */
function literals(node: ts.Expression | undefined): string[] {
  if (!node) return [];
  if (ts.isStringLiteralLike(node)) return CODE.test(node.text) ? [node.text] : [];
  if (ts.isConditionalExpression(node)) return [...literals(node.whenTrue), ...literals(node.whenFalse)];
  if (ts.isBinaryExpression(node)) return [...literals(node.left), ...literals(node.right)];
  if (ts.isAsExpression(node) || ts.isParenthesizedExpression(node)) return literals(node.expression);
  return [];
}
