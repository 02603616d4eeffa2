import { colleagueNames } from './colleagueNames';

const ADA = { contact_uri: 'client:ada_40example_2Ecom', full_name: 'Ada Admin' };

test('names a person by their Flex identity', () => {
  const nameOf = colleagueNames(() => [{ contact_uri: 'client:sam', full_name: 'Sam Supervisor' }, ADA]);
  expect(nameOf('ada_40example_2Ecom')).toBe('Ada Admin');
  expect(nameOf('alice')).toBeNull();
});

test('ignores workers without a usable name', () => {
  const workers = [null, {}, { ...ADA, full_name: '' }, { ...ADA, full_name: 7 }];
  expect(colleagueNames(() => workers)('ada_40example_2Ecom')).toBeNull();
});

test('names no one if Flex has no such workers', () => {
  const broken = colleagueNames((): never => {
    throw new TypeError('of a test');
  });
  expect(broken('alice')).toBeNull();
});

test('shows the characters of a name that no one sees', () => {
  expect(colleagueNames(() => [{ ...ADA, full_name: 'A\u202ed' }])('ada_40example_2Ecom')).toBe('A[U+202E]d');
});
