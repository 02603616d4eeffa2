import { readableIdentity } from './format';

test.each([
  ['ada_40example_2Ecom', 'ada@example.com'],
  ['ren_C3_A9', 'rené'],
  ['snake_5Fcase', 'snake_case'],
  ['ada', 'ada'],
  ['100%', '100%'],
  ['broken_FF', 'broken_FF'],
])('reads %s as %s', (identity, expected) => {
  expect(readableIdentity(identity)).toBe(expected);
});
