import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root, sourceOf } from './source.ts';

const here = 'tests/security-document';

/** Every file of the tests, from the root of the repository; what is written by runs is none. */
export function testFiles(folder = 'tests'): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return entry.name === 'out' ? [] : testFiles(path);
    return entry.name.endsWith('.ts') ? [path] : [];
  });
}

const isTitled = (call: ts.CallExpression) => /^(it|describe)$/.test(call.expression.getText());

/** The titles of the tests and groups in a file as they are written; what is skipped or run alone counts as none. */
export function titlesIn(source: ts.SourceFile): string[] {
  const titles: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTitled(node)) {
      const [title] = node.arguments;
      if (title && ts.isStringLiteralLike(title)) titles.push(title.text);
      else if (title && ts.isTemplateExpression(title)) titles.push(title.getText().slice(1, -1));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return titles;
}

/** Every text in a file that could be, or be put into, a title. */
function textsIn(source: ts.SourceFile): string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) texts.push(node.text);
    else if (ts.isTemplateExpression(node)) texts.push(node.getText().slice(1, -1));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return texts;
}

/** The texts of all tests but those of this folder, which speak about the others. */
export const textsOfTests = () =>
  testFiles()
    .filter((path) => path.endsWith('.test.ts') && !path.startsWith(here))
    .flatMap((path) => textsIn(sourceOf(path)));
