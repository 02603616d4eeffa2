import fc from 'fast-check';
import { parseJson } from './json';

const nested = (open: string, close: string, levels: number) => `${open.repeat(levels)}1${close.repeat(levels)}`;

test.each([
  ['[', ']'],
  ['{"a":', '}'],
])('reads JSON of 100 levels of %s, but not of more', (open, close) => {
  expect(parseJson(nested(open, close, 100))).not.toBeUndefined();
  for (const levels of [101, 5_000, 100_000]) expect(parseJson(nested(open, close, levels))).toBeUndefined();
});

test('reads what was written as JSON', () => {
  fc.assert(
    fc.property(
      fc.json({ maxDepth: 5 }),
      (text) => JSON.stringify(parseJson(text)) === JSON.stringify(JSON.parse(text)),
    ),
  );
});
