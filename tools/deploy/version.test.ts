import { nextVersion } from './version';

test('the first version of an account is that of the source', () => {
  expect(nextVersion('0.1.0', [])).toBe('0.1.0');
});

test('a newer source keeps its number', () => {
  expect(nextVersion('0.10.0', ['0.9.3', '0.2.0'])).toBe('0.10.0');
});

test.each([
  ['the same source again', '0.1.0', ['0.1.0'], '0.1.1'],
  ['an older source', '0.1.0', ['0.1.0', '0.1.9', '0.1.10'], '0.1.11'],
  ['a version that somebody marked', '1.0.0', ['1.0.0-rc.1'], '1.0.1'],
])('%s gets the next patch after the newest there', (_, source, taken, expected) => {
  expect(nextVersion(source, taken)).toBe(expected);
});
