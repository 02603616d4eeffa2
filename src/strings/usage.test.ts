/** Every text is used, and its callers fill in what it names. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { enUS } from './en-US';

const SOURCE = join(__dirname, '..');

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter(
  (path) => /\.tsx?$/.test(path) && !/\.test\.|^testing|^strings\/en-US/.test(path),
);

const trees = files.map((path) =>
  ts.createSourceFile(path, readFileSync(join(SOURCE, path), 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX),
);

function nodesOf(root: ts.Node): readonly ts.Node[] {
  const nodes: ts.Node[] = [root];
  root.forEachChild((child) => void nodes.push(...nodesOf(child)));
  return nodes;
}

const nodes = trees.flatMap(nodesOf);

/** The keys that an expression may be, as far as they are written in place. */
function keysIn(node: ts.Expression | undefined): readonly string[] {
  if (node === undefined) return [];
  if (ts.isStringLiteral(node)) return [node.text];
  return ts.isConditionalExpression(node) ? [...keysIn(node.whenTrue), ...keysIn(node.whenFalse)] : [];
}

/** The names that an object literal gives, or null for anything else. */
const namesIn = (node: ts.Expression | undefined) =>
  node === undefined
    ? []
    : ts.isObjectLiteralExpression(node)
      ? node.properties.map((property) => property.name?.getText() ?? '')
      : null;

interface Use {
  readonly key: string;
  readonly names: readonly string[];
}

const use = (keys: readonly string[], names: readonly string[] | null): readonly Use[] =>
  names === null ? [] : keys.map((key) => ({ key, names }));

const calls = nodes.filter(ts.isCallExpression).flatMap(({ expression, arguments: [key, values] }) => {
  const isText = /(^|\.)(text|say)$/.test(expression.getText());
  return isText ? use(keysIn(key), namesIn(values)) : [];
});

const elements = nodes.filter(ts.isJsxSelfClosingElement).flatMap(({ tagName, attributes: { properties } }) => {
  if (tagName.getText() !== 'Explanation') return [];
  const attribute = (name: string) => {
    const value = properties
      .filter(ts.isJsxAttribute)
      .find((property) => property.name.getText() === name)?.initializer;
    return value !== undefined && ts.isJsxExpression(value) ? value.expression : value;
  };
  const [key, values] = [attribute('text'), attribute('values')];
  return use(
    key !== undefined && ts.isExpression(key) ? keysIn(key) : [],
    values === undefined || ts.isExpression(values) ? namesIn(values) : null,
  );
});

const uses = [...calls, ...elements];

const TEXTS: Readonly<Record<string, string>> = enUS;

const placeholdersOf = (key: string) =>
  [key, `${key}_one`, `${key}_other`].flatMap((entry) =>
    [...(TEXTS[entry] ?? '').matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? ''),
  );

test('finds the uses', () => {
  expect(uses.length).toBeGreaterThan(150);
});

test('every caller fills in exactly the names that the text has', () => {
  const wrong = uses.filter(({ key, names }) => {
    const wanted = placeholdersOf(key);
    return wanted.some((name) => !names.includes(name)) || names.some((name) => !wanted.includes(name));
  });
  expect(wrong).toEqual([]);
});

/** Keys that the source builds from a state or a consequence. */
const BUILT = /^State\w+Text$|^Delete\w+Text$|^DeleteCount\w+$/;

test('every text is used', () => {
  const literals = new Set(nodes.filter(ts.isStringLiteral).map(({ text }) => text));
  const keys = Object.keys(enUS).map((entry) => entry.replace(/_\w+$/, ''));
  expect(keys.filter((key) => !literals.has(key) && !BUILT.test(key))).toEqual([]);
});
