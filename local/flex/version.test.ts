import { ok } from '../../src/contract/result';
import { isBefore, readVersion } from './version';

test.each(['2.0.0', '2.17.1', '2.100.0', '3.0.0'])('reads %s', (version) => {
  expect(readVersion(version)).toEqual(ok(version));
});

test.each(['', 'latest', '2', '2.14', 'v2.14.0', '~2.14.0', '2.0.0-beta.1', '2.14.0 ', '../2.14.0'])(
  'refuses %j, which is no exact version',
  (text) => {
    expect(readVersion(text)).toMatchObject({
      failure: `'${text}' is not an exact version of Flex UI, such as 2.14.0.`,
    });
  },
);

test('refuses Flex UI 1', () => {
  expect(readVersion('1.34.6')).toMatchObject({
    failure: 'Flex UI 1.34.6 is not supported. Use 2.0.0 or later.',
  });
});

test.each([
  ['2.8.3', '2.9.0', true],
  ['2.9.0', '2.9.0', false],
  ['2.10.0', '2.9.0', false],
  ['2.9.0', '2.9.1', true],
  ['3.0.0', '2.9.0', false],
])('%s comes before %s: %s', (version, other, isEarlier) => {
  expect(isBefore(version, other)).toBe(isEarlier);
});
