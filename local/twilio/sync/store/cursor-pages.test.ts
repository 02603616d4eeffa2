import fc from 'fast-check';
import { type Page, type PageRequest, pageOf, readPageToken } from './cursor-pages';

const identity = (key: number) => key;

function* pages(entries: number[], request: PageRequest) {
  for (let next: PageRequest | null = request; next !== null; ) {
    const page: Page<number> = pageOf(entries, identity, next);
    yield page.entries;
    next = page.nextToken === null ? null : readPageToken(page.nextToken);
  }
}

const ascending = fc.uniqueArray(fc.nat()).map((keys) => keys.sort((a, b) => a - b));
const order = fc.constantFrom('asc' as const, 'desc' as const);

test('reads all entries in order, in pages of at most the requested size', () => {
  fc.assert(
    fc.property(ascending, order, fc.integer({ min: 1, max: 5 }), (entries, direction, size) => {
      const read = [...pages(entries, { size, order: direction, start: null })];
      expect(read.flat()).toEqual(direction === 'asc' ? entries : entries.toReversed());
      expect(read.every((page) => page.length <= size)).toBe(true);
    }),
  );
});

test('skips no entry when earlier ones are removed', () => {
  const first = pageOf([1, 2, 3, 4], identity, { size: 2, order: 'asc', start: null });
  expect(first.nextToken).not.toBeNull();
  expect(pageOf([3, 4], identity, readPageToken(first.nextToken ?? '')).entries).toEqual([3, 4]);
});

test('starts at or behind a key, as requested', () => {
  const from = (inclusive: boolean) =>
    pageOf([1, 2, 3], identity, { size: 9, order: 'asc', start: { key: 2, inclusive } }).entries;
  expect(from(true)).toEqual([2, 3]);
  expect(from(false)).toEqual([3]);
});

test.each([0, -1, 1.5, 1_001])('refuses a token for pages of %p entries', (size) => {
  const token = Buffer.from(JSON.stringify({ size, order: 'asc', start: null })).toString('base64url');
  expect(() => readPageToken(token)).toThrow('Invalid parameter: PageToken');
});
