import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import ts from 'typescript';
import { root, sourceOf } from '../security-document/source.ts';

/** Every source file that is shipped, from the root of the repository. */
export function shippedFiles(): string[] {
  return ['api', 'bot', 'tabs'].flatMap((workspace) =>
    readdirSync(`${root}/${workspace}/src`, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => `${workspace}/src/${name}`),
  );
}

/** What a scan finds in a file; each finding is a few words. */
type Scan = (node: ts.Node, source: ts.SourceFile) => readonly string[];

export function scanned(source: ts.SourceFile, scan: Scan): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    found.push(...scan(node, source));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The findings of all shipped files, as `file: finding`. */
export const scannedEverywhere = (scan: Scan): string[] =>
  shippedFiles().flatMap((path) =>
    scanned(sourceOf(path), scan).map((finding) => `${path}: ${finding}`),
  );

/** Source that a control plants. */
export const planted = (text: string) =>
  ts.createSourceFile('planted.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);

const isCallOrNew = (node: ts.Node): node is ts.CallExpression | ts.NewExpression =>
  ts.isCallExpression(node) || ts.isNewExpression(node);

const intoMarkup =
  /^(?:innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|srcDoc|srcdoc|createContextualFragment)$/;
const runsText = /^(?:node:)?(?:vm|child_process|worker_threads)$/;

/** Text that would be run as a program. */
export const findRunText: Scan = (node) => {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    return runsText.test(node.moduleSpecifier.text) ? [`imports ${node.moduleSpecifier.text}`] : [];
  }
  if (!isCallOrNew(node)) return [];
  const called = node.expression.getText();
  const [first] = node.arguments ?? [];
  const isText = first !== undefined && ts.isStringLiteralLike(first);
  if (node.expression.kind === ts.SyntaxKind.ImportKeyword && !isText)
    return ['imports an expression'];
  if (/^(?:(?:globalThis|window|self)\??\.)?(?:eval|Function)$/.test(called)) return [called];
  if (/\.constructor$/.test(called)) return [called];
  return isText && /(?:^|\.)set(?:Timeout|Interval|Immediate)$/.test(called) ? [called] : [];
};

/** Text that would be read as markup. */
export const findMarkupFromText: Scan = (node) => {
  if (ts.isIdentifier(node) && intoMarkup.test(node.text)) return [node.text];
  const isWrite = isCallOrNew(node) && /^document\.write(?:ln)?$/.test(node.expression.getText());
  return isWrite ? ['document.write'] : [];
};

/** Regular expressions that are made of anything but constants of their own file. */
export const findMadePatterns: Scan = (node, source) => {
  if (!isCallOrNew(node)) return [];
  const called = node.expression.getText();
  const [first] = node.arguments ?? [];
  if (first === undefined) return [];
  const isPattern = called === 'RegExp';
  const isMatch = /\.(?:match|matchAll|search)$/.test(called) && ts.isStringLiteralLike(first);
  if (isMatch) return [`${called}(${first.getText()})`];
  return isPattern && !isConstant(first, source) ? [`RegExp(${first.getText()})`] : [];
};

/** Whether an expression says the same whatever anybody sends. */
function isConstant(expression: ts.Expression, source: ts.SourceFile): boolean {
  const isAll = (parts: readonly ts.Expression[]) =>
    parts.every((part) => isConstant(part, source));
  if (ts.isStringLiteralLike(expression) || ts.isRegularExpressionLiteral(expression)) return true;
  if (ts.isTemplateExpression(expression)) {
    return isAll(expression.templateSpans.map((span) => span.expression));
  }
  if (ts.isIdentifier(expression)) {
    const own = constantOf(expression.text, source);
    return own !== undefined && !ts.isArrowFunction(own) && isConstant(own, source);
  }
  if (!ts.isCallExpression(expression) || !ts.isIdentifier(expression.expression)) return false;
  const own = constantOf(expression.expression.text, source);
  return own !== undefined && ts.isArrowFunction(own) && isAll([...expression.arguments]);
}

function constantOf(name: string, source: ts.SourceFile): ts.Expression | undefined {
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    if (!(statement.declarationList.flags & ts.NodeFlags.Const)) continue;
    for (const { name: found, initializer } of statement.declarationList.declarations) {
      if (found.getText() === name) return initializer;
    }
  }
  return undefined;
}

/** Requests to elsewhere that do not say that they follow no redirect; pages ask nobody but us. */
export const findFollowing: Scan = (node, { fileName }) => {
  if (fileName.startsWith('tabs/') || !ts.isCallExpression(node)) return [];
  if (!/^(?:globalThis\.)?fetch$/.test(node.expression.getText())) return [];
  const said = node.arguments[1]?.getText() ?? '';
  return /\bredirect: '(?:manual|error)'/.test(said)
    ? []
    : [`fetch(${node.arguments[0]?.getText()})`];
};

/** Ways out of the process for words that are written: standard output, files. */
export const findWriters: Scan = (node) => {
  if (!isCallOrNew(node)) return [];
  const called = node.expression.getText();
  const isWriter =
    /^(?:process\.(?:stdout|stderr)\.write|console\.\w+|(?:\w+\.)?(?:writeFile|appendFile|writeFileSync|appendFileSync|createWriteStream|writeSync|destination))$/;
  return isWriter.test(called) ? [called] : [];
};

const cryptoModules = /^(?:(?:node:)?crypto|jose)$/;
/** Names of those modules that compute nothing, or names for things that are no secret. */
const noCryptography =
  /^(?:errors|constants|customFetch|decodeJwt|decodeProtectedHeader|randomUUID)$/;
const algorithmName =
  /^(?:sha-?[0-9]+(?:-[0-9]+)?|md[245]|ripemd[0-9]*|whirlpool|blake.*|hmac-.*|aes[-0-9].*|des(?:-.*|3)?|rc[24]|blowfish|chacha.*|[RPEH]S(?:256|384|512|1)|EdDSA|RSA(?:-OAEP.*|1_5|-(?:MD|SHA).*)|dir|scrypt|pbkdf2.*)$/i;
const withAlgorithm =
  /^(?:createHash|createHmac|createCipheriv|createDecipheriv|hash|pbkdf2|sign)$/;

/** What is used of cryptography: functions of its modules, algorithms by their name, Web Crypto. */
export const findCryptography: Scan = (node, source) => {
  if (ts.isImportSpecifier(node)) return importedCrypto(node);
  if (ts.isNamespaceImport(node) && cryptoModules.test(moduleOf(node))) return ['a whole module'];
  if (ts.isStringLiteralLike(node)) return algorithmName.test(node.text) ? [node.text] : [];
  if (ts.isPropertyAccessExpression(node)) {
    return /^crypto\.(?!subtle$|randomUUID$)/.test(node.getText()) ? [node.getText()] : [];
  }
  if (!ts.isCallExpression(node) || !withAlgorithm.test(node.expression.getText())) return [];
  const [algorithm] = node.arguments;
  return algorithm && isConstant(algorithm, source) ? [] : [`${node.getText()}: which algorithm?`];
};

function importedCrypto(node: ts.ImportSpecifier): string[] {
  const isType = node.isTypeOnly || node.parent.parent.phaseModifier === ts.SyntaxKind.TypeKeyword;
  const name = (node.propertyName ?? node.name).text;
  const isOne = !isType && !noCryptography.test(name) && cryptoModules.test(moduleOf(node));
  return isOne ? [name] : [];
}

function moduleOf(node: ts.ImportSpecifier | ts.NamespaceImport): string {
  const clause = ts.isNamespaceImport(node) ? node.parent : node.parent.parent;
  const { moduleSpecifier } = clause.parent as ts.ImportDeclaration;
  return ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : '';
}

const workspaceOf = (path: string) => path.split('/')[0] ?? '';
const dependenciesOf = (workspace: string): readonly string[] => {
  const { dependencies } = JSON.parse(readFileSync(`${root}/${workspace}/package.json`, 'utf8'));
  return Object.keys(dependencies);
};
const shipped = new Map(['api', 'bot', 'tabs'].map((name) => [name, dependenciesOf(name)]));

/** Imports of what is not shipped: tests, stand-ins, tools, packages that only developers have. */
export const findUnshipped: Scan = (node, { fileName }) => {
  const isImport = ts.isImportDeclaration(node) || ts.isExportDeclaration(node);
  const from = isImport ? node.moduleSpecifier : undefined;
  if (!from || !ts.isStringLiteral(from)) return [];
  if (
    ts.isImportDeclaration(node) &&
    node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
  ) {
    return [];
  }
  const { text } = from;
  if (text.startsWith('.')) {
    const path = new URL(text, `file:///${fileName}`).pathname.slice(1);
    return path.startsWith(`${workspaceOf(fileName)}/src/`) ? [] : [path];
  }
  const [first = '', second = ''] = text.split('/');
  const name = first.startsWith('@') ? `${first}/${second}` : first;
  const known = shipped.get(workspaceOf(fileName)) ?? [];
  return isBuiltin(text) || known.includes(name) ? [] : [name];
};
