import fc from 'fast-check';
import { ExpressionError, parseExpression } from './expression';

const attributes = {
  language: 'en',
  level: 3,
  skills: ['returns', 'billing'],
  vip: true,
  address: { city: 'Bern' },
  note: null,
};

test.each([
  'language == "en"',
  "language = 'en'",
  'language != "de"',
  'language <> "de"',
  'level > 2 AND level < 4',
  'level >= 3 and level <= 3',
  'language IN ["de", "en"]',
  '"billing" IN skills',
  'language NOT IN ["de", "fr"]',
  'skills HAS "returns"',
  'language CONTAINS "e"',
  'skills CONTAINS "returns"',
  'NOT (language == "de")',
  'language == "de" OR level == 3',
  'language == "en" OR language == "de" AND level == 9',
  'vip == true',
  'address.city == "Bern"',
  'note == null',
  'missing == null',
  '1==1',
])('%s is satisfied', (text) => {
  expect(parseExpression(text)(attributes)).toBe(true);
});

test.each([
  'language == "de"',
  'level > "2"',
  'missing > 1',
  'skills HAS "sales"',
  'language IN []',
  '(language == "en" OR language == "de") AND level == 9',
  'constructor == "x"',
  '1==0',
])('%s is not satisfied', (text) => {
  expect(parseExpression(text)(attributes)).toBe(false);
});

test.each([
  '',
  'language',
  'language ==',
  '== "en"',
  '(a == 1',
  'a == 1)',
  'a IN [1',
  'a LIKE "x"',
  'a == "x',
  'a == 1 b',
])('%p is not an expression', (text) => {
  expect(() => parseExpression(text)).toThrow(ExpressionError);
});

test.each([
  ['(', ')'],
  ['NOT ', ''],
  ['!', ''],
])('up to 100 levels of %p are an expression, and more are not', (open, close) => {
  const nested = (levels: number) => `${open.repeat(levels)}1 == 1${close.repeat(levels)}`;
  expect(parseExpression(nested(100))({})).toBe(true);
  for (const levels of [101, 100_000]) expect(() => parseExpression(nested(levels))).toThrow(ExpressionError);
});

test('a list in thousands of lists is not an expression', () => {
  expect(() => parseExpression(`a IN ${'['.repeat(100_000)}`)).toThrow(ExpressionError);
});

test('keeps exactly the items whose attribute equals any text', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), fc.string(), (names, wanted) => {
      const quoted = `"${wanted.replace(/["\\]/g, '\\$&')}"`;
      const expression = parseExpression(`name == ${quoted}`);
      expect(names.filter((name) => expression({ name }))).toEqual(names.filter((name) => name === wanted));
    }),
  );
});

test('NOT keeps exactly the items that the expression itself does not', () => {
  const comparison = fc
    .tuple(fc.constantFrom('==', '!=', '<', '>', '<=', '>='), fc.integer({ min: -3, max: 3 }))
    .map(([operator, value]) => `level ${operator} ${value}`);
  const expressions = fc.tuple(comparison, fc.constantFrom('AND', 'OR'), comparison).map((parts) => parts.join(' '));
  fc.assert(
    fc.property(expressions, fc.integer({ min: -4, max: 4 }), (text, level) => {
      expect(parseExpression(`NOT (${text})`)({ level })).toBe(!parseExpression(text)({ level }));
    }),
  );
});
