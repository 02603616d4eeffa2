import fc from 'fast-check';
import { readableIdentity, readableMoment, readableTime, readableTimeOfDay } from './format';

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

describe('a time', () => {
  test.each([readableTime, readableMoment])('is shown as it is if it cannot be parsed', (readable) => {
    expect(readable('2026-01-01T00:00:00-00', 'en-US')).toBe('2026-01-01T00:00:00-00');
  });

  test('is formatted without an exception, from any text and any number', () => {
    fc.assert(
      fc.property(fc.string(), fc.double(), (text, at) => {
        readableTime(text, 'en-US');
        readableMoment(text, 'en-US');
        readableTimeOfDay(at, 'en-US');
      }),
    );
  });
});
