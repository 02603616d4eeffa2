import { nextVersion } from './version';

test('uses the source version for the first deployment', () => {
  expect(nextVersion('0.1.0', [])).toBe('0.1.0');
});

test('uses the source version if it is newer than all deployed ones', () => {
  expect(nextVersion('0.10.0', ['0.9.3', '0.2.0'])).toBe('0.10.0');
});

test.each([
  ['the same source again', '0.1.0', ['0.1.0'], '0.1.1'],
  ['an older source', '0.1.0', ['0.1.0', '0.1.9', '0.1.10'], '0.1.11'],
  ['a deployed prerelease', '1.0.0', ['1.0.0-rc.1'], '1.0.1'],
])('%s gets the patch version after the newest one', (_, source, taken, expected) => {
  expect(nextVersion(source, taken)).toBe(expected);
});
