import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const root = fileURLToPath(new URL('../..', import.meta.url));

const parsed = new Map<string, ts.SourceFile>();

/** A source file of the product or its tests, by its path from the root of the repository. */
export function sourceOf(path: string): ts.SourceFile {
  const known = parsed.get(path);
  if (known) return known;
  const text = readFileSync(`${root}/${path}`, 'utf8');
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  parsed.set(path, source);
  return source;
}

function constantIn(source: ts.SourceFile, name: string): ts.Expression | undefined {
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name: found, initializer } of statement.declarationList.declarations) {
      if (found.getText() === name) return initializer;
    }
  }
  return undefined;
}

/** The value of a constant that its file keeps to itself: numbers, their products and other such constants. */
export function numberIn(path: string, name: string): number {
  const source = sourceOf(path);
  const initializer = constantIn(source, name);
  if (!initializer) throw new Error(`${path} has no constant ${name}`);
  return worthOf(initializer, path);
}

function worthOf(expression: ts.Expression, path: string): number {
  if (ts.isNumericLiteral(expression)) return Number(expression.text);
  if (ts.isParenthesizedExpression(expression)) return worthOf(expression.expression, path);
  if (ts.isIdentifier(expression)) return numberIn(path, expression.text);
  if (ts.isBinaryExpression(expression)) {
    const [left, right] = [worthOf(expression.left, path), worthOf(expression.right, path)];
    if (expression.operatorToken.kind === ts.SyntaxKind.AsteriskToken) return left * right;
    if (expression.operatorToken.kind === ts.SyntaxKind.SlashToken) return left / right;
  }
  throw new Error(`${path}: ${expression.getText()} is no number`);
}

/** The value of a constant text that its file keeps to itself. */
export function textIn(path: string, name: string): string {
  const initializer = constantIn(sourceOf(path), name);
  if (!initializer || !ts.isStringLiteral(initializer)) {
    throw new Error(`${path} has no text ${name}`);
  }
  return initializer.text;
}

/** The number that is assigned to a property somewhere in a file, like `server.headersTimeout = 10_000`. */
export function assignedIn(path: string, property: string): number {
  const source = sourceOf(path);
  let found: number | undefined;
  const visit = (node: ts.Node): void => {
    if (
      ts.isBinaryExpression(node) &&
      ts.isPropertyAccessExpression(node.left) &&
      node.left.name.text === property
    ) {
      found = worthOf(node.right, path);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  if (found === undefined) throw new Error(`${path} assigns nothing to ${property}`);
  return found;
}

/** The names of the fields of a type that is written as one object. */
export function fieldsOfType(path: string, name: string): string[] {
  const alias = sourceOf(path)
    .statements.filter(ts.isTypeAliasDeclaration)
    .find((found) => found.name.text === name);
  if (!alias || !ts.isTypeLiteralNode(alias.type)) throw new Error(`${path} has no type ${name}`);
  return alias.type.members.map((member) => member.name?.getText() ?? '');
}

/** The texts of a constant set or list that its file keeps to itself. */
export function listIn(path: string, name: string): string[] {
  const initializer = constantIn(sourceOf(path), name);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  if (initializer) visit(initializer);
  if (found.length === 0) throw new Error(`${path} has no list ${name}`);
  return found;
}
