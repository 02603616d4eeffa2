import fc from 'fast-check';
import { readableDuration, readableTimer } from './durations';

const [SECOND, MINUTE, HOUR, DAY] = [1000, 60_000, 3_600_000, 86_400_000];

test.each([
  [0, '0 seconds', '0:00'],
  [999, '0 seconds', '0:00'],
  [SECOND, '1 second', '0:01'],
  [5 * MINUTE, '5 minutes', '5:00'],
  [5 * MINUTE + 22 * SECOND, '5 minutes 22 seconds', '5:22'],
  [HOUR + 5 * MINUTE + 2 * SECOND, '1 hour 5 minutes', '1:05:02'],
  [DAY + 2 * SECOND, '1 day', '1d'],
  [7 * DAY + 5 * HOUR, '7 days 5 hours', '7d 5h'],
])('formats %d ms as %s and as %s', (ms, duration, timer) => {
  expect(readableDuration(ms, 'en-US')).toBe(duration);
  expect(readableTimer(ms, 'en-US')).toBe(timer);
});

test('formats in other languages', () => {
  expect(readableDuration(HOUR + MINUTE, 'de')).toBe('1 Stunde 1 Minute');
});

test('formats any duration', () => {
  fc.assert(
    fc.property(fc.nat(10_000 * DAY), (ms) => {
      expect(readableDuration(ms, 'en-US')).toMatch(/^[\d,]+ \w+( \d+ \w+)?$/);
      expect(readableTimer(ms, 'en-US')).toMatch(/\d/);
    }),
  );
});
